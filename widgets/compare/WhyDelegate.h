#pragma once

#include <QStyledItemDelegate>

namespace ph {

/// Draws the lines of WhyTableModel: headings with their reason, what is missing, links, and changes of texts
/// with a mark and a ground each.
class WhyDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// Of a line when it is `width` wide.
    static int lineHeight(const QModelIndex& index, int width);
};

} // namespace ph
