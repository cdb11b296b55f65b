#pragma once

#include <QTableView>

namespace ph {

/// One half of the runs table: a QTableView of fixed row height that leaves keys and selection policy to
/// RunTableView.
class RowTable final : public QTableView {
    Q_OBJECT

public:
    explicit RowTable(QWidget* parent = nullptr);
    /// Brings scroll ranges level with the model now, instead of at the next event.
    void settle();

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace ph
