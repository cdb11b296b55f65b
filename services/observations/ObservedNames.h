#pragma once

#include "models/values/TimelineItem.h"
#include "services/store/Database.h"

#include <QHash>

namespace ph {

/// The numbers of words and scopes in observed.db, remembered from one transaction to the next: most of a
/// batch says what was said before. For one writer at a time.
class ObservedNames {
public:
    /// At the begin of a transaction: what another process swept away is forgotten.
    void begin(Database& database);
    /// After a transaction that failed: its numbers were never kept.
    void forget();
    std::int64_t word(const QString& text);
    std::int64_t scope(const TimelineScope& scope);

private:
    Database* db_ = nullptr;
    std::int64_t swept_ = -1;
    QHash<QString, std::int64_t> words_;
    QHash<QString, std::int64_t> scopes_; // by their fields, joined
};

} // namespace ph
