#include "services/notify/WorkNotices.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct WorkSpeech {
    Q_DECLARE_TR_FUNCTIONS(ph::WorkNotices)
};

NoticeGrade gradeOf(IncidentSeverity severity)
{
    switch (severity) {
    case IncidentSeverity::Sev1:
    case IncidentSeverity::Sev2:
        return NoticeGrade::Grave;
    case IncidentSeverity::Sev3:
        return NoticeGrade::Warning;
    case IncidentSeverity::Sev4:
        break;
    }
    return NoticeGrade::Info;
}

NoticeGrade gradeOf(InboxItem::Kind kind)
{
    switch (kind) {
    case InboxItem::Kind::RollbackAdvised:
        return NoticeGrade::Grave;
    case InboxItem::Kind::Undriven:
    case InboxItem::Kind::StepUnclear:
        return NoticeGrade::Warning;
    case InboxItem::Kind::ApprovalAsked:
    case InboxItem::Kind::ApprovalVoid:
    case InboxItem::Kind::WaiverEnding:
    case InboxItem::Kind::SoakOver:
        break;
    }
    return NoticeGrade::Info;
}

NoticeEvent ofRelease(const ReleaseSummary& release, const char* matter)
{
    NoticeEvent event;
    event.key = QStringLiteral("release:%1:%2").arg(release.id, QLatin1String(matter));
    event.kind = NoticeKind::Release;
    event.environment = release.environment;
    event.target = QStringLiteral("release:%1").arg(release.id);
    event.atMs = release.updatedMs;
    return event;
}

void addEnd(std::vector<NoticeEvent>& events, const ReleaseSummary& release)
{
    const auto title = releaseTitle(release);
    auto event = ofRelease(release, "ended");
    event.text = release.attention;
    if (release.state == ReleaseState::Done) {
        event.title = WorkSpeech::tr("%1 is done", "a release").arg(title);
    } else if (release.state == ReleaseState::RolledBack) {
        event.grade = NoticeGrade::Warning;
        event.title = WorkSpeech::tr("%1 was rolled back", "a release").arg(title);
    } else if (release.state == ReleaseState::Stopped) {
        event.grade = NoticeGrade::Warning;
        event.title = WorkSpeech::tr("%1 was stopped", "a release").arg(title);
    } else {
        return;
    }
    events.push_back(std::move(event));
}

void addGates(std::vector<NoticeEvent>& events, const ReleaseSummary& release)
{
    const int open = release.gatesTotal - release.gatesPassed - release.gatesWaived;
    if (release.state != ReleaseState::Waiting || open <= 0)
        return;
    auto event = ofRelease(release, "gates");
    event.kind = NoticeKind::Gate;
    event.grade = NoticeGrade::Warning;
    event.rank = open; // told again where more of them fail
    event.title = WorkSpeech::tr("%1: gates that do not pass: %2", "a release, how many")
                      .arg(releaseTitle(release))
                      .arg(open);
    event.text = release.attention;
    events.push_back(std::move(event));
}

} // namespace

NoticeBatch incidentNotices(const QList<Incident>& incidents, const QString& self)
{
    NoticeBatch batch;
    batch.source = QStringLiteral("incidents");
    for (const auto& incident : incidents) {
        if (incident.state == IncidentState::Ended || incident.state == IncidentState::Closed)
            continue;
        NoticeEvent event;
        event.key = QStringLiteral("incident:%1").arg(incident.id);
        event.kind = NoticeKind::Incident;
        event.grade = gradeOf(incident.severity);
        event.rank = int(IncidentSeverity::Sev4) - int(incident.severity);
        event.environment = incident.environment;
        event.endpoint = incident.endpoints.value(0);
        event.title = WorkSpeech::tr("Incident: %1").arg(incident.title);
        event.text = incidentSeverityName(incident.severity);
        event.target = event.key;
        event.atMs = beganMs(incident);
        event.by = incident.gradedBy == self ? NoticeEvent::By::Oneself : NoticeEvent::By::Others;
        batch.events.push_back(std::move(event));
    }
    return batch;
}

NoticeBatch releaseNotices(const QList<ReleaseSummary>& releases, const QList<InboxItem>& inbox)
{
    NoticeBatch batch;
    batch.source = QStringLiteral("releases");
    for (const auto& item : inbox) {
        NoticeEvent event;
        event.key = QStringLiteral("inbox:%1").arg(item.id);
        event.kind = NoticeKind::Release;
        event.grade = gradeOf(item.kind);
        event.environment = item.environment;
        event.title = item.title;
        event.text = item.text;
        event.target = QStringLiteral("release:%1").arg(item.releaseId);
        event.atMs = item.timeMs;
        batch.events.push_back(std::move(event));
    }
    for (const auto& release : releases) {
        addEnd(batch.events, release);
        addGates(batch.events, release);
    }
    return batch;
}

NoticeEvent connectionNotice(const QString& id, const QString& connection, const QString& why,
                             NoticeEvent::Phase phase, std::int64_t nowMs)
{
    NoticeEvent event;
    event.key = QStringLiteral("connection:%1").arg(id);
    event.kind = NoticeKind::Connection;
    event.grade = NoticeGrade::Warning;
    event.title = WorkSpeech::tr("%1 cannot be reached", "a connection").arg(connection);
    event.text = why;
    event.target = event.key;
    event.atMs = nowMs;
    event.phase = phase;
    return event;
}

} // namespace ph
