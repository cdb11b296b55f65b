#include "app/packs/PackLogs.h"
#include "models/values/TimelineTableBuilder.h"
#include "services/incidents/IncidentStore.h"
#include "services/log/Redaction.h"
#include "services/observations/KeptLogs.h"
#include "services/observations/ObservedStore.h"
#include "services/release/KeyStore.h"
#include "services/release/ReleaseStore.h"
#include "tests/app/Program.h"
#include "tests/services/PackLab.h"
#include "tests/support/PlantedSecrets.h"
#include "tests/support/ReleaseSamples.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

/// `pilothouse pack`: files from elsewhere, looked at before anybody believes them.
class TestCliPack : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    QString write(const char* name, const QByteArray& bytes) const
    {
        const auto path = folder_.filePath(QLatin1String(name));
        writeBytes(path, bytes);
        return path;
    }
    Outcome pack(const QStringList& words, const QStringList& options = {}) const
    {
        return runProgram(folder_.filePath(QStringLiteral("ws")),
                          options + QStringList{QStringLiteral("pack")} + words);
    }
    /// `--key` and the key that signed, which the workspace does not know.
    static QStringList trusting() { return {QStringLiteral("--key"), publicKeyText(knownKey().publicKey())}; }
    Outcome verify(const QString& file, const QStringList& options = {}) const
    {
        return pack(QStringList{QStringLiteral("verify"), file} + options);
    }

    static KeptLogs loggedTwice()
    {
        KeptLogs logs{QStringLiteral("prod"), QStringLiteral("models/fraud"), 1'000, {}};
        logs.logs = {{.pod = QStringLiteral("fraud-00012-x2x4z"),
                      .container = QStringLiteral("server"),
                      .text = QStringLiteral("loaded\nERROR no feature\n"),
                      .beginsLater = true,
                      .revision = QStringLiteral("fraud-00012"),
                      .droppedLines = 17},
                     {.pod = QStringLiteral("fraud-00012-x2x4z"),
                      .container = QStringLiteral("server"),
                      .life = RevisionLog::Life::Previous,
                      .text = QStringLiteral("killed\n"),
                      .endsEarlier = true}};
        logs.trouble = QStringList{QStringLiteral("other/server: forbidden")};
        return logs;
    }
    QString workspaceOf(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    /// What the program in the workspace of `who` answers.
    Outcome by(const char* who, const QStringList& words) const
    {
        return runProgram(workspaceOf(who), words);
    }
    QString opensIncident(const char* who) const
    {
        const auto told =
            by(who, {QStringLiteral("incident"), QStringLiteral("open"), QStringLiteral("--env"),
                     QStringLiteral("prod"), QStringLiteral("--title"), QStringLiteral("Checkout is slow")});
        return QString::fromUtf8(told.out.trimmed());
    }
    Outcome notes(const char* who, const QString& incident, const QString& text) const
    {
        return by(who, {QStringLiteral("incident"), QStringLiteral("note"), incident, text,
                        QStringLiteral("--by"), QLatin1String(who)});
    }
    Outcome exports(const char* who, const QString& incident, const QString& file,
                    const QStringList& more = {}) const
    {
        return by(who, QStringList{QStringLiteral("pack"), QStringLiteral("export"),
                                   QStringLiteral("--incident"), incident, QStringLiteral("--out"), file} +
                           more);
    }
    Outcome merges(const char* who, const QString& file) const
    {
        return by(who, {QStringLiteral("pack"), QStringLiteral("merge"), file});
    }
    /// The texts of all notes, in the order in which they count.
    QStringList notesOf(const char* who, const QString& incident) const
    {
        QStringList texts;
        auto state = StateStore::open((workspaceOf(who) + QStringLiteral("/state.db")).toStdString());
        const auto entries = IncidentStore(**state).entries(incident);
        for (const auto& entry : entries.value_or(QList<IncidentEntry>())) {
            if (const auto* note = std::get_if<IncidentNoted>(&entry.fact))
                texts << note->text;
        }
        return texts;
    }

private Q_SLOTS:
    void anIncidentIsExportedWithWhatIsKnownAroundIt()
    {
        const auto id = opensIncident("ours2");
        const auto nowMs = toMs(systemNow());
        {
            auto observed =
                ObservedStore::open((workspaceOf("ours2") + QStringLiteral("/observed.db")).toStdString());
            QVERIFY_RESULT(observed);
            TimelineItem item;
            item.id = QStringLiteral("alert:1");
            item.kind = TimelineKind::Alert;
            item.scope.environment = QStringLiteral("prod");
            item.title = QStringLiteral("Latency");
            item.atMs = item.seenMs = nowMs - 60'000;
            item.endMs = stillGoing;
            item.source = QStringLiteral("prometheus");
            auto other = item;
            other.id = QStringLiteral("alert:2");
            other.scope.environment = QStringLiteral("staging");
            QVERIFY_RESULT(observed->store->putLook(
                {QStringLiteral("prometheus"), TimelineKind::Alert, {item, other}, nowMs}));
            QVERIFY_RESULT(observed->store->putMetrics(
                {QStringLiteral("prometheus"), QStringLiteral("p95"), {QStringLiteral("prod")}},
                {{}, {nowMs - 120'000, nowMs - 60'000}, {0.1, 0.9}}));
        }
        const auto runbook = write("runbook.md", "# Look at the feature store first\n");
        const auto file = folder_.filePath(QStringLiteral("exported.phpack"));
        const auto told = exports("ours2", id, file, {QStringLiteral("--runbook"), runbook});
        QVERIFY2(told.code == 0, told.all().constData());
        QVERIFY2(told.err.contains("Not signed"), told.err.constData());
        QCOMPARE(verify(file).code, 7); // nobody known signed it, and it is whole
        const auto shown = [&](const char* entry) {
            return pack({QStringLiteral("show"), file, QLatin1String(entry)}).out;
        };
        QCOMPARE(shown("runbooks/runbook.md"), QByteArray("# Look at the feature store first\n"));
        QVERIFY(shown("incidents.ndjson").contains("Checkout is slow"));
        const auto database = write("unpacked.db", shown("observed.db"));
        const auto store = ObservedStore::openReadOnly(database.toStdString());
        QVERIFY_RESULT(store);
        TimelineTableBuilder builder;
        QVERIFY_RESULT((*store)->readTimeline(builder, noTime, stillGoing, {}));
        const auto table = builder.build();
        QVERIFY_RESULT(table);
        QStringList items; // of the other environment there is nothing
        for (std::uint32_t row = 0; row < (*table)->size(); ++row)
            items << (*table)->item(row).id;
        QCOMPARE(items, QStringList{QStringLiteral("alert:1")});
        QCOMPARE((*table)->endMs(0), stillGoing);
        const auto series = (*store)->metricSeries();
        QVERIFY_RESULT(series);
        QCOMPARE(series->size(), std::size_t(1));
        QCOMPARE(series->front().points, 2);

        // A file is never replaced by accident, and what is not known is said.
        QCOMPARE(exports("ours2", id, file).code, 1);
        QCOMPARE(exports("ours2", id, file, {QStringLiteral("--force")}).code, 0);
        const auto none = folder_.filePath(QStringLiteral("none.phpack"));
        QCOMPARE(exports("ours2", QStringLiteral("inc-00000000"), none).code, 3);
        QCOMPARE(
            by("ours2", {QStringLiteral("pack"), QStringLiteral("export"), QStringLiteral("--out"), none})
                .code,
            1);
        QVERIFY(!QFileInfo::exists(none));
    }

    void logsAreInItAndNamed()
    {
        const auto id = opensIncident("logged");
        {
            auto observed =
                ObservedStore::open((workspaceOf("logged") + QStringLiteral("/observed.db")).toStdString());
            QVERIFY_RESULT(observed);
            QVERIFY_RESULT(keepLogs(*observed->store, id, loggedTwice(), LogRedaction()));
        }
        const auto file = folder_.filePath(QStringLiteral("logged.phpack"));
        const auto told = exports("logged", id, file);
        QVERIFY2(told.code == 0, told.all().constData());
        const auto now = QStringLiteral("logs/%1/1-fraud-00012-x2x4z-server.log").arg(id);
        const auto before = QStringLiteral("logs/%1/2-fraud-00012-x2x4z-server-previous.log").arg(id);
        const auto listed = pack({QStringLiteral("show"), file}).out;
        QVERIFY2(listed.contains(now.toUtf8()) && listed.contains(before.toUtf8()), listed.constData());
        QCOMPARE(pack({QStringLiteral("show"), file, now}).out, QByteArray("loaded\nERROR no feature\n"));
        const auto opened = openPack(file, {});
        QVERIFY_RESULT(opened);
        const auto logs = packedLogsOf(*opened, id, {});
        QVERIFY_RESULT(logs);
        auto expected = loggedTwice();
        for (auto& log : expected.logs)
            log.redactedLines = 0;
        QCOMPARE(logs->value(0), expected);
        QVERIFY(packedLogsOf(*opened, QStringLiteral("inc-00000000"), {})->isEmpty());
        // While a rule cannot be held against them, none goes in, and the rest does.
        write("logged/log-redaction.txt", "(open\n");
        const auto without = exports("logged", id, file, {QStringLiteral("--force")});
        QCOMPARE(without.code, 7);
        QVERIFY2(without.err.contains("No logs are packed."), without.err.constData());
        QVERIFY(!pack({QStringLiteral("show"), file}).out.contains("logs/"));
    }

    /// With what was said of it, and what the ledger knows.
    void aReleaseIsTold()
    {
        const auto plan = samplePlan();
        const auto workspace = workspaceOf("releasing");
        QCOMPARE(by("releasing", {QStringLiteral("incident"), QStringLiteral("open"), QStringLiteral("--env"),
                                  plan.environment, QStringLiteral("--title"), QStringLiteral("Slow")})
                     .code,
                 0);
        {
            auto state = StateStore::open((workspace + QStringLiteral("/state.db")).toStdString());
            QVERIFY_RESULT(state);
            const auto key = knownKey();
            ReleaseStore store(**state, key, {});
            QVERIFY_RESULT(store.saveDraft(plan));
            QVERIFY_RESULT(store.withdraw(plan.id, QStringLiteral("token=s3cr3t was in it")));
        }
        const auto file = folder_.filePath(QStringLiteral("releasing.phpack"));
        const auto told =
            by("releasing", {QStringLiteral("pack"), QStringLiteral("export"), QStringLiteral("--env"),
                             plan.environment, QStringLiteral("--out"), file, QStringLiteral("--unsigned")});
        QVERIFY2(told.code == 0, told.all().constData());
        const auto shown = pack({QStringLiteral("show"), file, QStringLiteral("--release"), plan.id});
        QVERIFY2(shown.out.startsWith("Release " + plan.id.toUtf8() + ": stopped, changed 2"),
                 shown.all().constData());
        QVERIFY2(shown.out.contains("token=***"), shown.out.constData());
        QVERIFY2(shown.out.contains(": planned; seen: nothing"), shown.out.constData());
        const auto ledger = pack({QStringLiteral("show"), file, QStringLiteral("ledger.ndjson")}).out;
        QVERIFY2(ledger.contains("release.withdrawn") || ledger.contains("release.stopped"),
                 ledger.constData());
        QVERIFY(!ledger.contains("s3cr3t"));
        QCOMPARE(
            pack({QStringLiteral("show"), file, QStringLiteral("--release"), QStringLiteral("none")}).code,
            3);
    }

    /// Wherever they stood in what was cached.
    void plantedSecretsAreInNoExport()
    {
        const auto id = opensIncident("careless");
        const auto nowMs = toMs(systemNow());
        const auto& planted = plantedByPlace();
        {
            auto observed =
                ObservedStore::open((workspaceOf("careless") + QStringLiteral("/observed.db")).toStdString());
            QVERIFY_RESULT(observed);
            std::vector<TimelineItem> items;
            for (int i = 0; i < planted.size(); ++i) {
                TimelineItem item;
                item.id = QStringLiteral("event:%1:").arg(i) + planted[i];
                item.scope = {QStringLiteral("prod"), {}, {}, planted[i]};
                item.title = item.detail = item.source = planted[i];
                item.reference = QStringLiteral("event:") + planted[i];
                item.atMs = item.seenMs = nowMs - 60'000 - i;
                items.push_back(item);
                QVERIFY_RESULT(
                    observed->store->putMetrics({planted[i],
                                                 planted[i],
                                                 item.scope,
                                                 {{QStringLiteral("token"), QStringLiteral("s3cr3t")},
                                                  {QStringLiteral("url"), planted[i]}}},
                                                {{}, {nowMs - 60'000}, {1.0}}));
            }
            QVERIFY_RESULT(observed->store->putItems(items));
            // Also where no rule looked before: in what is known of a log.
            const auto all = planted.join(u'\n') + QStringLiteral("\ncustomer 4711-0815 asked\n");
            KeptLogs logs{planted[0], planted[1], nowMs, {}};
            for (const auto& one : planted)
                logs.logs.append({.pod = one, .container = one, .text = all, .revision = one});
            logs.trouble = planted;
            QVERIFY_RESULT(keepLogs(*observed->store, id, logs, LogRedaction()));
        }
        // A rule that came after the logs were kept.
        write("careless/log-redaction.txt", "\\d{4}-\\d{4}\n");
        QCOMPARE(notes("careless", id, planted.join(u'\n')).code, 0);
        const auto runbook = write("careless.md", planted.join(u'\n').toUtf8());
        const auto file = folder_.filePath(QStringLiteral("careless.phpack"));
        const auto told = exports("careless", id, file, {QStringLiteral("--runbook"), runbook});
        QVERIFY2(told.code == 0, told.all().constData());
        const auto opened = openPack(file, {});
        QVERIFY_RESULT(opened);
        QByteArray contents = QByteArray::fromStdString(opened->manifest().about.name.toStdString());
        for (const auto& entry : opened->manifest().entries) {
            const auto bytes = opened->read(entry.path, 64 << 20, {});
            QVERIFY_RESULT(bytes);
            QVERIFY2(!bytes->contains("s3cr3t"), qPrintable(entry.path));
            QVERIFY2(!entry.path.contains(QLatin1String("s3cr3t")), qPrintable(entry.path));
            QVERIFY2(!bytes->contains("4711-0815"), qPrintable(entry.path));
            contents += *bytes;
        }
        QVERIFY(contents.contains("***"));
        const auto logs = packedLogsOf(*opened, id, {});
        QVERIFY_RESULT(logs);
        QCOMPARE(logs->size(), 1);
        QCOMPARE(logs->first().logs.size(), planted.size());
        QVERIFY(logs->first().logs.first().text.contains(QLatin1String("customer *** asked")));
        // It is one that can be read: what was hidden left the record whole.
        QCOMPARE(merges("reader", file).code, 7);
        QCOMPARE(notesOf("reader", id).size(), 1);
    }

    /// Two people write offline on one incident; whoever's pack comes first, both end with the same.
    void notesOfTwoAreJoinedInEitherOrder()
    {
        const auto id = opensIncident("ada");
        const auto first = folder_.filePath(QStringLiteral("first.phpack"));
        QCOMPARE(exports("ada", id, first).code, 0);
        QCOMPARE(merges("bob", first).code, 7);
        QCOMPARE(notes("ada", id, QStringLiteral("The cache is cold")).code, 0);
        QCOMPARE(notes("bob", id, QStringLiteral("The canary began at noon")).code, 0);
        QCOMPARE(notes("bob", id, QStringLiteral("It is half of all requests")).code, 0);
        const auto adas = folder_.filePath(QStringLiteral("ada.phpack"));
        const auto bobs = folder_.filePath(QStringLiteral("bob.phpack"));
        QCOMPARE(exports("ada", id, adas).code, 0);
        QCOMPARE(exports("bob", id, bobs).code, 0);
        const auto told = merges("ada", bobs);
        QVERIFY2(told.out == "2 added, 1 known\n", told.all().constData());
        QVERIFY2(merges("bob", adas).out == "1 added, 1 known\n", "");
        QVERIFY2(merges("eve", adas).out == "2 added, 0 known\n", "");
        QVERIFY2(merges("eve", bobs).out == "2 added, 1 known\n", "");
        QCOMPARE(merges("ada", bobs).out, QByteArray("0 added, 3 known\n")); // again: nothing twice
        QCOMPARE(notesOf("ada", id).size(), 3);
        QCOMPARE(notesOf("bob", id), notesOf("ada", id));
        QCOMPARE(notesOf("eve", id), notesOf("ada", id));
        // What was tampered with is not joined.
        QFile read(bobs);
        QVERIFY(read.open(QIODevice::ReadOnly));
        auto bytes = read.readAll();
        bytes[bytes.size() / 2] = char(~bytes[bytes.size() / 2]);
        QCOMPARE(merges("mal", write("cut.phpack", bytes)).code, 2);
        QVERIFY(notesOf("mal", id).isEmpty());
    }

    void aWholeOneIsWhole()
    {
        const auto file = write("whole.phpack", goodPack().bytes());
        const auto told = verify(file, trusting());
        QVERIFY2(told.code == 0, told.all().constData());
        QVERIFY2(told.out.contains("whole.phpack: Whole, and signed by a known key.\n"),
                 told.out.constData());
        QVERIFY2(told.out.contains("\nof       incident 42 Checkout is slow\n"), told.out.constData());
        QVERIFY2(told.out.contains("\nmade     2026-11-28T00:30:00"), told.out.constData());
        QVERIFY2(told.out.contains("\nholds    3 entries, "), told.out.constData());
        QVERIFY2(told.err.isEmpty(), told.err.constData());
    }

    void keysOfTheWorkspaceAreKnownByTheirNames()
    {
        const auto folder = folder_.filePath(QStringLiteral("ours"));
        QVERIFY(QDir().mkpath(folder));
        {
            auto state = StateStore::open((folder + QStringLiteral("/state.db")).toStdString());
            QVERIFY_RESULT(state);
            QVERIFY_RESULT(KeyStore(**state).put(knownKey().publicKey(), QStringLiteral("ada"), {}));
        }
        const auto told = runProgram(folder, {QStringLiteral("pack"), QStringLiteral("verify"),
                                              write("a.phpack", goodPack().bytes())});
        QVERIFY2(told.code == 0, told.all().constData());
        QVERIFY2(told.out.contains("signed   by " + knownKey().id().toUtf8() + ", ada\n"),
                 told.out.constData());
    }

    void whoNobodyKnowsIsSaidOnStderr()
    {
        const auto stranger = verify(write("stranger.phpack", goodPack().bytes()));
        QCOMPARE(stranger.code, 7);
        QVERIFY2(stranger.err.contains("Signed with a key that is not known here"), stranger.err.constData());
        auto unsignedPack = goodPack();
        unsignedPack.entries.erase(unsignedPack.entries.begin() + 1);
        const auto nobody = verify(write("unsigned.phpack", unsignedPack.bytes()));
        QCOMPARE(nobody.code, 7);
        QVERIFY2(nobody.err.contains("Unsigned: anybody may have made or changed it"),
                 nobody.err.constData());
        QVERIFY2(nobody.out.contains("\nsigned   by nobody\n"), nobody.out.constData());
    }

    void tamperingIsNamed()
    {
        auto tampered = goodPack();
        auto log = goodParts()[1];
        log.bytes.replace("17", "71");
        tampered.entries[3] = rawPart(log);
        const auto file = write("tampered.phpack", tampered.bytes());
        const auto told = verify(file, trusting());
        QCOMPARE(told.code, 2);
        QVERIFY2(told.out.contains("Tampered with: An entry holds something else than its manifest says. "
                                   "logs/app.log\n"),
                 told.out.constData());
        // Nothing of it comes out, and the rest does.
        const auto shown = pack({QStringLiteral("show"), file, QStringLiteral("logs/app.log")});
        QCOMPARE(shown.code, 2);
        QVERIFY2(shown.out.isEmpty(), shown.out.constData());
        const auto rest =
            pack(QStringList{QStringLiteral("show"), file, QStringLiteral("alerts.json")} + trusting());
        QCOMPARE(rest.code, 0);
        QCOMPARE(rest.out, goodParts()[0].bytes);
        const auto json = pack({QStringLiteral("verify"), file}, {QStringLiteral("--json")}).json();
        QCOMPARE(json.value(QLatin1String("standing")).toString(), QStringLiteral("tampered"));
        const auto fault = json.value(QLatin1String("fault")).toObject();
        QCOMPARE(fault.value(QLatin1String("flaw")).toString(), QStringLiteral("contents"));
        QCOMPARE(fault.value(QLatin1String("entry")).toString(), QStringLiteral("logs/app.log"));
    }

    void exitCodesTellWhatItIs()
    {
        auto link = goodPack();
        link.entries[2].attributes = 0120777u << 16;
        QCOMPARE(verify(write("link.phpack", link.bytes())).code, 2);
        QCOMPARE(verify(write("none.phpack", "Hello.\n")).code, 2);
        QCOMPARE(verify(folder_.filePath(QStringLiteral("missing.phpack"))).code, 3);
        auto manifest = manifestJson(goodParts());
        manifest["version"] = 2;
        const auto newer = verify(write("newer.phpack", rawPackOf(textOf(manifest), goodParts()).bytes()));
        QCOMPARE(newer.code, 1);
        QVERIFY2(newer.out.contains("Made by a newer version: "), newer.out.constData());
        QCOMPARE(pack({QStringLiteral("verify")}).code, 1); // 2 is a verdict
        QCOMPARE(verify(folder_.path()).code, 1);           // no plain file
        QCOMPARE(verify(write("a.phpack", goodPack().bytes()), {QStringLiteral("--key"), QStringLiteral("x")})
                     .code,
                 1);
    }

    void whatItHoldsIsShown()
    {
        const auto file = write("shown.phpack", goodPack().bytes());
        const auto told = pack(QStringList{QStringLiteral("show"), file} + trusting());
        QVERIFY2(told.code == 0, told.all().constData());
        QVERIFY2(told.out.contains("its contents are checked as they are read"), told.out.constData());
        QVERIFY2(told.out.contains("\nobserved.db     716  "), told.out.constData());
        const auto bytes = pack({QStringLiteral("show"), file, QStringLiteral("observed.db")});
        QCOMPARE(bytes.code, 7);
        QCOMPARE(bytes.out, goodParts()[2].bytes);
        QCOMPARE(pack({QStringLiteral("show"), file, QStringLiteral("none")}).code, 3);
        QCOMPARE(pack({QStringLiteral("show"), file, QStringLiteral("../../etc/passwd")}).code, 3);
    }

    void andForScripts()
    {
        const auto file = write("scripts.phpack", goodPack().bytes());
        const QStringList json{QStringLiteral("--json")};
        const auto told = pack(QStringList{QStringLiteral("verify"), file} + trusting(), json).json();
        QCOMPARE(told.value(QLatin1String("standing")).toString(), QStringLiteral("whole"));
        QVERIFY(told.value(QLatin1String("fault")).isNull());
        const auto signer = told.value(QLatin1String("signer")).toObject();
        QCOMPARE(signer.value(QLatin1String("key")).toString(), knownKey().id());
        QCOMPARE(signer.value(QLatin1String("known")).toBool(), true);
        const auto about = told.value(QLatin1String("about")).toObject();
        QCOMPARE(about.value(QLatin1String("id")).toString(), QStringLiteral("42"));
        QCOMPARE(told.value(QLatin1String("schemas"))[QLatin1String("observed")].toInt(), 3);
        const auto entries = told.value(QLatin1String("entries")).toArray();
        QCOMPARE(entries.size(), 3);
        QCOMPARE(entries[2][QLatin1String("bytes")].toInt(), 716);
        const auto text = pack({QStringLiteral("show"), file, QStringLiteral("alerts.json")}, json).json();
        QCOMPARE(text.value(QLatin1String("text")).toString().toUtf8(), goodParts()[0].bytes);
        const auto bytes = pack({QStringLiteral("show"), file, QStringLiteral("observed.db")}, json).json();
        QCOMPARE(QByteArray::fromBase64(bytes.value(QLatin1String("base64")).toString().toLatin1()),
                 goodParts()[2].bytes);
        const auto refused = pack({QStringLiteral("verify"), write("no.phpack", "Hello.")}, json).json();
        QCOMPARE(refused.value(QLatin1String("standing")).toString(), QStringLiteral("refused"));
        QVERIFY(refused.value(QLatin1String("about")).isNull());
    }
};

QTEST_GUILESS_MAIN(TestCliPack)
#include "tst_cli_pack.moc"
