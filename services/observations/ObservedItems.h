#pragma once

#include "models/values/TimelineTableBuilder.h"
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

/// Items by the numbers that they have in the database, from `first` up to and without `end`.
struct ItemNumbers {
    std::int64_t first = 0, end = 0;
};
/// Those of all items.
ItemNumbers observedNumbers(Database& database);

/// What the builder calls the numbers of texts and scopes in the database.
TimelineCodes readObservedCodes(Database& database, TimelineTableBuilder& builder);
/// Those of the items that touch [fromMs, toMs], as rows whose texts and scopes are the database's numbers;
/// noTime and stillGoing bound nothing.
void readObservedRows(Database& database, TimelineTableBuilder& rows, ItemNumbers numbers,
                      std::int64_t fromMs, std::int64_t toMs);

} // namespace ph
