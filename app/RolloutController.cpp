#include "app/RolloutController.h"

#include "services/release/KeyStore.h"
#include "widgets/rollouts/RolloutPage.h"

namespace ph {

namespace {

constexpr int followMs = 2'000; // a driver looks once a second and writes less often

/// How the record names this person.
QString whoAsks(StateStore& state)
{
    if (const auto own = KeyStore(state).own(); own && !own->label.isEmpty())
        return own->label;
    return qEnvironmentVariable("USER", QStringLiteral("pilothouse"));
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
    if (!kept->version.isEmpty() && kept->version == before.version) {
        read.picture.reports = before.picture.reports;
    } else {
        const auto measurements = (*store)->measurements(id);
        if (!measurements)
            return fail(measurements.error());
        for (const auto& measurement : *measurements)
            read.picture.reports.append(measurement.report);
    }
    if (reach.claim) {
        auto claim = reach.claim(id, stop);
        if (!claim)
            return fail(claim.error());
        read.picture.claim = *claim;
    }
    return read;
}

RolloutController::RolloutController(Workspace& workspace, RolloutReach reach, RolloutPage& page, QString id,
                                     QString cluster, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , reach_(std::move(reach))
    , page_(page)
    , id_(std::move(id))
    , cluster_(std::move(cluster))
{
    again_.setSingleShot(true);
    again_.setInterval(followMs);
    connect(&again_, &QTimer::timeout, this, &RolloutController::reload);
    connect(&page_, &RolloutPage::refreshRequested, this, &RolloutController::reload);
    connect(&page_, &RolloutPage::requested, this, &RolloutController::ask);
    connect(&page_, &RolloutPage::driveRequested, this, [this] { Q_EMIT driveRequested(id_); });
    connect(&page_, &RolloutPage::endpointActivated, this, &RolloutController::endpointActivated);
    page_.showLoading(id_);
    reload();
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

} // namespace ph
