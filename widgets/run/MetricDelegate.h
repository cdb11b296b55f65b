#pragma once

#include <QStyledItemDelegate>

namespace ph {

/// Draws the small curve of a metric, and the colour its big one has.
class MetricDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace ph
