// "why" on runs whose only metric is one that nobody knows to be better either way.
#include "tests/support/Paths.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

namespace {

constexpr int runCount = 8;

QString runId(int run)
{
    return QStringLiteral("%1").arg(run, 32, 10, QLatin1Char('0'));
}

} // namespace

/// Eight runs that differ in nothing but their count of tokens, which is 1 to 8.
class TestCliWhy : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    bool write(const QString& path, const QByteArray& text) const
    {
        const QString whole = folder_.filePath(QStringLiteral("mlruns/7/")) + path;
        QFile file(whole);
        return QDir().mkpath(QFileInfo(whole).path()) && file.open(QIODevice::WriteOnly) &&
               file.write(text) == text.size();
    }
    int run(const QStringList& arguments, QByteArray* out = nullptr, QByteArray* err = nullptr) const
    {
        QProcess process;
        process.start(ph::testing::program(),
                      QStringList{QStringLiteral("--workspace"), folder_.filePath(QStringLiteral("ws"))} +
                          arguments);
        if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        if (out)
            *out = process.readAllStandardOutput();
        if (err)
            *err = process.readAllStandardError();
        return process.exitCode();
    }
    /// Empty where the command failed.
    QJsonObject why(const QString& a, const QString& b) const
    {
        QByteArray out;
        return run({QStringLiteral("--json"), QStringLiteral("why"), a, b}, &out) == 0
                   ? QJsonDocument::fromJson(out).object()
                   : QJsonObject();
    }
    static int runsOf(const QJsonObject& why, const char* side)
    {
        return why.value(QLatin1String(side)).toObject().value(QLatin1String("runs")).toInt();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(write(QStringLiteral("meta.yaml"),
                      "artifact_location: file:///srv/7\nexperiment_id: '7'\nlifecycle_stage: active\n"
                      "name: prompts\n"));
        for (int i = 1; i <= runCount; ++i) {
            const auto id = runId(i);
            QVERIFY(write(id + QStringLiteral("/meta.yaml"),
                          "run_id: '" + id.toUtf8() + "'\nrun_name: r" + QByteArray::number(i) +
                              "\nexperiment_id: '7'\nlifecycle_stage: active\nstatus: 3\n"
                              "start_time: 1700000000000\nend_time: 1700000009000\nuser_id: ada\n"
                              "artifact_uri: file:///srv/7/artifacts\n"));
            QVERIFY(write(id + QStringLiteral("/metrics/tokens"),
                          "1700000000000 " + QByteArray::number(i) + " 1\n"));
            QVERIFY(write(id + QStringLiteral("/params/batch"), "32"));
        }
        QCOMPARE(run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
                      QStringLiteral("shelf"), QStringLiteral("--url"),
                      folder_.filePath(QStringLiteral("mlruns"))}),
                 0);
        QCOMPARE(run({QStringLiteral("sync")}), 0);
    }

    void theOnlyMetricIsTheOutcomeAndNoParamIsSaidToDiffer()
    {
        QByteArray out;
        QCOMPARE(run({QStringLiteral("why"), runId(2), runId(7)}, &out), 0);
        QVERIFY2(out.contains("tokens: 2 → 7"), out.constData());
        QVERIFY2(out.contains("No param, tag, data, code or environment differs."), out.constData());
        QVERIFY2(!out.contains("Nothing"), out.constData());
    }

    void runsOnBothSidesAreLeftOutAndTold()
    {
        const auto few = QStringLiteral("metrics.tokens <= 5"), many = QStringLiteral("metrics.tokens >= 4");
        const auto said = why(few, many);
        QCOMPARE(runsOf(said, "a"), 3);
        QCOMPARE(runsOf(said, "b"), 3);
        const auto outcome = said.value(QLatin1String("outcome")).toObject();
        QCOMPARE(outcome.value(QLatin1String("difference")).toDouble(), 5.0); // 6, 7, 8 less 1, 2, 3
        QCOMPARE(said.value(QLatin1String("remarks")).toArray().first().toString(),
                 QStringLiteral("2 runs are on both sides, and left out of both."));
        QByteArray err;
        QCOMPARE(run({QStringLiteral("why"), few, many}, nullptr, &err), 0);
        QVERIFY2(err.contains("2 runs are on both sides"), err.constData());
    }

    void aRunIsHeldAgainstTheOthersOfItsQuery()
    {
        const auto all = QStringLiteral("metrics.tokens > 0");
        const auto said = why(runId(8), all);
        QCOMPARE(runsOf(said, "a"), 1);
        QCOMPARE(runsOf(said, "b"), runCount - 1);
        const auto remark = said.value(QLatin1String("remarks")).toArray().first().toString();
        QVERIFY2(remark.endsWith(QStringLiteral("on both sides, and left out of %1.").arg(all)),
                 qPrintable(remark));
    }

    void sidesWithoutACommonRunHaveNoRemark()
    {
        const auto said = why(QStringLiteral("metrics.tokens <= 4"), QStringLiteral("metrics.tokens >= 5"));
        QCOMPARE(runsOf(said, "a"), 4);
        QVERIFY(said.value(QLatin1String("remarks")).toArray().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliWhy)
#include "tst_cli_why.moc"
