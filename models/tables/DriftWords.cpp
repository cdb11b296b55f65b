#include "models/tables/DriftWords.h"

#include "models/tables/Format.h"
#include "models/tables/RecordedSentences.h"

#include <QCoreApplication>

#include <cmath>

namespace ph {

namespace {

struct DriftTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::DriftWords)
};

constexpr double leastP = 1e-4; ///< smaller ones say nothing more
constexpr int pDigits = 3;
const QString noValue = QStringLiteral("–");

} // namespace

QString driftVerdictText(ColumnDrift::Verdict verdict)
{
    switch (verdict) {
    case ColumnDrift::Verdict::Drift:
        return DriftTexts::tr("Drift", "verdict");
    case ColumnDrift::Verdict::NoDrift:
        return DriftTexts::tr("No drift", "verdict");
    case ColumnDrift::Verdict::NoData:
        break;
    }
    return DriftTexts::tr("No data", "verdict");
}

QString driftMethodText(DriftMethod method)
{
    switch (method) {
    case DriftMethod::StabilityIndex:
        return DriftTexts::tr("PSI", "population stability index");
    case DriftMethod::KolmogorovSmirnov:
        return DriftTexts::tr("Kolmogorov–Smirnov");
    case DriftMethod::Wasserstein:
        return DriftTexts::tr("Wasserstein, in units");
    case DriftMethod::WassersteinNormed:
        return DriftTexts::tr("Wasserstein, normed");
    case DriftMethod::JensenShannon:
        return DriftTexts::tr("Jensen–Shannon");
    case DriftMethod::KullbackLeibler:
        return DriftTexts::tr("Kullback–Leibler");
    case DriftMethod::Hellinger:
        return DriftTexts::tr("Hellinger");
    case DriftMethod::TotalVariation:
        return DriftTexts::tr("Total variation");
    case DriftMethod::ChiSquare:
        return DriftTexts::tr("Chi-square");
    case DriftMethod::LikelihoodRatio:
        return DriftTexts::tr("G-test");
    case DriftMethod::CramersV:
        return DriftTexts::tr("Cramér's V");
    case DriftMethod::AndersonDarling:
        return DriftTexts::tr("Anderson–Darling");
    case DriftMethod::MannWhitney:
        return DriftTexts::tr("Mann–Whitney");
    case DriftMethod::CramerVonMises:
        return DriftTexts::tr("Cramér–von Mises");
    case DriftMethod::EnergyDistance:
        return DriftTexts::tr("Energy distance");
    case DriftMethod::ShareDifference:
        return DriftTexts::tr("Z-test of shares");
    case DriftMethod::MeanDifference:
        return DriftTexts::tr("t-test of means");
    case DriftMethod::TextLength:
        return DriftTexts::tr("Text length");
    case DriftMethod::TextVocabulary:
        return DriftTexts::tr("Words not known");
    case DriftMethod::TextGrams:
        return DriftTexts::tr("Character n-grams");
    }
    return {};
}

QString effectSizeText(EffectSize effect)
{
    switch (effect) {
    case EffectSize::Statistic:
        return DriftTexts::tr("the statistic", "as effect size");
    case EffectSize::KolmogorovDistance:
        return DriftTexts::tr("KS distance");
    case EffectSize::CramersV:
        return DriftTexts::tr("Cramér's V");
    case EffectSize::CliffsDelta:
        return DriftTexts::tr("Cliff's delta");
    case EffectSize::CohensD:
        return DriftTexts::tr("Cohen's d");
    case EffectSize::ShareDifference:
        return DriftTexts::tr("difference of shares");
    }
    return {};
}

QString frameTypeText(FrameType type)
{
    switch (type) {
    case FrameType::Number:
        return DriftTexts::tr("number", "type of a column");
    case FrameType::Integer:
        return DriftTexts::tr("integer", "type of a column");
    case FrameType::Boolean:
        return DriftTexts::tr("boolean", "type of a column");
    case FrameType::Category:
        return DriftTexts::tr("category", "type of a column");
    case FrameType::Timestamp:
        return DriftTexts::tr("timestamp", "type of a column");
    case FrameType::Text:
        return DriftTexts::tr("text", "type of a column");
    }
    return {};
}

QString frameRoleText(FrameRole role)
{
    switch (role) {
    case FrameRole::Feature:
        return DriftTexts::tr("feature", "role of a column");
    case FrameRole::Prediction:
        return DriftTexts::tr("prediction", "role of a column");
    case FrameRole::Score:
        return DriftTexts::tr("score", "role of a column");
    case FrameRole::Label:
        return DriftTexts::tr("label", "role of a column");
    case FrameRole::Segment:
        return DriftTexts::tr("segment", "role of a column");
    case FrameRole::Timestamp:
        return DriftTexts::tr("time", "role of a column");
    case FrameRole::EntityId:
        return DriftTexts::tr("entity id", "role of a column");
    }
    return {};
}

QString qualityVerdictText(QualityVerdict verdict)
{
    switch (verdict) {
    case QualityVerdict::Pass:
        return DriftTexts::tr("Passed", "verdict of a check");
    case QualityVerdict::Fail:
        return DriftTexts::tr("Failed", "verdict of a check");
    case QualityVerdict::Warning:
        return DriftTexts::tr("Warning", "verdict of a check");
    case QualityVerdict::NoData:
        return DriftTexts::tr("No data", "verdict");
    case QualityVerdict::NotJudged:
        return DriftTexts::tr("Not judged", "verdict of a check");
    }
    return {};
}

QString qualityCheckText(QualityCheck check)
{
    switch (check) {
    case QualityCheck::Drift:
        return DriftTexts::tr("drift", "kind of a check");
    case QualityCheck::Missing:
        return DriftTexts::tr("missing values", "kind of a check");
    case QualityCheck::Categories:
        return DriftTexts::tr("categories", "kind of a check");
    case QualityCheck::Range:
        return DriftTexts::tr("range", "kind of a check");
    case QualityCheck::Uniqueness:
        return DriftTexts::tr("uniqueness", "kind of a check");
    case QualityCheck::Constant:
        return DriftTexts::tr("constant", "kind of a check");
    case QualityCheck::Type:
        return DriftTexts::tr("type", "kind of a check");
    case QualityCheck::Columns:
        return DriftTexts::tr("columns", "kind of a check");
    case QualityCheck::Freshness:
        return DriftTexts::tr("freshness", "kind of a check");
    case QualityCheck::Volume:
        return DriftTexts::tr("volume", "kind of a check");
    case QualityCheck::Statistic:
        return DriftTexts::tr("statistic", "kind of a check");
    case QualityCheck::Performance:
        return DriftTexts::tr("performance", "kind of a check");
    case QualityCheck::Other:
        break;
    }
    return DriftTexts::tr("other", "kind of a check");
}

QString driftThresholdText(const ColumnDrift& drift)
{
    if (!drift.method || std::isnan(drift.threshold))
        return noValue;
    const auto effect = DriftTexts::tr("effect ≥ %1").arg(formatNumber(drift.thresholds.distance));
    if (!drift.isScoredByP)
        return drift.thresholds.p < 1 && drift.p
                   ? DriftTexts::tr("statistic ≥ %1 and p < %2")
                         .arg(formatNumber(drift.threshold), formatNumber(drift.thresholds.p))
                   : DriftTexts::tr("statistic ≥ %1").arg(formatNumber(drift.threshold));
    return drift.thresholds.distance > 0
               ? DriftTexts::tr("p < %1 and %2").arg(formatNumber(drift.threshold), effect)
               : DriftTexts::tr("p < %1").arg(formatNumber(drift.threshold));
}

QString pText(const std::optional<double>& p)
{
    if (!p || std::isnan(*p))
        return noValue;
    if (*p < leastP)
        return QStringLiteral("< ") + formatNumber(leastP, {NumberFormat::Notation::Fixed, 4});
    return formatNumber(*p, {NumberFormat::Notation::Shortest, pDigits});
}

QString leftOutText(const LeftOut& leftOut)
{
    QStringList parts;
    if (leftOut.missing > 0)
        parts.append(DriftTexts::tr("%1 missing").arg(formatCount(qint64(leftOut.missing))));
    if (const auto infinite = leftOut.plusInfinity + leftOut.minusInfinity; infinite > 0)
        parts.append(DriftTexts::tr("%1 infinite").arg(formatCount(qint64(infinite))));
    return listText(parts);
}

QString driftReasonText(const QString& english)
{
    static const RecordedSentences reasons(
        "ph::DriftReason",
        {QT_TRANSLATE_NOOP("ph::DriftReason", "more than chance, but too little to count"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "large enough to count, but it may be chance"),
         QT_TRANSLATE_NOOP("ph::DriftReason",
                           "Evidently judges texts by a classifier, which is no method here"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "no values in the reference"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "no values in the current data"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "%1 rows with a value, where %2 are the fewest that count"),
         QT_TRANSLATE_NOOP("ph::DriftReason",
                           "%1 is in the unit of the column and needs a threshold of its own"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "%1 is not defined for such a column"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "not defined for values such as these"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "Evidently's G-test needs as many rows on either side"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "every category is too rare for a comparison of counts"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "the segment is made of this column's values"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "no column can take part"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "%1 columns are more than the %2 that can take part"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "%1 rows of each side can take part, %2 are needed"),
         QT_TRANSLATE_NOOP("ph::DriftReason",
                           "%1 rows of the reference and %2 of the current table, %3 are needed"),
         QT_TRANSLATE_NOOP("ph::DriftReason", "fewer than two columns vary in the reference")});
    return reasons.inWords(english);
}

QString studyNoteText(const StudyNote& note)
{
    static const RecordedSentences ofFile(
        "ph::Frames", {QT_TRANSLATE_NOOP("ph::Frames", "Column %1 has no name: %2."),
                       QT_TRANSLATE_NOOP("ph::Frames", "Another column is named %1: it is %2 here."),
                       QT_TRANSLATE_NOOP("ph::Frames", "The file is UTF-16."),
                       QT_TRANSLATE_NOOP("ph::Frames", "Some of its UTF-16 is none; U+FFFD stands there."),
                       QT_TRANSLATE_NOOP("ph::Frames", "Read through DuckDB %1.")});
    if (note.kind == StudyNote::Kind::OfFile)
        return ofFile.inWords(note.words.join(u' '));
    QStringList words;
    for (const auto& word : note.words) {
        // The first one of these is a column's name, which may be called as a type is.
        const auto type = note.kind == StudyNote::Kind::TypesDiffer && !words.isEmpty()
                              ? frameTypeFromName(word)
                              : std::nullopt;
        words.append(type ? frameTypeText(*type) : word);
    }
    for (const auto number : note.numbers)
        words.append(formatCount(number));
    return filledPattern(QCoreApplication::translate("ph::StudyNote", studyNotePattern(note.kind)), words);
}

QString studyNotesText(const StudyNotes& notes)
{
    QStringList lines;
    for (const auto& note : notes)
        lines.append(studyNoteText(note));
    return lines.join(u'\n');
}

QString driftSummaryText(const DriftSummary& summary)
{
    auto text = DriftTexts::tr("%1 of %Ln column(s) drift", nullptr, int(summary.judged))
                    .arg(formatCount(qint64(summary.drifted)));
    if (summary.withoutData > 0)
        text += QStringLiteral(" · ") +
                DriftTexts::tr("%Ln column(s) without data", nullptr, int(summary.withoutData));
    return text;
}

} // namespace ph
