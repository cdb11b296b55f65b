#include "widgets/common/WrapLayout.h"

#include "widgets/common/Theme.h"

#include <algorithm>

namespace ph {

WrapLayout::WrapLayout(QWidget* parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(space::xs);
}

WrapLayout::~WrapLayout()
{
    qDeleteAll(items_);
}

void WrapLayout::addItem(QLayoutItem* item)
{
    items_.append(item);
}

QLayoutItem* WrapLayout::itemAt(int index) const
{
    return items_.value(index);
}

QLayoutItem* WrapLayout::takeAt(int index)
{
    return index >= 0 && index < items_.size() ? items_.takeAt(index) : nullptr;
}

int WrapLayout::heightForWidth(int width) const
{
    return layOut(QRect(0, 0, width, 0), Doing::Measuring);
}

void WrapLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    layOut(rect, Doing::Placing);
}

QSize WrapLayout::minimumSize() const
{
    QSize size;
    for (const auto* item : items_)
        size = size.expandedTo(item->minimumSize());
    const auto margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

int WrapLayout::layOut(const QRect& rect, Doing doing) const
{
    const auto margins = contentsMargins();
    const auto room = rect.marginsRemoved(margins);
    int x = room.x(), y = room.y(), lineHeight = 0;
    for (auto* item : items_) {
        if (item->isEmpty())
            continue; // hidden
        const auto size = item->sizeHint();
        if (x > room.x() && x + size.width() > room.x() + room.width()) {
            x = room.x();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        if (doing == Doing::Placing)
            item->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + spacing();
        lineHeight = std::max(lineHeight, size.height());
    }
    return y + lineHeight - rect.y() + margins.bottom();
}

} // namespace ph
