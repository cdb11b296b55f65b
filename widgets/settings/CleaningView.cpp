#include "widgets/settings/CleaningView.h"

#include "models/tables/CleaningTableModel.h"
#include "models/tables/Format.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/common/TimeColumn.h"

#include <QVBoxLayout>

namespace ph {

CleaningView::CleaningView(QWidget* parent)
    : QWidget(parent)
    , model_(new CleaningTableModel(this))
    , table_(new LineTable(QStringLiteral("cleaningTable"), tr("What would be deleted")))
    , words_(new PlainLabel)
    , progress_(new ProgressLine)
    , look_(makeButton(QStringLiteral("cleaningLook"), tr("Show what would be deleted…")))
    , delete_(makeButton(QStringLiteral("cleaningDelete"), tr("Delete it"), ButtonKind::Danger))
    , cancel_(makeButton(QStringLiteral("cleaningCancel"), tr("Cancel")))
{
    setObjectName(QStringLiteral("cleaning"));
    table_->setModel(model_);
    auto* delegate = new LineDelegate(table_);
    delegate->setMainColumn(CleaningTableModel::KindColumn);
    delegate->setMutedColumns({CleaningTableModel::FromColumn, CleaningTableModel::UntilColumn});
    table_->setItemDelegate(delegate);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    const int time = timeColumnWidth(formatLocalMinute);
    table_->setColumns({0, 180, 150, 150, time, time});
    table_->setFitting(cacheKinds + 1);
    words_->setObjectName(QStringLiteral("cleaningWords"));
    words_->setWordWrap(true);
    words_->setRole(PlainLabel::Role::Muted);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(look_);
    buttons->addStretch(1);
    buttons->addWidget(cancel_);
    buttons->addWidget(delete_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(table_);
    column->addWidget(progress_);
    column->addWidget(words_);
    column->addLayout(buttons);
    connect(look_, &QPushButton::clicked, this, &CleaningView::lookRequested);
    connect(delete_, &QPushButton::clicked, this, &CleaningView::deleteRequested);
    connect(cancel_, &QPushButton::clicked, this, &CleaningView::cancelRequested);
    clear();
}

const CleaningPlan& CleaningView::plan() const
{
    return model_->plan();
}

void CleaningView::setState(State state)
{
    const bool works = state == State::Working;
    look_->setEnabled(!works);
    cancel_->setVisible(works);
    delete_->setVisible(state == State::Shown && !plan().isEmpty());
    table_->setVisible(model_->rowCount() > 0);
    if (!works)
        progress_->finish();
}

void CleaningView::clear()
{
    model_->apply({});
    words_->setText(
        tr("Nothing is deleted by itself. Notes, incidents, releases, the ledger, pins and saved "
           "views are never part of it, nor what an open incident, on-call or a pinned run needs."));
    setState(State::Empty);
}

void CleaningView::showRunning(const QString& words, qint64 done, qint64 total)
{
    progress_->setProgress(done, total);
    words_->setText(words);
    setState(State::Working);
}

void CleaningView::showPlan(const CleaningPlan& plan)
{
    model_->apply(plan);
    words_->setText(plan.isEmpty()
                        ? tr("Nothing would go by these limits.")
                        : tr("About %1 would go. Nothing is deleted yet.").arg(formatBytes(plan.bytes())));
    setState(State::Shown);
    if (delete_->isVisibleTo(this))
        delete_->setFocus(Qt::OtherFocusReason);
}

void CleaningView::showGone(const CleaningPlan& plan)
{
    model_->apply(plan);
    words_->setText(tr("About %1 are gone; the room is used again.").arg(formatBytes(plan.bytes())));
    setState(State::Gone);
    look_->setFocus(Qt::OtherFocusReason);
}

void CleaningView::showError(const Error& error)
{
    model_->apply({});
    words_->setText(error.kind == ErrorKind::Cancelled ? tr("Cancelled. What was deleted until then is gone.")
                                                       : error.detail);
    setState(State::Empty);
}

} // namespace ph
