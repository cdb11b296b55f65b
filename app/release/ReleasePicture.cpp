#include "app/release/ReleasePicture.h"

#include "app/release/DeskSources.h"
#include "app/release/RecordLog.h"
#include "app/release/ReleaseMoves.h"
#include "models/tables/Format.h"
#include "models/tables/ReleaseReasons.h"
#include "models/tables/ReleaseWords.h"
#include "services/release/GateStatementCount.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/PlanDocument.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <unistd.h>

#include <algorithm>

namespace ph {

namespace {

struct ReleasePictureTexts {
    Q_DECLARE_TR_FUNCTIONS(ReleasePicture)
};

QString nameOf(const ReleaseSetting& setting, const QString& key)
{
    return setting.names.value(key, key);
}

/// Sentences of the services name keys by their ids; people know each other by name.
QString named(QString text, const ReleaseSetting& setting)
{
    for (auto it = setting.names.begin(); it != setting.names.end(); ++it)
        text.replace(it.key(), it.value());
    return text;
}

QStringList named(const QStringList& texts, const ReleaseSetting& setting)
{
    QStringList all;
    for (const auto& text : texts)
        all << named(text, setting);
    return all;
}

QString subjectOf(const ReleasePlan& plan)
{
    QStringList parts;
    for (const auto& part : plan.parts) {
        const auto words = QStringLiteral("%1 %2").arg(part.name, part.to).trimmed();
        parts << (part.kind == ReleasePart::Kind::Model ? words : partKindText(part.kind) + u' ' + words);
    }
    return parts.join(QStringLiteral(" + "));
}

QString targetOf(const ReleaseSetting& setting)
{
    if (!setting.environment)
        return {};
    const auto& target = setting.environment->target;
    switch (target.kind) {
    case ReleaseTarget::Kind::Alias:
        return target.alias;
    case ReleaseTarget::Kind::Stage:
        return target.stage;
    case ReleaseTarget::Kind::GitManifest:
        return target.file;
    case ReleaseTarget::Kind::Endpoint:
        return target.ns + u'/' + target.name;
    }
    return {};
}

QString waitsFor(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    if (!setting.policy)
        return setting.whyNoPolicy;
    const auto waived = waivedGates(record, *setting.policy, setting.nowMs);
    const auto closed = std::count_if(record.gates.begin(), record.gates.end(), [&](const GateResult& gate) {
        return gate.verdict != GateVerdict::Pass && !waived.contains(gate.id);
    });
    if (closed > 0)
        return ReleasePictureTexts::tr("%Ln gate(s) do not pass.", nullptr, int(closed));
    if (const auto count = countedApprovals(record, setting); count && !count->enough())
        return named(count->missing, setting).join(u' ');
    if (const auto freezes = freezesNow(*setting.policy, setting.nowMs); !freezes.isEmpty())
        return ReleasePictureTexts::tr("Frozen: %1.").arg(freezes.join(QStringLiteral("; ")));
    return ReleasePictureTexts::tr("Ready to be executed.");
}

QString runsAt(const ReleaseRecord& record, ReleaseSummary::Driver driver)
{
    const auto total = record.steps.size();
    for (qsizetype i = 0; i < total; ++i) {
        const auto at = ReleasePictureTexts::tr("Step %1 of %2").arg(i + 1).arg(total);
        switch (record.steps[i].state) {
        case StepRecord::State::Confirmed:
            continue;
        case StepRecord::State::Intended:
            return ReleasePictureTexts::tr("%1 was asked for, and what came of it is not known.").arg(at);
        case StepRecord::State::Requested:
            return ReleasePictureTexts::tr("%1 is requested and not yet seen.").arg(at);
        case StepRecord::State::Conflict:
            return ReleasePictureTexts::tr("%1 found something else there.").arg(at);
        case StepRecord::State::Failed:
            return ReleasePictureTexts::tr("%1 was refused.").arg(at);
        case StepRecord::State::Planned:
            return driver == ReleaseSummary::Driver::Undriven
                       ? ReleasePictureTexts::tr("Nobody drives it; %1 is next.").arg(at)
                       : ReleasePictureTexts::tr("%1 is next.").arg(at);
        }
    }
    return releaseReasonText(record.reason);
}

QString attentionOf(const ReleaseRecord& record, const ReleaseSetting& setting, ReleaseSummary::Driver driver)
{
    switch (record.state) {
    case ReleaseState::Draft:
        return record.reason.isEmpty()
                   ? ReleasePictureTexts::tr("Not submitted yet.")
                   : ReleasePictureTexts::tr("Not submitted yet. %1").arg(releaseReasonText(record.reason));
    case ReleaseState::Waiting:
        return waitsFor(record, setting);
    case ReleaseState::Running:
        return runsAt(record, driver);
    case ReleaseState::Soaking: {
        const auto ends = soakEnd(record, setting);
        if (ends == noTime)
            return ReleasePictureTexts::tr("Being watched.");
        return setting.nowMs < ends
                   ? ReleasePictureTexts::tr("Being watched until %1.").arg(formatLocalTime(ends))
                   : ReleasePictureTexts::tr("Watched long enough: somebody has to confirm it.");
    }
    case ReleaseState::Done:
        return {};
    case ReleaseState::RollingBack:
    case ReleaseState::RolledBack:
    case ReleaseState::Stopped:
        return named(releaseReasonText(record.reason), setting);
    }
    return {};
}

ReleaseSummary::Driver driverOf(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    using Driver = ReleaseSummary::Driver;
    if (record.state != ReleaseState::Running)
        return Driver::NotNeeded;
    if (isUndriven(record, setting))
        return Driver::Undriven;
    if (setting.kept == ReleaseSetting::Kept::Elsewhere || isDrivenElsewhere(record, setting))
        return Driver::Elsewhere;
    return record.driver.startsWith(QString::number(getpid()) + u':') ? Driver::Here : Driver::Elsewhere;
}

StepView stepView(const StepRecord& record)
{
    StepView view;
    view.step = record.step;
    view.state = shownStepState(record.state);
    if (record.attempts > 0)
        view.asked = record.result.isEmpty() ? record.step.value
                                             : QStringLiteral("%1: %2").arg(record.step.value, record.result);
    view.askedMs = record.intendedMs;
    view.observedMs = record.observedMs;
    if (record.observed)
        view.observed = record.observed->isEmpty() ? ReleasePictureTexts::tr("nothing") : *record.observed;
    return view;
}

QString groupOf(const ReleaseSetting& setting, const QString& key)
{
    QStringList groups;
    if (setting.policy) {
        for (const auto& group : setting.policy->groups) {
            if (isMember(group, key))
                groups << group.name;
        }
    }
    return listText(groups);
}

ApprovalView approvalView(const Approval& approval, const ReleaseRecord& record,
                          const ReleaseSetting& setting)
{
    ApprovalView view;
    view.who = nameOf(setting, approval.keyId);
    view.group = groupOf(setting, approval.keyId);
    view.decision = ApprovalView::Decision(int(approval.decision));
    view.comment = approval.comment;
    view.timeMs = approval.timeMs;
    const auto* tier = setting.policy ? setting.policy->tier(record.plan.tier) : nullptr;
    if (tier && approval.decision != Approval::Decision::Comment)
        view.whyVoid = named(
            whyVoid(quorumOf(*setting.policy, *tier), approval, subjectOfApprovals(record), setting.nowMs),
            setting);
    const auto later =
        std::any_of(record.approvals.begin(), record.approvals.end(), [&](const Approval& other) {
            return other.keyId == approval.keyId && other.decision != Approval::Decision::Comment &&
                   other.timeMs > approval.timeMs;
        });
    if (view.whyVoid.isEmpty() && later && approval.decision != Approval::Decision::Comment)
        view.whyVoid = ReleasePictureTexts::tr("they decided anew");
    return view;
}

QList<ChecklistItemView> checklistItems(const GateResult& result, const ReleaseRecord& record,
                                        const ReleaseSetting& setting)
{
    // Without the policy no key is known to be anybody's.
    const auto answers = setting.policy ? answersInForce(record, *setting.policy, setting.nowMs)
                                        : QMap<QString, ChecklistAnswer>();
    QList<ChecklistItemView> items;
    const auto asked = result.settings.value(QLatin1String("items")).toArray();
    for (const auto& one : asked) {
        const auto question = one.toObject();
        ChecklistItemView item{question.value(QLatin1String("id")).toString(),
                               question.value(QLatin1String("text")).toString()};
        if (const auto found = answers.constFind(result.id + u'/' + item.id); found != answers.constEnd()) {
            item.answer = found->word;
            item.by = nameOf(setting, found->by);
            item.note = found->note;
            item.answeredMs = found->answeredMs;
        }
        items << item;
    }
    return items;
}

GateView gateView(const GateResult& result, const ReleaseRecord& record, const ReleaseSetting& setting)
{
    GateView view{result};
    for (const auto& signedWaiver : record.waivers) {
        const auto& waiver = signedWaiver.waiver;
        if (waiver.gateId != result.id)
            continue;
        const auto why = setting.policy ? whyVoid(signedWaiver, record, *setting.policy, setting.nowMs)
                                        : setting.whyNoPolicy;
        view.waivers << WaiverView{waiver.gateId,      nameOf(setting, waiverKeyId(waiver)),
                                   waiver.group,       waiver.reason,
                                   waiver.givenMs,     waiver.expiresMs,
                                   named(why, setting)};
    }
    if (record.state == ReleaseState::Waiting && result.verdict != GateVerdict::Pass)
        view.waiverGroups = waiverGroups(setting, result.id);
    if (result.kind == QLatin1String("checklist"))
        view.checklist = checklistItems(result, record, setting);
    return view;
}

QString jsonWords(const QByteArray& object)
{
    const auto json = nlohmann::json::parse(object.begin(), object.end(), nullptr, false);
    if (!json.is_object())
        return {};
    const auto word = [&](const char* key) {
        const auto at = json.find(key);
        if (at == json.end())
            return QString();
        return at->is_string() ? QString::fromStdString(at->get<std::string>())
                               : QString::fromStdString(at->dump());
    };
    if (json.contains("place"))
        return QStringLiteral("%1 = %2").arg(word("place"), word("value"));
    QStringList words;
    for (const char* key : {"decision", "comment", "by", "state", "reason", "value", "answer", "of",
                            "verdicts", "confirmed_steps", "soak_ms"}) {
        if (const auto text = word(key); !text.isEmpty())
            words << text;
    }
    return words.join(QStringLiteral(" · "));
}

ReleaseLogLine logLine(const LedgerEntry& entry, const ReleaseSetting& setting)
{
    auto what = entry.kind;
    return {entry.seq,
            entry.timeMs,
            nameOf(setting, entry.actor),
            what.replace(u'.', u' '),
            jsonWords(entry.asked),
            named(jsonWords(entry.observed), setting)};
}

RollbackPreview rollbackPreview(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    RollbackPreview preview;
    QStringList targets;
    for (const auto& target : record.plan.rollback.targets) {
        targets << QStringLiteral("%1 %2").arg(target.name, target.to);
        preview.effects << ReleasePictureTexts::tr("%1 %2 goes from %3 to %4.")
                               .arg(partKindText(target.kind), target.name, target.from, target.to);
    }
    preview.target = targets.join(QStringLiteral(" + "));
    preview.current = subjectOf(record.plan);
    preview.condition = record.plan.rollback.condition;
    preview.dataSource = record.plan.rollback.dataSource;
    for (const auto& step : record.steps)
        preview.seenMs = std::max(preview.seenMs, step.observedMs);
    if (setting.environment)
        preview.blastRadius = setting.environment->endpoint.isEmpty()
                                  ? ReleasePictureTexts::tr("Everybody who asks for %1 in %2.")
                                        .arg(targetOf(setting), setting.environment->name)
                                  : ReleasePictureTexts::tr("Every request to %1 in %2.")
                                        .arg(setting.environment->endpoint, setting.environment->name);
    return preview;
}

} // namespace

QMap<QString, QString> keyNames(const std::optional<Policy>& policy, const QMap<QString, QString>& own)
{
    auto names = own;
    if (!policy)
        return names;
    for (const auto& group : policy->groups) {
        for (const auto& approver : group.approvers) {
            const auto key = publicKeyFromText(approver.key);
            if (key && !approver.label.isEmpty())
                names.insert(keyId(*key), approver.label);
        }
    }
    return names;
}

std::optional<ApprovalCount> countedApprovals(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    const auto* tier = setting.policy ? setting.policy->tier(record.plan.tier) : nullptr;
    if (!tier)
        return std::nullopt;
    return countApprovals(quorumOf(*setting.policy, *tier), record.approvals, subjectOfApprovals(record),
                          setting.nowMs);
}

ReleaseSummary releaseSummary(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    ReleaseSummary summary;
    summary.id = record.plan.id;
    summary.environment = record.plan.environment;
    summary.subject = subjectOf(record.plan);
    summary.target = targetOf(setting);
    summary.state = record.state;
    summary.tier = record.plan.tier;
    summary.author = nameOf(setting, record.plan.author);
    summary.createdMs = record.plan.createdMs;
    summary.updatedMs = record.changedMs;
    summary.gatesTotal = int(record.gates.size());
    summary.gatesPassed =
        int(std::count_if(record.gates.begin(), record.gates.end(),
                          [](const GateResult& gate) { return gate.verdict == GateVerdict::Pass; }));
    if (setting.policy) {
        const auto waived = waivedGates(record, *setting.policy, setting.nowMs);
        summary.gatesWaived =
            int(std::count_if(record.gates.begin(), record.gates.end(), [&](const GateResult& gate) {
                return gate.verdict != GateVerdict::Pass && waived.contains(gate.id);
            }));
    }
    for (const auto& group : quorumViews(record, setting)) {
        summary.approvalsNeed += group.need;
        summary.approvalsHave += std::min(group.have, group.need);
    }
    summary.driver = driverOf(record, setting);
    if (summary.driver == ReleaseSummary::Driver::Elsewhere)
        summary.drivenBy = isDrivenElsewhere(record, setting) ? nameOf(setting, setting.toldBy)
                           : setting.kept == ReleaseSetting::Kept::Elsewhere
                               ? summary.author
                               : ReleasePictureTexts::tr("another process on this machine");
    summary.attention = attentionOf(record, setting, summary.driver);
    return summary;
}

ReleaseDetails releaseDetails(const ReleaseRecord& record, const ReleaseSetting& setting,
                              const QList<LedgerEntry>& log)
{
    ReleaseDetails details;
    details.summary = releaseSummary(record, setting);
    details.plan = record.plan;
    details.planDigest = record.planDigest;
    details.evidenceDigest = record.evidenceDigest;
    for (const auto& step : record.steps)
        details.steps << stepView(step);
    for (const auto& gate : record.gates)
        details.gates << gateView(gate, record, setting);
    for (const auto& approval : record.approvals)
        details.approvals << approvalView(approval, record, setting);
    details.quorum = quorumViews(record, setting);
    if (setting.kept == ReleaseSetting::Kept::Elsewhere)
        details.log = recordLog(record, setting.toldBy, setting.names);
    else
        for (const auto& entry : log)
            details.log << logLine(entry, setting);
    details.moves = movesOf(record, setting);
    for (auto& rule : details.moves)
        rule.whyNot = named(rule.whyNot, setting);
    if (record.rollbackOf.isEmpty())
        details.rollback = rollbackPreview(record, setting);
    details.soakEndsMs = record.state == ReleaseState::Soaking ? soakEnd(record, setting) : noTime;
    return details;
}

const ReleaseRecord* lastReleased(const QList<ReleaseRecord>& releases, const QString& environment)
{
    const ReleaseRecord* last = nullptr;
    for (const auto& record : releases) {
        if (record.plan.environment == environment && record.rollbackOf.isEmpty() &&
            mayBeTakenBack(record.state) && changedSomething(record) &&
            (!last || record.changedMs > last->changedMs))
            last = &record;
    }
    return last;
}

} // namespace ph
