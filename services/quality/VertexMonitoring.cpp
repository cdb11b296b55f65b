#include "services/quality/Readers.h"
#include "services/quality/StatedTime.h"

#include <algorithm>

// Vertex AI Model Monitoring, as its REST API answers: v2's searchModelMonitoringStats and
// searchModelMonitoringAlerts, and v1's searchModelDeploymentMonitoringStatsAnomalies.
namespace ph {

namespace {

/// "raw-feature-drift", "RAW_FEATURE_SKEW", "feature-attribution", "prediction-output-drift": all of them ask
/// whether something moved.
constexpr auto objectiveCheck = QualityCheck::Drift;

/// A typed value: a number, or a distribution with its distance from the baseline's.
std::optional<double> typedValue(ReportFields& value, QString& measure)
{
    auto distribution = value.object("distributionValue");
    distribution.known({"distribution"});
    if (const auto deviation = distribution.number("distributionDeviation")) {
        measure = QStringLiteral("distributionDeviation");
        return deviation;
    }
    measure = QStringLiteral("doubleValue");
    return value.number("doubleValue");
}

void addPoint(ReportFields& point, const QString& name, const QString& objective, ReportDraft& draft)
{
    QualityItem item;
    item.column = name;
    item.check = objectiveCheck;
    item.method = point.text("algorithm");
    if (item.method.isEmpty())
        item.method = objective;
    auto current = point.object("currentStats");
    auto baseline = point.object("baselineStats");
    item.value = typedValue(current, item.measure);
    QString ofBaseline;
    if (const auto value = typedValue(baseline, ofBaseline))
        item.numbers.append({QStringLiteral("baselineStats"), *value});
    item.threshold = {{}, point.number("thresholdValue"), {}};
    if (const auto anomaly = point.flag("hasAnomaly"))
        item.verdict = *anomaly ? QualityVerdict::Fail : QualityVerdict::Pass;
    else if (!item.value)
        item.verdict = QualityVerdict::NoData;
    else if (item.threshold.bound) // protobuf leaves out what is false
        item.verdict = QualityVerdict::Pass;
    item.window.name = point.text("createTime");
    item.window.startMs = item.window.endMs = statedTime(item.window.name);
    item.words = objective;
    item.path = point.path();
    point.known({"modelMonitoringJob", "schedule"});
    draft.add(std::move(item));
}

void addFeature(ReportFields& feature, const QString& objective, const QString& model, ReportDraft& draft)
{
    const auto name = feature.text("featureDisplayName");
    feature.known({"threshold", "trainingStats"}); // each point has the threshold that it was held against
    for (auto& point : feature.objects("predictionStats")) {
        QualityItem item;
        item.column = name;
        item.dataset = model;
        item.check = objectiveCheck;
        item.method = objective;
        item.measure = QStringLiteral("distributionDeviation");
        item.value = point.number("distributionDeviation");
        item.threshold = {{}, point.number("anomalyDetectionThreshold"), {}};
        if (const auto score = point.number("score"))
            item.numbers.append({QStringLiteral("score"), *score});
        item.window.startMs = statedTime(point.text("startTime"));
        item.window.endMs = statedTime(point.text("endTime"));
        item.path = point.path();
        if (!item.value)
            item.verdict = QualityVerdict::NoData;
        point.known({"statsUri", "anomalyUri"});
        draft.add(std::move(item));
    }
}

void addAlert(ReportFields& alert, ReportDraft& draft)
{
    QualityItem item;
    item.column = alert.text("statsName");
    item.check = objectiveCheck;
    item.method = alert.text("objectiveType");
    auto anomaly = alert.object("anomaly");
    auto tabular = anomaly.object("tabularAnomaly");
    item.words = tabular.text("summary");
    auto condition = tabular.object("condition");
    item.threshold = {{}, condition.number("threshold"), {}};
    anomaly.known({"modelMonitoringJob"});
    if (const auto algorithm = anomaly.text("algorithm"); !algorithm.isEmpty())
        item.method = algorithm;
    item.window.name = alert.text("alertTime");
    item.window.startMs = item.window.endMs = statedTime(item.window.name);
    tabular.known({"anomalyUri", "anomaly", "triggerTime"});
    alert.known({"name"});
    item.verdict = QualityVerdict::Fail;
    item.path = alert.path();
    draft.add(std::move(item));
}

} // namespace

bool isVertexMonitoring(const Json& root)
{
    if (!root.is_object())
        return false;
    if (const auto alerts = root.find("modelMonitoringAlerts"); alerts != root.end())
        return alerts->is_array();
    const auto stats = root.find("monitoringStats");
    return stats != root.end() && stats->is_array() &&
           std::all_of(stats->begin(), stats->end(), [](const Json& entry) {
               return entry.is_object() && (entry.contains("tabularStats") || entry.contains("featureStats"));
           });
}

Result<void> fillVertexMonitoring(const Json& json, ReportDraft& draft)
{
    auto& report = draft.report;
    report.tool = QStringLiteral("Vertex AI Model Monitoring");
    ReportFields root(json, draft);
    const bool isOfAlerts = root.has("modelMonitoringAlerts");
    report.format = isOfAlerts ? QStringLiteral("alerts (v2)") : QStringLiteral("statistics (v2)");
    for (auto& entry : root.objects("monitoringStats")) {
        if (entry.has("featureStats")) {
            report.format = QStringLiteral("statistics and anomalies (v1)");
            const auto objective = entry.text("objective");
            const auto model = entry.text("deployedModelId");
            entry.known({"anomalyCount"});
            for (auto& feature : entry.objects("featureStats"))
                addFeature(feature, objective, model, draft);
            continue;
        }
        auto tabular = entry.object("tabularStats");
        const auto name = tabular.text("statsName");
        const auto objective = tabular.text("objectiveType");
        for (auto& point : tabular.objects("dataPoints"))
            addPoint(point, name, objective, draft);
    }
    for (auto& alert : root.objects("modelMonitoringAlerts"))
        addAlert(alert, draft);
    root.known({"totalNumberAlerts"});
    if (!root.text("nextPageToken").isEmpty())
        draft.countUnread(QStringLiteral("further pages of the answer"));
    return {};
}

} // namespace ph
