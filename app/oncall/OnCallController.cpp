#include "app/oncall/OnCallController.h"

#include "services/environments/EnvironmentFile.h"
#include "services/oncall/OnCallStore.h"
#include "widgets/oncall/OnCallDialog.h"

#include <algorithm>

namespace ph {

namespace {

constexpr std::int64_t longestSleepMs = 60'000; // a clock may jump, and a laptop sleep
constexpr int lookAtPinsMs = 60'000;            // others may pin from the command line
constexpr int showProgressMs = 250;

} // namespace

OnCallController::OnCallController(Workspace& workspace, QWidget& window, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , window_(window)
{
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &OnCallController::plan);
    look_.setInterval(lookAtPinsMs);
    connect(&look_, &QTimer::timeout, this, &OnCallController::read);
    progress_.setSingleShot(true);
    progress_.setInterval(showProgressMs);
    connect(&progress_, &QTimer::timeout, this, &OnCallController::show);
    connect(&workspace_.runner(), &JobRunner::jobsChanged, this, &OnCallController::noteProgress);
}

OnCallController::~OnCallController() = default;

void OnCallController::start()
{
    look_.start();
    read();
}

void OnCallController::setReached(Reached reached)
{
    if (std::exchange(reached_, reached) != reached)
        plan();
}

void OnCallController::setKeeping(Keeping keeping)
{
    if (std::exchange(keeping_, keeping) != keeping)
        plan();
}

OnCallLine* OnCallController::lineOf(const QString& environment)
{
    const auto found = std::find_if(lines_.begin(), lines_.end(),
                                    [&](const OnCallLine& line) { return line.environment == environment; });
    return found == lines_.end() ? nullptr : &*found;
}

void OnCallController::show()
{
    if (dialog_)
        dialog_->showLines(lines_);
    Q_EMIT linesChanged();
}

// --- reading

void OnCallController::read()
{
    struct Read {
        QStringList environments;
        std::vector<OnCallStanding> standings;
    };
    if (readJob_.isRunning()) {
        again_ = Again::Yes;
        return;
    }
    readJob_ = workspace_.runner().run<Read>(
        {},
        [&workspace = workspace_](JobContext&) -> Result<Read> {
            auto standings = OnCallStore(workspace.state()).standings();
            if (!standings)
                return fail(standings.error());
            Read read{{}, *std::move(standings)};
            if (const auto listing = loadEnvironments(QString::fromStdString(workspace.folder().string()))) {
                for (const auto& environment : listing->environments)
                    read.environments << environment.name;
            }
            return read;
        },
        this,
        [this](Result<Read> read) {
            if (read)
                take(read->environments, read->standings);
            else if (dialog_ && read.error().kind != ErrorKind::Cancelled)
                dialog_->showError(read.error());
            if (std::exchange(again_, Again::No) == Again::Yes)
                this->read();
        });
}

void OnCallController::take(const QStringList& environments, const std::vector<OnCallStanding>& standings)
{
    QList<OnCallLine> next;
    for (const auto& name : environments)
        next.append({name});
    for (const auto& standing : standings) {
        const auto& name = standing.pin.environment;
        const auto known = std::find_if(next.begin(), next.end(),
                                        [&](const OnCallLine& line) { return line.environment == name; });
        if (known == next.end())
            next.append({name, standing}); // its file is gone: it says so itself
        else
            known->standing = standing;
    }
    for (auto& line : next) {
        if (const auto* before = lineOf(line.environment)) {
            line.work = before->work;
            line.doing = before->doing;
            line.done = before->done;
            line.total = before->total;
        }
    }
    lines_ = std::move(next);
    show();
    plan();
}

// --- rounds

void OnCallController::plan()
{
    timer_.stop();
    if (keeping_ == Keeping::OnRequest || reached_ == Reached::NobodyIs)
        return; // begins again once somebody is reached
    const auto nowMs = toMs(workspace_.clock()());
    auto nextMs = nowMs + longestSleepMs;
    for (const auto& line : std::as_const(lines_)) {
        if (!line.standing || line.work != OnCallLine::Work::Idle)
            continue;
        auto draw = draws_.find(line.environment);
        if (draw == draws_.end())
            draw = draws_.emplace(line.environment, std::uniform_real_distribution<>()(random_)).first;
        const auto held = notBefore_.find(line.environment);
        const auto dueMs = std::max(onCallDueMs(*line.standing, draw->second),
                                    held == notBefore_.end() ? noTime : held->second);
        if (dueMs <= nowMs)
            return refresh(line.environment, OnCallAsking::ByItself); // which plans again
        nextMs = std::min(nextMs, dueMs);
    }
    timer_.start(int(nextMs - nowMs));
}

void OnCallController::refresh(const QString& environment, OnCallAsking asking)
{
    auto* line = lineOf(environment);
    if (!line || !line->standing || line->work != OnCallLine::Work::Idle)
        return;
    line->work = OnCallLine::Work::Waiting;
    rounds_[environment] = workspace_.runner().run<OnCallStanding>(
        {.title = tr("Keeping %1 for on-call").arg(environment),
         .slot = QStringLiteral("oncall"),
         .slotLimit = 1,
         .priority =
             asking == OnCallAsking::ByHand ? JobSpec::Priority::Interactive : JobSpec::Priority::Background},
        [&workspace = workspace_, environment, asking](JobContext& job) {
            return keepFresh(workspace, environment, asking, job.progress, job.stop);
        },
        this,
        [this, environment](Result<OnCallStanding> round) {
            draws_.erase(environment);
            if (auto* ended = lineOf(environment)) {
                ended->work = OnCallLine::Work::Idle;
                ended->doing.clear();
                if (round && ended->standing)
                    ended->standing = *round;
                else if (ended->standing) // a local trouble, or somebody's cancel: not again at once
                    notBefore_[environment] = toMs(workspace_.clock()()) + ended->standing->pin.everyMs;
            }
            if (!round && dialog_ && round.error().kind != ErrorKind::Cancelled)
                dialog_->showError(round.error());
            show();
            plan();
        });
    show();
    plan();
}

void OnCallController::noteProgress()
{
    const auto jobs = workspace_.runner().jobs();
    for (auto& line : lines_) {
        const auto round = rounds_.find(line.environment);
        if (line.work == OnCallLine::Work::Idle || round == rounds_.end())
            continue;
        for (const auto& job : jobs) {
            if (job.id != round->second.id() || job.text.isEmpty())
                continue;
            line.work = OnCallLine::Work::Refreshing;
            line.doing = job.text;
            line.done = job.done;
            line.total = job.total;
            if (!progress_.isActive())
                progress_.start();
        }
    }
}

void OnCallController::cancel(const QString& environment)
{
    if (const auto round = rounds_.find(environment); round != rounds_.end())
        round->second.cancel();
}

// --- people

void OnCallController::open(const QString& environment)
{
    if (!dialog_) {
        auto* dialog = new OnCallDialog(&window_, workspace_.clock());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog_ = dialog;
        connect(dialog, &OnCallDialog::pinRequested, this, &OnCallController::pin);
        connect(dialog, &OnCallDialog::unpinRequested, this, &OnCallController::unpin);
        connect(dialog, &OnCallDialog::refreshRequested, this,
                [this](const QString& name) { refresh(name, OnCallAsking::ByHand); });
        connect(dialog, &OnCallDialog::cancelRequested, this, &OnCallController::cancel);
        dialog->showLines(lines_);
        dialog->open();
        read(); // files may have come since
    }
    if (!environment.isEmpty())
        dialog_->choose(environment);
    dialog_->raise();
}

std::optional<OnCallPin> OnCallController::pinOf(const QString& environment)
{
    const auto* line = lineOf(environment);
    return line && line->standing ? std::optional(line->standing->pin) : std::nullopt;
}

void OnCallController::pin(const OnCallPin& pin)
{
    const auto before = pinOf(pin.environment);
    put(pin.environment, pin, [this, pin, before](const Result<void>& done) {
        if (done)
            tellEdit(before ? tr("changing how %1 is kept for on-call").arg(pin.environment)
                            : tr("pinning %1 for on-call").arg(pin.environment),
                     pin.environment, before, pin);
    });
}

void OnCallController::unpin(const QString& environment)
{
    const auto before = pinOf(environment);
    put(environment, std::nullopt, [this, environment, before](const Result<void>& done) {
        if (done && before)
            tellEdit(tr("unpinning %1").arg(environment), environment, before, std::nullopt);
    });
}

void OnCallController::tellEdit(const QString& what, const QString& environment,
                                const std::optional<OnCallPin>& before, const std::optional<OnCallPin>& after)
{
    const auto again = [this, environment](const std::optional<OnCallPin>& pin) {
        put(environment, pin, [this, environment](const Result<void>& done) {
            if (done)
                return;
            if (!dialog_) { // where it would be said
                open(environment);
                dialog_->showError(done.error());
            }
            Q_EMIT editFailed();
        });
    };
    Q_EMIT edited({what, [again, before] { again(before); }, [again, after] { again(after); }});
}

void OnCallController::put(const QString& environment, const std::optional<OnCallPin>& pin,
                           const std::function<void(const Result<void>&)>& ended)
{
    if (!pin)
        cancel(environment);
    std::erase_if(writes_, [](const JobHandle& job) { return !job.isRunning(); });
    writes_.push_back(workspace_.runner().run<void>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1},
        [&workspace = workspace_, environment, pin](JobContext&) -> Result<void> {
            if (!pin)
                return OnCallStore(workspace.state()).unpin(environment);
            return pinForOnCall(workspace, *pin).map([](const auto&) {});
        },
        this,
        [this, ended](Result<void> written) {
            if (!written && dialog_)
                dialog_->showError(written.error());
            ended(written);
            read();
        }));
}

} // namespace ph
