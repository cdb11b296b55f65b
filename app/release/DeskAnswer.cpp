#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "services/release/GateStatementCount.h"
#include "services/release/GateStatementDocument.h"

#include <QJsonArray>

#include <algorithm>

namespace ph {

namespace {

const QString checklist = QStringLiteral("checklist");

/// NotFound with what there is, where the tier asks no such item.
Result<void> isAsked(const PolicyTier& tier, const QString& gate, const QString& item)
{
    QStringList gates, items;
    for (const auto& spec : tier.gates) {
        if (spec.kind == checklist)
            gates << spec.id;
    }
    if (!gates.contains(gate))
        return fail(ErrorKind::NotFound, gate,
                    gates.isEmpty() ? DeskTexts::tr("This release has no checklist.")
                                    : DeskTexts::tr("The checklists of this release are: %1.")
                                          .arg(gates.join(QStringLiteral(", "))));
    const auto asked = tier.gate(gate)->settings.value(QLatin1String("items")).toArray();
    for (const auto& one : asked)
        items << one.toObject().value(QLatin1String("id")).toString();
    if (!items.contains(item))
        return fail(
            ErrorKind::NotFound, gate + u'/' + item,
            DeskTexts::tr("The items of this checklist are: %1.").arg(items.join(QStringLiteral(", "))));
    return {};
}

} // namespace

Result<DeskOutcome> ReleaseDesk::answered(const QString& id, const QString& gate, const QString& item,
                                          ChecklistAnswer::Word word, const QString& note)
{
    auto heard = hearing(id);
    if (!heard)
        return fail(heard.error());
    if (const auto why = cannotDecide(*heard); !why.isEmpty())
        return fail(ErrorKind::Forbidden, id, why);
    const auto& record = heard->outcome.record;
    const auto tier = tierOf(heard->policy, record.plan.tier);
    if (!tier)
        return fail(tier.error());
    if (const auto asked = isAsked(*tier, gate, item); !asked)
        return fail(asked.error());
    auto before = noTime;
    for (const auto& one : record.answers) {
        if (one.answer.by == keyId())
            before = std::max(before, one.answer.answeredMs);
    }
    const auto answer =
        signAnswer({id, record.planDigest, gate, item, {word, {}, note, momentAfter(before)}, {}}, *key_);
    if (!answer)
        return fail(answer.error());
    const auto text = canonicalAnswer(*answer);
    if (!text)
        return fail(text.error());
    const auto fits = [&](const ReleaseRecord& now) { return now.planDigest == answer->planDigest; };
    const auto said = say(*heard,
                          {id, QStringLiteral("answer"), *text,
                           QStringLiteral("Release %1: %2/%3 answered with %4 by %5")
                               .arg(id, gate, item, answerWordName(word), keyId())},
                          fits, [&] { return store_->record(*answer, key_->publicKey()); });
    if (!said)
        return fail(said.error());
    // The evidence is the author's to renew, who seals it and never answers: their next submit counts this.
    heard->outcome.record.answers.append(*answer);
    return std::move(heard->outcome);
}

Fact<QMap<QString, ChecklistAnswer>> ReleaseDesk::answersOf(const ReleaseEnvironment& environment,
                                                            const QString& id, const Policy& policy)
{
    Fact<QMap<QString, ChecklistAnswer>> fact{std::nullopt, now(), std::nullopt,
                                              QStringLiteral("the release")};
    auto record = store_->release(id);
    if (!record && record.error().kind != ErrorKind::NotFound) // a draft has none yet
        fact.error = record.error();
    if (!record)
        return fact;
    const auto copy = openHome(*workspace_, environment, keyId(), HomeLook::Copy, stop_); // read before this
    if (const auto there = copy ? copy->read(id) : Result<HomeRecord>(fail(copy.error()))) {
        QStringList told; // by whoever took what was said
        leaveOutReplaced(*there, *record, told);
    }
    fact.value = answersInForce(*record, policy, now());
    return fact;
}

} // namespace ph
