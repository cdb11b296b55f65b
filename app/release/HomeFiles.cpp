#include "app/release/HomeFiles.h"

#include "app/release/DeskTexts.h"
#include "services/release/ApprovalDocument.h"
#include "services/release/CanonicalJson.h"
#include "services/release/GateStatementCount.h"
#include "services/release/PlanDocument.h"
#include "services/release/PlanSteps.h"
#include "services/release/RecordSeal.h"
#include "services/release/ReleaseProgress.h"
#include "services/release/StateDocument.h"

#include <algorithm>

namespace ph {

namespace {

constexpr int maxAttempts = 10; ///< while others write to the same record

const QString planFile = QStringLiteral("plan.json");
const QString gatesFile = QStringLiteral("gates.json");
const QString stateFile = QStringLiteral("state.json");
const QString sealFile = QStringLiteral("seal.json");

Result<QByteArray> stateText(const ReleaseRecord& record, const QString& planDigest,
                             const QString& evidenceDigest, const SigningKey& key)
{
    SignedState state;
    state.releaseId = record.plan.id;
    state.planDigest = planDigest;
    state.evidenceDigest = evidenceDigest;
    state.state = record.state;
    state.reason = record.reason;
    state.rollbackOf = record.rollbackOf;
    state.changedMs = record.changedMs;
    state.isLeft = record.isLeft;
    for (const auto& step : record.steps)
        state.steps.append({step.step.id, step.state});
    return signState(std::move(state), key);
}

/// Who may say it has said it, and of this plan and this evidence. Returns who.
Result<QString> readState(const QByteArray& text, const QString& where, const StateTrust& trust,
                          ReleaseRecord& record)
{
    const auto state = stateFromCanonical(text, where);
    if (!state)
        return fail(state.error());
    if (state->releaseId != record.plan.id || state->planDigest != record.planDigest)
        return fail(ErrorKind::Invalid, where, DeskTexts::tr("It was said of another plan."));
    if (state->evidenceDigest != record.evidenceDigest)
        return fail(ErrorKind::Invalid, where, DeskTexts::tr("It was said of other evidence."));
    const auto by = keyId(state->publicKey);
    if (by != record.plan.author && !(trust && trust(record.plan.environment, by)))
        return fail(ErrorKind::Forbidden, where,
                    DeskTexts::tr("%1 signed it, who is neither the author nor in the policy.").arg(by));
    record.state = state->state;
    record.reason = state->reason;
    record.rollbackOf = state->rollbackOf;
    record.changedMs = state->changedMs;
    record.isLeft = state->isLeft;
    for (auto& step : record.steps) {
        for (const auto& told : state->steps) {
            if (told.id == step.step.id)
                step.state = told.state;
        }
    }
    return by;
}

/// A state after which nothing of the release is executed.
bool endsIt(ReleaseState state)
{
    return state == ReleaseState::Stopped || state == ReleaseState::RollingBack ||
           state == ReleaseState::RolledBack;
}

/// Where it stands, into `record`, and who says so. What was taken out of the home is found in its past: else
/// whoever removes that a release was given up would have it waiting again.
struct Standing {
    QString by;
    QString note; ///< what was done to the file; empty: nothing
};
Result<Standing> standingOf(const HomeRecord& home, const StateTrust& trust, ReleaseRecord& record)
{
    const auto where = home.id + u'/' + stateFile;
    const bool isThere = home.files.contains(stateFile);
    const auto by = isThere ? readState(home.files.value(stateFile), where, trust, record)
                            : fail(ErrorKind::NotFound, where, DeskTexts::tr("It is missing from the home."));
    if (by)
        return Standing{*by, {}};
    const auto past = home.past.value(stateFile);
    const QList<QByteArray> latestFirst(past.crbegin(), past.crend());
    for (const auto& text : latestFirst) {
        auto then = record;
        const auto saidBy = readState(text, where, trust, then);
        if (!saidBy)
            continue;
        if (isThere && !endsIt(then.state))
            break;
        record = std::move(then);
        return Standing{*saidBy, DeskTexts::tr("%1: It was %2; what was signed there last still counts: %3.")
                                     .arg(where,
                                          isThere ? DeskTexts::tr("replaced in the home")
                                                  : DeskTexts::tr("removed from the home"),
                                          releaseStateName(record.state))};
    }
    return fail(by.error());
}

/// What its author signed is what lies there. A missing seal is no lesser matter than a wrong one: whoever
/// can change the plan can delete the seal.
Result<void> checkSeal(const HomeRecord& home, const ReleaseRecord& record)
{
    const auto at = [&](const QString& file) { return home.id + u'/' + file; };
    if (!home.files.contains(sealFile))
        return fail(ErrorKind::Unreadable, at(sealFile),
                    DeskTexts::tr("Not sealed: nobody signed this plan yet. Its author submits it anew."));
    const auto seal = sealFromCanonical(home.files.value(sealFile), at(sealFile));
    if (!seal)
        return fail(seal.error());
    const auto isNot = [&](const QString& file, const QString& why) {
        return fail(ErrorKind::Unreadable, at(file), why);
    };
    const auto changed = DeskTexts::tr("It is not what its author signed.");
    if (seal->releaseId != home.id)
        return isNot(sealFile, DeskTexts::tr("It seals another release, %1.").arg(seal->releaseId));
    if (seal->planDigest != record.planDigest)
        return isNot(planFile, changed);
    if (seal->evidenceDigest != record.evidenceDigest)
        return isNot(gatesFile, changed);
    if (const auto by = keyId(seal->publicKey); by != record.plan.author)
        return isNot(sealFile, DeskTexts::tr("%1 signed it, not its author %2.").arg(by, record.plan.author));
    return {};
}

Error goneFrom(const HomeRecord& home)
{
    return Error::make(ErrorKind::NotFound, home.id + u'/' + planFile,
                       home.past.contains(planFile)
                           ? DeskTexts::tr("The plan is missing from the release home: it was removed there.")
                           : DeskTexts::tr("The plan is missing from the release home."));
}

} // namespace

StateTrust keysOfPolicies(const QList<ReleaseEnvironment>& environments)
{
    return [environments](const QString& name, const QString& keyId) {
        const auto named =
            std::find_if(environments.begin(), environments.end(),
                         [&](const ReleaseEnvironment& environment) { return environment.name == name; });
        const auto policy =
            named == environments.end() ? Result<Policy>(fail(ErrorKind::NotFound, name)) : policyOf(*named);
        return policy && !approverKey(*policy, keyId).isEmpty();
    };
}

Result<QMap<QString, QByteArray>> sealedHomeFilesOf(const ReleaseRecord& record, const SigningKey& key)
{
    const auto plan = canonicalPlan(record.plan);
    if (!plan)
        return fail(plan.error());
    const auto gates = canonicalEvidence(record.gates);
    if (!gates)
        return fail(gates.error());
    const auto planDigest = sha256Text(*plan);
    const auto evidenceDigest = sha256Text(*gates);
    const auto state = stateText(record, planDigest, evidenceDigest, key);
    if (!state)
        return fail(state.error());
    QMap<QString, QByteArray> files{{planFile, *plan}, {stateFile, *state}};
    if (record.plan.author != key.id())
        return files;
    const auto seal = sealRecord({record.plan.id, planDigest, evidenceDigest, key.publicKey(), {}}, key);
    if (!seal)
        return fail(seal.error());
    files.insert(gatesFile, *gates);
    files.insert(sealFile, *seal);
    return files;
}

bool isGone(const HomeRecord& record)
{
    return !record.files.contains(planFile);
}

Result<ReleasePlan> planIn(const HomeRecord& home)
{
    const auto where = home.id + u'/' + planFile;
    if (!isGone(home))
        return planFromCanonical(home.files.value(planFile), where);
    const auto past = home.past.value(planFile);
    return past.isEmpty() ? fail(goneFrom(home)) : planFromCanonical(past.last(), where);
}

Result<ReleaseRecord> sharedOf(const HomeRecord& home, const ReleaseRecord& known, QStringList& notes,
                               const StateTrust& trust)
{
    if (!isGone(home))
        return recordFromHome(home, notes, trust);
    const auto gone = goneFrom(home);
    notes << QStringLiteral("%1: %2").arg(gone.where, gone.detail);
    auto shared = known;
    shared.approvals.clear();
    shared.waivers.clear();
    shared.answers.clear();
    readSaid(home, shared, notes);
    return shared;
}

Result<ReleaseRecord> recordFromHome(const HomeRecord& home, QStringList& notes, const StateTrust& trust)
{
    if (isGone(home))
        return fail(goneFrom(home));
    ReleaseRecord record;
    const auto plan = planFromCanonical(home.files.value(planFile), home.id + u'/' + planFile);
    if (!plan)
        return fail(plan.error());
    if (plan->id != home.id)
        return fail(ErrorKind::Unreadable, home.id + u'/' + planFile,
                    DeskTexts::tr("The plan in it is of another release."));
    record.plan = *plan;
    // Of all that lies there, read or not.
    record.planDigest = sha256Text(home.files.value(planFile));
    if (!home.files.contains(gatesFile))
        return fail(ErrorKind::Unreadable, home.id + u'/' + gatesFile,
                    DeskTexts::tr("It is missing from the home."));
    const auto gates = evidenceFromCanonical(home.files.value(gatesFile), home.id + u'/' + gatesFile);
    if (!gates)
        return fail(gates.error());
    record.gates = *gates;
    record.evidenceDigest = sha256Text(home.files.value(gatesFile));
    if (auto sealed = checkSeal(home, record); !sealed)
        return fail(sealed.error());
    for (const auto& planned : plan->steps) {
        StepRecord step;
        step.step = withPlanDigest(planned, record.planDigest);
        record.steps.append(step);
    }
    // Only what is sealed lies in a home, and that was submitted.
    record.state = ReleaseState::Waiting;
    if (const auto standing = standingOf(home, trust, record); !standing)
        notes << DeskTexts::tr("%1: %2 Where it stands is not known; it is taken to be waiting.")
                     .arg(standing.error().where, standing.error().detail);
    else if (!standing->note.isEmpty())
        notes << standing->note;
    readSaid(home, record, notes);
    return record;
}

Result<QString> toldBy(const HomeRecord& home, ReleaseRecord record, const StateTrust& trust)
{
    return standingOf(home, trust, record).map([](const Standing& standing) { return standing.by; });
}

TimesOfMove timesOfMove(const HomeRecord& home, const ReleaseRecord& record, const StateTrust& trust)
{
    auto texts = home.past.value(stateFile);
    if (home.files.contains(stateFile))
        texts << home.files.value(stateFile);
    TimesOfMove times;
    for (const auto& text : std::as_const(texts)) {
        auto then = record;
        if (!readState(text, home.id + u'/' + stateFile, trust, then))
            continue;
        if (then.state == ReleaseState::Running && times.begunMs == noTime && times.liveMs == noTime)
            times.begunMs = then.changedMs;
        if (then.state != ReleaseState::Soaking && then.state != ReleaseState::Done)
            continue;
        if (times.liveMs == noTime)
            times.liveMs = then.changedMs;
        times.lastMs = std::max(times.lastMs, then.changedMs);
    }
    return times;
}

Error anotherPlan(const ReleaseRecord& record)
{
    return Error::make(ErrorKind::Conflict, record.plan.id + u'/' + planFile,
                       DeskTexts::tr("It is not the plan that was submitted from here."));
}

QString whyNotSayable(const ReleaseRecord& record, HomeStatement::While sayable)
{
    const bool hasBegun = record.state == ReleaseState::Running;
    if (record.state == ReleaseState::Waiting ||
        (hasBegun && sayable == HomeStatement::While::NothingAsked && !changedSomething(record)))
        return {};
    if (hasBegun && sayable == HomeStatement::While::NothingAsked)
        return DeskTexts::tr("Something of it was asked for already: roll it back.");
    return DeskTexts::tr("It is %1, not waiting.").arg(releaseStateName(record.state));
}

Result<void> putStatement(ReleaseHome& home, const HomeStatement& statement,
                          const std::function<bool(const ReleaseRecord& now)>& fits, std::stop_token stop,
                          const StateTrust& trust)
{
    const auto& id = statement.releaseId;
    const auto stillStands = [&](const ReleaseHome& now) -> Result<void> {
        const auto there = now.read(id);
        if (!there)
            return fail(there.error());
        QStringList ignored;
        const auto record = recordFromHome(*there, ignored, trust);
        if (!record)
            return fail(record.error());
        if (!fits(*record))
            return fail(ErrorKind::Conflict, id,
                        DeskTexts::tr("The plan or the evidence changed; look at it again."));
        const auto why = whyNotSayable(*record, statement.sayable);
        return why.isEmpty() ? Result<void>() : fail(ErrorKind::Conflict, id, why);
    };
    for (int attempt = 0;; ++attempt) {
        const auto there = home.read(id);
        if (!there)
            return fail(there.error());
        if (auto stands = stillStands(home); !stands)
            return stands;
        const auto put = home.put({HomeChange::Kind::Decision,
                                   id,
                                   {{nextFile(*there, statement.kind + u's'), statement.text}},
                                   there->revision,
                                   statement.message},
                                  stillStands, stop);
        if (put)
            return {};
        if (put.error().kind != ErrorKind::Conflict || attempt >= maxAttempts)
            return fail(put.error());
    }
}

} // namespace ph
