#include "widgets/runs/RunTableView.h"

#include "models/tables/RunTableModel.h"
#include "widgets/common/CopyRows.h"
#include "widgets/common/PlainText.h"
#include "widgets/runs/RowTable.h"
#include "widgets/runs/RunDelegate.h"
#include "widgets/runs/RunsTableHeader.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>

#include <numeric>

namespace ph {

namespace {

constexpr int typeAheadMs = 1000;
constexpr double pinnedShare = 0.6; // the other columns keep at least the rest of the width

} // namespace

RunTableView::RunTableView(QWidget* parent)
    : QWidget(parent)
{
    delegate_ = new RunDelegate(this);
    pinned_ = new RowTable(this);
    main_ = new RowTable(this);
    pinned_->setObjectName(QStringLiteral("runsPinnedTable"));
    main_->setObjectName(QStringLiteral("runsTable"));
    main_->setAccessibleName(tr("Runs"));
    pinned_->setAccessibleName(tr("Runs, pinned columns"));
    pinnedHeader_ = new RunsTableHeader(pinned_);
    mainHeader_ = new RunsTableHeader(main_);
    pinnedFoot_ = new QWidget(this);
    auto* rule = new QFrame(this);
    rule->setFixedWidth(1);
    rule->setObjectName(QStringLiteral("pinnedRule"));
    rule->setFrameShape(QFrame::NoFrame);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Mid);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(pinned_, 0, 0);
    grid->addWidget(pinnedFoot_, 1, 0);
    grid->addWidget(rule, 0, 1, 2, 1);
    grid->addWidget(main_, 0, 2, 2, 1);
    grid->setColumnStretch(2, 1);
    grid->setRowStretch(0, 1);

    setUpTable(pinned_, pinnedHeader_);
    setUpTable(main_, mainHeader_);
    pinned_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    pinned_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    pinned_->setFocusProxy(main_);
    setFocusProxy(main_);
    pinnedFoot_->hide();
    main_->horizontalScrollBar()->installEventFilter(this);

    auto* bar = main_->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, pinned_->verticalScrollBar(), &QScrollBar::setValue);
    connect(pinned_->verticalScrollBar(), &QScrollBar::valueChanged, bar, &QScrollBar::setValue);
    connect(bar, &QScrollBar::valueChanged, this, &RunTableView::tellVisibleLines);
    connect(bar, &QScrollBar::rangeChanged, this, &RunTableView::tellVisibleLines);
}

RunTableView::~RunTableView() = default;

void RunTableView::setUpTable(RowTable* table, RunsTableHeader* header)
{
    table->setHorizontalHeader(header);
    header->setFixedHeight(RunsTableHeader::headerHeight());
    // Clicking a title sorts; QTableView would select the column.
    disconnect(header, &QHeaderView::sectionPressed, table, nullptr);
    disconnect(header, &QHeaderView::sectionEntered, table, nullptr);
    table->setItemDelegate(delegate_);
    table->installEventFilter(this);
    table->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionClicked, this, &RunTableView::headerClicked);
    connect(header, &RunsTableHeader::menuRequested, this, &RunTableView::headerMenu);
    connect(header, &QHeaderView::sectionMoved, this, [this, header] { sectionMoved(header); });
    connect(header, &QHeaderView::sectionResized, this,
            [this](int section, int, int width) { sectionResized(section, width); });
}

void RunTableView::setModel(RunTableModel* model)
{
    model_ = model;
    delegate_->setModel(model);
    pinned_->setModel(model);
    main_->setModel(model);
    auto* own = pinned_->selectionModel();
    pinned_->setSelectionModel(main_->selectionModel());
    delete own;
    connect(model, &RunTableModel::applying, this, &RunTableView::rememberScroll);
    connect(model, &RunTableModel::applied, this, &RunTableView::restoreScroll);
    connect(model, &QAbstractItemModel::columnsInserted, this, &RunTableView::distributeColumns);
    connect(model, &QAbstractItemModel::columnsRemoved, this, &RunTableView::distributeColumns);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        main_->viewport()->update(); // lines go on behind the last column, which Qt does not know
        Q_EMIT selectionChanged();
    });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        delegate_->setCurrentLine(now.row());
        pinned_->viewport()->update();
        main_->viewport()->update();
    });
    distributeColumns();
}

QItemSelectionModel* RunTableView::selectionModel() const
{
    return main_->selectionModel();
}

QTableView* RunTableView::mainTable() const
{
    return main_;
}

QTableView* RunTableView::pinnedTable() const
{
    return pinned_;
}

void RunTableView::setLayoutState(const RunsLayout& layout)
{
    layout_ = layout;
    pinnedHeader_->setSort(layout.sort);
    mainHeader_->setSort(layout.sort);
    distributeColumns();
}

bool RunTableView::isPinned(const ColumnKey& column) const
{
    return layout_.pinned.contains(column);
}

// --- columns

void RunTableView::distributeColumns()
{
    if (!model_)
        return;
    arranging_ = true;
    for (int column = 0; column < model_->columnCount(); ++column) {
        const auto& key = model_->columns()[std::size_t(column)];
        const bool pinned = isPinned(key);
        pinned_->setColumnHidden(column, !pinned);
        main_->setColumnHidden(column, pinned);
    }
    arranging_ = false;
    widenColumns();
}

/// Chosen widths hold. Room that is left goes to the run's name and then to what is cut; digits do not gain
/// by it.
void RunTableView::widenColumns()
{
    if (!model_ || width() == 0)
        return;
    fits_.measure(*model_, *delegate_);
    std::vector<int> widths;
    for (const auto& key : model_->columns())
        widths.push_back(layout_.widths.value(key, fits_.fitting(key)));
    int spare = width() - 1 - main_->verticalScrollBar()->sizeHint().width() -
                std::accumulate(widths.begin(), widths.end(), 0);
    const auto widen = [&](std::size_t column, int upTo) {
        if (layout_.widths.contains(model_->columns()[column]))
            return;
        const int more = std::clamp(upTo - widths[column], 0, std::max(0, spare));
        widths[column] += more;
        spare -= more;
    };
    if (!widths.empty())
        widen(0, std::min(widths[0] + spare / 2, ColumnWidths::widestName));
    for (std::size_t column = 1; column < widths.size(); ++column)
        widen(column, std::min(fits_.wanted(model_->columns()[column]), ColumnWidths::widestName));
    arranging_ = true;
    for (int column = 0; column < int(widths.size()); ++column) {
        auto* header = isPinned(model_->columns()[std::size_t(column)]) ? pinnedHeader_ : mainHeader_;
        if (header->sectionSize(column) != widths[std::size_t(column)])
            header->resizeSection(column, widths[std::size_t(column)]);
    }
    arranging_ = false;
    fitPinnedWidth();
}

void RunTableView::fitPinnedWidth()
{
    const int wanted = pinnedHeader_->length();
    pinned_->setVisible(wanted > 0);
    pinned_->setFixedWidth(std::min(std::max(wanted, 1), std::max(120, int(width() * pinnedShare))));
    const bool bar = main_->horizontalScrollBar()->isVisible();
    pinnedFoot_->setVisible(bar && wanted > 0);
    pinnedFoot_->setFixedSize(pinned_->width(), main_->horizontalScrollBar()->sizeHint().height());
}

void RunTableView::sectionResized(int section, int width)
{
    if (arranging_ || !model_ || width == 0 || section >= model_->columnCount())
        return;
    const auto key = model_->columns()[std::size_t(section)];
    layout_.widths.insert(key, width);
    fitPinnedWidth();
    Q_EMIT widthChanged(key, width);
}

// --- scrolling

int RunTableView::linesOnPage() const
{
    return std::max(1, main_->viewport()->height() / height::row);
}

void RunTableView::tellVisibleLines()
{
    if (!model_)
        return;
    const int first = main_->verticalScrollBar()->value() / height::row;
    model_->setVisibleLines(first, first + linesOnPage() + 1);
}

/// The line at the top of the sheet stays there, except at the very top, where new runs are expected to
/// appear.
void RunTableView::rememberScroll()
{
    const int value = main_->verticalScrollBar()->value();
    const int line = value / height::row;
    scrollAnchor_ = value > 0 && line < model_->rowCount() ? QPersistentModelIndex(model_->index(line, 0))
                                                           : QPersistentModelIndex();
    scrollOffset_ = value % height::row;
}

void RunTableView::restoreScroll()
{
    main_->settle();
    pinned_->settle();
    if (scrollAnchor_.isValid())
        main_->verticalScrollBar()->setValue(scrollAnchor_.row() * height::row + scrollOffset_);
    scrollAnchor_ = QPersistentModelIndex();
    widenColumns();
    tellVisibleLines();
    delegate_->setCurrentLine(selectionModel()->currentIndex().row());
    pinned_->viewport()->update();
    main_->viewport()->update();
}

void RunTableView::showLine(int line)
{
    main_->settle();
    auto* bar = main_->verticalScrollBar();
    const int top = line * height::row;
    const int page = main_->viewport()->height();
    if (top < bar->value())
        bar->setValue(top);
    else if (top + height::row > bar->value() + page)
        bar->setValue(top + height::row - page);
}

// --- selection and copying

QList<int> RunTableView::selectedLines() const
{
    QList<int> lines;
    if (!model_)
        return lines;
    for (const auto& range : selectionModel()->selection()) {
        for (int line = range.top(); line <= range.bottom(); ++line)
            lines.append(line);
    }
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
    return lines;
}

QList<EntityKey> RunTableView::selectedRuns() const
{
    QList<EntityKey> runs;
    for (const int line : selectedLines()) {
        if (model_->node(line).kind == RunNode::Kind::Run)
            runs.append(model_->entity(line));
    }
    return runs;
}

int RunTableView::currentLine() const
{
    return model_ ? selectionModel()->currentIndex().row() : -1;
}

void RunTableView::selectRun(const EntityKey& run)
{
    if (const int line = model_->lineOf(run); line >= 0)
        moveTo(line, Qt::NoModifier);
}

QString RunTableView::copyText(CopyFormat format) const
{
    auto lines = selectedLines();
    if (lines.isEmpty() && currentLine() >= 0)
        lines.append(currentLine());
    return lines.isEmpty() ? QString() : copyLines(*model_, lines, format);
}

void RunTableView::copy(CopyFormat format)
{
    const auto text = copyText(format);
    if (format == CopyFormat::Tsv)
        copyRows({text, CopiedRows::First::Header});
    else if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void RunTableView::moveTo(int line, Qt::KeyboardModifiers modifiers)
{
    if (model_->rowCount() == 0)
        return;
    line = std::clamp(line, 0, model_->rowCount() - 1);
    auto* selection = selectionModel();
    const auto index = model_->index(line, model_->columnOf(currentColumn()));
    if (modifiers & Qt::ShiftModifier) {
        if (!selectionAnchor_.isValid())
            selectionAnchor_ = model_->index(std::max(0, currentLine()), 0);
        const int from = selectionAnchor_.row();
        selection->select(
            QItemSelection(model_->index(std::min(from, line), 0), model_->index(std::max(from, line), 0)),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        selection->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    } else if (modifiers & Qt::ControlModifier) {
        selection->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    } else {
        selection->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        selectionAnchor_ = index;
    }
    showLine(line);
}

void RunTableView::toggleExpansion(int line)
{
    model_->setExpansion(line, model_->isExpanded(line) ? RunTableModel::Expansion::Collapsed
                                                        : RunTableModel::Expansion::Expanded);
    tellVisibleLines();
}

void RunTableView::typeAhead(const QString& letters)
{
    const bool goesOn = typedAgo_.isValid() && typedAgo_.elapsed() < typeAheadMs;
    typedAgo_.start();
    typed_ = goesOn ? typed_ + letters : letters;
    const int count = model_->rowCount();
    const int column = model_->columnOf(nameColumn());
    // A new letter looks further; more letters first try the line where we are.
    const int start = std::max(0, currentLine()) + (goesOn ? 0 : 1);
    for (int i = 0; i < count; ++i) {
        const int line = (start + i) % count;
        if (model_->text(line, column).startsWith(typed_, Qt::CaseInsensitive)) {
            moveTo(line, Qt::NoModifier);
            return;
        }
    }
}

void RunTableView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

void RunTableView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    widenColumns();
    tellVisibleLines();
}

} // namespace ph
