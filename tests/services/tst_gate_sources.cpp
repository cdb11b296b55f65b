#include "services/contracts/ContractShape.h"
#include "services/gates/ContractEvidence.h"
#include "services/gates/ExternalCommand.h"
#include "services/gates/GateEvaluation.h"
#include "services/gates/SampleFile.h"
#include "services/yaml/ShapeReader.h"
#include "tests/services/ContractLab.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sqlite3.h>
#include <thread>

using namespace ph;
using namespace std::chrono_literals;

/// What gates are fed with from outside: commands that are run, and files that hold rows.
class TestGateSources : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatACommandSays();
    void noShellReadsArguments();
    void killsWhatACommandLeavesBehind();
    void cutsEndlessOutput();
    void saysWhereNothingStarted();
    void aCrashIsNoAnswer();
    void stopsWhenAsked();
    void readsTables_data();
    void readsTables();
    void refusesWhatIsNoTable();
    void contractsAreJudgedAsByTheirCheck_data();
    void contractsAreJudgedAsByTheirCheck();
    void contractsThatCannotBeReadAreErrors();

private:
    QString write(const QString& name, const QByteArray& text)
    {
        QFile file(folder_.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }
    QTemporaryDir folder_;
};

void TestGateSources::keepsWhatACommandSays()
{
    const auto out = runCommand({{QStringLiteral("sh"), QStringLiteral("-c"),
                                  QStringLiteral("echo '{}'; echo 'token=hunter2secret' >&2; pwd; exit 3")},
                                 folder_.path()});
    QVERIFY_RESULT(out);
    QCOMPARE(out->end, CommandOutcome::End::Exited);
    QCOMPARE(out->exitCode, 3);
    QCOMPARE(out->output, QStringLiteral("{}\n%1\n").arg(QFileInfo(folder_.path()).canonicalFilePath()));
    QVERIFY(!out->errors.contains(QLatin1String("hunter2secret")));
}

void TestGateSources::noShellReadsArguments()
{
    const auto out =
        runCommand({{QStringLiteral("echo"), QStringLiteral("$(id) ; `id` > x")}, folder_.path()});
    QVERIFY_RESULT(out);
    QCOMPARE(out->output, QStringLiteral("$(id) ; `id` > x\n"));
}

void TestGateSources::killsWhatACommandLeavesBehind()
{
    // A child in the background, and one in the foreground that never ends.
    const auto out = runCommand({{QStringLiteral("sh"), QStringLiteral("-c"),
                                  QStringLiteral("sleep 1000 & echo $!; exec sleep 1000")},
                                 folder_.path(),
                                 500ms});
    QVERIFY_RESULT(out);
    QCOMPARE(out->end, CommandOutcome::End::TimedOut);
    const auto child = pid_t(out->output.trimmed().toInt());
    QVERIFY(child > 1);
    const auto isRunning = [&] {
        QFile status(
            QStringLiteral("/proc/%1/stat").arg(child)); // a zombie is dead, and waits for its reaper
        return status.open(QIODevice::ReadOnly) && !status.readAll().contains(") Z ");
    };
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), 20'000);
}

void TestGateSources::cutsEndlessOutput()
{
    const auto out = runCommand({{QStringLiteral("sh"), QStringLiteral("-c"),
                                  QStringLiteral("head -c 1000000 /dev/zero | tr '\\0' a")},
                                 folder_.path()});
    QVERIFY_RESULT(out);
    QCOMPARE(out->exitCode, 0);
    QVERIFY(out->output.size() < maxCommandOutputBytes + 100);
    QVERIFY(out->output.endsWith(QLatin1String("more bytes were cut]")));
}

void TestGateSources::saysWhereNothingStarted()
{
    const auto out = runCommand({{QStringLiteral("/nonexistent/audit")}, folder_.path()});
    QVERIFY_RESULT(out);
    QCOMPARE(out->end, CommandOutcome::End::NotStarted);
    QCOMPARE(runCommand({{}, folder_.path()})->end, CommandOutcome::End::NotStarted);
}

void TestGateSources::aCrashIsNoAnswer()
{
    const auto out = runCommand(
        {{QStringLiteral("sh"), QStringLiteral("-c"), QStringLiteral("kill -SEGV $$")}, folder_.path()});
    QVERIFY_RESULT(out);
    QCOMPARE(out->end, CommandOutcome::End::Crashed);
}

void TestGateSources::stopsWhenAsked()
{
    std::stop_source stop;
    std::jthread asks([&] { stop.request_stop(); });
    QVERIFY_ERROR(runCommand({{QStringLiteral("sleep"), QStringLiteral("1000")}, folder_.path(), 600s},
                             stop.get_token()),
                  ErrorKind::Cancelled);
}

void TestGateSources::readsTables_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("CSV") << write(QStringLiteral("a.csv"), "id,amount\nx,1.5\ny,\n");
    QTest::newRow("TSV") << write(QStringLiteral("a.tsv"), "id\tamount\nx\t1.5\ny\t\n");
    QTest::newRow("JSON") << write(QStringLiteral("a.json"),
                                   R"([{"id":"x","amount":1.5},{"id":"y","amount":null}])");
    const auto file = folder_.filePath(QStringLiteral("a.db"));
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(file.toUtf8().constData(), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database,
                          "CREATE TABLE \"my rows\"(id TEXT, amount REAL);"
                          "INSERT INTO \"my rows\" VALUES('x', 1.5), ('y', NULL)",
                          nullptr, nullptr, nullptr),
             SQLITE_OK);
    sqlite3_close(database);
    QTest::newRow("SQLite") << file + QStringLiteral("#my rows");
}

void TestGateSources::readsTables()
{
    QFETCH(QString, path);
    const auto table = loadSample(path);
    QVERIFY_RESULT(table);
    QCOMPARE(table->rows(), 2u);
    const auto id = table->names.indexOf(QStringLiteral("id")),
               amount = table->names.indexOf(QStringLiteral("amount"));
    QVERIFY(id >= 0 && amount >= 0);
    QCOMPARE(*table->columns[std::size_t(id)][1], std::string("y"));
    QCOMPARE(*table->columns[std::size_t(amount)][0], std::string("1.5"));
    QVERIFY(!table->columns[std::size_t(amount)][1]);
    QVERIFY(table->digest.startsWith(QLatin1String("sha256:")));
}

void TestGateSources::refusesWhatIsNoTable()
{
    QVERIFY_ERROR(loadSample(folder_.filePath(QStringLiteral("none.csv"))), ErrorKind::NotFound);
    QVERIFY_ERROR(loadSample(write(QStringLiteral("b.json"), "{")), ErrorKind::Unreadable);
    QVERIFY_ERROR(loadSample(write(QStringLiteral("b.db"), "no database") + QStringLiteral("#t")),
                  ErrorKind::Unreadable);
    QVERIFY_ERROR(loadSample(folder_.filePath(QStringLiteral("a.db#x\"; DROP TABLE y; --"))),
                  ErrorKind::Unreadable);
    QVERIFY_ERROR(loadSample(write(QStringLiteral("latin.csv"), "id,name\nx,M\xfcller\n")),
                  ErrorKind::Unreadable);
    QVERIFY_ERROR(loadSample(write(QStringLiteral("cut.csv"), "id,note\nx,\"seen\"\ny,\"not se")),
                  ErrorKind::Unreadable);
    QVERIFY_ERROR(loadSample(write(QStringLiteral("twice.csv"), "id,amount, amount\nx,1,-1\n")),
                  ErrorKind::Unreadable);
}

namespace {

struct NamedBytes {
    const char* name;
    QByteArray bytes;
};

QByteArray inUtf16(const QByteArray& utf8)
{
    const auto text = QString::fromUtf8(utf8);
    return QByteArray("\xff\xfe") +
           QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * qsizetype(sizeof(char16_t)));
}

/// What tables come as; all of the columns x, at and note.
std::vector<NamedBytes> oddTables()
{
    const QByteArray plain = "x,at,note\n1,2026-02-01T10:00:00Z,a\n2.5,2026-02-01 11:00,b\n";
    return {
        {"plain.csv", plain},
        {"byte-order-mark.csv", "\xef\xbb\xbf" + plain},
        {"line-ends.csv", QByteArray(plain).replace('\n', "\r\n")},
        {"utf-16.csv", inUtf16(plain)},
        {"semicolons.csv", QByteArray(plain).replace(',', ';')},
        {"tabs.tsv", QByteArray(plain).replace(',', '\t')},
        {"mixed-types.csv", plain + "word,2026-02-01,a\n1e3,yesterday,b\n"},
        {"infinite.csv", plain + "inf,2026-02-01,a\n-Infinity,2026-02-01,b\n1e999,2026-02-01,a\n"},
        {"epochs.csv", plain + "1,1769900000,a\n2,1769900000123,b\n3,7,a\n"},
        {"rfc-1123.csv", plain + "1,\"Sun, 01 Feb 2026 10:00:00 GMT\",a\n"},
        {"missing-words.csv", plain + "N/A,NaT,#N/A\n\\N,null,<NA>\n,-NaN,None\n"},
        {"out-of-range.csv", plain + "-1,2026-02-01,c\n"},
        {"repeats.csv", plain + "1,2026-02-01,a\n1,2026-02-01,a\n"},
        {"old.csv", "x,at,note\n1,2025-02-01,a\n"},
        {"future.csv", plain + "1,2031-02-01,a\n"},
        {"ragged.csv", plain + "1\n1,2026-02-01,a,more\n"},
        {"twice.csv", "x,at,note,x\n1,2026-02-01,a,9\n"},
        {"another-column.csv", "x,at,note,y\n1,2026-02-01,a,9\n"},
        {"column-gone.csv", "x,note\n1,a\n"},
        {"latin-1.csv", plain + "1,2026-02-01,M\xfcller\n"},
        {"no-rows.csv", "x,at,note\n"},
        {"no-values.csv", "x,at,note\nNA,,null\n"},
        {"cut.csv", plain + "1,2026-02-01,\"not se"},
        {"rows.json",
         R"([{"x": 1, "at": "2026-02-01", "note": "a"}, {"x": null, "at": 1769900000, "note": "b"}])"},
        {"rows.ndjson",
         "{\"x\": 1, \"at\": \"2026-02-01\", \"note\": \"a\"}\n{\"x\": true, \"late\": 1}\n[1]\n"},
    };
}

std::vector<NamedBytes> contractsOfThem(testing::ContractLab& lab)
{
    const QByteArray columns =
        "columns:\n  x: {type: number}\n  at: {type: timestamp}\n  note: {type: text}\n";
    return {
        {"strict", columns},
        {"open", "columns: {x: {type: number, nullable: true}}\nother-columns: allow\n"},
        {"shares", "columns:\n  x: {type: number, most-missing: 0.5, most-other-type: 0.5, minimum: 0}\n"
                   "  at: {type: timestamp, most-missing: 0.5, most-other-type: 0.4}\n"
                   "  note: {type: text, most-missing: 0.5, values: [a, b], most-new-categories: 0.2}\n"
                   "other-columns: allow\n"},
        {"fresh", columns + "freshness: {column: at, max-age: 2d}\n"},
        {"fresh, if at all",
         "columns:\n  x: {type: number, nullable: true}\n  at: {type: timestamp, nullable: "
         "true}\n  note: {type: text, nullable: true}\n"
         "freshness: {column: at, within: 2d}\n"},
        {"unique", "columns:\n  x: {type: number, unique: true, maximum: 2.5}\n  at: {type: text}\n"
                   "  note: {type: text, pattern: '[a-z]', constant: refuse}\n"},
        {"rows", columns + "minimum-rows: 3\nmaximum-rows: 4\n"},
        {"integers", "columns:\n  x: {type: integer}\n  at: {type: boolean}\n  note: {type: text}\n"},
        {"proposed", contractText(lab.propose(oddTables().front().bytes))},
        {"proposed from what is odd", contractText(lab.propose(oddTables()[7].bytes))},
    };
}

QJsonObject keysOf(const QByteArray& yaml)
{
    return readShape(readYaml(yaml).root, contractShape()).value.toObject();
}

} // namespace

void TestGateSources::contractsAreJudgedAsByTheirCheck_data()
{
    QTest::addColumn<QByteArray>("contract");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("table");
    testing::ContractLab lab;
    for (const auto& contract : contractsOfThem(lab)) {
        for (const auto& table : oddTables())
            QTest::addRow("%s of %s", contract.name, table.name)
                << contract.bytes << QString::fromLatin1(table.name) << table.bytes;
    }
}

/// The keys in the policy, and the file named there, say what `contract check` says; so does the record.
void TestGateSources::contractsAreJudgedAsByTheirCheck()
{
    QFETCH(QByteArray, contract);
    QFETCH(QString, name);
    QFETCH(QByteArray, table);
    const auto file = write(name, table);
    write(QStringLiteral("c.yaml"), contract);
    const auto report = checkContract(testing::contractOf(contract), {.path = file}, testing::contractNow);
    auto pasted = keysOf(contract);
    QJsonObject named{{QStringLiteral("contract"), QStringLiteral("c.yaml")}};
    for (auto* settings : {&pasted, &named}) {
        settings->insert(QStringLiteral("sample"), name);
        GateFacts facts;
        auto& fact = facts.own[QStringLiteral("data")].contract;
        fact = loadContractEvidence(*settings, folder_.path(), testing::contractNow);
        const GateSpec gate{QStringLiteral("data"), QStringLiteral("data-contract"), {}, {}, *settings};
        const auto result = evaluateGate(gate, facts, testing::contractNow, std::int64_t(1) << 40);
        QCOMPARE(gateVerdictName(result.verdict),
                 report ? qualityVerdictName(report->verdict) : gateVerdictName(GateVerdict::Inconclusive));
        QCOMPARE(fact.error.has_value(), !report);
        if (report)
            QCOMPARE(result.sampleSize, qint64(report->reading.rows));
        else
            QCOMPARE(fact.error->kind, report.error().kind);
        auto kept = result;
        kept.inputs = QJsonDocument::fromJson(QJsonDocument(result.inputs).toJson()).object();
        const auto again = evaluateAgain(kept);
        QVERIFY_RESULT(again);
        QCOMPARE(gateVerdictName(again->verdict), gateVerdictName(result.verdict));
        QCOMPARE(again->reason, result.reason);
        if (report && settings == &named)
            QVERIFY(QJsonDocument(result.inputs).toJson().contains("columns:"));
    }
}

void TestGateSources::contractsThatCannotBeReadAreErrors()
{
    write(QStringLiteral("t.csv"), "x\n1\n");
    const auto load = [&](const char* contract) {
        return loadContractEvidence({{QStringLiteral("sample"), QStringLiteral("t.csv")},
                                     {QStringLiteral("contract"), QLatin1String(contract)}},
                                    folder_.path(), testing::contractNow);
    };
    QCOMPARE(load("nowhere.yaml").error->kind, ErrorKind::NotFound);
    write(QStringLiteral("bad.yaml"), "columns: {x: {type: nubmer}}\n");
    QCOMPARE(load("bad.yaml").error->kind, ErrorKind::Unreadable);
    QVERIFY(load("bad.yaml").error->detail.contains(QLatin1String("did you mean number?")));
    write(QStringLiteral("large.yaml"),
          "columns: {x: {type: number}}\n" + QByteArray(maxKeptContractBytes, '#'));
    QCOMPARE(load("large.yaml").error->kind, ErrorKind::Invalid);
}

QTEST_GUILESS_MAIN(TestGateSources)
#include "tst_gate_sources.moc"
