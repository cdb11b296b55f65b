#include "widgets/drift/RunTableDialog.h"

#include "models/tables/Format.h"
#include "models/values/DirectionMarks.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/common/TimeColumn.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr QSize dialogSize(1120, 600);
constexpr int sourceLines = 2;

QStackedWidget* stackOf(QWidget* list, QWidget* state)
{
    auto* stack = new QStackedWidget;
    stack->addWidget(list);
    stack->addWidget(state);
    return stack;
}

/// A path that pretends to be another one by turning its letters round is seen to.
QString asItIs(QString text)
{
    for (auto& c : text) {
        if (turnsDirection(c) || c.isNull())
            c = QChar::ReplacementCharacter;
    }
    return text;
}

void beginWith(LineTable* table)
{
    table->setFocus();
    if (!table->currentIndex().isValid())
        table->setCurrentIndex(table->model()->index(0, 0));
}

} // namespace

RunTableDialog::RunTableDialog(const QString& side, QWidget* parent, Clock clock)
    : QDialog(parent)
    , clock_(std::move(clock))
    , runModel_(new RunFoundModel(this))
    , tableModel_(new RunTableLineModel(this))
    , search_(new SearchField)
    , runs_(new LineTable(QStringLiteral("runTableRuns"), tr("Runs")))
    , tables_(new LineTable(QStringLiteral("runTableTables"), tr("Tables of the run")))
    , runState_(new StateView)
    , tableState_(new StateView)
    , matched_(new PlainLabel)
    , listed_(new PlainLabel)
    , note_(noteText(QStringLiteral("runTableNote")))
    , source_(new QPlainTextEdit)
    , use_(makeButton(QStringLiteral("runTableUse"), tr("Use this table"), ButtonKind::Primary))
{
    setObjectName(QStringLiteral("runTableDialog"));
    setWindowTitle(tr("A table from a run"));
    auto* title = new PlainLabel(side);
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    auto* lists = new QSplitter;
    lists->addWidget(buildRuns());
    lists->addWidget(buildTables());
    lists->setSizes({540, 532});
    lists->setHandleWidth(space::l);
    lists->setChildrenCollapsible(false);
    source_->setObjectName(QStringLiteral("runTableSource"));
    source_->setAccessibleName(tr("The file that the run names"));
    source_->setReadOnly(true);
    source_->setTabChangesFocus(true);
    source_->setWordWrapMode(QTextOption::WrapAnywhere);
    source_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    source_->setFixedHeight(source_->fontMetrics().lineSpacing() * sourceLines + 2 * space::s);
    source_->hide();
    auto* cancel = makeButton(QStringLiteral("runTableCancel"), tr("Cancel"));
    use_->setDefault(true);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(space::s);
    foot->addStretch(1);
    foot->addWidget(cancel);
    foot->addWidget(use_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(title);
    column->addWidget(lists, 1);
    column->addWidget(note_);
    column->addWidget(source_);
    column->addLayout(foot);
    connect(search_, &SearchField::settled, this, &RunTableDialog::searchRequested);
    connect(search_, &SearchField::submitted, this, [this] { beginWith(runs_); });
    connect(runs_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RunTableDialog::chooseRun);
    connect(runs_, &LineTable::activated, this, [this] { beginWith(tables_); });
    connect(tables_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RunTableDialog::showChosen);
    connect(tables_, &LineTable::activated, this, &RunTableDialog::use);
    connect(runState_, &StateView::actionTriggered, this,
            [this] { Q_EMIT searchRequested(search_->text()); });
    connect(tableState_, &StateView::actionTriggered, this, [this] {
        if (run_)
            Q_EMIT runChosen(*run_);
    });
    connect(use_, &QPushButton::clicked, this, &RunTableDialog::use);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    runState_->setContent({StateContent::Kind::Loading, {}, tr("Looking for runs…")});
    runStack_->setCurrentWidget(runState_);
    showChosen();
    resize(dialogSize);
    search_->setFocus();
}

QWidget* RunTableDialog::buildRuns()
{
    auto* holder = new QWidget;
    search_->setObjectName(QStringLiteral("runTableSearch"));
    search_->setPlaceholder(tr("Name, id or experiment of a run"));
    search_->lineEdit()->setAccessibleName(tr("Search for a run"));
    runs_->setModel(runModel_);
    runs_->setSelectionMode(QAbstractItemView::SingleSelection);
    runs_->setColumns({0, 136, timeColumnWidth(formatLocalMinute), 84, 100});
    auto* lines = new LineDelegate(runs_);
    lines->setMainColumn(RunFoundModel::Name);
    lines->setMutedColumns({RunFoundModel::Started, RunFoundModel::Place});
    lines->setFixedPitchColumns({RunFoundModel::Id});
    runs_->setItemDelegate(lines);
    runs_->setColumnHidden(RunFoundModel::Id, true); // found by, and copied with the line
    runState_->setObjectName(QStringLiteral("runTableRunState"));
    runStack_ = stackOf(runs_, runState_);
    matched_->setObjectName(QStringLiteral("runTableMatched"));
    matched_->setRole(PlainLabel::Role::Faint);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(search_);
    column->addWidget(runStack_, 1);
    column->addWidget(matched_);
    return holder;
}

QWidget* RunTableDialog::buildTables()
{
    auto* holder = new QWidget;
    auto* title = new PlainLabel(tr("Its tables"));
    title->setTextSize(TextSize::Body, TextWeight::Medium);
    title->setMinimumHeight(search_->sizeHint().height());
    tables_->setModel(tableModel_);
    tables_->setSelectionMode(QAbstractItemView::SingleSelection);
    tables_->setColumns({0, 130, 84, 140});
    auto* lines = new LineDelegate(tables_);
    lines->setMainColumn(RunTableLineModel::Name);
    lines->setMutedColumns({RunTableLineModel::What, RunTableLineModel::Kept});
    tables_->setItemDelegate(lines);
    tableState_->setObjectName(QStringLiteral("runTableTableState"));
    tableStack_ = stackOf(tables_, tableState_);
    listed_->setObjectName(QStringLiteral("runTableListed"));
    listed_->setRole(PlainLabel::Role::Faint);
    tableState_->setContent({StateContent::Kind::Empty, QStringLiteral("table"), tr("No run chosen"),
                             tr("Choose a run to see which tables it has.")});
    tableStack_->setCurrentWidget(tableState_);
    auto* column = new QVBoxLayout(holder);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(title);
    column->addWidget(tableStack_, 1);
    column->addWidget(listed_);
    return holder;
}

void RunTableDialog::showRuns(const RunsFound& found)
{
    runModel_->apply(found.runs);
    matched_->setText(
        found.matched > found.runs.size()
            ? tr("The newest %1 of %2").arg(formatCount(found.runs.size()), formatCount(found.matched))
            : tr("%Ln run(s)", nullptr, int(found.matched)));
    matched_->setVisible(!found.runs.isEmpty());
    if (found.runs.isEmpty())
        runState_->setContent(
            found.cached == 0
                ? StateContent{StateContent::Kind::Empty, QStringLiteral("table"), tr("No runs yet"),
                               tr("Runs are here once a connection has been read.")}
                : StateContent{StateContent::Kind::Empty, QStringLiteral("edit-find"), tr("No run found"),
                               tr("None of the %1 runs that were seen has these words in its name, its id or "
                                  "its experiment's name.")
                                   .arg(formatCount(found.cached))});
    runStack_->setCurrentWidget(found.runs.isEmpty() ? static_cast<QWidget*>(runState_) : runs_);
}

void RunTableDialog::showSearchError(const Error& error)
{
    matched_->hide();
    runState_->setContent(stateForError(error));
    runStack_->setCurrentWidget(runState_);
}

void RunTableDialog::chooseRun()
{
    const auto current = runs_->currentIndex();
    const auto key = current.isValid() ? std::optional(runModel_->at(current.row()).key) : std::nullopt;
    if (!key || key == run_)
        return;
    run_ = key;
    tableModel_->apply(QList<RunTableLine>());
    listed_->setText({});
    tableState_->setContent({StateContent::Kind::Loading, {}, tr("Reading its list of artifacts…")});
    tableStack_->setCurrentWidget(tableState_);
    showChosen();
    Q_EMIT runChosen(*key);
}

void RunTableDialog::showTables(const RunTableList& list)
{
    tableModel_->apply(list.lines);
    QStringList remarks;
    if (list.staleBecause)
        remarks.append(tr("Its server does not answer: this list was read %1.")
                           .arg(formatSeenAge(list.fetchedMs, toMs(clock_()))));
    if (!list.cut.isEmpty())
        remarks.append(list.cut);
    listed_->setText(remarks.join(u' '));
    listed_->setTone(remarks.isEmpty() ? Tone::Neutral : Tone::Warning);
    tableState_->setContent({StateContent::Kind::Empty, QStringLiteral("table"), tr("It has no tables"),
                             tr("None of its artifacts is CSV, Parquet, JSON, NDJSON or SQLite by its name, "
                                "and it was given no dataset.")});
    tableStack_->setCurrentWidget(list.lines.isEmpty() ? static_cast<QWidget*>(tableState_) : tables_);
    showChosen();
}

void RunTableDialog::showTablesError(const Error& error)
{
    auto content = stateForError(error);
    if (error.kind == ErrorKind::Offline || error.kind == ErrorKind::NotFound) {
        content.title = tr("Its tables are not known here");
        content.text =
            tr("Its artifacts were never listed on this machine, and its server does not answer. Pin "
               "the run while it does, or choose a file.");
    }
    tableState_->setContent(content);
    tableStack_->setCurrentWidget(tableState_);
    showChosen();
}

const RunTableLine* RunTableDialog::line() const
{
    const auto current = tables_->currentIndex();
    return current.isValid() ? &tableModel_->at(current.row()) : nullptr;
}

void RunTableDialog::showChosen()
{
    const auto* chosen = line();
    const bool isOnTrust = chosen && chosen->follow == RunTableLine::Follow::OnlyAsShown;
    QStringList words;
    if (chosen && !chosen->whyNot.isEmpty())
        words.append(asItIs(chosen->whyNot));
    if (isOnTrust)
        words.append(
            tr("The run says that its rows are in this file of your machine. It is opened only if you "
               "use it:"));
    if (chosen && chosen->kind == RunTableLine::Kind::Input)
        words.prepend(chosen->digest.isEmpty() ? tr("It has no digest.")
                                               : tr("Digest %1.").arg(asItIs(chosen->digest)));
    note_->setText(words.join(u'\n'));
    note_->setVisible(!words.isEmpty());
    source_->setPlainText(isOnTrust ? asItIs(chosen->text) : QString());
    source_->setVisible(isOnTrust);
    use_->setText(isOnTrust ? tr("Use this file") : tr("Use this table"));
    use_->setEnabled(chosen && !chosen->text.isEmpty());
}

void RunTableDialog::use()
{
    const auto* chosen = line();
    if (!chosen || chosen->text.isEmpty())
        return;
    const auto taken = *chosen;
    accept();
    Q_EMIT tableChosen(taken);
}

void RunTableDialog::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && !qobject_cast<QPushButton*>(focusWidget()))
        return; // it goes from list to list, which have seen to it
    if (event->key() == Qt::Key_Down && search_->lineEdit()->hasFocus())
        return beginWith(runs_);
    QDialog::keyPressEvent(event);
}

} // namespace ph
