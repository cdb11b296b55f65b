#include "widgets/common/TabOrder.h"

#include <QLayout>
#include <QWidget>

namespace ph {

namespace {

void collect(const QLayout& layout, QList<QWidget*>& stops)
{
    for (int i = 0; i < layout.count(); ++i) {
        auto* item = layout.itemAt(i);
        if (item->layout())
            collect(*item->layout(), stops);
        auto* widget = item->widget();
        if (!widget)
            continue;
        if (widget->focusPolicy() & Qt::TabFocus)
            stops.append(widget);
        if (widget->layout())
            collect(*widget->layout(), stops);
    }
}

} // namespace

QWidget* tabAsLaidOut(QWidget* first, QWidget* panel)
{
    QList<QWidget*> stops;
    if (panel->layout() && first->window() == panel->window())
        collect(*panel->layout(), stops);
    for (auto* stop : stops) {
        QWidget::setTabOrder(first, stop);
        first = stop;
    }
    return first;
}

void tabAsLaidOut(QWidget* panel)
{
    if (auto* before = lastStopBefore(panel); before != panel)
        (void)tabAsLaidOut(before, panel);
}

QWidget* lastStopBefore(QWidget* panel)
{
    auto* before = panel->previousInFocusChain();
    while (before != panel && (before->focusPolicy() == Qt::NoFocus || panel->isAncestorOf(before)))
        before = before->previousInFocusChain();
    return before;
}

QWidget* tabAsBuilt(QWidget* first, QWidget* panel)
{
    if (first->window() != panel->window())
        return first;
    QList<QWidget*> stops;
    for (auto* one = panel->nextInFocusChain(); one != panel; one = one->nextInFocusChain()) {
        // What hands its focus on would take along what follows it.
        if (panel->isAncestorOf(one) && (one->focusPolicy() & Qt::TabFocus) && !one->focusProxy())
            stops.append(one);
    }
    for (auto* stop : std::as_const(stops)) {
        QWidget::setTabOrder(first, stop);
        first = stop;
    }
    return first;
}

bool isTabStop(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled() && (widget.focusPolicy() & Qt::TabFocus) &&
           !widget.focusProxy();
}

bool goToNextStop(QWidget& window, TabWay way)
{
    const auto after = [way](const QWidget* one) {
        return way == TabWay::On ? one->nextInFocusChain() : one->previousInFocusChain();
    };
    const auto* from = window.focusWidget() ? window.focusWidget() : &window;
    for (auto* one = after(from); one != from; one = after(one)) {
        if (isTabStop(*one)) {
            one->setFocus(way == TabWay::On ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return false;
}

} // namespace ph
