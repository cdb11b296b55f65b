#pragma once

#include <QString>

namespace ph {

/// Why a gate answered as it did, in the language of whoever reads; the evidence has it in English.
QString gateReasonText(const QString& english);

} // namespace ph
