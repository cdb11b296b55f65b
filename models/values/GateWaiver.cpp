#include "models/values/GateWaiver.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct WaiverText {
    Q_DECLARE_TR_FUNCTIONS(ph::GateWaiver)
};

} // namespace

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
        return WaiverText::tr("The waiver is in force.");
    case WaiverStanding::NotYet:
        return WaiverText::tr("The waiver was given in the future: a clock is off.");
    case WaiverStanding::Expired:
        return WaiverText::tr("The waiver has expired.");
    case WaiverStanding::NotAllowed:
        return WaiverText::tr("The policy does not let this group waive this gate.");
    case WaiverStanding::NotAMember:
        return WaiverText::tr("Who gave the waiver is not of the group.");
    case WaiverStanding::NoReason:
        return WaiverText::tr("The waiver gives no reason.");
    case WaiverStanding::NoExpiry:
        return WaiverText::tr("The waiver does not expire.");
    case WaiverStanding::TooLong:
        return WaiverText::tr("The waiver lasts longer than the policy allows.");
    }
    return {};
}

} // namespace ph
