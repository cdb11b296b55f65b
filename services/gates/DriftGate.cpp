#include "services/drift/ColumnVerdict.h"
#include "services/gates/DriftSettings.h"
#include "services/gates/Objections.h"
#include "services/gates/SettingTexts.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <map>

namespace ph {

namespace {

constexpr qsizetype mostDriftNumbers = 20; // of columns that drift; all are among the inputs

QString readingName(const DriftReading& reading)
{
    return reading.segment.isEmpty() ? reading.column
                                     : QStringLiteral("%1 (%2)").arg(reading.column, reading.segment);
}

/// Whether a number that a verdict rests on is none.
bool isSenseless(const DriftReading& reading, const DriftRules& rules)
{
    if (reading.nReference < 0 || reading.nCurrent < 0 || !reading.method)
        return true;
    if (std::isnan(reading.statistic)) // not measured
        return false;
    if (!std::isfinite(reading.statistic) || (reading.p && !(*reading.p >= 0 && *reading.p <= 1)))
        return true;
    if (rules.defaults == DriftDefaults::Pilothouse)
        return !std::isfinite(reading.effect);
    return rules.isScoredByP(*reading.method) ? !reading.p : reading.statistic < 0;
}

/// What was measured, as far as it has to be doubted for the error of a sketch.
std::vector<ColumnDrift> judgedReadings(const QList<DriftReading>& readings, const DriftRules& rules,
                                        double doubt)
{
    std::vector<ColumnDrift> columns;
    for (const auto& reading : readings) {
        auto& column = columns.emplace_back();
        column.method = reading.method;
        column.statistic = reading.statistic + doubt;
        column.p = reading.p;
        column.effectSize = reading.effectSize;
        column.effect = std::abs(reading.effect) + doubt;
        column.nReference = std::size_t(std::max<qint64>(0, reading.nReference));
        column.nCurrent = std::size_t(std::max<qint64>(0, reading.nCurrent));
        column.why = reading.why;
    }
    judgeAgain(columns, rules);
    return columns;
}

/// Whether the facts are an answer to what the policy asks now.
void lookAtWhatWasAsked(const GateQuestion& question, const DriftFacts& facts, const DriftRules& rules,
                        Objections& against)
{
    if (facts.defaults != rules.defaults)
        against.add(GateVerdict::Inconclusive, "It was compared with the defaults of %1.",
                    driftDefaultsName(facts.defaults));
    const auto methods = question.spec.settings.value(QLatin1String("methods")).toObject();
    QSet<QString> columns, seen;
    QSet<QStringList> groups;
    for (const auto& reading : facts.readings) {
        const auto name = readingName(reading);
        if (reading.by.isEmpty())
            columns.insert(reading.column);
        else
            groups.insert(reading.by);
        if (seen.contains(name + u'\n' + reading.by.join(u'\n')))
            against.add(GateVerdict::Inconclusive, "Compared twice: %1.", name);
        seen.insert(name + u'\n' + reading.by.join(u'\n'));
        if (methods.contains(reading.column) && reading.method &&
            driftMethodFromName(methods.value(reading.column).toString()) != reading.method)
            against.add(GateVerdict::Inconclusive, "Compared by another method than the policy's: %1.", name);
    }
    for (const auto& asked : question.texts("columns") + methods.keys()) {
        if (!columns.contains(asked))
            against.add(GateVerdict::NoData, "Not compared: %1.", asked);
    }
    for (const auto& group : driftSegmentsFor(question.spec.settings)) {
        if (!groups.contains(group))
            against.add(GateVerdict::NoData, "There is no segment by: %1.",
                        group.join(QStringLiteral(" × ")));
    }
    if (columns.isEmpty())
        against.add(GateVerdict::NoData, "No column was compared in: %1.", QStringLiteral("all rows"));
}

struct DriftTally {
    std::vector<ColumnDrift> judged = {};
    QStringList moved = {}; ///< columns
};

class DriftJudgement {
public:
    DriftJudgement(const GateQuestion& question, const DriftFacts& facts)
        : question_(question)
        , facts_(facts)
        , rules_(driftRulesFor(question.spec.settings))
    {
    }

    GateFinding finding()
    {
        lookAtWhatWasAsked(question_, facts_, rules_, against_);
        lookAtReadings();
        lookAtShares();
        GateFinding finding;
        finding.query =
            QStringLiteral("%1 against %2").arg(question_.text("current"), question_.text("reference"));
        finding.sampleSize = rows_;
        finding.threshold = mostShare();
        finding.margin = mostShare() - largestShare_;
        finding.numbers = {{QStringLiteral("columns compared"), double(whole_.judged.size()), {}},
                           {QStringLiteral("of these moved"), double(whole_.moved.size()), {}},
                           {QStringLiteral("segments"), double(segments_.size()), {}},
                           {QStringLiteral("largest share that moved"), largestShare_, {}}};
        if (passedOver_ > 0)
            finding.numbers.append(
                {QStringLiteral("comparisons of small segments"), double(passedOver_), {}});
        if (facts_.sketchError > 0)
            finding.numbers.append({QStringLiteral("error of the sketches"), facts_.sketchError, {}});
        finding.numbers += moved_;
        against_.decide(
            finding,
            segments_.empty()
                ? QStringLiteral("%1 of %2 columns moved.").arg(whole_.moved.size()).arg(whole_.judged.size())
                : QStringLiteral("%1 of %2 columns moved, and no more than may in any of %3 segments.")
                      .arg(whole_.moved.size())
                      .arg(whole_.judged.size())
                      .arg(segments_.size()));
        return finding;
    }

private:
    double mostShare() const { return question_.number("most-share", rules_.leastShare); }

    bool isTooMuch(const DriftTally& tally) const
    {
        if (const auto most = question_.number("most-share"))
            return double(tally.moved.size()) > *most * double(tally.judged.size());
        return driftSummary(tally.judged, rules_).verdict == ColumnDrift::Verdict::Drift;
    }

    bool isPassedOver(const DriftReading& reading) const
    {
        return !reading.by.isEmpty() && question_.text("small-segments") == QLatin1String("allow") &&
               std::max(reading.nReference, reading.nCurrent) < qint64(rules_.leastRows);
    }

    void lookAtReadings()
    {
        const auto columns = judgedReadings(facts_.readings, rules_, 0);
        const auto doubted = judgedReadings(facts_.readings, rules_, std::max(0.0, facts_.sketchError));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& reading = facts_.readings[qsizetype(i)];
            const auto& column = columns[i];
            if (reading.by.isEmpty())
                rows_ = std::max(rows_, reading.nCurrent);
            else
                segments_[reading.segment];
            if (isSenseless(reading, rules_)) {
                against_.add(GateVerdict::Inconclusive, "Measured, but no number: %1.", readingName(reading));
            } else if (column.verdict == ColumnDrift::Verdict::NoData) {
                if (isPassedOver(reading))
                    ++passedOver_;
                else
                    against_.add(GateVerdict::NoData, "Not to be compared: %1.",
                                 QStringLiteral("%1: %2").arg(readingName(reading), column.why));
            } else {
                take(reading, column);
                if (doubted[i].verdict != column.verdict)
                    against_.add(GateVerdict::Inconclusive,
                                 "Too close to its threshold for counts that are not exact: %1.",
                                 readingName(reading));
            }
        }
        if (!(facts_.sketchError >= 0 && facts_.sketchError <= 1))
            against_.add(GateVerdict::Inconclusive, "The error of the sketches is none: %1.",
                         QString::number(facts_.sketchError));
        if (facts_.segmentsLeftOut > 0 && question_.text("small-segments") != QLatin1String("allow"))
            against_.add(GateVerdict::NoData, "Segments that were not compared, for there are too many: %1.",
                         QString::number(facts_.segmentsLeftOut));
    }

    void take(const DriftReading& reading, const ColumnDrift& column)
    {
        auto& tally = reading.by.isEmpty() ? whole_ : segments_[reading.segment];
        tally.judged.push_back(column);
        if (column.verdict != ColumnDrift::Verdict::Drift)
            return;
        tally.moved.append(reading.column);
        if (moved_.size() >= mostDriftNumbers * 4)
            return;
        const auto name = readingName(reading);
        moved_.append(
            {QStringLiteral("%1, %2").arg(name, driftMethodName(*column.method)), reading.statistic, {}});
        moved_.append({name + QStringLiteral(", effect size"), reading.effect, {}});
        if (column.correctedP || column.p)
            moved_.append({name + (column.correctedP ? QStringLiteral(", p (Benjamini–Hochberg)")
                                                     : QStringLiteral(", p")),
                           column.correctedP.value_or(column.p.value_or(0)),
                           {}});
        moved_.append({name + QStringLiteral(", rows"), double(reading.nCurrent), {}});
    }

    void lookAtShares()
    {
        const auto look = [&](const QString& segment, const DriftTally& tally) {
            if (tally.judged.empty())
                return;
            largestShare_ = std::max(largestShare_, double(tally.moved.size()) / double(tally.judged.size()));
            if (!isTooMuch(tally))
                return;
            for (const auto& column : tally.moved)
                against_.add(GateVerdict::Fail, "Moved: %1.",
                             segment.isEmpty() ? column : QStringLiteral("%1 (%2)").arg(column, segment));
        };
        look({}, whole_);
        for (const auto& [segment, tally] : segments_)
            look(segment, tally);
    }

    const GateQuestion& question_;
    const DriftFacts& facts_;
    const DriftRules rules_;
    Objections against_;
    DriftTally whole_;
    std::map<QString, DriftTally> segments_;
    QList<GateNumber> moved_;
    double largestShare_ = 0;
    qint64 rows_ = 0;
    std::size_t passedOver_ = 0;
};

GateFinding evaluateDrift(const GateQuestion& question)
{
    return DriftJudgement(question, *question.own.drift.value).finding();
}

} // namespace

/// Two tables are compared while facts are gathered; here only numbers are judged, by the policy's thresholds
/// and corrected for all columns and segments together. Too few rows are no data, and never a pass.
GateKind driftGate()
{
    return {
        QStringLiteral("drift"),
        QStringLiteral("The data is distributed as in a reference, column by column and segment by segment."),
        driftFields(),
        {},
        {{FactName::Drift}},
        evaluateDrift};
}

} // namespace ph
