#pragma once

#include "models/values/Policy.h"

namespace ph {

/// Somebody takes it upon themselves that a gate is not passed. Stays with the release forever; whoever keeps
/// it also keeps the signature over it.
struct GateWaiver {
    QString gateId;
    QString by;     ///< public key of who gave it
    QString group;  ///< in whose name
    QString reason; ///< never empty
    std::int64_t givenMs = noTime;
    std::int64_t expiresMs = noTime;
    friend bool operator==(const GateWaiver&, const GateWaiver&) = default;
};

enum class WaiverStanding {
    InForce,
    NotYet, ///< given in the future: somebody's clock is off
    Expired,
    NotAllowed, ///< the policy lets nobody of this group waive this gate
    NotAMember, ///< who gave it is not of the group
    NoReason,
    NoExpiry,
    TooLong ///< longer than the policy allows
};

/// Only InForce waives. The policy is asked as it is now: a rule or member taken away ends a waiver.
WaiverStanding waiverStanding(const Policy& policy, const GateWaiver& waiver, std::int64_t nowMs);
QString waiverStandingText(WaiverStanding standing); ///< one sentence

} // namespace ph
