// Everything of a run at once: histories, artifacts, those of its logged models.
#include "services/sync/RunFetch.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

PinExtent PinScope::extent() const
{
    const bool all = artifacts == Artifacts::Keep && artifactPaths.isEmpty();
    return all ? PinExtent::Everything : PinExtent::Histories;
}

std::vector<ChosenArtifact> PinScope::chosen() const
{
    std::vector<ChosenArtifact> all;
    for (const auto& path : artifactPaths)
        all.push_back({loggedModel ? loggedModel->remoteId : QString(), path});
    return all;
}

void PinSummary::add(const PinSummary& other)
{
    runs += other.runs;
    histories += other.histories;
    points += other.points;
    artifacts += other.artifacts;
    answers += other.answers;
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
        countAnswer(*entries);
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
        countAnswer(*bytes);
        return {};
    }

    template <class T>
    void countAnswer(const Aged<T>& aged)
    {
        summary_.answers += aged.from == Aged<T>::From::Server ? 1 : 0;
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

Result<void> fetchHistories(CacheStore& store, Link& link, const Run& run, std::stop_token stop,
                            const std::function<void(const Progress&)>& progress, PinSummary& summary)
{
    constexpr int mostFaultsInARow = 5;
    int faultsInARow = 0;
    std::optional<Error> unread;
    qint64 done = 0;
    for (const auto& metric : run.metrics) {
        const auto item = run.key.remoteId + u' ' + metric.key;
        if (faultsInARow == mostFaultsInARow) {
            summary.left.push_back({item, *unread});
            continue;
        }
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, link.connection().name);
        if (progress)
            progress({QStringLiteral("%1 · %2").arg(run.name, metric.key), done++, run.metrics.size()});
        auto points = history(store, &link, run, metric.key, Freshness::CacheFirst, stop);
        if (points) {
            ++summary.histories;
            summary.points += qint64(points->value.size());
            summary.answers += points->from == Aged<MetricPoints>::From::Server ? 1 : 0;
            summary.left.insert(summary.left.end(), points->faults.begin(), points->faults.end());
        }
        // What is cached of a history that goes on is kept, and is not all.
        unread = points ? points->staleBecause : points.error();
        faultsInARow = unread && unread->kind == ErrorKind::ServerFault ? faultsInARow + 1 : 0;
        if (unread && endsFetching(unread->kind))
            return fail(*unread);
        if (unread)
            summary.left.push_back({item, *unread});
    }
    return {};
}

namespace {

/// What is not there, or too large, is not waited for.
bool isSoNextTime(const ItemFault& fault)
{
    const auto kind = fault.error.kind;
    return kind == ErrorKind::NotFound || kind == ErrorKind::Invalid || kind == ErrorKind::Unsupported;
}

} // namespace

Result<PinSummary> pinRun(CacheStore& store, Link& link, const EntityKey& key, const PinScope& scope,
                          std::stop_token stop, const std::function<void(const Progress&)>& progress)
{
    if (auto pinned = store.pin(key, scope.extent(), scope.chosen()); !pinned)
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
    if (auto fetched = fetchHistories(store, link, *run, stop, progress, summary); !fetched)
        return fail(fetched.error());
    if (capability<ArtifactSource>(link.connector())) {
        const auto keep = [&](const EntityKey& owner, const QString& path) {
            return ArtifactPinner(store, link, owner, scope, stop, summary).chosen(path);
        };
        const auto chosen = store.chosenArtifacts(key);
        if (!chosen)
            return fail(chosen.error());
        for (const auto& each : *chosen) {
            const auto leftBefore = std::ptrdiff_t(summary.left.size());
            const auto owner =
                each.model.isEmpty() ? key : EntityKey{key.connection, EntityKind::LoggedModel, each.model};
            if (auto kept = keep(owner, each.path); !kept)
                return fail(kept.error());
            if (std::all_of(summary.left.begin() + leftBefore, summary.left.end(), isSoNextTime)) {
                if (auto noted = store.noteFetched(key, each); !noted)
                    return fail(noted.error());
            }
        }
        if (scope.extent() == PinExtent::Everything) {
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
