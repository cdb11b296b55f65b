#include "services/store/DatabasePool.h"
#include "services/store/StateStore.h"
#include "services/store/Statement.h"
#include "tests/app/Program.h"
#include "tests/fixture/MlflowFixture.h"
#include "tests/support/GitSite.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace ph;
using namespace ph::testing;

/// `release waive` and `release answer`: two people, two workspaces, one release home.
class TestCliSaid : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    MlflowFixture server_;
    GitSite site_;
    QString id_;

    Outcome run(const char* who, const QStringList& arguments) const
    {
        return runProgram(folder_.filePath(QLatin1String(who)),
                          QStringList{QStringLiteral("--json")} + arguments);
    }
    /// As people read it.
    QByteArray plain(const char* who, const QStringList& arguments) const
    {
        return runProgram(folder_.filePath(QLatin1String(who)), arguments).out;
    }
    Outcome say(const char* who, const char* verb, const QStringList& options) const
    {
        return run(who, QStringList{QStringLiteral("release"), QLatin1String(verb), id_} + options);
    }
    Outcome waive(const char* who, const char* until) const
    {
        return say(who, "waive",
                   words("--gate latency --until") + QStringList{QLatin1String(until)} +
                       QStringList{QStringLiteral("--reason"), QStringLiteral("New hardware on Monday")});
    }
    Outcome submit() const
    {
        return run("author", {QStringLiteral("release"), QStringLiteral("submit"),
                              folder_.filePath(QStringLiteral("plan.yaml"))});
    }
    void write(const QString& name, const QByteArray& text) const
    {
        QFile file(folder_.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    static QStringList missingOf(const Outcome& shown)
    {
        QStringList missing;
        const auto sentences = shown.json().value(QLatin1String("missing")).toArray();
        for (const auto& sentence : sentences)
            missing << sentence.toString();
        return missing;
    }
    QByteArray keyOf(const char* who) const
    {
        const auto key = run(who, {QStringLiteral("ledger"), QStringLiteral("key"), QStringLiteral("--file"),
                                   folder_.filePath(QLatin1String(who) + QStringLiteral(".key"))});
        return key.json().value(QLatin1String("public_key")).toString().toLatin1();
    }

    /// Whoever looks at it: one that ends before the `kept` entries of the home is no broken link, and never
    /// just whole.
    void anExportIsHeldAgainstTheHome(const QString& out, const QStringList& verify, int kept) const
    {
        QFile file(out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray cut;
        for (int line = 1; line < kept; ++line)
            cut += file.readLine();
        QVERIFY(!cut.isEmpty());
        write(QStringLiteral("cut.jsonl"), cut);
        write(QStringLiteral("empty.jsonl"), {});
        const auto key = QStringList{QStringLiteral("--key"), QString::fromLatin1(keyOf("author"))};
        for (const char* who : {"author", "owner"}) {
            const auto checked =
                run(who, verify + QStringList{folder_.filePath(QStringLiteral("cut.jsonl"))} + key);
            QVERIFY2(checked.code == 7, checked.all().constData());
            QVERIFY(checked.json().value(QLatin1String("broken")).isNull());
            QCOMPARE(checked.json().value(QLatin1String("fewer")).toInt(), 1);
        }
        const auto said =
            plain("owner", verify + QStringList{folder_.filePath(QStringLiteral("cut.jsonl"))} + key);
        QVERIFY2(said.contains("Whole, and ends before the release home of production") &&
                     said.contains(", 1 fewer."),
                 said.constData());
        for (const char* who : {"author", "owner"}) {
            const auto empty =
                run(who, verify + QStringList{folder_.filePath(QStringLiteral("empty.jsonl"))} + key);
            QVERIFY2(empty.code == 7, empty.all().constData());
        }
        // Who knows of no home cannot tell.
        const auto unjudged = plain("auditor", verify + QStringList{out} + key);
        QVERIFY2(unjudged.contains("Its end cannot be judged"), unjudged.constData());
    }

private Q_SLOTS:
    void initTestCase()
    {
        RegisteredModel model;
        model.key.remoteId = QStringLiteral("fraud");
        server_.addRegisteredModel(model);
        for (int i = 0; i < 2; ++i) {
            Run run;
            run.status = RunStatus::Finished;
            run.startMs = 1'780'000'000'000;
            run.endMs = run.startMs + 1000;
            ModelVersion version;
            version.model = QStringLiteral("fraud");
            version.runId = server_.addRun(run);
            server_.addModelVersion(version);
        }
        server_.pointAlias(QStringLiteral("fraud"), QStringLiteral("champion"), QStringLiteral("1"));
        write(QStringLiteral("policy.yaml"),
              "policy: 1\nname: test\nmax-age: 24h\ngroups:\n  risk-owners:\n"
              "    - {label: owner, key: \"" +
                  keyOf("owner") +
                  "\"}\nwaivers:\n  - {gate: latency, group: risk-owners, max-days: 7}\n"
                  "tiers:\n  high:\n    quorum: {risk-owners: 1}\n"
                  "    approvals-expire: 7d\n    soak: 1h\n    rollback: {}\n    gates:\n"
                  "      - id: latency\n        kind: budget\n        limits:\n"
                  "          - {of: latency, metric: latency_p95_ms, at-most: 300, unit: ms}\n"
                  "      - id: fairness\n        kind: checklist\n        max-age: 30d\n        items:\n"
                  "          - {id: impact, text: The impact is written down.}\n");
        write(QStringLiteral("production.yaml"),
              "pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\nmodel: fraud\n"
              "target:\n  alias: champion\npolicy: policy.yaml\nhome:\n  repository: " +
                  site_.bare().toUtf8() + "\n  branch: main\n");
        QVERIFY(!keyOf("author").isEmpty());
        const auto connected =
            run("author", words("connect add --name lab --kind mlflow --url") + QStringList{server_.url()});
        QVERIFY2(connected.code == 0, connected.all().constData());
        QCOMPARE(run("author", words("sync")).code, 0);
        for (const char* who : {"author", "owner"}) {
            const auto added = run(who, words("env add --file") +
                                            QStringList{folder_.filePath(QStringLiteral("production.yaml"))});
            QVERIFY2(added.code == 0, added.all().constData());
        }
        const auto drafted = run(
            "author",
            words("release draft --env production --model fraud --version 2 --objective o --risk r --rollout "
                  "now --acceptance a --data-source https://prometheus.example.org --out") +
                QStringList{folder_.filePath(QStringLiteral("plan.yaml")),
                            QStringLiteral("--rollback-condition"), QStringLiteral("error_rate > 0.02")});
        QVERIFY2(drafted.code == 0, drafted.all().constData());
        id_ = drafted.json().value(QLatin1String("id")).toString();
        const auto submitted = submit();
        QVERIFY2(submitted.code == 0, submitted.all().constData());
    }

    /// Beside the approvals that are missing.
    void gatesThatDoNotPassAreMissing()
    {
        const auto missing = missingOf(say("author", "show", {}));
        QCOMPARE(missing.size(), 3);
        QCOMPARE(missing.filter(QStringLiteral("The gate latency says: ")).size(), 1);
        QCOMPARE(missing.filter(QStringLiteral("The gate fairness says: ")).size(), 1);
        const auto shown = plain("author", {QStringLiteral("release"), QStringLiteral("show"), id_});
        QVERIFY2(shown.contains("missing      The gate latency says: "), shown.constData());
    }

    void theExitCodeTellsWhyNot()
    {
        QCOMPARE(waive("author", "+3d").code, 4);
        QCOMPARE(waive("owner", "-3d").code, 2);
        QCOMPARE(waive("owner", "+30d").code, 2);
        QCOMPARE(waive("owner", "someday").code, 2);
        QCOMPARE(say("owner", "waive", words("--gate latency --until +3d")).code, 2); // no reason
        QCOMPARE(say("owner", "answer", words("--gate fairness --item impact")).code, 2);
        QCOMPARE(say("owner", "answer", words("--gate fairness --item impact --yes --no")).code, 2);
        QCOMPARE(say("owner", "answer", words("--gate fairness --item other --yes")).code, 3);
        QCOMPARE(say("author", "answer", words("--gate fairness --item impact --yes")).code, 4);
    }

    void whatCannotBeListedIsNamed()
    {
        Run made;
        made.status = RunStatus::Finished;
        made.startMs = 1'780'000'000'000;
        made.endMs = made.startMs + 1000;
        const auto id = server_.addRun(made);
        server_.addArtifact(id, QStringLiteral("good.txt"), "x");
        server_.addArtifact(id, QStringLiteral("../evil.txt"), "x");
        QCOMPARE(run("author", words("sync")).code, 0);
        const auto listed = run("author", {QStringLiteral("artifacts"), id});
        QCOMPARE(listed.code, 7);
        QCOMPARE(listed.json().value(QLatin1String("artifacts")).toArray().size(), 1);
        QVERIFY2(listed.err.contains(id.toUtf8() + "/"), listed.err.constData());
    }

    void saidItIsReleased()
    {
        const auto waived = waive("owner", "+3d");
        QVERIFY2(waived.code == 0, waived.all().constData());
        const auto answered =
            say("owner", "answer", words("--gate fairness --item impact --yes --note Minutes"));
        QVERIFY2(answered.code == 0, answered.all().constData());
        const auto again = submit();
        QVERIFY2(again.code == 0, again.all().constData());

        const auto remarked = say("owner", "comment", {QStringLiteral("What of the night shift?")});
        QVERIFY2(remarked.code == 0, remarked.all().constData());

        const auto waiting = say("author", "show", {});
        // Waived, and answered.
        QVERIFY2(missingOf(waiting).filter(QStringLiteral("The gate")).isEmpty(), waiting.out.constData());
        const auto shown = waiting.json();
        const auto said = shown.value(QLatin1String("approvals")).toArray().at(0).toObject();
        QCOMPARE(said.value(QLatin1String("decision")).toString(), QStringLiteral("comment"));
        QCOMPARE(said.value(QLatin1String("comment")).toString(), QStringLiteral("What of the night shift?"));
        // The evidence is there with its numbers, and how old it is.
        for (const auto& value : shown.value(QLatin1String("gates")).toArray()) {
            const auto gate = value.toObject();
            for (const char* field : {"verdict", "reason", "threshold", "margin", "sampleSize", "numbers",
                                      "observed", "evaluated", "age_seconds"})
                QVERIFY2(gate.contains(QLatin1String(field)), field);
        }
        const auto waiver = shown.value(QLatin1String("waivers")).toArray().at(0).toObject();
        QCOMPARE(waiver.value(QLatin1String("gate")).toString(), QStringLiteral("latency"));
        QCOMPARE(waiver.value(QLatin1String("group")).toString(), QStringLiteral("risk-owners"));
        QCOMPARE(waiver.value(QLatin1String("reason")).toString(), QStringLiteral("New hardware on Monday"));
        QCOMPARE(waiver.value(QLatin1String("void")).toString(), QString());
        const auto answer = shown.value(QLatin1String("answers")).toArray().at(0).toObject();
        QCOMPARE(answer.value(QLatin1String("item")).toString(), QStringLiteral("impact"));
        QCOMPARE(answer.value(QLatin1String("word")).toString(), QStringLiteral("yes"));
        QCOMPARE(answer.value(QLatin1String("note")).toString(), QStringLiteral("Minutes"));

        const auto approved = run(
            "owner", {QStringLiteral("approve"), id_, QStringLiteral("--comment"), QStringLiteral("Fine")});
        QVERIFY2(approved.code == 0, approved.all().constData());
        const auto executed = say("author", "execute", {});
        QVERIFY2(executed.code == 0, executed.all().constData());
        QCOMPARE(executed.json().value(QLatin1String("state")).toString(), QStringLiteral("soaking"));
        const auto verified = run("author", {QStringLiteral("ledger"), QStringLiteral("verify")});
        QVERIFY2(verified.code == 0, verified.all().constData());
        const auto anchor = verified.json().value(QLatin1String("anchor")).toObject();
        QCOMPARE(anchor.value(QLatin1String("environment")).toString(), QStringLiteral("production"));
        QCOMPARE(anchor.value(QLatin1String("entries")), verified.json().value(QLatin1String("entries")));
    }

    /// A prompt and a threshold move with the model, and roll back with it.
    void aCompositeIsDraftedAndGivenUp()
    {
        const auto file = folder_.filePath(QStringLiteral("composite.yaml"));
        const auto draft = [&](const QStringList& parts) {
            return run("author",
                       words("release draft --env production --model fraud --version 1 --objective o "
                             "--risk r --rollout now --acceptance a --data-source "
                             "https://prometheus.example.org --to-roll-back 2") +
                           parts +
                           QStringList{QStringLiteral("--out"), file, QStringLiteral("--rollback-condition"),
                                       QStringLiteral("error_rate > 0.02")});
        };
        QCOMPARE(draft(words("--with cutoff@0.7")).code, 2); // of what kind?
        const auto drafted = draft(words("--with threshold:cutoff@0.7 --with features:core@v3 --to-roll-back "
                                         "threshold:cutoff@0.5 --to-roll-back features:core@v2"));
        QVERIFY2(drafted.code == 0, drafted.all().constData());
        QVERIFY(!drafted.json().value(QLatin1String("cached")).toBool(true));
        const auto id = drafted.json().value(QLatin1String("id")).toString();
        const auto release = [&](const char* verb) {
            return run("author", {QStringLiteral("release"), QLatin1String(verb), id});
        };
        const auto plan = release("show").json().value(QLatin1String("plan")).toObject();
        QCOMPARE(plan.value(QLatin1String("parts")).toArray().size(), 3);
        const auto targets = plan.value(QLatin1String("rollback")).toObject().value(QLatin1String("targets"));
        QStringList back;
        for (const auto& target : targets.toArray())
            back << target.toObject().value(QLatin1String("to")).toString();
        QCOMPARE(back, (QStringList{QStringLiteral("2"), QStringLiteral("0.5"), QStringLiteral("v2")}));
        const auto cancelled = release("cancel");
        QCOMPARE(cancelled.json().value(QLatin1String("state")).toString(), QStringLiteral("stopped"));
        QVERIFY(release("cancel").code != 0); // once
    }

    /// In the home, by whoever may push there.
    void aForgedApprovalIsNamed()
    {
        const auto file = folder_.filePath(QStringLiteral("forged.yaml"));
        const auto drafted = run(
            "author",
            words("release draft --env production --model fraud --version 1 --objective Fewer --risk More "
                  "--rollout now --acceptance Calm --data-source https://prometheus.example.org "
                  "--to-roll-back 2 --out") +
                QStringList{file, QStringLiteral("--rollback-condition"),
                            QStringLiteral("error_rate > 0.02")});
        QVERIFY2(drafted.code == 0, drafted.all().constData());
        const auto id = drafted.json().value(QLatin1String("id")).toString();
        const auto submitted = run("author", {QStringLiteral("release"), QStringLiteral("submit"), file});
        QVERIFY2(submitted.code == 0, submitted.all().constData());
        const auto approved = run(
            "owner", {QStringLiteral("approve"), id, QStringLiteral("--comment"), QStringLiteral("Careful")});
        QVERIFY2(approved.code == 0, approved.all().constData());
        const auto path = QStringLiteral("releases/%1/approvals/001.json").arg(id);
        site_.person(path, site_.show(path).replace("Careful", "Go now!"), QStringLiteral("forged"));

        // The owner knows it from the home alone.
        const QStringList show{QStringLiteral("release"), QStringLiteral("show"), id};
        const auto said =
            run("owner", show).json().value(QLatin1String("approvals")).toArray().at(0).toObject();
        QCOMPARE(said.value(QLatin1String("comment")).toString(), QStringLiteral("Go now!"));
        QVERIFY2(said.value(QLatin1String("void")).toString().contains(QLatin1String("does not fit")),
                 qPrintable(said.value(QLatin1String("void")).toString()));
        const auto shown = plain("owner", show);
        for (const char* what :
             {"Go now! (does not count: the signature of", "objective    Fewer", "risk         More",
              "rollout      now", "acceptance   Calm", "tier         high", "author       ed25519:",
              "back to      model fraud: 2", "back when    error_rate > 0.02", "plan         sha256:",
              "evidence     sha256:", "missing      1 of 1 approvals of the group risk-owners"})
            QVERIFY2(shown.contains(what), (QByteArray(what) + '\n' + shown).constData());
        const auto refused = run("author", {QStringLiteral("release"), QStringLiteral("execute"), id});
        QVERIFY(refused.code != 0);
    }

    /// After it the policy names nobody any more.
    void whatIsVoidIsShownWithTheReason()
    {
        QFile file(folder_.filePath(QStringLiteral("policy.yaml")));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const auto text =
            file.readAll().replace("waivers:\n  - {gate: latency, group: risk-owners, max-days: 7}\n", "");
        QVERIFY(file.resize(0) && file.seek(0) && file.write(text) == text.size());
        file.close();
        const auto shown = plain("author", {QStringLiteral("release"), QStringLiteral("show"), id_});
        QVERIFY2(shown.contains("New hardware on Monday (does not count: The policy does not let"),
                 shown.constData());
        QVERIFY2(shown.contains("fairness/impact: yes by owner (ed25519:"), shown.constData());
        QVERIFY2(!shown.contains("Minutes (does"), shown.constData());
    }

    /// Last: takes the end of the author's ledger away.
    void aLedgerWithoutItsEndIsNotExported()
    {
        const auto out = folder_.filePath(QStringLiteral("ledger.jsonl"));
        const QStringList exported{QStringLiteral("ledger"), QStringLiteral("export"),
                                   QStringLiteral("--out"), out};
        const auto whole = run("author", exported);
        QVERIFY2(whole.code == 0, whole.all().constData());
        const QStringList verify{QStringLiteral("ledger"), QStringLiteral("verify")};
        const auto held = run("author", verify + QStringList{out});
        QCOMPARE(held.code, 0);
        QCOMPARE(held.json().value(QLatin1String("fewer")).toInt(-1), 0);
        const auto head = whole.json().value(QLatin1String("head")).toString();
        const auto anchored = run("author", verify + QStringList{out, QStringLiteral("--anchor"), head});
        QCOMPARE(anchored.code, 0);
        QVERIFY2(!anchored.err.contains("judged"), anchored.err.constData());
        const auto anchor = held.json().value(QLatin1String("anchor")).toObject();
        anExportIsHeldAgainstTheHome(out, verify, anchor.value(QLatin1String("entries")).toInt());
        QVERIFY(QFile::remove(out));
        {
            const auto state =
                StateStore::open(folder_.filePath(QStringLiteral("author/state.db")).toStdString());
            QVERIFY_RESULT(state);
            QVERIFY_RESULT((*state)->pool().write([](Database& db) {
                db.exec("DROP TRIGGER ledger_keeps_all"); // as whoever wants to cut it would
                Statement(db, "DELETE FROM ledger WHERE seq > 1").run();
                return true;
            }));
        }
        const auto cut = run("author", exported);
        QCOMPARE(cut.code, 1);
        QCOMPARE(cut.json().value(QLatin1String("broken")).toObject().value(QLatin1String("why")).toString(),
                 QStringLiteral("anchor"));
        QVERIFY(!QFile::exists(out));

        // Taking the head out of the home, by a commit as anybody makes it, hides nothing.
        site_.person(QStringLiteral("note"), "x", QStringLiteral("A note"));
        git(site_.hand(), words("rm -q ledger/HEAD"));
        git(site_.hand(), words("commit -q -m Tidy"));
        git(site_.hand(), words("push -q origin HEAD:main"));
        const auto hidden = run("author", verify);
        QVERIFY2(hidden.code == 1, hidden.all().constData());
        QCOMPARE(
            hidden.json().value(QLatin1String("broken")).toObject().value(QLatin1String("why")).toString(),
            QStringLiteral("anchor"));
    }
};

QTEST_GUILESS_MAIN(TestCliSaid)
#include "tst_cli_said.moc"
