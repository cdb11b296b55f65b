#include "app/Workspace.h"
#include "services/incidents/IncidentStore.h"
#include "services/observations/ObservedStore.h"
#include "tests/app/IncidentFiles.h"
#include "tests/app/Shell.h"

#include <QJsonArray>

using namespace ph;
using namespace ph::testing;

namespace {

/// Something of the environment "prod", so many minutes before now.
TimelineItem thing(const char* title, TimelineKind kind, TimelineRole role, int minutesAgo)
{
    TimelineItem item;
    item.id = QLatin1String(title);
    item.kind = kind;
    item.role = role;
    item.scope.environment = QStringLiteral("prod");
    item.title = QLatin1String(title);
    item.atMs = toMs(systemNow()) - minutesAgo * std::int64_t(60'000);
    item.seenMs = item.atMs;
    item.source = QStringLiteral("test");
    return item;
}

void observe(const Shell& shell, const std::vector<TimelineItem>& items)
{
    auto opened = ObservedStore::open(std::filesystem::path(shell.workspace().toStdString()) / "observed.db");
    QVERIFY(opened && opened->store->putItems(items));
}

QString written(const Shell& shell, const char* name, const QByteArray& text)
{
    return putFile(shell.folder() + u'/' + QLatin1String(name), text);
}

/// An incident that began 20 minutes ago, five minutes after a policy changed.
QString openedIncident(Shell& shell)
{
    const auto id =
        QString::fromUtf8(shell.run(words("incident open --env prod --title slow --onset -20m")).out)
            .trimmed();
    observe(shell, {thing("policy changed", TimelineKind::ConfigChange, TimelineRole::Change, 25)});
    return id;
}

const QByteArray goodRule = "kind: checklist-line\nstep: external-change\n"
                            "check: {id: files, kind: happened, items: [config-change], concerns: either}\n";

} // namespace

/// `pilothouse incident`, without any server: what people know and write must not need one.
class TestCliIncident : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsOpenedIsListedToldAndEnded()
    {
        Shell shell;
        const auto opened =
            shell.run({QStringLiteral("incident"), QStringLiteral("open"), QStringLiteral("--env"),
                       QStringLiteral("prod"), QStringLiteral("--title"), QStringLiteral("fraud is slow"),
                       QStringLiteral("--severity"), QStringLiteral("sev2"), QStringLiteral("--onset"),
                       QStringLiteral("-20m"), QStringLiteral("--by"), QStringLiteral("oncall")});
        QCOMPARE(opened.code, 0);
        const auto id = QString::fromUtf8(opened.out).trimmed();
        QVERIFY2(id.startsWith(QLatin1String("inc-")), opened.all().constData());

        const auto listed = shell.run(words("incident list"));
        QVERIFY2(listed.out.contains("fraud is slow") && listed.out.contains("sev2"), listed.out.constData());

        const auto change =
            words("incident change") + QStringList{id} +
            words("--requests-per-second 40 --traffic-share 0.25 --endpoint payments/fraud --error-share 1");
        QCOMPARE(shell.run(change).code, 0);
        const auto about = QStringList{QStringLiteral("incident"),
                                       QStringLiteral("note"),
                                       id,
                                       QStringLiteral("the cache was \x1b[31memptied"),
                                       QStringLiteral("--at"),
                                       QStringLiteral("-25m")};
        QCOMPARE(shell.run(about).code, 0);
        QCOMPARE(
            shell.run({QStringLiteral("incident"), QStringLiteral("end"), id, QStringLiteral("p95 is back")})
                .code,
            0);

        const auto shown = shell.json({QStringLiteral("incident"), QStringLiteral("show"), id}).json();
        QCOMPARE(shown.value(QLatin1String("state")).toString(), QStringLiteral("ended"));
        QCOMPARE(shown.value(QLatin1String("entries")).toArray().size(), 4);
        const auto impact = shown.value(QLatin1String("impact")).toObject();
        const auto requests = impact.value(QLatin1String("requests")).toDouble();
        QVERIFY2(requests >= 12'000 && requests < 13'000,
                 qPrintable(QString::number(requests))); // 20 minutes of 10/s
        QCOMPARE(impact.value(QLatin1String("failed_requests")).toDouble(), requests);
        QVERIFY(impact.value(QLatin1String("users")).isNull()); // nobody said how many requests a user makes

        const auto told = shell.run({QStringLiteral("incident"), QStringLiteral("show"), id});
        QVERIFY2(told.out.contains("12") && told.out.contains("emptied"), told.out.constData());
        QVERIFY(!told.out.contains('\x1b'));
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* line, int code, const char* says) {
            QTest::newRow(name) << QString::fromLatin1(line) << code << QString::fromLatin1(says);
        };
        row("no such incident", "incident show inc-00000000", 3, "no such incident");
        row("a note in none", "incident note inc-00000000 hello", 3, "no such incident");
        row("a severity that is none", "incident open --env p --title t --severity high", 2, "sev1");
        row("a time that is none", "incident open --env p --title t --onset soon", 2, "soon");
        row("a share above all", "incident change inc-00000000 --traffic-share 25", 2, "from 0 to 1");
        row("nothing changed", "incident change inc-00000000", 2, "Nothing is changed");
        row("an alert and nobody to ask", "incident open --env p --title t --from Slow", 3, "");
    }
    void mistakesAreNamed()
    {
        QFETCH(QString, line);
        QFETCH(int, code);
        QFETCH(QString, says);
        Shell shell;
        const auto told = shell.run(line.split(u' '));
        QCOMPARE(told.code, code);
        QVERIFY2(told.err.contains(says.toUtf8()), told.err.constData());
        QVERIFY(
            shell.json(words("incident list")).json().value(QLatin1String("incidents")).toArray().isEmpty());
    }

    void whatChangedBeforeItBeganIsRanked()
    {
        Shell shell;
        const auto opened = shell.run(words("incident open --env prod --title slow --onset -20m"));
        QCOMPARE(opened.code, 0);
        const auto id = QString::fromUtf8(opened.out).trimmed();
        observe(shell, {thing("policy changed", TimelineKind::ConfigChange, TimelineRole::Change, 25),
                        thing("pod restarted", TimelineKind::ClusterEvent, TimelineRole::Symptom, 24),
                        thing("rolled back", TimelineKind::Traffic, TimelineRole::Change, 5)});
        const auto told = shell.json({QStringLiteral("incident"), QStringLiteral("suspects"), id}).json();
        const auto suspects = told.value(QLatin1String("suspects")).toArray();
        QVERIFY(!suspects.isEmpty());
        QCOMPARE(suspects.first().toObject().value(QLatin1String("title")).toString(),
                 QStringLiteral("policy changed"));
        QVERIFY(!suspects.first().toObject().value(QLatin1String("why")).toString().isEmpty());
        for (const auto suspect : suspects) // what came after it is no cause
            QVERIFY(suspect.toObject().value(QLatin1String("title")).toString() !=
                    QLatin1String("rolled back"));
        const auto shown = shell.run({QStringLiteral("incident"), QStringLiteral("suspects"), id,
                                      QStringLiteral("--within"), QStringLiteral("2m")});
        QVERIFY2(shown.err.contains("Nothing is known to have changed"), shown.all().constData());
    }

    void theOnsetIsCorrectedAndSuspectsGoByIt()
    {
        Shell shell;
        const auto id = openedIncident(shell); // 20 minutes ago
        observe(shell, {thing("limits changed", TimelineKind::ConfigChange, TimelineRole::Change, 62)});
        const auto onset = [&](const char* at, const QString& reason) {
            return shell.run(QStringList{QStringLiteral("incident"), QStringLiteral("onset"), id,
                                         QStringLiteral("--at"), QLatin1String(at),
                                         QStringLiteral("--reason"), reason});
        };
        QCOMPARE(onset("+1h", QStringLiteral("a guess")).code, 2);
        QCOMPARE(onset("-1h", QStringLiteral(" ")).code, 2);
        const auto corrected = onset("-1h", QStringLiteral("the first 5xx in the log"));
        QVERIFY2(corrected.code == 0, corrected.all().constData());
        const auto suspects = shell.json(words("incident suspects") + QStringList{id})
                                  .json()
                                  .value(QLatin1String("suspects"))
                                  .toArray();
        QCOMPARE(suspects.size(), 1); // what changed five minutes before the old one came after this one
        QCOMPARE(suspects[0][QLatin1String("title")].toString(), QStringLiteral("limits changed"));
        const auto shown = shell.run(words("incident show") + QStringList{id});
        QVERIFY2(shown.out.contains("the first 5xx in the log"), shown.out.constData());
        QVERIFY2(shown.out.contains("pilothouse://incident/" + id.toUtf8()), shown.out.constData());
        QCOMPARE(shell.json(words("incident show") + QStringList{id})
                     .json()
                     .value(QLatin1String("link"))
                     .toString(),
                 QStringLiteral("pilothouse://incident/") + id);
        QCOMPARE(shell.json(words("incident show") + QStringList{id})
                     .json()
                     .value(QLatin1String("entries"))
                     .toArray()
                     .size(),
                 2);
    }

    void aNoteStandsOnTheTimeline()
    {
        Shell shell;
        const auto id =
            QString::fromUtf8(shell.run(words("incident open --env prod --title slow")).out).trimmed();
        QCOMPARE(shell
                     .run({QStringLiteral("incident"), QStringLiteral("note"), id,
                           QStringLiteral("cache emptied"), QStringLiteral("--at"), QStringLiteral("-2h")})
                     .code,
                 0);
        const auto timeline = shell.run(words("timeline --kind note"));
        QVERIFY2(timeline.out.contains("cache emptied"), timeline.all().constData());
    }

    void aDiagnosisGoesStepByStepAndIsOverruledWithAReason()
    {
        Shell shell;
        const auto id = openedIncident(shell);
        const auto steps = [&](const QStringList& more) {
            return shell.json(QStringList{QStringLiteral("incident"), QStringLiteral("diagnose"), id} + more)
                .json()
                .value(QLatin1String("steps"))
                .toArray();
        };
        const auto step = [](const QJsonArray& all, const char* name) {
            for (const auto each : all) {
                if (each.toObject().value(QLatin1String("id")).toString() == QLatin1String(name))
                    return each.toObject();
            }
            return QJsonObject();
        };
        const auto all = steps({});
        QCOMPARE(all.size(), 5);
        QCOMPARE(all.last().toObject().value(QLatin1String("id")).toString(), QStringLiteral("model"));
        QCOMPARE(step(all, "data-freshness").value(QLatin1String("verdict")).toString(),
                 QStringLiteral("no data")); // nobody looked
        QCOMPARE(step(all, "external-change").value(QLatin1String("verdict")).toString(),
                 QStringLiteral("suspicious"));
        QVERIFY(step(all, "external-change").value(QLatin1String("judged")).isNull());

        const auto overrule = QStringList{
            QStringLiteral("incident"),   QStringLiteral("diagnose"),        id,
            QStringLiteral("--overrule"), QStringLiteral("external-change"), QStringLiteral("well")};
        QCOMPARE(shell.run(overrule).code, 2); // without a reason
        const auto told = steps({QStringLiteral("--overrule"), QStringLiteral("external-change"),
                                 QStringLiteral("well"), QStringLiteral("only a comment changed")});
        const auto judged = step(told, "external-change").value(QLatin1String("judged")).toObject();
        QCOMPARE(judged.value(QLatin1String("word")).toString(), QStringLiteral("overruled"));
        QVERIFY(judged.value(QLatin1String("seen")).toString().contains(QLatin1String("policy changed")));
        QVERIFY(!step(steps({QStringLiteral("--confirm"), QStringLiteral("model")}), "model")
                     .value(QLatin1String("judged"))
                     .isNull());
        QCOMPARE(shell
                     .run({QStringLiteral("incident"), QStringLiteral("diagnose"), id,
                           QStringLiteral("--confirm"), QStringLiteral("weather")})
                     .code,
                 2);
    }

    void itClosesWithARuleThatWouldHaveCaughtIt()
    {
        Shell shell;
        const auto id = openedIncident(shell);
        const auto policy = written(shell, "policy.yaml", smallPolicy),
                   rule = written(shell, "rule.yaml", goodRule);
        const auto close = QStringList{QStringLiteral("incident"),
                                       QStringLiteral("close"),
                                       id,
                                       QStringLiteral("--rule"),
                                       rule,
                                       QStringLiteral("--policy"),
                                       policy};
        QCOMPARE(shell.run(close).code, 1); // it goes on
        QCOMPARE(textOfFile(policy), smallPolicy);
        QCOMPARE(shell.run({QStringLiteral("incident"), QStringLiteral("end"), id}).code, 0);

        const auto tried = shell.json(close + QStringList{QStringLiteral("--dry-run")}).json();
        QCOMPARE(tried.value(QLatin1String("trial")).toObject().value(QLatin1String("verdict")).toString(),
                 QStringLiteral("early"));
        QVERIFY(!tried.value(QLatin1String("diff")).toArray().isEmpty());
        QVERIFY(tried.value(QLatin1String("entry")).isNull());
        QCOMPARE(textOfFile(policy), smallPolicy);

        const auto closed = shell.run(close);
        QVERIFY2(closed.code == 0 && closed.out.contains("before it began"), closed.all().constData());
        QVERIFY2(textOfFile(policy).startsWith(smallPolicy),
                 textOfFile(policy).constData()); // comments and all
        QCOMPARE(shell.run({QStringLiteral("policy"), QStringLiteral("check"), policy}).code, 0);
        const auto shown = shell.json({QStringLiteral("incident"), QStringLiteral("show"), id}).json();
        QCOMPARE(shown.value(QLatin1String("state")).toString(), QStringLiteral("closed"));
        QCOMPARE(shell.run(close).code, 1); // it is closed
    }

    void withoutARuleAReasonIsGiven()
    {
        Shell shell;
        const auto id = openedIncident(shell);
        QCOMPARE(shell.run({QStringLiteral("incident"), QStringLiteral("end"), id}).code, 0);
        const auto close = QStringList{QStringLiteral("incident"), QStringLiteral("close"), id};
        QCOMPARE(shell.run(close).code, 2);
        const auto policy = written(shell, "policy.yaml", smallPolicy);
        const auto blind = written(shell, "blind.yaml",
                                   "kind: checklist-line\nstep: model\n"
                                   "check: {id: p, kind: happened, items: [prompt-change]}\n");
        const auto with =
            close + QStringList{QStringLiteral("--rule"), blind, QStringLiteral("--policy"), policy};
        const auto refused = shell.run(with);
        QVERIFY2(refused.code == 1 && refused.err.contains("would not have caught it"),
                 refused.all().constData());
        QCOMPARE(textOfFile(policy), smallPolicy);
        const auto none =
            shell.run(close + QStringList{QStringLiteral("--without-rule"), QStringLiteral("a drill")});
        QCOMPARE(none.code, 0);
        const auto shown = shell.run({QStringLiteral("incident"), QStringLiteral("show"), id});
        QVERIFY2(shown.out.contains("a drill"), shown.all().constData());
    }

    void aRuleIsKeptAnywayWithAReason()
    {
        Shell shell;
        const auto id = openedIncident(shell);
        QCOMPARE(shell.run({QStringLiteral("incident"), QStringLiteral("end"), id}).code, 0);
        const auto policy = written(shell, "policy.yaml", smallPolicy);
        const auto blind = written(shell, "blind.yaml",
                                   "kind: checklist-line\nstep: model\n"
                                   "check: {id: p, kind: happened, items: [prompt-change]}\n");
        QCOMPARE(shell
                     .run({QStringLiteral("incident"), QStringLiteral("close"), id, QStringLiteral("--rule"),
                           blind, QStringLiteral("--policy"), policy, QStringLiteral("--anyway"),
                           QStringLiteral("prompts are looked at from now on")})
                     .code,
                 0);
        QVERIFY(textOfFile(policy).contains("prompt-change"));
    }

    void theRuleProposedClosesIt()
    {
        Shell shell;
        const auto id = openedIncident(shell);
        QCOMPARE(shell.run({QStringLiteral("incident"), QStringLiteral("end"), id}).code, 0);
        const auto proposed = shell.run({QStringLiteral("incident"), QStringLiteral("rule"), id});
        QVERIFY2(proposed.code == 0 && proposed.err.contains("policy changed"), proposed.all().constData());
        const auto policy = written(shell, "policy.yaml", smallPolicy);
        const auto rule = written(shell, "rule.yaml", proposed.out);
        const auto closed = shell.run({QStringLiteral("incident"), QStringLiteral("close"), id,
                                       QStringLiteral("--rule"), rule, QStringLiteral("--policy"), policy});
        QVERIFY2(closed.code == 0, closed.all().constData());
    }

    void aPostmortemIsDraftedAsAFileOfEachKind()
    {
        Shell shell;
        const auto id = openedIncident(shell);
        const auto draft = [&](const QStringList& more) {
            return shell.run(QStringList{QStringLiteral("postmortem"), id} + more);
        };
        const auto note = shell.run({QStringLiteral("incident"), QStringLiteral("note"), id,
                                     QStringLiteral("<b>ops</b> forgot the timeout")});
        QCOMPARE(note.code, 0);
        const auto told = draft({});
        QVERIFY2(told.code == 0 && told.out.startsWith("# slow\n"), told.all().constData());
        QVERIFY2(told.out.contains("policy changed") && told.err.contains("forgot"), told.all().constData());
        const std::pair<const char*, const char*> kinds[]{
            {"pm.md", "# slow"}, {"pm.html", "<!DOCTYPE html>"}, {"pm.pdf", "%PDF-"}};
        for (const auto& [name, begins] : kinds) {
            const auto file = shell.folder() + u'/' + QLatin1String(name);
            const auto written = draft({QStringLiteral("--out"), file});
            QVERIFY2(written.code == 0, written.all().constData());
            QVERIFY2(textOfFile(file).startsWith(begins), name);
            QVERIFY2(!textOfFile(file).contains("<b>ops"), name);
            const auto before = textOfFile(file);
            QVERIFY(draft({QStringLiteral("--out"), file}).code != 0);
            QCOMPARE(textOfFile(file), before);
            QCOMPARE(draft({QStringLiteral("--out"), file, QStringLiteral("--force")}).code, 0);
        }
        QVERIFY(draft({QStringLiteral("--out"), shell.folder() + QStringLiteral("/pm.docx")}).code != 0);
        const auto json = shell.json({QStringLiteral("postmortem"), id}).json();
        QCOMPARE(json.value(QLatin1String("incident")).toString(), id);
        QCOMPARE(json.value(QLatin1String("sections")).toArray().size(), 8);
        QCOMPARE(json.value(QLatin1String("wording")).toArray().size(), 1);
        QVERIFY(shell.run(words("postmortem inc-00000000")).code != 0);
    }

    void onlyWhatIsOpenIsListedUnlessAllIsAskedFor()
    {
        Shell shell;
        QVERIFY(shell.run(words("incident list")).err.contains("No incident is open"));
        QCOMPARE(shell.run(words("incident open --env prod --title slow")).code, 0);
        QCOMPARE(shell.run(words("incident open --env stage --title slower")).code, 0);
        const auto count = [&shell](const char* line) {
            return shell.json(words(line)).json().value(QLatin1String("incidents")).toArray().size();
        };
        QCOMPARE(count("incident list"), 2);
        QCOMPARE(count("incident list --env stage"), 1);
    }

    void anAlertIsTakenAsItWasSeenWhereNobodyCanBeAsked()
    {
        Shell shell;
        shell.run(words("incident list"));
        auto alert = thing("LatencyHigh", TimelineKind::Alert, TimelineRole::Symptom, 40);
        alert.reference = QStringLiteral("alert:4f2a");
        alert.severity = TimelineSeverity::Critical;
        alert.scope.endpoint = QStringLiteral("payments/fraud");
        alert.endMs = stillGoing;
        observe(shell, {alert});
        const auto opened = shell.run(words("incident open --env prod --title slow --from LatencyHigh"));
        QCOMPARE(opened.code, 0);
        QVERIFY2(opened.err.contains("Taken from what was observed") && opened.err.contains("40 min ago"),
                 opened.err.constData());
        const auto shown =
            shell.run(words("--json incident show") << QString::fromUtf8(opened.out).trimmed());
        const auto incident = QJsonDocument::fromJson(shown.out).object();
        QVERIFY2(shown.out.contains("4f2a") && shown.out.contains("payments/fraud") &&
                     shown.out.contains("sev1"),
                 shown.out.constData());
        QCOMPARE(shell.run(words("incident open --env prod --title slow --from Other")).code, 3);
    }

    void whatCanBeDoneAgainstItIsToldWithoutAnyServer()
    {
        Shell shell;
        const auto id = openedIncident(shell);
        auto alert = thing("LatencyHigh", TimelineKind::Alert, TimelineRole::Symptom, 20);
        alert.endMs = stillGoing;
        alert.source = QStringLiteral("oncall");
        observe(shell, {alert});
        const auto contain = [&](const QStringList& more = {}) {
            return shell.json(words("incident contain") + QStringList{id} + more);
        };
        const auto listed = contain();
        QVERIFY2(listed.code == 0, listed.all().constData());
        const auto options = listed.json().value(QLatin1String("options")).toArray();
        QCOMPARE(options.size(), 6);
        QCOMPARE(options[0][QLatin1String("kind")].toString(), QStringLiteral("silence"));
        QCOMPARE(options[0][QLatin1String("target")].toString(), QStringLiteral("LatencyHigh"));
        QCOMPARE(options[0][QLatin1String("standing")].toString(), QStringLiteral("lacking"));
        for (const auto& option : options)
            QVERIFY(!option[QLatin1String("missing")].toArray().isEmpty());

        // What would be sent is told even where nobody can be reached.
        const auto tried = contain(words("--take silence --dry-run"));
        QCOMPARE(tried.code, 3); // the connection is not here
        const auto told = shell.run(words("incident contain --take silence --dry-run") + QStringList{id});
        QVERIFY2(told.out.contains("pilothouse silence add --match 'alertname=LatencyHigh'"),
                 told.all().constData());
        // What is not allowed or not there is not asked for, and not written down as asked for.
        QCOMPARE(contain(words("--take silence --reason noise")).code, 4);
        QCOMPARE(contain(words("--take rollback --reason slow")).code, 1);
        QCOMPARE(contain(words("--take silence")).code, 2); // without a reason
        QCOMPARE(contain(words("--take pray --reason slow")).code, 2);
        QCOMPARE(contain(words("--take silence:Other --reason slow")).code, 3);
        QVERIFY(contain().json().value(QLatin1String("contained")).toArray().isEmpty());
    }

    void whatStayedRequestedIsLookedForAgain()
    {
        Shell shell;
        const auto id = openedIncident(shell);
        const auto look = words("incident contain --look") + QStringList{id};
        const auto none = shell.run(look);
        QVERIFY2(none.code == 0 && none.err.contains("Nothing that was asked for"), none.all().constData());
        {
            auto stores = openStores(shell.workspace().toStdString());
            QVERIFY_RESULT(stores);
            const auto ask = [&](const char* act, const char* target) {
                IncidentContained asked{QLatin1String(act),
                                        QLatin1String(target),
                                        IncidentContained::Standing::Asked,
                                        {},
                                        QStringLiteral("errors")};
                return IncidentStore(*stores->state).add(id, asked, QStringLiteral("ada"), 1).has_value();
            };
            QVERIFY(ask("rollback", "prod") && ask("silence", "LatencyHigh"));
        }
        const auto looked = shell.json(look);
        QCOMPARE(looked.code, 3); // of the silence nobody can be asked
        const auto found = looked.json().value(QLatin1String("looked")).toArray();
        QCOMPARE(found.size(), 1);
        QCOMPARE(found[0][QLatin1String("act")].toString(), QStringLiteral("rollback"));
        QCOMPARE(found[0][QLatin1String("standing")].toString(), QStringLiteral("not yet"));
        QCOMPARE(looked.json().value(QLatin1String("unseen")).toArray().size(), 1);
        const auto again = shell.run(look);
        QVERIFY2(again.out.contains("rollback of prod: not yet") &&
                     again.err.contains("silence of LatencyHigh could not be looked at"),
                 again.all().constData());
        const auto shown = shell.json(words("incident show") + QStringList{id}).json();
        // Opened, asked for twice, and what was seen of the rollback: once.
        QCOMPARE(shown.value(QLatin1String("entries")).toArray().size(), 4);
        QCOMPARE(shell.run(look + words("--take silence --reason noise")).code, 2);
    }

    void whatIsKeptIsShownBeforeItGoes()
    {
        constexpr int daysAgo = 24 * 60;
        Shell shell;
        shell.run(words("incident list"));
        observe(shell, {thing("of old", TimelineKind::ConfigChange, TimelineRole::Change, 100 * daysAgo),
                        thing("of late", TimelineKind::ConfigChange, TimelineRole::Change, 30)});
        const auto seen = [&] {
            return shell.json(words("timeline --from -400d"))
                .json()
                .value(QLatin1String("items"))
                .toArray()
                .size();
        };
        const auto asked = shell.json(words("retention --older-than 90d"));
        QVERIFY2(asked.code == 0, asked.all().constData());
        QCOMPARE(asked.json().value(QLatin1String("items")).toInt(), 1);
        QCOMPARE(asked.json().value(QLatin1String("done")).toBool(), false);
        QCOMPARE(seen(), 2);

        // An incident that is not closed spares its time: a rule is to be tried on it.
        const auto id =
            QString::fromUtf8(shell.run(words("incident open --env prod --title slow --onset -100d")).out)
                .trimmed();
        QCOMPARE(shell.json(words("retention --older-than 90d --yes"))
                     .json()
                     .value(QLatin1String("items"))
                     .toInt(),
                 0);
        QCOMPARE(shell.run(words("incident end") + QStringList{id}).code, 0);
        QCOMPARE(shell.run(words("incident close --without-rule known") + QStringList{id}).code, 0);
        const auto before = seen();
        const auto done = shell.json(words("retention --older-than 90d --yes"));
        QCOMPARE(done.json().value(QLatin1String("items")).toInt(), 1);
        QCOMPARE(done.json().value(QLatin1String("done")).toBool(), true);
        QCOMPARE(seen(), before - 1);
        QCOMPARE(shell.run(words("retention")).code, 0); // tells what is kept
        QCOMPARE(shell.run(words("retention --curves much")).code, 2);
        QCOMPARE(shell.run(words("retention --older-than soon")).code, 2);
    }

    void anEnvironmentIsPinnedForOnCallAndRefreshedByHand()
    {
        Shell shell;
        QCOMPARE(shell.run(words("oncall pin --env production")).code, 3); // there is none yet
        QDir().mkpath(shell.workspace() + QStringLiteral("/environments"));
        QFile file(shell.workspace() + QStringLiteral("/environments/production.yaml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\n"
                   "target: {alias: champion}\npolicy: /nowhere/policy.yaml\n"
                   "home: {repository: /nowhere}\n");
        file.close();
        QCOMPARE(shell.run(words("oncall pin --env production --budget much")).code, 2);
        QCOMPARE(shell.run(words("oncall pin --env production --every often")).code, 2);
        QCOMPARE(shell.run(words("oncall pin --env production --every 10s")).code, 2);
        const auto pinned = shell.json(words("oncall pin --env production --budget 64MiB --every 0"));
        QVERIFY2(pinned.code == 0, pinned.all().constData());
        QCOMPARE(pinned.json().value(QLatin1String("budget_bytes")).toInt(), 64 << 20);
        QCOMPARE(pinned.json().value(QLatin1String("state")).toString(), QStringLiteral("never"));
        QVERIFY(pinned.json().value(QLatin1String("bytes")).isNull());
        // The last week stays for whoever is on call.
        QCOMPARE(shell.json(words("retention --older-than 1d"))
                     .json()
                     .value(QLatin1String("incidents_spared"))
                     .toInt(),
                 1);
        // What is not said stays.
        QCOMPARE(shell.json(words("oncall pin --env production --every 30m"))
                     .json()
                     .value(QLatin1String("budget_bytes"))
                     .toInt(),
                 64 << 20);
        // Its registry is not connected: told, and the rest is kept.
        const auto refreshed = shell.json(words("oncall refresh --env production"));
        QCOMPARE(refreshed.code, 7);
        const auto sources = refreshed.json()
                                 .value(QLatin1String("environments"))
                                 .toArray()
                                 .at(0)
                                 .toObject()
                                 .value(QLatin1String("sources"))
                                 .toArray();
        QCOMPARE(sources.size(), 8);
        const auto listed = shell.run(words("oncall list"));
        QCOMPARE(listed.code, 0);
        QVERIFY2(listed.out.contains("production") && listed.err.contains("registry"),
                 listed.all().constData());
        QCOMPARE(shell.run(words("oncall unpin --env production")).code, 0);
        QCOMPARE(shell.run(words("oncall unpin --env production")).code, 3);
        QCOMPARE(shell.run(words("oncall refresh --env production")).code, 3);
    }

    void aSlipInANameIsNoQuietTime()
    {
        Shell shell;
        shell.run(words("incident list"));
        auto change = thing("policy changed", TimelineKind::ConfigChange, TimelineRole::Change, 25);
        change.scope.endpoint = QStringLiteral("payments/fraud");
        observe(shell, {change});
        QCOMPARE(shell.run(words("timeline --endpoint payments/fraud")).code, 0);
        const auto slip = shell.run(words("timeline --endpoint payments/frued"));
        QCOMPARE(slip.code, 3);
        QVERIFY2(slip.err.contains("Did you mean payments/fraud?"), slip.err.constData());
        QCOMPARE(shell.run(words("timeline --env stage")).code, 3);
    }
};

QTEST_GUILESS_MAIN(TestCliIncident)
#include "tst_cli_incident.moc"
