#pragma once

#include "models/tables/DifferenceTableModel.h"

#include <QHeaderView>

namespace ph {

class LinkedColumns;

/// A run or group above its column: its mark and name, and below them whether it is the baseline, how many
/// runs it stands for or when it began, and an eye that hides it from the charts.
class DifferenceRunHeader final : public QHeaderView {
    Q_OBJECT

public:
    DifferenceRunHeader(const DifferenceTableModel& model, LinkedColumns& columns, QWidget* parent);
    QSize sizeHint() const override;
    QRect eyeRect(int column) const; ///< in the viewport

Q_SIGNALS:
    void chosen(int column, Qt::KeyboardModifiers modifiers);
    void activated(int column);
    void menuRequested(int column, const QPoint& globalPosition);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void paintEvent(QPaintEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void paintNote(QPainter* painter, const QRect& place, int column) const;
    const DifferenceTableModel& model_;
    LinkedColumns& columns_;
    QFont name_, small_;
};

} // namespace ph
