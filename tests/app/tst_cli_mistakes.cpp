#include "services/connectors/RecogniseLocation.h"
#include "tests/app/Program.h"
#include "tests/fixture/MlflowFixture.h"

#include <QFile>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

/// What scripts get where the words of a command are off, or name what is not there.
class TestCliMistakes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void jsonSaysWhatIsWrongWithTheWords_data();
    void jsonSaysWhatIsWrongWithTheWords();
    void aLimitIsAtLeastOne_data();
    void aLimitIsAtLeastOne();
    void aPathThatIsNotThereIsNotFound_data();
    void aPathThatIsNotThereIsNotFound();
    void aDirectoryThatIsNotThereIsNoEmptyOne();
    void itEndsWithWhatToDo();
    void whatToDoIsNotSaidTwice();
    void jsonHasNoMoreThanBefore();
    void anMlflowClientFindsADatabase();

private:
    Outcome run(const QStringList& words) const
    {
        return runProgram(folder_.filePath(QStringLiteral("ws")), words);
    }
    QTemporaryDir folder_;
};

void TestCliMistakes::jsonSaysWhatIsWrongWithTheWords_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("an unknown option") << QStringList{"runs", "--nope"} << 2;
    QTest::newRow("a missing word") << QStringList{"history", "3f2a"} << 2;
    QTest::newRow("a number out of bounds") << QStringList{"runs", "--limit", "0"} << 2;
    QTest::newRow("of a gate, where 2 is a verdict") << QStringList{"gate", "check", "--nope"} << 1;
    QTest::newRow("of a comparison, likewise") << QStringList{"drift", "--nope"} << 1;
}

void TestCliMistakes::jsonSaysWhatIsWrongWithTheWords()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    const auto said = run(QStringList{QStringLiteral("--json")} + words);
    QCOMPARE(said.code, code);
    const auto error = said.json().value(QLatin1String("error")).toObject();
    QCOMPARE(error.value(QLatin1String("kind")).toString(), QStringLiteral("invalid"));
    QVERIFY(!error.value(QLatin1String("detail")).toString().isEmpty());
    QVERIFY(run(words).out.isEmpty()); // for people it stands in stderr alone
}

void TestCliMistakes::aLimitIsAtLeastOne_data()
{
    QTest::addColumn<QString>("limit");
    for (const char* limit : {"0", "-1", "-3"})
        QTest::newRow(limit) << QStringLiteral("--limit=%1").arg(QLatin1String(limit));
}

void TestCliMistakes::aLimitIsAtLeastOne()
{
    QFETCH(QString, limit);
    const auto said = run({QStringLiteral("runs"), limit});
    QCOMPARE(said.code, 2);
    QVERIFY2(said.err.contains("at least 1"), said.err.constData());
}

void TestCliMistakes::aPathThatIsNotThereIsNotFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("code");
    QTest::newRow("a file") << QStringLiteral("nope.db") << 3;
    QTest::newRow("below a folder") << QStringLiteral("./nope") << 3;
    QTest::newRow("a command with a typing error") << QStringLiteral("rusn") << 2;
}

void TestCliMistakes::aPathThatIsNotThereIsNotFound()
{
    QFETCH(QString, path);
    QFETCH(int, code);
    QCOMPARE(run({path}).code, code);
}

void TestCliMistakes::aDirectoryThatIsNotThereIsNoEmptyOne()
{
    MlflowFixture server;
    const auto id = server.addRun({});
    server.addArtifact(id, QStringLiteral("plots/roc.png"), "png");
    const auto list = [&](const char* path) {
        return run({QStringLiteral("artifacts"), id, QStringLiteral("--path"), QLatin1String(path)});
    };
    QCOMPARE(run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
                  QStringLiteral("lab"), QStringLiteral("--kind"), QStringLiteral("mlflow"),
                  QStringLiteral("--url"), server.url()})
                 .code,
             0);
    QCOMPARE(run({QStringLiteral("sync")}).code, 0);
    QCOMPARE(list("plots").code, 0);
    QCOMPARE(list("plotz").code, 3);
    QCOMPARE(list("plots/nope").code, 3);
    const auto file = list("plots/roc.png");
    QCOMPARE(file.code, 2);
    QVERIFY2(file.err.contains("--download"), file.err.constData());
}

/// A bare path means a folder of runs to it.
void TestCliMistakes::itEndsWithWhatToDo()
{
    const auto missing = run({folder_.filePath(QStringLiteral("nothing.db"))});
    QCOMPARE(missing.code, 3);
    const auto lines = missing.err.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines.first().startsWith("pilothouse: not-found: "), missing.err.constData());
    QCOMPARE(lines.last(), QByteArray("What to do: Check how it is written, and whether it is still there."));
}

void TestCliMistakes::whatToDoIsNotSaidTwice()
{
    const auto unknown = run(words("sync --connection nowhere"));
    QCOMPARE(unknown.code, 3);
    QVERIFY2(unknown.err.contains("`pilothouse connect list`"), unknown.err.constData());
    QVERIFY2(!unknown.err.contains("What to do"), unknown.err.constData());
}

void TestCliMistakes::jsonHasNoMoreThanBefore()
{
    const auto missing = run({QStringLiteral("--json"), folder_.filePath(QStringLiteral("nothing.db"))});
    const auto error = missing.json().value(QLatin1String("error")).toObject();
    QCOMPARE(error.keys(),
             QStringList({QStringLiteral("detail"), QStringLiteral("kind"), QStringLiteral("where")}));
    QCOMPARE(missing.err, QByteArray());
}

void TestCliMistakes::anMlflowClientFindsADatabase()
{
    Connection connection;
    connection.kind = QStringLiteral("mlflow-db");
    connection.location = QStringLiteral("/data/lab.db");
    QCOMPARE(trackingUri(connection), QStringLiteral("sqlite:////data/lab.db"));
    connection.location = QStringLiteral("sqlite:////data/lab.db");
    QCOMPARE(trackingUri(connection), QStringLiteral("sqlite:////data/lab.db"));
    connection.location = folder_.path();
    QCOMPARE(trackingUri(connection), QStringLiteral("sqlite:///%1/mlflow.db").arg(folder_.path()));
    connection.kind = QStringLiteral("mlflow-folder");
    QCOMPARE(trackingUri(connection), folder_.path());
}

QTEST_GUILESS_MAIN(TestCliMistakes)
#include "tst_cli_mistakes.moc"
