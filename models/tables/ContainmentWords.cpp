#include "models/tables/ContainmentWords.h"

#include "models/tables/ContainmentReasons.h"
#include "models/tables/Format.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct ContainmentSpeech {
    Q_DECLARE_TR_FUNCTIONS(ph::ContainmentWords)
};

} // namespace

QString containmentKindText(ContainmentKind kind)
{
    switch (kind) {
    case ContainmentKind::ReduceCanary:
        return ContainmentSpeech::tr("Take the canary's requests away");
    case ContainmentKind::ShiftTraffic:
        return ContainmentSpeech::tr("Shift traffic to another revision");
    case ContainmentKind::Fallback:
        return ContainmentSpeech::tr("Switch to a fallback");
    case ContainmentKind::Rollback:
        return ContainmentSpeech::tr("Roll the last release back");
    case ContainmentKind::PinPrompt:
        return ContainmentSpeech::tr("Pin the prompt of before");
    case ContainmentKind::Silence:
        return ContainmentSpeech::tr("Silence the alert");
    }
    return {};
}

QString containmentActText(const QString& act)
{
    const auto kind = containmentKindFromName(act);
    return kind ? containmentKindText(*kind) : act;
}

QString containmentStandingText(ContainmentOption::Standing standing)
{
    switch (standing) {
    case ContainmentOption::Standing::Possible:
        return ContainmentSpeech::tr("Possible", "a way to contain");
    case ContainmentOption::Standing::Lacking:
        return ContainmentSpeech::tr("Not yet", "a way to contain: something is missing");
    case ContainmentOption::Standing::Impossible:
        return ContainmentSpeech::tr("Not possible", "a way to contain");
    }
    return {};
}

QString reversibilityText(ContainmentOption::Reversibility reversibility)
{
    switch (reversibility) {
    case ContainmentOption::Reversibility::ByItself:
        return ContainmentSpeech::tr("by itself", "how one gets back");
    case ContainmentOption::Reversibility::SameAct:
        return ContainmentSpeech::tr("the same act", "how one gets back");
    case ContainmentOption::Reversibility::NewRelease:
        return ContainmentSpeech::tr("a new release", "how one gets back");
    }
    return {};
}

QString permitText(ContainmentOption::Permit permit)
{
    switch (permit) {
    case ContainmentOption::Permit::May:
        return ContainmentSpeech::tr("you may");
    case ContainmentOption::Permit::MayNot:
        return ContainmentSpeech::tr("you may not");
    case ContainmentOption::Permit::Unknown:
        return ContainmentSpeech::tr("not known whether you may");
    }
    return {};
}

QString radiusShareText(const ContainmentOption& option)
{
    return option.radius ? ContainmentSpeech::tr("%1 % of the requests").arg(formatNumber(*option.radius))
                         : ContainmentSpeech::tr("unknown");
}

QString timeToEffectText(const ContainmentOption& option)
{
    return option.effectMs
               ? ContainmentSpeech::tr("about %1", "%1: 30 s").arg(formatDuration(*option.effectMs))
               : ContainmentSpeech::tr("unknown");
}

QString containmentRecordText(const ContainmentRecord& record, std::int64_t nowMs)
{
    const auto act = containmentActText(record.last.act);
    const auto what =
        record.last.target.isEmpty() ? act : QStringLiteral("%1 (%2)").arg(act, record.last.target);
    const auto asked = ContainmentSpeech::tr("%1: requested %2 by %3", "what, 5 min ago, who")
                           .arg(what, formatSeenAge(record.askedMs, nowMs),
                                record.by.isEmpty() ? ContainmentSpeech::tr("unknown") : record.by);
    const auto text = containedText(record.last);
    switch (record.last.standing) {
    case IncidentContained::Standing::Asked:
        return ContainmentSpeech::tr("%1, not seen yet").arg(asked);
    case IncidentContained::Standing::Seen:
        return ContainmentSpeech::tr("%1, seen %2. %3", "…, 5 min ago, what was seen")
            .arg(asked, formatSeenAge(record.lastMs, nowMs), text);
    case IncidentContained::Standing::Failed:
        return ContainmentSpeech::tr("%1, failed. %2").arg(asked, text);
    case IncidentContained::Standing::NotYet:
        return ContainmentSpeech::tr("%1, looked for again %2: not yet. %3", "…, 5 min ago, what was seen")
            .arg(asked, formatSeenAge(record.lastMs, nowMs), text);
    case IncidentContained::Standing::Contradicted:
        return ContainmentSpeech::tr("%1, looked for again %2: it is not so. %3",
                                     "…, 5 min ago, what was seen")
            .arg(asked, formatSeenAge(record.lastMs, nowMs), text);
    }
    return {};
}

} // namespace ph
