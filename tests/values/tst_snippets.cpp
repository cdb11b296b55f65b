#include "models/values/PlaceLink.h"
#include "models/values/RunSnippets.h"
#include "tests/support/Testing.h"

#include <QJsonArray>

#include <cmath>
#include <random>

using namespace ph;

namespace {
Run example()
{
    Run run;
    run.key = {{1}, EntityKind::Run, QStringLiteral("abc123")};
    run.experimentId = QStringLiteral("7");
    run.name = QStringLiteral("a|b <b>*x*</b>");
    run.status = RunStatus::Finished;
    run.statusText = QStringLiteral("FINISHED");
    run.user = QStringLiteral("ana");
    run.startMs = 1'700'000'000'000;
    run.seenMs = 1'700'000'100'000;
    run.metrics = {{QStringLiteral("auc"), 0.91, 10, 1},
                   {QStringLiteral("lo\"ss"), NAN, std::int64_t(1) << 60, 2}};
    run.params = {{QStringLiteral("lr"), QStringLiteral("0.1\n| evil | row |")}};
    return run;
}
const RunProvenance from{QStringLiteral("fraud"), QStringLiteral("lab"),
                         QStringLiteral("https://u:secret@host/x")};
} // namespace

class TestSnippets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void markdownKeepsTextText()
    {
        QCOMPARE(runAsMarkdown(example(), from), QStringLiteral("## a\\|b &lt;b&gt;\\*x\\*&lt;/b&gt;\n"
                                                                "\n"
                                                                "- **Run:** abc123\n"
                                                                "- **Experiment:** fraud\n"
                                                                "- **Connection:** lab\n"
                                                                "- **Status:** FINISHED\n"
                                                                "- **User:** ana\n"
                                                                "- **Started:** 2023-11-14 22:13:20 UTC\n"
                                                                "- **Seen:** 2023-11-14 22:15:00 UTC\n"
                                                                "\n"
                                                                "### Metrics\n"
                                                                "\n"
                                                                "| Metric | Last | Step |\n"
                                                                "| --- | --- | --- |\n"
                                                                "| auc | 0.91 | 10 |\n"
                                                                "| lo\"ss | NaN | 1152921504606846976 |\n"
                                                                "\n"
                                                                "### Params\n"
                                                                "\n"
                                                                "| Param | Value |\n"
                                                                "| --- | --- |\n"
                                                                "| lr | 0.1 \\| evil \\| row \\| |\n"));
    }

    void jsonSaysWhatJsonCannot()
    {
        const QJsonObject json = runAsJson(example(), from);
        const QJsonObject loss = json[QStringLiteral("metrics")].toArray()[1].toObject();
        QCOMPARE(loss[QStringLiteral("value")].toString(), QStringLiteral("NaN"));
        QCOMPARE(loss[QStringLiteral("step")].toString(), QStringLiteral("1152921504606846976"));
        QCOMPARE(json[QStringLiteral("start_time")].toInteger(), qint64(1'700'000'000'000));
        QVERIFY(!json.contains(QStringLiteral("end_time")));
    }

    void pythonCarriesNoCredentialsAndNoCode()
    {
        Run run = example();
        run.key.remoteId = QStringLiteral("x\"); import os  # \\");
        run.metrics.removeFirst();
        QCOMPARE(runAsPython(run, from),
                 QStringLiteral("from mlflow import MlflowClient\n"
                                "\n"
                                "client = MlflowClient(tracking_uri=\"https://host/x\")\n"
                                "run = client.get_run(\"x\\\"); import os  # \\\\\")\n"
                                "print(run.info.run_name, run.info.status)\n"
                                "print(run.data.params)\n"
                                "print(run.data.metrics)\n"
                                "history = client.get_metric_history(run.info.run_id, \"lo\\\"ss\")\n"
                                "print([(m.step, m.value) for m in history])\n"));
    }

    void pythonLiteralsAreAscii()
    {
        QCOMPARE(pythonLiteral(QStringLiteral("a\tß\n中")), QStringLiteral("\"a\\t\\xdf\\n\\u4e2d\""));
        QCOMPARE(pythonLiteral(QString::fromUcs4(U"\U0001F680")), QStringLiteral("\"\\U0001f680\""));
    }

    void linksComeBack()
    {
        const QString link = runLink(QStringLiteral("my lab/ü?"), QStringLiteral("a/b#c"));
        QCOMPARE(parseRunLink(link),
                 (std::optional<RunLinkTarget>({QStringLiteral("my lab/ü?"), QStringLiteral("a/b#c")})));
        for (const char* bad :
             {"", "http://run/a/b", "pilothouse://run/a", "pilothouse://run/a/b/c", "pilothouse://run//b"})
            QVERIFY2(!parseRunLink(QString::fromLatin1(bad)), bad);
    }

    void linksToPlacesComeBack()
    {
        using Kind = PlaceLink::Kind;
        for (const auto& place :
             {PlaceLink{Kind::Experiment, QStringLiteral("my lab/ü?"), QStringLiteral("a/b#c 中")},
              PlaceLink{Kind::Model, QStringLiteral("my lab/ü?"), QStringLiteral("fraud/scorer @1")},
              PlaceLink{Kind::Version, QStringLiteral("lab"), QStringLiteral("fraud/scorer"),
                        QStringLiteral("12")},
              PlaceLink{Kind::Endpoint, QStringLiteral("prod"),
                        QStringLiteral("inferenceservices.serving.kserve.io/models/fraud-scorer")},
              PlaceLink{Kind::Drift, {}, QStringLiteral("March / against April: 中")},
              PlaceLink{Kind::Incident, {}, QStringLiteral("inc-0a1b2c3d")},
              PlaceLink{Kind::Release, {}, QStringLiteral("2026-11-26-fraud-7-x3k9")}}) {
            QCOMPARE(parsePlaceLink(placeLink(place)), std::optional(place));
            QVERIFY(isProgramLink(placeLink(place)));
            // Browsers write scheme and host as they like.
            QCOMPARE(parsePlaceLink(QStringLiteral("PILOTHOUSE://") + placeLink(place).mid(13)),
                     std::optional(place));
        }
    }

    /// Whoever makes a link chooses what is looked at, and nothing else.
    void aLinkNamesAPlaceAndNothingElse()
    {
        for (const char* bad : {"",
                                "pilothouse:",
                                "pilothouse://",
                                "pilothouse://incident",
                                "pilothouse://incident/",
                                "pilothouse:incident/inc-0a1b2c3d",
                                "pilothouse://incident/inc-1/end",
                                "pilothouse://incident/inc-1?end",
                                "pilothouse://incident/inc-1#end",
                                "pilothouse://user@incident/inc-1",
                                "pilothouse://incident:80/inc-1",
                                "pilothouse://incident/../release/r",
                                "pilothouse://incident/..",
                                "pilothouse://incident/-rf",
                                "pilothouse://incident/inc-1\n",
                                "pilothouse://incident/inc%2d1",
                                "pilothouse://incident/inc 1",
                                "pilothouse://release/r1/execute",
                                "pilothouse://release/r1;execute",
                                "pilothouse://release/$(id)",
                                "pilothouse://rollback/production",
                                "pilothouse://approve/r1",
                                "pilothouse://execute/r1",
                                "pilothouse://open/etc/passwd",
                                "pilothouse://connect/add",
                                "pilothouse://model/lab",
                                "pilothouse://model/lab/",
                                "pilothouse://model/lab/fraud/3",
                                "pilothouse://model/lab/fraud?alias=champion",
                                "pilothouse://version/lab/fraud",
                                "pilothouse://version/lab/fraud/",
                                "pilothouse://version/lab/fraud/3/promote",
                                "pilothouse://version/lab/fraud/3#promote",
                                "pilothouse://endpoint/prod",
                                "pilothouse://endpoint/prod/inferenceservices.x/ns/name",
                                "pilothouse://endpoint/prod/a%2Fb/traffic",
                                "pilothouse://drift/",
                                "pilothouse://drift/a/b",
                                "pilothouse://drift/..%00",
                                "pilothouse://drift/a/run",
                                "pilothouse://experiment/lab",
                                "pilothouse://experiment/lab/",
                                "pilothouse://experiment//name",
                                "pilothouse://experiment/lab/a/b",
                                "pilothouse://experiment/lab/a%0Ab",
                                "pilothouse://experiment/lab/%E2%80%AEevil",
                                "pilothouse://experiment/lab/%C3%28",
                                "pilothouse://experiment/lab/%zz",
                                "pilothouse://experiment/lab/a%00",
                                "file:///etc/passwd",
                                "http://incident/inc-1",
                                "xpilothouse://incident/inc-1"})
            QVERIFY2(!parsePlaceLink(QString::fromLatin1(bad)), bad);
        QVERIFY(!parsePlaceLink(QStringLiteral("pilothouse://incident/") + QString(129, u'a')));
        QVERIFY(!parsePlaceLink(QStringLiteral("pilothouse://experiment/lab/") + QString(513, u'a')));
    }

    /// Good links with bytes changed, put in and left out: what is read of them is what stands in them.
    void brokenLinksAreRefusedOrReadAsTheyStand()
    {
        std::mt19937 random(20261128);
        const QStringList good{
            placeLink({PlaceLink::Kind::Experiment, QStringLiteral("lab ü"), QStringLiteral("a/b")}),
            placeLink({PlaceLink::Kind::Version, QStringLiteral("lab"), QStringLiteral("fraud/ü"),
                       QStringLiteral("3")}),
            placeLink({PlaceLink::Kind::Drift, {}, QStringLiteral("March, April")}),
            placeLink({PlaceLink::Kind::Incident, {}, QStringLiteral("inc-0a1b2c3d")}),
            placeLink({PlaceLink::Kind::Release, {}, QStringLiteral("2026-11-26-fraud-7-x3k9")})};
        const QString marks = QStringLiteral("%/?#@:\\.;&= \n\t\"'$`-aZ0\u202e\u0000é");
        int read = 0;
        for (int i = 0; i < 20'000; ++i) {
            QString link = good[i % good.size()];
            for (int change = 0; change < 1 + int(random() % 3); ++change) {
                const auto at = qsizetype(random() % std::size_t(link.size()));
                const auto mark = marks[qsizetype(random() % std::size_t(marks.size()))];
                switch (random() % 3) {
                case 0:
                    link[at] = mark;
                    break;
                case 1:
                    link.insert(at, mark);
                    break;
                default:
                    link.remove(at, 1);
                }
            }
            const auto place = parsePlaceLink(link);
            if (!place)
                continue;
            ++read;
            // In its one spelling it is the same link, but for the case of scheme, host and escapes.
            QCOMPARE(parsePlaceLink(placeLink(*place)), place);
            const bool isOfConnection =
                place->kind == PlaceLink::Kind::Experiment || place->kind == PlaceLink::Kind::Version;
            QCOMPARE(place->connection.isEmpty(), !isOfConnection);
            QCOMPARE(place->version.isEmpty(), place->kind != PlaceLink::Kind::Version);
            QVERIFY(!place->id.isEmpty() && !place->id.contains(u'\n') && !place->id.contains(QChar(0)));
        }
        QVERIFY(read > 100 && read < 19'000);
    }
};

QTEST_APPLESS_MAIN(TestSnippets)
#include "tst_snippets.moc"
