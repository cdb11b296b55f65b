#pragma once

#include <QString>

#include <string_view>

namespace ph {

/// Whether a spreadsheet could run this UTF-8 text of a cell as a formula (OWASP, "CSV Injection"): it begins
/// with = + - @ or their full-width forms, after blanks too, or with a tab or line break, which spreadsheets
/// may drop. Numbers such as -0.5 and -Infinity are data.
bool isFormula(std::string_view utf8);

/// A formula led by an apostrophe; all else as it is.
QString withoutFormula(const QString& text);

/// A cell after RFC 4180, quoted where it has to be, and without formulas.
QString csvCell(const QString& text);

} // namespace ph
