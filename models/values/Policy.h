#pragma once

#include "models/values/DiagnosisChecklist.h"
#include "models/values/Gate.h"
#include "models/values/ReleaseCalendar.h"
#include "models/values/RolloutRules.h"

#include <QMap>

namespace ph {

struct Approver {
    QString label; ///< for people: "approver-1"
    QString key;   ///< Ed25519 public key: "ed25519:" and 32 bytes in base64
    friend bool operator==(const Approver&, const Approver&) = default;
};

struct ApproverGroup {
    QString name;
    QList<Approver> approvers; ///< no key twice
    friend bool operator==(const ApproverGroup&, const ApproverGroup&) = default;
};

/// What a release of one tier of risk has to go through.
struct PolicyTier {
    QString name; ///< "low", "medium", "high", "critical", or any other
    QList<GateSpec> gates;
    QMap<QString, int> quorum;          ///< group -> how many of it have to approve
    std::int64_t approvalsExpireMs = 0; ///< after an approval
    std::int64_t soakMs = 0;            ///< watched before it is done
    double exposureCapPercent = 100;    ///< traffic that the version may get before the soak is over
    /// The rollback condition of a plan names at least one of these; empty: any condition will do.
    QStringList rollbackConditionNames;
    std::optional<std::int64_t>
        rehearsedWithinMs; ///< its rollback-ready gates ask for it; none: they need not
    enum class RollbackQuorum { NotNeeded, Needed } rollbackQuorum = RollbackQuorum::NotNeeded;
    std::optional<RolloutRules> rollout = {}; ///< of traffic on a cluster; none: the tier moves none
    const GateSpec* gate(const QString& id) const;
    friend bool operator==(const PolicyTier&, const PolicyTier&) = default;
};

/// Who may let a release pass a gate that it does not pass.
struct WaiverRule {
    QString gate;               ///< id
    QString group;              ///< any one of it
    std::int64_t longestMs = 0; ///< from giving it to its expiry
    friend bool operator==(const WaiverRule&, const WaiverRule&) = default;
};

/// A policy file, read. See services/policy/PolicyFile.h.
struct Policy {
    int version = 1; ///< of the file's format
    QString name;
    QString digest; ///< "sha256:…" of the content, whatever its spacing, comments and order of keys
    std::int64_t maxFactAgeMs = 0; ///< of gates that do not say otherwise
    QList<ApproverGroup> groups;
    QList<PolicyTier> tiers; ///< from the least risk to the most, as the file lists them
    QList<WaiverRule> waivers;
    std::optional<ReleaseCalendar> calendar;
    std::optional<DiagnosisRules> diagnosis = {}; ///< none: the usual steps
    const PolicyTier* tier(const QString& tierName) const;
    const ApproverGroup* group(const QString& groupName) const;
    friend bool operator==(const Policy&, const Policy&) = default;
};

/// A freeze of the policy's calendar is in force. It stops promotions, never rollbacks.
bool isFrozen(const Policy& policy, std::int64_t atMs);
/// Releases may begin: within a window, or the policy has no calendar or no windows.
bool isInWindow(const Policy& policy, std::int64_t atMs);

/// 90 minutes are "90m"; 0 for what is no duration. Units: s, m, h, d (24 hours).
std::int64_t durationFromText(const QString& text);
QString durationText(std::int64_t ms); ///< in the largest unit that divides it

} // namespace ph
