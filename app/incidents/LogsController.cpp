#include "app/incidents/LogsController.h"

#include "app/incidents/FetchLogs.h"
#include "app/incidents/LoadLogs.h"
#include "widgets/incidents/LogsView.h"

namespace ph {

LogsController::LogsController(Workspace& workspace, LogsView& view, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , view_(view)
{
    connect(&view_, &LogsView::readRequested, this, &LogsController::read);
    connect(&view_, &LogsView::searchRequested, this, &LogsController::search);
    connect(&view_, &LogsView::fetchRequested, this, &LogsController::fetch);
    connect(&view_, &LogsView::cancelRequested, this, [this] { fetchJob_.cancel(); });
    connect(&workspace_.runner(), &JobRunner::jobsChanged, this, &LogsController::showProgress);
}

void LogsController::showPack(OpenedPackPtr pack)
{
    pack_ = std::move(pack);
    // They speak of what was shown before.
    readJob_ = {};
    searchJob_ = {};
}

bool LogsController::isShown(const QString& incident) const
{
    return view_.incident() && view_.incident()->id == incident;
}

void LogsController::read()
{
    if (!view_.incident())
        return;
    readJob_ = workspace_.runner().run<LogsReading>(
        {.title = {}, .slot = QStringLiteral("logs"), .slotLimit = 1},
        [&workspace = workspace_, pack = pack_, incident = *view_.incident()](JobContext& job) {
            return loadLogs(workspace, pack, incident, job.stop);
        },
        this,
        [this, id = view_.incident()->id](Result<LogsReading> reading) {
            if (!isShown(id))
                return;
            if (reading)
                view_.showReading(*reading);
            else if (reading.error().kind != ErrorKind::Cancelled)
                view_.showError(reading.error());
        });
}

void LogsController::search(const LogQuery& query)
{
    searchJob_ = workspace_.runner().run<LogMatches>(
        {.title = {}, .slot = QStringLiteral("log search"), .slotLimit = 1},
        [reading = view_.reading(), query](JobContext& job) { return findInLogs(reading, query, job.stop); },
        this,
        [this](Result<LogMatches> found) {
            if (found)
                view_.showMatches(*found);
            else if (found.error().kind != ErrorKind::Cancelled)
                view_.showSearchError(found.error());
        });
}

void LogsController::fetch()
{
    if (!view_.incident() || pack_)
        return;
    const auto incident = *view_.incident();
    fetched_ = incident.id;
    view_.showFetching(tr("Asking the clusters of its endpoints…"), 0, 0);
    fetchJob_ = workspace_.runner().run<FetchedLogs>(
        {.title = tr("Fetching logs of %1").arg(incident.title),
         .slot = QStringLiteral("fetch logs"),
         .slotLimit = 1},
        [&workspace = workspace_, incident](JobContext& job) {
            return fetchIncidentLogs(
                workspace, incident,
                [&job](const Progress& progress) {
                    job.progress(progress.text, progress.done, progress.total);
                },
                job.stop);
        },
        this,
        [this, id = incident.id](Result<FetchedLogs> fetched) {
            if (fetched)
                Q_EMIT messageRaised(tr("%Ln log(s) fetched and kept", nullptr, int(fetched->logs)));
            if (!isShown(id))
                return;
            view_.showFetched(fetched ? std::nullopt : std::optional(fetched.error()),
                              fetched ? fetched->trouble : QStringList());
            read(); // also what was kept before something failed
        });
}

void LogsController::showProgress()
{
    if (!fetchJob_.isRunning() || !isShown(fetched_))
        return;
    for (const auto& info : workspace_.runner().jobs()) {
        if (info.id == fetchJob_.id() && !info.text.isEmpty())
            view_.showFetching(info.text, info.done, info.total);
    }
}

} // namespace ph
