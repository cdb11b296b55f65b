#pragma once

#include "widgets/common/LineDelegate.h"

namespace ph {

/// Rows of a comparison: texts wrap, so that both sides can be read; what differs has a ground of its own, a
/// sign before it and a word in the last column.
class DiffDelegate final : public LineDelegate {
    Q_OBJECT
public:
    explicit DiffDelegate(QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ph
