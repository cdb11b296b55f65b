#pragma once

#include "app/Workspace.h"
#include "widgets/run/RunPage.h"

#include <QElapsedTimer>
#include <QTimer>

#include <map>

namespace ph {

class ArtifactsController;
class ConnectionsController;

/// One open run: its page's intents become jobs. From the cache first, so that it shows at once and offline;
/// then from its server where that answers. While the run goes on, its shown curves follow it.
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
    void messageRaised(const QString& text);

private:
    struct Loaded;
    enum class Ask { Cache, Server };
    void load(Ask ask);
    void apply(Loaded loaded);
    RunContext context(const Loaded& loaded) const;
    void browseArtifacts();
    void fetchHistory(const QString& metricKey);
    void loadModels();
    void setPinned(bool pinned);
    LinkPtr link() const;
    QString slot() const;

    Workspace& workspace_;
    ConnectionsController& connections_;
    RunPage& page_;
    const EntityKey key_;
    std::optional<Run> run_;
    std::unique_ptr<Loaded> loaded_;
    bool pinning_ = false;
    /// A shown curve of a run that goes on, and when it may be asked for again.
    struct Followed {
        QElapsedTimer sinceAsked;
        qint64 pauseMs = 0;
    };
    std::map<QString, Followed> followed_; ///< by metric
    QTimer follow_;
    JobHandle runJob_, modelsJob_, pinJob_;
    std::map<QString, JobHandle> historyJobs_;
};

} // namespace ph
