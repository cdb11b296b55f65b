#include "services/query/Query.h"
#include "services/query/QueryLiterals.h"
#include "tests/services/QueryTables.h"
#include "tests/support/Testing.h"

#include <random>

using namespace ph;

/// What the search language says: text -> canonical text, text -> error, and that nothing crashes the parser.
class TestQueryParsing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAndPrints_data();
    void readsAndPrints();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void keepsTheTypedText();
    void buildsTheTree();
    void readsTimes_data();
    void readsTimes();
    void quotesAnyText();
    void printsNumbersThatReadBack();
    void boundsNestingAndLength();
    void printedTreesReadBack();
    void survivesMutations();
};

void TestQueryParsing::readsAndPrints_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    const auto row = [](const char* text, const char* printed) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(printed);
    };
    const auto same = [&row](const char* text) { row(text, text); };

    // MLflow's own language
    same("metrics.auc > 0.9 AND params.model = 'xgb' AND tags.team LIKE 'fraud%'");
    row("metric.auc>0.9 and parameter.model=\"xgb\" and tag.team like 'fraud%'",
        "metrics.auc > 0.9 AND params.model = 'xgb' AND tags.team LIKE 'fraud%'");
    row("METRICS.auc >= 1 AND param.a = 'b' AND parameters.c != 'd'",
        "metrics.auc >= 1 AND params.a = 'b' AND params.c != 'd'");
    row("attributes.start_time > 1500000000000", "start_time > '2017-07-14T02:40:00.000Z'");
    row("attribute.status = 'FINISHED' and attr.run_id = 'x' and run.user_id = 'u'",
        "status = 'FINISHED' AND run_id = 'x' AND user_id = 'u'");
    row("dataset.name = 'diabetes-train' and dataset.context = 'training'",
        "datasets.name = 'diabetes-train' AND datasets.context = 'training'");
    row("tags.`dataset.version` = 'v2' and tags.\"model_family\" = 'xgboost'",
        "tags.dataset.version = 'v2' AND tags.model_family = 'xgboost'");
    row("tags.mlflow.parentRunId = 'abc'", "tags.mlflow.parentRunId = 'abc'");
    row("attributes.run_name ILIKE '%实验%'", "run_name ILIKE '%实验%'");
    row("run_id in ('a','b') and run_id NOT  IN ( 'c' )", "run_id IN ('a', 'b') AND run_id NOT IN ('c')");
    row("created > 5 and Created > 5",
        "start_time > '1970-01-01T00:00:00.005Z' AND start_time > '1970-01-01T00:00:00.005Z'");
    row("\"Run Name\" = 'x' and `run name` = 'y' and name = 'z'",
        "run_name = 'x' AND run_name = 'y' AND run_name = 'z'");
    row("user = 'a' and id = 'b' and Status = 'c'", "user_id = 'a' AND run_id = 'b' AND status = 'C'");

    // keys
    same("metrics.`val auc` > 1");
    same("metrics.train/loss-1.x_2 > 1");
    same("params.`a``b` = 'x'");
    row("params.\"a\\\"b\" = 'x'", "params.`a\"b` = 'x'");
    same("tags.`数据` = 'x'");
    row("tags.数据 = 'x'", "tags.`数据` = 'x'");

    // values
    row("metrics.a > .5", "metrics.a > 0.5");
    row("metrics.a > 1e-3", "metrics.a > 0.001");
    row("metrics.a > 1E+3", "metrics.a > 1000");
    row("metrics.a > -1.50", "metrics.a > -1.5");
    row("metrics.a = NaN or metrics.a = Infinity or metrics.a = -INF",
        "metrics.a = nan OR metrics.a = inf OR metrics.a = -inf");
    row("metrics.a > 10k and metrics.a < 2M and metrics.a >= 5%",
        "metrics.a > 10000 AND metrics.a < 2000000 AND metrics.a >= 0.05");
    row("metrics.a in (1, 2.5,3k)", "metrics.a IN (1, 2.5, 3000)");
    same("params.lr < 0.01");
    row("params.a = \"it's\"", "params.a = 'it\\'s'");
    row("params.a = 'it''s'", "params.a = 'it\\'s'");
    row("params.a = 'a\\\\b'", "params.a = 'a\\b'");
    same("params.a = ''");
    same("params.a =~ '^\\d+\\.(a|b)$'");
    row("duration > 90s and duration < 2h30m and duration = 10min",
        "duration > 90s AND duration < 150min AND duration = 10min");
    row("duration >= 1500ms and duration >= 1500", "duration >= 1500ms AND duration >= 1500");
    row("duration > 0.5s and duration < 1w", "duration > 500ms AND duration < 7d");
    row("duration > 30 min and metrics.a > 90 % and metrics.a < 4 k",
        "duration > 30min AND metrics.a > 0.9 AND metrics.a < 4000");
    row("params.max_depth > 4 k", "params.max_depth > 4000");
    row("duration > 2 h 30 min or duration > 2h 30min xgb", "duration > 150min OR duration > 150min AND xgb");
    row("(duration > 90\ts) metrics.a in (1 k, 2 k)", "duration > 90s AND metrics.a IN (1000, 2000)");
    row("status = 'finished'", "status = 'FINISHED'");
    row("status != \"Failed\" and status in ('running','Scheduled')",
        "status != 'FAILED' AND status IN ('RUNNING', 'SCHEDULED')");

    // operators
    row("metrics.a == 1 and metrics.a <> 2", "metrics.a = 1 AND metrics.a != 2");
    row("params.a is null and params.a IS  not  NULL", "params.a IS NULL AND params.a IS NOT NULL");
    row("params.a not like 'x%'", "NOT params.a LIKE 'x%'");
    row("params.a not ilike 'x%'", "NOT params.a ILIKE 'x%'");
    same("tags.a =~ 'b'");
    row("run_name RLIKE 'x' and params.a not rlike 'y'", "run_name =~ 'x' AND NOT params.a =~ 'y'");
    row("status is null", "status IS NULL");

    // joining
    row("metrics.a > 1 metrics.b > 2", "metrics.a > 1 AND metrics.b > 2");
    row("metrics.a > 1 or metrics.b > 2 and metrics.c > 3",
        "metrics.a > 1 OR metrics.b > 2 AND metrics.c > 3");
    row("(metrics.a > 1 or metrics.b > 2) and metrics.c > 3",
        "(metrics.a > 1 OR metrics.b > 2) AND metrics.c > 3");
    row("((metrics.a > 1))", "metrics.a > 1");
    row("(a or b) or (c or d)", "a OR b OR c OR d");
    row("(a and b) and c", "a AND b AND c");
    row("not not a", "NOT NOT a");
    row("not (a b)", "NOT (a AND b)");
    row("not a b", "NOT a AND b");
    row("a && b || c", "a AND b OR c");
    row("(a)or(b)and not(c)", "a OR b AND NOT c");

    // free text
    row("xgboost", "xgboost");
    row("fraud model", "fraud AND model");
    row("\"fraud model\"", "'fraud model'");
    row("'and'", "'and'");
    row("trained in Berlin is like this", "trained AND in AND Berlin AND is AND like AND this");
    row("trained in (Berlin or Paris)", "trained AND in AND (Berlin OR Paris)");
    row("what is not here", "what AND is AND NOT here");
    row("metrics.a > 3 AND xgb", "metrics.a > 3 AND xgb");
    row("metrics.a > 3 \"xgb\"", "metrics.a > 3 AND xgb");
    row("metrics.a > 3 (xgb)", "metrics.a > 3 AND xgb");
    row("not (metrics.a > 3) xgb", "NOT metrics.a > 3 AND xgb");
    row("metrics.a in (1, 3) xgb", "metrics.a IN (1, 3) AND xgb");
    row("params.a = '3' xgb", "params.a = '3' AND xgb");
    row("metrics.a > 5% xgb", "metrics.a > 0.05 AND xgb");
    row("metrics.a < inf xgb", "metrics.a < inf AND xgb");
    row("start_time > 2026-01-31 xgb", "start_time > '2026-01-31T00:00:00.000Z' AND xgb");
    row("metrics.a > 3 not xgb", "metrics.a > 3 AND NOT xgb");
    row("don't", "'don\\'t'");
    row("train.py v1.2 c++ #12", "'train.py' AND 'v1.2' AND 'c++' AND '#12'");
    row("android order notes", "android AND order AND notes");
    row("0.9", "'0.9'");
    row("实验", "实验");
    row("fraud metrics.auc > 0.9", "fraud AND metrics.auc > 0.9");

    // nothing
    row("", "");
    row(" \t\n", "");
}

void TestQueryParsing::readsAndPrints()
{
    QFETCH(QString, text);
    QFETCH(QString, printed);
    const auto query = parseQuery(text, ph::testing::testNow());
    QVERIFY2(query, query ? "" : qPrintable(query.error().message));
    QCOMPARE(printQuery(query->root), printed);
    const auto again = parseQuery(printed, ph::testing::testNow());
    QVERIFY2(again, again ? "" : qPrintable(again.error().message));
    QCOMPARE(printQuery(again->root), printed);
}

void TestQueryParsing::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<qsizetype>("length");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* text, int offset, int length, const char* message) {
        QTest::newRow(text) << QString::fromUtf8(text) << qsizetype(offset) << qsizetype(length)
                            << QString::fromUtf8(message);
    };
    row("metrics.auc >", 13, 0, "expected a value such as 0.9 or 'text' after >");
    row("metrics.auc >> 1", 13, 1, "expected a value such as 0.9 or 'text' after >");
    row("metrcs.auc > 1", 0, 7, "metrcs. is not a kind of column; did you mean metrics.?");
    row("foo.bar = 'x'", 0, 4,
        "foo. is not a kind of column: expected metrics., params., tags., attributes., datasets.");
    row("auc > 1", 0, 3, "there is no attribute auc: write metrics.auc, params.auc or tags.auc");
    row("foo IS NULL", 0, 3, "there is no attribute foo: write metrics.foo, params.foo or tags.foo");
    row("parent_run_id IS NOT NULL", 0, 13,
        "there is no attribute parent_run_id: write metrics.parent_run_id, params.parent_run_id or "
        "tags.parent_run_id");
    row("xgb foo IN ('a')", 4, 3, "there is no attribute foo: write metrics.foo, params.foo or tags.foo");
    row("not foo NOT IN (\"a\", 2)", 4, 3,
        "there is no attribute foo: write metrics.foo, params.foo or tags.foo");
    row("foo IN (-1.5)", 0, 3, "there is no attribute foo: write metrics.foo, params.foo or tags.foo");
    row("run_nam LIKE 'a%'", 0, 7, "there is no attribute run_nam; did you mean run_name?");
    row("foo NOT LIKE 'a%'", 0, 3, "there is no attribute foo: write metrics.foo, params.foo or tags.foo");
    row("foo ILIKE\"a%\"", 0, 3, "there is no attribute foo: write metrics.foo, params.foo or tags.foo");
    row("foo RLIKE 'x'", 0, 3, "there is no attribute foo: write metrics.foo, params.foo or tags.foo");
    row("metrcs.auc IS NULL", 0, 7, "metrcs. is not a kind of column; did you mean metrics.?");
    row("a OR strat_time > 1", 5, 10, "there is no attribute strat_time; did you mean start_time?");
    row("metrics.auc", 11, 0,
        "expected an operator such as > or =; to search for the words, put them in quotes");
    row("metrics. > 1", 8, 0,
        "expected a name, such as auc in metrics.auc; put an unusual one in backquotes");
    row("tags.\"\" = 'x'", 5, 2, "expected a name after tags.");
    row("params.booster = dart", 17, 4, "put text in quotes: 'dart'");
    row("params.a = 'x", 11, 1, "this quote is not closed");
    row("\"never closed", 0, 1, "this quote is not closed");
    row("params.a LIKE 5", 14, 1, "put text in quotes: '5'");
    row("params.a LIKE", 13, 0, "expected a pattern such as 'fraud%' after LIKE");
    row("params.a =~ ", 12, 0, "expected a pattern such as '^fraud-\\d+' after =~");
    row("params.a RLIKE", 14, 0, "expected a pattern such as '^fraud-\\d+' after RLIKE");
    row("params.a =~ '('", 12, 3, "this pattern cannot be read: missing closing parenthesis");
    row("metrics.a LIKE 'x'", 10, 4,
        "LIKE compares text, and metrics.a is a number: use =, !=, <, <=, > or >=");
    row("metrics.a > '0.9'", 12, 5, "metrics are numbers: expected a value such as 0.9, without quotes");
    row("metrics.a > 10parsec", 12, 8,
        "there is no unit \"parsec\": use ms, s, min, h, d or w for times, k, M, G or % for numbers");
    row("duration > 30 minutes", 11, 10,
        "there is no unit \"minutes\": use ms, s, min, h, d or w for times, k, M, G or % for numbers");
    row("duration > 30 Min", 11, 6,
        "there is no unit \"Min\": use ms, s, min, h, d or w for times, k, M, G or % for numbers");
    const QString stray =
        QStringLiteral("there is no unit \"%1\": use ms, s, min, h, d or w for times, k, M, G "
                       "or % for numbers; to find the word as text, put AND before it or "
                       "quotes around it");
    const auto strayRow = [&](const char* text, int offset, const char* word) {
        row(text, offset, int(QString::fromUtf8(word).size()),
            stray.arg(QString::fromUtf8(word)).toUtf8().constData());
    };
    strayRow("metrics.loss > 5 parsecs", 17, "parsecs");
    strayRow("metrics.loss > 5 parsecs AND status = 'x'", 17, "parsecs");
    strayRow("xgb (metrics.loss > 5.\tparsecs or b)", 23, "parsecs");
    strayRow("not not duration > 5 秒", 21, "秒");
    strayRow("params.depth = -1e3 D", 20, "D");
    strayRow("metrics.a > 3 min-max", 14, "min-max");
    strayRow("metrics.a > 1 000", 14, "000");
    strayRow("start_time > 1500000000000 UTC", 27, "UTC");
    row("metrics.a > 5k 10 k", 12, 7,
        "5k10k is not a number: only durations have several parts, such as 2h30min");
    row("metrics.a > 3 d = 'x'", 14, 1, "there is no attribute d; did you mean id?");
    row("metrics.a > 10m", 12, 3,
        "units of time go with duration, start_time and end_time; write a plain number, or 10M for ten "
        "million");
    row("duration > 2h30", 11, 4, "2h30 is not a number: only durations have several parts, such as 2h30min");
    row("duration > '2h'", 11, 4, "expected a duration such as 10min or 2h30min, without quotes");
    row("start_time > 7d", 13, 2, "write -7d for 7d ago");
    row("start_time > 7 d", 13, 3, "write -7d for 7d ago");
    row("start_time > 'soon'", 13, 6,
        "expected a time such as -7d, today, '2026-01-31' or '2026-01-31 10:00'");
    row("start_time > '2026-02-30'", 13, 12,
        "expected a time such as -7d, today, '2026-01-31' or '2026-01-31 10:00'");
    row("params.a IN 1", 12, 1, "expected a list such as ('a', 'b') after IN");
    row("params.a IN (1, 2", 17, 0, "expected , or ) in the list after IN");
    row("params.a IN (1,)", 15, 1, "expected a value such as 0.9 or 'text' after IN");
    row("params.a IS 5", 12, 1, "expected NULL or NOT NULL after IS");
    row("(a", 2, 0, "expected ) here");
    row("a)", 1, 1, "no ( is open for this )");
    row("()", 1, 1, "expected a condition such as metrics.auc > 0.9 after (");
    row("a AND", 5, 0, "expected a condition such as metrics.auc > 0.9 after AND");
    row("a AND AND b", 6, 3, "expected a condition such as metrics.auc > 0.9 after AND");
    row("a or ", 5, 0, "expected a condition such as metrics.auc > 0.9 after OR");
    row("NOT", 3, 0, "expected a condition such as metrics.auc > 0.9 after NOT");
    row("a , b", 2, 1, "expected a condition such as metrics.auc > 0.9, or AND or OR");
    // offsets count UTF-16 units: the face is two
    row("😀 AND metrics.auc >", 20, 0, "expected a value such as 0.9 or 'text' after >");
    row("实验 params.a = dart", 14, 4, "put text in quotes: 'dart'");
}

void TestQueryParsing::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, offset);
    QFETCH(qsizetype, length);
    QFETCH(QString, message);
    const auto query = parseQuery(text, ph::testing::testNow());
    QVERIFY2(!query, "expected an error");
    QCOMPARE(query.error().message, message);
    QCOMPARE(query.error().offset, offset);
    QCOMPARE(query.error().length, length);
}

void TestQueryParsing::keepsTheTypedText()
{
    const auto typed = QStringLiteral("  Status='finished' ");
    QCOMPARE(parseQuery(typed)->text, typed);
    QVERIFY(!parseQuery(QString())->root);
    QCOMPARE(parseQuery(QStringLiteral("metrcs.a > 1")).error().expected,
             QStringList{QStringLiteral("metrics.")});
    QCOMPARE(parseQuery(QStringLiteral("params.a = dart")).error().expected,
             QStringList{QStringLiteral("'dart'")});
}

void TestQueryParsing::buildsTheTree()
{
    const auto query = parseQuery(QStringLiteral("params.lr IN (1e-3, 'auto') duration > 10min"));
    const auto& all = std::get<AndNode>(query->root->node).children;
    QCOMPARE(all.size(), 2U);
    const auto& in = std::get<CompareNode>(all[0]->node);
    QVERIFY(in.column == (ColumnKey{ColumnKind::Param, QStringLiteral("lr")}));
    QVERIFY(in.op == CompareOp::In);
    QVERIFY(in.operands == (std::vector<Literal>{{0.001, Literal::Form::Number},
                                                 {QStringLiteral("auto"), Literal::Form::Text}}));
    const auto& duration = std::get<CompareNode>(all[1]->node);
    QVERIFY(duration.operands == (std::vector<Literal>{{600000.0, Literal::Form::Duration}}));
}

void TestQueryParsing::readsTimes_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<qint64>("ms");
    constexpr qint64 now = 1700000000123;
    constexpr qint64 day = 86400000;
    constexpr qint64 midnight = 1699920000000; // 2023-11-14
    const auto row = [](const char* value, qint64 ms) {
        QTest::newRow(value) << QString::fromUtf8(value) << ms;
    };
    row("now", now);
    row("NOW", now);
    row("-7d", now - 7 * day);
    row("-2h30m", now - 9000000);
    row("-7 d", now - 7 * day);
    row("-2 h 30 m", now - 9000000);
    row("now - 2 w", now - 14 * day);
    row("today -1d", midnight - day);
    row("+1h", now + 3600000);
    row("-1.5d", now - day * 3 / 2);
    row("now-2w", now - 14 * day);
    row("today", midnight);
    row("today-1d", midnight - day);
    row("yesterday", midnight - day);
    row("1500000000000", 1500000000000);
    row("'2026-01-31'", 1769817600000);
    row("2026-01-31", 1769817600000);
    row("'2026-01-31 10:00'", 1769853600000);
    row("'2026-01-31T10:00:01.5'", 1769853601500);
    row("2026-01-31 10:00", 1769853600000);
    row("2026-01-31T10:00:00Z", 1769853600000);
    row("'2026-01-31 10:00+02:00'", 1769846400000);
    row("'2026-01-31T10:00:00-0530'", 1769873400000);
    row("'1969-12-31T23:59:59.999Z'", -1);
}

void TestQueryParsing::readsTimes()
{
    QFETCH(QString, value);
    QFETCH(qint64, ms);
    const auto query = parseQuery(QStringLiteral("start_time > ") + value, ph::testing::testNow());
    QVERIFY2(query, query ? "" : qPrintable(query.error().message));
    const auto& literal = std::get<CompareNode>(query->root->node).operands.front();
    QCOMPARE(qint64(std::get<double>(literal.value)), ms);
    QVERIFY(literal.form == Literal::Form::Time);
    // A time means the same when it is read again later.
    const auto again = parseQuery(printQuery(query->root), TimeMs());
    QCOMPARE(qint64(std::get<double>(std::get<CompareNode>(again->root->node).operands.front().value)), ms);
}

void TestQueryParsing::quotesAnyText()
{
    std::mt19937 random(7);
    const QString letters = QStringLiteral("ab\\'\"`%_ ()é实\n");
    for (int i = 0; i < 20000; ++i) {
        QString text;
        for (int n = int(random() % 8); n > 0; --n)
            text += letters[qsizetype(random() % std::size_t(letters.size()))];
        QCOMPARE(unquoted(quoted(text)), text);
        const CompareNode node{
            {ColumnKind::Tag, QStringLiteral("t")}, CompareOp::Equal, {{text, Literal::Form::Text}}};
        const auto printed = printQuery(std::make_shared<const QueryNode>(QueryNode{node}));
        const auto query = parseQuery(printed);
        QVERIFY2(query, qPrintable(printed));
        QCOMPARE(std::get<QString>(std::get<CompareNode>(query->root->node).operands.front().value), text);
    }
}

void TestQueryParsing::printsNumbersThatReadBack()
{
    std::mt19937_64 random(11);
    for (int i = 0; i < 50000; ++i) {
        const auto value = std::bit_cast<double>(random());
        const auto query = parseQuery(QStringLiteral("metrics.a > ") + numberText(value));
        QVERIFY2(query, qPrintable(numberText(value)));
        const auto read = std::get<double>(std::get<CompareNode>(query->root->node).operands.front().value);
        QVERIFY2(read == value || (read != read && value != value), qPrintable(numberText(value)));
    }
    QCOMPARE(numberText(100000), QStringLiteral("100000"));
    QCOMPARE(numberText(1e22), QStringLiteral("1e22"));
    QCOMPARE(numberText(-0.1), QStringLiteral("-0.1"));
}

void TestQueryParsing::boundsNestingAndLength()
{
    QVERIFY(parseQuery(QString(64, u'(') + u'a' + QString(64, u')')));
    const auto deep = parseQuery(QString(65, u'(') + u'a' + QString(65, u')'));
    QVERIFY(!deep);
    QCOMPARE(deep.error().offset, 65);
    QCOMPARE(deep.error().message, QStringLiteral("this is nested more than 64 levels deep"));
    QVERIFY(!parseQuery(QString(60000, u'(')));
    QVERIFY(!parseQuery(QStringLiteral("not ").repeated(15000)));
    // Wide is fine: nothing recurses over siblings.
    QVERIFY(parseQuery(QStringLiteral("a ").repeated(32000)));
    QVERIFY(!parseQuery(QString(64 * 1024 + 1, u'a')));
    QVERIFY(parseQuery(QString(64 * 1024, u'a')));
}

namespace {

QueryNodePtr node(QueryNode value)
{
    return std::make_shared<const QueryNode>(std::move(value));
}

QueryNodePtr randomTree(std::mt19937& random, int depth)
{
    const auto pick = [&random](int n) { return int(random() % unsigned(n)); };
    if (depth == 0 || pick(3) == 0) {
        static const ColumnKey keys[] = {{ColumnKind::Metric, QStringLiteral("a b")},
                                         {ColumnKind::Param, QStringLiteral("x`y")},
                                         {ColumnKind::Tag, QStringLiteral("mlflow.user")},
                                         {ColumnKind::Attribute, QStringLiteral("start_time")},
                                         {ColumnKind::Attribute, QStringLiteral("run_name")}};
        const auto& key = keys[pick(5)];
        switch (pick(4)) {
        case 0:
            return node({TextNode{QStringList{QStringLiteral("or"), QStringLiteral("it's"),
                                              QStringLiteral("x1"), QStringLiteral("a b")}[pick(4)]}});
        case 1:
            return node({CompareNode{key, CompareOp::IsNull, {}}});
        default:
            break;
        }
        CompareNode compare{key, static_cast<CompareOp>(pick(6)), {}};
        if (key.name == QLatin1StringView("start_time"))
            compare.operands = {{double(pick(1000000)), Literal::Form::Time}};
        else if (key.kind == ColumnKind::Metric || pick(2) == 0)
            compare.operands = {{pick(1000) / 8.0, Literal::Form::Number}};
        else
            compare.operands = {{QStringLiteral("v\\'") + QString::number(pick(9)), Literal::Form::Text}};
        return node({compare});
    }
    if (pick(4) == 0)
        return node({NotNode{randomTree(random, depth - 1)}});
    std::vector<QueryNodePtr> children;
    const bool conjunction = pick(2) == 0;
    for (int n = 2 + pick(3); n > 0; --n) {
        auto child = randomTree(random, depth - 1);
        // The parser flattens what the printer cannot tell apart.
        const bool same = conjunction ? std::holds_alternative<AndNode>(child->node)
                                      : std::holds_alternative<OrNode>(child->node);
        children.push_back(same ? node({NotNode{child}}) : child);
    }
    return conjunction ? node({AndNode{children}}) : node({OrNode{children}});
}

bool sameTree(const QueryNodePtr& a, const QueryNodePtr& b)
{
    if (a->node.index() != b->node.index())
        return false;
    if (const auto* compare = std::get_if<CompareNode>(&a->node)) {
        const auto& other = std::get<CompareNode>(b->node);
        return compare->column == other.column && compare->op == other.op &&
               compare->operands == other.operands;
    }
    if (const auto* text = std::get_if<TextNode>(&a->node))
        return text->text == std::get<TextNode>(b->node).text;
    if (const auto* negation = std::get_if<NotNode>(&a->node))
        return sameTree(negation->child, std::get<NotNode>(b->node).child);
    const auto children = [](const QueryNodePtr& n) {
        const auto* all = std::get_if<AndNode>(&n->node);
        return all ? all->children : std::get<OrNode>(n->node).children;
    };
    const auto left = children(a);
    const auto right = children(b);
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), sameTree);
}

} // namespace

void TestQueryParsing::printedTreesReadBack()
{
    std::mt19937 random(42);
    for (int i = 0; i < ph::testing::times(5'000); ++i) {
        const auto tree = randomTree(random, 4);
        const auto printed = printQuery(tree);
        const auto query = parseQuery(printed);
        QVERIFY2(query,
                 qPrintable(printed + QStringLiteral(": ") + (query ? QString() : query.error().message)));
        QVERIFY2(sameTree(query->root, tree),
                 qPrintable(printed + QStringLiteral(" -> ") + printQuery(query->root)));
    }
}

void TestQueryParsing::survivesMutations()
{
    const QStringList seeds = {
        QStringLiteral("metrics.auc > 0.9 AND params.model = 'xgb' AND tags.team LIKE 'fraud%'"),
        QStringLiteral("(status = 'finished' OR NOT duration > 2h30m) \"free text\" start_time > -7d"),
        QStringLiteral("duration > 2 h 30 min or start_time > now - 7 d and foo IN ('a') metrics.a < 4 k"),
        QStringLiteral("tags.`a``b` IN ('x', \"y\", 3) and name =~ '^(a|b)+\\d$' run_id NOT IN ('q')"),
        QStringLiteral(
            "params.\"k\\\"\" is not null or created >= '2026-01-31 10:00+02:00' metrics.x < -inf 实验 😀"),
    };
    const QString letters =
        QStringLiteral("()'\"`=<>!~%,. \n\\ab0-+eé实") + QChar(0xD83D) + QChar(0xDE00) + QChar(0);
    std::mt19937 random(2024);
    for (int i = 0; i < ph::testing::times(200'000); ++i) {
        auto text = seeds[qsizetype(random() % std::size_t(seeds.size()))];
        for (int n = 1 + int(random() % 4); n > 0; --n) {
            const auto at = qsizetype(random() % std::size_t(text.size() + 1));
            const auto letter = letters[qsizetype(random() % std::size_t(letters.size()))];
            switch (random() % 4) {
            case 0:
                text.insert(at, letter);
                break;
            case 1:
                text.remove(at, 1 + qsizetype(random() % 6));
                break;
            case 2:
                text.insert(at, text.mid(qsizetype(random() % std::size_t(text.size() + 1)), 12));
                break;
            default:
                if (at < text.size())
                    text[at] = letter;
            }
        }
        const auto query = parseQuery(text, ph::testing::testNow());
        if (!query) {
            const auto& error = query.error();
            QVERIFY(!error.message.isEmpty());
            QVERIFY(error.offset >= 0 && error.length >= 0 && error.offset + error.length <= text.size());
        } else if (i % 8 == 0) {
            const auto printed = printQuery(query->root);
            const auto again = parseQuery(printed, ph::testing::testNow());
            QVERIFY2(again, qPrintable(text + QStringLiteral("\n") + printed));
            QCOMPARE(printQuery(again->root), printed);
        }
    }
}

QTEST_GUILESS_MAIN(TestQueryParsing)
#include "tst_query_parsing.moc"
