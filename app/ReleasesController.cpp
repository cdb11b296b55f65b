#include "app/ReleasesController.h"

#include "app/DraftController.h"
#include "app/EnvironmentIntake.h"
#include "app/ReleaseController.h"
#include "app/RollbackPrediction.h"
#include "app/release/OwnKey.h"
#include "services/notify/WorkNotices.h"
#include "widgets/common/Banner.h"
#include "widgets/releases/DraftReleaseView.h"
#include "widgets/releases/EnvironmentView.h"
#include "widgets/releases/InboxView.h"
#include "widgets/releases/PolicyView.h"
#include "widgets/releases/ReleasesScreen.h"
#include "widgets/releases/RollbackDialog.h"
#include "widgets/shell/NavigationRail.h"
#include "widgets/shell/ShellFrame.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

namespace ph {

namespace {

constexpr int pullEveryMs = 60'000;
constexpr int restMs = 1000; // after the last of several connections was read
constexpr int maxNotes = 3;  // in a banner

const QString releasePrefix = QStringLiteral("release:");
const QString environmentPrefix = QStringLiteral("environment:");
const QString policyPrefix = QStringLiteral("policy:");
const QString policyFilePrefix = QStringLiteral("policy-file:");
const QString inboxTab = QStringLiteral("inbox");
const QString draftTab = QStringLiteral("draft");
const QString makeKeyAction = QStringLiteral("makeKey");

QString notesText(const QStringList& notes)
{
    auto text = notes.mid(0, maxNotes).join(u'\n');
    if (notes.size() > maxNotes)
        text += u'\n' + ReleasesController::tr("and %Ln more", nullptr, int(notes.size() - maxNotes));
    return text;
}

/// A copy of a manifest does not tell when it was looked at; an earlier look that saw the same does. A pull
/// that brought no time reached nobody, which stays so until one does.
QList<EnvironmentLine> withLooks(QList<EnvironmentLine> lines, const QList<EnvironmentLine>& before,
                                 HomeLook look)
{
    using Source = EnvironmentLine::Source;
    for (auto& line : lines) {
        if (line.live.isEmpty() || !line.target.startsWith(QLatin1String("git:")))
            continue;
        const bool isCopy = line.liveSeenMs == noTime;
        if (look == HomeLook::Pull)
            line.liveSource = isCopy ? Source::NotReached : Source::Reached;
        for (const auto& earlier : before) {
            if (!isCopy || earlier.name != line.name || earlier.live != line.live)
                continue;
            line.liveSeenMs = earlier.liveSeenMs;
            if (look == HomeLook::Copy)
                line.liveSource = earlier.liveSource;
        }
    }
    return lines;
}

} // namespace

ReleasesController::ReleasesController(Workspace& workspace, ShellFrame& shell, ReleaseBoardModel& board,
                                       InboxModel& inbox, ReleasesScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , shell_(shell)
    , board_(board)
    , inbox_(inbox)
    , screen_(screen)
    , acts_(workspace)
{
    connect(&screen_, &ReleasesScreen::releaseActivated, this, &ReleasesController::openRelease);
    connect(&screen_, &ReleasesScreen::environmentActivated, this, &ReleasesController::openEnvironment);
    connect(&screen_, &ReleasesScreen::draftRequested, this, [this](const QString& environment) {
        ReleaseDraft draft;
        draft.environment = environment;
        draftRelease(draft);
    });
    connect(&screen_, &ReleasesScreen::environmentRequested, this, &ReleasesController::addEnvironment);
    connect(&screen_, &ReleasesScreen::inboxRequested, this, &ReleasesController::openInbox);
    connect(&screen_, &ReleasesScreen::retryRequested, this, [this] { reload(HomeLook::Pull); });
    connect(&screen_, &ReleasesScreen::keyRequested, this, &ReleasesController::makeKey);
    connect(&acts_, &ReleaseActs::ended, this, [this] { reload(HomeLook::Copy); });
    connect(&shell_, &ShellFrame::tabClosed, this, &ReleasesController::forget);
    soon_.setSingleShot(true);
    soon_.setInterval(restMs);
    connect(&soon_, &QTimer::timeout, this, [this] { reload(HomeLook::Copy); });
    pull_.setInterval(pullEveryMs);
    connect(&pull_, &QTimer::timeout, this, [this] {
        board_.refreshAges();
        inbox_.refreshAges();
        reload(HomeLook::Pull);
    });
}

ReleasesController::~ReleasesController()
{
    disconnect(&shell_, nullptr, this, nullptr);
}

void ReleasesController::start()
{
    screen_.setLoading();
    reload(HomeLook::Copy);
    reload(HomeLook::Pull);
    pull_.start();
}

void ReleasesController::reload(HomeLook look)
{
    auto& job = look == HomeLook::Copy ? readJob_ : pullJob_;
    if (job.isRunning() && look == HomeLook::Pull)
        return;
    JobSpec spec{.title = {}, .priority = JobSpec::Priority::Background};
    if (look == HomeLook::Pull) {
        spec.slot = homeSlot;
        spec.slotLimit = 1;
    }
    job = workspace_.runner().run<ReleaseBoard>(
        std::move(spec),
        [&workspace = workspace_, look](JobContext& context) {
            return readBoard(workspace, look, context.stop);
        },
        this,
        [this, look](Result<ReleaseBoard> board) {
            if (board)
                apply(*board, look);
            else if (board.error().kind != ErrorKind::Cancelled)
                screen_.showError(board.error());
        });
}

void ReleasesController::apply(const ReleaseBoard& board, HomeLook look)
{
    rollbacks_ = board.rollbacks;
    environments_ = withLooks(board.environments, environments_, look);
    board_.applyEnvironments(environments_);
    const bool isOther = board_.releases() != board.releases;
    board_.applyReleases(board.releases);
    const auto inbox = withAdvice(board, look);
    inbox_.apply(inbox);
    // Before the homes were read nobody knows that there is nothing.
    if (look == HomeLook::Pull || board.environments.isEmpty() || !board.releases.isEmpty())
        screen_.setReady();
    screen_.setInboxCount(int(inbox.size()));
    shell_.rail()->setCount(QStringLiteral("releases"), int(inbox.size()));
    if (board.ownKey == ReleaseBoard::OwnKey::None && !board.environments.isEmpty())
        screen_.showKeyMissing();
    else if (look == HomeLook::Pull && !board.notes.isEmpty())
        screen_.showNote(notesText(board.notes));
    else if (look == HomeLook::Pull)
        screen_.clearNote();
    if (look == HomeLook::Pull)
        Q_EMIT releasesRead(releaseNotices(board.releases, board.inbox));
    Q_EMIT boardRead();
    if (isOther)
        Q_EMIT releasesChanged();
}

QList<InboxItem> ReleasesController::withAdvice(const ReleaseBoard& board, HomeLook look)
{
    auto inbox = board.inbox;
    if (look == HomeLook::Pull) {
        advised_.clear();
        std::copy_if(inbox.begin(), inbox.end(), std::back_inserter(advised_),
                     [](const InboxItem& item) { return item.kind == InboxItem::Kind::RollbackAdvised; });
        return inbox;
    }
    for (const auto& item : advised_) {
        const bool stands =
            std::any_of(board.releases.begin(), board.releases.end(), [&](const ReleaseSummary& release) {
                return release.id == item.releaseId &&
                       (release.state == ReleaseState::Soaking || release.state == ReleaseState::Done);
            });
        if (stands)
            inbox.append(item);
    }
    return inbox;
}

/// What waits since before the program began is told by the badge alone.
void ReleasesController::openRelease(const QString& id)
{
    const auto tab = releasePrefix + id;
    if (shell_.showTab(tab))
        return;
    auto* page = new ReleasePage;
    auto controller = std::make_unique<ReleaseController>(workspace_, acts_, *page, id);
    connect(controller.get(), &ReleaseController::titleChanged, this,
            [this, tab](const QString& title) { shell_.setTabTitle(tab, title); });
    connect(controller.get(), &ReleaseController::incidentRequested, this,
            &ReleasesController::incidentRequested);
    connect(controller.get(), &ReleaseController::policyRequested, this, &ReleasesController::openPolicy);
    tabs_[tab] = std::move(controller);
    shell_.openTab(tab, QStringLiteral("umbrello_diagram_deployment"), id, page);
    page->setFocus();
}

void ReleasesController::openGate(const QString& release, const QString& gate)
{
    openRelease(release);
    if (const auto tab = tabs_.find(releasePrefix + release); tab != tabs_.end()) {
        if (auto* controller = qobject_cast<ReleaseController*>(tab->second.get()))
            controller->chooseGate(gate);
    }
}

void ReleasesController::openRollback(const QString& environment)
{
    for (const auto& way : std::as_const(rollbacks_)) {
        if (way.environment == environment)
            return openRelease(way.releaseId);
    }
    Q_EMIT messageRaised(tr("Nothing that was released here can be taken back."));
}

void ReleasesController::offerRollback(const QString& model, const QString& version)
{
    offerJob_ = workspace_.runner().run<RollbackPrediction>(
        {.title = tr("Looking for what leads back to %1 %2").arg(model, version)},
        [&workspace = workspace_, model, version](JobContext& context) {
            return predictRollbackOfModel(workspace, model, version, context.stop);
        },
        this,
        [this, version](Result<RollbackPrediction> offer) {
            if (!offer) {
                if (offer.error().kind != ErrorKind::Cancelled)
                    shell_.banner()->showError(offer.error());
                return;
            }
            auto* dialog = new RollbackDialog(offer->release, offer->preview, &shell_);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &RollbackDialog::confirmed, this,
                    [this, version, release = offer->release](const QString& reason) {
                        openRelease(release.id);
                        acts_.begin(release.id, ReleaseMove::RollBack,
                                    tr("Rolling back %1").arg(release.environment), ReleaseActs::Turn::AtOnce,
                                    [environment = release.environment, version, reason](ReleaseDesk& desk) {
                                        return desk.rollback(environment, version, reason);
                                    });
                    });
            dialog->open();
        });
}

void ReleasesController::openInbox()
{
    if (shell_.showTab(inboxTab))
        return;
    auto* view = new InboxView(&inbox_);
    connect(view, &InboxView::releaseActivated, this, &ReleasesController::openRelease);
    connect(view, &InboxView::closeRequested, this, [this] { shell_.closeTab(inboxTab); });
    shell_.openTab(inboxTab, QStringLiteral("flag"), tr("Inbox"), view);
    view->setFocus();
}

void ReleasesController::openEnvironment(const QString& environment)
{
    const auto tab = environmentPrefix + environment;
    if (shell_.showTab(tab))
        return;
    auto* view = new EnvironmentView(nullptr, workspace_.clock());
    connect(view, &EnvironmentView::probeRequested, this,
            [this, view](const QString& name) { probe(name, *view); });
    connect(view, &EnvironmentView::rehearsalRequested, this,
            [this, view](const QString& name) { rehearse(name, *view); });
    connect(view, &EnvironmentView::policyRequested, this, &ReleasesController::openPolicy);
    connect(view, &EnvironmentView::draftRequested, this, [this](const QString& name) {
        ReleaseDraft draft;
        draft.environment = name;
        draftRelease(draft);
    });
    shell_.openTab(tab, QStringLiteral("project-development"), environment, view);
    for (const auto& line : std::as_const(environments_)) {
        if (line.name == environment)
            view->showEnvironment(line, {});
    }
    probe(environment, *view);
    view->setFocus();
}

void ReleasesController::probe(const QString& environment, EnvironmentView& view)
{
    probeJobs_[environment] = workspace_.runner().run<ProbedEnvironment>(
        {.title = tr("Asking the parts of %1").arg(environment)},
        [&workspace = workspace_, environment](JobContext& context) {
            return probedEnvironment(workspace, environment, context.stop);
        },
        &view,
        [this, &view](Result<ProbedEnvironment> probed) {
            if (probed)
                view.showEnvironment(withLooks({probed->line}, environments_, HomeLook::Pull).first(),
                                     probed->rules);
            else if (probed.error().kind != ErrorKind::Cancelled)
                view.showUnasked(probed.error()); // where it was asked: the board may be behind it
        });
}

void ReleasesController::rehearse(const QString& environment, EnvironmentView& view)
{
    auto& job = rehearsalJobs_[environment];
    if (job.isRunning())
        return;
    view.showRehearsing();
    job = workspace_.runner().run<QString>(
        {.title = tr("Rehearsing the rollback of %1").arg(environment), .slot = homeSlot, .slotLimit = 1},
        [&workspace = workspace_, environment](JobContext& context) -> Result<QString> {
            auto desk = ReleaseDesk::open(workspace, context.stop, {});
            if (!desk)
                return fail(desk.error());
            return desk->rehearse(environment, {});
        },
        &view,
        [this, environment, &view](const Result<QString>& rehearsed) {
            view.showRehearsal(rehearsed);
            if (rehearsed)
                probe(environment, view); // its age is shown there
        });
}

void ReleasesController::openPolicy(const QString& environment)
{
    openPolicyTab(policyPrefix + environment, tr("Policy of %1").arg(environment),
                  [&workspace = workspace_, environment] { return policyText(workspace, environment); });
}

void ReleasesController::openPolicyFile(const QString& file)
{
    openPolicyTab(policyFilePrefix + file, QFileInfo(file).fileName(), [file] { return policyTextIn(file); });
}

void ReleasesController::openPolicyTab(const QString& tab, const QString& title,
                                       std::function<Result<PolicyText>()> read)
{
    if (shell_.showTab(tab))
        return;
    auto* view = new PolicyView;
    const auto show = [this, tab, view, read = std::move(read)] {
        policyJobs_[tab] = workspace_.runner().run<PolicyText>(
            {}, [read](JobContext&) { return read(); }, view,
            [view](Result<PolicyText> text) {
                if (text)
                    view->showPolicy(*text);
                else
                    view->showError(text.error());
            });
    };
    connect(view, &PolicyView::reloadRequested, this, show);
    connect(view, &PolicyView::editRequested, this,
            [](const QString& file) { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    shell_.openTab(tab, QStringLiteral("security-high"), title, view);
    show();
    view->setFocus();
}

void ReleasesController::draftRelease(const ReleaseDraft& draft)
{
    // A draft that is being written is not thrown away for another one.
    if (shell_.showTab(draftTab)) {
        if (!draft.parts.isEmpty())
            Q_EMIT messageRaised(tr("A draft is open already: save or close it first"));
        return;
    }
    auto* view = new DraftReleaseView(nullptr, workspace_.clock());
    auto controller = std::make_unique<DraftController>(workspace_, *view, draft);
    connect(controller.get(), &DraftController::changed, this, [this](const ReleaseDraft& changed) {
        keepDraft(draftText(changed, toMs(workspace_.clock()())));
    });
    connect(controller.get(), &DraftController::saved, this,
            [this](const QString& id, const QStringList& notes) {
                keepDraft({}); // it is a release now
                openRelease(id);
                if (!notes.isEmpty())
                    shell_.banner()->showMessage({Tone::Warning, notes.join(u' ')});
                reload(HomeLook::Copy);
                // Not within the view's own signal.
                QMetaObject::invokeMethod(
                    this, [this] { shell_.closeTab(draftTab); }, Qt::QueuedConnection);
            });
    connect(
        view, &DraftReleaseView::closeRequested, this, [this] { shell_.closeTab(draftTab); },
        Qt::QueuedConnection);
    tabs_[draftTab] = std::move(controller);
    shell_.openTab(draftTab, QStringLiteral("document-new"), tr("Draft"), view);
    view->setFocus();
}

/// Here and not with the tab: what was written last is kept although the tab is closed.
void ReleasesController::keepDraft(const QByteArray& text)
{
    draftJob_ = workspace_.runner().run<void>(
        {.title = {}, .slot = draftSetting, .slotLimit = 1},
        [&workspace = workspace_, text](JobContext&) {
            return workspace.state().putSetting(draftSetting, text);
        },
        this,
        [this](Result<void> kept) {
            if (!kept && kept.error().kind != ErrorKind::Cancelled)
                screen_.showError(kept.error());
        });
}

bool ReleasesController::restoreTab(const QString& tab)
{
    if (tab.startsWith(releasePrefix))
        openRelease(tab.mid(releasePrefix.size()));
    else if (tab.startsWith(environmentPrefix))
        openEnvironment(tab.mid(environmentPrefix.size()));
    else if (tab.startsWith(policyPrefix))
        openPolicy(tab.mid(policyPrefix.size()));
    else if (tab.startsWith(policyFilePrefix))
        openPolicyFile(tab.mid(policyFilePrefix.size()));
    else if (tab == inboxTab)
        openInbox();
    else if (tab == draftTab)
        draftRelease({});
    else
        return false;
    return true;
}

QString ReleasesController::draft()
{
    return draftTab;
}

void ReleasesController::forget(const QString& tab)
{
    tabs_.erase(tab);
    if (tab.startsWith(environmentPrefix)) {
        probeJobs_.erase(tab.mid(environmentPrefix.size()));
        rehearsalJobs_.erase(tab.mid(environmentPrefix.size()));
    }
    policyJobs_.erase(tab);
}

void ReleasesController::addEnvironment()
{
    const auto file = QFileDialog::getOpenFileName(&screen_, tr("Add an environment"), {},
                                                   tr("Environments (*.yaml *.yml);;All files (*)"));
    if (file.isEmpty())
        return;
    environmentJob_ = workspace_.runner().run<ReleaseEnvironment>(
        {}, [&workspace = workspace_, file](JobContext&) { return takeInEnvironment(workspace, file); }, this,
        [this](Result<ReleaseEnvironment> added) {
            if (!added) {
                screen_.showRefusal(added.error());
                return;
            }
            Q_EMIT messageRaised(tr("%1 was added").arg(added->name));
            reload(HomeLook::Copy);
            reload(HomeLook::Pull);
        });
}

void ReleasesController::makeKey()
{
    keyJob_ = workspace_.runner().run<KnownKey>(
        {}, [&workspace = workspace_](JobContext&) { return makeOwnKey(workspace, {}); }, this,
        [this](Result<KnownKey> key) {
            if (!key) {
                screen_.showError(key.error());
                return;
            }
            screen_.clearNote();
            screen_.showNote(tr("Your signing key is %1. Ask for it to be put into the policy as: %2")
                                 .arg(key->id, publicKeyText(key->publicKey)));
            reload(HomeLook::Copy);
        });
}

} // namespace ph
