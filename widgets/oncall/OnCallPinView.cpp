#include "widgets/oncall/OnCallPinView.h"

#include "models/tables/Format.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/oncall/BudgetBar.h"
#include "widgets/oncall/OnCallNote.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>

namespace ph {

namespace {

constexpr std::int64_t onCallMinuteMs = 60'000;
constexpr int mostBudgetMiB = 1 << 20;

} // namespace

OnCallPinView::OnCallPinView(QWidget* parent, Clock clock)
    : QWidget(parent)
    , clock_(std::move(clock))
    , sources_(new OnCallSourceModel(this, clock_))
{
    build();
    connect(kept_, &QCheckBox::toggled, this, &OnCallPinView::ask);
    connect(budget_, &QSpinBox::editingFinished, this, &OnCallPinView::ask);
    connect(every_, &QComboBox::activated, this, &OnCallPinView::ask);
    connect(refresh_, &QPushButton::clicked, this, [this] { Q_EMIT refreshRequested(line_.environment); });
    connect(cancel_, &QPushButton::clicked, this, [this] { Q_EMIT cancelRequested(line_.environment); });
}

void OnCallPinView::build()
{
    title_ = new PlainLabel;
    title_->setObjectName(QStringLiteral("onCallEnvironment"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    state_ = new Badge;
    state_->setObjectName(QStringLiteral("onCallState"));
    age_ = new PlainLabel;
    age_->setObjectName(QStringLiteral("onCallAge"));
    age_->setRole(PlainLabel::Role::Muted);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(title_);
    top->addWidget(state_);
    top->addWidget(age_, 1);

    kept_ = new QCheckBox(tr("&Keep it for on-call"));
    kept_->setObjectName(QStringLiteral("onCallKept"));
    budget_ = new QSpinBox;
    budget_->setObjectName(QStringLiteral("onCallBudget"));
    budget_->setAccessibleName(tr("Budget in MiB"));
    budget_->setRange(1, mostBudgetMiB);
    budget_->setSuffix(tr(" MiB"));
    budget_->setSingleStep(64);
    every_ = new QComboBox;
    every_->setObjectName(QStringLiteral("onCallEvery"));
    every_->setAccessibleName(tr("How often it is refreshed"));
    auto* how = new QHBoxLayout;
    how->setSpacing(space::s);
    how->addWidget(kept_);
    how->addStretch(1);
    how->addWidget(new PlainLabel(tr("at most")));
    how->addWidget(budget_);
    how->addWidget(every_);

    bar_ = new BudgetBar;
    size_ = new PlainLabel;
    size_->setObjectName(QStringLiteral("onCallSize"));
    size_->setRole(PlainLabel::Role::Muted);
    auto* size = new QHBoxLayout;
    size->setSpacing(space::m);
    size->addWidget(bar_, 1);
    size->addWidget(size_);

    table_ = new LineTable(QStringLiteral("onCallSources"), tr("What each source gave"));
    table_->setModel(sources_);
    auto* delegate = new LineDelegate(table_);
    delegate->setMainColumn(OnCallSourceModel::Part);
    delegate->setMutedColumns({OnCallSourceModel::Source, OnCallSourceModel::Seen});
    table_->setItemDelegate(delegate);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    table_->setColumns({148, 0, 92, 72, 156});
    leftOut_ = new PlainLabel;
    leftOut_->setObjectName(QStringLiteral("onCallLeftOut"));
    leftOut_->setWordWrap(true);
    leftOut_->setTone(Tone::Warning);

    progress_ = new ProgressLine;
    doing_ = new PlainLabel;
    doing_->setObjectName(QStringLiteral("onCallDoing"));
    doing_->setRole(PlainLabel::Role::Muted);
    cancel_ = makeButton(QStringLiteral("onCallCancel"), tr("Cancel"));
    refresh_ = makeButton(QStringLiteral("onCallRefresh"), tr("&Refresh now"));
    auto* act = new QHBoxLayout;
    act->setSpacing(space::s);
    act->addWidget(doing_, 1);
    act->addWidget(cancel_);
    act->addWidget(refresh_);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::m);
    column->addLayout(top);
    column->addLayout(how);
    column->addLayout(size);
    column->addWidget(table_, 1);
    column->addWidget(leftOut_);
    column->addWidget(progress_);
    column->addLayout(act);
}

void OnCallPinView::showLine(const OnCallLine& line)
{
    // What somebody writes or chooses stands while a round goes on.
    const bool isOther = line.environment != line_.environment || line.standing != line_.standing ||
                         kept_->isChecked() != line.standing.has_value();
    line_ = line;
    if (isOther)
        showStanding();
    showWork();
}

void OnCallPinView::showStanding()
{
    filling_ = Filling::Yes;
    const auto& standing = line_.standing;
    const auto pinned = standing ? standing->pin : OnCallPin();
    title_->setText(line_.environment);
    kept_->setChecked(standing.has_value());
    if (!budget_->hasFocus()) // somebody writes there
        budget_->setValue(int(pinned.budgetBytes / bytesOfMiB));
    every_->clear();
    QList<std::int64_t> choices{5 * onCallMinuteMs,  15 * onCallMinuteMs,  30 * onCallMinuteMs,
                                60 * onCallMinuteMs, 240 * onCallMinuteMs, 0};
    if (!choices.contains(pinned.everyMs))
        choices.prepend(pinned.everyMs); // as the command line said
    for (const auto ms : choices)
        every_->addItem(onCallEveryText(ms), qint64(ms));
    every_->setCurrentIndex(int(choices.indexOf(pinned.everyMs)));
    budget_->setEnabled(standing.has_value());
    every_->setEnabled(standing.has_value());
    const auto size = standing ? onCallSizeText(*standing) : QString();
    bar_->setVisible(standing.has_value());
    bar_->setBudget(standing && standing->last ? standing->last->bytes : -1, pinned.budgetBytes, size);
    size_->setText(size);
    sources_->apply(standing && standing->last ? standing->last->told : QList<OnCallTold>());
    const auto leftOut =
        standing && standing->last ? onCallLeftOutTexts(standing->last->leftOut) : QStringList();
    leftOut_->setText(leftOut.join(u'\n'));
    leftOut_->setVisible(!leftOut.isEmpty());
    refreshAges();
    filling_ = Filling::No;
}

void OnCallPinView::showWork()
{
    const bool isIdle = line_.work == OnCallLine::Work::Idle;
    if (line_.work == OnCallLine::Work::Refreshing)
        progress_->setProgress(line_.done, line_.total);
    else
        progress_->finish();
    doing_->setText(isIdle                                    ? QString()
                    : line_.work == OnCallLine::Work::Waiting ? tr("It is its turn soon")
                                                              : tr("Asking for %1").arg(line_.doing));
    cancel_->setVisible(!isIdle);
    refresh_->setEnabled(isIdle && line_.standing);
}

void OnCallPinView::refreshAges()
{
    sources_->refreshAges();
    state_->setVisible(line_.standing.has_value());
    age_->setText({});
    if (!line_.standing)
        return;
    const auto nowMs = toMs(clock_());
    const auto state = onCallState(*line_.standing, nowMs);
    state_->setBadge(onCallStateText(state), onCallTone(state));
    const auto sinceMs = freshSinceMs(*line_.standing);
    age_->setText(sinceMs == noTime ? QString()
                                    : tr("as of %1", "how long ago").arg(formatSeenAge(sinceMs, nowMs)));
    age_->setToolTip(sinceMs == noTime ? QString() : formatTimeToolTip(sinceMs));
}

OnCallPin OnCallPinView::pin() const
{
    auto pin = line_.standing ? line_.standing->pin : OnCallPin();
    pin.environment = line_.environment;
    pin.budgetBytes = std::int64_t(budget_->value()) * bytesOfMiB;
    pin.everyMs = every_->currentData().toLongLong();
    return pin;
}

void OnCallPinView::ask()
{
    if (filling_ == Filling::Yes || line_.environment.isEmpty())
        return;
    const bool isPinned = line_.standing.has_value();
    if (!kept_->isChecked()) {
        if (isPinned)
            Q_EMIT unpinRequested(line_.environment);
        return;
    }
    if (const auto wanted = pin(); !isPinned || wanted != line_.standing->pin)
        Q_EMIT pinRequested(wanted);
}

} // namespace ph
