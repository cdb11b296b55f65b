#include "widgets/shell/JobsPopup.h"

#include "models/tables/JobListModel.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/common/SectionHeader.h"

#include <QGridLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int popupWidth = 380;

} // namespace

JobsPopup::JobsPopup(JobListModel* model, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , model_(model)
    , none_(new PlainLabel(tr("Nothing runs in the background."), this))
{
    setObjectName(QStringLiteral("jobsPopup"));
    setAccessibleName(tr("Background jobs"));
    none_->setRole(PlainLabel::Role::Muted);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::l, space::s, space::s, space::m);
    layout->setSpacing(space::xs);
    layout->addWidget(new SectionHeader(tr("In the background"), this));
    layout->addWidget(none_);
    rows_ = new QVBoxLayout;
    rows_->setSpacing(space::s);
    layout->addLayout(rows_);

    connect(model_, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { insertRows(first, last); });
    connect(model_, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) { removeRows(first, last); });
    connect(model_, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& from, const QModelIndex& to) {
                for (int row = from.row(); row <= to.row(); ++row)
                    updateRow(row);
            });
    if (model_->rowCount() > 0)
        insertRows(0, model_->rowCount() - 1);
    updateSize();
}

void JobsPopup::openAbove(QWidget* anchor)
{
    updateSize();
    const QPoint corner = anchor->mapToGlobal(QPoint(anchor->width(), 0));
    move(corner.x() - width(), corner.y() - height() - space::xs);
    show();
    setFocus(Qt::PopupFocusReason);
}

void JobsPopup::insertRows(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        auto* widget = new QWidget(this);
        auto* title = new PlainLabel(widget);
        title->setObjectName(QStringLiteral("jobTitle"));
        title->setElideMode(Qt::ElideMiddle);
        auto* text = new PlainLabel(widget);
        text->setObjectName(QStringLiteral("jobText"));
        text->setTextSize(TextSize::Small);
        text->setRole(PlainLabel::Role::Muted);
        auto* count = new PlainLabel(widget);
        count->setObjectName(QStringLiteral("jobCount"));
        count->setFont(digitFont(TextSize::Small));
        count->setRole(PlainLabel::Role::Muted);
        count->setElideMode(Qt::ElideNone);
        auto* progress = new ProgressLine(widget);
        const quint64 id = model_->at(row).id;
        auto* cancel = new IconButton(QStringLiteral("process-stop"), tr("Cancel"), widget);
        cancel->setObjectName(QStringLiteral("cancelJob-%1").arg(id));
        connect(cancel, &QToolButton::clicked, this, [this, id] { Q_EMIT cancelRequested(id); });
        auto* grid = new QGridLayout(widget);
        grid->setContentsMargins(0, 0, 0, 0);
        grid->setHorizontalSpacing(space::s);
        grid->setVerticalSpacing(2);
        grid->addWidget(title, 0, 0, 1, 2);
        grid->addWidget(progress, 1, 0, 1, 2);
        grid->addWidget(text, 2, 0);
        grid->addWidget(count, 2, 1, Qt::AlignRight);
        grid->addWidget(cancel, 0, 2, 3, 1, Qt::AlignVCenter);
        grid->setColumnStretch(0, 1);
        rows_->insertWidget(row, widget);
        updateRow(row);
    }
    updateSize();
}

void JobsPopup::removeRows(int first, int last)
{
    for (int row = last; row >= first; --row) {
        QLayoutItem* item = rows_->takeAt(row);
        item->widget()->hide();
        item->widget()->deleteLater(); // its own Cancel may be on the stack
        delete item;
    }
    updateSize();
}

void JobsPopup::updateRow(int row)
{
    QWidget* widget = rows_->itemAt(row)->widget();
    const JobRow& job = model_->at(row);
    widget->findChild<PlainLabel*>(QStringLiteral("jobTitle"))->setText(job.title);
    widget->findChild<PlainLabel*>(QStringLiteral("jobText"))->setText(job.text);
    widget->findChild<PlainLabel*>(QStringLiteral("jobCount"))
        ->setText(model_->index(row, JobListModel::ProgressColumn).data().toString());
    widget->findChild<ProgressLine*>()->setProgress(job.done, job.total);
}

void JobsPopup::updateSize()
{
    none_->setVisible(model_->rowCount() == 0);
    layout()->activate();
    const QPoint bottomRight = geometry().bottomRight();
    resize(popupWidth, layout()->totalSizeHint().height());
    if (isVisible()) // it hangs on the status line: grows upwards
        move(bottomRight.x() - width() + 1, bottomRight.y() - height() + 1);
}

void JobsPopup::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(rect(), theme.raised);
    painter.setPen(theme.borderStrong);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

} // namespace ph
