#include "app/monitoring/PanelAnswer.h"

#include "models/tables/MonitorWords.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct PanelAnswerTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::DashboardFeed)
};

constexpr std::size_t mostPanelLines = 100; // nobody tells more of them apart

QString lineName(const EndpointPanel& part, const MetricSeries& series, std::size_t ofSeries, bool isQuery)
{
    if (isQuery)
        return metricText(series.labels);
    const auto subject = subjectTitle(part.subject);
    return ofSeries > 1 ? subject + u' ' + metricText(series.labels) : subject;
}

void tidy(MetricNotes& notes)
{
    notes.warnings.removeDuplicates();
    notes.infos.removeDuplicates();
}

using Reached = Link::Reach<MetricSource>;

/// One histogram; without buckets where nothing matched.
Result<PanelReading> readHistogram(Reached& source, const EndpointPanel& part, const EndpointNames& endpoint,
                                   const ChartWindow& window)
{
    const auto steps = bucketWindow(window);
    PanelReading reading;
    reading.window = window;
    reading.asked = part.expression;
    reading.asked.replace(QLatin1String("{step}"), QStringLiteral("%1s").arg(steps.stepMs / 1000));
    auto answer =
        source.source.queryRange(source.context, reading.asked, {steps.fromMs, steps.toMs, steps.stepMs});
    auto counting = BucketHistory::Counting::Estimated;
    if (!answer && answer.error().kind == ErrorKind::Unsupported && !part.counters.isEmpty()) {
        reading.asked = part.counters;
        answer = source.source.queryRange(source.context, part.counters,
                                          {steps.fromMs - steps.stepMs, steps.toMs, steps.stepMs});
        if (answer)
            answer->series = increasesOf(ofEndpoint(answer->series, endpoint), answer->range.stepMs);
        counting = BucketHistory::Counting::Exact;
    }
    if (!answer)
        return fail(answer.error());
    auto history = bucketHistory(answer->series, answer->range.stepMs);
    history.counting = counting;
    reading.notes = answer->notes;
    if (!history.isEmpty() || history.fallingSteps > 0)
        reading.buckets = std::make_shared<const BucketHistory>(std::move(history));
    return reading;
}

Result<PanelReading> readDistribution(Reached& source, const MetricPanel& panel,
                                      const EndpointNames& endpoint, const ChartWindow& window)
{
    PanelReading nothing;
    nothing.window = window;
    for (const auto& part : panel.parts) {
        if (part.expression.isEmpty())
            continue;
        auto reading = readHistogram(source, part, endpoint, window);
        if (!reading || reading->buckets)
            return reading;
        nothing.notes.warnings += reading->notes.warnings;
        nothing.notes.infos += reading->notes.infos;
    }
    tidy(nothing.notes);
    return nothing;
}

} // namespace

Result<PanelReading> readPanel(Link& link, const std::stop_token& stop, const MetricPanel& panel,
                               const EndpointNames& endpoint, const ChartWindow& window,
                               const PanelAnswerTaker& taken)
{
    auto source = link.reach<MetricSource>(stop);
    if (!source)
        return fail(source.error());
    if (panel.isDistribution())
        return readDistribution(*source, panel, endpoint, window);
    PanelReading reading;
    reading.window = window;
    for (const auto& part : panel.parts) {
        if (part.expression.isEmpty())
            continue;
        auto answer = source->source.queryRange(source->context, part.expression,
                                                {window.fromMs, window.toMs, window.stepMs});
        if (!answer)
            return fail(answer.error());
        if (taken)
            taken(part, *answer);
        reading.window.stepMs = std::max(reading.window.stepMs, answer->range.stepMs);
        reading.notes.warnings += answer->notes.warnings;
        reading.notes.infos += answer->notes.infos;
        const auto count = answer->series.size();
        for (auto& series : answer->series) {
            if (reading.lines.size() == mostPanelLines)
                break;
            auto name = lineName(part, series, count, panel.id == queryPanelId);
            reading.lines.push_back({std::move(name), std::move(series)});
        }
        if (count > mostPanelLines)
            reading.notes.infos
                << PanelAnswerTexts::tr("%1 of %2 series are shown.").arg(mostPanelLines).arg(count);
    }
    tidy(reading.notes);
    return reading;
}

PanelAnswerTaker keepingPanel(Observer& observer, const QString& connection, const EndpointNames& endpoint,
                              const QString& panel)
{
    Endpoint known;
    known.ns = endpoint.ns;
    known.name = endpoint.name;
    const bool isQuery = panel == queryPanelId;
    return [&observer, connection, known, isQuery](const EndpointPanel& part, const MetricAnswer& answer) {
        observer.noteMetrics({connection, isQuery ? part.expression : panelSubjectName(part.subject),
                              isQuery ? TimelineScope() : observer.scopes().ofEndpoint(connection, known),
                              answer.range.stepMs, answer.series});
    };
}

} // namespace ph
