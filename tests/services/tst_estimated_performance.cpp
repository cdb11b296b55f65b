// How good a classifier is where labels have not come, from what its scores promise.
#include "services/performance/ConfidenceEstimate.h"
#include "tests/services/PerformanceSamples.h"

#include <random>

using namespace ph;
using namespace ph::testing;

namespace {

using Values = std::vector<double>;
using Flags = std::vector<std::int8_t>;

/// Scores are what they promise to the power of `honesty`.
struct Scored {
    Values scores;
    Flags truth;

    Scored(std::size_t rows, std::uint64_t seed, double honesty = 1, double least = 0)
    {
        std::mt19937_64 random(seed);
        const auto uniform = [&random] { return double(random() >> 11) * 0x1p-53; };
        for (std::size_t i = 0; i < rows; ++i) {
            scores.push_back(least + (1 - least) * uniform());
            truth.push_back(uniform() < std::pow(scores.back(), honesty) ? 1 : 0);
        }
    }
    Frame table() const
    {
        return MadeFrame()
            .booleans("label", truth, FrameRole::Label)
            .numbers("score", scores, FrameRole::Score)
            .frame();
    }
    Frame withoutLabels() const
    {
        return MadeFrame()
            .booleans("label", Flags(truth.size(), missingBoolean), FrameRole::Label)
            .numbers("score", scores, FrameRole::Score)
            .frame();
    }
};

} // namespace

class TestEstimatedPerformance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void calibrationIsTheMinMaxFormula()
    {
        const auto cases = expectedPart("isotonic").toArray();
        QVERIFY(cases.size() >= 4);
        for (const auto& value : cases) {
            const auto expected = value.toObject();
            const auto x = numbersOf(expected["x"]), asked = numbersOf(expected["asked"]);
            const auto y = booleansOf(expected["y"]);
            std::vector<ScoredRow> rows;
            for (std::size_t i = 0; i < x.size(); ++i)
                rows.push_back({x[i], y[i] == 1});
            const IsotonicCalibration calibration(rows);
            for (std::size_t i = 0; i < asked.size(); ++i)
                AS_EXPECTED(calibration.probability(asked[i]), expected["fit"].toArray()[qsizetype(i)]);
        }
    }
    void calibrationOfOneScoreIsConstant()
    {
        const IsotonicCalibration calibration({{0.4, true}, {0.4, false}, {0.4, false}, {0.4, false}});
        for (const double score : {-9.0, 0.4, 3.0})
            QCOMPARE(calibration.probability(score), 0.25);
    }
    void estimatesAndTheirBoundsAreThoseOfTheDefinition()
    {
        const auto expected = expectedPart("performance").toObject()["classified"].toObject();
        const auto study = performanceOf(classifiedTable(expected["reference"].toObject()),
                                         classifiedTable(expected["current"].toObject()));
        QCOMPARE(study.series.size(), std::size_t(7));
        for (const auto& series : study.series) {
            const auto now = expected["estimated"].toObject()[series.measure].toObject();
            AS_EXPECTED(series.whole.estimated, now["value"]);
            AS_EXPECTED(series.whole.estimatedLow, now["low"]);
            AS_EXPECTED(series.whole.estimatedHigh, now["high"]);
            const auto before = expected["estimatedOfReference"].toObject()[series.measure].toObject();
            AS_EXPECTED(series.reference.estimated, before["value"]);
            AS_EXPECTED(series.reference.estimatedLow, before["low"]);
        }
    }
    void whatIsEstimatedIsWhatLabelsSayLater()
    {
        // Scores overstate, and rows with high ones become more: as many windows as rows wait.
        int held = 0, all = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const Scored before(2'000, seed, 2), now(500, 100 + seed, 2, 0.3);
            const auto estimated = performanceOf(before.table(), now.withoutLabels());
            const auto measured = performanceOf(before.table(), now.table());
            for (const auto* measure : {"accuracy", "precision", "recall", "f1", "roc_auc", "log_loss"}) {
                const auto promised = seriesOf(estimated, measure).whole;
                QVERIFY(std::isnan(promised.measured));
                QCOMPARE(promised.labelled, std::size_t(0));
                const double came = seriesOf(measured, measure).whole.measured;
                held += promised.estimatedLow <= came && came <= promised.estimatedHigh;
                ++all;
            }
        }
        QVERIFY2(held >= 0.97 * all, qPrintable(QStringLiteral("%1 of %2").arg(held).arg(all)));
    }
    void aModelThatLosesItsSharpnessIsSeenWithoutLabels()
    {
        const Scored before(2'000, 1);
        auto blunt = Scored(500, 2);
        for (auto& score : blunt.scores)
            score = 0.4 + score * 0.2;
        const auto accuracy = seriesOf(performanceOf(before.table(), blunt.withoutLabels()), "accuracy");
        QVERIFY(accuracy.reference.estimated > 0.7);
        QVERIFY(accuracy.whole.estimatedHigh < accuracy.reference.estimated);
        QVERIFY(accuracy.whole.estimated < 0.6);
    }
    void windowsAreEstimatedByTheirRows()
    {
        const Scored before(500, 1), now(200, 2);
        std::vector<RowNumbers> windows(3);
        for (std::uint32_t row = 0; row < 200; ++row) {
            if (now.scores[row] > 0.9)
                windows[0].push_back(row);
            windows[1].push_back(row);
        }
        const auto f1 = seriesOf(performanceOf(before.table(), now.table(), {}, windows), "f1");
        QVERIFY(f1.windows[0].estimated > f1.whole.estimated);
        QVERIFY(f1.windows[0].estimatedHigh - f1.windows[0].estimatedLow >
                f1.windows[1].estimatedHigh - f1.windows[1].estimatedLow);
        QCOMPARE(f1.windows[1].estimated, f1.whole.estimated);
        QVERIFY(std::isnan(f1.windows[2].estimated) && std::isnan(f1.windows[2].estimatedLow));
    }
    void aReferenceWithoutLabelsPromisesNothing()
    {
        const Scored before(500, 1), now(200, 2);
        const auto study = performanceOf(before.withoutLabels(), now.table());
        const auto accuracy = seriesOf(study, "accuracy").whole;
        QVERIFY(std::isfinite(accuracy.measured));
        QVERIFY(std::isnan(accuracy.estimated));
        QVERIFY(englishNotes(study.notes)
                    .join(' ')
                    .contains("50 rows of the reference with a label and a score are needed"));
    }
    void fewRowsOrOneOutcomePromiseNothing()
    {
        const Scored now(200, 2);
        auto rare = Scored(500, 1);
        std::fill(rare.truth.begin() + 4, rare.truth.end(), std::int8_t(0));
        for (const auto& table : {Scored(49, 1).table(), rare.table()})
            QVERIFY(std::isnan(seriesOf(performanceOf(table, now.table()), "roc_auc").whole.estimated));
        QVERIFY(std::isfinite(
            seriesOf(performanceOf(Scored(50, 1).table(), now.table()), "roc_auc").whole.estimated));
    }
    void ofManyClassesTheConfidenceSaysHowManyAreRight()
    {
        const auto table = [](std::uint64_t seed, double confidence) {
            std::mt19937_64 random(seed);
            Values scores;
            std::vector<std::string> truth, said;
            for (int i = 0; i < 400; ++i) {
                scores.push_back(confidence + 0.05 * double(random() % 6));
                const auto right = double(random() % 1'000) / 1'000 < scores.back();
                said.emplace_back(1, char('a' + random() % 3));
                truth.push_back(right ? said.back() : "d");
            }
            return MadeFrame()
                .categories("label", truth, FrameRole::Label)
                .categories("prediction", said, FrameRole::Prediction)
                .numbers("confidence", scores, FrameRole::Score)
                .frame();
        };
        const auto study = performanceOf(table(1, 0.6), table(2, 0.5));
        const auto accuracy = seriesOf(study, "accuracy");
        QVERIFY(accuracy.whole.estimatedLow < accuracy.whole.measured &&
                accuracy.whole.measured < accuracy.whole.estimatedHigh);
        QVERIFY(accuracy.whole.estimated < accuracy.reference.estimated);
        QVERIFY(std::isnan(seriesOf(study, "balanced_accuracy").whole.estimated));
    }
    void rowsWithoutAScoreAreNotEstimated()
    {
        auto now = Scored(200, 2);
        std::fill(now.scores.begin() + 50, now.scores.end(), missingNumber);
        const auto roc = seriesOf(performanceOf(Scored(500, 1).table(), now.table()), "roc_auc").whole;
        QCOMPARE(roc.rows, std::size_t(50));
        QVERIFY(std::isfinite(roc.estimated));
        std::fill(now.scores.begin(), now.scores.end(), missingNumber);
        QVERIFY(std::isnan(
            seriesOf(performanceOf(Scored(500, 1).table(), now.table()), "roc_auc").whole.estimated));
    }
};

QTEST_APPLESS_MAIN(TestEstimatedPerformance)
#include "tst_estimated_performance.moc"
