#include "app/shots/EndpointSample.h"
#include "models/tables/EndpointModel.h"
#include "models/tables/EndpointParts.h"
#include "models/tables/EndpointWords.h"
#include "tests/support/Testing.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace ph;
using namespace ph::sample;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

QStringList column(const QAbstractItemModel& model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts << model.index(row, column).data().toString();
    return texts;
}

QStringList names(const EndpointModel& model)
{
    return column(model, EndpointModel::Name);
}

QStringList line(const QAbstractItemModel& model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.index(row, column).data().toString();
    return cells;
}

} // namespace

class TestEndpointModel : public QObject {
    Q_OBJECT

    static void fill(EndpointModel& model)
    {
        model.applyClusters(sampleClusters());
        model.applyEndpoints(prodCluster, prodEndpoints());
        model.applyEndpoints(labCluster, labEndpoints());
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void whatNeedsSomebodyStandsFirst()
    {
        EndpointModel model(nullptr, endpointsClock);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        fill(model);
        QCOMPARE(names(model),
                 (QStringList{q("ranker"), q("query-embedder"), q("toy"), q("fraud-scorer"), q("limits")}));
        QCOMPARE(column(model, EndpointModel::Health),
                 (QStringList{q("Failing"), q("Changing"), q("Unknown"), q("Ready"), q("Ready")}));
    }

    void aLineSaysAllThatIsKnown()
    {
        EndpointModel model(nullptr, endpointsClock);
        fill(model);
        QCOMPARE(
            line(model, model.indexOf(canary().key).row()),
            (QStringList{q("Ready"), q("fraud-scorer"), q("payments"), q("prod-eu"), q("KServe · Knative"),
                         q("fraud-detector 7"),
                         q("declared: 10 % candidate, 90 % stable; observed: 9 % candidate, 91 % stable"),
                         q("2"), q("5 / 5"), q("kubectl, 3 h ago"), q("3 d")}));
    }

    void whatNobodyCanObserveIsSaidToBeSo()
    {
        EndpointModel model(nullptr, endpointsClock);
        fill(model);
        QCOMPARE(model.indexOf(broken().key).siblingAtColumn(EndpointModel::Traffic).data().toString(),
                 q("declared: 100 % stable; observed: not observable"));
    }

    void aChangeKeepsEveryOtherLineInPlace()
    {
        EndpointModel model(nullptr, endpointsClock);
        fill(model);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex kept = model.indexOf(broken().key);
        auto well = canary();
        well.conditions[0].status = EndpointCondition::Status::False;
        const auto added = endpoint(prodCluster, q("payments"), q("aaa"));
        const std::vector<Endpoint> upserts{well, added};
        model.applyChanges(prodCluster, upserts,
                           {endpointKey(prodCluster, q("payments"), q("limits")).remoteId});
        QCOMPARE(names(model),
                 (QStringList{q("fraud-scorer"), q("ranker"), q("query-embedder"), q("toy"), q("aaa")}));
        QCOMPARE(kept.data(EndpointModel::HealthRole).toInt(), int(EndpointHealth::Failing));
        QCOMPARE(kept.sibling(kept.row(), EndpointModel::Name).data().toString(), q("ranker"));
        QCOMPARE(resets.size(), 0);
    }

    void manyChangesAtOnceComeOutAsOneByOne()
    {
        std::vector<Endpoint> many;
        for (int i = 0; i < 600; ++i)
            many.push_back(endpoint(prodCluster, q("ns"), QStringLiteral("e%1").arg(i, 3, 10, QChar(u'0'))));
        EndpointModel atOnce(nullptr, endpointsClock), oneByOne(nullptr, endpointsClock);
        for (auto* model : {&atOnce, &oneByOne})
            model->applyClusters(sampleClusters());
        atOnce.applyChanges(prodCluster, many, {});
        for (const auto& one : many)
            oneByOne.applyChanges(prodCluster, std::span(&one, 1), {});
        QCOMPARE(names(atOnce), names(oneByOne));
        QCOMPARE(atOnce.rowCount(), 600);
    }

    void aWholeListTakesAwayWhatItLacksOfThatClusterAlone()
    {
        EndpointModel model(nullptr, endpointsClock);
        fill(model);
        const std::vector<Endpoint> left{broken()};
        model.applyEndpoints(prodCluster, left);
        QCOMPARE(names(model), (QStringList{q("ranker"), q("toy")}));
    }

    void whatIsOfNoKnownClusterIsNotShown()
    {
        EndpointModel model(nullptr, endpointsClock);
        model.applyEndpoints(prodCluster, prodEndpoints());
        QCOMPARE(model.total(), 0);
        fill(model);
        model.applyClusters({cluster(labCluster, q("lab"))});
        QCOMPARE(names(model), QStringList{q("toy")});
        const std::vector<Endpoint> late{canary()};
        model.applyChanges(prodCluster, late, {});
        QCOMPARE(names(model), QStringList{q("toy")});
    }

    void aClusterThatIsBehindSaysHowOldItsLinesAre()
    {
        EndpointModel model(nullptr, endpointsClock);
        fill(model);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.applyClusters({cluster(prodCluster, q("prod-eu"), ClusterStanding::Watch::Behind),
                             cluster(labCluster, q("lab"))});
        QVERIFY(!changed.isEmpty());
        const auto at = model.indexOf(canary().key);
        QCOMPARE(at.siblingAtColumn(EndpointModel::Health).data().toString(), q("Ready 2 h ago"));
        QVERIFY(at.data(EndpointModel::StaleRole).toBool());
        QVERIFY(!model.indexOf(labEndpoints()[0].key).data(EndpointModel::StaleRole).toBool());
    }

    void everyWordOfTheFilterMustOccur_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("left");
        QTest::newRow("name") << q("frau") << QStringList{q("fraud-scorer")};
        QTest::newRow("namespace") << q("payments") << QStringList{q("fraud-scorer"), q("limits")};
        QTest::newRow("two words") << q("payments seldon") << QStringList{q("limits")};
        QTest::newRow("model") << q("fraud-detector 7") << QStringList{q("fraud-scorer")};
        QTest::newRow("image") << q("toy-server:2025") << QStringList{q("toy")};
        QTest::newRow("cluster and health") << q("PROD failing") << QStringList{q("ranker")};
        QTest::newRow("registered version by its files") << q("limits 3") << QStringList{q("limits")};
        QTest::newRow("nothing") << q("payments toy") << QStringList();
    }
    void everyWordOfTheFilterMustOccur()
    {
        QFETCH(QString, words);
        QFETCH(QStringList, left);
        EndpointModel model(nullptr, endpointsClock);
        fill(model);
        model.applyRegistry(ServedIndex(registeredVersions()));
        model.setFilter(words);
        QCOMPARE(names(model), left);
        QCOMPARE(model.total(), 5);
        // What comes to fit or fits no longer goes by the filter too.
        const std::vector<Endpoint> all = prodEndpoints();
        model.applyChanges(prodCluster, all, {});
        QCOMPARE(names(model), left);
    }

    void anEndpointThatComesToMatchAppears()
    {
        EndpointModel model(nullptr, endpointsClock);
        fill(model);
        model.setFilter(q("failing"));
        QCOMPARE(names(model), QStringList{q("ranker")});
        auto worse = canary();
        worse.conditions[0].status = EndpointCondition::Status::False;
        const std::vector<Endpoint> upserts{worse};
        model.applyChanges(prodCluster, upserts, {});
        QCOMPARE(names(model), (QStringList{q("fraud-scorer"), q("ranker")}));
        const std::vector<Endpoint> well{canary()};
        model.applyChanges(prodCluster, well, {});
        QCOMPARE(names(model), QStringList{q("ranker")});
        QVERIFY(model.find(canary().key)); // hidden, not gone
    }

    void linesAreSortedByAnyColumn()
    {
        EndpointModel model(nullptr, endpointsClock);
        fill(model);
        const QPersistentModelIndex kept = model.indexOf(broken().key);
        model.sort(EndpointModel::Name, Qt::DescendingOrder);
        QCOMPARE(names(model),
                 (QStringList{q("toy"), q("ranker"), q("query-embedder"), q("limits"), q("fraud-scorer")}));
        QCOMPARE(kept.row(), 1);
        model.sort(EndpointModel::Traffic, Qt::DescendingOrder);
        QCOMPARE(names(model).first(), q("fraud-scorer"));
        model.sort(EndpointModel::Replicas, Qt::AscendingOrder);
        QCOMPARE(names(model).first(), q("ranker")); // lacks two
    }

    void theRegistryNamesWhatOnlyFilesNamed()
    {
        EndpointModel model(nullptr, endpointsClock);
        fill(model);
        const auto at = model.indexOf(endpointKey(prodCluster, q("payments"), q("limits")));
        const QPersistentModelIndex served = at.siblingAtColumn(EndpointModel::Served);
        QCOMPARE(served.data().toString(), q("s3://models/limits/artifacts/model"));
        QVERIFY(!served.data(EndpointModel::NamedRole).toBool());
        model.applyRegistry(ServedIndex(registeredVersions()));
        QCOMPARE(served.data().toString(), q("limits 3"));
        QVERIFY(served.data(EndpointModel::NamedRole).toBool());
    }

    void theReasonIsTheCauseAndNotTheSum()
    {
        QCOMPARE(endpointHealthReason(broken()),
                 q("ModelLoaded: BlockedByFailedLoad. no such bucket: models-old"));
        QCOMPARE(endpointHealthReason(prodEndpoints()[3]),
                 q("Revision query-embedder-00002 is not ready yet."));
        QCOMPARE(endpointHealthReason(canary()), QString());
    }

    void trafficStandsByTargetWithBothShares()
    {
        TrafficTableModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.show(canary());
        QCOMPARE(line(model, 0),
                 (QStringList{q("fraud-scorer-00007 (tag latest)"), q("candidate"), q("10 %"), q("9 %")}));
        QCOMPARE(line(model, 1), (QStringList{q("fraud-scorer-00006"), q("stable"), q("90 %"), q("91 %")}));
        model.show(broken()); // not observable: nothing stands there, not zero
        QCOMPARE(line(model, 0), (QStringList{q("ranker-00001"), q("stable"), q("100 %"), q("–")}));
    }

    void sharesOfOneTargetAreSummed()
    {
        auto one = canary();
        one.observed.shares = {{q("a"), 40, TrafficShare::Role::Stable, q("x")},
                               {q("a"), 60, TrafficShare::Role::Stable, q("y")}};
        const auto lines = trafficLines(one);
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[2].observed, std::optional(100.0));
        QCOMPARE(lines[2].declared, std::optional<double>());
        QCOMPARE(lines[2].tags, (QStringList{q("x"), q("y")}));
    }

    void conditionsThatFailComeFirstAndInformativeOnesAreNoFailure()
    {
        EndpointConditionModel model(nullptr, endpointsClock);
        model.show(broken());
        QCOMPARE(column(model, EndpointConditionModel::Type),
                 (QStringList{q("Ready"), q("ModelLoaded"), q("Stopped")}));
        QCOMPARE(column(model, EndpointConditionModel::StatusColumn),
                 (QStringList{q("False"), q("False"), q("False")}));
        const auto said = [&](int row) {
            return model.index(row, EndpointConditionModel::StatusColumn)
                .data(Qt::AccessibleTextRole)
                .toString();
        };
        QCOMPARE(said(1), q("False"));
        QCOMPARE(said(2), q("False, no failure"));
        QCOMPARE(column(model, EndpointConditionModel::Since), (QStringList{q("–"), q("1 h ago"), q("–")}));
    }

    void revisionsSayWhatTheyServeAndWhatTheyNeed()
    {
        EndpointRevisionModel model;
        model.show(canary());
        QCOMPARE(line(model, 0),
                 (QStringList{q("fraud-scorer-00007"), q("s3://models/fraud-scorer/artifacts/model"),
                              q("sklearn"), q("kserve-sklearnserver"), q("2 / 2"),
                              q("requests.cpu 500m, requests.memory 1Gi"), q("Loaded")}));
        QCOMPARE(model.index(1, EndpointRevisionModel::Resources).data().toString(), q("–"));
    }
};

QTEST_MAIN(TestEndpointModel)
#include "tst_endpointmodel.moc"
