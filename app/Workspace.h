#pragma once

#include "services/jobs/JobRunner.h"
#include "services/observations/Observer.h"
#include "services/settings/SettingsFile.h"
#include "services/store/CacheStore.h"
#include "services/store/StateStore.h"
#include "services/sync/Poller.h"

namespace ph {

/// What lies in a workspace folder, opened. Blocking: made on a worker or on the command line.
struct Stores {
    std::filesystem::path folder;
    std::unique_ptr<StateStore> state;
    std::unique_ptr<CacheStore> cache;
    std::unique_ptr<ObservedStore> observed;
    std::filesystem::path cacheSetAside;    ///< a damaged cache that was replaced; empty: all was well
    std::filesystem::path observedSetAside; ///< damaged observations, likewise
    QList<Connection> connections;
    KnownSettings settings; ///< the user's, and those of the folder
    std::map<ConnectionId, std::int64_t> lastSuccesses;
};

/// Creates the folder (mode 0700) and the three databases where they are missing.
Result<Stores> openStores(const std::filesystem::path& folder);

/// $XDG_DATA_HOME/pilothouse.
std::filesystem::path defaultWorkspaceFolder();

/// See trackerOf(): that of the environment in which the program was started.
std::optional<Connection> connectionFromEnvironment();

/// Composition root: owns every service, in order of dependency.
class Workspace {
public:
    struct Settings {
        Clock clock = systemNow;
        int workers = 6;
        std::chrono::milliseconds pollInterval{30'000};
        std::unique_ptr<SecretVault> vault = nullptr; ///< null: the system's
    };

    Workspace(Stores stores, Settings settings);
    ~Workspace();

    const std::filesystem::path& folder() const { return stores_.folder; }
    const std::filesystem::path& cacheSetAside() const { return stores_.cacheSetAside; }
    StateStore& state() { return *stores_.state; }
    const std::filesystem::path& observedSetAside() const { return stores_.observedSetAside; }
    CacheStore& cache() { return *stores_.cache; }
    ObservedStore& observed() { return *stores_.observed; }
    /// Told by whoever looks at alerts, endpoints, reports and files; for workers.
    Observer& observer() { return observer_; }
    SecretVault& vault() { return *vault_; }
    HttpTransport& transport() { return *transport_; }
    Links& links() { return *links_; }
    AliasLog& aliases() { return aliases_; }
    JobRunner& runner() { return *runner_; }
    Poller& poller() { return *poller_; }
    const Clock& clock() const { return clock_; }
    /// As they were when the workspace was opened, or a window left them that is made anew.
    const QList<Connection>& connectionsAtStart() const { return stores_.connections; }
    void setConnections(const QList<Connection>& connections) { stores_.connections = connections; }
    /// As the last window that looked knows them. Of the application's thread.
    const KnownSettings& settings() const { return stores_.settings; }
    void setSettings(KnownSettings settings) { stores_.settings = std::move(settings); }

private:
    Stores stores_;
    Clock clock_;
    std::unique_ptr<SecretVault> vault_;
    std::unique_ptr<HttpTransport> transport_;
    std::unique_ptr<Links> links_;
    AliasLog aliases_;
    Observer observer_;
    // Destroyed after the runner, whose jobs report to it until they have been joined.
    std::unique_ptr<Poller> poller_;
    std::unique_ptr<JobRunner> runner_;
};

} // namespace ph
