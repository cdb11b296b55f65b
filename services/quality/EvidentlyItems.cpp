#include "services/quality/EvidentlyItems.h"

#include <algorithm>
#include <array>

namespace ph {

namespace {

struct MetricCheck {
    const char* in; ///< of the metric's type
    QualityCheck check;
};

/// The first that is part of the type says what it asks.
constexpr std::array metricChecks{
    MetricCheck{"Drift", QualityCheck::Drift},
    MetricCheck{"Missing", QualityCheck::Missing},
    MetricCheck{"Empty", QualityCheck::Missing},
    MetricCheck{"RangeValue", QualityCheck::Range},
    MetricCheck{"MinValue", QualityCheck::Range},
    MetricCheck{"MaxValue", QualityCheck::Range},
    MetricCheck{"ListValue", QualityCheck::Categories},
    MetricCheck{"CategoryCount", QualityCheck::Categories},
    MetricCheck{"Unique", QualityCheck::Uniqueness},
    MetricCheck{"Duplicated", QualityCheck::Uniqueness},
    MetricCheck{"Constant", QualityCheck::Constant},
    MetricCheck{"RowCount", QualityCheck::Volume},
    MetricCheck{"ColumnCount", QualityCheck::Volume},
    MetricCheck{"MeanValue", QualityCheck::Statistic},
    MetricCheck{"StdValue", QualityCheck::Statistic},
    MetricCheck{"MedianValue", QualityCheck::Statistic},
    MetricCheck{"QuantileValue", QualityCheck::Statistic},
    MetricCheck{"SumValue", QualityCheck::Statistic},
    MetricCheck{"Correlation", QualityCheck::Statistic},
    MetricCheck{"Accuracy", QualityCheck::Performance},
    MetricCheck{"Precision", QualityCheck::Performance},
    MetricCheck{"Recall", QualityCheck::Performance},
    MetricCheck{"F1", QualityCheck::Performance},
    MetricCheck{"RocAuc", QualityCheck::Performance},
    MetricCheck{"LogLoss", QualityCheck::Performance},
    MetricCheck{"MAE", QualityCheck::Performance},
    MetricCheck{"RMSE", QualityCheck::Performance},
    MetricCheck{"MAPE", QualityCheck::Performance},
    MetricCheck{"R2Score", QualityCheck::Performance},
    MetricCheck{"Error", QualityCheck::Performance},
};

QualityCheck checkOfMetric(const QString& type)
{
    for (const auto& [in, check] : metricChecks) {
        if (type.contains(QLatin1String(in)))
            return check;
    }
    return QualityCheck::Other;
}

QString parameterText(const Json& parameters, const char* name)
{
    const auto at = parameters.find(name);
    return at == parameters.end() || at->is_null() ? QString() : plainText(*at);
}

/// "ValueDrift" of "evidently:metric_v2:ValueDrift".
QString shortType(const QString& type)
{
    return type.section(u':', -1);
}

struct TestSign {
    const char* id;
    const char* comparison;
};

constexpr std::array testSigns{TestSign{"lt", "<"},     TestSign{"le", "<="},        TestSign{"gt", ">"},
                               TestSign{"ge", ">="},    TestSign{"eq", "=="},        TestSign{"not_eq", "!="},
                               TestSign{"is_in", "in"}, TestSign{"not_in", "not in"}};

/// Which of a metric's values a test is about.
QString measureOfTest(ReportFields& bound)
{
    bound.known({"type", "test", "metric_fingerprint", "column", "label_filters"});
    if (const auto isCount = bound.flag("is_count"))
        return *isCount ? QStringLiteral("count") : QStringLiteral("share");
    if (const auto isMean = bound.flag("is_mean"))
        return *isMean ? QStringLiteral("mean") : QStringLiteral("std");
    const auto label = bound.text("label");
    const auto slot = bound.text("slot");
    return slot.isEmpty() ? label : slot + QStringLiteral("s.") + label;
}

QualityThreshold thresholdOfTest(const QString& id, ReportFields& config)
{
    config.known({"type", "is_critical", "alias", "label_filters"});
    QualityThreshold threshold;
    for (const auto& [known, comparison] : testSigns) {
        if (id == QLatin1String(known))
            threshold.comparison = QLatin1String(comparison);
    }
    for (const char* name : {"threshold", "expected", "values"}) {
        const auto* stated = config.any(name);
        if (!stated)
            continue;
        threshold.bound = numberIn(*stated);
        if (!threshold.bound) // "within 10 % of the reference", a list
            threshold.text = plainText(*stated);
    }
    return threshold;
}

} // namespace

QualityVerdict evidentlyVerdict(const QString& status)
{
    if (status == QLatin1String("SUCCESS"))
        return QualityVerdict::Pass;
    if (status == QLatin1String("FAIL"))
        return QualityVerdict::Fail;
    if (status == QLatin1String("WARNING"))
        return QualityVerdict::Warning;
    if (status == QLatin1String("ERROR")) // "cannot calculate the test result, no data"
        return QualityVerdict::NoData;
    return QualityVerdict::NotJudged;
}

QualityItem EvidentlyItems::described(const Json& parameters)
{
    if (!parameters.is_object())
        return {};
    const auto type = shortType(parameterText(parameters, "type"));
    if (const auto inner = parameters.find("metric"); inner != parameters.end() && inner->is_object()) {
        auto item = described(*inner); // the same metric, of some rows
        item.segment = parameterText(parameters, "column_name") + QStringLiteral(" == ") +
                       parameterText(parameters, "label");
        return item;
    }
    QualityItem item;
    item.check = checkOfMetric(type);
    item.column = parameterText(parameters, "column");
    QStringList others;
    for (const auto& [key, value] : parameters.items()) {
        if (key == "method" && value.is_string())
            item.method = plainText(value);
        else if (key == "threshold" && value.is_number())
            item.threshold.bound = value.get<double>();
        else if (key != "type" && key != "column" && !value.is_null() &&
                 !QByteArrayView(key).endsWith("tests"))
            others.append(plainKey(key) + u'=' + plainText(value));
    }
    if (item.method.isEmpty())
        item.method =
            others.isEmpty() ? type : boundedText(QStringLiteral("%1(%2)").arg(type, others.join(u',')));
    return item;
}

QualityItem EvidentlyItems::described(const QString& metricName)
{
    auto parameters = Json::object();
    parameters["type"] = metricName.section(u'(', 0, 0).toStdString();
    auto words = metricName.section(u'(', 1);
    words.chop(words.endsWith(u')') ? 1 : 0);
    const auto pairs = words.split(u',', Qt::SkipEmptyParts);
    for (const auto& pair : pairs) {
        const auto value = pair.section(u'=', 1).toStdString();
        const auto number = numberIn(Json(value));
        parameters[pair.section(u'=', 0, 0).toStdString()] = number ? Json(*number) : Json(value);
    }
    return described(parameters);
}

void EvidentlyItems::add(const QString& metricId, QualityItem item, const Json& value)
{
    if (value.is_object()) {
        const auto measure = item.measure, path = item.path;
        for (const auto& [key, inner] : value.items()) {
            const auto name = plainKey(key);
            item.measure = boundedText(measure.isEmpty() ? name : measure + u'.' + name);
            item.path = boundedText(path + u'.' + name);
            add(metricId, item, inner);
        }
        return;
    }
    item.value = numberIn(value);
    if (!item.value && !value.is_null())
        item.valueText = plainText(value);
    if (item.check == QualityCheck::Drift && item.method.contains(QLatin1String("p_value")))
        item.pValue = item.value;
    const Place place{metricId, item.measure};
    if (!firstOf_.contains(place))
        firstOf_.insert(place, entries_.size());
    append({std::move(item)});
}

void EvidentlyItems::append(Entry entry)
{
    if (entries_.size() < std::size_t(maxQualityItems))
        entries_.push_back(std::move(entry));
    else
        draft_.countUnread(QStringLiteral("items beyond %1").arg(maxQualityItems));
}

void EvidentlyItems::judge(ReportFields& test)
{
    const auto id = test.text("id");
    auto metric = test.object("metric_config");
    auto config = test.object("test_config");
    auto bound = test.object("bound_test");
    const auto words = test.text("description");
    const auto name = test.text("name");
    const auto status = test.text("status");
    const auto metricId = metric.text("metric_id");
    const auto* parameters = metric.any("params");
    const auto measure = measureOfTest(bound);

    const auto at = firstOf_.value(Place{metricId, measure}, entries_.size());
    auto* found = at < entries_.size() ? &entries_[at] : nullptr;
    Entry judged{found ? found->item : parameters ? described(*parameters) : QualityItem{}, true};
    auto& item = judged.item;
    if (!found) {
        item.measure = measure;
        item.path = test.path();
    }
    item.verdict = evidentlyVerdict(status);
    item.words = words.isEmpty() ? name : words;
    auto threshold = thresholdOfTest(id, config);
    if (threshold != QualityThreshold{})
        item.threshold = std::move(threshold);
    // A value that was judged already is told once more, with the other verdict.
    if (found && !found->isJudged)
        *found = std::move(judged);
    else
        append(std::move(judged));
}

void EvidentlyItems::finish()
{
    for (auto& entry : entries_)
        draft_.add(std::move(entry.item));
    entries_.clear();
}

} // namespace ph
