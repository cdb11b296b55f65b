#include "app/LinkedObject.h"

#include <algorithm>

namespace ph {

namespace {

using Found = Result<std::optional<NamedObject>>;

/// The first of `known` that is meant.
template <class All, class IsMeant, class Name>
Found firstOf(const Result<All>& known, const IsMeant& isMeant, const Name& name)
{
    if (!known)
        return fail(known.error());
    const auto found = std::find_if(known->begin(), known->end(), isMeant);
    return found == known->end() ? std::nullopt : std::optional<NamedObject>(name(*found));
}

} // namespace

Result<std::optional<NamedObject>> linkedObject(CacheStore& cache, ConnectionId connection,
                                                const PlaceLink& link)
{
    switch (link.kind) {
    case PlaceLink::Kind::Experiment:
        return firstOf(
            cache.experiments(),
            [&](const CachedExperiment& one) {
                return one.experiment.key.connection == connection && one.experiment.name == link.id;
            },
            [&](const CachedExperiment& one) {
                return NamedObject{ObjectKind::Experiment, connection, one.experiment.key.remoteId,
                                   one.experiment.name};
            });
    case PlaceLink::Kind::Model:
        return firstOf(
            cache.registeredModels(),
            [&](const RegisteredModel& one) {
                return one.key.connection == connection && one.name() == link.id;
            },
            [&](const RegisteredModel& one) {
                return NamedObject{ObjectKind::Model, connection, one.key.remoteId, one.name()};
            });
    case PlaceLink::Kind::Version:
        return firstOf(
            cache.modelVersions({connection, EntityKind::RegisteredModel, link.id}),
            [&](const ModelVersion& one) { return one.version == link.version; },
            [&](const ModelVersion& one) {
                return NamedObject{ObjectKind::ModelVersion, connection, one.version,
                                   QStringLiteral("%1 %2").arg(one.model, one.version)};
            });
    case PlaceLink::Kind::Endpoint:
        return firstOf(
            cache.endpoints(),
            [&](const Endpoint& one) {
                return one.key.connection == connection && one.key.remoteId == link.id;
            },
            [&](const Endpoint& one) {
                return NamedObject{ObjectKind::Endpoint, connection, one.key.remoteId, one.name};
            });
    case PlaceLink::Kind::Incident:
    case PlaceLink::Kind::Release:
    case PlaceLink::Kind::Drift:
        break;
    }
    return std::nullopt;
}

} // namespace ph
