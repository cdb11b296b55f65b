#pragma once

#include <QString>

namespace ph {

/// Why a check of a diagnosis found what it did, or a rule would have spoken, in the language of whoever
/// reads; what was found has it in English.
QString diagnosisReasonText(const QString& english);

} // namespace ph
