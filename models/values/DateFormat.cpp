#include "models/values/DateFormat.h"

#include <QList>
#include <QLocale>

#include <algorithm>

namespace ph {

namespace {

/// A piece of a format: letters that stand for a part of the time, or what is written between such.
struct Piece {
    QString text;
    QChar field; ///< 'y', 'M', 'd', 'h', 'H', 'm', 's', 'A', …; null: between fields
};

QList<Piece> piecesOf(const QString& format)
{
    QList<Piece> pieces;
    bool isQuoted = false;
    for (const auto c : format) {
        const bool isField = !isQuoted && ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'));
        const auto field = isField ? c : QChar();
        if (c == u'\'') // a quote within quotes is two: the state is right again behind them
            isQuoted = !isQuoted;
        if (pieces.isEmpty() || pieces.last().field != field)
            pieces.append({{}, field});
        pieces.last().text += c;
    }
    return pieces;
}

QString joined(const QList<Piece>& pieces)
{
    QString format;
    for (const auto& piece : pieces)
        format += piece.text;
    return format;
}

bool isField(const Piece& piece)
{
    return !piece.field.isNull();
}

qsizetype indexOf(const QList<Piece>& pieces, QChar field)
{
    const auto found = std::find_if(pieces.cbegin(), pieces.cend(),
                                    [&](const Piece& piece) { return piece.field == field; });
    return found == pieces.cend() ? -1 : found - pieces.cbegin();
}

bool isIso(const QLocale& locale)
{
    return locale.language() == QLocale::C;
}

QString withWholeYear(const QString& format)
{
    auto pieces = piecesOf(format);
    if (const auto year = indexOf(pieces, u'y'); year >= 0)
        pieces[year].text = QStringLiteral("yyyy");
    return joined(pieces);
}

/// With what stood between it and its neighbour gone too.
QString without(const QString& format, QChar field)
{
    const auto pieces = piecesOf(format);
    const auto gone = indexOf(pieces, field);
    if (gone < 0)
        return format;
    const auto next = std::find_if(pieces.cbegin() + gone + 1, pieces.cend(), isField);
    if (next != pieces.cend()) { // what stands before stays
        const auto before = std::any_of(pieces.cbegin(), pieces.cbegin() + gone, isField) ? gone : 0;
        return joined(pieces.first(before)) + joined({next, pieces.cend()});
    }
    auto end = gone;
    while (end > 0 && !isField(pieces.at(end - 1)))
        --end;
    // "25.11.": the point belongs to the number, which is an ordinal.
    const bool isOrdinal = end < gone && pieces.at(end).text.startsWith(u'.');
    return joined(pieces.first(end)) + (isOrdinal ? QStringLiteral(".") : QString());
}

QString withSeconds(const QString& format)
{
    auto pieces = piecesOf(format);
    const auto minutes = indexOf(pieces, u'm');
    if (minutes < 0 || indexOf(pieces, u's') >= 0)
        return format;
    // As the minutes are parted from the hours, where that is one sign and no word: "H.mm.ss".
    const auto between = minutes > 0 ? pieces.at(minutes - 1).text : QString();
    const auto sign = between.size() == 1 && !between.at(0).isSpace() ? between : QStringLiteral(":");
    pieces[minutes].text += sign + QStringLiteral("ss");
    return joined(pieces);
}

/// Newer data of locales tell parts of the day by a B, which is no field of Qt's: "Bh:mm".
QString withKnownFields(const QString& format)
{
    auto pieces = piecesOf(format);
    if (const auto part = indexOf(pieces, u'B'); part >= 0)
        pieces[part].text = QStringLiteral("AP");
    return joined(pieces);
}

/// Few fonts have the narrow blank that newer data of locales has before AM and PM, and fewer keyboards.
QString withPlainBlanks(QString format)
{
    return format.replace(QChar(0x202f), u' ').replace(QChar(QChar::Nbsp), u' ');
}

} // namespace

QString dateFormat(const QLocale& locale)
{
    return isIso(locale) ? QStringLiteral("yyyy-MM-dd")
                         : withWholeYear(withPlainBlanks(locale.dateFormat(QLocale::ShortFormat)));
}

QString dayFormat(const QLocale& locale)
{
    return without(dateFormat(locale), u'y');
}

QString monthFormat(const QLocale& locale)
{
    return without(dateFormat(locale), u'd');
}

QString clockFormat(const QLocale& locale)
{
    return isIso(locale) ? QStringLiteral("HH:mm")
                         : withKnownFields(withPlainBlanks(locale.timeFormat(QLocale::ShortFormat)));
}

QString clockSecondFormat(const QLocale& locale)
{
    return withSeconds(clockFormat(locale));
}

QString clockMillisecondFormat(const QLocale& locale)
{
    auto pieces = piecesOf(clockSecondFormat(locale));
    if (const auto seconds = indexOf(pieces, u's'); seconds >= 0)
        pieces[seconds].text += QStringLiteral(".zzz");
    return joined(pieces);
}

QString minuteFormat(const QLocale& locale)
{
    return dateFormat(locale) + u' ' + clockFormat(locale);
}

QString secondFormat(const QLocale& locale)
{
    return dateFormat(locale) + u' ' + clockSecondFormat(locale);
}

QString millisecondFormat(const QLocale& locale)
{
    return dateFormat(locale) + u' ' + clockMillisecondFormat(locale);
}

} // namespace ph
