#include "app/cli/MetricsOutput.h"

#include "models/tables/Format.h"
#include "models/values/CsvCell.h"
#include "services/export/RunExport.h"

namespace ph {

namespace {

nlohmann::json metricNotesJson(const QStringList& texts)
{
    auto list = nlohmann::json::array();
    for (const auto& text : texts)
        list.push_back(jsonText(text));
    return list;
}

nlohmann::json seriesNumberJson(std::size_t points, double value)
{
    return points == 0 ? nlohmann::json() : jsonNumber(value);
}

SeriesSummary summaryIn(const MetricsShown& shown, const MetricSeries& series)
{
    const auto& range = shown.answer.range;
    return shown.window == MetricsShown::Window::Now
               ? summaryOf(series, series.timesMs.front(), series.timesMs.front(), 1)
               : summaryOf(series, range.fromMs, range.toMs, range.stepMs);
}

} // namespace

nlohmann::json labelsJson(const MetricLabels& labels)
{
    auto object = nlohmann::json::object();
    for (auto label = labels.begin(); label != labels.end(); ++label)
        object[label.key().toStdString()] = jsonText(label.value());
    return object;
}

nlohmann::json metricsJson(const MetricsShown& shown)
{
    auto all = nlohmann::json::array();
    for (const auto& series : shown.answer.series) {
        const auto summary = summaryIn(shown, series);
        auto points = nlohmann::json::array();
        for (std::size_t i = 0; i < series.values.size(); ++i)
            points.push_back({jsonTime(series.timesMs[i]), jsonNumber(series.values[i])});
        all.push_back({{"metric", labelsJson(series.labels)},
                       {"last", seriesNumberJson(summary.points, summary.last)},
                       {"min", seriesNumberJson(summary.points, summary.smallest)},
                       {"max", seriesNumberJson(summary.points, summary.largest)},
                       {"gaps", summary.gaps},
                       {"points", std::move(points)}});
    }
    const auto& range = shown.answer.range;
    const bool isNow = shown.window == MetricsShown::Window::Now;
    return {{"connection", jsonText(shown.connection)},
            {"expression", jsonText(shown.expression)},
            {"from", isNow ? nlohmann::json() : jsonTime(range.fromMs)},
            {"to", isNow ? nlohmann::json() : jsonTime(range.toMs)},
            {"step_ms", isNow ? nlohmann::json() : nlohmann::json(range.stepMs)},
            {"asked_step_ms", isNow ? nlohmann::json() : nlohmann::json(shown.askedStepMs)},
            {"warnings", metricNotesJson(shown.answer.notes.warnings)},
            {"infos", metricNotesJson(shown.answer.notes.infos)},
            {"series", std::move(all)}};
}

QString metricsCsv(const MetricsShown& shown)
{
    QString text = QStringLiteral("metric,time,value");
    for (const auto& series : shown.answer.series) {
        const auto metric = csvCell(metricText(series.labels));
        for (std::size_t i = 0; i < series.values.size(); ++i)
            text += QStringLiteral("\n%1,%2,%3")
                        .arg(metric, QString::fromStdString(isoTime(series.timesMs[i])),
                             formatExactNumber(series.values[i]));
    }
    return text;
}

QStringList metricsLines(const MetricsShown& shown)
{
    const bool isNow = shown.window == MetricsShown::Window::Now;
    QList<QStringList> rows;
    for (const auto& series : shown.answer.series) {
        const auto metric = terminalText(metricText(series.labels));
        const auto summary = summaryIn(shown, series);
        if (isNow)
            rows.append({formatNumber(summary.last), formatUtcTime(series.timesMs.back()), metric});
        else
            rows.append({formatNumber(summary.last), formatNumber(summary.smallest),
                         formatNumber(summary.largest), QString::number(summary.points),
                         QString::number(summary.gaps), metric});
    }
    return isNow ? alignedLines({QStringLiteral("VALUE"), QStringLiteral("TIME"), QStringLiteral("SERIES")},
                                rows, {0})
                 : alignedLines({QStringLiteral("LAST"), QStringLiteral("MIN"), QStringLiteral("MAX"),
                                 QStringLiteral("POINTS"), QStringLiteral("GAPS"), QStringLiteral("SERIES")},
                                rows, {0, 1, 2, 3, 4});
}

nlohmann::json rulesJson(const std::vector<MetricRule>& rules)
{
    auto all = nlohmann::json::array();
    for (const auto& rule : rules)
        all.push_back({{"group", jsonText(rule.group)},
                       {"name", jsonText(rule.name)},
                       {"kind", rule.kind == MetricRule::Kind::Alerting ? "alerting" : "recording"},
                       {"expression", jsonText(rule.expression)},
                       {"health", jsonText(ruleHealthName(rule.health))},
                       {"last_error", jsonText(rule.lastError)},
                       {"state", jsonText(ruleStateName(rule.state))},
                       {"for_ms", rule.holdsForMs},
                       {"evaluated", jsonTime(rule.evaluatedMs)},
                       {"labels", labelsJson(rule.labels)},
                       {"annotations", labelsJson(rule.annotations)},
                       {"alerts", rule.alerts}});
    return all;
}

nlohmann::json targetsJson(const std::vector<ScrapeTarget>& targets)
{
    auto all = nlohmann::json::array();
    for (const auto& target : targets)
        all.push_back({{"pool", jsonText(target.pool)},
                       {"address", jsonText(target.address)},
                       {"health", jsonText(targetHealthName(target.health))},
                       {"last_error", jsonText(target.lastError)},
                       {"scraped", jsonTime(target.scrapedMs)},
                       {"took_seconds", jsonNumber(target.tookSeconds)},
                       {"labels", labelsJson(target.labels)}});
    return all;
}

QStringList rulesLines(const std::vector<MetricRule>& rules)
{
    QList<QStringList> rows;
    for (const auto& rule : rules)
        rows.append({ruleHealthName(rule.health), ruleStateName(rule.state), terminalText(rule.group),
                     terminalText(rule.name),
                     terminalText(rule.lastError.isEmpty() ? rule.expression : rule.lastError)});
    return alignedLines({QStringLiteral("HEALTH"), QStringLiteral("STATE"), QStringLiteral("GROUP"),
                         QStringLiteral("RULE"), QStringLiteral("EXPRESSION OR ERROR")},
                        rows);
}

QStringList targetsLines(const std::vector<ScrapeTarget>& targets, std::int64_t nowMs)
{
    QList<QStringList> rows;
    for (const auto& target : targets)
        rows.append({targetHealthName(target.health), terminalText(target.pool),
                     formatSeenAge(target.scrapedMs, nowMs), terminalText(target.address),
                     terminalText(target.lastError)});
    return alignedLines({QStringLiteral("HEALTH"), QStringLiteral("POOL"), QStringLiteral("SCRAPED"),
                         QStringLiteral("TARGET"), QStringLiteral("ERROR")},
                        rows);
}

} // namespace ph
