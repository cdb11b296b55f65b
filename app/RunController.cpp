#include "app/RunController.h"

#include "app/ArtifactsController.h"
#include "app/ConnectionsController.h"
#include "app/CurveFetch.h"
#include "services/connectors/RecogniseLocation.h"
#include "services/sync/PinnedRuns.h"
#include "services/sync/SyncErrorText.h"
#include "widgets/common/ErrorText.h"

#include <QDesktopServices>
#include <QTimer>
#include <QUrl>

namespace ph {

namespace {

// There is no "points since": a long history is asked for whole, so the less often the longer it takes.
constexpr int curveRestFactor = 20;
constexpr int maxRelated = 200;

// What is asked for, in CredentialRetry's terms; a metric is told from them by what it begins with.
const auto runItself = QStringLiteral("run");
const auto itsModels = QStringLiteral("models");

QString historyOf(const QString& metricKey)
{
    return QStringLiteral("history ") + metricKey;
}

bool isGoing(const Run& run)
{
    return run.status == RunStatus::Running || run.status == RunStatus::Scheduled;
}

FollowPace::Moment steadyNow()
{
    return std::chrono::steady_clock::now();
}

} // namespace

struct RunController::Loaded {
    std::optional<Run> run;
    QString experimentName, trackingUri;
    std::optional<RelatedRun> parent;
    QList<RelatedRun> children;
    RunContext::Pin pin = RunContext::Pin::NotPinned;
    std::optional<Error> serverError; // the cache answered, the server did not
    std::vector<ItemFault> unread;
    struct Overview {
        QString metricKey;
        std::vector<CurveBucket> buckets;
        std::int64_t fetchedMs;
    };
    std::vector<Overview> overviews;
};

namespace {

RelatedRun related(CacheStore& cache, const EntityKey& key)
{
    RelatedRun out{key, {}, RunStatus::Unknown};
    if (auto run = cache.run(key); run && *run) {
        out.name = (*run)->name;
        out.status = (*run)->status;
    }
    return out;
}

} // namespace

RunController::RunController(Workspace& workspace, ConnectionsController& connections, RunPage& page,
                             EntityKey key, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , page_(page)
    , key_(std::move(key))
    , retry_(workspace.links(), workspace.poller(), key_.connection)
{
    connect(&page_, &RunPage::historyRequested, this,
            [this](const QString& metric) { fetchHistory(metric); });
    browseArtifacts();
    // Their tab asks once; again only a person does, who wants more than the cache.
    connect(&page_, &RunPage::modelsRequested, this,
            [this] { loadModels(std::exchange(modelsAsked_, true) ? Ask::Server : Ask::Cache); });
    connect(&page_, &RunPage::pinToggled, this, &RunController::setPinned);
    connect(&page_, &RunPage::refreshRequested, this, &RunController::refresh);
    connect(&page_, &RunPage::openInBrowserRequested, this, [](const QString& address) {
        const QUrl url(address, QUrl::StrictMode);
        if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"))
            QDesktopServices::openUrl(url);
    });
    connect(&page_, &RunPage::runActivated, this, &RunController::runActivated);
    connect(&page_, &RunPage::experimentActivated, this, [this](const QString& id) {
        Q_EMIT experimentActivated({key_.connection, EntityKind::Experiment, id});
    });
    connect(&page_, &RunPage::copied, this,
            [this](const QString& what) { Q_EMIT messageRaised(tr("%1 copied").arg(what)); });
    connect(&connections_, &ConnectionsController::stateChanged, this, [this](const SyncState& state) {
        if (state.connection != key_.connection)
            return;
        heedPoller(state);
        if (loaded_)
            page_.showContext(context(*loaded_));
    });

    connect(&workspace_.poller(), &Poller::pinnedFetched, this, [this](ConnectionId id) {
        if (id == key_.connection && loaded_ && loaded_->pin != RunContext::Pin::NotPinned)
            load(Ask::Cache);
    });

    pace_ = FollowPace(link());
    heedPoller(workspace_.poller().state(key_.connection));
    auto* follow = new QTimer(&page_);
    follow->setObjectName(QStringLiteral("follow"));
    follow->setInterval(followInterval);
    connect(follow, &QTimer::timeout, this, [this] {
        if (run_ && isGoing(*run_) && page_.isVisible() && pace_.isDue(link(), steadyNow()))
            load(Ask::Server);
    });
    follow->start();
    page_.showRunLoading(key_);
    load(Ask::Cache);
}

RunController::~RunController() = default;

void RunController::browseArtifacts()
{
    auto* ofRun = new ArtifactsController(workspace_, page_.artifacts(), key_.connection, this);
    auto* ofModel = new ArtifactsController(workspace_, page_.modelArtifacts(), key_.connection, this);
    ofRun->setOwner(key_);
    page_.artifacts().offerStudies();
    connect(&page_.artifacts(), &ArtifactsTab::studyRequested, this,
            [this](const QString& path, ArtifactsTab::StudySide side) {
                Q_EMIT studyRequested(key_, path, side);
            });
    connect(&page_, &RunPage::modelChosen, ofModel, &ArtifactsController::setOwner);
    for (auto* browser : {ofRun, ofModel}) {
        connect(browser, &ArtifactsController::messageRaised, this, &RunController::messageRaised);
        connect(browser, &ArtifactsController::keepRequested, this,
                [this](const EntityKey& owner, const QString& path) {
                    PinScope scope{.artifactPaths = {path}};
                    if (owner.kind == EntityKind::LoggedModel)
                        scope.loggedModel = owner;
                    pin(scope);
                });
    }
}

void RunController::heedPoller(const SyncState& state)
{
    if (state.phase == SyncState::Phase::Stopped)
        pace_.stop();
}

LinkPtr RunController::link() const
{
    return workspace_.links().find(key_.connection);
}

QString RunController::slot() const
{
    return QStringLiteral("fetch-%1").arg(key_.connection.value);
}

void RunController::reload()
{
    load(Ask::Cache);
}

void RunController::refresh()
{
    pace_ = FollowPace(link());
    for (auto& [metric, pace] : followed_)
        pace = pace_;
    // Where the credentials were refused, the run alone tries whether they are accepted again.
    const bool isTrial = retry_.isStopped();
    if (!runJob_.isRunning())
        retry_.demanded(runItself);
    load(Ask::Server);
    if (modelsAsked_ && !isTrial)
        loadModels(Ask::Server);
}

void RunController::noteRefusal(const QString& what, const std::optional<Error>& staleBecause)
{
    if (staleBecause && staleBecause->kind == ErrorKind::Unauthorized)
        Q_EMIT messageRaised(tr("%1 is as it was last seen. %2").arg(what, syncErrorText(*staleBecause)));
}

void RunController::load(Ask ask)
{
    if (runJob_.isRunning())
        return;
    auto& cache = workspace_.cache();
    const auto server = ask == Ask::Server ? link() : nullptr;
    JobSpec spec;
    if (ask == Ask::Server)
        spec.slot = slot();
    runJob_ = workspace_.runner().run<Loaded>(
        std::move(spec),
        [&cache, server, key = key_,
         connection = connections_.find(key_.connection)](JobContext& job) -> Result<Loaded> {
            Loaded loaded;
            if (connection)
                loaded.trackingUri = trackingUri(*connection);
            if (server) {
                if (auto fresh = refreshRun(cache, *server, key, job.stop); !fresh) {
                    if (fresh.error().kind == ErrorKind::Cancelled)
                        return fail(fresh.error());
                    loaded.serverError = fresh.error();
                }
            }
            auto run = cache.run(key);
            if (!run)
                return fail(run.error());
            if (!*run)
                return fail(loaded.serverError.value_or(Error::make(ErrorKind::NotFound, key.remoteId)));
            loaded.run = std::move(**run);
            if (auto experiments = cache.experiments()) {
                for (const auto& e : *experiments) {
                    if (e.experiment.key.connection == key.connection &&
                        e.experiment.key.remoteId == loaded.run->experimentId)
                        loaded.experimentName = e.experiment.name;
                }
            }
            if (const auto unread = cache.unread(key)) {
                for (const auto& each : *unread)
                    loaded.unread.push_back(each.fault);
            }
            if (!loaded.run->parentRunId.isEmpty())
                loaded.parent = related(cache, {key.connection, EntityKind::Run, loaded.run->parentRunId});
            if (auto children = cache.childRuns(key)) {
                for (const auto& child : *children) {
                    if (loaded.children.size() < maxRelated)
                        loaded.children.append(related(cache, child));
                }
            }
            if (auto extent = cache.pinExtent(key); extent && *extent) {
                const bool all = isFetched(cache, *loaded.run, **extent).value_or(false);
                loaded.pin = all ? RunContext::Pin::Pinned : RunContext::Pin::InPart;
            }
            if (auto series = cache.series(key)) {
                for (const auto& info : *series) {
                    auto overview = cache.overview(key, info.metricKey);
                    if (overview && *overview)
                        loaded.overviews.push_back(
                            {info.metricKey, curveBuckets(**overview), info.fetchedMs});
                }
            }
            return loaded;
        },
        this,
        [this, ask, asked = server != nullptr](Result<Loaded> loaded) {
            const auto error = loaded ? loaded->serverError : loaded.error();
            if (asked && error)
                pace_.failed(*error, steadyNow());
            else if (asked)
                pace_.answered(steadyNow());
            if (asked) {
                const bool wasTrial = retry_.isStopped();
                retry_.answered(runItself, error);
                if (wasTrial && !error && modelsAsked_)
                    loadModels(Ask::Server);
            }
            if (!loaded) {
                const bool unknown = error->kind == ErrorKind::NotFound && ask == Ask::Cache;
                if (unknown && link())
                    load(Ask::Server); // never seen here: whoever made the link has seen it there
                else if (error->kind == ErrorKind::Cancelled)
                    return;
                else if (run_)
                    page_.showRunError(*error);
                else
                    page_.showRunAbsent(*error, absence(*error));
                return;
            }
            const bool wasGoing = run_ && isGoing(*run_);
            apply(std::move(*loaded));
            if (wasGoing && (asked || !isGoing(*run_)))
                followCurves();
        });
}

/// Why a run that is not cached cannot be shown, as far as anybody could be asked.
QString RunController::absence(const Error& error) const
{
    const auto connection = connections_.find(key_.connection);
    const auto name = connection ? connection->name : QString();
    if (error.kind == ErrorKind::Unauthorized)
        return tr("Run %1 is not cached here, and %2 refuses these credentials. Edit the connection, or "
                  "retry once they are mended.")
            .arg(key_.remoteId, name);
    if (error.kind == ErrorKind::NotFound && link())
        return tr("Run %1 is not cached here, and %2 was asked for it: it has no run of this id.")
            .arg(key_.remoteId, name);
    if (error.kind == ErrorKind::NotFound)
        return tr("Run %1 is not cached here, and %2 could not be asked for it: the connection is not in "
                  "use.")
            .arg(key_.remoteId, name);
    return tr("Run %1 is not cached here, and %2 was asked for it in vain. %3")
        .arg(key_.remoteId, name, errorMeaning(error.kind));
}

RunContext RunController::context(const Loaded& loaded) const
{
    RunContext context;
    context.experimentName = loaded.experimentName;
    if (const auto connection = connections_.find(key_.connection))
        context.connectionName = connection->name;
    context.location = loaded.trackingUri;
    if (const auto server = link()) {
        if (auto* source = capability<RunSource>(server->connector()))
            context.webAddress = source->runWebAddress(run_ ? run_->experimentId : QString(), key_.remoteId);
    }
    const auto state = workspace_.poller().state(key_.connection);
    const bool unreachable =
        !state.errorKind.isEmpty() || state.phase == SyncState::Phase::Disabled || loaded.serverError;
    context.reach = unreachable ? RunContext::Reach::Offline : RunContext::Reach::Online;
    context.pin = pinning_ ? RunContext::Pin::Working : loaded.pin;
    context.parent = loaded.parent;
    context.children = loaded.children;
    context.unread = loaded.unread;
    return context;
}

void RunController::apply(Loaded loaded)
{
    run_ = loaded.run;
    page_.showRun(*loaded.run, context(loaded));
    for (const auto& overview : loaded.overviews)
        page_.showOverview(overview.metricKey, overview.buckets, overview.fetchedMs);
    loaded_ = std::make_unique<Loaded>(std::move(loaded));
    Q_EMIT titleChanged(run_->name.isEmpty() ? key_.remoteId.left(8) : run_->name, run_->status);
}

/// Once more, too, when the run has ended: nobody asks again after that.
void RunController::followCurves()
{
    const auto server = link();
    if (!page_.isVisible() || !pace_.isDue(server, steadyNow()))
        return;
    for (auto& [metric, pace] : followed_) {
        if (!isGoing(*run_) || pace.isDue(server, steadyNow()))
            fetchHistory(metric);
    }
}

void RunController::fetchHistory(const QString& metricKey)
{
    if (!run_ || historyJobs_[metricKey].isRunning())
        return;
    page_.showHistoryLoading(metricKey);
    retry_.asking(historyOf(metricKey));
    struct Curve {
        std::shared_ptr<const MetricPoints> points;
        std::int64_t fetchedMs;
        std::optional<Error> staleBecause;
        std::vector<ItemFault> faults;
    };
    auto& cache = workspace_.cache();
    const auto server = link();
    followed_.try_emplace(metricKey, server);
    historyJobs_[metricKey] = workspace_.runner().run<Curve>(
        {.title = {}, .slot = slot(), .slotLimit = 3},
        [&cache, server, run = *run_, metricKey](JobContext& job) -> Result<Curve> {
            const auto freshness = isGoing(run) ? Freshness::ServerFirst : Freshness::CacheFirst;
            auto points = history(cache, server.get(), run, metricKey, freshness, job.stop);
            if (!points)
                return fail(points.error());
            return Curve{std::make_shared<const MetricPoints>(std::move(points->value)), points->fetchedMs,
                         points->staleBecause, std::move(points->faults)};
        },
        this,
        [this, metricKey, asked = steadyNow()](Result<Curve> curve) {
            const auto now = steadyNow();
            auto& pace = followed_[metricKey];
            const auto error = curve ? curve->staleBecause : curve.error();
            if (error) {
                pace.failed(*error, now);
                if (error->kind == ErrorKind::Unauthorized)
                    pace_.stop();
            } else {
                pace.answered(now, curveRestFactor *
                                       std::chrono::duration_cast<std::chrono::milliseconds>(now - asked));
            }
            if (curve)
                page_.showHistory(metricKey, curve->points, curve->fetchedMs, curve->faults);
            else if (curve.error().kind != ErrorKind::Cancelled)
                page_.showHistoryError(metricKey, curve.error());
            if (curve)
                noteRefusal(metricKey, error);
            retry_.answered(historyOf(metricKey), error);
        });
}

void RunController::loadModels(Ask ask)
{
    page_.showModelsLoading();
    using Models = Aged<std::vector<LoggedModel>>;
    JobSpec spec;
    if (ask == Ask::Server) {
        spec.slot = slot();
        retry_.demanded(itsModels);
    }
    modelsJob_ = workspace_.runner().run<Models>(
        std::move(spec),
        [&cache = workspace_.cache(), server = link(), key = key_, ask](JobContext& job) {
            const auto freshness = ask == Ask::Server ? Freshness::ServerFirst : Freshness::CacheFirst;
            return loggedModels(cache, server.get(), key, freshness, job.stop);
        },
        this,
        [this, ask](Result<Models> models) {
            if (models)
                page_.showModels({models->value.begin(), models->value.end()}, models->fetchedMs);
            // What is cached stands, with its age, below why there is nothing newer.
            const auto error = models ? models->staleBecause : models.error();
            if (error && error->kind != ErrorKind::Cancelled)
                page_.showModelsError(*error);
            if (ask == Ask::Server)
                retry_.answered(itsModels, error);
        });
}

void RunController::setPinned(bool pinned)
{
    if (pinned) {
        pin({});
        return;
    }
    pinJob_ = workspace_.runner().run<void>(
        {}, [&cache = workspace_.cache(), key = key_](JobContext&) { return cache.unpin(key); }, this,
        [this](Result<void> done) {
            if (!done)
                Q_EMIT messageRaised(syncErrorText(done.error()));
            load(Ask::Cache);
        });
}

void RunController::pin(const PinScope& scope)
{
    pinning_ = true;
    if (loaded_)
        page_.showContext(context(*loaded_));
    auto& cache = workspace_.cache();
    pinJob_ = workspace_.runner().run<PinSummary>(
        {.title = tr("Keeping %1 for offline use").arg(run_ ? run_->name : key_.remoteId), .slot = slot()},
        [&cache, server = link(), key = key_, scope](JobContext& job) -> Result<PinSummary> {
            if (!server) {
                if (auto done = cache.pin(key, scope.extent(), scope.chosen()); !done)
                    return fail(done.error());
                return fail(ErrorKind::Offline, key.remoteId);
            }
            return pinRun(cache, *server, key, scope, job.stop,
                          [&job](const Progress& p) { job.progress(p.text, p.done, p.total); });
        },
        this,
        [this](Result<PinSummary> summary) {
            pinning_ = false;
            if (!summary)
                Q_EMIT messageRaised(tr("Pinned, but not everything could be fetched: %1")
                                         .arg(syncErrorText(summary.error())));
            else
                Q_EMIT messageRaised(summary->left.empty()
                                         ? tr("Kept for offline use: %1, %2")
                                               .arg(tr("%Ln histories", nullptr, int(summary->histories)),
                                                    tr("%Ln files", nullptr, int(summary->artifacts)))
                                         : tr("Kept for offline use; %Ln items could not be fetched", nullptr,
                                              int(summary->left.size())));
            load(Ask::Cache);
        });
}

} // namespace ph
