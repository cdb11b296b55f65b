#include "tests/services/RolloutStage.h"

using namespace ph;
using namespace ph::testing;

namespace {

/// What goes wrong on the way to the API server, for some requests.
struct Trouble {
    const char* name;
    ApiFault fault;
};

std::vector<Trouble> troubles()
{
    auto late = ApiFault::of(ApiFault::Kind::Late), slow = ApiFault::of(ApiFault::Kind::SlowBody);
    late.pause = slow.pause = std::chrono::milliseconds(5);
    return {{"latency", late},
            {"slicing", slow},
            {"reset before it was done", ApiFault::of(ApiFault::Kind::LostRequest)},
            {"done, and the answer lost", ApiFault::of(ApiFault::Kind::LostReply)},
            {"truncation", ApiFault::of(ApiFault::Kind::MidBodyDrop)},
            {"500", ApiFault::withStatus(500)},
            {"503", ApiFault::withStatus(503, 1)},
            {"504", ApiFault::withStatus(504)},
            {"429", ApiFault::withStatus(429, 1)}};
}

} // namespace

/// The network may fail at any moment: a rollout ends as it would have, with every step done once.
class TestRolloutFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whateverGoesWrongOnTheWayItEndsRight_data();
    void whateverGoesWrongOnTheWayItEndsRight();
    void aWriteThatArrivesLateIsRefusedOrFound_data();
    void aWriteThatArrivesLateIsRefusedOrFound();
    void anOutageIsSatOut();
    void goingBackDoesNotWaitForTheStore();
    void aStoreThatRefusesStopsWhatIsStillForward();
};

void TestRolloutFaults::whateverGoesWrongOnTheWayItEndsRight_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<int>("trouble");
    for (const auto& story : stories) {
        const auto all = troubles();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::addRow("%s, %s", story.name, all[i].name) << story << int(i);
    }
}

void TestRolloutFaults::whateverGoesWrongOnTheWayItEndsRight()
{
    QFETCH(Story, story);
    QFETCH(int, trouble);
    const int steps = changesOf(story);
    // One request, or a burst of them, from each write on.
    for (const int burst : {1, 4}) {
        for (int step = 1 + (trouble + burst) % stride; step <= steps; step += stride) {
            Stage stage(story);
            int changes = 0;
            stage.transport.before = [&](const HttpRequest& request) {
                if (!isChange(request) || ++changes != step)
                    return;
                auto fault = troubles()[std::size_t(trouble)].fault;
                fault.times = burst;
                stage.cluster.setFault("", fault);
            };
            const auto problem = stage.problem(stage.roll());
            QVERIFY2(problem.isEmpty(),
                     qPrintable(QStringLiteral("step %1, %2: %3").arg(step).arg(burst).arg(problem)));
        }
    }
}

void TestRolloutFaults::aWriteThatArrivesLateIsRefusedOrFound_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<std::int64_t>("lateByMs");
    for (const auto& story : stories) {
        for (const auto late : {2 * second, 20 * second, 2 * minute})
            QTest::addRow("%s, %d s", story.name, int(late / second)) << story << late;
    }
}

void TestRolloutFaults::aWriteThatArrivesLateIsRefusedOrFound()
{
    QFETCH(Story, story);
    QFETCH(std::int64_t, lateByMs);
    const int steps = changesOf(story);
    for (int step = 1; step <= steps; step += stride) {
        Stage stage(story);
        const auto network = makeCurlTransport();
        int changes = 0;
        stage.transport.before = [&](const HttpRequest& request) {
            if (!isChange(request) || ++changes != step)
                return;
            auto lost = ApiFault::of(ApiFault::Kind::LostRequest);
            lost.times = 1;
            stage.cluster.setFault("", lost);
            stage.at(stage.nowMs - rolloutBegins + lateByMs, [&, request] {
                (void)network->send(request, {});
                stage.transport.after(request);
            });
        };
        const auto problem = stage.problem(stage.roll());
        QVERIFY2(problem.isEmpty(), qPrintable(QStringLiteral("step %1: %2").arg(step).arg(problem)));
    }
}

void TestRolloutFaults::anOutageIsSatOut()
{
    Stage stage(stories[0]);
    stage.at(15 * second, [&] { stage.cluster.stop(); });
    stage.at(15 * second + 5 * minute, [&] { stage.cluster.start(); });
    const auto problem = stage.problem(stage.roll());
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY(stage.nowMs > rolloutBegins + 5 * minute);
}

void TestRolloutFaults::goingBackDoesNotWaitForTheStore()
{
    Stage stage(stories[1]); // fails after 10 s at 10 %
    bool isOut = false;
    stage.transport.before = [&](const HttpRequest&) {
        if (!isOut && stage.history().endsWith(QStringLiteral("v3 10"))) {
            isOut = true;
            stage.at(stage.nowMs - rolloutBegins + 6 * second, [&] {
                stage.cluster.setFault("/api/v1/namespaces/models/configmaps",
                                       {.kind = ApiFault::Kind::Status, .status = 500, .method = "PATCH"});
            });
        }
    };
    auto state = stage.roll(5 * minute);
    QVERIFY(isOut);
    QVERIFY_RESULT(state);
    QCOMPARE(stage.history(), QString::fromLatin1(stories[1].history));
    QCOMPARE(stage.sharesOf("s3://models/v2"), 100);
    QCOMPARE(stage.store.load(stage.id())->state.outcome, RolloutOutcome::Open); // it could not be told
    // A new driver finds the endpoint as it was, does nothing to it, and tells.
    stage.cluster.clearFaults();
    QCOMPARE(stage.problem(stage.drive(stage.settings("pod"))), QString());
}

void TestRolloutFaults::aStoreThatRefusesStopsWhatIsStillForward()
{
    Stage stage(stories[0]);
    stage.at(20 * second, [&] {
        stage.cluster.setFault("/api/v1/namespaces/models/configmaps",
                               {.kind = ApiFault::Kind::Status, .status = 422, .method = "PATCH"});
    });
    QVERIFY_ERROR(stage.roll(), ErrorKind::Invalid);
    QVERIFY(stage.highest() <= 10);
}

QTEST_GUILESS_MAIN(TestRolloutFaults)
#include "tst_rollout_faults.moc"
