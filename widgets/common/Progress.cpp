#include "widgets/common/Progress.h"

#include "widgets/common/Theme.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

namespace ph {

namespace {

bool mayMove(const QWidget* widget)
{
    return widget->style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, widget) > 0;
}

} // namespace

Spinner::Spinner(QWidget* parent, int pixels)
    : QWidget(parent)
    , pixels_(pixels)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Working"));
    timer_.setInterval(50);
    connect(&timer_, &QTimer::timeout, this, [this] {
        if (!mayMove(this))
            return timer_.stop();
        angle_ = (angle_ + 24) % 360;
        update();
    });
}

QSize Spinner::sizeHint() const
{
    return {pixels_, pixels_};
}

void Spinner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::of(this);
    const qreal stroke = qMax(1.6, pixels_ / 10.0);
    const QRectF ring = QRectF(0, 0, pixels_, pixels_).adjusted(stroke, stroke, -stroke, -stroke);
    painter.setPen(QPen(theme.border, stroke));
    painter.drawEllipse(ring);
    painter.setPen(QPen(theme.accent, stroke, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(ring, (90 - angle_) * 16, -90 * 16);
}

void Spinner::showEvent(QShowEvent*)
{
    if (mayMove(this))
        timer_.start();
}

void Spinner::hideEvent(QHideEvent*)
{
    timer_.stop();
}

ProgressLine::ProgressLine(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(2);
    setAccessibleName(tr("Progress"));
    timer_.setInterval(40);
    connect(&timer_, &QTimer::timeout, this, [this] {
        phase_ = (phase_ + 2) % 140;
        updateTimer();
        update();
    });
}

void ProgressLine::setProgress(qint64 done, qint64 total)
{
    done_ = done;
    total_ = total;
    active_ = true;
    setAccessibleDescription(
        total > 0 ? tr("%1 of %2").arg(QLocale().toString(done), QLocale().toString(total)) : tr("Working"));
    updateTimer();
    update();
}

void ProgressLine::finish()
{
    active_ = false;
    setAccessibleDescription({});
    updateTimer();
    update();
}

QSize ProgressLine::sizeHint() const
{
    return {120, 2};
}

void ProgressLine::paintEvent(QPaintEvent*)
{
    if (!active_)
        return;
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(rect(), theme.border);
    if (total_ > 0) {
        const double share = qBound(0.0, double(done_) / double(total_), 1.0);
        painter.fillRect(QRectF(0, 0, width() * share, height()), theme.accent);
    } else {
        constexpr int inTheMiddle = 72; // where a segment rests that may not wander
        const int phase = mayMove(this) ? phase_ : inTheMiddle;
        painter.fillRect(QRectF(width() * (phase - 40) / 100.0, 0, width() * 0.35, height()), theme.accent);
    }
}

void ProgressLine::showEvent(QShowEvent*)
{
    updateTimer();
}

void ProgressLine::hideEvent(QHideEvent*)
{
    timer_.stop();
}

void ProgressLine::updateTimer()
{
    if (active_ && total_ <= 0 && isVisible() && mayMove(this))
        timer_.start();
    else
        timer_.stop();
}

} // namespace ph
