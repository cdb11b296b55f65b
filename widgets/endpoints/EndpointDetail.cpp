#include "widgets/endpoints/EndpointDetail.h"

#include "models/tables/EndpointModel.h"
#include "models/tables/EndpointParts.h"
#include "models/tables/EndpointWords.h"
#include "models/tables/Format.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/endpoints/EndpointHeader.h"
#include "widgets/endpoints/EndpointTones.h"
#include "widgets/endpoints/EventsCard.h"
#include "widgets/endpoints/PartTable.h"
#include "widgets/endpoints/TrafficBar.h"

#include <QVBoxLayout>

namespace ph {

namespace {

LineDelegate* shareDelegate()
{
    auto* delegate = new LineDelegate;
    delegate->setMainColumn(TrafficTableModel::Target);
    delegate->setMutedColumns({TrafficTableModel::RoleColumn});
    return delegate;
}

LineDelegate* revisionDelegate()
{
    auto* delegate = new LineDelegate;
    delegate->setMainColumn(EndpointRevisionModel::Name);
    delegate->setFixedPitchColumns({EndpointRevisionModel::Model, EndpointRevisionModel::Resources});
    delegate->setMutedColumns({EndpointRevisionModel::FormatColumn, EndpointRevisionModel::Runtime});
    return delegate;
}

LineDelegate* conditionDelegate()
{
    auto* delegate = new LineDelegate;
    delegate->setMainColumn(EndpointConditionModel::Type);
    delegate->setBadgeColumn(EndpointConditionModel::StatusColumn, [](const QModelIndex& index) {
        const auto status = EndpointCondition::Status(index.data(EndpointConditionModel::StatusRole).toInt());
        const bool isNoFailure = status == EndpointCondition::Status::False &&
                                 index.data(EndpointConditionModel::InformativeRole).toBool();
        return isNoFailure ? Tone::Neutral : conditionTone(status);
    });
    delegate->setMutedColumns({EndpointConditionModel::Since});
    return delegate;
}

QString labelsText(const QMap<QString, QString>& labels)
{
    QStringList lines;
    for (auto it = labels.begin(); it != labels.end(); ++it)
        lines << it.key() + u'=' + it.value();
    return lines.join(u'\n');
}

} // namespace

EndpointDetail::EndpointDetail(const EndpointModel& endpoints, Clock clock, QWidget* parent)
    : QScrollArea(parent)
    , endpoints_(endpoints)
    , header_(new EndpointHeader(endpoints, clock))
    , shares_(new TrafficTableModel(this))
    , revisions_(new EndpointRevisionModel(this))
    , conditions_(new EndpointConditionModel(this, clock))
    , eventsCard_(new EventsCard(clock))
{
    setObjectName(QStringLiteral("endpointDetail"));
    setAccessibleName(tr("Endpoint"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setMinimumWidth(380);
    labelsCard_ = new Card(QStringLiteral("endpointLabelsCard"), tr("Labels"));
    labels_ = bodyText(QStringLiteral("endpointLabels"));
    labels_->setTextSize(TextSize::Small);
    labelsCard_->body()->addWidget(labels_);
    auto* page = new QWidget;
    page->setProperty("surface", true);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, space::m, space::l, space::l);
    column->setSpacing(space::m);
    column->addWidget(header_);
    for (auto* card : std::initializer_list<QWidget*>{buildTraffic(), buildRevisions(), buildConditions(),
                                                      eventsCard_, labelsCard_})
        column->addWidget(card);
    column->addStretch(1);
    setWidget(page);
    connect(header_, &EndpointHeader::closeRequested, this, &EndpointDetail::closeRequested);
    connect(header_, &EndpointHeader::versionActivated, this, &EndpointDetail::versionActivated);
}

Card* EndpointDetail::buildTraffic()
{
    trafficCard_ = new Card(QStringLiteral("endpointTrafficCard"), tr("Traffic"));
    bar_ = new TrafficBar;
    source_ = noteText(QStringLiteral("endpointTrafficSource"));
    changeTraffic_ = makeButton(QStringLiteral("endpointTrafficChange"), tr("Change traffic…"));
    rollout_ = makeButton(QStringLiteral("endpointRollout"), tr("Rollout…"));
    rollout_->hide();
    trafficCard_->header()->addAction(rollout_);
    trafficCard_->header()->addAction(changeTraffic_);
    trafficCard_->header()->setContentsMargins(0, space::xs, 0, 0); // a button's own edge needs air
    trafficRefusal_ = noteText(QStringLiteral("endpointTrafficRefusal"));
    changeTraffic_->setEnabled(false);
    trafficRefusal_->hide();
    connect(changeTraffic_, &QPushButton::clicked, this, [this] {
        if (line_)
            Q_EMIT trafficRequested(line_->endpoint.key);
    });
    connect(rollout_, &QPushButton::clicked, this, [this] {
        if (line_)
            Q_EMIT rolloutRequested(line_->endpoint.key);
    });
    auto* table = new PartTable(QStringLiteral("endpointShares"), tr("Traffic by target"));
    table->setUp(shares_, shareDelegate(), {160, 88, 80, 80}, TrafficTableModel::Target);
    for (QWidget* part : std::initializer_list<QWidget*>{bar_, source_, table, trafficRefusal_})
        trafficCard_->body()->addWidget(part);
    return trafficCard_;
}

Card* EndpointDetail::buildRevisions()
{
    revisionsCard_ = new Card(QStringLiteral("endpointRevisionsCard"), tr("Revisions"));
    auto* table = new PartTable(QStringLiteral("endpointRevisions"), tr("Revisions"));
    table->setUp(revisions_, revisionDelegate(), {160, 200, 76, 140, 76, 180, 96},
                 EndpointRevisionModel::Model);
    revisionsCard_->body()->addWidget(table);
    return revisionsCard_;
}

Card* EndpointDetail::buildConditions()
{
    conditionsCard_ = new Card(QStringLiteral("endpointConditionsCard"), tr("Conditions"));
    auto* table = new PartTable(QStringLiteral("endpointConditions"), tr("Conditions"));
    table->setUp(conditions_, conditionDelegate(), {112, 84, 112, 100, 80}, EndpointConditionModel::Message);
    conditionsCard_->body()->addWidget(table);
    return conditionsCard_;
}

void EndpointDetail::showEndpoint(const EntityKey& endpoint)
{
    const auto line = endpoints_.find(endpoint);
    if (!line) {
        if (line_ && line_->endpoint.key == endpoint)
            header_->showGone(line_->endpoint);
        return;
    }
    const bool isAnother = !line_ || line_->endpoint.key != endpoint;
    line_ = line;
    const auto& now = line->endpoint;
    header_->showEndpoint(*line);
    shares_->show(now);
    revisions_->show(now);
    conditions_->show(now);
    bar_->showTraffic(now.declared, now.observed);
    QStringList source;
    source << (now.observed.source == ObservedTraffic::Source::NotObservable
                   ? tr("What is observed: nobody can tell.")
                   : tr("Observed by: %1.").arg(observedSourceText(now.observed.source)));
    if (!now.observed.remark.isEmpty())
        source << trafficRemarkText(now.observed);
    source_->setText(source.join(u' '));
    revisionsCard_->header()->setNote(formatCount(now.revisions.size()));
    conditionsCard_->header()->setNote(formatCount(now.conditions.size()));
    labels_->setText(labelsText(now.labels));
    labelsCard_->setVisible(!now.labels.isEmpty());
    if (isAnother) {
        eventsCard_->showEvents({});
        showRolloutBeside(RolloutBeside::None);
        ensureVisible(0, 0);
        Q_EMIT pageChanged();
    }
}

void EndpointDetail::showChanges()
{
    if (line_ && endpoints_.find(line_->endpoint.key) != line_)
        showEndpoint(line_->endpoint.key);
}

void EndpointDetail::showEvents(const EndpointEvents& events)
{
    eventsCard_->showEvents(events);
}

void EndpointDetail::showTrafficRefusal(const QString& refusal)
{
    changeTraffic_->setEnabled(refusal.isEmpty());
    changeTraffic_->setAccessibleDescription(refusal);
    trafficRefusal_->setText(tr("Cannot be changed from here: %1").arg(refusal));
    trafficRefusal_->setVisible(!refusal.isEmpty());
}

void EndpointDetail::showRolloutBeside(RolloutBeside rollout)
{
    rollout_->setVisible(rollout == RolloutBeside::Kept);
}

std::optional<EntityKey> EndpointDetail::page() const
{
    return isVisible() ? endpoint() : std::nullopt;
}

void EndpointDetail::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    Q_EMIT pageChanged();
}

void EndpointDetail::hideEvent(QHideEvent* event)
{
    QScrollArea::hideEvent(event);
    Q_EMIT pageChanged();
}

std::optional<EntityKey> EndpointDetail::endpoint() const
{
    return line_ ? std::optional(line_->endpoint.key) : std::nullopt;
}

void EndpointDetail::refreshAges()
{
    header_->refreshAges();
    conditions_->refreshAges();
    eventsCard_->refreshAges();
}

} // namespace ph
