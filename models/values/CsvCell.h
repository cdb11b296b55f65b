#pragma once

#include <QString>

namespace ph {

/// What a spreadsheet would run as a formula is led by an apostrophe (OWASP, "CSV Injection"). Numbers such
/// as -0.5 and -Infinity are data.
QString withoutFormula(const QString& text);

/// A cell after RFC 4180, quoted where it has to be, and without formulas.
QString csvCell(const QString& text);

} // namespace ph
