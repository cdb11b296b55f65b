#include "tests/app/Program.h"
#include "tests/support/GitSite.h"

#include <QJsonArray>

using namespace ph;
using namespace ph::testing;

/// A model of an MLflow folder, which is only read, released by a manifest in Git.
class TestCliReleaseLocal : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    GitSite home_, manifests_;

    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    Outcome run(const char* who, const QStringList& arguments) const
    {
        return runProgram(path(who), QStringList{QStringLiteral("--json")} + arguments);
    }
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
    void settle(const char* who, const char* environment) const
    {
        const auto added = run(who, words("env add --file") + QStringList{path(environment)});
        QVERIFY2(added.code == 0, added.all().constData());
    }
    Outcome draft(const char* environment) const
    {
        return run("author",
                   words("release draft --model fraud-detection --version 5 --objective o --risk r "
                         "--rollout now --acceptance a --data-source https://prometheus.example.org "
                         "--env") +
                       QStringList{QLatin1String(environment), QStringLiteral("--rollback-condition"),
                                   QStringLiteral("error_rate > 0.02"), QStringLiteral("--out"),
                                   path("plan.yaml")});
    }

    /// What "quiet" served, the oldest first; "!" is known to the moment, for it was done from here.
    QStringList served(const char* who) const
    {
        QStringList versions;
        const auto told = run(who, words("aliases fraud-detection --connection") +
                                       QStringList{QStringLiteral("sample folder")});
        const auto aliases = told.json().value(QLatin1String("aliases")).toArray();
        for (const auto& alias : aliases) {
            const auto periods = alias[QLatin1String("periods")].toArray();
            for (const auto& period : periods) {
                if (alias[QLatin1String("pointer")] == QLatin1String("#quiet"))
                    versions << period[QLatin1String("version")].toString() +
                                    (period[QLatin1String("ours")].toBool() ? u'!' : u'?');
            }
        }
        return versions;
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* who : {"author", "owner"}) {
            QCOMPARE(runProgram(path(who), words("sample create") + QStringList{path(who)}).code, 0);
            QVERIFY(!keyOf(who).isEmpty());
        }
        manifests_.person(QStringLiteral("fraud.yaml"), "spec:\n  version: \"4\"\n", QStringLiteral("live"));
        write("policy.yaml", "policy: 1\nname: test\nmax-age: 24h\ngroups:\n  owners:\n"
                             "    - {label: owner, key: \"" +
                                 keyOf("owner") +
                                 "\"}\ncalendar:\n  time-zone: UTC\ntiers:\n  high:\n"
                                 "    quorum: {owners: 1}\n    approvals-expire: 7d\n    soak: 1h\n"
                                 "    rollback: {}\n    gates:\n"
                                 "      - {id: auc, kind: metric-threshold, metric: auc, at-least: 0.8}\n");
        const auto environment = [&](const QByteArray& name, const QByteArray& more) {
            return "pilothouse-environment: 1\nname: " + name +
                   "\ntracker: sample folder\nregistry: sample folder\nmodel: fraud-detection\ntarget:\n"
                   "  git:\n    repository: " +
                   manifests_.bare().toUtf8() +
                   "\n    branch: main\n    file: fraud.yaml\n    field: spec.version\npolicy: policy.yaml\n"
                   "home:\n  repository: " +
                   home_.bare().toUtf8() + "\n  branch: main\n" + more;
        };
        write("told.yaml", environment("told", {}));
        write("quiet.yaml", environment("quiet", "announce: nowhere\n"));
        settle("author", "told.yaml");
        for (const char* who : {"author", "owner"})
            settle(who, "quiet.yaml");
    }

    void whatCannotBeAnnouncedIsRefusedWithWhatToDo()
    {
        const auto drafted = draft("told");
        QVERIFY(drafted.code != 0);
        QVERIFY2(drafted.all().contains("announce: nowhere"), drafted.all().constData());
    }

    void withoutAnAnnouncementItIsReleasedAndTakenBack()
    {
        const auto drafted = draft("quiet");
        QVERIFY2(drafted.code == 0, drafted.all().constData());
        const auto id = drafted.json().value(QLatin1String("id")).toString();
        const auto submitted = run("author", words("release submit") + QStringList{path("plan.yaml")});
        QVERIFY2(submitted.code == 0, submitted.all().constData());
        const auto approved =
            run("owner", QStringList{QStringLiteral("approve"), id} + words("--comment Fine"));
        QVERIFY2(approved.code == 0, approved.all().constData());
        const auto executed = run("author", words("release execute") + QStringList{id});
        QVERIFY2(executed.code == 0, executed.all().constData());
        QCOMPARE(manifests_.show(QStringLiteral("fraud.yaml")), QByteArray("spec:\n  version: \"5\"\n"));

        const auto rolledBack = run("author", words("rollback quiet"));
        QVERIFY2(rolledBack.code == 0, rolledBack.all().constData());
        QCOMPARE(manifests_.show(QStringLiteral("fraud.yaml")), QByteArray("spec:\n  version: \"4\"\n"));
    }

    /// A manifest has no history of its own here; what was done to it from here is known.
    void whatItServedAtAnyTimeIsToldOfWhatWasReleased()
    {
        QCOMPARE(served("author"),
                 (QStringList{QStringLiteral("4?"), QStringLiteral("5!"), QStringLiteral("4!")}));
    }

    void whatColleaguesReleasedIsToldAsTheirHomeTellsIt()
    {
        QCOMPARE(run("owner", words("sync")).code, 0);
        (void)run("owner", words("release list")); // reads the home
        QCOMPARE(served("owner"),
                 (QStringList{QStringLiteral("4?"), QStringLiteral("5?"), QStringLiteral("4?")}));
    }
};

QTEST_GUILESS_MAIN(TestCliReleaseLocal)
#include "tst_cli_release_local.moc"
