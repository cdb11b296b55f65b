#include "widgets/charts/HeatMapView.h"

#include "widgets/charts/HeatMapPicture.h"
#include "widgets/charts/RunMark.h"
#include "widgets/common/AccessibleRole.h"
#include "widgets/common/LargeImage.h"
#include "widgets/common/PlainText.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr QSize usualCell(18, 18);
constexpr int longestPicture = 4000;
constexpr std::size_t mostShapes = 5000; // of a picture whose cells are drawn one by one

} // namespace

HeatMapView::HeatMapView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleRole(*this, QAccessible::Chart);
    setAccessibleName(tr("Heat map"));
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // paints every pixel
    layout_.cell = usualCell;
}

void HeatMapView::showMap(const HeatMapPtr& map, const QString& nothing)
{
    std::optional<HeatPlace> kept;
    if (const auto before = current(); before && map) {
        const auto row = map->rows.indexOf(map_->rows[qsizetype(before->row)]);
        const auto column = map->columns.indexOf(map_->columns[qsizetype(before->column)]);
        if (row >= 0 && column >= 0)
            kept = HeatPlace{std::size_t(row), std::size_t(column)};
    }
    map_ = map;
    nothing_ = nothing;
    current_.reset();
    arrange();
    if (kept)
        current_ = onScreen(*kept);
}

void HeatMapView::setOrder(HeatOrder order)
{
    if (order_ == order)
        return;
    const auto before = current();
    order_ = order;
    arrange();
    if (before)
        moveTo(onScreen(*before));
}

void HeatMapView::setReadout(const std::function<QString(HeatPlace)>& readout)
{
    readout_ = readout;
}

void HeatMapView::arrange()
{
    rows_ = map_ ? rowOrder(*map_, order_) : std::vector<std::size_t>();
    lines_.resize(rows_.size());
    for (std::size_t line = 0; line < rows_.size(); ++line)
        lines_[rows_[line]] = line;
    hovered_.reset();
    layOut();
}

HeatPlace HeatMapView::onScreen(HeatPlace ofMap) const
{
    return {lines_[ofMap.row], ofMap.column};
}

std::optional<HeatPlace> HeatMapView::current() const
{
    return current_ ? std::optional(ofMap(*current_)) : std::nullopt;
}

void HeatMapView::setCurrent(HeatPlace place)
{
    if (isShown() && place.row < map_->height() && place.column < map_->width())
        moveTo(onScreen(place));
}

void HeatMapView::layOut()
{
    HeatLayout next;
    next.cell = layout_.cell;
    if (isShown())
        next = heatLayout(*map_, viewport()->size(), layout_.cell);
    next.scroll = layout_.scroll;
    place(next);
}

void HeatMapView::place(const HeatLayout& next)
{
    layout_ = next;
    const QPoint longest = isShown() ? layout_.longestScroll() : QPoint();
    layout_.scroll = {std::clamp(layout_.scroll.x(), 0, longest.x()),
                      std::clamp(layout_.scroll.y(), 0, longest.y())};
    const QPoint wanted = layout_.scroll; // the bars move it while they are set
    const QSize page = layout_.cellsArea().size();
    for (auto* bar : {horizontalScrollBar(), verticalScrollBar()}) {
        const bool across = bar == horizontalScrollBar();
        bar->setSingleStep(across ? layout_.cell.width() : layout_.cell.height());
        bar->setPageStep(std::max(1, across ? page.width() : page.height()));
        bar->setRange(0, across ? longest.x() : longest.y());
        bar->setValue(across ? wanted.x() : wanted.y());
    }
    layout_.scroll = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
    invalidate();
}

void HeatMapView::setCellSize(QSize size)
{
    place(layout_.zoomed(size, layout_.cellsArea().topLeft()));
}

void HeatMapView::zoom(double factor, QPoint fixed)
{
    const auto scaled = [factor](int side) {
        const int next = int(std::lround(side * factor));
        return next == side ? side + (factor > 1 ? 1 : -1) : next;
    };
    place(layout_.zoomed({scaled(layout_.cell.width()), scaled(layout_.cell.height())}, fixed));
}

void HeatMapView::invalidate()
{
    picture_ = {};
    viewport()->update();
}

QRect HeatMapView::cellRect(HeatPlace place) const
{
    return isShown() ? layout_.cellRect(onScreen(place)) : QRect();
}

QString HeatMapView::textOf(HeatPlace place) const
{
    const auto& cell = map_->at(place);
    QStringList lines{map_->rows[qsizetype(place.row)].simplified(),
                      map_->columns[qsizetype(place.column)].simplified()};
    const auto times = QLocale().toString(cell.strength, 'g', 3);
    switch (cell.verdict) {
    case ColumnDrift::Verdict::Drift:
        lines.append(tr("drift: %1 × the threshold").arg(times));
        break;
    case ColumnDrift::Verdict::NoDrift:
        lines.append(tr("no drift: %1 × the threshold").arg(times));
        break;
    case ColumnDrift::Verdict::NoData:
        lines.append(tr("no data"));
        break;
    }
    if (readout_) {
        if (const auto more = readout_(place); !more.isEmpty())
            lines.append(more);
    }
    if (const auto onset = map_->onset(place.row))
        lines.append(tr("stays moved since %1").arg(map_->columns[qsizetype(*onset)].simplified()));
    return lines.join(u'\n');
}

ChartTable HeatMapView::table() const
{
    return map_ ? heatTable(map_, rows_) : ChartTable{};
}

QSize HeatMapView::pictureSize() const
{
    return isShown() ? heatWindow(*map_, layout_.cell).boundedTo({longestPicture, longestPicture})
                     : viewport()->size();
}

void HeatMapView::paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    if (!isShown())
        return paintNothing(painter, nothing_, area, theme);
    auto layout = heatLayout(*map_, area.size().toSize(), layout_.cell);
    const QSize room = layout.cellsArea().size();
    layout.cell = {std::clamp(room.width() / int(layout.columns), 1, HeatLayout::largest.width()),
                   std::clamp(room.height() / int(layout.rows), 1, HeatLayout::largest.height())};
    painter.save();
    painter.translate(area.topLeft());
    paintHeatMap(painter, {*map_, rows_, layout},
                 map_->cells.size() <= mostShapes ? HeatCells::Shapes : HeatCells::Image, 2, theme);
    painter.restore();
}

void HeatMapView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::of(this);
    QPainter painter(viewport());
    if (picture_.isNull()) {
        const double ratio = devicePixelRatioF();
        picture_ = largeImage((QSizeF(viewport()->size()) * ratio).toSize(), QImage::Format_RGB32);
        picture_.setDevicePixelRatio(ratio);
        picture_.fill(theme.surface);
        QPainter onto(&picture_);
        if (isShown())
            paintHeatMap(onto, {*map_, rows_, layout_}, HeatCells::Image, ratio, theme);
        else
            paintNothing(onto, nothing_, viewport()->rect(), theme);
    }
    painter.drawImage(0, 0, picture_);
    const QRect area = layout_.cellsArea();
    if (current_) {
        painter.save();
        painter.setClipRect(area.adjusted(-2, -2, 2, 2));
        const QRectF cell = layout_.cellRect(*current_);
        painter.setPen(QPen(theme.surface, 4));
        painter.drawRect(cell.adjusted(-1, -1, 0, 0));
        painter.setPen(QPen(hasFocus() ? theme.focus : theme.text, 2));
        painter.drawRect(cell.adjusted(-1, -1, 0, 0));
        painter.restore();
    }
    if (hovered_) {
        const QRectF cell = layout_.cellRect(*hovered_);
        painter.save();
        painter.setClipRect(area.adjusted(-1, -1, 1, 1));
        painter.setPen(QPen(theme.text, 1));
        painter.drawRect(cell.adjusted(-0.5, -0.5, -0.5, -0.5));
        painter.restore();
        paintReadout(painter, textOf(ofMap(*hovered_)), cell.center(), viewport()->rect(), theme);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.focus, 1));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void HeatMapView::resizeEvent(QResizeEvent*)
{
    layOut();
}

void HeatMapView::scrollContentsBy(int, int)
{
    layout_.scroll = {horizontalScrollBar()->value(), verticalScrollBar()->value()};
    hovered_.reset();
    invalidate();
}

void HeatMapView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        invalidate();
    else if (event->type() == QEvent::FontChange)
        layOut();
}

bool HeatMapView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        hover(std::nullopt);
    if (event->type() != QEvent::ToolTip || !isShown())
        return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QString name;
    if (const auto line = layout_.rowNameAt(help->pos()))
        name = map_->rows[qsizetype(rows_[*line])];
    else if (const auto column = layout_.columnNameAt(help->pos()))
        name = map_->columns[qsizetype(*column)];
    QToolTip::showText(help->globalPos(), plainToolTip(name), viewport());
    return true;
}

void HeatMapView::hover(std::optional<HeatPlace> shown)
{
    if (hovered_ == shown)
        return;
    hovered_ = shown;
    viewport()->update();
}

void HeatMapView::moveTo(HeatPlace shown)
{
    current_ = shown;
    hovered_.reset();
    const QPoint scroll = layout_.scrollTo(shown);
    horizontalScrollBar()->setValue(scroll.x());
    verticalScrollBar()->setValue(scroll.y());
    viewport()->update();
    const auto place = ofMap(shown);
    // A reader of the screen hears what is seen, and where in the table that is.
    setAccessibleDescription(textOf(place) + u'\n' +
                             tr("row %1 of %2, column %3 of %4")
                                 .arg(QLocale().toString(shown.row + 1), QLocale().toString(map_->height()),
                                      QLocale().toString(shown.column + 1),
                                      QLocale().toString(map_->width())));
    Q_EMIT currentChanged(place.row, place.column);
}

void HeatMapView::mousePressEvent(QMouseEvent* event)
{
    const auto at = isShown() ? layout_.placeAt(event->position().toPoint()) : std::nullopt;
    if (event->button() != Qt::LeftButton || !at)
        return QAbstractScrollArea::mousePressEvent(event);
    moveTo(*at);
    hover(at);
    const auto place = ofMap(*at);
    Q_EMIT cellChosen(place.row, place.column);
}

void HeatMapView::mouseMoveEvent(QMouseEvent* event)
{
    hover(isShown() ? layout_.placeAt(event->position().toPoint()) : std::nullopt);
}

void HeatMapView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier) || !isShown())
        return QAbstractScrollArea::wheelEvent(event);
    if (event->angleDelta().y() != 0)
        zoom(event->angleDelta().y() > 0 ? 1.2 : 1 / 1.2, event->position().toPoint());
    event->accept();
}

void HeatMapView::keyPressEvent(QKeyEvent* event)
{
    if (!isShown())
        return QAbstractScrollArea::keyPressEvent(event);
    const bool all = event->modifiers().testFlag(Qt::ControlModifier);
    const auto lastRow = int(layout_.rows) - 1, lastColumn = int(layout_.columns) - 1;
    const int page = std::max(1, layout_.cellsArea().height() / layout_.cell.height() - 1);
    int row = current_ ? int(current_->row) : 0, column = current_ ? int(current_->column) : 0;
    const int step = current_ ? 1 : 0; // the first key shows where one is
    switch (event->key()) {
    case Qt::Key_Left:
        column -= step;
        break;
    case Qt::Key_Right:
        column += step;
        break;
    case Qt::Key_Up:
        row -= step;
        break;
    case Qt::Key_Down:
        row += step;
        break;
    case Qt::Key_Home:
        column = 0;
        row = all ? 0 : row;
        break;
    case Qt::Key_End:
        column = lastColumn;
        row = all ? lastRow : row;
        break;
    case Qt::Key_PageUp:
        row -= page;
        break;
    case Qt::Key_PageDown:
        row += page;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (const auto place = current())
            Q_EMIT cellChosen(place->row, place->column);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
    case Qt::Key_0:
        if (!all)
            return QAbstractScrollArea::keyPressEvent(event);
        if (event->key() == Qt::Key_0)
            return setCellSize(usualCell);
        return zoom(event->key() == Qt::Key_Minus ? 1 / 1.2 : 1.2, layout_.cellsArea().topLeft());
    default:
        return QAbstractScrollArea::keyPressEvent(event);
    }
    moveTo({std::size_t(std::clamp(row, 0, lastRow)), std::size_t(std::clamp(column, 0, lastColumn))});
}

void HeatMapView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void HeatMapView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace ph
