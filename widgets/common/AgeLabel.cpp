#include "widgets/common/AgeLabel.h"

#include "models/tables/Format.h"
#include "widgets/common/PlainText.h"

namespace ph {

AgeLabel::AgeLabel(QWidget* parent, Clock clock)
    : PlainLabel(parent)
    , clock_(std::move(clock))
    , pattern_(QStringLiteral("%1"))
{
    setRole(Role::Muted);
    timer_.setSingleShot(true);
    connect(&timer_, &QTimer::timeout, this, &AgeLabel::refresh);
    refresh();
}

void AgeLabel::setTime(std::int64_t ms)
{
    time_ = ms;
    refresh();
}

void AgeLabel::setStaleAfter(std::chrono::milliseconds age)
{
    staleAfter_ = age;
    refresh();
}

void AgeLabel::setPattern(const QString& pattern)
{
    pattern_ = pattern;
    refresh();
}

bool AgeLabel::isStale() const
{
    return staleAfter_.count() > 0 && time_ != noTime && toMs(clock_()) - time_ > staleAfter_.count();
}

void AgeLabel::refresh()
{
    const std::int64_t now = toMs(clock_());
    const QString age = formatAge(time_, now);
    const bool stale = isStale();
    // A word, not only a colour, says that it is old.
    setText(stale ? tr("%1 · stale").arg(QString(pattern_).replace(QLatin1StringView("%1"), age))
                  : QString(pattern_).replace(QLatin1StringView("%1"), age));
    setTone(stale ? Tone::Stale : Tone::Neutral);
    setToolTip(plainToolTip(formatTimeToolTip(time_)));
    if (time_ == noTime) {
        timer_.stop();
        return;
    }
    // As often as the words can change: seconds while it is young, then minutes.
    const std::int64_t distance = now > time_ ? now - time_ : time_ - now;
    timer_.start(distance < 60'000 ? 5'000 : 30'000);
}

} // namespace ph
