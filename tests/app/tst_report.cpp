#include "app/compare/OffscreenCharts.h"
#include "app/compare/ReportHtml.h"
#include "app/compare/ReportJson.h"
#include "app/compare/ReportPdf.h"
#include "app/compare/ReportTables.h"
#include "app/print/PageWriter.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"
#include "widgets/common/Theme.h"

#include <QBuffer>
#include <QFontMetricsF>

#include <algorithm>
#include <numeric>

using namespace ph;
using namespace ph::testing;

namespace {

const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
const QMap<qint64, QString> names{{1, QStringLiteral("lab")}};

/// Runs "r1", "r2", … whose auc rises by 0.001 from 0, and whose param k0, k1, … each is the run's number.
RunTableBuilder rising(int runs, int params = 1)
{
    RunTableBuilder builder;
    for (int id = 1; id <= runs; ++id) {
        builder.run(id, QStringLiteral("r%1").arg(id)).metric(QStringLiteral("auc"), 0.001 * (id - 1));
        for (int k = 0; k < params; ++k)
            builder.param(QStringLiteral("k%1").arg(k), QString::number(id));
    }
    return builder;
}

ComparisonReport reportOf(const RunTablePtr& table, const Comparison& how = {})
{
    Board board;
    board.name = QStringLiteral("b");
    board.objective = auc;
    auto report = comparisonReport(board, compareRows(table, how, nullptr), names, {}, 0, {auc}, {});
    return report ? *report : ComparisonReport{};
}

ReportTable tableOf(const ComparisonReport& report, const QString& title, const ReportLimits& limits)
{
    for (const auto& table : reportTables(report, limits)) {
        if (table.title == title)
            return table;
    }
    return {};
}

const QString differs = QStringLiteral("What differs");

QStringList keysOf(const ReportTable& table)
{
    QStringList keys;
    for (const auto& row : table.rows)
        keys.append(row.front());
    return keys;
}

qsizetype pagesOf(const ComparisonReport& report)
{
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    writeReportPdf(report, out);
    const auto bytes = out.data();
    return bytes.startsWith("%PDF-") ? bytes.count("/Type /Page\n") : -1;
}

} // namespace

/// What a report of a comparison holds, and what it says of the rest.
class ReportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void aTableWiderThanAPageGoesOnInParts()
    {
        ReportTable wide;
        wide.title = differs;
        wide.note = QStringLiteral("A note.");
        wide.numeric = {0, 1, 12};
        wide.rows.append(QStringList());
        for (int i = 0; i < 20; ++i) {
            wide.header.append(QStringLiteral("h%1").arg(i));
            wide.rows.front().append(QStringLiteral("c%1").arg(i));
        }
        const auto parts = tableParts(wide, 9);
        QCOMPARE(parts.size(), 3);
        QCOMPARE(parts[0].note, QStringLiteral("A note. Columns 1–9 of 20."));
        QCOMPARE(parts[1].note, QStringLiteral("Columns 10–17 of 20."));
        QCOMPARE(parts[2].note, QStringLiteral("Columns 18–20 of 20."));
        QStringList said{QStringLiteral("c0")};
        for (const auto& part : parts) {
            QCOMPARE(part.rows.front().front(), QStringLiteral("c0")); // whose row it is
            QCOMPARE(part.rows.front().size(), part.header.size());
            said += part.rows.front().sliced(1);
        }
        QCOMPARE(said, wide.rows.front());
        QCOMPARE(parts[0].numeric, (QList<int>{0, 1}));
        QCOMPARE(parts[1].numeric, (QList<int>{0, 4}));
        QCOMPARE(tableParts(parts[2], 9).size(), 1);
    }

    void wordsStandWholeBesideLongValues()
    {
        constexpr double page = 640;
        ReportTable table;
        table.header = {QStringLiteral("Key"), QStringLiteral("Runs without")};
        table.rows = {{QStringLiteral("start_time"), QStringLiteral("0")}};
        for (int i = 0; i < 7; ++i) {
            table.header.append(QStringLiteral("r%1").arg(i));
            table.rows.front().append(QStringLiteral("2023-11-14 22:13:20 UTC, and so on"));
        }
        const auto widths = columnWidths(table, page);
        const QFontMetricsF metrics(textFont(TextSize::Small));
        QVERIFY(widths[0] >= metrics.horizontalAdvance(QStringLiteral("start_time")));
        QVERIFY(widths[1] >= metrics.horizontalAdvance(QStringLiteral("without")));
        QVERIFY(std::accumulate(widths.begin(), widths.end(), 0.0) <= page);
        for (auto& cell : table.rows.front()) // without a place to break, an even share
            cell = QString(120, u'x');
        const auto even = columnWidths(table, page);
        QVERIFY(std::accumulate(even.begin(), even.end(), 0.0) <= page);
        QVERIFY(*std::min_element(even.begin(), even.end()) > page / 12);
    }

    void aPdfGrowsWithWhatItHolds()
    {
        const auto few = pagesOf(reportOf(rising(3).build()));
        QCOMPARE(few, 1);
        const auto rows = pagesOf(reportOf(rising(200).build()));
        QVERIFY(rows > 3);
        const auto columns = pagesOf(reportOf(rising(60, 30).build()));
        const auto fewColumns = pagesOf(reportOf(rising(6, 30).build()));
        QVERIFY(columns > fewColumns + 2);
    }

    void aLongValueIsWrappedOntoAPageAndNeverEndless()
    {
        auto builder = rising(2);
        builder.param(QStringLiteral("k0"), QString(100'000, u'x'));
        const auto report = reportOf(builder.build());
        QVERIFY(pagesOf(report) <= 2);
        QVERIFY(tableOf(report, differs, onPaper).note.contains(QStringLiteral("120 characters")));
        QCOMPARE(reportDocument(report)["differences"][1]["values"][1].get<std::string>().size(), 100'000U);
    }

    void everyRunsValuesAreInJsonHoweverMany()
    {
        const auto document = reportDocument(reportOf(rising(1'100).build()));
        for (const auto& difference : document["differences"])
            QCOMPARE(difference["values"].size(), 1'100U);
        QCOMPARE(document["differences"][1]["values"][1'099].get<std::string>(), std::string("1100"));
    }

    void everyRunsValuesAreInHtmlUpToALimitThatIsSaid()
    {
        const auto all = tableOf(reportOf(rising(1'000).build()), differs, onScreen);
        QCOMPARE(all.header.size(), 3 + 1'000);
        QVERIFY(all.note.isEmpty());
        const auto report = reportOf(rising(1'001).build());
        const auto cut = tableOf(report, differs, onScreen);
        QCOMPARE(cut.header.size(), 3 + 1'000);
        QCOMPARE(cut.header[3], QStringLiteral("r1001")); // the best
        QVERIFY2(cut.note.startsWith(QStringLiteral("Values of the first 1,000 of 1,001 runs")),
                 qPrintable(cut.note));
        QVERIFY(reportHtml(report).contains("Values of the first 1,000 of 1,001 runs"));
    }

    void keysAndCellsBeyondALimitAreCounted()
    {
        const auto report = reportOf(rising(10, 7).build()); // auc and seven params differ
        const auto cut = tableOf(report, differs, {10, 5, 10, 20});
        QCOMPARE(cut.rows.size(), 5);
        QCOMPARE(cut.header.size(), 3 + 4);
        QVERIFY(cut.note.contains(QStringLiteral("The first 5 of 8 keys.")));
        QVERIFY(cut.note.contains(QStringLiteral("Values of the first 4 of 10 runs")));
        const auto ranked = tableOf(report, QStringLiteral("Runs"), {4, 5, 10, 20});
        QCOMPARE(ranked.rows.size(), 4);
        QVERIFY(ranked.note.contains(QStringLiteral("The first 4 of 10.")));
    }

    void deltasAndArrowsAreHeldAgainstTheBaseline()
    {
        Comparison how;
        how.baselineRowId = 2;
        const auto report = reportOf(rising(3).build(), how);
        const auto ranked = tableOf(report, QStringLiteral("Runs"), onPaper);
        QCOMPARE(ranked.rows[0].back(), QStringLiteral("0.002 (▲ +0.001 (+100 %))"));
        QCOMPARE(ranked.rows[1].back(), QStringLiteral("0.001")); // the baseline itself
        QCOMPARE(ranked.rows[2].back(), QStringLiteral("0 (▼ −0.001 (−100 %))"));
        const auto different = tableOf(report, differs, onScreen);
        QCOMPARE(different.header.sliced(3),
                 (QStringList{QStringLiteral("r2"), QStringLiteral("r3"), QStringLiteral("r1")}));
        QVERIFY(different.rows[0][4].endsWith(QStringLiteral("(▲ +0.001 (+100 %))")));
        QVERIFY(reportHtml(report).contains("▼ −0.001"));
        const auto document = reportDocument(report);
        QCOMPARE(document["runs"][0]["deltas"]["auc"]["judgement"].get<std::string>(), std::string("better"));
        QVERIFY(!document["runs"][1]["deltas"].contains("auc"));
        QCOMPARE(document["differences"][0]["deltas"][0]["judgement"].get<std::string>(),
                 std::string("worse"));
        QVERIFY(document["differences"][0]["deltas"][1].is_null());
    }

    void attributesThatDifferAreToldAsOnTheScreen()
    {
        const auto table = RunTableBuilder()
                               .run(1, QStringLiteral("a"))
                               .attr(attribute::status, QStringLiteral("FINISHED"))
                               .attr(attribute::user, QStringLiteral("ada"))
                               .duration(1'000)
                               .run(2, QStringLiteral("b"))
                               .attr(attribute::status, QStringLiteral("FAILED"))
                               .attr(attribute::user, QStringLiteral("bob"))
                               .duration(90'000)
                               .build();
        const auto report = reportOf(table);
        QStringList onTheScreen;
        const auto shown = DifferenceTable::make(report.runs, {});
        for (const auto& line : shown->lines()) {
            if (!line.isHeading())
                onTheScreen.append(columnKeyText(shown->rows()[std::size_t(line.row)].key));
        }
        QCOMPARE(onTheScreen.size(), 3);
        QCOMPARE(keysOf(tableOf(report, differs, onPaper)), onTheScreen);
    }

    void infiniteValuesAreLeftOutOfMeanAndIntervalAndCounted()
    {
        Comparison how;
        how.groupBy = ColumnKey{ColumnKind::Param, QStringLiteral("g")};
        RunTableBuilder builder;
        int id = 0;
        for (const double value : {1.0, 2.0, std::numeric_limits<double>::infinity(), 3.0, 4.0, 5.0}) {
            ++id;
            builder.run(id, QStringLiteral("r%1").arg(id)).metric(QStringLiteral("auc"), value);
            builder.param(QStringLiteral("g"), id <= 3 ? QStringLiteral("a") : QStringLiteral("b"));
        }
        const auto report = reportOf(builder.build(), how);
        const auto& figures = report.metrics.front().figures;
        QCOMPARE(figures[1].stats.mean, 1.5);
        QCOMPARE(figures[2].stats.mean - figures[1].stats.mean, figures[2].difference.estimate);
        QCOMPARE(figures[2].delta->absolute, figures[2].difference.estimate);
        QCOMPARE(tableOf(report, QStringLiteral("Figures"), onPaper).rows[1][2],
                 QStringLiteral("2 (1 not finite)"));
        QCOMPARE(reportDocument(report)["metrics"][0]["groups"][0]["infinite"].get<int>(), 1);
    }

    void withoutAnIntervalGroupsAreNeitherBetterNorWorse()
    {
        Comparison how;
        how.groupBy = ColumnKey{ColumnKind::Param, QStringLiteral("g")};
        RunTableBuilder builder;
        int id = 0;
        for (const double value :
             {1.7e308, 1.7e308, 1.7e308, 1.7e308, -1.7e308}) { // their spread is beyond double
            ++id;
            builder.run(id, QStringLiteral("r%1").arg(id)).metric(QStringLiteral("auc"), value);
            builder.param(QStringLiteral("g"), id <= 2 ? QStringLiteral("a") : QStringLiteral("b"));
        }
        const auto report = reportOf(builder.build(), how);
        const auto& figure = report.metrics.front().figures[2];
        QVERIFY(figure.delta && !figure.difference.hasInterval());
        QCOMPARE(figure.delta->judgement, Judgement::Neutral);
        const auto groups = reportDocument(report)["metrics"][0]["groups"];
        QCOMPARE(groups[0]["difference"]["judgement"].get<std::string>(), std::string("neutral"));
        QCOMPARE(groups[1]["difference"]["judgement"].get<std::string>(), std::string("unknown"));
        QVERIFY(!tableOf(report, QStringLiteral("Figures"), onPaper).rows[2].back().contains("worse"));
    }

    void onlyWhatAnIntervalShowsIsJudged()
    {
        Comparison how;
        how.groupBy = ColumnKey{ColumnKind::Param, QStringLiteral("g")};
        const auto said = [&](std::initializer_list<double> values) {
            RunTableBuilder builder;
            int id = 0;
            for (const double value : values) {
                ++id;
                builder.run(id, QStringLiteral("r%1").arg(id)).metric(QStringLiteral("auc"), value);
                builder.param(QStringLiteral("g"), id <= 4 ? QStringLiteral("a") : QStringLiteral("b"));
            }
            return tableOf(reportOf(builder.build(), how), QStringLiteral("Figures"), onPaper).rows[2].back();
        };
        const auto clear = said({0.90, 0.91, 0.92, 0.93, 0.70, 0.71, 0.72, 0.73});
        QVERIFY2(clear.contains(QStringLiteral(": lower, in the wrong direction [")), qPrintable(clear));
        const auto chance = said({0.70, 0.80, 0.90, 0.99, 0.69, 0.81, 0.89, 0.98});
        QVERIFY2(chance.startsWith(u'▼') && !chance.contains(QStringLiteral("direction")),
                 qPrintable(chance));
    }

    void aValueThatIsNaNIsToldFromNone()
    {
        auto builder = rising(1);
        builder.run(2, QStringLiteral("r2")).metric(QStringLiteral("auc"), std::nan(""));
        builder.run(3, QStringLiteral("r3"));
        QStringList values;
        for (const auto& row : tableOf(reportOf(builder.build()), QStringLiteral("Runs"), onPaper).rows)
            values.append(row[1] + u' ' + row.back());
        values.sort();
        QCOMPARE(values,
                 (QStringList{QStringLiteral("r1 0"), QStringLiteral("r2 NaN"), QStringLiteral("r3 —")}));
    }

    void runsBeyondWhatOneComparisonTakesAreSpokenOf()
    {
        Comparison how;
        QVERIFY(reportOf(rising(3).build(), how).remarks.isEmpty());
        QVERIFY(reportFacts(reportOf(rising(3).build(), how)).contains(QStringLiteral("3 runs")));
        how.leftOut = 1'600;
        const auto report = reportOf(rising(3).build(), how);
        QVERIFY(reportFacts(report).contains(QStringLiteral("The newest 3 of 1,603 runs")));
        QCOMPARE(report.remarks,
                 QStringList{QStringLiteral("Only the newest 3 of 1,603 runs that match are compared.")});
        QVERIFY(reportHtml(report).contains("1,603"));
    }

    void metricsThatNobodyAskedForAndThatAreUnknownAreNamedUpToAFew()
    {
        Comparison how;
        how.at = {MetricAt::Kind::Max, 0};
        for (int i = 0; i < 7; ++i)
            how.unknown[QStringLiteral("m%1").arg(i)] = {1, 2};
        const auto report = reportOf(rising(3).build(), how);
        QCOMPARE(report.remarks.size(), 1);
        const auto& said = report.remarks.front();
        QVERIFY2(said.contains(QStringLiteral("7 other")) && said.contains(QStringLiteral("at max")) &&
                     said.endsWith(QStringLiteral("m0, m1, m2, m3, m4, ….")),
                 qPrintable(said));
    }

    void runsThatAreHiddenAreSpokenOf()
    {
        QVERIFY(hiddenRunsRemark(0).isEmpty());
        QVERIFY(hiddenRunsRemark(3).startsWith(QStringLiteral("3 runs are hidden")));
    }

    void chartsAreDrawnWithoutAWindowAndAskForWhatTheyLack()
    {
        Board board;
        ChartSpec curves, bars, images, unfinished;
        curves.columns = bars.columns = {auc};
        bars.kind = ChartKind::Bar;
        images.kind = ChartKind::Images;
        images.path = QStringLiteral("images");
        board.charts = {curves, bars, images, unfinished};
        QList<qint64> asked;
        ChartAnswers answers;
        answers.curves = [&](const QList<CurveWant>& wants) {
            auto points = std::make_shared<MetricPoints>();
            for (int step = 0; step < 20; ++step)
                points->append(step, 1'700'000'000'000 + step, double(step));
            for (const auto& want : wants)
                asked.append(want.rowId);
            return std::vector<Result<CurveSource>>(std::size_t(wants.size()),
                                                    CurveSource{points, nullptr, {}, 20});
        };
        const auto charts = drawCharts(board, compareRows(rising(2).build(), {}, nullptr), answers, {});
        QCOMPARE(charts.size(), 2); // neither images nor what is not filled in
        QCOMPARE(QSet<qint64>(asked.begin(), asked.end()), (QSet<qint64>{1, 2}));
        auto report =
            comparisonReport(board, compareRows(rising(2).build(), {}, nullptr), names, charts, 0, {auc}, {});
        QVERIFY_RESULT(report);
        for (const auto& chart : report->charts) {
            QVERIFY(!chart.size.isEmpty());
            QVERIFY(chart.svg.contains("<svg"));
        }
        QCOMPARE(reportHtml(*report).count("<figure>"), 2);
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(drawCharts(board, report->runs, answers, stop.get_token()).isEmpty());
    }
};

QTEST_MAIN(ReportTest)
#include "tst_report.moc"
