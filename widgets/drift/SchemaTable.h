#pragma once

#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"

namespace ph {

class FrameSchemaModel;

/// Cells of the schema: combo boxes for what is chosen from a few, a check mark for what takes part.
class SchemaDelegate final : public LineDelegate {
    Q_OBJECT
public:
    explicit SchemaDelegate(QObject* parent = nullptr);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
};

/// Both schemas in one table. A click, F2 or Enter changes a cell, Space whether a column is judged.
class SchemaTable final : public LineTable {
    Q_OBJECT
public:
    explicit SchemaTable(FrameSchemaModel* model, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void toggleChosen();
};

} // namespace ph
