#include "tests/app/Program.h"
#include "tests/fixture/MlflowFixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

const QString fraud = QStringLiteral("fraud");
const QString champion = QStringLiteral("champion");

} // namespace

/// What the registry's commands say after a sync, with the server gone.
class TestCliModels : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    MlflowFixture server_;

    Outcome run(const QStringList& arguments) const
    {
        return runProgram(folder_.filePath(QStringLiteral("ws")), arguments);
    }
    Outcome json(const QStringList& arguments) const
    {
        return run(QStringList{QStringLiteral("--json")} + arguments);
    }
    QString addRun(double auc)
    {
        Run run;
        run.status = RunStatus::Finished;
        run.startMs = 1'780'000'000'000;
        run.endMs = run.startMs + 1000;
        run.metrics = {{QStringLiteral("auc"), auc, 0, run.startMs}};
        return server_.addRun(run);
    }

private Q_SLOTS:
    void initTestCase()
    {
        RegisteredModel model;
        model.key.remoteId = fraud;
        server_.addRegisteredModel(model);
        for (const double auc : {0.9, 0.93}) {
            ModelVersion version;
            version.model = fraud;
            version.runId = addRun(auc);
            server_.addModelVersion(version);
        }
        server_.pointAlias(fraud, champion, QStringLiteral("1"));
        RegisteredModel prompt;
        prompt.key.remoteId = QStringLiteral("summarize");
        prompt.kind = RegisteredModel::Kind::Prompt;
        server_.addRegisteredModel(prompt);
        QCOMPARE(run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
                      QStringLiteral("lab"), QStringLiteral("--kind"), QStringLiteral("mlflow"),
                      QStringLiteral("--url"), server_.url()})
                     .code,
                 0);
        const auto first = json({QStringLiteral("sync")});
        QCOMPARE(first.code, 0);
        QCOMPARE(first.json().value(QLatin1String("registered_models")).toInt(), 2);
        server_.pointAlias(fraud, champion, QStringLiteral("2"));
        RegisteredModel retired;
        retired.key.remoteId = QStringLiteral("retired");
        server_.addRegisteredModel(retired);
        ModelVersion version;
        version.model = retired.key.remoteId;
        version.runId = addRun(0.8);
        server_.addModelVersion(version);
        server_.pointAlias(version.model, champion, QStringLiteral("1"));
        QCOMPARE(run({QStringLiteral("sync")}).code, 0);
        server_.removeRegisteredModel(version.model);
        QCOMPARE(run({QStringLiteral("sync")}).code, 0);
        server_.stop();
    }

    void modelsAndPromptsAreListedApart()
    {
        const auto models = json({QStringLiteral("models")}).json().value(QLatin1String("models")).toArray();
        QCOMPARE(models.size(), 1);
        QCOMPARE(models[0].toObject().value(QLatin1String("name")).toString(), fraud);
        QCOMPARE(models[0].toObject().value(QLatin1String("aliases")).toObject().value(champion).toString(),
                 QStringLiteral("2"));
        const auto prompts =
            json({QStringLiteral("prompts")}).json().value(QLatin1String("prompts")).toArray();
        QCOMPARE(prompts.size(), 1);
        QVERIFY(run({QStringLiteral("models")}).out.contains("champion \u2192 2"));
    }

    void onlyThoseOfOneConnectionAreListed()
    {
        for (const char* kind : {"models", "prompts"}) {
            const auto command = QString::fromLatin1(kind);
            const auto of = [&](const char* name) {
                return json({command, QStringLiteral("--connection"), QString::fromLatin1(name)});
            };
            QCOMPARE(of("lab").code, 0);
            QCOMPARE(of("lab").json().value(command).toArray().size(), 1);
            QCOMPARE(of("nobody").code, 3);
        }
    }

    void versionsComeNewestFirst()
    {
        const auto versions =
            json({QStringLiteral("versions"), fraud}).json().value(QLatin1String("versions")).toArray();
        QCOMPARE(versions.size(), 2);
        QCOMPARE(versions[0].toObject().value(QLatin1String("version")).toString(), QStringLiteral("2"));
        QCOMPARE(versions[0].toObject().value(QLatin1String("link")).toString(),
                 QStringLiteral("pilothouse://version/lab/fraud/2"));
        QCOMPARE(run({QStringLiteral("versions"), QStringLiteral("nobody")}).code, 3);
    }

    void whatWasChampionBeforeAnybodyLookedIsNotKnown()
    {
        const auto at = [&](const QString& time) {
            return json({QStringLiteral("aliases"), fraud, QStringLiteral("--at"), time})
                .json()
                .value(QLatin1String("aliases"))
                .toArray()[0]
                .toObject()
                .value(QLatin1String("at"))
                .toObject();
        };
        QCOMPARE(at(QStringLiteral("2020-01-31")).value(QLatin1String("certainty")).toString(),
                 QStringLiteral("unknown"));
        const auto now = json({QStringLiteral("aliases"), fraud})
                             .json()
                             .value(QLatin1String("aliases"))
                             .toArray()[0]
                             .toObject();
        QCOMPARE(now.value(QLatin1String("pointer")).toString(), QStringLiteral("@champion"));
        QCOMPARE(now.value(QLatin1String("at")).toObject().value(QLatin1String("version")).toString(),
                 QStringLiteral("2"));
        const auto periods = now.value(QLatin1String("periods")).toArray();
        QCOMPARE(periods.size(), 2);
        // At the moment of the first look it was version 1.
        const auto first = periods[0].toObject();
        QCOMPARE(at(first.value(QLatin1String("by")).toString()).value(QLatin1String("version")).toString(),
                 QStringLiteral("1"));
        QCOMPARE(run({QStringLiteral("aliases"), fraud, QStringLiteral("--at"), QStringLiteral("soon")}).code,
                 2);
    }

    void whatWasChampionOfAModelThatIsGoneIsStillKnown()
    {
        const auto retired = QStringLiteral("retired");
        const auto known = json({QStringLiteral("aliases"), retired});
        QCOMPARE(known.code, 0);
        QVERIFY2(known.err.contains("in no registry any more"), known.err.constData());
        const auto alias = known.json().value(QLatin1String("aliases")).toArray()[0].toObject();
        QVERIFY(alias.value(QLatin1String("at"))[QLatin1String("version")].isNull());
        const auto periods = alias.value(QLatin1String("periods")).toArray();
        QCOMPARE(periods.size(), 2);
        QCOMPARE(periods[0][QLatin1String("version")].toString(), QStringLiteral("1"));
        QVERIFY(periods[1][QLatin1String("version")].isNull());
        const auto then = json({QStringLiteral("aliases"), retired, QStringLiteral("--at"),
                                periods[0][QLatin1String("by")].toString()});
        QCOMPARE(then.json()
                     .value(QLatin1String("aliases"))[0][QLatin1String("at")][QLatin1String("version")]
                     .toString(),
                 QStringLiteral("1"));
        QCOMPARE(run({QStringLiteral("versions"), retired}).code, 3);
        QCOMPARE(run({QStringLiteral("aliases"), QStringLiteral("nobody")}).code, 3);
    }

    void twoVersionsDifferInTheirRunsToo()
    {
        const auto diff = json({QStringLiteral("diff"), fraud, QStringLiteral("1"), QStringLiteral("2")});
        QVERIFY2(diff.code == 0, (diff.out + diff.err).constData());
        const auto differences = diff.json().value(QLatin1String("differences")).toArray();
        QStringList keys;
        for (const auto& one : differences)
            keys.append(one.toObject().value(QLatin1String("section")).toString() + u'/' +
                        one.toObject().value(QLatin1String("key")).toString());
        QVERIFY2(keys.contains(QStringLiteral("metrics/auc")), qPrintable(keys.join(u' ')));
        // As short as reads back the same.
        const auto auc = differences.at(keys.indexOf(QStringLiteral("metrics/auc"))).toObject();
        QCOMPARE(auc.value(QLatin1String("a")).toString(), QStringLiteral("0.9"));
        QCOMPARE(auc.value(QLatin1String("b")).toString(), QStringLiteral("0.93"));
        QCOMPARE(run({QStringLiteral("diff"), fraud, QStringLiteral("1"), QStringLiteral("9")}).code, 3);
    }
};

QTEST_GUILESS_MAIN(TestCliModels)
#include "tst_cli_models.moc"
