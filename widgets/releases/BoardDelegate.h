#pragma once

#include "widgets/common/LineDelegate.h"

namespace ph {

/// Releases as lines of columns, each environment as a heading over its own.
class BoardDelegate final : public LineDelegate {
    Q_OBJECT
public:
    explicit BoardDelegate(QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ph
