#include "widgets/incidents/ContainmentOptionView.h"

#include "models/tables/ContainmentWords.h"
#include "models/tables/Format.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/Theme.h"

#include <QVBoxLayout>

namespace ph {

namespace {

QString perMinute(const std::optional<double>& count)
{
    return count ? formatNumber(*count) : ContainmentOptionView::tr("unknown");
}

QStringList containmentFacts(const ContainmentOption& option, std::int64_t nowMs)
{
    QStringList lines{ContainmentOptionView::tr("What it does: %1").arg(option.effect)};
    if (!option.doesNotFix.isEmpty())
        lines << ContainmentOptionView::tr("What it does not: %1").arg(option.doesNotFix);
    if (option.shareBefore && option.shareAfter)
        lines << ContainmentOptionView::tr("Requests to what is blamed: %1 % → %2 %")
                     .arg(formatNumber(*option.shareBefore), formatNumber(*option.shareAfter));
    lines << ContainmentOptionView::tr("It touches %1 (%2)").arg(option.radiusText, radiusShareText(option));
    if (option.kind != ContainmentKind::Silence)
        lines << ContainmentOptionView::tr("Going elsewhere by it, a minute: requests %1, users %2")
                     .arg(perMinute(option.requestsPerMinute), perMinute(option.usersPerMinute));
    lines << ContainmentOptionView::tr("Taken back by %1").arg(reversibilityText(option.reversibility))
          << ContainmentOptionView::tr("Works in %1: %2").arg(timeToEffectText(option), option.effectGround)
          << ContainmentOptionView::tr("Who may: %1 (%2)").arg(option.who, permitText(option.permit))
          << ContainmentOptionView::tr("Seen: %1")
                 .arg(option.observedMs == noTime ? ContainmentOptionView::tr("unknown when")
                                                  : formatSeenAge(option.observedMs, nowMs));
    return lines;
}

} // namespace

ContainmentOptionView::ContainmentOptionView(QWidget* parent)
    : QScrollArea(parent)
    , title_(new PlainLabel)
    , missing_(bodyText(QStringLiteral("containmentMissing")))
    , facts_(bodyText(QStringLiteral("containmentFacts")))
    , command_(bodyText(QStringLiteral("containmentCommand")))
    , take_(makeButton(QStringLiteral("containmentTake"), tr("Try and do…")))
{
    setObjectName(QStringLiteral("containmentDetail"));
    setAccessibleName(tr("The chosen way, with its effect"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    title_->setObjectName(QStringLiteral("containmentTitle"));
    title_->setTextSize(TextSize::Body, TextWeight::Bold);
    command_->setFont(monoFont(TextSize::Small));
    command_->setRole(PlainLabel::Role::Muted);
    take_->setToolTip(tr("See what would be sent, then decide (Ctrl+Return)"));
    noteKeys(*take_, ScreenKey::TakeStep);
    connect(take_, &QPushButton::clicked, this, &ContainmentOptionView::takeRequested);
    auto* page = new QWidget;
    page->setProperty("surface", true);
    page->setAttribute(Qt::WA_StyledBackground);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(title_, 1);
    top->addWidget(take_);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, space::s, space::l, space::m);
    column->setSpacing(space::s);
    column->addLayout(top);
    for (auto* part : {missing_, facts_, command_})
        column->addWidget(part);
    column->addStretch(1);
    setWidget(page);
    showNone();
}

void ContainmentOptionView::showNone()
{
    title_->setText(tr("Choose a way to see what it would do."));
    for (QWidget* part : std::initializer_list<QWidget*>{missing_, facts_, command_, take_})
        part->hide();
}

void ContainmentOptionView::showOption(const ContainmentOption& option, Taking taking, std::int64_t nowMs)
{
    const bool isImpossible = option.standing == ContainmentOption::Standing::Impossible;
    title_->setText(option.target.isEmpty() ? containmentKindText(option.kind)
                                            : pairText(containmentKindText(option.kind), option.target));
    missing_->setText(option.missing.join(u'\n'));
    missing_->setVisible(!option.missing.isEmpty());
    facts_->setText(containmentFacts(option, nowMs).join(u'\n'));
    facts_->setVisible(!isImpossible);
    const auto command = containmentCommand(option.act, QStringLiteral("…"));
    command_->setText(command);
    command_->setVisible(!command.isEmpty());
    take_->setVisible(option.act.how != ContainmentAct::How::None);
    take_->setEnabled(taking == Taking::Allowed);
}

} // namespace ph
