#pragma once

#include "models/tables/RolloutView.h"

#include <QWidget>

namespace ph {

/// The candidate's share over time: what was declared and what was observed, each a step curve of its own
/// dash, and the cap of its tier. A curve is not drawn where nobody knows.
class TrafficChart final : public QWidget {
    Q_OBJECT
public:
    explicit TrafficChart(QWidget* parent = nullptr);
    void showTraffic(const TrafficHistory& history);
    QSize sizeHint() const override { return {640, 200}; }
    QSize minimumSizeHint() const override { return {240, 140}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TrafficHistory history_;
};

} // namespace ph
