#pragma once

#include <QString>

#include <optional>

namespace ph {

/// Why a release stands where it does, in the language of whoever reads; its record has it in English.
QString releaseReasonText(const QString& english);

/// The same of one sentence; none: it is none of a release.
std::optional<QString> knownReleaseReason(const QString& english);

} // namespace ph
