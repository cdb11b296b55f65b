#include "widgets/releases/PlanTab.h"

#include "models/tables/ReleaseStepModel.h"
#include "models/tables/ReleaseWords.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/releases/ReleaseTones.h"

#include <QFormLayout>

namespace ph {

namespace {

QWidget* partLine(const ReleasePart& part, const QString& back)
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    auto* kind = new PlainLabel(partKindText(part.kind));
    kind->setRole(PlainLabel::Role::Muted);
    kind->setFixedWidth(88);
    auto* name = new PlainLabel(part.name);
    name->setTextSize(TextSize::Body, TextWeight::Medium);
    auto* path = new PlainLabel(
        QStringLiteral("%1 → %2").arg(part.from.isEmpty() ? PlanTab::tr("nothing") : part.from, part.to));
    auto* more = new PlainLabel(
        QStringList{back.isEmpty() ? PlanTab::tr("no way back") : PlanTab::tr("back to %1").arg(back),
                    part.digest.isEmpty() ? PlanTab::tr("digest not recorded") : part.digest}
            .join(QStringLiteral("  ·  ")));
    more->setRole(PlainLabel::Role::Faint);
    more->setTextSize(TextSize::Small);
    more->setElideMode(Qt::ElideMiddle);
    row->addWidget(kind);
    row->addWidget(name);
    row->addWidget(path);
    row->addWidget(more, 1);
    return line;
}

} // namespace

PlanTab::PlanTab(ReleaseStepModel* steps, QWidget* parent)
    : QScrollArea(parent)
    , parts_(new QVBoxLayout)
    , table_(new LineTable(QStringLiteral("stepTable"), tr("Steps")))
    , stepsHeader_(new SectionHeader(tr("Steps")))
    , requests_(makeButton(QStringLiteral("planRequests"), tr("Requests…"), ButtonKind::Flat))
    , objective_(bodyText(QStringLiteral("planObjective")))
    , risk_(bodyText(QStringLiteral("planRisk")))
    , rollout_(bodyText(QStringLiteral("planRollout")))
    , acceptance_(bodyText(QStringLiteral("planAcceptance")))
    , rollback_(bodyText(QStringLiteral("planRollback")))
    , digests_(noteText(QStringLiteral("planDigests")))
{
    setObjectName(QStringLiteral("planTab"));
    setAccessibleName(tr("Plan"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    auto* page = new QWidget;
    page->setProperty("surface", true);
    page->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, space::s, space::l, space::l);
    column->setSpacing(space::s);
    column->addWidget(new SectionHeader(tr("What moves, as one")));
    parts_->setSpacing(space::xs);
    column->addLayout(parts_);
    column->addSpacing(space::s);
    requests_->setToolTip(tr("What it asks of the cluster, as the cluster tried it without effect"));
    connect(requests_, &QPushButton::clicked, this, &PlanTab::requestsRequested);
    stepsHeader_->addAction(requests_);
    column->addWidget(stepsHeader_);
    auto* delegate = new LineDelegate(table_);
    delegate->setBadgeColumn(ReleaseStepModel::State, [](const QModelIndex& index) {
        return stepStateTone(StepView::State(index.data(ReleaseStepModel::StateRole).toInt()));
    });
    delegate->setFixedPitchColumns({ReleaseStepModel::Change});
    delegate->setMutedColumns({ReleaseStepModel::Place, ReleaseStepModel::Asked, ReleaseStepModel::Observed});
    table_->setModel(steps);
    table_->setItemDelegate(delegate);
    table_->setColumns({40, 0, 104, 168, 168});
    table_->setFitting(12);
    column->addWidget(table_);
    column->addSpacing(space::s);
    column->addWidget(new SectionHeader(tr("The request")));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::l);
    form->setVerticalSpacing(space::s);
    const auto row = [&](const QString& name, PlainLabel* text) {
        auto* label = new PlainLabel(name);
        label->setRole(PlainLabel::Role::Muted);
        label->setElideMode(Qt::ElideNone);
        label->setMinimumWidth(88);
        label->setBuddy(text);
        form->addRow(label, text);
    };
    row(tr("Objective"), objective_);
    row(tr("Risk"), risk_);
    row(tr("Rollout"), rollout_);
    row(tr("Acceptance"), acceptance_);
    row(tr("Roll back"), rollback_);
    column->addLayout(form);
    digests_->setRole(PlainLabel::Role::Faint);
    digests_->setSelectable();
    column->addWidget(digests_);
    column->addStretch(1);
    setWidget(page);
}

void PlanTab::showRelease(const ReleaseDetails& release)
{
    const ReleasePlan& plan = release.plan;
    while (QLayoutItem* item = parts_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const ReleasePart& part : plan.parts) {
        QString back;
        for (const ReleasePart& target : plan.rollback.targets) {
            if (target.kind == part.kind && target.name == part.name)
                back = target.to;
        }
        parts_->addWidget(partLine(part, back));
    }
    requests_->setVisible(!plan.rollout.isEmpty());
    stepsHeader_->setNote(tr("each is made only while what was expected is there"));
    objective_->setText(plan.texts.objective);
    risk_->setText(plan.texts.risk);
    rollout_->setText(plan.texts.rollout);
    acceptance_->setText(plan.texts.acceptance);
    rollback_->setText(tr("when %1, asked of %2").arg(plan.rollback.condition, plan.rollback.dataSource));
    digests_->setText(tr("plan %1\npolicy %2").arg(release.planDigest, plan.policyDigest));
}

} // namespace ph
