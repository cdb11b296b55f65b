#include "widgets/runs/RunsPhase.h"

#include "widgets/runs/RunsScreen.h"

namespace ph {

namespace {

StateAction readServersAgain()
{
    return {QStringLiteral("refresh"), RunsScreen::tr("Read the servers again"),
            QStringLiteral("view-refresh")};
}

StateAction clearQuery()
{
    return {QStringLiteral("clearQuery"), RunsScreen::tr("Clear the query"), {}};
}

StateContent readingRuns()
{
    return {.kind = StateContent::Kind::Loading,
            .title = RunsScreen::tr("Reading the first runs"),
            .text = RunsScreen::tr("They appear as they come; the rest follows in the background.")};
}

} // namespace

std::optional<StateContent> contentInsteadOfRuns(RunsPhase phase, const RunsStatus& status,
                                                 const QString& query, int lines)
{
    switch (phase) {
    case RunsPhase::NoConnections:
        return std::nullopt;
    case RunsPhase::NoExperiments:
        return StateContent{
            .kind = StateContent::Kind::Empty,
            .icon = QStringLiteral("folder"),
            .title = RunsScreen::tr("No experiments"),
            .text = RunsScreen::tr("The connections are there, but no experiment has been seen on them yet."),
            .actions = {readServersAgain()}};
    case RunsPhase::Loading:
        return readingRuns();
    case RunsPhase::Ready:
        break;
    }
    if (status.matched > 0 || lines > 0)
        return std::nullopt;
    const bool isReadable = status.query == RunsStatus::Query::Readable;
    if (!isReadable && status.cached > 0) {
        return StateContent{.kind = StateContent::Kind::Empty,
                            .icon = QStringLiteral("edit-find"),
                            .title = RunsScreen::tr("The query cannot be read"),
                            .text = RunsScreen::tr("What is wrong with it stands below it."),
                            .actions = {clearQuery()}};
    }
    if (isReadable && !query.trimmed().isEmpty()) {
        return StateContent{.kind = StateContent::Kind::Empty,
                            .icon = QStringLiteral("edit-find"),
                            .title = RunsScreen::tr("No run matches"),
                            .text = RunsScreen::tr("None of the %Ln cached runs here answers this query.",
                                                   nullptr, int(status.cached)),
                            .actions = {clearQuery()}};
    }
    if (status.remote == RunsStatus::Remote::Syncing)
        return readingRuns();
    return StateContent{.kind = StateContent::Kind::Empty,
                        .icon = QStringLiteral("table"),
                        .title = RunsScreen::tr("No runs"),
                        .text = RunsScreen::tr("No run has been seen in the chosen experiments yet."),
                        .actions = {readServersAgain()}};
}

} // namespace ph
