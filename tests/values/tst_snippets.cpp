#include "models/values/RunSnippets.h"
#include "tests/support/Testing.h"

#include <QJsonArray>

#include <cmath>

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
};

QTEST_APPLESS_MAIN(TestSnippets)
#include "tst_snippets.moc"
