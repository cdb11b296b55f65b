#pragma once

#include "app/RunSearch.h"
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
    void openView(const SavedView& view);
    void selectExperiments(const QList<EntityKey>& experiments);
    /// Compares what the query matches in the chosen experiments.
    void compareMatches();
    void setQuery(const QString& query);
    const std::vector<CachedExperiment>& experiments() const { return experiments_; }
    RunTablePtr table() const;
    /// Where saved views lie as text files.
    QString viewsFolder() const;

Q_SIGNALS:
    void runActivated(const ph::EntityKey& run);
    void pinRequested(const QList<ph::EntityKey>& runs);
    /// `board`: the experiment that these runs are of, where it is one.
    void compareRequested(const ph::CompareSet& set, const QString& board);
    void addConnectionRequested();
    void offeredConnectionRequested();
    void openSampleRequested();
    void connectionsRequested();
    void experimentsLoaded();
    void tableShown();

private:
    struct TableRequest;
    struct TableReply;
    enum class Save { No, Yes };

    void connectScreen();
    void connectViews();
    void reloadTree();
    void applyTree();
    void reloadTable();
    void applyTable(Result<TableReply> reply);
    void countColumns();
    void showError(const Error& error);
    void showPhase();
    void showStatus();
    void showSelectionSummary();
    void requestCompletions(const QString& text, qsizetype cursor);
    void complete();
    struct LayoutTexts {
        QByteArray layout, selection;
    };
    LayoutTexts layoutTexts() const;
    static Result<void> keep(StateStore& state, const LayoutTexts& texts);
    void keepLayout();
    void exportRuns(RunsScopeOf scope, RunsExportFormat format, const QList<EntityKey>& runs);
    void pinMatches();
    void compareSelected(const QList<EntityKey>& runs);
    void saveView(const QString& name, const SavedView& view);
    void openViewFile(const QString& file);
    void renameView(const QString& name, const QString& to);
    void deleteView(const QString& name);
    void listViews();
    /// Where the view of this name is, or would be: a shared file may have any name.
    QString viewFile(const QString& name) const;
    QList<EntityKey> scope() const;
    QString experimentName(const EntityKey& key) const;
    static Result<TableReply> readTable(CacheStore& cache, const TableRequest& request, std::stop_token stop);

    Workspace& workspace_;
    ConnectionsController& connections_;
    RunsScreen& screen_;
    RunTableModel runs_;
    ExperimentTreeModel tree_;
    ColumnListModel columns_;
    std::vector<CachedExperiment> experiments_;
    QString query_;
    std::optional<QString> answeredQuery_; // what the table shows now
    QString currentView_;
    QMap<QString, QString> viewFiles_; ///< by the name that stands in the file
    bool columnsChosen_ = false;       // until then the columns follow from what the runs have
    bool restored_ = false;
    bool treeLoaded_ = false;
    bool tableDirty_ = false;
    bool treeDirty_ = false;
    std::size_t cached_ = 0;
    double searchMs_ = -1;
    RunTablePtr table_;
    RowOrderPtr order_; // of table_, for the next letter
    std::stop_source search_;
    QList<EntityKey> tableScope_;
    TableScope::Deleted tableDeleted_ = TableScope::Deleted::Hide;
    struct {
        RunTablePtr table;
        RowMask rows;
    } toCount_; // whose columns are counted once nobody types
    QTimer countSoon_;
    struct CompletionWanted {
        QString text;
        qsizetype cursor;
    };
    std::optional<CompletionWanted> completionWanted_;
    QTimer completeSoon_; // at once, but after the search that the same letter starts
    QTimer soon_;         // coalesces what sync commits
    QTimer keepSoon_;     // coalesces layout changes
    QTimer clock_;        // ages
    JobHandle treeJob_, tableJob_, columnsJob_, completionJob_, exportJob_, viewJob_, listJob_, restoreJob_;
    std::vector<JobHandle> writes_;
};

} // namespace ph
