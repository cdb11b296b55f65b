#pragma once

#include "widgets/common/Theme.h"

#include <QRectF>

#include <utility>
#include <vector>

class QPainter;

namespace ph {

/// What a hovered point says: the run's name and what it measures.
struct PointReadout {
    QString title;
    std::vector<std::pair<QString, QString>> rows;
    QString text() const; ///< "calm-fox-12. lr: 0.01, auc: 0.93": for screen readers
};

/// A small box beside `anchor`, within `bounds`. Text is shown as it is.
void paintReadout(QPainter& painter, QPointF anchor, const QRectF& bounds, const PointReadout& readout,
                  const Theme& theme);

} // namespace ph
