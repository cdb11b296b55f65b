// How good a model was, by the labels that have come.
#include "tests/services/PerformanceSamples.h"

#include <random>

using namespace ph;
using namespace ph::testing;

namespace {

using Values = std::vector<double>;
using Flags = std::vector<std::int8_t>;
using Texts = std::vector<std::string>;

Frame classes(const Texts& label, const Texts& prediction)
{
    return MadeFrame()
        .categories("label", label, FrameRole::Label)
        .categories("prediction", prediction, FrameRole::Prediction)
        .frame();
}

std::int64_t hours(double count)
{
    return std::int64_t(count * 3'600'000);
}

} // namespace

class TestPerformance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- what is measured
    void classificationIsMeasuredAsByDefinition()
    {
        const auto expected = expectedPart("performance").toObject()["classified"].toObject();
        const auto study = performanceOf(classifiedTable(expected["reference"].toObject()),
                                         classifiedTable(expected["current"].toObject()));
        QCOMPARE(study.positive, QStringLiteral("true"));
        const auto measured = expected["measured"].toObject();
        QCOMPARE(study.series.size(), std::size_t(measured.size()));
        for (const auto& series : study.series) {
            const auto figure = measured[series.measure].toObject();
            AS_EXPECTED(series.whole.measured, figure["value"]);
            AS_EXPECTED(series.whole.low, figure["low"]);
            AS_EXPECTED(series.whole.high, figure["high"]);
            QCOMPARE(series.whole.rows, std::size_t(150));
            QCOMPARE(series.whole.labelled, std::size_t(150));
        }
        QCOMPARE(seriesOf(study, "roc_auc").better, MetricDirection::HigherIsBetter);
        QCOMPARE(seriesOf(study, "log_loss").better, MetricDirection::LowerIsBetter);
    }
    void regressionIsMeasuredAsByDefinition()
    {
        const auto expected = expectedPart("performance").toObject()["regressed"].toObject();
        const auto table = MadeFrame()
                               .numbers("price", numbersOf(expected["truth"]), FrameRole::Label)
                               .numbers("said", numbersOf(expected["said"]), FrameRole::Prediction)
                               .frame();
        const auto study = performanceOf(table, table);
        QCOMPARE(study.label, QStringLiteral("price"));
        QCOMPARE(study.series.size(), std::size_t(3));
        const auto measured = expected["measured"].toObject();
        for (const auto& series : study.series) {
            const auto figure = measured[series.measure].toObject();
            AS_EXPECTED(series.whole.measured, figure["value"]);
            AS_EXPECTED(series.whole.low, figure["low"]);
            AS_EXPECTED(series.whole.high, figure["high"]);
            QVERIFY(std::isnan(series.whole.estimated));
        }
        QCOMPARE(seriesOf(study, "mae").better, MetricDirection::LowerIsBetter);
        QCOMPARE(seriesOf(study, "bias").better, MetricDirection::Unknown);
    }
    void manyClassesAreMeasuredByAccuracy()
    {
        const auto table = classes({"a", "a", "b", "c", "c", "", "b"}, {"a", "b", "b", "c", "a", "a", ""});
        const auto study = performanceOf(table, table);
        QCOMPARE(study.series.size(), std::size_t(2));
        const auto accuracy = seriesOf(study, "accuracy").whole;
        QCOMPARE(accuracy.rows, std::size_t(6));
        QCOMPARE(accuracy.labelled, std::size_t(5));
        QCOMPARE(accuracy.measured, 0.6);
        QCOMPARE(seriesOf(study, "balanced_accuracy").whole.measured, (0.5 + 1 + 0.5) / 3);
    }

    // --- labels that come late
    void rowsWithoutALabelWaitForIt()
    {
        Texts label(40, "yes"), prediction(40, "yes");
        for (std::size_t i = 0; i < 40; ++i) {
            label[i] = i >= 30 ? "" : i % 2 == 0 ? "yes" : "no";
            prediction[i] = i % 4 == 0 ? "no" : "yes";
        }
        const auto table = classes(label, prediction);
        const std::vector<RowNumbers> windows{{0, 1, 2, 3}, {28, 29, 30, 31}, {36, 37}, {}};
        const auto study = performanceOf(table, table, {}, windows);
        QCOMPARE(study.positive, QStringLiteral("yes"));
        const auto accuracy = seriesOf(study, "accuracy");
        QCOMPARE(accuracy.whole.rows, std::size_t(40));
        QCOMPARE(accuracy.whole.labelled, std::size_t(30));
        QCOMPARE(accuracy.windows.size(), windows.size());
        QCOMPARE(accuracy.windows[0].measured, 0.25);
        QCOMPARE(accuracy.windows[1].rows, std::size_t(4));
        QCOMPARE(accuracy.windows[1].labelled, std::size_t(2));
        QCOMPARE(accuracy.windows[2].rows, std::size_t(2));
        QCOMPARE(accuracy.windows[2].labelled, std::size_t(0));
        QVERIFY(std::isnan(accuracy.windows[2].measured) && std::isnan(accuracy.windows[2].low));
        QCOMPARE(accuracy.windows[3].rows, std::size_t(0));
    }
    void aSegmentIsItsRows()
    {
        const auto table = classes({"a", "a", "b", "b"}, {"a", "b", "a", "b"});
        const auto question = performanceQuestion(table, table);
        const RowNumbers some{0, 3};
        const auto study = studyPerformance(question, some, some, {});
        QVERIFY_RESULT(study);
        QCOMPARE(seriesOf(*study, "accuracy").whole.measured, 1.0);
    }
    void rowsAreDealtOutToTheirWindows()
    {
        const std::vector<std::int32_t> windowOf{1, 0, -1, 1, 2};
        const RowNumbers rows{0, 2, 3, 4};
        const auto found = rowsByWindow(windowOf, rows, 3);
        QCOMPARE(found[0], RowNumbers());
        QCOMPARE(found[1], RowNumbers({0, 3}));
        QCOMPARE(found[2], RowNumbers({4}));
    }
    void theDelayCountsRowsThatStillWait()
    {
        // Labelled after 1, 2 and 3 hours; one waits since two hours before the youngest time, one since
        // then.
        const std::vector<std::int64_t> predicted{0,       0, hours(1), hours(2), hours(4), missingInteger,
                                                  hours(3)};
        const std::vector<std::int64_t> labelled{hours(1),       hours(2), hours(4), missingInteger,
                                                 missingInteger, hours(1), hours(2)};
        const auto table = MadeFrame()
                               .integers("at", predicted, FrameRole::Timestamp, FrameType::Timestamp)
                               .integers("label_time", labelled, FrameRole::Feature, FrameType::Timestamp)
                               .frame();
        const auto study = performanceOf(table, table);
        // Kaplan and Meier: 5 wait (one leaves at once), 1 - 3/4; of 3 at two hours one, 1 - 3/4 * 2/3; all.
        const std::vector<std::pair<double, double>> expected{{1, 0.25}, {2, 0.5}, {3, 1}};
        QCOMPARE(study.labelDelay.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(study.labelDelay[i].first, expected[i].first);
            QVERIFY(std::abs(study.labelDelay[i].second - expected[i].second) < 1e-12);
        }
        QVERIFY(englishNotes(study.notes)
                    .contains("1 labels are older than their prediction, and not in the label delay"));
    }
    void aLongDelayIsThinned()
    {
        std::vector<std::int64_t> predicted(5'000, 0), labelled;
        for (int i = 0; i < 5'000; ++i)
            labelled.push_back(hours(i));
        const auto table = MadeFrame()
                               .integers("at", predicted, FrameRole::Timestamp, FrameType::Timestamp)
                               .integers("labelled", labelled, FrameRole::Feature, FrameType::Timestamp)
                               .frame();
        const auto delay = performanceOf(table, table).labelDelay;
        QCOMPARE(delay.size(), std::size_t(200));
        QCOMPARE(delay.front().first, 0.0);
        QCOMPARE(delay.back().first, 4'999.0);
        QVERIFY(std::abs(delay.back().second - 1) < 1e-9);
    }

    // --- how columns are understood
    void labelsAreTheSameHoweverTheyAreWritten()
    {
        const auto table = MadeFrame()
                               .booleans("label", {1, 0, 1, 0}, FrameRole::Label)
                               .numbers("prediction", {1, 0, 0, 0}, FrameRole::Prediction)
                               .frame();
        const auto study = performanceOf(table, table);
        QCOMPARE(study.positive, QStringLiteral("true"));
        QCOMPARE(seriesOf(study, "accuracy").whole.measured, 0.75);
        QCOMPARE(performanceOf(table, table, "1").positive, QStringLiteral("true"));
        const auto texts = MadeFrame()
                               .categories("label", {"True", "FALSE", "true"}, FrameRole::Label)
                               .texts("prediction", {"1", "0", "0.0"}, FrameRole::Prediction)
                               .frame();
        QCOMPARE(seriesOf(performanceOf(texts, texts), "recall").whole.measured, 0.5);
    }
    void thePositiveClassIsFoundOrGiven()
    {
        const auto table = MadeFrame()
                               .categories("label", {"bad", "bad", "good", "good"}, FrameRole::Label)
                               .numbers("score", {0.9, 0.7, 0.2, 0.3}, FrameRole::Score)
                               .frame();
        const auto found = performanceOf(table, table);
        QCOMPARE(found.positive, QStringLiteral("bad")); // it has the higher scores
        QCOMPARE(seriesOf(found, "roc_auc").whole.measured, 1.0);
        QCOMPARE(seriesOf(found, "accuracy").whole.measured, 1.0);
        QVERIFY(
            englishNotes(found.notes).contains("a score of at least 0.5 was taken as the prediction of bad"));
        const auto given = performanceOf(table, table, "good");
        QCOMPARE(given.positive, QStringLiteral("good"));
        QCOMPARE(seriesOf(given, "roc_auc").whole.measured, 0.0);
        const auto wrong = performanceOf(table, table, "ugly");
        QVERIFY(wrong.series.empty());
        QCOMPARE(englishNotes(wrong.notes), QStringList("no row has the class ugly; there are bad and good"));
    }
    void aClassThatNeverCameIsAClass()
    {
        const auto table = MadeFrame()
                               .booleans("label", {0, 0, 0}, FrameRole::Label)
                               .numbers("score", {0.1, 0.2, 0.9}, FrameRole::Score)
                               .frame();
        const auto study = performanceOf(table, table);
        QCOMPARE(study.positive, QStringLiteral("true"));
        QCOMPARE(seriesOf(study, "accuracy").whole.measured, 2.0 / 3);
        QVERIFY(std::isnan(seriesOf(study, "roc_auc").whole.measured));
        QVERIFY(std::isnan(seriesOf(study, "recall").whole.measured));
    }
    void fractionsAsPredictionsAreScores()
    {
        const auto table = MadeFrame()
                               .booleans("label", {1, 1, 0, 0}, FrameRole::Label)
                               .numbers("prediction", {0.9, 0.4, 0.3, 0.2}, FrameRole::Prediction)
                               .frame();
        const auto study = performanceOf(table, table);
        QCOMPARE(seriesOf(study, "roc_auc").whole.measured, 1.0);
        QCOMPARE(seriesOf(study, "accuracy").whole.measured, 0.75);
        QVERIFY(englishNotes(study.notes).contains("predictions are fractions and were taken as scores"));
    }
    void aConfidenceInThePredictionIsTurnedIntoAScore()
    {
        Flags label, prediction;
        Values score;
        for (int i = 0; i < 60; ++i) {
            label.push_back(std::int8_t(i % 2));
            prediction.push_back(std::int8_t(i % 10 == 0 ? 1 - i % 2 : i % 2));
            score.push_back(i % 10 == 0 ? 0.55 : 0.9);
        }
        const auto table = MadeFrame()
                               .booleans("label", label, FrameRole::Label)
                               .booleans("prediction", prediction, FrameRole::Prediction)
                               .numbers("score", score, FrameRole::Score)
                               .frame();
        const auto study = performanceOf(table, table);
        QVERIFY(englishNotes(study.notes).join(' ').contains("confidence in the prediction"));
        // Positives: 0.9, negatives 0.1, and six of these 0.55.
        QCOMPARE(seriesOf(study, "roc_auc").whole.measured, 1.0);
    }
    void scoresBeyondOneHaveNoLogLoss()
    {
        const auto table = MadeFrame()
                               .booleans("label", {1, 1, 0, 0}, FrameRole::Label)
                               .booleans("prediction", {1, 1, 0, 1}, FrameRole::Prediction)
                               .numbers("score", {4.1, 0.2, -3, 0.3}, FrameRole::Score)
                               .frame();
        const auto study = performanceOf(table, table);
        QCOMPARE(seriesOf(study, "roc_auc").whole.measured, 0.75);
        QCOMPARE(seriesOf(study, "log_loss").measure, QString());
        QVERIFY(study.currentCalibration.empty());
        QVERIFY(englishNotes(study.notes).join(' ').contains("not between 0 and 1"));
    }
    void numbersAreClassesWhereTheyAreFewAndWhole()
    {
        Values rating, said, fine;
        for (int i = 0; i < 30; ++i) {
            rating.push_back(i % 5);
            said.push_back(i % 4);
            fine.push_back(i % 5 + 0.4);
        }
        const auto whole = MadeFrame()
                               .numbers("label", rating, FrameRole::Label)
                               .numbers("p", said, FrameRole::Prediction)
                               .frame();
        QCOMPARE(performanceOf(whole, whole).series[0].measure, QStringLiteral("accuracy"));
        const auto fractions = MadeFrame()
                                   .numbers("label", rating, FrameRole::Label)
                                   .numbers("p", fine, FrameRole::Prediction)
                                   .frame();
        const auto study = performanceOf(fractions, fractions);
        QVERIFY(std::abs(seriesOf(study, "bias").whole.measured - 0.4) < 1e-12);
        QVERIFY(std::abs(seriesOf(study, "rmse").whole.measured - 0.4) < 1e-12);
    }
    void whatIsNotThereIsSaid()
    {
        const auto bare = MadeFrame().numbers("x", {1, 2}).frame();
        QCOMPARE(englishNotes(performanceOf(bare, bare).notes), QStringList("no row has a label"));
        QCOMPARE(englishNotes(performanceOf(Frame(), Frame()).notes), QStringList("no row has a label"));
        const auto unlabelled = classes({"", ""}, {"a", "b"});
        QCOMPARE(englishNotes(performanceOf(unlabelled, unlabelled).notes),
                 QStringList("no row has a label"));
        const auto unpredicted = MadeFrame().booleans("y", {1, 0}, FrameRole::Label).frame();
        QCOMPARE(englishNotes(performanceOf(unpredicted, unpredicted).notes),
                 QStringList("no row has a prediction or a score"));
        Texts many;
        for (int i = 0; i < 300; ++i)
            many.push_back("class " + std::to_string(i));
        const auto tooMany = performanceOf(classes(many, many), classes(many, many));
        QVERIFY(tooMany.series.empty());
        QVERIFY(englishNotes(tooMany.notes).join(' ').contains("too many to be classes"));
    }
    void oneRowIsMeasuredWithWideBounds()
    {
        const auto one = classes({"1"}, {"1"});
        const auto accuracy = seriesOf(performanceOf(one, one), "accuracy").whole;
        QCOMPARE(accuracy.measured, 1.0);
        QVERIFY(accuracy.low < 0.25);
        QCOMPARE(accuracy.high, 1.0);
        const auto number = MadeFrame()
                                .numbers("y", {1.5}, FrameRole::Label)
                                .numbers("p", {2.5}, FrameRole::Prediction)
                                .frame();
        const auto error = seriesOf(performanceOf(number, number), "mae").whole;
        QCOMPARE(error.measured, 1.0);
        QVERIFY(std::isnan(error.low) && std::isnan(error.high));
    }
    void intervalsHoldTheTruthAsOftenAsTheySay()
    {
        // F1 of a classifier whose confusion is known: 0.3 hits, 0.1 false alarms, 0.1 misses.
        int held = 0;
        constexpr int all = 400;
        for (int seed = 0; seed < all; ++seed) {
            std::mt19937_64 random(std::uint64_t(seed) + 1);
            Flags label, prediction;
            for (int i = 0; i < 100; ++i) {
                const auto at = random() % 10;
                label.push_back(at < 4 ? 1 : 0);
                prediction.push_back(at < 3 || at == 4 ? 1 : 0);
            }
            const auto table = MadeFrame()
                                   .booleans("y", label, FrameRole::Label)
                                   .booleans("p", prediction, FrameRole::Prediction)
                                   .frame();
            const auto f1 = seriesOf(performanceOf(table, table), "f1").whole;
            held += f1.low <= 0.75 && 0.75 <= f1.high;
        }
        QVERIFY2(held >= 0.92 * all && held <= 0.98 * all, qPrintable(QString::number(held)));
    }
    void calibrationIsInBinsOfScores()
    {
        const auto table = MadeFrame()
                               .booleans("label", {0, 0, 1, 1}, FrameRole::Label)
                               .numbers("score", {0.05, 0.15, 0.14, 0.95}, FrameRole::Score)
                               .frame();
        const auto bins = performanceOf(table, table).currentCalibration;
        QCOMPARE(bins.size(), std::size_t(3));
        QCOMPARE(bins[1].count, qint64(2));
        QCOMPARE(bins[1].rate, 0.5);
        QVERIFY(std::abs(bins[1].meanScore - 0.145) < 1e-12);
    }
    void aStudyCanBeStopped()
    {
        const auto table = classes({"a", "b"}, {"a", "b"});
        std::stop_source source;
        source.request_stop();
        const std::vector<RowNumbers> windows{{0}};
        QVERIFY_ERROR(studyPerformance(performanceQuestion(table, table), allRows(table), allRows(table),
                                       windows, source.get_token()),
                      ErrorKind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestPerformance)
#include "tst_performance.moc"
