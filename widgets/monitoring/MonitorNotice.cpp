#include "widgets/monitoring/MonitorNotice.h"

#include "models/tables/Format.h"
#include "models/values/HelpTopic.h"
#include "widgets/common/ErrorText.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct NoticeTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::MonitorNotice)
};

using Reading = MonitorStanding::Reading;

QString behindText(const MonitorStanding& standing, std::int64_t nowMs)
{
    auto text = NoticeTexts::tr("%1: %2.", "connection: what is wrong")
                    .arg(standing.place.name, errorTitle(standing.error->kind));
    if (standing.seenMs != noTime)
        text += u' ' + NoticeTexts::tr("What is shown was seen %1.", "%1: 2 h ago")
                           .arg(formatSeenAge(standing.seenMs, nowMs));
    return text;
}

} // namespace

std::optional<MonitorNotice> monitorNotice(const QList<MonitorStanding>& standings, std::int64_t nowMs)
{
    MonitorNotice notice;
    QStringList texts, details;
    for (const auto& standing : standings) {
        if (standing.error) {
            texts << behindText(standing, nowMs);
            details << QStringLiteral("%1: %2: %3")
                           .arg(standing.place.name, standing.error->where, standing.error->detail);
            if (notice.help.isEmpty())
                notice.help = helpTopicOf(standing.error->kind);
            if (!standing.error->retryable())
                notice.tone = Tone::Bad;
        }
        if (!standing.faults.isEmpty())
            texts << NoticeTexts::tr("%1: %Ln item(s) could not be read.", nullptr,
                                     int(standing.faults.size()))
                         .arg(standing.place.name);
        for (const auto& fault : standing.faults)
            details << QStringLiteral("%1: %2").arg(standing.place.name, fault);
    }
    if (texts.isEmpty())
        return std::nullopt;
    notice.text = texts.join(u'\n');
    notice.details = details.join(u'\n');
    return notice;
}

StateContent noMonitoring()
{
    return {
        StateContent::Kind::Empty,
        QStringLiteral("office-chart-line"),
        NoticeTexts::tr("Nothing is monitored yet"),
        NoticeTexts::tr("Connect a Prometheus, an Alertmanager or a file of metrics: what your endpoints "
                        "do over time, what fires and how objectives stand come here."),
        {},
        {{QStringLiteral("addMonitor"), NoticeTexts::tr("Add a connection"), QStringLiteral("list-add")}}};
}

StateContent noLines(const QList<MonitorStanding>& standings, const StateContent& none)
{
    if (standings.isEmpty())
        return none;
    const auto is = [&standings](Reading reading) {
        return std::any_of(standings.begin(), standings.end(),
                           [reading](const MonitorStanding& one) { return one.reading == reading; });
    };
    if (is(Reading::Level))
        return none;
    if (is(Reading::Reading))
        return {StateContent::Kind::Loading, {}, NoticeTexts::tr("Asking…"), {}, {}, {}};
    const auto worst = std::find_if(standings.begin(), standings.end(),
                                    [](const MonitorStanding& one) { return one.error.has_value(); });
    auto content = worst == standings.end() ? none : stateForError(*worst->error);
    if (worst != standings.end())
        content.actions = {
            {QStringLiteral("retry"), NoticeTexts::tr("Try again"), QStringLiteral("view-refresh")}};
    return content;
}

} // namespace ph
