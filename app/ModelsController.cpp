#include "app/ModelsController.h"

#include "app/ConnectionsController.h"
#include "models/tables/VersionDiffModel.h"
#include "models/values/VersionFiles.h"
#include "widgets/registry/ModelPage.h"

#include <algorithm>

namespace ph {

namespace {
constexpr int passPauseMs = 200;
constexpr int ageStepMs = 15'000;

/// Its server may have what the cache does not.
bool lacksFiles(const VersionSide& side)
{
    return !side.environmentFiles && versionFiles(side.version, side.version.key.connection);
}

} // namespace

ModelsController::ModelsController(Workspace& workspace, ConnectionsController& connections,
                                   ModelsScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , screen_(screen)
{
    soon_.setSingleShot(true);
    soon_.setInterval(passPauseMs);
    connect(&soon_, &QTimer::timeout, this, &ModelsController::reload);
    ages_.setInterval(ageStepMs);
    connect(&ages_, &QTimer::timeout, &screen_, &ModelsScreen::refreshAges);
    ages_.start();
    // The registry is read at the end of a pass.
    connect(&workspace_.poller(), &Poller::passEnded, this, &ModelsController::reloadSoon);
    connect(&connections_, &ConnectionsController::connectionsChanged, this, &ModelsController::reloadSoon);
    connect(&connections_, &ConnectionsController::stateChanged, this, &ModelsController::showPhase);
    connectScreen();
    reload();
}

ModelsController::~ModelsController() = default;

void ModelsController::connectScreen()
{
    connect(&screen_, &ModelsScreen::modelSelected, this, [this](const EntityKey& model) {
        screen_.page()->showLoading(model);
        loadModel(model);
    });
    connect(&screen_, &ModelsScreen::addConnectionRequested, this, &ModelsController::addConnectionRequested);
    connect(&screen_, &ModelsScreen::syncRequested, this, [this] {
        for (const auto& connection : connections_.trackers())
            workspace_.poller().syncNow(connection.id);
    });
    connect(&screen_, &ModelsScreen::retryRequested, this, &ModelsController::reload);
    auto* page = screen_.page();
    connect(page, &ModelPage::versionSelected, this, [this](const QString& version) {
        if (const auto model = screen_.page()->model())
            loadVersion(*model, version, Ask::Cache);
    });
    connect(page, &ModelPage::comparisonRequested, this, [this](const QString& a, const QString& b) {
        if (const auto model = screen_.page()->model())
            compare(*model, a, b, Ask::Cache);
    });
    connect(page, &ModelPage::runActivated, this, &ModelsController::runActivated);
    connect(page, &ModelPage::copied, this, [this] { Q_EMIT messageRaised(tr("Comparison copied")); });
    connect(page, &ModelPage::releaseRequested, this, &ModelsController::draftRequested);
    connect(page, &ModelPage::rollbackRequested, this, &ModelsController::rollbackRequested);
}

RegistrySources ModelsController::sources() const
{
    return {workspace_.cache(),
            workspace_.aliases(),
            releasesForLineage(workspace_),
            QString::fromStdString(workspace_.folder().string()),
            connections_.names(),
            workspace_.clock(),
            manifestsForLineage(workspace_),
            servedForTimelines(workspace_)};
}

LinkPtr ModelsController::link(const EntityKey& model) const
{
    return workspace_.links().find(model.connection);
}

void ModelsController::showPhase()
{
    using Phase = ModelsScreen::Phase;
    const auto states = connections_.trackerStates();
    const auto any = [&](auto holds) { return std::any_of(states.begin(), states.end(), holds); };
    if (connections_.trackers().isEmpty())
        screen_.setPhase(Phase::NoConnection);
    else if (any([](const SyncState& state) { return state.lastSuccessMs != noTime && !state.successIsOld; }))
        screen_.setPhase(Phase::Ready);
    else if (!loaded_ || any([](const SyncState& state) { return state.phase == SyncState::Phase::Syncing; }))
        screen_.setPhase(Phase::Loading);
    else
        screen_.setPhase(Phase::NotSynced);
}

void ModelsController::reloadSoon()
{
    if (!soon_.isActive())
        soon_.start();
}

void ModelsController::reload()
{
    using Models = QList<ModelSummary>;
    listJob_ = workspace_.runner().run<Models>(
        {}, [from = sources()](JobContext& job) { return loadModels(from, job.stop); }, this,
        [this](Result<Models> models) {
            if (!models) {
                if (models.error().kind != ErrorKind::Cancelled)
                    screen_.showError(models.error());
                return;
            }
            loaded_ = true;
            screen_.clearError();
            const auto before = screen_.selected();
            screen_.showModels(*models);
            showPhase();
            // A model that is chosen anew is read because it is; one that stays is read again.
            if (const auto now = screen_.selected(); now && now == before)
                loadModel(*now);
        });
}

void ModelsController::choose(const EntityKey& model)
{
    screen_.select(model);
}

void ModelsController::chooseVersion(const EntityKey& model, const QString& version)
{
    screen_.page()->selectVersion(model, version);
    screen_.select(model);
}

void ModelsController::loadModel(const EntityKey& key)
{
    modelJob_ = workspace_.runner().run<ModelDetails>(
        {}, [from = sources(), key](JobContext&) { return ph::loadModel(from, key); }, this,
        [this, key](Result<ModelDetails> model) {
            if (screen_.selected() != key)
                return;
            if (!model) {
                if (model.error().kind != ErrorKind::Cancelled)
                    screen_.page()->showError(model.error());
                return;
            }
            const auto before = screen_.page()->selectedVersion();
            const bool isSame = screen_.page()->model() == key;
            screen_.page()->showModel(*model);
            const auto now = screen_.page()->selectedVersion();
            if (isSame && now == before && !now.isEmpty())
                loadVersion(key, now, Ask::Cache);
        });
}

void ModelsController::loadVersion(const EntityKey& key, const QString& version, Ask ask)
{
    const auto server = ask == Ask::Server ? link(key) : nullptr;
    JobSpec spec;
    if (server)
        spec.slot = QStringLiteral("fetch-%1").arg(key.connection.value);
    versionJob_ = workspace_.runner().run<VersionDetails>(
        std::move(spec),
        [from = sources(), key, version, server](JobContext& job) {
            return ph::loadVersion(from, key, version, server.get(), job.stop);
        },
        this,
        [this, key, version, ask](Result<VersionDetails> details) {
            if (screen_.page()->model() != key)
                return;
            if (!details) {
                if (details.error().kind != ErrorKind::Cancelled)
                    screen_.page()->showVersionError(details.error());
                return;
            }
            screen_.page()->showVersion(*details);
            if (ask == Ask::Cache && lacksFiles(details->side) && link(key))
                loadVersion(key, version, Ask::Server);
        });
}

void ModelsController::compare(const EntityKey& key, const QString& a, const QString& b, Ask ask)
{
    if (ask == Ask::Cache)
        screen_.page()->showComparisonLoading();
    const auto server = ask == Ask::Server ? link(key) : nullptr;
    JobSpec spec;
    if (server)
        spec.slot = QStringLiteral("fetch-%1").arg(key.connection.value);
    struct Compared {
        ComparedVersions versions;
        enum class Files { All, Lacking } files = Files::All;
    };
    compareJob_ = workspace_.runner().run<Compared>(
        std::move(spec),
        [from = sources(), key, a, b, server](JobContext& job) -> Result<Compared> {
            const auto sideA = loadSide(from.cache, key, a, server.get(), job.stop);
            if (!sideA)
                return fail(sideA.error());
            const auto sideB = loadSide(from.cache, key, b, server.get(), job.stop);
            if (!sideB)
                return fail(sideB.error());
            return Compared{comparedVersions(*sideA, *sideB), lacksFiles(*sideA) || lacksFiles(*sideB)
                                                                  ? Compared::Files::Lacking
                                                                  : Compared::Files::All};
        },
        this,
        [this, key, a, b, ask](Result<Compared> compared) {
            if (screen_.page()->model() != key)
                return;
            if (!compared) {
                if (compared.error().kind != ErrorKind::Cancelled)
                    screen_.page()->showComparisonError(compared.error());
                return;
            }
            const bool asksServer =
                ask == Ask::Cache && compared->files == Compared::Files::Lacking && link(key);
            if (asksServer)
                compared->versions.withoutFiles.clear(); // not known yet
            screen_.page()->showComparison(compared->versions);
            if (asksServer)
                compare(key, a, b, Ask::Server);
        });
}

} // namespace ph
