#include "widgets/monitoring/MonitorList.h"

#include "models/tables/AlertTableModel.h"
#include "models/tables/Format.h"
#include "widgets/common/Banner.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/WordFilter.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

MonitorList::MonitorList(QAbstractItemModel* lines, Setting setting, Clock clock, QWidget* parent)
    : QWidget(parent)
    , setting_(std::move(setting))
    , clock_(std::move(clock))
    , lines_(lines)
{
    build();
    connect(search_, &SearchField::settled, this, &MonitorList::filter);
    connect(search_, &SearchField::cleared, this, &MonitorList::filter);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(shown_, signal, this, &MonitorList::showState);
    connect(shown_, &QAbstractItemModel::dataChanged, this, &MonitorList::chosen); // of the chosen one, too
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MonitorList::chosen);
    connect(table_, &QTreeView::activated, this, &MonitorList::activated);
    connect(banner_, &Banner::actionTriggered, this, &MonitorList::retryRequested);
    connect(empty_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1StringView("clearMonitorFilter")) {
            search_->setText({});
            filter();
        } else {
            Q_EMIT retryRequested();
        }
    });
    showState();
}

void MonitorList::build()
{
    const auto named = [this](const char* part) { return setting_.objectName + QLatin1String(part); };
    shown_ = new WordFilter(this);
    shown_->setSearchRole(monitorSearchRole);
    shown_->setSourceModel(lines_);
    shown_->setSortRole(monitorSortRole);
    count_ = new PlainLabel;
    count_->setObjectName(named("Count"));
    count_->setRole(PlainLabel::Role::Faint);
    seen_ = new PlainLabel;
    seen_->setObjectName(named("Seen"));
    seen_->setRole(PlainLabel::Role::Faint);
    search_ = new SearchField;
    search_->setObjectName(named("Filter"));
    search_->setPlaceholder(setting_.placeholder);
    search_->setPause(std::chrono::milliseconds(0));
    top_ = new QWidget;
    auto* top = new QHBoxLayout(top_);
    top->setContentsMargins(space::l, space::s, space::l, space::s);
    top->setSpacing(space::s);
    top->addWidget(search_, 1);
    top->addWidget(count_);
    top->addWidget(seen_);
    banner_ = new Banner;
    banner_->setObjectName(named("Banner"));

    table_ = new LineTable(setting_.objectName, setting_.title);
    table_->setModel(shown_);
    auto* delegate = new LineDelegate(table_);
    delegate->setBadgeColumn(setting_.badgeColumn, setting_.toneOf);
    delegate->setMainColumn(setting_.mainColumn);
    delegate->setFixedPitchColumns(setting_.fixedPitch);
    table_->setItemDelegate(delegate);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    table_->setSortingEnabled(true);
    table_->sortByColumn(-1, Qt::AscendingOrder); // the model's own order
    table_->header()->setSectionsMovable(true);
    table_->setColumns(setting_.widths);
    empty_ = new StateView;
    empty_->setObjectName(named("Empty"));
    stack_ = new QStackedWidget;
    stack_->addWidget(empty_);
    stack_->addWidget(belowTitle(table_));
    parts_ = new QSplitter(Qt::Vertical);
    parts_->setChildrenCollapsible(false);
    parts_->addWidget(stack_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banner_);
    column->addWidget(top_);
    column->addWidget(parts_, 1);
    setFocusProxy(table_);
    auto* find = new QShortcut(keysOf(ScreenKey::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        search_->lineEdit()->setFocus();
        search_->lineEdit()->selectAll();
    });
}

void MonitorList::setDetail(QWidget* detail)
{
    parts_->addWidget(detail);
    parts_->setStretchFactor(0, 3);
    parts_->setStretchFactor(1, 2);
}

void MonitorList::addAction(QWidget* widget)
{
    top_->layout()->addWidget(widget);
}

QModelIndex MonitorList::current() const
{
    const auto chosen = table_->selectionModel()->selectedRows();
    return chosen.isEmpty() ? QModelIndex() : shown_->mapToSource(chosen.first());
}

void MonitorList::choose(const QModelIndex& index)
{
    if (const auto at = shown_->mapFromSource(index); at.isValid()) {
        table_->setCurrentIndex(at);
        table_->scrollTo(at);
    }
}

void MonitorList::showStandings(const QList<MonitorStanding>& standings)
{
    standings_ = standings;
    showState();
    refreshAges();
}

void MonitorList::filter()
{
    shown_->setWords(search_->text());
    showState();
}

void MonitorList::showState()
{
    const int shown = shown_->rowCount(), all = lines_->rowCount();
    count_->setText(shown == all ? formatCount(all)
                                 : tr("%1 of %2").arg(formatCount(shown), formatCount(all)));
    search_->setEnabled(all > 0);
    stack_->setCurrentIndex(shown > 0 ? 1 : 0);
    if (shown > 0)
        return;
    if (all > 0)
        empty_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("view-filter"),
                            tr("Nothing matches"),
                            tr("No line has these words."),
                            {},
                            {{QStringLiteral("clearMonitorFilter"), tr("Clear the filter")}}});
    else
        empty_->setContent(noLines(standings_, setting_.none));
}

void MonitorList::refreshAges()
{
    const auto nowMs = toMs(clock_());
    std::int64_t oldest = noTime;
    for (const auto& standing : std::as_const(standings_)) {
        if (standing.seenMs != noTime && (oldest == noTime || standing.seenMs < oldest))
            oldest = standing.seenMs;
    }
    seen_->setText(oldest == noTime ? QString() : tr("seen %1").arg(formatSeenAge(oldest, nowMs)));
    const auto kind = empty_->content().kind;
    const bool isSaid = stack_->currentIndex() == 0 &&
                        (kind == StateContent::Kind::Error || kind == StateContent::Kind::Forbidden);
    const auto notice = isSaid ? std::nullopt : monitorNotice(standings_, nowMs);
    if (notice == notice_)
        return; // what was dismissed stays dismissed
    notice_ = notice;
    if (notice)
        banner_->showMessage(
            {.tone = notice->tone,
             .text = notice->text,
             .details = notice->details,
             .actions = {{QStringLiteral("retry"), tr("Try again"), QStringLiteral("view-refresh")}},
             .help = notice->help});
    else
        banner_->clear();
}

QByteArray MonitorList::saveState() const
{
    return table_->header()->saveState();
}

void MonitorList::restoreState(const QByteArray& state)
{
    if (state.isEmpty() || !table_->header()->restoreState(state))
        return;
    table_->sortByColumn(table_->header()->sortIndicatorSection(), table_->header()->sortIndicatorOrder());
}

void MonitorList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !search_->text().isEmpty()) {
        search_->setText({});
        filter();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ph
