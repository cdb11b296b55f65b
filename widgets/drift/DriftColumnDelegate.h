#pragma once

#include "widgets/common/LineDelegate.h"

namespace ph {

/// Lines of a study's columns: the verdict as a badge, the windows as a small curve with its onset.
class DriftColumnDelegate final : public LineDelegate {
    Q_OBJECT
public:
    explicit DriftColumnDelegate(QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
};

} // namespace ph
