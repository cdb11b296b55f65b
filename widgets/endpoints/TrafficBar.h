#pragma once

#include "models/values/Endpoint.h"
#include "widgets/common/Theme.h"

#include <QWidget>

class QPainter;

namespace ph {

/// How one part of the traffic is filled: each has a pattern of its own.
QBrush shareBrush(TrafficShare::Role role, const Theme& theme);

/// One bar in `rect`, 100 % wide; shares beyond that are cut. What is left stays empty. A shadow's copies
/// are no part of the whole: they lie as a line below the bar.
void paintShares(QPainter* painter, const QRect& rect, const QList<TrafficShare>& shares, const Theme& theme);
/// A dashed frame: nobody can tell.
void paintNotObservable(QPainter* painter, const QRect& rect, const Theme& theme);

/// Declared above observed, apart, with their names and numbers. What it shows is its accessible name.
class TrafficBar final : public QWidget {
    Q_OBJECT
public:
    explicit TrafficBar(QWidget* parent = nullptr);
    void showTraffic(const QList<TrafficShare>& declared, const ObservedTraffic& observed);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {240, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<TrafficShare> declared_;
    ObservedTraffic observed_;
};

} // namespace ph
