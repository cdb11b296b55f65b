#pragma once

#include <QString>

namespace ph {

/// Why a release stands where it does, in the language of whoever reads; its record has it in English.
QString releaseReasonText(const QString& english);

} // namespace ph
