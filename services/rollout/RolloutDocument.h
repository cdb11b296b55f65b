#pragma once

#include "models/values/RolloutState.h"
#include "services/rollout/RolloutAnalysis.h"

#include <QByteArray>

namespace ph {

/// The one text of a plan, after RFC 8785, so that equal plans have equal digests. Unsupported values (no
/// finite number) are Invalid.
Result<QByteArray> rolloutPlanText(const RolloutPlan& plan);
/// Strict: a member that is unknown, missing or of the wrong type, another format, and steps in another order
/// than planRollout() writes are Invalid, and named.
Result<RolloutPlan> rolloutPlanFromText(const QByteArray& text, const QString& where);
/// "sha256:…" of a plan's text.
QString rolloutDigest(const QByteArray& planText);

Result<QByteArray> rolloutStateText(const RolloutState& state);
/// As strict. Invalid also where it does not fit the plan: another digest, another number of steps.
Result<RolloutState> rolloutStateFromText(const QByteArray& text, const RolloutPlan& plan,
                                          const QString& planDigest, const QString& where);

/// A look at the metrics as it is kept.
QByteArray measurementText(const RolloutMeasurement& measurement);
/// The opposite. Invalid where it is none.
Result<RolloutMeasurement> measurementFromText(const QByteArray& text, const QString& where);

} // namespace ph
