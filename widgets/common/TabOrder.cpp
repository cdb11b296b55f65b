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
    auto* before = panel->previousInFocusChain();
    while (before != panel && (before->focusPolicy() == Qt::NoFocus || panel->isAncestorOf(before)))
        before = before->previousInFocusChain();
    if (before != panel)
        (void)tabAsLaidOut(before, panel);
}

} // namespace ph
