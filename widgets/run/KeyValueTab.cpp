#include "widgets/run/KeyValueTab.h"

#include "models/tables/Format.h"
#include "models/tables/RunKeyValueModel.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace ph {

KeyValueTab::KeyValueTab(const QString& name, const QString& emptyTitle, const QString& emptyText,
                         QWidget* parent)
    : QWidget(parent)
{
    model_ = new RunKeyValueModel(this);
    filtered_ = new QSortFilterProxyModel(this);
    filtered_->setSourceModel(model_);
    filtered_->setFilterRole(RunKeyValueModel::FullValueRole);
    filtered_->setFilterKeyColumn(-1);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    filtered_->setSortRole(RunKeyValueModel::SortRole);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    auto* top = new QHBoxLayout;
    filter_ = new SearchField;
    filter_->setObjectName(name + QStringLiteral("Filter"));
    filter_->setPlaceholder(tr("Filter by key or value"));
    filter_->setMaximumWidth(360);
    count_ = new PlainLabel;
    count_->setObjectName(name + QStringLiteral("Count"));
    count_->setRole(PlainLabel::Role::Faint);
    top->addWidget(filter_, 2);
    top->addWidget(count_, 1);
    column->addLayout(top);

    table_ = new QTableView;
    table_->setObjectName(name + QStringLiteral("Table"));
    table_->setAccessibleName(tr("Keys and values"));
    table_->setModel(filtered_);
    table_->setSortingEnabled(true);
    table_->sortByColumn(RunKeyValueModel::Key, Qt::AscendingOrder);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false); // Tab leads on; arrows go from cell to cell
    table_->setAlternatingRowColors(true);
    table_->setWordWrap(false);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(height::row);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->horizontalHeader()->resizeSection(RunKeyValueModel::Key, 280);
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    detail_ = new QPlainTextEdit;
    detail_->setObjectName(name + QStringLiteral("Detail"));
    detail_->setReadOnly(true);
    detail_->setFont(monoFont());
    detail_->setAccessibleName(tr("Whole value"));
    detail_->hide();
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(table_);
    splitter->addWidget(detail_);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    state_ = new StateView;
    state_->setContent(
        {StateContent::Kind::Empty, QStringLiteral("view-list-details"), emptyTitle, emptyText, {}, {}});
    stack_ = new QStackedWidget;
    stack_->addWidget(splitter);
    stack_->addWidget(state_);
    stack_->setCurrentWidget(state_);
    column->addWidget(stack_, 1);

    auto* copy = new QAction(tr("Copy"), table_);
    copy->setShortcut(keysOf(ScreenKey::Copy));
    copy->setShortcutContext(Qt::WidgetShortcut);
    table_->addAction(copy);
    table_->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &KeyValueTab::copySelection);
    connect(filter_, &SearchField::edited, this, [this](const QString& text) {
        filtered_->setFilterRegularExpression(
            QRegularExpression(QRegularExpression::escape(text), QRegularExpression::CaseInsensitiveOption));
        updateCount();
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &KeyValueTab::updateDetail);
    connect(model_, &QAbstractItemModel::dataChanged, this, &KeyValueTab::updateDetail);
}

void KeyValueTab::showValues(const QList<KeyValue>& values)
{
    model_->apply(values);
    stack_->setCurrentIndex(values.isEmpty() ? 1 : 0);
    filter_->setEnabled(!values.isEmpty());
    updateCount();
}

void KeyValueTab::updateCount()
{
    const int all = model_->rowCount();
    const int shown = filtered_->rowCount();
    count_->setText(all == shown ? formatCount(all)
                                 : tr("%1 of %2").arg(formatCount(shown), formatCount(all)));
}

void KeyValueTab::updateDetail()
{
    const QModelIndex current = table_->currentIndex();
    const QString whole =
        current.siblingAtColumn(RunKeyValueModel::Value).data(RunKeyValueModel::FullValueRole).toString();
    const bool needed = current.isValid() && (whole.size() > 90 || whole.contains(u'\n'));
    detail_->setVisible(needed);
    if (needed && detail_->toPlainText() != whole)
        detail_->setPlainText(whole);
}

QString KeyValueTab::selectionText() const
{
    QStringList lines;
    QModelIndexList rows = table_->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex& row : rows)
        lines << row.data(RunKeyValueModel::FullValueRole).toString() + u'\t' +
                     row.siblingAtColumn(RunKeyValueModel::Value)
                         .data(RunKeyValueModel::FullValueRole)
                         .toString();
    return lines.join(u'\n');
}

void KeyValueTab::copySelection()
{
    const QString text = selectionText();
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    Q_EMIT copied(tr("%Ln values", nullptr, int(table_->selectionModel()->selectedRows().size())));
}

} // namespace ph
