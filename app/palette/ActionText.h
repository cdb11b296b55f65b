#pragma once

#include <QAction>
#include <QRegularExpression>

namespace ph {

/// What an action is called outside of its menu: without the letter that chooses it there, which stands in
/// the word, or behind it in brackets where the script has no letters.
inline QString actionText(const QAction& action)
{
    static const QRegularExpression behind(QStringLiteral("\\(&\\w\\)"));
    constexpr QChar ampersand(0); // "&&" is one that is meant
    return action.text()
        .remove(behind)
        .replace(QLatin1String("&&"), ampersand)
        .remove(u'&')
        .replace(ampersand, u'&');
}

} // namespace ph
