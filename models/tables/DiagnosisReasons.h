#pragma once

#include "models/values/DiagnosisReport.h"

namespace ph {

/// Why a check of a diagnosis found what it did, or a rule would have spoken, in the language of whoever
/// reads; what was found has it in English.
QString diagnosisReasonText(const QString& english);

/// The same of a finding, whose rows are of `table`: where it is called as what happened last, by how that
/// item is called there.
QString checkReasonText(const CheckFinding& finding, const TimelineTable& table);

} // namespace ph
