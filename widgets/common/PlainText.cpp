#include "widgets/common/PlainText.h"

namespace ph {

QString plainToolTip(const QString& text)
{
    if (text.isEmpty())
        return {};
    // Qt guesses the format of a tool tip from its text, so markup from a server would be rendered. Escaped
    // and wrapped in a paragraph of our own it is shown as it is. Very long texts are cut: a tool tip is no
    // viewer.
    constexpr qsizetype most = 2000;
    QString shown = text.size() > most ? text.left(most) + QChar(0x2026) : text;
    shown = shown.toHtmlEscaped();
    shown.replace(QLatin1Char('\n'), QLatin1StringView("<br>"));
    return QStringLiteral("<p style=\"margin:0; white-space:pre-wrap;\">%1</p>").arg(shown);
}

QString escapeMnemonic(const QString& text)
{
    QString escaped = text;
    escaped.replace(QLatin1Char('&'), QLatin1StringView("&&"));
    return escaped;
}

} // namespace ph
