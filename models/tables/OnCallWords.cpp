#include "models/tables/OnCallWords.h"

#include "models/tables/Format.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct OnCallSpeech {
    Q_DECLARE_TR_FUNCTIONS(ph::OnCallWords)
};

} // namespace

QString onCallPartText(OnCallPart part)
{
    switch (part) {
    case OnCallPart::Documents:
        return OnCallSpeech::tr("Files and runbooks");
    case OnCallPart::Alerts:
        return OnCallSpeech::tr("Alerts");
    case OnCallPart::Endpoints:
        return OnCallSpeech::tr("Endpoints");
    case OnCallPart::Events:
        return OnCallSpeech::tr("Events");
    case OnCallPart::Registry:
        return OnCallSpeech::tr("Models and prompts");
    case OnCallPart::Runs:
        return OnCallSpeech::tr("Runs");
    case OnCallPart::Metrics:
        return OnCallSpeech::tr("Metrics");
    case OnCallPart::AlertHistory:
        break;
    }
    return OnCallSpeech::tr("Past alerts");
}

QString onCallStateText(OnCallState state)
{
    switch (state) {
    case OnCallState::Fresh:
        return OnCallSpeech::tr("fresh", "what is kept for on-call");
    case OnCallState::Stale:
        return OnCallSpeech::tr("stale", "what is kept for on-call");
    case OnCallState::NeverKept:
        break;
    }
    return OnCallSpeech::tr("not whole yet", "what is kept for on-call");
}

QString onCallEveryText(std::int64_t everyMs)
{
    return everyMs == 0 ? OnCallSpeech::tr("by hand", "how often it is refreshed")
                        : OnCallSpeech::tr("every %1", "a time").arg(formatDuration(everyMs));
}

QString onCallSizeText(const OnCallStanding& standing)
{
    return OnCallSpeech::tr("%1 of %2", "sizes")
        .arg(formatBytes(standing.last ? standing.last->bytes : -1), formatBytes(standing.pin.budgetBytes));
}

QString onCallTroubleText(const Error& trouble)
{
    switch (trouble.kind) {
    case ErrorKind::Offline:
        return OnCallSpeech::tr("cannot be reached");
    case ErrorKind::Timeout:
        return OnCallSpeech::tr("did not answer in time");
    case ErrorKind::Unauthorized:
        return OnCallSpeech::tr("does not accept the credentials");
    case ErrorKind::Forbidden:
        return OnCallSpeech::tr("does not permit it");
    case ErrorKind::NotFound:
        return OnCallSpeech::tr("is not there");
    case ErrorKind::RateLimited:
        return OnCallSpeech::tr("asks to wait");
    case ErrorKind::ServerFault:
        return OnCallSpeech::tr("has a fault of its own");
    case ErrorKind::Unreadable:
        return OnCallSpeech::tr("cannot be read");
    default:
        return OnCallSpeech::tr("did not give all");
    }
}

QStringList onCallLeftOutTexts(const OnCallLeftOut& out)
{
    QStringList texts;
    if (out.points > 0)
        texts << OnCallSpeech::tr("No room for %1 points of metrics from before %2.")
                     .arg(formatCount(out.points), formatLocalMinute(out.beforeMs));
    if (out.logs > 0)
        texts << OnCallSpeech::tr("No room for %1 logs of closed incidents from before %2.")
                     .arg(formatCount(out.logs), formatLocalMinute(out.beforeMs));
    if (out.series > 0)
        texts << OnCallSpeech::tr("%1 series are not kept: more than 100 of one expression.")
                     .arg(formatCount(out.series));
    if (out.overBytes > 0)
        texts << OnCallSpeech::tr("What may not go is %1 more than the budget.")
                     .arg(formatBytes(out.overBytes));
    return texts;
}

} // namespace ph
