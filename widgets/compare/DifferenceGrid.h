#pragma once

#include "widgets/compare/DifferenceDelegate.h"

#include <QTableView>

namespace ph {

class DifferenceKeyHeader;
class DifferenceRunHeader;

/// The cells of the difference table with their frozen keys. Columns are selected, not cells: the selection
/// is the one that all views of the comparison share. The current cell is only where the keyboard is.
class DifferenceGrid final : public QTableView {
    Q_OBJECT

public:
    DifferenceGrid(DifferenceTableModel& model, LinkedColumns& columns, QWidget* parent);

    void setShow(CellShow show);
    CellShow show() const { return delegate_->show(); }
    DifferenceRunHeader* runHeader() const { return runHeader_; }
    DifferenceKeyHeader* keyHeader() const { return keyHeader_; }
    /// Lines that can be seen now, headings among them; {0, -1} for none.
    std::pair<int, int> visibleLines() const;

Q_SIGNALS:
    void sectionToggled(ph::DifferenceSection section);
    void runActivated(qint64 rowId);
    void baselineChosen(qint64 rowId);
    void sortRequested(const ph::ColumnKey& key);
    void copyRequested();
    void menuRequested(int line, int column, const QPoint& globalPosition); ///< either may be -1
    void visibleLinesChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(int column, Qt::KeyboardModifiers modifiers);
    void activate(int column);
    void hoverLine(int line);
    void rememberScroll();
    void restoreScroll();
    void paintGround(QPainter& painter, const QRect& area) const;
    void paintFocus(QPainter& painter) const;

    DifferenceTableModel& model_;
    LinkedColumns& columns_;
    DifferenceDelegate* delegate_;
    DifferenceRunHeader* runHeader_;
    DifferenceKeyHeader* keyHeader_;
    int hoveredLine_ = -1;
    QPersistentModelIndex topLeft_; ///< while an update is applied
    QPoint topLeftOffset_;
};

} // namespace ph
