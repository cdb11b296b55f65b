#include "widgets/common/StatusGlyph.h"

#include "widgets/common/PlainText.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

namespace ph {

Shape toneShape(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return Shape::Dot;
    case Tone::Accent:
        return Shape::Ring;
    case Tone::Good:
        return Shape::Check;
    case Tone::Warning:
        return Shape::Triangle;
    case Tone::Bad:
        return Shape::Cross;
    case Tone::Unknown:
        return Shape::Question;
    case Tone::Stale:
        return Shape::ClockFace;
    }
    return Shape::Question;
}

Shape statusShape(RunStatus status)
{
    switch (status) {
    case RunStatus::Scheduled:
        return Shape::ClockFace;
    case RunStatus::Running:
        return Shape::Play;
    case RunStatus::Finished:
        return Shape::Check;
    case RunStatus::Failed:
        return Shape::Cross;
    case RunStatus::Killed:
        return Shape::Bar;
    case RunStatus::Unknown:
        break;
    }
    return Shape::Question;
}

Tone statusTone(RunStatus status)
{
    switch (status) {
    case RunStatus::Scheduled:
        return Tone::Neutral;
    case RunStatus::Running:
        return Tone::Accent;
    case RunStatus::Finished:
        return Tone::Good;
    case RunStatus::Failed:
        return Tone::Bad;
    case RunStatus::Killed:
        return Tone::Warning;
    case RunStatus::Unknown:
        break;
    }
    return Tone::Unknown;
}

QString statusText(RunStatus status)
{
    switch (status) {
    case RunStatus::Scheduled:
        return QCoreApplication::translate("RunStatus", "Scheduled");
    case RunStatus::Running:
        return QCoreApplication::translate("RunStatus", "Running");
    case RunStatus::Finished:
        return QCoreApplication::translate("RunStatus", "Finished");
    case RunStatus::Failed:
        return QCoreApplication::translate("RunStatus", "Failed");
    case RunStatus::Killed:
        return QCoreApplication::translate("RunStatus", "Killed");
    case RunStatus::Unknown:
        break;
    }
    return QCoreApplication::translate("RunStatus", "Unknown");
}

void paintShape(QPainter* painter, const QRectF& rect, Shape shape, const QColor& colour)
{
    const qreal side = qMin(rect.width(), rect.height());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(rect.center().x() - side / 2, rect.center().y() - side / 2);
    painter->scale(side / 16, side / 16); // everything below is drawn on a square of 16
    QPen pen(colour, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    const auto ring = [&] {
        painter->setPen(QPen(colour, 1.3));
        painter->drawEllipse(QPointF(8, 8), 6.2, 6.2);
        painter->setPen(pen);
    };
    switch (shape) {
    case Shape::Dot:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawEllipse(QPointF(8, 8), 3.2, 3.2);
        break;
    case Shape::Ring:
        painter->setPen(QPen(colour, 2));
        painter->drawEllipse(QPointF(8, 8), 4.2, 4.2);
        break;
    case Shape::Check:
        ring();
        painter->drawPolyline(QPolygonF({{5.2, 8.3}, {7.2, 10.2}, {10.8, 6.1}}));
        break;
    case Shape::Triangle: {
        const QPolygonF corners({{8, 2.4}, {14.2, 13.2}, {1.8, 13.2}});
        painter->setPen(QPen(colour, 1.3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolygon(corners);
        painter->setPen(pen);
        painter->drawLine(QPointF(8, 6.6), QPointF(8, 9.2));
        painter->drawPoint(QPointF(8, 11.3));
        break;
    }
    case Shape::Cross:
        painter->setPen(Qt::NoPen);
        painter->setBrush(colour);
        painter->drawEllipse(QPointF(8, 8), 6.8, 6.8);
        painter->setPen(QPen(Theme::light().surface, 1.7, Qt::SolidLine, Qt::RoundCap));
        if (colour.lightness() > 140)
            painter->setPen(QPen(Theme::dark().window, 1.7, Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(QPointF(5.8, 5.8), QPointF(10.2, 10.2));
        painter->drawLine(QPointF(10.2, 5.8), QPointF(5.8, 10.2));
        break;
    case Shape::Question: {
        ring();
        QPainterPath hook;
        hook.moveTo(6.3, 6.5);
        hook.cubicTo(6.3, 4.3, 9.7, 4.3, 9.7, 6.5);
        hook.cubicTo(9.7, 7.8, 8, 7.9, 8, 9.2);
        painter->setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap));
        painter->drawPath(hook);
        painter->drawPoint(QPointF(8, 11.4));
        break;
    }
    case Shape::ClockFace:
        ring();
        painter->setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF({{8, 4.8}, {8, 8.2}, {10.4, 9.6}}));
        break;
    case Shape::Play:
        ring();
        painter->setPen(QPen(colour, 0.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(colour);
        painter->drawPolygon(QPolygonF({{6.6, 5.4}, {11, 8}, {6.6, 10.6}}));
        break;
    case Shape::Bar: {
        QPainterPath square;
        square.addRoundedRect(QRectF(2.2, 2.2, 11.6, 11.6), 2.5, 2.5);
        painter->setPen(QPen(colour, 1.3));
        painter->drawPath(square);
        painter->setPen(pen);
        painter->drawLine(QPointF(5.4, 8), QPointF(10.6, 8));
        break;
    }
    }
    painter->restore();
}

void paintStatusGlyph(QPainter* painter, const QRect& rect, RunStatus status, const Theme& theme)
{
    paintShape(painter, QRectF(rect), statusShape(status), theme.tone(statusTone(status)));
}

void paintToneGlyph(QPainter* painter, const QRect& rect, Tone tone, const Theme& theme)
{
    paintShape(painter, QRectF(rect), toneShape(tone), theme.tone(tone));
}

StatusGlyph::StatusGlyph(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusGlyph::setStatus(RunStatus status)
{
    shape_ = statusShape(status);
    tone_ = statusTone(status);
    setAccessibleName(statusText(status));
    setToolTip(plainToolTip(statusText(status)));
    update();
}

void StatusGlyph::setTone(Tone tone, const QString& meaning)
{
    shape_ = toneShape(tone);
    tone_ = tone;
    setAccessibleName(meaning);
    setToolTip(plainToolTip(meaning));
    update();
}

QSize StatusGlyph::sizeHint() const
{
    return {16, 16};
}

void StatusGlyph::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintShape(&painter, QRectF(rect()), shape_, Theme::of(this).tone(tone_));
}

} // namespace ph
