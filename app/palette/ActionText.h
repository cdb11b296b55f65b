#pragma once

#include <QAction>
#include <QRegularExpression>

namespace ph {

/// What an action is called outside of its menu: without the letter that chooses it there, which stands in
/// the word, or behind it in brackets where the script has no letters.
inline QString actionText(const QAction& action)
{
    static const QRegularExpression behind(QStringLiteral("\\(&\\w\\)"));
    return action.text().remove(behind).remove(u'&');
}

} // namespace ph
