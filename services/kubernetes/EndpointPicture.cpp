#include "services/kubernetes/EndpointPicture.h"

#include "services/kubernetes/ObjectMeta.h"

#include <algorithm>

namespace ph {

namespace {

const QString services = QStringLiteral("services.");
const QString routes = QStringLiteral("httproutes.gateway.networking.k8s.io");
const QString inferenceServices = QStringLiteral("inferenceservices.serving.kserve.io");
const QString deployments = QStringLiteral("deployments.apps");

QString resourceName(const ResourceKind& kind)
{
    return kind.resource + u'.' + kind.group;
}

QString placeOf(const Json& object)
{
    const auto meta = JsonReader(object).child("metadata");
    return meta.text("namespace") + u'/' + meta.text("name");
}

const EndpointKind* endpointKind(const QString& resource)
{
    const auto& kinds = endpointKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const EndpointKind& kind) {
        return resource == QLatin1String(kind.resource) + u'.' + QLatin1String(kind.group);
    });
    return found == kinds.end() ? nullptr : &*found;
}

/// The InferenceService that made a route for itself; empty where none did.
QString routedService(const Json& route)
{
    const auto meta = readMeta(JsonReader(route));
    for (const auto& owner : meta.owners) {
        if (owner.kind == QLatin1String("InferenceService"))
            return meta.ns + u'/' + owner.name;
    }
    return {};
}

} // namespace

EndpointPicture::EndpointPicture(ConnectionId connection)
    : connection_(connection)
{
}

std::vector<ResourceKind> EndpointPicture::watchedKinds()
{
    std::vector<ResourceKind> kinds;
    for (const auto& kind : endpointKinds())
        kinds.push_back({QString::fromLatin1(kind.group),
                         {},
                         QString::fromLatin1(kind.resource),
                         QString::fromLatin1(kind.kind)});
    kinds.push_back({{}, {}, QStringLiteral("services"), QStringLiteral("Service")});
    return kinds;
}

void EndpointPicture::put(const ResourceKind& kind, const Json& object, Touched& touched)
{
    const auto resource = resourceName(kind);
    const auto place = placeOf(object);
    if (resource == services)
        touched.namespaces << place.section(u'/', 0, 0);
    if (resource == routes) {
        if (const auto owner = routedService(object); !owner.isEmpty())
            touched.ids << inferenceServices + u'/' + owner;
    }
    objects_[resource].insert_or_assign(place, object);
    touched.ids << resource + u'/' + place;
}

void EndpointPicture::drop(const ResourceKind& kind, const QString& place, Touched& touched)
{
    const auto resource = resourceName(kind);
    auto& objects = objects_[resource];
    const auto found = objects.find(place);
    if (found == objects.end())
        return;
    if (resource == services)
        touched.namespaces << place.section(u'/', 0, 0);
    if (resource == routes) {
        if (const auto owner = routedService(found->second); !owner.isEmpty())
            touched.ids << inferenceServices + u'/' + owner;
    }
    objects.erase(found);
    touched.ids << resource + u'/' + place;
}

bool EndpointPicture::isServed(const Json& deployment) const
{
    const auto found = objects_.find(services);
    if (found == objects_.end())
        return false;
    const auto prefix = placeOf(deployment).section(u'/', 0, 0) + u'/';
    for (auto it = found->second.lower_bound(prefix);
         it != found->second.end() && it->first.startsWith(prefix); ++it) {
        if (selects(it->second, deployment))
            return true;
    }
    return false;
}

void EndpointPicture::observeByRoute(Endpoint& endpoint) const
{
    const auto found = objects_.find(routes);
    if (found == objects_.end())
        return;
    const auto prefix = endpoint.ns + u'/';
    for (auto it = found->second.lower_bound(prefix);
         it != found->second.end() && it->first.startsWith(prefix); ++it) {
        if (routedService(it->second) != endpoint.ns + u'/' + endpoint.name)
            continue;
        auto route = decodeHttpRoute(it->second, connection_, endpoint.seenMs);
        if (!route || route->observed.source != ObservedTraffic::Source::RouteWeights)
            continue;
        // KServe calls a canary's Service ISVC-NAME-predictor, the stable one's ISVC-predictor.
        for (auto& share : route->observed.shares) {
            for (const auto& asked : endpoint.declared) {
                if (share.target == asked.target ||
                    share.target == endpoint.name + u'-' + asked.target + QStringLiteral("-predictor")) {
                    share.target = asked.target;
                    share.role = asked.role;
                }
            }
        }
        // Other routes of it lead to explainers and transformers.
        if (route->observed.shares.size() >= endpoint.observed.shares.size())
            endpoint.observed = route->observed;
    }
}

std::optional<Endpoint> EndpointPicture::look(const QString& remoteId, std::int64_t nowMs)
{
    const auto resource = remoteId.section(u'/', 0, 0);
    const auto place = remoteId.section(u'/', 1);
    faults_.erase(remoteId);
    const auto* kind = endpointKind(resource);
    const auto& objects = objects_[resource];
    const auto found = objects.find(place);
    if (!kind || found == objects.end() || belongsToEndpoint(found->second))
        return std::nullopt;
    if (resource == deployments && !isServed(found->second))
        return std::nullopt;
    auto endpoint = kind->decode(found->second, connection_, nowMs);
    if (!endpoint) {
        faults_.insert_or_assign(remoteId, ItemFault{remoteId, endpoint.error()});
        return std::nullopt;
    }
    if (resource == inferenceServices && endpoint->mode == QLatin1String("Standard"))
        observeByRoute(*endpoint);
    return *std::move(endpoint);
}

EndpointDelta EndpointPicture::apply(const ResourceKind& kind, const QString& ns,
                                     const ObjectChanges& changes, std::int64_t nowMs)
{
    Touched touched;
    if (changes.kind == ObjectChanges::Kind::Everything) {
        std::map<QString, bool> there;
        for (const auto& object : changes.upserts)
            there[placeOf(object)] = true;
        QStringList gone;
        for (const auto& [place, object] : objects_[resourceName(kind)]) {
            if ((ns.isEmpty() || place.startsWith(ns + u'/')) && !there.contains(place))
                gone << place;
        }
        for (const auto& place : gone)
            drop(kind, place, touched);
    }
    for (const auto& object : changes.upserts)
        put(kind, object, touched);
    for (const auto& object : changes.removals)
        drop(kind, placeOf(object), touched);

    touched.namespaces.removeDuplicates();
    for (const auto& one : touched.namespaces) {
        const auto prefix = one + u'/';
        const auto& all = objects_[deployments];
        for (auto it = all.lower_bound(prefix); it != all.end() && it->first.startsWith(prefix); ++it)
            touched.ids << deployments + u'/' + it->first;
    }
    touched.ids.removeDuplicates();

    EndpointDelta delta;
    for (const auto& id : touched.ids) {
        auto now = look(id, nowMs);
        const auto before = endpoints_.find(id);
        if (now) {
            delta.upserts.push_back(*now);
            endpoints_.insert_or_assign(id, *std::move(now));
        } else if (before != endpoints_.end() && !faults_.contains(id)) { // what it was stays, with its age
            endpoints_.erase(before);
            delta.removals << id;
        }
    }
    return delta;
}

} // namespace ph
