#pragma once

#include "services/metrics/PrometheusReplies.h"

namespace ph {

/// A metric's name and labels that a series has to have.
struct SeriesSelector {
    QString name;
    MetricLabels labels; ///< an empty value: the label is not there
    bool matches(const QString& itsName, const MetricLabels& itsLabels) const;
    friend bool operator==(const SeriesSelector&, const SeriesSelector&) = default;
};

/// Reads `name` or `name{label="value", …}` as PromQL writes it. Unsupported, in words, for all else: what
/// keeps no database computes nothing.
Result<SeriesSelector> parseSeriesSelector(const QString& text);

} // namespace ph
