#include "app/start/FirstStartController.h"

#include "app/ConnectionsController.h"
#include "app/SampleWorkspace.h"
#include "services/discovery/ConnectionOffers.h"
#include "services/discovery/StoreSearch.h"
#include "widgets/start/FirstStartView.h"
#include "widgets/start/SampleDoor.h"
#include "widgets/start/ServerDoor.h"
#include "widgets/start/StoreDoor.h"

#include <QDir>

#include <mutex>

namespace ph {

namespace {

constexpr int foundShownEveryMs = 100;

} // namespace

/// What a search tells while it goes on.
struct FirstStartController::Finding {
    std::mutex mutex;
    std::vector<FoundStore> stores; ///< not shown yet
    std::size_t folders = 0;
};

FirstStartController::FirstStartController(Workspace& workspace, ConnectionsController& connections,
                                           FirstStartView& view, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , view_(view)
{
    look_.setInterval(foundShownEveryMs);
    connect(&look_, &QTimer::timeout, this, &FirstStartController::takeFound);
    connect(view_.stores(), &StoreDoor::searchRequested, this, &FirstStartController::search);
    connect(view_.stores(), &StoreDoor::searchCancelled, this, [this] { searchJob_.cancel(); });
    connect(view_.stores(), &StoreDoor::storesChosen, this, &FirstStartController::openStores);
    connect(view_.stores(), &StoreDoor::folderRequested, this, &FirstStartController::folderRequested);
    connect(view_.stores(), &StoreDoor::databaseRequested, this, &FirstStartController::databaseRequested);
    const auto ask = [this](const Connection& proposal) {
        wasDoorUsed_ = true;
        Q_EMIT connectRequested(proposal);
    };
    connect(view_.servers(), &ServerDoor::offerChosen, this, ask);
    connect(view_.servers(), &ServerDoor::otherRequested, this, [ask] { ask(Connection()); });
    connect(view_.sample(), &SampleDoor::sampleRequested, this, &FirstStartController::openSample);
    connect(view_.sample(), &SampleDoor::sampleCancelled, this, [this] { sampleJob_.cancel(); });
    connect(&workspace_.runner(), &JobRunner::jobsChanged, this, [this] {
        for (const auto& job : workspace_.runner().jobs()) {
            if (sampleJob_.isRunning() && job.id == sampleJob_.id())
                view_.sample()->showProgress(job.text, job.done, job.total);
        }
    });
    connect(&connections_, &ConnectionsController::connectionsChanged, this,
            &FirstStartController::readOffers);
}

FirstStartController::~FirstStartController() = default;

void FirstStartController::readOffers()
{
    if (!connections_.trackers().isEmpty()) {
        searchJob_.cancel();
        if (std::exchange(wasDoorUsed_, false))
            Q_EMIT firstTracker();
        return;
    }
    offersJob_ = workspace_.runner().run<ConnectionOffers>(
        {},
        [](JobContext&) -> Result<ConnectionOffers> {
            return offeredConnections(QProcessEnvironment::systemEnvironment(),
                                      QDir::homePath().toStdString());
        },
        this,
        [this](Result<ConnectionOffers> offers) {
            view_.servers()->setOffers(offers.value_or(ConnectionOffers()));
        });
}

// --- local stores

void FirstStartController::search()
{
    if (searchJob_.isRunning())
        return;
    finding_ = std::make_shared<Finding>();
    view_.stores()->beginSearch();
    look_.start();
    searchJob_ = workspace_.runner().run<bool>(
        {.title = tr("Looking for stores")},
        [finding = finding_](JobContext& job) -> Result<bool> {
            std::error_code failed;
            const auto roots =
                usualSearchRoots(std::filesystem::current_path(failed), QDir::homePath().toStdString());
            const auto report = searchStores(
                roots, {}, job.stop,
                [&](const FoundStore& store) {
                    const std::lock_guard lock(finding->mutex);
                    finding->stores.push_back(store);
                },
                [&](std::size_t folders) {
                    const std::lock_guard lock(finding->mutex);
                    finding->folders = folders;
                });
            if (report.end == StoreSearchReport::End::Cancelled)
                return fail(ErrorKind::Cancelled, QString());
            return report.end == StoreSearchReport::End::Whole;
        },
        this,
        [this](Result<bool> isWhole) {
            look_.stop();
            takeFound();
            using Ended = StoreDoor::Ended;
            view_.stores()->endSearch(!isWhole ? Ended::Cancelled : *isWhole ? Ended::Whole : Ended::CutOff);
        });
}

void FirstStartController::takeFound()
{
    std::vector<FoundStore> fresh;
    std::size_t folders = 0;
    {
        const std::lock_guard lock(finding_->mutex);
        fresh = std::exchange(finding_->stores, {});
        folders = finding_->folders;
    }
    view_.stores()->showProgress(qint64(folders));
    for (const auto& store : fresh)
        view_.stores()->addStore(store);
}

void FirstStartController::openStores(const QList<FoundStore>& stores)
{
    for (const auto& connection : connectionsTo(stores))
        connections_.addKnown(connection);
    Q_EMIT messageRaised(tr("%Ln store(s) connected", nullptr, int(stores.size())));
}

// --- the sample

void FirstStartController::openSample()
{
    if (sampleJob_.isRunning())
        return;
    const auto folder = sampleWorkspaceFolder();
    view_.sample()->begin();
    sampleJob_ = workspace_.runner().run<void>(
        {.title = tr("Writing the sample workspace")},
        [folder, clock = workspace_.clock()](JobContext& job) {
            return provideSampleWorkspace(folder, clock, {job.stop, job.progress});
        },
        this,
        [this, folder](Result<void> provided) {
            if (provided) {
                view_.sample()->end(tr("It is open in a window of its own."));
                Q_EMIT sampleReady(QString::fromStdString(folder.string()));
                return;
            }
            const bool isCancelled = provided.error().kind == ErrorKind::Cancelled;
            const auto said = isCancelled ? tr("Cancelled; nothing was kept.")
                                          : tr("The sample could not be written: %1 %2")
                                                .arg(provided.error().where, provided.error().detail);
            view_.sample()->end(said);
            Q_EMIT messageRaised(said); // where the door is not in view
        });
}

} // namespace ph
