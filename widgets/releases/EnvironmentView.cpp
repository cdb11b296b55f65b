#include "widgets/releases/EnvironmentView.h"

#include "models/tables/Format.h"
#include "models/tables/ReleaseWords.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/releases/ReleaseTones.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

constexpr int badgeRoom = 132;
constexpr int leastName = 120, mostName = 380; // pixels

void empty(QVBoxLayout* column)
{
    while (QLayoutItem* item = column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

/// The column that the widest of these names needs: what is said of each begins below what is said of the
/// last.
int nameColumn(const QStringList& names)
{
    const QFontMetrics metrics(textFont(TextSize::Body, TextWeight::Medium));
    int width = leastName;
    for (const QString& name : names)
        width = std::max(width, metrics.horizontalAdvance(name) + 2);
    return std::min(width, mostName);
}

/// Badge, name and what there is to say of it, in columns.
QWidget* line(const QString& objectName, const QString& word, Tone tone, const QString& name, int width,
              const QString& detail, const QString& age)
{
    auto* widget = new QWidget;
    widget->setObjectName(objectName);
    widget->setAccessibleName(listText(QStringList{name, word, detail}));
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    auto* place = new QWidget;
    place->setFixedWidth(badgeRoom);
    auto* badge = new QHBoxLayout(place);
    badge->setContentsMargins(0, 0, 0, 0);
    badge->addWidget(new Badge(word, tone));
    badge->addStretch(1);
    auto* label = new PlainLabel(name);
    label->setTextSize(TextSize::Body, TextWeight::Medium);
    label->setFixedWidth(width);
    auto* text = new PlainLabel(detail);
    text->setRole(PlainLabel::Role::Muted);
    auto* seen = new PlainLabel(age);
    seen->setRole(PlainLabel::Role::Faint);
    seen->setTextSize(TextSize::Small);
    row->addWidget(place);
    row->addWidget(label);
    row->addWidget(text, 1);
    row->addWidget(seen);
    return widget;
}

} // namespace

EnvironmentView::EnvironmentView(QWidget* parent, Clock clock)
    : QWidget(parent)
    , clock_(std::move(clock))
    , title_(new PlainLabel)
    , freeze_(new Badge)
    , facts_(new PlainLabel)
    , rehearse_(makeButton(QStringLiteral("environmentRehearse"), tr("Rehearse rollback")))
    , banner_(new Banner)
    , parts_(new QVBoxLayout)
    , rules_(new QVBoxLayout)
{
    setObjectName(QStringLiteral("environmentView"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    title_->setObjectName(QStringLiteral("environmentTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    title_->setElideMode(Qt::ElideMiddle);
    freeze_->setObjectName(QStringLiteral("environmentFreeze"));
    facts_->setObjectName(QStringLiteral("environmentFacts"));
    facts_->setRole(PlainLabel::Role::Muted);
    auto* probe = makeButton(QStringLiteral("environmentProbe"), tr("Look again"));
    auto* policy = makeButton(QStringLiteral("environmentPolicy"), tr("Policy"));
    connect(policy, &QPushButton::clicked, this, [this] { Q_EMIT policyRequested(name_); });
    auto* draft = makeButton(QStringLiteral("environmentDraft"), tr("Draft a release"), ButtonKind::Primary);
    connect(probe, &QPushButton::clicked, this, [this] { Q_EMIT probeRequested(name_); });
    connect(rehearse_, &QPushButton::clicked, this, [this] { Q_EMIT rehearsalRequested(name_); });
    rehearse_->setToolTip(tr("Looks whether what a rollback goes to is there and loads; changes nothing"));
    banner_->setObjectName(QStringLiteral("environmentBanner"));
    connect(banner_, &Banner::actionTriggered, this, [this] { Q_EMIT(this->*again_)(name_); });
    connect(draft, &QPushButton::clicked, this, [this] { Q_EMIT draftRequested(name_); });
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(title_);
    top->addWidget(freeze_);
    top->addStretch(1);
    top->addWidget(policy);
    top->addWidget(rehearse_);
    top->addWidget(probe);
    top->addWidget(draft);
    auto* page = new QWidget;
    page->setProperty("surface", true);
    page->setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(space::l, space::m, space::l, space::l);
    column->setSpacing(space::s);
    column->addLayout(top);
    column->addWidget(facts_);
    auto* parts = new Card(QStringLiteral("environmentParts"), tr("Parts"));
    parts->body()->addLayout(parts_);
    auto* rules = new Card(QStringLiteral("environmentRules"), tr("Who enforces it here"));
    rules->header()->setNote(
        tr("enforced: the system refuses · detected: we see it afterwards · advisory: only "
           "this program asks"));
    rules->body()->addLayout(rules_);
    column->addWidget(parts);
    column->addWidget(rules);
    rulesCard_ = rules;
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setAccessibleName(tr("Environment"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(banner_);
    outer->addWidget(scroll);
}

void EnvironmentView::showUnasked(const Error& error)
{
    if (auto* waiting = findChild<QWidget*>(QStringLiteral("environmentAsked")))
        waiting->hide();
    again_ = &EnvironmentView::probeRequested;
    banner_->showError(error);
}

void EnvironmentView::showRehearsing()
{
    again_ = &EnvironmentView::rehearsalRequested;
    rehearse_->setEnabled(false);
    banner_->showMessage({Tone::Accent, tr("Looking whether what a rollback goes to can be loaded…")});
}

void EnvironmentView::showRehearsal(const Result<QString>& rehearsed)
{
    again_ = &EnvironmentView::rehearsalRequested;
    rehearse_->setEnabled(true);
    if (rehearsed)
        banner_->showMessage({Tone::Good, tr("Rehearsed: %1 is there and can be loaded.").arg(*rehearsed)});
    else if (rehearsed.error().kind == ErrorKind::Cancelled)
        banner_->clear();
    else
        banner_->showError(rehearsed.error());
}

void EnvironmentView::showEnvironment(const EnvironmentLine& environment, const QList<EnforcementLine>& rules)
{
    const std::int64_t now = toMs(clock_());
    name_ = environment.name;
    title_->setText(environment.name);
    freeze_->setBadge(tr("Frozen: %1").arg(environment.freeze), Tone::Warning);
    freeze_->setToolTip(tr("Stops promotions, never rollbacks"));
    freeze_->setVisible(!environment.freeze.isEmpty());
    facts_->setText(environment.target + QStringLiteral("  ·  ") + liveText(environment, now) +
                    (environment.rehearsedMs == noTime
                         ? QString()
                         : QStringLiteral("  ·  ") +
                               tr("rollback rehearsed %1").arg(formatSeenAge(environment.rehearsedMs, now))));
    facts_->setToolTip(plainToolTip(formatTimeToolTip(environment.liveSeenMs)));
    if (again_ == &EnvironmentView::probeRequested && !environment.parts.isEmpty())
        banner_->clear(); // what could not be asked has answered now
    empty(parts_);
    if (environment.parts.isEmpty()) {
        auto* waiting = new PlainLabel(partStateText(EnvironmentPart::State::Asking));
        waiting->setObjectName(QStringLiteral("environmentAsked"));
        waiting->setRole(PlainLabel::Role::Muted);
        parts_->addWidget(waiting);
    }
    rulesCard_->setVisible(!rules.isEmpty());
    QStringList names;
    for (const EnvironmentPart& part : environment.parts)
        names << part.name;
    const int partWidth = nameColumn(names);
    for (const EnvironmentPart& part : environment.parts)
        parts_->addWidget(line(QStringLiteral("environmentPart"), partStateText(part.state),
                               partStateTone(part.state), part.name, partWidth, part.detail,
                               part.seenMs == noTime ? QString() : formatSeenAge(part.seenMs, now)));
    empty(rules_);
    names.clear();
    for (const EnforcementLine& rule : rules)
        names << rule.rule;
    const int ruleWidth = nameColumn(names);
    for (const EnforcementLine& rule : rules)
        rules_->addWidget(line(QStringLiteral("environmentRule"), enforcementText(rule.how),
                               enforcementTone(rule.how), rule.rule, ruleWidth, rule.detail, {}));
}

} // namespace ph
