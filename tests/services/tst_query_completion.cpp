#include "tests/services/QueryTables.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

/// What is offered while a query is typed. `|` in a text stands for the cursor.
class TestQueryCompletion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offers_data();
    void offers();
    void replacesTheWordAtTheCursor();
    void saysHowManyRunsHaveIt();
    void offersNumbersThatSaySomething();
    void keepsToTheLimit();
    void survivesAnyText();
};

namespace {

RunTable sample()
{
    return TableOfRuns(4)
        .numbers(metric("auc"), {0.9, 0.8, std::nullopt, 0.7})
        .numbers(metric("val auc"), {0.9, std::nullopt, std::nullopt, std::nullopt})
        .numbers(metric("epochs"), {10.0, 10.0, 20.0, 10.0})
        .texts(param("model"),
               {QStringLiteral("svm"), QStringLiteral("xgb"), QStringLiteral("xgb"), QStringLiteral("it's")})
        .texts(param("max_depth"), {QStringLiteral("3"), std::nullopt, std::nullopt, std::nullopt})
        .texts(tag("team"), {QStringLiteral("fraud"), std::nullopt, std::nullopt, std::nullopt})
        .texts(attr(attribute::status),
               {QStringLiteral("FINISHED"), QStringLiteral("FAILED"), QStringLiteral("FAILED"), std::nullopt})
        .times(attr(attribute::startTime), {1, 2, 3, 4})
        .table();
}

struct Offered {
    QStringList texts;
    std::vector<Completion> all;
};

Offered offered(QString text, const RunTable& table = sample(), int limit = 50)
{
    const auto cursor = text.indexOf(u'|');
    text.remove(cursor, 1);
    Offered result{{}, completions(text, cursor, table, limit)};
    for (const auto& completion : result.all)
        result.texts += completion.text;
    return result;
}

} // namespace

void TestQueryCompletion::offers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("first");
    const auto row = [](const char* text, std::initializer_list<const char*> first) {
        QStringList list;
        for (const auto* item : first)
            list += QString::fromUtf8(item);
        QTest::newRow(text) << QString::fromUtf8(text) << list;
    };
    // keys: by prefix, by their own name, then anywhere, then by letters in order
    row("metrics.a|", {"metrics.auc", "metrics.`val auc`"});
    row("au|", {"metrics.auc", "metrics.`val auc`"});
    row("AUC|", {"metrics.auc", "metrics.`val auc`"});
    row("mdl|", {"params.model"});
    row("param.mod|", {"params.model"});
    row("tags.|", {"tags.team"});
    row("metrics.auc > 0.9 AND te|", {"tags.team"});
    row("metrics.auc > 0.9 te|", {"tags.team"});
    row("(sta|", {"start_time", "status"});
    row("NOT sta|", {"start_time", "status"});
    row("start|", {"start_time"});
    // operators, of the column's kind
    row("metrics.auc |", {"=", "!=", ">"});
    row("params.model |", {"=", "!=", "LIKE"});
    row("params.model li|", {"LIKE"});
    row("params.model is|", {"IS NULL", "IS NOT NULL"});
    row("metrics.`val auc` |", {"=", "!=", ">"});
    // values, the most frequent first
    row("params.model = |", {"'xgb'", "'svm'", "'it\\'s'"});
    row("params.model = 's|", {"'svm'"});
    row("params.model = 'g|", {"'xgb'"});
    row("params.model IN ('svm', |", {"'xgb'", "'svm'"});
    row("params.model NOT IN (|", {"'xgb'"});
    row("status != |", {"'FAILED'", "'FINISHED'"});
    row("start_time > |", {"-1h", "-1d"});
    row("metrics.epochs = |", {"10", "20"});
    row("metrics.auc > |", {"0.8", "0.7", "0.9"});
    // what joins
    row("metrics.auc > 0.9 |", {"AND", "OR"});
    row("metrics.auc > 0.9 o|", {"OR"});
    row("params.model IN ('a') |", {"AND", "OR"});
    row("params.model = 'x' |", {"AND", "OR"});
    row("params.model IS NULL |", {"AND", "OR"});
    row("(metrics.auc > 0.9) |", {"AND", "OR"});
}

void TestQueryCompletion::offers()
{
    QFETCH(QString, text);
    QFETCH(QStringList, first);
    QCOMPARE(offered(text).texts.mid(0, first.size()), first);
}

void TestQueryCompletion::replacesTheWordAtTheCursor()
{
    const auto in = [](const char* text) { return offered(QString::fromUtf8(text)).all.front(); };
    const auto middle = in("metrics.auc > 0.9 AND te|am = 'x'");
    QCOMPARE(middle.from, 22);
    QCOMPARE(middle.to, 26);
    const auto open = in("params.model = 'x|");
    QCOMPARE(open.from, 15);
    QCOMPARE(open.to, 17);
    const auto blank = in("params.model = |");
    QCOMPARE(blank.from, 15);
    QCOMPARE(blank.to, 15);
    const auto unicode = in("实验 te|");
    QCOMPARE(unicode.from, 3);
    QCOMPARE(unicode.to, 5);
}

void TestQueryCompletion::saysHowManyRunsHaveIt()
{
    QCOMPARE(offered(QStringLiteral("metrics.auc|")).all.front().detail, QStringLiteral("metric · 3 runs"));
    QCOMPARE(offered(QStringLiteral("tags.te|")).all.front().detail, QStringLiteral("tag · 1 run"));
    QCOMPARE(offered(QStringLiteral("params.model = |")).all.front().detail, QStringLiteral("2 runs"));
}

void TestQueryCompletion::offersNumbersThatSaySomething()
{
    const auto all = offered(QStringLiteral("metrics.auc > |")).all;
    QCOMPARE(all.size(), 3U);
    QCOMPARE(all[0].detail, QStringLiteral("median"));
    QCOMPARE(all[1].detail, QStringLiteral("least"));
    QCOMPARE(all[2].detail, QStringLiteral("largest"));
    const auto frequent = offered(QStringLiteral("metrics.epochs = |")).all;
    QCOMPARE(frequent[0].detail, QStringLiteral("3 runs"));
}

void TestQueryCompletion::keepsToTheLimit()
{
    QCOMPARE(offered(QStringLiteral("|"), sample(), 3).texts.size(), 3);
    QCOMPARE(offered(QStringLiteral("|"), sample(), 0).texts.size(), 0);
    QCOMPARE(offered(QStringLiteral("|"), RunTable()).texts, QStringList{QStringLiteral("NOT")});
}

void TestQueryCompletion::survivesAnyText()
{
    const auto table = sample();
    const QString letters =
        QStringLiteral("ab.`'\"()=<>! ,\\实") + QStringLiteral("metrics.auc") + QChar(0xD83D);
    std::mt19937 random(3);
    for (int i = 0; i < 20000; ++i) {
        QString text;
        for (int n = int(random() % 20); n > 0; --n)
            text += letters[qsizetype(random() % std::size_t(letters.size()))];
        const auto cursor = qsizetype(random() % 24) - 2;
        for (const auto& completion : completions(text, cursor, table)) {
            QVERIFY(completion.from >= 0 && completion.from <= completion.to && completion.to <= text.size());
            QVERIFY(!completion.text.isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestQueryCompletion)
#include "tst_query_completion.moc"
