#include "tests/services/RolloutLab.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Behaviour = KserveController::Behaviour;

/// Where a candidate may be tried with a part of the requests.
struct GroundWords {
    const char* name;
    Ground ground;
    const char* wholeWay;
    const char* back;   ///< what is asked for once it gets nothing any more
    const char* broken; ///< how the reason begins where it cannot serve
};
constexpr GroundWords grounds[] = {
    {"Knative mode", Ground::Knative, "v3 0, v3 10, v3 50, v3 100", "v2 0, v2 -",
     "scorer-predictor-00003 cannot serve"},
    {"Standard mode", Ground::Standard, "v3 0, v3 10, v3 50, v3 100, v3 -", "v2 -", "scorer-v3-"},
    {"Seldon", Ground::Seldon, "v3 0, v3 10, v3 50, v3 100, v3 -", "v2 -", "v3-"},
};

/// All that is asked for: this, and then what goes back to the one before.
QString turnedBack(const char* way, const GroundWords& words)
{
    return QStringLiteral("%1, %2").arg(QLatin1String(way), QLatin1String(words.back));
}

void groundRows()
{
    QTest::addColumn<GroundWords>("on");
    for (const auto& ground : grounds)
        QTest::newRow(ground.name) << ground;
}

/// What shows where the requests go, where the object itself does not tell it.
struct RouteWords {
    Ground ground;
    const char* group;
    const char* missing; ///< what is said where there is none
    const char* unseen;  ///< what is said where it may not be read
};
constexpr RouteWords routesOf[] = {
    {Ground::Standard, "gateway.networking.k8s.io", "There is no HTTPRoute scorer: without the Gateway",
     "Nobody sees where the requests go"},
    {Ground::Seldon, "networking.istio.io", "There is no VirtualService scorer: Seldon",
     "Nobody sees where the requests go, for the VirtualService scorer"},
};

void routeRows()
{
    QTest::addColumn<RouteWords>("route");
    for (const auto& route : routesOf)
        QTest::newRow(route.group) << route;
}

} // namespace

Q_DECLARE_METATYPE(GroundWords)
Q_DECLARE_METATYPE(RouteWords)

/// What comes out alike whatever serves: a candidate is tried, and taken back, whatever moves its requests.
class TestRolloutGrounds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGoodCandidateIsPromotedAfterItsSoaks_data() { groundRows(); }
    void aGoodCandidateIsPromotedAfterItsSoaks();
    void aSlowCandidateIsWaitedFor_data() { groundRows(); }
    void aSlowCandidateIsWaitedFor();
    void oneThatNeverBecomesReadyIsTakenBackInTime_data() { groundRows(); }
    void oneThatNeverBecomesReadyIsTakenBackInTime();
    void aCandidateThatNeverStartsIsTakenBack_data();
    void aCandidateThatNeverStartsIsTakenBack();
    void worseMetricsTakeItBack_data();
    void worseMetricsTakeItBack();
    void abortedByHand_data() { groundRows(); }
    void abortedByHand();
    void rolledBackByHandAfterThePromotion_data() { groundRows(); }
    void rolledBackByHandAfterThePromotion();
    void withoutARouteNothingIsBegun_data() { routeRows(); }
    void withoutARouteNothingIsBegun();
    void aRouteThatIsLostOnTheWayHolds_data() { routeRows(); }
    void aRouteThatIsLostOnTheWayHolds();
};

void TestRolloutGrounds::aGoodCandidateIsPromotedAfterItsSoaks()
{
    QFETCH(GroundWords, on);
    RolloutLab lab(canaryAsk(), on.ground);
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    QCOMPARE(lab.history(), QString::fromLatin1(on.wholeWay));
    QCOMPARE(lab.sharesOf("s3://models/v3"), 100);
    QVERIFY(lab.allAtMs() - rolloutBegins >= 2 * minute); // both soaks
    QVERIFY2(lab.nowMs - rolloutBegins < 3 * minute, qPrintable(QString::number(lab.nowMs - rolloutBegins)));
    QVERIFY(!lab.wasStarved());
    QCOMPARE(state->driver, QStringLiteral("desk"));
}

void TestRolloutGrounds::aSlowCandidateIsWaitedFor()
{
    QFETCH(GroundWords, on);
    RolloutLab lab(canaryAsk(), on.ground);
    lab.behave("v3", Behaviour::Slow);
    lab.at(4 * minute, [&] { QCOMPARE(lab.history(), QStringLiteral("v3 0")); });
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    QCOMPARE(lab.history(), QString::fromLatin1(on.wholeWay));
    QVERIFY2(lab.nowMs - rolloutBegins > 7 * minute, qPrintable(QString::number(lab.nowMs - rolloutBegins)));
    QVERIFY(!lab.wasStarved());
}

void TestRolloutGrounds::oneThatNeverBecomesReadyIsTakenBackInTime()
{
    QFETCH(GroundWords, on);
    RolloutLab lab(askWith([](RolloutAsk& ask) { ask.rules.readyWithinMs = 2 * minute; }), on.ground);
    lab.behave("v3", Behaviour::Slow); // longer than that
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QVERIFY2(inWords(*state).startsWith(QStringLiteral(
                 "rolled-back: the candidate at 0 % was asked for, and is not seen within 120 s")),
             qPrintable(inWords(*state)));
    QCOMPARE(lab.history(), turnedBack("v3 0", on));
    QCOMPARE(lab.highest(), 0);
}

void TestRolloutGrounds::aCandidateThatNeverStartsIsTakenBack_data()
{
    QTest::addColumn<GroundWords>("on");
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<QString>("words");
    for (const auto& ground : grounds) {
        const auto row = [&](const char* name) -> QTestData& {
            return QTest::addRow("%s: %s", ground.name, name) << ground;
        };
        row("crash loop") << Behaviour::CrashLoop << "incompatible dtype";
        row("broken storage") << Behaviour::BrokenStorage << "No model found in s3://models/v3";
        row("quota") << Behaviour::OverQuota << "exceeded quota";
    }
}

void TestRolloutGrounds::aCandidateThatNeverStartsIsTakenBack()
{
    QFETCH(GroundWords, on);
    QFETCH(Behaviour, behaviour);
    QFETCH(QString, words);
    RolloutLab lab(canaryAsk(), on.ground);
    const auto before = lab.object()["spec"];
    lab.behave("v3", behaviour);
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QVERIFY2(inWords(*state).startsWith(QStringLiteral("rolled-back: ") + QLatin1String(on.broken)),
             qPrintable(inWords(*state)));
    QVERIFY2(state->reason.contains(words), qPrintable(state->reason));
    QCOMPARE(lab.history(), turnedBack("v3 0", on));
    QCOMPARE(lab.highest(), 0);
    QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
    QVERIFY(!lab.wasStarved());
    QVERIFY(lab.object()["spec"] == before);
    // Not after the ten minutes that Knative, or a Deployment, takes to give it up.
    QVERIFY(lab.nowMs - rolloutBegins < 2 * minute);
}

void TestRolloutGrounds::worseMetricsTakeItBack_data()
{
    QTest::addColumn<GroundWords>("on");
    QTest::addColumn<std::int64_t>("after");
    QTest::addColumn<QString>("history");
    QTest::addColumn<int>("highest");
    for (const auto& ground : grounds) {
        const auto row = [&](const char* name) -> QTestData& {
            return QTest::addRow("%s: %s", ground.name, name) << ground;
        };
        row("first share") << 40 * second << turnedBack("v3 0, v3 10, v3 0", ground) << 10;
        row("its tier's cap") << 100 * second << turnedBack("v3 0, v3 10, v3 50, v3 0", ground) << 50;
    }
}

void TestRolloutGrounds::worseMetricsTakeItBack()
{
    QFETCH(GroundWords, on);
    QFETCH(std::int64_t, after);
    QFETCH(QString, history);
    QFETCH(int, highest);
    RolloutLab lab(canaryAsk(), on.ground);
    const auto before = lab.object()["spec"];
    lab.findWorse(after);
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: worse"));
    QCOMPARE(lab.history(), history);
    QCOMPARE(lab.highest(), highest);
    QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
    QVERIFY(!lab.wasStarved());
    QVERIFY(lab.object()["spec"] == before);
}

void TestRolloutGrounds::abortedByHand()
{
    QFETCH(GroundWords, on);
    RolloutLab lab(canaryAsk(), on.ground);
    lab.at(30 * second, [&] { lab.ask(RolloutRequest::Kind::Abort); });
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: ada: looks odd"));
    QCOMPARE(lab.history(), turnedBack("v3 0, v3 10, v3 0", on));
    QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
    QVERIFY(!lab.wasStarved());
    QVERIFY_ERROR(
        askOfRollout(lab.store, lab.id(), {RolloutRequest::Kind::Pause, QStringLiteral("ada"), 1, {}}),
        ErrorKind::Invalid);
}

void TestRolloutGrounds::rolledBackByHandAfterThePromotion()
{
    QFETCH(GroundWords, on);
    RolloutLab lab(canaryAsk(), on.ground);
    const auto before = lab.object()["spec"];
    QVERIFY_RESULT(lab.roll());
    lab.ask(RolloutRequest::Kind::RollBack);
    const auto state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: ada: looks odd"));
    QCOMPARE(lab.history(), QString::fromLatin1(on.wholeWay) + QStringLiteral(", ") + turnedBack("v3 0", on));
    QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
    QVERIFY(!lab.wasStarved()); // while the old pods started anew the candidate's answered
    QVERIFY(lab.object()["spec"] == before);
}

void TestRolloutGrounds::withoutARouteNothingIsBegun()
{
    QFETCH(RouteWords, route);
    RolloutLab lab(askWith([](RolloutAsk& ask) { ask.capPercent = 100; }), route.ground);
    lab.cluster.removeGroup(route.group);
    const auto sight = lab.site.look(lab.plan(), RolloutSite::StableLook::Skip, lab.nowMs);
    QVERIFY_RESULT(sight);
    const auto decision = decide(lab.plan(), newRollout(lab.plan(), {}, rolloutBegins), *sight);
    QCOMPARE(decision.kind, RolloutDecision::Kind::Hold);
    QVERIFY2(decision.state.holding.startsWith(QLatin1String(route.missing)),
             qPrintable(decision.state.holding));
}

void TestRolloutGrounds::aRouteThatIsLostOnTheWayHolds()
{
    QFETCH(RouteWords, route);
    RolloutLab lab(canaryAsk(), route.ground);
    lab.at(30 * second,
           [&] { lab.cluster.setFault(std::string("/apis/") + route.group, ApiFault::withStatus(403)); });
    auto state = lab.roll(2 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(inWords(*state).startsWith(QStringLiteral("open: ") + QLatin1String(route.unseen)),
             qPrintable(inWords(*state)));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 10"));
    lab.cluster.clearFaults();
    const auto seenAgainMs = lab.nowMs;
    state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    // A minute at 10 % that somebody has seen; for a good part of the first one nobody did.
    QVERIFY(state->steps[2].blindMs > minute);
    QVERIFY(state->steps[3].requestedMs - seenAgainMs > 20 * second);
}

QTEST_GUILESS_MAIN(TestRolloutGrounds)
#include "tst_rollout_grounds.moc"
