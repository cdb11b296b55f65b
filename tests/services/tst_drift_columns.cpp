#include "services/drift/ColumnVerdict.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>

using namespace ph;

namespace {

using Values = std::vector<double>;
using Verdict = ColumnDrift::Verdict;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

const DriftRules ours = driftRules(DriftDefaults::Pilothouse);
const DriftRules evidently = driftRules(DriftDefaults::Evidently);

SortedSample normals(std::size_t count, double mean, std::uint64_t seed, double deviation = 1)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal(mean, deviation);
    Values values(count);
    std::generate(values.begin(), values.end(), [&] { return normal(random); });
    return SortedSample(values);
}

SortedSample sampleOf(const Values& values)
{
    return SortedSample(values);
}

CategoryCounts counts(std::initializer_list<std::pair<QString, std::int64_t>> of)
{
    CategoryCounts result;
    for (const auto& [category, count] : of)
        result.counts.insert(category, count);
    return result;
}

} // namespace

Q_DECLARE_METATYPE(ph::DriftMethod)

class TestDriftColumns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- names
    void everyMethodHasAName()
    {
        std::set<QString> names;
        for (const auto method : driftMethods()) {
            const auto name = driftMethodName(method);
            names.insert(name);
            QCOMPARE(driftMethodFromName(name), method);
            QCOMPARE(driftMethodFromName(name.toUpper()), method);
        }
        QCOMPARE(names.size(), driftMethods().size());
        // What Evidently calls so is the normed one; its TVD is our tvd.
        QCOMPARE(driftMethodFromName("wasserstein"), DriftMethod::WassersteinNormed);
        QCOMPARE(driftMethodFromName("wasserstein_normed"), DriftMethod::WassersteinNormed);
        QCOMPARE(driftMethodFromName("TVD"), DriftMethod::TotalVariation);
        QVERIFY(!driftMethodFromName("mmd"));
        QCOMPARE(driftDefaultsFromName("evidently"), DriftDefaults::Evidently);
        QCOMPARE(driftDefaultsFromName("pilothouse"), DriftDefaults::Pilothouse);
        QVERIFY(!driftDefaultsFromName(""));
    }

    // --- choice of a method
    void evidentlyChoosesByTypeRowsAndDistinctValues()
    {
        using enum DriftMethod;
        struct Row {
            DriftValues values;
            std::size_t rows, distinct;
            DriftMethod method;
        };
        for (const auto& row : {Row{DriftValues::Numbers, 1'000, 6, KolmogorovSmirnov},
                                Row{DriftValues::Numbers, 1'000, 5, ChiSquare},
                                Row{DriftValues::Numbers, 1'000, 2, DriftMethod::ShareDifference},
                                Row{DriftValues::Numbers, 1'001, 6, WassersteinNormed},
                                Row{DriftValues::Numbers, 1'001, 2, JensenShannon},
                                Row{DriftValues::Categories, 1'000, 6, ChiSquare},
                                Row{DriftValues::Categories, 1'000, 2, DriftMethod::ShareDifference},
                                Row{DriftValues::Categories, 1'001, 2, JensenShannon}})
            QCOMPARE(defaultMethod({row.values, row.rows, 9'999, row.distinct}, DriftDefaults::Evidently),
                     row.method);
        QVERIFY(!defaultMethod({DriftValues::Texts, 100, 100}, DriftDefaults::Evidently));
    }
    void oursChoosesByTypeAndDistinctValues()
    {
        for (const std::size_t rows : {50u, 50'000u}) {
            const auto of = [rows](DriftValues values, std::size_t distinct) {
                return defaultMethod({values, rows, rows, distinct}, DriftDefaults::Pilothouse).value();
            };
            QCOMPARE(of(DriftValues::Numbers, 6), DriftMethod::KolmogorovSmirnov);
            QCOMPARE(of(DriftValues::Numbers, 3), DriftMethod::ChiSquare);
            QCOMPARE(of(DriftValues::Categories, 6), DriftMethod::ChiSquare);
            QCOMPARE(of(DriftValues::Categories, 2), DriftMethod::ShareDifference);
            QCOMPARE(of(DriftValues::Texts, 0), DriftMethod::TextGrams);
        }
    }

    // --- verdicts
    void fewRowsAreNoData()
    {
        const auto few = normals(29, 5, 1), enough = normals(30, 0, 2);
        const auto found = numberDrift(enough, few, ours);
        QCOMPARE(found.verdict, Verdict::NoData);
        QCOMPARE(found.why, QString("29 rows with a value, where 30 are the fewest that count"));
        QCOMPARE(found.nReference, std::size_t(30));
        QCOMPARE(found.nCurrent, std::size_t(29));
        auto rules = ours;
        rules.leastRows = 29;
        QCOMPARE(numberDrift(enough, few, rules).verdict, Verdict::Drift);
        QCOMPARE(numberDrift(enough, few, evidently).verdict, Verdict::Drift);
    }
    void noRowsAreNoDataWithEveryDefault()
    {
        for (const auto& rules : {ours, evidently}) {
            const auto none = numberDrift(sampleOf({missing, inf}), normals(50, 0, 1), rules);
            QCOMPARE(none.verdict, Verdict::NoData);
            QCOMPARE(none.why, QString("no values in the reference"));
            QCOMPARE(none.leftOutOfReference.missing, std::size_t(1));
            QCOMPARE(none.leftOutOfReference.plusInfinity, std::size_t(1));
            QCOMPARE(numberDrift(normals(50, 0, 1), {}, rules).why, QString("no values in the current data"));
            QCOMPARE(categoryDrift({}, {}, rules).verdict, Verdict::NoData);
            QCOMPARE(categoryDrift(counts({{"a", 90}}), {{}, 7}, rules).leftOutOfCurrent.missing,
                     std::size_t(7));
            QCOMPARE(textDrift({}, {}, rules).verdict, Verdict::NoData);
        }
    }

    // Evidently calls a shift of a hundredth of a deviation in a million rows no drift only because it
    // changes its method at 1,000.
    void whatIsSmallButCertainIsNoDrift()
    {
        const auto found = numberDrift(normals(200'000, 0, 1), normals(200'000, 0.03, 2), ours);
        QCOMPARE(found.method, DriftMethod::KolmogorovSmirnov);
        QVERIFY(found.p.value() < 1e-9);
        QVERIFY(found.effect < 0.1);
        QCOMPARE(found.verdict, Verdict::NoDrift);
        QCOMPARE(found.why, QString("more than chance, but too little to count"));
    }
    void whatIsLargeButUncertainIsNoDrift()
    {
        int large = 0;
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            const auto found =
                numberDrift(normals(40, 0, 2 * seed + 100), normals(40, 0, 2 * seed + 101), ours);
            if (found.p.value() >= 0.05 && found.effect >= 0.1) {
                ++large;
                QCOMPARE(found.verdict, Verdict::NoDrift);
                QCOMPARE(found.why, QString("large enough to count, but it may be chance"));
            }
        }
        QVERIFY(large > 5);
    }

    void everyMethodFindsAShift_data()
    {
        QTest::addColumn<DriftMethod>("method");
        for (const auto method : driftMethods()) {
            if (isDefinedFor(method, DriftValues::Numbers, DriftDefaults::Pilothouse))
                QTest::newRow(qPrintable(driftMethodName(method))) << method;
        }
    }
    void everyMethodFindsAShift()
    {
        QFETCH(DriftMethod, method);
        auto rules = ours;
        rules.of(DriftMethod::Wasserstein).distance = 0.1;
        for (const std::size_t n : {100u, 3'000u}) {
            const auto reference = normals(n, 0, 1);
            const auto moved = numberDrift(reference, normals(n + 20, 1, 2), rules, method);
            QCOMPARE(moved.verdict, Verdict::Drift);
            QCOMPARE(moved.method, method);
            QVERIFY(moved.p.value() <= 0.001); // where that of Anderson and Darling ends
            QVERIFY(std::abs(moved.effect) >= moved.thresholds.distance);
            QVERIFY(!std::isnan(moved.threshold));
        }
        // Of many rows, what chance makes is too small to count; of few, one in twenty would be drift.
        QCOMPARE(numberDrift(normals(3'000, 0, 1), normals(3'020, 0, 4), rules, method).verdict,
                 Verdict::NoDrift);
    }
    // The sign says which way.
    void effectsPointToWhereValuesWent()
    {
        const auto low = normals(200, 0, 1), high = normals(200, 1, 2);
        for (const auto method : {DriftMethod::MannWhitney, DriftMethod::MeanDifference}) {
            QVERIFY(numberDrift(low, high, ours, method).effect > 0.3);
            QVERIFY(numberDrift(high, low, ours, method).effect < -0.3);
        }
        const auto few = counts({{"no", 90}, {"yes", 10}}), many = counts({{"no", 60}, {"yes", 40}});
        const auto found = categoryDrift(few, many, ours);
        QCOMPARE(found.method, DriftMethod::ShareDifference);
        QCOMPARE(found.effect, 0.3);
        QCOMPARE(found.verdict, Verdict::Drift);
    }
    // Evidently's is one-sided: it asks only whether the reference is the smaller.
    void evidentlysMannWhitneySeesOneSide()
    {
        const auto low = normals(200, 0, 1), high = normals(200, 1, 2);
        QCOMPARE(numberDrift(low, high, evidently, DriftMethod::MannWhitney).verdict, Verdict::Drift);
        QCOMPARE(numberDrift(high, low, evidently, DriftMethod::MannWhitney).verdict, Verdict::NoDrift);
    }

    void constantsThatAreEqualHaveNotMoved()
    {
        const auto constant = sampleOf(Values(60, 0.1));
        for (const auto method : driftMethods()) {
            if (!isDefinedFor(method, DriftValues::Numbers, DriftDefaults::Pilothouse) ||
                method == DriftMethod::Wasserstein)
                continue;
            QCOMPARE(numberDrift(constant, constant, ours, method).verdict, Verdict::NoDrift);
            QCOMPARE(numberDrift(constant, sampleOf(Values(60, 0.2)), ours, method).verdict, Verdict::Drift);
        }
        QCOMPARE(numberDrift(constant, constant, ours).verdict, Verdict::NoDrift);
        QCOMPARE(numberDrift(constant, constant, evidently).verdict, Verdict::NoDrift);
        QCOMPARE(numberDrift(constant, sampleOf(Values(60, 0.2)), evidently).verdict, Verdict::Drift);
        // Evidently itself raises there.
        QCOMPARE(numberDrift(constant, constant, evidently, DriftMethod::AndersonDarling).verdict,
                 Verdict::NoData);
    }
    void oneRowIsEnoughForEvidentlyOnly()
    {
        const auto one = sampleOf({1}), many = normals(80, 0, 1);
        QCOMPARE(numberDrift(many, one, ours).verdict, Verdict::NoData);
        QVERIFY(numberDrift(many, one, evidently).verdict != Verdict::NoData);
        QCOMPARE(numberDrift(many, one, evidently, DriftMethod::CramerVonMises).verdict, Verdict::NoData);
    }
    void theHugeAndTheTinyAreCompared()
    {
        for (const double scale : {1e307, 1e-310}) {
            Values reference, current;
            for (int i = 0; i < 100; ++i) {
                reference.push_back((i % 17 - 8) * scale);
                current.push_back((i % 19 + 2) * scale / 2);
            }
            for (const auto method : driftMethods()) {
                if (method == DriftMethod::Wasserstein ||
                    !isDefinedFor(method, DriftValues::Numbers, DriftDefaults::Pilothouse))
                    continue;
                const auto found = numberDrift(sampleOf(reference), sampleOf(current), ours, method);
                QVERIFY2(found.verdict == Verdict::Drift && std::isfinite(found.statistic),
                         qPrintable(driftMethodName(method)));
            }
        }
    }

    void distancesInAUnitNeedAThreshold()
    {
        const auto reference = normals(100, 0, 1), current = normals(100, 1, 2);
        const auto found = numberDrift(reference, current, ours, DriftMethod::Wasserstein);
        QCOMPARE(found.verdict, Verdict::NoData);
        QVERIFY(found.why.contains("threshold"));
        auto rules = ours;
        rules.setThreshold(DriftMethod::Wasserstein, 0.5);
        QCOMPARE(numberDrift(reference, current, rules, DriftMethod::Wasserstein).verdict, Verdict::Drift);
    }
    void thresholdsAreThoseOfTheScore()
    {
        auto rules = ours;
        rules.setThreshold(DriftMethod::KolmogorovSmirnov, 0.001);
        QCOMPARE(rules.of(DriftMethod::KolmogorovSmirnov).p, 0.001);
        rules.setThreshold(DriftMethod::StabilityIndex, 0.25);
        QCOMPARE(rules.of(DriftMethod::StabilityIndex).distance, 0.25);
        QCOMPARE(rules.threshold(DriftMethod::StabilityIndex), 0.25);
        QVERIFY(!ours.isScoredByP(DriftMethod::TotalVariation));
        QVERIFY(evidently.isScoredByP(DriftMethod::TotalVariation));
        QCOMPARE(evidently.threshold(DriftMethod::AndersonDarling), 0.1);
        QCOMPARE(evidently.threshold(DriftMethod::MeanDifference), 0.05);
    }
    void methodsForOtherValuesAreNoData()
    {
        const auto sample = normals(100, 0, 1);
        const auto table = counts({{"a", 50}, {"b", 50}});
        for (const auto& found : {numberDrift(sample, sample, ours, DriftMethod::TextGrams),
                                  numberDrift(sample, sample, evidently, DriftMethod::ChiSquare),
                                  categoryDrift(table, table, ours, DriftMethod::KolmogorovSmirnov),
                                  textDrift({}, {}, ours, DriftMethod::StabilityIndex)}) {
            QCOMPARE(found.verdict, Verdict::NoData);
            QVERIFY(found.why.contains("not defined for such a column"));
        }
    }

    // Shares by chance differ a lot in few rows: the index alone would call that drift.
    void stabilityIndexOfFewRowsIsHeldAgainstChance()
    {
        int above = 0, drifted = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const auto found = numberDrift(normals(60, 0, 2 * seed + 500), normals(60, 0, 2 * seed + 501),
                                           ours, DriftMethod::StabilityIndex);
            above += found.statistic >= 0.1;
            drifted += found.verdict == Verdict::Drift;
        }
        QVERIFY2(above > 150, qPrintable(QString::number(above)));
        QVERIFY2(drifted <= 20, qPrintable(QString::number(drifted)));
    }

    // --- many columns
    void manyColumnsAreCorrectedTogether()
    {
        std::vector<ColumnDrift> columns;
        int alone = 0;
        for (std::uint64_t seed = 0; seed < 200; ++seed)
            columns.push_back(
                numberDrift(normals(100, 0, 2 * seed + 900), normals(100, 0, 2 * seed + 901), ours));
        for (const auto& column : columns)
            alone += column.verdict == Verdict::Drift;
        QVERIFY2(alone >= 2, qPrintable(QString::number(alone))); // by chance
        columns.push_back(numberDrift(normals(100, 0, 1), normals(100, 2, 2), ours));
        columns.push_back(numberDrift(normals(5, 0, 1), normals(100, 2, 2), ours)); // no data
        auto uncorrected = columns;
        correctForColumns(columns, ours);
        int together = 0;
        for (std::size_t i = 0; i < 200; ++i) {
            together += columns[i].verdict == Verdict::Drift;
            QVERIFY(columns[i].correctedP.value() >= columns[i].p.value());
            QCOMPARE(columns[i].score(), columns[i].correctedP.value());
        }
        QVERIFY2(together <= 1, qPrintable(QString::number(together)));
        QCOMPARE(columns[200].verdict, Verdict::Drift);
        QCOMPARE(columns[201].verdict, Verdict::NoData);
        QVERIFY(!columns[201].correctedP);
        correctForColumns(uncorrected, evidently);
        QVERIFY(!uncorrected[0].correctedP);
    }

    void whatWasMeasuredIsJudgedAgainByOtherRules()
    {
        for (const auto& rules : {ours, evidently}) {
            std::vector<ColumnDrift> columns{numberDrift(normals(400, 0, 1), normals(400, 2, 2), rules),
                                             numberDrift(normals(400, 0, 1), normals(400, 3, 1), rules)};
            correctForColumns(columns, rules);
            auto again = columns;
            judgeAgain(again, rules); // changes nothing by the same rules
            for (std::size_t i = 0; i < columns.size(); ++i) {
                QCOMPARE(again[i].verdict, columns[i].verdict);
                QCOMPARE(again[i].correctedP, columns[i].correctedP);
                QCOMPARE(again[i].why, columns[i].why);
            }
            QCOMPARE(again[0].verdict, Verdict::Drift);
            auto looser = rules;
            looser.of(*columns[0].method) = {0, 0.999};
            judgeAgain(again, looser);
            QCOMPARE(again[0].verdict, Verdict::NoDrift);
            QCOMPARE(again[0].threshold, 0.0);
            auto more = rules;
            more.leastRows = 401;
            judgeAgain(again, more);
            QCOMPARE(again[0].verdict, Verdict::NoData);
            QVERIFY(again[0].why.contains(QLatin1String("401")));
            judgeAgain(again, rules); // what was measured is there still
            QCOMPARE(again[0].verdict, Verdict::Drift);
        }
        std::vector<ColumnDrift> few{numberDrift(normals(5, 0, 1), normals(400, 3, 1), ours)};
        auto bold = ours;
        bold.leastRows = 1;
        judgeAgain(few, bold); // nobody measured it
        QCOMPARE(few[0].verdict, Verdict::NoData);
    }

    void oneColumnIsEnoughForUsAndHalfOfThemForEvidently()
    {
        const auto of = [](std::initializer_list<Verdict> verdicts) {
            std::vector<ColumnDrift> columns;
            for (const auto verdict : verdicts) {
                columns.emplace_back();
                columns.back().verdict = verdict;
            }
            return columns;
        };
        const auto third = of({Verdict::Drift, Verdict::NoDrift, Verdict::NoDrift, Verdict::NoData});
        QCOMPARE(driftSummary(third, ours).verdict, Verdict::Drift);
        QCOMPARE(driftSummary(third, evidently).verdict, Verdict::NoDrift);
        QCOMPARE(driftSummary(third, ours).judged, std::size_t(3));
        QCOMPARE(driftSummary(third, ours).withoutData, std::size_t(1));
        QCOMPARE(driftSummary(of({Verdict::Drift, Verdict::NoDrift}), evidently).verdict, Verdict::Drift);
        QCOMPARE(driftSummary(of({Verdict::NoDrift}), ours).verdict, Verdict::NoDrift);
        QCOMPARE(driftSummary(of({Verdict::NoData}), ours).verdict, Verdict::NoData);
        QCOMPARE(driftSummary({}, evidently).verdict, Verdict::NoData);
    }

    // --- texts
    void textsOfOneKindHaveNotMoved()
    {
        const auto reference = texts(400, 1, english), same = texts(300, 2, english);
        for (const auto method :
             {DriftMethod::TextLength, DriftMethod::TextVocabulary, DriftMethod::TextGrams}) {
            const auto found = textDrift(reference, same, ours, method);
            QVERIFY2(found.verdict == Verdict::NoDrift,
                     qPrintable(driftMethodName(method) + QString::number(found.statistic)));
        }
        QCOMPARE(textDrift(reference, same, ours).method, DriftMethod::TextGrams);
    }
    void textsInOtherWordsHave()
    {
        const auto reference = texts(400, 1, english), other = texts(300, 2, german);
        for (const auto method : {DriftMethod::TextVocabulary, DriftMethod::TextGrams}) {
            const auto found = textDrift(reference, other, ours, method);
            QVERIFY2(found.verdict == Verdict::Drift,
                     qPrintable(driftMethodName(method) + QString::number(found.statistic)));
        }
    }
    void longerTextsHave()
    {
        const auto found =
            textDrift(texts(400, 1, english), texts(300, 2, english, 3), ours, DriftMethod::TextLength);
        QCOMPARE(found.verdict, Verdict::Drift);
        QVERIFY(found.p.value() < 1e-6);
    }
    void wordsAreCountedWhateverTheirCaseAndScript()
    {
        TextProfile profile;
        profile.add(u"The cat, THE Cat's 2nd house");
        QCOMPARE(profile.words().size(), 5); // the cat s 2nd house
        QCOMPARE(profile.lengths(), (Values{28}));
        TextProfile chinese;
        chinese.add(u"模型模型漂移");
        QCOMPARE(chinese.words().size(), 4);
        QCOMPARE(chinese.lengths(), (Values{6}));
        TextProfile emoji;
        emoji.add(u"😀");
        emoji.add(u"");
        emoji.addMissing();
        QCOMPARE(emoji.lengths(), (Values{1, 0}));
        QCOMPARE(emoji.rows(), std::size_t(2));
        QCOMPARE(emoji.missing(), std::size_t(1));
        QVERIFY(std::isnan(vocabularyDrift(emoji, profile).unknownShare));
    }
    // Good and Turing: what was seen once is as frequent as what was not seen.
    void newWordsAreExpectedAsOftenAsRareOnesWereSeen()
    {
        TextProfile reference, current;
        reference.add(u"a a a b b c d");
        current.add(u"a b x y");
        const auto found = vocabularyDrift(reference, current);
        QCOMPARE(found.unknownShare, 0.5);
        QCOMPARE(found.expectedShare, 2.0 / 7);
    }

private:
    static constexpr const char* english = "the a of to and in is it you that he was for on are with as his "
                                           "they be at one have this from or had by "
                                           "hot but some what there we can out other were all your when up "
                                           "use word how said an each she which do";
    static constexpr const char* german = "der die und in den von zu das mit sich des auf für ist im dem "
                                          "nicht ein eine als auch es an werden aus er "
                                          "hat dass sie nach wird bei einer um am sind noch wie einem über "
                                          "einen so zum war haben nur oder aber vor";

    static TextProfile texts(int count, std::uint64_t seed, const char* vocabulary, int longer = 1)
    {
        const auto words = QString::fromUtf8(vocabulary).split(u' ');
        std::mt19937_64 random(seed);
        TextProfile profile;
        for (int i = 0; i < count; ++i) {
            QStringList text;
            const auto length = longer * int(5 + random() % 12);
            for (int word = 0; word < length; ++word)
                text += words[qsizetype(random() % std::uint64_t(words.size()))];
            profile.add(text.join(u' '));
        }
        return profile;
    }
};

QTEST_GUILESS_MAIN(TestDriftColumns)
#include "tst_drift_columns.moc"
