#include "app/cli/RunOptions.h"

#include "app/cli/KnownColumns.h"
#include "models/tables/RunColumns.h"
#include "services/query/QueryColumns.h"

#include <QCoreApplication>

namespace ph {

namespace {

/// Where nothing matches, what in the query may be the reason.
void noteWhyNothing(CommandLine& line, const RunSearch& search, const FoundRuns& found)
{
    const auto query = readQuery(search.query, line.workspace()->clock()());
    if (!query)
        return;
    const auto columns = comparedColumns(*query);
    if (const auto unknown = firstUnknown(line, *found.table, columns); unknown && *unknown)
        line.note(
            QCoreApplication::translate("RunOptions", "No cached run has %1%2")
                .arg(terminalText(columnKeyText((*unknown)->key)), terminalText(didYouMean(**unknown))));
    if (search.deleted == TableScope::Deleted::Hide &&
        std::find(columns.begin(), columns.end(), attributeColumn(attribute::lifecycle)) != columns.end())
        line.note(QCoreApplication::translate(
            "RunOptions", "Runs that are deleted on their server are left out: use --deleted"));
}

} // namespace

void addSelectionOptions(Command command, RunSelection& selection)
{
    command.option("QUERY", selection.query,
                   "Which runs, in the search language (README, \"Search\"); without it, all");
    command.option("--experiment", selection.experiment, "Only the experiment of this name or id")
        .valueName("NAME");
    command
        .option("--order-by", selection.orderBy,
                "A column, optionally followed by ASC or DESC; may be repeated")
        .oneWordEach() // else it would swallow the query behind it
        .valueName("KEY");
    command.option("--limit", selection.limit, "At most so many").valueName("N").atLeastOne();
    command.flag("--deleted", selection.deleted, "Also runs that are deleted on their server");
}

Result<FoundRuns> selectRuns(CommandLine& line, const RunSelection& selection)
{
    auto* workspace = line.workspace();
    if (!workspace)
        return fail(ErrorKind::Storage, QString::fromStdString(line.workspaceFolder.string()));
    RunSearch search;
    search.query = QString::fromStdString(selection.query);
    search.deleted = selection.deleted ? TableScope::Deleted::Show : TableScope::Deleted::Hide;
    for (const auto& text : selection.orderBy) {
        auto key = QString::fromStdString(text).trimmed();
        auto order = Qt::AscendingOrder;
        if (key.endsWith(QLatin1String(" desc"), Qt::CaseInsensitive)) {
            order = Qt::DescendingOrder;
            key.chop(5);
        } else if (key.endsWith(QLatin1String(" asc"), Qt::CaseInsensitive)) {
            key.chop(4);
        }
        search.order.push_back({columnFromWord(key.trimmed()), order});
    }
    if (!selection.experiment.empty()) {
        const auto wanted = QString::fromStdString(selection.experiment);
        auto all = workspace->cache().experiments();
        if (!all)
            return fail(all.error());
        for (const auto& e : *all) {
            if (e.experiment.name == wanted || e.experiment.key.remoteId == wanted)
                search.experiments.append(e.experiment.key);
        }
        if (search.experiments.isEmpty())
            return fail(
                ErrorKind::NotFound, wanted,
                QCoreApplication::translate("RunOptions", "No cached experiment has this name or id."));
    }
    auto found = findRuns(workspace->cache(), line.connectionNames(), search, nullptr, workspace->clock()(),
                          line.stop());
    if (!found)
        return found;
    std::vector<ColumnKey> sorted;
    for (const auto& by : search.order)
        sorted.push_back(by.column);
    if (auto known = requireKnown(line, *found->table, QStringLiteral("--order-by"), sorted); !known)
        return fail(known.error());
    if (found->rows.empty())
        noteWhyNothing(line, search, *found);
    return found;
}

std::span<const std::uint32_t> limited(const FoundRuns& found, std::size_t limit)
{
    const std::span<const std::uint32_t> rows(found.rows);
    return limit && limit < rows.size() ? rows.first(limit) : rows;
}

Result<std::vector<ColumnKey>> columnsFrom(CommandLine& line, const RunTable& found,
                                           const std::vector<std::string>& names)
{
    std::vector<ColumnKey> keys;
    keys.reserve(names.size());
    for (const auto& name : names)
        keys.push_back(columnFromWord(QString::fromStdString(name).trimmed()));
    if (auto known = requireKnown(line, found, QStringLiteral("--columns"), keys); !known)
        return fail(known.error());
    return keys;
}

} // namespace ph
