#pragma once

#include "models/values/ReleaseView.h"

#include <QWidget>

namespace ph {

/// How far a release is: draft, waiting, running, soaking, done, each with its word; and how it ended where
/// it ended otherwise.
class StageTrack : public QWidget {
    Q_OBJECT
public:
    explicit StageTrack(QWidget* parent = nullptr);
    void setStage(ReleaseState state, int stepsConfirmed, int stepsTotal);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QStringList words() const;
    ReleaseState state_ = ReleaseState::Draft;
    int confirmed_ = 0;
    int total_ = 0;
};

} // namespace ph
