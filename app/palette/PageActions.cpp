#include "app/palette/PageActions.h"

#include "app/palette/ActionText.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SectionHeader.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QButtonGroup>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QTextDocumentFragment>
#include <QToolButton>

#include <algorithm>

namespace ph {

namespace {

const QString between = QStringLiteral(" · ");

bool isInUse(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled();
}

/// The corner of a table, the cross of a tab or of a field: not a button of the page.
bool isPartOfControl(const QWidget& button, const QWidget& page)
{
    for (const auto* one = button.parentWidget(); one && one != &page; one = one->parentWidget()) {
        if (qobject_cast<const QAbstractItemView*>(one) || qobject_cast<const QTabBar*>(one) ||
            qobject_cast<const QLineEdit*>(one) || qobject_cast<const QAbstractSpinBox*>(one))
            return true;
    }
    return false;
}

/// Of a message: its cross, and what unfolds its details.
bool isOfMessage(const QAbstractButton& button)
{
    const auto name = button.objectName();
    return name == QLatin1String("dismiss") || (name == QLatin1String("details") && button.isCheckable());
}

/// The one of several that is chosen already: to press it would do nothing.
bool isChosenAlready(const QAbstractButton& button)
{
    const bool isOneOfSeveral = button.autoExclusive() || (button.group() && button.group()->exclusive());
    return isOneOfSeveral && button.isChecked();
}

QMenu* menuOf(const QAbstractButton& button)
{
    if (const auto* push = qobject_cast<const QPushButton*>(&button))
        return push->menu();
    const auto* tool = qobject_cast<const QToolButton*>(&button);
    return tool ? tool->menu() : nullptr;
}

QString wordsOf(const QAbstractButton& button)
{
    const auto spoken = button.accessibleName();
    return (spoken.isEmpty() ? bareText(button.text()) : spoken).simplified();
}

/// The nearest that has a title around it: a card, a header, a tab. Empty: none below the page.
QString headingOf(const QWidget& widget, const QWidget& page)
{
    for (const auto* one = widget.parentWidget(); one && one != &page; one = one->parentWidget()) {
        if (!one->accessibleName().isEmpty())
            return one->accessibleName();
        if (const auto* header = qobject_cast<const SectionHeader*>(one))
            return header->title();
        const auto* stack = one->parentWidget();
        const auto* tabs = qobject_cast<const QTabWidget*>(stack ? stack->parentWidget() : nullptr);
        if (const int tab = tabs ? tabs->indexOf(one) : -1; tab >= 0)
            return bareText(tabs->tabText(tab));
    }
    return {};
}

/// What else is said of it.
QString descriptionOf(const QWidget& widget)
{
    const auto spoken = widget.accessibleDescription();
    return spoken.isEmpty() ? QTextDocumentFragment::fromHtml(widget.toolTip()).toPlainText() : spoken;
}

QString nameOf(const QObject& object, const QString& words)
{
    return object.objectName().isEmpty() ? words : object.objectName();
}

PageAction pageAction(QAbstractButton& button)
{
    const auto words = wordsOf(button);
    const auto shown = bareText(button.text()).simplified();
    return {.name = nameOf(button, words),
            .words = words,
            .shown = shown == words ? QString() : shown,
            .icon = button.icon().name(),
            .keys = keysOf(button),
            .target = &button,
            .at = &button};
}

/// Those that `at` has, or its menu with the menus below it.
void addActions(const QList<QAction*>& actions, QWidget& at, const QString& menu, QList<PageAction>& all)
{
    for (auto* action : actions) {
        if (!action->isVisible() || !action->isEnabled())
            continue;
        if (auto* below = action->menu(); below && !menu.isEmpty()) {
            Q_EMIT below->aboutToShow();
            addActions(below->actions(), at, menu + between + actionText(*action), all);
            continue;
        }
        const auto words = actionText(*action).simplified();
        const auto isKnown = [&](const PageAction& one) { return one.target == action; };
        if (words.isEmpty() || action->menu() || std::ranges::any_of(all, isKnown))
            continue;
        all.append({.name = nameOf(at, menu) + u'/' + nameOf(*action, words),
                    .words = words,
                    .part = menu,
                    .icon = action->icon().name(),
                    .keys = action->shortcut(),
                    .target = action,
                    .at = &at});
    }
}

void tellApart(QList<PageAction>& actions, const QWidget& page)
{
    QHash<QString, int> times, named;
    for (const auto& action : std::as_const(actions)) {
        ++times[action.words];
        ++named[action.name];
    }
    QSet<QString> names;
    for (auto& action : actions) {
        if (times.value(action.words) > 1) {
            auto where = headingOf(*action.at, page);
            if (where.isEmpty() && action.part.isEmpty())
                where = descriptionOf(*action.at).simplified();
            if (!where.isEmpty()) {
                if (named.value(action.name) > 1)
                    action.name += u':' + where;
                action.part = action.part.isEmpty() ? where : where + between + action.part;
            }
        }
        const auto name = action.name;
        for (int next = 2; names.contains(action.name); ++next)
            action.name = QStringLiteral("%1#%2").arg(name).arg(next);
        names.insert(action.name);
    }
}

} // namespace

QList<PageAction> pageActions(QWidget& page)
{
    QList<PageAction> buttons, actions;
    for (auto* one = page.nextInFocusChain(); one && one != &page; one = one->nextInFocusChain()) {
        if (!page.isAncestorOf(one) || !isInUse(*one))
            continue;
        addActions(one->actions(), *one, {}, actions);
        auto* button = qobject_cast<QAbstractButton*>(one);
        if (!button || isPartOfControl(*button, page) || isOfMessage(*button) || isChosenAlready(*button))
            continue;
        const auto words = wordsOf(*button);
        if (words.isEmpty())
            continue;
        buttons.append(pageAction(*button));
        if (auto* menu = menuOf(*button)) {
            Q_EMIT menu->aboutToShow();
            addActions(menu->actions(), *button, words, actions);
        }
    }
    auto all = buttons + actions;
    tellApart(all, page);
    return all;
}

bool canBeDone(const PageAction& action)
{
    if (!action.target || !action.at || !isInUse(*action.at))
        return false;
    const auto* own = qobject_cast<const QAction*>(action.target);
    return !own || (own->isVisible() && own->isEnabled());
}

void perform(const PageAction& action)
{
    if (!canBeDone(action))
        return;
    // Whoever looks on sees what is pressed.
    for (auto* one = action.at->parentWidget(); one; one = one->parentWidget()) {
        if (auto* area = qobject_cast<QScrollArea*>(one))
            area->ensureWidgetVisible(action.at);
    }
    if (action.at->focusPolicy() != Qt::NoFocus)
        action.at->setFocus(Qt::OtherFocusReason);
    if (auto* button = qobject_cast<QAbstractButton*>(action.target))
        button->click();
    else if (auto* own = qobject_cast<QAction*>(action.target))
        own->trigger();
}

} // namespace ph
