// Whether trees tell two tables apart, and how sure that is.
#include "services/analysis/AucInterval.h"
#include "services/multivariate/DomainClassifier.h"
#include "services/multivariate/MultivariateComparison.h"
#include "tests/services/ExpectedSamples.h"
#include "tests/services/MadeFrame.h"
#include "tests/support/Testing.h"

#include <random>

using namespace ph;
using namespace ph::testing;

namespace {

using Verdict = ColumnDrift::Verdict;
using Values = std::vector<double>;

Values normals(std::size_t count, std::uint64_t seed, double mean = 0)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal(mean);
    Values values(count);
    std::generate(values.begin(), values.end(), [&] { return normal(random); });
    return values;
}

/// Two columns of mean 0 and deviation 1 that are correlated, and some that have nothing to do with them.
Frame correlated(std::size_t rows, double correlation, std::uint64_t seed, int others = 3)
{
    const auto a = normals(rows, seed * 100), b = normals(rows, seed * 100 + 1);
    Values mixed(rows);
    for (std::size_t i = 0; i < rows; ++i)
        mixed[i] = correlation * a[i] + std::sqrt(1 - correlation * correlation) * b[i];
    MadeFrame made;
    made.numbers("a", a).numbers("b", mixed);
    for (int i = 0; i < others; ++i)
        made.numbers(QStringLiteral("other %1").arg(i), normals(rows, seed * 100 + 2 + std::uint64_t(i)));
    return made.frame();
}

Result<DomainClassification> told(const Frame& reference, const Frame& current,
                                  const MultivariateRules& rules = {}, std::stop_token stop = {})
{
    const auto joint = jointColumns(reference, current);
    return domainClassification(joint.columns, reference.rows(), current.rows(), rules, std::move(stop));
}

} // namespace

class TestDomainClassifier : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- areas
    void areasAndTheirIntervalsAreDeLongsOverAllPairs()
    {
        const auto cases = expectedPart("areas").toArray();
        QVERIFY(cases.size() >= 5);
        for (const auto& value : cases) {
            const auto expected = value.toObject();
            const auto scores = numbersOf(expected["scores"]);
            const auto truth = booleansOf(expected["truth"]);
            std::vector<ScoredRow> rows;
            for (std::size_t i = 0; i < scores.size(); ++i)
                rows.push_back({scores[i], truth[i] == 1});
            const auto found = aucInterval(rows);
            AS_EXPECTED(found.auc, expected["auc"]);
            AS_EXPECTED(found.ofPositives, expected["s10"]);
            AS_EXPECTED(found.ofNegatives, expected["s01"]);
            AS_EXPECTED(found.low, expected["low"]);
            AS_EXPECTED(found.high, expected["high"]);
            QVERIFY(std::abs(found.auc - rocCurve(rows)->area) < 1e-12);
        }
    }
    void anAreaWithoutSpreadIsNotCertain()
    {
        std::vector<ScoredRow> rows;
        for (int i = 0; i < 20; ++i)
            rows.push_back({double(i), i >= 10});
        const auto apart = aucInterval(rows);
        QCOMPARE(apart.auc, 1.0);
        QCOMPARE(apart.high, 1.0);
        QVERIFY(apart.low > 0.7 && apart.low < 0.8); // Wilson, 10 of 10
        for (auto& row : rows)
            row.score = 1;
        const auto tied = aucInterval(rows);
        QCOMPARE(tied.auc, 0.5);
        QVERIFY(tied.low < 0.3 && tied.high > 0.7);
    }
    void anAreaNeedsBothClasses()
    {
        const std::vector<ScoredRow> rows{{0.1, true}, {0.2, true}, {0.3, false}};
        QVERIFY(std::isnan(aucInterval(std::span(rows).first(2)).auc));
        const auto one = aucInterval(rows); // one negative: an area, but no spread
        QCOMPARE(one.auc, 0.0);
        QVERIFY(std::isnan(one.low));
        QVERIFY(std::isnan(aucInterval({}).auc));
    }

    // --- verdicts
    void tablesThatAreAlikeAreNotToldApart()
    {
        int contains = 0, drift = 0;
        constexpr int all = 100;
        for (int seed = 0; seed < all; ++seed) {
            const auto found = told(correlated(80, 0.5, std::uint64_t(2 * seed + 1)),
                                    correlated(80, 0.5, std::uint64_t(2 * seed + 2)));
            QVERIFY_RESULT(found);
            contains += found->low <= 0.5 && found->high >= 0.5;
            drift += found->verdict == Verdict::Drift;
        }
        QVERIFY2(contains >= 90, qPrintable(QString::number(contains)));
        QVERIFY2(drift <= 5, qPrintable(QString::number(drift)));
    }
    void aFlippedCorrelationIsFoundThoughNoColumnMoved()
    {
        const auto found = told(correlated(1'500, 0.6, 1, 8), correlated(1'500, -0.6, 2, 8));
        QVERIFY_RESULT(found);
        QCOMPARE(found->verdict, Verdict::Drift);
        QVERIFY(found->low > 0.6);
        QVERIFY(found->low < found->auc && found->auc < found->high);
        QCOMPARE(found->nReference, std::size_t(1'500));
        QStringList telling{found->tellsBy[0].first, found->tellsBy[1].first};
        telling.sort();
        QCOMPARE(telling, QStringList({"a", "b"}));
        double sum = 0;
        for (const auto& by : found->tellsBy)
            sum += by.second;
        QVERIFY(std::abs(sum - 1) < 1e-12);
    }
    void aMovedColumnIsNamedFirst()
    {
        const auto found =
            told(MadeFrame().numbers("x", normals(200, 1)).numbers("y", normals(200, 2)).frame(),
                 MadeFrame().numbers("x", normals(200, 3)).numbers("y", normals(200, 4, 1)).frame());
        QVERIFY_RESULT(found);
        QCOMPARE(found->verdict, Verdict::Drift);
        QCOMPARE(found->tellsBy[0].first, QStringLiteral("y"));
    }
    void aSmallDifferenceThatIsCertainIsNoDrift()
    {
        MultivariateRules rules;
        const auto reference = MadeFrame().numbers("x", normals(20'000, 1)).frame();
        const auto current = MadeFrame().numbers("x", normals(20'000, 2, 0.1)).frame();
        const auto found = told(reference, current, rules);
        QVERIFY_RESULT(found);
        QVERIFY(found->low > 0.5 && found->auc < 0.55);
        QCOMPARE(found->verdict, Verdict::NoDrift);
        rules.leastAuc = 0.51;
        QCOMPARE(told(reference, current, rules)->verdict, Verdict::Drift);
    }
    void aTableIsNotToldFromItself()
    {
        const auto table = correlated(300, 0.5, 1);
        const auto found = told(table, table);
        QVERIFY_RESULT(found);
        QCOMPARE(found->auc, 0.5);
        QCOMPARE(found->verdict, Verdict::NoDrift);
    }
    void theSameTablesGiveTheSameResult()
    {
        const auto reference = correlated(400, 0.5, 1), current = correlated(300, 0.2, 2);
        const auto first = told(reference, current), second = told(reference, current);
        QVERIFY_RESULT(first);
        QCOMPARE(first->auc, second->auc);
        QCOMPARE(first->low, second->low);
        QCOMPARE(first->tellsBy, second->tellsBy);
    }

    // --- kinds of values
    void categoriesAreKnownByTheirText()
    {
        // The same texts in another order of first appearance.
        std::vector<std::string> forth, back, other;
        for (int i = 0; i < 300; ++i) {
            forth.push_back(i % 3 == 0 ? "red" : "green");
            back.push_back(i % 3 == 1 ? "red" : "green");
            other.push_back(i % 3 == 1 ? "red" : "blue");
        }
        const auto reference = MadeFrame().categories("colour", forth).frame();
        const auto same = told(reference, MadeFrame().categories("colour", back).frame());
        QVERIFY_RESULT(same);
        QCOMPARE(same->verdict, Verdict::NoDrift);
        const auto moved = told(reference, MadeFrame().categories("colour", other).frame());
        QVERIFY_RESULT(moved);
        QCOMPARE(moved->verdict, Verdict::Drift);
    }
    void manyCategoriesDoNotTellByBeingMany()
    {
        std::mt19937_64 random(1);
        std::vector<std::string> reference, current;
        for (int i = 0; i < 400; ++i) {
            reference.push_back(std::to_string(random() % 5'000));
            current.push_back(std::to_string(random() % 5'000));
        }
        const auto found = told(MadeFrame().categories("city", reference).frame(),
                                MadeFrame().categories("city", current).frame());
        QVERIFY_RESULT(found);
        QCOMPARE(found->verdict, Verdict::NoDrift);
    }
    void missingValuesTellTablesApart()
    {
        const Values none(200, missingNumber);
        auto holes = normals(200, 2);
        for (std::size_t i = 0; i < holes.size(); i += 2)
            holes[i] = missingNumber;
        const auto reference = MadeFrame().numbers("x", normals(200, 1)).frame();
        for (const auto& values : {none, holes}) {
            const auto found = told(reference, MadeFrame().numbers("x", values).frame());
            QVERIFY_RESULT(found);
            QCOMPARE(found->verdict, Verdict::Drift);
        }
    }
    void infinitiesAndLargeNumbersHaveTheirPlace()
    {
        // 32 bits know neither 1e300 nor the difference of these whole numbers.
        Values reference, current;
        std::vector<std::int64_t> before, after;
        for (int i = 0; i < 200; ++i) {
            reference.push_back(i % 2 == 0 ? 1e300 : HUGE_VAL);
            current.push_back(i % 2 == 0 ? -HUGE_VAL : 1e299);
            before.push_back(1'000'000'000'000 + i % 10);
            after.push_back(1'000'000'000'010 + i % 10);
        }
        const auto found =
            told(MadeFrame().numbers("x", reference).frame(), MadeFrame().numbers("x", current).frame());
        QVERIFY_RESULT(found);
        QCOMPARE(found->auc, 1.0);
        const auto whole =
            told(MadeFrame().integers("x", before).frame(), MadeFrame().integers("x", after).frame());
        QVERIFY_RESULT(whole);
        QCOMPARE(whole->auc, 1.0);
    }

    // --- what takes part
    void columnsThatDoNotTakePartAreNamed()
    {
        const auto frame = [](std::uint64_t seed) {
            const std::size_t n = 60;
            std::vector<std::int64_t> whole(n);
            std::vector<std::int8_t> flags(n);
            std::vector<std::string> kinds(n), texts(n);
            for (std::size_t i = 0; i < n; ++i) {
                whole[i] = std::int64_t(i % 7);
                flags[i] = std::int8_t(i % 2);
                kinds[i] = i % 3 == 0 ? "a" : "b";
                texts[i] = "text " + std::to_string(i);
            }
            MadeFrame made;
            made.numbers("x", normals(n, seed))
                .integers("whole", whole)
                .booleans("flag", flags)
                .categories("kind", kinds, FrameRole::Segment)
                .texts("words", texts)
                .integers("when", whole, FrameRole::Timestamp, FrameType::Timestamp)
                .integers("id", whole, FrameRole::EntityId)
                .numbers("constant", Values(n, 7))
                .numbers("nothing", Values(n, missingNumber))
                .numbers("score", normals(n, seed + 7), FrameRole::Score)
                .booleans("prediction", flags, FrameRole::Prediction)
                .booleans("label", flags, FrameRole::Label);
            if (seed == 1)
                made.numbers("before", normals(n, 5)).categories("turned", kinds);
            else
                made.numbers("after", normals(n, 6)).numbers("turned", normals(n, 8));
            return made.frame();
        };
        const auto found = multivariateDrift(frame(1), frame(2));
        QVERIFY_RESULT(found);
        QCOMPARE(found->columns, QStringList({"x", "whole", "flag", "kind"}));
        QCOMPARE(found->columnsLeftOut, QStringList({"words", "when", "id", "constant", "nothing", "score",
                                                     "prediction", "label", "before", "turned", "after"}));
        QCOMPARE(found->classifier.verdict, Verdict::NoDrift);
    }
    void withoutColumnsThereIsNoVerdict()
    {
        const auto constant = MadeFrame().numbers("x", Values(100, 1)).frame();
        const auto found = multivariateDrift(constant, constant);
        QVERIFY_RESULT(found);
        QCOMPARE(found->classifier.verdict, Verdict::NoData);
        QCOMPARE(found->classifier.why, QStringLiteral("no column can take part"));
        QCOMPARE(found->reconstruction.verdict, Verdict::NoData);
        QVERIFY_RESULT(multivariateDrift(Frame(), Frame()));
    }
    void tooFewRowsAreNoData()
    {
        for (const std::size_t rows : {std::size_t(1), std::size_t(49)}) {
            const auto found = multivariateDrift(correlated(500, 0, 1), correlated(rows, 0, 2));
            QVERIFY_RESULT(found);
            QCOMPARE(found->classifier.verdict, Verdict::NoData);
            QCOMPARE(found->classifier.why,
                     QStringLiteral("%1 rows of each side can take part, 50 are needed").arg(rows));
            QVERIFY(std::isnan(found->classifier.auc));
            QCOMPARE(found->reconstruction.verdict, Verdict::NoData);
        }
    }
    void asManyOfEitherSideTakePartUpToALimit()
    {
        MultivariateRules rules;
        rules.mostRows = 300;
        const auto found = told(correlated(2'000, 0.5, 1), correlated(400, 0.5, 2), rules);
        QVERIFY_RESULT(found);
        QCOMPARE(found->nReference, std::size_t(300));
        QCOMPARE(found->nCurrent, std::size_t(300));
        rules.mostCells = 500; // five columns
        QCOMPARE(told(correlated(2'000, 0.5, 1), correlated(400, 0.5, 2), rules)->nReference,
                 std::size_t(100));
    }
    void samplesHoldDifferentRowsEvenly()
    {
        const auto rows = sampledRows(10'000, 1'000, 1);
        QCOMPARE(rows.size(), std::size_t(1'000));
        QVERIFY(std::is_sorted(rows.begin(), rows.end()));
        QVERIFY(std::adjacent_find(rows.begin(), rows.end()) == rows.end());
        const auto half = std::lower_bound(rows.begin(), rows.end(), 5'000U) - rows.begin();
        QVERIFY(half > 430 && half < 570);
        QCOMPARE(sampledRows(5, 9, 1), std::vector<std::uint32_t>({0, 1, 2, 3, 4}));
        QVERIFY(sampledRows(0, 9, 1).empty());
    }

    // --- the run
    void aRunCanBeStopped()
    {
        std::stop_source source;
        const auto stopAtOnce = [&source](double share) {
            if (share > 0.1)
                source.request_stop();
        };
        const auto found = multivariateDrift(correlated(200, 0.5, 1), correlated(200, 0.5, 2), {},
                                             source.get_token(), stopAtOnce);
        QVERIFY_ERROR(found, ErrorKind::Cancelled);
    }
    void progressGrowsToOne()
    {
        std::vector<double> shares;
        QVERIFY_RESULT(multivariateDrift(correlated(100, 0.5, 1), correlated(100, 0.5, 2), {}, {},
                                         [&shares](double share) { shares.push_back(share); }));
        QVERIFY(std::is_sorted(shares.begin(), shares.end()));
        QVERIFY(shares.size() > 200);
        QVERIFY(std::abs(shares.back() - 1) < 1e-12);
    }
    void whatXgboostRefusesIsSaidInItsWords()
    {
        MultivariateRules rules;
        rules.depth = -3;
        const auto found = told(correlated(100, 0.5, 1), correlated(100, 0.5, 2), rules);
        QVERIFY_RESULT(found);
        QCOMPARE(found->verdict, Verdict::NoData);
        QVERIFY2(found->why.startsWith("XGBoost: "), qPrintable(found->why));
        QVERIFY(found->why.contains("max_depth"));
    }
};

QTEST_APPLESS_MAIN(TestDomainClassifier)
#include "tst_domain_classifier.moc"
