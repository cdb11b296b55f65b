#include "widgets/compare/DifferenceView.h"

#include "models/tables/DifferenceText.h"
#include "models/tables/Format.h"
#include "models/tables/RunCells.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/CopyRows.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/compare/DifferenceBar.h"
#include "widgets/compare/DifferenceGrid.h"
#include "widgets/compare/LinkedColumns.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int visibleSettleMs = 80;
constexpr qsizetype namedMissing = 3;

} // namespace

DifferenceView::DifferenceView(LinkedRuns& linked, QWidget* parent)
    : QWidget(parent)
    , columns_(new LinkedColumns(model_, linked, this))
    , bar_(new DifferenceBar(this))
    , unknown_(new Banner(this))
    , missing_(new Banner(this))
    , pages_(new QStackedWidget(this))
    , grid_(new DifferenceGrid(model_, *columns_, this))
    , state_(new StateView(this))
    , status_(new PlainLabel(this))
    , foot_(new QWidget(this))
{
    setAccessibleName(tr("Difference table"));
    grid_->setObjectName(QStringLiteral("differenceGrid"));
    state_->setObjectName(QStringLiteral("differenceState"));
    unknown_->setObjectName(QStringLiteral("differenceUnknown"));
    missing_->setObjectName(QStringLiteral("differenceMissing"));
    status_->setObjectName(QStringLiteral("differenceStatus"));
    status_->setRole(PlainLabel::Role::Muted);
    status_->setTextSize(TextSize::Small);
    setFocusProxy(grid_);
    pages_->addWidget(grid_);
    pages_->addWidget(state_);
    bar_->setShow(grid_->show());
    pool_.setMaxThreadCount(1);
    visibleSettled_.setSingleShot(true);
    visibleSettled_.setInterval(visibleSettleMs);

    auto* banners = new QVBoxLayout;
    banners->setContentsMargins(space::m, 0, space::m, 0);
    banners->setSpacing(space::xs);
    banners->addWidget(unknown_);
    banners->addWidget(missing_);
    auto* footRow = new QHBoxLayout(foot_);
    footRow->setContentsMargins(space::m, 0, space::m, 0);
    footRow->addWidget(status_, 1);
    foot_->setFixedHeight(height::status + space::xs);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar_);
    column->addLayout(banners);
    column->addWidget(pages_, 1);
    column->addWidget(foot_);
    connectParts();
    showPage();
}

DifferenceView::~DifferenceView() = default;

void DifferenceView::connectParts()
{
    connect(bar_, &DifferenceBar::keysChosen, this,
            [this](auto keys) { edit([&](DifferenceOptions& o) { o.keys = keys; }); });
    connect(bar_, &DifferenceBar::filterEdited, this,
            [this](const QString& text) { edit([&](DifferenceOptions& o) { o.filter = text; }); });
    connect(bar_, &DifferenceBar::statisticChosen, this,
            [this](auto statistic) { edit([&](DifferenceOptions& o) { o.statistic = statistic; }); });
    connect(bar_, &DifferenceBar::showChosen, this, [this](CellShow show) { grid_->setShow(show); });
    connect(bar_, &DifferenceBar::metricAtChosen, this, [this](const MetricAt& at) {
        if (!runs_ || runs_->at != at)
            Q_EMIT metricAtChanged(at);
    });
    connect(bar_, &DifferenceBar::exportRequested, this, &DifferenceView::exportRequested);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("differenceCopyMenu"));
    menu->addAction(tr("Copy as TSV, for a spreadsheet"), this, [this] { copy(CopyFormat::Tsv); });
    menu->addAction(tr("Copy as Markdown"), this, [this] { copy(CopyFormat::Markdown); });
    menu->addAction(tr("Copy as CSV"), this, [this] { copy(CopyFormat::Csv); });
    bar_->copyButton()->setMenu(menu);

    connect(grid_, &DifferenceGrid::sectionToggled, this, [this](DifferenceSection section) {
        edit([&](DifferenceOptions& o) {
            if (o.collapsed.erase(section) == 0)
                o.collapsed.insert(section);
        });
    });
    connect(grid_, &DifferenceGrid::runActivated, this, &DifferenceView::runActivated);
    connect(grid_, &DifferenceGrid::baselineChosen, this, &DifferenceView::baselineChosen);
    connect(grid_, &DifferenceGrid::sortRequested, this, &DifferenceView::sortBy);
    connect(grid_, &DifferenceGrid::copyRequested, this, &DifferenceView::copyCellOrColumns);
    connect(grid_, &DifferenceGrid::menuRequested, this, &DifferenceView::showMenu);
    connect(grid_, &DifferenceGrid::visibleLinesChanged, this, [this] { visibleSettled_.start(); });
    connect(&visibleSettled_, &QTimer::timeout, this, &DifferenceView::wantIntervals);
    connect(columns_, &LinkedColumns::changed, this, &DifferenceView::updateWords);
    connect(unknown_, &Banner::actionTriggered, this, &DifferenceView::historiesWanted);
    connect(state_, &StateView::actionTriggered, this, [this](const QString& id) {
        edit([&](DifferenceOptions& o) {
            if (id == QLatin1String("differenceShowAll"))
                o.keys = DifferenceOptions::Keys::All;
            else
                o.filter.clear();
        });
    });
}

void DifferenceView::focusFilter()
{
    bar_->filter()->lineEdit()->setFocus();
    bar_->filter()->lineEdit()->selectAll();
}

/// A key and no shortcut: the screen around has Ctrl+F too, and two shortcuts for one key answer neither.
void DifferenceView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Find))
        focusFilter();
    else
        QWidget::keyPressEvent(event);
}

// --- what is shown

void DifferenceView::edit(const std::function<void(DifferenceOptions&)>& change)
{
    auto next = options_;
    change(next);
    if (next == options_)
        return;
    setOptions(next);
    Q_EMIT optionsChanged();
}

void DifferenceView::setOptions(const DifferenceOptions& options)
{
    options_ = options;
    bar_->setOptions(options);
    rebuild();
}

CellShow DifferenceView::cellShow() const
{
    return grid_->show();
}

void DifferenceView::setCellShow(CellShow show)
{
    grid_->setShow(show);
    bar_->setShow(show);
}

void DifferenceView::showRuns(ComparedRunsPtr runs)
{
    phase_ = Phase::Idle;
    if (runs == runs_) {
        showPage();
        return;
    }
    if (!runs_ || !runs || runs_->at != runs->at)
        bar_->setMetricAt(runs ? runs->at : MetricAt{});
    runs_ = std::move(runs);
    rebuild();
}

void DifferenceView::showLoading()
{
    phase_ = Phase::Loading;
    showPage();
}

void DifferenceView::rebuild()
{
    const auto mine = ++generation_;
    if (!runs_) {
        showPage();
        return;
    }
    pool_.start([this, mine, runs = runs_, options = options_, previous = model_.table()] {
        auto table = DifferenceTable::make(runs, options, previous);
        QMetaObject::invokeMethod(
            this,
            [this, mine, made = std::move(table)] {
                if (mine == generation_)
                    applyTable(made);
            },
            Qt::QueuedConnection);
    });
}

void DifferenceView::applyTable(const DifferenceTablePtr& table)
{
    bar_->setColumns(table->isGrouped() ? DifferenceBar::Columns::Groups : DifferenceBar::Columns::Runs);
    if (!model_.table() || GroupsAsked::about(*model_.table()) != GroupsAsked::about(*table))
        asked_.clear();
    model_.apply(table);
    updateWords();
    showPage();
}

void DifferenceView::applyDifferences(const GroupsAsked& of, const ColumnKey& metric,
                                      const QList<GroupDifference>& perGroup)
{
    model_.applyDifferences(of, metric, perGroup);
}

void DifferenceView::wantIntervals()
{
    if (!model_.table() || !model_.table()->isGrouped() || !grid_->isVisible())
        return;
    QList<ColumnKey> wanted;
    const auto [first, last] = grid_->visibleLines();
    for (int line = first; line <= last; ++line) {
        const auto* row = model_.row(line);
        if (!row || row->key.kind != ColumnKind::Metric || model_.hasDifferences(row->key))
            continue;
        const auto name = columnKeyText(row->key);
        if (asked_.contains(name))
            continue;
        asked_.insert(name);
        wanted.append(row->key);
    }
    if (!wanted.isEmpty())
        Q_EMIT intervalsWanted(GroupsAsked::about(*model_.table()), wanted);
}

// --- words

void DifferenceView::updateWords()
{
    const auto& table = model_.table();
    if (!table)
        return;
    const auto count = table->count();
    QStringList words{tr("%1 of %Ln keys vary", "", count.all).arg(formatCount(count.varying))};
    if (!options_.filter.isEmpty())
        words << tr("%Ln match(es)", "", count.shown);
    const auto runs = tr("%Ln runs", "", int(table->runs().size()));
    words << (table->isGrouped() ? tr("%1 in %Ln groups", "", int(table->columns().size())).arg(runs) : runs);
    if (const auto selected = columns_->selected().size(); selected > 0)
        words << tr("%Ln selected", "", int(selected));
    status_->setText(words.join(QStringLiteral(" · ")));

    const auto& compared = table->runs();
    if (compared.unknownValues() > 0)
        unknown_->showMessage(
            {.tone = Tone::Unknown,
             .text = tr("%Ln values unknown: no history is cached", "", int(compared.unknownValues())),
             .actions = {{QStringLiteral("differenceHistories"), tr("Fetch histories")}},
             .dismiss = BannerMessage::Dismiss::NotAllowed});
    else
        unknown_->clear();
    if (compared.missing.isEmpty()) {
        missing_->clear();
    } else {
        auto named = compared.missing.mid(0, namedMissing);
        for (auto& name : named)
            name = singleLine(name);
        auto text =
            tr("%Ln runs are not cached any more: ", "", int(compared.missing.size())) + listText(named);
        if (compared.missing.size() > namedMissing)
            text += QStringLiteral(", …");
        missing_->showMessage(
            {.tone = Tone::Stale,
             .text = text,
             .details = compared.missing.size() > namedMissing ? compared.missing.join(u'\n') : QString(),
             .dismiss = BannerMessage::Dismiss::NotAllowed});
    }

    delete sortChip_;
    sortChip_ = nullptr;
    if (const auto& sort = table->options().sort) {
        sortChip_ = new Chip(tr("Sorted by %1").arg(singleLine(sort->column.name)), foot_);
        sortChip_->setObjectName(QStringLiteral("differenceSort"));
        foot_->layout()->addWidget(sortChip_);
        connect(sortChip_, &Chip::removeRequested, this,
                [this] { edit([](DifferenceOptions& o) { o.sort.reset(); }); });
    }
}

StateContent DifferenceView::emptyState() const
{
    if (phase_ == Phase::Loading)
        return {StateContent::Kind::Loading, {}, tr("Reading the runs…")};
    if (!runs_ || runs_->size() == 0)
        return {StateContent::Kind::Empty, QStringLiteral("view-statistics"), tr("No runs to compare"),
                tr("Select runs in Experiments, or write a query, and compare them.")};
    const auto count = model_.table() ? model_.table()->count() : DifferenceTable::Count{};
    if (!options_.filter.isEmpty() && (count.varying > 0 || options_.keys == DifferenceOptions::Keys::All))
        return {StateContent::Kind::Empty,
                QStringLiteral("edit-find"),
                tr("No key matches the filter"),
                {},
                {},
                {{QStringLiteral("differenceClearFilter"), tr("Clear the filter")}}};
    return {StateContent::Kind::Empty,
            QStringLiteral("checkmark"),
            tr("Nothing differs"),
            tr("%Ln runs hold the same value in all %1 keys.", "", int(runs_->size()))
                .arg(formatCount(count.all)),
            {},
            {{QStringLiteral("differenceShowAll"), tr("Show all keys")}}};
}

void DifferenceView::showPage()
{
    const bool hasCells = runs_ && runs_->size() > 0 && model_.rowCount() > 0;
    const bool preparing =
        runs_ && runs_->size() > 0 && (!model_.table() || model_.table()->runsPtr() != runs_);
    if (!hasCells && !preparing)
        state_->setContent(emptyState());
    QWidget* page = hasCells || preparing ? static_cast<QWidget*>(grid_) : state_;
    // A loading comparison keeps its old table, and an emptied one its toolbar: the way back is there.
    if (pages_->currentWidget() != page) {
        const bool hadFocus = grid_->hasFocus();
        pages_->setCurrentWidget(page);
        if (hadFocus && page != grid_)
            bar_->filter()->lineEdit()->setFocus();
    }
    foot_->setVisible(runs_ && runs_->size() > 0);
    bar_->setVisible(runs_ && runs_->size() > 0);
}

// --- ways out

void DifferenceView::sortBy(const ColumnKey& key)
{
    // The first click shows what is usually looked for: the best, or the largest, first.
    edit([&](DifferenceOptions& o) {
        const bool lower = key.kind == ColumnKind::Metric && runs_ &&
                           runs_->direction(key.name) == MetricDirection::LowerIsBetter;
        const int line = model_.lineOf(key);
        const bool text = line >= 0 && !model_.row(line)->isNumeric;
        auto order = lower || text ? Qt::AscendingOrder : Qt::DescendingOrder;
        if (o.sort && o.sort->column == key)
            order = o.sort->order == Qt::AscendingOrder ? Qt::DescendingOrder : Qt::AscendingOrder;
        o.sort = ColumnSort{key, order};
    });
}

void DifferenceView::showMenu(int line, int column, const QPoint& at)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("differenceMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (column >= 0)
        addRunActions(*menu, column);
    if (line >= 0 && !model_.isHeading(line))
        addKeyActions(*menu, line);
    if (menu->isEmpty())
        delete menu;
    else
        menu->popup(at);
}

void DifferenceView::addRunActions(QMenu& menu, int column)
{
    const auto runs = model_.rowIds(column);
    if (runs.size() == 1) {
        const auto id = runs.front();
        menu.addAction(themedIcon(QStringLiteral("document-open-folder")), tr("Open the run"), this,
                       [this, id] { Q_EMIT runActivated(id); });
        auto* baseline =
            menu.addAction(themedIcon(QStringLiteral("flag")), tr("Make it the baseline") + u"\tB"_qs, this,
                           [this, id] { Q_EMIT baselineChosen(id); });
        baseline->setObjectName(QStringLiteral("makeBaseline"));
        baseline->setEnabled(!runs_ || !runs_->baseline || runs_->rowId(*runs_->baseline) != id);
    }
    const bool hidden = columns_->mark(column).hidden;
    const QPersistentModelIndex there(model_.index(0, column));
    menu.addAction(themedIcon(hidden ? QStringLiteral("view-visible") : QStringLiteral("view-hidden")),
                   hidden ? tr("Show in the charts") : tr("Hide in the charts"), this, [this, there] {
                       if (there.isValid())
                           columns_->toggleHidden(there.column());
                   });
    menu.addSeparator();
}

void DifferenceView::addKeyActions(QMenu& menu, int line)
{
    const auto key = model_.row(line)->key;
    const auto sort = [&](const QString& icon, const QString& words, Qt::SortOrder order) {
        menu.addAction(themedIcon(icon), words, this, [this, key, order] {
            edit([&](DifferenceOptions& o) { o.sort = ColumnSort{key, order}; });
        });
    };
    sort(QStringLiteral("view-sort-ascending"), tr("Sort columns by this row, ascending"),
         Qt::AscendingOrder);
    sort(QStringLiteral("view-sort-descending"), tr("Sort columns by this row, descending"),
         Qt::DescendingOrder);
    if (model_.row(line)->isNumeric)
        menu.addAction(themedIcon(QStringLiteral("office-chart-line")), tr("Add a chart of it"), this,
                       [this, key] { Q_EMIT chartWanted(key); });
    if (key.kind != ColumnKind::Metric)
        return;
    menu.addSeparator();
    const auto held = model_.row(line)->direction;
    const auto direction = [&](const QString& words, MetricDirection which) {
        auto* action =
            menu.addAction(words, this, [this, key, which] { Q_EMIT directionChosen(key.name, which); });
        action->setCheckable(true);
        action->setChecked(held == which);
    };
    direction(tr("Higher is better"), MetricDirection::HigherIsBetter);
    direction(tr("Lower is better"), MetricDirection::LowerIsBetter);
    direction(tr("Neither: do not judge"), MetricDirection::Unknown);
}

std::vector<std::uint32_t> DifferenceView::copiedColumns() const
{
    const auto selected = columns_->selected();
    if (selected.isEmpty())
        return model_.table()->columns();
    std::vector<std::uint32_t> columns;
    for (const int column : selected)
        columns.push_back(model_.columnAt(column));
    return columns;
}

QString DifferenceView::copyText(CopyFormat format) const
{
    return model_.table() ? differenceText(*model_.table(), copiedColumns(), format) : QString();
}

/// A thousand runs are megabytes of text: made on the worker.
void DifferenceView::copy(CopyFormat format)
{
    if (!model_.table())
        return;
    pool_.start([this, table = model_.table(), columns = copiedColumns(), format] {
        QMetaObject::invokeMethod(
            this,
            [text = differenceText(*table, columns, format), format] {
                if (format == CopyFormat::Tsv)
                    copyRows({text, CopiedRows::First::Header});
                else
                    QApplication::clipboard()->setText(text);
            },
            Qt::QueuedConnection);
    });
}

void DifferenceView::copyCellOrColumns()
{
    if (!columns_->selected().isEmpty()) {
        copy(CopyFormat::Tsv);
        return;
    }
    if (const auto index = grid_->currentIndex(); index.isValid() && !model_.isHeading(index.row()))
        QApplication::clipboard()->setText(index.data(DifferenceTableModel::ExactTextRole).toString());
}

ChartTable DifferenceView::table() const
{
    const auto& table = model_.table();
    if (!table)
        return {};
    return {differenceTextHeader(*table, table->columns()), qsizetype(differenceTextRows(*table).size()),
            [table, rows = differenceTextRows(*table)](qsizetype row) {
                return differenceTextRow(*table, table->rows()[std::size_t(rows[std::size_t(row)])],
                                         table->columns());
            }};
}

} // namespace ph
