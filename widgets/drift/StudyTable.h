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
    /// Whole: columns are together as wide as the table, in proportion, but never narrower than they were.
    enum class Filling { AsGiven, Whole };
    void setFilling(Filling filling);
    QByteArray saveColumns() const;
    void restoreColumns(const QByteArray& state);

Q_SIGNALS:
    void chosen(const QModelIndex& row); ///< by a click, the keyboard, or Enter
    void copied(int lines);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    QModelIndexList copiedRows() const;
    void copy(CopyFormat format);
    void showHeaderMenu(const QPoint& at);
    void fillWidth();
    int leastWidth_ = 0; ///< of all columns; 0: they are not to fill the table
};

} // namespace ph
