#include "models/values/RollbackCondition.h"
#include "tests/support/Testing.h"

#include <cmath>

using namespace ph;

namespace {

using Comparison = RollbackCondition::Comparison;
constexpr std::int64_t minute = 60'000;

} // namespace

class RollbackConditionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isAnExpressionAComparisonAndANumber_data();
    void isAnExpressionAComparisonAndANumber();
    void isRefusedWhereItsMeaningWouldBeGuessed_data();
    void isRefusedWhereItsMeaningWouldBeGuessed();
    void isMetByValues();
    void aMetricIsReadByItsWholeName();
    void readsHostileTextInTime();
};

void RollbackConditionTest::isAnExpressionAComparisonAndANumber_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expression");
    QTest::addColumn<int>("comparison");
    QTest::addColumn<double>("threshold");
    QTest::addColumn<qint64>("forMs");
    const auto row = [](const char* text, const char* expression, Comparison comparison, double threshold,
                        std::int64_t forMs = 0) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expression) << int(comparison)
                            << threshold << qint64(forMs);
    };
    row("p95_latency_ms > 300 for 5m", "p95_latency_ms", Comparison::Above, 300, 5 * minute);
    row("error_rate > 0.02", "error_rate", Comparison::Above, 0.02);
    row("recall<0.7 for 24h", "recall", Comparison::Below, 0.7, 24 * 60 * minute);
    row("up == 0 for 30s", "up", Comparison::Equal, 0, minute / 2);
    row("drift != -1e-3", "drift", Comparison::NotEqual, -1e-3);
    row("a + b >= .5", "a + b", Comparison::AtLeast, 0.5);
    row("sum(rate(errors{code=~\"5..\", path!=\"/x)\"}[5m])) / sum(rate(all[5m])) <= 2",
        "sum(rate(errors{code=~\"5..\", path!=\"/x)\"}[5m])) / sum(rate(all[5m]))", Comparison::AtMost, 2);
    row("count(up > 0 and on(job) b) > 3", "count(up > 0 and on(job) b)", Comparison::Above, 3);
    row("a{l=\"\\\"> 5\"} > 1", "a{l=\"\\\"> 5\"}", Comparison::Above, 1);
}

void RollbackConditionTest::isAnExpressionAComparisonAndANumber()
{
    QFETCH(QString, text);
    const auto condition = parseRollbackCondition(text);
    QVERIFY_RESULT(condition);
    QTEST(condition->expression, "expression");
    QTEST(int(condition->comparison), "comparison");
    QTEST(condition->threshold, "threshold");
    QTEST(qint64(condition->forMs), "forMs");
}

void RollbackConditionTest::isRefusedWhereItsMeaningWouldBeGuessed_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {
             "",
             "   ",
             "when errors rise",
             "error_rate",
             "> 5",
             "error_rate >",
             "error_rate > many",
             "error_rate > 5%",
             "error_rate > nan",
             "error_rate > inf",
             "error_rate = 5",
             "5 < error_rate",
             "a > 1 > 2",
             "a > 1 and b > 2",
             "a unless b > 2",
             "a > bool 2",
             "a > 2 for",
             "a > 2 for ever",
             "a > 2 for 0m",
             "a > 2 for 5m 3m",
             "a(b > 2",
             "a) > 2",
             "a{b=\"c > 2",
             "a[5m} > 2",
             "a > 2 # or so",
             "a # b\n > 2",
             "a{revision=\"{target}\"} > 2",
             "a{revision='{candidate}'} > 2",
         })
        QTest::newRow(text) << QString::fromUtf8(text);
}

void RollbackConditionTest::isRefusedWhereItsMeaningWouldBeGuessed()
{
    QFETCH(QString, text);
    const auto condition = parseRollbackCondition(text);
    QVERIFY_ERROR(condition, ErrorKind::Invalid);
    QVERIFY2(condition.error().detail.endsWith(u'.'), qPrintable(condition.error().detail));
}

void RollbackConditionTest::isMetByValues()
{
    const auto met = [](const char* text, double value) {
        return isMet(*parseRollbackCondition(QString::fromUtf8(text)), value);
    };
    QVERIFY(met("a > 1", 2) && !met("a > 1", 1));
    QVERIFY(met("a >= 1", 1) && !met("a >= 1", 0));
    QVERIFY(met("a < 1", 0) && !met("a < 1", 1));
    QVERIFY(met("a <= 1", 1) && !met("a <= 1", 2));
    QVERIFY(met("a == 1", 1) && !met("a == 1", 2));
    QVERIFY(met("a != 1", 2) && !met("a != 1", 1));
    for (const char* text : {"a > 1", "a >= 1", "a < 1", "a <= 1", "a == 1", "a != 1"})
        QVERIFY2(!met(text, std::nan("")), text);
}

void RollbackConditionTest::aMetricIsReadByItsWholeName()
{
    const auto reads = [](const char* expression) {
        return readsMetric(QString::fromUtf8(expression), QStringLiteral("error_rate"));
    };
    QVERIFY(reads("error_rate > 0.02 for 5m"));
    QVERIFY(reads("max(rate(error_rate{job=\"a}b\"}[5m])) > 1"));
    QVERIFY(!reads("count(no_error_rate_x) > 99999"));
    QVERIFY(!reads("job:error_rate > 1") && !reads("error_rate2 > 1"));
    QVERIFY(!reads("up{error_rate=\"error_rate\"} < 1") && !reads("f('error_rate') > 1"));
}

void RollbackConditionTest::readsHostileTextInTime()
{
    for (const auto& part :
         {QStringLiteral("("), QStringLiteral("\""), QStringLiteral("\\"), QStringLiteral("a > 1 for "),
          QStringLiteral(" "), QStringLiteral("()"), QString(QChar::Null), QStringLiteral("ä\u2028")}) {
        for (const int count : {1, 100, 3999, 100'000})
            QVERIFY(!parseRollbackCondition(part.repeated(count)));
    }
}

QTEST_GUILESS_MAIN(RollbackConditionTest)
#include "tst_rollbackcondition.moc"
