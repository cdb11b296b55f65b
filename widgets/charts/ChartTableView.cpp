#include "widgets/charts/ChartTableView.h"

#include "models/charts/ChartTableModel.h"
#include "models/tables/CopyText.h"
#include "widgets/common/CopyRows.h"
#include "widgets/common/Theme.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace ph {

ChartTableView::ChartTableView(const QString& objectName, QWidget* parent)
    : QTableView(parent)
{
    setObjectName(objectName);
    setModel(new ChartTableModel(this));
    setAccessibleName(tr("The chart as a table"));
    setFrameShape(QFrame::NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(height::row - 4);
    horizontalHeader()->setStretchLastSection(true);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    connect(this, &QTableView::doubleClicked, this,
            [this](const QModelIndex& at) { Q_EMIT cellChosen(at.row(), at.column()); });
}

void ChartTableView::showTable(ChartTable table)
{
    static_cast<ChartTableModel*>(model())->show(std::move(table));
}

void ChartTableView::copy() const
{
    QList<int> rows;
    for (int row = 0; row < model()->rowCount(); ++row) {
        if (selectionModel()->rowIntersectsSelection(row))
            rows.append(row);
    }
    const int count = rows.isEmpty() ? model()->rowCount() : int(rows.size());
    QStringList cells;
    const auto line = [&](auto textOf) {
        cells.clear();
        for (int column = 0; column < model()->columnCount(); ++column)
            cells.append(copyCell(textOf(column).toString(), CopyFormat::Tsv));
        return copyRow(cells, CopyFormat::Tsv);
    };
    auto text = line([this](int column) { return model()->headerData(column, Qt::Horizontal); });
    for (int i = 0; i < count; ++i)
        text += line([&, row = rows.isEmpty() ? i : rows.at(i)](int column) {
            return model()->index(row, column).data();
        });
    copyRows({text, CopiedRows::First::Header});
}

void ChartTableView::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (isEnter && currentIndex().isValid())
        Q_EMIT cellChosen(currentIndex().row(), currentIndex().column());
    else
        QTableView::keyPressEvent(event);
}

} // namespace ph
