#pragma once

#include "models/values/RunsLayout.h"

#include <QModelIndexList>
#include <QPersistentModelIndex>
#include <QWidget>

class QItemSelectionModel;
class QLabel;
class QTableView;

namespace ph {

class FrozenTable;
class RunDelegate;
class RunHeader;
class RunTableModel;

/// The runs table: pinned columns at the left, the others scroll beside them; one selection, one scroll
/// position. Keys: arrows, Home/End, Page; Space toggles the line's selection; Enter opens; Left/Right
/// collapse and expand; letters jump to the next run whose name starts so; Ctrl+C copies the selection as
/// tab-separated text with a header.
class RunTableView final : public QWidget {
    Q_OBJECT

public:
    enum class CopyFormat { Tsv, Csv, Markdown };

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

private:
    bool handleKey(class QKeyEvent* event);
    void headerMenu(const ColumnKey& column, const QPoint& globalPosition);
    void headerClicked(QTableView* table, int section);
    void sectionMoved(QTableView* table);
    void distributeColumns();
    void fitPinnedWidth();
    void rememberScroll();
    void restoreScroll();
    void toggleExpansion(int line);
    void typeAhead(const QString& letters);
    void tellVisibleLines();
    QList<int> selectedLines() const;

    RunTableModel* model_ = nullptr;
    RunsLayout layout_;
    QTableView* main_ = nullptr;
    QTableView* pinned_ = nullptr;
    RunHeader* mainHeader_ = nullptr;
    RunHeader* pinnedHeader_ = nullptr;
    RunDelegate* delegate_ = nullptr;
    QWidget* pinnedFoot_ = nullptr;
    QPersistentModelIndex anchor_;
    int anchorOffset_ = 0;
    bool distributing_ = false;
    QString typed_;
    qint64 typedAtMs_ = 0;
};

} // namespace ph
