#include "services/quality/EvidentlyItems.h"
#include "services/quality/Readers.h"
#include "services/quality/StatedTime.h"

#include <algorithm>
#include <array>

// Evidently before 0.7: `Report.json()` and `TestSuite.json()`.
namespace ph {

namespace {

QualityVerdict verdictOfDrift(std::optional<bool> detected)
{
    if (!detected)
        return QualityVerdict::NotJudged;
    return *detected ? QualityVerdict::Fail : QualityVerdict::Pass;
}

void addColumnDrift(ReportFields& drift, ReportDraft& draft)
{
    QualityItem item;
    item.column = drift.text("column_name");
    item.check = QualityCheck::Drift;
    item.method = drift.text("stattest_name");
    item.measure = QStringLiteral("drift_score");
    item.value = drift.number("drift_score");
    if (item.method.contains(QLatin1String("p_value")))
        item.pValue = item.value;
    item.threshold.bound = drift.number("stattest_threshold");
    item.verdict = verdictOfDrift(drift.flag("drift_detected"));
    item.path = drift.path();
    drift.known({"column_type", "current", "reference", "scatter"}); // pictures of both distributions
    draft.add(std::move(item));
}

void addDatasetDrift(const QString& method, ReportFields& result, ReportDraft& draft)
{
    QualityItem item;
    item.check = QualityCheck::Drift;
    item.method = method;
    item.measure = QStringLiteral("share_of_drifted_columns");
    item.value = result.number("share_of_drifted_columns");
    item.threshold.bound = result.number("drift_share");
    item.verdict = verdictOfDrift(result.flag("dataset_drift"));
    for (const char* name : {"number_of_columns", "number_of_drifted_columns"}) {
        if (const auto number = result.number(name))
            item.numbers.append({QLatin1String(name), *number});
    }
    item.path = result.path();
    result.known({"dataset_columns", "current_fi", "reference_fi"});
    draft.add(std::move(item));
    for (auto& [column, drift] : result.members("drift_by_columns"))
        addColumnDrift(drift, draft);
}

void addMissingValues(const QString& method, ReportFields& result, ReportDraft& draft)
{
    auto current = result.object("current");
    auto reference = result.object("reference");
    QualityItem item;
    item.column = result.text("column_name");
    item.check = QualityCheck::Missing;
    item.method = method;
    item.measure = QStringLiteral("share_of_missing_values");
    item.value = current.number("share_of_missing_values");
    item.nCurrent = current.count("number_of_rows");
    item.nReference = reference.count("number_of_rows");
    if (const auto number = current.number("number_of_missing_values"))
        item.numbers.append({QStringLiteral("number_of_missing_values"), *number});
    if (const auto share = reference.number("share_of_missing_values"))
        item.numbers.append({QStringLiteral("reference.share_of_missing_values"), *share});
    reference.known({"number_of_missing_values"});
    for (auto* side : {&current, &reference})
        side->known({"different_missing_values", "number_of_different_missing_values"});
    item.path = result.path();
    draft.add(std::move(item));
}

void addMetric(ReportFields& metric, ReportDraft& draft)
{
    const auto name = metric.text("metric");
    auto result = metric.object("result");
    if (name == QLatin1String("DatasetDriftMetric") || name == QLatin1String("DataDriftTable"))
        return addDatasetDrift(name, result, draft);
    if (name == QLatin1String("ColumnDriftMetric"))
        return addColumnDrift(result, draft);
    if (name == QLatin1String("ColumnMissingValuesMetric") ||
        name == QLatin1String("DatasetMissingValuesMetric"))
        return addMissingValues(name, result, draft);
    result.forget();
    draft.countUnread(QStringLiteral("metric ") + name);
}

struct TestCheck {
    const char* in; ///< of the test's name or group
    QualityCheck check;
};

constexpr std::array legacyTestChecks{
    TestCheck{"Drift", QualityCheck::Drift},
    TestCheck{"data_drift", QualityCheck::Drift},
    TestCheck{"Missing", QualityCheck::Missing},
    TestCheck{"Null", QualityCheck::Missing},
    TestCheck{"Empty", QualityCheck::Missing},
    TestCheck{"Range", QualityCheck::Range},
    TestCheck{"Min Value", QualityCheck::Range},
    TestCheck{"Max Value", QualityCheck::Range},
    TestCheck{"List", QualityCheck::Categories},
    TestCheck{"Unique", QualityCheck::Uniqueness},
    TestCheck{"Duplicate", QualityCheck::Uniqueness},
    TestCheck{"Constant", QualityCheck::Constant},
    TestCheck{"Types", QualityCheck::Type},
    TestCheck{"Number of Rows", QualityCheck::Volume},
    TestCheck{"Number of Columns", QualityCheck::Volume},
    TestCheck{"Mean Value", QualityCheck::Statistic},
    TestCheck{"classification", QualityCheck::Performance},
    TestCheck{"regression", QualityCheck::Performance},
};

QualityCheck checkOfTest(const QString& name, const QString& group)
{
    for (const auto& [in, check] : legacyTestChecks) {
        if (name.contains(QLatin1String(in)) || group == QLatin1String(in))
            return check;
    }
    return QualityCheck::Other;
}

struct ConditionSign {
    const char* name;
    const char* comparison;
};

constexpr std::array conditionSigns{ConditionSign{"eq", "=="},    ConditionSign{"gt", ">"},
                                    ConditionSign{"gte", ">="},   ConditionSign{"lt", "<"},
                                    ConditionSign{"lte", "<="},   ConditionSign{"not_eq", "!="},
                                    ConditionSign{"is_in", "in"}, ConditionSign{"not_in", "not in"}};

QualityThreshold thresholdOf(ReportFields& condition)
{
    QualityThreshold threshold;
    QStringList all;
    for (const auto& [name, comparison] : conditionSigns) {
        const auto* stated = condition.any(name);
        if (!stated)
            continue;
        // {"value": 10, "relative": 0.1, …} is an approximate one.
        threshold.comparison = QLatin1String(comparison);
        threshold.bound = numberIn(*stated);
        all.append(threshold.comparison + u' ' + plainText(*stated));
    }
    if (all.size() == 1 && threshold.bound)
        return threshold;
    return {{}, std::nullopt, boundedText(all.join(QStringLiteral(" and ")))};
}

/// One column's drift, as a test tells it.
QualityItem testedDrift(ReportFields& drift)
{
    QualityItem item;
    item.check = QualityCheck::Drift;
    item.method = drift.text("stattest");
    item.measure = QStringLiteral("score");
    item.value = drift.number("score");
    item.threshold.bound = drift.number("threshold");
    if (item.method.contains(QLatin1String("p_value")))
        item.pValue = item.value;
    return item;
}

void addTest(ReportFields& test, ReportDraft& draft)
{
    auto parameters = test.object("parameters");
    const auto name = test.text("name");
    const bool isOfDrift = parameters.has("stattest");
    auto item = isOfDrift ? testedDrift(parameters) : QualityItem{};
    const auto group = test.text("group");
    if (isOfDrift) {
        parameters.known({"detected"}); // the status
    } else {
        auto condition = parameters.object("condition");
        item.check = checkOfTest(name, group);
        item.method = name;
        item.value = parameters.number("value");
        item.threshold = thresholdOf(condition);
    }
    item.column = parameters.text("column_name");
    item.words = test.text("description");
    item.verdict = evidentlyVerdict(test.text("status"));
    item.path = test.path();
    test.known({"groups"});
    draft.add(std::move(item));
    for (auto& [column, drift] : parameters.members("features")) {
        auto ofColumn = testedDrift(drift);
        ofColumn.column = column;
        ofColumn.verdict = verdictOfDrift(drift.flag("detected"));
        ofColumn.path = drift.path();
        drift.known({"column_name"});
        draft.add(std::move(ofColumn));
    }
}

bool allHave(const Json& array, std::initializer_list<const char*> names)
{
    return array.is_array() && !array.empty() &&
           std::all_of(array.begin(), array.end(), [&](const Json& element) {
               return element.is_object() && std::all_of(names.begin(), names.end(), [&](const char* name) {
                          return element.contains(name);
                      });
           });
}

} // namespace

bool isLegacyEvidently(const Json& root)
{
    if (!root.is_object())
        return false;
    if (root.contains("metrics"))
        return allHave(root["metrics"], {"metric", "result"});
    return root.contains("tests") && root.contains("summary") && allHave(root["tests"], {"name", "status"});
}

Result<void> fillLegacyEvidently(const Json& json, ReportDraft& draft)
{
    auto& report = draft.report;
    ReportFields root(json, draft);
    report.tool = QStringLiteral("Evidently");
    report.format = root.has("metrics") ? QStringLiteral("report (v1)") : QStringLiteral("test suite (v1)");
    report.toolVersion = root.text("version");
    report.madeText = root.text("timestamp");
    report.madeMs = statedTime(report.madeText);
    root.known({"summary"}); // counts of what is in "tests"
    for (auto& metric : root.objects("metrics"))
        addMetric(metric, draft);
    for (auto& test : root.objects("tests"))
        addTest(test, draft);
    return {};
}

} // namespace ph
