#include "widgets/charts/CurvePlot.h"

#include "widgets/charts/CurveReadout.h"
#include "widgets/charts/PlotZoom.h"
#include "widgets/common/AccessibleRole.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <span>

namespace ph {
namespace {
constexpr double dragStarts = 5;        // pixels before a press becomes a drag
constexpr double boxStarts = 24;        // pixels of height before a drag also zooms y
constexpr std::size_t mostLifted = 100; // curves of a hovered group: all of a thousand would take a frame
constexpr double hoverReach = 14;       // pixels from a curve within which it is meant
// Points that are drawn while the window waits, a few milliseconds.
constexpr std::size_t drawnInPlace = 60'000;
} // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("curvePlot"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleRole(*this, QAccessible::Chart);
    setAccessibleName(tr("Curves"));
    setAccessibleDescription(tr("Plus and minus zoom, arrows pan, Home shows all, Shift with arrows reads "
                                "values. The table shows the same."));
    pool_.setMaxThreadCount(1);
}

CurvePlot::~CurvePlot()
{
    pool_.clear();
    pool_.waitForDone();
}

void CurvePlot::showScene(CurveScene scene)
{
    if (scene.xKind != scene_->xKind || scene.xScale != scene_->xScale || scene.xMetric != scene_->xMetric)
        view_.x = {};
    if (scene.xKind != scene_->xKind || scene.yScale != scene_->yScale)
        view_.y = {};
    scene_ = std::make_shared<const CurveScene>(std::move(scene));
    std::erase_if(hovered_, [this](std::size_t curve) { return curve >= scene_->curves.size(); });
    invalidate();
}

void CurvePlot::setTones(std::vector<CurveTone> tones)
{
    if (tones == tones_)
        return;
    tones_ = std::move(tones);
    invalidate();
}

void CurvePlot::setHovered(std::vector<std::size_t> curves)
{
    std::erase_if(curves, [this](std::size_t curve) { return curve >= scene_->curves.size(); });
    if (hovered_ == curves)
        return;
    hovered_ = std::move(curves);
    update();
}

void CurvePlot::setCross(std::optional<double> x)
{
    const auto& g = picture_.geometry;
    cross_.reset();
    if (x && g.x.range.contains(*x))
        cross_ = QPointF(g.toX(*x), NAN);
    update();
}

void CurvePlot::moveCross(std::optional<QPointF> pixel)
{
    cross_ = pixel;
    Q_EMIT crossMoved(pixel ? std::optional(picture_.geometry.fromX(pixel->x())) : std::nullopt);
    update();
}

void CurvePlot::setOutliers(CurveOptions::Outliers outliers)
{
    if (view_.outliers == outliers)
        return;
    view_.outliers = outliers;
    invalidate();
}

void CurvePlot::resetZoom()
{
    view_.x = view_.y = {};
    invalidate();
    Q_EMIT viewChanged();
}

void CurvePlot::setXZoom(ChartRange range)
{
    const ChartRange whole = scene_->x;
    if (!whole.valid() || whole.span() <= 0)
        return;
    const double span = std::clamp(range.span(), whole.span() * 1e-9, whole.span());
    range.low = std::clamp(range.low, whole.low, whole.high - span);
    range.high = range.low + span;
    view_.x = span >= whole.span() * 0.999999 ? ChartRange{} : range;
    invalidate();
    Q_EMIT viewChanged();
}

void CurvePlot::zoom(double factor, double aroundX)
{
    const ChartRange view = xView();
    if (!view.valid())
        return;
    const double share = view.span() > 0 ? (aroundX - view.low) / view.span() : 0.5;
    const double span = view.span() / factor;
    setXZoom({aroundX - share * span, aroundX - share * span + span});
}

void CurvePlot::pan(double shareX, double shareY)
{
    if (shareY != 0 && view_.y.valid()) {
        const double by = view_.y.span() * shareY;
        view_.y = {view_.y.low + by, view_.y.high + by};
    }
    const ChartRange view = xView();
    setXZoom({view.low + view.span() * shareX, view.high + view.span() * shareX});
}

void CurvePlot::invalidate()
{
    ++wanted_;
    update();
}

bool CurvePlot::isLarge() const
{
    const auto most = std::size_t(std::max(1, width())) * 4;
    std::size_t points = 0;
    for (const auto& curve : scene_->curves) {
        for (const auto& line : {curve.line, curve.behind})
            points += line ? std::min(line->size(), most) : 0;
    }
    return points > drawnInPlace;
}

std::function<CurvePlot::Picture()> CurvePlot::drawing() const
{
    return [scene = scene_, view = view_, tones = tones_, area = size(), ratio = devicePixelRatioF(),
            theme = &Theme::of(this)] {
        Picture picture;
        picture.scene = scene;
        const CurveScene part = inView(*scene, view);
        picture.geometry = layOut(part, QRectF(QPointF(), area));
        picture.frame = frameOf(part, std::max(1, int(picture.geometry.plot.width() * ratio)));
        picture.image = QImage(area * ratio, QImage::Format_RGB32);
        picture.image.setDevicePixelRatio(ratio);
        picture.image.fill(theme->surface);
        QPainter painter(&picture.image);
        paintScene(painter, part, picture.frame, picture.geometry, *theme, ratio, tones);
        return picture;
    };
}

void CurvePlot::take(Picture picture, quint64 as)
{
    picture_ = std::move(picture);
    drawnAs_ = as;
    update();
    Q_EMIT pictureDrawn();
}

void CurvePlot::drawNow()
{
    if (!isDrawn() && !size().isEmpty())
        take(drawing()(), wanted_);
}

void CurvePlot::draw()
{
    if (isDrawn() || drawing_ || size().isEmpty())
        return;
    if (!isLarge())
        return drawNow();
    drawing_ = true;
    pool_.start([this, work = drawing(), as = wanted_] {
        auto picture = std::make_shared<Picture>(work());
        QMetaObject::invokeMethod(
            this,
            [this, picture, as] {
                drawing_ = false;
                if (as > drawnAs_)
                    take(std::move(*picture), as);
                draw(); // what was wished meanwhile
            },
            Qt::QueuedConnection);
    });
}

void CurvePlot::paintEvent(QPaintEvent*)
{
    draw();
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    if (picture_.image.isNull())
        painter.fillRect(rect(), theme.surface);
    else
        painter.drawImage(0, 0, picture_.image);
    const CurveGeometry& g = picture_.geometry;
    // The frame belongs to the scene it was made of, which may be the last one.
    if (picture_.scene == scene_ && scene_->curves.size() > 1) {
        painter.save();
        painter.setClipRect(g.plot.adjusted(-1, -1, 1, 1));
        for (const auto curve : std::span(hovered_).first(std::min(hovered_.size(), mostLifted)))
            paintCurve(painter, *scene_, picture_.frame, curve, g, theme, devicePixelRatioF(),
                       CurveTone::Emphasised);
        painter.restore();
    }
    if (press_ && (drag_ - *press_).manhattanLength() > dragStarts) {
        QRectF box = QRectF(*press_, drag_).normalized();
        if (box.height() < boxStarts) {
            box.setTop(g.plot.top());
            box.setBottom(g.plot.bottom());
        }
        QColor fill = theme.accent;
        fill.setAlphaF(0.12F);
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(fill);
        painter.drawRect(box & g.plot);
    } else if (cross_ && picture_.scene) {
        paintReadout(painter, *picture_.scene, g, *cross_, hovered_, theme);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

std::optional<std::size_t> CurvePlot::curveAt(QPointF pixel) const
{
    const CurveGeometry& g = picture_.geometry;
    if (picture_.scene != scene_ || !g.plot.contains(pixel))
        return std::nullopt;
    return nearestCurve(picture_.frame, {g.fromX(pixel.x()), g.fromY(pixel.y())},
                        {g.x.range.span() / g.plot.width(), g.y.range.span() / g.plot.height()}, hoverReach);
}

void CurvePlot::lift(std::vector<std::size_t> curves)
{
    if (curves == hovered_)
        return;
    hovered_ = std::move(curves);
    Q_EMIT hoverChanged();
}

void CurvePlot::resizeEvent(QResizeEvent*)
{
    invalidate();
}

void CurvePlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        invalidate();
    QWidget::changeEvent(event);
}

void CurvePlot::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && picture_.geometry.plot.contains(event->position())) {
        press_ = drag_ = event->position();
    } else if (event->button() == Qt::MiddleButton) {
        panning_ = event->position();
        setCursor(Qt::ClosedHandCursor);
    }
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event)
{
    if (panning_) {
        const QPointF by = event->position() - *panning_;
        panning_ = event->position();
        pan(-by.x() / picture_.geometry.plot.width(), by.y() / picture_.geometry.plot.height());
        return;
    }
    if (press_)
        drag_ = event->position();
    const bool isInside = picture_.geometry.plot.contains(event->position());
    const auto found = curveAt(event->position());
    lift(found ? std::vector{*found} : std::vector<std::size_t>());
    moveCross(isInside ? std::optional(event->position()) : std::nullopt);
}

void CurvePlot::mouseReleaseEvent(QMouseEvent* event)
{
    panning_.reset();
    unsetCursor();
    if (!press_ || event->button() != Qt::LeftButton)
        return;
    const QRectF box = QRectF(*press_, event->position()).normalized() & picture_.geometry.plot;
    const bool clicked = (event->position() - *press_).manhattanLength() <= dragStarts;
    press_.reset();
    if (clicked)
        Q_EMIT curveClicked(curveAt(event->position()), event->modifiers());
    if (box.width() > dragStarts) {
        if (box.height() >= boxStarts)
            view_.y = {picture_.geometry.fromY(box.bottom()), picture_.geometry.fromY(box.top())};
        setXZoom({picture_.geometry.fromX(box.left()), picture_.geometry.fromX(box.right())});
    }
    update();
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent* event)
{
    press_.reset();
    if (const auto curve = curveAt(event->position()); curve && !scene_->curves[*curve].rowIds.empty())
        Q_EMIT curveDoubleClicked(*curve);
    else
        resetZoom();
}

void CurvePlot::leaveEvent(QEvent*)
{
    lift({});
    moveCross(std::nullopt);
}

void CurvePlot::wheelEvent(QWheelEvent* event)
{
    if (!picture_.geometry.plot.contains(event->position()) || event->angleDelta().y() == 0 ||
        !wheelZooms(*this, *event)) {
        event->ignore();
        return;
    }
    zoom(std::pow(1.2, event->angleDelta().y() / 120.0), picture_.geometry.fromX(event->position().x()));
    event->accept();
}

void CurvePlot::keyPressEvent(QKeyEvent* event)
{
    const ChartRange view = xView();
    const double middle = cross_ ? picture_.geometry.fromX(cross_->x()) : view.low + view.span() / 2;
    const bool reads = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(1.5, middle);
    case Qt::Key_Minus:
        return zoom(1 / 1.5, middle);
    case Qt::Key_Home:
    case Qt::Key_0:
        return resetZoom();
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const double sign = event->key() == Qt::Key_Left ? -1 : 1;
        if (!reads)
            return pan(0.1 * sign, 0);
        const QRectF& plot = picture_.geometry.plot;
        const double from = cross_ ? cross_->x() : plot.center().x();
        return moveCross(QPointF(std::clamp(from + sign * 8, plot.left(), plot.right()), NAN));
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (view_.y.valid())
            return pan(0, event->key() == Qt::Key_Up ? 0.1 : -0.1);
        return QWidget::keyPressEvent(event);
    case Qt::Key_Escape:
        if (cross_ || press_) {
            press_.reset();
            return moveCross(std::nullopt);
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace ph
