#include "widgets/monitoring/MarkList.h"

#include "models/charts/ChartTableModel.h"
#include "models/charts/MetricPanel.h"
#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"
#include "widgets/charts/MomentGlyph.h"
#include "widgets/common/Theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

ChartTable markTable(const QList<DeployMark>& marks)
{
    ChartTable table;
    table.header = {MarkList::tr("When"), MarkList::tr("Kind"), MarkList::tr("What"), MarkList::tr("Who"),
                    MarkList::tr("Seen")};
    table.rows = marks.size();
    table.row = [marks](qsizetype row) {
        const auto& mark = marks[marks.size() - 1 - row];
        return QStringList{deployTimeText(mark), deployKindTitle(mark.kind), mark.text,
                           mark.by.isEmpty() ? MarkList::tr("not known") : mark.by,
                           mark.seenMs == noTime ? QStringLiteral("–") : formatLocalTime(mark.seenMs)};
    };
    return table;
}

MarkList::MarkList(QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("markList"));
    setWindowTitle(tr("Changes of the endpoint"));
    model_ = new ChartTableModel(this);
    table_ = new QTableView;
    table_->setObjectName(QStringLiteral("markTable"));
    table_->setAccessibleName(windowTitle());
    table_->setModel(model_);
    table_->verticalHeader()->hide();
    table_->verticalHeader()->setDefaultSectionSize(height::row);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false); // Tab leads on; arrows go from cell to cell
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    auto* column = new QVBoxLayout(this);
    column->addWidget(table_);
    resize(860, 420);
}

void MarkList::showMarks(const QList<DeployMark>& marks)
{
    model_->show(markTable(marks));
    auto* header = table_->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    constexpr int what = 2;
    header->setSectionResizeMode(what, QHeaderView::Stretch);
}

MarkMenu::MarkMenu(QWidget* parent)
    : QMenu(tr("Changes"), parent)
{
    for (const auto kind : deployKinds) {
        auto* action = addAction(deployKindTitle(kind));
        action->setObjectName(QStringLiteral("marks-") + deployKindName(kind));
        action->setCheckable(true);
        action->setChecked(true);
        connect(action, &QAction::triggered, this, &MarkMenu::kindsChanged);
        actions_ << action;
    }
    addSeparator();
    auto* list = addAction(tr("List of changes…"));
    list->setObjectName(QStringLiteral("marks-list"));
    connect(list, &QAction::triggered, this, &MarkMenu::listRequested);
    paintIcons();
}

QList<DeployKind> MarkMenu::kinds() const
{
    QList<DeployKind> shown;
    for (qsizetype i = 0; i < actions_.size(); ++i) {
        if (actions_[i]->isChecked())
            shown << deployKinds[std::size_t(i)];
    }
    return shown;
}

void MarkMenu::setKinds(const QList<DeployKind>& kinds)
{
    for (qsizetype i = 0; i < actions_.size(); ++i)
        actions_[i]->setChecked(kinds.contains(deployKinds[std::size_t(i)]));
}

void MarkMenu::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        paintIcons();
    QMenu::changeEvent(event);
}

void MarkMenu::paintIcons()
{
    for (qsizetype i = 0; i < actions_.size(); ++i)
        actions_[i]->setIcon(momentIcon(momentGlyph(deployKinds[std::size_t(i)]), Theme::of(this)));
}

} // namespace ph
