#include "app/rollout/EndpointReach.h"
#include "app/rollout/ReleaseRollout.h"
#include "app/rollout/RolloutRequests.h"
#include "services/store/EndpointRows.h"
#include "tests/app/ArgoCd.h"
#include "tests/app/RolloutStories.h"

using namespace ph;
using namespace ph::testing;

namespace {

const QString endpoint = QStringLiteral("endpoint:cluster/models/scorer");

const PlanStep* stepAt(const ReleasePlan& plan, const QString& place)
{
    for (const auto& step : plan.steps) {
        if (step.place == place)
            return &step;
    }
    return nullptr;
}

/// Somebody has begun the rollout, and says that they drive it.
void driveAs(RolloutTown& town, const QString& driver)
{
    const auto plan = town.desk(town.author).release(town.id)->record.plan;
    const auto target = town.author.settled()->target;
    const auto reach = reachEndpoint(*town.author.workspace, target, ReachFor::Changing, {});
    if (!reach)
        qFatal("%s", qPrintable(reach.error().detail));
    ConfigMapStore store(reach->client, QStringLiteral("models"));
    const auto begun = store.begin(rolloutOf(plan).value(), town.town.nowMs);
    auto state = begun->state;
    state.driver = driver;
    if (!store.save(*begun, state) || !store.claim(town.id, driver, town.town.nowMs))
        qFatal("nobody drives it");
}

QString inOneLine(const QStringList& lines)
{
    return lines.join(u' ');
}

} // namespace

/// A release to an endpoint of a cluster: from its draft to its end, and back.
class TestReleaseRollout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDraftSaysHowTrafficMoves();
    void whatItAsksOfTheClusterIsShownBefore();
    void itIsRolledOutAndThenCarriesTheAlias();
    void nothingElseWaitsForItsHours();
    void whatWaitsForItsTurnAfterThemIsStillDriven();
    void aBadCandidateTakesEverythingBack();
    void whatWasCutOffIsTakenUp();
    void itIsTakenBackWhileItIsDriven();
    void itHoldsAndGoesOnWhenItIsAsked();
    void itIsAbortedByWhoeverIsInThePolicy();
    void nothingIsAskedOfWhatWasNotBegun();
    void aColleagueTakesItBackWhileItIsDriven();
    void whoDrivesItElsewhereIsNotDisturbed();
    void whoDiedHereIsNotWaitedFor();
    void itsClaimLastsAsLongAsTheRollout();
    void onlyWhatThePolicySaysIsRolledOut_data();
    void onlyWhatThePolicySaysIsRolledOut();
    void whatNobodyRegisteredIsNotGoneBackTo();
    void whatHasToBeArmedNeedsAnImage();
    void anotherVersionWantsARelease();
    void theProbeNamesTheMissingRight();
    void theProbeAsksForTheRouteWhereSharesGoByIt();
    void whatAControllerMakesFromGitIsNotReleasedPastIt();
    void whatAControllerMakesFromGitIsReleasedThroughGit();
    void whatWasSeenLastIsToldOffline();
};

void TestReleaseRollout::aDraftSaysHowTrafficMoves()
{
    RolloutTown town;
    const auto drafted = town.drafted();
    QVERIFY_RESULT(drafted);
    QVERIFY2(drafted->missing.isEmpty(), qPrintable(inOneLine(drafted->missing)));
    const auto& plan = drafted->plan;
    QCOMPARE(plan.parts.front().from, QStringLiteral("6"));
    QCOMPARE(plan.rollback.targets.front().to, QStringLiteral("6"));
    const auto* step = stepAt(plan, endpoint);
    QVERIFY(step && step->kind == PlanStep::Kind::RollOut);
    QCOMPARE(step->expected + u' ' + step->value, QStringLiteral("6 7"));

    const auto rollout = rolloutOf(plan);
    QVERIFY_RESULT(rollout);
    QCOMPARE(rollout->id, plan.id);
    QCOMPARE(rollout->capPercent, 50.0);
    QCOMPARE(rollout->fields.front().after, QStringLiteral("\"s3://models/7\""));
    QCOMPARE(rolloutInWords(*rollout),
             (QStringList{QStringLiteral("preflight"), QStringLiteral("the candidate at 0 %"),
                          QStringLiteral("10 % of the requests, watched for 1m"),
                          QStringLiteral("50 % of the requests, watched for 1m"), QStringLiteral("promotion"),
                          QStringLiteral("confirmation")}));
    const auto notes = inOneLine(drafted->notes);
    QVERIFY2(notes.contains(QLatin1String("10 % of the requests, watched for 1m")), qPrintable(notes));
    QVERIFY2(notes.contains(QLatin1String("Supervised only")), qPrintable(notes));
    QCOMPARE(town.uri(), std::string("s3://models/6"));
    QVERIFY(!town.hasRecord());
}

void TestReleaseRollout::whatItAsksOfTheClusterIsShownBefore()
{
    RolloutTown town;
    const auto drafted = town.drafted();
    QVERIFY_RESULT(drafted);
    const auto before = *town.cluster.find(town.scorer);
    const auto steps = tryRollout(*town.author.workspace, drafted->plan, {});
    QVERIFY_RESULT(steps);
    QCOMPARE(steps->size(), 7); // 0, 10, 50 and 100 %, and three back
    for (const auto& step : *steps) {
        QVERIFY_RESULT(step.requests);
        QCOMPARE(step.requests->size(), 1);
    }
    const auto& tenth = steps->at(1).requests->front();
    QVERIFY2(tenth.request.contains(QLatin1String("\"canaryTrafficPercent\": 10")),
             qPrintable(tenth.request));
    QVERIFY2(tenth.after.contains(QLatin1String("s3://models/7")), qPrintable(tenth.after));
    QVERIFY(*town.cluster.find(town.scorer) == before);
    QVERIFY(!town.hasRecord());

    // One step that the cluster would refuse hides no other.
    town.cluster.setUser(RolloutTown::token, {"ada", {{{"get", "list"}, {"*"}, {"*"}}}});
    const auto refused = tryRollout(*town.author.workspace, drafted->plan, {});
    QVERIFY_RESULT(refused);
    for (const auto& step : *refused)
        QVERIFY_ERROR(step.requests, ErrorKind::Forbidden);

    auto still = drafted->plan;
    still.rollout.clear();
    QVERIFY_ERROR(tryRollout(*town.author.workspace, still, {}), ErrorKind::Unsupported);
}

void TestReleaseRollout::itIsRolledOutAndThenCarriesTheAlias()
{
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    QStringList onTheWay; // the alias only tells of what was seen
    town.atEachWait = [&] { onTheWay += town.town.moves(); };
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->notes.isEmpty(), qPrintable(inOneLine(executed->notes)));
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
    QCOMPARE(town.uri(), std::string("s3://models/7"));
    QCOMPARE(town.percent(), 100);
    QCOMPARE(town.highest, 50);
    QVERIFY(onTheWay.isEmpty());
    QCOMPARE(town.town.moves(), QStringList{championIs + u'7'});
    QVERIFY(town.hasRecord());
    QVERIFY(town.author.ledgerIsWhole());
    QVERIFY(town.desk(town.approver).release(town.id)->record.state == ReleaseState::Done);

    goesBackByHand(town);
    QCOMPARE(town.percent(), -1);
}

/// Who executes says when the hours begin in which neither homes nor registries are needed.
void TestReleaseRollout::nothingElseWaitsForItsHours()
{
    RolloutTown town;
    bool isAside = false;
    int waits = 0, waitsInTheWay = 0;
    QList<RolloutHand> hands;
    town.meanwhile = [&](RolloutHand hand, const std::function<void()>& work,
                         const std::function<bool()>& /*goesOnWaiting*/) {
        hands << hand;
        isAside = true;
        work();
        isAside = false;
        QVERIFY(town.town.moves().isEmpty()); // the alias is no part of it
    };
    QVERIFY_RESULT(town.ready());
    town.atEachWait = [&] {
        ++waits;
        waitsInTheWay += isAside ? 0 : 1;
    };
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QCOMPARE(hands, QList<RolloutHand>{RolloutHand::Drives});
    QVERIFY(waits > 10);
    QCOMPARE(waitsInTheWay, 0);
    QCOMPARE(town.town.moves(), QStringList{championIs + u'7'});
}

/// Its traffic has moved, and something else keeps the rest of it from going on.
void TestReleaseRollout::whatWaitsForItsTurnAfterThemIsStillDriven()
{
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    bool isCancelled = false;
    town.meanwhile = [&](RolloutHand, const std::function<void()>& work,
                         const std::function<bool()>& goesOnWaiting) {
        work();
        for (int i = 0; i < 60; ++i) { // longer than a lease
            town.town.nowMs += 10 * second;
            QVERIFY(goesOnWaiting());
        }
        const auto other = town.desk(town.author).execute(town.id);
        QVERIFY_ERROR(other, ErrorKind::Conflict);
        QVERIFY_RESULT(town.desk(town.author).cancel(town.id, QStringLiteral("It waits too long")));
        town.town.nowMs += 10 * second;
        QVERIFY(!goesOnWaiting());
        isCancelled = true;
    };
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY(isCancelled);
    QVERIFY2(executed->record.state == ReleaseState::Stopped, qPrintable(executed->record.reason));
    QVERIFY(town.town.moves().isEmpty());
}

void TestReleaseRollout::aBadCandidateTakesEverythingBack()
{
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    town.analysis.judge = [](const AnalysisLook& when) {
        return ScriptedAnalysis::says(AnalysisReport::Verdict::Critical, "Errors doubled.", when);
    };
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::RolledBack, qPrintable(executed->record.reason));
    QCOMPARE(town.uri(), std::string("s3://models/6"));
    QCOMPARE(town.percent(), -1);
    QCOMPARE(town.highest, 10);
    QVERIFY(town.town.moves().isEmpty()); // the alias never told of it
    for (const auto& step : executed->record.steps) {
        if (step.step.place == endpoint)
            QVERIFY2(step.result.contains(QLatin1String("Errors doubled.")), qPrintable(step.result));
    }
    QVERIFY(
        town.town.registry.acts.contains(QStringLiteral("tag fraud/7#pilothouse.release.state=rolled-back")));
    QVERIFY(town.desk(town.approver).release(town.id)->record.state == ReleaseState::RolledBack);
    QVERIFY(town.author.ledgerIsWhole());
}

void TestReleaseRollout::whatWasCutOffIsTakenUp()
{
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    std::stop_source stop;
    town.atEachWait = [&] {
        if (town.percent() == 10)
            stop.request_stop();
    };
    QVERIFY_ERROR(town.desk(town.author, stop.get_token()).execute(town.id), ErrorKind::Cancelled);
    QCOMPARE(town.uri(), std::string("s3://models/7"));
    QCOMPARE(town.percent(), 10);
    QVERIFY(town.hasRecord());
    QVERIFY(town.desk(town.author).release(town.id)->record.state == ReleaseState::Running);

    // Whatever was on its way has not settled yet by the engine's clock: the record tells.
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
    QCOMPARE(town.highest, 50);
    QCOMPARE(town.town.moves(), QStringList{championIs + u'7'});
}

void TestReleaseRollout::itIsTakenBackWhileItIsDriven()
{
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    bool isAsked = false;
    town.atEachWait = [&] {
        if (town.percent() == 10 && !std::exchange(isAsked, true)) {
            // Two drivers would undo each other: the first is asked to stop.
            const auto early = town.desk(town.author).rollback(QStringLiteral("production"), {});
            QVERIFY_ERROR(early, ErrorKind::Conflict);
        }
    };
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY(isAsked);
    QVERIFY2(executed->record.state == ReleaseState::Running, qPrintable(executed->record.reason));
    QCOMPARE(town.percent(), 10);

    const auto back = town.desk(town.author).rollback(QStringLiteral("production"), {});
    QVERIFY_RESULT(back);
    QVERIFY2(back->record.state == ReleaseState::Done, qPrintable(back->record.reason));
    QCOMPARE(town.uri(), std::string("s3://models/6"));
    QCOMPARE(town.percent(), -1);
    QCOMPARE(town.highest, 10);
    QVERIFY(town.desk(town.author).release(town.id)->record.state == ReleaseState::RolledBack);
}

void TestReleaseRollout::itHoldsAndGoesOnWhenItIsAsked()
{
    using Kind = RolloutRequest::Kind;
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    std::int64_t pausedMs = noTime;
    bool resumed = false;
    town.atEachWait = [&] {
        if (pausedMs == noTime && town.percent() == 10) {
            pausedMs = town.town.nowMs;
            QVERIFY_RESULT(town.desk(town.approver).askRollout(town.id, Kind::Pause, QStringLiteral("odd")));
        }
        if (pausedMs == noTime || resumed)
            return;
        QCOMPARE(town.percent(), 10);
        if (town.town.nowMs < pausedMs + 10 * minute) // ten times its soak
            return;
        resumed = true;
        QVERIFY_RESULT(town.desk(town.author).askRollout(town.id, Kind::Resume, {}));
    };
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY(resumed);
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
    QVERIFY(town.author.ledgerIsWhole() && town.approver.ledgerIsWhole());
}

void TestReleaseRollout::itIsAbortedByWhoeverIsInThePolicy()
{
    using Kind = RolloutRequest::Kind;
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    Person stranger(town.town, "stranger");
    town.settle(stranger);
    bool asked = false;
    town.atEachWait = [&] {
        if (asked || town.percent() != 10)
            return;
        asked = true;
        QVERIFY_ERROR(town.desk(stranger).askRollout(town.id, Kind::Abort, {}), ErrorKind::Forbidden);
        const auto rollout =
            town.desk(town.approver).askRollout(town.id, Kind::Abort, QStringLiteral("too many errors"));
        QVERIFY_RESULT(rollout);
        QCOMPARE(rollout->state.requests.back().who, town.approver.key.id());
        QCOMPARE(rollout->state.requests.back().reason, QStringLiteral("too many errors"));
    };
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY(asked);
    QCOMPARE(town.uri(), std::string("s3://models/6"));
    QVERIFY(town.town.moves().isEmpty());
    QVERIFY_RESULT(executed);
    QVERIFY(executed->record.state == ReleaseState::RolledBack);
    QVERIFY_ERROR(town.desk(town.approver).askRollout(town.id, Kind::Pause, {}), ErrorKind::Invalid);
}

void TestReleaseRollout::nothingIsAskedOfWhatWasNotBegun()
{
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    QVERIFY_ERROR(town.desk(town.author).askRollout(town.id, RolloutRequest::Kind::Pause, {}),
                  ErrorKind::NotFound);
    QVERIFY(!town.hasRecord());
}

/// From another machine: nobody there can stop the driver, but the rollout can be asked to go back.
void TestReleaseRollout::aColleagueTakesItBackWhileItIsDriven()
{
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    bool isAsked = false;
    town.atEachWait = [&] {
        if (town.percent() != 10 || std::exchange(isAsked, true))
            return;
        const auto back = town.desk(town.approver).rollback(QStringLiteral("production"), {});
        QVERIFY_RESULT(back);
        QVERIFY2(back->record.state == ReleaseState::Done, qPrintable(back->record.reason));
    };
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY(isAsked);
    QCOMPARE(town.uri(), std::string("s3://models/6"));
    QCOMPARE(town.percent(), -1);
    QCOMPARE(town.highest, 10);
    QVERIFY(town.town.moves().isEmpty());
    QVERIFY2(executed->record.state == ReleaseState::RolledBack,
             qPrintable(releaseStateName(executed->record.state) + u' ' + executed->record.reason + u' ' +
                        inOneLine(executed->notes)));
    QVERIFY(town.desk(town.approver).release(town.id)->record.state == ReleaseState::RolledBack);
}

void TestReleaseRollout::whoDrivesItElsewhereIsNotDisturbed()
{
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    driveAs(town, QStringLiteral("night-watch"));
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY(executed->record.state == ReleaseState::Running);
    QVERIFY2(executed->record.reason.contains(QLatin1String("night-watch")),
             qPrintable(executed->record.reason));
    QCOMPARE(town.uri(), std::string("s3://models/6"));
}

void TestReleaseRollout::whoDiedHereIsNotWaitedFor()
{
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    driveAs(town, QSysInfo::machineHostName() + QStringLiteral(" (999999999:1:abc)"));
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
}

void TestReleaseRollout::itsClaimLastsAsLongAsTheRollout()
{
    RolloutTown town;
    town.firstSoak = QStringLiteral("90m");
    town.lookInterval = std::chrono::seconds(60);
    QVERIFY_RESULT(town.ready());
    const auto beganMs = town.town.nowMs;
    bool isTried = false;
    town.atEachWait = [&] {
        if (town.town.nowMs - beganMs < 75 * minute || std::exchange(isTried, true))
            return;
        const auto second = town.desk(town.approver).execute(town.id);
        QVERIFY_ERROR(second, ErrorKind::Conflict);
        QVERIFY2(second.error().detail.contains(town.author.key.id()), qPrintable(second.error().detail));
    };
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY(isTried);
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
}

void TestReleaseRollout::onlyWhatThePolicySaysIsRolledOut_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("words");
    QTest::newRow("a higher cap") << QByteArray("\"cap_percent\":\"50\"")
                                  << QByteArray("\"cap_percent\":\"100\"")
                                  << QStringLiteral("not that of the tier high");
    QTest::newRow("a shorter soak") << QByteArray("\"kind\":\"weight\",\"percent\":50,\"soak_ms\":60000")
                                    << QByteArray("\"kind\":\"weight\",\"percent\":50,\"soak_ms\":0")
                                    << QStringLiteral("not that of the tier high");
    QTest::newRow("another model") << QByteArray("\"version\":\"7\"") << QByteArray("\"version\":\"5\"")
                                   << QStringLiteral("something else than the version");
    QTest::newRow("another condition")
        << QByteArray("\"threshold\":\"0.02\"") << QByteArray("\"threshold\":\"2\"")
        << QStringLiteral("rollback condition");
    QTest::newRow("another endpoint") << QByteArray("/models/scorer\"") << QByteArray("/models/other\"")
                                      << QStringLiteral("another release or endpoint");
    QTest::newRow("no rollout any more") << QByteArray("{\"cap_percent\"") << QByteArray("{\"cap\"")
                                         << QStringLiteral("\"cap_percent\" is missing");
}

void TestReleaseRollout::onlyWhatThePolicySaysIsRolledOut()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, words);
    RolloutTown town;
    const auto drafted = town.drafted();
    QVERIFY_RESULT(drafted);
    auto plan = drafted->plan;
    QVERIFY2(plan.rollout.contains(QString::fromUtf8(before)), qPrintable(plan.rollout));
    plan.rollout.replace(QString::fromUtf8(before), QString::fromUtf8(after));
    const auto submitted = town.desk(town.author).submit(plan);
    QVERIFY_ERROR(submitted, ErrorKind::Invalid);
    QVERIFY2(submitted.error().detail.contains(words), qPrintable(submitted.error().detail));
}

void TestReleaseRollout::whatNobodyRegisteredIsNotGoneBackTo()
{
    RolloutTown town;
    town.serve("s3://elsewhere/1");
    const auto drafted = town.drafted();
    QVERIFY_ERROR(drafted, ErrorKind::Conflict);
    QVERIFY2(drafted.error().detail.contains(QLatin1String("s3://elsewhere/1, which is no version of fraud")),
             qPrintable(drafted.error().detail));
}

void TestReleaseRollout::whatHasToBeArmedNeedsAnImage()
{
    RolloutTown town;
    town.arming = QStringLiteral("required");
    const auto drafted = town.drafted();
    QVERIFY_RESULT(drafted);
    QVERIFY2(inOneLine(drafted->missing).contains(QLatin1String("names no image")),
             qPrintable(inOneLine(drafted->missing)));
}

void TestReleaseRollout::anotherVersionWantsARelease()
{
    RolloutTown town;
    QVERIFY_RESULT(town.ready());
    QVERIFY_RESULT(town.desk(town.author).execute(town.id));
    const auto back = town.desk(town.author).rollback(QStringLiteral("production"), QStringLiteral("5"));
    QVERIFY_ERROR(back, ErrorKind::Unsupported);
    QVERIFY2(back.error().detail.contains(QLatin1String("which is 6; for 5 draft a release")),
             qPrintable(back.error().detail));
    QCOMPARE(town.uri(), std::string("s3://models/7"));
}

void TestReleaseRollout::theProbeNamesTheMissingRight()
{
    RolloutTown town;
    town.decree();
    town.settle(town.author);
    const auto target = town.author.settled()->target;
    const auto seen = endpointInWords(*town.author.workspace, target, {RolloutStrategy::Canary}, {});
    QVERIFY_RESULT(seen);
    QCOMPARE(*seen, QStringLiteral("models/scorer serves s3://models/6"));
    town.cluster.setUser(RolloutTown::token, {"ada", {{{"get", "list", "watch"}, {"*"}, {"*"}}}});
    const auto refused = endpointInWords(*town.author.workspace, target, {RolloutStrategy::Canary}, {});
    QVERIFY_ERROR(refused, ErrorKind::Forbidden);
    QVERIFY2(refused.error().detail.contains(QLatin1String(
                 "patch inferenceservices.serving.kserve.io, create configmaps, patch configmaps")),
             qPrintable(refused.error().detail));
}

void TestReleaseRollout::theProbeAsksForTheRouteWhereSharesGoByIt()
{
    const auto probed = [](std::vector<KubernetesKind> kinds, RolloutStrategy strategy) {
        RolloutTown town(std::move(kinds));
        if (!town.cluster.change(town.scorer, [](nlohmann::json& object) {
                object["metadata"]["annotations"]["serving.kserve.io/deploymentMode"] = "Standard";
                object["status"] = nlohmann::json::object();
            }))
            qFatal("no scorer");
        town.controller.runFor(std::chrono::seconds(10));
        town.decree();
        town.settle(town.author);
        town.cluster.setUser(RolloutTown::token,
                             {"ada",
                              {{{"get", "patch"}, {"serving.kserve.io"}, {"inferenceservices"}},
                               {{"get"}, {"apps"}, {"deployments"}},
                               {{"list"}, {""}, {"pods"}},
                               {{"get", "list", "create", "patch"}, {""}, {"configmaps"}}}});
        const auto seen =
            endpointInWords(*town.author.workspace, town.author.settled()->target, {strategy}, {});
        return seen ? QStringLiteral("may") : seen.error().detail;
    };
    QCOMPARE(probed(standardKinds(), RolloutStrategy::AllAtOnce), QStringLiteral("may"));
    QCOMPARE(probed(kindsWithoutCanaryList(), RolloutStrategy::Canary), QStringLiteral("may"));
    const auto missing = probed(standardKinds(), RolloutStrategy::Canary);
    QVERIFY2(missing.contains(QLatin1String("get httproutes.gateway.networking.k8s.io")),
             qPrintable(missing));
}

namespace {

const QByteArray scorerManifest = "kind: InferenceService\n"
                                  "metadata: {name: scorer}\n"
                                  "spec:\n"
                                  "  predictor:\n"
                                  "    model:\n"
                                  "      storageUri: s3://models/6\n";

/// A town whose endpoint Argo CD makes from a repository.
struct GitOpsTown {
    GitSite git;
    RolloutTown town;
    ArgoCd argo{town.cluster, town.scorer, git, QStringLiteral("scorer.yaml")};

    GitOpsTown()
    {
        git.person(QStringLiteral("scorer.yaml"), scorerManifest, QStringLiteral("Serve 6"));
        argo.sync();
        town.controller.runFor(std::chrono::seconds(10));
        town.atEachWait = [this, waits = 0]() mutable {
            if (++waits % 5 == 0)
                argo.sync();
        };
    }
};

} // namespace

void TestReleaseRollout::whatAControllerMakesFromGitIsNotReleasedPastIt()
{
    GitOpsTown there;
    const auto drafted = there.town.drafted();
    QVERIFY_ERROR(drafted, ErrorKind::Unsupported);
    QVERIFY2(drafted.error().detail.contains(QLatin1String("Argo CD (fraud) manages this endpoint")),
             qPrintable(drafted.error().detail));
    QVERIFY2(drafted.error().detail.contains(QLatin1String("target.endpoint.git")),
             qPrintable(drafted.error().detail));
    QVERIFY(!there.town.hasRecord());
    QCOMPARE(there.git.commits(), 1);
}

void TestReleaseRollout::whatAControllerMakesFromGitIsReleasedThroughGit()
{
    GitOpsTown there;
    auto& town = there.town;
    town.manifest = QStringLiteral(", git: {repository: %1, file: scorer.yaml}").arg(there.git.bare());
    QVERIFY_RESULT(town.ready());
    QCOMPARE(there.git.commits(), 1); // drafted, approved, and nothing written yet
    const auto plan = town.desk(town.author).release(town.id)->record.plan;
    const auto tried = tryRollout(*town.author.workspace, plan, {});
    QVERIFY_RESULT(tried);
    QVERIFY_RESULT(tried->front().requests);
    const auto& commit = tried->front().requests->front();
    QVERIFY2(commit.request.startsWith(QLatin1String("git push ")), qPrintable(commit.request));
    QCOMPARE(commit.before, QString::fromUtf8(scorerManifest));
    QVERIFY2(commit.after.contains(QLatin1String("storageUri: s3://models/7")), qPrintable(commit.after));
    QCOMPARE(there.git.commits(), 1);
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
    QCOMPARE(town.uri(), std::string("s3://models/7"));
    QCOMPARE(town.percent(), 100);
    QCOMPARE(town.highest, 50);
    QVERIFY(there.git.show(QStringLiteral("scorer.yaml")).contains("storageUri: s3://models/7"));

    const auto back = town.desk(town.author).rollback(QStringLiteral("production"), {});
    QVERIFY_RESULT(back);
    QVERIFY2(back->record.state == ReleaseState::Done, qPrintable(back->record.reason));
    QCOMPARE(there.git.show(QStringLiteral("scorer.yaml")), scorerManifest);
    QCOMPARE(town.uri(), std::string("s3://models/6"));
    QCOMPARE(there.argo.undone, 0);
}

void TestReleaseRollout::whatWasSeenLastIsToldOffline()
{
    RolloutTown town;
    town.decree();
    town.settle(town.author);
    auto& workspace = *town.author.workspace;
    const auto production = town.author.settled().value();
    const auto& versions = town.town.registry.versions[QStringLiteral("fraud")];
    QVERIFY(lastServed(workspace, production, versions).version.isEmpty());
    const auto reach = reachEndpoint(workspace, production.target, ReachFor::Looking, {});
    QVERIFY_RESULT(reach);
    const std::vector seen{lookAt(*reach, town.town.nowMs)->endpoint};
    QVERIFY_RESULT(workspace.cache().putEndpoints(reach->key.connection, seen, UnlistedEndpoints::Keep));
    town.cluster.stop();
    const auto last = lastServed(workspace, production, versions);
    QCOMPARE(last.version, QStringLiteral("6"));
    QCOMPARE(last.seenMs, town.town.nowMs);
}

QTEST_GUILESS_MAIN(TestReleaseRollout)
#include "tst_release_rollout.moc"
