#pragma once

#include "widgets/charts/CurvePicture.h"

#include <QPixmap>
#include <QWidget>

namespace ph {

/// Shows a CurveScene, and turns hands into zoom and crosshair. The picture is kept between paints: a
/// crosshair that moves draws no curve again.
class CurvePlot : public QWidget {
    Q_OBJECT
public:
    explicit CurvePlot(QWidget* parent = nullptr);
    void showScene(const CurveScene& scene); ///< x and y of the scene are the whole extent
    const CurveScene& scene() const { return scene_; }
    /// The part in view; an invalid range is the whole.
    ChartRange xView() const { return xZoom_.valid() ? xZoom_ : scene_.x; }
    ChartRange yView() const;
    bool isZoomed() const { return xZoom_.valid() || yZoom_.valid(); }
    void resetZoom();
    void zoom(double factor, double aroundX);
    void pan(double shareX, double shareY);
    enum class Outliers { Show, Ignore };
    void setOutliers(Outliers outliers);
    CurveCounts counts() const { return counts_; }
    CurveScene sceneInView() const;
    void drawNow(); ///< makes the picture, so that counts() are of this size

    QSize sizeHint() const override { return {640, 320}; }
    QSize minimumSizeHint() const override { return {240, 140}; }

Q_SIGNALS:
    void viewChanged();
    void pictureDrawn();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void invalidate();
    void paintCrosshair(QPainter& painter);
    void setXZoom(ChartRange range);

    CurveScene scene_;
    ChartRange xZoom_, yZoom_;
    Outliers outliers_ = Outliers::Show;
    QPixmap picture_;
    CurveGeometry geometry_;
    CurveCounts counts_;
    std::optional<double> cross_; ///< pixel
    std::optional<QPointF> press_;
    QPointF drag_;
    std::optional<QPointF> panning_;
};

} // namespace ph
