#pragma once

#include "models/charts/TimelineCurve.h"
#include "widgets/registry/TimelineScale.h"

#include <QWidget>

#include <optional>

namespace ph {

/// From when on what changed before an incident may have caused it.
struct OnsetWindow {
    std::int64_t onsetMs = noTime, lookBackMs = 0;
    friend bool operator==(const OnsetWindow&, const OnsetWindow&) = default;
};

/// What happened on one axis of time, a lane a kind: a sign for each item, a number where they are too close,
/// a bar for what lasted; beneath them curves of kept metrics. The wheel, + and - zoom, a drag and the arrows
/// move, Home shows all; a click chooses, Ctrl with the arrows the one before or after, a double click on a
/// number looks closer.
class TimelineView final : public QWidget {
    Q_OBJECT
public:
    explicit TimelineView(QWidget* parent = nullptr);

    /// Keeps its stretch of time and, where it is still there, what is chosen; at first all is shown.
    void showPicture(TimelinePicturePtr picture, std::int64_t nowMs);
    const TimelinePicturePtr& picture() const { return picture_; }
    void setOnset(const std::optional<OnsetWindow>& onset); ///< marked, with the time before it
    /// Beneath the lanes, in this order.
    void showCurves(std::vector<TimelineCurve> curves);
    const std::vector<TimelineCurve>& curves() const { return curves_; }
    /// Where the values of a curve are drawn.
    QRectF curveRect(std::size_t curve) const;
    /// What is read of it at a point of the view, and of which; none: no curve is there.
    QString curveTextAt(QPointF at) const;
    void showStretch(std::int64_t fromMs, std::int64_t toMs);
    void showAll();
    void zoomBy(double factor); ///< around what is chosen or the middle; below 1: closer
    TimelineStretch stretch() const;
    const std::vector<TimelineLane>& lanes() const { return lanes_; } ///< as they are painted

    std::optional<std::uint32_t> chosen() const { return chosen_; } ///< a row of the picture's table
    void choose(std::optional<std::uint32_t> row); ///< shows it, moving in time where it must
    /// The middle of the sign that stands for an item; none where it is not in view.
    std::optional<QPointF> signOf(std::uint32_t row) const;
    std::int64_t momentAt(QPointF at) const; ///< of the item there, else below that point
    std::int64_t moment() const;             ///< of what is chosen, else in the middle of what is in view

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void itemChosen(); ///< by the person
    void stretchChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    /// What lies below a point.
    struct Hit {
        std::uint32_t row = 0;
        std::size_t count = 1;
        std::int64_t firstMs = 0, lastMs = 0;
    };
    std::optional<Hit> hitAt(QPointF at) const;
    QRectF laneRect(std::size_t lane) const;
    double laneHeight() const;
    int labelWidth() const;
    struct CurveLabel {
        QString title, place,
            range; ///< the last two in small letters; range: of its values, where it has any
    };
    static CurveLabel curveLabel(const TimelineCurve& curve);
    QRectF plot() const; ///< of all lanes and curves, below the axis
    double lanesBottom() const;
    void setScale(TimelineScale scale);
    void chooseNext(int direction);
    QString itemText(std::uint32_t row) const;
    void describe();
    void paintAxis(QPainter& painter) const;
    void paintOnset(QPainter& painter) const;
    void paintLane(QPainter& painter, std::size_t lane) const;
    void paintCurve(QPainter& painter, std::size_t curve) const;
    void paintCurveLine(QPainter& painter, std::size_t curve) const;
    void paintChosen(QPainter& painter) const;

    TimelinePicturePtr picture_;
    std::vector<TimelineLane> lanes_;
    std::vector<TimelineCurve> curves_;
    std::optional<OnsetWindow> onset_;
    std::optional<std::uint32_t> chosen_;
    TimelineScale scale_;
    std::int64_t nowMs_ = 0;
    struct Drag {
        double pressedX, x;
        bool hasMoved;
    };
    std::optional<Drag> drag_;
};

} // namespace ph
