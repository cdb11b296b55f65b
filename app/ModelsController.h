#pragma once

#include "app/registry/LoadRegistry.h"
#include "widgets/registry/ModelsScreen.h"

#include <QTimer>

namespace ph {

class ConnectionsController;

/// The models screen's intents become jobs. From the cache first, so that it shows at once and offline; then
/// what the cache lacks of a version's files, from its server. Reads again whenever a pass has ended.
class ModelsController : public QObject {
    Q_OBJECT
public:
    ModelsController(Workspace& workspace, ConnectionsController& connections, ModelsScreen& screen,
                     QObject* parent = nullptr);
    ~ModelsController() override;
    void reload();
    void reloadSoon(); ///< once for all that changes meanwhile
    void choose(const EntityKey& model);
    /// Chooses the model, and of it the version once it is read.
    void chooseVersion(const EntityKey& model, const QString& version);

Q_SIGNALS:
    void runActivated(const ph::EntityKey& run);
    void messageRaised(const QString& text);
    void draftRequested(const ph::EntityKey& model, const QString& version);
    void rollbackRequested(const ph::EntityKey& model, const QString& version);
    void addConnectionRequested();

private:
    void connectScreen();
    RegistrySources sources() const;
    LinkPtr link(const EntityKey& model) const;
    void showPhase();
    void loadModel(const EntityKey& model);
    enum class Ask { Cache, Server };
    void loadVersion(const EntityKey& model, const QString& version, Ask ask);
    void compare(const EntityKey& model, const QString& a, const QString& b, Ask ask);

    Workspace& workspace_;
    ConnectionsController& connections_;
    ModelsScreen& screen_;
    bool loaded_ = false;
    QTimer soon_; // coalesces the passes of several connections
    QTimer ages_;
    JobHandle listJob_, modelJob_, versionJob_, compareJob_;
};

} // namespace ph
