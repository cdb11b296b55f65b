#pragma once

#include "models/values/Time.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace ph {

/// Only Pass passes (a gate that could not be answered is no permission).
enum class GateVerdict : std::uint8_t { Pass, Fail, Inconclusive, NoData, Stale };
QString gateVerdictName(GateVerdict verdict); ///< "pass", "fail", "inconclusive", "no data", "stale"
std::optional<GateVerdict> gateVerdictFromName(const QString& name);

/// One gate of a policy's tier: a question, its kind and the settings of that kind.
struct GateSpec {
    QString id;                           ///< unique in its tier
    QString kind;                         ///< "metric-threshold"; see gateKinds() in services/gates
    QString title;                        ///< empty: a text made from the settings
    std::optional<std::int64_t> maxAgeMs; ///< of each fact; none: the policy's default
    QJsonObject settings;                 ///< what else the policy says, valid for the kind
    friend bool operator==(const GateSpec&, const GateSpec&) = default;
};

/// One raw number behind a verdict: "challenger mean", 0.9134, "".
struct GateNumber {
    QString name;
    double value = 0; ///< NaN and the infinities are shown as such
    QString unit;     ///< "ms", "%", empty
    friend bool operator==(const GateNumber&, const GateNumber&) = default;
};

/// What a gate answered, with everything that somebody else needs to get to the same verdict.
struct GateResult {
    QString id;    ///< of the gate in its policy
    QString kind;  ///< "metric-threshold"
    QString title; ///< what the policy calls it, or a text made from its settings
    GateVerdict verdict = GateVerdict::NoData;
    QString reason;        ///< one sentence: why this verdict
    QString query;         ///< what was asked, and of whom
    qint64 sampleSize = 0; ///< 0 where nothing is counted
    std::optional<double> threshold;
    std::optional<double> margin; ///< distance to the threshold; positive is on the passing side
    QList<GateNumber> numbers;
    QJsonObject settings;             ///< of the policy, as they were
    QJsonObject inputs;               ///< raw inputs, enough to evaluate again
    std::int64_t observedMs = noTime; ///< when the oldest input was observed
    std::int64_t evaluatedMs = noTime;
    friend bool operator==(const GateResult&, const GateResult&) = default;
};

/// What all gates of a release answer together: Pass only where there is one and every one passes; else the
/// first of Fail, Inconclusive, Stale, NoData that any answered.
GateVerdict overallVerdict(const QList<GateResult>& results);

} // namespace ph
