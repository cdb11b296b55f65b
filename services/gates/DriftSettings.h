#pragma once

#include "models/values/DriftPlan.h"
#include "services/gates/GateKinds.h"

#include <QJsonObject>

namespace ph {

/// The settings of a drift gate, read the same by whoever compares the tables and by whoever judges.
std::vector<ShapeField> driftFields();

/// What to compare; files are as seen from `folder`, that of the policy file.
DriftPlan driftPlanFor(const QJsonObject& settings, const QString& folder);
DriftRules driftRulesFor(const QJsonObject& settings);
/// Columns to tell segments by, each group crossed.
QList<QStringList> driftSegmentsFor(const QJsonObject& settings);

} // namespace ph
