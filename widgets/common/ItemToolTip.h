#pragma once

class QAbstractItemView;
class QHelpEvent;
class QModelIndex;
class QStyleOptionViewItem;

namespace ph {

/// Shows an item's tool tip verbatim, as plainToolTip(); false where the event asks for no item's. For
/// QAbstractItemDelegate::helpEvent(), which shows markup.
bool showItemToolTip(const QHelpEvent& event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                     const QModelIndex& index);

} // namespace ph
