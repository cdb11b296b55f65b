#include "widgets/endpoints/TrafficDialog.h"

#include "models/tables/EndpointWords.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/Progress.h"

#include <QVBoxLayout>

namespace ph {

namespace {

constexpr qsizetype longestTarget = 36; // on a button; its accessible name is whole

Tone reportTone(TrafficReport::End end)
{
    switch (end) {
    case TrafficReport::End::Observed:
        return Tone::Good;
    case TrafficReport::End::Requested:
        return Tone::Warning;
    case TrafficReport::End::Refused:
        return Tone::Bad;
    case TrafficReport::End::Unknown:
        break;
    }
    return Tone::Unknown;
}

QString shortened(const QString& target)
{
    if (target.size() <= longestTarget)
        return target;
    const auto half = longestTarget / 2;
    return target.first(half) + u'…' + target.last(half);
}

} // namespace

TrafficDialog::TrafficDialog(const Endpoint& endpoint, const TrafficChoice& choice,
                             TrafficAskPane::Think think, QWidget* parent)
    : QDialog(parent)
    , ask_(new TrafficAskPane(std::move(think)))
    , trial_(new TrafficTrialPane)
{
    setObjectName(QStringLiteral("trafficDialog"));
    build(endpoint);
    connect(ask_, &TrafficAskPane::chosen, report_, &Banner::clear);
    connect(ask_, &TrafficAskPane::changed, this, [this] {
        if (stage_ == Stage::Asking)
            return; // what was asked for is what the last trial showed
        trial_->clear();
        if (stage_ == Stage::Trying)
            Q_EMIT trialCancelled();
        begin(Stage::Choosing);
    });
    connect(trial_, &TrafficTrialPane::overrulingChanged, this, &TrafficDialog::tryOut);
    connect(trial_, &TrafficTrialPane::keyRequested, this, &TrafficDialog::keyRequested);
    showEndpoint(endpoint, choice);
    begin(Stage::Choosing);
}

void TrafficDialog::build(const Endpoint& endpoint)
{
    setWindowTitle(tr("Traffic of %1").arg(endpoint.name));
    setMinimumWidth(720);
    auto* title = new PlainLabel(tr("Change the traffic of %1").arg(endpoint.name));
    title->setObjectName(QStringLiteral("trafficTitle"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    title->setElideMode(Qt::ElideMiddle);
    auto* place =
        new PlainLabel(QStringList{endpoint.ns, systemAndModeText(endpoint), endpoint.objectKind}.join(
            QStringLiteral("  ·  ")));
    place->setRole(PlainLabel::Role::Muted);
    gitOps_ = new Banner;
    gitOps_->setObjectName(QStringLiteral("trafficGitOps"));
    looking_ = new QWidget;
    auto* look = new QHBoxLayout(looking_);
    look->setContentsMargins(0, 0, 0, 0);
    look->addWidget(new Spinner);
    look->addWidget(new PlainLabel(tr("It is asked for once, then looked at until it is observed…")), 1);
    report_ = new Banner;
    report_->setObjectName(QStringLiteral("trafficReport"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(title);
    column->addWidget(place);
    column->addWidget(gitOps_);
    column->addWidget(ask_);
    column->addWidget(trial_, 1);
    column->addWidget(looking_);
    column->addWidget(report_);
    column->addStretch();
    column->addLayout(buildButtons());
}

QLayout* TrafficDialog::buildButtons()
{
    close_ = makeButton(QStringLiteral("trafficClose"), {});
    try_ = makeButton(QStringLiteral("trafficTry"), tr("Preview"));
    send_ = makeButton(QStringLiteral("trafficSend"), {}, ButtonKind::Danger);
    send_->setAutoDefault(false); // Enter by accident sends nothing
    try_->setDefault(true);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(close_);
    row->addStretch(1);
    row->addWidget(try_);
    row->addWidget(send_);
    connect(close_, &QPushButton::clicked, this, &TrafficDialog::reject);
    connect(try_, &QPushButton::clicked, this, &TrafficDialog::tryOut);
    connect(send_, &QPushButton::clicked, this, [this] {
        begin(Stage::Asking);
        Q_EMIT confirmed();
    });
    return row;
}

void TrafficDialog::showEndpoint(const Endpoint& endpoint, const TrafficChoice& choice)
{
    if (endpoint.gitOps.isEmpty())
        gitOps_->clear();
    else
        gitOps_->showMessage(
            {.tone = Tone::Warning,
             .text = tr("%1 manages this endpoint and would undo what is changed here: change it in "
                        "Git.")
                         .arg(endpoint.gitOps),
             .dismiss = BannerMessage::Dismiss::NotAllowed});
    ask_->showEndpoint(endpoint, choice);
    growToFit(*this);
}

void TrafficDialog::begin(Stage stage)
{
    stage_ = stage;
    looking_->setVisible(stage == Stage::Asking);
    ask_->setEnabled(stage != Stage::Asking);
    trial_->setEnabled(stage != Stage::Asking);
    updateButtons();
    growToFit(*this);
}

void TrafficDialog::tryOut()
{
    report_->clear();
    trial_->showTrying();
    begin(Stage::Trying);
    Q_EMIT trialRequested(ask_->target(), ask_->percent(), trial_->overruled());
}

void TrafficDialog::showTrial(const TrafficTrial& trial)
{
    tried_ = trial;
    trial_->showTrial(trial);
    begin(Stage::Tried);
}

void TrafficDialog::showTrialRefused(const Error& error, std::optional<TrafficObjection> objection)
{
    trial_->showRefusal(error, objection);
    begin(Stage::Choosing);
}

void TrafficDialog::showReport(const TrafficReport& report)
{
    trial_->clear();
    report_->showMessage({.tone = reportTone(report.end),
                          .text = report.text,
                          .details = report.details,
                          .dismiss = BannerMessage::Dismiss::NotAllowed,
                          .help = report.end == TrafficReport::End::Observed
                                      ? QString()
                                      : QStringLiteral("endpoints#move-traffic")});
    begin(Stage::Choosing);
    close_->setFocus();
}

void TrafficDialog::showKeyMade()
{
    tried_.keyless = std::nullopt;
    trial_->showKeyMade();
    updateButtons();
    growToFit(*this);
}

void TrafficDialog::showKeyError(const Error& error)
{
    trial_->showKeyError(error);
    growToFit(*this);
}

void TrafficDialog::updateButtons()
{
    const auto target = ask_->target();
    const auto said = tr("Send %1 % to %2").arg(ask_->percent());
    send_->setText(said.arg(escapeMnemonic(shortened(target))));
    send_->setAccessibleName(said.arg(target));
    send_->setEnabled(stage_ == Stage::Tried && !tried_.keyless && !tried_.nothingNew);
    try_->setEnabled((stage_ == Stage::Choosing || stage_ == Stage::Tried) && ask_->idea().refusal.isEmpty());
    // One button at a time is the next step.
    setButtonKind(try_, send_->isEnabled() ? ButtonKind::Plain : ButtonKind::Primary);
    close_->setText(stage_ == Stage::Asking   ? tr("Stop looking")
                    : stage_ == Stage::Trying ? tr("Cancel")
                                              : tr("Close"));
}

void TrafficDialog::reject()
{
    if (stage_ == Stage::Asking) {
        Q_EMIT lookingStopped(); // it ends with what was seen
        return;
    }
    if (stage_ == Stage::Trying) {
        Q_EMIT trialCancelled();
        trial_->clear();
        begin(Stage::Choosing);
        return;
    }
    QDialog::reject();
}

} // namespace ph
