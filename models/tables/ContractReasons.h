#pragma once

#include <QString>

#include <optional>

namespace ph {

/// What a table was found to do to its contract, which reports and releases keep in English, in words: a
/// sentence of a finding, or a note.
QString contractReasonText(const QString& english);

/// The same of one sentence; none: it is none of a contract's check.
std::optional<QString> knownContractReason(const QString& english);

} // namespace ph
