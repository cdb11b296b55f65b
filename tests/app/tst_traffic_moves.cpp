#include "app/endpoints/TrafficMoves.h"

#include "app/shots/EndpointSample.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::sample;
using Role = TrafficShare::Role;
using Seen = TrafficOutcome::Seen;

namespace {

Connection controlled()
{
    Connection connection;
    connection.name = QStringLiteral("prod-eu");
    connection.settings[QStringLiteral("allowControl")] = QStringLiteral("yes");
    return connection;
}

/// As the decoder reads it: the newest revision is the candidate.
Endpoint withCandidate()
{
    auto endpoint = canary();
    endpoint.gitOps = {};
    return endpoint;
}

TrafficPreview previewOf(const Endpoint& endpoint)
{
    TrafficPreview preview;
    preview.endpoint = endpoint;
    preview.traffic = {{QStringLiteral("fraud-scorer-00007"), 10},
                       {QStringLiteral("fraud-scorer-00006"), 90}};
    return preview;
}

} // namespace

/// What may be asked of an endpoint's traffic, and how it is said what became of it.
class TestTrafficMoves : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCandidateIsOfferedFirst();
    void withoutControlItIsRefusedInWords();
    void whatHasNoWeightsIsRefusedInWords();
    void afterARolloutTheRevisionsAreOfferedByName();
    void oneShareMakesAll();
    void whatIsShownAboveIsNotWarnedOfAgain();
    void onlyWhatIsObservedIsCalledObserved();
    void whatIsLeftOpenIsSaid();
    void aRefusalChangedNothing();
};

void TestTrafficMoves::theCandidateIsOfferedFirst()
{
    const auto choice = trafficChoice(controlled(), withCandidate());
    QCOMPARE(choice.refusal, QString());
    QCOMPARE(choice.targets.size(), 2);
    QCOMPARE(choice.targets[0].target, QStringLiteral("fraud-scorer-00007"));
    QVERIFY(choice.targets[0].role == Role::Candidate);
    QCOMPARE(choice.targets[0].percent, 10.0);
    QVERIFY(choice.targets[1].role == Role::Stable);
}

void TestTrafficMoves::withoutControlItIsRefusedInWords()
{
    Connection connection;
    connection.name = QStringLiteral("prod-eu");
    QVERIFY(trafficChoice(connection, withCandidate()).refusal.contains(QStringLiteral("prod-eu")));
}

void TestTrafficMoves::whatHasNoWeightsIsRefusedInWords()
{
    auto plain = endpoint(prodCluster, QStringLiteral("default"), QStringLiteral("toy"));
    plain.system = ServingSystem::Deployment;
    QCOMPARE(trafficChoice(controlled(), plain).refusal,
             QStringLiteral("A Deployment has one target: there is nothing to split."));
    plain.system = ServingSystem::ArgoRollouts;
    QVERIFY(trafficChoice(controlled(), plain).refusal.contains(QStringLiteral("by its own steps")));
    QVERIFY(!trafficChoice(controlled(), broken()).refusal.isEmpty()); // Standard mode without canaries
}

void TestTrafficMoves::afterARolloutTheRevisionsAreOfferedByName()
{
    auto endpoint = withCandidate();
    endpoint.declared = {{QStringLiteral("fraud-scorer-00007"), 100, Role::Stable}};
    endpoint.latest.latestRolledOut = QStringLiteral("fraud-scorer-00007");
    endpoint.latest.previousRolledOut = QStringLiteral("fraud-scorer-00006");
    const auto choice = trafficChoice(controlled(), endpoint);
    QCOMPARE(choice.refusal, QString());
    QCOMPARE(choice.targets.size(), 2);
    const auto idea = trafficIdea(endpoint, QStringLiteral("fraud-scorer-00007"), 90);
    QCOMPARE(idea.shares.size(), 2);
    QVERIFY(idea.remarks.join(u' ').contains(QStringLiteral("no new revision")));
}

void TestTrafficMoves::oneShareMakesAll()
{
    const auto idea = trafficIdea(withCandidate(), QStringLiteral("fraud-scorer-00007"), 25);
    QCOMPARE(idea.refusal, QString());
    QCOMPARE(idea.shares.size(), 2);
    QCOMPARE(idea.shares[0].target, QStringLiteral("fraud-scorer-00007"));
    QCOMPARE(idea.shares[0].percent, 25.0);
    QCOMPARE(idea.shares[1].percent, 75.0);
    QVERIFY(!trafficIdea(withCandidate(), QStringLiteral("nobody"), 25).refusal.isEmpty());
}

void TestTrafficMoves::whatIsShownAboveIsNotWarnedOfAgain()
{
    auto preview = previewOf(canary());
    preview.warnings = {QStringLiteral("Argo CD would undo it."), QStringLiteral("v1beta1 will go away")};
    QCOMPARE(trafficTrial(preview).warnings, QStringList{QStringLiteral("v1beta1 will go away")});
}

void TestTrafficMoves::onlyWhatIsObservedIsCalledObserved()
{
    const auto endpoint = withCandidate();
    const auto said = [&](Seen seen) {
        TrafficOutcome outcome;
        outcome.seen = seen;
        outcome.endpoint = endpoint;
        return trafficReport(previewOf(endpoint), outcome);
    };
    using End = TrafficReport::End;
    QVERIFY(said(Seen::Observed).end == End::Observed);
    QVERIFY(said(Seen::Observed).text.startsWith(QStringLiteral("Observed: ")));
    for (const auto seen : {Seen::NotInTime, Seen::NotObservable}) {
        QVERIFY(said(seen).end == End::Requested);
        QVERIFY(said(seen).text.startsWith(QStringLiteral("Requested: 90 % fraud-scorer-00006, 10 % ")));
    }
    QVERIFY(said(Seen::NotInTime).text.contains(QStringLiteral("9 % fraud-scorer-00007"))); // what is
    QVERIFY(said(Seen::Unknown).end == End::Unknown);
    QVERIFY(said(Seen::Unknown).text.contains(QStringLiteral("not asked again")));
}

void TestTrafficMoves::whatIsLeftOpenIsSaid()
{
    TrafficOutcome outcome;
    outcome.seen = Seen::Observed;
    outcome.endpoint = withCandidate();
    outcome.unanswered = Error::make(ErrorKind::Timeout, {}, QStringLiteral("60 s"));
    outcome.unrecorded = Error::make(ErrorKind::Storage, {}, QStringLiteral("disk full"));
    const auto report = trafficReport(previewOf(withCandidate()), outcome);
    QVERIFY(
        report.details.contains(QStringLiteral("No answer came (The server did not answer in time: 60 s).")));
    QVERIFY(report.details.contains(
        QStringLiteral("The ledger lacks how it ended (The local disk or database failed: disk full).")));
}

void TestTrafficMoves::aRefusalChangedNothing()
{
    const auto report =
        trafficReport(previewOf(canary()),
                      tl::unexpected(Error::make(ErrorKind::Conflict, {}, QStringLiteral("It changed."))));
    QVERIFY(report.end == TrafficReport::End::Refused);
    QCOMPARE(report.text, QStringLiteral("Nothing was changed. It changed."));
}

QTEST_GUILESS_MAIN(TestTrafficMoves)
#include "tst_traffic_moves.moc"
