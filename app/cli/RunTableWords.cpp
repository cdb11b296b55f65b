#include "app/cli/RunTableWords.h"

#include "app/cli/TerminalProgress.h"

namespace ph {

namespace {

/// With the workspace open, and a line of progress for as long as it lasts.
template <class Work>
auto inWorkspace(CommandLine& line, const QString& what, Work work)
    -> decltype(work(std::declval<Workspace&>(), std::function<void(const Progress&)>()))
{
    auto* workspace = line.workspace();
    if (!workspace)
        return fail(ErrorKind::Storage, what); // told already
    TerminalProgress shown;
    return work(*workspace, [&](const Progress& progress) { shown.show(what, progress); });
}

} // namespace

Result<PlacedTable> placedTable(CommandLine& line, const std::string& word)
{
    const auto text = toText(word);
    if (!namesRunTable(text))
        return PlacedTable{text, {}};
    return inWorkspace(line, text, [&](Workspace& workspace, auto progress) {
        return placeTable(workspace, text, line.stop(), progress);
    });
}

Result<PlacedPlan> placedPlan(CommandLine& line, DriftPlan plan)
{
    if (!namesRunTable(plan.reference) && !namesRunTable(plan.current))
        return PlacedPlan{std::move(plan), {}};
    return inWorkspace(line, QStringLiteral("drift"), [&](Workspace& workspace, auto progress) {
        return placeTables(workspace, std::move(plan), line.stop(), progress);
    });
}

} // namespace ph
