#include "app/windows/SessionKeeper.h"

#include "app/MainWindow.h"
#include "app/windows/Windows.h"
#include "services/log/Log.h"
#include "widgets/common/Banner.h"
#include "widgets/shell/ShellFrame.h"

namespace ph {

namespace {

constexpr int restMs = 700;
/// What is inside of pages, as the width of a column, tells nobody that it changed.
constexpr int slowMs = 30'000;
/// By then what was restored has been painted and read; what ends the program does so before.
constexpr int settledMs = 3000;

const QString restoreAction = QStringLiteral("restore-session");

} // namespace

SessionKeeper::SessionKeeper(Workspace& workspace, Windows& windows, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , windows_(windows)
{
    soon_.setSingleShot(true);
    soon_.setInterval(restMs);
    settled_.setSingleShot(true);
    settled_.setInterval(settledMs);
    slow_.setInterval(slowMs);
    connect(&soon_, &QTimer::timeout, this, &SessionKeeper::keep);
    connect(&slow_, &QTimer::timeout, this, &SessionKeeper::keep);
    connect(&settled_, &QTimer::timeout, this, &SessionKeeper::settle);
    connect(&windows_, &Windows::changed, this, [this] { soon_.start(); });
}

void SessionKeeper::begin(const std::optional<KeptSession>& kept)
{
    slow_.start();
    if (!kept) {
        phase_ = Phase::Keeping;
        return;
    }
    if (kept->restore == KeptSession::Restore::OnlyOffered)
        return offer(kept->session);
    restore(kept->session);
}

void SessionKeeper::restore(const Session& session)
{
    offered_.reset();
    phase_ = Phase::Keeping;
    windows_.restore(session);
    settled_.start();
}

void SessionKeeper::offer(const Session& session)
{
    phase_ = Phase::Offering;
    offered_ = session;
    auto* banner = windows_.current().shell()->banner();
    banner->showMessage(
        {.tone = Tone::Warning,
         .text = tr("The last start ended while it restored what was open. It is not restored by "
                    "itself again."),
         .actions = {{restoreAction, tr("Restore it"), QStringLiteral("view-refresh")}}});
    connect(banner, &Banner::actionTriggered, this, [this, banner](const QString& id) {
        if (id != restoreAction || !offered_)
            return;
        const auto session = *offered_;
        banner->clear();
        restore(session);
    });
    connect(banner, &Banner::dismissed, this, [this] {
        if (offered_)
            settle();
    });
}

void SessionKeeper::settle()
{
    offered_.reset();
    phase_ = Phase::Keeping;
    settleJob_ = workspace_.runner().run<void>(
        {}, [&state = workspace_.state()](JobContext&) { return endRestoring(state); }, this,
        [](Result<void> ended) {
            if (!ended)
                qCWarning(lcApp).noquote() << "end of restoring not kept:" << ended.error().forRecords();
        });
    soon_.start();
}

void SessionKeeper::keep()
{
    if (phase_ != Phase::Keeping)
        return;
    if (writeJob_.isRunning())
        return soon_.start();
    const auto session = windows_.session();
    if (session == kept_)
        return;
    kept_ = session;
    writeJob_ = workspace_.runner().run<void>(
        {}, [&state = workspace_.state(), session](JobContext&) { return keepSession(state, session); }, this,
        [this](Result<void> written) {
            if (written)
                return;
            kept_ = {}; // with the next change
            qCWarning(lcApp).noquote() << "session not kept:" << written.error().forRecords();
        });
}

Result<void> SessionKeeper::keepNow()
{
    if (auto kept = keepSession(workspace_.state(), windows_.session()); !kept)
        return kept;
    return endRestoring(workspace_.state());
}

} // namespace ph
