#include "models/values/QualityReport.h"

#include <algorithm>
#include <array>

namespace ph {

namespace {

constexpr std::array checkNames{"drift",     "missing",     "categories", "range",     "uniqueness",
                                "constant",  "type",        "columns",    "freshness", "volume",
                                "statistic", "performance", "other"};
constexpr std::array qualityVerdictNames{"pass", "fail", "warning", "no data", "not judged"};

} // namespace

QString qualityCheckName(QualityCheck check)
{
    return QLatin1String(checkNames[std::size_t(check)]);
}

std::optional<QualityCheck> qualityCheckFromName(const QString& name)
{
    const auto found = std::find_if(checkNames.begin(), checkNames.end(),
                                    [&](const char* each) { return name == QLatin1String(each); });
    return found == checkNames.end() ? std::nullopt : std::optional(QualityCheck(found - checkNames.begin()));
}

QString qualityVerdictName(QualityVerdict verdict)
{
    return QLatin1String(qualityVerdictNames[std::size_t(verdict)]);
}

QList<qint64> verdictCounts(const QualityReport& report)
{
    QList<qint64> counts(qsizetype(qualityVerdictNames.size()), 0);
    for (const auto& item : report.items)
        ++counts[qsizetype(item.verdict)];
    return counts;
}

} // namespace ph
