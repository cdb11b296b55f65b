#pragma once

#include "widgets/common/LineDelegate.h"

class QTreeView;

namespace ph {

/// Gates with a small picture of value and threshold, and the lines of evidence below them, which wrap.
class GateDelegate final : public LineDelegate {
    Q_OBJECT
public:
    explicit GateDelegate(QTreeView* view);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintReason(QPainter* painter, const QRect& area, const QString& text, const Theme& theme) const;
    void paintPlot(QPainter* painter, const QRect& area, const QModelIndex& index, const Theme& theme) const;
    void paintEvidence(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                       const Theme& theme) const;
    QRect evidenceText(int left, int width) const;
    QTreeView* view_;
};

} // namespace ph
