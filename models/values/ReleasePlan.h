#pragma once

#include "models/values/Time.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

namespace ph {

/// One thing that moves with a release. All parts of a plan move and roll back as one.
struct ReleasePart {
    enum class Kind { Model, Prompt, Features, Threshold };
    Kind kind = Kind::Model;
    QString name;   ///< registered model, prompt, feature set or threshold
    QString from;   ///< what is live now, as observed while drafting; empty: nothing was
    QString to;     ///< version or value
    QString digest; ///< of the artifact, "sha256:…"; empty: not recorded
    /// Of a model: path -> SHA-256 in lower-case hexadecimal of each of its files, as drafting found them.
    QMap<QString, QString> files = {};
    friend bool operator==(const ReleasePart&, const ReleasePart&) = default;
};

/// One change of one place, as a compare-and-set: it is made only while `expected` is what is there.
struct PlanStep {
    enum class Kind { SetAlias, SetStage, SetTag, CommitManifest, RollOut };
    QString id; ///< deterministic: follows from plan content and position, never from time or chance
    Kind kind = Kind::SetAlias;
    QString place; ///< "models:/fraud@champion", "models:/fraud/7#pilothouse.release", "git:REPO#FILE:FIELD",
                   ///< "endpoint:CONNECTION/NAMESPACE/NAME"
    QString expected; ///< value observed while planning; empty: nothing there
    QString value;    ///< value afterwards; empty: taken away
    friend bool operator==(const PlanStep&, const PlanStep&) = default;
};

/// The text that goes with each request. None may be empty.
struct ReleaseTexts {
    QString objective, risk, rollout, acceptance;
    friend bool operator==(const ReleaseTexts&, const ReleaseTexts&) = default;
};

/// Without all three no plan is saved (belief 2).
struct RollbackPlan {
    QList<ReleasePart> targets; ///< where each part goes back to: `to` is the version
    QString condition;          ///< "p95_latency_ms > 300 for 5m"
    QString dataSource;         ///< what can trigger it: an address or a connection
    friend bool operator==(const RollbackPlan&, const RollbackPlan&) = default;
};

struct ReleasePlan {
    QString id; ///< "2026-11-26-fraud-7-x3k9": made once, while drafting
    QString environment;
    QString tier;   ///< of the policy
    QString author; ///< key id of who drafted
    std::int64_t createdMs = noTime;
    QString policyDigest; ///< "sha256:…" of the policy it was planned under
    QList<ReleasePart> parts;
    ReleaseTexts texts;
    RollbackPlan rollback;
    QList<PlanStep> steps;
    /// Of a release to an endpoint: how its RollOut step moves traffic, see rolloutPlanText(). Of a rollback:
    /// the rollout that is taken back. Empty: none.
    QString rollout = {};
    friend bool operator==(const ReleasePlan&, const ReleasePlan&) = default;
};

enum class ReleaseState {
    Draft,
    Waiting, ///< submitted: for gates or approvals
    Running, ///< a step is under way, or one is still to come
    Soaking, ///< every step is confirmed; being watched
    Done,
    RollingBack,
    RolledBack,
    Stopped ///< rejected, withdrawn, or found impossible; says why
};
QString releaseStateName(ReleaseState state); ///< "draft", "rolling-back"
std::optional<ReleaseState> releaseStateFromName(const QString& name);

} // namespace ph
