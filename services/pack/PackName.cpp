#include "services/pack/PackName.h"

#include "services/pack/PackFileTexts.h"

#include <QSet>

#include <algorithm>

namespace ph {

namespace {

constexpr qsizetype deepest = 16; ///< names in a path

bool canStandInName(char32_t c)
{
    static const QString forbidden = QStringLiteral("\\:<>\"|?*"); // of Windows; drives and streams by ':'
    if (c < 0x80)
        return c >= 0x20 && c != 0x7f && !forbidden.contains(QChar(char16_t(c)));
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // what turns the direction, what joins unseen, a byte order mark
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space: // look like the blank
        return false;
    default:
        return c != 0xfffd; // what stood there could not be decoded
    }
}

/// Windows opens these whatever follows behind a dot.
bool isDevice(const QString& part)
{
    static const QSet<QString> devices = [] {
        QSet<QString> names{QStringLiteral("CON"), QStringLiteral("PRN"),    QStringLiteral("AUX"),
                            QStringLiteral("NUL"), QStringLiteral("CONIN$"), QStringLiteral("CONOUT$")};
        for (int i = 0; i <= 9; ++i)
            names << QStringLiteral("COM%1").arg(i) << QStringLiteral("LPT%1").arg(i);
        return names;
    }();
    return devices.contains(part.section(u'.', 0, 0).trimmed().toUpper());
}

std::optional<QString> objectionToPart(const QString& part)
{
    if (part.isEmpty())
        return PackFileTexts::tr("A part of it is empty, or it begins at a root.");
    if (part == QLatin1String(".") || part == QLatin1String(".."))
        return PackFileTexts::tr("It leads to another folder.");
    if (part.front() == u' ' || part.back() == u' ' || part.back() == u'.')
        return PackFileTexts::tr("A blank or a dot at an end is dropped by some systems.");
    if (isDevice(part))
        return PackFileTexts::tr("A part of it is a device on some systems.");
    return std::nullopt;
}

} // namespace

std::optional<QString> objectionToPackName(const QString& name)
{
    if (name.isEmpty())
        return PackFileTexts::tr("It has no name.");
    if (name.toUtf8().size() > longestPackName)
        return PackFileTexts::tr("It has more than %1 bytes.").arg(longestPackName);
    const auto characters = name.toUcs4();
    if (!std::all_of(characters.begin(), characters.end(),
                     [](auto c) { return canStandInName(char32_t(c)); }))
        return PackFileTexts::tr("It has a character that no name here may have.");
    if (name.normalized(QString::NormalizationForm_C) != name)
        return PackFileTexts::tr("It is not in Unicode's form C.");
    const auto parts = name.split(u'/');
    if (parts.size() > deepest)
        return PackFileTexts::tr("It is more than %1 folders deep.").arg(deepest - 1);
    for (const auto& part : parts) {
        if (auto objection = objectionToPart(part))
            return objection;
    }
    return std::nullopt;
}

QString packNameKey(const QString& name)
{
    // By capitals, for only they make two letters of a sharp s; and twice, for folding may undo the form, and
    // the form bring capitals back.
    const auto folded = [](const QString& text) {
        return text.normalized(QString::NormalizationForm_KC).toUpper().toCaseFolded();
    };
    return folded(folded(name));
}

} // namespace ph
