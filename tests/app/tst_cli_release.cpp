#include "tests/app/Program.h"
#include "tests/fixture/MlflowFixture.h"
#include "tests/support/GitSite.h"

#include <QJsonArray>

using namespace ph;
using namespace ph::testing;

/// A model and its threshold, both in one manifest in Git, released and taken back as one, by scripts.
class TestCliRelease : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    MlflowFixture server_;
    GitSite home_, manifests_;

    Outcome run(const char* who, const QStringList& arguments) const
    {
        return runProgram(folder_.filePath(QLatin1String(who)),
                          QStringList{QStringLiteral("--json")} + arguments);
    }
    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    void write(const char* name, const QByteArray& text) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    QByteArray keyOf(const char* who) const
    {
        const auto key =
            run(who, words("ledger key --file") + QStringList{path(who) + QStringLiteral(".key")});
        return key.json().value(QLatin1String("public_key")).toString().toLatin1();
    }
    Outcome draft(const QStringList& more) const
    {
        return run("author", words("release draft --env production --model fraud --version 2 --with "
                                   "threshold:spec.cutoff@0.7 --objective o --risk r --rollout now "
                                   "--acceptance a --out") +
                                 QStringList{path("plan.yaml")} + more);
    }
    QByteArray live() const { return manifests_.show(QStringLiteral("fraud.yaml")); }

private Q_SLOTS:
    void initTestCase()
    {
        RegisteredModel model;
        model.key.remoteId = QStringLiteral("fraud");
        server_.addRegisteredModel(model);
        for (int i = 0; i < 2; ++i) {
            ModelVersion version;
            version.model = QStringLiteral("fraud");
            version.runId = server_.addRun({});
            server_.addModelVersion(version);
        }
        manifests_.person(QStringLiteral("fraud.yaml"), "spec:\n  version: \"1\"\n  cutoff: \"0.5\"\n",
                          QStringLiteral("live"));
        write("policy.yaml", "policy: 1\nname: test\nmax-age: 24h\ngroups:\n  owners:\n"
                             "    - {label: owner, key: \"" +
                                 keyOf("owner") +
                                 "\"}\ncalendar:\n  time-zone: UTC\ntiers:\n  high:\n"
                                 "    quorum: {owners: 1}\n    approvals-expire: 7d\n    soak: 1h\n"
                                 "    rollback: {}\n    gates:\n      - {id: calendar, kind: no-freeze}\n");
        write("production.yaml",
              "pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\nmodel: fraud\n"
              "target:\n  git:\n    repository: " +
                  manifests_.bare().toUtf8() +
                  "\n    branch: main\n    file: fraud.yaml\n    field: spec.version\npolicy: policy.yaml\n"
                  "home:\n  repository: " +
                  home_.bare().toUtf8() + "\n  branch: main\n");
        QVERIFY(!keyOf("author").isEmpty());
        const auto connected =
            run("author", words("connect add --name lab --kind mlflow --url") + QStringList{server_.url()});
        QVERIFY2(connected.code == 0, connected.all().constData());
        QCOMPARE(run("author", words("sync")).code, 0);
        for (const char* who : {"author", "owner"}) {
            const auto added = run(who, words("env add --file") + QStringList{path("production.yaml")});
            QVERIFY2(added.code == 0, added.all().constData());
        }
    }

    void aPlanThatLacksSomethingIsWrittenAndNoSuccess()
    {
        const auto drafted = draft({});
        QVERIFY2(drafted.code == 7, drafted.all().constData());
        QVERIFY(QFileInfo(path("plan.yaml")).size() > 0);
        const auto missing = drafted.json().value(QLatin1String("missing")).toArray();
        QVERIFY(!missing.isEmpty());
        for (const auto& sentence : missing)
            QVERIFY2(drafted.err.contains(sentence.toString().toUtf8()), drafted.err.constData());
        QVERIFY(run("author", words("release submit") + QStringList{path("plan.yaml")}).code != 0);
    }

    void allOfItMovesAndGoesBackAsOne()
    {
        const auto drafted =
            draft({QStringLiteral("--rollback-condition"), QStringLiteral("error_rate > 0.02"),
                   QStringLiteral("--data-source"), QStringLiteral("https://prometheus.example.org")});
        QVERIFY2(drafted.code == 0, drafted.all().constData());
        const auto id = drafted.json().value(QLatin1String("id")).toString();
        const auto submitted = run("author", words("release submit") + QStringList{path("plan.yaml")});
        QVERIFY2(submitted.code == 0, submitted.all().constData());
        const auto approved =
            run("owner", QStringList{QStringLiteral("approve"), id} + words("--comment Fine"));
        QVERIFY2(approved.code == 0, approved.all().constData());
        const auto executed = run("author", words("release execute") + QStringList{id});
        QVERIFY2(executed.code == 0, executed.all().constData());
        QCOMPARE(live(), QByteArray("spec:\n  version: \"2\"\n  cutoff: \"0.7\"\n"));
        const auto read = runProgram(path("author"), words("release show") + QStringList{id});
        QVERIFY2(read.out.contains("approve by owner (ed25519:"),
                 read.out.constData()); // by the policy's label

        const auto look = run("author", words("rollback production --dry-run"));
        QVERIFY2(look.code == 0, look.all().constData());
        QMap<QString, QString> back;
        for (const auto& part :
             look.json().value(QLatin1String("plan")).toObject().value(QLatin1String("parts")).toArray())
            back.insert(part[QLatin1String("name")].toString(), part[QLatin1String("to")].toString());
        QCOMPARE(back, (QMap<QString, QString>{{QStringLiteral("fraud"), QStringLiteral("1")},
                                               {QStringLiteral("spec.cutoff"), QStringLiteral("0.5")}}));
        QCOMPARE(live(), QByteArray("spec:\n  version: \"2\"\n  cutoff: \"0.7\"\n")); // looked only

        const auto rolledBack = run("author", words("rollback production"));
        QVERIFY2(rolledBack.code == 0, rolledBack.all().constData());
        QCOMPARE(rolledBack.json().value(QLatin1String("state")).toString(), QStringLiteral("done"));
        QCOMPARE(rolledBack.json().value(QLatin1String("rollback_of")).toString(), id);
        QCOMPARE(live(), QByteArray("spec:\n  version: \"1\"\n  cutoff: \"0.5\"\n"));
        const auto shown = run("author", words("release show") + QStringList{id});
        QCOMPARE(shown.json().value(QLatin1String("state")).toString(), QStringLiteral("rolled-back"));
    }

    /// Half of it would be another release.
    void nothingIsTakenBackTwice()
    {
        const auto before = manifests_.commits();
        const auto again = run("author", words("rollback production"));
        QVERIFY(again.code != 0);
        QCOMPARE(manifests_.commits(), before);
    }
};

QTEST_GUILESS_MAIN(TestCliRelease)
#include "tst_cli_release.moc"
