#pragma once

#include "models/charts/ChartTable.h"

#include <QTableView>

namespace ph {

/// A chart as a table, for those who would rather read it. Tab leaves it; Ctrl+C copies the chosen rows, or
/// all where none is, with their header.
class ChartTableView final : public QTableView {
    Q_OBJECT
public:
    explicit ChartTableView(const QString& objectName, QWidget* parent = nullptr);
    void showTable(ChartTable table);

Q_SIGNALS:
    void cellChosen(int row, int column); ///< by Enter or a double click

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void copy() const;
};

} // namespace ph
