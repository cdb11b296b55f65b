#pragma once

#include "models/tables/ColumnListModel.h"
#include "models/tables/ExperimentTreeModel.h"
#include "models/tables/RunTableModel.h"
#include "models/values/SavedView.h"
#include "widgets/runs/RunsHeading.h"
#include "widgets/runs/RunsPhase.h"

#include <QWidget>

#include <optional>

class QMenu;
class QSplitter;
class QStackedWidget;

namespace ph {

class Banner;
class ExperimentPane;
class FirstStartView;
class ProgressLine;
class RunTableView;
class RunsChips;
class RunsFooter;
class SearchField;

// The runs screen shows and asks; it does nothing by itself.
//
// Wiring, once:      setModels()
// State in:          setPhase(), setHeading(), setStatus(), setBanner(), setOffline(),
//                    setRefreshing()
//                    setQuery(), setQueryError(), setQueryHint(), clearQueryError(), setCompletions()
//                    setRunsLayout(), setView(), setSavedViews(), setSavedViewMessage(),
//                    setSelectedExperiments() setSortedSummary()
// Intents out:       experimentsSelected, queryEdited, queryCommitted, completionRequested
//                    layoutChanged(what, before): sort, arrangement, colour, columns, … all of them in
//                    runsLayout(); beside it the narrower sortChanged, arrangementChanged, columnsChanged,
//                    colourByChanged, deletedChanged, showChanged for those who need one of them only
//                    runActivated, runsSelected, pinRequested, exportRequested, compareRequested,
//                    copyRequested savedViewSaveRequested, savedViewOpenRequested, savedViewFileRequested,
//                    savedViewPathRequested, savedViewRenameRequested, savedViewDeleteRequested,
//                    refreshRequested, retryRequested, detailsRequested
//
// A controller does: intent -> job on a worker (load table, evaluate query, sort, arrangeRuns()) ->
// model->apply() and setters. Typing is debounced here: queryEdited comes when it pauses,
// queryCommitted on Enter.

struct RunsCompletion {
    QString text, label, detail;
    qsizetype from = 0, to = 0; ///< replaced range of the query
};

enum class LayoutPart { Sort, Arrangement, ColourBy, Columns, Widths, Deleted, Show };

enum class RunsScopeOf { Selection, AllMatches };
enum class RunsExportFormat { Csv, JsonArray, NdJson };

class RunsScreen final : public QWidget {
    Q_OBJECT

public:
    explicit RunsScreen(QWidget* parent = nullptr);
    ~RunsScreen() override;

    /// The models stay the caller's and must outlive the screen.
    void setModels(RunTableModel* runs, ExperimentTreeModel* experiments, ColumnListModel* columns);

    void setPhase(RunsPhase phase);
    /// Stands in place of the table as long as there is no connection; asks by itself.
    FirstStartView* firstStart() const { return firstStart_; }
    void setHeading(const RunsHeading& heading);
    void setStatus(const RunsStatus& status);
    /// "auc: mean 0.91 …" of the selection; computed by the caller from the model's table. Empty hides it.
    void setSortedSummary(const QString& summary);
    enum class Refreshing { No, Yes };
    void setRefreshing(Refreshing refreshing);
    /// An error in place, with Retry and Details; empty title hides it.
    void setBanner(const QString& title, const QString& what, const QString& help = {});
    /// Shown while a connection of the chosen experiments cannot be reached; empty hides it.
    void setOffline(const QString& text);

    void setQuery(const QString& query); ///< without telling queryEdited
    QString query() const;
    void setQueryError(qsizetype offset, qsizetype length, const QString& message);
    /// What in a query that can be read may be the reason why nothing matches; empty: nothing.
    void setQueryHint(const QString& hint);
    void clearQueryError(); ///< and the hint
    void setCompletions(const QList<RunsCompletion>& completions);

    void setRunsLayout(const RunsLayout& layout); ///< without telling layoutChanged
    const RunsLayout& runsLayout() const;
    /// Query and layout of a saved view; experiments are chosen by the caller through
    /// setSelectedExperiments().
    void setView(const SavedView& view);
    /// The current question as a view; experiment names are the caller's to fill in.
    SavedView view() const;
    /// `unreadable`: files among them that cannot be read.
    void setSavedViews(const QStringList& names, const QString& current, const QStringList& unreadable = {});
    void setSavedViewMessage(const QString& message); ///< "Saved", "Path copied"; said in place, fades

    void setSelectedExperiments(const QList<EntityKey>& experiments); ///< without telling experimentsSelected
    QList<EntityKey> selectedExperiments() const;
    QList<EntityKey> selectedRuns() const;
    RunTableView* table() const;
    void focusQuery();

    QByteArray saveState() const; ///< splitter
    void restoreState(const QByteArray& state);

Q_SIGNALS:
    void experimentsSelected(const QList<ph::EntityKey>& experiments);
    void queryEdited(const QString& query);
    void queryCommitted(const QString& query);
    void completionRequested(const QString& query, qsizetype cursor);

    void layoutChanged(ph::LayoutPart part, const ph::RunsLayout& before);
    void sortChanged(const QList<ph::ColumnSort>& sort);
    void arrangementChanged(const ph::Arrangement& arrangement);
    void colourByChanged(const std::optional<ph::ColumnKey>& column);
    void columnsChanged(const QList<ph::ColumnKey>& columns);
    void deletedChanged(ph::RunsLayout::Deleted deleted);
    void showChanged(ph::RunsLayout::Show show);

    void runActivated(const ph::EntityKey& run);
    void runsSelected(const QList<ph::EntityKey>& runs);
    void pinRequested(const QList<ph::EntityKey>& runs);
    /// AllMatches: pin what the query matches, now and later.
    void pinMatchesRequested(const QString& query);
    /// Selection: just these runs. AllMatches: what the query matches, now and later.
    void compareRequested(ph::RunsScopeOf scope, const QList<ph::EntityKey>& runs);
    void exportRequested(ph::RunsScopeOf scope, ph::RunsExportFormat format,
                         const QList<ph::EntityKey>& runs);

    void savedViewSaveRequested(const QString& name, const ph::SavedView& view);
    void savedViewOpenRequested(const QString& name);
    void savedViewFileRequested();                    ///< open a view from a file elsewhere
    void savedViewPathRequested(const QString& name); ///< copy the path of its file
    void savedViewRenameRequested(const QString& name, const QString& to);
    void savedViewDeleteRequested(const QString& name); ///< confirmed

    void refreshRequested();
    void retryRequested();
    void detailsRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void changeLayout(RunsLayout next, LayoutPart part);
    void connectIntents();
    void connectLayout();
    void showPhase();
    void showContent(QWidget* content);
    void focusContent();
    void showSelection();
    void runMenu(const QPoint& globalPosition);
    void addCopyActions(QMenu* menu);
    void addExportActions(QMenu* menu);

    RunTableModel* runs_ = nullptr;
    ColumnListModel* columns_ = nullptr;
    RunsLayout layout_ = RunsLayout::standard();
    RunsPhase phase_ = RunsPhase::Loading;
    RunsStatus status_;
    QSplitter* splitter_ = nullptr;
    ExperimentPane* experiments_ = nullptr;
    RunsHeadingLine* heading_ = nullptr;
    SearchField* query_ = nullptr;
    RunsChips* chips_ = nullptr;
    ProgressLine* progress_ = nullptr;
    Banner* error_ = nullptr;
    Banner* offline_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    RunTableView* table_ = nullptr;
    StateView* state_ = nullptr;
    FirstStartView* firstStart_ = nullptr;
    RunsFooter* footer_ = nullptr;
    QString bannerSaid_, offlineSaid_;
};

} // namespace ph
