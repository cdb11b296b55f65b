// How much of a row is lost on the way through the reference's principal components.
#include "services/multivariate/Reconstruction.h"
#include "tests/services/ExpectedSamples.h"
#include "tests/services/MadeFrame.h"
#include "tests/support/Testing.h"

#include <random>

using namespace ph;
using namespace ph::testing;

namespace {

using Verdict = ColumnDrift::Verdict;
using Values = std::vector<double>;

Result<ReconstructionDrift> reconstructed(const Frame& reference, const Frame& current,
                                          const MultivariateRules& rules = {}, std::stop_token stop = {})
{
    const auto joint = jointColumns(reference, current);
    return reconstructionDrift(joint.columns, reference.rows(), current.rows(), rules, std::move(stop));
}

Frame expectedTable(const QJsonObject& columns)
{
    MadeFrame made;
    for (const auto* name : {"a", "b", "c", "d"})
        made.numbers(QString::fromLatin1(name), numbersOf(columns[QLatin1String(name)]));
    return made.categories(QStringLiteral("kind"), textsOf(columns[QLatin1String("kind")])).frame();
}

/// Columns that are each a sum of two hidden ones and some noise.
MadeFrame mixed(std::size_t rows, std::size_t columns, std::uint64_t seed, double flip = 1)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal;
    std::vector<Values> made(columns, Values(rows));
    for (std::size_t i = 0; i < rows; ++i) {
        const double a = normal(random), b = normal(random);
        for (std::size_t c = 0; c < made.size(); ++c) {
            const double share = double(c) / double(columns);
            made[c][i] = (c == 0 ? flip : 1) * (share * a + (1 - share) * b) + 0.3 * normal(random);
        }
    }
    MadeFrame frame;
    for (std::size_t c = 0; c < made.size(); ++c)
        frame.numbers(QStringLiteral("x%1").arg(c), made[c]);
    return frame;
}

} // namespace

class TestReconstruction : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void errorsAndBoundsAreThoseOfASingularValueDecomposition()
    {
        const auto cases = expectedPart("reconstructions").toArray();
        QVERIFY(cases.size() >= 3);
        for (const auto& value : cases) {
            const auto expected = value.toObject();
            MultivariateRules rules;
            rules.explained = expected["explain"].toDouble();
            const auto found = reconstructed(expectedTable(expected["table"].toObject()),
                                             expectedTable(expected["against"].toObject()), rules);
            QVERIFY_RESULT(found);
            QCOMPARE(int(found->components), expected["components"].toInt());
            AS_EXPECTED(found->explained, expected["explained"]);
            AS_EXPECTED(found->reference, expected["reference"]);
            AS_EXPECTED(found->current, expected["current"]);
            AS_EXPECTED(found->low, expected["low"]);
            AS_EXPECTED(found->high, expected["high"]);
        }
    }
    void tablesThatAreAlikeLieWithinChance()
    {
        int drift = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            // As few rows as there may be, for many columns.
            const auto found =
                reconstructed(mixed(60, 20, 2 * seed + 1).frame(), mixed(60, 20, 2 * seed + 2).frame());
            QVERIFY_RESULT(found);
            drift += found->verdict == Verdict::Drift;
        }
        QVERIFY2(drift <= 6, qPrintable(QString::number(drift)));
    }
    void aFlippedColumnIsFoundThoughNoneMoved()
    {
        const auto found = reconstructed(mixed(1'000, 6, 1).frame(), mixed(1'000, 6, 2, -1).frame());
        QVERIFY_RESULT(found);
        QCOMPARE(found->verdict, Verdict::Drift);
        QVERIFY(found->current > found->high && found->high > found->reference);
        QVERIFY(found->explained > 0.65);
    }
    void aCertainChangeThatIsSmallIsNoDrift()
    {
        MultivariateRules rules;
        rules.leastErrorChange = 10;
        const auto found = reconstructed(mixed(1'000, 6, 1).frame(), mixed(1'000, 6, 2, -1).frame(), rules);
        QVERIFY_RESULT(found);
        QVERIFY(found->current > found->high);
        QCOMPARE(found->threshold, 10.0);
        QCOMPARE(found->verdict, Verdict::NoDrift);
    }
    void roundingsOfColumnsThatOneSaysWhollyAreNoDrift()
    {
        const auto table = [](std::uint64_t seed) {
            std::mt19937_64 random(seed);
            std::normal_distribution<double> normal;
            Values a(200), b(200);
            for (std::size_t i = 0; i < a.size(); ++i) {
                a[i] = normal(random);
                b[i] = 3 * a[i] + 7;
            }
            return MadeFrame().numbers("a", a).numbers("b", b).frame();
        };
        const auto found = reconstructed(table(1), table(2));
        QVERIFY_RESULT(found);
        QCOMPARE(found->components, std::size_t(1));
        QVERIFY(found->reference < 1e-12);
        QCOMPARE(found->verdict, Verdict::NoDrift);
    }
    void somethingCanAlwaysBeLost()
    {
        MultivariateRules rules;
        rules.explained = 0.999;
        const auto found = reconstructed(mixed(200, 4, 1).frame(), mixed(200, 4, 2).frame(), rules);
        QVERIFY_RESULT(found);
        QCOMPARE(found->components, std::size_t(3));
        QVERIFY(found->reference > 0);
    }
    void columnsThatTheReferenceDoesNotDifferInAreNotLookedAt()
    {
        const auto reference = mixed(200, 3, 1).numbers("c", Values(200, 0.1)).frame();
        auto moved = Values(200, 0.1);
        moved[7] = 1e9;
        const auto found = reconstructed(reference, mixed(200, 3, 2).numbers("c", moved).frame());
        QVERIFY_RESULT(found);
        QCOMPARE(found->verdict, Verdict::NoDrift);
        const auto one = reconstructed(mixed(200, 1, 1).numbers("c", Values(200, 0.1)).frame(),
                                       mixed(200, 1, 2).numbers("c", moved).frame());
        QVERIFY_RESULT(one);
        QCOMPARE(one->verdict, Verdict::NoData);
        QCOMPARE(one->why, QStringLiteral("fewer than two columns vary in the reference"));
    }
    void missingAndInfiniteNumbersAreTheMean()
    {
        const auto table = [](double hole) {
            auto x = Values(200, 0), y = Values(200, 0);
            for (std::size_t i = 0; i < x.size(); ++i) {
                x[i] = i % 5 == 0 ? hole : double(i % 13);
                y[i] = double(i % 7);
            }
            return MadeFrame().numbers("x", x).numbers("y", y).frame();
        };
        const auto missing = reconstructed(table(missingNumber), table(missingNumber));
        const auto infinite = reconstructed(table(HUGE_VAL), table(-HUGE_VAL));
        QVERIFY_RESULT(missing);
        QVERIFY_RESULT(infinite);
        QVERIFY(std::isfinite(missing->reference));
        QCOMPARE(infinite->reference, missing->reference);
        QCOMPARE(infinite->current, missing->current);
    }
    void aColumnThatIsMissingWhollyOnOneSideIsTheMeanOrNotLookedAt()
    {
        const Values none(200, missingNumber);
        const auto lost =
            reconstructed(mixed(200, 3, 1).frame(), MadeFrame(mixed(200, 2, 2)).numbers("x2", none).frame());
        QVERIFY_RESULT(lost);
        QVERIFY(std::isfinite(lost->current));
        const auto come =
            reconstructed(MadeFrame(mixed(200, 2, 2)).numbers("x2", none).frame(), mixed(200, 3, 1).frame());
        QVERIFY_RESULT(come);
        QVERIFY(std::isfinite(come->current));
    }
    void tooFewRowsAndTooManyColumnsAreNoData()
    {
        const auto few = reconstructed(mixed(1, 3, 1).frame(), mixed(200, 3, 2).frame());
        QVERIFY_RESULT(few);
        QCOMPARE(few->verdict, Verdict::NoData);
        QCOMPARE(few->why,
                 QStringLiteral("1 rows of the reference and 200 of the current table, 50 are needed"));
        MultivariateRules rules;
        rules.mostColumns = 2;
        const auto many = reconstructed(mixed(200, 3, 1).frame(), mixed(200, 3, 2).frame(), rules);
        QVERIFY_RESULT(many);
        QCOMPARE(many->why, QStringLiteral("3 columns are more than the 2 that can take part"));
    }
    void aRunCanBeStopped()
    {
        std::stop_source source;
        source.request_stop();
        QVERIFY_ERROR(
            reconstructed(mixed(200, 3, 1).frame(), mixed(200, 3, 2).frame(), {}, source.get_token()),
            ErrorKind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestReconstruction)
#include "tst_reconstruction.moc"
