#pragma once

#include "models/charts/ChartTable.h"
#include "models/charts/LinkedRuns.h"
#include "models/tables/CopyText.h"
#include "models/tables/DifferenceTableModel.h"
#include "widgets/compare/DifferenceDelegate.h"

#include <QSet>
#include <QThreadPool>
#include <QTimer>
#include <QWidget>

#include <functional>

class QMenu;
class QStackedWidget;

namespace ph {

class Banner;
class Chip;
class DifferenceBar;
class DifferenceGrid;
class LinkedColumns;
class PlainLabel;
class StateView;
struct StateContent;

/// The difference table with what belongs to it: what it shows and how, what is missing from it, and the ways
/// out of it. Hover, selection and hidden runs are the comparison's (LinkedRuns).
///
/// Keyboard: arrows move, Space selects the column, B makes it the baseline, Enter opens the run, Ctrl+C
/// copies the selected columns or the cell, Ctrl+F goes to the filter, Esc lets the selection go.
class DifferenceView final : public QWidget {
    Q_OBJECT

public:
    explicit DifferenceView(LinkedRuns& linked, QWidget* parent = nullptr);
    ~DifferenceView() override;

    /// The table is made on a worker; the old one stays meanwhile.
    void showRuns(ComparedRunsPtr runs);
    void showLoading(); ///< runs are on their way: says so while there are none to show
    /// Answers intervalsWanted(): per group, in the order of ComparedRuns::groups.
    void applyDifferences(const GroupsAsked& of, const ColumnKey& metric,
                          const QList<GroupDifference>& perGroup);

    const DifferenceOptions& options() const { return options_; }
    void setOptions(const DifferenceOptions& options);
    CellShow cellShow() const;
    void setCellShow(CellShow show);

    void focusFilter();

    /// What is shown, whole: for CSV. Rows are made on asking, on any thread.
    ChartTable table() const;
    /// The selected columns, or all where none is.
    QString copyText(CopyFormat format) const;
    DifferenceTableModel& model() { return model_; }

Q_SIGNALS:
    void baselineChosen(qint64 rowId);
    void runActivated(qint64 rowId);
    void metricAtChanged(const ph::MetricAt& at);
    void directionChosen(const QString& metric, ph::MetricDirection direction);
    void chartWanted(const ph::ColumnKey& key);
    /// Metric rows in view of grouped runs whose intervals are not known yet, each asked for once.
    void intervalsWanted(const ph::GroupsAsked& of, const QList<ph::ColumnKey>& metrics);
    void historiesWanted(); ///< for ComparedRuns::unknownValues
    void exportRequested(); ///< of table(), as CSV
    void optionsChanged();  ///< by hand

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void edit(const std::function<void(DifferenceOptions&)>& change);
    void rebuild();
    void applyTable(const DifferenceTablePtr& table);
    void updateWords();
    void showPage();
    StateContent emptyState() const;
    void wantIntervals();
    void showMenu(int line, int column, const QPoint& at);
    void addRunActions(QMenu& menu, int column);
    void addKeyActions(QMenu& menu, int line);
    void sortBy(const ColumnKey& key);
    void copy(CopyFormat format);
    void copyCellOrColumns();
    std::vector<std::uint32_t> copiedColumns() const;
    void connectParts();

    DifferenceTableModel model_;
    LinkedColumns* columns_;
    ComparedRunsPtr runs_;
    DifferenceOptions options_;
    enum class Phase { Idle, Loading } phase_ = Phase::Idle;
    QSet<QString> asked_; ///< intervals, by key text

    DifferenceBar* bar_;
    Banner* unknown_;
    Banner* missing_;
    QStackedWidget* pages_;
    DifferenceGrid* grid_;
    StateView* state_;
    PlainLabel* status_;
    Chip* sortChip_ = nullptr;
    QWidget* foot_;
    QTimer visibleSettled_;
    quint64 generation_ = 0;
    QThreadPool pool_; ///< last: it waits before anything else goes
};

} // namespace ph
