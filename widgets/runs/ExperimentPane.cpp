#include "widgets/runs/ExperimentPane.h"

#include "models/tables/ExperimentTreeModel.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"
#include "widgets/runs/ExperimentDelegate.h"

#include <QHBoxLayout>
#include <QTreeView>

namespace ph {

ExperimentPane::ExperimentPane(QWidget* parent)
    : QWidget(parent)
{
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new PlainLabel(tr("Experiments"), this);
    title->setTextSize(TextSize::Body, TextWeight::Bold);
    auto* all = makeButton(QStringLiteral("allExperiments"), tr("All"), ButtonKind::Flat, this);
    all->setToolTip(tr("Choose none: show the runs of all experiments"));
    all->setFocusPolicy(Qt::TabFocus);
    filter_ = new SearchField(this);
    filter_->setObjectName(QStringLiteral("experimentFilter"));
    filter_->setPlaceholder(tr("Filter experiments"));
    tree_ = new QTreeView(this);
    tree_->setObjectName(QStringLiteral("experimentTree"));
    tree_->setAccessibleName(tr("Experiments"));
    tree_->setHeaderHidden(true);
    tree_->setFrameShape(QFrame::NoFrame);
    tree_->setIndentation(space::l);
    tree_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    tree_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    tree_->setItemDelegate(new ExperimentDelegate(tree_));
    tree_->setMouseTracking(true);
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::m, space::m, space::s, 0);
    top->addWidget(title, 1);
    top->addWidget(all);
    auto* search = new QHBoxLayout;
    search->setContentsMargins(space::m, space::xs, space::m, space::s);
    search->addWidget(filter_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addLayout(search);
    column->addWidget(tree_, 1);

    connect(all, &QPushButton::clicked, this, [this] { tree_->clearSelection(); });
    connect(filter_, &SearchField::edited, this, [this](const QString& words) {
        if (!model_)
            return;
        const auto kept = wanted_.isEmpty() ? selected() : wanted_;
        selecting_ = true;
        model_->setFilter(words);
        wanted_ = kept;
        applyWanted();
        selecting_ = false;
        if (!words.isEmpty())
            tree_->expandAll();
    });
}

void ExperimentPane::setModel(ExperimentTreeModel* model)
{
    model_ = model;
    tree_->setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &ExperimentPane::expandNew);
    connect(tree_->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        if (selecting_)
            return;
        wanted_.clear();
        Q_EMIT selectionChanged(selected());
    });
    if (model->rowCount() > 0)
        expandNew({}, 0, model->rowCount() - 1);
}

/// Connections open by themselves, folders when somebody wants to look inside.
void ExperimentPane::expandNew(const QModelIndex& parent, int first, int last)
{
    if (!parent.isValid()) {
        for (int row = first; row <= last; ++row)
            tree_->expand(model_->index(row, 0));
    } else if (!parent.parent().isValid()) {
        tree_->expand(parent);
    }
    if (!wanted_.isEmpty())
        QMetaObject::invokeMethod(this, &ExperimentPane::applyWanted, Qt::QueuedConnection);
}

QList<EntityKey> ExperimentPane::selected() const
{
    if (!model_)
        return {};
    if (!wanted_.isEmpty())
        return wanted_;
    QList<EntityKey> found;
    for (const auto& index : tree_->selectionModel()->selectedRows()) {
        for (const auto& key : model_->experiments(index)) {
            if (!found.contains(key))
                found.append(key);
        }
    }
    return found;
}

void ExperimentPane::select(const QList<EntityKey>& experiments)
{
    wanted_ = experiments;
    if (!model_)
        return;
    selecting_ = true;
    tree_->clearSelection();
    selecting_ = false;
    applyWanted();
}

void ExperimentPane::applyWanted()
{
    const bool outer = selecting_;
    selecting_ = true;
    bool all = true;
    for (const auto& key : std::as_const(wanted_)) {
        const auto index = model_->indexOf(key);
        if (!index.isValid()) {
            all = false;
            continue;
        }
        tree_->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
        tree_->scrollTo(index);
    }
    // While some are missing (not read yet, or filtered away), what was wanted stays what is chosen.
    if (all)
        wanted_.clear();
    selecting_ = outer;
}

} // namespace ph
