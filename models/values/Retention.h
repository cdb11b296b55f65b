#pragma once

#include "models/values/Time.h"

#include <vector>

namespace ph {

/// How long, and how much, of what was observed is kept.
struct RetentionRule {
    std::int64_t mostAgeMs = 0; ///< 0: any age
    std::int64_t mostBytes = 0; ///< of the whole file; 0: any size
    /// A time that stays whatever the rule says, as that of an incident that is open.
    struct Stretch {
        std::int64_t fromMs = noTime, toMs = noTime;
        friend bool operator==(const Stretch&, const Stretch&) = default;
    };
    std::vector<Stretch> kept = {};
    friend bool operator==(const RetentionRule&, const RetentionRule&) = default;
};

/// What would go, or went: all that was over before `beforeMs`. Notes never go, nor what is not over.
struct RetentionPlan {
    std::int64_t beforeMs = noTime; ///< noTime: nothing goes
    std::vector<RetentionRule::Stretch> kept = {};
    std::int64_t items = 0, points = 0, documents = 0;
    std::int64_t bytes = 0;     ///< about so many of the file's
    std::int64_t fileBytes = 0; ///< in use of the file
    std::int64_t oldestMs =
        noTime; ///< when the first of what happened or was measured did; noTime: none does
    bool isEmpty() const { return items + points + documents == 0; }
    friend bool operator==(const RetentionPlan&, const RetentionPlan&) = default;
};

} // namespace ph
