#include "widgets/incidents/TimelinePane.h"

#include "models/charts/ChartTableModel.h"
#include "models/tables/Format.h"
#include "models/tables/TimelineWords.h"
#include "widgets/charts/TableToggle.h"
#include "widgets/common/Banner.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/TimeColumn.h"
#include "widgets/incidents/TimelineCurveMenu.h"
#include "widgets/incidents/TimelineItemDetail.h"
#include "widgets/incidents/TimelineNoteAction.h"

#include <QHeaderView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <array>

namespace ph {

namespace {

constexpr int rowsFollowMs = 120;
constexpr char clearTimelineFilter[] = "clearTimelineFilter";

/// The longest that stands in the first column: two times bound it.
} // namespace

TimelinePane::TimelinePane(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(std::move(clock))
    , work_(*this)
    , listing_(*this)
{
    build();
    offerNotes();
    settle_.setSingleShot(true);
    settle_.setInterval(rowsFollowMs);
    connect(&settle_, &QTimer::timeout, this, [this] {
        showRows();
        askForCurves();
    });
    connect(filters_, &TimelineFilterBar::filterChanged, this, &TimelinePane::filter);
    connect(view_, &TimelineView::stretchChanged, this, [this] { settle_.start(); });
    connect(view_, &TimelineView::itemChosen, this, &TimelinePane::showChosen);
    connect(asTable_, &QToolButton::toggled, this, [this](bool isTable) {
        shown_->setCurrentIndex(isTable ? 1 : 0);
        showRows();
    });
    connect(state_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1String(clearTimelineFilter))
            filters_->clear();
        else
            Q_EMIT retryRequested();
    });
    showState();
}

TimelinePane::~TimelinePane()
{
    disconnect(list_->selectionModel(), nullptr, this, nullptr);
}

void TimelinePane::build()
{
    setObjectName(QStringLiteral("timelinePane"));
    filters_ = new TimelineFilterBar;
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("timelineBanner"));
    count_ = new PlainLabel;
    count_->setObjectName(QStringLiteral("timelineCount"));
    count_->setRole(PlainLabel::Role::Faint);
    seen_ = new PlainLabel;
    seen_->setObjectName(QStringLiteral("timelineSeen"));
    seen_->setRole(PlainLabel::Role::Faint);
    const auto button = [](const char* name, const char* icon, const QString& words) {
        auto* made = new IconButton(QLatin1String(icon), words);
        made->setObjectName(QLatin1String(name));
        return made;
    };
    auto* closer = button("timelineCloser", "zoom-in", tr("Look closer"));
    auto* farther = button("timelineFarther", "zoom-out", tr("Look from farther away"));
    auto* all = button("timelineAll", "zoom-fit-best", tr("Show all of the time"));
    asTable_ = button("timelineAsTable", "table", tr("As a table of what is in view"));
    asTable_->setCheckable(true);
    addTableKey(asTable_, this);
    curves_ = new TimelineCurveMenu;
    connect(curves_, &TimelineCurveMenu::chosen, this, &TimelinePane::askForCurves);
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(space::l, 0, space::l, space::xs);
    tools->setSpacing(space::xs);
    tools->addWidget(count_);
    tools->addWidget(seen_);
    tools->addStretch(1);
    for (auto* one : std::initializer_list<QWidget*>{closer, farther, all, curves_, asTable_})
        tools->addWidget(one);

    view_ = new TimelineView;
    rows_ = new ChartTableModel(this);
    list_ = new QTableView;
    list_->setObjectName(QStringLiteral("timelineTable"));
    list_->setAccessibleName(tr("What happened in the time in view"));
    list_->setModel(rows_);
    list_->verticalHeader()->hide();
    list_->verticalHeader()->setDefaultSectionSize(height::row);
    list_->setShowGrid(false);
    list_->setTabKeyNavigation(false);
    list_->setSelectionBehavior(QAbstractItemView::SelectRows);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    rows_->show(
        timelineItemTable(nullptr, listed_, nullptr)); // its columns, whose widths then are the person's
    auto* header = list_->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const std::array widths{timeColumnWidth(timelineSinceText), 130, 90, 0, 220, 100,
                            timeColumnWidth(formatLocalTime)}; // 0: takes what is left
    for (int column = 0; column < int(widths.size()); ++column) {
        if (const int width = widths[std::size_t(column)]; width > 0)
            header->resizeSection(column, width);
        else
            header->setSectionResizeMode(column, QHeaderView::Stretch);
    }
    shown_ = new QStackedWidget;
    shown_->addWidget(view_);
    shown_->addWidget(list_);
    detail_ = new TimelineItemDetail(QStringLiteral("timelineDetail"),
                                     tr("Choose an item to see what it was, and who told of it."), clock_);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->addWidget(shown_);
    parts->addWidget(detail_);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 1);
    parts->setSizes({420, 180});
    state_ = new StateView;
    state_->setObjectName(QStringLiteral("timelineState"));
    stack_ = new QStackedWidget;
    stack_->addWidget(state_);
    stack_->addWidget(parts);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner_);
    column->addWidget(filters_);
    column->addLayout(tools);
    column->addWidget(stack_, 1);
    setFocusProxy(view_);
    connect(closer, &QToolButton::clicked, view_, [this] { view_->zoomBy(0.5); });
    connect(farther, &QToolButton::clicked, view_, [this] { view_->zoomBy(2); });
    connect(all, &QToolButton::clicked, view_, &TimelineView::showAll);
    connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (!current.isValid() || !listedOf_)
                    return;
                if (current.row() >= std::ssize(*listed_)) // a stretch of a curve, which the row says whole
                    return detail_->showNone();
                detail_->showItem(
                    listedOf_->selection.table()->item(listed_->at(std::size_t(current.row()))));
            });
}

void TimelinePane::offerNotes()
{
    auto* onView = new TimelineNoteAction(*view_, *view_, [this](const std::optional<QPoint>& at) {
        if (!view_->picture())
            return noTime;
        return at ? view_->momentAt(*at) : view_->moment();
    });
    auto* onList =
        new TimelineNoteAction(*list_, *list_->viewport(), [this](const std::optional<QPoint>& at) {
            const auto index = at ? list_->indexAt(*at) : list_->currentIndex();
            if (!index.isValid() || !listedOf_)
                return noTime;
            return listedOf_->selection.table()->atMs(listed_->at(std::size_t(index.row())));
        });
    for (auto* action : {onView, onList})
        connect(action, &TimelineNoteAction::noteRequested, this, &TimelinePane::noteRequested);
}

void TimelinePane::showTable(const TimelineTablePtr& table, const QStringList& notes, std::int64_t loadedMs)
{
    table_ = table;
    loadedMs_ = loadedMs;
    error_.reset();
    if (notes.isEmpty())
        banner_->clear();
    else
        banner_->showMessage({.tone = Tone::Warning,
                              .text = tr("%Ln part(s) of it cannot be read.", nullptr, int(notes.size())),
                              .details = notes.join(u'\n')});
    filter();
    refreshAges();
}

void TimelinePane::showError(const Error& error)
{
    if (table_) // what was seen stays
        return banner_->showError(error);
    error_ = error;
    showState();
}

void TimelinePane::showIncident(const OnsetWindow& onset, const TimelineScope& scope)
{
    view_->setOnset(onset);
    filters_->setScope({scope.environment, scope.endpoint, {}, {}});
    around_ = onset;
    filter();
}

void TimelinePane::setOnset(const std::optional<OnsetWindow>& onset)
{
    view_->setOnset(onset);
}

void TimelinePane::showCurveChoices(std::vector<TimelineCurveChoice> choices)
{
    curves_->showChoices(std::move(choices));
    askForCurves();
}

void TimelinePane::showCurves(std::vector<TimelineCurve> curves)
{
    view_->showCurves(std::move(curves));
    showRows();
}

void TimelinePane::askForCurves()
{
    curves_->setScope(filters_->filter().scope);
    const auto ids = curves_->wanted();
    const auto stretch = view_->stretch();
    if (!ids.isEmpty() || !view_->curves().empty())
        Q_EMIT curvesWanted(ids, stretch.fromMs, stretch.toMs);
}

void TimelinePane::filter()
{
    askForCurves();
    if (!table_)
        return;
    work_.start(
        [table = table_, filter = filters_->filter()] {
            return Counted{timelineChoices(*table), timelinePicture(table, filter)};
        },
        [this](const Counted& counted) {
            filters_->showChoices(counted.choices);
            showPicture(counted.picture);
        });
}

void TimelinePane::showPicture(const TimelinePicturePtr& picture)
{
    view_->showPicture(picture, toMs(clock_()));
    if (around_) { // with as much of what followed as shows what it was
        const auto before = around_->lookBackMs;
        view_->showStretch(around_->onsetMs - before - before / 8, around_->onsetMs + before / 2);
        around_.reset();
    }
    const auto all = qint64(table_->size()), some = qint64(picture->selection.size());
    count_->setText(some == all ? tr("%Ln item(s)", nullptr, int(all))
                                : tr("%1 of %2").arg(formatCount(some), formatCount(all)));
    showState();
    showRows();
    showChosen();
}

void TimelinePane::showRows()
{
    if (shown_->currentIndex() != 1)
        return;
    const auto picture = view_->picture();
    if (!picture)
        return;
    listing_.start( // a month of a large shop is a million rows
        [picture, stretch = view_->stretch(), curves = view_->curves()] {
            return Listing{
                std::make_shared<const std::vector<std::uint32_t>>(timelineRowsInView(*picture, stretch)),
                timelineCurveRows(curves, stretch)};
        },
        [this, picture](const Listing& listing) {
            listedOf_ = picture;
            listed_ = listing.rows;
            rows_->show(timelineItemTable(picture, listing.rows, listing.curves));
        });
}

void TimelinePane::showChosen()
{
    const auto chosen = view_->chosen();
    if (chosen)
        detail_->showItem(view_->picture()->selection.table()->item(*chosen));
    else
        detail_->showNone();
}

void TimelinePane::showState()
{
    const auto& picture = view_->picture();
    const bool isSeen = picture && picture->selection.size() > 0;
    stack_->setCurrentIndex(isSeen ? 1 : 0);
    filters_->setEnabled(table_ != nullptr);
    if (isSeen)
        return;
    if (error_)
        return state_->setContent(stateForError(*error_));
    if (!table_ || !picture)
        return state_->setContent(
            {.kind = StateContent::Kind::Loading, .title = tr("Reading what happened…")});
    if (table_->size() == 0)
        return state_->setContent(
            {.kind = StateContent::Kind::Empty,
             .icon = QStringLiteral("view-time-schedule"),
             .title = tr("Nothing is known to have happened yet"),
             .text = tr("What the connections tell is kept here as it is seen: alerts, releases, aliases, "
                        "revisions and traffic of endpoints, drift, checks of data. Connect a cluster or a "
                        "monitoring system, and look again later."),
             .actions = {{QStringLiteral("retryTimeline"), tr("Look again")}}});
    state_->setContent({.kind = StateContent::Kind::Empty,
                        .icon = QStringLiteral("view-filter"),
                        .title = tr("Nothing matches"),
                        .text = tr("Of these kinds nothing is known for what is chosen."),
                        .actions = {{QLatin1String(clearTimelineFilter), tr("Show everything")}}});
}

void TimelinePane::refreshAges()
{
    seen_->setText(loadedMs_ == noTime
                       ? QString()
                       : tr("read %1", "%1: 5 min ago").arg(formatSeenAge(loadedMs_, toMs(clock_()))));
}

} // namespace ph
