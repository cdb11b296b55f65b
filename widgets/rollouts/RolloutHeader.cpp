#include "widgets/rollouts/RolloutHeader.h"

#include "models/tables/RolloutWords.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainText.h"
#include "widgets/rollouts/RolloutTones.h"

#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int longestEndpoint = 420; ///< in pixels: a button does not shorten its words itself

void allow(QPushButton* button, const QString& refusal)
{
    button->setEnabled(refusal.isEmpty());
    button->setToolTip(plainToolTip(refusal));
    button->setAccessibleDescription(refusal);
}

} // namespace

RolloutHeader::RolloutHeader(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(clock)
    , title_(new PlainLabel)
    , standing_(new Badge)
    , arming_(new Badge)
    , read_(new AgeLabel(nullptr, std::move(clock)))
    , endpoint_(makeButton(QStringLiteral("rolloutEndpoint"), {}, ButtonKind::Link))
    , place_(new PlainLabel)
    , driver_(bodyText(QStringLiteral("rolloutDriver")))
    , armed_(bodyText(QStringLiteral("rolloutArmed")))
    , cause_(bodyText(QStringLiteral("rolloutCause")))
    , pause_(makeButton(QStringLiteral("rolloutPause"), tr("&Pause")))
    , resume_(makeButton(QStringLiteral("rolloutResume"), tr("&Resume")))
    , back_(makeButton(QStringLiteral("rolloutAbort"), tr("&Abort…"), ButtonKind::Danger))
    , drive_(makeButton(QStringLiteral("rolloutDrive"), tr("&Drive from here"), ButtonKind::Primary))
    , arm_(makeButton(QStringLiteral("rolloutArm"), tr("Ar&m…")))
    , note_(noteText(QStringLiteral("rolloutDriveNote")))
{
    setObjectName(QStringLiteral("rolloutHeader"));
    title_->setObjectName(QStringLiteral("rolloutTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    title_->setElideMode(Qt::ElideMiddle);
    standing_->setObjectName(QStringLiteral("rolloutStanding"));
    arming_->setObjectName(QStringLiteral("rolloutArming"));
    read_->setObjectName(QStringLiteral("rolloutRead"));
    read_->setPattern(tr("seen %1"));
    place_->setObjectName(QStringLiteral("rolloutPlace"));
    place_->setRole(PlainLabel::Role::Muted);
    place_->setElideMode(Qt::ElideMiddle);
    auto* refresh = new IconButton(QStringLiteral("view-refresh"), tr("Read it again"));
    refresh->setObjectName(QStringLiteral("rolloutRefresh"));

    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    for (QWidget* part : std::initializer_list<QWidget*>{title_, standing_, arming_})
        top->addWidget(part);
    top->addStretch(1);
    for (QWidget* part : std::initializer_list<QWidget*>{read_, refresh})
        top->addWidget(part);
    auto* where = new QHBoxLayout;
    where->setSpacing(space::s);
    where->addWidget(endpoint_);
    where->addWidget(place_, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    for (QWidget* part : std::initializer_list<QWidget*>{drive_, arm_, pause_, resume_, back_})
        buttons->addWidget(part);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addLayout(top);
    column->addLayout(where);
    column->addWidget(driver_);
    column->addWidget(armed_);
    column->addWidget(cause_);
    column->addSpacing(space::xs);
    column->addLayout(buttons);
    column->addWidget(note_);

    const auto ask = [this](QPushButton* button, auto kind) {
        connect(button, &QPushButton::clicked, this, [this, kind] { Q_EMIT asked(kind()); });
    };
    ask(pause_, [] { return RolloutRequest::Kind::Pause; });
    ask(resume_, [] { return RolloutRequest::Kind::Resume; });
    ask(back_, [this] { return wayBackRequest(rollout_.state); });
    connect(drive_, &QPushButton::clicked, this, [this] {
        if (rollout_.here == RolloutPicture::Here::No)
            Q_EMIT driveRequested();
        else
            Q_EMIT driveStopRequested();
    });
    connect(arm_, &QPushButton::clicked, this, &RolloutHeader::armRequested);
    connect(refresh, &QToolButton::clicked, this, &RolloutHeader::refreshRequested);
    connect(endpoint_, &QPushButton::clicked, this,
            [this] { Q_EMIT endpointActivated(rollout_.plan.endpoint); });
}

void RolloutHeader::showRollout(const RolloutPicture& rollout)
{
    rollout_ = rollout;
    const auto& state = rollout.state;
    const auto standing = rolloutStanding(state);
    title_->setText(candidateText(rollout));
    standing_->setBadge(rolloutStandingText(standing), rolloutStandingTone(standing));
    showArming();
    read_->setTime(rollout.readMs);
    const auto name = rollout.plan.endpoint.remoteId.section(u'/', 1);
    endpoint_->setText(
        escapeMnemonic(endpoint_->fontMetrics().elidedText(name, Qt::ElideMiddle, longestEndpoint)));
    endpoint_->setToolTip(plainToolTip(name));
    endpoint_->setAccessibleName(tr("Open the endpoint %1").arg(name));
    place_->setText(
        QStringList{rollout.cluster, rolloutStrategyText(rollout.plan.strategy), rollout.plan.id}.join(
            QStringLiteral("  ·  ")));
    const auto cause = rolloutCauseText(state);
    cause_->setText(cause);
    cause_->setVisible(!cause.isEmpty());
    setButtonKind(drive_, rollout.here == RolloutPicture::Here::No ? ButtonKind::Primary : ButtonKind::Plain);
    back_->setText(wayBackRequest(state) == RolloutRequest::Kind::RollBack ? tr("Roll &back…")
                                                                           : tr("&Abort…"));
    refreshAges();
}

void RolloutHeader::setAsking(Asking asking)
{
    asking_ = asking;
    showButtons();
}

void RolloutHeader::setAskRefusal(const QString& refusal)
{
    askRefusal_ = refusal;
    showArming(); // which is written down as well
    showButtons();
}

void RolloutHeader::setDriveOffer(const QString& refusal, const QString& note)
{
    driveRefusal_ = refusal;
    driveNote_ = note;
    showButtons();
}

void RolloutHeader::setArmRefusal(const QString& refusal)
{
    armRefusal_ = refusal;
    showArming();
}

void RolloutHeader::showArming()
{
    const auto arming = rolloutArming(rollout_);
    const bool isOpen = rollout_.state.outcome == RolloutOutcome::Open;
    arming_->setBadge(rolloutArmingText(arming), rolloutArmingTone(arming));
    arming_->setToolTip(plainToolTip(armingSentence(rollout_)));
    arming_->setVisible(isOpen || arming == RolloutArming::Armed);
    armed_->setText(armingSentence(rollout_));
    const bool hasToAct = arming == RolloutArming::Starting || isArmedByAnotherPolicy(rollout_);
    armed_->setTone(hasToAct ? Tone::Warning : Tone::Neutral);
    armed_->setVisible(isOpen && (rollout_.job || arming == RolloutArming::Unknown ||
                                  rollout_.plan.rules.arming == RolloutRules::Arming::Required));
    arm_->setText(isArmedByAnotherPolicy(rollout_) ? tr("Ar&m anew…")
                  : rollout_.job                   ? tr("Disar&m…")
                                                   : tr("Ar&m…"));
    arm_->setVisible(isOpen || rollout_.job);
    const auto refusal = armRefusal_.isEmpty() ? askRefusal_ : armRefusal_;
    // A Job would only look on where the cluster's own controller moves the traffic.
    const bool needsNone = rollout_.carried == RolloutPicture::Carried::ByCluster && !rollout_.job;
    allow(arm_, refusal.isEmpty() && needsNone ? armingSentence(rollout_) : refusal);
}

void RolloutHeader::setStale(bool stale)
{
    read_->setTone(stale ? Tone::Stale : Tone::Neutral);
}

void RolloutHeader::showButtons()
{
    const auto& state = rollout_.state;
    const auto busy = asking_ == Asking::Something ? tr("What was asked is not answered yet.") : QString();
    const auto refusalOf = [&](RolloutRequest::Kind kind) {
        const auto refusal = busy.isEmpty() ? requestRefusal(kind, state) : busy;
        return refusal.isEmpty() ? askRefusal_ : refusal;
    };
    // What has ended is asked for its way back at most.
    const bool isOpen = state.outcome == RolloutOutcome::Open;
    for (auto* button : {pause_, resume_})
        button->setVisible(isOpen);
    back_->setVisible(isOpen || state.outcome == RolloutOutcome::Promoted);
    drive_->setVisible(isOpen || rollout_.here != RolloutPicture::Here::No);
    allow(pause_, refusalOf(RolloutRequest::Kind::Pause));
    allow(resume_, refusalOf(RolloutRequest::Kind::Resume));
    allow(back_, refusalOf(wayBackRequest(state)));
    showDrive(busy);
    showNote();
}

void RolloutHeader::showDrive(const QString& busy)
{
    using Here = RolloutPicture::Here;
    const bool isHere = rollout_.here != Here::No;
    const bool isOthers = !isHere && isDriven(rollout_, toMs(clock_()));
    const bool wasOthers = rollout_.claim && !rollout_.claim->driver.isEmpty();
    drive_->setText(isHere                   ? tr("S&top driving")
                    : wasOthers && !isOthers ? tr("&Take over and drive")
                                             : tr("&Drive from here"));
    if (isHere)
        allow(drive_,
              rollout_.here == Here::Stops ? tr("The request that is under way is waited for.") : QString());
    else if (isOthers)
        allow(drive_, tr("%1 drives it.").arg(rollout_.claim->driver));
    else if (!busy.isEmpty())
        allow(drive_, busy);
    else
        allow(drive_, driveRefusal_.value_or(tr("Whether you may is not known yet.")));
}

/// In words, too: who cannot do anything here is not to look for it in tool tips.
void RolloutHeader::showNote()
{
    using Kind = RolloutRequest::Kind;
    const auto& state = rollout_.state;
    const bool isHere = rollout_.here != RolloutPicture::Here::No;
    const bool isOpen = state.outcome == RolloutOutcome::Open;
    const auto refusal = isHere ? QString() : driveRefusal_.value_or(QString());
    QString note;
    if (!askRefusal_.isEmpty() && (isOpen || requestRefusal(Kind::RollBack, state).isEmpty()))
        note = tr("Nothing can be asked of it from here: %1").arg(askRefusal_);
    else if (isOpen && (isHere || !isDriven(rollout_, toMs(clock_()))))
        note = refusal.isEmpty() ? driveNote_ : tr("It cannot be driven from here: %1").arg(refusal);
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
}

void RolloutHeader::refreshAges()
{
    const auto nowMs = toMs(clock_());
    driver_->setText(driverText(rollout_, nowMs));
    driver_->setTone(rollout_.state.outcome == RolloutOutcome::Open && !isDriven(rollout_, nowMs)
                         ? Tone::Warning
                         : Tone::Neutral);
    showButtons();
}

} // namespace ph
