#pragma once

#include <QStringList>

#include <cstdint>
#include <vector>

namespace ph {

/// Something to be known of a study besides its verdicts: what was not compared, and what was taken as what.
/// A kind with what it speaks of, so that each reader has it in words of their own.
struct StudyNote {
    enum class Kind : std::uint8_t {
        // Of two tables
        OnlyInReference, ///< words: the columns, joined
        OnlyInCurrent,
        TypesDiffer, ///< words: column; frameTypeName() in the reference, in the current data, compared as
        ReferenceRowsOfOtherTime, ///< numbers: those, of all
        CurrentRowsOfOtherTime,
        TextsSampled, ///< numbers: reference rows compared, of all; current rows compared, of all
        OfFile,       ///< words: what its reading says, as it is; in English
        // Of a model's performance
        SampledRows,
        LabelsBeforePrediction, ///< numbers: how many
        NoLabels,
        NoPredictions,
        PredictionsNoNumbers,
        TooManyClasses, ///< numbers: more than so many
        NoSuchClass,    ///< words: it, and the two that there are
        PredictionsAsScores,
        ScoresAsConfidence,
        ScoresAsPredictions, ///< words: the class that 0.5 and above was taken as
        NumbersNotEstimated,
        NoScoresToEstimate,
        TooFewToEstimate, ///< numbers: rows needed, of them of either outcome
        ScoresBeyondOne
    } kind = Kind::OfFile;
    QStringList words = {};
    std::vector<std::int64_t> numbers = {};
    friend bool operator==(const StudyNote&, const StudyNote&) = default;
};
using StudyNotes = std::vector<StudyNote>;

/// Its sentence in English with places: %1 and on for the words, then for the numbers. To be translated in
/// the context "ph::StudyNote".
const char* studyNotePattern(StudyNote::Kind kind);
/// A pattern with its places filled at once, so that a word which looks like a place stays a word.
QString filledPattern(const QString& pattern, const QStringList& words);
/// In English, as the command line and JSON have them, a line each.
QStringList englishNotes(const StudyNotes& notes);

} // namespace ph
