#include "models/values/FoundStore.h"

#include <QTest>

using namespace ph;

class TestFoundStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStoreIsNamedAfterItsProject_data();
    void aStoreIsNamedAfterItsProject();
    void severalAreConnectedUnderNamesThatDiffer();
};

void TestFoundStore::aStoreIsNamedAfterItsProject_data()
{
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("name");
    QTest::newRow("folder") << "/home/ada/fraud/mlruns"
                            << "fraud/mlruns";
    QTest::newRow("database") << "/srv/mlflow.db"
                              << "srv/mlflow.db";
    QTest::newRow("at the root") << "/mlruns"
                                 << "mlruns";
    QTest::newRow("slashes") << "/home//ada/fraud//mlruns/"
                             << "fraud/mlruns";
}

void TestFoundStore::aStoreIsNamedAfterItsProject()
{
    QFETCH(QString, location);
    QTEST(storeName(location), "name");
}

void TestFoundStore::severalAreConnectedUnderNamesThatDiffer()
{
    const auto folder = QStringLiteral("mlflow-folder");
    const auto connections =
        connectionsTo({{folder, QStringLiteral("/a/work/mlruns")},
                       {folder, QStringLiteral("/b/work/mlruns")},
                       {QStringLiteral("mlflow-db"), QStringLiteral("/a/work/mlflow.db")}});
    QCOMPARE(connections.size(), 3);
    QCOMPARE(connections[0].name, QStringLiteral("work/mlruns"));
    QCOMPARE(connections[1].name, QStringLiteral("b/work/mlruns"));
    QCOMPARE(connections[1].location, QStringLiteral("/b/work/mlruns"));
    QCOMPARE(connections[2].name, QStringLiteral("work/mlflow.db"));
    QCOMPARE(connections[2].kind, QStringLiteral("mlflow-db"));
}

QTEST_GUILESS_MAIN(TestFoundStore)
#include "tst_foundstore.moc"
