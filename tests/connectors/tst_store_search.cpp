#include "services/connectors/mlflow/MlflowSample.h"
#include "services/discovery/StoreSearch.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <unistd.h>

using namespace ph;

namespace {

namespace fs = std::filesystem;

/// A home folder in which projects with stores lie.
class Home {
public:
    fs::path path() const { return fs::path(folder_.path().toStdString()); }

    fs::path folder(const char* name) const
    {
        const auto place = path() / name;
        fs::create_directories(place);
        return place;
    }
    /// mlruns and mlflow.db, as two of MLflow's kinds.
    void addStores(const char* project) const
    {
        const auto created = createSampleStore(folder(project), SampleSize::Small, systemNow);
        if (!created)
            qFatal("%s", qPrintable(created.error().detail));
    }
    QList<FoundStore> found(const StoreSearchLimits& limits = {})
    {
        QList<FoundStore> stores;
        report_ = searchStores({path()}, limits, {}, [&](const FoundStore& store) { stores.append(store); });
        return stores;
    }
    QStringList foundPlaces(const StoreSearchLimits& limits = {})
    {
        QStringList places;
        for (const auto& store : found(limits))
            places.append(QDir(canonical()).relativeFilePath(store.location));
        places.sort();
        return places;
    }
    QString canonical() const { return QDir(folder_.path()).canonicalPath(); }
    const StoreSearchReport& report() const { return report_; }

private:
    QTemporaryDir folder_;
    StoreSearchReport report_;
};

} // namespace

class TestStoreSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsBothKindsAndCountsTheirExperiments();
    void nearOnesComeFirst();
    void aStoreMayBeWhereTheSearchBegins();
    void leavesOutWhatNobodyMade_data();
    void leavesOutWhatNobodyMade();
    void linksAreNotFollowed();
    void whatHasOnlyTheNameIsNone();
    void foldersThatMayNotBeReadArePassedOver();
    void goesNoDeeperThanItMay();
    void endsWhereItIsToldTo();
    void theWholeDiskIsNotSearched();
};

void TestStoreSearch::findsBothKindsAndCountsTheirExperiments()
{
    Home home;
    home.addStores("work/fraud");
    const auto stores = home.found();
    QCOMPARE(stores.size(), 2);
    for (const auto& store : stores) {
        QVERIFY2(store.experiments > 0, qPrintable(store.location));
        const bool isDb = store.kind == QLatin1String("mlflow-db");
        QVERIFY(
            store.location.endsWith(isDb ? QLatin1String("fraud/mlflow.db") : QLatin1String("fraud/mlruns")));
        QCOMPARE(store.bytes > 0, isDb);
    }
    QVERIFY(stores[0].kind != stores[1].kind);
    QCOMPARE(home.report().stores, 2U);
    QVERIFY(home.report().end == StoreSearchReport::End::Whole);
}

void TestStoreSearch::nearOnesComeFirst()
{
    Home home;
    home.addStores("a/b/c/far");
    home.addStores("z-near");
    const auto stores = home.found();
    QCOMPARE(stores.size(), 4);
    QVERIFY2(stores[0].location.contains(QLatin1String("z-near")), qPrintable(stores[0].location));
    QVERIFY(stores[3].location.contains(QLatin1String("far")));
}

void TestStoreSearch::aStoreMayBeWhereTheSearchBegins()
{
    const Home home;
    home.addStores("fraud");
    QList<FoundStore> stores;
    const auto take = [&](const FoundStore& store) { stores.append(store); };
    // Named twice, and once by a way round: it is one.
    const auto mlruns = home.path() / "fraud" / "mlruns";
    (void)searchStores({mlruns, mlruns, home.path() / "fraud" / ".." / "fraud" / "mlruns"}, {}, {}, take);
    QCOMPARE(stores.size(), 1);
    QCOMPARE(stores[0].kind, QStringLiteral("mlflow-folder"));
    (void)searchStores({home.path() / "gone"}, {}, {}, take);
    QCOMPARE(stores.size(), 1);
}

void TestStoreSearch::leavesOutWhatNobodyMade_data()
{
    QTest::addColumn<QByteArray>("project");
    for (const char* project : {".hidden", ".git/x", "web/node_modules/x", "venv/lib/site-packages/mlflow"})
        QTest::newRow(project) << QByteArray(project);
}

void TestStoreSearch::leavesOutWhatNobodyMade()
{
    QFETCH(QByteArray, project);
    Home home;
    home.addStores(project.constData());
    QCOMPARE(home.foundPlaces(), QStringList());
}

void TestStoreSearch::linksAreNotFollowed()
{
    const Home elsewhere;
    elsewhere.addStores("theirs");
    Home home;
    home.addStores("mine");
    fs::create_directory_symlink(home.path(), home.path() / "mine" / "round");
    fs::create_directory_symlink(home.path() / "loop2", home.path() / "loop1");
    fs::create_directory_symlink(home.path() / "loop1", home.path() / "loop2");
    fs::create_directory_symlink(elsewhere.path(), home.path() / "elsewhere");
    fs::create_symlink(elsewhere.path() / "theirs" / "mlflow.db", home.folder("linked") / "mlflow.db");
    fs::create_directory_symlink(elsewhere.path() / "theirs" / "mlruns", home.path() / "mlruns");
    QCOMPARE(home.foundPlaces(),
             (QStringList{QStringLiteral("mine/mlflow.db"), QStringLiteral("mine/mlruns")}));
    QVERIFY(home.report().end == StoreSearchReport::End::Whole);
}

void TestStoreSearch::whatHasOnlyTheNameIsNone()
{
    Home home;
    home.folder("empty/mlruns");
    home.folder("folder/mlflow.db");
    QFile damaged(QString::fromStdString((home.folder("damaged") / "mlflow.db").string()));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write(QByteArray(5'000, 'x'));
    damaged.close();
    QFile none(QString::fromStdString((home.folder("none") / "mlflow.db").string()));
    QVERIFY(none.open(QIODevice::WriteOnly));
    none.close();
    QCOMPARE(::mkfifo((home.folder("pipe") / "mlflow.db").c_str(), 0600), 0); // must not be waited for
    QCOMPARE(home.foundPlaces(), QStringList());
}

void TestStoreSearch::foldersThatMayNotBeReadArePassedOver()
{
    if (::geteuid() == 0)
        QSKIP("root may read all");
    Home home;
    home.addStores("mine");
    const auto closed = home.folder("closed");
    fs::permissions(closed, fs::perms::none);
    QCOMPARE(home.foundPlaces().size(), 2);
    fs::permissions(closed, fs::perms::owner_all);
}

void TestStoreSearch::goesNoDeeperThanItMay()
{
    Home home;
    home.addStores("1/2/3");
    StoreSearchLimits limits;
    limits.depth = 2;
    QCOMPARE(home.foundPlaces(limits), QStringList());
    limits.depth = 3;
    QCOMPARE(home.foundPlaces(limits).size(), 2);
}

void TestStoreSearch::endsWhereItIsToldTo()
{
    using End = StoreSearchReport::End;
    Home home;
    home.addStores("a");
    home.addStores("b");
    StoreSearchLimits limits;
    limits.stores = 1;
    QCOMPARE(home.foundPlaces(limits).size(), 1);
    QVERIFY(home.report().end == End::TooMany);
    limits = {};
    limits.time = {};
    QCOMPARE(home.foundPlaces(limits).size(), 0);
    QVERIFY(home.report().end == End::TookTooLong);
    // Cancelled from what it told last.
    std::stop_source stop;
    int found = 0;
    const auto report = searchStores({home.path()}, {}, stop.get_token(), [&](const FoundStore&) {
        ++found;
        stop.request_stop();
    });
    QCOMPARE(found, 1);
    QVERIFY(report.end == End::Cancelled);
}

void TestStoreSearch::theWholeDiskIsNotSearched()
{
    using Roots = std::vector<fs::path>;
    QVERIFY(usualSearchRoots("/", "/home/ada") == Roots{"/home/ada"});
    QVERIFY((usualSearchRoots("/work", "/home/ada") == Roots{"/work", "/home/ada"}));
    QVERIFY(usualSearchRoots("/home/ada", "/home/ada") == Roots{"/home/ada"});
    QVERIFY(usualSearchRoots("/", "/").empty());
}

QTEST_GUILESS_MAIN(TestStoreSearch)
#include "tst_store_search.moc"
