#include "services/store/Database.h"
#include "services/store/DatabasePool.h"
#include "services/store/Statement.h"
#include "tests/support/ReleaseRemote.h"
#include "tests/support/Shouting.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

#include <thread>

using namespace ph;
using namespace ph::testing;
using Fault = FileRemote::Fault;

namespace {

/// The model alone, without a registry's tags: one step.
ReleasePlan smallPlan(const QString& id = QStringLiteral("r1"))
{
    auto environment = production();
    environment.registry.clear();
    return samplePlan(environment, id);
}

ReleaseEngine::Settings quick()
{
    ReleaseEngine::Settings settings;
    settings.looks = 5;
    settings.settle = std::chrono::milliseconds(0);
    settings.wait = [](std::chrono::milliseconds, const std::stop_token&) {};
    return settings;
}

struct House {
    QTemporaryDir dir;
    std::string path(const char* name) const { return dir.filePath(QLatin1String(name)).toStdString(); }
    SigningKey key = releaseKey(1);
    FileRemote remote{path("remote.log")};
    std::unique_ptr<StateStore> state = std::move(StateStore::open(path("state.db")).value());
    ReleaseStore store{*state, key, {}};
    ReleaseEngine engine{store, remote, quick()};
    ReleasePlan plan = smallPlan();
    QStringList before; ///< acts that prepared the remote

    House()
    {
        for (const auto& step : plan.steps)
            remote.append({{}, step.kind, step.place, {}, step.expected});
        before = remote.acts();
    }

    Result<ReleaseState> upTo(ReleaseState wanted)
    {
        for (;;) {
            auto reached = furtherOnce(store, engine, plan);
            if (!reached || *reached == wanted)
                return reached;
            if (*reached == ReleaseState::Stopped)
                return fail(ErrorKind::Conflict, plan.id, store.release(plan.id)->reason);
        }
    }
    ReleaseRecord now() { return store.release(plan.id).value(); }
    QStringList acts() const { return remote.acts().mid(before.size()); }
    QStringList kinds()
    {
        QStringList kinds;
        const auto ledger = store.ledger().value();
        for (const auto& entry : ledger)
            kinds << entry.kind;
        return kinds;
    }
    bool ledgerIsWhole()
    {
        const auto check = verifyLedger(store.ledger().value(), {{key.id(), key.publicKey()}});
        return !check.broken && check.entries > 0;
    }
    ReleasePlan rollbackPlan(const QString& id = QStringLiteral("r1-rollback"))
    {
        auto environment = production();
        environment.registry.clear();
        auto back = plan;
        back.id = id;
        std::reverse(back.parts.begin(), back.parts.end());
        back.rollback.targets = back.parts;
        for (auto& part : back.parts)
            std::swap(part.from, part.to);
        QMap<QString, QString> observed;
        for (const auto& step : plan.steps)
            observed.insert(step.place, remote.observe(step).value());
        back.steps = rollbackSteps(id, environment, plan, observed).value();
        return back;
    }
};

} // namespace

class TestReleaseEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReleaseGoesItsWayAndTheLedgerTellsIt();
    void whatIsThereAlreadyIsNotDoneAgain();
    void somethingElseThereStopsIt();
    void aLostAnswerIsResolvedByLooking();
    void aLostRequestIsUnknownUntilLookedAtAgain();
    void whatLooksForItselfIsTakenUpAtOnce();
    void whatIsAcceptedButNotSeenIsNeverDone();
    void whatShowsLateIsConfirmedLate();
    void aRefusalStopsIt();
    void tooManyRequestsOnlyWait();
    void anotherValueIsAConflict();
    void whereLookingFailsNothingIsAsked();
    void itIsCancelledBetweenSteps();
    void aDriverThatWasStoppedLeavesItToOthers();
    void twoDriversDoNotDriveOneRelease();
    void aLostLeaseWritesNothing();
    void undrivenReleasesAreNamed();
    void partsRollBackAsOneInReverse();
    void aPartialReleaseRollsBack();
    void nothingStandsInTheWayOfARollback();
    void executingNeedsEverything_data();
    void executingNeedsEverything();
    void whatIsWaivedMaySayAnything();
    void whatIsIgnoredIsNamedOnlyWhereApprovalsAreMissing();
    void aHashChangedBesideTheLastEntryIsFound();
    void aDraftWithProblemsIsNotSaved();
    void newEvidenceVoidsApprovals();
    void aTamperedPlanIsFound();
    void theLedgerOnlyGrows();
};

void TestReleaseEngine::aReleaseGoesItsWayAndTheLedgerTellsIt()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Done));
    QCOMPARE(house.acts(), expectedActs(house.plan));
    QCOMPARE(house.kinds(),
             (QStringList{QStringLiteral("release.drafted"), QStringLiteral("release.submitted"),
                          QStringLiteral("approval"), QStringLiteral("release.started"),
                          QStringLiteral("step.intended"), QStringLiteral("step.requested"),
                          QStringLiteral("step.confirmed"), QStringLiteral("step.intended"),
                          QStringLiteral("step.requested"), QStringLiteral("step.confirmed"),
                          QStringLiteral("release.soaking"), QStringLiteral("release.done")}));
    QVERIFY(house.ledgerIsWhole());
    QVERIFY(house.now().driver.isEmpty());
    QCOMPARE(house.now().confirmedSteps(), 2);
}

void TestReleaseEngine::whatIsThereAlreadyIsNotDoneAgain()
{
    House house;
    house.remote.append(house.plan.steps[0]);
    QVERIFY_RESULT(house.upTo(ReleaseState::Soaking));
    QCOMPARE(house.acts(), expectedActs(house.plan)); // the first by somebody else
    QVERIFY(house.kinds().contains(QStringLiteral("step.found-done")));
}

void TestReleaseEngine::somethingElseThereStopsIt()
{
    House house;
    auto other = house.plan.steps[1];
    other.value = QStringLiteral("0.99");
    house.remote.append(other);
    const auto state = house.upTo(ReleaseState::Soaking);
    QVERIFY_ERROR(state, ErrorKind::Conflict);
    QVERIFY2(state.error().detail.contains(QLatin1String("\"0.81\" was expected")) &&
                 state.error().detail.contains(QLatin1String("\"0.99\" is there")),
             qPrintable(state.error().detail));
    QCOMPARE(house.now().confirmedSteps(), 1); // applied in part, and shown so
    QCOMPARE(house.now().steps[1].state, StepRecord::State::Conflict);
    QCOMPARE(house.acts().size(), 2);
}

void TestReleaseEngine::aLostAnswerIsResolvedByLooking()
{
    House house;
    house.remote.fault = Fault::LoseAnswer;
    QVERIFY_RESULT(house.upTo(ReleaseState::Soaking));
    QCOMPARE(house.acts(), expectedActs(house.plan));
    QVERIFY(house.kinds().contains(QStringLiteral("step.unknown")));
}

void TestReleaseEngine::aLostRequestIsUnknownUntilLookedAtAgain()
{
    House house;
    house.remote.fault = Fault::LoseRequest;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    QCOMPARE(house.engine.drive(house.plan.id).value(), ReleaseState::Running);
    QCOMPARE(house.now().steps[0].state, StepRecord::State::Intended);
    QCOMPARE(house.now().steps[0].attempts, 1);
    QVERIFY(house.now().reason.contains(QLatin1String("unknown")));
    QVERIFY(house.acts().isEmpty());
    // While the request may still arrive nobody asks again; once it cannot, and looking says so, it is asked
    // anew.
    auto patient = quick();
    patient.settle = std::chrono::hours(1);
    house.remote.fault = Fault::None;
    QCOMPARE(ReleaseEngine(house.store, house.remote, patient).drive(house.plan.id).value(),
             ReleaseState::Running);
    QVERIFY(house.acts().isEmpty());
    QCOMPARE(house.engine.drive(house.plan.id).value(), ReleaseState::Soaking);
    QCOMPARE(house.acts(), expectedActs(house.plan));
    QCOMPARE(house.now().steps[0].attempts, 2);
}

/// An act that keeps its own record, as a rollout does, may be asked anew before it has settled; and one that
/// takes long can tell that its driver lives, and hears that it is to stop.
void TestReleaseEngine::whatLooksForItselfIsTakenUpAtOnce()
{
    class LongAct final : public StepExecutor {
    public:
        explicit LongAct(FileRemote& remote)
            : remote_(remote)
        {
        }
        Result<QString> observe(const PlanStep& step) override { return remote_.observe(step); }
        Result<void> apply(const PlanStep& step) override
        {
            beats << (beat_ ? beat_().value_or(true) : true);
            return remote_.apply(step);
        }
        bool takesUp(const PlanStep&) const override { return true; }
        void setBeat(std::function<Result<bool>()> beat) override { beat_ = std::move(beat); }
        bool canBeat() const { return bool(beat_); }
        QList<bool> beats;

    private:
        FileRemote& remote_;
        std::function<Result<bool>()> beat_;
    };
    House house;
    house.remote.fault = Fault::LoseRequest;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    QCOMPARE(house.engine.drive(house.plan.id).value(), ReleaseState::Running);
    QCOMPARE(house.now().steps[0].state, StepRecord::State::Intended);
    house.remote.fault = Fault::None;
    auto patient = quick();
    patient.settle = std::chrono::hours(1);
    LongAct act(house.remote);
    QCOMPARE(ReleaseEngine(house.store, act, patient).drive(house.plan.id).value(), ReleaseState::Soaking);
    QCOMPARE(house.acts(), expectedActs(house.plan));
    QCOMPARE(act.beats, (QList<bool>{false, false})); // it lives, and nobody asked it to stop
    QVERIFY(!act.canBeat());                          // its driver is gone

    House held; // what held it up says nothing of how far it came before
    held.remote.fault = Fault::TooMany;
    LongAct heldUp(held.remote);
    QVERIFY_RESULT(held.upTo(ReleaseState::Running));
    QCOMPARE(ReleaseEngine(held.store, heldUp, quick()).drive(held.plan.id).value(), ReleaseState::Running);
    QCOMPARE(held.now().steps[0].state, StepRecord::State::Intended);
    QVERIFY(held.now().reason.contains(QLatin1String("cannot be asked for now")));
}

void TestReleaseEngine::whatIsAcceptedButNotSeenIsNeverDone()
{
    House house;
    house.remote.fault = Fault::AcceptAndForget;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    auto settings = quick();
    auto time = systemNow();
    settings.clock = [&] { return time += std::chrono::hours(24); };
    ReleaseEngine slow(house.store, house.remote, settings);
    for (int i = 0; i < 5; ++i) { // days pass
        QCOMPARE(slow.drive(house.plan.id).value(), ReleaseState::Running);
        QCOMPARE(house.now().steps[0].state, StepRecord::State::Requested);
        QCOMPARE(house.now().steps[0].attempts, 1);
    }
    QVERIFY(house.now().reason.contains(QLatin1String("not seen yet")));
}

void TestReleaseEngine::whatShowsLateIsConfirmedLate()
{
    House house;
    house.remote.fault = Fault::AcceptAndDelay;
    QVERIFY_RESULT(house.upTo(ReleaseState::Soaking));
    QCOMPARE(house.acts(), expectedActs(house.plan));
}

void TestReleaseEngine::aRefusalStopsIt()
{
    House house;
    house.remote.fault = Fault::Refuse;
    const auto state = house.upTo(ReleaseState::Soaking);
    QVERIFY_ERROR(state, ErrorKind::Conflict);
    QVERIFY(state.error().detail.contains(QLatin1String("refused")));
    QCOMPARE(house.now().steps[0].state, StepRecord::State::Failed);
    QVERIFY(house.acts().isEmpty());
}

void TestReleaseEngine::tooManyRequestsOnlyWait()
{
    House house;
    house.remote.fault = Fault::TooMany;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    QCOMPARE(house.engine.drive(house.plan.id).value(), ReleaseState::Running);
    QCOMPARE(house.now().steps[0].state, StepRecord::State::Planned);
    house.remote.fault = Fault::None;
    QCOMPARE(house.engine.drive(house.plan.id).value(), ReleaseState::Soaking);
    QCOMPARE(house.acts(), expectedActs(house.plan));
}

void TestReleaseEngine::anotherValueIsAConflict()
{
    House house;
    house.remote.fault = Fault::DoSomethingElse;
    QVERIFY_ERROR(house.upTo(ReleaseState::Soaking), ErrorKind::Conflict);
    QCOMPARE(house.now().steps[0].state, StepRecord::State::Conflict);
}

void TestReleaseEngine::whereLookingFailsNothingIsAsked()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    house.remote.lookFault = Fault::LoseAnswer;
    QVERIFY_ERROR(house.engine.drive(house.plan.id), ErrorKind::Offline);
    QVERIFY(house.acts().isEmpty());
    QCOMPARE(house.now().state, ReleaseState::Running);
    house.remote.lookFault = Fault::None;
    QCOMPARE(house.engine.drive(house.plan.id).value(), ReleaseState::Soaking);
}

void TestReleaseEngine::itIsCancelledBetweenSteps()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    auto settings = quick();
    settings.fault = [&, asked = false](const char* point) mutable {
        if (std::string_view(point) == "after act" && !std::exchange(asked, true))
            QVERIFY_RESULT(house.store.askToStop(house.plan.id));
    };
    QCOMPARE(ReleaseEngine(house.store, house.remote, settings).drive(house.plan.id).value(),
             ReleaseState::Stopped);
    QCOMPARE(house.now().confirmedSteps(), 1); // the one under way was seen through
    QCOMPARE(house.now().reason, QStringLiteral("Cancelled after step 1 of 2."));
    QVERIFY_ERROR(house.engine.drive(house.plan.id), ErrorKind::Conflict);
}

void TestReleaseEngine::aDriverThatWasStoppedLeavesItToOthers()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    std::stop_source stop;
    auto settings = quick();
    settings.fault = [&](const char* point) {
        if (std::string_view(point) == "after act")
            stop.request_stop();
    };
    QVERIFY_ERROR(ReleaseEngine(house.store, house.remote, settings).drive(house.plan.id, stop.get_token()),
                  ErrorKind::Cancelled);
    QCOMPARE(house.now().state, ReleaseState::Running);
    QCOMPARE(house.store.undrivenReleases().value(), QStringList{house.plan.id});
    QCOMPARE(house.engine.drive(house.plan.id).value(), ReleaseState::Soaking);
    QCOMPARE(house.acts(), expectedActs(house.plan));
}

void TestReleaseEngine::twoDriversDoNotDriveOneRelease()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    std::optional<Result<ReleaseState>> second;
    auto settings = quick();
    settings.fault = [&](const char*) {
        if (!second)
            second = house.engine.drive(house.plan.id);
    };
    QCOMPARE(ReleaseEngine(house.store, house.remote, settings).drive(house.plan.id).value(),
             ReleaseState::Soaking);
    QVERIFY_ERROR(*second, ErrorKind::Conflict);
    QCOMPARE(house.acts(), expectedActs(house.plan));
}

void TestReleaseEngine::aLostLeaseWritesNothing()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    auto settings = quick();
    settings.fault = [&](const char* point) {
        if (std::string_view(point) == "before look")
            QVERIFY(Database::open(house.path("state.db"), {})->exec("UPDATE release SET driver = 'other'"));
    };
    QVERIFY_ERROR(ReleaseEngine(house.store, house.remote, settings).drive(house.plan.id),
                  ErrorKind::Conflict);
    QVERIFY(house.acts().isEmpty());
    QCOMPARE(house.now().steps[0].state, StepRecord::State::Planned);
}

void TestReleaseEngine::undrivenReleasesAreNamed()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    QCOMPARE(house.store.undrivenReleases().value(), QStringList{house.plan.id});
    QVERIFY_RESULT(
        house.store.takeLease(house.plan.id, QStringLiteral("1:0:gone"))); // another process's number
    QCOMPARE(house.store.undrivenReleases().value(), QStringList{house.plan.id});
    auto settings = quick();
    settings.fault = [&](const char*) { QVERIFY(house.store.undrivenReleases()->isEmpty()); };
    QVERIFY_RESULT(ReleaseEngine(house.store, house.remote, settings).drive(house.plan.id));
    QVERIFY(house.store.undrivenReleases()->isEmpty());
}

void TestReleaseEngine::partsRollBackAsOneInReverse()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Done));
    const auto back = house.rollbackPlan();
    QVERIFY_RESULT(house.store.startRollback(back, house.plan.id));
    QCOMPARE(house.now().state, ReleaseState::RollingBack);
    QCOMPARE(house.engine.drive(back.id).value(), ReleaseState::Done);
    QCOMPARE(house.now().state, ReleaseState::RolledBack);
    QCOMPARE(house.acts().mid(2),
             (QStringList{QStringLiteral("models:/fraud#pilothouse.threshold.review\t0.81"),
                          QStringLiteral("models:/fraud@champion\t6")}));
    QVERIFY(house.ledgerIsWhole());
    QVERIFY_ERROR(house.store.startRollback(house.rollbackPlan(QStringLiteral("again")), house.plan.id),
                  ErrorKind::Conflict);
}

void TestReleaseEngine::aPartialReleaseRollsBack()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    auto settings = quick();
    settings.fault = [&](const char* point) {
        if (std::string_view(point) == "after act")
            house.remote.fault = Fault::Refuse; // from the second on
    };
    QCOMPARE(ReleaseEngine(house.store, house.remote, settings).drive(house.plan.id).value(),
             ReleaseState::Stopped);
    QCOMPARE(house.now().confirmedSteps(), 1);
    house.remote.fault = Fault::None;
    const auto back = house.rollbackPlan();
    QVERIFY_RESULT(house.store.startRollback(back, house.plan.id));
    QCOMPARE(house.engine.drive(back.id).value(), ReleaseState::Done);
    QCOMPARE(house.acts(), (QStringList{QStringLiteral("models:/fraud@champion\t7"),
                                        QStringLiteral("models:/fraud@champion\t6")}));
}

void TestReleaseEngine::nothingStandsInTheWayOfARollback()
{
    // A release that nobody drives any more is taken over; one that is driven is asked to stop first.
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Running));
    auto settings = quick();
    std::optional<Result<void>> first;
    settings.fault = [&](const char* point) {
        if (std::string_view(point) == "before act" && !first)
            first = house.store.startRollback(house.rollbackPlan(), house.plan.id);
    };
    QCOMPARE(ReleaseEngine(house.store, house.remote, settings).drive(house.plan.id).value(),
             ReleaseState::Stopped);
    QVERIFY_ERROR(*first, ErrorKind::Conflict);
    const auto back = house.rollbackPlan();
    QVERIFY_RESULT(house.store.startRollback(back, house.plan.id));
    QCOMPARE(house.engine.drive(back.id).value(), ReleaseState::Done);
    QCOMPARE(house.remote.observe(house.plan.steps[0]).value(), QStringLiteral("6"));
}

void TestReleaseEngine::executingNeedsEverything_data()
{
    using Spoil = std::function<void(ExecutionFacts&)>;
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* says, const Spoil& spoil) {
        QTest::newRow(says) << spoil << QString::fromLatin1(says);
    };
    row("not waiting", [](auto& f) { f.record.state = ReleaseState::Draft; });
    for (const auto verdict :
         {GateVerdict::Fail, GateVerdict::Inconclusive, GateVerdict::NoData, GateVerdict::Stale}) {
        const auto name = QStringLiteral("The gate auc says: %1.").arg(gateVerdictName(verdict));
        row(name.toLatin1().constData(), [verdict](auto& f) { f.record.gates[0].verdict = verdict; });
    }
    row("was not evaluated", [](auto& f) { f.requiredGates << QStringLiteral("latency"); });
    row("answered twice", [](auto& f) { f.record.gates << f.record.gates[0]; });
    row("evidence is not", [](auto& f) { f.record.gates.clear(); });
    row("approvals of the group", [](auto& f) { f.approvals = countApprovals(oneApprover(), {}, {}, 0); });
    row("A freeze is in force: holidays", [](auto& f) { f.freezes << QStringLiteral("holidays"); });
    row("policy changed", [](auto& f) { f.policyDigest = QStringLiteral("sha256:other"); });
    row("plan is not the one", [](auto& f) { f.record.plan.texts.risk = QStringLiteral("none at all"); });
    row("The gate auc was evaluated 25h ago; submit again.",
        [](auto& f) { f.nowMs = f.record.gates[0].evaluatedMs + 25 * 3'600'000 + 59'000; });
    row("The gate auc was evaluated 2m ago; submit again.", [](auto& f) {
        f.maxEvidenceAgeMs = 60'000;
        f.nowMs = f.record.gates[0].evaluatedMs + 120'000;
    });
    row("The gate auc was evaluated in the future",
        [](auto& f) { f.nowMs = f.record.gates[0].evaluatedMs - 600'000; });
    row("Nobody knows when the gate auc was evaluated",
        [](auto& f) { f.record.gates[0].evaluatedMs = noTime; });
    row("Nobody knows when", [](auto& f) { f.nowMs = noTime; });
    row("The gate auc would not pass any more", [](auto& f) { f.changedGates << QStringLiteral("auc"); });
    row("no rollback condition", [](auto& f) { f.record.plan.rollback.condition.clear(); });
}

void TestReleaseEngine::executingNeedsEverything()
{
    QFETCH(const std::function<void(ExecutionFacts&)>, spoil);
    QFETCH(const QString, says);
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Waiting));
    QVERIFY_RESULT(furtherOnce(house.store, house.engine, house.plan)); // approved
    auto facts = factsOf(house.now());
    QCOMPARE(mayExecute(facts), QStringList());
    spoil(facts);
    QVERIFY2(!mayExecute(facts).filter(says).isEmpty(), qPrintable(mayExecute(facts).join(u'\n')));
    QVERIFY_ERROR(house.store.start(facts), ErrorKind::Forbidden);
    {
        const Shouting language;
        facts.approvals = countApprovals(oneApprover(), {}, {}, 0);
        for (const auto& reason : mayExecute(facts))
            QVERIFY2(Shouting::isIn(reason), qPrintable(reason));
    }
    QCOMPARE(house.now().state, ReleaseState::Waiting);
    QVERIFY_ERROR(house.engine.drive(house.plan.id), ErrorKind::Conflict);
}

void TestReleaseEngine::whatIsWaivedMaySayAnything()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Waiting));
    QVERIFY_RESULT(furtherOnce(house.store, house.engine, house.plan)); // approved
    auto facts = factsOf(house.now());
    facts.requiredGates = {QStringLiteral("auc"), QStringLiteral("latency")};
    facts.nowMs += 48 * 3'600'000;
    QCOMPARE(mayExecute(facts).size(), 2); // old; not evaluated
    facts.waivedGates = {QStringLiteral("auc")};
    QCOMPARE(mayExecute(facts), QStringList{QStringLiteral("The gate latency was not evaluated.")});
    facts.waivedGates << QStringLiteral("latency");
    QCOMPARE(mayExecute(facts), QStringList());
}

void TestReleaseEngine::whatIsIgnoredIsNamedOnlyWhereApprovalsAreMissing()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Waiting));
    QVERIFY_RESULT(furtherOnce(house.store, house.engine, house.plan)); // approved
    auto facts = factsOf(house.now());
    facts.approvals.ignored = {QStringLiteral("the signature of x does not fit")};
    QCOMPARE(mayExecute(facts), QStringList());
    facts.approvals.missing = {QStringLiteral("One is missing.")};
    QCOMPARE(mayExecute(facts).last(),
             QStringLiteral("An approval does not count: the signature of x does not fit."));
}

/// Each line is whole, and what the next one would follow is not.
void TestReleaseEngine::aHashChangedBesideTheLastEntryIsFound()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Waiting));
    const KnownKeys keys{{house.key.id(), house.key.publicKey()}};
    const auto whole = verifyStoredLedger(*house.state, keys);
    QVERIFY_RESULT(whole);
    QVERIFY(!whole->broken && whole->entries > 0);
    QVERIFY_RESULT(house.state->pool().write([](Database& db) {
        db.exec("DROP TRIGGER ledger_keeps_lines"); // as whoever wants to change it would
        Statement(db, "UPDATE ledger SET hash = 'sha256:0' WHERE seq = (SELECT max(seq) FROM ledger)").run();
        return true;
    }));
    const auto off = verifyStoredLedger(*house.state, keys, whole->head);
    QVERIFY_RESULT(off);
    QVERIFY(off->broken && off->broken->why == LedgerBreak::Why::Hash);
    QCOMPARE(off->broken->seq, whole->entries);
}

void TestReleaseEngine::aDraftWithProblemsIsNotSaved()
{
    House house;
    auto plan = house.plan;
    plan.rollback.targets.clear();
    QVERIFY_ERROR(house.store.saveDraft(plan), ErrorKind::Invalid);
    QVERIFY_ERROR(house.store.release(plan.id), ErrorKind::NotFound);
    QVERIFY_ERROR(house.store.startRollback(plan, house.plan.id), ErrorKind::Invalid);
}

void TestReleaseEngine::newEvidenceVoidsApprovals()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Waiting));
    QVERIFY_RESULT(furtherOnce(house.store, house.engine, house.plan));
    auto old = factsOf(house.now());
    QVERIFY(old.approvals.enough());
    const auto approval = house.now().approvals.first();
    auto gate = house.now().gates.first();
    gate.evaluatedMs = 5;
    QVERIFY_RESULT(house.store.submit(house.plan.id, {gate}));
    QVERIFY(!factsOf(house.now()).approvals.enough());
    QVERIFY_ERROR(house.store.start(old), ErrorKind::Conflict); // gathered before
    QVERIFY_ERROR(house.store.record(approval, releaseKey(2).publicKey()), ErrorKind::Conflict);
    QVERIFY_ERROR(house.store.record(approval, releaseKey(3).publicKey()), ErrorKind::Invalid);
}

void TestReleaseEngine::aTamperedPlanIsFound()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Waiting));
    const auto db = Database::open(house.path("state.db"), {});
    const auto size = db->integer("SELECT length(plan) FROM release");
    QVERIFY(size > 500);
    for (std::int64_t i = 1; i <= size; i += 7) {
        QVERIFY(
            db->exec("BEGIN; CREATE TEMP TABLE kept AS SELECT plan FROM release; UPDATE release SET plan = "
                     "substr(plan, 1, " +
                     std::to_string(i - 1) + ") || char(unicode(substr(plan, " + std::to_string(i) +
                     ", 1)) + 1) || substr(plan, " + std::to_string(i + 1) + "); COMMIT"));
        QVERIFY_ERROR(house.store.release(house.plan.id), ErrorKind::Unreadable);
        QVERIFY(db->exec("UPDATE release SET plan = (SELECT plan FROM kept); DROP TABLE kept"));
    }
    QVERIFY_RESULT(house.store.release(house.plan.id));
    QVERIFY(db->exec("UPDATE release SET evidence = replace(evidence, 'pass', 'fail')"));
    QVERIFY_ERROR(house.store.release(house.plan.id), ErrorKind::Unreadable);
    QCOMPARE(house.store.releases()->size(), 1); // listed all the same
}

void TestReleaseEngine::theLedgerOnlyGrows()
{
    House house;
    QVERIFY_RESULT(house.upTo(ReleaseState::Done));
    const auto db = Database::open(house.path("state.db"), {});
    QVERIFY(!db->exec("UPDATE ledger SET line = '' WHERE seq = 3"));
    db->clearFailure();
    QVERIFY(!db->exec("DELETE FROM ledger"));
    QVERIFY(house.ledgerIsWhole());
}

QTEST_GUILESS_MAIN(TestReleaseEngine)
#include "tst_release_engine.moc"
