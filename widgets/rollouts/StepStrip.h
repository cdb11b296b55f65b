#pragma once

#include "models/tables/RolloutView.h"

#include <QWidget>

namespace ph {

/// The steps of a rollout beside each other, each with its word and where it stands; the present one is
/// framed. Goes on in further rows where the room is short; the way back has rows of its own.
class StepStrip final : public QWidget {
    Q_OBJECT
public:
    explicit StepStrip(QWidget* parent = nullptr);
    void showSteps(const QList<RolloutStepLine>& steps);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QRect cellOf(int at, int width) const;
    QList<RolloutStepLine> steps_;
};

} // namespace ph
