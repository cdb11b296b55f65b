#include "app/compare/ReportJson.h"

#include "app/cli/CommandLine.h"
#include "services/analysis/GroupDifferences.h"

namespace ph {

namespace {

using nlohmann::json;

json optionalText(const QString& text)
{
    return text.isNull() ? json(nullptr) : json(text.toStdString());
}

json statsDocument(const ColumnStats& stats)
{
    return {{"n", stats.count},
            {"missing", stats.missing},
            {"nan", stats.nans},
            {"infinite", stats.infinities},
            {"mean", jsonNumber(stats.mean)},
            {"std", jsonNumber(stats.deviation)},
            {"min", jsonNumber(stats.min)},
            {"median", jsonNumber(stats.median)},
            {"max", jsonNumber(stats.max)}};
}

json judgementName(Judgement judgement)
{
    switch (judgement) {
    case Judgement::Better:
        return "better";
    case Judgement::Worse:
        return "worse";
    case Judgement::Neutral:
        break;
    }
    return "neutral";
}

json deltaDocument(const std::optional<CellDelta>& delta)
{
    if (!delta)
        return nullptr;
    return {{"absolute", jsonNumber(delta->absolute)},
            {"relative", jsonNumber(delta->relative)},
            {"judgement", judgementName(delta->judgement)}};
}

/// "unknown" where no interval says whether the difference is chance.
json groupJudgement(const ReportFigure& figure)
{
    if (!figure.difference.hasInterval())
        return "unknown";
    return judgementName(figure.delta ? figure.delta->judgement : Judgement::Neutral);
}

json runDocument(const ComparisonReport& report, std::uint32_t place)
{
    const auto& runs = *report.runs;
    const auto key = runs.table->entity(place);
    json metrics = json::object(), deltas = json::object();
    for (const auto& metric : report.metrics) {
        const auto* column = runs.table->numbers(metric.metric);
        if (column && column->has(place))
            metrics[metric.metric.name.toStdString()] = jsonNumber(column->values[place]);
        if (const auto delta = baselineDelta(runs, metric.metric, place))
            deltas[metric.metric.name.toStdString()] = deltaDocument(delta);
    }
    json run{{"run_id", key.remoteId.toStdString()},
             {"name", runs.names[qsizetype(place)].toStdString()},
             {"connection", report.connections.value(key.connection.value).toStdString()},
             {"metrics", metrics}};
    if (runs.baseline)
        run["deltas"] = deltas;
    if (runs.isGrouped())
        run["group"] = runs.groups[std::size_t(runs.groupOf[place])].label.toStdString();
    return run;
}

json metricDocument(const ComparisonReport& report, const ReportMetric& metric)
{
    const auto& runs = *report.runs;
    json groups = json::array();
    for (std::size_t i = 1; i < metric.figures.size(); ++i) { // after that of all
        const auto& figure = metric.figures[i];
        const bool isReference = i == 1 + referenceGroup(runs);
        json group = statsDocument(figure.stats);
        group["group"] = figure.group.toStdString();
        group["difference"] = {
            {"estimate", jsonNumber(figure.difference.estimate)},
            {"low", jsonNumber(figure.difference.low)},
            {"high", jsonNumber(figure.difference.high)},
            {"level", figure.difference.level},
            {"judgement", isReference ? judgementName(Judgement::Neutral) : groupJudgement(figure)}};
        groups.push_back(group);
    }
    json document = statsDocument(metric.figures.front().stats);
    document["metric"] = metric.metric.name.toStdString();
    document["better"] = metricDirectionName(metric.direction).toStdString();
    document["best_run_id"] =
        metric.best ? json(runs.table->entity(*metric.best).remoteId.toStdString()) : json(nullptr);
    document["groups"] = groups;
    return document;
}

json differenceDocument(const ComparedRuns& runs, const ReportDifference& difference)
{
    const bool hasDeltas = runs.baseline && difference.key.kind == ColumnKind::Metric;
    json values = json::array(), deltas = json::array();
    for (std::uint32_t place = 0; place < runs.size(); ++place) {
        values.push_back(optionalText(difference.value(place)));
        if (hasDeltas)
            deltas.push_back(deltaDocument(baselineDelta(runs, difference.key, place)));
    }
    json document{{"key", columnKeyText(difference.key).toStdString()},
                  {"distinct", difference.distinct},
                  {"missing", difference.missing},
                  {"values", values}};
    if (hasDeltas)
        document["deltas"] = deltas;
    return document;
}

json associationDocument(const Association& one)
{
    json document{{"key", columnKeyText(one.key).toStdString()},
                  {"n", one.n},
                  {"strength", jsonNumber(one.strength)},
                  {"p", jsonNumber(one.p)},
                  {"q", jsonNumber(one.q)}};
    if (one.kind == Association::Kind::Numeric) {
        document["rho"] = jsonNumber(one.rho);
    } else {
        document["eta_squared"] = jsonNumber(one.etaSquared);
        document["omega_squared"] = jsonNumber(one.omegaSquared);
        document["categories"] = one.categories;
    }
    return document;
}

} // namespace

json reportDocument(const ComparisonReport& report)
{
    const auto& runs = *report.runs;
    json ranked = json::array(), metrics = json::array(), differences = json::array(),
         remarks = json::array();
    for (const auto place : report.ranking)
        ranked.push_back(runDocument(report, place));
    for (const auto& metric : report.metrics)
        metrics.push_back(metricDocument(report, metric));
    for (const auto& difference : report.differences)
        differences.push_back(differenceDocument(runs, difference));
    for (const auto& remark : report.remarks)
        remarks.push_back(remark.toStdString());
    json order = json::array(); // of the values in "differences"
    for (std::uint32_t place = 0; place < runs.size(); ++place)
        order.push_back(runs.table->entity(place).remoteId.toStdString());
    json document{
        {"comparison", report.board.name.toStdString()},
        {"made", jsonTime(report.madeMs)},
        {"set", setText(report.board.set).toStdString()},
        {"matched", runs.size() + runs.leftOut},
        {"at", metricAtText(runs.at).toStdString()},
        {"group_by", runs.groupBy ? json(columnKeyText(*runs.groupBy).toStdString()) : json(nullptr)},
        {"baseline_run_id",
         runs.baseline ? json(runs.table->entity(*runs.baseline).remoteId.toStdString()) : json(nullptr)},
        {"runs", ranked},
        {"metrics", metrics},
        {"differences_order", order},
        {"differences", differences},
        {"missing", runs.missing.size()},
        {"unknown_values", runs.unknownValues()},
        {"remarks", remarks}};
    if (report.associations) {
        json items = json::array();
        for (const auto& one : report.associations->items)
            items.push_back(associationDocument(one));
        document["associations"] = {{"metric", report.associations->metric.toStdString()},
                                    {"runs", report.associations->withMetric},
                                    {"note", associationsNote(*report.associations).toStdString()},
                                    {"items", items}};
    }
    return document;
}

QByteArray reportJson(const ComparisonReport& report)
{
    const auto text = reportDocument(report).dump(2, ' ', false, json::error_handler_t::replace);
    return QByteArray::fromStdString(text) + '\n';
}

} // namespace ph
