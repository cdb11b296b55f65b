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

EndpointPicture::Known EndpointPicture::read(const QString& resource, Json object, std::int64_t nowMs) const
{
    Known known;
    const auto* kind = endpointKind(resource);
    if (resource == routes) {
        known.routed = routedService(object);
        auto route = known.routed.isEmpty() ? fail(ErrorKind::NotFound, {})
                                            : decodeHttpRoute(object, connection_, nowMs);
        if (route && route->observed.source == ObservedTraffic::Source::RouteWeights)
            known.route = *std::move(route);
    }
    if (kind && !belongsToEndpoint(object))
        known.endpoint = kind->decode(object, connection_, nowMs);
    if (resource == services || (resource == deployments && known.endpoint)) {
        object["metadata"].erase("managedFields"); // half of it
        known.joined = std::move(object);
    }
    return known;
}

void EndpointPicture::put(const QString& resource, Json object, std::int64_t nowMs, Touched& touched)
{
    const auto place = placeOf(object);
    drop(resource, place, touched);
    auto known = read(resource, std::move(object), nowMs);
    touchWhatHangsOn(resource, place, known, touched);
    if (!known.routed.isEmpty())
        routesOf_[known.routed].insert(place);
    objects_[resource].insert_or_assign(place, std::move(known));
}

void EndpointPicture::drop(const QString& resource, const QString& place, Touched& touched)
{
    auto& objects = objects_[resource];
    const auto found = objects.find(place);
    if (found == objects.end())
        return;
    touchWhatHangsOn(resource, place, found->second, touched);
    if (const auto known = routesOf_.find(found->second.routed); known != routesOf_.end())
        known->second.erase(place);
    objects.erase(found);
}

void EndpointPicture::touchWhatHangsOn(const QString& resource, const QString& place, const Known& known,
                                       Touched& touched) const
{
    touched.ids << resource + u'/' + place;
    if (resource == services)
        touched.namespaces.insert(place.section(u'/', 0, 0));
    if (!known.routed.isEmpty())
        touched.ids << inferenceServices + u'/' + known.routed;
}

bool EndpointPicture::isServed(const QString& ns, const Json& deployment) const
{
    const auto found = objects_.find(services);
    if (found == objects_.end())
        return false;
    const auto prefix = ns + u'/';
    for (auto it = found->second.lower_bound(prefix);
         it != found->second.end() && it->first.startsWith(prefix); ++it) {
        if (selects(it->second.joined, deployment))
            return true;
    }
    return false;
}

void EndpointPicture::observeByRoute(Endpoint& endpoint) const
{
    const auto owned = routesOf_.find(endpoint.ns + u'/' + endpoint.name);
    const auto found = objects_.find(routes);
    if (owned == routesOf_.end() || found == objects_.end())
        return;
    for (const auto& place : owned->second) {
        const auto known = found->second.find(place);
        if (known == found->second.end() || !known->second.route)
            continue;
        auto route = known->second.route;
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
    const auto& objects = objects_[resource];
    const auto found = objects.find(place);
    if (found == objects.end() || !found->second.endpoint)
        return std::nullopt;
    if (resource == deployments && !isServed(place.section(u'/', 0, 0), found->second.joined))
        return std::nullopt;
    auto endpoint = *found->second.endpoint;
    if (!endpoint) {
        faults_.insert_or_assign(remoteId, ItemFault{remoteId, endpoint.error()});
        return std::nullopt;
    }
    endpoint->seenMs = nowMs;
    if (resource == inferenceServices && endpoint->mode == QLatin1String("Standard"))
        observeByRoute(*endpoint);
    return *std::move(endpoint);
}

EndpointDelta EndpointPicture::apply(const ResourceKind& kind, const QString& ns, ObjectChanges changes,
                                     std::int64_t nowMs)
{
    Touched touched;
    const auto resource = resourceName(kind);
    if (changes.kind == ObjectChanges::Kind::Everything) {
        std::set<QString> there;
        for (const auto& key : changes.asTold)
            there.insert(QString::fromStdString(key));
        for (const auto& object : changes.upserts)
            there.insert(placeOf(object));
        QStringList gone;
        for (const auto& [place, known] : objects_[resource]) {
            if ((ns.isEmpty() || place.startsWith(ns + u'/')) && !there.contains(place))
                gone << place;
        }
        for (const auto& place : gone)
            drop(resource, place, touched);
    }
    for (auto& object : changes.upserts)
        put(resource, std::move(object), nowMs, touched);
    for (const auto& object : changes.removals)
        drop(resource, placeOf(object), touched);

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
