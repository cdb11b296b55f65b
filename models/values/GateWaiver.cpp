#include "models/values/GateWaiver.h"

#include <algorithm>

namespace ph {

WaiverStanding waiverStanding(const Policy& policy, const GateWaiver& waiver, std::int64_t nowMs)
{
    const auto rule =
        std::find_if(policy.waivers.begin(), policy.waivers.end(), [&](const WaiverRule& candidate) {
            return candidate.gate == waiver.gateId && candidate.group == waiver.group;
        });
    if (rule == policy.waivers.end())
        return WaiverStanding::NotAllowed;
    const auto* group = policy.group(waiver.group);
    if (!group || std::none_of(group->approvers.begin(), group->approvers.end(),
                               [&](const Approver& approver) { return approver.key == waiver.by; }))
        return WaiverStanding::NotAMember;
    if (waiver.reason.trimmed().isEmpty())
        return WaiverStanding::NoReason;
    if (waiver.givenMs == noTime || waiver.expiresMs == noTime)
        return WaiverStanding::NoExpiry;
    if (waiver.expiresMs > waiver.givenMs + rule->longestMs)
        return WaiverStanding::TooLong;
    if (waiver.givenMs > nowMs)
        return WaiverStanding::NotYet;
    return nowMs < waiver.expiresMs ? WaiverStanding::InForce : WaiverStanding::Expired;
}

QString waiverStandingText(WaiverStanding standing)
{
    switch (standing) {
    case WaiverStanding::InForce:
        return QStringLiteral("The waiver is in force.");
    case WaiverStanding::NotYet:
        return QStringLiteral("The waiver was given in the future: a clock is off.");
    case WaiverStanding::Expired:
        return QStringLiteral("The waiver has expired.");
    case WaiverStanding::NotAllowed:
        return QStringLiteral("The policy does not let this group waive this gate.");
    case WaiverStanding::NotAMember:
        return QStringLiteral("Who gave the waiver is not of the group.");
    case WaiverStanding::NoReason:
        return QStringLiteral("The waiver gives no reason.");
    case WaiverStanding::NoExpiry:
        return QStringLiteral("The waiver does not expire.");
    case WaiverStanding::TooLong:
        return QStringLiteral("The waiver lasts longer than the policy allows.");
    }
    return {};
}

} // namespace ph
