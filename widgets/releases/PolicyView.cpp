#include "widgets/releases/PolicyView.h"

#include "models/tables/ProblemWords.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/ProblemEdit.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/StateView.h"

#include <QFileInfo>
#include <QListWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

PolicyView::PolicyView(QWidget* parent)
    : QWidget(parent)
    , file_(new PlainLabel)
    , standing_(new Badge)
    , digest_(new PlainLabel)
    , text_(
          new ProblemEdit(QStringLiteral("policyText"), tr("Text of the policy"), ProblemEdit::Use::Reading))
    , problems_(new QListWidget)
    , stack_(new QStackedWidget)
    , state_(new StateView)
{
    setObjectName(QStringLiteral("policyView"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    file_->setObjectName(QStringLiteral("policyFile"));
    file_->setTextSize(TextSize::Title, TextWeight::Bold);
    file_->setElideMode(Qt::ElideMiddle);
    standing_->setObjectName(QStringLiteral("policyStanding"));
    digest_->setObjectName(QStringLiteral("policyDigest"));
    digest_->setRole(PlainLabel::Role::Faint);
    digest_->setTextSize(TextSize::Small);
    digest_->setElideMode(Qt::ElideMiddle);
    auto* edit = makeButton(QStringLiteral("policyEdit"), tr("Open in an editor"));
    auto* reload = new IconButton(QStringLiteral("view-refresh"), tr("Read again"));
    reload->setObjectName(QStringLiteral("policyReload"));
    reload->setShortcutKeys(keysOf(ScreenKey::Refresh));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::m, space::l, 0);
    top->setSpacing(space::s);
    top->addWidget(file_);
    top->addWidget(standing_);
    top->addStretch(1);
    top->addWidget(edit);
    top->addWidget(reload);
    auto* below = new QHBoxLayout;
    below->setContentsMargins(space::l, 0, space::l, space::s);
    below->addWidget(digest_, 1);

    problems_->setObjectName(QStringLiteral("policyProblems"));
    problems_->setAccessibleName(tr("Problems"));
    problems_->setFrameShape(QFrame::NoFrame);
    problems_->setWordWrap(true);
    problems_->setSpacing(space::xs);
    problems_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    problems_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    problems_->setMinimumWidth(220);
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("policySplitter"));
    split->addWidget(text_);
    split->addWidget(problems_);
    split->setStretchFactor(0, 1);
    split->setSizes({880, 360});
    split->setChildrenCollapsible(false);
    stack_->addWidget(split);
    stack_->addWidget(state_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(below);
    auto* line = new QFrame;
    line->setProperty("line", true);
    line->setFixedHeight(1);
    column->addWidget(line);
    column->addWidget(stack_, 1);
    setFocusProxy(text_);

    connect(edit, &QPushButton::clicked, this, [this] { Q_EMIT editRequested(policy_.file); });
    connect(reload, &QToolButton::clicked, this, &PolicyView::reloadRequested);
    connect(state_, &StateView::actionTriggered, this, &PolicyView::reloadRequested);
    connect(problems_, &QListWidget::currentRowChanged, this, &PolicyView::goTo);
    connect(problems_, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { goTo(problems_->row(item)); });
    connect(problems_, &QListWidget::itemActivated, text_, [this] { text_->setFocus(); });
}

void PolicyView::showPolicy(const PolicyText& policy)
{
    policy_ = policy;
    file_->setText(QFileInfo(policy.file).fileName());
    file_->setToolTip(plainToolTip(policy.file));
    const int count = int(policy.problems.size());
    if (count == 0)
        standing_->setBadge(tr("Valid"), Tone::Good);
    else
        standing_->setBadge(tr("%Ln problem(s)", nullptr, count), Tone::Bad);
    digest_->setText(count == 0 ? policy.file + QStringLiteral("  ·  ") + policy.digest
                                : policy.file + QStringLiteral("  ·  ") +
                                      tr("nothing can be released under it until it is put right"));
    if (text_->toPlainText() != policy.text)
        text_->setPlainText(policy.text);
    text_->showProblems(policy.problems);
    const QSignalBlocker quiet(problems_);
    problems_->clear();
    for (const TextProblem& problem : policy.problems)
        problems_->addItem(problemText(problem));
    problems_->setVisible(count > 0);
    stack_->setCurrentIndex(0);
}

void PolicyView::showError(const Error& error)
{
    state_->setContent(stateForError(error));
    stack_->setCurrentIndex(1);
}

void PolicyView::goTo(int row)
{
    if (row >= 0 && row < policy_.problems.size())
        text_->goTo(policy_.problems.at(row));
}

} // namespace ph
