#include "widgets/oncall/OnCallNote.h"

#include "models/tables/Format.h"

namespace ph {

Tone onCallTone(OnCallState state)
{
    switch (state) {
    case OnCallState::Fresh:
        return Tone::Good;
    case OnCallState::Stale:
        return Tone::Stale;
    case OnCallState::NeverKept:
        break;
    }
    return Tone::Unknown;
}

OnCallNote::OnCallNote(QWidget* parent, Clock clock)
    : PlainLabel(parent)
    , clock_(std::move(clock))
{
    setObjectName(QStringLiteral("onCallNote"));
    setRole(Role::Muted);
    hide();
}

void OnCallNote::showLines(const QList<OnCallLine>& lines)
{
    lines_ = lines;
    refreshAges();
}

void OnCallNote::setEnvironment(const QString& environment)
{
    environment_ = environment;
    refreshAges();
}

const OnCallLine* OnCallNote::line() const
{
    const OnCallLine* oldest = nullptr;
    for (const auto& line : lines_) {
        if (!line.standing || (!environment_.isEmpty() && line.environment != environment_))
            continue;
        if (!oldest || freshSinceMs(*line.standing) < freshSinceMs(*oldest->standing))
            oldest = &line;
    }
    return oldest;
}

void OnCallNote::refreshAges()
{
    const auto* shown = line();
    setVisible(shown != nullptr);
    if (!shown)
        return;
    const auto nowMs = toMs(clock_());
    const auto sinceMs = freshSinceMs(*shown->standing);
    const auto state = onCallState(*shown->standing, nowMs);
    setText(sinceMs == noTime ? tr("%1: not kept whole for on-call yet").arg(shown->environment)
                              : tr("%1: kept for on-call as of %2", "an environment, how long ago")
                                    .arg(shown->environment, formatSeenAge(sinceMs, nowMs)));
    setTone(state == OnCallState::Fresh ? Tone::Neutral : onCallTone(state));
    setToolTip(sinceMs == noTime ? QString() : formatTimeToolTip(sinceMs));
}

} // namespace ph
