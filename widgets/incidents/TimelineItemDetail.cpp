#include "widgets/incidents/TimelineItemDetail.h"

#include "models/tables/Format.h"
#include "models/tables/IncidentWords.h"
#include "models/tables/TimelineItemWords.h"
#include "models/tables/TimelineWords.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/incidents/TimelineGlyph.h"

#include <QVBoxLayout>

namespace ph {

TimelineItemDetail::TimelineItemDetail(const QString& objectName, QString none, Clock clock, QWidget* parent)
    : QScrollArea(parent)
    , none_(std::move(none))
    , clock_(std::move(clock))
    , title_(new PlainLabel)
    , severity_(new Badge)
    , facts_(bodyText(objectName + QStringLiteral("Facts")))
    , why_(bodyText(objectName + QStringLiteral("Why")))
    , evidence_(bodyText(objectName + QStringLiteral("Evidence")))
{
    setObjectName(objectName);
    setAccessibleName(tr("Details of what is chosen"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    title_->setObjectName(objectName + QStringLiteral("Title"));
    title_->setTextSize(TextSize::Body, TextWeight::Bold);
    evidence_->setFont(monoFont(TextSize::Small));
    why_->setRole(PlainLabel::Role::Muted);
    auto* page = new QWidget;
    page->setProperty("surface", true);
    page->setAttribute(Qt::WA_StyledBackground);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(title_);
    top->addWidget(severity_);
    top->addStretch(1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addLayout(top);
    for (auto* label : {facts_, why_, evidence_})
        column->addWidget(label);
    column->addStretch(1);
    setWidget(page);
    showNone();
}

void TimelineItemDetail::showNone()
{
    title_->setText(none_);
    for (QWidget* part : std::initializer_list<QWidget*>{severity_, facts_, why_, evidence_})
        part->hide();
}

void TimelineItemDetail::showItem(const TimelineItem& item)
{
    show(item, {});
}

void TimelineItemDetail::showSuspect(const IncidentSuspect& suspect)
{
    QStringList why{
        suspectReasonText(suspect),
        tr("It happened %1 before.", "%1: 12 min").arg(suspectLeadText(suspect.leadMs, suspect.mostLeadMs)),
        suspectPartsText(suspect)};
    if (suspect.alike > 1)
        why << tr("%Ln item(s) have the same evidence; this one is the most suspicious of them.", nullptr,
                  int(suspect.alike));
    show(suspect.item, why.join(u'\n'));
}

void TimelineItemDetail::show(const TimelineItem& item, const QString& why)
{
    title_->setText(timelineTitleText(item));
    severity_->setBadge(timelineSeverityText(item.severity), timelineTone(item.severity));
    const auto seen = item.seenMs == noTime
                          ? tr("not known", "when it was seen")
                          : QStringLiteral("%1 (%2)").arg(formatLocalTime(item.seenMs),
                                                          formatSeenAge(item.seenMs, toMs(clock_())));
    QStringList facts{QStringLiteral("%1 · %2").arg(timelineKindText(item.kind), timelineRoleText(item.role)),
                      tr("Happened: %1").arg(timelineTimeText(item)), tr("Seen: %1").arg(seen),
                      tr("Concerns: %1").arg(timelineScopeText(item.scope)),
                      tr("Source: %1").arg(item.source)};
    facts_->setText(facts.join(u'\n'));
    why_->setText(why);
    QStringList evidence;
    if (!item.detail.isEmpty())
        evidence << timelineDetailText(item);
    if (!item.reference.isEmpty())
        evidence << tr("Evidence: %1").arg(item.reference);
    evidence_->setText(evidence.join(u'\n'));
    severity_->show();
    facts_->show();
    why_->setVisible(!why.isEmpty());
    evidence_->setVisible(!evidence.isEmpty());
}

} // namespace ph
