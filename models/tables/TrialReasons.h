#pragma once

#include <QString>

namespace ph {

/// How the trial of a rule on past data ended, in the language of whoever reads; the record of a closed
/// incident has it in English: "early: 14 min before it began, by fraud 11 → 12; 1 false alarm(s) in 88.0 d
/// outside incidents".
QString trialReasonText(const QString& english);

} // namespace ph
