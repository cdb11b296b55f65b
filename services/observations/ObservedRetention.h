#pragma once

#include "models/values/Retention.h"
#include "services/store/Database.h"

namespace ph {

/// Retention in observed.db. Works inside the caller's transaction.
class ObservedRetention {
public:
    explicit ObservedRetention(Database& database)
        : db_(database)
    {
    }
    /// What a rule takes away at `nowMs`. A budget takes whole days, the oldest first.
    RetentionPlan preview(const RetentionRule& rule, std::int64_t nowMs);
    RetentionPlan apply(const RetentionPlan& plan);

private:
    /// Makes the tables doomed_item, doomed_chunk and doomed_document of what goes.
    void doom(const RetentionPlan& plan);
    void count(RetentionPlan& plan);
    std::int64_t beforeForBudget(const RetentionRule& rule, std::int64_t nowMs);
    std::int64_t usedBytes();
    std::int64_t bytesOfItem();

    Database& db_;
};

} // namespace ph
