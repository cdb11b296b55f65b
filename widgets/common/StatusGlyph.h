#pragma once

#include "models/values/Run.h"
#include "widgets/common/Theme.h"

#include <QWidget>

class QPainter;

namespace ph {

/// The shape that goes with a tone, so that it can be told without colour.
enum class Shape { Dot, Ring, Check, Triangle, Cross, Question, ClockFace, Play, Bar };
Shape toneShape(Tone tone);

Shape statusShape(RunStatus status);
Tone statusTone(RunStatus status);
QString statusText(RunStatus status); ///< translated: "Finished"

/// Paints into the largest centred square of `rect`; meant for 10 to 24 pixels. Nothing is allocated that
/// lasts.
void paintShape(QPainter* painter, const QRectF& rect, Shape shape, const QColor& colour);
void paintStatusGlyph(QPainter* painter, const QRect& rect, RunStatus status, const Theme& theme);
void paintToneGlyph(QPainter* painter, const QRect& rect, Tone tone, const Theme& theme);

/// A glyph that stands alone in a layout, 16x16. Its meaning is its accessible name and tool tip.
class StatusGlyph : public QWidget {
    Q_OBJECT
public:
    explicit StatusGlyph(QWidget* parent = nullptr);
    void setStatus(RunStatus status);
    void setTone(Tone tone, const QString& meaning);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Shape shape_ = Shape::Question;
    Tone tone_ = Tone::Unknown;
};

} // namespace ph
