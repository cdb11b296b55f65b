#include "widgets/charts/MarksView.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace ph {

MarksView::MarksView(ChartSpec spec, LinkedRuns& linked, QWidget* parent)
    : ChartView(std::move(spec), linked, parent)
{
    setMouseTracking(true);
    connect(&linked, &LinkedRuns::hoverChanged, this, qOverload<>(&QWidget::update));
    connect(&linked, &LinkedRuns::selectionChanged, this, [this] {
        const bool stays = pointed_.has_value() && underMouse();
        rebuild();
        if (stays)
            pointed_ = markAt(marks(), anchor_);
    });
    connect(&linked, &LinkedRuns::hiddenChanged, this, &MarksView::rebuild);
}

void MarksView::rebuild()
{
    prepare();
    invalidate();
}

void MarksView::invalidate()
{
    picture_ = {};
    marks_.clear();
    pointed_.reset();
    update();
}

void MarksView::paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    draw(painter, area, theme);
}

const std::vector<RunMark>& MarksView::marks()
{
    if (picture_.isNull() && !size().isEmpty()) {
        const double ratio = devicePixelRatioF();
        picture_ = QPixmap((QSizeF(size()) * ratio).toSize());
        picture_.setDevicePixelRatio(ratio);
        const Theme& theme = Theme::of(this);
        picture_.fill(theme.surface);
        QPainter painter(&picture_);
        marks_ = draw(painter, QRectF(QPointF(), QSizeF(size())), theme);
    }
    return marks_;
}

QString MarksView::readout() const
{
    return pointed_ && *pointed_ < marks_.size() ? marks_[*pointed_].text : QString();
}

bool MarksView::isHovered(const RunMark& mark) const
{
    return std::any_of(mark.runs.begin(), mark.runs.end(),
                       [this](qint64 id) { return linked().isHovered(id); });
}

void MarksView::paintEvent(QPaintEvent*)
{
    marks();
    QPainter painter(this);
    painter.drawPixmap(0, 0, picture_);
    const Theme& theme = Theme::of(this);
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        if (pointed_ ? i == *pointed_ : isHovered(marks_[i]))
            paintHighlight(painter, marks_[i], theme);
    }
    if (!band_.isNull()) {
        QColor fill = theme.accent;
        fill.setAlphaF(0.15F);
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(fill);
        painter.drawRect(brushed(band_));
    } else if (!readout().isEmpty()) {
        paintReadout(painter, readout(), anchor_, rect(), theme);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.focus, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void MarksView::point(std::optional<std::size_t> mark, QPointF anchor)
{
    anchor_ = anchor;
    pointed_ = mark;
    setAccessibleDescription(readout());
    const auto runs = mark ? marks_[*mark].runs : QList<qint64>();
    linked().setHovered({runs.begin(), runs.end()});
    update();
}

void MarksView::select(const QList<qint64>& runs, Qt::KeyboardModifiers modifiers)
{
    const auto change = modifiers.testFlag(Qt::ControlModifier) ? LinkedRuns::Change::Toggle
                        : modifiers.testFlag(Qt::ShiftModifier) ? LinkedRuns::Change::Add
                                                                : LinkedRuns::Change::Replace;
    linked().select({runs.begin(), runs.end()}, change);
}

void MarksView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        pressed_ = event->position();
    else
        ChartView::mousePressEvent(event);
}

void MarksView::mouseMoveEvent(QMouseEvent* event)
{
    constexpr double slack = 5; // a hand is never quite still
    if (pressed_ && (event->position() - *pressed_).manhattanLength() > slack) {
        band_ = QRectF(*pressed_, event->position()).normalized();
        update();
        return;
    }
    point(markAt(marks(), event->position()), event->position());
}

void MarksView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!pressed_ || event->button() != Qt::LeftButton)
        return;
    pressed_.reset();
    const QRectF band = std::exchange(band_, {});
    if (!band.isNull()) {
        select(runsIn(marks(), brushed(band)), event->modifiers());
        update();
        return;
    }
    const auto mark = markAt(marks(), event->position());
    if (mark)
        select(QList(marks_[*mark].runs), event->modifiers());
    else if (event->modifiers() == Qt::NoModifier)
        linked().clearSelection();
}

void MarksView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto mark = markAt(marks(), event->position());
    if (mark && marks_[*mark].runs.size() == 1)
        Q_EMIT runActivated(marks_[*mark].runs.first());
}

void MarksView::leaveEvent(QEvent*)
{
    point(std::nullopt, {});
}

void MarksView::step(int by)
{
    const auto count = int(marks().size());
    if (count == 0)
        return;
    const int at = pointed_ ? int(*pointed_) : by > 0 ? -1 : count;
    const auto next = std::size_t(std::clamp(at + by, 0, count - 1));
    const RunMark& mark = marks_[next];
    point(next, mark.shape == RunMark::Shape::Line && !mark.line.isEmpty() ? mark.line[mark.line.size() / 2]
                                                                           : mark.area.center());
}

void MarksView::keyPressEvent(QKeyEvent* event)
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
    case Qt::Key_Space:
        if (pointed_) {
            // The same mark stays pointed at, though the picture is drawn anew.
            const auto mark = *pointed_;
            const auto anchor = anchor_;
            linked().select({marks_[mark].runs.begin(), marks_[mark].runs.end()}, LinkedRuns::Change::Toggle);
            if (mark < marks().size())
                point(mark, anchor);
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (pointed_ && marks_[*pointed_].runs.size() == 1)
            Q_EMIT runActivated(marks_[*pointed_].runs.first());
        return;
    case Qt::Key_Escape:
        if (pointed_)
            return point(std::nullopt, {});
        if (!linked().selected().isEmpty())
            return linked().clearSelection();
        break;
    default:
        break;
    }
    ChartView::keyPressEvent(event);
}

void MarksView::focusInEvent(QFocusEvent* event)
{
    ChartView::focusInEvent(event);
    update();
}

void MarksView::focusOutEvent(QFocusEvent* event)
{
    ChartView::focusOutEvent(event);
    update();
}

void MarksView::resizeEvent(QResizeEvent*)
{
    invalidate();
}

void MarksView::changeEvent(QEvent* event)
{
    ChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        invalidate();
}

QString runsText(const ComparedRuns& runs, const QList<qint64>& ids)
{
    if (ids.size() == 1) {
        if (const auto place = runs.placeOf(ids.first()))
            return runs.names[qsizetype(*place)];
    }
    return MarksView::tr("%Ln runs", nullptr, int(ids.size()));
}

} // namespace ph
