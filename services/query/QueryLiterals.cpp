#include "services/query/QueryLiterals.h"

#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>

#include <array>
#include <charconv>
#include <cmath>

namespace ph {

namespace {

struct QueryLiteralsTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Query)
};

enum class Measure { Plain, Scale, Duration };

struct UnitName {
    QLatin1StringView text;
    Measure measure;
    double factor;
};

constexpr double second = 1000;
constexpr double minute = 60 * second;
constexpr double hour = 60 * minute;
constexpr double day = 24 * hour;

// Case tells m (minutes) from M (millions).
constexpr std::array units = {
    UnitName{QLatin1StringView("ms"), Measure::Duration, 1},
    UnitName{QLatin1StringView("s"), Measure::Duration, second},
    UnitName{QLatin1StringView("sec"), Measure::Duration, second},
    UnitName{QLatin1StringView("m"), Measure::Duration, minute},
    UnitName{QLatin1StringView("min"), Measure::Duration, minute},
    UnitName{QLatin1StringView("h"), Measure::Duration, hour},
    UnitName{QLatin1StringView("d"), Measure::Duration, day},
    UnitName{QLatin1StringView("w"), Measure::Duration, 7 * day},
    UnitName{QLatin1StringView("k"), Measure::Scale, 1e3},
    UnitName{QLatin1StringView("K"), Measure::Scale, 1e3},
    UnitName{QLatin1StringView("M"), Measure::Scale, 1e6},
    UnitName{QLatin1StringView("G"), Measure::Scale, 1e9},
    UnitName{QLatin1StringView("%"), Measure::Scale, 0},
};

// Not units, but meant as such: an error names those that there are.
constexpr std::array unitLookalikes = {
    QLatin1StringView("msec"),  QLatin1StringView("millis"), QLatin1StringView("milliseconds"),
    QLatin1StringView("secs"),  QLatin1StringView("second"), QLatin1StringView("seconds"),
    QLatin1StringView("mins"),  QLatin1StringView("minute"), QLatin1StringView("minutes"),
    QLatin1StringView("hr"),    QLatin1StringView("hrs"),    QLatin1StringView("hour"),
    QLatin1StringView("hours"), QLatin1StringView("day"),    QLatin1StringView("days"),
    QLatin1StringView("week"),  QLatin1StringView("weeks"),
};

struct Amount {
    double value = 0;
    Measure measure = Measure::Plain;
    bool isSigned = false;
};

// One "2.5e3" at `at`, which moves behind it. The grammar has seen to the form.
double readUnsigned(const QByteArray& text, qsizetype& at)
{
    double value = 0;
    const auto [end, error] =
        std::from_chars(text.data() + at, text.data() + text.size(), value, std::chars_format::general);
    const bool tooLarge = error == std::errc::result_out_of_range;
    const QByteArray digits = text.mid(at, qsizetype(end - (text.data() + at)));
    at += digits.size();
    if (!tooLarge)
        return value;
    // from_chars leaves the value alone both when it is too large and when it is too small.
    const auto exponent = digits.toLower().indexOf("e-");
    return exponent >= 0 || digits.startsWith("0") || digits.startsWith(".")
               ? 0.0
               : std::numeric_limits<double>::infinity();
}

tl::expected<Amount, QString> readAmounts(const QString& typed)
{
    const QByteArray text = typed.toUtf8();
    Amount total;
    qsizetype at = 0;
    double sign = 1;
    if (text.startsWith('+') || text.startsWith('-')) {
        total.isSigned = true;
        sign = text.startsWith('-') ? -1 : 1;
        at = 1;
    }
    for (int part = 0; at < text.size(); ++part) {
        const double value = readUnsigned(text, at);
        qsizetype unitEnd = at;
        while (unitEnd < text.size() &&
               (text[unitEnd] == '%' || std::isalpha(static_cast<unsigned char>(text[unitEnd]))))
            ++unitEnd;
        const auto unitText = QString::fromLatin1(text.mid(at, unitEnd - at));
        at = unitEnd;
        const auto unit =
            std::find_if(units.begin(), units.end(), [&](const UnitName& u) { return unitText == u.text; });
        if (!unitText.isEmpty() && unit == units.end())
            return tl::unexpected(
                QueryLiteralsTexts::tr(
                    "there is no unit \"%1\": use ms, s, min, h, d or w for times, k, M, G or % for numbers")
                    .arg(unitText));
        const auto measure = unitText.isEmpty() ? Measure::Plain : unit->measure;
        // 2h30m is one duration; anything else in several parts is a slip.
        if (part > 0 && (measure != Measure::Duration || total.measure != Measure::Duration))
            return tl::unexpected(
                QueryLiteralsTexts::tr(
                    "%1 is not a number: only durations have several parts, such as 2h30min")
                    .arg(typed));
        total.measure = measure;
        if (measure == Measure::Plain)
            total.value += value;
        else
            total.value += unit->factor == 0 ? value / 100 : value * unit->factor;
    }
    total.value *= sign;
    return total;
}

double notFinite(const QString& text)
{
    if (text.endsWith(QLatin1StringView("nan"), Qt::CaseInsensitive))
        return std::numeric_limits<double>::quiet_NaN();
    return text.startsWith(u'-') ? -std::numeric_limits<double>::infinity()
                                 : std::numeric_limits<double>::infinity();
}

tl::expected<Literal, QString> readTimeWord(const QString& text, TimeMs now)
{
    const auto sign = text.indexOf(QRegularExpression(QStringLiteral("[+-]")));
    const auto word = sign < 0 ? text : text.left(sign);
    auto ms = double(now.time_since_epoch().count());
    if (word.compare(QLatin1StringView("now"), Qt::CaseInsensitive) != 0)
        ms = std::floor(ms / day) * day;
    if (word.compare(QLatin1StringView("yesterday"), Qt::CaseInsensitive) == 0)
        ms -= day;
    if (sign >= 0) {
        const auto offset = readAmounts(text.mid(sign));
        if (!offset)
            return tl::unexpected(offset.error());
        if (offset->measure != Measure::Duration)
            return tl::unexpected(
                QueryLiteralsTexts::tr("write a duration after %1, such as %1-7d").arg(word));
        ms += offset->value;
    }
    return Literal{ms, Literal::Form::Time};
}

tl::expected<Literal, QString> readTime(const LiteralSyntax& syntax, TimeMs now)
{
    const auto expected = [] {
        return QueryLiteralsTexts::tr(
            "expected a time such as -7d, today, '2026-01-31' or '2026-01-31 10:00'");
    };
    switch (syntax.kind) {
    case LiteralSyntax::Kind::Text:
    case LiteralSyntax::Kind::Date:
        if (const auto ms = timeFromIso(syntax.text))
            return Literal{double(*ms), Literal::Form::Time};
        return tl::unexpected(expected());
    case LiteralSyntax::Kind::TimeWord:
        return readTimeWord(syntax.text, now);
    case LiteralSyntax::Kind::NotFinite:
        return tl::unexpected(expected());
    case LiteralSyntax::Kind::Quantity:
        break;
    }
    const auto amount = readAmounts(syntax.text);
    if (!amount)
        return tl::unexpected(amount.error());
    if (amount->measure == Measure::Scale)
        return tl::unexpected(expected());
    if (amount->measure == Measure::Plain)
        return Literal{amount->value, Literal::Form::Time};
    if (!amount->isSigned)
        return tl::unexpected(QueryLiteralsTexts::tr("write -%1 for %1 ago").arg(syntax.text));
    const auto ms = double(now.time_since_epoch().count()) + amount->value;
    return Literal{ms, Literal::Form::Time};
}

} // namespace

bool isUnitWord(QLatin1StringView word)
{
    // A single letter is another word in another case; a longer one is the same.
    const auto sensitivity = word.size() == 1 ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const auto means = [&](QLatin1StringView name) { return word.compare(name, sensitivity) == 0; };
    return std::any_of(units.begin(), units.end(), [&](const UnitName& unit) { return means(unit.text); }) ||
           std::any_of(unitLookalikes.begin(), unitLookalikes.end(), means);
}

std::optional<std::int64_t> timeFromIso(QStringView text)
{
    static const QRegularExpression form(QStringLiteral(
        "\\A(\\d{4})-(\\d{2})-(\\d{2})(?:[Tt "
        "](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?\\s*([Zz]|[+-]\\d{2}:?\\d{2})?)?\\z"));
    if (text.size() > 64)
        return std::nullopt;
    const auto match = form.match(text.toString());
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&](int group) { return match.capturedView(group).toInt(); };
    const QDate date(number(1), number(2), number(3));
    if (!date.isValid() || number(4) > 23 || number(5) > 59 || number(6) > 59)
        return std::nullopt;
    const auto fraction = match.captured(7).leftJustified(3, u'0').left(3).toInt();
    std::int64_t ms = (date.toJulianDay() - QDate(1970, 1, 1).toJulianDay()) * std::int64_t(day);
    ms += number(4) * std::int64_t(hour) + number(5) * std::int64_t(minute) +
          number(6) * std::int64_t(second) + fraction;
    const auto zone = match.captured(8).remove(u':');
    if (zone.size() == 5) {
        const int hours = zone.mid(1, 2).toInt();
        const int minutes = zone.mid(3, 2).toInt();
        if (hours > 14 || minutes > 59)
            return std::nullopt;
        const auto offset = hours * std::int64_t(hour) + minutes * std::int64_t(minute);
        ms += zone.startsWith(u'-') ? offset : -offset;
    }
    return ms;
}

QString unquoted(QStringView raw)
{
    if (raw.size() < 2)
        return raw.toString();
    const QChar quote = raw.front();
    QString text;
    text.reserve(raw.size());
    for (qsizetype i = 1; i + 1 < raw.size(); ++i) {
        const QChar next = i + 2 < raw.size() ? raw[i + 1] : QChar();
        const bool escaped = raw[i] == u'\\' && (next == u'\\' || next == u'\'' || next == u'"');
        const bool doubled = raw[i] == quote && next == quote;
        if (escaped || doubled)
            ++i;
        text += raw[i];
    }
    return text;
}

QString quoted(const QString& text)
{
    QString out = QStringLiteral("'");
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == u'\'') {
            out += u'\\';
        } else if (text[i] == u'\\') {
            // A backslash needs doubling only where it would be read as an escape: '\d+' stays '\d+'.
            const bool last = i + 1 == text.size();
            if (last || text[i + 1] == u'\\' || text[i + 1] == u'\'' || text[i + 1] == u'"')
                out += u'\\';
        }
        out += text[i];
    }
    return out + u'\'';
}

QString numberText(double value)
{
    if (std::isnan(value))
        return QStringLiteral("nan");
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("-inf") : QStringLiteral("inf");
    std::array<char, 64> buffer;
    const bool integral = std::abs(value) < 1e15 && value == std::floor(value);
    const auto end = integral ? std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                              std::chars_format::fixed)
                              : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    // MLflow's own tokenizer reads 1e22, not 1e+22.
    return QString::fromLatin1(buffer.data(), end.ptr - buffer.data()).remove(u'+');
}

tl::expected<Literal, QString> readLiteral(const LiteralSyntax& syntax, const ColumnKey& column, TimeMs now)
{
    using Kind = LiteralSyntax::Kind;
    const auto type = valueTypeOf(column);
    if (type == ValueType::Time)
        return readTime(syntax, now);
    switch (syntax.kind) {
    case Kind::Text:
        if (type == ValueType::Duration)
            return tl::unexpected(
                QueryLiteralsTexts::tr("expected a duration such as 10min or 2h30min, without quotes"));
        if (type == ValueType::Number)
            return tl::unexpected(
                QueryLiteralsTexts::tr("metrics are numbers: expected a value such as 0.9, without quotes"));
        return Literal{syntax.text, Literal::Form::Text};
    case Kind::Date:
    case Kind::TimeWord:
        if (type == ValueType::Text)
            return tl::unexpected(QueryLiteralsTexts::tr("put text in quotes: '%1'").arg(syntax.text));
        return tl::unexpected(
            type == ValueType::Duration
                ? QueryLiteralsTexts::tr("expected a duration such as 10min or 2h30min")
                : QueryLiteralsTexts::tr("metrics are numbers: expected a value such as 0.9"));
    case Kind::NotFinite:
        return Literal{notFinite(syntax.text), Literal::Form::Number};
    case Kind::Quantity:
        break;
    }
    const auto amount = readAmounts(syntax.text);
    if (!amount)
        return tl::unexpected(type == ValueType::Text
                                  ? QueryLiteralsTexts::tr("put text in quotes: '%1'").arg(syntax.text)
                                  : amount.error());
    if (amount->measure != Measure::Duration)
        return Literal{amount->value, Literal::Form::Number};
    if (type == ValueType::Duration)
        return Literal{amount->value, Literal::Form::Duration};
    if (type == ValueType::Text)
        return tl::unexpected(QueryLiteralsTexts::tr("put text in quotes: '%1'").arg(syntax.text));
    return tl::unexpected(QueryLiteralsTexts::tr(
        "units of time go with duration, start_time and end_time; write a plain number, "
        "or 10M for ten million"));
}

QString literalText(const Literal& literal, const ColumnKey& column)
{
    if (const auto* text = std::get_if<QString>(&literal.value))
        return quoted(*text);
    const auto value = std::get<double>(literal.value);
    if (literal.form == Literal::Form::Duration && std::isfinite(value)) {
        if (value == std::floor(value) && std::abs(value) < 1e15 && value != 0) {
            for (const auto& [factor, unit] :
                 {std::pair(day, "d"), {hour, "h"}, {minute, "min"}, {second, "s"}}) {
                if (std::fmod(value, factor) == 0)
                    return numberText(value / factor) + QLatin1StringView(unit);
            }
        }
        return numberText(value) + QLatin1StringView("ms");
    }
    constexpr double lastIso = 253402300799999; // 9999-12-31T23:59:59.999Z
    if (valueTypeOf(column) == ValueType::Time && value >= 0 && value <= lastIso &&
        value == std::floor(value)) {
        const auto time = QDateTime::fromMSecsSinceEpoch(qint64(value), Qt::UTC);
        return u'\'' + time.toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) + QLatin1StringView("Z'");
    }
    return numberText(value);
}

} // namespace ph
