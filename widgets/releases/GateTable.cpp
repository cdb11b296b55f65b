#include "widgets/releases/GateTable.h"

#include "models/tables/CopyText.h"
#include "models/tables/GateTableModel.h"
#include "widgets/releases/GateDelegate.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace ph {

namespace {

constexpr int roomy = 1040; // pixels: from here on "Why" has a third of the table beside all other columns

} // namespace

GateTable::GateTable(GateTableModel* gates, QWidget* parent)
    : LineTable(QStringLiteral("gateTable"), tr("Gates with their evidence"), parent)
    , gates_(gates)
{
    setModel(gates);
    setItemDelegate(new GateDelegate(this));
    setRootIsDecorated(true);
    setIndentation(20);
    setSelectionMode(SingleSelection);
    setExpandsOnDoubleClick(true);
    setExtent(Extent::Whole);
    for (int row = 0; row < gates->rowCount(); ++row)
        span(gates->index(row, 0));
    // Evidence has two columns of its own, whatever the columns of gates are.
    connect(gates, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex& above, int first, int last) {
                if (above.isValid())
                    span(above);
                else
                    for (int row = first; row <= last; ++row)
                        span(gates_->index(row, 0));
            });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &GateTable::currentGateChanged);
}

void GateTable::span(const QModelIndex& parent)
{
    for (int row = 0; row < gates_->rowCount(parent); ++row)
        setFirstColumnSpanned(row, parent, true);
}

void GateTable::setExtent(Extent extent)
{
    extent_ = extent;
    fitColumns();
}

void GateTable::fitColumns()
{
    const bool whole = extent_ == Extent::Whole;
    for (const int column : {GateTableModel::Age, GateTableModel::Reason})
        setColumnHidden(column, !whole);
    // Why it does not pass is read first: numbers make room for it.
    isRoomy_ = viewport()->width() >= roomy;
    for (const int column : {GateTableModel::Margin, GateTableModel::Sample})
        setColumnHidden(column, !whole || !isRoomy_);
    if (!whole)
        setColumns({0, 138, 216, 0, 0, 0, 0});
    else if (isRoomy_)
        setColumns({172, 138, 240, 84, 66, 86, 0});
    else
        setColumns({130, 118, 204, 0, 0, 90, 0});
}

QString GateTable::currentGate() const
{
    return currentIndex().data(GateTableModel::GateIdRole).toString();
}

void GateTable::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        QModelIndex gate = currentIndex().siblingAtColumn(0);
        if (gate.parent().isValid())
            gate = gate.parent();
        setExpanded(gate, !isExpanded(gate));
        setCurrentIndex(gate);
        return;
    }
    LineTable::keyPressEvent(event);
}

void GateTable::resizeEvent(QResizeEvent* event)
{
    LineTable::resizeEvent(event);
    if ((viewport()->width() >= roomy) != isRoomy_) // else widths that a person chose stay
        fitColumns();
    scheduleDelayedItemsLayout(); // evidence wraps at another place
}

QString GateTable::copyText(const QModelIndex& row) const
{
    if (row.parent().isValid())
        return copyRow({copyCell(row.data().toString(), CopyFormat::Tsv),
                        copyCell(row.data(GateTableModel::EvidenceTextRole).toString(), CopyFormat::Tsv)},
                       CopyFormat::Tsv);
    QString text = LineTable::copyText(row);
    for (int i = 0; i < gates_->rowCount(row); ++i)
        text += copyText(gates_->index(i, 0, row));
    return text;
}

} // namespace ph
