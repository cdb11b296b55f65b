#pragma once

#include <QStyledItemDelegate>

namespace ph {

/// A row of a completion list: text in the fixed-pitch font, detail faint at the right.
class CompletionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int DetailRole = Qt::UserRole + 1;
    static constexpr int rowHeight = 24;
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ph
