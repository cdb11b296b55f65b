#include "services/sync/RunFetch.h"

#include "models/values/RecordedText.h"
#include "services/connectors/ItemFaults.h"

#include <QCoreApplication>

namespace ph {

namespace {

std::int64_t nowMs(const CallContext& context)
{
    return toMs(context.clock());
}

Error notCached(const QString& what)
{
    return Error::make(
        ErrorKind::NotFound, what,
        QCoreApplication::translate("RunFetch", "Not in the cache, and its server cannot be asked now."));
}

/// The one order in which cache and server are asked. `load` gives optional<Aged<T>>, `fetch` asks and keeps.
template <class T, class Load, class Fetch>
Result<Aged<T>> agedValue(const QString& what, Link* link, Freshness freshness, Load load, Fetch fetch)
{
    Result<std::optional<Aged<T>>> cached = load();
    if (!cached)
        return fail(cached.error());
    if (*cached && (freshness == Freshness::CacheFirst || !link))
        return std::move(**cached);
    if (!link)
        return fail(notCached(what));
    Result<Aged<T>> fetched = fetch();
    if (fetched)
        fetched->from = Aged<T>::From::Server;
    if (fetched || !*cached || fetched.error().kind == ErrorKind::Cancelled)
        return fetched;
    (*cached)->staleBecause = fetched.error();
    return std::move(**cached);
}

/// The metric's last value as the run was last read; null: it has none.
const Metric* latestOf(const Run& run, const QString& metricKey)
{
    const auto found = std::find_if(run.metrics.begin(), run.metrics.end(),
                                    [&](const Metric& metric) { return metric.key == metricKey; });
    return found == run.metrics.end() ? nullptr : &*found;
}

bool isUnderWay(const Run& run)
{
    return run.status == RunStatus::Running || run.status == RunStatus::Scheduled;
}

} // namespace

bool endsFetching(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Storage:
    case ErrorKind::Cancelled:
    case ErrorKind::Unauthorized:
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
        return true;
    default:
        return false;
    }
}

Result<bool> isStale(CacheStore& store, const Run& run, const QString& metricKey)
{
    auto info = store.series(run.key, metricKey);
    if (!info)
        return fail(info.error());
    // A tail read while the run was going on is not the history of a run that has ended since.
    if (!*info || ((*info)->state == SeriesInfo::State::Live && !isUnderWay(run)))
        return true;
    const auto* latest = latestOf(run, metricKey);
    if (!latest)
        return false;
    auto end = store.seriesEnd(run.key, metricKey);
    if (!end)
        return fail(end.error());
    return !*end || isBehind(**end, *latest);
}

Result<Aged<MetricPoints>> history(CacheStore& store, Link* link, const Run& run, const QString& metricKey,
                                   Freshness freshness, std::stop_token stop)
{
    const auto load = [&]() -> Result<std::optional<Aged<MetricPoints>>> {
        auto info = store.series(run.key, metricKey);
        if (!info)
            return fail(info.error());
        if (!*info)
            return std::nullopt;
        auto points = store.history(run.key, metricKey);
        if (!points) {
            // A damaged chunk is fetched again; without a server it is the error that it is.
            if (points.error().kind == ErrorKind::Unreadable && link)
                return std::nullopt;
            return fail(points.error());
        }
        if (!*points)
            return std::nullopt;
        return Aged<MetricPoints>{std::move(**points), (*info)->fetchedMs};
    };
    const auto fetch = [&]() -> Result<Aged<MetricPoints>> {
        auto server = link->reach<RunSource>(stop);
        if (!server)
            return fail(server.error());
        ItemFaults met;
        server->context.fault = met.sink();
        auto points = server->source.fetchHistory(server->context, run.key.remoteId, metricKey);
        if (!points)
            return fail(points.error());
        auto faults = met.take();
        // It has at least its last value: what is cached of it stands.
        if (points->size() == 0 && latestOf(run, metricKey)) {
            return fail(faults.empty() ? Error::make(ErrorKind::Unreadable, metricKey,
                                                     QCoreApplication::translate(
                                                         "RunFetch",
                                                         "No points came of a metric that has a last value."))
                                       : faults.front().error);
        }
        const auto now = nowMs(server->context);
        // What has gaps is asked for again: it is not the history, and may be mended.
        const bool isAll = !isUnderWay(run) && faults.empty();
        if (auto kept = store.putHistory(run.key, metricKey, *points,
                                         isAll ? SeriesInfo::State::Complete : SeriesInfo::State::Live, now);
            !kept)
            return fail(kept.error());
        return Aged<MetricPoints>{std::move(*points), now, std::nullopt, std::move(faults)};
    };
    if (link && freshness == Freshness::CacheFirst) {
        auto stale = isUnderWay(run) ? Result<bool>(true) : isStale(store, run, metricKey);
        if (!stale)
            return fail(stale.error());
        if (*stale)
            freshness = Freshness::ServerFirst;
    }
    return agedValue<MetricPoints>(metricKey, link, freshness, load, fetch);
}

Result<Aged<std::vector<ArtifactEntry>>> artifacts(CacheStore& store, Link* link, const EntityKey& owner,
                                                   const QString& directory, Freshness freshness,
                                                   std::stop_token stop)
{
    using Entries = std::vector<ArtifactEntry>;
    const auto load = [&]() -> Result<std::optional<Aged<Entries>>> {
        auto listing = store.artifactList(owner, directory);
        if (!listing)
            return fail(listing.error());
        if (!*listing)
            return std::nullopt;
        return Aged<Entries>{std::move((*listing)->entries), (*listing)->fetchedMs};
    };
    const auto fetch = [&]() -> Result<Aged<Entries>> {
        auto server = link->reach<ArtifactSource>(stop);
        if (!server)
            return fail(server.error());
        ItemFaults met;
        server->context.fault = met.sink();
        auto entries = server->source.listArtifacts(server->context, ArtifactOwner::of(owner), directory);
        if (!entries)
            return fail(entries.error());
        const auto now = nowMs(server->context);
        if (auto kept = store.putArtifactList(owner, directory, *entries, now); !kept)
            return fail(kept.error());
        return Aged<Entries>{std::move(*entries), now, std::nullopt, met.take()};
    };
    return agedValue<Entries>(directory, link, freshness, load, fetch);
}

Result<Aged<QByteArray>> artifactBytes(CacheStore& store, Link* link, const EntityKey& owner,
                                       const QString& path, qint64 maxBytes, Freshness freshness,
                                       std::stop_token stop)
{
    const auto load = [&]() -> Result<std::optional<Aged<QByteArray>>> {
        auto cached = store.artifact(owner, path);
        if (!cached)
            return fail(cached.error());
        if (!*cached)
            return std::nullopt;
        return Aged<QByteArray>{std::move((*cached)->bytes), (*cached)->fetchedMs};
    };
    const auto fetch = [&]() -> Result<Aged<QByteArray>> {
        auto server = link->reach<ArtifactSource>(stop);
        if (!server)
            return fail(server.error());
        auto bytes = server->source.readArtifact(server->context, ArtifactOwner::of(owner), path, maxBytes);
        if (!bytes)
            return fail(bytes.error());
        const auto now = nowMs(server->context);
        if (auto kept = store.putArtifact(owner, path, *bytes, now); !kept)
            return fail(kept.error());
        return Aged<QByteArray>{std::move(*bytes), now};
    };
    return agedValue<QByteArray>(path, link, freshness, load, fetch);
}

Result<Run> refreshRun(CacheStore& store, Link& link, const EntityKey& key, std::stop_token stop)
{
    auto server = link.reach<RunSource>(stop);
    if (!server)
        return fail(server.error());
    ItemFaults met;
    server->context.fault = met.sink();
    auto batch = server->source.fetchRun(server->context, key.remoteId);
    if (!batch)
        return fail(batch.error());
    if (batch->size() == 0)
        return fail(ErrorKind::NotFound, key.remoteId);
    auto run = batch->run(0, key.connection);
    run.seenMs = nowMs(server->context);
    if (auto kept = store.putRuns(key.connection, run.experimentId, *batch, run.seenMs, std::nullopt); !kept)
        return fail(kept.error());
    if (batch->gaps.empty())
        return store.putUnread(key, {}).map([&run] { return std::move(run); });
    std::vector<UnreadItem> unread;
    for (auto& fault : met.take()) {
        if (isInRun(fault.item, key.remoteId)) // a folder is looked through for its run
            unread.push_back({std::move(fault), run.seenMs});
    }
    if (unread.empty()) { // gaps that nothing explains are told all the same
        const auto words =
            recordedText("RunFetch", QT_TRANSLATE_NOOP("RunFetch", "Parts of it could not be read."));
        unread.push_back(
            {{key.remoteId, Error::make(ErrorKind::Unreadable, key.remoteId, words)}, run.seenMs});
    }
    if (auto kept = store.putUnread(key, unread); !kept)
        return fail(kept.error());
    // With what is cached of the parts that could not be read.
    return store.run(key).map([&run](std::optional<Run> filled) { return std::move(filled).value_or(run); });
}

Result<void> refreshLoggedModels(CacheStore& store, Link& link, ConnectionId connection,
                                 const QString& experimentId, std::stop_token stop)
{
    auto server = link.reach<RunSource>(stop);
    if (!server)
        return fail(server.error());
    auto models = server->source.fetchLoggedModels(server->context, experimentId);
    if (!models)
        return fail(models.error());
    for (auto& model : *models)
        model.key.connection = connection;
    return store.putLoggedModels(connection, experimentId, *models, nowMs(server->context));
}

Result<Aged<std::vector<LoggedModel>>> loggedModels(CacheStore& store, Link* link, const EntityKey& key,
                                                    Freshness freshness, std::stop_token stop)
{
    using Models = std::vector<LoggedModel>;
    const auto load = [&]() -> Result<std::optional<Aged<Models>>> {
        auto models = store.loggedModels(key);
        if (!models)
            return fail(models.error());
        Aged<Models> aged{std::move(*models)};
        for (const auto& model : aged.value) // one that its server has no more keeps an older time
            aged.fetchedMs = std::max(aged.fetchedMs, model.seenMs);
        return aged;
    };
    const auto fetch = [&]() -> Result<Aged<Models>> {
        auto run = store.run(key);
        if (!run)
            return fail(run.error());
        if (!*run)
            return fail(ErrorKind::NotFound, key.remoteId);
        if (auto read = refreshLoggedModels(store, *link, key.connection, (*run)->experimentId, stop); !read)
            return fail(read.error());
        auto kept = load();
        if (!kept)
            return fail(kept.error());
        return std::move(**kept);
    };
    return agedValue<Models>(key.remoteId, link, freshness, load, fetch);
}

} // namespace ph
