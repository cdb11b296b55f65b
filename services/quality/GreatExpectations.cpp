#include "services/quality/Readers.h"
#include "services/quality/StatedTime.h"

#include <QSet>

#include <algorithm>
#include <array>

// Great Expectations: a validation result of 0.x and 1.x, `describe()` of one, and the result of a
// checkpoint, which holds several.
namespace ph {

namespace {

struct ExpectationCheck {
    const char* in; ///< of the expectation's type
    QualityCheck check;
};

/// The first that is part of the type says what it asks.
constexpr std::array expectationChecks{
    ExpectationCheck{"be_null", QualityCheck::Missing},
    ExpectationCheck{"non_null", QualityCheck::Missing},
    ExpectationCheck{"be_unique", QualityCheck::Uniqueness},
    ExpectationCheck{"unique_value", QualityCheck::Uniqueness},
    ExpectationCheck{"_type", QualityCheck::Type},
    ExpectationCheck{"dateutil_parseable", QualityCheck::Type},
    ExpectationCheck{"strftime", QualityCheck::Type},
    ExpectationCheck{"json", QualityCheck::Type},
    ExpectationCheck{"column_to_exist", QualityCheck::Columns},
    ExpectationCheck{"table_columns", QualityCheck::Columns},
    ExpectationCheck{"column_count", QualityCheck::Volume},
    ExpectationCheck{"row_count", QualityCheck::Volume},
    ExpectationCheck{"kl_divergence", QualityCheck::Drift},
    ExpectationCheck{"kolmogorov", QualityCheck::Drift},
    ExpectationCheck{"chisquare", QualityCheck::Drift},
    ExpectationCheck{"in_set", QualityCheck::Categories},
    ExpectationCheck{"distinct_values", QualityCheck::Categories},
    ExpectationCheck{"most_common", QualityCheck::Categories},
    ExpectationCheck{"mean", QualityCheck::Statistic},
    ExpectationCheck{"median", QualityCheck::Statistic},
    ExpectationCheck{"quantile", QualityCheck::Statistic},
    ExpectationCheck{"stdev", QualityCheck::Statistic},
    ExpectationCheck{"sum", QualityCheck::Statistic},
    ExpectationCheck{"z_score", QualityCheck::Statistic},
    ExpectationCheck{"length", QualityCheck::Other},
    ExpectationCheck{"regex", QualityCheck::Other},
    ExpectationCheck{"between", QualityCheck::Range},
    ExpectationCheck{"greater_than", QualityCheck::Range},
    ExpectationCheck{"increasing", QualityCheck::Range},
    ExpectationCheck{"decreasing", QualityCheck::Range},
};

QualityCheck checkOfExpectation(const QString& type)
{
    for (const auto& [in, check] : expectationChecks) {
        if (type.contains(QLatin1String(in)))
            return check;
    }
    return QualityCheck::Other;
}

/// "age", or "low, high" of an expectation that looks at several.
QString columnsOf(ReportFields& arguments)
{
    QStringList columns;
    for (const char* name : {"column", "column_A", "column_B"}) {
        if (const auto column = arguments.text(name); !column.isEmpty())
            columns.append(column);
    }
    for (const char* name : {"column_list", "column_set"}) {
        const auto* list = arguments.any(name);
        if (!list || !list->is_array())
            continue;
        for (const auto& column : *list)
            columns.append(plainText(column));
    }
    return boundedText(columns.join(QStringLiteral(", ")));
}

/// All that an expectation was told, in its own names: "min_value 0, max_value 120".
QString argumentsText(const Json& arguments)
{
    QStringList all;
    for (const auto& [name, value] : arguments.items()) {
        static const QSet<QString> elsewhere{
            QStringLiteral("column"),        QStringLiteral("column_A"),
            QStringLiteral("column_B"),      QStringLiteral("column_list"),
            QStringLiteral("column_set"),    QStringLiteral("batch_id"),
            QStringLiteral("row_condition"), QStringLiteral("condition_parser"),
            QStringLiteral("result_format")};
        if (!value.is_null() && !elsewhere.contains(plainKey(name)))
            all.append(plainKey(name) + u' ' + plainText(value));
    }
    return boundedText(all.join(QStringLiteral(", ")));
}

/// What an expectation saw. Most look at each value, and tell the share that is not as expected; the others
/// tell one value of the column.
void fillResult(ReportFields& result, QualityItem& item)
{
    if (const auto* observed = result.any("observed_value")) {
        item.measure = QStringLiteral("observed_value");
        item.value = numberIn(*observed);
        if (!item.value)
            item.valueText = plainText(*observed);
    } else if (result.has("unexpected_percent")) {
        item.measure = QStringLiteral("unexpected_percent");
        item.value = result.number("unexpected_percent");
    }
    item.nCurrent = result.count("element_count");
    for (const char* name : {"unexpected_count", "unexpected_percent_total", "unexpected_percent_nonmissing",
                             "missing_count", "missing_percent"}) {
        if (const auto number = result.number(name))
            item.numbers.append({QLatin1String(name), *number});
    }
    if (const auto* partial = result.any("partial_unexpected_list"))
        item.examples = examplesIn(*partial);
    if (const auto* whole = result.any("unexpected_list"); whole && item.examples.isEmpty())
        item.examples = examplesIn(*whole);
    // Where the values of the lists above stand.
    result.known({"partial_unexpected_counts", "partial_unexpected_index_list", "unexpected_index_list",
                  "unexpected_index_query", "unexpected_rows", "unexpected_percent"});
}

/// The message of the first exception; 1.x has one for each metric that was worked out.
QString exceptionIn(ReportFields& info)
{
    const auto raised = info.flag("raised_exception");
    const auto message = info.text("exception_message");
    info.known({"exception_traceback"});
    if (raised)
        return *raised ? (message.isEmpty() ? QStringLiteral("an exception") : message) : QString();
    QString first;
    for (auto& [metric, inner] : info.members()) {
        if (const auto said = exceptionIn(inner); first.isEmpty())
            first = said;
    }
    return first;
}

QualityVerdict verdictOf(std::optional<bool> success, const QString& exception, const QString& severity)
{
    if (!exception.isEmpty()) // not worked out: GX counts it as a failure, and nothing is known of the data
        return QualityVerdict::NoData;
    if (!success)
        return QualityVerdict::NotJudged;
    if (*success)
        return QualityVerdict::Pass;
    return severity == QLatin1String("warning") || severity == QLatin1String("info") ? QualityVerdict::Warning
                                                                                     : QualityVerdict::Fail;
}

/// `configuration` is the entry's own in what describe() writes.
void addExpectation(ReportFields& entry, ReportFields& configuration, const QString& dataset,
                    ReportDraft& draft)
{
    QualityItem item;
    item.dataset = dataset;
    item.path = entry.path();
    item.method = configuration.text(configuration.has("type") ? "type" : "expectation_type");
    item.check = checkOfExpectation(item.method);
    if (const auto* arguments = configuration.any("kwargs"); arguments && arguments->is_object()) {
        item.threshold.text = argumentsText(*arguments);
        ReportDraft aside; // all arguments are told as the threshold
        ReportFields fields(*arguments, aside);
        item.column = columnsOf(fields);
        item.segment = fields.text("row_condition");
    }
    auto result = entry.object("result");
    fillResult(result, item);
    auto info = entry.object("exception_info");
    const auto exception = exceptionIn(info);
    const auto severity = configuration.text("severity");
    item.verdict = verdictOf(entry.flag("success"), exception, severity);
    item.words = !exception.isEmpty() ? exception : configuration.text("description");
    configuration.known({"meta", "id", "notes", "rendered_content", "description"});
    entry.known({"meta", "rendered_content"});
    draft.add(std::move(item));
}

void addValidation(ReportFields& validation, ReportDraft& draft, const QString& dataset)
{
    qint64 held = 0;
    for (auto& entry : validation.objects("results")) {
        auto configuration = entry.object("expectation_config");
        addExpectation(entry, configuration, dataset, draft);
        ++held;
    }
    for (auto& entry : validation.objects("expectations")) {
        addExpectation(entry, entry, dataset, draft);
        ++held;
    }
    auto statistics = validation.object("statistics");
    // A result may be saved with its failures alone; what passed is not in it then.
    if (const auto evaluated = statistics.count("evaluated_expectations"); evaluated && *evaluated > held)
        draft.countUnread(QStringLiteral("expectations that the file does not hold"), *evaluated - held);
    statistics.known({"success_percent", "successful_expectations", "unsuccessful_expectations", "success"});
    validation.known(
        {"success", "suite_parameters", "evaluation_parameters", "batch_id", "result_url", "id"});
}

/// What was validated, by the names that 0.x and 1.x give it.
QString datasetOf(ReportFields& validation, ReportDraft& draft)
{
    auto& report = draft.report;
    auto meta = validation.object("meta");
    auto batch = meta.object("active_batch_definition");
    auto run = meta.object("run_id");
    if (report.toolVersion.isEmpty())
        report.toolVersion = meta.text("great_expectations_version");
    const auto suite = meta.text("expectation_suite_name");
    const auto name = validation.text("suite_name");
    if (report.title.isEmpty())
        report.title = name.isEmpty() ? suite : name;
    const auto validated = meta.text("validation_time");
    const auto ran = run.text("run_time");
    if (report.madeText.isEmpty()) {
        report.madeText = validated.isEmpty() ? ran : validated;
        report.madeMs = statedTime(report.madeText);
    }
    const auto source = batch.text("datasource_name");
    const auto asset = batch.text("data_asset_name");
    batch.known({"batch_identifiers", "data_connector_name", "batching_regex"});
    run.known({"run_name"});
    meta.known({"great_expectations_version", "batch_markers", "batch_spec", "batch_parameters",
                "batch_kwargs", "checkpoint_id", "checkpoint_name", "validation_id",
                "expectation_suite_meta"});
    return source.isEmpty() ? asset : source + u'/' + asset;
}

bool isExpectation(const Json& entry)
{
    return entry.is_object() && entry.contains("success") &&
           (entry.contains("expectation_config") || entry.contains("expectation_type"));
}

bool isValidation(const Json& json)
{
    if (!json.is_object() || !json.contains("success"))
        return false;
    for (const char* name : {"results", "expectations"}) {
        if (const auto list = json.find(name); list != json.end() && list->is_array())
            return list->empty() ? json.contains("statistics")
                                 : std::any_of(list->begin(), list->end(), isExpectation);
    }
    return false;
}

/// The validations of a checkpoint, however its version wraps them.
void addCheckpoint(ReportFields& root, ReportDraft& draft)
{
    QStringList datasets;
    const auto add = [&](ReportFields& validation) {
        const auto dataset = datasetOf(validation, draft);
        if (!dataset.isEmpty() && !datasets.contains(dataset))
            datasets.append(dataset);
        addValidation(validation, draft, dataset);
    };
    for (auto& [id, run] : root.members("run_results")) {
        if (run.has("validation_result")) { // 0.x
            auto validation = run.object("validation_result");
            run.known({"actions_results"});
            add(validation);
        } else {
            add(run);
        }
    }
    for (auto& validation : root.objects("validation_results"))
        add(validation);
    draft.report.current = boundedText(datasets.join(QStringLiteral(", ")));
    root.known({"run_id", "checkpoint_config", "success", "statistics", "evaluation_parameters",
                "validation_operator_config", "name"});
}

} // namespace

bool isGreatExpectations(const Json& root)
{
    if (!root.is_object())
        return false;
    if (const auto runs = root.find("run_results"); runs != root.end() && runs->is_object())
        return std::any_of(runs->begin(), runs->end(), [](const Json& run) {
            return isValidation(run) || (run.is_object() && run.contains("validation_result") &&
                                         isValidation(run["validation_result"]));
        });
    if (const auto list = root.find("validation_results"); list != root.end() && list->is_array())
        return std::any_of(list->begin(), list->end(), isValidation);
    return isValidation(root);
}

Result<void> fillGreatExpectations(const Json& json, ReportDraft& draft)
{
    auto& report = draft.report;
    report.tool = QStringLiteral("Great Expectations");
    ReportFields root(json, draft);
    if (root.has("run_results") || root.has("validation_results")) {
        report.format = QStringLiteral("checkpoint result");
        addCheckpoint(root, draft);
        return {};
    }
    report.format = QStringLiteral("validation result");
    report.current = datasetOf(root, draft);
    addValidation(root, draft, {});
    return {};
}

} // namespace ph
