#include "services/connectors/Catalog.h"
#include "services/connectors/RecogniseLocation.h"
#include "tests/connectors/LocalStore.h"

#include <sqlite3.h>

using namespace ph;
using namespace ph::testing;

class TestRecognise : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void locations_data();
    void locations();
    void aFolderWithBothIsReadThroughItsDatabase();
    void relativePlacesAreBelowTheWorkingFolder_data();
    void relativePlacesAreBelowTheWorkingFolder();
    void theFolderBesideADatabaseIsNamed();
    void theArtifactsOfADatabaseAreNoFolderStore();
    void aFileThatCannotBeLookedIntoSaysWhy();
};

void TestRecognise::locations_data()
{
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char* name, const QString& location, const char* kind) {
        QTest::newRow(name) << location << QString::fromLatin1(kind);
    };
    row("http", "http://localhost:5000", "mlflow");
    row("https, spaces, capitals", "  HTTPS://mlflow.example.com/base ", "mlflow");
    row("no host", "http://", "");
    row("mlruns", data("local-store/mlflow-3.6/mlruns"), "mlflow-folder");
    row("mlruns as a URL", "file://" + data("local-store/mlflow-2.17/mlruns"), "mlflow-folder");
    row("database", data("local-store/mlflow-2.17/mlflow.db"), "mlflow-db");
    row("database as a URL", "sqlite:///" + data("local-store/mlflow-2.17/mlflow.db"), "mlflow-db");
    row("database with a driver, not there yet", "sqlite+pysqlite:////tmp/none.db", "mlflow-db");
    row("an experiment's folder is no store", data("local-store/mlflow-3.6/mlruns/653735705281182700"), "");
    row("some other folder", data("local-store/recorded"), "");
    row("some other file", data("local-store/recorded/3.6-runs-search-page1.json"), "");
    row("nothing there", "/no/such/place", "");
    row("empty", "", "");
    row("another scheme", "postgresql://user:secret@host/mlflow", "");
    row("NUL and dots", QString::fromLatin1("../..\0/x", 8), "");
}

void TestRecognise::locations()
{
    QFETCH(QString, location);
    QFETCH(QString, kind);
    QCOMPARE(recogniseLocation(location).value_or(QString()), kind);
}

void TestRecognise::aFolderWithBothIsReadThroughItsDatabase()
{
    QCOMPARE(recogniseLocation(data("local-store/mlflow-3.6")).value(), QStringLiteral("mlflow-db"));
    QTemporaryDir project;
    copyFolder(data("local-store/mlflow-3.6/mlruns"), project.filePath("mlruns"));
    QCOMPARE(recogniseLocation(project.path()).value(), QStringLiteral("mlflow-folder"));
}

void TestRecognise::relativePlacesAreBelowTheWorkingFolder_data()
{
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("absolute");
    const auto row = [](const char* location, const QString& absolute) {
        QTest::newRow(location) << QString::fromLatin1(location) << absolute;
    };
    const auto here = QDir::currentPath();
    row("mlruns", here + "/mlruns");
    row(" ./mlruns/ ", here + "/mlruns");
    row("../mlruns", QDir::cleanPath(here + "/../mlruns"));
    row("/srv/mlruns", "/srv/mlruns");
    row("file:./mlruns", here + "/mlruns");
    row("file:mlruns", here + "/mlruns");
    row("file:/srv/mlruns", "file:/srv/mlruns");
    row("file:///srv/mlruns", "file:///srv/mlruns");
    row("file://elsewhere/srv/mlruns", "file://elsewhere/srv/mlruns");
    row("sqlite:///mlflow.db", "sqlite:///" + here + "/mlflow.db");
    row("sqlite+pysqlite:///lab/mlflow.db?timeout=5", "sqlite+pysqlite:///" + here + "/lab/mlflow.db");
    row("sqlite:////srv/mlflow.db", "sqlite:////srv/mlflow.db");
    row("https://mlflow.example.com/base", "https://mlflow.example.com/base");
    row("postgresql://host/mlflow", "postgresql://host/mlflow");
    row("", "");
}

void TestRecognise::relativePlacesAreBelowTheWorkingFolder()
{
    QFETCH(QString, location);
    QFETCH(QString, absolute);
    QCOMPARE(absoluteLocation(location), absolute);
    QCOMPARE(absoluteLocation(absolute), absolute);
}

void TestRecognise::theFolderBesideADatabaseIsNamed()
{
    const auto beside = [](const QString& location) {
        return QString::fromStdString(folderStoreBeside(location).string());
    };
    QTemporaryDir project;
    const auto folder = project.filePath("mlruns");
    copyFolder(data("local-store/mlflow-3.6/mlruns"), folder);
    QCOMPARE(beside(project.path()), QString()); // the folder is what is read
    QVERIFY(QFile::copy(data("local-store/mlflow-3.6/mlflow.db"), project.filePath("mlflow.db")));
    QCOMPARE(beside(project.path()), folder);
    QCOMPARE(beside(folder), QString());
    QCOMPARE(beside(project.filePath("mlflow.db")), QString()); // somebody meant just that
    QCOMPARE(beside(QStringLiteral("http://localhost:5000")), QString());
}

void TestRecognise::theArtifactsOfADatabaseAreNoFolderStore()
{
    QCOMPARE(recogniseLocation(data("local-store/mlflow-3.6/mlartifacts")).value(), QString());
}

void TestRecognise::aFileThatCannotBeLookedIntoSaysWhy()
{
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath("notes.txt"), "no database, but long enough for a header"));
    const auto text = recogniseLocation(folder.filePath("notes.txt"));
    QVERIFY_ERROR(text, ErrorKind::Unreadable);
    QVERIFY2(text.error().detail.contains("not an SQLite database"), qPrintable(text.error().detail));

    QFile whole(data("local-store/mlflow-3.6/mlflow.db"));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QVERIFY(writeFile(folder.filePath("cut.db"), whole.read(1000)));
    const auto cut = recogniseLocation(folder.filePath("cut.db"));
    QVERIFY(!cut);
    QCOMPARE(cut.error().where, folder.filePath("cut.db"));

    const auto path = folder.filePath("lab.db");
    QVERIFY(QFile::copy(whole.fileName(), path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    sqlite3* writer = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &writer), SQLITE_OK);
    QCOMPARE(sqlite3_exec(writer, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto locked = recogniseLocation(path);
    sqlite3_close(writer);
    QVERIFY_ERROR(locked, ErrorKind::Timeout);
    QCOMPARE(recogniseLocation(path).value(), QStringLiteral("mlflow-db"));
}

QTEST_GUILESS_MAIN(TestRecognise)
#include "tst_recognise.moc"
