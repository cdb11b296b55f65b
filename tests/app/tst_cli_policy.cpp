#include "tests/app/Program.h"

#include <QJsonArray>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

/// What `policy check` says of how a valid policy moves traffic.
class TestCliPolicy : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    Outcome check(const QStringList& options = {}) const
    {
        return runProgram(folder_.filePath(QStringLiteral("ws")),
                          options + words("policy check") +
                              QStringList{sourceFile(QStringLiteral("resources/policy/example.yaml"))});
    }

private Q_SLOTS:
    void theRolloutOfEachTierIsToldInWords()
    {
        const auto told = check();
        QCOMPARE(told.code, 0);
        for (const char* line :
             {"low: all-at-once; a sample every 15s, ready within 10m, metrics silent for 1m: hold; arming "
              "optional\n",
              "high: canary, 1 % for 1h, 5 % for 5h, 20 % for 18h, then all; a sample every 15s, ready "
              "within "
              "15m, metrics silent for 2m: roll-back; arming required\n",
              "  error-rate: proportion, critical, lower-is-better, 5 % borne, at least 2000 requests\n",
              "  confidence: distribution, dry-run, higher-is-better, 0 % borne, at least 120 samples a "
              "side\n"})
            QVERIFY2(told.out.contains(line), told.out.constData());
    }

    void andForScripts()
    {
        const auto told = check({QStringLiteral("--json")});
        QCOMPARE(told.code, 0);
        const auto tiers = told.json().value(QLatin1String("tiers")).toArray();
        QCOMPARE(tiers.size(), 4);
        QCOMPARE(tiers[2].toObject().value(QLatin1String("name")).toString(), QStringLiteral("high"));
        const auto rollout = tiers[2].toObject().value(QLatin1String("rollout")).toObject();
        QCOMPARE(rollout.value(QLatin1String("strategy")).toString(), QStringLiteral("canary"));
        QCOMPARE(rollout.value(QLatin1String("stages")).toArray()[2].toObject(),
                 (QJsonObject{{QStringLiteral("percent"), 20}, {QStringLiteral("soak_ms"), 18 * 3'600'000}}));
        const auto errors = rollout.value(QLatin1String("analysis")).toArray()[0].toObject();
        QCOMPARE(errors.value(QLatin1String("weight")).toString(), QStringLiteral("critical"));
        QVERIFY(errors.value(QLatin1String("total")).toString().contains(QLatin1String("{target}")));
        QVERIFY(!errors.contains(QLatin1String("limit")));
    }
};

QTEST_GUILESS_MAIN(TestCliPolicy)
#include "tst_cli_policy.moc"
