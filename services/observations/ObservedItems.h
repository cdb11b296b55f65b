#pragma once

#include "services/observations/ObservedNames.h"
#include "services/observations/ObservedStore.h"

namespace ph {

/// Items in observed.db. Works inside the caller's transaction.
class ObservedItems {
public:
    ObservedItems(Database& database, ObservedNames& names)
        : db_(database)
        , names_(names)
    {
    }
    ObservedTally put(std::span<const TimelineItem> items);
    ObservedTally put(const ObservedLook& look);

private:
    Database& db_;
    ObservedNames& names_;
};

/// Adds all that touches [fromMs, toMs]; noTime and stillGoing bound nothing.
void readObservedItems(Database& database, TimelineTableBuilder& builder, std::int64_t fromMs,
                       std::int64_t toMs);

} // namespace ph
