#pragma once

#include "models/values/MetricSeries.h"
#include "models/values/Time.h"

namespace ph {

/// A rule that a Prometheus evaluates.
struct MetricRule {
    enum class Kind { Alerting, Recording };
    enum class Health { Unknown, Ok, Failing };
    enum class State { None, Inactive, Pending, Firing }; ///< None: of a recording rule, or not told
    QString group, file, name, expression;
    Kind kind = Kind::Alerting;
    Health health = Health::Unknown; ///< not Ok: it notices nothing
    QString lastError;               ///< why it is failing
    State state = State::None;
    std::int64_t holdsForMs = 0;       ///< before it fires
    std::int64_t evaluatedMs = noTime; ///< last; noTime: never, or not told
    MetricLabels labels, annotations;
    std::size_t alerts = 0; ///< how many series of it are pending or firing
    friend bool operator==(const MetricRule&, const MetricRule&) = default;
};

/// What a Prometheus scrapes.
struct ScrapeTarget {
    enum class Health { Unknown, Up, Down };
    QString pool, address; ///< address: the URL that is scraped
    MetricLabels labels;
    Health health = Health::Unknown;
    QString lastError;               ///< why it is down
    std::int64_t scrapedMs = noTime; ///< last; noTime: never
    double tookSeconds = 0;
    friend bool operator==(const ScrapeTarget&, const ScrapeTarget&) = default;
};

/// Stable names for output: "ok", "failing", "unknown"; "up", "down", "unknown"; "inactive", …, "" for None.
QString ruleHealthName(MetricRule::Health health);
QString ruleStateName(MetricRule::State state);
QString targetHealthName(ScrapeTarget::Health health);

} // namespace ph
