#include "app/RolloutController.h"

#include "app/AccountName.h"

#include "app/release/KnownReleases.h"
#include "services/release/KeyStore.h"
#include "services/rollout/RolloutSystem.h"
#include "widgets/rollouts/RolloutPage.h"

namespace ph {

namespace {

constexpr int followMs = 2'000; // a driver looks once a second and writes less often

/// How the record names this person.
QString whoAsks(StateStore& state)
{
    if (const auto own = KeyStore(state).own(); own && !own->label.isEmpty())
        return own->label;
    return accountName();
}

QString sentenceOf(const Error& error)
{
    return error.detail.isEmpty() ? errorSentence(error) : error.detail;
}

RolloutPicture::Here hereOf(RolloutDrives::Standing standing)
{
    switch (standing) {
    case RolloutDrives::Standing::Driving:
        return RolloutPicture::Here::Drives;
    case RolloutDrives::Standing::Stopping:
        return RolloutPicture::Here::Stops;
    case RolloutDrives::Standing::Idle:
        break;
    }
    return RolloutPicture::Here::No;
}

enum class RecordMoved { No, Yes };

/// A look that saw the same as the one before adds nothing, unless the record moved on between them.
QList<SeenShare> withSeen(QList<SeenShare> seen, const SeenShare& now, RecordMoved moved)
{
    if (seen.isEmpty() || seen.last().percent != now.percent || moved == RecordMoved::Yes)
        seen.append(now);
    return seen;
}

} // namespace

Result<ReadRollout> readRollout(const RolloutReach& reach, const QString& id, const ReadRollout& before,
                                std::int64_t nowMs, std::stop_token stop)
{
    const auto store = reach.store(ReachFor::Looking, stop);
    if (!store)
        return fail(store.error());
    const auto kept = (*store)->load(id);
    if (!kept)
        return fail(kept.error());
    ReadRollout read;
    read.version = kept->version;
    read.picture.plan = kept->plan;
    read.picture.state = kept->state;
    read.picture.readMs = nowMs;
    read.picture.carried =
        runsByItself(kept->plan) ? RolloutPicture::Carried::ByCluster : RolloutPicture::Carried::ByDriver;
    if (!kept->version.isEmpty() && kept->version == before.version) {
        read.picture.reports = before.picture.reports;
    } else {
        const auto measurements = (*store)->measurements(id);
        if (!measurements)
            return fail(measurements.error());
        for (const auto& measurement : *measurements)
            read.picture.reports.append(measurement.report);
    }
    if (reach.look && kept->state.outcome == RolloutOutcome::Open) {
        const auto seen = reach.look(*kept, nowMs, stop);
        if (!seen && seen.error().kind == ErrorKind::Cancelled)
            return fail(seen.error());
        read.picture.seen = withSeen(before.picture.seen, seen.value_or(SeenShare{nowMs}),
                                     kept->version == before.version ? RecordMoved::No : RecordMoved::Yes);
    }
    if (reach.job) {
        auto job = reach.job(id, nowMs, stop);
        if (!job && job.error().kind == ErrorKind::Cancelled)
            return fail(job.error());
        read.picture.job = job.value_or(std::nullopt);
        read.picture.jobUnseen = job ? QString() : sentenceOf(job.error());
    }
    if (reach.claim) {
        auto claim = reach.claim(id, stop);
        if (!claim)
            return fail(claim.error());
        read.picture.claim = *claim;
    }
    return read;
}

RolloutController::RolloutController(Workspace& workspace, RolloutDrives& drives, RolloutReach reach,
                                     RolloutPage& page, QString id, QString cluster, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , drives_(drives)
    , reach_(std::move(reach))
    , page_(page)
    , id_(std::move(id))
    , cluster_(std::move(cluster))
    , arming_(new ArmingController(workspace, reach_, page, id_, this))
{
    again_.setSingleShot(true);
    again_.setInterval(followMs);
    connect(&again_, &QTimer::timeout, this, &RolloutController::reload);
    connect(&page_, &RolloutPage::refreshRequested, this, [this] {
        reload();
        askWhatMayBeDone();
    });
    connect(&page_, &RolloutPage::requested, this, &RolloutController::ask);
    connect(&page_, &RolloutPage::armRequested, this, [this] { arming_->open(read_.picture); });
    connect(arming_, &ArmingController::changed, this, &RolloutController::reload);
    connect(&page_, &RolloutPage::driveRequested, this, &RolloutController::drive);
    connect(&page_, &RolloutPage::driveStopRequested, this, [this] { drives_.stop(driveKey()); });
    connect(&drives_, &RolloutDrives::changed, this, &RolloutController::showDrive);
    connect(&drives_, &RolloutDrives::ended, this,
            [this](const QString& key, const QString&, const Result<DrivenRollout>& driven) {
                if (key == driveKey())
                    showDriveEnd(driven);
            });
    connect(&page_, &RolloutPage::endpointActivated, this, &RolloutController::endpointActivated);
    page_.showLoading(id_);
    showDrive();
    reload();
    askWhatMayBeDone();
}

RolloutController::~RolloutController() = default;

void RolloutController::reload()
{
    again_.stop();
    if (readJob_.isRunning())
        return;
    readJob_ = workspace_.runner().run<ReadRollout>(
        {},
        [reach = reach_, id = id_, before = read_, clock = workspace_.clock()](JobContext& job) {
            return readRollout(reach, id, before, toMs(clock()), job.stop);
        },
        this,
        [this](Result<ReadRollout> read) {
            if (read)
                show(*read);
            else if (read.error().kind != ErrorKind::Cancelled)
                page_.showError(read.error());
            // What has ended can still be asked to go back, by others too. What a person has to change first
            // is asked again when they say so.
            if (read || read.error().retryable())
                again_.start();
        });
}

void RolloutController::show(const ReadRollout& read)
{
    read_ = read;
    read_.picture.cluster = cluster_;
    read_.picture.here = hereOf(drives_.standing(driveKey()));
    if (!askJob_.isRunning())
        page_.showRollout(read_.picture);
    Q_EMIT titleChanged(read_.picture.plan.endpoint.remoteId.section(u'/', -1));
}

void RolloutController::ask(RolloutRequest::Kind kind, const QString& reason)
{
    if (askJob_.isRunning())
        return;
    page_.showAsked();
    askJob_ = workspace_.runner().run<StoredRollout>(
        {},
        [&state = workspace_.state(), reach = reach_, id = id_, kind, reason,
         nowMs = toMs(workspace_.clock()())](JobContext& job) -> Result<StoredRollout> {
            const auto store = reach.store(ReachFor::Changing, job.stop);
            if (!store)
                return fail(store.error());
            return askOfRollout(**store, id, {kind, whoAsks(state), nowMs, reason});
        },
        this,
        [this](Result<StoredRollout> asked) {
            if (!asked) {
                page_.showRefusal(asked.error());
                reload();
                return;
            }
            read_.picture.state = asked->state;
            read_.picture.readMs = toMs(workspace_.clock()());
            page_.showRollout(read_.picture);
            reload();
        });
}

void RolloutController::askWhatMayBeDone()
{
    askWhetherToDrive();
    if (!reach_.mayAsk || mayAskJob_.isRunning())
        return;
    mayAskJob_ = workspace_.runner().run<void>(
        {}, [reach = reach_, id = id_](JobContext& job) { return reach.mayAsk(id, job.stop); }, this,
        [this](const Result<void>& may) {
            // What could not be told now shows when something is asked.
            const bool isForbidden = !may && may.error().kind == ErrorKind::Forbidden;
            page_.showAskRefusal(isForbidden ? sentenceOf(may.error()) : QString());
        });
}

void RolloutController::askWhetherToDrive()
{
    if (!reach_.mayDrive || mayDriveJob_.isRunning())
        return;
    mayDriveJob_ = workspace_.runner().run<QStringList>(
        {}, [reach = reach_, id = id_](JobContext& job) { return reach.mayDrive(id, job.stop); }, this,
        [this](const Result<QStringList>& may) {
            if (!may && may.error().kind == ErrorKind::Cancelled)
                return;
            driveNote_ = may ? may->join(u' ') : QString();
            driveRefusal_ = may ? QString() : sentenceOf(may.error());
            showDriveOffer();
        });
}

void RolloutController::drive()
{
    if (!reach_.drive)
        return;
    page_.clearRefusal();
    drives_.begin(driveKey(), id_,
                  [reach = reach_, id = id_](RolloutDriver::Settings settings, std::stop_token stop) {
                      return reach.drive(id, std::move(settings), std::move(stop));
                  });
}

void RolloutController::showDrive()
{
    read_.picture.here = hereOf(drives_.standing(driveKey()));
    if (!page_.rolloutId().isEmpty() && !askJob_.isRunning())
        page_.showRollout(read_.picture);
    showDriveOffer();
}

void RolloutController::showDriveOffer()
{
    if (!driveRefusal_)
        return;
    page_.showDriveOffer(drives_.isFull()
                             ? tr("This window drives %Ln rollout(s) already, and no more at once.", nullptr,
                                  RolloutDrives::most)
                             : *driveRefusal_,
                         driveNote_);
}

void RolloutController::showDriveEnd(const Result<DrivenRollout>& driven)
{
    if (!driven && driven.error().kind != ErrorKind::Cancelled)
        page_.showRefusal(driven.error());
    if (driven && driven->rollout.state.outcome == RolloutOutcome::Promoted)
        page_.showNote(tr("What else moves with it, as an alias, is its release's: execute that again."));
    reload();
}

} // namespace ph
