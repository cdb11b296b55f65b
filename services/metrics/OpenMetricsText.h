#pragma once

#include "services/metrics/PrometheusReplies.h"

#include <optional>

namespace ph {

enum class MetricsTextFormat {
    OpenMetrics,   ///< 1.0; has to end with "# EOF", so that a half is noticed
    PrometheusText ///< 0.0.4; says nothing about where it ends
};

/// One number of one series, as a file says it.
struct FamilyPoint {
    QString name;
    MetricLabels labels;
    double value = 0;                   ///< NaN and the infinities as they come
    std::optional<std::int64_t> timeMs; ///< where the file says it
    friend bool operator==(const FamilyPoint&, const FamilyPoint&) = default;
};

inline constexpr qsizetype mostMetricsBytes = 8 << 20;
inline constexpr int mostMetricsLines = 100'000;
inline constexpr int mostMetricLabels = 64;
inline constexpr qsizetype mostMetricTextBytes = 4096; ///< of a name or a label's value

/// Reads what a program exposes of itself. Strict: a text that breaks its format anywhere is Unreadable as a
/// whole, with the line, and so is one beyond the limits above, that is no UTF-8, names a series twice at one
/// time, or has a counter below 0. Help, units and exemplars are checked and left out. `where` becomes
/// Error::where.
Result<std::vector<FamilyPoint>> readMetricsText(std::string_view text, MetricsTextFormat format,
                                                 const QString& where);

} // namespace ph
