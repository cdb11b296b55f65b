#include "widgets/registry/TimelineTab.h"

#include "models/tables/AliasChangeModel.h"
#include "models/tables/Format.h"
#include "models/tables/RegistryWords.h"
#include "models/values/DateFormat.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/common/StateView.h"
#include "widgets/common/TimeColumn.h"
#include "widgets/registry/TimelineLegend.h"

#include <QDateTimeEdit>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

constexpr double closerByButton = 0.6;

/// The longest that stands in the first column: nobody saw when between the two it was.
QString betweenLooks(std::int64_t ms)
{
    AliasPeriod period;
    period.afterMs = ms - 1;
    period.byMs = ms;
    return aliasChangeTimeText(period, formatLocalTime);
}

} // namespace

TimelineTab::TimelineTab(QWidget* parent)
    : QWidget(parent)
    , changes_(new AliasChangeModel(this))
    , view_(new AliasTimelineView)
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("timelineTab"));
    auto* none = new StateView;
    none->setObjectName(QStringLiteral("timelineEmpty"));
    none->setContent({StateContent::Kind::Empty,
                      QStringLiteral("view-time-schedule"),
                      tr("Nothing has ever pointed at a version"),
                      tr("As far as was seen: aliases and stages are noted at every sync, and exactly where "
                         "they are set from here."),
                      {},
                      {}});

    lanes_ = new QScrollArea;
    lanes_->setObjectName(QStringLiteral("timelineLanes"));
    lanes_->setAccessibleName(tr("What names pointed to, over time"));
    lanes_->setWidgetResizable(true);
    lanes_->setFrameShape(QFrame::NoFrame);
    lanes_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget;
    inner->setProperty("surface", true);
    inner->setAttribute(Qt::WA_StyledBackground);
    auto* innerColumn = new QVBoxLayout(inner);
    innerColumn->setContentsMargins(0, 0, 0, 0);
    innerColumn->setSpacing(space::xs);
    innerColumn->addWidget(view_);
    innerColumn->addWidget(new TimelineLegend);
    innerColumn->addStretch(1);
    lanes_->setWidget(inner);

    table_ = new LineTable(QStringLiteral("aliasChanges"), tr("Changes of aliases and stages"));
    auto* delegate = new LineDelegate(table_);
    delegate->setMainColumn(AliasChangeModel::To);
    delegate->setMutedColumns({AliasChangeModel::From, AliasChangeModel::How});
    table_->setModel(changes_);
    table_->setItemDelegate(delegate);
    table_->setColumns({timeColumnWidth(betweenLooks), 130, 96, 96, 0});
    history_ = new SectionHeader(tr("Changes"));
    search_ = new SearchField;
    search_->setObjectName(QStringLiteral("timelineSearch"));
    search_->setPlaceholder(tr("Alias, stage or version"));
    search_->lineEdit()->setAccessibleName(tr("Search the timeline"));
    search_->setPause(std::chrono::milliseconds(0));
    search_->setMinimumWidth(220);
    history_->addAction(search_);
    history_->setContentsMargins(space::l, space::xs, space::l, space::xs);
    auto* below = new QWidget;
    auto* belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 0, 0, 0);
    belowColumn->setSpacing(0);
    belowColumn->addWidget(history_);
    belowColumn->addWidget(belowTitle(table_), 1);

    parts_ = new QSplitter(Qt::Vertical);
    parts_->setObjectName(QStringLiteral("timelineSplitter"));
    parts_->setChildrenCollapsible(false);
    parts_->addWidget(lanes_);
    parts_->addWidget(below);
    auto* page = new QWidget;
    auto* pageColumn = new QVBoxLayout(page);
    pageColumn->setContentsMargins(0, 0, 0, 0);
    pageColumn->setSpacing(0);
    pageColumn->addWidget(buildBar());
    pageColumn->addWidget(parts_, 1);
    stack_->addWidget(none);
    stack_->addWidget(page);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(stack_);
    setFocusProxy(view_);

    connect(parts_, &QSplitter::splitterMoved, this, [this] { isDividedByHand_ = true; });
    connect(view_, &AliasTimelineView::momentChanged, this, &TimelineTab::showMoment);
    connect(search_, &SearchField::settled, this, &TimelineTab::search);
    connect(search_, &SearchField::cleared, this, &TimelineTab::search);
    const auto jump = [this](const QModelIndex& index) {
        if (index.isValid()) {
            view_->setMoment(changes_->at(index.row()).to.byMs);
            showMoment(view_->moment());
        }
    };
    connect(table_, &QTreeView::activated, this, jump);
    connect(table_, &QTreeView::clicked, this, jump);
}

QWidget* TimelineTab::buildBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::l, space::s, space::l, space::xs);
    row->setSpacing(space::s);
    auto* words = new PlainLabel(tr("What it was at"));
    words->setElideMode(Qt::ElideNone);
    moment_ = new QDateTimeEdit;
    moment_->setObjectName(QStringLiteral("timelineMoment"));
    moment_->setAccessibleName(tr("Moment, local time"));
    moment_->setDisplayFormat(secondFormat(QLocale()));
    moment_->setKeyboardTracking(false); // only whole times
    moment_->setCalendarPopup(false);
    words->setBuddy(moment_);
    auto* now = makeButton(QStringLiteral("timelineNow"), tr("Now"));
    row->addWidget(words);
    row->addWidget(moment_);
    row->addWidget(now);
    row->addStretch(1);
    const auto zoom = [&](const char* name, const char* icon, const QString& text, auto work) {
        auto* button = new IconButton(QLatin1String(icon), text);
        button->setObjectName(QLatin1String(name));
        connect(button, &QToolButton::clicked, this, work);
        row->addWidget(button);
    };
    zoom("timelineZoomIn", "zoom-in", tr("Closer (wheel, +)"), [this] { view_->zoomBy(closerByButton); });
    zoom("timelineZoomOut", "zoom-out", tr("Further away (wheel, -)"),
         [this] { view_->zoomBy(1 / closerByButton); });
    zoom("timelineZoomAll", "zoom-fit-best", tr("All of it (0)"), [this] { view_->zoomToAll(); });
    connect(moment_, &QDateTimeEdit::dateTimeChanged, this,
            [this](const QDateTime& time) { view_->setMoment(time.toMSecsSinceEpoch()); });
    connect(now, &QPushButton::clicked, this, [this] {
        view_->setMoment(nowMs_);
        showMoment(nowMs_);
    });
    return bar;
}

void TimelineTab::showTimelines(const QList<AliasTimeline>& timelines, std::int64_t nowMs,
                                AliasTimelineView::Picture picture)
{
    nowMs_ = nowMs;
    changes_->applyTimelines(timelines);
    view_->showTimelines(timelines, nowMs, picture);
    showMoment(view_->moment());
    showCount();
    stack_->setCurrentIndex(timelines.isEmpty() ? 0 : 1);
    fitLanes();
}

void TimelineTab::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitLanes();
    // Of a tab that is shown for the first time the parts have their height only after this.
    QMetaObject::invokeMethod(this, &TimelineTab::fitLanes, Qt::QueuedConnection);
}

void TimelineTab::fitLanes()
{
    if (isDividedByHand_)
        return;
    const int height = parts_->height();
    const int wanted = lanes_->widget()->heightForWidth(lanes_->width()); // the legend wraps
    const int lanes = std::min(wanted, height * 2 / 3);
    // What the handle takes would come off both, and a lane short of a pixel scrolls.
    parts_->setSizes({lanes, height - lanes - parts_->handleWidth()});
}

void TimelineTab::showMoment(std::int64_t ms)
{
    const QSignalBlocker quiet(moment_);
    moment_->setDateTime(QDateTime::fromMSecsSinceEpoch(ms));
    moment_->setToolTip(formatTimeToolTip(ms));
}

void TimelineTab::search()
{
    changes_->setWords(search_->text());
    view_->setWords(search_->text());
    showCount();
}

void TimelineTab::showCount()
{
    const int shown = changes_->rowCount(), all = changes_->total();
    history_->setNote(shown == all ? formatCount(all)
                                   : tr("%1 of %2").arg(formatCount(shown), formatCount(all)));
}

void TimelineTab::focusSearch()
{
    search_->lineEdit()->setFocus();
    search_->lineEdit()->selectAll();
}

} // namespace ph
