#include "widgets/contracts/ContractCheckView.h"

#include "models/tables/ContractWords.h"
#include "models/tables/Format.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/Progress.h"
#include "widgets/common/StateView.h"
#include "widgets/contracts/ContractTable.h"
#include "widgets/drift/DriftTones.h"
#include "widgets/drift/StudyTable.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

Tone findingTone(const QModelIndex& index)
{
    return index.data(ContractFindingModel::StaleRole).toBool()
               ? Tone::Stale
               : qualityTone(QualityVerdict(index.data(ContractFindingModel::VerdictRole).toInt()));
}

} // namespace

ContractCheckView::ContractCheckView(QWidget* parent, Clock clock)
    : QWidget(parent)
    , findings_(new ContractFindingModel(this))
    , shown_(new ContractFilter(findings_, this))
    , start_(new StateView)
    , running_(new StateView)
    , failed_(new StateView)
    , progress_(new ProgressLine)
    , verdict_(new Badge)
    , title_(new PlainLabel)
    , facts_(new PlainLabel)
    , notes_(new PlainLabel)
    , age_(new AgeLabel(nullptr, std::move(clock)))
    , more_(new IconButton(QStringLiteral("document-save"), tr("Save the result")))
    , runningPage_(buildRunning())
    , result_(buildResult())
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("contractCheck"));
    start_->setObjectName(QStringLiteral("contractCheckStart"));
    failed_->setObjectName(QStringLiteral("contractCheckFailed"));
    start_->setContent(
        {StateContent::Kind::Empty,
         QStringLiteral("table"),
         tr("Does today's data keep this contract?"),
         tr("Choose a table, or drop one here (CSV, NDJSON, JSON, SQLite, Parquet). Every row is read once, "
            "of "
            "a table of any size; each rule names how many rows break it, and the first of them."),
         {},
         {{QStringLiteral("contractCheckFile"), tr("Check a file…"), QStringLiteral("document-open")}}});
    for (QWidget* page : std::initializer_list<QWidget*>{start_, runningPage_, result_, failed_})
        stack_->addWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    connect(start_, &StateView::actionTriggered, this, &ContractCheckView::fileWanted);
    connect(running_, &StateView::actionTriggered, this, &ContractCheckView::cancelRequested);
    connect(failed_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1String("contractCheckRetry"))
            Q_EMIT againRequested();
        else
            Q_EMIT fileWanted();
    });
    connect(table_, &StudyTable::copied, this, &ContractCheckView::copied);
}

QWidget* ContractCheckView::buildRunning()
{
    running_->setObjectName(QStringLiteral("contractCheckRunning"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(progress_);
    column->addWidget(running_, 1);
    return page;
}

QWidget* ContractCheckView::buildResult()
{
    verdict_->setObjectName(QStringLiteral("contractVerdict"));
    title_->setObjectName(QStringLiteral("contractVerdictText"));
    title_->setTextSize(TextSize::Body, TextWeight::Bold);
    age_->setObjectName(QStringLiteral("contractCheckedAge"));
    age_->setRole(PlainLabel::Role::Muted);
    age_->setPattern(tr("checked %1", "an age"));
    facts_->setObjectName(QStringLiteral("contractCheckFacts"));
    facts_->setRole(PlainLabel::Role::Muted);
    facts_->setElideMode(Qt::ElideMiddle);
    notes_->setObjectName(QStringLiteral("contractCheckNotes"));
    notes_->setTone(Tone::Warning);
    notes_->setTextSize(TextSize::Small);
    notes_->setWordWrap(true);
    auto* again = makeButton(QStringLiteral("contractCheckAgain"), tr("Check again"));
    auto* other = makeButton(QStringLiteral("contractCheckOther"), tr("Another file…"));
    more_->setObjectName(QStringLiteral("contractCheckSave"));
    more_->setPopupMode(QToolButton::InstantPopup);
    buildMenu();
    auto* delegate =
        new ContractDelegate(ContractFindingModel::Verdict, findingTone, ContractFindingModel::ColumnName);
    delegate->setMutedColumns({ContractFindingModel::Limit});
    table_ = new StudyTable(QStringLiteral("contractFindings"), tr("What each rule gave"), shown_, delegate,
                            {104, 150, 140, 120, 76, 190, 0});
    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    for (QWidget* part : std::initializer_list<QWidget*>{verdict_, title_, age_})
        top->addWidget(part);
    top->addStretch(1);
    for (QWidget* part : std::initializer_list<QWidget*>{again, other, more_})
        top->addWidget(part);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::l, space::s, space::l, space::s);
    head->setSpacing(space::xs);
    head->addLayout(top);
    head->addWidget(facts_);
    head->addWidget(notes_);
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(belowTitle(table_), 1);
    connect(again, &QPushButton::clicked, this, &ContractCheckView::againRequested);
    connect(other, &QPushButton::clicked, this, &ContractCheckView::fileWanted);
    return page;
}

void ContractCheckView::buildMenu()
{
    auto* menu = new QMenu(more_);
    menu->setObjectName(QStringLiteral("contractCheckMenu"));
    more_->setMenu(menu);
    const auto icon = themedIcon(QStringLiteral("document-save"));
    menu->addAction(icon, tr("Save the result as CSV…"), this,
                    [this] { askPath(QStringLiteral("csv"), &ContractCheckView::csvRequested); });
    menu->addAction(icon, tr("Save the result as JSON…"), this,
                    [this] { askPath(QStringLiteral("json"), &ContractCheckView::jsonRequested); });
}

void ContractCheckView::askPath(const QString& ending, void (ContractCheckView::*signal)(const QString&))
{
    if (!checked_)
        return;
    const auto name =
        QStringLiteral("%1-%2.%3")
            .arg(checked_->contract.name.isEmpty() ? QStringLiteral("contract") : checked_->contract.name,
                 QFileInfo(checked_->report.file).completeBaseName(), ending);
    const auto path =
        QFileDialog::getSaveFileName(this, tr("Save the result"), name, QStringLiteral("*.%1").arg(ending));
    if (!path.isEmpty())
        Q_EMIT(this->*signal)(path);
}

void ContractCheckView::showStart()
{
    const bool isLeft = isRunning();
    checked_.reset();
    findings_->show(nullptr);
    stack_->setCurrentWidget(start_);
    if (isLeft)
        Q_EMIT cancelRequested(); // it was of another contract
}

void ContractCheckView::showRunning(const QString& file)
{
    running_->setContent({StateContent::Kind::Loading,
                          {},
                          tr("Checking %1").arg(QFileInfo(file).fileName()),
                          {},
                          {},
                          {{QStringLiteral("contractCheckCancel"), tr("Cancel"), {}}}});
    progress_->setProgress(0, 0);
    stack_->setCurrentWidget(runningPage_);
}

void ContractCheckView::showProgress(const QString& step, qint64 done, qint64 total)
{
    if (!isRunning())
        return;
    auto content = running_->content();
    content.text = step;
    running_->setContent(content);
    progress_->setProgress(done, total);
}

void ContractCheckView::showChecked(const CheckedContractPtr& checked)
{
    if (!isRunning())
        return; // nobody waits for it any more
    progress_->finish();
    checked_ = checked;
    findings_->show(checked);
    const auto& report = checked->report;
    const bool isStale = std::any_of(report.findings.begin(), report.findings.end(), isStaleFinding);
    const auto broken =
        std::count_if(report.findings.begin(), report.findings.end(), [](const ContractFinding& each) {
            return each.verdict == QualityVerdict::Fail && !isStaleFinding(each);
        });
    if (report.verdict == QualityVerdict::Fail && broken == 0 && isStale)
        verdict_->setBadge(tr("Stale", "verdict"), Tone::Stale);
    else if (report.verdict == QualityVerdict::Fail)
        verdict_->setBadge(tr("Violated: %Ln rule(s)", nullptr, int(broken) + int(isStale)), Tone::Bad);
    else if (report.verdict == QualityVerdict::Pass)
        verdict_->setBadge(tr("Holds", "verdict"), Tone::Good);
    else
        verdict_->setBadge(tr("No data", "verdict"), Tone::Unknown);
    title_->setText(contractVerdictText(report));
    age_->setTime(report.checkedMs);
    const auto& reading = report.reading;
    facts_->setText(QStringLiteral("%1   ·   %2   ·   %3   ·   %4")
                        .arg(report.file, tr("%1 rows read").arg(formatCount(qint64(reading.rows))),
                             reading.format, tr("%Ln rule(s)", nullptr, int(report.findings.size()))));
    const auto notes = contractNotes(report);
    notes_->setText(notes.join(u'\n'));
    notes_->setVisible(!notes.isEmpty());
    stack_->setCurrentWidget(result_);
}

void ContractCheckView::showError(const Error& error)
{
    if (!isRunning())
        return;
    progress_->finish();
    auto content = stateForError(error);
    if (error.kind == ErrorKind::Cancelled) {
        content.kind = StateContent::Kind::Empty;
        content.title = tr("The check was cancelled");
        content.text = tr("Nothing is known of the table.");
        content.details.clear();
    } else if (!error.detail.isEmpty()) {
        content.text = error.detail; // of a file, which the general words do not know
    }
    content.actions = {{QStringLiteral("contractCheckRetry"), tr("Try again"), {}},
                       {QStringLiteral("contractCheckFile"), tr("Another file…"), {}}};
    failed_->setContent(content);
    stack_->setCurrentWidget(failed_);
}

bool ContractCheckView::isRunning() const
{
    return stack_->currentWidget() == runningPage_;
}

void ContractCheckView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isRunning())
        Q_EMIT cancelRequested();
    else if (event->matches(QKeySequence::Refresh) && stack_->currentWidget() == result_)
        Q_EMIT againRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ph
