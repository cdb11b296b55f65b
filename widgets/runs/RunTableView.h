#pragma once

#include "models/values/RunsLayout.h"
#include "widgets/runs/ColumnAct.h"
#include "widgets/runs/ColumnWidths.h"
#include "widgets/runs/RunCopy.h"

#include <QElapsedTimer>
#include <QModelIndexList>
#include <QPersistentModelIndex>
#include <QWidget>

class QItemSelectionModel;
class QKeyEvent;
class QTableView;

namespace ph {

class RunDelegate;
class RunsTableHeader;
class RowTable;
class RunTableModel;

/// The runs table: pinned columns at the left, the others scroll beside them; one selection, one scroll
/// position. Keys: arrows, Home/End, Page; Space toggles the line's selection; Enter opens; Left/Right
/// collapse and expand, with Ctrl they choose the column that the keys of ColumnAct.h act on; letters jump to
/// the next run whose name starts so; Ctrl+C copies the selection as tab-separated text with a header.
class RunTableView final : public QWidget {
    Q_OBJECT

public:
    explicit RunTableView(QWidget* parent = nullptr);
    ~RunTableView() override;

    void setModel(RunTableModel* model);
    RunTableModel* model() const { return model_; }
    QItemSelectionModel* selectionModel() const;

    /// Widths, pins and sort indicators. Columns themselves come from the model.
    void setLayoutState(const RunsLayout& layout);

    QList<EntityKey> selectedRuns() const; ///< in display order; a selected group stands for nothing
    int currentLine() const;
    QString copyText(CopyFormat format) const; ///< selection, or the current line where none is selected
    void copy(CopyFormat format);
    void selectRun(const EntityKey& run);

    QTableView* mainTable() const;
    QTableView* pinnedTable() const;

Q_SIGNALS:
    void runActivated(const ph::EntityKey& run);
    void selectionChanged();
    void sortRequested(const QList<ph::ColumnSort>& sort);
    void columnsReordered(const QList<ph::ColumnKey>& columns);
    void widthChanged(const ph::ColumnKey& column, int width);
    void groupByRequested(const ph::ColumnKey& column);
    void colourByRequested(const ph::ColumnKey& column);
    void pinColumnRequested(const ph::ColumnKey& column); ///< toggles
    void hideColumnRequested(const ph::ColumnKey& column);
    void contextMenuRequested(const QPoint& globalPosition);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void setUpTable(RowTable* table, RunsTableHeader* header);
    bool handleKey(QKeyEvent* event);
    bool handleMouse(RowTable* table, QEvent* event);
    void hover(int line);
    void headerMenu(const ColumnKey& column, const QPoint& globalPosition);
    void headerClicked(int section);
    enum class Sorting { Alone, Added };
    void sortBy(const ColumnSort& next, Sorting sorting);
    void actOn(const ColumnKey& column, ColumnAct act);
    void reorderColumns(const QList<ColumnKey>& order);
    int neighbourOf(const ColumnKey& column, int step) const;
    void moveColumn(const ColumnKey& column, int step);
    void hideColumn(const ColumnKey& column);
    ColumnKey currentColumn() const;
    void stepColumn(int step);
    void showCurrentColumn();
    void markCurrentColumn();
    void sectionMoved(RunsTableHeader* header);
    void sectionResized(int section, int width);
    void distributeColumns();
    void widenColumns();
    void fitPinnedWidth();
    void rememberScroll();
    void restoreScroll();
    void toggleExpansion(int line);
    void moveTo(int line, Qt::KeyboardModifiers modifiers);
    void showLine(int line);
    void typeAhead(const QString& letters);
    void tellVisibleLines();
    void copyColumn(const ColumnKey& column);
    bool isPinned(const ColumnKey& column) const;
    int linesOnPage() const;
    QList<int> selectedLines() const;

    RunTableModel* model_ = nullptr;
    RunsLayout layout_;
    RowTable* main_ = nullptr;
    RowTable* pinned_ = nullptr;
    RunsTableHeader* mainHeader_ = nullptr;
    RunsTableHeader* pinnedHeader_ = nullptr;
    RunDelegate* delegate_ = nullptr;
    ColumnWidths fits_;
    QWidget* pinnedFoot_ = nullptr;
    QPersistentModelIndex scrollAnchor_;
    int scrollOffset_ = 0;
    QPersistentModelIndex selectionAnchor_;
    ColumnKey currentColumn_; ///< by its key: the model takes columns out and puts them in
    bool arranging_ = false;  // our own change of sections, not the user's
    QString typed_;
    QElapsedTimer typedAgo_;
};

} // namespace ph
