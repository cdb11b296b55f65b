#pragma once

#include "tests/app/ScreenFaults.h"
#include "widgets/common/PlainLabel.h"

#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QLabel>
#include <QRadioButton>
#include <QTabBar>

namespace ph::testing {

/// Words of a button as they are painted: without the sign of its key.
inline QString shownWords(const QAbstractButton& button)
{
    auto words = button.text();
    words.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
    words.remove(u'&');
    return words.replace(u'\x01', u'&');
}

inline int widestLine(const QFontMetrics& metrics, const QString& text)
{
    int widest = 0;
    for (const auto& line : text.split(u'\n'))
        widest = std::max(widest, metrics.horizontalAdvance(line));
    return widest;
}

/// Whether the words of a button or label do not have the room that they need.
inline bool isCut(const QWidget& widget)
{
    constexpr int slack = 2; // what rounding to whole pixels may take
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        const auto words = shownWords(*button);
        const bool isTold = !button->toolTip().isEmpty(); // the whole words are there, then
        if (words.isEmpty() || isTold)
            return false;
        const bool hasBox =
            qobject_cast<const QCheckBox*>(button) || qobject_cast<const QRadioButton*>(button);
        const int needed = widestLine(button->fontMetrics(), words) +
                           (button->icon().isNull() ? 0 : button->iconSize().width()) + (hasBox ? 14 : 0);
        return needed > button->width() + slack || button->fontMetrics().height() > button->height() + slack;
    }
    const auto* label = qobject_cast<const QLabel*>(&widget);
    if (!label || label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull())
        return false;
    const auto room = label->contentsRect();
    if (label->wordWrap())
        return label->heightForWidth(label->width()) > label->height() + slack;
    const bool isShortened = qobject_cast<const PlainLabel*>(label) &&
                             !(label->textInteractionFlags() & Qt::TextSelectableByMouse);
    const auto metrics = label->fontMetrics();
    return (!isShortened && label->textFormat() != Qt::RichText &&
            widestLine(metrics, label->text()) > room.width() + slack) ||
           metrics.height() > room.height() + slack;
}

/// Controls that cannot be read whole, that reach out of what holds them, or for which there is no room.
inline QStringList clippedParts(QWidget& root)
{
    QStringList found;
    if (const auto least = root.minimumSizeHint();
        least.width() > root.width() || least.height() > root.height())
        found.append(QStringLiteral("needs %1×%2, has %3×%4: ")
                         .arg(least.width())
                         .arg(least.height())
                         .arg(root.width())
                         .arg(root.height()) +
                     described(root));
    for (const auto* widget : root.findChildren<QWidget*>()) {
        const bool isControl = qobject_cast<const QAbstractButton*>(widget) ||
                               qobject_cast<const QLabel*>(widget) ||
                               qobject_cast<const QLineEdit*>(widget) ||
                               qobject_cast<const QComboBox*>(widget) || qobject_cast<const QTabBar*>(widget);
        if (!isControl || !widget->isVisibleTo(&root) || widget->window() != root.window())
            continue;
        if (isCut(*widget))
            found.append(QStringLiteral("is cut: ") + described(*widget));
        const auto* parent = widget->parentWidget();
        // What is scrolled, and what Qt keeps in a bar of tabs, may lie outside.
        if (qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()) ||
            qobject_cast<const QTabBar*>(parent) || parent->width() == 0)
            continue;
        if (!parent->rect().adjusted(-1, -1, 1, 1).contains(widget->geometry()))
            found.append(QStringLiteral("reaches out of its panel: ") + described(*widget));
        if (const auto* bar = qobject_cast<const QTabBar*>(widget);
            bar && !bar->usesScrollButtons() && bar->sizeHint().width() > bar->width())
            found.append(QStringLiteral("has no room for its tabs: ") + described(*widget));
    }
    return found;
}

} // namespace ph::testing
