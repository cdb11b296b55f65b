#include "widgets/endpoints/ClusterNotice.h"

#include "models/tables/Format.h"
#include "models/values/HelpTopic.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

using Watch = ClusterStanding::Watch;

struct ClusterTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ClusterNotice)
};

bool isTroubled(const ClusterStanding& cluster)
{
    return cluster.watch == Watch::Behind || cluster.watch == Watch::Stopped;
}

bool isForbidden(const ItemFault& fault)
{
    return fault.error.kind == ErrorKind::Forbidden;
}

/// "prod: The server cannot be reached. What is shown was seen 2 h ago."
QString troubleText(const ClusterStanding& cluster, std::int64_t nowMs)
{
    auto text = ClusterTexts::tr("%1: %2", "cluster: what is wrong").arg(cluster.name, cluster.errorText);
    if (cluster.levelMs != noTime)
        text += u' ' + ClusterTexts::tr("What is shown was seen %1.", "%1: 2 h ago")
                           .arg(formatSeenAge(cluster.levelMs, nowMs));
    return text;
}

/// "prod: not permitted: payments/inferenceservices, payments/rollouts. 3 objects cannot be read."
QString unreadText(const ClusterStanding& cluster)
{
    constexpr qsizetype mostNamed = 3;
    QStringList forbidden;
    for (const auto& fault : cluster.unread) {
        if (isForbidden(fault))
            forbidden << fault.item;
    }
    QStringList parts;
    if (!forbidden.isEmpty()) {
        auto named = listText(forbidden.first(std::min(mostNamed, forbidden.size())));
        if (forbidden.size() > mostNamed)
            named =
                ClusterTexts::tr("%1 and %Ln more", "kinds or namespaces", int(forbidden.size() - mostNamed))
                    .arg(named);
        parts << ClusterTexts::tr("may not be listed: %1.", "kinds of objects by namespace").arg(named);
    }
    if (const auto others = cluster.unreadItems - forbidden.size(); others > 0)
        parts << ClusterTexts::tr("%Ln item(s) could not be read.", nullptr, int(others));
    return ClusterTexts::tr("%1: %2", "cluster: what is wrong").arg(cluster.name, parts.join(u' '));
}

bool isAll(const QList<ClusterStanding>& clusters, auto holds)
{
    return std::all_of(clusters.begin(), clusters.end(), holds);
}

} // namespace

std::optional<ClusterNotice> clusterNotice(const QList<ClusterStanding>& clusters, std::int64_t nowMs)
{
    ClusterNotice notice;
    QStringList texts, details;
    for (const auto& cluster : clusters) {
        if (isTroubled(cluster)) {
            texts << troubleText(cluster, nowMs);
            if (notice.help.isEmpty())
                notice.help = helpTopicOfErrorNamed(cluster.errorKind);
            if (cluster.watch == Watch::Stopped)
                notice.tone = Tone::Bad;
        }
        if (cluster.unreadItems == 0 || cluster.watch == Watch::Disabled)
            continue;
        texts << unreadText(cluster);
        if (notice.help.isEmpty() && !cluster.unread.isEmpty())
            notice.help = helpTopicOf(cluster.unread.first().error.kind);
        for (const auto& fault : cluster.unread)
            details << QStringLiteral("%1: %2: %3").arg(cluster.name, fault.item, fault.error.detail);
        if (const auto more = cluster.unreadItems - cluster.unread.size(); more > 0)
            details << ClusterTexts::tr("%1: and %Ln more", "cluster: items that cannot be read", int(more))
                           .arg(cluster.name);
    }
    if (texts.isEmpty())
        return std::nullopt;
    notice.text = texts.join(u'\n');
    notice.details = details.join(u'\n');
    return notice;
}

StateContent noEndpoints(const QList<ClusterStanding>& clusters)
{
    const StateAction add{QStringLiteral("addCluster"), ClusterTexts::tr("Add a cluster"),
                          QStringLiteral("list-add")};
    const StateAction retry{QStringLiteral("endpointsRetry"), ClusterTexts::tr("Try again"),
                            QStringLiteral("view-refresh")};
    if (clusters.isEmpty())
        return {
            StateContent::Kind::Empty,
            QStringLiteral("network-server"),
            ClusterTexts::tr("No cluster yet"),
            ClusterTexts::tr("Connect a Kubernetes cluster: what serves models there comes here, with its "
                             "revisions, its traffic and who changed it last."),
            {},
            {add}};
    if (isAll(clusters, [](const auto& cluster) { return cluster.watch == Watch::Disabled; }))
        return {StateContent::Kind::Empty,
                QStringLiteral("network-disconnect"),
                ClusterTexts::tr("Every cluster is switched off"),
                ClusterTexts::tr("Switch one on under Connections."),
                {},
                {}};
    if (std::any_of(clusters.begin(), clusters.end(),
                    [](const auto& cluster) { return cluster.watch == Watch::Starting; }))
        return {StateContent::Kind::Loading, {}, ClusterTexts::tr("Reading the endpoints…"), {}, {}, {}};
    const auto isOut = [](const auto& cluster) {
        return isTroubled(cluster) || cluster.watch == Watch::Disabled;
    };
    if (isAll(clusters, isOut)) {
        const auto worst = std::find_if(clusters.begin(), clusters.end(), isTroubled);
        const bool isRefused = worst->errorKind == errorKindName(ErrorKind::Forbidden);
        return {isRefused ? StateContent::Kind::Forbidden : StateContent::Kind::Error,
                {},
                isRefused ? ClusterTexts::tr("%1 may not be read").arg(worst->name)
                          : ClusterTexts::tr("%1 cannot be read now").arg(worst->name),
                worst->errorText,
                {},
                {retry}};
    }
    return {StateContent::Kind::Empty,
            QStringLiteral("network-server"),
            ClusterTexts::tr("Nothing serves models here"),
            ClusterTexts::tr("What may be read was read, and holds no endpoint of a kind that is known: "
                             "KServe, Seldon Core, Argo Rollouts, Knative, Istio, Gateway API, or a "
                             "Deployment behind a Service."),
            {},
            {retry}};
}

} // namespace ph
