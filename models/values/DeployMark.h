#pragma once

#include "models/values/AliasTimeline.h"
#include "models/values/Endpoint.h"
#include "models/values/EndpointPanels.h"
#include "models/values/LedgerEntry.h"
#include "models/values/ReleaseRecord.h"
#include "models/values/RolloutState.h"

#include <array>

namespace ph {

/// What kind of change a mark tells of.
enum class DeployKind {
    Release,  ///< a release began, was promoted, ended
    Traffic,  ///< shares of the requests moved, or were asked to
    RollBack, ///< something was taken back, or asked to be
    Alias,    ///< an alias or a stage of the model points elsewhere
    Cluster   ///< the cluster's own word: made, changed, ready or not
};
inline constexpr std::array deployKinds{DeployKind::Release, DeployKind::Traffic, DeployKind::RollBack,
                                        DeployKind::Alias, DeployKind::Cluster};
QString deployKindName(DeployKind kind); ///< stable: "roll-back"
std::optional<DeployKind> deployKindFromName(const QString& name);

/// Something that changed what an endpoint serves, or how much of it. It happened after `afterMs` and at the
/// latest at `atMs`; where it was done or told to the moment, `afterMs` is noTime.
struct DeployMark {
    DeployKind kind = DeployKind::Release;
    std::int64_t atMs = noTime;
    std::int64_t afterMs = noTime;
    std::int64_t seenMs = noTime; ///< when this workspace, or who drove it, saw it; noTime: not apart from it
    QString text = {};            ///< "fraud 7 released to production", plain
    QString by = {};              ///< who; empty: not known
    /// Whether what answers requests was another from then on: numbers before and after are of two things.
    enum class Served { Same, Other } served = Served::Same;
    friend bool operator==(const DeployMark&, const DeployMark&) = default;
};

QString deployMarkText(const DeployMark& mark); ///< with who it was, where that is known

/// All that is known, of whatever age; what is not known is left out.
struct DeploySources {
    EndpointNames names;
    std::optional<Endpoint> endpoint = std::nullopt; ///< as it is cached; none: known by its name only
    QList<ReleaseRecord> releases = {};
    struct ModelAliases {
        QString model;
        QList<AliasTimeline> timelines;
    };
    QList<ModelAliases> aliases = {};
    struct Rollout {
        RolloutPlan plan;
        RolloutState state;
    };
    QList<Rollout> rollouts = {};         ///< of this endpoint
    QList<LedgerEntry> ledger = {};       ///< this workspace's
    QMap<QString, QString> keyNames = {}; ///< key id -> what people call it
};
/// What deployMarks() reads of a ledger.
QStringList ledgerKindsOfChanges();
/// The models behind the endpoint, by all their names.
QStringList modelsBehind(const EndpointNames& names, const Endpoint* endpoint);

/// What is known to have changed about this endpoint, oldest first. What was asked for and never seen is not
/// among it, but as an asking in so many words. Pure.
QList<DeployMark> deployMarks(const DeploySources& sources);

/// Those of these kinds.
QList<DeployMark> ofKinds(const QList<DeployMark>& marks, const QList<DeployKind>& kinds);

} // namespace ph
