#include "app/compare/ComparisonReport.h"
#include "app/compare/LoadComparison.h"
#include "app/compare/ReportHtml.h"
#include "app/compare/ReportJson.h"
#include "app/compare/WhySides.h"
#include "models/charts/AxisColumn.h"
#include "tests/support/RunTables.h"
#include "tests/support/StoreSamples.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

const ColumnKey auc{ColumnKind::Metric, QStringLiteral("auc")};
const ColumnKey loss{ColumnKind::Metric, QStringLiteral("loss")};
constexpr std::int64_t loggedMs = 1'700'000'000'000;
const ColumnKey model{ColumnKind::Param, QStringLiteral("model")};
const QMap<qint64, QString> names{{1, QStringLiteral("lab")}, {2, QStringLiteral("laptop")}};

Run run(qint64 connection, const QString& id, double aucValue, const QString& modelName)
{
    Run made;
    made.key = {{connection}, EntityKind::Run, id};
    made.experimentId = QStringLiteral("7");
    made.name = QStringLiteral("run ") + id;
    made.status = RunStatus::Finished;
    made.startMs = 1'700'000'000'000 + id.size();
    made.metrics = {{QStringLiteral("auc"), aucValue, 3, loggedMs}, {QStringLiteral("loss"), 2, 3, loggedMs}};
    made.params = {{QStringLiteral("model"), modelName}};
    return made;
}

MetricPoints points(std::initializer_list<double> values)
{
    MetricPoints made;
    for (const double value : values)
        made.append(std::int64_t(made.size()), loggedMs, value);
    return made;
}

ComparedRunsPtr scored(std::initializer_list<double> values, const Comparison& how = {})
{
    RunTableBuilder builder;
    int id = 0;
    for (const double value : values) {
        ++id;
        builder.run(id, QStringLiteral("r%1").arg(id)).metric(QStringLiteral("auc"), value);
        builder.param(QStringLiteral("model"), id % 2 ? QStringLiteral("xgb") : QStringLiteral("lgbm"));
    }
    return compareRows(builder.build(), how, nullptr);
}

} // namespace

/// Which runs a board means in a cache, and what a comparison of them says.
class ComparisonTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<CacheStore> cache_;

    Result<LoadedComparison> load(const Board& board)
    {
        return loadComparison(*cache_, names, board, {}, systemNow(), {});
    }
    static Board of(const CompareSet& set)
    {
        Board board;
        board.name = QStringLiteral("b");
        board.set = set;
        return board;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto opened = CacheStore::open(std::filesystem::path(folder_.path().toStdString()) / "cache.db");
        QVERIFY_RESULT(opened);
        cache_ = std::move(opened->store);
        for (const qint64 connection : {1, 2}) {
            Experiment experiment;
            experiment.key = {{connection}, EntityKind::Experiment, QStringLiteral("7")};
            experiment.name = connection == 1 ? QStringLiteral("fraud") : QStringLiteral("local fraud");
            QVERIFY_RESULT(cache_->putExperiments({connection}, std::vector{experiment}, 1));
        }
        QVERIFY_RESULT(cache_->putRuns({1}, QStringLiteral("7"),
                                       batchOf({run(1, QStringLiteral("a"), 0.9, QStringLiteral("xgb")),
                                                run(1, QStringLiteral("bb"), 0.8, QStringLiteral("lgbm"))}),
                                       1, std::nullopt));
        QVERIFY_RESULT(cache_->putRuns({2}, QStringLiteral("7"),
                                       batchOf({run(2, QStringLiteral("ccc"), 0.95, QStringLiteral("xgb"))}),
                                       1, std::nullopt));
        QVERIFY_RESULT(cache_->putHistory({{1}, EntityKind::Run, QStringLiteral("a")}, QStringLiteral("loss"),
                                          points({3, 1, std::nan(""), 2}), SeriesInfo::State::Complete, 1));
        QVERIFY_RESULT(cache_->putHistory({{2}, EntityKind::Run, QStringLiteral("ccc")},
                                          QStringLiteral("loss"), points({3, 1, 4}),
                                          SeriesInfo::State::Complete, 1)); // the run went on to step 3
    }

    void aLiveSetCrossesConnections()
    {
        const auto all = load(of({CompareSet::Kind::Live, QStringLiteral("metrics.auc >= 0.9"), {}, {}}));
        QVERIFY_RESULT(all);
        QCOMPARE(all->runs->size(), 2U);
        QCOMPARE(runRefs(*all->runs, names),
                 (QList<RunRef>{{QStringLiteral("lab"), QStringLiteral("a")},
                                {QStringLiteral("laptop"), QStringLiteral("ccc")}}));
    }

    void experimentsAreMeantByTheirNames()
    {
        const auto one =
            load(of({CompareSet::Kind::Live, {}, {{QStringLiteral("lab"), QStringLiteral("fraud")}}, {}}));
        QVERIFY_RESULT(one);
        QCOMPARE(one->runs->size(), 2U);
        const auto unknown = load(
            of({CompareSet::Kind::Live, {}, {{QStringLiteral("lab"), QStringLiteral("local fraud")}}, {}}));
        QVERIFY_RESULT(unknown);
        QCOMPARE(unknown->runs->size(), 0U); // never "everything"
        QCOMPARE(unknown->runs->missing.size(), 1);
    }

    void aFixedSetNamesWhatIsMissing()
    {
        const auto some = load(of({CompareSet::Kind::Fixed,
                                   {},
                                   {},
                                   {{QStringLiteral("laptop"), QStringLiteral("ccc")},
                                    {QStringLiteral("lab"), QStringLiteral("a")},
                                    {QStringLiteral("lab"), QStringLiteral("zzz")}}}));
        QVERIFY_RESULT(some);
        QCOMPARE(some->runs->size(), 2U);
        QCOMPARE(some->runs->missing, QStringList{QStringLiteral("lab/zzz")});
        const auto none = load(of({CompareSet::Kind::Fixed, {}, {}, {}}));
        QVERIFY_RESULT(none);
        QCOMPARE(none->runs->size(), 0U);
    }

    void aQueryThatCannotBeReadSaysWhere()
    {
        const auto broken = load(of({CompareSet::Kind::Live, QStringLiteral("metrics.auc >"), {}, {}}));
        QVERIFY_RESULT(broken);
        QVERIFY(broken->queryError);
        QVERIFY(!broken->runs);
    }

    void metricsAreTakenWhereTheBoardSays_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<double>("value"); // NaN: absent
        QTest::newRow("min") << QStringLiteral("min") << 1.0;
        QTest::newRow("max") << QStringLiteral("max") << 3.0;
        QTest::newRow("step") << QStringLiteral("3") << 2.0;
        QTest::newRow("a step that was not logged") << QStringLiteral("17") << std::nan("");
    }
    void metricsAreTakenWhereTheBoardSays()
    {
        QFETCH(QString, at);
        QFETCH(double, value);
        auto board = of({CompareSet::Kind::Live, {}, {{QStringLiteral("lab"), QStringLiteral("fraud")}}, {}});
        board.at = *metricAtFromText(at);
        const auto taken = load(board);
        QVERIFY_RESULT(taken);
        const auto* column = taken->runs->table->numbers(loss);
        QVERIFY(column);
        QCOMPARE(column->has(0), !std::isnan(value));
        if (!std::isnan(value))
            QCOMPARE(column->values[0], value);
        // The other loss and both aucs have no history here: unknown, not their last value.
        QVERIFY(!column->has(1));
        QCOMPARE(taken->runs->unknownValues(), 3U);
        QVERIFY(!taken->runs->isUnknown(0, loss.name) && taken->runs->isUnknown(1, loss.name));
        QCOMPARE(taken->runs->isLoggedElsewhere(0, loss.name), std::isnan(value));
        QVERIFY(!taken->runs->isLoggedElsewhere(1, loss.name));
        // What was not read yet may well have a course.
        QCOMPARE(chartOf(*cache_, *taken->runs, {ColumnKind::Metric, QStringLiteral("auc")}),
                 ChartKind::Curves);
    }

    void whatWasLoggedSinceTheHistoryWasReadMayBeMore_data()
    {
        QTest::addColumn<QString>("at");
        for (const auto* at : {"min", "max", "2", "3"})
            QTest::newRow(at) << QString::fromLatin1(at);
    }
    void whatWasLoggedSinceTheHistoryWasReadMayBeMore()
    {
        QFETCH(QString, at);
        auto board =
            of({CompareSet::Kind::Live, {}, {{QStringLiteral("laptop"), QStringLiteral("local fraud")}}, {}});
        board.at = *metricAtFromText(at);
        board.objective = loss;
        const auto taken = load(board);
        QVERIFY_RESULT(taken);
        QVERIFY(!taken->runs->table->numbers(loss)->has(0));
        QVERIFY(taken->runs->isUnknown(0, loss.name));
        const auto report = comparisonReport(board, taken->runs, names, {}, 0, {}, {});
        QVERIFY_RESULT(report);
        QCOMPARE(report->remarks.size(), 2); // of loss, and of auc, which nobody asked for
        QVERIFY2(report->remarks[0].contains(loss.name), qPrintable(report->remarks[0]));
        QVERIFY2(report->remarks[1].contains(auc.name), qPrintable(report->remarks[1]));
    }

    void aRunThatHasTheMetricAtOtherStepsDoesNotLackIt()
    {
        auto board = of({CompareSet::Kind::Fixed, {}, {}, {{QStringLiteral("lab"), QStringLiteral("a")}}});
        board.at = {MetricAt::Kind::Step, 17};
        const auto taken = load(board);
        QVERIFY_RESULT(taken);
        const auto axis = axisColumn(*taken->runs, loss);
        QCOMPARE(axis.left.notAtStep, 1U);
        QCOMPARE(axis.left.absent, 0U);
        QCOMPARE(axis.left.total(), 1U);
        const auto said = leftOutReasons({&axis, 1});
        QVERIFY2(said.contains(QStringLiteral("no loss at step 17")), qPrintable(said));
        const auto never = axisColumn(*taken->runs, {ColumnKind::Metric, QStringLiteral("f1")});
        QCOMPARE(never.left.absent, 1U);
        QCOMPARE(never.left.notAtStep, 0U);
    }

    void ofMoreThanOneComparisonTakesTheNewestAreComparedAndTheOthersCounted_data()
    {
        QTest::addColumn<bool>("chosen");
        QTest::newRow("a query") << false;
        QTest::newRow("chosen by hand") << true;
    }
    void ofMoreThanOneComparisonTakesTheNewestAreComparedAndTheOthersCounted()
    {
        QFETCH(bool, chosen);
        QTemporaryDir folder;
        auto opened = CacheStore::open(std::filesystem::path(folder.path().toStdString()) / "cache.db");
        QVERIFY_RESULT(opened);
        auto& cache = *opened->store;
        Experiment experiment;
        experiment.key = {{1}, EntityKind::Experiment, QStringLiteral("7")};
        experiment.name = QStringLiteral("many");
        QVERIFY_RESULT(cache.putExperiments({1}, std::vector{experiment}, 1));
        std::vector<Run> many;
        CompareSet set{chosen ? CompareSet::Kind::Fixed : CompareSet::Kind::Live, {}, {}, {}};
        for (std::size_t i = 0; i < maxComparedRuns + 2; ++i) {
            many.push_back(run(1, QString::number(i), 0.5, QStringLiteral("xgb")));
            many.back().startMs = loggedMs + std::int64_t(i);
            if (chosen)
                set.runs.append({QStringLiteral("lab"), many.back().key.remoteId});
        }
        QVERIFY_RESULT(cache.putRuns({1}, QStringLiteral("7"), batchOf(many), 1, std::nullopt));
        const auto board = of(set);
        const auto loaded = loadComparison(cache, names, board, {}, systemNow(), {});
        QVERIFY_RESULT(loaded);
        QCOMPARE(loaded->runs->size(), maxComparedRuns);
        QCOMPARE(loaded->runs->leftOut, 2U);
        QCOMPARE(loaded->runs->table->entity(0).remoteId, QStringLiteral("2")); // 0 and 1 are the oldest
        const auto report = comparisonReport(board, loaded->runs, names, {}, 0, {auc}, {});
        QVERIFY_RESULT(report);
        QCOMPARE(report->remarks.size(), 1);
        QCOMPARE(reportDocument(*report)["matched"].get<std::size_t>(), maxComparedRuns + 2);
    }

    void theBaselineIsMeantByName()
    {
        auto board = of({CompareSet::Kind::Live, {}, {}, {}});
        board.baseline = RunRef{QStringLiteral("laptop"), QStringLiteral("ccc")};
        const auto loaded = load(board);
        QVERIFY_RESULT(loaded);
        QVERIFY(loaded->runs->baseline);
        QCOMPARE(loaded->runs->table->entity(*loaded->runs->baseline).remoteId, QStringLiteral("ccc"));
    }

    void theObjectiveIsTheMetricThatVariesAndIsJudged()
    {
        const auto all = load(of({CompareSet::Kind::Live, {}, {}, {}}));
        QVERIFY_RESULT(all);
        QCOMPARE(likelyObjective(*all->runs), std::optional(auc)); // loss is the same everywhere
        QCOMPARE(likelyObjective(*compareRows(std::make_shared<const RunTable>(), {}, nullptr)),
                 std::nullopt);
    }

    void sidesFollowTheSelection()
    {
        const auto runs = scored({0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8});
        const auto two = whySides(*runs, {2, 5}, auc);
        QVERIFY(two && two->isOfTwoRuns());
        QCOMPARE(two->nameA, QStringLiteral("r2"));
        const auto some = whySides(*runs, {2, 5, 6}, auc);
        QCOMPARE(some->b.size(), 3U);
        QCOMPARE(some->a.size(), 5U);
        const auto best = whySides(*runs, {}, auc);
        QCOMPARE(best->a, (std::vector<std::uint32_t>{7, 6})); // a quarter, the best first
        QCOMPARE(best->b.size(), 6U);
        QCOMPARE(best->nameA, QStringLiteral("best quarter by auc"));

        Comparison how;
        how.baselineRowId = 1;
        const auto against = whySides(*scored({0.1, 0.2, 0.3}, how), {3}, auc);
        QCOMPARE(against->a, std::vector<std::uint32_t>{0});
        QCOMPARE(against->b, std::vector<std::uint32_t>{2});
        how = {};
        how.groupBy = model;
        const auto groups = whySides(*scored({0.1, 0.2, 0.3}, how), {}, auc);
        QCOMPARE(groups->a.size() + groups->b.size(), 3U);
        QVERIFY(!whySides(*scored({0.1}), {}, auc));
        QVERIFY(!whySides(*scored({std::nan(""), 0.1, std::nan("")}), {}, auc));
    }

    void noQuarterIsBestWhereNobodyKnowsWhichWayIsBetter()
    {
        RunTableBuilder builder;
        for (int id = 1; id <= 8; ++id)
            builder.run(id, QStringLiteral("r%1").arg(id)).metric(QStringLiteral("tokens"), id);
        const ColumnKey tokens{ColumnKind::Metric, QStringLiteral("tokens")};
        const auto sides = whySides(*compareRows(builder.build(), {}, nullptr), {}, tokens);
        QVERIFY(sides);
        QCOMPARE(sides->a, (std::vector<std::uint32_t>{7, 6}));
        QCOMPARE(sides->nameA, QStringLiteral("highest quarter by tokens"));
    }

    void theReportSaysTheSameNumbersInEveryForm()
    {
        Comparison how;
        how.groupBy = model;
        const auto runs = scored({0.1, 0.2, 0.3, 0.4}, how);
        auto board = of({CompareSet::Kind::Live, QStringLiteral("x < 1"), {}, {}});
        board.objective = auc;
        const auto report = comparisonReport(board, runs, names, {}, 0, {auc}, {});
        QVERIFY_RESULT(report);
        const auto document = reportDocument(*report);
        QCOMPARE(document["metrics"][0]["mean"].get<double>(), 0.25);
        QCOMPARE(document["metrics"][0]["better"].get<std::string>(), std::string("higher"));
        QCOMPARE(document["metrics"][0]["best_run_id"].get<std::string>(), std::string("run-4"));
        QCOMPARE(document["runs"].size(), 4U);
        QCOMPARE(document["runs"][0]["run_id"].get<std::string>(), std::string("run-4"));
        QCOMPARE(document["metrics"][0]["groups"].size(), 2U);
        QVERIFY(reportHtml(*report).contains("0.25"));
    }

    void whatServersSayIsTextInTheReport()
    {
        const auto table = RunTableBuilder()
                               .run(1, QStringLiteral("<script>alert(1)</script>"))
                               .metric(QStringLiteral("<img src=x onerror=y>"), 1)
                               .param(QStringLiteral("\"><b>"), QStringLiteral("</td>&"))
                               .run(2, QStringLiteral("%1 %2"))
                               .metric(QStringLiteral("<img src=x onerror=y>"), 2)
                               .build();
        Board board = of({CompareSet::Kind::Live, QStringLiteral("</title><script>"), {}, {}});
        board.name = QStringLiteral("%2 <i>name</i>");
        const auto report =
            comparisonReport(board, compareRows(table, {}, nullptr), names, {}, 0,
                             {{ColumnKind::Metric, QStringLiteral("<img src=x onerror=y>")}}, {});
        QVERIFY_RESULT(report);
        const auto html = QString::fromUtf8(reportHtml(*report));
        for (const auto* tag : {"<script", "<img src=x", "<b>", "<i>", "</td>&"})
            QVERIFY2(!html.contains(QLatin1String(tag)), tag);
        QVERIFY(html.contains(QStringLiteral("<title>%2 &lt;i&gt;name&lt;/i&gt;</title>")));
        QVERIFY(html.contains(QStringLiteral("%1 %2")));
    }

    void aReportIsWrittenWholeOrRefused()
    {
        const auto report = comparisonReport(of({}), scored({0.1, 0.2}), names, {}, 0, {auc}, {});
        QVERIFY_RESULT(report);
        QVERIFY_ERROR(writeReport(*report, folder_.filePath(QStringLiteral("r.docx"))), ErrorKind::Invalid);
        QVERIFY_ERROR(writeReport(*report, folder_.filePath(QStringLiteral("no/such/r.html"))),
                      ErrorKind::Storage);
        for (const auto* suffix : {"html", "json", "pdf"})
            QVERIFY_RESULT(
                writeReport(*report, folder_.filePath(QStringLiteral("r.") + QLatin1String(suffix))));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_ERROR(comparisonReport(of({}), scored({0.1, 0.2}), names, {}, 0, {auc}, stop.get_token()),
                      ErrorKind::Cancelled);
    }
};

QTEST_MAIN(ComparisonTest)
#include "tst_comparison.moc"
