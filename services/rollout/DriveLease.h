#pragma once

#include "services/kubernetes/ClusterClient.h"

namespace ph {

/// Says in the cluster who drives a rollout. Advisory, so that two do not get in each other's way; neither
/// relies on it.
/// https://kubernetes.io/docs/concepts/architecture/leases/
class DriveLease {
public:
    /// How long whoever was not heard of keeps it.
    static constexpr std::int64_t durationMs = 30'000;

    DriveLease(ClusterClient client, QString ns, QString name);

    /// Takes or renews it. Conflict where somebody else holds it, or was quicker.
    Result<void> claim(const QString& driver, std::int64_t nowMs) const;
    /// Takes it whoever holds it. Conflict where somebody else was quicker.
    Result<void> takeOver(const QString& driver, std::int64_t nowMs) const;
    struct Holder {
        QString driver;
        std::int64_t sinceMs = noTime, renewedMs = noTime;
    };
    /// Whoever said it last, however long ago; none: nobody has, or they gave it up.
    Result<std::optional<Holder>> holder() const;
    Result<void> giveUp(const QString& driver, std::int64_t nowMs) const;

private:
    Result<void> write(const QString& driver, std::int64_t nowMs, const Json* before) const;
    ObjectAddress address() const;

    ClusterClient client_;
    QString ns_, name_;
};

} // namespace ph
