#include "widgets/incidents/RuleTextPane.h"

#include "models/tables/ProblemWords.h"
#include "widgets/common/ProblemEdit.h"
#include "widgets/common/Theme.h"

#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace ph {

namespace {
constexpr int ruleTypingPauseMs = 250;
} // namespace

RuleTextPane::RuleTextPane(QWidget* parent)
    : QWidget(parent)
    , edit_(new ProblemEdit(QStringLiteral("ruleText"), tr("Text of the rule, as YAML"),
                            ProblemEdit::Use::Writing))
    , list_(new QListWidget)
{
    edit_->setTabChangesFocus(true); // YAML takes no tabs, and Tab leads on
    list_->setObjectName(QStringLiteral("ruleProblems"));
    list_->setAccessibleName(tr("Mistakes of the rule"));
    list_->setFrameShape(QFrame::NoFrame);
    list_->setWordWrap(true);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setMaximumHeight(96);
    list_->hide();
    pause_.setSingleShot(true);
    pause_.setInterval(ruleTypingPauseMs);
    connect(&pause_, &QTimer::timeout, this, [this] { Q_EMIT tryRequested(text()); });
    connect(edit_, &QPlainTextEdit::textChanged, this, [this] {
        pause_.start();
        Q_EMIT textTouched();
    });
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && row < problems_.size())
            edit_->goTo(problems_.at(row));
    });
    connect(list_, &QListWidget::itemActivated, edit_, [this] { edit_->setFocus(); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(edit_, 1);
    column->addWidget(list_);
    setFocusProxy(edit_);
}

QByteArray RuleTextPane::text() const
{
    return edit_->toPlainText().toUtf8();
}

void RuleTextPane::setText(const QByteArray& yaml)
{
    if (yaml == text())
        return;
    auto cursor = edit_->textCursor();
    cursor.select(QTextCursor::Document);
    cursor.insertText(QString::fromUtf8(yaml));
    edit_->moveCursor(QTextCursor::Start);
    pause_.stop();
    Q_EMIT tryRequested(text());
}

void RuleTextPane::clearText()
{
    const QSignalBlocker quiet(edit_);
    edit_->clear();
    pause_.stop();
    showProblems({});
}

void RuleTextPane::showProblems(const QList<TextProblem>& problems)
{
    problems_ = problems;
    edit_->showProblems(problems);
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const auto& problem : problems)
        list_->addItem(problemLineText(problem));
    list_->setVisible(!problems.isEmpty());
}

} // namespace ph
