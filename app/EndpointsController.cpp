#include "app/EndpointsController.h"

#include "app/ConnectionsController.h"
#include "app/endpoints/EndpointPage.h"
#include "widgets/endpoints/EndpointsScreen.h"

namespace ph {

namespace {

constexpr int takeOverMs = 100;
constexpr int registryPauseMs = 500;
constexpr int endpointAgesMs = 15'000;

const QString clusterKind = QStringLiteral("kubernetes");

/// Every version that the cache has of any registry.
Result<ServedIndex> readServedIndex(CacheStore& cache, const std::stop_token& stop)
{
    const auto models = cache.registeredModels();
    if (!models)
        return fail(models.error());
    std::vector<ModelVersion> all;
    for (const auto& model : *models) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, model.name());
        const auto versions = cache.modelVersions(model.key);
        if (!versions)
            return fail(versions.error());
        all.insert(all.end(), versions->begin(), versions->end());
    }
    return ServedIndex(all);
}

} // namespace

EndpointsController::EndpointsController(Workspace& workspace, ConnectionsController& connections,
                                         EndpointModel& endpoints, EndpointsScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , endpoints_(endpoints)
    , screen_(screen)
    , page_(new EndpointPage(workspace, connections, endpoints, screen, this))
{
    soon_.setSingleShot(true);
    soon_.setInterval(takeOverMs);
    connect(&soon_, &QTimer::timeout, this, &EndpointsController::takeOver);
    registrySoon_.setSingleShot(true);
    registrySoon_.setInterval(registryPauseMs);
    connect(&registrySoon_, &QTimer::timeout, this, &EndpointsController::loadRegistry);
    ages_.setInterval(endpointAgesMs);
    connect(&ages_, &QTimer::timeout, &screen_, &EndpointsScreen::refreshAges);
    ages_.start();
    const auto soon = [](QTimer& timer) {
        if (!timer.isActive())
            timer.start();
    };
    connect(&workspace_.poller(), &Poller::endpointsChanged, this,
            [this, soon](ConnectionId cluster, const ChangePtr& change) {
                arrivals_.push_back({cluster, change});
                soon(soon_);
            });
    connect(&workspace_.poller(), &Poller::passEnded, this, [this, soon] { soon(registrySoon_); });
    connect(&connections_, &ConnectionsController::stateChanged, this, [this, soon] { soon(soon_); });
    connect(&connections_, &ConnectionsController::connectionsChanged, this, [this] {
        showClusters();
        loadCache();
    });
    connectScreen();
    connect(page_, &EndpointPage::messageRaised, this, &EndpointsController::messageRaised);
    connect(page_, &EndpointPage::rolloutOpened, this, &EndpointsController::rolloutOpened);
    connect(page_, &EndpointPage::trafficOffered, this, &EndpointsController::trafficOffered);
    showClusters();
    loadCache();
    loadRegistry();
}

EndpointsController::~EndpointsController() = default;

Connection EndpointsController::newCluster()
{
    Connection connection;
    connection.kind = clusterKind;
    return connection;
}

void EndpointsController::changeTraffic()
{
    page_->changeTraffic();
}

void EndpointsController::connectScreen()
{
    connect(&screen_, &EndpointsScreen::addClusterRequested, this, &EndpointsController::addClusterRequested);
    connect(&screen_, &EndpointsScreen::versionActivated, this, &EndpointsController::versionActivated);
    connect(&screen_, &EndpointsScreen::retryRequested, this, [this] {
        for (const auto& connection : connections_.connections()) {
            if (connection.kind == clusterKind)
                workspace_.poller().syncNow(connection.id);
        }
        loadCache();
    });
    connect(&screen_, &EndpointsScreen::copied, this,
            [this](int lines) { Q_EMIT messageRaised(tr("%Ln endpoint(s) copied", nullptr, lines)); });
}

void EndpointsController::loadCache()
{
    using Endpoints = std::vector<Endpoint>;
    auto& cache = workspace_.cache();
    cacheJob_ = workspace_.runner().run<Endpoints>(
        {}, [&cache](JobContext&) { return cache.endpoints(); }, this,
        [this](Result<Endpoints> cached) {
            if (!cached) {
                if (cached.error().kind != ErrorKind::Cancelled)
                    screen_.showError(cached.error());
                return;
            }
            // By connection, as they come.
            for (auto first = cached->begin(); first != cached->end();) {
                const auto cluster = first->key.connection;
                const auto last = std::find_if(first, cached->end(), [cluster](const Endpoint& endpoint) {
                    return endpoint.key.connection != cluster;
                });
                if (!told_.contains(cluster))
                    endpoints_.applyEndpoints(cluster, {first, last});
                first = last;
            }
            screen_.setCacheRead();
        });
}

void EndpointsController::loadRegistry()
{
    auto& cache = workspace_.cache();
    registryJob_ = workspace_.runner().run<ServedIndex>(
        {}, [&cache](JobContext& job) { return readServedIndex(cache, job.stop); }, this,
        [this](Result<ServedIndex> registry) {
            if (registry) // else no links to versions, and the models screen says why
                endpoints_.applyRegistry(*registry);
        });
}

void EndpointsController::takeOver()
{
    showClusters(); // first: what is live now is shown as live
    for (const auto& [cluster, change] : std::exchange(arrivals_, {})) {
        if (change->kind == EndpointsChange::Kind::Everything) {
            told_.insert(cluster);
            endpoints_.applyEndpoints(cluster, change->upserts);
        } else {
            endpoints_.applyChanges(cluster, change->upserts, change->removals);
        }
    }
}

void EndpointsController::showClusters()
{
    QList<ClusterStanding> clusters;
    for (const auto& connection : connections_.connections()) {
        if (connection.kind == clusterKind)
            clusters << clusterStanding(connection, workspace_.poller().state(connection.id));
    }
    endpoints_.applyClusters(clusters);
    screen_.showClusters(clusters);
}

} // namespace ph
