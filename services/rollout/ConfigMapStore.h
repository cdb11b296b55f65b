#pragma once

#include "services/kubernetes/ClusterClient.h"
#include "services/rollout/RolloutStore.h"

namespace ph {

/// Rollouts in ConfigMaps beside their endpoints, one each: data "plan", "plan-digest" and "state"; found by
/// their labels; every write has the resourceVersion as its precondition. Measurements are in numbered ones
/// beside it, an entry each, so that none comes near the 1 MiB that an object may have. A Lease of the same
/// name says who drives. One thread at a time.
class ConfigMapStore : public RolloutStore {
public:
    ConfigMapStore(ClusterClient client, QString ns);

    Result<StoredRollout> begin(const RolloutPlan& plan, std::int64_t nowMs) override;
    Result<StoredRollout> load(const QString& id) override;
    Result<RolloutList> list() override;
    Result<StoredRollout> save(const StoredRollout& before, const RolloutState& state) override;
    Result<void> keep(const QString& id, const RolloutMeasurement& measurement) override;
    Result<std::vector<RolloutMeasurement>> measurements(const QString& id) override;
    Result<void> claim(const QString& id, const QString& driver, std::int64_t nowMs) override;
    Result<void> takeOver(const QString& id, const QString& driver, std::int64_t nowMs) override;
    Result<void> giveUp(const QString& id, const QString& driver, std::int64_t nowMs) override;

    /// The namespaces in which there is a record of this id, readable or not. Forbidden where the client may
    /// not list ConfigMaps over all of them.
    static Result<QStringList> namespacesWith(const ClusterClient& client, const QString& id);

    /// "pilothouse-rollout-2026-11-27-scorer-3-x3k9": of the ConfigMap and the Lease. An id that is no name
    /// of the API is shortened and ends in its digest.
    static QString objectName(const QString& id);
    /// The same after another beginning of at most 19 characters, for what belongs to the rollout.
    static QString objectName(const char* beginning, const QString& id);
    static constexpr char releaseLabel[] = "pilothouse.dev/release"; ///< holds objectName(id)

private:
    Result<std::vector<Json>> labelled(const QString& selector) const;
    Result<std::vector<Json>> measurementMaps(const QString& id) const;
    ObjectAddress map(const QString& name) const;

    const ClusterClient client_;
    const QString ns_;
    QString fillingOf_; ///< id whose measurements filling_ is of
    int filling_ = 0;   ///< number of the map that is written to; 0: not known
};

} // namespace ph
