#include "app/endpoints/TrafficMoves.h"

#include "models/tables/EndpointWords.h"
#include "models/tables/Format.h"
#include "services/kubernetes/TrafficWrite.h"
#include "widgets/common/ErrorText.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

using Role = TrafficShare::Role;
using Seen = TrafficOutcome::Seen;

struct TrafficMovesTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::TrafficMoves)
};

/// Whoever could be meant, some of them without a share now.
QList<TrafficShare> nameable(const Endpoint& endpoint)
{
    QList<TrafficShare> shares;
    const auto add = [&](const TrafficShare& share) {
        const bool known = std::any_of(shares.begin(), shares.end(),
                                       [&](const TrafficShare& one) { return one.target == share.target; });
        if (!known && !share.target.isEmpty() && share.role != Role::Shadow)
            shares << share;
    };
    for (const auto& share : endpoint.declared)
        add(share);
    const auto& latest = endpoint.latest;
    for (const auto& revision : {latest.latestCreated, latest.latestRolledOut, latest.previousRolledOut})
        add({revision, 0});
    return shares;
}

/// The one that "candidate" or "stable" means, by what the endpoint would do; empty where nobody is.
QString whoIs(const char* role, const Endpoint& endpoint)
{
    const auto all = wholeTraffic(endpoint, {{QLatin1String(role), 100}});
    return all ? all->key(100) : QString();
}

QString targetsWords(const QMap<QString, double>& traffic)
{
    QStringList words;
    for (auto it = traffic.begin(); it != traffic.end(); ++it)
        words << QStringLiteral("%1 %2").arg(percentText(it.value()), it.key());
    return words.isEmpty() ? QStringLiteral("–") : listText(words);
}

QString seenWords(const Endpoint& endpoint)
{
    if (endpoint.observed.source != ObservedTraffic::Source::NotObservable)
        return targetsWords(sharesByTarget(endpoint.observed.shares));
    return endpoint.observed.remark.isEmpty() ? observedSourceText(endpoint.observed.source)
                                              : trafficRemarkText(endpoint.observed);
}

/// What went wrong beside what was asked for, a line each.
QString leftOpen(const TrafficOutcome& outcome)
{
    QStringList lines;
    const auto add = [&](const std::optional<Error>& error, const QString& what) {
        if (error)
            lines << what.arg(pairText(errorTitle(error->kind), error->detail));
    };
    add(outcome.unanswered, TrafficMovesTexts::tr("No answer came (%1)."));
    add(outcome.unseen, TrafficMovesTexts::tr("The last look failed (%1)."));
    add(outcome.unrecorded, TrafficMovesTexts::tr("The ledger lacks how it ended (%1)."));
    return lines.join(u'\n');
}

TrafficReport reportOf(const TrafficPreview& preview, const TrafficOutcome& outcome)
{
    using End = TrafficReport::End;
    const auto asked = targetsWords(preview.traffic), seen = seenWords(outcome.endpoint);
    const auto details = leftOpen(outcome);
    switch (outcome.seen) {
    case Seen::Observed:
        return {End::Observed, TrafficMovesTexts::tr("Observed: %1.").arg(seen), details};
    case Seen::NotInTime:
        return {End::Requested,
                TrafficMovesTexts::tr("Requested: %1. Not observed while it was looked at; what is observed: "
                                      "%2. The cluster goes on by itself.")
                    .arg(asked, seen),
                details};
    case Seen::NotObservable:
        return {
            End::Requested,
            TrafficMovesTexts::tr("Requested: %1. Whether it is so cannot be observed: %2").arg(asked, seen),
            details};
    case Seen::Unknown:
        break;
    }
    return {End::Unknown,
            TrafficMovesTexts::tr("Unknown: no answer came, and looking has not found that the cluster has "
                                  "taken it. It was not asked again. What is observed: %1.")
                .arg(seen),
            details};
}

} // namespace

TrafficChoice trafficChoice(const Connection& connection, const Endpoint& endpoint)
{
    if (connection.settings.value(QStringLiteral("allowControl")) != QLatin1String("yes"))
        return {TrafficMovesTexts::tr("Control is not allowed on %1: it only reads. Edit the connection to "
                                      "allow it.")
                    .arg(connection.name)};
    TrafficChoice choice;
    const auto candidate = whoIs("candidate", endpoint), stable = whoIs("stable", endpoint);
    QString why;
    for (auto share : nameable(endpoint)) {
        if (const auto all = wholeTraffic(endpoint, {{share.target, 100}}); !all) {
            why = all.error().detail;
            continue;
        }
        share.role = share.target == candidate ? Role::Candidate
                     : share.target == stable  ? Role::Stable
                                               : Role::Other;
        choice.targets << share;
    }
    std::stable_partition(choice.targets.begin(), choice.targets.end(),
                          [](const TrafficShare& share) { return share.role == Role::Candidate; });
    if (choice.targets.isEmpty())
        choice.refusal =
            why.isEmpty() ? TrafficMovesTexts::tr("It names nobody who could be given a share.") : why;
    return choice;
}

TrafficIdea trafficIdea(const Endpoint& endpoint, const QString& target, int percent)
{
    const auto all = wholeTraffic(endpoint, {{target, double(percent)}});
    if (!all)
        return {all.error().detail};
    const auto candidate = whoIs("candidate", endpoint), stable = whoIs("stable", endpoint);
    TrafficIdea idea;
    for (auto it = all->begin(); it != all->end(); ++it)
        idea.shares << TrafficShare{it.key(), it.value(),
                                    it.key() == candidate ? Role::Candidate
                                    : it.key() == stable  ? Role::Stable
                                                          : Role::Other};
    std::stable_partition(idea.shares.begin(), idea.shares.end(),
                          [&](const TrafficShare& share) { return share.target == target; });
    idea.remarks = trafficRemarks(endpoint, *all);
    return idea;
}

TrafficTrial trafficTrial(const TrafficPreview& preview)
{
    // Who would undo it and the remarks come first, and are shown with what is asked for.
    const auto said = trafficRemarks(preview.endpoint, preview.traffic).size() +
                      (preview.endpoint.gitOps.isEmpty() ? 0 : 1);
    return trialOf(preview.request, preview.before, preview.after, preview.warnings.mid(said));
}

TrafficReport trafficReport(const TrafficPreview& preview, const Result<TrafficOutcome>& outcome)
{
    if (outcome)
        return reportOf(preview, *outcome);
    const auto& error = outcome.error();
    return {TrafficReport::End::Refused,
            TrafficMovesTexts::tr("Nothing was changed. %1")
                .arg(error.detail.isEmpty() ? errorTitle(error.kind) : error.detail),
            QStringLiteral("%1\n%2").arg(errorKindName(error.kind), error.where)};
}

} // namespace ph
