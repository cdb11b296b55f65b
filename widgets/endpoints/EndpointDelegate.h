#pragma once

#include "widgets/common/LineDelegate.h"

namespace ph {

/// Lines of the endpoints table: health as a badge, declared and observed traffic as two thin bars.
class EndpointDelegate final : public LineDelegate {
    Q_OBJECT
public:
    explicit EndpointDelegate(QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
    static constexpr int rowHeight = 36;
};

} // namespace ph
