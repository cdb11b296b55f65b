#pragma once

#include <QString>

namespace ph {

/// Rows that somebody copies, as one value for every form in which other programs want them.
struct CopiedRows {
    QString tsv; ///< rows of copyRow() in CopyFormat::Tsv: formulas are led by an apostrophe in it
    enum class First { Header, Data } first = First::Data;
};

QString copiedCsv(const CopiedRows& rows);
/// One table, its texts escaped. A spreadsheet runs no formula of it either.
QString copiedHtml(const CopiedRows& rows);

} // namespace ph
