#include "tests/services/QualitySamples.h"

using namespace ph;
using namespace ph::testing;

/// What Evidently writes, of both generations.
class TestQualityEvidently : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReportOfTheSecondGeneration()
    {
        const auto report = sampleReport("evidently/report-0.7.json");
        QCOMPARE(report.tool, QStringLiteral("Evidently"));
        QCOMPARE(report.format, QStringLiteral("report (v2)"));
        QCOMPARE(report.madeMs, noTime); // not told
        QCOMPARE(
            linesOf(report),
            (QStringList{
                QStringLiteral(" · drift · DriftedColumnsCount(drift_share=0.5) · count = 3 ·  · not judged"),
                QStringLiteral(" · drift · DriftedColumnsCount(drift_share=0.5) · share = 1 · < 0.5 · fail"),
                QStringLiteral("age · drift · K-S p_value · 0.0163791281863 · 0.05 · fail"),
                QStringLiteral("amount · drift · K-S p_value · 4.60221586311e-10 · 0.05 · fail"),
                QStringLiteral("seg · drift · Z-test p_value · 0 · 0.05 · fail")}));
        QCOMPARE(report.items[2].value, 0.01637912818629415);
        QCOMPARE(report.items[2].pValue, 0.01637912818629415);
        QCOMPARE(report.items[2].words,
                 QStringLiteral("Drift score is 0.02. The drift detection method is K-S p_value. The drift "
                                "threshold is 0.05."));
        QCOMPARE(report.items[2].path, QStringLiteral("$.metrics[1].value"));
        QCOMPARE(unreadOf(report), QString());
    }

    void aSnapshotOfAWorkspaceSaysTheSame()
    {
        const auto snapshot =
            sampleReport("evidently/workspace/01a1fbbd-2977-77fc-a377-e665e7fd417c/snapshots/"
                         "01a1fbbd-2978-7678-bcc3-6b39ead1929f.json");
        QCOMPARE(snapshot.format, QStringLiteral("workspace snapshot (v2)"));
        QCOMPARE(linesOf(snapshot), linesOf(sampleReport("evidently/report-0.7.json")));
        QCOMPARE(snapshot.madeText, QStringLiteral("2026-11-21T01:33:59.229498"));
        QCOMPARE(snapshot.madeMs, noTime); // whose clock, and in which zone, is not told
        QCOMPARE(unreadOf(snapshot), QString());
    }

    void aReportOfTheFirstGeneration()
    {
        const auto report = sampleReport("evidently/report-0.4.json");
        QCOMPARE(report.toolVersion, QStringLiteral("0.4.40"));
        QCOMPARE(
            linesOf(report),
            (QStringList{
                QStringLiteral(" · drift · DatasetDriftMetric · share_of_drifted_columns = 0.333333333333 · "
                               "0.5 · pass"),
                QStringLiteral(" · drift · DataDriftTable · share_of_drifted_columns = 0.333333333333 ·  · "
                               "pass"),
                QStringLiteral("age · drift · K-S p_value · drift_score = 0.3241 · 0.05 · pass"),
                QStringLiteral("amount · drift · Wasserstein distance (normed) · drift_score = 0.4125 · 0.1 "
                               "· fail"),
                QStringLiteral("age · missing · ColumnMissingValuesMetric · share_of_missing_values = 0.05 · "
                               " · not judged")}));
        QCOMPARE(report.items[2].pValue, 0.3241);
        QVERIFY(!report.items[3].pValue); // a distance
        QCOMPARE(report.items[4].nCurrent, qint64(500));
        QCOMPARE(report.items[4].nReference, qint64(1000));
        // What no reader knows is named.
        QCOMPARE(unreadOf(report), QStringLiteral("1 metric RegressionQualityMetric"));
    }

    void aTestSuiteOfTheFirstGeneration()
    {
        const auto report = sampleReport("evidently/tests-0.4.json");
        QCOMPARE(report.format, QStringLiteral("test suite (v1)"));
        QCOMPARE(linesOf(report),
                 (QStringList{
                     QStringLiteral(" · volume · Number of Rows · 500 · == "
                                    "{\"absolute\":1e-12,\"relative\":0.1,\"value\":1000} · fail"),
                     QStringLiteral(
                         "age · missing · The Share of Missing Values in a Column · 0.05 · <= 0.1 · pass"),
                     QStringLiteral(
                         "amount · drift · Wasserstein distance (normed) · score = 0.4125 · 0.1 · fail"),
                     QStringLiteral("country · categories · Share of Out-of-List Values ·  ·  · no data")}));
        QCOMPARE(unreadOf(report), QString());
    }

    void valuesByLabelAndBySegment()
    {
        const auto report = readText(
            "{'metrics': ["
            " {'id': 'a', 'metric_name': 'UniqueValueCount(column=country)',"
            "  'config': {'type': 'evidently:metric_v2:UniqueValueCount', 'column': 'country'},"
            "  'value': {'counts': {'DE': 5, 'FR': 3}, 'shares': {'DE': 0.625, 'FR': 0.375}}},"
            " {'id': 'b', 'metric_name': 'GroupByMetric()',"
            "  'config': {'type': 'evidently:metric_v2:GroupByMetric', 'column_name': 'country', 'label': "
            "'DE',"
            "             'metric': {'type': 'evidently:metric_v2:MeanValue', 'column': 'amount'}},"
            "  'value': 12.5}],"
            " 'tests': ["
            " {'id': 'gt', 'name': 'n', 'description': 'd', 'status': 'SUCCESS',"
            "  'metric_config': {'metric_id': 'a', 'params': {}}, 'test_config': {'threshold': 0.5},"
            "  'bound_test': {'label': 'DE', 'slot': 'share'}},"
            " {'id': 'lt', 'name': 'n', 'description': 'd', 'status': 'FAIL',"
            "  'metric_config': {'metric_id': 'a', 'params': {}}, 'test_config': {'threshold': 0.6},"
            "  'bound_test': {'label': 'DE', 'slot': 'share'}},"
            " {'id': 'eq', 'name': 'Rows', 'status': 'ERROR', 'metric_config': {'metric_id': 'gone',"
            "  'params': {'type': 'evidently:metric_v2:RowCount'}}, 'test_config': {'threshold': 3}}]}");
        QCOMPARE(
            linesOf(report),
            (QStringList{
                QStringLiteral("country · uniqueness · UniqueValueCount · counts.DE = 5 ·  · not judged"),
                QStringLiteral("country · uniqueness · UniqueValueCount · counts.FR = 3 ·  · not judged"),
                QStringLiteral("country · uniqueness · UniqueValueCount · shares.DE = 0.625 · > 0.5 · pass"),
                QStringLiteral("country · uniqueness · UniqueValueCount · shares.FR = 0.375 ·  · not judged"),
                QStringLiteral("amount · statistic · MeanValue · 12.5 ·  · not judged"),
                QStringLiteral("country · uniqueness · UniqueValueCount · shares.DE = 0.625 · < 0.6 · fail"),
                QStringLiteral(" · volume · RowCount ·  · == 3 · no data")}));
        QCOMPARE(report.items[4].segment, QStringLiteral("country == DE"));
    }

    void theNamesOfTheFirstReleaseOfTheSecondGeneration()
    {
        const auto report = readText(
            "{'metrics': [{'id': 'a', 'value': 0.5,"
            " 'metric_id': 'ValueDrift(column=age,method=K-S p_value,threshold=0.05)'}], 'tests': []}");
        QCOMPARE(linesOf(report),
                 (QStringList{QStringLiteral("age · drift · K-S p_value · 0.5 · 0.05 · not judged")}));
    }

    void aNewerVersionsFieldsAreCounted()
    {
        const auto report =
            readText("{'metrics': [{'id': 'a', 'metric_name': 'RowCount()', 'value': 5, 'novelty': {'x': 1}},"
                     " {'id': 'b', 'metric_name': 'RowCount()', 'value': 5, 'novelty': 2}, 7],"
                     " 'tests': [], 'run': 'new'}");
        QCOMPARE(report.items.size(), 2);
        QCOMPARE(unreadOf(report), QStringLiteral("1 $.metrics[]; 2 $.metrics[].novelty; 1 $.run"));
    }
};

QTEST_GUILESS_MAIN(TestQualityEvidently)
#include "tst_quality_evidently.moc"
