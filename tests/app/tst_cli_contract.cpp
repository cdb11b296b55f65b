#include "tests/app/Program.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

/// `pilothouse contract`: contracts proposed, checked and kept, as scripts and people meet them.
class TestCliContract : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString write(const char* name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("%s cannot be written", name);
        return file.fileName();
    }
    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    Outcome contract(const QStringList& arguments, const QString& workspace = QStringLiteral("ws")) const
    {
        return runProgram(folder_.filePath(workspace), QStringList{QStringLiteral("contract")} + arguments);
    }
    Outcome contractJson(const QStringList& arguments, const QString& workspace = QStringLiteral("ws")) const
    {
        return runProgram(folder_.filePath(workspace),
                          QStringList{QStringLiteral("--json"), QStringLiteral("contract")} + arguments);
    }
    Outcome check(const QByteArray& table, const QByteArray& yaml) const
    {
        return contract({QStringLiteral("check"), write("table.csv", table), QStringLiteral("--contract"),
                         write("contract.yaml", yaml)});
    }

private Q_SLOTS:
    void whatIsProposedIsKept()
    {
        const auto table = write("last week.csv", "user_id,amount,at\n1,5,2026-01-30\n2,7.5,2026-01-31\n");
        const auto out = path("proposed.yaml");
        const auto proposed = contract({QStringLiteral("propose"), table, QStringLiteral("--out"), out});
        QCOMPARE(proposed.code, 0);
        QVERIFY2(proposed.out.contains("a contract of 3 columns, from 2 rows"), proposed.out.constData());
        const auto checked = contract({QStringLiteral("check"), table, QStringLiteral("--contract"), out});
        QVERIFY2(checked.code == 0, checked.all().constData());
        QVERIFY2(checked.out.contains("keeps the contract last-week\n2 rows; 12 rules pass, 0 fail"),
                 checked.out.constData());
        // What is there is nobody's to take away.
        const auto again = contract({QStringLiteral("propose"), table, QStringLiteral("--out"), out});
        QCOMPARE(again.code, 2);
        QVERIFY2(again.err.contains("--force"), again.err.constData());
        QCOMPARE(contract({QStringLiteral("propose"), table, QStringLiteral("--out"), out,
                           QStringLiteral("--force")})
                     .code,
                 0);
    }

    void toStdoutWithTypesAndRoles()
    {
        const auto table = write("roles.csv", "zip,card\n01067,17\n10115,18\n");
        const auto told =
            contract({QStringLiteral("propose"), table, QStringLiteral("--out"), QStringLiteral("-"),
                      QStringLiteral("--type"), QStringLiteral("zip=text"), QStringLiteral("--role"),
                      QStringLiteral("card=entity-id"), QStringLiteral("--name"), QStringLiteral("mine")});
        QCOMPARE(told.code, 0);
        QVERIFY2(told.out.startsWith("name: \"mine\"\n"), told.out.constData());
        QVERIFY2(told.out.contains("  \"card\":\n    type: integer\n    unique: true\n"),
                 told.out.constData());
        QVERIFY2(told.out.endsWith("minimum-rows: 1\n"), told.out.constData());
        const auto mistaken =
            contract({QStringLiteral("propose"), table, QStringLiteral("--out"), QStringLiteral("-"),
                      QStringLiteral("--type"), QStringLiteral("zip=txet")});
        QCOMPARE(mistaken.code, 2);
        QVERIFY2(mistaken.err.contains("did you mean text?"), mistaken.err.constData());
    }

    void verdictsAreExitCodes()
    {
        const QByteArray yaml = "columns: {x: {type: integer, minimum: 0}}\n";
        QCOMPARE(check("x\n1\n", yaml).code, 0);
        const auto violated = check("x\n1\n-3\n", yaml);
        QCOMPARE(violated.code, 2);
        QVERIFY2(violated.out.contains("violates the contract"), violated.out.constData());
        QVERIFY2(violated.out.contains("x       range  fail      50 %  minimum 0  1 of 2 values are out of "
                                       "range.  row 2: -3\n"),
                 violated.out.constData());
        QCOMPARE(check("x\n", yaml).code, 3);
        const auto broken = check("x\n1\n", "columns:\n  x: {type: integer, minimun: 0}\n");
        QCOMPARE(broken.code, 1);
        QVERIFY2(
            broken.err.contains("contract.yaml:2:22: columns.x.minimun: Unknown key \"minimun\"; did you "
                                "mean minimum?"),
            broken.err.constData());
        QCOMPARE(contract({QStringLiteral("check"), path("none.csv"), QStringLiteral("--contract"),
                           path("contract.yaml")})
                     .code,
                 1);
        QCOMPARE(contract({QStringLiteral("check"), path("table.csv")}).code, 1); // no contract
    }

    void freshnessIsToldByTheGivenMoment()
    {
        const auto table = write("fresh.csv", "at\n2026-01-30T10:00Z\n");
        const auto yaml = write("fresh.yaml", "columns: {at: {type: timestamp}}\n"
                                              "freshness: {column: at, max-age: 24h}\n");
        const auto at = [&](const char* now) {
            return contract({QStringLiteral("check"), table, QStringLiteral("--contract"), yaml,
                             QStringLiteral("--now"), QLatin1String(now)})
                .code;
        };
        QCOMPARE(at("2026-01-31T09:59"), 0);
        QCOMPARE(at("2026-01-31T10:01"), 2);
        QCOMPARE(at("2026-01-29"), 2); // then it is of the future
        QCOMPARE(at("soon"), 1);
    }

    void andForScripts()
    {
        const auto table = write("json.csv", "x,x\n-1\n2,3\n");
        const auto yaml = write("json.yaml", "name: c\ncolumns: {x: {type: integer, minimum: 0}}\n");
        const auto told = contractJson({QStringLiteral("check"), table, QStringLiteral("--contract"), yaml,
                                        QStringLiteral("--now"), QStringLiteral("2026-01-31")});
        QCOMPARE(told.code, 2);
        const auto json = told.json();
        QCOMPARE(json.value(QLatin1String("contract")).toString(), QStringLiteral("c"));
        QCOMPARE(json.value(QLatin1String("verdict")).toString(), QStringLiteral("fail"));
        QCOMPARE(json.value(QLatin1String("checked")).toString().left(10), QStringLiteral("2026-01-31"));
        QCOMPARE(json.value(QLatin1String("rows")).toInt(), 2);
        QCOMPARE(json.value(QLatin1String("notes")).toArray().size(), 2); // x twice, a short row
        QCOMPARE(json.value(QLatin1String("short_rows")).toInt(), 1);
        QCOMPARE(json.value(QLatin1String("unknown_cells")).toInt(-1), 0);
        QStringList broken;
        for (const auto& each : json.value(QLatin1String("findings")).toArray()) {
            if (each[QLatin1String("verdict")] == QLatin1String("fail"))
                broken.append(each[QLatin1String("column")].toString() + u' ' +
                              each[QLatin1String("rule")].toString() + u' ' +
                              each[QLatin1String("check")].toString());
        }
        QCOMPARE(broken,
                 (QStringList{QStringLiteral(" other-columns columns"), QStringLiteral("x range range")}));
        const auto range = json.value(QLatin1String("findings")).toArray().last();
        QCOMPARE(range[QLatin1String("share")].toDouble(), 0.5);
        QCOMPARE(range[QLatin1String("examples")][0][QLatin1String("row")].toInt(), 1);
        QCOMPARE(range[QLatin1String("examples")][0][QLatin1String("value")].toString(),
                 QStringLiteral("-1"));
    }

    void contractsOfTeamsAreKept()
    {
        const auto ws = QStringLiteral("teams");
        const auto add = [&](const char* name, const char* column) {
            return contract(
                {QStringLiteral("add"), write("add.yaml", "name: " + QByteArray(name) + "\nteam: t-" + name +
                                                              "\ncolumns: {latency: {" + column + "}}\n")},
                ws);
        };
        QCOMPARE(add("pay", "type: number, unit: ms").code, 0);
        QCOMPARE(contract({QStringLiteral("conflicts")}, ws).code, 0);
        const auto disputed = add("risk", "type: number, unit: s");
        QCOMPARE(disputed.code, 7);
        QVERIFY2(disputed.err.contains("latency is frozen: pay says number in ms; risk says number in s"),
                 disputed.err.constData());
        QCOMPARE(contract({QStringLiteral("conflicts")}, ws).code, 2);
        const auto refused = add("ads", "type: integer, unit: us");
        QCOMPARE(refused.code, 2);
        QVERIFY2(refused.err.contains("latency is frozen"), refused.err.constData());

        // The data may be as they should be all the same.
        const auto checked = contractJson({QStringLiteral("check"), write("ok.csv", "latency\n1.5\n"),
                                           QStringLiteral("--contract"),
                                           folder_.filePath(ws + QStringLiteral("/contracts/pay.yaml"))},
                                          ws);
        QCOMPARE(checked.code, 0);
        const auto frozen = checked.json().value(QLatin1String("frozen")).toArray();
        QCOMPARE(frozen.size(), 1);
        QCOMPARE(frozen[0][QLatin1String("feature")].toString(), QStringLiteral("latency"));
        QCOMPARE(frozen[0][QLatin1String("parts")].toArray(), QJsonArray{QStringLiteral("unit")});
        QVERIFY2(checked.err.contains("latency is frozen"), checked.err.constData());

        const auto listed = contract({QStringLiteral("list")}, ws);
        QCOMPARE(listed.code, 0);
        QVERIFY2(listed.out.contains("pay   t-pay "), listed.out.constData());
        QCOMPARE(add("risk", "type: number, unit: ms").code, 0);
        QCOMPARE(contract({QStringLiteral("remove"), QStringLiteral("pay")}, ws).code, 0);
        QCOMPARE(contract({QStringLiteral("remove"), QStringLiteral("pay")}, ws).code, 3);
        QCOMPARE(
            QDir(folder_.filePath(ws + QStringLiteral("/contracts/removed"))).entryList(QDir::Files).size(),
            2); // risk's first, and pay
    }
};

QTEST_GUILESS_MAIN(TestCliContract)
#include "tst_cli_contract.moc"
