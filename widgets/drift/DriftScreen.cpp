#include "widgets/drift/DriftScreen.h"

#include "models/tables/Format.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/common/StateView.h"
#include "widgets/contracts/ContractsView.h"
#include "widgets/drift/DriftPlanEditor.h"
#include "widgets/drift/DriftResultView.h"
#include "widgets/drift/DuckDbEdit.h"
#include "widgets/drift/FrameSourceEdit.h"
#include "widgets/drift/QualityView.h"

#include <QAction>
#include <QComboBox>
#include <QDataStream>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int driftStateVersion = 1;

} // namespace

DriftScreen::DriftScreen(QWidget* parent, Clock clock)
    : QWidget(parent)
    , areas_(new QTabWidget)
    , studies_(new QComboBox)
    , new_(makeButton(QStringLiteral("driftNew"), tr("New study…")))
    , edit_(makeButton(QStringLiteral("driftEdit"), tr("Settings…", "of a study")))
    , again_(makeButton(QStringLiteral("driftAgain"), tr("Run again")))
    , said_(new Banner)
    , start_(new StateView)
    , running_(new StateView)
    , failed_(new StateView)
    , progress_(new ProgressLine)
    , runningPage_(buildRunning())
    , editor_(new DriftPlanEditor)
    , result_(new DriftResultView)
    , quality_(new QualityView(nullptr, clock))
    , contracts_(new ContractsView(nullptr, std::move(clock)))
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("driftScreen"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    said_->setObjectName(QStringLiteral("driftBanner"));
    failed_->setObjectName(QStringLiteral("driftFailed"));
    start_->setObjectName(QStringLiteral("driftStart"));
    start_->setContent(
        {StateContent::Kind::Empty,
         QStringLiteral("view-object-histogram-linear"),
         tr("Did the data move?"),
         tr("A study compares a table of now with one of when all was well: by column, by segment and over "
            "time. Drop two files here (CSV, NDJSON, JSON, SQLite, Parquet), or one with a column of time."),
         {},
         {{QStringLiteral("driftStartNew"), tr("New study…"), QStringLiteral("document-new")}}});
    for (QWidget* page : std::initializer_list<QWidget*>{start_, editor_, runningPage_, result_, failed_})
        stack_->addWidget(page);
    auto* studies = new QWidget;
    auto* column = new QVBoxLayout(studies);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildTop());
    column->addWidget(said_);
    column->addWidget(stack_, 1);
    areas_->setObjectName(QStringLiteral("driftAreas"));
    areas_->setDocumentMode(true);
    areas_->addTab(studies, tr("Studies", "of drift"));
    areas_->addTab(quality_, tr("Imported reports"));
    areas_->addTab(contracts_, tr("Contracts", "of data"));
    auto* title = new PlainLabel(tr("Drift"));
    title->setObjectName(QStringLiteral("driftTitle"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    title->setContentsMargins(space::l, space::m, space::l, space::xs);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addWidget(title);
    page->addWidget(areas_, 1);
    setFocusProxy(areas_);

    connect(new_, &QPushButton::clicked, this, &DriftScreen::newRequested);
    connect(edit_, &QPushButton::clicked, this, &DriftScreen::editRequested);
    connect(again_, &QPushButton::clicked, this, &DriftScreen::againRequested);
    connect(start_, &StateView::actionTriggered, this, &DriftScreen::newRequested);
    connect(running_, &StateView::actionTriggered, this, &DriftScreen::cancelRequested);
    connect(failed_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1String("driftFailedEdit")) {
            Q_EMIT editRequested();
        } else if (id == QLatin1String("driftFailedDuckDb")) {
            if (const auto path = askForDuckDb(this, {}); !path.isEmpty()) {
                Q_EMIT duckDbChosen(path);
                Q_EMIT againRequested();
            }
        } else {
            Q_EMIT againRequested();
        }
    });
    connect(studies_, &QComboBox::activated, this,
            [this](int index) { Q_EMIT studyChosen(studies_->itemText(index)); });
    connect(editor_, &DriftPlanEditor::runRequested, this, [this] { Q_EMIT runRequested(editor_->plan()); });
    connect(editor_, &DriftPlanEditor::backRequested, this, &DriftScreen::backRequested);
    connect(editor_, &DriftPlanEditor::duckDbChosen, this, &DriftScreen::duckDbChosen);
    updateActions();
}

QWidget* DriftScreen::buildTop()
{
    studies_->setObjectName(QStringLiteral("driftStudies"));
    studies_->setAccessibleName(tr("Study"));
    studies_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    studies_->setMinimumContentsLength(28);
    studies_->setPlaceholderText(tr("No study is open"));
    studies_->hide(); // until there are some
    more_ = new IconButton(QStringLiteral("overflow-menu"), tr("Export, duplicate, rename, remove"));
    more_->setObjectName(QStringLiteral("driftMore"));
    more_->setPopupMode(QToolButton::InstantPopup);
    buildMenu();
    top_ = new QWidget;
    auto* row = new QHBoxLayout(top_);
    row->setContentsMargins(space::l, space::s, space::l, space::s);
    row->setSpacing(space::s);
    row->addWidget(studies_);
    row->addWidget(new_);
    row->addStretch(1);
    row->addWidget(edit_);
    row->addWidget(again_);
    row->addWidget(more_);
    return top_;
}

void DriftScreen::buildMenu()
{
    auto* menu = new QMenu(more_);
    menu->setObjectName(QStringLiteral("driftMenu"));
    more_->setMenu(menu);
    const auto add = [&](const char* name, const QString& icon, const QString& text, auto act) {
        auto* action = menu->addAction(themedIcon(icon), text, this, act);
        action->setObjectName(QLatin1String(name));
        return action;
    };
    ofResult_ = {
        add("driftCsv", QStringLiteral("document-save"), tr("Save the table as CSV…"),
            [this] { askPath(tr("Save the table"), QStringLiteral("csv"), &DriftScreen::csvRequested); }),
        add("driftSvg", QStringLiteral("document-save"), tr("Save the heat map as SVG…"),
            [this] {
                askPath(tr("Save the heat map"), QStringLiteral("svg"), &DriftScreen::pictureRequested);
            }),
        add("driftPng", QStringLiteral("document-save"), tr("Save the heat map as PNG…"),
            [this] {
                askPath(tr("Save the heat map"), QStringLiteral("png"), &DriftScreen::pictureRequested);
            }),
        add("driftHtml", QStringLiteral("document-export"), tr("Save a report as HTML…"),
            [this] { askPath(tr("Save a report"), QStringLiteral("html"), &DriftScreen::htmlRequested); })};
    menu->addSeparator();
    ofStudy_ = {
        add("driftDuplicate", QStringLiteral("edit-copy"), tr("Duplicate the study"),
            [this] { Q_EMIT duplicateRequested(); }),
        add("driftLink", QStringLiteral("link"), tr("Copy a link to the study"),
            [this] { Q_EMIT linkRequested(); }),
        add("driftRename", QStringLiteral("edit-rename"), tr("Rename the study…"), [this] { askName(); }),
        add("driftRemove", QStringLiteral("edit-delete"), tr("Remove the study"),
            [this] { Q_EMIT removeRequested(); })};
}

QWidget* DriftScreen::buildRunning()
{
    running_->setObjectName(QStringLiteral("driftRunning"));
    progress_->setObjectName(QStringLiteral("driftProgress"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(progress_);
    column->addWidget(running_, 1);
    return page;
}

void DriftScreen::showStudies(const QStringList& names, const QString& current)
{
    current_ = current;
    const QSignalBlocker quiet(studies_);
    studies_->clear();
    studies_->addItems(names);
    studies_->setCurrentIndex(int(names.indexOf(current)));
    studies_->setVisible(!names.isEmpty());
    updateActions();
}

bool DriftScreen::isAtStart() const
{
    return stack_->currentWidget() == start_;
}

void DriftScreen::showStart()
{
    result_->showStudy(nullptr);
    stack_->setCurrentWidget(start_);
    updateActions();
}

void DriftScreen::showReady(const NamedDriftPlan& plan)
{
    current_ = plan.name;
    failed_->setContent({StateContent::Kind::Empty,
                         QStringLiteral("view-object-histogram-linear"),
                         plan.name,
                         tr("%1 against %2. What a study finds is worked out from its files as they are now.")
                             .arg(plan.plan.current, plan.plan.reference),
                         {},
                         {{QStringLiteral("driftFailedAgain"), tr("Compare"), {}},
                          {QStringLiteral("driftFailedEdit"), tr("Settings…", "of a study"), {}}}});
    stack_->setCurrentWidget(failed_);
    updateActions();
}

void DriftScreen::showEditor(const NamedDriftPlan& plan)
{
    said_->clear();
    editor_->edit(plan);
    stack_->setCurrentWidget(editor_);
    editor_->setFocus();
    updateActions();
}

void DriftScreen::showRunning(const NamedDriftPlan& plan)
{
    said_->clear();
    current_ = plan.name;
    running_->setContent({StateContent::Kind::Loading,
                          {},
                          tr("Comparing: %1").arg(plan.name),
                          {},
                          {},
                          {{QStringLiteral("driftCancel"), tr("Cancel"), {}}}});
    progress_->setProgress(0, 0);
    stack_->setCurrentWidget(runningPage_);
    updateActions();
}

void DriftScreen::showProgress(const QString& step, qint64 done, qint64 total)
{
    if (!isRunning())
        return;
    auto content = running_->content();
    content.text = step;
    running_->setContent(content);
    progress_->setProgress(done, total);
}

void DriftScreen::showStudy(const DriftStudyPtr& study)
{
    progress_->finish();
    result_->showStudy(study);
    stack_->setCurrentWidget(result_);
    updateActions();
}

void DriftScreen::showError(const Error& error)
{
    progress_->finish();
    auto content = stateForError(error);
    if (error.kind == ErrorKind::Cancelled) {
        content.kind = StateContent::Kind::Empty;
        content.title = tr("The comparison was cancelled");
        content.text = tr("Nothing of it is kept but its settings.");
        content.details.clear();
    } else if (!error.detail.isEmpty()) {
        content.text = error.detail; // of a file, which the general words do not know
    }
    content.actions = {{QStringLiteral("driftFailedAgain"), tr("Try again"), {}},
                       {QStringLiteral("driftFailedEdit"), tr("Settings…", "of a study"), {}}};
    failed_->setContent(content);
    stack_->setCurrentWidget(failed_);
    updateActions();
}

void DriftScreen::showDuckDbLacking(const Error& error)
{
    showError(error);
    auto content = failed_->content();
    content.title = tr("Parquet cannot be read here");
    content.help = QStringLiteral("troubleshooting#parquet-files-are-not-read");
    content.text = lacksDuckDbText();
    content.details = error.where + u'\n' + error.detail;
    content.actions.prepend({QStringLiteral("driftFailedDuckDb"), tr("Choose the library…"), {}});
    failed_->setContent(content);
}

void DriftScreen::say(const BannerMessage& message)
{
    said_->showMessage(message);
}

void DriftScreen::showArea(Area area)
{
    areas_->setCurrentIndex(int(area));
}

DriftScreen::Area DriftScreen::area() const
{
    return Area(areas_->currentIndex());
}

bool DriftScreen::isRunning() const
{
    return stack_->currentWidget() == runningPage_;
}

void DriftScreen::updateActions()
{
    const auto* page = stack_->currentWidget();
    const bool isOpen = !current_.isEmpty() && page != editor_ && page != runningPage_;
    const bool isStart = page == start_; // which offers a new study by itself
    new_->setVisible(!isStart);
    top_->setVisible(!isStart || studies_->count() > 0);
    edit_->setVisible(isOpen);
    again_->setVisible(isOpen);
    for (auto* action : ofStudy_)
        action->setEnabled(isOpen);
    for (auto* action : ofResult_)
        action->setEnabled(page == result_ && result_->study());
    more_->setVisible(isOpen);
}

void DriftScreen::askName()
{
    bool isGiven = false;
    const auto name = QInputDialog::getText(this, tr("Rename the study"), tr("Name of the study"),
                                            QLineEdit::Normal, current_, &isGiven)
                          .trimmed();
    if (isGiven && !name.isEmpty() && name != current_)
        Q_EMIT renameRequested(name);
}

void DriftScreen::askPath(const QString& title, const QString& ending,
                          void (DriftScreen::*signal)(const QString&))
{
    const auto path = QFileDialog::getSaveFileName(this, title, driftPlanFileName(current_) + u'.' + ending,
                                                   QStringLiteral("*.%1").arg(ending));
    if (!path.isEmpty())
        Q_EMIT(this->*signal)(path);
}

void DriftScreen::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void DriftScreen::dropEvent(QDropEvent* event)
{
    const auto files = draggedFiles(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT filesDropped(files);
}

void DriftScreen::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isRunning())
        Q_EMIT cancelRequested();
    else if (event->matches(QKeySequence::Refresh) && again_->isVisible())
        Q_EMIT againRequested();
    else
        QWidget::keyPressEvent(event);
}

QByteArray DriftScreen::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out << driftStateVersion << areas_->currentIndex() << result_->saveState() << quality_->saveState()
        << contracts_->saveState();
    return state;
}

void DriftScreen::restoreState(const QByteArray& state)
{
    QDataStream in(state);
    int version = 0, area = 0;
    QByteArray result, quality;
    in >> version >> area >> result >> quality;
    if (version != driftStateVersion || in.status() != QDataStream::Ok)
        return;
    areas_->setCurrentIndex(area);
    result_->restoreState(result);
    quality_->restoreState(quality);
    QByteArray contracts; // a later addition: what was saved before has none
    in >> contracts;
    contracts_->restoreState(contracts);
}

} // namespace ph
