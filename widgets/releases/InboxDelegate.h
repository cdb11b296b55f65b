#pragma once

#include <QStyledItemDelegate>

namespace ph {

/// A matter of the inbox in two lines: what it is and of which release, then what is asked; age at the right.
class InboxDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ph
