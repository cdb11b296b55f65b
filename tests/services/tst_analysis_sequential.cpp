#include "services/analysis/AlphaSpending.h"
#include "services/analysis/MixtureTest.h"
#include "services/analysis/ProportionTest.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>

using namespace ph;

namespace {

bool near(double a, double b, double within = 1e-8)
{
    return std::abs(a - b) <= within * std::max(1e-6, std::abs(b));
}

double tailBeyond(double z)
{
    return std::erfc(z / std::sqrt(2.0)) / 2;
}

} // namespace

/// Two shares, and looks at growing evidence. Expected numbers: scipy 1.10.1 of Debian (fisher_exact,
/// nchypergeom_fisher with the odds ratio of the restricted estimate, norm.sf of Farrington and Manning's z).
class TestSequential : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewEventsAreExact_data()
    {
        QTest::addColumn<double>("events");
        QTest::addColumn<double>("total");
        QTest::addColumn<double>("otherEvents");
        QTest::addColumn<double>("otherTotal");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("greater");
        QTest::addColumn<double>("less");
        QTest::newRow("8 of 100 to 2 of 100")
            << 8. << 100. << 2. << 100. << 1. << 0.05027252018 << 0.9907561601;
        QTest::newRow("4 % to 2 %") << 60. << 1500. << 270. << 13500. << 1. << 3.302889797e-06
                                    << 0.9999984366;
        QTest::newRow("the tea") << 1. << 10. << 11. << 14. << 1. << 0.9999663481 << 0.001379728093;
        QTest::newRow("half as much again is borne")
            << 60. << 1500. << 270. << 13500. << 1.5 << 0.02693378418 << 0.9811279042;
        QTest::newRow("many: the score test")
            << 31000. << 150000. << 270000. << 1350000. << 1.02 << 0.00760820524 << 0.9923917948;
    }
    void fewEventsAreExact()
    {
        QFETCH(double, events);
        QFETCH(double, total);
        QFETCH(double, otherEvents);
        QFETCH(double, otherTotal);
        QFETCH(double, ratio);
        QFETCH(double, greater);
        QFETCH(double, less);
        const auto found = compareProportions({events, total}, {otherEvents, otherTotal}, ratio);
        QVERIFY2(near(found.pGreater, greater, 1e-6), qPrintable(QString::number(found.pGreater, 'g', 12)));
        QVERIFY2(near(found.pLess, less, 1e-6), qPrintable(QString::number(found.pLess, 'g', 12)));
        QVERIFY(found.midGreater <= found.pGreater && found.midLess <= found.pLess);
        QVERIFY(near(found.midGreater + found.midLess, 1));
    }
    // Newcombe's own example (Stat. Med. 17, 1998, table II, (a), method 10).
    void theIntervalIsNewcombes()
    {
        const auto found = compareProportions({56, 70}, {48, 80});
        QVERIFY(std::abs(found.difference - 0.2) < 1e-12);
        QVERIFY(std::abs(found.low - 0.0524) < 5e-5);
        QVERIFY(std::abs(found.high - 0.3339) < 5e-5);
    }
    void theEdges()
    {
        QVERIFY(std::isnan(compareProportions({0, 0}, {1, 10}).pGreater));
        QCOMPARE(compareProportions({0, 10}, {0, 10}).pGreater, 1.0);
        QCOMPARE(compareProportions({10, 10}, {10, 10}).pGreater, 1.0);
        QVERIFY(compareProportions({10, 10}, {0, 1000}).pGreater < 1e-20);
        QCOMPARE(compareProportions({5'000, 5'000}, {5'000, 5'000}).pGreater, 1.0);
        const auto borne = compareProportions({900, 1000}, {800, 1000}, 1.5); // more than all would be borne
        QVERIFY(borne.pGreater > 0.5 && borne.pGreater <= 1);
    }

    // With one look there is nothing to allow for.
    void oneLookSpendsAll()
    {
        AlphaSpending spending;
        QVERIFY(near(spending.level(0.05, 1, 1), 0.045, 1e-6));
    }
    // Walks of 20 normal steps that no boundary allows for: as many cross as the looks together may spend.
    void looksTogetherErrAsOftenAsTheyMay()
    {
        AlphaSpending spending;
        std::mt19937_64 random(11);
        std::normal_distribution<double> normal;
        constexpr int looks = 20, walks = 40'000;
        int crossed = 0, late = 0;
        for (int i = 0; i < walks; ++i) {
            double sum = 0;
            for (int k = 1; k <= looks; ++k) {
                sum += normal(random);
                if (tailBeyond(sum / std::sqrt(k)) <= spending.level(0.05, looks, std::size_t(k))) {
                    ++crossed;
                    late += k > looks / 2;
                    break;
                }
            }
        }
        const double share = double(crossed) / walks;
        QVERIFY2(share > 0.042 && share < 0.048, qPrintable(QString::number(share)));
        QVERIFY(late > crossed / 2); // little is spent early
    }
    void laterLooksSpendTheRest()
    {
        AlphaSpending spending;
        double sum = 0;
        for (std::size_t look = 21; look < 2'000; ++look)
            sum += spending.level(0.05, 20, look);
        QVERIFY(sum < 0.005 && sum > 0.0049);
    }

    // Johari et al., formulas of the mixture and its interval, computed by hand.
    void theMixtureIsThatOfThePaper()
    {
        const auto found = mixtureTest(0.02, 2.7e-5, 0.01, 0.95);
        const double ratio = std::sqrt(2.7e-5 / 1.27e-4) * std::exp(1e-4 * 4e-4 / (2 * 2.7e-5 * 1.27e-4));
        QVERIFY(near(found.p, 1 / ratio));
        QVERIFY(near(found.high - 0.02,
                     std::sqrt(2 * 2.7e-5 * 1.27e-4 / 1e-4 * std::log(std::sqrt(1.27e-4 / 2.7e-5) / 0.05))));
        QVERIFY(std::isnan(mixtureTest(0, 0, 1, 0.95).p));
        QVERIFY(std::isnan(mixtureTest(0, 1, 0, 0.95).p));
    }
    void peekingAlwaysErrsNoMoreOften()
    {
        std::mt19937_64 random(12);
        std::normal_distribution<double> normal;
        int plain = 0, valid = 0;
        constexpr int tests = 2'000;
        for (int i = 0; i < tests; ++i) {
            double sum = 0;
            bool isPlain = false, isValid = false;
            for (int n = 1; n <= 1'000; ++n) {
                sum += normal(random);
                const auto found = mixtureTest(sum / n, 1.0 / n, 0.2, 0.95);
                isValid |= found.p <= 0.05;
                isPlain |= n >= 10 && std::abs(sum) / std::sqrt(n) > 1.96;
                QCOMPARE(found.p <= 0.05, found.low >= 0 || found.high <= 0);
            }
            plain += isPlain;
            valid += isValid;
        }
        QVERIFY2(valid <= tests / 20, qPrintable(QString::number(valid)));
        QVERIFY2(plain > tests / 4, qPrintable(QString::number(plain)));
    }
};

QTEST_GUILESS_MAIN(TestSequential)
#include "tst_analysis_sequential.moc"
