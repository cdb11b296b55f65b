#include "widgets/incidents/StepFindingView.h"

#include "models/tables/DiagnosisReasons.h"
#include "models/tables/DiagnosisWords.h"
#include "models/tables/Format.h"
#include "models/tables/TimelineItemWords.h"
#include "models/tables/TimelineWords.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/incidents/IncidentTones.h"

#include <QVBoxLayout>

namespace ph {

namespace {

QString evidenceLine(const TimelineItem& item, std::int64_t nowMs)
{
    auto line = QStringLiteral("%1  %2").arg(timelineTimeText(item), timelineTitleText(item));
    if (!item.reference.isEmpty())
        line += QStringLiteral("  [%1]").arg(item.reference);
    return StepFindingView::tr("%1  %2, seen %3", "evidence, who told it, its age")
        .arg(line, item.source, formatSeenAge(item.seenMs, nowMs));
}

} // namespace

StepFindingView::StepFindingView(Clock clock, QWidget* parent)
    : QScrollArea(parent)
    , clock_(std::move(clock))
    , title_(new PlainLabel)
    , judged_(bodyText(QStringLiteral("stepJudged")))
    , confirm_(makeButton(QStringLiteral("stepConfirm"), tr("Confirm…")))
    , overrule_(makeButton(QStringLiteral("stepOverrule"), tr("Overrule…")))
    , checks_(new QWidget)
    , checkColumn_(new QVBoxLayout(checks_))
{
    setObjectName(QStringLiteral("stepDetail"));
    setAccessibleName(tr("The chosen step, with its evidence"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    title_->setObjectName(QStringLiteral("stepDetailTitle"));
    title_->setTextSize(TextSize::Body, TextWeight::Bold);
    confirm_->setToolTip(tr("Say that it is as the step says (Ctrl+Return)"));
    overrule_->setToolTip(tr("Say that it is otherwise, and why (Ctrl+Shift+Return)"));
    noteKeys(*confirm_, ScreenKey::ConfirmStep);
    noteKeys(*overrule_, ScreenKey::OverruleStep);
    connect(confirm_, &QPushButton::clicked, this,
            [this] { Q_EMIT judgeRequested(IncidentJudged::Word::Confirmed); });
    connect(overrule_, &QPushButton::clicked, this,
            [this] { Q_EMIT judgeRequested(IncidentJudged::Word::Overruled); });
    checkColumn_->setContentsMargins(0, 0, 0, 0);
    checkColumn_->setSpacing(space::m);
    auto* page = new QWidget;
    page->setProperty("surface", true);
    page->setAttribute(Qt::WA_StyledBackground);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(title_, 1);
    top->addWidget(confirm_);
    top->addWidget(overrule_);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, space::s, space::l, space::m);
    column->setSpacing(space::s);
    column->addLayout(top);
    column->addWidget(judged_);
    column->addWidget(checks_);
    column->addStretch(1);
    setWidget(page);
    showNone();
}

void StepFindingView::showNone()
{
    title_->setText(tr("Choose a step to see what it says, and by what."));
    for (QWidget* part : std::initializer_list<QWidget*>{judged_, confirm_, overrule_, checks_})
        part->hide();
}

void StepFindingView::showStep(const StepFinding& finding, const TimelineTablePtr& table,
                               const std::optional<JudgedStep>& judged, Judging judging)
{
    title_->setText(stepTitleText(finding.step));
    judged_->setText(judged ? judgedStepText(*judged, toMs(clock_())) : QString());
    judged_->setVisible(judged.has_value());
    for (auto* button : {confirm_, overrule_}) {
        button->show();
        button->setEnabled(judging == Judging::Allowed);
    }
    while (auto* old = checkColumn_->takeAt(0)) {
        delete old->widget();
        delete old;
    }
    for (const auto& check : finding.checks)
        addCheck(check, *table);
    if (finding.checks.isEmpty())
        checkColumn_->addWidget(noteText({}, tr("This step has no checks: people judge it.")));
    checks_->show();
}

void StepFindingView::addCheck(const CheckFinding& check, const TimelineTable& table)
{
    constexpr std::size_t mostEvidenceLines = 20; // its count tells of the rest
    const auto nowMs = toMs(clock_());
    auto* block = new QWidget;
    auto* column = new QVBoxLayout(block);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::s);
    line->addWidget(new Badge(stepVerdictText(check.verdict), stepVerdictTone(check.verdict)));
    auto* title = new PlainLabel(checkTitleText(check.check));
    title->setTextSize(TextSize::Body, TextWeight::Medium);
    line->addWidget(title, 1);
    auto* age =
        new PlainLabel(check.observedMs == noTime
                           ? tr("nobody looked")
                           : tr("seen %1", "%1: 5 min ago").arg(formatSeenAge(check.observedMs, nowMs)));
    age->setRole(PlainLabel::Role::Faint);
    line->addWidget(age);
    column->addLayout(line);
    auto* reason = bodyText({}, checkReasonText(check, table));
    reason->setObjectName(QStringLiteral("checkReason"));
    column->addWidget(reason);
    QStringList evidence;
    for (const auto& number : check.numbers)
        evidence << QStringLiteral("%1 = %2 %3")
                        .arg(number.name, formatNumber(number.value), number.unit)
                        .trimmed();
    for (std::size_t i = 0; i < std::min(check.rows.size(), mostEvidenceLines); ++i)
        evidence << evidenceLine(table.item(check.rows[i]), nowMs);
    if (check.rows.size() > mostEvidenceLines)
        evidence << tr("and %Ln more", nullptr, int(check.rows.size() - mostEvidenceLines));
    if (!evidence.isEmpty()) {
        auto* proof = bodyText(QStringLiteral("checkEvidence"), evidence.join(u'\n'));
        proof->setFont(monoFont(TextSize::Small));
        proof->setRole(PlainLabel::Role::Muted);
        column->addWidget(proof);
    }
    checkColumn_->addWidget(block);
}

} // namespace ph
