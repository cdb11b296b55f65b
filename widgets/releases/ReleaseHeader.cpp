#include "widgets/releases/ReleaseHeader.h"

#include "models/tables/Format.h"
#include "models/tables/ReleaseWords.h"
#include "models/values/PlaceLink.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/CopyLink.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/releases/ReleaseTones.h"
#include "widgets/releases/StageTrack.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

ReleaseHeader::ReleaseHeader(const Clock& clock, QWidget* parent)
    : QWidget(parent)
    , title_(new PlainLabel)
    , state_(new Badge)
    , tier_(new Badge)
    , undriven_(new Badge(tr("Nobody drives it"), Tone::Warning))
    , facts_(new PlainLabel)
    , attention_(new PlainLabel)
    , whyNot_(new PlainLabel)
    , track_(new StageTrack)
    , seen_(new AgeLabel(nullptr, clock))
    , policy_(makeButton(QStringLiteral("releasePolicy"), tr("Policy")))
    , submit_(makeButton(QStringLiteral("releaseSubmit"), {}, ButtonKind::Primary))
    , execute_(makeButton(QStringLiteral("releaseExecute"), {}, ButtonKind::Primary))
    , confirm_(makeButton(QStringLiteral("releaseConfirm"), {}, ButtonKind::Primary))
    , cancel_(makeButton(QStringLiteral("releaseCancel"), {}))
    , link_(new CopyLink(QStringLiteral("releaseLink")))
    , refresh_(new IconButton(QStringLiteral("view-refresh"), tr("Refresh")))
{
    setObjectName(QStringLiteral("releaseHeader"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    title_->setObjectName(QStringLiteral("releaseTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    title_->setElideMode(Qt::ElideMiddle);
    state_->setObjectName(QStringLiteral("releaseState"));
    tier_->setObjectName(QStringLiteral("releaseTier"));
    undriven_->setObjectName(QStringLiteral("releaseUndriven"));
    facts_->setObjectName(QStringLiteral("releaseFacts"));
    facts_->setRole(PlainLabel::Role::Muted);
    attention_->setObjectName(QStringLiteral("releaseAttention"));
    attention_->setTextSize(TextSize::Body, TextWeight::Medium);
    whyNot_->setObjectName(QStringLiteral("releaseWhyNot"));
    whyNot_->setRole(PlainLabel::Role::Muted);
    whyNot_->setTextSize(TextSize::Small);
    seen_->setObjectName(QStringLiteral("releaseSeen"));
    seen_->setPattern(tr("seen %1"));
    seen_->setRole(PlainLabel::Role::Faint);
    seen_->setStaleAfter(std::chrono::minutes(15));
    refresh_->setObjectName(QStringLiteral("releaseRefresh"));
    refresh_->setShortcutKeys(keysOf(ScreenKey::Refresh));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::s);
    column->setSpacing(space::xs);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(title_);
    for (QWidget* badge : {state_, tier_, undriven_})
        top->addWidget(badge);
    top->addStretch(1);
    for (QPushButton* button : {policy_, cancel_, submit_, execute_, confirm_})
        top->addWidget(button);
    top->addWidget(link_);
    top->addWidget(refresh_);
    column->addLayout(top);
    auto* below = new QHBoxLayout;
    below->addWidget(facts_, 1);
    below->addWidget(seen_);
    column->addLayout(below);
    auto* last = new QHBoxLayout;
    last->setSpacing(space::l);
    last->addWidget(track_);
    last->addStretch(1);
    column->addLayout(last);
    auto* words = new QHBoxLayout;
    words->setSpacing(space::l);
    words->addWidget(attention_);
    words->addStretch(1);
    words->addWidget(whyNot_);
    column->addLayout(words);

    connect(submit_, &QPushButton::clicked, this, [this] { Q_EMIT moveRequested(ReleaseMove::Submit); });
    connect(execute_, &QPushButton::clicked, this, [this] { Q_EMIT moveRequested(ReleaseMove::Execute); });
    connect(confirm_, &QPushButton::clicked, this, [this] { Q_EMIT moveRequested(ReleaseMove::Confirm); });
    connect(cancel_, &QPushButton::clicked, this, [this] { Q_EMIT moveRequested(ReleaseMove::Cancel); });
    connect(policy_, &QPushButton::clicked, this, &ReleaseHeader::policyRequested);
    connect(refresh_, &QToolButton::clicked, this, &ReleaseHeader::refreshRequested);
}

void ReleaseHeader::showMove(QPushButton* button, const ReleaseDetails& release, ReleaseMove move,
                             const QString& text)
{
    const MoveRule* rule = release.rule(move);
    button->setVisible(rule);
    button->setText(text);
    if (!rule)
        return;
    const QString why = rule->whyNot.join(u'\n');
    button->setEnabled(why.isEmpty());
    button->setToolTip(plainToolTip(why));
    button->setAccessibleDescription(why);
    if (!why.isEmpty() && whyNot_->text().isEmpty()) {
        // The one that stands first in the list is said aloud; the rest is a matter of the tool tip.
        const auto more = rule->whyNot.size() - 1;
        whyNot_->setText(more == 0 ? rule->whyNot.first()
                                   : tr("%1 (and %Ln more)", nullptr, int(more)).arg(rule->whyNot.first()));
        whyNot_->setToolTip(plainToolTip(why));
    }
}

void ReleaseHeader::showRelease(const ReleaseDetails& release)
{
    const ReleaseSummary& summary = release.summary;
    title_->setText(releaseTitle(summary));
    state_->setBadge(releaseStateText(summary.state), releaseStateTone(summary.state));
    tier_->setBadge(tr("%1 risk", "tier of a policy").arg(summary.tier), Tone::Neutral);
    tier_->setVisible(!summary.tier.isEmpty());
    undriven_->setVisible(summary.driver == ReleaseSummary::Driver::Undriven);
    QStringList facts;
    facts << tr("to %1", "environment").arg(summary.environment)
          << tr("drafted by %1 %2").arg(summary.author, formatLocalTime(summary.createdMs));
    if (summary.driver == ReleaseSummary::Driver::Here)
        facts << tr("driven from here");
    if (summary.driver == ReleaseSummary::Driver::Elsewhere)
        facts << tr("driven by %1").arg(summary.drivenBy);
    if (summary.state == ReleaseState::Soaking && release.soakEndsMs != noTime)
        facts << tr("soaks until %1").arg(formatLocalTime(release.soakEndsMs));
    facts << summary.id;
    facts_->setText(facts.join(QStringLiteral("  ·  ")));
    link_->setLink(placeLink({PlaceLink::Kind::Release, {}, summary.id}));
    seen_->setTime(release.seenMs);
    seen_->setVisible(release.seenMs != noTime);
    attention_->setText(summary.attention);
    const int confirmed =
        int(std::count_if(release.steps.begin(), release.steps.end(),
                          [](const StepView& step) { return step.state == StepView::State::Confirmed; }));
    track_->setStage(summary.state, confirmed, int(release.steps.size()));
    whyNot_->clear();
    showMove(execute_, release, ReleaseMove::Execute,
             tr("Execute %Ln step(s)", nullptr, int(release.steps.size()) - confirmed));
    showMove(confirm_, release, ReleaseMove::Confirm, tr("Confirm"));
    showMove(submit_, release, ReleaseMove::Submit, tr("Submit"));
    showMove(cancel_, release, ReleaseMove::Cancel,
             summary.state == ReleaseState::Running ? tr("Stop before the next step") : tr("Withdraw"));
    attention_->setVisible(!attention_->text().isEmpty());
    whyNot_->setVisible(!whyNot_->text().isEmpty());
    refresh_->setEnabled(true);
}

void ReleaseHeader::showBusy(ReleaseMove move)
{
    for (QPushButton* button : {submit_, execute_, confirm_, cancel_})
        button->setEnabled(false);
    if (move == ReleaseMove::Execute || move == ReleaseMove::Confirm || move == ReleaseMove::Submit ||
        move == ReleaseMove::Cancel) {
        whyNot_->setText(tr("Requested; waiting to see it done."));
        whyNot_->show();
    }
}

} // namespace ph
