#pragma once

#include <QStyledItemDelegate>

namespace ph {

/// Draws AssociationTableModel's bar: filled where the association is clear, an outline where it may be
/// chance; an arrow tells whether the metric rises or falls.
class StrengthDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace ph
