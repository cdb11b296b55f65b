#include "services/release/PlanDocument.h"
#include "tests/app/Program.h"
#include "tests/services/RolloutSamples.h"
#include "tests/support/ReleaseSamples.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

/// `pilothouse release plan`: what a plan file would be elsewhere.
class TestCliPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRolloutIsShownAsArgoWouldRunIt();
    void whatArgoCannotDoIsToldBeside();
    void aPlanWithoutTrafficHasNothingToShow();

private:
    enum class Format { Text, Json };
    Outcome show(const QString& rollout, const QStringList& more = {}, Format format = Format::Text) const
    {
        auto plan = samplePlan();
        plan.rollout = rollout;
        QFile file(folder_.filePath(QStringLiteral("plan.yaml")));
        const auto yaml = planToYaml(plan);
        if (!file.open(QIODevice::WriteOnly) || file.write(yaml) != yaml.size() || !file.flush())
            qFatal("no plan");
        return runProgram(folder_.filePath(QStringLiteral("ws")),
                          words("--json release plan").mid(format == Format::Json ? 0 : 1) +
                              QStringList{file.fileName()} + words("--as argo") + more);
    }
    static QString textOf(const RolloutPlan& plan)
    {
        return QString::fromUtf8(rolloutPlanText(plan).value());
    }

    QTemporaryDir folder_;
};

void TestCliPlan::aRolloutIsShownAsArgoWouldRunIt()
{
    const auto shown = show(textOf(planned()), {QStringLiteral("--metrics"),
                                                QStringLiteral("http://prometheus.monitoring:9090")});
    QVERIFY2(shown.code == 0, shown.all().constData());
    QFile expected(data(QStringLiteral("argo/canary.yaml")));
    QVERIFY(expected.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(shown.out), QString::fromUtf8(expected.readAll()));
}

void TestCliPlan::whatArgoCannotDoIsToldBeside()
{
    auto plan = planned();
    plan.rules.analysis.front().judge = AnalysisMetric::Judge::Distribution;
    const auto told = show(textOf(plan));
    QVERIFY2(told.err.contains("Supervised only: Argo Rollouts cannot compare two revisions"),
             told.err.constData());
    QVERIFY(!told.out.contains("Supervised"));
    const auto json = show(textOf(plan), {}, Format::Json).json();
    QCOMPARE(json[QLatin1String("left_to_driver")].toArray().first().toString(),
             QStringLiteral("error_rate"));
    QCOMPARE(json[QLatin1String("manifests")].toArray().last()[QLatin1String("kind")].toString(),
             QStringLiteral("Rollout"));
}

void TestCliPlan::aPlanWithoutTrafficHasNothingToShow()
{
    const auto refused = show({});
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains("It moves no traffic"), refused.err.constData());
    QCOMPARE(show(textOf(planned()), words("--metrics nowhere")).code, 2);
}

QTEST_GUILESS_MAIN(TestCliPlan)
#include "tst_cli_plan.moc"
