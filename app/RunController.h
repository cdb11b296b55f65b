#pragma once

#include "app/CredentialRetry.h"
#include "app/Workspace.h"
#include "services/sync/FollowPace.h"
#include "services/sync/RunFetch.h"
#include "widgets/run/ArtifactsTab.h"
#include "widgets/run/RunPage.h"

#include <map>

namespace ph {

class ArtifactsController;
class ConnectionsController;

/// One open run: its page's intents become jobs. From the cache first, so that it shows at once and offline;
/// then from its server where that answers: at once where the cache does not have it. While the run goes on,
/// its shown curves follow it.
class RunController : public QObject {
    Q_OBJECT
public:
    RunController(Workspace& workspace, ConnectionsController& connections, RunPage& page, EntityKey key,
                  QObject* parent = nullptr);
    ~RunController() override;

    const EntityKey& key() const { return key_; }
    void reload();

Q_SIGNALS:
    void titleChanged(const QString& title, ph::RunStatus status);
    void runActivated(const ph::EntityKey& run);
    void experimentActivated(const ph::EntityKey& experiment);
    void pinRequested(const QList<ph::EntityKey>& runs);
    /// An artifact of the run is wanted as one side of a drift study.
    void studyRequested(const ph::EntityKey& run, const QString& path, ph::ArtifactsTab::StudySide side);
    void messageRaised(const QString& text);

private:
    struct Loaded;
    enum class Ask { Cache, Server };
    void load(Ask ask);
    void apply(Loaded loaded);
    RunContext context(const Loaded& loaded) const;
    QString absence(const Error& error) const;
    void browseArtifacts();
    void fetchHistory(const QString& metricKey);
    void loadModels(Ask ask);
    void refresh();
    /// Where what is shown is old because the server refuses the credentials: says so.
    void noteRefusal(const QString& what, const std::optional<Error>& staleBecause);
    void setPinned(bool pinned);
    void pin(const PinScope& scope);
    void followCurves();
    /// Once the server has refused these credentials, only a person asks again.
    void heedPoller(const SyncState& state);
    LinkPtr link() const;
    QString slot() const;

    Workspace& workspace_;
    ConnectionsController& connections_;
    RunPage& page_;
    const EntityKey key_;
    CredentialRetry retry_;
    std::optional<Run> run_;
    std::unique_ptr<Loaded> loaded_;
    bool pinning_ = false;
    bool modelsAsked_ = false;               ///< their tab has been looked at
    FollowPace pace_;                        ///< of the run
    std::map<QString, FollowPace> followed_; ///< of its shown curves, by metric
    JobHandle runJob_, modelsJob_, pinJob_;
    std::map<QString, JobHandle> historyJobs_;
};

} // namespace ph
