#pragma once

#include "widgets/common/TabOrder.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QAccessibleInterface>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QTextEdit>

namespace ph::testing {

/// Where a widget is, for whoever reads a test's words.
inline QString described(const QWidget& widget)
{
    QString path;
    for (const auto* one = &widget; one; one = one->parentWidget())
        path.prepend(u'/' + QString::fromLatin1(one->metaObject()->className()) + u'#' + one->objectName());
    return path;
}

/// What a screen reader would say; empty where it could only name the kind of control.
inline QString spokenName(QWidget& widget)
{
    auto* face = QAccessible::queryAccessibleInterface(&widget);
    return face ? face->text(QAccessible::Name).trimmed() : QString();
}

inline QAccessible::Role spokenRole(QWidget& widget)
{
    auto* face = QAccessible::queryAccessibleInterface(&widget);
    return face ? face->role() : QAccessible::NoRole;
}

/// What Tab goes through, in its order.
inline QList<QWidget*> tabStops(QWidget& root)
{
    QList<QWidget*> stops;
    for (auto* one = root.nextInFocusChain(); one && one != &root; one = one->nextInFocusChain()) {
        if (root.isAncestorOf(one) && isTabStop(*one))
            stops.append(one);
    }
    return stops;
}

/// Controls that take the keyboard and say nothing about themselves.
inline QStringList nameless(QWidget& root)
{
    QStringList found;
    for (auto* widget : root.findChildren<QWidget*>()) {
        if (isTabStop(*widget) && spokenName(*widget).isEmpty())
            found.append(QStringLiteral("has no name: ") + described(*widget));
    }
    return found;
}

/// Buttons without words, whether or not Tab reaches them.
inline QStringList wordlessButtons(QWidget& root)
{
    QStringList found;
    for (auto* button : root.findChildren<QAbstractButton*>()) {
        // The cross that empties a line, and the corner of a table where it does nothing.
        const bool isPartOfQt = button->inherits("QLineEditIconButton") ||
                                (button->inherits("QTableCornerButton") && !button->isEnabled());
        if (button->isVisible() && !isPartOfQt && spokenName(*button).isEmpty())
            found.append(QStringLiteral("has no words: ") + described(*button));
    }
    return found;
}

/// Controls of which a screen reader could not say what can be done with them.
inline QStringList roleless(QWidget& root)
{
    QStringList found;
    for (auto* stop : tabStops(root)) {
        const auto role = spokenRole(*stop);
        if (qobject_cast<QScrollArea*>(stop)) // which Qt itself calls so: a frame around others
            continue;
        if (role == QAccessible::NoRole || role == QAccessible::Client)
            found.append(QStringLiteral("has no role: ") + described(*stop));
    }
    return found;
}

/// Buttons that are a picture alone and do not say what they do, to eyes either.
inline QStringList unexplainedPictures(QWidget& root)
{
    QStringList found;
    for (auto* button : root.findChildren<QAbstractButton*>()) {
        const bool isPicture = button->text().isEmpty() && !button->icon().isNull();
        if (isPicture && isTabStop(*button) && button->toolTip().isEmpty() &&
            button->accessibleDescription().isEmpty())
            found.append(QStringLiteral("is not explained: ") + described(*button));
    }
    return found;
}

/// What is said of a control beside its name: the words of its labels, and its description. Of a box Qt says
/// on Linux what is chosen in place of its name.
inline QString spokenBeside(QWidget& widget)
{
    auto* face = QAccessible::queryAccessibleInterface(&widget);
    if (!face || !qobject_cast<QComboBox*>(&widget))
        return {};
    QString words = face->text(QAccessible::Description);
    for (const auto& [label, kind] : face->relations(QAccessible::Label))
        words += u' ' + label->text(QAccessible::Name);
    return words;
}

/// Controls beside each other that sound the same.
inline QStringList twins(QWidget& root)
{
    QHash<QString, QWidget*> known;
    QStringList found;
    for (auto* stop : tabStops(root)) {
        const bool isControl = qobject_cast<QAbstractButton*>(stop) || qobject_cast<QLineEdit*>(stop) ||
                               qobject_cast<QComboBox*>(stop) || qobject_cast<QAbstractItemView*>(stop);
        const auto name = spokenName(*stop);
        if (!isControl || name.isEmpty())
            continue;
        const auto sounds = QStringLiteral("%1 %2 %3 %4")
                                .arg(quintptr(stop->parentWidget()))
                                .arg(int(spokenRole(*stop)))
                                .arg(name, spokenBeside(*stop));
        if (known.contains(sounds))
            found.append(QStringLiteral("sound the same: %1 and %2")
                             .arg(described(*known.value(sounds)), stop->objectName()));
        known.insert(sounds, stop);
    }
    return found;
}

/// Charts that can be walked through and do not offer their values as a table, near by.
inline QStringList tablelessCharts(QWidget& root)
{
    QStringList found;
    for (auto* stop : tabStops(root)) {
        // The changes of aliases stand below their timeline as a table, always.
        if (spokenRole(*stop) != QAccessible::Chart || stop->objectName() == QLatin1String("aliasTimeline"))
            continue;
        bool hasTable = false;
        for (auto* part = stop->parentWidget(); part && part != &root && !hasTable;
             part = part->parentWidget()) {
            for (const auto* button : part->findChildren<QAbstractButton*>())
                hasTable = hasTable || button->objectName().endsWith(QLatin1String("AsTable"));
        }
        if (!hasTable)
            found.append(QStringLiteral("offers no table: ") + described(*stop));
    }
    return found;
}

/// What Tab leads into and not out of.
inline QStringList traps(QWidget& root)
{
    QStringList found;
    for (auto* stop : tabStops(root)) {
        const auto* view = qobject_cast<QAbstractItemView*>(stop);
        const auto* plain = qobject_cast<QPlainTextEdit*>(stop);
        const auto* rich = qobject_cast<QTextEdit*>(stop);
        if ((view && view->tabKeyNavigation() && view->inherits("QTableView")) ||
            (plain && !plain->isReadOnly() && !plain->tabChangesFocus()) ||
            (rich && !rich->isReadOnly() && !rich->tabChangesFocus()))
            found.append(QStringLiteral("takes Tab for itself: ") + described(*stop));
    }
    return found;
}

/// What takes Tab where one clicks, and is not come to by it: its place in the order got lost.
inline QStringList unreachable(QWidget& root)
{
    QStringList found;
    const auto stops = tabStops(root);
    for (auto* widget : root.findChildren<QWidget*>()) {
        if (isTabStop(*widget) && widget->window() == root.window() && !stops.contains(widget))
            found.append(QStringLiteral("is not come to: ") + described(*widget));
    }
    return found;
}

/// What Qt itself, in windows other than the main one, passes by: it goes from a panel to the part that the
/// panel hands its focus on to.
inline QStringList passedBy(QWidget& root)
{
    QStringList found;
    if (!qobject_cast<QDialog*>(&root))
        return found;
    for (auto* panel : root.findChildren<QWidget*>()) {
        auto* heir = panel->focusProxy();
        while (heir && heir->focusProxy())
            heir = heir->focusProxy();
        if (!heir || !panel->isVisible() || !panel->isAncestorOf(heir))
            continue;
        for (auto* one = panel->nextInFocusChain(); one != heir && one != panel;
             one = one->nextInFocusChain()) {
            if (isTabStop(*one))
                found.append(QStringLiteral("is passed by: ") + described(*one));
        }
    }
    return found;
}

/// Controls of one panel that Tab goes through against the way in which they are read: up and to the left.
/// Columns are read one after the other.
inline QStringList outOfOrder(QWidget& root)
{
    QStringList found;
    const QWidget* before = nullptr;
    for (const auto* stop : tabStops(root)) {
        if (before && before->parentWidget() == stop->parentWidget()) {
            const QRect a = before->geometry(), b = stop->geometry();
            const bool isAbove = b.bottom() <= a.top() && b.left() < a.right();
            const bool isLeftInTheRow =
                b.right() <= a.left() && b.top() <= a.center().y() && b.bottom() >= a.center().y();
            if (isAbove || isLeftInTheRow)
                found.append(QStringLiteral("%1 comes before %2, and stands after it")
                                 .arg(described(*before), stop->objectName()));
        }
        before = stop;
    }
    return found;
}

/// What an area scrolls, and Tab does not come to right after the area: built later, it came last in the
/// window.
inline QStringList strayFrom(QWidget& root, const QWidget& area)
{
    const auto stops = tabStops(root);
    auto place = stops.indexOf(&area);
    if (place < 0)
        return {QStringLiteral("is not come to: ") + described(area)};
    QStringList found;
    do
        ++place;
    while (area.isAncestorOf(stops.value(place)));
    for (; place < stops.size(); ++place) {
        if (area.isAncestorOf(stops[place]))
            found.append(QStringLiteral("strays: ") + described(*stops[place]));
    }
    return found;
}

inline QStringList accessFaults(QWidget& root)
{
    auto found = nameless(root) + wordlessButtons(root) + roleless(root) + unexplainedPictures(root) +
                 twins(root) + tablelessCharts(root) + traps(root) + unreachable(root) + passedBy(root) +
                 outOfOrder(root);
    found.removeDuplicates();
    return found;
}

} // namespace ph::testing
