#include "services/release/GateStatementCount.h"

#include "services/release/ClockSkew.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/ReleaseStoreTexts.h"

#include <algorithm>

namespace ph {

namespace {

/// Of a waiver or an answer: what it was said about.
template <class Statement>
QString speaksOfOther(const Statement& statement, const ReleaseRecord& record)
{
    if (statement.releaseId != record.plan.id)
        return ReleaseStoreTexts::tr("It speaks of another release.");
    if (statement.planDigest != record.planDigest)
        return ReleaseStoreTexts::tr("The plan changed after it.");
    return {};
}

QString whyNotSaid(const SignedAnswer& answer, const ReleaseRecord& record, const Policy& policy,
                   std::int64_t nowMs)
{
    const auto& said = answer.answer;
    const auto key = approverKey(policy, said.by);
    if (key.isEmpty())
        return ReleaseStoreTexts::tr("%1 is no key of this policy.").arg(said.by);
    if (!verifyAnswer(answer, key))
        return ReleaseStoreTexts::tr("The signature does not fit.");
    if (auto other = speaksOfOther(answer, record); !other.isEmpty())
        return other;
    if (said.by == record.plan.author)
        return ReleaseStoreTexts::tr("The author does not answer for their own release.");
    if (said.answeredMs == noTime || said.answeredMs > nowMs + clockSkewMs)
        return ReleaseStoreTexts::tr("The answer was given in the future: a clock is off.");
    return {};
}

/// Of two answers of one moment the no counts, as the one that permits less.
bool isBefore(const ChecklistAnswer& a, const ChecklistAnswer& b)
{
    using Word = ChecklistAnswer::Word;
    return a.answeredMs < b.answeredMs ||
           (a.answeredMs == b.answeredMs && a.word == Word::Yes && b.word == Word::No);
}

} // namespace

QByteArray approverKey(const Policy& policy, const QString& id)
{
    for (const auto& group : policy.groups) {
        for (const auto& approver : group.approvers) {
            const auto key = publicKeyFromText(approver.key);
            if (key && keyId(*key) == id)
                return *key;
        }
    }
    return {};
}

QString whyVoid(const SignedWaiver& waiver, const ReleaseRecord& record, const Policy& policy,
                std::int64_t nowMs)
{
    if (!verifyWaiver(waiver))
        return ReleaseStoreTexts::tr("The signature does not fit.");
    if (auto other = speaksOfOther(waiver, record); !other.isEmpty())
        return other;
    if (waiverKeyId(waiver.waiver) == record.plan.author)
        return ReleaseStoreTexts::tr("The author does not waive gates of their own release.");
    const auto standing = waiverStanding(policy, waiver.waiver, nowMs);
    return standing == WaiverStanding::InForce ? QString() : waiverStandingText(standing);
}

QString whyVoid(const SignedAnswer& answer, const ReleaseRecord& record, const Policy& policy,
                std::int64_t nowMs)
{
    if (auto why = whyNotSaid(answer, record, policy, nowMs); !why.isEmpty())
        return why;
    const bool isOvertaken =
        std::any_of(record.answers.begin(), record.answers.end(), [&](const SignedAnswer& other) {
            return other.gateId == answer.gateId && other.itemId == answer.itemId &&
                   other.answer.by == answer.answer.by && isBefore(answer.answer, other.answer) &&
                   whyNotSaid(other, record, policy, nowMs).isEmpty();
        });
    return isOvertaken ? ReleaseStoreTexts::tr("The same key answered again after it.") : QString();
}

QStringList waivedGates(const ReleaseRecord& record, const Policy& policy, std::int64_t nowMs)
{
    QStringList gates;
    for (const auto& waiver : record.waivers) {
        if (!gates.contains(waiver.waiver.gateId) && whyVoid(waiver, record, policy, nowMs).isEmpty())
            gates << waiver.waiver.gateId;
    }
    return gates;
}

QMap<QString, ChecklistAnswer> answersInForce(const ReleaseRecord& record, const Policy& policy,
                                              std::int64_t nowMs)
{
    QMap<QString, ChecklistAnswer> answers;
    for (const auto& given : record.answers) {
        if (!whyVoid(given, record, policy, nowMs).isEmpty())
            continue;
        const auto item = given.gateId + u'/' + given.itemId;
        const auto there = answers.constFind(item);
        if (there == answers.constEnd() || given.answer.word < there->word ||
            (given.answer.word == there->word && isBefore(*there, given.answer)))
            answers.insert(item, given.answer);
    }
    return answers;
}

} // namespace ph
