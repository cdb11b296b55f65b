#include "services/frames/DuckDbLibrary.h"
#include "services/frames/FileDigest.h"
#include "services/frames/FrameFormat.h"
#include "tests/services/FrameLab.h"

#include <QDir>

#include <sqlite3.h>

#include <thread>

using namespace ph;
using namespace ph::testing;

/// Tables that are no CSV, and how a file is told to be one or the other.
class TestFramesSources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recognisesFormats_data();
    void recognisesFormats();
    void tellsWhetherADigestIsOfAFile();
    void readsObjectsOnLines();
    void keysThatBeginLaterAreColumnsToo();
    void countsKeysThatBeginTooOftenAndTooLate();
    void countsLinesThatAreNoObjects();
    void takesWhatPythonWritesForNaN();
    void readsLoggedTables();
    void readsSqlite();
    void readsAQueryAndNothingElse();
    void stopsAmidASlowQuery();
    void asksWhichTable();
    void leavesADatabaseAsItIs();
    void refusesBrokenDatabases();
    void saysWhereDuckDbIsNot();
    void readsParquet();
    void refusesHalfAParquetFile();

private:
    QString database(const QString& name, const char* sql)
    {
        const auto path = lab_.path(name);
        sqlite3* handle = nullptr;
        if (sqlite3_open(path.toUtf8().constData(), &handle) != SQLITE_OK ||
            sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(handle));
        sqlite3_close(handle);
        return path;
    }
    /// DuckDB's library, for those who have it: $PH_DUCKDB names its file.
    static QString duckDb() { return qEnvironmentVariable("PH_DUCKDB"); }

    FrameLab lab_;
};

void TestFramesSources::recognisesFormats_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("format");
    const auto row = [](const char* what, const char* name, const QByteArray& bytes, FrameFormat format) {
        QTest::newRow(what) << QString::fromLatin1(name) << bytes << int(format);
    };
    row("CSV by name", "a.csv", "{\"x\"},y\n1,2\n", FrameFormat::Csv);
    row("CSV by content", "a.txt", "x,y\n1,2\n", FrameFormat::Csv);
    row("nothing at all", "a", "", FrameFormat::Csv);
    row("NDJSON by name", "a.jsonl", "\n{\"x\":1}\n", FrameFormat::Ndjson);
    row("NDJSON by content", "a.log", "{\"x\":1}\n{\"x\":2}\n", FrameFormat::Ndjson);
    row("NDJSON that is named JSON", "a.json", "{\"x\":1}\n{\"x\":2}\n", FrameFormat::Ndjson);
    row("a list", "a.json", "[{\"x\":1},\n{\"x\":2}]", FrameFormat::JsonText);
    row("one document", "a.json", "{\"columns\":[\"x\"],\n\"data\":[[1]]}", FrameFormat::JsonText);
    row("one document on a line", "a.json", "{\"columns\":[\"x\"],\"data\":[[1]]}\n", FrameFormat::JsonText);
    row("SQLite", "a.csv", QByteArray("SQLite format 3\0abc", 19), FrameFormat::Sqlite);
    row("Parquet", "a.bin", QByteArray("PAR1\0\0", 6), FrameFormat::Parquet);
}

void TestFramesSources::recognisesFormats()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(int, format);
    const auto found = recogniseFrame(lab_.write(name, bytes));
    QVERIFY_RESULT(found);
    QCOMPARE(int(*found), format);
}

void TestFramesSources::tellsWhetherADigestIsOfAFile()
{
    const auto file = lab_.write(QStringLiteral("digest.csv"), "abc"); // as in FIPS 180, RFC 1321
    for (const auto* digest : {"900150983cd24fb0d6963f7d28e17f72", "A9993E364706816ABA3E25717850C26C9CD0D89D",
                               "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"})
        QVERIFY(digestMatch(file, QLatin1String(digest), {}) == DigestMatch::Same);
    QVERIFY(digestMatch(file, QString(64, u'0'), {}) == DigestMatch::Other);
    // MLflow's own are of rows in memory; a file that cannot answer is not even looked at.
    for (const auto* digest : {"d1g35t", "90015098", ""})
        QVERIFY(digestMatch(lab_.path(QStringLiteral("gone.csv")), QLatin1String(digest), {}) ==
                DigestMatch::Unknown);
    QVERIFY_ERROR(digestMatch(QStringLiteral("/dev/zero"), QString(64, u'0'), {}), ErrorKind::Invalid);
}

void TestFramesSources::readsObjectsOnLines()
{
    const auto loaded =
        lab_.read("{\"id\":1,\"x\":0.5,\"who\":{\"name\":\"J\\u00f6rg\",\"ok\":true},\"tags\":[1, 2]}\n"
                  "{\"x\":2.0,\"id\":9007199254740993,\"who\":{\"name\":null},\"tags\":[]}\n",
                  QStringLiteral("a.ndjson"));
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->reading.format, QStringLiteral("NDJSON"));
    QCOMPARE(cellsOf(*loaded, "id"), QStringLiteral("1|9007199254740993"));
    QCOMPARE(typeOf(*loaded, "x"), QStringLiteral("number"));
    QCOMPARE(cellsOf(*loaded, "x"), QStringLiteral("0.5|2"));
    QCOMPARE(cellsOf(*loaded, "who.name"), QStringLiteral("J\u00f6rg|"));
    QCOMPARE(cellsOf(*loaded, "who.ok"), QStringLiteral("true|"));
    QCOMPARE(cellsOf(*loaded, "tags"), QStringLiteral("[1,2]|[]"));
    QCOMPARE(readingOf(*loaded, "who.ok").missing, 1u);
}

void TestFramesSources::keysThatBeginLaterAreColumnsToo()
{
    QByteArray text;
    const int rows = 200'000; // so many that no sample sees the one
    for (int i = 0; i < rows; ++i)
        text += i == 150'001 ? "{\"x\":1,\"late\":7}\n" : "{\"x\":1}\n";
    const auto loaded = lab_.read(text, QStringLiteral("late.ndjson"));
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->frame.rows(), std::size_t(rows));
    QCOMPARE(loaded->frame.schema().size(), 2u);
    QCOMPARE(loaded->frame.column(1).integers[150'001], std::int64_t(7));
    QCOMPARE(readingOf(*loaded, "late").missing, std::size_t(rows - 1));
}

void TestFramesSources::countsKeysThatBeginTooOftenAndTooLate()
{
    QByteArray text;
    const std::size_t keys = 20; // each in another block, so that every one would be a reason to begin anew
    const auto filler = QByteArray("{\"x\":1}\n").repeated(140'000);
    for (std::size_t i = 0; i < keys; ++i)
        text += filler + "{\"late" + QByteArray::number(qulonglong(i)) + "\":7}\n";
    const auto loaded = lab_.read(text, QStringLiteral("often.ndjson"));
    QVERIFY_RESULT(loaded);
    QVERIFY(loaded->reading.unknownCells > 0);
    QCOMPARE(loaded->frame.schema().size() - 1 + loaded->reading.unknownCells, keys);
    QCOMPARE(loaded->frame.rows(), keys * 140'001);
}

void TestFramesSources::countsLinesThatAreNoObjects()
{
    const auto loaded =
        lab_.read("{\"x\":1}\n\nnonsense\n[1]\n{\"x\":2,\"x\":3}\n{\"x\":", QStringLiteral("odd.ndjson"));
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->reading.rows, 2u);
    QCOMPARE(loaded->reading.unreadableRows, 3u);
    QCOMPARE(loaded->reading.blankRows, 1u);
    QCOMPARE(loaded->reading.extraCells, 1u);
    QCOMPARE(cellsOf(*loaded, "x"), QStringLiteral("1|3"));
}

void TestFramesSources::takesWhatPythonWritesForNaN()
{
    const auto loaded =
        lab_.read("{\"x\":NaN}\n{\"x\":Infinity}\n{\"x\":1.5}\n", QStringLiteral("nan.ndjson"));
    QVERIFY_RESULT(loaded);
    QCOMPARE(cellsOf(*loaded, "x"), QStringLiteral("|inf|1.5"));
}

void TestFramesSources::readsLoggedTables()
{
    const auto loaded = lab_.read("{\"columns\":[\"y_pred\",\"score\"],\"data\":[[\"a\",0.5],[\"b\",null]]}",
                                  QStringLiteral("eval.json"));
    QVERIFY_RESULT(loaded);
    QCOMPARE(cellsOf(*loaded, "y_pred"), QStringLiteral("a|b"));
    QCOMPARE(roleOf(*loaded, "y_pred"), QStringLiteral("prediction"));
    QCOMPARE(cellsOf(*loaded, "score"), QStringLiteral("0.5|"));
}

void TestFramesSources::readsSqlite()
{
    const auto path = database(QStringLiteral("a b#1.db"),
                               "CREATE TABLE \"my \"\"rows\"(id INTEGER, x REAL, name TEXT, raw BLOB);"
                               "INSERT INTO \"my \"\"rows\" VALUES(9007199254740993, 0.1, 'eu', x'00'),"
                               "(2, NULL, NULL, NULL), (3, 'oops', 'us', NULL)");
    const auto loaded = loadFrame({.path = path, .table = QStringLiteral("my \"rows")}, FrameLab::maxBytes);
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->reading.format, QStringLiteral("SQLite"));
    QCOMPARE(cellsOf(*loaded, "id"), QStringLiteral("9007199254740993|2|3"));
    QCOMPARE(cellsOf(*loaded, "x"), QStringLiteral("0.1||oops"));
    QCOMPARE(cellsOf(*loaded, "name"), QStringLiteral("eu||us"));
    QCOMPARE(readingOf(*loaded, "raw").unreadable, 1u);
    QCOMPARE(frameRequest(path).path, path); // a # in a name that is there
    QCOMPARE(frameRequest(path + QStringLiteral("#t")).table, QStringLiteral("t"));
}

void TestFramesSources::readsAQueryAndNothingElse()
{
    const auto path =
        database(QStringLiteral("q.db"), "CREATE TABLE t(x); INSERT INTO t VALUES(1), (2), (3)");
    const auto read = [&](const char* query) {
        return loadFrame({.path = path, .query = QString::fromLatin1(query)}, FrameLab::maxBytes);
    };
    const auto loaded = read("SELECT x * 2 AS y FROM t WHERE x > 1");
    QVERIFY_RESULT(loaded);
    QCOMPARE(cellsOf(*loaded, "y"), QStringLiteral("4|6"));
    for (const char* query : {"DELETE FROM t", "DELETE FROM t RETURNING x", "SELECT 1; DELETE FROM t",
                              "ATTACH '/tmp/other.db' AS other", "CREATE TABLE u(x)", " ", "--"}) {
        const auto refused = read(query);
        QVERIFY2(!refused, query);
    }
    QCOMPARE(read("SELECT x FROM t")->frame.rows(), 3u);
}

void TestFramesSources::stopsAmidASlowQuery()
{
    const auto path = database(QStringLiteral("slow.db"), "CREATE TABLE t(x); INSERT INTO t VALUES(1)");
    const auto endless = QStringLiteral(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n");
    std::stop_source stop;
    std::jthread soon([&stop] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        stop.request_stop();
    });
    QVERIFY_ERROR(lookAtFrame({.path = path, .query = endless}, {.stop = stop.get_token()}),
                  ErrorKind::Cancelled);
}

void TestFramesSources::asksWhichTable()
{
    const auto path = database(QStringLiteral("two.db"), "CREATE TABLE a(x); CREATE TABLE b(x)");
    const auto loaded = loadFrame({.path = path}, FrameLab::maxBytes);
    QVERIFY_ERROR(loaded, ErrorKind::Invalid);
    QVERIFY(loaded.error().detail.contains(QLatin1String("a, b")));
    QVERIFY_ERROR(loadFrame({.path = path, .table = QStringLiteral("c")}, FrameLab::maxBytes),
                  ErrorKind::Unreadable);
}

void TestFramesSources::leavesADatabaseAsItIs()
{
    const auto path = database(QStringLiteral("wal.db"), "PRAGMA journal_mode=WAL; CREATE TABLE t(x); "
                                                         "INSERT INTO t VALUES(1)");
    const auto before = QDir(lab_.path(QString())).entryList(QDir::Files);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto bytes = file.readAll();
    QVERIFY_RESULT(loadFrame({.path = path}, FrameLab::maxBytes));
    QCOMPARE(QDir(lab_.path(QString())).entryList(QDir::Files), before);
    file.seek(0);
    QCOMPARE(file.readAll(), bytes);
}

void TestFramesSources::refusesBrokenDatabases()
{
    QVERIFY_ERROR(
        lab_.read(QByteArray("SQLite format 3\0", 16) + QByteArray(4096, 'x'), QStringLiteral("broken.db")),
        ErrorKind::Unreadable);
    QVERIFY_ERROR(
        loadFrame({.path = lab_.path(QString()), .format = FrameFormat::Sqlite}, FrameLab::maxBytes),
        ErrorKind::Invalid);
}

void TestFramesSources::saysWhereDuckDbIsNot()
{
    FrameRequest request{.path = lab_.write(QStringLiteral("a.parquet"), QByteArray("PAR1\0\0", 6))};
    request.duckDb = lab_.path(QStringLiteral("no/libduckdb.so"));
    const auto missing = loadFrame(request, FrameLab::maxBytes);
    QVERIFY_ERROR(missing, ErrorKind::Unsupported);
    QVERIFY(missing.error().detail.contains(QLatin1String("libduckdb.so")));
    QVERIFY(duckdb::isRefusal(missing.error(), request.duckDb));
    QVERIFY(!duckdb::isRefusal(missing.error(), {})); // another library, which may be there
    QVERIFY(!duckdb::isRefusal(Error::make(ErrorKind::Unsupported, request.path), request.duckDb));
    request.duckDb = lab_.write(QStringLiteral("libother.so"), "no library");
    QVERIFY_ERROR(loadFrame(request, FrameLab::maxBytes), ErrorKind::Unsupported);
}

void TestFramesSources::readsParquet()
{
    if (duckDb().isEmpty())
        QSKIP("PH_DUCKDB does not name DuckDB's library");
    FrameRequest request{.path = data(QStringLiteral("frames/rows.parquet"))};
    request.duckDb = duckDb();
    const auto loaded = loadFrame(request, FrameLab::maxBytes);
    QVERIFY_RESULT(loaded);
    QCOMPARE(loaded->reading.format, QStringLiteral("Parquet"));
    QCOMPARE(loaded->frame.rows(), 5u);
    QCOMPARE(cellsOf(*loaded, "id"), QStringLiteral("9007199254740993|1|2|3|4"));
    QCOMPARE(typeOf(*loaded, "id"), QStringLiteral("integer"));
    QCOMPARE(cellsOf(*loaded, "x"), QStringLiteral("0.5||-inf|2.25|1e+300"));
    QCOMPARE(cellsOf(*loaded, "grp"), QStringLiteral("eu|us||eu|a text that is longer than twelve bytes"));
    QCOMPARE(cellsOf(*loaded, "ok"), QStringLiteral("true|false||true|false"));
    QCOMPARE(cellsOf(*loaded, "amount"), QStringLiteral("1.25||-3|0|100"));
    QCOMPARE(typeOf(*loaded, "at"), QStringLiteral("timestamp"));
    QVERIFY(cellsOf(*loaded, "at").startsWith(QLatin1String("2026-01-31T10:00:00.123Z|")));
    QVERIFY(cellsOf(*loaded, "day").startsWith(QLatin1String("2026-01-31T00:00:00.000Z|")));
    QVERIFY(cellsOf(*loaded, "zoned").startsWith(QLatin1String("2026-01-31T08:00:00.000Z|")));
    QCOMPARE(readingOf(*loaded, "x").missing, 1u);
    QCOMPARE(readingOf(*loaded, "x").infinite, 1u);
    // A name with the signs of a pattern is this one file.
    request.path = lab_.path(QStringLiteral("a*[1]?.parquet"));
    QVERIFY(QFile::copy(data(QStringLiteral("frames/rows.parquet")), request.path));
    QVERIFY_RESULT(loadFrame(request, FrameLab::maxBytes));
}

void TestFramesSources::refusesHalfAParquetFile()
{
    if (duckDb().isEmpty())
        QSKIP("PH_DUCKDB does not name DuckDB's library");
    QFile whole(data(QStringLiteral("frames/rows.parquet")));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    FrameRequest request{.path = lab_.write(QStringLiteral("half.parquet"), whole.read(whole.size() / 2))};
    request.duckDb = duckDb();
    QVERIFY_ERROR(loadFrame(request, FrameLab::maxBytes), ErrorKind::Unreadable);
}

QTEST_GUILESS_MAIN(TestFramesSources)
#include "tst_frames_sources.moc"
