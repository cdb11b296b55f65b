#pragma once

#include "models/tables/ConnectionTableModel.h"

#include <QAbstractButton>

namespace ph {

/// A small mark for each connection, with its health's own shape; the worst comes first, more than eight are
/// counted.
class HealthDots : public QAbstractButton {
    Q_OBJECT
public:
    HealthDots(ConnectionTableModel* model, QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    ConnectionTableModel* model_;
    QList<ConnectionHealth> marks_;
    int more_ = 0;
};

} // namespace ph
