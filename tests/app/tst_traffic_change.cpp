#include "app/endpoints/TrafficChange.h"

#include "app/endpoints/EndpointSearch.h"
#include "app/incidents/ContainmentLook.h"
#include "app/release/OwnKey.h"
#include "services/incidents/IncidentStore.h"
#include "services/release/ReleaseStore.h"
#include "tests/connectors/TrafficSite.h"

#include <nlohmann/json.hpp>

using namespace ph;
using namespace ph::testing;
using namespace std::chrono_literals;
using Seen = TrafficOutcome::Seen;

namespace {

/// A site, a workspace with a signing key, and a link that may change traffic.
struct TrafficDesk : TrafficSite {
    enum class Key { Made, None };
    explicit TrafficDesk(Key own = Key::Made)
    {
        auto stores = openStores(folder.filePath(QStringLiteral("ws")).toStdString());
        if (!stores)
            qFatal("no workspace");
        workspace = std::make_unique<Workspace>(std::move(*stores), Workspace::Settings{});
        const auto key = folder.filePath(QStringLiteral("key")).toStdString();
        if (own == Key::Made && !makeOwnKey(*workspace, key))
            qFatal("no key");
        lab.connection.settings[QStringLiteral("allowControl")] = QStringLiteral("yes");
        link = workspace->links().make(lab.connection).value();
        createCandidate();
    }

    TrafficPreview preview(double candidate = 10)
    {
        const auto reach = link->reach<TrafficControl>({});
        auto made = reach->source.previewTraffic(reach->context, endpointKey(lab.connection.id, scorerId),
                                                 {{{QStringLiteral("candidate"), candidate}}});
        if (!made)
            qFatal("%s", qPrintable(made.error().why.detail));
        return *std::move(made);
    }
    Result<TrafficOutcome> change(const TrafficPreview& preview, std::chrono::milliseconds wait = 20s,
                                  std::stop_token stop = {})
    {
        return changeTraffic(*workspace, *link, preview, {.wait = wait, .between = 20ms}, std::move(stop));
    }
    /// Kinds of the ledger's entries, once it was found whole.
    QStringList ledger()
    {
        QStringList kinds;
        const auto lines = storedLedgerLines(workspace->state()).value();
        const auto keys = KeyStore(workspace->state()).publicKeys().value();
        if (const auto check = verifyStoredLedger(workspace->state(), keys); !check || check->broken)
            return {QStringLiteral("broken")};
        for (const auto& line : lines.split('\n')) {
            if (!line.isEmpty())
                kinds << ledgerEntryFromLine(line, {})->kind;
        }
        return kinds;
    }
    nlohmann::json lastObserved()
    {
        const auto lines = storedLedgerLines(workspace->state()).value().trimmed().split('\n');
        return nlohmann::json::parse(ledgerEntryFromLine(lines.last(), {})->observed.toStdString());
    }
    /// A tenth goes to the candidate of a connection of the workspace, and its controller stands still; an
    /// incident has it that this be taken away, which was not sent yet. The incident's id.
    QString incidentAgainstTheCandidate()
    {
        const auto connection = workspace->state().addConnection(lab.connection);
        if (!connection)
            qFatal("no connection");
        lab.connection = *connection;
        link = workspace->links().open(lab.connection).value();
        if (const auto cluster = actOnceAsked(); !change(preview()))
            qFatal("no candidate");
        if (!findEndpoint(workspace->cache(), {link}, QStringLiteral("models/scorer"), {}, {}))
            qFatal("no endpoint");
        IncidentStore store(workspace->state());
        const auto opened = store.open({QStringLiteral("prod"), QStringLiteral("slow")}, {}, 1'000).value();
        const IncidentContained asked{QStringLiteral("reduce-canary"), QStringLiteral("models/scorer"),
                                      IncidentContained::Standing::Asked,
                                      connectionReference(lab.connection.name), QStringLiteral("errors")};
        if (!store.add(opened.incident, asked, QStringLiteral("ada"), 2'000))
            qFatal("nothing was asked");
        return opened.incident;
    }
    IncidentStore::Record recordOf(const QString& incident)
    {
        return IncidentStore(workspace->state()).record(incident).value();
    }
    void disturbWrites(ApiFault fault)
    {
        fault.method = "PATCH";
        cluster.setFault("", fault);
    }

    QTemporaryDir folder;
    ClusterLab lab{cluster.url()};
    std::unique_ptr<Workspace> workspace;
    LinkPtr link;
};

const QStringList observed{QStringLiteral("traffic.requested"), QStringLiteral("traffic.observed")};
const QStringList unknown{QStringLiteral("traffic.requested"), QStringLiteral("traffic.unknown")};
const QStringList refused{QStringLiteral("traffic.requested"), QStringLiteral("traffic.refused")};

} // namespace

/// A change of traffic from its intent in the ledger to what was seen of it.
class TestTrafficChange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsDoneOnceItIsObserved();
    void whatIsTakenAndNotSeenIsNotDone();
    void aLostReplyIsResolvedByLooking();
    void aLostRequestIsNotRepeated();
    void whatMovedOnAfterALostRequestWillNotBeChanged();
    void aRefusalIsWrittenDown();
    void tooManyRequestsAreARefusal();
    void withoutAKeyNothingIsAsked();
    void nobodyIsAskedAfterAStop();
    void aStopEndsTheLooking();
    void sharesOfShadowsAreNoShares();
    void whatStayedRequestedAgainstAnIncidentIsLookedForLater();
    void whatNeverArrivedIsContradicted();
};

void TestTrafficChange::itIsDoneOnceItIsObserved()
{
    TrafficDesk desk;
    const auto preview = desk.preview();
    const auto cluster = desk.actOnceAsked();
    const auto outcome = desk.change(preview);
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->seen == Seen::Observed);
    QVERIFY(!outcome->unanswered && !outcome->unseen && !outcome->unrecorded);
    QCOMPARE(sharesByTarget(outcome->endpoint.observed.shares), preview.traffic);
    QCOMPARE(desk.writes(), 1);
    QCOMPARE(desk.ledger(), observed);
    QCOMPARE(desk.lastObserved()["observed"][TrafficSite::revision(3).toStdString()].get<int>(), 10);
}

void TestTrafficChange::whatIsTakenAndNotSeenIsNotDone()
{
    TrafficDesk desk; // its controller stands still
    const auto outcome = desk.change(desk.preview(), 100ms);
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->seen == Seen::NotInTime);
    QCOMPARE(desk.percent(), 10);
    QCOMPARE(desk.ledger(), unknown);
}

void TestTrafficChange::aLostReplyIsResolvedByLooking()
{
    TrafficDesk desk;
    const auto preview = desk.preview();
    desk.disturbWrites(ApiFault::of(ApiFault::Kind::LostReply));
    const auto cluster = desk.actOnceAsked();
    const auto outcome = desk.change(preview);
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->seen == Seen::Observed);
    QVERIFY(outcome->unanswered.has_value());
    QCOMPARE(desk.writes(), 1);
    QCOMPARE(desk.ledger(), observed);
    QVERIFY(desk.lastObserved().contains("unanswered"));
}

void TestTrafficChange::aLostRequestIsNotRepeated()
{
    TrafficDesk desk;
    const auto preview = desk.preview();
    desk.disturbWrites(ApiFault::of(ApiFault::Kind::LostRequest));
    const auto outcome = desk.change(preview, 200ms);
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->seen == Seen::Unknown);
    QVERIFY(outcome->unanswered.has_value());
    QCOMPARE(desk.percent(), -1);
    QCOMPARE(desk.writes(), 1);
    QCOMPARE(desk.ledger(), unknown);
}

void TestTrafficChange::whatMovedOnAfterALostRequestWillNotBeChanged()
{
    TrafficDesk desk;
    const auto preview = desk.preview();
    desk.disturbWrites(ApiFault::of(ApiFault::Kind::LostRequest));
    const auto cluster = desk.actOnceAsked(); // each step of it is another version
    const auto began = std::chrono::steady_clock::now();
    const auto outcome = desk.change(preview, 600s);
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->seen == Seen::Unknown);
    QVERIFY(std::chrono::steady_clock::now() - began < 60s); // there is nothing to wait for
    QCOMPARE(desk.writes(), 1);
}

void TestTrafficChange::aRefusalIsWrittenDown()
{
    TrafficDesk desk;
    const auto preview = desk.preview();
    desk.deploy("s3://models/v4");
    QVERIFY_ERROR(desk.change(preview), ErrorKind::Conflict);
    QCOMPARE(desk.writes(), 0);
    QCOMPARE(desk.ledger(), refused);
    QCOMPARE(desk.lastObserved()["error"]["kind"].get<std::string>(), std::string("conflict"));
}

void TestTrafficChange::tooManyRequestsAreARefusal()
{
    TrafficDesk desk;
    const auto preview = desk.preview();
    desk.disturbWrites(ApiFault::withStatus(429, 0));
    QVERIFY_ERROR(desk.change(preview), ErrorKind::RateLimited);
    QCOMPARE(desk.writes(), 1);
    QCOMPARE(desk.ledger(), refused);
}

void TestTrafficChange::withoutAKeyNothingIsAsked()
{
    TrafficDesk desk(TrafficDesk::Key::None);
    QVERIFY_ERROR(desk.change(desk.preview()), ErrorKind::NotFound);
    QCOMPARE(desk.writes(), 0);
    QVERIFY(desk.ledger().isEmpty());
}

void TestTrafficChange::nobodyIsAskedAfterAStop()
{
    TrafficDesk desk;
    const auto preview = desk.preview();
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_ERROR(desk.change(preview, 20s, stop.get_token()), ErrorKind::Cancelled);
    QCOMPARE(desk.writes(), 0);
    QCOMPARE(desk.ledger(), refused);
}

void TestTrafficChange::aStopEndsTheLooking()
{
    TrafficDesk desk; // its controller stands still
    const auto preview = desk.preview();
    std::stop_source stop;
    std::jthread later([&] {
        while (desk.writes() == 0)
            std::this_thread::sleep_for(5ms);
        std::this_thread::sleep_for(50ms);
        stop.request_stop();
    });
    const auto outcome = desk.change(preview, 600s, stop.get_token());
    QVERIFY_RESULT(outcome);
    QVERIFY(outcome->seen == Seen::NotInTime);
    QCOMPARE(desk.writes(), 1);
    QCOMPARE(desk.ledger(), unknown);
}

void TestTrafficChange::sharesOfShadowsAreNoShares()
{
    using Role = TrafficShare::Role;
    QCOMPARE(sharesByTarget({{QStringLiteral("a"), 10, Role::Stable},
                             {QStringLiteral("a"), 80, Role::Stable, QStringLiteral("prev")},
                             {QStringLiteral("b"), 10, Role::Candidate},
                             {QStringLiteral("c"), 0, Role::Candidate},
                             {QStringLiteral("d"), 100, Role::Shadow}}),
             (QMap<QString, double>{{QStringLiteral("a"), 90}, {QStringLiteral("b"), 10}}));
}

void TestTrafficChange::whatStayedRequestedAgainstAnIncidentIsLookedForLater()
{
    using Standing = IncidentContained::Standing;
    TrafficDesk desk;
    const auto id = desk.incidentAgainstTheCandidate();
    QVERIFY_RESULT(desk.change(desk.preview(0), 50ms));
    const auto look = [&] { return lookAtContainment(*desk.workspace, id, {}); };
    const auto early = look();
    QVERIFY_RESULT(early);
    QCOMPARE(early->found.size(), 1);
    QVERIFY2(early->found.first().standing == Standing::NotYet, qPrintable(early->found.first().text));
    QVERIFY_RESULT(look()); // tells the same, which is written down once
    QCOMPARE(desk.recordOf(id).entries.size(), 3);

    desk.cluster.setFault("/", ApiFault::withStatus(503, 0));
    const auto blind = look();
    QVERIFY_RESULT(blind);
    QCOMPARE(blind->unseen.size(), 1);
    QCOMPARE(desk.recordOf(id).entries.size(), 3);
    desk.cluster.clearFaults();

    desk.controller.runFor(60s);
    const auto late = look();
    QVERIFY_RESULT(late);
    QVERIFY2(late->found.first().standing == Standing::Seen, qPrintable(late->found.first().text));
    const auto record = desk.recordOf(id);
    QCOMPARE(record.entries.size(), 4);
    QCOMPARE(record.incident.state, IncidentState::Contained);
    QVERIFY(record.incident.containment.first().lastMs > 2'000);
    QVERIFY_RESULT(look());
    QCOMPARE(desk.recordOf(id).entries.size(), 4); // nothing waits any more
    QCOMPARE(desk.writes(), 2);                    // the two of the test: nothing is sent by looking
}

void TestTrafficChange::whatNeverArrivedIsContradicted()
{
    TrafficDesk desk;
    const auto id = desk.incidentAgainstTheCandidate();
    const auto look = lookAtContainment(*desk.workspace, id, {});
    QVERIFY_RESULT(look);
    QCOMPARE(look->found.size(), 1);
    QVERIFY(look->found.first().standing == IncidentContained::Standing::Contradicted);
    QCOMPARE(desk.recordOf(id).incident.state, IncidentState::Open);
    QCOMPARE(desk.writes(), 1);
}

QTEST_GUILESS_MAIN(TestTrafficChange)
#include "tst_traffic_change.moc"
