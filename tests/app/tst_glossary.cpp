#include "app/help/LoadHandbook.h"
#include "models/values/Associations.h"
#include "models/values/DifferenceTable.h"
#include "models/values/DriftMethod.h"
#include "models/values/HelpTopic.h"
#include "models/values/RolloutRules.h"
#include "services/performance/PerformanceMeasure.h"
#include "tests/support/Paths.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

using namespace ph;

namespace {

QStringList anchors(const char* separated)
{
    return QString::fromLatin1(separated).split(u' ', Qt::SkipEmptyParts);
}

// By enumeration: a new value is a warning here, and has no entry below.

QStringList entriesOf(DriftMethod method)
{
    switch (method) {
    case DriftMethod::StabilityIndex:
        return anchors("psi");
    case DriftMethod::KolmogorovSmirnov:
        return anchors("kolmogorov-smirnov");
    case DriftMethod::Wasserstein:
    case DriftMethod::WassersteinNormed:
        return anchors("wasserstein");
    case DriftMethod::JensenShannon:
        return anchors("jensen-shannon");
    case DriftMethod::KullbackLeibler:
        return anchors("kullback-leibler");
    case DriftMethod::Hellinger:
        return anchors("hellinger");
    case DriftMethod::TotalVariation:
        return anchors("total-variation");
    case DriftMethod::ChiSquare:
        return anchors("chi-squared");
    case DriftMethod::LikelihoodRatio:
        return anchors("g-test");
    case DriftMethod::CramersV:
        return anchors("cramers-v");
    case DriftMethod::AndersonDarling:
        return anchors("anderson-darling");
    case DriftMethod::MannWhitney:
        return anchors("mann-whitney");
    case DriftMethod::CramerVonMises:
        return anchors("cramer-von-mises");
    case DriftMethod::EnergyDistance:
        return anchors("energy-distance");
    case DriftMethod::ShareDifference:
        return anchors("z-test");
    case DriftMethod::MeanDifference:
        return anchors("t-test");
    case DriftMethod::TextLength:
    case DriftMethod::TextVocabulary:
    case DriftMethod::TextGrams:
        return anchors("text-methods");
    }
    return {};
}

QStringList entriesOf(PerformanceMeasure measure)
{
    switch (measure) {
    case PerformanceMeasure::Accuracy:
    case PerformanceMeasure::BalancedAccuracy:
        return anchors("accuracy wilson-interval");
    case PerformanceMeasure::Precision:
    case PerformanceMeasure::Recall:
    case PerformanceMeasure::F1:
        return anchors("precision-recall-f1");
    case PerformanceMeasure::RocAuc:
        return anchors("auc");
    case PerformanceMeasure::LogLoss:
        return anchors("log-loss");
    case PerformanceMeasure::MeanAbsoluteError:
    case PerformanceMeasure::RootMeanSquaredError:
    case PerformanceMeasure::Bias:
        return anchors("mae-rmse-bias students-interval");
    }
    return {};
}

QStringList entriesOf(Smoothing::Kind kind)
{
    switch (kind) {
    case Smoothing::Kind::None:
        return anchors("smoothing-of-curves");
    case Smoothing::Kind::Ema:
        return anchors("exponential-average");
    case Smoothing::Kind::TimeWeighted:
        return anchors("time-weighted-average");
    case Smoothing::Kind::Gaussian:
        return anchors("gaussian-smoothing");
    }
    return {};
}

QStringList entriesOf(Association::Kind kind)
{
    switch (kind) {
    case Association::Kind::Numeric:
        return anchors("spearman benjamini-hochberg");
    case Association::Kind::Categorical:
        return anchors("eta-squared omega-squared");
    }
    return {};
}

QStringList entriesOf(GroupStatistic statistic)
{
    switch (statistic) {
    case GroupStatistic::Mean:
        return anchors("mean-and-deviation bootstrap-interval");
    case GroupStatistic::Median:
        return anchors("quantiles bootstrap-interval");
    }
    return {};
}

QStringList entriesOf(AnalysisMetric::Judge judge)
{
    switch (judge) {
    case AnalysisMetric::Judge::Threshold:
        return anchors("canary-judgement");
    case AnalysisMetric::Judge::Distribution:
        return anchors("rank-sum hodges-lehmann variance-inflation");
    case AnalysisMetric::Judge::Proportion:
        return anchors("proportion-test newcombe count-inflation");
    }
    return {};
}

template <typename Kind>
QStringList entriesUpTo(Kind last)
{
    QStringList all;
    for (int kind = 0; kind <= int(last); ++kind)
        all += entriesOf(Kind(kind));
    return all;
}

struct StatisticsFile {
    const char* path;
    const char* entries; ///< empty: it computes no statistic of its own
};

/// What has no enumeration is known by the file that computes it.
constexpr StatisticsFile statisticsFiles[] = {
    {"models/charts/Distribution.h",
     "quantiles box-and-whiskers mean-and-deviation students-interval histogram-bins kernel-density"},
    {"models/charts/DistributionPair.h", "distribution-function"},
    {"models/charts/ParetoFront.h", "pareto-front"},
    {"models/charts/ScatteredField.h", "local-regression"},
    {"models/charts/Smoothing.h", "exponential-average time-weighted-average gaussian-smoothing"},
    {"models/values/RankCorrelation.h", "spearman"},
    {"models/values/ServiceObjective.h", "error-budget"},
    {"services/analysis/AbRule.h", "always-valid"},
    {"services/analysis/AlphaSpending.h", "alpha-spending"},
    {"services/analysis/AnalysisLooks.h", "canary-judgement alpha-spending"},
    {"services/analysis/AucInterval.h", "auc"},
    {"services/analysis/BootstrapDifference.h", "bootstrap-interval"},
    {"services/analysis/CanaryJudge.h", "canary-judgement"},
    {"services/analysis/ClassLabels.h", ""},
    {"services/analysis/ClassificationFile.h", ""},
    {"services/analysis/ClassificationMeasures.h",
     "confusion-matrix precision-recall-f1 roc-curve auc precision-recall-curve average-precision "
     "brier-score ece"},
    {"services/analysis/CommitLink.h", ""},
    {"services/analysis/EnvironmentDifference.h", ""},
    {"services/analysis/FactorEffect.h", "eta-squared omega-squared"},
    {"services/analysis/FalseDiscovery.h", "benjamini-hochberg"},
    {"services/analysis/FamilyWiseError.h", "holm"},
    {"services/analysis/GroupDifferences.h", "bootstrap-interval"},
    {"services/analysis/IndependentSides.h", ""},
    {"services/analysis/KeyAssociations.h", "spearman eta-squared omega-squared"},
    {"services/analysis/MetricJudgement.h", "canary-judgement"},
    {"services/analysis/MetricWindows.h", ""},
    {"services/analysis/MixtureTest.h", "always-valid"},
    {"services/analysis/ProportionTest.h", "proportion-test newcombe"},
    {"services/analysis/RankProbability.h", "spearman"},
    {"services/analysis/RankSum.h", "rank-sum hodges-lehmann"},
    {"services/analysis/Separation.h", "separation"},
    {"services/analysis/SerialDependence.h", "variance-inflation count-inflation"},
    {"services/analysis/ShareInterval.h", "wilson-interval"},
    {"services/analysis/SignedRank.h", "wilcoxon"},
    {"services/analysis/TextDifference.h", ""},
    {"services/analysis/WhyAnalysis.h", "separation"},
    {"services/analysis/WhyFacts.h", ""},
    {"services/analysis/WhyTopics.h", ""},
    {"services/drift/BlockSum.h", ""},
    {"services/drift/ColumnVerdict.h", "benjamini-hochberg"},
    {"services/drift/CountTests.h", "chi-squared g-test z-test cramers-v"},
    {"services/drift/DriftCounts.h", "distances-of-shares"},
    {"services/drift/DriftMeasure.h", ""},
    {"services/drift/KolmogorovDistribution.h", "kolmogorov-smirnov"},
    {"services/drift/MeanTests.h", "t-test"},
    {"services/drift/PooledRuns.h", ""},
    {"services/drift/RadixSort.h", ""},
    {"services/drift/RankTests.h", "mann-whitney cramer-von-mises anderson-darling"},
    {"services/drift/SampleDistance.h", "kolmogorov-smirnov wasserstein energy-distance"},
    {"services/drift/ShareDistance.h", "psi kullback-leibler jensen-shannon hellinger total-variation"},
    {"services/drift/SortedSample.h", "quantiles"},
    {"services/drift/TextProfile.h", "text-methods"},
    {"services/driftstudy/CellFigures.h", "histogram-bins distribution-function"},
    {"services/frames/DistinctCount.h", "distinct-count"},
    {"services/gates/ChallengerChampionGate.cpp", "wilcoxon bootstrap-interval"},
    {"services/gates/SegmentFloorsGate.cpp", "segment-floors holm"},
    {"services/incidents/Suspects.h", "suspicion"},
    {"services/multivariate/BoostedTrees.h", "domain-classifier"},
    {"services/multivariate/DomainClassifier.h", "domain-classifier"},
    {"services/multivariate/JointColumns.h", ""},
    {"services/multivariate/MultivariateComparison.h", ""},
    {"services/multivariate/MultivariateRules.h", ""},
    {"services/multivariate/OrderedFeatures.h", ""},
    {"services/multivariate/Reconstruction.h", "reconstruction-error"},
    {"services/multivariate/StandardisedColumns.h", "reconstruction-error"},
    {"services/performance/ClassBook.h", ""},
    {"services/performance/ConfidenceEstimate.h", "cbpe"},
    {"services/performance/IsotonicCalibration.h", "cbpe"},
    {"services/performance/LabelDelay.h", "kaplan-meier"},
    {"services/performance/OutcomeReading.h", ""},
    {"services/performance/Outcomes.h", ""},
    {"services/performance/PerformanceMeasure.h", "accuracy precision-recall-f1 auc log-loss mae-rmse-bias"},
    {"services/performance/StudyPerformance.h", ""},
};

/// Whose every header has to be known above.
constexpr const char* foldersOfStatistics[] = {"services/analysis", "services/drift", "services/multivariate",
                                               "services/performance"};

QSet<QString> knownFiles()
{
    QSet<QString> known;
    for (const auto& file : statisticsFiles)
        known.insert(QLatin1String(file.path));
    return known;
}

HandbookChapter glossaryIn(const QString& language)
{
    const auto book = loadHandbook(language);
    const auto* chapter = book.chapter(QStringLiteral("glossary"));
    return chapter ? *chapter : HandbookChapter();
}

/// What an entry has to hold, in one language.
struct EntryMarks {
    QRegularExpression formula, range, source;
};

EntryMarks marksIn(const QString& language)
{
    const QRegularExpression formula(QStringLiteral("[=±/]|≤ "));
    if (language == QLatin1String("zh_CN"))
        return {formula, QRegularExpression(QStringLiteral("到|无穷|单位|以上|任意数")),
                QRegularExpression(
                    QStringLiteral("\\b(1[89]|20)\\d\\d\\b|Pilothouse 自己|Prometheus|Weights & Biases"))};
    return {formula,
            QRegularExpression(QStringLiteral("\\bto\\b|infinity|\\bunit\\b|upward|Between|Any number")),
            QRegularExpression(
                QStringLiteral("\\b(1[89]|20)\\d\\d\\b|Pilothouse's own|Prometheus|Weights & Biases"))};
}

} // namespace

/// The glossary explains whatever the program computes and shows, in both languages.
class GlossaryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStatisticHasAnEntry_data() { addLanguages(); }
    void everyStatisticHasAnEntry();
    void everyFileOfStatisticsIsKnown();
    void everyMethodOfDriftStandsInItsEntry_data() { addLanguages(); }
    void everyMethodOfDriftStandsInItsEntry();
    void everyChartThatComputesLeadsToItsEntry();
    void everyEntryHasFormulaRangeAndSource_data() { addLanguages(); }
    void everyEntryHasFormulaRangeAndSource();

private:
    static void addLanguages()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QString();
        QTest::newRow("Chinese") << QStringLiteral("zh_CN");
    }
};

void GlossaryTest::everyStatisticHasAnEntry()
{
    QFETCH(QString, language);
    const auto glossary = glossaryIn(language);
    QStringList wanted = entriesUpTo(PerformanceMeasure::Bias) + entriesUpTo(Smoothing::Kind::Gaussian) +
                         entriesUpTo(Association::Kind::Categorical) + entriesUpTo(GroupStatistic::Median) +
                         entriesUpTo(AnalysisMetric::Judge::Proportion);
    for (const auto method : driftMethods())
        wanted += entriesOf(method);
    for (const auto& file : statisticsFiles)
        wanted += anchors(file.entries);
    wanted += anchors("histogram-quantile ndcg"); // computed elsewhere, shown here
    for (const auto& anchor : std::as_const(wanted))
        QVERIFY2(glossary.sectionOf(anchor) >= 0, qPrintable(anchor));
}

void GlossaryTest::everyFileOfStatisticsIsKnown()
{
    const auto known = knownFiles();
    for (const auto& path : known)
        QVERIFY2(QFileInfo::exists(testing::sourceFile(path)), qPrintable(path));
    for (const auto* folder : foldersOfStatistics) {
        const auto headers =
            QDir(testing::sourceFile(QLatin1String(folder))).entryList({QStringLiteral("*.h")}, QDir::Files);
        QVERIFY2(!headers.isEmpty(), folder);
        for (const auto& header : headers) {
            const auto path = QLatin1String(folder) + u'/' + header;
            QVERIFY2(known.contains(path), qPrintable(path + QStringLiteral(": which entry explains it?")));
        }
    }
}

void GlossaryTest::everyMethodOfDriftStandsInItsEntry()
{
    QFETCH(QString, language);
    const auto glossary = glossaryIn(language);
    for (const auto method : driftMethods()) {
        const auto name = driftMethodName(method);
        const auto entries = entriesOf(method);
        QVERIFY2(!entries.isEmpty(), qPrintable(name));
        const int section = glossary.sectionOf(entries.constFirst());
        QVERIFY2(section >= 0, qPrintable(name));
        const QRegularExpression word(QStringLiteral("(?<![\\w])%1(?![\\w])").arg(name));
        QVERIFY2(glossary.sections[section].words.contains(word), qPrintable(name));
    }
}

void GlossaryTest::everyChartThatComputesLeadsToItsEntry()
{
    const auto book = loadHandbook({});
    int computing = 0;
    for (int kind = 0; kind <= int(ChartKind::Images); ++kind) {
        const auto topic = helpTopicOf(ChartKind(kind));
        if (topic.isEmpty())
            continue;
        ++computing;
        QVERIFY2(topic.startsWith(QLatin1String("glossary#")) && book.has(handbookPlace(topic)),
                 qPrintable(topic));
    }
    QCOMPARE(computing, 11);
}

void GlossaryTest::everyEntryHasFormulaRangeAndSource()
{
    QFETCH(QString, language);
    const auto marks = marksIn(language);
    int entries = 0;
    for (const auto& section : glossaryIn(language).sections) {
        if (section.level != 3)
            continue;
        ++entries;
        QVERIFY2(section.words.contains(marks.formula),
                 qPrintable(section.anchor + QStringLiteral(" has no formula")));
        QVERIFY2(section.words.contains(marks.range),
                 qPrintable(section.anchor + QStringLiteral(" has no range")));
        QVERIFY2(section.words.contains(marks.source),
                 qPrintable(section.anchor + QStringLiteral(" has no source")));
    }
    QVERIFY(entries > 60);
}

QTEST_GUILESS_MAIN(GlossaryTest)
#include "tst_glossary.moc"
