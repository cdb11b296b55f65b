#include "app/drift/RunTableController.h"

#include "app/RunSearch.h"
#include "app/drift/PlacedTable.h"
#include "services/sync/RunTables.h"
#include "widgets/drift/RunTableDialog.h"

#include <QRegularExpression>

namespace ph {

namespace {

constexpr std::size_t mostRunsShown = 200;

/// Words as the search language has them: each in the run's own texts, or in its experiment's name.
QString queryOf(const QString& words)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    static const QRegularExpression marks(QStringLiteral("[\"'`\\\\%]"));
    QStringList terms;
    const auto parts = QString(words).remove(marks).split(blanks, Qt::SkipEmptyParts);
    for (const auto& part : parts)
        terms.append(QStringLiteral("(\"%1\" OR experiment ILIKE '%%1%' OR run_id ILIKE '%1%')")
                         .replace(QLatin1String("%1"), part));
    return terms.join(QStringLiteral(" AND "));
}

QString textAt(const RunTable& table, const char* name, std::size_t row)
{
    const auto* column = table.texts({ColumnKind::Attribute, QLatin1String(name)});
    if (!column || !column->has(row))
        return {};
    const auto text = column->at(row);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

RunFound runAt(const RunTable& table, std::size_t row)
{
    const auto* started = table.times({ColumnKind::Attribute, QLatin1String(attribute::startTime)});
    return {table.entity(row), textAt(table, attribute::name, row), textAt(table, attribute::experiment, row),
            textAt(table, attribute::connection, row),
            started && started->has(row) ? started->values[row] : noTime};
}

Result<QMap<qint64, QString>> connectionNames(StateStore& state)
{
    return state.connections().map([](const auto& connections) {
        QMap<qint64, QString> names;
        for (const auto& connection : connections)
            names.insert(connection.id.value, connection.name);
        return names;
    });
}

} // namespace

Result<RunsFound> searchRuns(CacheStore& cache, const QMap<qint64, QString>& names, const QString& words,
                             RunTablePtr& table, TimeMs now, std::stop_token stop)
{
    const RunSearch search{
        .query = queryOf(words),
        .order = {{{ColumnKind::Attribute, QLatin1String(attribute::startTime)}, Qt::DescendingOrder}}};
    auto found = findRuns(cache, names, search, table, now, std::move(stop));
    if (!found)
        return fail(found.error());
    table = found->table;
    RunsFound runs{{}, qint64(found->rows.size()), qint64(table->rowCount())};
    const auto shown = std::min(mostRunsShown, found->rows.size());
    runs.runs.reserve(qsizetype(shown));
    for (std::size_t i = 0; i < shown; ++i)
        runs.runs.append(runAt(*table, found->rows[i]));
    return runs;
}

RunTableController::RunTableController(Workspace& workspace, QWidget& window, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , window_(window)
{
}

void RunTableController::choose(const QString& side, std::function<void(const RunTableLine&)> use)
{
    dialog_ = new RunTableDialog(side, &window_, workspace_.clock());
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &RunTableDialog::searchRequested, this, &RunTableController::search);
    connect(dialog_, &RunTableDialog::runChosen, this, &RunTableController::list);
    connect(dialog_, &RunTableDialog::tableChosen, this,
            [use = std::move(use)](const RunTableLine& line) { use(line); });
    connect(dialog_, &QDialog::finished, this, [this] {
        searchJob_ = {};
        listJob_ = {};
        table_.reset(); // 100,000 runs are no little thing to keep
    });
    dialog_->open();
    search({});
}

void RunTableController::search(const QString& words)
{
    struct Searched {
        RunsFound found;
        RunTablePtr table;
    };
    searchJob_ = workspace_.runner().run<Searched>(
        {},
        [&cache = workspace_.cache(), &state = workspace_.state(), words, table = table_,
         now = workspace_.clock()()](JobContext& job) -> Result<Searched> {
            const auto names = connectionNames(state);
            if (!names)
                return fail(names.error());
            auto searched = table;
            auto found = searchRuns(cache, *names, words, searched, now, job.stop);
            if (!found)
                return fail(found.error());
            return Searched{std::move(*found), std::move(searched)};
        },
        this,
        [this](Result<Searched> searched) {
            if (!dialog_)
                return;
            if (searched) {
                table_ = searched->table;
                dialog_->showRuns(searched->found);
            } else if (searched.error().kind != ErrorKind::Cancelled) {
                dialog_->showSearchError(searched.error());
            }
        });
}

void RunTableController::list(const EntityKey& key)
{
    listJob_ = workspace_.runner().run<RunTableList>(
        {.title = {}, .slot = QStringLiteral("fetch-%1").arg(key.connection.value), .slotLimit = 3},
        [&cache = workspace_.cache(), &state = workspace_.state(),
         link = workspace_.links().find(key.connection), folder = runTablesFolder(workspace_),
         key](JobContext& job) -> Result<RunTableList> {
            const auto names = connectionNames(state);
            if (!names)
                return fail(names.error());
            const auto run = cache.run(key);
            if (!run || !*run)
                return run ? fail(ErrorKind::NotFound, key.remoteId) : fail(run.error());
            return runTables(cache, link.get(), **run, names->value(key.connection.value), folder, job.stop);
        },
        this,
        [this](Result<RunTableList> list) {
            if (!dialog_)
                return;
            if (list)
                dialog_->showTables(*list);
            else if (list.error().kind != ErrorKind::Cancelled)
                dialog_->showTablesError(list.error());
        });
}

} // namespace ph
