#include "tests/services/QueryTables.h"
#include "tests/support/Testing.h"

using namespace ph;

/// What is asked of an MLflow server. The filters that it answered with 200 and with 400 are those recorded
/// from real servers 2.17 and 3.6.
class TestQueryPushDown : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pushesWhatServersAccept_data();
    void pushesWhatServersAccept();
    void keepsWhatServersRefuse_data();
    void keepsWhatServersRefuse();
    void staysASupersetOfOurAnswer_data();
    void staysASupersetOfOurAnswer();
    void pushesThePartThatItCan();
    void handBuiltTreesAreNoTrap();
};

namespace {

PushedFilter pushed(const QString& text)
{
    const auto query = parseQuery(text, ph::testing::testNow());
    if (!query)
        qFatal("%s: %s", qPrintable(text), qPrintable(query.error().message));
    return pushDown(*query);
}

} // namespace

void TestQueryPushDown::pushesWhatServersAccept_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("filter");
    const auto row = [](const char* query, const char* filter) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(filter);
    };
    // recorded with status 200
    row("metrics.auc > 0.8 and params.booster = 'dart' and attributes.status = 'FINISHED'",
        "metrics.auc > 0.8 AND params.booster = 'dart' AND attributes.status = 'FINISHED'");
    row("attributes.run_name ILIKE '%实验%'", "attributes.run_name ILIKE '%实验%'");
    row("tags.`dataset.version` = 'v2' and tags.\"model_family\" = 'xgboost'",
        "tags.dataset.version = 'v2' AND tags.model_family = 'xgboost'");
    row("attributes.run_name LIKE 'sweep-parent-%'", "attributes.run_name LIKE 'sweep-parent-%'");
    row("tags.mlflow.parentRunId = '79359e5074d64dc78f3dd5e2d3a51028'",
        "tags.mlflow.parentRunId = '79359e5074d64dc78f3dd5e2d3a51028'");
    row("attributes.start_time > 1500000000000 and attributes.end_time > 0",
        "attributes.start_time > 1500000000000 AND attributes.end_time > 0");
    row("dataset.name = 'diabetes-train' and dataset.context = 'training'",
        "dataset.name = 'diabetes-train' AND dataset.context = 'training'");

    // ours, said in theirs
    row("", "");
    row("start_time > -7d", "attributes.start_time > 1699395200123");
    row("created >= '2026-01-31'", "attributes.start_time >= 1769817600000");
    row("status = 'finished'", "attributes.status = 'FINISHED'");
    row("metrics.`val auc` >= 5% metrics.a-b < 10k", "metrics.`val auc` >= 0.05 AND metrics.`a-b` < 10000");
    row("metrics.a > 1e22 metrics.b < 1e-7", "metrics.a > 1e22 AND metrics.b < 1e-07");
    row("metrics.`a``b` = 1", "metrics.\"a`b\" = 1");
    row("params.2fast = 'x'", "params.`2fast` = 'x'");
    row("params.a = 'it\\'s'", "params.a = \"it's\"");
    row("run_id in ('a', 'b')", "attributes.run_id IN ('a', 'b')");
    row("dataset.digest not in ('a')", "dataset.digest NOT IN ('a')");
    row("(metrics.a > 1 and (params.b != 'x'))", "metrics.a > 1 AND params.b != 'x'");
    row("user = 'me' name = 'x'", "attributes.user_id = 'me' AND attributes.run_name = 'x'");
}

void TestQueryPushDown::pushesWhatServersAccept()
{
    QFETCH(QString, query);
    QFETCH(QString, filter);
    const auto result = pushed(query);
    QCOMPARE(result.filter, filter);
    QVERIFY(result.coverage == PushedFilter::Coverage::Exact);
}

void TestQueryPushDown::keepsWhatServersRefuse_data()
{
    QTest::addColumn<QString>("query");
    const auto row = [](const char* query) { QTest::newRow(query) << QString::fromUtf8(query); };
    // recorded with status 400
    row("tags.model_family IN ('xgboost', 'catboost')");
    row("metrics.auc > 1 or metrics.auc < 0");
    // not in their language
    row("NOT metrics.auc > 1");
    row("params.a =~ 'x'");
    row("params.a IS NULL");
    row("fraud");
    row("duration > 10min");
    row("experiment = 'x'");
    row("lifecycle_stage = 'deleted'");
    row("datasets.source = 'x'");
    row("metrics.a = nan");
    row("metrics.a < inf");
    row("metrics.a IN (1, 2)");
    row("start_time > 1.5");
    row("params.a IN ('x')");
    row("name IN ('x')");
    row("params.a < 'x'");
    row("params.a = 'has both \\' and \"'");
    row("params.a = 'back\\slash'");
    row("tags.`both \"``` = 'x'");
}

void TestQueryPushDown::keepsWhatServersRefuse()
{
    QFETCH(QString, query);
    const auto result = pushed(query);
    QCOMPARE(result.filter, QString());
    QVERIFY(result.coverage == PushedFilter::Coverage::Partial);
}

void TestQueryPushDown::staysASupersetOfOurAnswer_data()
{
    QTest::addColumn<QString>("query");
    const auto row = [](const char* query) { QTest::newRow(query) << QString::fromUtf8(query); };
    row("params.lr = 0.001");                  // "1e-3" is the same number, but other text
    row("metrics.a != 0");                     // servers keep NaN as 0
    row("metrics.a > 1.7976931348623157e308"); // and infinities as the largest double
    row("run_name ILIKE 'Ärger%'");            // SQLite folds ASCII only
    row("params.a LIKE 'a+b%'");               // file stores read it as a regular expression
    row("note LIKE '%x'");                     // whose . stops at a line's end
}

void TestQueryPushDown::staysASupersetOfOurAnswer()
{
    QFETCH(QString, query);
    QCOMPARE(pushed(query).filter, QString());
}

void TestQueryPushDown::pushesThePartThatItCan()
{
    const auto result = pushed(
        QStringLiteral("metrics.auc > 0.9 and fraud (params.a = 'x' or params.a = 'y') status = 'failed'"));
    QCOMPARE(result.filter, QStringLiteral("metrics.auc > 0.9 AND attributes.status = 'FAILED'"));
    QVERIFY(result.coverage == PushedFilter::Coverage::Partial);
}

void TestQueryPushDown::handBuiltTreesAreNoTrap()
{
    const auto tree = [](CompareNode node) {
        return Query{QString(), std::make_shared<const QueryNode>(QueryNode{std::move(node)})};
    };
    using ph::testing::metric;
    using ph::testing::param;
    QCOMPARE(pushDown(tree({metric("a"), CompareOp::Less, {}})).filter, QString());
    QCOMPARE(pushDown(tree({param("a"), CompareOp::Like, {}})).filter, QString());
    QCOMPARE(pushDown(tree({param("a"), CompareOp::In, {}})).filter, QString());
    QCOMPARE(
        pushDown(tree({metric("a"), CompareOp::Less, {{QStringLiteral("x"), Literal::Form::Text}}})).filter,
        QString());
}

QTEST_GUILESS_MAIN(TestQueryPushDown)
#include "tst_query_pushdown.moc"
