#include "services/quality/Readers.h"

#include <QSet>

#include <array>

// tensorflow.metadata.v0.Anomalies as JSON, in which TensorFlow Data Validation and Vertex AI Model
// Monitoring (v1) tell what they found. Names are as protobuf's JSON has them, or as the .proto has them.
namespace ph {

namespace {

/// The name of a field as it is there: "anomalyInfo", or "anomaly_info".
const char* either(const ReportFields& fields, const char* json, const char* proto)
{
    return fields.has(json) ? json : proto;
}

QString columnOfPath(ReportFields path, const QString& otherwise)
{
    const auto* steps = path.any("step");
    if (!steps || !steps->is_array() || steps->empty())
        return otherwise;
    QStringList all;
    for (const auto& step : *steps)
        all.append(plainText(step));
    return boundedText(all.join(u'.'));
}

struct AnomalyCheck {
    const char* in; ///< of the anomaly's type
    QualityCheck check;
};

/// The first that is part of the type says what it asks.
constexpr std::array anomalyChecks{
    AnomalyCheck{"EXAMPLES", QualityCheck::Volume},
    AnomalyCheck{"NO_DATA_IN_SPAN", QualityCheck::Volume},
    AnomalyCheck{"COMPARATOR", QualityCheck::Drift},
    AnomalyCheck{"SKEW", QualityCheck::Drift},
    AnomalyCheck{"SCHEMA", QualityCheck::Columns},
    AnomalyCheck{"ENUM_TYPE_UNEXPECTED", QualityCheck::Categories},
    AnomalyCheck{"UNIQUE", QualityCheck::Uniqueness},
    AnomalyCheck{"FEATURE_TYPE", QualityCheck::Missing},
    AnomalyCheck{"FLOAT_TYPE_HAS", QualityCheck::Missing},
    AnomalyCheck{"BIG_", QualityCheck::Range},
    AnomalyCheck{"SMALL_", QualityCheck::Range},
    AnomalyCheck{"_TYPE_", QualityCheck::Type},
};

QualityCheck checkOfAnomaly(const QString& type)
{
    for (const auto& [in, check] : anomalyChecks) {
        if (type.contains(QLatin1String(in)))
            return check;
    }
    return QualityCheck::Other;
}

/// One result a reason. True where one of them is that the feature moved.
bool addAnomaly(ReportFields& anomaly, const QString& key, ReportDraft& draft)
{
    const auto column = columnOfPath(anomaly.object("path"), key);
    const auto severity = anomaly.text("severity");
    const auto words = anomaly.text("description");
    anomaly.known({"diffRegions", "diff_regions", "shortDescription", "short_description"});
    bool moved = false;
    const auto add = [&](const QString& type, const QString& said, const QString& path) {
        QualityItem item;
        item.column = column;
        item.method = type;
        item.check = checkOfAnomaly(type);
        item.verdict = severity == QLatin1String("WARNING") ? QualityVerdict::Warning : QualityVerdict::Fail;
        item.words = said.isEmpty() ? words : said;
        item.path = path;
        moved = moved || item.check == QualityCheck::Drift;
        draft.add(std::move(item));
    };
    auto reasons = anomaly.objects("reason");
    for (auto& reason : reasons) {
        const auto type = reason.text("type");
        const auto said = reason.text("description");
        reason.known({"shortDescription", "short_description"});
        add(type, said, reason.path());
    }
    if (reasons.empty())
        add(QString(), words, anomaly.path());
    return moved;
}

void addMeasurements(ReportFields& info, const QSet<QString>& moved, ReportDraft& draft)
{
    const auto column = columnOfPath(info.object("path"), {});
    for (const auto& [json, proto, against] : {std::tuple("driftMeasurements", "drift_measurements", "drift"),
                                               std::tuple("skewMeasurements", "skew_measurements", "skew")}) {
        for (auto& measurement : info.objects(either(info, json, proto))) {
            QualityItem item;
            item.column = column;
            item.check = QualityCheck::Drift;
            item.method = measurement.text("type");
            item.measure = QLatin1String(against);
            item.value = measurement.number("value");
            item.threshold = {QStringLiteral("<="), measurement.number("threshold"), {}};
            // The threshold decides about an anomaly, and anomalies are told above; without one nothing is.
            if (item.value && item.threshold.bound)
                item.verdict = moved.contains(column) ? QualityVerdict::NotJudged : QualityVerdict::Pass;
            item.path = measurement.path();
            draft.add(std::move(item));
        }
    }
}

} // namespace

bool isTensorFlowAnomalies(const Json& root)
{
    if (!root.is_object())
        return false;
    for (const char* name : {"anomalyInfo", "anomaly_info", "datasetAnomalyInfo", "dataset_anomaly_info"}) {
        if (const auto found = root.find(name); found != root.end() && found->is_object())
            return true;
    }
    for (const char* name : {"driftSkewInfo", "drift_skew_info"}) {
        if (const auto found = root.find(name); found != root.end() && found->is_array())
            return true;
    }
    // A schema that everything agreed with, and nothing else.
    const auto baseline = root.find("baseline");
    return baseline != root.end() && baseline->is_object() && baseline->contains("feature");
}

Result<void> fillTensorFlowAnomalies(const Json& json, ReportDraft& draft)
{
    draft.report.tool = QStringLiteral("TensorFlow Data Validation");
    draft.report.format = QStringLiteral("anomalies (Vertex AI Model Monitoring v1)");
    ReportFields root(json, draft);
    root.known({"baseline", "baselineV1", "baseline_v1", "anomalyNameFormat", "anomaly_name_format"});
    const auto before = draft.report.items.size();
    QSet<QString> moved;
    for (auto& [key, anomaly] : root.members(either(root, "anomalyInfo", "anomaly_info"))) {
        const auto at = draft.report.items.size();
        if (addAnomaly(anomaly, key, draft) && at < draft.report.items.size())
            moved.insert(draft.report.items[at].column);
    }
    if (auto whole = root.object(either(root, "datasetAnomalyInfo", "dataset_anomaly_info")); whole.isThere())
        addAnomaly(whole, {}, draft);
    for (auto& info : root.objects(either(root, "driftSkewInfo", "drift_skew_info")))
        addMeasurements(info, moved, draft);
    const char* missing = either(root, "dataMissing", "data_missing");
    if (root.flag(missing).value_or(false)) {
        QualityItem item;
        item.check = QualityCheck::Volume;
        item.method = QLatin1String(missing);
        item.verdict = QualityVerdict::NoData;
        item.path = root.path(missing);
        draft.add(std::move(item));
    } else if (draft.report.items.size() == before) {
        QualityItem none; // which of the schema's demands were looked at is not told
        none.method = QStringLiteral("anomalies");
        none.measure = QStringLiteral("count");
        none.value = 0;
        none.path = root.path();
        draft.add(std::move(none));
    }
    return {};
}

} // namespace ph
