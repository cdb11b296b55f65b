#pragma once

#include "services/metrics/OpenMetricsText.h"

#include <QSet>

namespace ph {

/// Which family of metrics a line belongs to, and whether the lines so far keep to the rules of families:
/// described before they are sampled, once, and in OpenMetrics with all their lines together. Each function
/// says what is wrong in a literal marked under "ph::MetricsSource", or null.
class MetricFamilies {
public:
    explicit MetricFamilies(MetricsTextFormat format)
        : isStrict_(format == MetricsTextFormat::OpenMetrics)
    {
    }
    /// `keyword`: TYPE, HELP or UNIT. `word`: the first that follows the name.
    const char* describe(const QString& keyword, const QString& name, const QString& word);
    const char* sample(const QString& name, double value);

private:
    const char* begin(const QString& name);

    bool isStrict_;
    QString name_, type_;
    bool isSampled_ = false;
    QSet<QString> keywords_; ///< that described the family
    QSet<QString> ended_;    ///< names of families that came before
};

} // namespace ph
