#include "services/quality/Readers.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

// SageMaker Model Monitor: constraint_violations.json, statistics.json and constraints.json.
namespace ph {

namespace {

struct ViolationCheck {
    const char* type;
    QualityCheck check;
};

constexpr std::array violationChecks{
    ViolationCheck{"data_type_check", QualityCheck::Type},
    ViolationCheck{"completeness_check", QualityCheck::Missing},
    ViolationCheck{"baseline_drift_check", QualityCheck::Drift},
    ViolationCheck{"missing_column_check", QualityCheck::Columns},
    ViolationCheck{"extra_column_check", QualityCheck::Columns},
    ViolationCheck{"categorical_values_check", QualityCheck::Categories},
    ViolationCheck{"LessThanThreshold", QualityCheck::Performance},
    ViolationCheck{"GreaterThanThreshold", QualityCheck::Performance},
};

/// The numbers are in the description alone: "Metric auc with 0.5 was LessThanThreshold 0.9", "Baseline drift
/// distance: 0.4 exceeds threshold: 0.1". Other words are left as words.
void numbersFromWords(QualityItem& item)
{
    static const QRegularExpression metric(
        QStringLiteral("^Metric .+ with (\\S+) was (Less|Greater)ThanThreshold '?([^\\s']+)'?$"));
    static const QRegularExpression distance(
        QStringLiteral("distance: (\\S+) exceeds threshold: (\\S+?)\\.?$"));
    const auto number = [](const QString& text) {
        bool isNumber = false;
        const auto value = text.toDouble(&isNumber);
        return isNumber ? std::optional(value) : std::nullopt;
    };
    if (const auto match = metric.match(item.words); match.hasMatch()) {
        item.value = number(match.captured(1));
        item.threshold.bound = number(match.captured(3));
        item.threshold.comparison =
            match.captured(2) == QLatin1String("Less") ? QStringLiteral(">=") : QStringLiteral("<=");
    } else if (const auto far = distance.match(item.words); far.hasMatch()) {
        item.measure = QStringLiteral("distance");
        item.value = number(far.captured(1));
        item.threshold.bound = number(far.captured(2));
        item.threshold.comparison = QStringLiteral("<=");
    }
}

void addViolation(ReportFields& violation, ReportDraft& draft)
{
    QualityItem item;
    item.column = violation.text("feature_name");
    item.measure = violation.text("metric_name"); // of model quality and bias
    item.method = violation.text("constraint_check_type");
    for (const auto& [type, check] : violationChecks) {
        if (item.method == QLatin1String(type))
            item.check = check;
    }
    if (const auto facet = violation.text("facet"); !facet.isEmpty())
        item.segment = facet + QStringLiteral(" == ") + violation.text("facet_value");
    item.words = violation.text("description");
    numbersFromWords(item);
    item.verdict = QualityVerdict::Fail;
    item.path = violation.path();
    draft.add(std::move(item));
}

void fillViolations(ReportFields& root, ReportDraft& draft)
{
    draft.report.format = QStringLiteral("constraint_violations.json");
    auto violations = root.objects("violations");
    for (auto& violation : violations)
        addViolation(violation, draft);
    if (!violations.empty())
        return;
    QualityItem none; // which constraints were met is not in the file
    none.method = QStringLiteral("violations");
    none.measure = QStringLiteral("count");
    none.value = 0;
    none.path = root.path("violations");
    draft.add(std::move(none));
}

void fillFeatureStatistics(ReportFields& feature, ReportDraft& draft)
{
    const auto column = feature.text("name");
    const auto type = feature.text("inferred_type");
    for (const char* kind : {"numerical_statistics", "string_statistics"}) {
        auto statistics = feature.object(kind);
        if (!statistics.isThere())
            continue;
        auto common = statistics.object("common");
        const auto present = common.count("num_present");
        const auto missing = common.count("num_missing");
        const auto path = statistics.path();
        const auto add = [&](QualityCheck check, const char* measure, std::optional<double> value) {
            if (!value)
                return;
            QualityItem item;
            item.column = column;
            item.check = check;
            item.method = QLatin1String(kind);
            item.measure = QLatin1String(measure);
            item.value = value;
            item.words = type;
            if (present && missing)
                item.nCurrent = *present + *missing;
            item.path = path;
            draft.add(std::move(item));
        };
        add(QualityCheck::Missing, "num_missing", missing ? std::optional(double(*missing)) : std::nullopt);
        for (const char* name : {"mean", "sum", "std_dev"})
            add(QualityCheck::Statistic, name, statistics.number(name));
        for (const char* name : {"min", "max"})
            add(QualityCheck::Range, name, statistics.number(name));
        add(QualityCheck::Uniqueness, "distinct_count", statistics.number("distinct_count"));
        statistics.known({"distribution"}); // buckets and a sketch: a picture
    }
}

void fillStatistics(ReportFields& root, ReportDraft& draft)
{
    draft.report.format = QStringLiteral("statistics.json");
    auto dataset = root.object("dataset");
    if (const auto rows = dataset.count("item_count")) {
        QualityItem item;
        item.check = QualityCheck::Volume;
        item.method = QStringLiteral("dataset");
        item.measure = QStringLiteral("item_count");
        item.value = double(*rows);
        item.nCurrent = rows;
        item.path = dataset.path("item_count");
        draft.add(std::move(item));
    }
    for (auto& feature : root.objects("features"))
        fillFeatureStatistics(feature, draft);
}

/// What is demanded, not what was found.
void fillConstraints(ReportFields& root, ReportDraft& draft)
{
    draft.report.format = QStringLiteral("constraints.json");
    for (auto& feature : root.objects("features")) {
        const auto column = feature.text("name");
        const auto path = feature.path();
        const auto add = [&](QualityCheck check, const char* method, QualityThreshold threshold) {
            QualityItem item;
            item.column = column;
            item.check = check;
            item.method = QLatin1String(method);
            item.threshold = std::move(threshold);
            item.path = path;
            draft.add(std::move(item));
        };
        if (const auto type = feature.text("inferred_type"); !type.isEmpty())
            add(QualityCheck::Type, "inferred_type", {QStringLiteral("=="), {}, type});
        if (const auto completeness = feature.number("completeness"))
            add(QualityCheck::Missing, "completeness", {QStringLiteral(">="), completeness, {}});
        auto numbers = feature.object("num_constraints");
        if (numbers.flag("is_non_negative").value_or(false))
            add(QualityCheck::Range, "is_non_negative", {QStringLiteral(">="), 0.0, {}});
        auto texts = feature.object("string_constraints");
        if (const auto* domains = texts.any("domains"))
            add(QualityCheck::Categories, "domains", {QStringLiteral("in"), {}, plainText(*domains)});
        feature.known({"monitoringConfigOverrides"});
    }
    root.known({"monitoring_config"});
}

bool hasFeatures(const Json& root, std::initializer_list<const char*> names)
{
    const auto features = root.find("features");
    return features != root.end() && features->is_array() && !features->empty() &&
           std::all_of(features->begin(), features->end(), [&](const Json& feature) {
               return feature.is_object() && feature.contains("name") &&
                      std::any_of(names.begin(), names.end(),
                                  [&](const char* name) { return feature.contains(name); });
           });
}

bool isViolations(const Json& root)
{
    const auto list = root.find("violations");
    if (list == root.end() || !list->is_array())
        return false;
    if (list->empty())
        return root.size() == 1 || (root.size() == 2 && root.contains("version"));
    return std::all_of(list->begin(), list->end(), [](const Json& violation) {
        return violation.is_object() && violation.contains("constraint_check_type");
    });
}

bool isStatistics(const Json& root)
{
    return root.contains("dataset") && hasFeatures(root, {"numerical_statistics", "string_statistics"});
}

bool isConstraints(const Json& root)
{
    return root.contains("monitoring_config") && hasFeatures(root, {"inferred_type", "completeness"});
}

} // namespace

bool isSageMaker(const Json& root)
{
    return root.is_object() && (isViolations(root) || isStatistics(root) || isConstraints(root));
}

Result<void> fillSageMaker(const Json& json, ReportDraft& draft)
{
    draft.report.tool = QStringLiteral("SageMaker Model Monitor");
    ReportFields root(json, draft);
    if (const auto version = root.text("version"); !version.isEmpty())
        draft.report.toolVersion = QStringLiteral("format ") + version;
    if (isViolations(json))
        fillViolations(root, draft);
    else if (isStatistics(json))
        fillStatistics(root, draft);
    else
        fillConstraints(root, draft);
    return {};
}

} // namespace ph
