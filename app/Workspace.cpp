#include "app/Workspace.h"

#include "services/discovery/ConnectionOffers.h"
#include "services/environments/EnvironmentFile.h"
#include "services/http/CurlTransport.h"
#include "services/settings/AllSettings.h"

#include <QStandardPaths>

namespace ph {

Result<Stores> openStores(const std::filesystem::path& folder)
{
    namespace fs = std::filesystem;
    std::error_code failed;
    const bool isNew = !fs::exists(folder / "state.db", failed);
    fs::create_directories(folder, failed);
    if (failed)
        return fail(ErrorKind::Storage, QString::fromStdString(folder.string()),
                    QString::fromStdString(failed.message()));
    if (isNew)
        fs::permissions(folder, fs::perms::owner_all, failed); // what is cached may be confidential
    Stores stores;
    stores.folder = folder;
    auto state = StateStore::open(folder / "state.db");
    if (!state)
        return fail(state.error());
    stores.state = std::move(*state);
    auto cache = CacheStore::open(folder / "cache.db");
    if (!cache)
        return fail(cache.error());
    stores.cache = std::move(cache->store);
    stores.cacheSetAside = cache->setAside;
    auto observed = ObservedStore::open(folder / "observed.db");
    if (!observed)
        return fail(observed.error());
    stores.observed = std::move(observed->store);
    stores.observedSetAside = observed->setAside;
    auto connections = stores.state->connections();
    if (!connections)
        return fail(connections.error());
    stores.connections = QList<Connection>(connections->begin(), connections->end());
    stores.settings = loadAllSettings(folder);
    auto lastSuccesses = stores.cache->lastSuccesses();
    if (!lastSuccesses)
        return fail(lastSuccesses.error());
    stores.lastSuccesses = std::move(*lastSuccesses);
    return stores;
}

std::filesystem::path defaultWorkspaceFolder()
{
    const auto data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return std::filesystem::path(data.toStdString()) / "pilothouse";
}

std::optional<Connection> connectionFromEnvironment()
{
    return trackerOf(QProcessEnvironment::systemEnvironment());
}

namespace {

ScopeIndex knownScopes(const std::filesystem::path& folder)
{
    auto listing = loadEnvironments(QString::fromStdString(folder.string()));
    return ScopeIndex(listing ? std::move(listing->environments) : QList<ReleaseEnvironment>());
}

} // namespace

Workspace::Workspace(Stores stores, Settings settings)
    : stores_(std::move(stores))
    , clock_(std::move(settings.clock))
    , vault_(settings.vault ? std::move(settings.vault) : makeSystemVault())
    , transport_(makeCurlTransport())
    , links_(std::make_unique<Links>(*transport_, *vault_, clock_))
    , aliases_(*stores_.state)
    , observer_(
          *stores_.observed, [this] { return knownScopes(stores_.folder); }, clock_)
    , runner_(std::make_unique<JobRunner>(settings.workers))
{
    poller_ = std::make_unique<Poller>(*runner_, *links_, *stores_.cache,
                                       Poller::Settings{.interval = settings.pollInterval,
                                                        .aliases = &aliases_,
                                                        .observer = &observer_,
                                                        .clock = clock_,
                                                        .lastSuccesses = stores_.lastSuccesses});
}

Workspace::~Workspace() = default;

} // namespace ph
