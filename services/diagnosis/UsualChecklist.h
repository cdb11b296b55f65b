#pragma once

#include "models/values/DiagnosisChecklist.h"

namespace ph {

/// What is looked at where no policy says otherwise: resources/diagnosis/usual.yaml.
const QList<DiagnosisStep>& usualChecklist();

} // namespace ph
