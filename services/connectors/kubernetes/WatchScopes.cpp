#include "services/connectors/kubernetes/WatchScopes.h"

#include "services/connectors/ConnectorText.h"
#include "services/kubernetes/AccessReview.h"
#include "services/kubernetes/EndpointPicture.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph::kubernetes {

namespace {

/// A watch holds a connection of its own: more namespaces than this have to be named, or allowed as a whole.
constexpr int mostNamespaces = 30;

struct WatchScopesTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::WatchScopes)
};

QString title(const ResourceKind& kind)
{
    return kind.group.isEmpty() ? kind.resource : kind.resource + u'.' + kind.group;
}

/// Kinds of endpoints that the server offers, at its version; a decoder that does not know the version comes
/// to the fields that it knows.
std::vector<ResourceKind> servedKinds(const ServedApis& apis)
{
    std::vector<ResourceKind> kinds;
    for (const auto& wanted : EndpointPicture::watchedKinds()) {
        const auto* served = apis.find(wanted.group, wanted.resource);
        if (served && served->verbs.contains(QStringLiteral("list")))
            kinds.push_back(served->kind);
    }
    return kinds;
}

AccessQuestion mayListIt(const ResourceKind& kind, const QString& ns)
{
    return {QStringLiteral("list"), kind.group, kind.resource, {}, ns};
}

Result<std::vector<AccessAnswer>> mayList(const ClusterClient& client, const std::vector<ResourceKind>& kinds,
                                          const QString& ns)
{
    std::vector<AccessQuestion> questions;
    questions.reserve(kinds.size());
    for (const auto& kind : kinds)
        questions.push_back(mayListIt(kind, ns));
    return mayI(client, questions);
}

/// The namespaces to look in where a kind may not be listed in all of them.
Result<QStringList> candidateNamespaces(const ClusterClient& client)
{
    const ResourceKind namespaces{
        {}, QStringLiteral("v1"), QStringLiteral("namespaces"), QStringLiteral("Namespace"), false};
    const auto listed = client.list(namespaces, {});
    if (!listed) {
        if (listed.error().kind != ErrorKind::Forbidden)
            return fail(listed.error());
        // What a context is for is all that is known then.
        return QStringList(client.access().ns);
    }
    QStringList names;
    for (const auto& item : listed->items)
        names << JsonReader(item).child("metadata").text("name");
    if (names.size() > mostNamespaces)
        return fail(
            ErrorKind::Forbidden, client.access().cluster,
            connectorText(QT_TRANSLATE_NOOP("ph::Connector",
                                            "Listing over all namespaces is not permitted, and there are %1 "
                                            "of them. Name those to be watched in the connection."))
                .arg(names.size()));
    return names;
}

ItemFault notPermitted(const WatchScope& scope, const QString& reason)
{
    const auto where = scope.ns.isEmpty() ? WatchScopesTexts::tr("all namespaces") : scope.ns;
    const auto name = title(scope.kind);
    return {scopeTitle(scope),
            {ErrorKind::Forbidden, name,
             WatchScopesTexts::tr("Not permitted: list %1 in %2. %3").arg(name, where, reason).trimmed()}};
}

/// Sorts kinds into what may be listed in a namespace and what may not. All rules are one request; single
/// questions follow only where the server cannot tell them all.
Result<void> lookInto(const ClusterClient& client, const std::vector<ResourceKind>& kinds, const QString& ns,
                      WatchScopes& found)
{
    const auto rules = accessRules(client, ns);
    if (!rules)
        return fail(rules.error());
    std::vector<ResourceKind> unclear;
    for (const auto& kind : kinds) {
        if (rules->allow(mayListIt(kind, ns)))
            found.scopes.push_back({kind, ns});
        else if (rules->incomplete)
            unclear.push_back(kind);
        else
            found.faults.push_back(notPermitted({kind, ns}, {}));
    }
    const auto answers = mayList(client, unclear, ns);
    if (!answers)
        return fail(answers.error());
    for (std::size_t i = 0; i < unclear.size(); ++i) {
        if ((*answers)[i].allowed)
            found.scopes.push_back({unclear[i], ns});
        else
            found.faults.push_back(notPermitted({unclear[i], ns}, (*answers)[i].reason));
    }
    return {};
}

} // namespace

QString scopeTitle(const WatchScope& scope)
{
    return scope.ns.isEmpty() ? title(scope.kind) : scope.ns + u'/' + title(scope.kind);
}

Result<WatchScopes> findWatchScopes(const ClusterClient& client, const QStringList& namespaces)
{
    const auto apis = discover(client);
    if (!apis)
        return fail(apis.error());
    WatchScopes found;
    for (const auto& group : apis->unanswered)
        found.faults.push_back(
            {group,
             {ErrorKind::ServerFault, group,
              WatchScopesTexts::tr("The server cannot tell what it offers of this now.")}});
    auto left = servedKinds(*apis);
    if (left.empty())
        return fail(ErrorKind::Unsupported, client.access().cluster,
                    connectorText(QT_TRANSLATE_NOOP(
                        "ph::Connector", "The cluster offers no kind of endpoint that is known here.")));
    auto places = namespaces;
    if (places.isEmpty()) {
        const auto everywhere = mayList(client, left, {});
        if (!everywhere)
            return fail(everywhere.error());
        std::vector<ResourceKind> elsewhere;
        for (std::size_t i = 0; i < left.size(); ++i) {
            if ((*everywhere)[i].allowed)
                found.scopes.push_back({left[i], {}});
            else
                elsewhere.push_back(left[i]);
        }
        left = std::move(elsewhere);
        if (left.empty())
            return found;
        const auto candidates = candidateNamespaces(client);
        if (!candidates && (found.scopes.empty() || candidates.error().kind != ErrorKind::Forbidden))
            return fail(candidates.error());
        if (!candidates) { // what may be listed everywhere is worth having by itself
            for (const auto& kind : left)
                found.faults.push_back(notPermitted({kind, {}}, candidates.error().detail));
            return found;
        }
        places = *candidates;
    }
    for (const auto& ns : places) {
        if (const auto looked = lookInto(client, left, ns, found); !looked)
            return fail(looked.error());
    }
    if (found.scopes.empty())
        return fail(ErrorKind::Forbidden, client.access().cluster,
                    connectorText(QT_TRANSLATE_NOOP(
                        "ph::Connector",
                        "No kind of endpoint may be listed: the right to list and watch them is missing.")));
    return found;
}

} // namespace ph::kubernetes
