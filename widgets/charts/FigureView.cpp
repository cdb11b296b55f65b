#include "widgets/charts/FigureView.h"

#include "widgets/common/AccessibleRole.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ph {

FigureView::FigureView(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleRole(*this, QAccessible::Chart);
    setAccessibleName(tr("Chart"));
    setMouseTracking(true);
}

void FigureView::showFigure(const ChartFigure& figure)
{
    figure_ = figure;
    setAccessibleName(figure.title.isEmpty() ? tr("Chart") : figure.title);
    setAccessibleDescription(figure.isEmpty() ? figure.nothing : QString());
    invalidate();
}

void FigureView::invalidate()
{
    picture_ = {};
    marks_.clear();
    read_.reset();
    update();
}

const std::vector<RunMark>& FigureView::marks()
{
    if (picture_.isNull() && !size().isEmpty()) {
        const double ratio = devicePixelRatioF();
        picture_ = QPixmap((QSizeF(size()) * ratio).toSize());
        picture_.setDevicePixelRatio(ratio);
        const Theme& theme = Theme::of(this);
        picture_.fill(theme.surface);
        QPainter painter(&picture_);
        marks_ = paintFigure(painter, figure_, QRectF(QPointF(), QSizeF(size())), theme);
    }
    return marks_;
}

QString FigureView::readout() const
{
    return read_ && *read_ < figure_.readings.size() ? figure_.readings[*read_].text : QString();
}

void FigureView::paintEvent(QPaintEvent*)
{
    marks();
    const Theme& theme = Theme::of(this);
    QPainter painter(this);
    painter.drawPixmap(0, 0, picture_);
    if (read_ && *read_ < marks_.size()) {
        paintHighlight(painter, marks_[*read_], theme);
        paintReadout(painter, readout(), anchor_, rect(), theme);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.focus, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void FigureView::read(std::optional<std::size_t> reading, QPointF anchor)
{
    read_ = reading;
    anchor_ = anchor;
    setAccessibleDescription(figure_.isEmpty() ? figure_.nothing : readout());
    update();
}

void FigureView::step(int by)
{
    const auto count = int(marks().size());
    if (count == 0)
        return;
    const int at = read_ ? int(*read_) : by > 0 ? -1 : count;
    const auto next = std::size_t(std::clamp(at + by, 0, count - 1));
    read(next, marks_[next].area.center());
}

void FigureView::mouseMoveEvent(QMouseEvent* event)
{
    read(markAt(marks(), event->position()), event->position());
}

void FigureView::mousePressEvent(QMouseEvent* event)
{
    const auto mark = markAt(marks(), event->position());
    if (event->button() == Qt::LeftButton && mark)
        Q_EMIT readingChosen(*mark);
    else
        QWidget::mousePressEvent(event);
}

void FigureView::leaveEvent(QEvent*)
{
    read(std::nullopt, {});
}

void FigureView::keyPressEvent(QKeyEvent* event)
{
    const auto all = int(marks().size());
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        return step(-1);
    case Qt::Key_Right:
    case Qt::Key_Down:
        return step(1);
    case Qt::Key_Home:
        return step(-all);
    case Qt::Key_End:
        return step(all);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (read_)
            Q_EMIT readingChosen(*read_);
        return;
    case Qt::Key_Escape:
        if (read_)
            return read(std::nullopt, {});
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void FigureView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void FigureView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void FigureView::resizeEvent(QResizeEvent*)
{
    invalidate();
}

void FigureView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        invalidate();
}

} // namespace ph
