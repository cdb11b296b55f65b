#pragma once

#include "models/values/DiagnosisChecklist.h"
#include "services/yaml/Shape.h"

#include <QJsonObject>

namespace ph {

/// The `diagnosis:` of a policy; the usual checklist is written in the same way.
Shape diagnosisShape();
/// One check of a step.
Shape diagnosisCheckShape();

// From what has been read by these shapes, without problems.
DiagnosisRules diagnosisFrom(const QJsonObject& section);
DiagnosisCheck diagnosisCheckFrom(const QJsonObject& object);

/// The opposite, as people would write it.
QJsonObject diagnosisCheckToJson(const DiagnosisCheck& check);

} // namespace ph
