#pragma once

#include "models/tables/CopyText.h"
#include "widgets/common/LineTable.h"

namespace ph {

/// A table of figures that can be sorted by each column and copied with its header. A column's width, place
/// and order of sorting are a person's, and come back after a restart; the header's menu hides columns.
class StudyTable final : public LineTable {
    Q_OBJECT
public:
    /// `widths` by column, in pixels; the model must outlive the table.
    StudyTable(const QString& objectName, const QString& accessibleName, QAbstractItemModel* model,
               QAbstractItemDelegate* delegate, const QList<int>& widths, QWidget* parent = nullptr);
    /// The chosen lines with a header, every column; all that are shown where none is chosen.
    QString tableText(CopyFormat format) const;
    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& state);

Q_SIGNALS:
    void chosen(const QModelIndex& row); ///< by a click, the keyboard, or Enter
    void copied(int lines);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QModelIndexList copiedRows() const;
    void copy(CopyFormat format);
    void showHeaderMenu(const QPoint& at);
};

} // namespace ph
