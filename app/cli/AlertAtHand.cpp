#include "app/cli/AlertAtHand.h"

#include "app/cli/MonitorChoice.h"
#include "app/release/KnownReleases.h"
#include "models/tables/Format.h"
#include "models/values/TimelineTableBuilder.h"
#include "services/incidents/IncidentDrafts.h"

namespace ph {

namespace {

constexpr std::int64_t observedWithinMs = std::int64_t(30) * 86'400'000;

Error severalOfThatName(const QString& wanted, std::size_t count)
{
    return Error::make(ErrorKind::Invalid, wanted,
                       QStringLiteral("%1 alerts of that name fire: name one by its fingerprint, as "
                                      "`alerts --json` has it.")
                           .arg(count));
}

/// What those who are asked say: none where none of them has it.
Result<std::optional<Alert>> askedAlert(CommandLine& line, const QString& wanted, const QString& connection)
{
    auto links = monitorLinks(line, connection);
    if (links)
        links = thoseThat(std::move(*links), linkHas<AlertSource>, QStringLiteral("alerts"));
    if (!links)
        return fail(links.error());
    std::vector<Alert> found;
    std::optional<Error> trouble;
    for (const auto& link : *links) {
        const auto source = link->reach<AlertSource>(line.stop());
        auto alerts = source ? source->source.fetchAlerts(source->context)
                             : Result<Sifted<Alert>>(fail(source.error()));
        if (!alerts) {
            trouble = alerts.error();
            continue;
        }
        for (auto& alert : alerts->items) {
            if (alertFingerprint(alert) == wanted)
                return alert;
            if (alertName(alert) == wanted)
                found.push_back(std::move(alert));
        }
    }
    // A Prometheus and its Alertmanager both tell of it.
    const auto isSame = [&found](const Alert& alert) { return alert.labels == found.front().labels; };
    if (!found.empty() && std::all_of(found.begin(), found.end(), isSame))
        return found.front();
    if (!found.empty())
        return fail(severalOfThatName(wanted, found.size()));
    if (trouble)
        return fail(*trouble);
    return std::optional<Alert>();
}

/// The alert as it was seen last; several names of one that go on are not told apart.
Result<std::optional<TimelineItem>> seenAlert(CommandLine& line, const QString& wanted, std::int64_t nowMs)
{
    TimelineTableBuilder builder;
    const auto read =
        line.workspace()->observed().readTimeline(builder, nowMs - observedWithinMs, stillGoing, line.stop());
    if (!read)
        return fail(read.error());
    const auto table = builder.build();
    if (!table)
        return fail(table.error());
    std::optional<TimelineItem> last;
    QSet<QString> goingOn;
    for (std::uint32_t row = 0; row < (*table)->size(); ++row) {
        if ((*table)->kind(row) != TimelineKind::Alert)
            continue;
        const auto item = (*table)->item(row);
        if (item.reference != QStringLiteral("alert:%1").arg(wanted) && item.title != wanted)
            continue;
        if (item.endMs == stillGoing)
            goingOn.insert(item.reference);
        if (!last || item.endMs == stillGoing || last->endMs != stillGoing)
            last = item;
    }
    if (goingOn.size() > 1)
        return fail(severalOfThatName(wanted, std::size_t(goingOn.size())));
    return last;
}

QString ageNote(CommandLine& line, const TimelineItem& alert, const Error& why, std::int64_t nowMs)
{
    std::int64_t lookedMs = alert.seenMs;
    if (const auto looks = line.workspace()->observed().looks()) {
        for (const auto& look : *looks) {
            if (look.source == alert.source && look.kind == TimelineKind::Alert)
                lookedMs = std::max(lookedMs, look.atMs);
        }
    }
    const auto standing = alert.endMs == stillGoing
                              ? QStringLiteral("it fired when %1 was asked last, %2")
                                    .arg(alert.source, formatSeenAge(lookedMs, nowMs))
                              : QStringLiteral("%1 told that it ended, %2")
                                    .arg(alert.source, formatSeenAge(alert.endMs, nowMs));
    return QStringLiteral("Nobody could be asked (%1). Taken from what was observed: %2.")
        .arg(errorSentence(why), standing);
}

} // namespace

Result<AlertAtHand> alertAtHand(CommandLine& line, const QString& wanted, const QString& connection)
{
    const auto scopes = line.workspace()->observer().scopes();
    const auto asked = askedAlert(line, wanted, connection);
    if (asked && *asked)
        return AlertAtHand{draftFromAlert(**asked, scopes), {}};
    if (asked)
        return fail(ErrorKind::NotFound, wanted, QStringLiteral("No alert of that name fires."));
    if (asked.error().kind == ErrorKind::Invalid || asked.error().kind == ErrorKind::Cancelled)
        return fail(asked.error());
    const auto nowMs = toMs(line.workspace()->clock()());
    const auto seen = seenAlert(line, wanted, nowMs);
    if (!seen)
        return fail(seen.error());
    if (!*seen)
        return fail(asked.error());
    return AlertAtHand{draftFromSeen(**seen, scopes), ageNote(line, **seen, asked.error(), nowMs)};
}

} // namespace ph
