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

void tabAsLaidOut(QWidget* first, QWidget* panel)
{
    QList<QWidget*> stops;
    if (panel->layout())
        collect(*panel->layout(), stops);
    for (auto* stop : stops) {
        QWidget::setTabOrder(first, stop);
        first = stop;
    }
}

} // namespace ph
