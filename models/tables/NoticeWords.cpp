#include "models/tables/NoticeWords.h"

#include "models/tables/Format.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct NoticeSpeech {
    Q_DECLARE_TR_FUNCTIONS(ph::NoticeWords)
};

QString gradesText(const NoticeCounts& counts)
{
    QStringList parts;
    const auto add = [&parts](int count, const QString& text) {
        if (count > 0)
            parts << text.arg(formatCount(count));
    };
    add(counts.byGrade[std::size_t(NoticeGrade::Grave)], NoticeSpeech::tr("%1 grave", "how many things"));
    add(counts.byGrade[std::size_t(NoticeGrade::Warning)],
        NoticeSpeech::tr("%1 to warn of", "how many things"));
    add(counts.byGrade[std::size_t(NoticeGrade::Info)], NoticeSpeech::tr("%1 to know of", "how many things"));
    return listText(parts);
}

QString endpointsText(const NoticeCounts& counts)
{
    QStringList parts;
    for (const auto& [name, count] : counts.endpoints)
        parts << pairText(name, formatCount(count));
    if (counts.endpointCount > counts.endpoints.size())
        parts << NoticeSpeech::tr("and %1 more", "endpoints")
                     .arg(formatCount(counts.endpointCount - counts.endpoints.size()));
    return listText(parts);
}

} // namespace

QString noticeKindText(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Alert:
        return NoticeSpeech::tr("Alerts that fire");
    case NoticeKind::Incident:
        return NoticeSpeech::tr("Incidents that open or get worse");
    case NoticeKind::Gate:
        return NoticeSpeech::tr("Gates that fail");
    case NoticeKind::Release:
        return NoticeSpeech::tr("Releases that wait for you or end");
    case NoticeKind::Connection:
        return NoticeSpeech::tr("Connections that are lost");
    }
    return {};
}

QString noticeGradeText(NoticeGrade grade)
{
    switch (grade) {
    case NoticeGrade::Info:
        return NoticeSpeech::tr("Everything", "the least grave that interrupts");
    case NoticeGrade::Warning:
        return NoticeSpeech::tr("Warnings and graver", "the least grave that interrupts");
    case NoticeGrade::Grave:
        return NoticeSpeech::tr("Grave ones", "the least grave that interrupts");
    }
    return {};
}

QString noticeWayText(NoticeRule::Way way)
{
    switch (way) {
    case NoticeRule::Way::Interrupts:
        return NoticeSpeech::tr("Interrupt", "what notices of a kind do");
    case NoticeRule::Way::IsListed:
        return NoticeSpeech::tr("Only listed", "what notices of a kind do");
    case NoticeRule::Way::IsIgnored:
        return NoticeSpeech::tr("Ignored", "what notices of a kind do");
    }
    return {};
}

QString noticeHowText(NoticeRecord::How how)
{
    switch (how) {
    case NoticeRecord::How::Told:
        return NoticeSpeech::tr("Told", "of a notice");
    case NoticeRecord::How::Held:
        return NoticeSpeech::tr("Held back", "of a notice, by quiet hours");
    case NoticeRecord::How::Listed:
        return NoticeSpeech::tr("Listed", "of a notice");
    }
    return {};
}

QString noticeTitle(const Notice& notice)
{
    const auto total = notice.counts.total();
    if (notice.why == Notice::Why::AfterQuiet)
        return NoticeSpeech::tr("While it was quiet: %1", "%1: how many things").arg(formatCount(total));
    if (total > 1)
        return NoticeSpeech::tr("%1 at once, among them %2", "how many things, and the gravest of them")
            .arg(formatCount(total), notice.first.title);
    return notice.first.title;
}

QString noticeText(const Notice& notice)
{
    if (notice.counts.total() <= 1 && notice.why == Notice::Why::One) {
        const QStringList parts{notice.first.text, notice.first.environment, notice.first.endpoint};
        QStringList said;
        for (const auto& part : parts) {
            if (!part.isEmpty())
                said << part;
        }
        return said.join(QStringLiteral(" · "));
    }
    const auto endpoints = endpointsText(notice.counts);
    const auto grades = gradesText(notice.counts);
    return endpoints.isEmpty() ? grades : grades + QStringLiteral(" · ") + endpoints;
}

QString trayMoodText(TrayMood mood, int firing)
{
    switch (mood) {
    case TrayMood::Calm:
        return NoticeSpeech::tr("Nothing fires that is known");
    case TrayMood::Firing:
        return NoticeSpeech::tr("Alerts that fire: %1").arg(formatCount(firing));
    case TrayMood::Grave:
        return NoticeSpeech::tr("Alerts that fire: %1, some of them grave").arg(formatCount(firing));
    case TrayMood::Offline:
        return NoticeSpeech::tr("Nobody can be reached: what fires is not known");
    }
    return {};
}

} // namespace ph
