#include "widgets/contracts/ContractTextView.h"

#include "models/tables/ContractWords.h"
#include "models/tables/ProblemWords.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ProblemEdit.h"
#include "widgets/common/ScreenKeys.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTextBlock>
#include <QVBoxLayout>

namespace ph {

namespace {

using namespace std::chrono_literals;
constexpr auto typingPause = 200ms;

/// A text as YAML takes it whatever is in it: that of JSON.
QString yamlText(const QString& text)
{
    const auto list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

} // namespace

ContractTextView::ContractTextView(QWidget* parent)
    : QWidget(parent)
    , text_(new ProblemEdit(QStringLiteral("contractText"), tr("Text of the contract"),
                            ProblemEdit::Use::Writing))
    , problems_(new QListWidget)
    , name_(new QLineEdit)
    , team_(new QLineEdit)
    , standing_(new Badge)
    , why_(new PlainLabel)
    , save_(makeButton(QStringLiteral("contractSave"), tr("Save"), ButtonKind::Primary))
    , revert_(makeButton(QStringLiteral("contractRevert"), tr("Revert")))
{
    setObjectName(QStringLiteral("contractTextView"));
    // Files that are dropped are the page's affair: their paths are no text of a contract.
    text_->setAcceptDrops(false);
    text_->viewport()->setAcceptDrops(false);
    text_->setTabChangesFocus(true); // YAML takes no tabs, and Tab leads on
    naming_ = buildNaming();
    build();
    pause_.setSingleShot(true);
    pause_.setInterval(typingPause);
    connect(&pause_, &QTimer::timeout, this, [this] { Q_EMIT readingWanted(text_->toPlainText().toUtf8()); });
    connect(text_, &QPlainTextEdit::textChanged, this, &ContractTextView::takeEdit);
    connect(text_->document(), &QTextDocument::modificationChanged, this, [this] {
        showStanding();
        Q_EMIT editedChanged();
    });
    connect(problems_, &QListWidget::currentRowChanged, this, &ContractTextView::goTo);
    connect(problems_, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { goTo(problems_->row(item)); });
    connect(problems_, &QListWidget::itemActivated, text_, [this] { text_->setFocus(); });
    connect(name_, &QLineEdit::textEdited, this,
            [this](const QString& name) { setKey(QStringLiteral("name"), name.trimmed()); });
    connect(team_, &QLineEdit::textEdited, this,
            [this](const QString& team) { setKey(QStringLiteral("team"), team.trimmed()); });
    connect(save_, &QPushButton::clicked, this, &ContractTextView::saveRequested);
    connect(revert_, &QPushButton::clicked, this, [this] {
        if (opened_.file.isEmpty())
            Q_EMIT discardRequested();
        else
            revert();
    });
    auto* keys = new QShortcut(keysOf(ScreenKey::SaveContract), this);
    keys->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keys, &QShortcut::activated, save_, &QPushButton::click);
    noteKeys(*save_, ScreenKey::SaveContract);
    setFocusProxy(text_);
}

QWidget* ContractTextView::buildNaming()
{
    name_->setObjectName(QStringLiteral("contractNewName"));
    name_->setAccessibleName(tr("Name of the contract"));
    name_->setPlaceholderText(QStringLiteral("payments-daily"));
    team_->setObjectName(QStringLiteral("contractNewTeam"));
    team_->setAccessibleName(tr("Team of the contract"));
    team_->setPlaceholderText(tr("who makes the data"));
    auto* row = new QWidget;
    row->setObjectName(QStringLiteral("contractNaming"));
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(space::l, space::s, space::l, space::s);
    line->setSpacing(space::s);
    line->addWidget(new PlainLabel(tr("Name")));
    line->addWidget(name_, 1);
    line->addSpacing(space::m);
    line->addWidget(new PlainLabel(tr("Team")));
    line->addWidget(team_, 1);
    line->addStretch(1);
    return row;
}

void ContractTextView::build()
{
    problems_->setObjectName(QStringLiteral("contractProblems"));
    problems_->setAccessibleName(tr("Mistakes of the text"));
    problems_->setFrameShape(QFrame::NoFrame);
    problems_->setWordWrap(true);
    problems_->setSpacing(space::xs);
    problems_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    problems_->setMinimumWidth(220);
    problems_->hide();
    standing_->setObjectName(QStringLiteral("contractStanding"));
    why_->setObjectName(QStringLiteral("contractWhyNot"));
    why_->setRole(PlainLabel::Role::Muted);
    save_->setToolTip(
        tr("Keeps it on the shelf (Ctrl+S). What was there before goes into contracts/removed."));
    auto* split = new QSplitter(Qt::Horizontal);
    split->setObjectName(QStringLiteral("contractTextSplitter"));
    split->addWidget(text_);
    split->addWidget(problems_);
    split->setStretchFactor(0, 1);
    split->setSizes({760, 340});
    split->setChildrenCollapsible(false);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(space::l, space::s, space::l, space::s);
    foot->setSpacing(space::s);
    foot->addWidget(standing_);
    foot->addWidget(why_, 1);
    foot->addWidget(revert_);
    foot->addWidget(save_);
    auto* line = new QFrame;
    line->setProperty("line", true);
    line->setFixedHeight(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(naming_);
    column->addWidget(split, 1);
    column->addWidget(line);
    column->addLayout(foot);
}

void ContractTextView::open(const ContractDraft& draft)
{
    opened_ = draft;
    reading_ = {};
    read_ = Read::NotYet;
    naming_->setVisible(draft.file.isEmpty());
    name_->clear();
    team_->clear();
    // What is the same, as after saving, keeps its place and what can be undone.
    if (const auto text = QString::fromUtf8(draft.text); text_->toPlainText() != text)
        text_->setPlainText(text);
    text_->showProblems({});
    pause_.stop(); // it is read at once
    setTyping(Typing::Allowed);
    // What differs from the file is an edit already.
    text_->document()->setModified(!draft.file.isEmpty() && draft.text != draft.opened);
    problems_->hide();
    revert_->setText(draft.file.isEmpty() ? tr("Discard") : tr("Revert"));
    showStanding();
    Q_EMIT editedChanged();
    Q_EMIT readingWanted(text_->toPlainText().toUtf8());
}

void ContractTextView::revert()
{
    auto back = opened_;
    if (!back.file.isEmpty())
        back.text = back.opened;
    open(back);
}

void ContractTextView::takeEdit()
{
    read_ = Read::NotYet;
    pause_.start();
    showStanding();
}

void ContractTextView::showReading(const QByteArray& text, const ContractDraftReading& reading)
{
    if (text != text_->toPlainText().toUtf8())
        return;
    reading_ = reading;
    read_ = Read::Yes;
    text_->showProblems(reading.problems);
    const QSignalBlocker quiet(problems_);
    problems_->clear();
    for (const auto& problem : reading.problems)
        problems_->addItem(problemText(problem));
    problems_->setVisible(!reading.problems.isEmpty());
    if (reading.contract && !name_->hasFocus())
        name_->setText(reading.contract->name);
    if (reading.contract && !team_->hasFocus())
        team_->setText(reading.contract->team);
    showStanding();
    Q_EMIT readingShown();
}

void ContractTextView::setTyping(Typing typing)
{
    typing_ = typing;
    text_->setReadOnly(typing == Typing::Held);
    showStanding();
}

ContractDraft ContractTextView::draft() const
{
    auto draft = opened_;
    draft.text = text_->toPlainText().toUtf8();
    return draft;
}

bool ContractTextView::isEdited() const
{
    return opened_.file.isEmpty() ? !text_->document()->isEmpty() : text_->document()->isModified();
}

void ContractTextView::goToFirstProblem()
{
    text_->setFocus();
    goTo(0);
}

void ContractTextView::goTo(int row)
{
    if (row >= 0 && row < reading_.problems.size())
        text_->goTo(reading_.problems.at(row));
}

void ContractTextView::setKey(const QString& key, const QString& value)
{
    const auto line = value.isEmpty() ? QString() : QStringLiteral("%1: %2").arg(key, yamlText(value));
    auto block = text_->document()->begin();
    while (block.isValid() && !block.text().startsWith(key + u':'))
        block = block.next();
    QTextCursor cursor(text_->document());
    cursor.beginEditBlock();
    if (block.isValid()) {
        cursor.setPosition(block.position());
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        if (line.isEmpty())
            cursor.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor);
        cursor.insertText(line);
    } else if (!line.isEmpty()) {
        // The name is the first line, all else follows it.
        const auto first = text_->document()->begin();
        if (first.text().startsWith(QLatin1String("name:")))
            cursor.setPosition(first.next().isValid() ? first.next().position() : first.position());
        cursor.insertText(line + u'\n');
    }
    cursor.endEditBlock();
}

QString ContractTextView::whyNotSaved() const
{
    if (read_ == Read::NotYet || !isEdited())
        return {};
    if (!reading_.contract)
        return tr("It can be kept once its mistakes are put right.");
    if (reading_.contract->name.isEmpty())
        return tr("Give it a name: others refer to it.");
    if (reading_.refused.isEmpty())
        return opened_.file.isEmpty() ? tr("Not on the shelf yet.") : tr("Edited, and not kept yet.");
    const auto& dispute = reading_.refused.first();
    return tr("%1 is frozen: nobody may define it in yet another way until they agree. %2")
        .arg(dispute.feature, othersText(dispute, {}));
}

void ContractTextView::showStanding()
{
    const int mistakes = int(reading_.problems.size());
    if (read_ == Read::NotYet)
        standing_->setBadge(tr("Reading…"), Tone::Neutral);
    else if (mistakes > 0)
        standing_->setBadge(tr("%Ln mistake(s)", nullptr, mistakes), Tone::Bad);
    else if (!reading_.refused.isEmpty())
        standing_->setBadge(tr("Frozen"), Tone::Warning);
    else
        standing_->setBadge(tr("No mistake"), Tone::Good);
    why_->setText(whyNotSaved());
    const bool isSound =
        reading_.contract && !reading_.contract->name.isEmpty() && reading_.refused.isEmpty();
    save_->setEnabled(typing_ == Typing::Allowed && isEdited() && (read_ == Read::NotYet || isSound));
    revert_->setEnabled(isEdited());
}

} // namespace ph
