#include "app/release/ReleaseMoves.h"

#include "services/release/GateStatementCount.h"
#include "services/release/GateStatementDocument.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ph {

namespace {

struct ReleaseInboxTexts {
    Q_DECLARE_TR_FUNCTIONS(ReleaseInbox)
};

constexpr std::int64_t waiverNoticeMs = 24 * 3'600'000;

bool said(const QStringList& keys, const ReleaseSetting& setting)
{
    return keys.contains(setting.ownKey);
}

/// Groups that still need somebody, and that whoever sits here is in.
QStringList groupsThatAsk(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    QStringList groups;
    for (const auto& view : quorumViews(record, setting)) {
        const auto* group = setting.policy->group(view.group);
        if (view.have < view.need && group && isMember(*group, setting.ownKey))
            groups << view.group;
    }
    return groups;
}

const Approval* lastDecision(const ReleaseRecord& record, const QString& key)
{
    const Approval* last = nullptr;
    for (const auto& approval : record.approvals) {
        if (approval.keyId == key && approval.decision != Approval::Decision::Comment &&
            (!last || approval.timeMs >= last->timeMs))
            last = &approval;
    }
    return last;
}

/// From here, or as one of the keys that the policy lets take over what is driven elsewhere.
bool mayDrive(const ReleaseSetting& setting)
{
    return setting.kept == ReleaseSetting::Kept::Here ||
           (setting.policy && !approverKey(*setting.policy, setting.ownKey).isEmpty());
}

} // namespace

QList<InboxItem> inboxItems(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    QList<InboxItem> items;
    const auto add = [&](const char* name, InboxItem::Kind kind, const QString& text, std::int64_t timeMs) {
        InboxItem item;
        item.id = QLatin1String(name) + u':' + record.plan.id;
        item.kind = kind;
        item.releaseId = record.plan.id;
        item.title = releaseTitle(releaseSummary(record, setting));
        item.environment = record.plan.environment;
        item.text = text;
        item.timeMs = timeMs;
        items << item;
    };
    if (record.state == ReleaseState::Waiting && setting.policy && !setting.ownKey.isEmpty() &&
        record.plan.author != setting.ownKey) {
        const auto count = countedApprovals(record, setting);
        const auto groups = groupsThatAsk(record, setting);
        const auto* mine = lastDecision(record, setting.ownKey);
        const bool counts = count && (said(count->approvedBy, setting) || said(count->rejectedBy, setting));
        if (mine && !counts && mine->decision == Approval::Decision::Approve)
            add("void", InboxItem::Kind::ApprovalVoid,
                ReleaseInboxTexts::tr(
                    "Your approval no longer counts: the plan or the evidence is another, or it expired."),
                record.changedMs);
        else if (!counts && !groups.isEmpty())
            add("approve", InboxItem::Kind::ApprovalAsked,
                ReleaseInboxTexts::tr("An approval by %1 is asked for.")
                    .arg(groups.join(QStringLiteral(", "))),
                record.changedMs);
    }
    if (record.state == ReleaseState::Waiting) {
        for (const auto& one : record.waivers) {
            const auto& waiver = one.waiver;
            const bool ends = waiver.expiresMs <= setting.nowMs + waiverNoticeMs;
            if (waiverKeyId(waiver) == setting.ownKey && ends && waiver.expiresMs != noTime) {
                add("waiver", InboxItem::Kind::WaiverEnding,
                    waiver.expiresMs <= setting.nowMs
                        ? ReleaseInboxTexts::tr("Your waiver of the gate %1 has ended.").arg(waiver.gateId)
                        : ReleaseInboxTexts::tr("Your waiver of the gate %1 ends soon.").arg(waiver.gateId),
                    waiver.givenMs);
                items.last().id += u':' + waiver.gateId;
                items.last().dueMs = waiver.expiresMs;
            }
        }
    }
    if (setting.condition && setting.condition->verdict == ConditionWatch::Verdict::Met)
        add("rollback", InboxItem::Kind::RollbackAdvised,
            ReleaseInboxTexts::tr("Its rollback condition is met: %1. The value is %2 now.")
                .arg(record.plan.rollback.condition, QLocale().toString(setting.condition->value, 'g', 6)),
            setting.condition->measuredMs);
    const auto soakEnds = record.state == ReleaseState::Soaking ? soakEnd(record, setting) : noTime;
    if (setting.kept == ReleaseSetting::Kept::Here && soakEnds != noTime && setting.nowMs >= soakEnds)
        add("soak", InboxItem::Kind::SoakOver,
            ReleaseInboxTexts::tr("It was watched long enough: somebody has to confirm it, or take it back."),
            soakEnds);
    if (isUndriven(record, setting) && mayDrive(setting)) {
        const bool unclear =
            std::any_of(record.steps.begin(), record.steps.end(),
                        [](const StepRecord& step) { return step.state == StepRecord::State::Intended; });
        if (unclear)
            add("unclear", InboxItem::Kind::StepUnclear,
                ReleaseInboxTexts::tr(
                    "A step was asked for, and what came of it is not known. Go on: it looks first."),
                record.changedMs);
        else
            add("undriven", InboxItem::Kind::Undriven,
                ReleaseInboxTexts::tr("It is under way, and nobody drives it."), record.changedMs);
    }
    return items;
}

} // namespace ph
