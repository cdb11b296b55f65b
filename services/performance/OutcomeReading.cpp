#include "services/performance/OutcomeReading.h"

#include "services/analysis/ClassLabels.h"
#include "services/analysis/ClassificationFile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace ph {

namespace {

using Note = StudyNote::Kind;

constexpr std::size_t mostNumberClasses = 10;
constexpr double evenScore = 0.5; ///< a score of at least this is the prediction of the positive class

using Sides = std::array<const PerformanceRows*, 2>;
using ColumnMember = std::optional<ColumnView> PerformanceColumns::*;

bool isThere(const Sides& sides, ColumnMember column)
{
    return std::any_of(sides.begin(), sides.end(), [column](const auto* side) {
        const auto& view = side->columns.*column;
        return view && std::any_of(side->rows.begin(), side->rows.end(),
                                   [&view](std::uint32_t row) { return !view->isMissing(row); });
    });
}

bool isNumeric(const Sides& sides, ColumnMember column)
{
    return std::all_of(sides.begin(), sides.end(), [column](const auto* side) {
        const auto& view = side->columns.*column;
        return !view || view->type == FrameType::Number || view->type == FrameType::Integer;
    });
}

/// Of a numeric column: calls with each number until it says stop.
template <class Take>
bool anyNumber(const Sides& sides, ColumnMember column, const Take& take)
{
    return std::any_of(sides.begin(), sides.end(), [&](const auto* side) {
        const auto& view = side->columns.*column;
        return view && std::any_of(side->rows.begin(), side->rows.end(), [&](std::uint32_t row) {
                   const double number = view->number(row);
                   return !std::isnan(number) && take(number);
               });
    });
}

bool isFraction(double number)
{
    return number != std::trunc(number);
}

/// Of a column of numbers.
bool areFewWholeNumbers(const Sides& sides, ColumnMember column)
{
    std::set<double> seen;
    return !anyNumber(sides, column, [&seen](double number) {
        seen.insert(number);
        return isFraction(number) || seen.size() > mostNumberClasses;
    });
}

bool isSubset(const QStringList& labels, const QStringList& of)
{
    return std::all_of(labels.begin(), labels.end(), [&of](const auto& label) { return of.contains(label); });
}

/// All classes that predictions and labels have, or one more than can be told apart.
QStringList classesIn(const Sides& sides, const OutcomeReading& reading)
{
    ClassBook book;
    for (const auto* side : sides) {
        for (const auto column : {&PerformanceColumns::label, &PerformanceColumns::prediction}) {
            const auto& view = side->columns.*column;
            if (!view || (column == &PerformanceColumns::prediction &&
                          reading.scoreIn == OutcomeReading::ScoreIn::Prediction))
                continue;
            ClassColumn classes(*view, book, reading.words);
            for (const auto row : side->rows) {
                classes.at(row);
                if (book.labels().size() > maxClasses)
                    return book.labels();
            }
        }
    }
    return book.labels();
}

/// A class that never came has a name all the same where the other one is called so.
void addOpposite(QStringList& classes)
{
    constexpr std::array<std::array<const char*, 2>, 2> opposites{{{"0", "1"}, {"false", "true"}}};
    if (classes.size() != 1)
        return;
    for (const auto& pair : opposites) {
        for (const int i : {0, 1}) {
            if (classes.front() == QLatin1String(pair[std::size_t(i)])) {
                classes = {QLatin1String(pair[0]), QLatin1String(pair[1])};
                return;
            }
        }
    }
}

double meanScore(const Outcomes& rows, int ofClass)
{
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows.truth[i] == ofClass && rows.isScored(i)) {
            sum += rows.score[i];
            ++count;
        }
    }
    return sum / count;
}

int positiveOfTwo(const Sides& sides, const OutcomeReading& reading)
{
    if (const auto called = labelCalledPositive(reading.classes); called >= 0)
        return int(called);
    for (const auto* side : sides) {
        const auto rows = reading.outcomes(*side);
        const double first = meanScore(rows, 0), second = meanScore(rows, 1);
        if (first != second && !std::isnan(first - second))
            return first > second ? 0 : 1;
    }
    return int(reading.classes.size()) - 1;
}

/// A confidence in what was predicted is never below one half, whatever was predicted.
bool isConfidence(const Sides& sides, const OutcomeReading& reading)
{
    constexpr std::size_t leastOfEither = 10;
    std::array<std::size_t, 2> said{};
    for (const auto* side : sides) {
        const auto rows = reading.outcomes(*side);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (!rows.isScored(i) || !rows.isPredicted(i))
                continue;
            if (rows.score[i] < evenScore)
                return false;
            ++said[std::size_t(rows.said[i])];
        }
    }
    return std::min(said[0], said[1]) >= leastOfEither;
}

tl::expected<void, StudyNote> findClasses(const Sides& sides, const QString& positive,
                                          OutcomeReading& reading)
{
    auto classes = classesIn(sides, reading);
    if (isSubset(classes, {"0", "1", "false", "true"}) && classes.size() > 2) {
        reading.words = TruthWords::OneIsTrue;
        classes = classesIn(sides, reading);
    }
    if (classes.size() > maxClasses)
        return tl::unexpected(StudyNote{Note::TooManyClasses, {}, {maxClasses}});
    addOpposite(classes);
    reading.classes = inNaturalOrder(classes);
    reading.task = classes.size() == 2 ? OutcomeTask::TwoClasses : OutcomeTask::ManyClasses;
    if (reading.task == OutcomeTask::ManyClasses)
        return {};
    reading.positive =
        positive.isEmpty()
            ? positiveOfTwo(sides, reading)
            : int(reading.classes.indexOf(classLabelAs(positive.toStdString(), reading.words)));
    if (reading.positive < 0)
        return tl::unexpected(
            StudyNote{Note::NoSuchClass, {positive, reading.classes[0], reading.classes[1]}});
    return {};
}

void findScores(const Sides& sides, OutcomeReading& reading)
{
    const auto column = reading.scoreIn == OutcomeReading::ScoreIn::Prediction
                            ? &PerformanceColumns::prediction
                            : &PerformanceColumns::score;
    reading.hasScores = isThere(sides, column) && isNumeric(sides, column);
    reading.areProbabilities = reading.hasScores && !anyNumber(sides, column, [](double score) {
                                   return !(score >= 0 && score <= 1);
                               });
}

} // namespace

tl::expected<OutcomeReading, StudyNote> readOutcomes(const PerformanceRows& reference,
                                                     const PerformanceRows& current, const QString& positive)
{
    const Sides sides{&reference, &current};
    constexpr auto prediction = &PerformanceColumns::prediction, score = &PerformanceColumns::score,
                   label = &PerformanceColumns::label;
    OutcomeReading reading;
    if (!isThere(sides, label))
        return tl::unexpected(StudyNote{Note::NoLabels});
    const bool isScored = isThere(sides, score), isPredicted = isThere(sides, prediction);
    if (!isScored && !isPredicted)
        return tl::unexpected(StudyNote{Note::NoPredictions});
    const bool mayBeClasses = !isNumeric(sides, label) || areFewWholeNumbers(sides, label);
    if (!isScored && mayBeClasses && isNumeric(sides, prediction) &&
        anyNumber(sides, prediction, [](double number) { return number > 0 && number < 1; }) &&
        classesIn({&reference, &current}, {.scoreIn = OutcomeReading::ScoreIn::Prediction}).size() <= 2) {
        reading.scoreIn = OutcomeReading::ScoreIn::Prediction;
        reading.notes.push_back({Note::PredictionsAsScores});
    }
    if (isNumeric(sides, label) &&
        (!mayBeClasses || (!isScored && anyNumber(sides, prediction, isFraction))) &&
        reading.scoreIn == OutcomeReading::ScoreIn::Score) {
        if (!isPredicted || !isNumeric(sides, prediction))
            return tl::unexpected(StudyNote{Note::PredictionsNoNumbers});
        reading.task = OutcomeTask::Numbers;
        return reading;
    }
    findScores(sides, reading);
    if (auto found = findClasses(sides, positive, reading); !found)
        return tl::unexpected(found.error());
    if (reading.task == OutcomeTask::TwoClasses && isPredicted && reading.areProbabilities &&
        reading.scoreIn == OutcomeReading::ScoreIn::Score && isConfidence(sides, reading)) {
        reading.scoreOf = OutcomeReading::ScoreOf::Prediction;
        reading.notes.push_back({Note::ScoresAsConfidence});
    }
    if (reading.task == OutcomeTask::TwoClasses && reading.areProbabilities &&
        (!isPredicted || reading.scoreIn == OutcomeReading::ScoreIn::Prediction))
        reading.notes.push_back({Note::ScoresAsPredictions, {reading.classes[reading.positive]}});
    return reading;
}

Outcomes OutcomeReading::outcomes(const PerformanceRows& rows) const
{
    const auto& columns = rows.columns;
    const bool isPredicted = columns.prediction && scoreIn == ScoreIn::Score;
    const auto& scores = scoreIn == ScoreIn::Score ? columns.score : columns.prediction;
    Outcomes made;
    if (task == OutcomeTask::Numbers) {
        for (const auto row : rows.rows) {
            made.trueNumber.push_back(columns.label ? columns.label->number(row) : missingNumber);
            made.saidNumber.push_back(columns.prediction ? columns.prediction->number(row) : missingNumber);
        }
        return made;
    }
    made.classes = classes;
    made.positive = positive;
    ClassBook book(classes);
    const ColumnView none;
    ClassColumn truth(columns.label ? *columns.label : none, book, words);
    ClassColumn said(isPredicted ? *columns.prediction : none, book, words);
    for (const auto row : rows.rows) {
        made.truth.push_back(columns.label ? truth.at(row) : -1);
        double score = hasScores && scores ? scores->number(row) : missingNumber;
        auto prediction = isPredicted ? said.at(row) : -1;
        if (!isPredicted && areProbabilities && positive >= 0 && !std::isnan(score))
            prediction = score >= evenScore ? positive : 1 - positive;
        if (scoreOf == ScoreOf::Prediction && prediction != positive)
            score = prediction < 0 ? missingNumber : 1 - score;
        made.said.push_back(prediction);
        made.score.push_back(score);
    }
    return made;
}

} // namespace ph
