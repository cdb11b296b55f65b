#include "services/connectors/kubernetes/TrafficSetting.h"

#include "services/connectors/ConnectorText.h"
#include "services/kubernetes/AccessReview.h"
#include "services/kubernetes/Discovery.h"
#include "services/kubernetes/EndpointPicture.h"
#include "services/kubernetes/ObjectMeta.h"
#include "services/kubernetes/TrafficWrite.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph::kubernetes {

namespace {

struct TrafficSettingTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::TrafficSetting)
};

const EndpointKind* kindOf(const EntityKey& endpoint)
{
    const auto resource = endpoint.remoteId.section(u'/', 0, 0);
    const auto& kinds = endpointKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const EndpointKind& kind) {
        return resource == QLatin1String(kind.resource) + u'.' + QLatin1String(kind.group);
    });
    return found == kinds.end() ? nullptr : &*found;
}

Result<WriteRequest> writeFor(const Json& object, const Endpoint& endpoint, const AskedTraffic& traffic,
                              TrafficAsk::ForeignFields foreign)
{
    auto request = trafficWrite(object, endpoint, traffic);
    if (request && foreign == TrafficAsk::ForeignFields::TakeOver)
        request->conflicts = WriteRequest::Conflicts::TakeOver;
    if (request && request->body["metadata"].value("resourceVersion", "").empty())
        return fail(ErrorKind::Unreadable, endpointTitle(endpoint),
                    connectorText(QT_TRANSLATE_NOOP(
                        "ph::Connector",
                        "The object has no version, so that nothing would keep two writers apart.")));
    return request;
}

/// A refusal of server-side apply, in the server's words; any other Conflict says that the object changed
/// just now.
bool isHeldByOthers(const Error& error)
{
    return error.kind == ErrorKind::Conflict &&
           error.detail.startsWith(QLatin1String("HTTP 409: Apply failed with"));
}

tl::unexpected<TrafficRefusal> refusal(TrafficObjection objection, const QString& where,
                                       const QString& detail)
{
    return tl::unexpected(TrafficRefusal(Error::make(ErrorKind::Conflict, where, detail), objection));
}

} // namespace

Result<Json> fetchObject(const ClusterClient& client, const EntityKey& endpoint)
{
    const auto* kind = kindOf(endpoint);
    if (!kind)
        return fail(ErrorKind::Invalid, endpoint.remoteId,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "This is no endpoint.")));
    const auto apis = discover(client);
    if (!apis)
        return fail(apis.error());
    const auto* served = apis->find(QString::fromLatin1(kind->group), QString::fromLatin1(kind->resource));
    if (!served)
        return fail(ErrorKind::Unsupported, endpoint.remoteId,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "The cluster does not serve %1."))
                        .arg(QLatin1String(kind->resource)));
    return client.get(
        {served->kind, endpoint.remoteId.section(u'/', 1, 1), endpoint.remoteId.section(u'/', 2)});
}

Result<Endpoint> endpointOf(const Json& object, const EntityKey& endpoint, std::int64_t nowMs)
{
    const auto* kind = kindOf(endpoint);
    if (!kind)
        return fail(ErrorKind::Invalid, endpoint.remoteId,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "This is no endpoint.")));
    return kind->decode(object, endpoint.connection, nowMs);
}

Result<Endpoint> look(const ClusterClient& client, const EntityKey& key, std::int64_t nowMs)
{
    auto object = fetchObject(client, key);
    if (!object)
        return fail(object.error());
    auto endpoint = endpointOf(*object, key, nowMs);
    if (!endpoint || endpoint->observed.source != ObservedTraffic::Source::NotObservable)
        return endpoint;
    const auto apis = discover(client);
    const auto* routes =
        apis ? apis->find(QStringLiteral("gateway.networking.k8s.io"), QStringLiteral("httproutes"))
             : nullptr;
    auto listed =
        routes ? client.list(routes->kind, endpoint->ns) : fail(ErrorKind::Unsupported, endpoint->ns);
    if (!listed)
        return endpoint; // it says itself that nobody can tell
    EndpointPicture picture(key.connection);
    picture.apply(routes->kind, endpoint->ns, {ObjectChanges::Kind::Some, std::move(listed->items), {}, {}},
                  nowMs);
    const auto* kind = kindOf(key);
    picture.apply({QString::fromLatin1(kind->group),
                   {},
                   QString::fromLatin1(kind->resource),
                   QString::fromLatin1(kind->kind)},
                  endpoint->ns, {ObjectChanges::Kind::Some, {*object}, {}, {}}, nowMs);
    const auto seen = picture.endpoints().find(key.remoteId);
    return seen == picture.endpoints().end() ? endpoint : Result<Endpoint>(seen->second);
}

Result<void> mayPatch(const ClusterClient& client, const Endpoint& endpoint)
{
    const auto* kind = kindOf(endpoint.key);
    if (!kind)
        return fail(ErrorKind::Invalid, endpoint.key.remoteId,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "This is no endpoint.")));
    const auto answers = mayI(client, {{QStringLiteral("patch"),
                                        QString::fromLatin1(kind->group),
                                        QString::fromLatin1(kind->resource),
                                        {},
                                        endpoint.ns,
                                        endpoint.name}});
    if (!answers)
        return fail(answers.error());
    if (answers->front().allowed)
        return {};
    return fail(
        ErrorKind::Forbidden, endpointTitle(endpoint),
        connectorText(QT_TRANSLATE_NOOP("ph::Connector",
                                        "The right to \"patch\" %1.%2 in the namespace %3 is missing."))
            .arg(QLatin1String(kind->resource), QLatin1String(kind->group), endpoint.ns));
}

tl::expected<TrafficPreview, TrafficRefusal> preview(const ClusterClient& client, const EntityKey& key,
                                                     const TrafficAsk& asked, std::int64_t nowMs)
{
    const auto object = fetchObject(client, key);
    if (!object)
        return fail(object.error());
    auto endpoint = endpointOf(*object, key, nowMs);
    if (!endpoint)
        return fail(endpoint.error());
    const auto traffic = wholeTraffic(*endpoint, asked.shares);
    if (!traffic)
        return fail(traffic.error());
    if (!endpoint->gitOps.isEmpty() && asked.madeFromGit == TrafficAsk::MadeFromGit::Refuse)
        return refusal(
            TrafficObjection::MadeFromGit, endpointTitle(*endpoint),
            TrafficSettingTexts::tr(
                "%1 makes this object from Git and would undo the change: change its manifest there, or "
                "release with target.endpoint.git in the environment. It is changed here only where "
                "that is said (pilothouse traffic --set … --past-gitops).")
                .arg(endpoint->gitOps));
    auto request = writeFor(*object, *endpoint, *traffic, TrafficAsk::ForeignFields::Refuse);
    if (!request)
        return fail(request.error());
    QStringList takenOver;
    auto tried = client.write(*request, DryRun::Yes);
    if (!tried && isHeldByOthers(tried.error())) {
        if (asked.foreign == TrafficAsk::ForeignFields::Refuse)
            return refusal(
                TrafficObjection::HeldFields, tried.error().where,
                TrafficSettingTexts::tr("%1. Who manages a field changes it: it is not taken over.")
                    .arg(tried.error().detail));
        takenOver
            << TrafficSettingTexts::tr("Taken over from who manages it now: %1").arg(tried.error().detail);
        request->conflicts = WriteRequest::Conflicts::TakeOver;
        tried = client.write(*request, DryRun::Yes);
    }
    if (!tried)
        return fail(tried.error());
    TrafficPreview made;
    made.endpoint = *std::move(endpoint);
    made.traffic = *traffic;
    // Only what was seen to be held is taken over.
    if (!takenOver.isEmpty())
        made.foreign = TrafficAsk::ForeignFields::TakeOver;
    made.request = ClusterClient::inWords(*request, DryRun::No);
    made.before = writtenPart(*object);
    made.after = writtenPart(tried->object);
    made.warnings = takenOver + tried->warnings;
    made.warnings = trafficRemarks(made.endpoint, made.traffic) + made.warnings;
    if (!made.endpoint.gitOps.isEmpty())
        made.warnings.prepend(
            TrafficSettingTexts::tr("%1 manages this object and would undo the change: change it in Git.")
                .arg(made.endpoint.gitOps));
    return made;
}

Result<Endpoint> set(const ClusterClient& client, const TrafficPreview& preview, std::int64_t nowMs)
{
    const auto object = fetchObject(client, preview.endpoint.key);
    if (!object)
        return fail(object.error());
    const auto now = endpointOf(*object, preview.endpoint.key, nowMs);
    if (!now)
        return fail(now.error());
    if (now->uid != preview.endpoint.uid || now->resourceVersion != preview.endpoint.resourceVersion)
        return fail(ErrorKind::Conflict, endpointTitle(*now),
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector",
                                                    "It changed since it was looked at; look again.")));
    const auto request = writeFor(*object, *now, preview.traffic, preview.foreign);
    if (!request)
        return fail(request.error());
    const auto written = client.write(*request, DryRun::No);
    if (!written)
        return fail(written.error());
    return endpointOf(written->object, preview.endpoint.key, nowMs);
}

} // namespace ph::kubernetes
