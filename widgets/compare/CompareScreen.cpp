#include "widgets/compare/CompareScreen.h"

#include "models/tables/Format.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/Progress.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/compare/ChartAdder.h"
#include "widgets/compare/ChartViews.h"
#include "widgets/compare/DifferenceView.h"
#include "widgets/compare/RunLegend.h"
#include "widgets/compare/WhyView.h"
#include "widgets/runs/ColumnPicker.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTimer>
#include <QWidgetAction>

#include <utility>

namespace ph {

namespace {

constexpr int legendWidth = 248;
constexpr int messageMs = 5000;
constexpr int longestName = 24;

QString legendTitle(const ComparedRuns& runs, const std::optional<ColumnKey>& objective)
{
    if (!objective)
        return CompareScreen::tr("Runs");
    const bool judged = runs.direction(objective->name) != MetricDirection::Unknown;
    return (judged ? CompareScreen::tr("Best %1 first") : CompareScreen::tr("Largest %1 first"))
        .arg(objective->name);
}

} // namespace

CompareScreen::CompareScreen(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("compareScreen"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    buildTop();
    buildBody();
    showEmpty();
}

CompareScreen::~CompareScreen() = default;

void CompareScreen::buildTop()
{
    title_ = new PlainLabel(this);
    title_->setObjectName(QStringLiteral("compareTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    kind_ = new Badge(this);
    kind_->setObjectName(QStringLiteral("compareKind"));
    count_ = new PlainLabel(this);
    count_->setObjectName(QStringLiteral("compareCount"));
    count_->setRole(PlainLabel::Role::Muted);
    message_ = new PlainLabel(this);
    message_->setObjectName(QStringLiteral("compareMessage"));
    message_->setRole(PlainLabel::Role::Muted);
    query_ = new SearchField(this);
    query_->setObjectName(QStringLiteral("compareQuery"));
    query_->setTypeface(SearchField::Typeface::Code);
    query_->setPlaceholder(tr("All runs of the experiment; narrow them: metrics.auc > 0.9"));
    const auto chip = [this](const char* name, const QString& icon, const QString& text) {
        auto* button = makeButton(QString::fromLatin1(name), text, ButtonKind::Plain, this);
        button->setIcon(themedIcon(icon));
        button->setFocusPolicy(Qt::TabFocus);
        return button;
    };
    freeze_ = chip("freezeButton", QStringLiteral("pin"), tr("Keep these runs"));
    freeze_->setToolTip(tr("Compare just the runs that match now, whatever comes later"));
    objective_ = chip("objectiveButton", QStringLiteral("compass"), tr("Objective"));
    objective_->setToolTip(tr("The metric that runs are ranked by"));
    group_ = chip("groupRunsButton", QStringLiteral("view-group"), tr("Not grouped"));
    group_->setToolTip(tr("Compare groups of runs that share a value"));
    baseline_ = chip("baselineButton", QStringLiteral("window-close"), tr("Baseline"));
    baseline_->setToolTip(tr("Let go of the baseline"));
    boardsButton_ = chip("boardsButton", QStringLiteral("bookmarks"), tr("Boards"));
    share_ = chip("shareButton", QStringLiteral("document-share"), tr("Share"));
    auto* boardsMenu = new QMenu(boardsButton_);
    boardsMenu->setObjectName(QStringLiteral("boardsMenu"));
    boardsButton_->setMenu(boardsMenu);
    connect(boardsMenu, &QMenu::aboutToShow, this, &CompareScreen::fillBoardsMenu);
    auto* shareMenu = new QMenu(share_);
    shareMenu->setObjectName(QStringLiteral("shareMenu"));
    shareMenu->addAction(tr("As one HTML file…"), this, [this] { Q_EMIT shareRequested(Share::Html); });
    shareMenu->addAction(tr("As PDF…"), this, [this] { Q_EMIT shareRequested(Share::Pdf); });
    shareMenu->addAction(tr("Copy a link"), this, [this] { Q_EMIT shareRequested(Share::Link); });
    share_->setMenu(shareMenu);
    groupPicker_ = new ColumnPicker(this);
    objectivePicker_ = new ColumnPicker(this);
    progress_ = new ProgressLine(this);
    banner_ = new Banner(this);
    banner_->setObjectName(QStringLiteral("compareBanner"));

    connect(query_, &SearchField::settled, this, &CompareScreen::queryCommitted);
    connect(freeze_, &QPushButton::clicked, this, &CompareScreen::setFrozen);
    connect(group_, &QPushButton::clicked, this, &CompareScreen::pickGroup);
    connect(objective_, &QPushButton::clicked, this, &CompareScreen::pickObjective);
    connect(baseline_, &QPushButton::clicked, this, &CompareScreen::baselineCleared);
    connect(groupPicker_, &ColumnPicker::choicePicked, this, [this] { Q_EMIT groupByChosen(std::nullopt); });
    connect(groupPicker_, &ColumnPicker::columnPicked, this,
            [this](const ColumnKey& key) { Q_EMIT groupByChosen(key); });
    connect(objectivePicker_, &ColumnPicker::columnPicked, this, &CompareScreen::objectiveChosen);
    connect(banner_, &Banner::actionTriggered, this, [this](const QString& id) {
        banner_->clear();
        if (id == QLatin1String("undo"))
            board_->undoRemoval();
        else
            Q_EMIT retryRequested();
    });
}

void CompareScreen::buildBody()
{
    legend_ = new RunLegend(linked_, this);
    legendTitle_ = new PlainLabel(this);
    legendTitle_->setObjectName(QStringLiteral("legendTitle"));
    legendTitle_->setTextSize(TextSize::Small);
    legendTitle_->setRole(PlainLabel::Role::Muted);
    legendTitle_->setContentsMargins(space::m, space::s, space::s, space::xs);
    auto* left = new QWidget(this);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    leftColumn->setSpacing(0);
    leftColumn->addWidget(legendTitle_);
    leftColumn->addWidget(legend_, 1);

    adder_ = new ChartAdder(this);
    board_ = new BoardView(linked_, makeChartView, this);
    auto* above = new QWidget(this);
    above->setProperty("chrome", true);
    above->setAttribute(Qt::WA_StyledBackground);
    auto* aboveColumn = new QVBoxLayout(above);
    aboveColumn->setContentsMargins(0, space::s, 0, 0);
    aboveColumn->setSpacing(0);
    auto* adderRow = new QHBoxLayout;
    adderRow->setContentsMargins(space::m, 0, space::m, 0);
    adderRow->addWidget(adder_);
    aboveColumn->addLayout(adderRow);
    aboveColumn->addWidget(board_, 1);

    parts_ = new QTabWidget(this); // its tabs come before what they show, also by Tab
    differences_ = new DifferenceView(linked_, this);
    why_ = new WhyView(this);
    parts_->setObjectName(QStringLiteral("compareParts"));
    parts_->setDocumentMode(true);
    parts_->addTab(differences_, tr("Differences"));
    parts_->addTab(why_, tr("Why different?"));
    why_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // until it is seen
    tall_ = new IconButton(QStringLiteral("arrow-up"), tr("The whole height for this part"), this);
    tall_->setObjectName(QStringLiteral("compareTall"));
    tall_->setCheckable(true);
    parts_->setCornerWidget(tall_, Qt::TopRightCorner);
    connect(tall_, &QToolButton::toggled, above, [above](bool on) { above->setVisible(!on); });
    heights_ = new QSplitter(Qt::Vertical, this);
    heights_->setObjectName(QStringLiteral("compareHeights"));
    heights_->addWidget(above);
    heights_->addWidget(parts_);
    heights_->setSizes({600, 300});
    heights_->setStretchFactor(0, 3);
    heights_->setStretchFactor(1, 2);
    // By hand only: pages that come and go move it as well.
    connect(heights_, &QSplitter::splitterMoved, this,
            [this] { heightsOf_[shownPart_] = heights_->sizes(); });
    sides_ = new QSplitter(Qt::Horizontal, this);
    sides_->setObjectName(QStringLiteral("compareSides"));
    sides_->addWidget(left);
    sides_->addWidget(heights_);
    sides_->setSizes({legendWidth, 1000});
    sides_->setStretchFactor(0, 0);
    sides_->setStretchFactor(1, 1);
    state_ = new StateView(this);
    state_->setObjectName(QStringLiteral("compareState"));
    stack_ = new QStackedWidget(this);
    stack_->addWidget(sides_);
    stack_->addWidget(state_);

    auto* heading = new QHBoxLayout;
    heading->setSpacing(space::s);
    heading->addWidget(title_);
    heading->addWidget(kind_);
    heading->addWidget(count_);
    heading->addWidget(message_, 1);
    for (auto* button : {objective_, group_, baseline_, boardsButton_, share_})
        heading->addWidget(button);
    auto* asking = new QHBoxLayout;
    asking->setSpacing(space::s);
    asking->addWidget(query_, 1);
    asking->addWidget(freeze_);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(space::m, space::s, space::m, space::s);
    top->setSpacing(space::s);
    top->addLayout(heading);
    top->addLayout(asking);
    top->addWidget(banner_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(progress_);
    column->addWidget(stack_, 1);
    setTabOrder(share_, query_->lineEdit()); // row by row
    setTabOrder(query_->lineEdit(), freeze_);

    connect(parts_, &QTabWidget::currentChanged, this, [this](int index) {
        giveHeight(index);
        if (parts_->widget(index) == why_)
            Q_EMIT whyShown();
    });
    connect(board_, &BoardView::chartRemoved, this, [this](const QString& title) {
        banner_->showMessage({.tone = Tone::Neutral,
                              .text = tr("%1 was removed.").arg(title),
                              .actions = {{QStringLiteral("undo"), tr("Undo"), {}}}});
    });
    connect(state_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1String("choose"))
            Q_EMIT chooseRunsRequested();
        else
            Q_EMIT retryRequested();
    });
    auto* find = new QShortcut(keysOf(ScreenKey::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        if (differences_->isAncestorOf(focusWidget()))
            differences_->focusFilter();
        else
            query_->lineEdit()->setFocus();
    });
    auto* add = new QShortcut(keysOf(ScreenKey::AddChart), this);
    add->setContext(Qt::WidgetWithChildrenShortcut);
    connect(add, &QShortcut::activated, adder_, qOverload<>(&QWidget::setFocus));
}

void CompareScreen::showBoard(const Board& board)
{
    shown_ = board;
    const bool live = board.set.kind == CompareSet::Kind::Live;
    query_->setVisible(live);
    freeze_->setVisible(live);
    if (live && query_->text() != board.set.query)
        query_->setText(board.set.query);
    group_->setText(board.groupBy ? tr("By %1").arg(columnButtonText(*board.groupBy)) : tr("Not grouped"));
    objective_->setText(board.objective ? columnButtonText(*board.objective) : tr("Objective"));
    if (board_->charts() != board.charts)
        board_->showCharts(board.charts);
    showHeading();
}

void CompareScreen::showRuns(const ComparedRunsPtr& runs, qint64 matched)
{
    runs_ = runs;
    linked_.keepOnly([&](qint64 id) { return runs->placeOf(id).has_value(); });
    legend_->showRows(legendRows(*runs, shown_.objective));
    legendTitle_->setText(legendTitle(*runs, shown_.objective));
    board_->showRuns(runs);
    differences_->showRuns(runs);
    if (runs->size() == 0 && runs->missing.isEmpty()) {
        state_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("edit-find"),
                            tr("No run matches"),
                            tr("Change the query above, or choose runs in the experiments."),
                            {},
                            {{QStringLiteral("choose"), tr("Choose runs"), {}}}});
        stack_->setCurrentWidget(state_);
    } else {
        stack_->setCurrentWidget(sides_);
    }
    count_->setText(
        matched > qint64(runs->size())
            ? tr("the newest %1 of %2 runs").arg(formatCount(qint64(runs->size())), formatCount(matched))
            : tr("%Ln runs", nullptr, int(runs->size())));
    if (!runs->missing.isEmpty())
        sayTrouble(tr("%Ln of the chosen runs or experiments are not cached here.", nullptr,
                      int(runs->missing.size())),
                   runs->missing.join(u'\n'));
    showHeading();
}

void CompareScreen::showHeading()
{
    title_->setText(shown_.name);
    const bool live = shown_.set.kind == CompareSet::Kind::Live;
    kind_->setBadge(live ? tr("Live") : tr("Fixed"), live ? Tone::Accent : Tone::Neutral);
    kind_->setToolTip(live ? tr("Whatever matches the query, now and later") : tr("Just these runs"));
    const bool hasBaseline = runs_ && runs_->baseline;
    baseline_->setVisible(hasBaseline);
    if (hasBaseline) {
        const auto name = runs_->names[qsizetype(*runs_->baseline)];
        baseline_->setText(
            tr("Against %1")
                .arg(escapeMnemonic(name.size() > longestName ? name.left(longestName - 1) + u'…' : name)));
    }
}

void CompareScreen::showEmpty()
{
    title_->setText(tr("Compare"));
    kind_->setBadge({}, Tone::Neutral);
    count_->clear();
    for (auto* part :
         std::initializer_list<QWidget*>{query_, freeze_, baseline_, objective_, group_, share_, kind_})
        part->hide();
    state_->setContent(
        {StateContent::Kind::Empty,
         QStringLiteral("view-statistics"),
         tr("Nothing is compared yet"),
         tr("Select runs in an experiment and choose Compare, or compare everything that a query "
            "finds. 1,000 runs are ordinary."),
         {},
         {{QStringLiteral("choose"), tr("Choose runs"), QStringLiteral("view-list-tree")}}});
    stack_->setCurrentWidget(state_);
}

void CompareScreen::showLoading()
{
    for (auto* part : std::initializer_list<QWidget*>{objective_, group_, share_, kind_})
        part->show();
    if (runs_)
        return; // what was shown stays until there is something newer
    state_->setContent({.kind = StateContent::Kind::Loading, .title = tr("Reading the runs…")});
    stack_->setCurrentWidget(state_);
}

void CompareScreen::showError(const Error& error)
{
    if (runs_) {
        banner_->showError(error);
        return;
    }
    state_->setContent(stateForError(error));
    stack_->setCurrentWidget(state_);
}

void CompareScreen::setQueryError(qsizetype offset, qsizetype length, const QString& message)
{
    query_->showError(offset, length, message);
}

void CompareScreen::clearQueryError()
{
    query_->clearError();
}

void CompareScreen::setBoards(const QStringList& names)
{
    boards_ = names;
}

void CompareScreen::setChoices(const ChartSettings::Choices& choices)
{
    choices_ = choices;
    board_->setChoices(choices);
}

void CompareScreen::say(const QString& message)
{
    message_->setText(message);
    QTimer::singleShot(messageMs, message_, [this, message] {
        if (message_->text() == message)
            message_->clear();
    });
}

void CompareScreen::sayTrouble(const QString& message, const QString& details, const QString& help)
{
    banner_->showMessage({.tone = Tone::Warning, .text = message, .details = details, .help = help});
}

void CompareScreen::setBusy(Busy busy)
{
    if (busy == Busy::Yes)
        progress_->setProgress(0, 0);
    else
        progress_->finish();
}

/// Reasons need more height than a table that scrolls, and each part keeps what it was given.
void CompareScreen::giveHeight(int part)
{
    const bool isWhy = parts_->widget(part) == why_;
    // A page that is not seen makes the others no higher.
    why_->setSizePolicy(QSizePolicy::Preferred, isWhy ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    differences_->updateGeometry();
    const int left = std::exchange(shownPart_, part);
    if (tall_->isChecked() || left == part)
        return;
    const int whole = heights_->height();
    const int charts = isWhy ? whole * 3 / 10 : whole * 2 / 3;
    heights_->setSizes(heightsOf_.value(part, {charts, whole - charts}));
}

void CompareScreen::showPart(Part part)
{
    parts_->setCurrentWidget(part == Part::Why ? static_cast<QWidget*>(why_) : differences_);
}

void CompareScreen::pickGroup()
{
    groupPicker_->offer({tr("Not grouped")}, shown_.groupBy ? -1 : 0, choices_.columns,
                        shown_.groupBy.value_or(ColumnKey{}));
    groupPicker_->popUp(group_);
}

void CompareScreen::pickObjective()
{
    objectivePicker_->offer({}, -1, choices_.metrics, shown_.objective.value_or(ColumnKey{}));
    objectivePicker_->popUp(objective_);
}

void CompareScreen::fillBoardsMenu()
{
    auto* menu = boardsButton_->menu();
    menu->clear();
    for (const auto& name : std::as_const(boards_)) {
        auto* action =
            menu->addAction(escapeMnemonic(name), this, [this, name] { Q_EMIT boardOpenRequested(name); });
        action->setCheckable(true);
        action->setChecked(name == shown_.name);
    }
    if (!boards_.isEmpty())
        menu->addSeparator();
    auto* action = new QWidgetAction(menu);
    auto* name = new QLineEdit;
    name->setObjectName(QStringLiteral("boardName"));
    name->setPlaceholderText(tr("Save as: name, then Enter"));
    name->setMinimumWidth(240);
    name->setMaxLength(120);
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(space::s, space::xs, space::s, space::xs);
    row->addWidget(name);
    action->setDefaultWidget(box);
    menu->addAction(action);
    connect(name, &QLineEdit::returnPressed, this, [this, menu, name] {
        const auto words = name->text().trimmed();
        if (words.isEmpty())
            return;
        menu->close();
        Q_EMIT boardSaveRequested(words);
    });
    menu->addSeparator();
    menu->addAction(themedIcon(QStringLiteral("document-open")), tr("Open from a file…"), this,
                    &CompareScreen::boardFileRequested);
}

void CompareScreen::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!isAncestorOf(focusWidget()))
        legend_->setFocus();
    Q_EMIT shown();
}

QByteArray CompareScreen::saveState() const
{
    return sides_->saveState() + '|' + heights_->saveState().toBase64();
}

void CompareScreen::restoreState(const QByteArray& state)
{
    const auto at = state.lastIndexOf('|');
    if (at < 0)
        return;
    sides_->restoreState(state.left(at));
    heights_->restoreState(QByteArray::fromBase64(state.mid(at + 1)));
    heightsOf_[shownPart_] = heights_->sizes();
}

} // namespace ph
