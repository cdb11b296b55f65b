#include "services/observations/Observer.h"

#include "services/log/Log.h"
#include "services/observations/AlertItems.h"
#include "services/observations/DataItems.h"
#include "services/observations/EndpointItems.h"
#include "services/observations/FileItems.h"
#include "services/observations/PipelineItems.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace ph {

namespace {

constexpr qint64 mostWatchedBytes = 1 << 20;
constexpr auto scopesHold = std::chrono::seconds(5);

void logUnkept(const char* what, const Error& error)
{
    if (error.kind != ErrorKind::Cancelled)
        qCWarning(lcStore) << "observed" << what << "could not be kept:" << error.forRecords();
}

template <class Value>
void logUnkept(const char* what, const Result<Value>& kept)
{
    if (!kept)
        logUnkept(what, kept.error());
}

} // namespace

Observer::Observer(ObservedStore& store, std::function<ScopeIndex()> scopes, Clock clock)
    : store_(store)
    , readScopes_(std::move(scopes))
    , clock_(std::move(clock))
{
}

ScopeIndex Observer::scopes()
{
    const std::lock_guard lock(reading_);
    const auto now = std::chrono::steady_clock::now();
    if (scopesRead_ == std::chrono::steady_clock::time_point() || now - scopesRead_ > scopesHold) {
        scopes_ = readScopes_();
        scopesRead_ = now;
    }
    return scopes_;
}

void Observer::noteItems(std::span<const TimelineItem> items)
{
    if (!items.empty())
        logUnkept("changes", store_.putItems(items));
}

void Observer::noteAlerts(const QString& connection, std::span<const Alert> alerts,
                          ObservedLook::Extent extent)
{
    const auto nowMs = toMs(clock_());
    logUnkept("alerts", store_.putLook({connection, TimelineKind::Alert,
                                        alertItems(alerts, connection, scopes(), nowMs), nowMs, extent}));
}

void Observer::noteEvents(const QString& connection, const Endpoint& endpoint,
                          const QList<EndpointEvent>& events)
{
    noteItems(eventItems(std::span(events.constData(), std::size_t(events.size())),
                         scopes().ofEndpoint(connection, endpoint), connection));
}

void Observer::noteReport(const QualityReport& report, std::int64_t importedMs)
{
    for (const auto& look : qualityLooks(report, importedMs, {}))
        logUnkept("checks of data", store_.putLook(look));
}

void Observer::noteStudy(const QString& name, const DriftStudy& study)
{
    const auto nowMs = toMs(clock_());
    noteItems(driftItems(study, name, {}, nowMs)); // shares of segments, too
    if (const auto look = driftLook(study, name, {}, nowMs))
        logUnkept("drift", store_.putLook(*look));
}

void Observer::noteRuns(const QString& connection, const RunBatch& runs)
{
    noteItems(pipelineItems(runs, connection, scopes(), toMs(clock_())));
}

void Observer::noteMetrics(const MetricsRead& window)
{
    if (window.scope != TimelineScope() || window.series.empty())
        return logUnkept("metrics", keepMetrics(store_, window));
    const auto known = scopes();
    for (std::size_t i = 0; i < std::min(window.series.size(), mostKeptSeries); ++i) {
        const auto& series = window.series[i];
        logUnkept("metrics",
                  keepMetrics(
                      store_,
                      {window.source, window.name, known.ofLabels(series.labels), window.stepMs, {series}}));
    }
}

void Observer::noteFile(const WatchedFile& watched)
{
    QFile file(watched.path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > mostWatchedBytes)
        return; // whoever needs it says what is wrong with it
    const auto bytes = file.readAll();
    const auto modifiedMs = QFileInfo(file).lastModified().toMSecsSinceEpoch();
    const auto history = store_.documents(watched.kind, watched.path);
    if (!history)
        return logUnkept("files", history.error());
    const auto kept = store_.putDocument(watched.kind, watched.path, bytes, toMs(clock_()));
    if (!kept)
        return logUnkept("files", kept.error());
    if (history->empty() || history->back().digest == kept->digest)
        return;
    FileChange change{history->back(), *kept, {}, bytes, modifiedMs};
    // Without the old bytes it is told that it changed, and not what.
    change.bytesBefore = store_.document(change.before.digest).value_or(bytes);
    noteItems(std::vector{fileItem(change, watched.scope)});
}

void Observer::noteFiles(std::span<const WatchedFile> files)
{
    for (const auto& file : files)
        noteFile(file);
}

} // namespace ph
