#include "models/tables/RunCells.h"

#include <QDateTime>

#include <cmath>

namespace ph {

namespace {

constexpr qsizetype shownCharacters = 300;
constexpr std::size_t sampledValues = 4096;

QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString capitalised(const QString& text)
{
    return singleLine(text.left(1).toUpper() + text.mid(1).toLower());
}

bool isDuration(const ColumnKey& key)
{
    return key.kind == ColumnKind::Attribute && key.name == QLatin1String(attribute::duration);
}

} // namespace

QString singleLine(QString text)
{
    text.truncate(shownCharacters);
    for (auto& c : text) {
        if (c < u' ' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text;
}

QString absentText()
{
    return QStringLiteral("—");
}

NumberFormat columnNumberFormat(const ColumnData& column)
{
    const auto* numbers = std::get_if<NumberColumn>(&column);
    if (!numbers)
        return {};
    // An odd stride, so that patterns of two or ten in the data are not missed.
    const auto count = numbers->values.size();
    const auto stride = std::max<std::size_t>(1, count / sampledValues) | 1;
    std::vector<double> sample;
    sample.reserve(count / stride + 1);
    for (std::size_t row = 0; row < count; row += stride)
        sample.push_back(numbers->values[row]);
    return numberFormatFor(sample);
}

QString numberText(double value, const NumberFormat& format)
{
    if (format.notation == NumberFormat::Notation::Fixed && std::isfinite(value) && value != 0 &&
        std::abs(value) < std::pow(10.0, -format.decimals))
        return formatNumber(value, {NumberFormat::Notation::Shortest, 3});
    return formatNumber(value, format);
}

bool cellHas(const ColumnData& column, std::size_t row)
{
    return std::visit([row](const auto& data) { return data.has(row); }, column);
}

std::optional<double> cellNumber(const ColumnData& column, std::size_t row)
{
    if (!cellHas(column, row))
        return std::nullopt;
    if (const auto* numbers = std::get_if<NumberColumn>(&column))
        return numbers->values[row];
    if (const auto* times = std::get_if<TimeColumn>(&column))
        return double(times->values[row]);
    const auto& texts = std::get<TextColumn>(column);
    const auto code = texts.codes[row];
    if (code >= texts.numbers.size() || std::isnan(texts.numbers[code]))
        return std::nullopt;
    return texts.numbers[code];
}

QString cellText(const ColumnData* column, std::size_t row, const ColumnKey& key, ColumnShape shape,
                 const NumberFormat& format, std::int64_t nowMs)
{
    if (!column || !cellHas(*column, row))
        return absentText();
    if (const auto* numbers = std::get_if<NumberColumn>(column)) {
        const double value = numbers->values[row];
        if (isDuration(key))
            return std::isfinite(value) ? formatDuration(std::int64_t(value)) : absentText();
        return numberText(value, format);
    }
    if (const auto* times = std::get_if<TimeColumn>(column)) {
        const bool age = key.kind == ColumnKind::Attribute && key.name == QLatin1String(attribute::seen);
        return age ? formatSeenAge(times->values[row], nowMs) : formatLocalMinute(times->values[row]);
    }
    const auto text = fromUtf8(std::get<TextColumn>(*column).at(row).substr(0, 4 * shownCharacters));
    return shape == ColumnShape::Status ? capitalised(text) : singleLine(text);
}

QString cellExactText(const ColumnData* column, std::size_t row)
{
    if (!column || !cellHas(*column, row))
        return {};
    if (const auto* numbers = std::get_if<NumberColumn>(column))
        return formatExactNumber(numbers->values[row]);
    if (const auto* times = std::get_if<TimeColumn>(column))
        return QDateTime::fromMSecsSinceEpoch(times->values[row], Qt::UTC).toString(Qt::ISODateWithMs);
    return fromUtf8(std::get<TextColumn>(*column).at(row));
}

bool sameCell(const ColumnData* a, std::size_t rowA, const ColumnData* b, std::size_t rowB)
{
    if (a == b && rowA == rowB)
        return true;
    const bool hasA = a && cellHas(*a, rowA);
    const bool hasB = b && cellHas(*b, rowB);
    if (!hasA || !hasB)
        return hasA == hasB;
    if (a->index() != b->index())
        return false;
    if (const auto* numbers = std::get_if<NumberColumn>(a)) {
        const double x = numbers->values[rowA];
        const double y = std::get<NumberColumn>(*b).values[rowB];
        return x == y || (std::isnan(x) && std::isnan(y));
    }
    if (const auto* times = std::get_if<TimeColumn>(a))
        return times->values[rowA] == std::get<TimeColumn>(*b).values[rowB];
    return std::get<TextColumn>(*a).at(rowA) == std::get<TextColumn>(*b).at(rowB);
}

} // namespace ph
