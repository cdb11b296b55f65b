#pragma once

#include <QString>

#include <optional>

namespace ph {

/// Why a gate answered as it did, in the language of whoever reads; the evidence has it in English.
QString gateReasonText(const QString& english);

/// The same of one sentence; none: it is none of a gate.
std::optional<QString> knownGateReason(const QString& english);

} // namespace ph
