#pragma once

#include "models/values/ItemFault.h"
#include "services/kubernetes/EndpointDecode.h"
#include "services/kubernetes/ObjectWatch.h"

#include <map>
#include <set>

namespace ph {

struct EndpointDelta {
    std::vector<Endpoint> upserts;
    QStringList removals; ///< remote ids
    bool isEmpty() const { return upserts.empty() && removals.isEmpty(); }
};

/// The endpoints of a cluster, from watched objects of several kinds. Joins what belongs together: a
/// Deployment is an endpoint only where a Service sends it requests; the HTTPRoute of an InferenceService in
/// Standard mode tells its observed traffic; what another endpoint made for itself is none of its own. Not
/// thread-safe.
class EndpointPicture {
public:
    explicit EndpointPicture(ConnectionId connection);

    /// Every kind that has to be watched for it, Services included; `version` is empty.
    static std::vector<ResourceKind> watchedKinds();

    /// Takes over what happened to objects of `kind` in `ns` (empty: in all namespaces). Returns the
    /// endpoints that are different now.
    EndpointDelta apply(const ResourceKind& kind, const QString& ns, ObjectChanges changes,
                        std::int64_t nowMs);

    const std::map<QString, Endpoint>& endpoints() const { return endpoints_; }
    /// Objects that could not be read, by their remote id: the last that each said.
    const std::map<QString, ItemFault>& faults() const { return faults_; }

private:
    /// What an object says, read once: of thousands, their JSON is too much to keep.
    struct Known {
        std::optional<Result<Endpoint>> endpoint;     ///< none: it is none of its own
        Json joined;                                  ///< a Service or Deployment itself, which are joined
        std::optional<Endpoint> route = std::nullopt; ///< what an InferenceService's route says
        QString routed = {};                          ///< place of that InferenceService
    };
    using Objects = std::map<QString, Known>; ///< by "NAMESPACE/NAME"
    struct Touched {
        QStringList ids;                   ///< remote ids to look at again
        std::set<QString> namespaces = {}; ///< whose Deployments are to be looked at again
    };
    Known read(const QString& resource, Json object, std::int64_t nowMs) const;
    void put(const QString& resource, Json object, std::int64_t nowMs, Touched& touched);
    void drop(const QString& resource, const QString& place, Touched& touched);
    void touchWhatHangsOn(const QString& resource, const QString& place, const Known& known,
                          Touched& touched) const;
    std::optional<Endpoint> look(const QString& remoteId, std::int64_t nowMs);
    void observeByRoute(Endpoint& endpoint) const;
    bool isServed(const QString& ns, const Json& deployment) const;

    ConnectionId connection_;
    std::map<QString, Objects> objects_;            ///< by "RESOURCE.GROUP"
    std::map<QString, std::set<QString>> routesOf_; ///< places, by that of their InferenceService
    std::map<QString, Endpoint> endpoints_;
    std::map<QString, ItemFault> faults_;
};

} // namespace ph
