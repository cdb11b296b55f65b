#include "widgets/common/ItemToolTip.h"

#include "widgets/common/PlainText.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QStyleOptionViewItem>
#include <QToolTip>

namespace ph {

bool showItemToolTip(const QHelpEvent& event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                     const QModelIndex& index)
{
    if (event.type() != QEvent::ToolTip || !index.isValid())
        return false;
    QToolTip::showText(event.globalPos(), plainToolTip(index.data(Qt::ToolTipRole).toString()), view,
                       option.rect);
    return true;
}

} // namespace ph
