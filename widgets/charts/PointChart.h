#pragma once

#include "widgets/charts/ChartView.h"
#include "widgets/charts/PlotZoom.h"
#include "widgets/charts/PointPainter.h"
#include "widgets/charts/PointPanel.h"
#include "widgets/charts/PointReadout.h"

#include <QPixmap>

namespace ph {

/// Where the parts of a point chart lie, for one size.
struct PointFrame {
    QRectF area;   ///< the panels'
    QRectF legend; ///< empty: none
    std::vector<PointPanel> panels;
};

/// What all charts of runs as points have in common: looks, legend, hover with a readout, selecting, zoom.
/// The picture is kept between paints; hovering draws no point again.
///
/// Mouse: click selects, Shift adds, Ctrl toggles; a drag selects what is inside, Shift adds; Ctrl or the
/// middle button drags the view; the wheel zooms; a double click opens the run, or on bare ground shows all.
/// Keyboard: arrows hover the next point that way, Space selects it, Enter opens it, plus and minus zoom,
/// Home shows all, Esc lets go. The context menu switches axes between linear and logarithmic.
class PointChart : public ChartView {
    Q_OBJECT
public:
    void paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    ChartTable table() const override;

    /// Where a run's point is, in the first panel that shows it; none where it is not in view.
    std::optional<QPointF> positionOf(qint64 rowId) const;
    bool isZoomed() const { return zoom_.isZoomed(); }

    QSize sizeHint() const override { return {620, 360}; }
    QSize minimumSizeHint() const override { return {200, 140}; }

protected:
    PointChart(ChartSpec spec, LinkedRuns& linked, QWidget* parent);

    const std::vector<AxisColumn>& columns() const { return columns_; } ///< the spec's
    const PointStyle& style() const { return style_; }
    PlotAxis axis(int column) const; ///< the part in view
    /// A column's positions without those of hidden runs.
    std::vector<double> visible(int column) const;
    void invalidate(); ///< the picture is to be drawn again

    /// Columns and style are new.
    virtual void prepared() {}
    virtual std::vector<PointPanel> panels(const QRectF& area) const;
    /// True where a run without a value in any of the columns is left out, not only in those of a panel.
    virtual bool needsEveryColumn() const { return false; }
    virtual PointLook lookOf(std::uint32_t place, const Theme& theme) const;
    enum class Standing { Back, Ordinary, Front }; ///< what is drawn over what
    virtual Standing standing(std::uint32_t) const { return Standing::Ordinary; }
    virtual double legendWidth(const QRectF& area) const;
    virtual void paintLegend(QPainter& painter, const QRectF& rect, const Theme& theme) const;
    virtual void paintBehind(QPainter&, const PointFrame&, const Theme&) const {}
    virtual void paintPoint(PointPainter& painter, QPointF at, const PointLook& look) const;
    virtual void paintOver(QPainter&, const PointFrame&, const Theme&) const {}
    virtual PointReadout readout(std::uint32_t place) const;
    /// Why there is nothing to see; empty: there is.
    virtual QString message() const;
    virtual QString remarkText() const;
    virtual QString badgeText() const { return {}; }

    void rebuild() final;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Drag {
        enum class Kind { Undecided, Select, Pan };
        QPointF from, to;
        std::size_t panel = 0;
        Kind kind = Kind::Undecided;
        Qt::KeyboardModifiers modifiers;
    };
    PointFrame layOut(const QRectF& area) const;
    const PointFrame& frame() const;
    void paint(QPainter& painter, const PointFrame& frame, const Theme& theme, PointPainter::Ink ink) const;
    void paintPoints(QPainter& painter, const PointFrame& frame, const Theme& theme,
                     PointPainter::Ink ink) const;
    void paintHover(QPainter& painter, const Theme& theme) const;
    std::vector<const AxisColumn*> shownColumns() const; ///< the spec's, then size and colour
    std::vector<std::uint32_t> hoveredPlaces() const;
    std::optional<std::uint32_t> hoveredPlace() const; ///< where it is just one
    std::optional<std::size_t> panelAt(QPointF position) const;
    void hover(std::size_t panel, std::optional<std::uint32_t> place);
    void letGoOfHover();
    void click(QPointF position, std::size_t panel, Qt::KeyboardModifiers modifiers);
    void zoomBy(double factor, std::optional<QPointF> around);
    void panBy(QPointF pixels, std::size_t panel);
    void resetZoom();
    ChartRange whole(int column) const;
    QString keysText() const;

    std::vector<AxisColumn> columns_;
    PointStyle style_;
    PlotZoom zoom_;
    mutable std::optional<PointFrame> frame_; ///< for the widget's own size
    QPixmap picture_;
    std::optional<Drag> drag_;
    std::size_t active_ = 0; ///< panel that keys and readout are about
    bool reads_ = false;     ///< the hover is ours, so that its values are shown
};

} // namespace ph
