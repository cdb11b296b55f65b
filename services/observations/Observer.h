#pragma once

#include "models/values/Alert.h"
#include "models/values/DriftStudy.h"
#include "models/values/EndpointEvent.h"
#include "models/values/QualityReport.h"
#include "models/values/RunBatch.h"
#include "services/observations/KeepMetrics.h"
#include "services/observations/ScopeIndex.h"

#include <chrono>
#include <functional>
#include <mutex>

namespace ph {

/// A file of which changes are kept.
struct WatchedFile {
    QString kind, path; ///< "policy", absolute
    TimelineScope scope = {};
};

/// Keeps what passes by those who look anyway: called where alerts, endpoints, reports and files are read, on
/// their workers. What cannot be kept is logged and stops nobody's look. Thread-safe; blocking.
class Observer {
public:
    /// `scopes`: what is known of environments now; thread-safe.
    Observer(ObservedStore& store, std::function<ScopeIndex()> scopes, Clock clock);

    /// All alerts that a connection has now; Partial where some could not be read.
    void noteAlerts(const QString& connection, std::span<const Alert> alerts, ObservedLook::Extent extent);
    void noteEvents(const QString& connection, const Endpoint& endpoint, const QList<EndpointEvent>& events);
    void noteReport(const QualityReport& report, std::int64_t importedMs);
    /// `name`: of the study.
    void noteStudy(const QString& name, const DriftStudy& study);
    /// Keeps the files as they are now, and what changed since they were looked at last.
    void noteFiles(std::span<const WatchedFile> files);
    /// Runs as a tracking server has them: those of pipelines are kept.
    void noteRuns(const QString& connection, const RunBatch& runs);
    void noteItems(std::span<const TimelineItem> items);
    /// A window of a metric that somebody read; where it has no scope, each series' labels tell whom it
    /// concerns.
    void noteMetrics(const MetricsRead& window);

    /// As they were a few seconds ago at most: a busy cluster asks many times a second.
    ScopeIndex scopes();
    const Clock& clock() const { return clock_; }

private:
    void noteFile(const WatchedFile& file);

    ObservedStore& store_;
    const std::function<ScopeIndex()> readScopes_;
    const Clock clock_;
    std::mutex reading_;
    ScopeIndex scopes_;
    std::chrono::steady_clock::time_point scopesRead_ = {};
};

} // namespace ph
