#include "models/values/Board.h"
#include "models/values/CompareLink.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
const ColumnKey odd{ColumnKind::Param, QStringLiteral("learning rate \"α\"\n")};
const QString file = QStringLiteral("board.json");

Board full()
{
    Board board;
    board.name = QStringLiteral("Fraud / 欺诈 \"best\"");
    board.set.query = QStringLiteral("metrics.auc > 0.9 AND tags.`a&b` = '#1'");
    board.set.experiments = {{QStringLiteral("lab"), QStringLiteral("a/b & c")}};
    board.objective = auc;
    board.groupBy = odd;
    board.baseline = RunRef{QStringLiteral("lab/2"), QStringLiteral("81f2")};
    board.at = {MetricAt::Kind::Step, 1200};
    board.directions[QStringLiteral("ratio")] = MetricDirection::HigherIsBetter;
    ChartSpec curves;
    curves.id = QStringLiteral("c1");
    curves.columns = {auc, odd};
    curves.curves = {CurveX::Metric,
                     QStringLiteral("epoch"),
                     CurveScale::Logarithmic,
                     CurveScale::Logarithmic,
                     Smoothing{Smoothing::Kind::Gaussian, 5},
                     CurveOptions::Band::Deviation,
                     CurveOptions::Outliers::Ignore};
    curves.width = 3;
    ChartSpec scatter;
    scatter.id = QStringLiteral("c7");
    scatter.kind = ChartKind::Scatter;
    scatter.columns = {odd, auc};
    scatter.colourBy = auc;
    scatter.sizeBy = odd;
    scatter.logarithmic = {odd};
    scatter.height = 480;
    ChartSpec roc;
    roc.id = QStringLiteral("c3");
    roc.kind = ChartKind::RocPr;
    roc.path = QStringLiteral("eval/predictions.json");
    board.charts = {curves, scatter, roc};
    return board;
}

} // namespace

class BoardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas()
    {
        const auto text = boardText(full());
        const auto read = boardFromText(text, file);
        QVERIFY_RESULT(read);
        QVERIFY(*read == full());
        QCOMPARE(boardText(*read), text);
    }

    void aFixedSetComesBack()
    {
        Board board;
        board.name = QStringLiteral("x");
        board.set = {
            CompareSet::Kind::Fixed,
            {},
            {},
            {{QStringLiteral("lab"), QStringLiteral("a")}, {QStringLiteral("lab"), QStringLiteral("b")}}};
        const auto read = boardFromText(boardText(board), file);
        QVERIFY_RESULT(read);
        QVERIFY(*read == board);
    }

    void everyKindOfChartHasAName()
    {
        for (int kind = 0; kind <= int(ChartKind::Images); ++kind) {
            const auto name = chartKindName(ChartKind(kind));
            QVERIFY(!name.isEmpty());
            QCOMPARE(chartKindFromName(name), std::optional(ChartKind(kind)));
        }
        QCOMPARE(chartKindFromName(QStringLiteral("pie")), std::nullopt);
    }

    void whatIsAsByDefaultIsNotWritten()
    {
        const auto text = boardText(startingBoard(QStringLiteral("x"), {}, auc));
        QVERIFY(text.contains("\"kind\": \"curves\""));
        QVERIFY(!text.contains("smooth"));
        QVERIFY(!text.contains("baseline"));
    }

    void aBoardStartsWithItsObjectiveAndNothingMore()
    {
        const auto board = startingBoard(QStringLiteral("x"), {}, auc);
        QCOMPARE(board.charts.size(), 1);
        QCOMPARE(board.charts.first().columns, QList<ColumnKey>{auc});
        QVERIFY(startingBoard(QStringLiteral("x"), {}, std::nullopt).charts.isEmpty());
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("words");
        const auto with = [](const char* rest) {
            return QByteArray(R"({"pilothouse-board": 1, "name": "x", )") + rest + "}";
        };
        QTest::newRow("no board") << QByteArray("{}") << "pilothouse-board";
        QTest::newRow("no JSON") << QByteArray("{\n\"a\": }") << "line 2";
        QTest::newRow("another version")
            << QByteArray(R"({"pilothouse-board": 2, "name": "x"})") << "version 2";
        QTest::newRow("no name") << QByteArray(R"({"pilothouse-board": 1})") << "name";
        QTest::newRow("unknown key") << with(R"("chart": [])") << "\"chart\"";
        QTest::newRow("unknown key in a chart")
            << with(R"("charts": [{"id": "a", "kind": "bar", "colour": "x"}])") << "\"colour\"";
        QTest::newRow("unknown key in the set") << with(R"("runs": {"qeury": ""})") << "\"qeury\"";
        QTest::newRow("unknown kind") << with(R"("charts": [{"id": "a", "kind": "pie"}])") << "chart a";
        QTest::newRow("chart without id") << with(R"("charts": [{"kind": "bar"}])") << "id";
        QTest::newRow("two of one id")
            << with(R"("charts": [{"id": "a", "kind": "bar"}, {"id": "a", "kind": "box"}])") << "two charts";
        QTest::newRow("too wide") << with(R"("charts": [{"id": "a", "kind": "bar", "width": 9}])") << "width";
        QTest::newRow("not whole") << with(R"("charts": [{"id": "a", "kind": "bar", "height": 200.5}])")
                                   << "height";
        QTest::newRow("smoothing") << with(R"("charts": [{"id": "a", "kind": "curves", "smooth": "ema:7"}])")
                                   << "smooth";
        QTest::newRow("x without its metric")
            << with(R"("charts": [{"id": "a", "kind": "curves", "x": "metric"}])") << "xMetric";
        QTest::newRow("at") << with(R"("at": "median")") << "\"at\"";
        QTest::newRow("baseline") << with(R"("baseline": {"connection": "lab"})") << "run";
        QTest::newRow("direction") << with(R"("better": {"auc": "up"})") << "auc";
    }
    void saysWhatIsWrong()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, words);
        const auto read = boardFromText(text, file);
        QVERIFY(!read);
        QVERIFY2(read.error().detail.contains(words), qPrintable(read.error().detail));
        QCOMPARE(read.error().where, file);
    }

    void textsThatWereTornOrChangedNeverCrash()
    {
        const auto text = boardText(full());
        for (qsizetype cut = 0; cut < text.size(); ++cut)
            QVERIFY(cut > text.size() - 2 || !boardFromText(text.left(cut), file));
        for (qsizetype at = 0; at < text.size(); at += 3) {
            auto changed = text;
            changed[at] = "\"{}[]:,0z\x80"[at % 10];
            (void)boardFromText(changed, file);
        }
    }

    void freeIdsAreNotThoseInUse()
    {
        auto board = full();
        QCOMPARE(freeChartId(board), QStringLiteral("c2"));
        board.charts.clear();
        QCOMPARE(freeChartId(board), QStringLiteral("c1"));
    }

    void aLinkHoldsTheWholeComparison()
    {
        const auto back = parseCompareLink(compareLink(full()));
        QVERIFY(back);
        QVERIFY(*back == full());
    }

    void aLinkOfAnOlderProgramHasNoCharts()
    {
        const auto back = parseCompareLink(QStringLiteral("pilothouse://compare?name=x&query=y"));
        QVERIFY(back);
        QCOMPARE(back->set.query, QStringLiteral("y"));
        QVERIFY(back->charts.isEmpty() && back->directions.empty());
    }

    void aLinkHoldsFixedRuns()
    {
        Board board;
        board.name = QStringLiteral("two");
        board.set = {
            CompareSet::Kind::Fixed,
            {},
            {},
            {{QStringLiteral("a/b"), QStringLiteral("1")}, {QStringLiteral("c&d"), QStringLiteral("2")}}};
        const auto back = parseCompareLink(compareLink(board));
        QVERIFY(back);
        QVERIFY(*back == board);
    }

    void otherLinksAreNone_data()
    {
        QTest::addColumn<QString>("link");
        QTest::newRow("empty") << QString();
        QTest::newRow("a run") << QStringLiteral("pilothouse://run/lab/81f2");
        QTest::newRow("no name") << QStringLiteral("pilothouse://compare?query=x");
        QTest::newRow("another scheme") << QStringLiteral("https://compare?name=x");
        QTest::newRow("half a run") << QStringLiteral("pilothouse://compare?name=x&run=lab");
        QTest::newRow("both kinds of set")
            << QStringLiteral("pilothouse://compare?name=x&run=a/b&experiment=a/c");
        QTest::newRow("a board that is none") << QStringLiteral("pilothouse://compare?name=x&board=%7B%7D");
        QTest::newRow("no such place") << QStringLiteral("pilothouse://compare?name=x&at=median");
    }
    void otherLinksAreNone()
    {
        QFETCH(QString, link);
        QVERIFY(!parseCompareLink(link));
    }
};

QTEST_GUILESS_MAIN(BoardTest)
#include "tst_board.moc"
