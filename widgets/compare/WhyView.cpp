#include "widgets/compare/WhyView.h"

#include "models/tables/AssociationTableModel.h"
#include "models/tables/WhyTableModel.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"
#include "widgets/compare/StrengthDelegate.h"
#include "widgets/compare/WhyDelegate.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLocale>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

QTableView* plainTable(const QString& objectName, QAbstractItemModel* model)
{
    auto* table = new QTableView;
    table->setObjectName(objectName);
    table->setModel(model);
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setMouseTracking(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(1);
    table->verticalHeader()->setDefaultSectionSize(height::row);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setTextElideMode(Qt::ElideMiddle);
    return table;
}

QString tipAt(const QTableView& table, const QObject* part, QPoint at)
{
    if (part == table.viewport())
        return table.indexAt(at).data(Qt::ToolTipRole).toString();
    const auto section = table.horizontalHeader()->logicalIndexAt(at);
    return table.model()->headerData(section, Qt::Horizontal, Qt::ToolTipRole).toString();
}

QString number(double value)
{
    return QLocale().toString(value, 'g', 4).replace(u'-', QChar(0x2212));
}

} // namespace

WhyView::WhyView(QWidget* parent)
    : QWidget(parent)
    , model_(new WhyTableModel(this))
    , associationModel_(new AssociationTableModel(this))
{
    setObjectName(QStringLiteral("whyView"));
    state_ = new StateView;
    state_->setObjectName(QStringLiteral("whyState"));
    splitter_ = new QSplitter(Qt::Vertical);
    splitter_->setChildrenCollapsible(false);
    splitter_->addWidget(makeDifferences());
    splitter_->addWidget(makeAssociations());
    splitter_->setStretchFactor(0, 3);
    splitter_->setStretchFactor(1, 2);
    pages_ = new QStackedWidget;
    pages_->addWidget(state_);
    pages_->addWidget(splitter_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(pages_);
    connect(state_, &StateView::actionTriggered, this, [this](const QString& id) {
        if (id == QLatin1String("retry"))
            Q_EMIT retryRequested();
    });
    setFocusProxy(table_);
    setTabOrder(copy_, table_);
    showAssociations({});
    showLoading();
}

QWidget* WhyView::makeDifferences()
{
    auto* pane = new QWidget;
    copy_ = makeButton(QStringLiteral("whyCopy"), tr("Copy as Markdown"), ButtonKind::Flat);
    copy_->setShortcut(keysOf(ScreenKey::CopyReasons));
    connect(copy_, &QPushButton::clicked, this, &WhyView::copyAll);
    outcome_ = new PlainLabel;
    outcome_->setObjectName(QStringLiteral("whyOutcome"));
    auto* top = new QHBoxLayout; // the tab has said what this is
    top->setSpacing(space::s);
    top->addWidget(outcome_, 1);
    top->addWidget(copy_, 0, Qt::AlignRight);
    same_ = new PlainLabel;
    same_->setObjectName(QStringLiteral("whySame"));
    same_->setRole(PlainLabel::Role::Muted);
    same_->setTextSize(TextSize::Small);
    same_->setWordWrap(true);
    table_ = plainTable(QStringLiteral("whyTable"), model_);
    table_->setAccessibleName(tr("What differs, by topic"));
    table_->setItemDelegate(new WhyDelegate(table_));
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    connect(table_, &QTableView::activated, this, &WhyView::activate);
    connect(table_, &QTableView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == WhyTableModel::Remark)
            activate(index);
    });
    table_->viewport()->installEventFilter(this);
    table_->horizontalHeader()->viewport()->installEventFilter(this);
    auto* copy = new QAction(tr("Copy"), table_);
    copy->setShortcut(keysOf(ScreenKey::Copy));
    copy->setShortcutContext(Qt::WidgetShortcut);
    table_->addAction(copy);
    table_->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &WhyView::copySelection);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(space::l, space::s, space::l, space::s);
    column->setSpacing(space::xs);
    column->addLayout(top);
    column->addWidget(table_, 1);
    column->addWidget(same_);
    return pane;
}

QWidget* WhyView::makeAssociations()
{
    associationsPane_ = new QWidget;
    associationsHeader_ = new SectionHeader({});
    associationTable_ = plainTable(QStringLiteral("associationTable"), associationModel_);
    associationTable_->setAccessibleName(tr("Keys that go with the metric, the strongest first"));
    associationTable_->setItemDelegateForColumn(AssociationTableModel::Strength,
                                                new StrengthDelegate(associationTable_));
    auto* sections = associationTable_->horizontalHeader();
    sections->setSectionResizeMode(QHeaderView::Interactive);
    sections->resizeSection(AssociationTableModel::Figure, 130);
    sections->resizeSection(AssociationTableModel::Runs, 52);
    sections->resizeSection(AssociationTableModel::Adjusted, 68);
    sections->setStretchLastSection(true);
    associationTable_->viewport()->installEventFilter(this);
    sections->viewport()->installEventFilter(this);
    note_ = new PlainLabel;
    note_->setObjectName(QStringLiteral("associationsNote"));
    note_->setRole(PlainLabel::Role::Muted);
    note_->setTextSize(TextSize::Small);
    note_->setWordWrap(true);
    auto* column = new QVBoxLayout(associationsPane_);
    column->setContentsMargins(space::l, space::s, space::l, space::s);
    column->setSpacing(space::xs);
    column->addWidget(associationsHeader_);
    column->addWidget(associationTable_, 1);
    column->addWidget(note_);
    return associationsPane_;
}

void WhyView::showLoading()
{
    state_->setContent({StateContent::Kind::Loading, {}, tr("Comparing"), {}, {}, {}});
    pages_->setCurrentWidget(state_);
}

void WhyView::showError(const Error& error)
{
    state_->setContent(stateForError(error));
    pages_->setCurrentWidget(state_);
}

void WhyView::showWhy(const WhyDifferent& why)
{
    why_ = why;
    table_->clearSpans();
    model_->apply(why);
    for (int row = 0; row < model_->rowCount(); ++row) {
        if (model_->lineAt(row) != WhyTableModel::Line::Item)
            table_->setSpan(row, 0, 1, WhyTableModel::ColumnCount);
    }
    updateSummary();
    if (why.runsA == 0 || why.runsB == 0) {
        state_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("view-statistics"),
                            tr("Nothing to compare"),
                            tr("Choose two runs, or two groups of runs."),
                            {},
                            {}});
        pages_->setCurrentWidget(state_);
        return;
    }
    pages_->setCurrentWidget(splitter_);
    fitLines();
}

void WhyView::updateSummary()
{
    outcome_->setVisible(why_.outcome.has_value());
    if (why_.outcome) {
        const auto& outcome = *why_.outcome;
        auto text = QStringLiteral("%1: %2 → %3")
                        .arg(outcome.metric.simplified(), whySideText(outcome.a), whySideText(outcome.b));
        const auto& d = outcome.difference;
        if (d.hasInterval())
            text += QStringLiteral("   ") +
                    tr("difference %1, %2 % interval %3 to %4")
                        .arg(number(d.estimate), number(100 * d.level), number(d.low), number(d.high));
        if (d.hasInterval() && !d.isClear())
            text += QStringLiteral(": ") + tr("may be chance");
        outcome_->setText(text);
    }
    QStringList lines;
    if (why_.items.isEmpty())
        lines << tr("No param, tag, data, code or environment differs.");
    lines << tr("%Ln keys are the same on both sides.", nullptr, int(why_.same));
    if (why_.identifiers > 0)
        lines << tr("%Ln keys have a value of their own in every run, and are left out.", nullptr,
                    int(why_.identifiers));
    lines << why_.remarks;
    same_->setText(lines.join(u' '));
}

void WhyView::showAssociations(const Associations& associations)
{
    associations_ = associations;
    associationModel_->apply(associations);
    associationsPane_->setVisible(!associations.metric.isEmpty());
    associationsHeader_->setTitle(tr("What goes with %1").arg(associations.metric.simplified()));
    associationsHeader_->setNote(tr("%Ln runs", nullptr, int(associations.withMetric)));
    QStringList lines;
    if (associations.items.isEmpty())
        lines << tr("No key could be tested: a key must differ, in at least 5 runs with this metric.");
    else
        lines << associationsNote(associations);
    if (const auto untested = untestedText(associations); !untested.isEmpty())
        lines << untested;
    note_->setText(lines.join(u' '));
    fitAssociations();
}

void WhyView::fitLines()
{
    const int width = table_->viewport()->width();
    auto* sections = table_->horizontalHeader();
    const int what = std::clamp(width / 4, 120, 260);
    const int remark = std::clamp(width / 4, 110, 420);
    const int side = (width - what - remark) / 2;
    sections->resizeSection(WhyTableModel::What, what);
    sections->resizeSection(WhyTableModel::SideA, side);
    sections->resizeSection(WhyTableModel::SideB, side);
    sections->resizeSection(WhyTableModel::Remark, width - what - 2 * side);
    for (int row = 0; row < model_->rowCount(); ++row) {
        const int wanted = WhyDelegate::lineHeight(model_->index(row, 0), width);
        if (table_->rowHeight(row) != wanted)
            table_->setRowHeight(row, wanted);
    }
}

void WhyView::fitAssociations()
{
    const int width = associationTable_->viewport()->width();
    auto* sections = associationTable_->horizontalHeader();
    using Model = AssociationTableModel;
    sections->resizeSection(Model::Key, std::clamp(width / 4, 110, 260));
    sections->resizeSection(Model::Strength, std::clamp(width / 6, 90, 180));
    // No taller than its lines: what is left belongs to the differences.
    const int header = std::max(sections->height(), sections->sizeHint().height());
    const int lines = header + associationModel_->rowCount() * height::row + space::xs;
    associationTable_->setMaximumHeight(lines);
    associationsPane_->setMaximumHeight(lines + height::control + note_->heightForWidth(note_->width()) +
                                        2 * space::s + 2 * space::xs);
}

bool WhyView::eventFilter(QObject* watched, QEvent* event)
{
    for (auto* table : {table_, associationTable_}) {
        if (!table || (watched != table->viewport() && watched != table->horizontalHeader()->viewport()))
            continue;
        if (event->type() == QEvent::ToolTip) { // ours, as Qt's would render markup of servers
            const auto* help = static_cast<QHelpEvent*>(event);
            QToolTip::showText(help->globalPos(), plainToolTip(tipAt(*table, watched, help->pos())), table);
            return true;
        }
        // The viewport's, as it also shrinks when a scroll bar appears. Afterwards, since a table must not be
        // laid out anew while it lays itself out.
        if (event->type() == QEvent::Resize && watched == table->viewport())
            QMetaObject::invokeMethod(this, table == table_ ? &WhyView::fitLines : &WhyView::fitAssociations,
                                      Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

// Side by side where both have room for their columns: a low pane shows more lines then.
void WhyView::resizeEvent(QResizeEvent* event)
{
    constexpr int sideBySide = 1200;
    splitter_->setOrientation(width() >= sideBySide ? Qt::Horizontal : Qt::Vertical);
    QWidget::resizeEvent(event);
}

void WhyView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitLines();
}

void WhyView::activate(const QModelIndex& index)
{
    const auto link = index.siblingAtColumn(WhyTableModel::Remark).data(WhyTableModel::LinkRole).toString();
    if (!link.isEmpty())
        Q_EMIT linkActivated(link);
}

QString WhyView::markdown() const
{
    return whyAsMarkdown(why_, &associations_);
}

QString WhyView::selectionText() const
{
    auto rows = table_->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const auto& row : rows) {
        QStringList cells;
        for (int column = 0; column < WhyTableModel::ColumnCount; ++column)
            cells << row.siblingAtColumn(column).data().toString().simplified();
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void WhyView::copySelection()
{
    const auto text = selectionText();
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT copied(tr("%Ln lines", nullptr, int(table_->selectionModel()->selectedRows().size())));
}

void WhyView::copyAll()
{
    QGuiApplication::clipboard()->setText(markdown());
    Q_EMIT copied(tr("the differences as Markdown"));
}

} // namespace ph
