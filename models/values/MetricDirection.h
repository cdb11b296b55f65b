#pragma once

#include <QString>

namespace ph {

/// Which way a metric is better. Unknown is shown without a judging colour: never guessed beyond the name.
enum class MetricDirection { Unknown, HigherIsBetter, LowerIsBetter };

/// From the words of a metric's name: "val/loss", "rmse", "latency_p95_ms" are better lower, "auc",
/// "test_accuracy", "f1" higher; names that say neither, or both, are Unknown. Whole words only: "loss" is
/// not in "glossary".
MetricDirection directionFromName(const QString& metric);

QString metricDirectionName(MetricDirection direction); ///< "unknown", "higher", "lower": for files

} // namespace ph
