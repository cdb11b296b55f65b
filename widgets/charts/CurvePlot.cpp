#include "widgets/charts/CurvePlot.h"

#include "models/charts/NearestPoint.h"
#include "models/charts/ValueRange.h"
#include "models/tables/Format.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

namespace ph {
namespace {
constexpr double dragStarts = 5; // pixels before a press becomes a drag
constexpr double boxStarts = 24; // pixels of height before a drag also zooms y
} // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("curvePlot"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Curves"));
    setAccessibleDescription(tr("Plus and minus zoom, arrows pan, Home shows all, Shift with arrows reads "
                                "values. The table shows the same."));
}

void CurvePlot::showScene(const CurveScene& scene)
{
    if (scene.xKind != scene_.xKind)
        xZoom_ = {};
    if (scene.xKind != scene_.xKind || scene.yScale != scene_.yScale)
        yZoom_ = {};
    scene_ = scene;
    invalidate();
}

ChartRange CurvePlot::yView() const
{
    if (yZoom_.valid())
        return yZoom_;
    ChartRange range;
    const ChartRange x = xView();
    for (const auto& curve : scene_.curves) {
        for (const CurveDataPtr& points : {curve.line, curve.behind}) {
            if (points)
                range = united(range,
                               outliers_ == Outliers::Ignore ? robustExtent(*points, x) : extent(*points, x));
        }
    }
    return padded(range);
}

CurveScene CurvePlot::sceneInView() const
{
    CurveScene scene = scene_;
    scene.x = xView();
    scene.y = yView();
    return scene;
}

void CurvePlot::setOutliers(Outliers outliers)
{
    outliers_ = outliers;
    invalidate();
}

void CurvePlot::resetZoom()
{
    xZoom_ = yZoom_ = {};
    invalidate();
    Q_EMIT viewChanged();
}

void CurvePlot::setXZoom(ChartRange range)
{
    const ChartRange whole = scene_.x;
    if (!whole.valid() || whole.span() <= 0)
        return;
    const double span = std::clamp(range.span(), whole.span() * 1e-9, whole.span());
    range.low = std::clamp(range.low, whole.low, whole.high - span);
    range.high = range.low + span;
    xZoom_ = span >= whole.span() * 0.999999 ? ChartRange{} : range;
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
    if (shareY != 0 && yZoom_.valid()) {
        const double by = yZoom_.span() * shareY;
        yZoom_ = {yZoom_.low + by, yZoom_.high + by};
    }
    const ChartRange view = xView();
    setXZoom({view.low + view.span() * shareX, view.high + view.span() * shareX});
}

void CurvePlot::invalidate()
{
    picture_ = {};
    update();
}

void CurvePlot::drawNow()
{
    if (!picture_.isNull() || size().isEmpty())
        return;
    const Theme& theme = Theme::of(this);
    const double ratio = devicePixelRatioF();
    picture_ = QPixmap(size() * ratio);
    picture_.setDevicePixelRatio(ratio);
    picture_.fill(theme.surface);
    const CurveScene scene = sceneInView();
    geometry_ = layOut(scene, rect());
    QPainter painter(&picture_);
    counts_ = paintScene(painter, scene, geometry_, theme, ratio);
    painter.end();
    Q_EMIT pictureDrawn();
}

void CurvePlot::paintEvent(QPaintEvent*)
{
    drawNow();
    QPainter painter(this);
    painter.drawPixmap(0, 0, picture_);
    const Theme& theme = Theme::of(this);
    if (press_ && (drag_ - *press_).manhattanLength() > dragStarts) {
        QRectF box = QRectF(*press_, drag_).normalized();
        if (box.height() < boxStarts) {
            box.setTop(geometry_.plot.top());
            box.setBottom(geometry_.plot.bottom());
        }
        QColor fill = theme.accent;
        fill.setAlphaF(0.12F);
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(fill);
        painter.drawRect(box & geometry_.plot);
    } else if (cross_) {
        paintCrosshair(painter);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void CurvePlot::paintCrosshair(QPainter& painter)
{
    const Theme& theme = Theme::of(this);
    const double x = geometry_.fromX(*cross_);
    struct Row {
        QColor color;
        QString name, value;
        double y;
    };
    std::vector<Row> rows;
    std::optional<double> at;
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto& curve : scene_.curves) {
        if (!curve.line)
            continue;
        const auto i = nearestPoint(*curve.line, x);
        if (!i)
            continue;
        if (!at || std::abs(curve.line->x[*i] - x) < std::abs(*at - x))
            at = curve.line->x[*i];
        const double axisY = curve.line->y[*i];
        const bool log = scene_.yScale == CurveScale::Logarithmic;
        const QString value = std::isnan(axisY) ? tr("not a number or off the scale")
                                                : formatNumber(log ? std::pow(10, axisY) : axisY);
        rows.push_back({theme.series(curve.color), curve.name, value, std::isnan(axisY) ? -HUGE_VAL : axisY});
        const QPointF dot(geometry_.toX(curve.line->x[*i]), geometry_.toY(axisY));
        if (!std::isnan(axisY) && geometry_.plot.adjusted(-2, -2, 2, 2).contains(dot)) {
            painter.setPen(QPen(theme.surface, 1.5));
            painter.setBrush(theme.series(curve.color));
            painter.drawEllipse(dot, 4, 4);
        }
    }
    if (rows.empty())
        return;
    painter.setPen(QPen(theme.textFaint, 1, Qt::DashLine));
    const double px = std::round(geometry_.toX(*at)) + 0.5;
    painter.drawLine(QPointF(px, geometry_.plot.top()), QPointF(px, geometry_.plot.bottom()));

    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.y > b.y; });
    const std::size_t most = std::max<std::size_t>(1, std::size_t((geometry_.plot.height() - 30) / 18));
    const std::size_t hidden = rows.size() > most ? rows.size() - most : 0;
    rows.resize(std::min(rows.size(), most));
    const QFont small = textFont(TextSize::Small);
    const QFont digits = digitFont(TextSize::Small);
    const QFontMetricsF metrics(small);
    const QFontMetricsF digitMetrics(digits);
    double nameWidth = 0, valueWidth = 0;
    for (Row& row : rows) {
        row.name = metrics.elidedText(row.name, Qt::ElideMiddle, 220);
        nameWidth = std::max(nameWidth, metrics.horizontalAdvance(row.name));
        valueWidth = std::max(valueWidth, digitMetrics.horizontalAdvance(row.value));
    }
    QString title = xText(scene_.xKind, *at);
    if (hidden > 0)
        title += tr(" · %Ln more", nullptr, int(hidden));
    const double width =
        std::max(34 + nameWidth + 14 + valueWidth, metrics.horizontalAdvance(title) + 20) + 4;
    QRectF box(px + 12, geometry_.plot.top() + 6, width, 28 + 18 * double(rows.size()));
    if (box.right() > geometry_.plot.right())
        box.moveRight(std::max(px - 12, box.width()));
    painter.setPen(QPen(theme.borderStrong, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(box.translated(0.5, 0.5), 5, 5);
    painter.setFont(textFont(TextSize::Small, TextWeight::Medium));
    painter.setPen(theme.text);
    painter.drawText(box.adjusted(10, 4, -10, 0), Qt::AlignLeft | Qt::AlignTop, title);
    double y = box.top() + 22;
    for (const Row& row : rows) {
        painter.setPen(QPen(row.color, 3, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(box.left() + 11, y + 9), QPointF(box.left() + 21, y + 9));
        painter.setFont(small);
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(box.left() + 28, y, nameWidth + 4, 18), Qt::AlignLeft | Qt::AlignVCenter,
                         row.name);
        painter.setFont(digits);
        painter.setPen(theme.text);
        painter.drawText(QRectF(box.right() - valueWidth - 14, y, valueWidth + 4, 18),
                         Qt::AlignRight | Qt::AlignVCenter, row.value);
        y += 18;
    }
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
    if (event->button() == Qt::LeftButton && geometry_.plot.contains(event->position())) {
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
        pan(-by.x() / geometry_.plot.width(), by.y() / geometry_.plot.height());
        return;
    }
    if (press_)
        drag_ = event->position();
    cross_.reset();
    if (geometry_.plot.contains(event->position()))
        cross_ = event->position().x();
    update();
}

void CurvePlot::mouseReleaseEvent(QMouseEvent* event)
{
    panning_.reset();
    unsetCursor();
    if (!press_ || event->button() != Qt::LeftButton)
        return;
    const QRectF box = QRectF(*press_, event->position()).normalized() & geometry_.plot;
    press_.reset();
    if (box.width() > dragStarts) {
        if (box.height() >= boxStarts)
            yZoom_ = {geometry_.fromY(box.bottom()), geometry_.fromY(box.top())};
        setXZoom({geometry_.fromX(box.left()), geometry_.fromX(box.right())});
    }
    update();
}

void CurvePlot::mouseDoubleClickEvent(QMouseEvent*)
{
    press_.reset();
    resetZoom();
}

void CurvePlot::leaveEvent(QEvent*)
{
    cross_.reset();
    update();
}

void CurvePlot::wheelEvent(QWheelEvent* event)
{
    if (!geometry_.plot.contains(event->position()) || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    zoom(std::pow(1.2, event->angleDelta().y() / 120.0), geometry_.fromX(event->position().x()));
    event->accept();
}

void CurvePlot::keyPressEvent(QKeyEvent* event)
{
    const ChartRange view = xView();
    const double middle = cross_ ? geometry_.fromX(*cross_) : view.low + view.span() / 2;
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
        cross_ = std::clamp(cross_.value_or(geometry_.plot.center().x()) + sign * 8, geometry_.plot.left(),
                            geometry_.plot.right());
        return update();
    }
    case Qt::Key_Up:
        return pan(0, 0.1);
    case Qt::Key_Down:
        return pan(0, -0.1);
    case Qt::Key_Escape:
        if (cross_ || press_) {
            cross_.reset();
            press_.reset();
            return update();
        }
        [[fallthrough]];
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace ph
