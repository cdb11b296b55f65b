#include "services/sync/RunFetch.h"

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
    if (fetched || !*cached || fetched.error().kind == ErrorKind::Cancelled)
        return fetched;
    (*cached)->staleBecause = fetched.error();
    return std::move(**cached);
}

bool isUnderWay(const Run& run)
{
    return run.status == RunStatus::Running || run.status == RunStatus::Scheduled;
}

} // namespace

bool endsFetching(ErrorKind kind)
{
    return kind == ErrorKind::Storage || kind == ErrorKind::Cancelled || kind == ErrorKind::Unauthorized ||
           kind == ErrorKind::Offline;
}

Result<bool> isStale(CacheStore& store, const Run& run, const QString& metricKey)
{
    auto info = store.series(run.key, metricKey);
    if (!info)
        return fail(info.error());
    // A tail read while the run was going on is not the history of a run that has ended since.
    if (!*info || ((*info)->state == SeriesInfo::State::Live && !isUnderWay(run)))
        return true;
    const auto latest = std::find_if(run.metrics.begin(), run.metrics.end(),
                                     [&](const Metric& m) { return m.key == metricKey; });
    if (latest == run.metrics.end())
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
        auto points = server->source.fetchHistory(server->context, run.key.remoteId, metricKey);
        if (!points)
            return fail(points.error());
        auto faults = server->source.takeHistoryFaults(run.key.remoteId, metricKey);
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
        const auto whose = ArtifactOwner::of(owner);
        auto entries = server->source.listArtifacts(server->context, whose, directory);
        if (!entries)
            return fail(entries.error());
        auto faults = server->source.takeListingFaults(whose, directory);
        const auto now = nowMs(server->context);
        if (auto kept = store.putArtifactList(owner, directory, *entries, now); !kept)
            return fail(kept.error());
        return Aged<Entries>{std::move(*entries), now, std::nullopt, std::move(faults)};
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
    auto batch = server->source.fetchRun(server->context, key.remoteId);
    if (!batch)
        return fail(batch.error());
    if (batch->size() == 0)
        return fail(ErrorKind::NotFound, key.remoteId);
    auto run = batch->run(0, key.connection);
    run.seenMs = nowMs(server->context);
    if (auto kept = store.putRuns(key.connection, run.experimentId, *batch, run.seenMs, std::nullopt); !kept)
        return fail(kept.error());
    return run;
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

PinExtent PinScope::extent() const
{
    const bool all = artifacts == Artifacts::Keep && artifactPaths.isEmpty();
    return all ? PinExtent::Everything : PinExtent::Histories;
}

void PinSummary::add(const PinSummary& other)
{
    runs += other.runs;
    histories += other.histories;
    points += other.points;
    artifacts += other.artifacts;
    left.insert(left.end(), other.left.begin(), other.left.end());
}

namespace {

/// Fetches what lies below one directory.
class ArtifactPinner {
public:
    ArtifactPinner(CacheStore& store, Link& link, const EntityKey& owner, const PinScope& scope,
                   std::stop_token stop, PinSummary& summary)
        : store_(store)
        , link_(link)
        , owner_(owner)
        , scope_(scope)
        , stop_(std::move(stop))
        , summary_(summary)
    {
    }

    /// What lies at a path that somebody chose: a file, or all that is below a directory.
    Result<void> chosen(QString path)
    {
        while (path.endsWith(u'/'))
            path.chop(1);
        if (path.isEmpty())
            return directory({});
        const auto siblings = list(path.left(std::max<qsizetype>(0, path.lastIndexOf(u'/'))));
        if (!siblings)
            return leave(path, siblings.error());
        for (const auto& entry : *siblings) {
            if (entry.path == path)
                return entry.kind == ArtifactEntry::Kind::Directory ? directory(path) : file(entry);
        }
        return leave(path, Error::make(ErrorKind::NotFound, path));
    }

    Result<void> directory(const QString& path, int depth = 0)
    {
        if (depth > maxArtifactDepth)
            return leave(path, Error::make(ErrorKind::Invalid, path,
                                           QCoreApplication::translate("RunFetch", "Nested too deeply.")));
        const auto entries = list(path);
        if (!entries)
            return leave(path, entries.error());
        for (const auto& entry : *entries) {
            auto done =
                entry.kind == ArtifactEntry::Kind::Directory ? directory(entry.path, depth + 1) : file(entry);
            if (!done)
                return done;
        }
        return {};
    }

private:
    /// What is known to lie in a directory. That it is old, or not all of it, is named.
    Result<std::vector<ArtifactEntry>> list(const QString& path)
    {
        auto entries = artifacts(store_, &link_, owner_, path, Freshness::ServerFirst, stop_);
        if (!entries)
            return fail(entries.error());
        if (entries->staleBecause) {
            if (auto left = leave(path, *entries->staleBecause); !left)
                return fail(left.error());
        }
        summary_.left.insert(summary_.left.end(), entries->faults.begin(), entries->faults.end());
        return std::move(entries->value);
    }

    Result<void> file(const ArtifactEntry& entry)
    {
        if (entry.size.value_or(0) > scope_.maxArtifactBytes)
            return leave(entry.path,
                         Error::make(ErrorKind::Invalid, entry.path,
                                     QCoreApplication::translate("RunFetch", "Larger than the limit.")));
        auto bytes = artifactBytes(store_, &link_, owner_, entry.path, scope_.maxArtifactBytes,
                                   Freshness::CacheFirst, stop_);
        if (!bytes)
            return leave(entry.path, bytes.error());
        ++summary_.artifacts;
        return {};
    }

    Result<void> leave(const QString& path, const Error& error)
    {
        if (endsFetching(error.kind))
            return fail(error);
        summary_.left.push_back({owner_.remoteId + u'/' + path, error});
        return {};
    }

    CacheStore& store_;
    Link& link_;
    const EntityKey& owner_;
    const PinScope& scope_;
    std::stop_token stop_;
    PinSummary& summary_;
};

} // namespace

Result<PinSummary> pinRun(CacheStore& store, Link& link, const EntityKey& key, const PinScope& scope,
                          std::stop_token stop, const std::function<void(const Progress&)>& progress)
{
    if (auto pinned = store.pin(key, scope.extent()); !pinned)
        return fail(pinned.error());
    return fetchWhole(store, link, key, scope, std::move(stop), progress);
}

Result<PinSummary> fetchWhole(CacheStore& store, Link& link, const EntityKey& key, const PinScope& scope,
                              std::stop_token stop, const std::function<void(const Progress&)>& progress)
{
    PinSummary summary;
    auto run = refreshRun(store, link, key, stop);
    if (!run) {
        if (endsFetching(run.error().kind))
            return fail(run.error());
        summary.left.push_back({key.remoteId, run.error()});
        return summary;
    }
    qint64 done = 0;
    for (const auto& metric : run->metrics) {
        const auto item = key.remoteId + u' ' + metric.key;
        if (progress)
            progress({QStringLiteral("%1 · %2").arg(run->name, metric.key), done++, run->metrics.size()});
        auto points = history(store, &link, *run, metric.key, Freshness::CacheFirst, stop);
        if (!points) {
            if (endsFetching(points.error().kind))
                return fail(points.error());
            summary.left.push_back({item, points.error()});
            continue;
        }
        if (points->staleBecause) { // what is cached of it is kept, and is not all
            if (endsFetching(points->staleBecause->kind))
                return fail(*points->staleBecause);
            summary.left.push_back({item, *points->staleBecause});
        }
        summary.left.insert(summary.left.end(), points->faults.begin(), points->faults.end());
        ++summary.histories;
        summary.points += qint64(points->value.size());
    }
    if (scope.artifacts == PinScope::Artifacts::Keep && capability<ArtifactSource>(link.connector())) {
        const auto keep = [&](const EntityKey& owner, const QString& path) {
            return ArtifactPinner(store, link, owner, scope, stop, summary).chosen(path);
        };
        for (const auto& path : scope.artifactPaths) {
            if (auto kept = keep(scope.loggedModel.value_or(key), path); !kept)
                return fail(kept.error());
        }
        if (scope.artifactPaths.isEmpty()) {
            const auto models = store.loggedModels(key);
            if (!models)
                return fail(models.error());
            auto owners = std::vector{key};
            for (const auto& model : *models)
                owners.push_back(model.key);
            for (const auto& owner : owners) {
                if (auto kept = keep(owner, {}); !kept)
                    return fail(kept.error());
            }
        }
    }
    ++summary.runs;
    return summary;
}

} // namespace ph
