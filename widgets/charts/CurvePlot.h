#pragma once

#include "widgets/charts/CurvePicture.h"

#include <QImage>
#include <QThreadPool>
#include <QWidget>

namespace ph {

struct CurveCounts {
    qint64 drawn = 0;
    qint64 inView = 0;
};

/// Shows a CurveScene, and turns hands into zoom and crosshair. The picture is kept between paints: a
/// crosshair that moves draws no curve again. Large scenes are decimated and drawn by a worker, the last
/// picture standing meanwhile.
///
/// Wheel or +/- zooms, drag zooms into what it encloses, middle-drag or arrows pan, Home or double-click
/// resets, Shift+arrows move the crosshair, Esc leaves it.
class CurvePlot : public QWidget {
    Q_OBJECT
public:
    explicit CurvePlot(QWidget* parent = nullptr);
    ~CurvePlot() override;
    void showScene(CurveScene scene); ///< x of the scene is the whole extent
    const CurveScene& scene() const { return *scene_; }
    /// How each curve stands out, beside scene().curves; empty: all alike.
    void setTones(std::vector<CurveTone> tones);
    /// Lifted above the others: a curve, or those of a group of runs. Ascending places in scene().curves.
    void setHovered(std::vector<std::size_t> curves);
    const std::vector<std::size_t>& hovered() const { return hovered_; }

    ChartRange xView() const { return view_.x.valid() ? view_.x : scene_->x; }
    ChartRange yView() const { return sceneInView().y; }
    bool isZoomed() const { return view_.x.valid() || view_.y.valid(); }
    /// The crosshair as it stands on another plot of the same x, in axis space; none: nowhere. Says nothing.
    void setCross(std::optional<double> x);
    void resetZoom();
    void zoom(double factor, double aroundX);
    void pan(double shareX, double shareY);
    void setOutliers(CurveOptions::Outliers outliers);
    CurveCounts counts() const { return {picture_.frame.drawn, picture_.frame.inView}; }
    CurveScene sceneInView() const { return inView(*scene_, view_); }
    const CurveGeometry& drawnGeometry() const { return picture_.geometry; } ///< of the last picture
    void drawNow(); ///< waits for the picture of this very size and view
    bool isDrawn() const { return drawnAs_ == wanted_; }
    bool isDrawing() const { return drawing_; } ///< on a worker

    QSize sizeHint() const override { return {640, 320}; }
    QSize minimumSizeHint() const override { return {240, 140}; }

Q_SIGNALS:
    void viewChanged(); ///< zoomed or panned
    void pictureDrawn();
    void hoverChanged();                      ///< by the mouse; see hovered()
    void crossMoved(std::optional<double> x); ///< by hand, in axis space
    void curveClicked(std::optional<std::size_t> curve, Qt::KeyboardModifiers modifiers);
    void curveDoubleClicked(std::size_t curve);

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
    struct Picture {
        QImage image;
        CurveGeometry geometry;
        CurveFrame frame;
        std::shared_ptr<const CurveScene> scene; ///< whose frame it is
    };
    /// A picture's work, on any thread.
    std::function<Picture()> drawing() const;
    void take(Picture picture, quint64 as);
    void draw();
    bool isLarge() const;
    void invalidate();
    void setXZoom(ChartRange range);
    std::optional<std::size_t> curveAt(QPointF pixel) const;
    void lift(std::vector<std::size_t> curves);   ///< by the mouse
    void moveCross(std::optional<QPointF> pixel); ///< by hand

    std::shared_ptr<const CurveScene> scene_ = std::make_shared<CurveScene>();
    CurveView view_;
    std::vector<CurveTone> tones_;
    std::vector<std::size_t> hovered_; ///< ascending
    Picture picture_;
    quint64 wanted_ = 1, drawnAs_ = 0;
    bool drawing_ = false;
    std::optional<QPointF> cross_; ///< pixel; y is NaN where the keyboard has set it
    std::optional<QPointF> press_;
    QPointF drag_;
    std::optional<QPointF> panning_;
    QThreadPool pool_;
};

} // namespace ph
