#pragma once

#include <QString>

namespace ph {

/// What a table was found to do to its contract, which reports and releases keep in English, in words: a
/// sentence of a finding, or a note.
QString contractReasonText(const QString& english);

} // namespace ph
