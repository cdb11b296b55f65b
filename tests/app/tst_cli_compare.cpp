#include "tests/app/Program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace ph::testing;

/// The commands that compare, on the sample workspace, as a script runs them.
class TestCliCompare : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    Outcome run(const QStringList& arguments) const
    {
        return runProgram(folder_.filePath(QStringLiteral("ws")), arguments);
    }
    Outcome json(const QStringList& arguments) const
    {
        return run(QStringList{QStringLiteral("--json")} + arguments);
    }

    /// Ids of finished fraud runs of a model, the best first.
    QStringList fraudRuns(const QString& model) const
    {
        const auto found = json(
            {QStringLiteral("runs"), QStringLiteral("params.model = '%1' AND metrics.auc > 0.5").arg(model),
             QStringLiteral("--experiment"), QStringLiteral("fraud-detection"), QStringLiteral("--order-by"),
             QStringLiteral("metrics.auc DESC"), QStringLiteral("--columns"), QStringLiteral("run_id")});
        QStringList ids;
        const auto runs = found.json().value(QLatin1String("runs")).toArray();
        for (const auto& entry : runs)
            ids << entry.toObject().value(QLatin1String("run_id")).toString();
        return ids;
    }

    Outcome compare(const QStringList& arguments) const
    {
        return json(QStringList{QStringLiteral("compare"), QStringLiteral("metrics.auc > 0.5"),
                                QStringLiteral("--experiment"), QStringLiteral("fraud-detection"),
                                QStringLiteral("--out"), folder_.filePath(QStringLiteral("report.json"))} +
                    arguments);
    }

    static QJsonObject difference(const QJsonObject& why, const QString& label)
    {
        const auto all = why.value(QLatin1String("differences")).toArray();
        for (const auto& entry : all) {
            if (entry.toObject().value(QLatin1String("label")).toString() == label)
                return entry.toObject();
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCOMPARE(
            run({QStringLiteral("sample"), QStringLiteral("create"), folder_.filePath(QStringLiteral("ws"))})
                .code,
            0);
        const auto sync = run({QStringLiteral("sync")});
        QVERIFY(sync.code == 0 || sync.code == 7);
    }

    void aComparisonHasTheNumbersOfItsRuns()
    {
        const auto found = json({QStringLiteral("runs"), QStringLiteral("metrics.auc > 0.5"),
                                 QStringLiteral("--experiment"), QStringLiteral("fraud-detection"),
                                 QStringLiteral("--columns"), QStringLiteral("metrics.auc")});
        double sum = 0, best = 0;
        const auto runs = found.json().value(QLatin1String("runs")).toArray();
        QVERIFY(runs.size() > 10);
        for (const auto& entry : runs) {
            const double auc = entry.toObject().value(QLatin1String("metrics.auc")).toDouble();
            sum += auc;
            best = std::max(best, auc);
        }
        for (const auto& name : {QStringLiteral("auc"), QStringLiteral("metrics.auc")}) {
            const auto compared = compare({QStringLiteral("--metric"), name});
            QVERIFY2(compared.code == 0, compared.err.constData());
            const auto metric = compared.json().value(QLatin1String("metrics")).toArray().at(0).toObject();
            QCOMPARE(metric.value(QLatin1String("metric")).toString(), QStringLiteral("auc"));
            QCOMPARE(metric.value(QLatin1String("max")).toDouble(), best);
            QVERIFY(std::abs(metric.value(QLatin1String("mean")).toDouble() - sum / double(runs.size())) <
                    1e-12);
            const auto ranked = compared.json().value(QLatin1String("runs")).toArray();
            QCOMPARE(ranked.size(), runs.size());
            QCOMPARE(ranked.at(0)
                         .toObject()
                         .value(QLatin1String("metrics"))
                         .toObject()
                         .value(QLatin1String("auc"))
                         .toDouble(),
                     best);
        }
    }

    void whatIsNamedAndNotThereIsNotFound()
    {
        QCOMPARE(compare({QStringLiteral("--metric"), QStringLiteral("no-such")}).code, 3);
        const auto other =
            json({QStringLiteral("runs"), QStringLiteral("metrics.auc <= 0.5 OR metrics.auc IS NULL"),
                  QStringLiteral("--columns"), QStringLiteral("run_id"), QStringLiteral("--limit"),
                  QStringLiteral("1")});
        const auto id = other.json()
                            .value(QLatin1String("runs"))
                            .toArray()
                            .at(0)
                            .toObject()
                            .value(QLatin1String("run_id"))
                            .toString();
        QVERIFY(!id.isEmpty());
        QCOMPARE(
            compare({QStringLiteral("--metric"), QStringLiteral("auc"), QStringLiteral("--baseline"), id})
                .code,
            3);
    }

    void aMistypedGroupIsNotFoundAndCorrected()
    {
        const auto by = [this](const char* key) {
            return compare({QStringLiteral("--metric"), QStringLiteral("auc"), QStringLiteral("--group-by"),
                            QLatin1String(key)});
        };
        QCOMPARE(by("params.model").code, 0);
        const auto mistyped = by("params.modle");
        QCOMPARE(mistyped.code, 3);
        QVERIFY2((mistyped.out + mistyped.err).contains("did you mean params.model"),
                 mistyped.err.constData());
    }

    void aBoardSaysWhereValuesAreTaken()
    {
        QFile board(folder_.filePath(QStringLiteral("board.json")));
        QVERIFY(board.open(QIODevice::WriteOnly));
        board.write(R"({"pilothouse-board": 1, "name": "best", "objective": "metrics.auc", "at": "max",
                        "charts": []})");
        board.close();
        const auto byBoard = compare({QStringLiteral("--board"), board.fileName()});
        QVERIFY2(byBoard.code == 0 || byBoard.code == 7, byBoard.err.constData());
        QCOMPARE(byBoard.json().value(QLatin1String("at")).toString(), QStringLiteral("max"));
        const auto overruled = compare(
            {QStringLiteral("--board"), board.fileName(), QStringLiteral("--at"), QStringLiteral("last")});
        QCOMPARE(overruled.json().value(QLatin1String("at")).toString(), QStringLiteral("last"));
    }

    void helpHasExamples()
    {
        const auto help = run({QStringLiteral("why"), QStringLiteral("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains("Examples"));
        QVERIFY(help.out.contains("not cause"));
        QVERIFY(run({QStringLiteral("--help")}).out.contains("why"));
    }

    void twoRunsAreExplained()
    {
        const auto a = fraudRuns(QStringLiteral("xgboost")), b = fraudRuns(QStringLiteral("lightgbm"));
        QVERIFY(a.size() > 5 && b.size() > 5);
        const auto why = json({QStringLiteral("why"), a.last(), b.first().left(12),
                               QStringLiteral("--metric"), QStringLiteral("auc")});
        QVERIFY2(why.code == 0, why.err.constData());
        const auto document = why.json();
        const auto model = difference(document, QStringLiteral("model"));
        QCOMPARE(model.value(QLatin1String("topic")).toString(), QStringLiteral("model"));
        const auto value = [&](const char* side) {
            return model.value(QLatin1String(side))
                .toObject()
                .value(QLatin1String("values"))
                .toArray()
                .first()
                .toObject()
                .value(QLatin1String("value"))
                .toString();
        };
        QCOMPARE(value("a"), QStringLiteral("xgboost"));
        QCOMPARE(value("b"), QStringLiteral("lightgbm"));
        QVERIFY(document.value(QLatin1String("same")).toInt() >= 4);
        QCOMPARE(
            document.value(QLatin1String("outcome")).toObject().value(QLatin1String("metric")).toString(),
            QStringLiteral("auc"));
        QVERIFY(document.value(QLatin1String("outcome"))
                    .toObject()
                    .value(QLatin1String("difference"))
                    .toDouble() > 0);
        const auto commit = difference(document, QStringLiteral("Git commit"));
        if (!commit.isEmpty())
            QVERIFY(commit.value(QLatin1String("link"))
                        .toString()
                        .startsWith(QStringLiteral("https://git.example.com/risk/fraud-detection/compare/")));
        const auto keys =
            document.value(QLatin1String("associations")).toObject().value(QLatin1String("keys")).toArray();
        QVERIFY(keys.size() >= 4);
        QVERIFY(keys.first().toObject().value(QLatin1String("q")).toDouble() <= 0.05);
        const auto text = run({QStringLiteral("why"), a.last(), b.first()});
        QCOMPARE(text.code, 0);
        QVERIFY2(text.out.contains("xgboost") && text.out.contains("lightgbm"), text.out.constData());
        QVERIFY(text.out.contains("not cause"));
    }

    void environmentFilesOfRunsAreCompared()
    {
        // Every fifth trial of the sample logs a model with its requirements.
        const auto models =
            json({QStringLiteral("runs"), QStringLiteral("metrics.auc > 0.5 AND run_name LIKE '%-trial-5'"),
                  QStringLiteral("--experiment"), QStringLiteral("fraud-detection"),
                  QStringLiteral("--columns"), QStringLiteral("run_id,params.model")});
        QHash<QString, QString> byModel;
        const auto runs = models.json().value(QLatin1String("runs")).toArray();
        for (const auto& entry : runs)
            byModel.insert(entry.toObject().value(QLatin1String("params.model")).toString(),
                           entry.toObject().value(QLatin1String("run_id")).toString());
        QVERIFY(byModel.contains(QStringLiteral("xgboost")) && byModel.contains(QStringLiteral("lightgbm")));
        const auto why = json({QStringLiteral("why"), byModel.value(QStringLiteral("xgboost")),
                               byModel.value(QStringLiteral("lightgbm"))});
        QCOMPARE(why.code, 0);
        const auto package = difference(why.json(), QStringLiteral("xgboost"));
        QVERIFY2(!package.isEmpty(), why.err.constData());
        QCOMPARE(package.value(QLatin1String("topic")).toString(), QStringLiteral("environment"));
        QCOMPARE(package.value(QLatin1String("kind")).toString(), QStringLiteral("missing"));
        QVERIFY(!difference(why.json(), QStringLiteral("lightgbm")).isEmpty());
        QVERIFY2(difference(why.json(), QStringLiteral("numpy")).isEmpty(), "both have 1.26.4");
    }

    void twoQueriesAreComparedAsGroups()
    {
        const auto why = json(
            {QStringLiteral("why"), QStringLiteral("params.model = 'xgboost' AND metrics.auc > 0"),
             QStringLiteral("params.model = 'lightgbm' AND metrics.auc > 0"), QStringLiteral("--experiment"),
             QStringLiteral("fraud-detection"), QStringLiteral("--metric"), QStringLiteral("metrics.auc")});
        QVERIFY2(why.code == 0, why.err.constData());
        const auto document = why.json();
        QVERIFY(document.value(QLatin1String("a")).toObject().value(QLatin1String("runs")).toInt() > 20);
        const auto model = difference(document, QStringLiteral("model"));
        QCOMPARE(model.value(QLatin1String("separation")).toDouble(), 1.0);
        QVERIFY(model.value(QLatin1String("q")).toDouble() < 0.001);
        const auto outcome = document.value(QLatin1String("outcome")).toObject();
        QVERIFY(outcome.value(QLatin1String("low")).toDouble() <=
                outcome.value(QLatin1String("difference")).toDouble());
        const auto keys =
            document.value(QLatin1String("associations")).toObject().value(QLatin1String("keys")).toArray();
        double last = 2;
        for (const auto& key : keys) {
            if (key.toObject().value(QLatin1String("q")).toDouble() > 0.05)
                break;
            QVERIFY(key.toObject().value(QLatin1String("strength")).toDouble() <= last);
            last = key.toObject().value(QLatin1String("strength")).toDouble();
        }
    }

    void aRunMayBeComparedWithAQuery()
    {
        const auto id = fraudRuns(QStringLiteral("xgboost")).first();
        const auto why = json({QStringLiteral("why"), id, QStringLiteral("params.model = 'lightgbm'")});
        QCOMPARE(why.code, 0);
        QCOMPARE(why.json().value(QLatin1String("a")).toObject().value(QLatin1String("runs")).toInt(), 1);
        QVERIFY(why.json().value(QLatin1String("b")).toObject().value(QLatin1String("runs")).toInt() > 20);
    }

    void exitCodesTellWhatWentWrong()
    {
        const auto id = fraudRuns(QStringLiteral("xgboost")).first();
        QCOMPARE(run({QStringLiteral("why"), id}).code, 2);
        QCOMPARE(run({QStringLiteral("why"), id, QStringLiteral("metrics.auc >")}).code, 2);
        QCOMPARE(run({QStringLiteral("why"), id, QStringLiteral("0123456789abcdef")}).code, 3);
        QCOMPARE(run({QStringLiteral("why"), id, QStringLiteral("params.model = 'no such'")}).code, 3);
        QCOMPARE(
            run({QStringLiteral("why"), id, id, QStringLiteral("--metric"), QStringLiteral("nope")}).code, 3);
        const auto error = json({QStringLiteral("why"), id, QStringLiteral("0123456789abcdef")});
        QCOMPARE(
            error.json().value(QLatin1String("error")).toObject().value(QLatin1String("kind")).toString(),
            QStringLiteral("not-found"));
    }
};

QTEST_GUILESS_MAIN(TestCliCompare)
#include "tst_cli_compare.moc"
