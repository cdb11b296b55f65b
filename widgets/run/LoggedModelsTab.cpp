#include "widgets/run/LoggedModelsTab.h"

#include "models/tables/Format.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Banner.h"
#include "widgets/common/StateView.h"
#include "widgets/run/ArtifactsTab.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSet>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ph {

LoggedModelsTab::LoggedModelsTab(QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    auto* top = new QHBoxLayout;
    age_ = new AgeLabel;
    age_->setObjectName(QStringLiteral("modelsAge"));
    age_->setPattern(tr("seen %1"));
    age_->setRole(PlainLabel::Role::Faint);
    age_->hide();
    top->addStretch();
    top->addWidget(age_);
    column->addLayout(top);
    banner_ = new Banner;
    column->addWidget(banner_);
    tree_ = new QTreeWidget;
    tree_->setObjectName(QStringLiteral("modelsTree"));
    tree_->setAccessibleName(tr("Logged models"));
    tree_->setUniformRowHeights(true);
    tree_->setHeaderLabels({tr("Model"), tr("Value or status"), tr("Type"), tr("Created"), tr("Id")});
    state_ = new StateView;
    artifacts_ = new ArtifactsTab(tr("Files that this model was logged with appear here."));
    artifacts_->layout()->setContentsMargins(0, 0, 0, 0);
    splitter_ = new QSplitter(Qt::Vertical);
    splitter_->setObjectName(QStringLiteral("modelsSplitter"));
    splitter_->addWidget(tree_);
    splitter_->addWidget(artifacts_);
    splitter_->setSizes({220, 420});
    splitter_->setHandleWidth(space::m);
    splitter_->setStretchFactor(1, 1);
    splitter_->setChildrenCollapsible(false);
    stack_ = new QStackedWidget;
    stack_->addWidget(splitter_);
    stack_->addWidget(state_);
    column->addWidget(stack_, 1);
    connect(tree_, &QTreeWidget::currentItemChanged, this, &LoggedModelsTab::choose);
    connect(state_, &StateView::actionTriggered, this, &LoggedModelsTab::modelsRequested);
    connect(banner_, &Banner::actionTriggered, this, &LoggedModelsTab::modelsRequested);
    clear();
}

void LoggedModelsTab::clear()
{
    asked_ = Asked::No;
    models_.clear();
    chosen_.reset();
    tree_->clear();
    artifacts_->clear();
    banner_->clear();
    age_->hide();
    state_->setContent({StateContent::Kind::Empty,
                        QStringLiteral("package"),
                        tr("Not asked for yet"),
                        {},
                        {},
                        {{QStringLiteral("retry"), tr("Read logged models")}}});
    stack_->setCurrentWidget(state_);
}

void LoggedModelsTab::activate()
{
    if (asked_ == Asked::Yes)
        return;
    showLoading();
    Q_EMIT modelsRequested();
}

void LoggedModelsTab::showLoading()
{
    asked_ = Asked::Yes;
    if (tree_->topLevelItemCount() > 0)
        return;
    state_->setContent({StateContent::Kind::Loading, {}, tr("Reading logged models…"), {}, {}, {}});
    stack_->setCurrentWidget(state_);
}

void LoggedModelsTab::showModels(const QList<LoggedModel>& models, qint64 seenMs)
{
    asked_ = Asked::Yes;
    banner_->clear();
    age_->setTime(seenMs);
    age_->setVisible(seenMs != noTime);
    QSet<QString> open;
    for (int i = 0; i < tree_->topLevelItemCount(); ++i) {
        if (!tree_->topLevelItem(i)->isExpanded())
            continue;
        open.insert(tree_->topLevelItem(i)->text(4));
    }
    tree_->clear();
    models_ = models;
    for (const LoggedModel& model : models) {
        auto* item = new QTreeWidgetItem({model.name, model.status, model.modelType,
                                          formatLocalTime(model.createdMs), model.key.remoteId});
        item->setToolTip(3, formatTimeToolTip(model.createdMs));
        for (const Metric& metric : model.metrics)
            item->addChild(new QTreeWidgetItem({metric.key, formatNumber(metric.value), tr("metric"),
                                                tr("step %1").arg(formatCount(metric.step))}));
        for (const KeyValue& param : model.params)
            item->addChild(new QTreeWidgetItem({param.key, param.value, tr("param")}));
        for (const KeyValue& tag : model.tags)
            item->addChild(new QTreeWidgetItem({tag.key, tag.value, tr("tag")}));
        tree_->addTopLevelItem(item);
        item->setExpanded(open.contains(model.key.remoteId) || models.size() == 1);
    }
    for (int c = 0; c < 4; ++c) {
        tree_->resizeColumnToContents(c);
        tree_->setColumnWidth(c, std::min(tree_->columnWidth(c) + space::l, 320));
    }
    if (models.isEmpty())
        state_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("package"),
                            tr("No logged models"),
                            tr("Servers before MLflow 3 have none; there models are among the artifacts."),
                            {},
                            {}});
    stack_->setCurrentWidget(models.isEmpty() ? static_cast<QWidget*>(state_) : splitter_);
    selectChosen();
}

void LoggedModelsTab::selectChosen()
{
    int row = 0;
    for (int i = 0; i < models_.size(); ++i) {
        if (models_[i].key == chosen_)
            row = i;
    }
    tree_->setCurrentItem(tree_->topLevelItem(row));
}

void LoggedModelsTab::choose()
{
    QModelIndex at = tree_->currentIndex();
    if (!at.isValid())
        return;
    while (at.parent().isValid()) // a param of it
        at = at.parent();
    const EntityKey model = models_[at.row()].key;
    if (model == chosen_)
        return;
    chosen_ = model;
    artifacts_->clear(); // never one model's files under another's name
    Q_EMIT modelChosen(model);
    artifacts_->activate();
}

void LoggedModelsTab::showError(const Error& error)
{
    asked_ = Asked::Yes;
    if (tree_->topLevelItemCount() > 0) {
        banner_->showError(error);
        return;
    }
    state_->setContent(stateForError(error));
    stack_->setCurrentWidget(state_);
}

} // namespace ph
