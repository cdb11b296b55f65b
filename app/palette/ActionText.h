#pragma once

#include <QAction>
#include <QRegularExpression>

namespace ph {

/// What stands in a menu, on a button or on a tab, without the letter that chooses it there, which stands in
/// the word, or behind it in brackets where the script has no letters.
inline QString bareText(QString text)
{
    static const QRegularExpression behind(QStringLiteral("\\(&\\w\\)"));
    constexpr QChar ampersand(0); // "&&" is one that is meant
    return text.remove(behind).replace(QLatin1String("&&"), ampersand).remove(u'&').replace(ampersand, u'&');
}

/// What an action is called outside of its menu.
inline QString actionText(const QAction& action)
{
    return bareText(action.text());
}

} // namespace ph
