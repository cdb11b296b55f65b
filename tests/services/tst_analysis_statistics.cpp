#include "models/values/RankCorrelation.h"
#include "services/analysis/FactorEffect.h"
#include "services/analysis/FalseDiscovery.h"

#include <QTest>

#include <cmath>
#include <vector>

using namespace ph;

namespace {

using Values = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();

bool near(double a, double b, double within = 1e-9)
{
    return std::abs(a - b) <= within;
}

/// Groups as a table gives them: one number a run, and which category it is in.
FactorEffect effectOf(const std::vector<Values>& groups)
{
    std::vector<std::uint32_t> category;
    Values metric;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        for (const auto v : groups[g]) {
            category.push_back(std::uint32_t(g));
            metric.push_back(v);
        }
    }
    return factorEffect(category, metric);
}

} // namespace

class TestStatistics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- Spearman
    void spearmanOfThePublishedExamples()
    {
        // Wikipedia, "Spearman's rank correlation coefficient": IQ and hours of television a week.
        const auto iq = spearman(Values{106, 100, 86, 101, 99, 103, 97, 113, 112, 110},
                                 Values{7, 27, 2, 50, 28, 29, 20, 12, 6, 17});
        QVERIFY(near(iq.rho, -29.0 / 165));
        QCOMPARE(iq.n, std::size_t(10));
        // The example of scipy.stats.spearmanr, with a tie.
        const auto scipy = spearman(Values{1, 2, 3, 4, 5}, Values{5, 6, 7, 8, 7});
        QVERIFY(near(scipy.rho, 0.82078268166812329));
        // Hollander and Wolfe (1973), p. 187, as in R's cor.test: rho 0.6.
        const auto tuna = spearman(Values{44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1},
                                   Values{2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8});
        QVERIFY(near(tuna.rho, 0.6));
    }

    void ranksOfEqualValuesAreShared()
    {
        QCOMPARE(midranks(Values{10, 20, 10, 30, 20, 20}), (Values{1.5, 4, 1.5, 6, 4, 4}));
        QCOMPARE(midranks(Values{}), Values{});
    }

    void anyMonotoneRelationIsPerfect()
    {
        const auto up = spearman(Values{1, 2, 3, 4, 5}, Values{1e-300, 1, 1e10, 1e200, inf});
        QCOMPARE(up.rho, 1.0);
        QCOMPARE(spearman(Values{1, 2, 3}, Values{3, 2, 1}).rho, -1.0);
    }

    void whatIsMissingIsLeftOutInPairs()
    {
        const auto r = spearman(Values{1, std::nan(""), 2, 3, 4}, Values{1, 5, 2, std::nan(""), 3});
        QCOMPARE(r.n, std::size_t(3));
        QCOMPARE(r.rho, 1.0);
    }

    void aConstantHasNoCorrelation()
    {
        QVERIFY(std::isnan(spearman(Values{1, 1, 1, 1}, Values{1, 2, 3, 4}).rho));
        QVERIFY(std::isnan(spearman(Values{}, Values{}).rho));
    }

    // --- eta squared
    void analysisOfVarianceOfPublishedTables()
    {
        // Wikipedia, "One-way analysis of variance", the worked example: SSB 84, SSW 68, F 9.3.
        const auto wiki = effectOf({{6, 8, 4, 5, 3, 4}, {8, 12, 9, 11, 6, 8}, {13, 9, 11, 8, 7, 12}});
        QVERIFY(near(wiki.etaSquared, 84.0 / 152));
        QVERIFY(near(wiki.f, 42 / (68.0 / 15)));
        QVERIFY(near(wiki.omegaSquared, (84 - 2 * 68.0 / 15) / (152 + 68.0 / 15)));
        QVERIFY(near(wiki.p, 0.0024, 0.0001));
        QCOMPARE(wiki.n, std::size_t(18));
        QCOMPARE(wiki.categories, std::size_t(3));
        // The example of scipy.stats.f_oneway: shells of Mytilus trossulus (McDonald et al. 1991).
        const auto shells =
            effectOf({{0.0571, 0.0813, 0.0831, 0.0976, 0.0817, 0.0859, 0.0735, 0.0659, 0.0923, 0.0836},
                      {0.0873, 0.0662, 0.0672, 0.0819, 0.0749, 0.0649, 0.0835, 0.0725},
                      {0.0974, 0.1352, 0.0817, 0.1016, 0.0968, 0.1064, 0.105},
                      {0.1033, 0.0915, 0.0781, 0.0685, 0.0677, 0.0697, 0.0764, 0.0689},
                      {0.0703, 0.1026, 0.0956, 0.0973, 0.1039, 0.1045}});
        QVERIFY(near(shells.f, 7.121019471642447));
        QVERIFY(near(shells.p, 0.0002812242314534544));
        // NIST StRD, dataset SiRstv: certified R-squared (which is eta squared) and F.
        const auto silicon = effectOf({{196.3052, 196.1240, 196.1890, 196.2569, 196.3403},
                                       {196.3042, 196.3825, 196.1669, 196.3257, 196.0422},
                                       {196.1303, 196.2005, 196.2889, 196.0343, 196.1811},
                                       {196.2795, 196.1748, 196.1494, 196.1485, 195.9885},
                                       {196.2119, 196.1051, 196.1850, 196.0052, 196.2090}});
        QVERIFY(near(silicon.etaSquared, 1.90999039051129E-01, 1e-10));
        QVERIFY(near(silicon.f, 1.18046237440255E+00, 1e-9));
    }

    void manyCategoriesOfNoiseImpressEtaSquaredAlone()
    {
        // 30 runs, 15 pairs; values that know nothing of their pair.
        std::vector<Values> pairs;
        for (int i = 0; i < 15; ++i)
            pairs.push_back({double(i * 7 % 30), double((i * 11 + 17) % 30)});
        const auto noise = effectOf(pairs);
        QVERIFY2(noise.etaSquared > 0.3, qPrintable(QString::number(noise.etaSquared)));
        QVERIFY2(noise.omegaSquared < 0.15, qPrintable(QString::number(noise.omegaSquared)));
        QVERIFY(noise.p > 0.05);
    }

    void degenerateFactorsSayNothing()
    {
        QVERIFY(std::isnan(effectOf({{1, 2, 3}}).etaSquared));
        QVERIFY(std::isnan(effectOf({{1}, {2}, {3}}).etaSquared));
        QVERIFY(std::isnan(effectOf({{1, 1}, {1, 1}}).etaSquared));
        const auto perfect = effectOf({{1, 1}, {2, 2}});
        QCOMPARE(perfect.etaSquared, 1.0);
        QCOMPARE(perfect.p, 0.0);
        QVERIFY(near(effectOf({{1e300, 2e300, 1.5e300}, {3e300, 4e300, 3.6e300}}).etaSquared,
                     effectOf({{1, 2, 1.5}, {3, 4, 3.6}}).etaSquared));
        const auto dirty = factorEffect(std::vector<std::uint32_t>{0, 0, 1, 1, noCategory, 1},
                                        Values{1, 2, 3, 5, 9, std::nan("")});
        QCOMPARE(dirty.n, std::size_t(4));
    }

    // --- many keys
    void discoveriesOfBenjaminiAndHochberg()
    {
        // Their table of 15 p values (1995, section 3.2): at a rate of 0.05 the first four are rejected.
        const Values p{0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                       0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.000};
        const auto q = adjustedForDiscoveries(p);
        QCOMPARE(std::count_if(q.begin(), q.end(), [](double v) { return v <= 0.05; }), 4);
        QVERIFY(near(q[0], 0.0015));
        QVERIFY(near(q[3], 0.0095 * 15 / 4));
        QVERIFY(near(q[5], 0.0298 * 15 / 7)); // a later one pulls an earlier one down
        QVERIFY(std::is_sorted(q.begin(), q.end()));
        const auto holes = adjustedForDiscoveries(Values{0.01, std::nan(""), 0.04});
        QVERIFY(near(holes[0], 0.02) && std::isnan(holes[1]) && near(holes[2], 0.04));
    }
};

QTEST_GUILESS_MAIN(TestStatistics)
#include "tst_analysis_statistics.moc"
