#include "tests/services/QualitySamples.h"

using namespace ph;
using namespace ph::testing;

/// What the other tools write, each as it is documented.
class TestQualityTools : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aValidationOfGreatExpectations1()
    {
        const auto report = sampleReport("great-expectations/validation-1.2.json");
        QCOMPARE(report.tool, QStringLiteral("Great Expectations"));
        QCOMPARE(report.toolVersion, QStringLiteral("1.2.0"));
        QCOMPARE(report.title, QStringLiteral("tx_suite"));
        QCOMPARE(report.current, QStringLiteral("pd/tx"));
        QCOMPARE(report.madeMs, std::int64_t(1'730'455'872'346)); // 2024-11-01T10:11:12.345678Z
        QCOMPARE(
            linesOf(report),
            (QStringList{
                QStringLiteral("age · missing · expect_column_values_to_not_be_null · unexpected_percent = 0 "
                               "·  · pass"),
                QStringLiteral("age · range · expect_column_values_to_be_between · unexpected_percent = "
                               "33.3333333333 · max_value 120.0, min_value 0.0 · fail"),
                QStringLiteral(
                    "amount · statistic · expect_column_mean_to_be_between · observed_value = 42.5 "
                    "· max_value 50, min_value 10 · pass"),
                QStringLiteral("gone · categories · expect_column_values_to_be_in_set ·  · value_set [\"a\"] "
                               "· no data")}));
        const auto& range = report.items[1];
        QCOMPARE(range.nCurrent, qint64(6));
        QCOMPARE(range.examples, (QStringList{QStringLiteral("-1"), QStringLiteral("300")}));
        QVERIFY(range.numbers.contains(QualityNumber{QStringLiteral("unexpected_count"), 2}));
        QCOMPARE(range.path, QStringLiteral("$.results[1]"));
        QCOMPARE(report.items[2].segment, QStringLiteral("country == 'DE'"));
        QVERIFY(report.items[3].words.contains(QLatin1String("does not exist")));
        QCOMPARE(unreadOf(report), QString());
    }

    void aValidationOfGreatExpectations0()
    {
        const auto report = sampleReport("great-expectations/validation-0.15.json");
        QCOMPARE(report.toolVersion, QStringLiteral("0.15.15"));
        QCOMPARE(report.madeMs, std::int64_t(1'658'936'607'701)); // "20220727T154327.701100Z"
        QCOMPARE(
            linesOf(report),
            (QStringList{QStringLiteral("id · uniqueness · expect_column_values_to_be_unique · "
                                        "unexpected_percent = 2.00803212851 · mostly 0.99 · fail"),
                         QStringLiteral(" · volume · expect_table_row_count_to_be_between · observed_value = "
                                        "1000 · max_value 5000, min_value 1 · pass")}));
        // Saved without most of what passed: that they are not here is said.
        QCOMPARE(unreadOf(report), QStringLiteral("12 expectations that the file does not hold"));
    }

    void aCheckpointOfGreatExpectations()
    {
        const auto report = sampleReport("great-expectations/checkpoint.json");
        QCOMPARE(linesOf(report),
                 (QStringList{QStringLiteral("age · columns · expect_column_to_exist ·  ·  · pass"),
                              QStringLiteral("end, start · range · "
                                             "expect_column_pair_values_a_to_be_greater_than_b · "
                                             "unexpected_percent = 10 ·  · fail")}));
        QCOMPARE(report.items[1].examples, (QStringList{QStringLiteral("[3,4]")}));
        QCOMPARE(unreadOf(report), QString());
    }

    void constraintsOfWhylogs()
    {
        const auto report = sampleReport("whylogs/constraints.json");
        QCOMPARE(
            linesOf(report),
            (QStringList{
                QStringLiteral("weight · missing · weight has no missing values · counts =  ·  · pass"),
                QStringLiteral("legs · range · legs is in range [0,4] · distribution =  ·  · fail"),
                QStringLiteral("animal · missing · null percentage of animal lower than 0.1 ·  ·  · pass"),
                QStringLiteral(" · other · what the team agreed on ·  ·  · no data")}));
        QCOMPARE(report.items[1].nCurrent, qint64(5000));
        QVERIFY(report.items[1].numbers.contains(QualityNumber{QStringLiteral("max"), 8}));
        QCOMPARE(unreadOf(report), QString());
    }

    void driftOfWhylogs()
    {
        QCOMPARE(
            linesOf(sampleReport("whylogs/drift.json")),
            (QStringList{
                QStringLiteral("animal · drift ·  ·  ·  · no data"),
                QStringLiteral(
                    "legs · drift · hellinger · statistic = 0.6 · "
                    "{\"DRIFT\":[0.4,1],\"NO_DRIFT\":[0,0.15],\"POSSIBLE_DRIFT\":[0.15,0.4]} · fail"),
                QStringLiteral("weight · drift · ks · pvalue = 0.11 · "
                               "{\"DRIFT\":[0,0.05],\"NO_DRIFT\":[0.15,1],\"POSSIBLE_DRIFT\":[0.05,0.15]} · "
                               "warning")}));
    }

    void chunksOfNannyMl()
    {
        const auto report = sampleReport("nannyml/univariate.csv");
        QCOMPARE(
            linesOf(report),
            (QStringList{QStringLiteral("tenure · drift · wasserstein · 0.41 · upper_threshold 3.2 · pass"),
                         QStringLiteral("y_pred · drift · chi2 · 1.5 · upper_threshold 7.8 · pass"),
                         QStringLiteral("tenure · drift · wasserstein · 4.75 · upper_threshold 3.2 · fail"),
                         QStringLiteral("y_pred · drift · chi2 ·  · upper_threshold 7.8 · no data")}));
        QCOMPARE(report.items[0].window.name, QStringLiteral("reference [0:4999]"));
        QCOMPARE(report.items[2].window,
                 (QualityWindow{QStringLiteral("[5000:9999]"), 1'485'907'200'000, 1'488'326'399'000}));
        QCOMPARE(report.items[2].nCurrent, qint64(5000));
        QCOMPARE(report.items[2].path, QStringLiteral("record 3, tenure_wasserstein"));
        QCOMPARE(unreadOf(report), QString());
    }

    void aNannyMlHeaderOfSeveralLines()
    {
        const auto report = sampleReport("nannyml/multilevel.csv");
        QCOMPARE(
            linesOf(report),
            (QStringList{
                QStringLiteral("salary_range · drift · l_infinity · 0.02 · upper_threshold 0.05 · pass"),
                QStringLiteral("salary_range · drift · l_infinity · 0.31 · upper_threshold 0.05 · fail")}));
        QCOMPARE(report.items[1].window.name, QStringLiteral("[100:199]"));
    }

    void performanceOfNannyMl()
    {
        const auto report = sampleReport("nannyml/performance.csv");
        QCOMPARE(linesOf(report),
                 (QStringList{QStringLiteral(" · performance · roc_auc · 0.912 · upper_threshold 0.978, "
                                             "lower_threshold 0.955 · fail")}));
        QVERIFY(report.items[0].numbers.contains(QualityNumber{QStringLiteral("realized"), 0.905}));
    }

    void violationsOfSageMaker()
    {
        const auto report = sampleReport("sagemaker/constraint_violations.json");
        QCOMPARE(linesOf(report),
                 (QStringList{
                     QStringLiteral("age · type · data_type_check ·  ·  · fail"),
                     QStringLiteral("amount · drift · baseline_drift_check · distance = 0.3448 · <= 0.1 · "
                                    "fail"),
                     QStringLiteral(" · performance · LessThanThreshold · auc = 0.61 · >= 0.66 · fail")}));
        QVERIFY(report.items[0].words.startsWith(QLatin1String("Data type match requirement")));
    }

    void noViolationsAreNoVerdict()
    {
        QCOMPARE(linesOf(readText("{'violations': []}")),
                 (QStringList{QStringLiteral(" · other · violations · count = 0 ·  · not judged")}));
    }

    void statisticsAndConstraintsOfSageMaker()
    {
        const auto statistics = sampleReport("sagemaker/statistics.json");
        QCOMPARE(
            linesOf(statistics).first(2),
            (QStringList{QStringLiteral(" · volume · dataset · item_count = 2333 ·  · not judged"),
                         QStringLiteral("amount · missing · numerical_statistics · num_missing = 3 ·  · not "
                                        "judged")}));
        QCOMPARE(statistics.items[1].nCurrent, qint64(2333));
        QCOMPARE(statistics.items.size(), 9);
        QCOMPARE(unreadOf(statistics), QString());
        QCOMPARE(linesOf(sampleReport("sagemaker/constraints.json")),
                 (QStringList{
                     QStringLiteral("amount · type · inferred_type ·  · == Fractional · not judged"),
                     QStringLiteral("amount · missing · completeness ·  · >= 0.98 · not judged"),
                     QStringLiteral("amount · range · is_non_negative ·  · >= 0 · not judged"),
                     QStringLiteral("state · type · inferred_type ·  · == String · not judged"),
                     QStringLiteral("state · missing · completeness ·  · >= 1 · not judged"),
                     QStringLiteral("state · categories · domains ·  · in [\"OH\",\"NJ\"] · not judged")}));
    }

    void anomaliesOfVertex()
    {
        const auto report = sampleReport("vertex/anomalies-v1.json");
        QCOMPARE(
            linesOf(report),
            (QStringList{
                QStringLiteral("fare · missing · FEATURE_TYPE_LOW_FRACTION_PRESENT ·  ·  · warning"),
                QStringLiteral("payment_type · categories · ENUM_TYPE_UNEXPECTED_STRING_VALUES ·  ·  · fail"),
                QStringLiteral("payment_type · drift · COMPARATOR_L_INFTY_HIGH ·  ·  · fail"),
                QStringLiteral("payment_type · drift · L_INFTY · drift = 0.0225 · <= 0.01 · not judged"),
                QStringLiteral("trip_miles · drift · JENSEN_SHANNON_DIVERGENCE · skew = 0.002 · <= 0.3 · "
                               "pass")}));
        QCOMPARE(unreadOf(report), QString());
        // With the names of the .proto.
        QCOMPARE(linesOf(readText("{'anomaly_info': {'a': {'severity': 'ERROR', 'description': 'd'}}}")),
                 (QStringList{QStringLiteral("a · other ·  ·  ·  · fail")}));
        QCOMPARE(linesOf(readText("{'baseline': {'feature': []}, 'data_missing': true}")),
                 (QStringList{QStringLiteral(" · volume · data_missing ·  ·  · no data")}));
        QCOMPARE(linesOf(readText("{'baseline': {'feature': []}}")),
                 (QStringList{QStringLiteral(" · other · anomalies · count = 0 ·  · not judged")}));
    }

    void answersOfVertex()
    {
        const auto stats = sampleReport("vertex/stats-v2.json");
        QCOMPARE(linesOf(stats),
                 (QStringList{
                     QStringLiteral("age · drift · jensen_shannon_divergence · distributionDeviation = 0.42 "
                                    "· 0.3 · fail"),
                     QStringLiteral("age · drift · jensen_shannon_divergence · distributionDeviation = 0.02 "
                                    "· 0.3 · pass")}));
        QCOMPARE(stats.items[1].window.startMs, std::int64_t(1'793'502'245'000));
        QCOMPARE(unreadOf(stats), QStringLiteral("1 further pages of the answer"));
        QCOMPARE(
            linesOf(sampleReport("vertex/stats-v1.json")),
            (QStringList{QStringLiteral("country · drift · RAW_FEATURE_SKEW · distributionDeviation = 0.35 · "
                                        "0.3 · not judged")}));
        const auto alerts = sampleReport("vertex/alerts-v2.json");
        QCOMPARE(linesOf(alerts),
                 (QStringList{QStringLiteral("age · drift · jensen_shannon_divergence ·  · 0.3 · fail")}));
        QCOMPARE(alerts.items[0].words, QStringLiteral("age drifted"));
        QCOMPARE(unreadOf(alerts), QString());
    }

    void metricsOfACustomAzureSignal()
    {
        QCOMPARE(linesOf(sampleReport("azure/custom-signal.csv")),
                 (QStringList{
                     QStringLiteral("TRANSACTIONAMOUNT · other · std_deviation · 44896.082 · 2 · not judged"),
                     QStringLiteral("LOCALHOUR · other · std_deviation · 3.983 · 2 · not judged")}));
    }
};

QTEST_GUILESS_MAIN(TestQualityTools)
#include "tst_quality_tools.moc"
