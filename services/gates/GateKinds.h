#pragma once

#include "models/values/Gate.h"
#include "models/values/GateFacts.h"
#include "models/values/Policy.h"
#include "models/values/RecordedText.h"
#include "services/yaml/Shape.h"

#include <span>

namespace ph {

/// What a gate is asked with. `facts` are whole, there and fresh: that has been looked after (see
/// GateEvaluation.h).
struct GateQuestion {
    const GateSpec& spec;
    const GateFacts& facts;
    const OwnFacts& own;
    std::int64_t nowMs = noTime;
    std::int64_t maxAgeMs = 0; ///< for what carries a time of its own, inside a fact

    QString text(const char* setting, const QString& fallback = {}) const;
    double number(const char* setting, double fallback) const;
    std::optional<double> number(const char* setting) const;
    QStringList texts(const char* setting) const;
    std::optional<std::int64_t> durationMs(const char* setting) const;
};

/// What a gate's evaluator finds. The rest of a GateResult is the same for all kinds.
struct GateFinding {
    GateVerdict verdict = GateVerdict::NoData;
    QString reason;
    QString query; ///< what was asked; of whom is in the facts
    qint64 sampleSize = 0;
    std::optional<double> threshold = std::nullopt;
    std::optional<double> margin = std::nullopt;
    QList<GateNumber> numbers = {};
    QStringList metrics = {}; ///< keys that were read of metrics and folds: only those are kept as inputs
};

GateFinding passing(QString reason);
GateFinding failing(QString reason);
GateFinding inconclusive(QString reason);
GateFinding noData(QString reason);

/// What may be gathered before a gate is asked.
enum class FactName {
    CandidateMetrics,
    CandidateFolds,
    CandidateReproducibility,
    CandidateSignature,
    CandidateDigests,
    CandidatePins,
    ChampionMetrics,
    ChampionFolds,
    ChampionSignature,
    Rollback,
    Monitoring,
    Incidents,
    Calendar,
    Answers,
    Sample,
    Serving,
    Command,
    Drift,
    Quality,
    Newest,
    Queried,
    Contract
};

/// Settings that do not go together, or of which one needs another.
struct SettingProblem {
    QString setting; ///< where it is told: "columns.age.pattern"; empty: of the gate as a whole
    RecordedText words;
};

struct GateKind {
    QString name;
    QString description;
    std::vector<ShapeField> settings;
    std::vector<QStringList> anyOf; ///< of each, a policy gives at least one setting
    /// Without these, whole and fresh, no evaluator is called. Alternatives: one of a group is enough, and
    /// those that are there must all be sound.
    std::vector<std::vector<FactName>> needs;
    GateFinding (*evaluate)(const GateQuestion& question);
    /// What the shapes of settings cannot say.
    QList<SettingProblem> (*problems)(const QJsonObject& settings) = nullptr;
};

/// All there are, in the order in which people read them.
const std::vector<GateKind>& gateKinds();
const GateKind* gateKind(const QString& name);
/// Whether a gate of the tier looks at this, so that nobody gathers what none asks for.
bool asksFor(const PolicyTier& tier, FactName name);

// One file each.
GateKind metricThresholdGate();
GateKind challengerChampionGate();
GateKind segmentFloorsGate();
GateKind reproducibilityGate();
GateKind signatureGate();
GateKind artifactDigestGate();
GateKind dataContractGate();
GateKind dataQualityGate();
GateKind driftGate();
GateKind freshnessGate();
GateKind trainServeGate();
GateKind budgetGate();
GateKind pinnedGate();
GateKind rollbackReadyGate();
GateKind monitoringGate();
GateKind latencyGate();
GateKind errorRateGate();
GateKind costGate();
GateKind openIncidentGate();
GateKind freezeGate();
GateKind checklistGate();
GateKind externalCommandGate();

} // namespace ph
