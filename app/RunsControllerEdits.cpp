// What is changed of the runs table, as edits that can be taken back. Each goes back alone: what was chosen
// otherwise since stays.
#include "app/RunsController.h"
#include "app/RunsEdit.h"

namespace ph {

void RunsController::tellLayoutEdit(LayoutPart part, const RunsLayout& before)
{
    const auto after = screen_.runsLayout();
    if (layoutWith(after, part, before) == after)
        return;
    const auto columns = columnsAre();
    Q_EMIT edited({layoutEditText(part, before, after),
                   [this, part, before, columns] { putLayout(part, before, columns); },
                   [this, part, after] { putLayout(part, after, KeptRunsScreen::Columns::Chosen); },
                   layoutEditFolds(part, before, after)});
}

void RunsController::putLayout(LayoutPart part, const RunsLayout& from, KeptRunsScreen::Columns columns)
{
    const auto layout = layoutWith(screen_.runsLayout(), part, from);
    screen_.setRunsLayout(layout);
    if (part == LayoutPart::Columns) {
        columnsChosen_ = columns == KeptRunsScreen::Columns::Chosen;
        runs_.setColumns(layout.columns);
        columns_.apply(columns_.columns(), layout.columns, layout.pinned);
    }
    layoutPut(part);
}

/// Typing is the field's own to take back; what was committed is a step.
void RunsController::setQuery(const QString& query)
{
    // Whoever empties the field by a button loses what stood there, committed or not.
    const auto before = query.isEmpty() && !query_.isEmpty() ? query_ : committed_;
    putQuery(query);
    if (before != query)
        Q_EMIT edited(
            {queryEditText(query), [this, before] { putQuery(before); }, [this, query] { putQuery(query); }});
}

void RunsController::putQuery(const QString& query)
{
    committed_ = query;
    ask(query);
}

void RunsController::tellOpened(const SavedView& view, const KeptRunsScreen& before)
{
    Q_EMIT edited({tr("opening the view %1").arg(view.name), [this, before] { put(before); },
                   [this, after = toKeep()] { put(after); }});
}

void RunsController::put(const KeptRunsScreen& screen)
{
    take(screen);
    screen_.setSelectedExperiments(screen.experiments);
    keepSoon_.start();
    reloadTable();
}

void RunsController::take(const KeptRunsScreen& screen)
{
    screen_.setView(*screen.view);
    query_ = committed_ = screen.view->query;
    columnsChosen_ = screen.columns == KeptRunsScreen::Columns::Chosen;
}

} // namespace ph
