#pragma once

#include "app/ExperimentFeed.h"
#include "app/KeptRunsScreen.h"
#include "app/QueryCompletions.h"
#include "app/RunsAnswer.h"
#include "app/RunsSavedViews.h"
#include "app/Workspace.h"
#include "models/values/CompareSet.h"
#include "widgets/runs/RunsScreen.h"

#include <QTimer>

namespace ph {

class ConnectionsController;

/// The runs screen's intents become jobs, their results deltas to its models.
class RunsController : public QObject {
    Q_OBJECT
public:
    RunsController(Workspace& workspace, ConnectionsController& connections, RunsScreen& screen,
                   QObject* parent = nullptr);
    ~RunsController() override;

    /// Reads the last layout and selection from the workspace, then the tree and the table.
    void restore();
    /// Writes the layout and selection at once: for the end of the program, when nobody waits any more.
    /// Blocking.
    Result<void> keepNow();
    void selectExperiments(const QList<EntityKey>& experiments);
    /// Compares what the query matches in the chosen experiments.
    void compareMatches();
    void setQuery(const QString& query); ///< as if it was typed and committed
    void openSavedView(const QString& name) { views_.openNamed(name); }
    const std::vector<CachedExperiment>& experiments() const { return experiments_.experiments(); }
    RunTablePtr table() const;

Q_SIGNALS:
    void runActivated(const ph::EntityKey& run);
    void pinRequested(const QList<ph::EntityKey>& runs);
    /// `board`: the experiment that these runs are of, where it is one.
    void compareRequested(const ph::CompareSet& set, const QString& board);
    void connectionsRequested();
    void experimentsLoaded();
    void tableShown();
    void edited(const ph::LocalEdit& edit);
    void editFailed();

private:
    void connectScreen();
    void reload(); ///< tree and table
    void reloadTable();
    RunsQuestion question() const;
    void applyTable(Result<RunsAnswer> answer);
    void countColumns();
    void showError(const Error& error);
    void showPhase();
    void showStatus();
    void showSelectionSummary();
    KeptRunsScreen::Columns columnsAre() const;
    KeptRunsScreen toKeep() const;
    void ask(const QString& query);
    /// To be called while what is told of the columns is still as it was before the edit.
    void tellLayoutEdit(LayoutPart part, const RunsLayout& before);
    void tellOpened(const SavedView& view, const KeptRunsScreen& before);
    // As part of taking something back, or of doing it again.
    void putLayout(LayoutPart part, const RunsLayout& from, KeptRunsScreen::Columns columns);
    void putQuery(const QString& query);
    void put(const KeptRunsScreen& screen);
    /// Shows it but for the experiments. It has a view.
    void take(const KeptRunsScreen& screen);
    void layoutPut(LayoutPart part); ///< what follows where a part of the layout is another one
    void keepLayout();
    void exportRuns(RunsScopeOf scope, RunsExportFormat format, const QList<EntityKey>& runs);
    void pinMatches();
    void compareSelected(const QList<EntityKey>& runs);

    Workspace& workspace_;
    ConnectionsController& connections_;
    RunsScreen& screen_;
    ExperimentFeed experiments_;
    RunsSavedViews views_;
    QueryCompletions completions_;
    RunTableModel runs_;
    ColumnListModel columns_;
    QString query_;     // as it is typed
    QString committed_; // the last one that was entered: Undo's steps lead from one to the next
    std::optional<QString> answeredQuery_; // what the table shows now
    bool columnsChosen_ = false;           // until then the columns follow from what the runs have
    bool restored_ = false;
    bool tableDirty_ = false;
    std::size_t cached_ = 0;
    RunsStatus::Query queryState_ = RunsStatus::Query::Readable;
    double searchMs_ = -1;
    RunTablePtr table_;
    RowOrderPtr order_; // of table_, for the next letter
    std::stop_source search_;
    struct {
        RunTablePtr table;
        RowMask rows;
    } toCount_; // whose columns are counted once nobody types
    QTimer countSoon_;
    QTimer soon_;     // coalesces what sync commits
    QTimer seenSoon_; // and what it only confirms
    QTimer keepSoon_; // coalesces layout changes
    QTimer clock_;    // ages
    JobHandle tableJob_, columnsJob_, exportJob_, restoreJob_;
    std::vector<JobHandle> writes_;
};

} // namespace ph
