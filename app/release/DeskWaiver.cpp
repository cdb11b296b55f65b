#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "services/release/GateStatementDocument.h"

namespace ph {

namespace {

/// In whose name a key waives a gate: `wanted`, or else the only group that lets it. Forbidden where the
/// policy names nobody or others; Invalid where it has to be said which of several.
Result<QString> groupToWaiveIn(const Policy& policy, const QString& gate, const QString& wanted,
                               const QString& publicKey)
{
    QStringList named, own;
    for (const auto& rule : policy.waivers) {
        if (rule.gate != gate)
            continue;
        named << rule.group;
        const auto* group = policy.group(rule.group);
        if (group && std::any_of(group->approvers.begin(), group->approvers.end(),
                                 [&](const Approver& approver) { return approver.key == publicKey; }))
            own << rule.group;
    }
    const auto list = [](const QStringList& names) { return names.join(QStringLiteral(", ")); };
    if (named.isEmpty())
        return fail(ErrorKind::Forbidden, gate,
                    DeskTexts::tr("The policy lets nobody waive the gate %1.").arg(gate));
    if (own.isEmpty() || (!wanted.isEmpty() && !own.contains(wanted)))
        return fail(ErrorKind::Forbidden, gate,
                    DeskTexts::tr("The gate %1 is waived by %2 only; your key is of %3.")
                        .arg(gate, list(named), own.isEmpty() ? DeskTexts::tr("none of them") : list(own)));
    if (wanted.isEmpty() && own.size() > 1)
        return fail(ErrorKind::Invalid, gate,
                    DeskTexts::tr("Say in whose name you waive it: %1.").arg(list(own)));
    return wanted.isEmpty() ? own.front() : wanted;
}

} // namespace

Result<DeskOutcome> ReleaseDesk::waived(const QString& id, const QString& gate, const QString& group,
                                        const QString& reason, std::int64_t expiresMs)
{
    if (reason.trimmed().isEmpty())
        return fail(ErrorKind::Invalid, id, DeskTexts::tr("Say why: the reason is empty."));
    auto heard = hearing(id);
    if (!heard)
        return fail(heard.error());
    if (const auto why = cannotDecide(*heard); !why.isEmpty())
        return fail(ErrorKind::Forbidden, id, why);
    const auto& record = heard->outcome.record;
    const auto asked = std::find_if(record.gates.begin(), record.gates.end(),
                                    [&](const GateResult& result) { return result.id == gate; });
    if (asked == record.gates.end())
        return fail(ErrorKind::NotFound, gate, DeskTexts::tr("This release has no such gate."));
    if (asked->verdict == GateVerdict::Pass)
        return fail(ErrorKind::Conflict, gate, DeskTexts::tr("It passes: there is nothing to waive."));
    const auto inName = groupToWaiveIn(heard->policy, gate, group, publicKeyText(key_->publicKey()));
    if (!inName)
        return fail(inName.error());
    const auto waiver =
        signWaiver({id, record.planDigest, {gate, {}, *inName, reason, now(), expiresMs}, {}}, *key_);
    if (!waiver)
        return fail(waiver.error());
    if (expiresMs != noTime && expiresMs <= now())
        return fail(ErrorKind::Invalid, gate, DeskTexts::tr("The waiver would end before it begins."));
    if (const auto standing = waiverStanding(heard->policy, waiver->waiver, now());
        standing != WaiverStanding::InForce)
        return fail(ErrorKind::Invalid, gate, waiverStandingText(standing));

    const auto text = canonicalWaiver(*waiver);
    if (!text)
        return fail(text.error());
    const auto fits = [&](const ReleaseRecord& now) { return now.planDigest == waiver->planDigest; };
    const auto said = say(*heard,
                          {id, QStringLiteral("waiver"), *text,
                           QStringLiteral("Release %1: %2 waived by %3").arg(id, gate, keyId())},
                          fits, [&] { return store_->record(*waiver); });
    if (!said)
        return fail(said.error());
    heard->outcome.record.waivers.append(*waiver);
    return std::move(heard->outcome);
}

} // namespace ph
