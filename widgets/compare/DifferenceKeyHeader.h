#pragma once

#include "models/tables/DifferenceTableModel.h"

#include <QHeaderView>

namespace ph {

/// The keys, frozen at the left: section headings that fold, and below them the keys with which way a metric
/// is better and whether the columns are sorted by it.
class DifferenceKeyHeader final : public QHeaderView {
    Q_OBJECT

public:
    DifferenceKeyHeader(const DifferenceTableModel& model, QWidget* parent);
    QSize sizeHint() const override;
    void setHoveredLine(int line);
    /// As wide as the longest key that is shown, within limits.
    void fitKeys();

Q_SIGNALS:
    void sectionToggled(ph::DifferenceSection section);
    void sortRequested(int line);
    void lineChosen(int line);
    void lineHovered(int line); ///< -1: none
    void menuRequested(int line, const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void paintHeading(QPainter* painter, const QRect& rect, int line) const;
    void paintKey(QPainter* painter, const QRect& rect, int line) const;
    const DifferenceTableModel& model_;
    QFont body_, bold_, small_;
    int width_ = 0;
    int hovered_ = -1;
};

} // namespace ph
