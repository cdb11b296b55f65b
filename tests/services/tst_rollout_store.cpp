#include "tests/services/RolloutLab.h"

#include <QRegularExpression>

using namespace ph;
using namespace ph::testing;

namespace {

KubernetesRef mapOf(const RolloutLab& lab)
{
    return {"configmaps", "models", ConfigMapStore::objectName(lab.id()).toStdString()};
}

/// A measurement of so many bytes of words, at a second.
RolloutMeasurement wordy(int atSecond, int bytes)
{
    return {reported(AnalysisReport::Verdict::Wait, QByteArray(bytes, 'x').constData(),
                     rolloutBegins + atSecond * second)};
}

} // namespace

/// What is kept in the cluster: enough for anybody to go on from, and nothing that two can write at once.
class TestRolloutStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesFollowFromTheRelease_data();
    void namesFollowFromTheRelease();
    void whatIsBegunIsFoundByItsLabels();
    void whoeverWritesSecondIsTold();
    void aChangedPlanIsRefused();
    void aStateThatCannotBeReadIsNamed();
    void whatPeopleAskIsWrittenOnce_data();
    void whatPeopleAskIsWrittenOnce();
    void aBeginningWithoutAnAnswerIsFound();
    void measurementsFillOneMapAfterTheOther();
    void whoDrivesIsSaidWithAFractionOfSeconds();
    void whoeverGivesUpLeavesTheOtherAlone();
};

void TestRolloutStore::namesFollowFromTheRelease_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* id, const char* name) {
        QTest::newRow(id) << QString::fromUtf8(id) << QString::fromLatin1(name);
    };
    row("2026-11-27-scorer-3-x3k9", "pilothouse-rollout-2026-11-27-scorer-3-x3k9");
    row("Scorer 3", "pilothouse-rollout-scorer-3-[0-9a-f]{8}");
    row("scorer-3", "pilothouse-rollout-scorer-3");
    row("über/größe", "pilothouse-rollout--ber-gr-e-[0-9a-f]{8}");
    row("a-name-that-is-much-longer-than-a-label-of-kubernetes-may-be",
        "pilothouse-rollout-a-name-that-is-much-longer-than-[0-9a-f]{8}");
}

void TestRolloutStore::namesFollowFromTheRelease()
{
    QFETCH(QString, id);
    QFETCH(QString, name);
    const auto made = ConfigMapStore::objectName(id);
    QVERIFY2(QRegularExpression(QRegularExpression::anchoredPattern(name)).match(made).hasMatch(),
             qPrintable(made));
    QVERIFY(made.size() <= 63);
}

void TestRolloutStore::whatIsBegunIsFoundByItsLabels()
{
    RolloutLab lab;
    QVERIFY_RESULT(lab.store.begin(lab.plan(), lab.nowMs));
    const auto object = *lab.cluster.find(mapOf(lab));
    const auto labels = object["metadata"]["labels"];
    QCOMPARE(labels["app.kubernetes.io/managed-by"].get<std::string>(), std::string("pilothouse"));
    QCOMPARE(labels["pilothouse.dev/kind"].get<std::string>(), std::string("rollout"));
    QCOMPARE(QString::fromStdString(labels["pilothouse.dev/endpoint-uid"]), lab.plan().endpointUid);
    const auto listed = lab.store.list();
    QVERIFY_RESULT(listed);
    QCOMPARE(listed->rollouts.size(), std::size_t(1));
    auto plan = lab.plan();
    plan.endpoint.connection = {};
    QVERIFY(listed->rollouts[0].plan == plan);
    QVERIFY_ERROR(lab.store.load(QStringLiteral("another")), ErrorKind::NotFound);
}

void TestRolloutStore::whoeverWritesSecondIsTold()
{
    RolloutLab lab;
    const auto begun = lab.store.begin(lab.plan(), lab.nowMs);
    QVERIFY_RESULT(begun);
    auto state = begun->state;
    state.driver = QStringLiteral("desk");
    const auto saved = lab.store.save(*begun, state);
    QVERIFY_RESULT(saved);
    QVERIFY(saved->version != begun->version);
    state.driver = QStringLiteral("pod");
    QVERIFY_ERROR(lab.store.save(*begun, state), ErrorKind::Conflict);
    QCOMPARE(lab.store.load(lab.id())->state.driver, QStringLiteral("desk"));
}

void TestRolloutStore::aChangedPlanIsRefused()
{
    RolloutLab lab;
    QVERIFY_RESULT(lab.store.begin(lab.plan(), lab.nowMs));
    lab.cluster.change(mapOf(lab), [](Json& object) {
        std::string plan = object["data"]["plan"];
        plan.replace(plan.find("\"cap_percent\":\"50\""), 18, "\"cap_percent\":\"99\"");
        object["data"]["plan"] = plan;
    });
    const auto loaded = lab.store.load(lab.id());
    QVERIFY_ERROR(loaded, ErrorKind::Invalid);
    QVERIFY(loaded.error().detail.contains(QStringLiteral("somebody changed it")));
}

void TestRolloutStore::aStateThatCannotBeReadIsNamed()
{
    RolloutLab lab;
    QVERIFY_RESULT(lab.store.begin(lab.plan(), lab.nowMs));
    lab.cluster.change(mapOf(lab), [](Json& object) { object["data"]["state"] = "{"; });
    QVERIFY_ERROR(lab.store.load(lab.id()), ErrorKind::Unreadable);
    const auto listed = lab.store.list();
    QVERIFY_RESULT(listed);
    QCOMPARE(listed->faults.size(), std::size_t(1));
    QCOMPARE(listed->faults[0].item, ConfigMapStore::objectName(lab.id()));
    // Its rollout may be under way: none is begun beside it.
    auto ask = canaryAsk();
    ask.releaseId = QStringLiteral("another");
    QVERIFY_ERROR(lab.store.begin(*lab.tryPlan(ask), lab.nowMs), ErrorKind::Conflict);
}

void TestRolloutStore::whatPeopleAskIsWrittenOnce_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("the answer lost") << int(ApiFault::Kind::LostReply);
    QTest::newRow("the request lost") << int(ApiFault::Kind::LostRequest);
}

void TestRolloutStore::whatPeopleAskIsWrittenOnce()
{
    QFETCH(int, kind);
    RolloutLab lab;
    QVERIFY_RESULT(lab.store.begin(lab.plan(), lab.nowMs));
    auto fault = ApiFault::of(ApiFault::Kind(kind), "PATCH");
    fault.times = 1;
    lab.cluster.setFault("", fault);
    lab.ask(RolloutRequest::Kind::Pause);
    const auto requests = lab.store.load(lab.id())->state.requests;
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0].who, QStringLiteral("ada"));
}

void TestRolloutStore::aBeginningWithoutAnAnswerIsFound()
{
    RolloutLab lab;
    auto fault = ApiFault::of(ApiFault::Kind::LostReply, "POST");
    fault.times = 1;
    lab.cluster.setFault("", fault);
    const auto begun = lab.store.begin(lab.plan(), lab.nowMs);
    QVERIFY_RESULT(begun);
    QCOMPARE(lab.store.list()->rollouts.size(), std::size_t(1));
}

void TestRolloutStore::measurementsFillOneMapAfterTheOther()
{
    RolloutLab lab;
    for (int i = 0; i < 7; ++i) // 200 KiB each; a map is full at 512
        QVERIFY_RESULT(lab.store.keep(lab.id(), wordy(i, 200 * 1024)));
    QVERIFY_RESULT(lab.store.keep(lab.id(), wordy(6, 200 * 1024))); // the same once more
    // Another store goes on where this one was.
    ConfigMapStore other(lab.client, QStringLiteral("models"));
    QVERIFY_RESULT(other.keep(lab.id(), wordy(7, 10)));
    const auto kept = other.measurements(lab.id());
    QVERIFY_RESULT(kept);
    QCOMPARE(kept->size(), std::size_t(8));
    for (std::size_t i = 0; i < kept->size(); ++i)
        QCOMPARE((*kept)[i].report.toMs, rolloutBegins + std::int64_t(i) * second);
    const auto maps = lab.cluster.list("configmaps", "models");
    QCOMPARE(maps.size(), std::size_t(3));
    for (const auto& map : maps)
        QVERIFY(map.dump().size() < 1024 * 1024);
}

void TestRolloutStore::whoDrivesIsSaidWithAFractionOfSeconds()
{
    RolloutLab lab;
    QVERIFY_RESULT(lab.store.claim(lab.id(), QStringLiteral("desk"), rolloutBegins + 7));
    const KubernetesRef place{"leases.coordination.k8s.io", "models", mapOf(lab).name};
    auto spec = (*lab.cluster.find(place))["spec"];
    QCOMPARE(spec["holderIdentity"].get<std::string>(), std::string("desk"));
    QVERIFY(spec["renewTime"].get<std::string>().ends_with(".007000Z"));
    QVERIFY_RESULT(lab.store.claim(lab.id(), QStringLiteral("desk"), rolloutBegins + 20 * second));
    // Heard of 15 s ago; then long ago.
    const auto held = lab.store.claim(lab.id(), QStringLiteral("pod"), rolloutBegins + 35 * second);
    QVERIFY_ERROR(held, ErrorKind::Conflict);
    QVERIFY(held.error().detail.contains(QStringLiteral("desk drives it, and was heard of 15 s ago")));
    QVERIFY_RESULT(lab.store.claim(lab.id(), QStringLiteral("pod"), rolloutBegins + 50 * second));
    spec = (*lab.cluster.find(place))["spec"];
    QCOMPARE(spec["leaseTransitions"].get<int>(), 1);
    // Whoever takes it over does not wait, and who had it is told.
    QVERIFY_RESULT(lab.store.takeOver(lab.id(), QStringLiteral("desk"), rolloutBegins + 51 * second));
    QVERIFY_ERROR(lab.store.claim(lab.id(), QStringLiteral("pod"), rolloutBegins + 52 * second),
                  ErrorKind::Conflict);
}

void TestRolloutStore::whoeverGivesUpLeavesTheOtherAlone()
{
    RolloutLab lab;
    QVERIFY_RESULT(lab.store.claim(lab.id(), QStringLiteral("pod"), rolloutBegins));
    QVERIFY_RESULT(lab.store.giveUp(lab.id(), QStringLiteral("desk"), rolloutBegins));
    QVERIFY_ERROR(lab.store.claim(lab.id(), QStringLiteral("desk"), rolloutBegins), ErrorKind::Conflict);
    QVERIFY_RESULT(lab.store.giveUp(lab.id(), QStringLiteral("pod"), rolloutBegins));
    QVERIFY_RESULT(lab.store.claim(lab.id(), QStringLiteral("desk"), rolloutBegins));
}

QTEST_GUILESS_MAIN(TestRolloutStore)
#include "tst_rollout_store.moc"
