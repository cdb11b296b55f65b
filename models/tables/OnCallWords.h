#pragma once

#include "models/values/OnCallPin.h"

namespace ph {

/// An environment as the screen knows it: pinned or not, and what is done for it right now.
struct OnCallLine {
    QString environment;
    std::optional<OnCallStanding> standing = std::nullopt; ///< none: it is not pinned
    enum class Work { Idle, Waiting, Refreshing } work = Work::Idle;
    QString doing = {}; ///< which part is asked for
    qint64 done = 0, total = 0;
    friend bool operator==(const OnCallLine&, const OnCallLine&) = default;
};

QString onCallPartText(OnCallPart part);       ///< translated: "Past alerts"
QString onCallStateText(OnCallState state);    ///< "fresh", "stale", "not yet"
QString onCallEveryText(std::int64_t everyMs); ///< "every 15 min", "by hand"
/// "1.2 MiB of 256 MiB"; what is kept is unknown before the first round: "– of 256 MiB".
QString onCallSizeText(const OnCallStanding& standing);
/// Why a source did not answer, short: "cannot be reached".
QString onCallTroubleText(const Error& trouble);
/// What the budget had no room for, a sentence each; empty: all is there.
QStringList onCallLeftOutTexts(const OnCallLeftOut& out);

} // namespace ph
