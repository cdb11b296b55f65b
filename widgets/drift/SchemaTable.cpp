#include "widgets/drift/SchemaTable.h"

#include "models/tables/FrameSchemaModel.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionButton>

namespace ph {

namespace {

constexpr int checkSide = 16;

bool isChosenFromFew(const QModelIndex& index)
{
    return !index.data(FrameSchemaModel::ChoicesRole).toStringList().isEmpty();
}

} // namespace

SchemaDelegate::SchemaDelegate(QObject* parent)
    : LineDelegate(parent)
{
    setMainColumn(FrameSchemaModel::Name);
    setMutedColumns({FrameSchemaModel::Sides});
    setRowHeight(height::row + 2);
}

void SchemaDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    LineDelegate::paint(painter, option, index);
    if (index.column() != FrameSchemaModel::Judged || !(index.flags() & Qt::ItemIsUserCheckable))
        return;
    QStyleOptionButton box;
    box.palette = option.palette;
    box.rect = QRect(0, 0, checkSide, checkSide);
    box.rect.moveCenter(option.rect.center());
    box.state =
        QStyle::State_Enabled |
        (index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
    const auto* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, option.widget);
}

bool SchemaDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                 const QModelIndex& index)
{
    if (index.column() != FrameSchemaModel::Judged)
        return LineDelegate::editorEvent(event, model, option, index);
    if (event->type() != QEvent::MouseButtonRelease ||
        static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton)
        return false;
    const bool isOn = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, isOn ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

QWidget* SchemaDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                      const QModelIndex& index) const
{
    if (!isChosenFromFew(index))
        return new QLineEdit(parent); // a spin box would round a threshold of 0.001
    auto* box = new QComboBox(parent);
    box->addItems(index.data(FrameSchemaModel::ChoicesRole).toStringList());
    // A choice is made with its click, not only once the cell is left.
    connect(box, &QComboBox::activated, this, [this, box] {
        auto* self = const_cast<SchemaDelegate*>(this);
        Q_EMIT self->commitData(box);
        Q_EMIT self->closeEditor(box);
    });
    return box;
}

void SchemaDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (auto* box = qobject_cast<QComboBox*>(editor))
        box->setCurrentIndex(index.data(Qt::EditRole).toInt());
    else
        LineDelegate::setEditorData(editor, index);
}

void SchemaDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (const auto* box = qobject_cast<QComboBox*>(editor))
        model->setData(index, box->currentIndex(), Qt::EditRole);
    else
        LineDelegate::setModelData(editor, model, index);
}

SchemaTable::SchemaTable(FrameSchemaModel* model, QWidget* parent)
    : LineTable(QStringLiteral("driftSchema"), tr("Columns of both tables"), parent)
{
    setModel(model);
    setItemDelegate(new SchemaDelegate(this));
    setUniformRowHeights(true);
    setEditTriggers(SelectedClicked | EditKeyPressed | DoubleClicked);
    setColumns({64, 0, 110, 110, 190, 230, 84, 120});
}

void SchemaTable::toggleChosen()
{
    const auto current = currentIndex().siblingAtColumn(FrameSchemaModel::Judged);
    const auto next = current.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked;
    const auto rows = selectionModel()->selectedRows(FrameSchemaModel::Judged);
    for (const auto& row : rows)
        model()->setData(row, next, Qt::CheckStateRole);
}

void SchemaTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && state() != EditingState)
        toggleChosen();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && state() != EditingState &&
             currentIndex().isValid())
        edit(currentIndex());
    else
        LineTable::keyPressEvent(event);
}

} // namespace ph
