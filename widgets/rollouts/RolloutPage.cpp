#include "widgets/rollouts/RolloutPage.h"

#include "models/tables/Format.h"
#include "models/tables/RolloutTables.h"
#include "models/tables/RolloutWords.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Card.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/common/TimeColumn.h"
#include "widgets/endpoints/PartTable.h"
#include "widgets/rollouts/AbortDialog.h"
#include "widgets/rollouts/RolloutHeader.h"
#include "widgets/rollouts/RolloutTones.h"
#include "widgets/rollouts/StepStrip.h"
#include "widgets/rollouts/TrafficChart.h"

#include <QItemSelectionModel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <cmath>

namespace ph {

namespace {

QString evidenceText(const RolloutVerdictLine& line)
{
    const auto& verdict = line.verdict;
    QStringList lines{RolloutPage::tr("%1 at %2, looked at %3", "metric, stage, time")
                          .arg(verdict.metric, rolloutStepText(line.stage), formatLocalTime(line.atMs)),
                      verdict.why};
    if (!std::isnan(verdict.p))
        lines << RolloutPage::tr("p = %1; fails at or below %2, with all looks allowed for")
                     .arg(formatNumber(verdict.p), formatNumber(verdict.level));
    return lines.join(u'\n');
}

bool isObservable(const TrafficHistory& history)
{
    return history.observed.isEmpty() || history.observed.last().percent.has_value();
}

} // namespace

RolloutPage::RolloutPage(QWidget* parent, Clock clock)
    : QWidget(parent)
    , clock_(clock)
    , verdicts_(new RolloutVerdictModel(this))
    , conditions_(new RolloutConditionModel(this, clock))
    , acts_(new RolloutActModel(this))
    , stack_(new QStackedWidget)
    , state_(new StateView)
    , header_(new RolloutHeader(clock))
    , trouble_(new Banner)
    , refusal_(new Banner)
    , steps_(new StepStrip)
    , traffic_(new TrafficChart)
{
    setObjectName(QStringLiteral("rolloutPage"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    state_->setObjectName(QStringLiteral("rolloutStateView"));
    trouble_->setObjectName(QStringLiteral("rolloutTrouble"));
    refusal_->setObjectName(QStringLiteral("rolloutRefusal"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(stack_);
    stack_->addWidget(state_);
    stack_->addWidget(buildPage());
    state_->setContent({StateContent::Kind::Empty, {}, tr("No rollout open"), {}, {}, {}});

    const auto refreshed = [this] { Q_EMIT refreshRequested(); };
    connect(state_, &StateView::actionTriggered, this, refreshed);
    connect(trouble_, &Banner::actionTriggered, this, refreshed);
    connect(header_, &RolloutHeader::refreshRequested, this, refreshed);
    connect(header_, &RolloutHeader::asked, this, &RolloutPage::ask);
    connect(header_, &RolloutHeader::driveRequested, this, &RolloutPage::driveRequested);
    connect(header_, &RolloutHeader::driveStopRequested, this, &RolloutPage::driveStopRequested);
    connect(header_, &RolloutHeader::armRequested, this, &RolloutPage::armRequested);
    connect(header_, &RolloutHeader::endpointActivated, this, &RolloutPage::endpointActivated);
    seconds_.setInterval(1000);
    connect(&seconds_, &QTimer::timeout, this, &RolloutPage::refreshAges);
    seconds_.start();
}

QWidget* RolloutPage::buildPage()
{
    auto* inner = new QWidget;
    inner->setProperty("surface", true);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(space::l, space::m, space::l, space::l);
    column->setSpacing(space::m);
    auto* trafficCard = new Card(QStringLiteral("rolloutTrafficCard"), tr("Traffic of the candidate"));
    trafficNote_ = noteText(QStringLiteral("rolloutTrafficNote"));
    trafficCard->body()->addWidget(traffic_);
    trafficCard->body()->addWidget(trafficNote_);
    for (QWidget* part : std::initializer_list<QWidget*>{trouble_, refusal_, header_, steps_, trafficCard,
                                                         buildVerdicts(), buildConditions(), buildActs()})
        column->addWidget(part);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("rolloutScroll"));
    scroll->setAccessibleName(tr("Rollout"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inner);
    return scroll;
}

Card* RolloutPage::buildVerdicts()
{
    auto* card = new Card(QStringLiteral("rolloutVerdictsCard"), tr("Analysis by stage"));
    auto* delegate = new LineDelegate;
    delegate->setBadgeColumn(RolloutVerdictModel::VerdictColumn, [](const QModelIndex& index) {
        return metricVerdictTone(MetricVerdict::Kind(index.data(RolloutVerdictModel::VerdictRole).toInt()));
    });
    delegate->setMainColumn(RolloutVerdictModel::Metric);
    delegate->setMutedColumns({RolloutVerdictModel::Samples, RolloutVerdictModel::Weight});
    verdictTable_ = new PartTable(QStringLiteral("rolloutVerdicts"), tr("Analysis by stage"));
    verdictTable_->setUp(verdicts_, delegate, {116, 84, 160, 200, 84, 84, 130, 84, 250},
                         RolloutVerdictModel::Why);
    noVerdicts_ = noteText(QStringLiteral("rolloutNoVerdicts"));
    evidence_ = bodyText(QStringLiteral("rolloutEvidence"));
    evidence_->setTextSize(TextSize::Small);
    for (QWidget* part : std::initializer_list<QWidget*>{noVerdicts_, verdictTable_, evidence_})
        card->body()->addWidget(part);
    connect(verdictTable_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RolloutPage::showEvidence);
    return card;
}

Card* RolloutPage::buildConditions()
{
    conditionsCard_ = new Card(QStringLiteral("rolloutConditionsCard"), tr("Rollback conditions"));
    auto* delegate = new LineDelegate;
    delegate->setBadgeColumn(RolloutConditionModel::Standing, [](const QModelIndex& index) {
        return index.data(RolloutConditionModel::MetRole).toBool() ? Tone::Bad : Tone::Neutral;
    });
    delegate->setFixedPitchColumns({RolloutConditionModel::Condition});
    delegate->setMutedColumns({RolloutConditionModel::Measured});
    auto* table = new PartTable(QStringLiteral("rolloutConditions"), tr("Rollback conditions"));
    table->setUp(conditions_, delegate, {160, 320, 110, 120}, RolloutConditionModel::Condition);
    conditionsCard_->body()->addWidget(table);
    return conditionsCard_;
}

Card* RolloutPage::buildActs()
{
    auto* card = new Card(QStringLiteral("rolloutActsCard"), tr("Asked, answered, observed"));
    auto* delegate = new LineDelegate;
    delegate->setMainColumn(RolloutActModel::What);
    delegate->setMutedColumns({RolloutActModel::Attempts});
    auto* table = new PartTable(QStringLiteral("rolloutActs"), tr("Asked, answered, observed"));
    const int time = timeColumnWidth(formatLocalTime);
    table->setUp(acts_, delegate, {180, time, time, 240, time, 80}, RolloutActModel::Answer);
    card->body()->addWidget(table);
    return card;
}

void RolloutPage::showRollout(const RolloutPicture& rollout)
{
    rollout_ = plainly(rollout);
    isSeen_ = true;
    trouble_->clear();
    header_->showRollout(rollout_);
    header_->setAsking(RolloutHeader::Asking::Nothing);
    header_->setStale(false);
    verdicts_->apply(rolloutVerdicts(rollout_));
    conditions_->apply(rolloutConditions(rollout_));
    conditionsCard_->setVisible(!rollout_.plan.conditions.isEmpty());
    acts_->apply(rolloutActs(rollout_.state, rollout_.plan));
    const bool isJudged = verdicts_->rowCount() > 0;
    verdictTable_->setVisible(isJudged);
    noVerdicts_->setVisible(!isJudged);
    noVerdicts_->setText(rollout_.plan.rules.analysis.isEmpty()
                             ? tr("The policy judges this rollout by no metric.")
                             : tr("Nothing was measured yet: that begins when the candidate gets requests."));
    showEvidence();
    refreshAges();
    stack_->setCurrentIndex(1);
}

void RolloutPage::showLoading(const QString& id)
{
    if (isSeen_)
        return;
    state_->setContent({StateContent::Kind::Loading, {}, tr("Reading the rollout…"), id, {}, {}});
    stack_->setCurrentIndex(0);
}

void RolloutPage::showError(const Error& error)
{
    if (!isSeen_) {
        state_->setContent(stateForError(error));
        stack_->setCurrentIndex(0);
        return;
    }
    header_->setStale(true);
    trouble_->showError(error);
}

void RolloutPage::showNote(const QString& note)
{
    refusal_->showMessage({Tone::Neutral, note});
}

void RolloutPage::clearRefusal()
{
    refusal_->clear();
}

void RolloutPage::showAsked()
{
    clearRefusal();
    header_->setAsking(RolloutHeader::Asking::Something);
}

void RolloutPage::showRefusal(const Error& error)
{
    header_->setAsking(RolloutHeader::Asking::Nothing);
    refusal_->showError(error);
}

void RolloutPage::showAskRefusal(const QString& refusal)
{
    header_->setAskRefusal(refusal);
}

void RolloutPage::showDriveOffer(const QString& refusal, const QString& note)
{
    header_->setDriveOffer(refusal, note);
}

void RolloutPage::showArmRefusal(const QString& refusal)
{
    header_->setArmRefusal(refusal);
}

QString RolloutPage::rolloutId() const
{
    return isSeen_ ? rollout_.plan.id : QString();
}

void RolloutPage::refreshAges()
{
    if (!isSeen_)
        return;
    const auto nowMs = toMs(clock_());
    header_->refreshAges();
    steps_->showSteps(rolloutSteps(rollout_, nowMs));
    conditions_->refreshAges();
    const auto history = rolloutTraffic(rollout_, nowMs);
    traffic_->showTraffic(history);
    trafficNote_->setText(
        tr("What is observed now: nobody can tell. A curve has a gap wherever nobody knew."));
    trafficNote_->setVisible(!isObservable(history));
}

void RolloutPage::showEvidence()
{
    const bool isJudged = verdicts_->rowCount() > 0;
    evidence_->setVisible(isJudged);
    if (isJudged)
        evidence_->setText(evidenceText(verdicts_->at(std::max(0, verdictTable_->currentIndex().row()))));
}

void RolloutPage::ask(RolloutRequest::Kind kind)
{
    using Kind = RolloutRequest::Kind;
    if (kind != Kind::Abort && kind != Kind::RollBack) {
        Q_EMIT requested(kind, {});
        return;
    }
    auto* dialog = new AbortDialog(rollout_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AbortDialog::confirmed, this,
            [this, kind](const QString& reason) { Q_EMIT requested(kind, reason); });
    dialog->open();
}

} // namespace ph
