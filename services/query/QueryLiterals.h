#pragma once

#include "services/query/Query.h"
#include "services/query/QueryKeys.h"

namespace ph {

/// A value as it stands in the query, before its column says what it may be.
struct LiteralSyntax {
    enum class Kind { Text, Date, TimeWord, NotFinite, Quantity } kind = Kind::Text;
    /// Without quotes and escapes where kind is Text, without blanks where it is Quantity or TimeWord; as
    /// typed otherwise.
    QString text;
};

/// True for a unit ("min", "k", "%") and for what people write instead of one ("minutes", "Min"), which
/// readLiteral() refuses by name.
bool isUnitWord(QLatin1StringView word);

/// The value for a column: units applied, relative times resolved. The error is a sentence for the user.
tl::expected<Literal, QString> readLiteral(const LiteralSyntax& syntax, const ColumnKey& column, TimeMs now);

/// Milliseconds since 1970 UTC of "2026-01-31", "2026-01-31 10:00", "2026-01-31T10:00:00.5+02:00"; UTC unless
/// a zone is given.
std::optional<std::int64_t> timeFromIso(QStringView text);

/// Takes quotes off and resolves \' \" \\ and doubled quotes.
QString unquoted(QStringView raw);
/// In single quotes, so that unquoted() is its inverse.
QString quoted(const QString& text);

/// The shortest text that reads back as the same double: "0.9", "100000", "1e-07", "nan", "-inf".
QString numberText(double value);
/// How a literal of this column is printed.
QString literalText(const Literal& literal, const ColumnKey& column);

} // namespace ph
