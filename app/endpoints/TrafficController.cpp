#include "app/endpoints/TrafficController.h"

#include "app/release/OwnKey.h"
#include "widgets/endpoints/TrafficDialog.h"

namespace ph {

namespace {

struct Tried {
    TrafficPreview preview = {};
    TrafficTrial trial = {};
    std::optional<TrafficRefusal> refusal = std::nullopt; ///< then there is neither
};

Result<LinkPtr> linkTo(Workspace& workspace, const Connection& connection)
{
    if (auto link = workspace.links().find(connection.id))
        return link;
    return fail(ErrorKind::Offline, connection.name,
                TrafficController::tr("The connection is switched off."));
}

/// A share of one target, and exactly what the person has overruled.
TrafficAsk askFor(const QString& target, int percent, const QList<TrafficObjection>& overruled)
{
    TrafficAsk ask{{{target, double(percent)}}};
    if (overruled.contains(TrafficObjection::HeldFields))
        ask.foreign = TrafficAsk::ForeignFields::TakeOver;
    if (overruled.contains(TrafficObjection::MadeFromGit))
        ask.madeFromGit = TrafficAsk::MadeFromGit::Change;
    return ask;
}

/// Why nothing can be signed here; none where it can.
std::optional<QString> whyKeyless(Workspace& workspace)
{
    const auto own = KeyStore(workspace.state()).own();
    if (own)
        return std::nullopt;
    if (own.error().kind != ErrorKind::NotFound)
        return own.error().detail;
    return TrafficController::tr("You have no signing key yet, and the ledger is signed before anything is "
                                 "asked for.");
}

} // namespace

TrafficController::TrafficController(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
{
}

TrafficController::~TrafficController() = default;

std::optional<EntityKey> TrafficController::endpoint() const
{
    return dialog_ ? std::optional(endpoint_.key) : std::nullopt;
}

void TrafficController::open(const Connection& connection, const Endpoint& endpoint, QWidget* over)
{
    if (dialog_)
        return;
    connection_ = connection;
    endpoint_ = endpoint;
    preview_ = std::nullopt;
    dialog_ = new TrafficDialog(
        endpoint, trafficChoice(connection, endpoint),
        [this](const QString& target, int percent) { return trafficIdea(endpoint_, target, percent); }, over);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connectDialog();
    dialog_->open();
}

void TrafficController::showEndpoint(const Endpoint& endpoint)
{
    if (!dialog_ || endpoint == endpoint_)
        return;
    endpoint_ = endpoint;
    dialog_->showEndpoint(endpoint, trafficChoice(connection_, endpoint));
}

void TrafficController::connectDialog()
{
    connect(dialog_, &TrafficDialog::trialRequested, this,
            [this](const QString& target, int percent, const QList<TrafficObjection>& overruled) {
                tryOut(askFor(target, percent, overruled));
            });
    connect(dialog_, &TrafficDialog::trialCancelled, this, [this] { trialJob_ = {}; });
    connect(dialog_, &TrafficDialog::confirmed, this, &TrafficController::send);
    connect(dialog_, &TrafficDialog::lookingStopped, this, [this] { sendJob_.cancel(); });
    connect(dialog_, &TrafficDialog::keyRequested, this, &TrafficController::makeKey);
    connect(dialog_, &QDialog::finished, this, [this] { trialJob_ = {}; });
}

void TrafficController::tryOut(const TrafficAsk& ask)
{
    preview_ = std::nullopt;
    trialJob_ = workspace_.runner().run<Tried>(
        {},
        [&workspace = workspace_, connection = connection_, key = endpoint_.key,
         ask](JobContext& job) -> Result<Tried> {
            const auto link = linkTo(workspace, connection);
            if (!link)
                return fail(link.error());
            const auto control = (*link)->reach<TrafficControl>(job.stop);
            if (!control)
                return fail(control.error());
            const auto preview = control->source.previewTraffic(control->context, key, ask);
            if (!preview)
                return Tried{.refusal = preview.error()};
            Tried tried{*preview, trafficTrial(*preview)};
            tried.trial.keyless = whyKeyless(workspace);
            return tried;
        },
        this,
        [this](Result<Tried> tried) {
            if (!dialog_)
                return;
            const auto refusal = tried ? tried->refusal : TrafficRefusal(tried.error());
            if (refusal) {
                dialog_->showTrialRefused(refusal->why, refusal->objection);
                return;
            }
            preview_ = tried->preview;
            dialog_->showTrial(tried->trial);
        });
}

void TrafficController::send()
{
    if (!preview_ || sendJob_.isRunning())
        return;
    const auto preview = *std::exchange(preview_, std::nullopt); // once
    sendJob_ = workspace_.runner().run<TrafficOutcome>(
        {.title = tr("Traffic of %1").arg(endpoint_.name)},
        [&workspace = workspace_, connection = connection_,
         preview](JobContext& job) -> Result<TrafficOutcome> {
            const auto link = linkTo(workspace, connection);
            if (!link)
                return fail(link.error());
            return changeTraffic(workspace, **link, preview, {}, job.stop);
        },
        this,
        [this, preview](Result<TrafficOutcome> outcome) {
            const auto report = trafficReport(preview, outcome);
            if (dialog_)
                dialog_->showReport(report);
            else
                Q_EMIT messageRaised(QStringLiteral("%1: %2").arg(preview.endpoint.name, report.text));
        });
}

void TrafficController::makeKey()
{
    keyJob_ = workspace_.runner().run<KnownKey>(
        {}, [&workspace = workspace_](JobContext&) { return makeOwnKey(workspace, {}); }, this,
        [this](Result<KnownKey> key) {
            if (dialog_ && key)
                dialog_->showKeyMade();
            else if (dialog_)
                dialog_->showKeyError(key.error());
        });
}

} // namespace ph
