#pragma once

#include <QTreeView>

namespace ph {

/// A plain list of lines with columns: rows are chosen as wholes, Ctrl+C copies the chosen ones as lines of
/// tab-separated cells.
class LineTable : public QTreeView {
    Q_OBJECT
public:
    LineTable(const QString& objectName, const QString& accessibleName, QWidget* parent = nullptr);
    /// Widths in pixels by column; 0: takes what is left. Sections can be moved afterwards.
    void setColumns(const QList<int>& widths);
    /// As tall as its rows, at most `most` of them: for tables within a page that scrolls itself.
    void setFitting(int most);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    /// What Ctrl+C takes of a row.
    virtual QString copyText(const QModelIndex& row) const;

private:
    int most_ = 0;
};

/// Holds a table so that its first column stands below the page's title: a cell's text is nearer to the
/// table's edge than a title is to the page's. The focus goes on to the table.
QWidget* belowTitle(LineTable* table);

} // namespace ph
