#include "app/RunEnvironment.h"

#include "services/analysis/EnvironmentDifference.h"

#include <algorithm>

namespace ph {

namespace {

constexpr qint64 maxFileBytes = 1 << 20;
constexpr int maxFolders = 20; // a request each

std::vector<ArtifactEntry> entriesOf(RunEnvironment& environment, CacheStore& cache, Link* link,
                                     const EntityKey& run, const QString& folder, std::stop_token stop)
{
    auto listing = artifacts(cache, link, run, folder, Freshness::CacheFirst, stop);
    if (!listing) {
        environment.error = listing.error();
        return {};
    }
    return std::move(listing->value);
}

} // namespace

RunEnvironment environmentOf(CacheStore& cache, Link* link, const EntityKey& run, std::stop_token stop)
{
    RunEnvironment environment;
    QStringList folders;
    const auto collect = [&](const std::vector<ArtifactEntry>& entries, bool descend) {
        for (const auto& entry : entries) {
            if (entry.kind == ArtifactEntry::Kind::File && holdsVersions(entry.path))
                environment.files << entry.path;
            else if (entry.kind == ArtifactEntry::Kind::Directory && descend)
                folders << entry.path;
        }
    };
    collect(entriesOf(environment, cache, link, run, {}, stop), true);
    for (const auto& folder : folders.first(std::min<qsizetype>(folders.size(), maxFolders))) {
        if (environment.error)
            break;
        collect(entriesOf(environment, cache, link, run, folder, stop), false);
    }
    // requirements.txt first: where files disagree, it is what pip installs.
    std::stable_sort(environment.files.begin(), environment.files.end(),
                     [](const QString& a, const QString& b) {
                         return a.endsWith(QLatin1String(".txt")) && !b.endsWith(QLatin1String(".txt"));
                     });
    for (const auto& path : environment.files) {
        auto bytes = artifactBytes(cache, link, run, path, maxFileBytes, Freshness::CacheFirst, stop);
        if (bytes)
            environment.text += QString::fromUtf8(bytes->value) + u'\n';
        else
            environment.error = bytes.error();
    }
    return environment;
}

} // namespace ph
