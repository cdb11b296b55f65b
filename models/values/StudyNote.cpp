#include "models/values/StudyNote.h"

#include <QCoreApplication>

namespace ph {

const char* studyNotePattern(StudyNote::Kind kind)
{
    using Kind = StudyNote::Kind;
    switch (kind) {
    case Kind::OnlyInReference:
        return QT_TRANSLATE_NOOP("ph::StudyNote", "only in the reference: %1");
    case Kind::OnlyInCurrent:
        return QT_TRANSLATE_NOOP("ph::StudyNote", "only in the current data: %1");
    case Kind::TypesDiffer:
        return QT_TRANSLATE_NOOP("ph::StudyNote",
                                 "%1 is %2 in the reference, %3 in the current data; compared as %4");
    case Kind::ReferenceRowsOfOtherTime:
        return QT_TRANSLATE_NOOP("ph::StudyNote",
                                 "%1 of %2 rows of the reference are of another time, or of none");
    case Kind::CurrentRowsOfOtherTime:
        return QT_TRANSLATE_NOOP("ph::StudyNote",
                                 "%1 of %2 rows of the current data are of another time, or of none");
    case Kind::TextsSampled:
        return QT_TRANSLATE_NOOP("ph::StudyNote",
                                 "texts are compared by %1 of %2 reference rows and %3 of %4 current rows");
    case Kind::OfFile:
        return "%1";
    case Kind::SampledRows:
        return QT_TRANSLATE_NOOP("ph::StudyNote", "of a sample of the rows: not all fit into memory");
    case Kind::LabelsBeforePrediction:
        return QT_TRANSLATE_NOOP("ph::StudyNote",
                                 "%1 labels are older than their prediction, and not in the label delay");
    case Kind::NoLabels:
        return QT_TRANSLATE_NOOP("ph::StudyNote", "no row has a label");
    case Kind::NoPredictions:
        return QT_TRANSLATE_NOOP("ph::StudyNote", "no row has a prediction or a score");
    case Kind::PredictionsNoNumbers:
        return QT_TRANSLATE_NOOP("ph::StudyNote", "labels are numbers, predictions are not");
    case Kind::TooManyClasses:
        return QT_TRANSLATE_NOOP(
            "ph::StudyNote",
            "labels and predictions have more than %1 different values, too many to be classes");
    case Kind::NoSuchClass:
        return QT_TRANSLATE_NOOP("ph::StudyNote", "no row has the class %1; there are %2 and %3");
    case Kind::PredictionsAsScores:
        return QT_TRANSLATE_NOOP("ph::StudyNote", "predictions are fractions and were taken as scores");
    case Kind::ScoresAsConfidence:
        return QT_TRANSLATE_NOOP("ph::StudyNote",
                                 "no score is below 0.5, whatever was predicted: scores were taken as the "
                                 "confidence in the prediction");
    case Kind::ScoresAsPredictions:
        return QT_TRANSLATE_NOOP("ph::StudyNote",
                                 "a score of at least 0.5 was taken as the prediction of %1");
    case Kind::NumbersNotEstimated:
        return QT_TRANSLATE_NOOP("ph::StudyNote",
                                 "without labels nothing is estimated of numbers, only of classes");
    case Kind::NoScoresToEstimate:
        return QT_TRANSLATE_NOOP("ph::StudyNote",
                                 "without scores nothing is estimated of rows without a label");
    case Kind::TooFewToEstimate:
        return QT_TRANSLATE_NOOP("ph::StudyNote",
                                 "nothing is estimated of rows without a label: %1 rows of the reference "
                                 "with a label and a score are needed, %2 of them of either outcome");
    case Kind::ScoresBeyondOne:
        return QT_TRANSLATE_NOOP(
            "ph::StudyNote", "some scores are not between 0 and 1: no log loss, and no bins of calibration");
    }
    return "";
}

QString filledPattern(const QString& pattern, const QStringList& words)
{
    QString filled;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const int place = pattern[at] == u'%' && at + 1 < pattern.size() ? pattern[at + 1].digitValue() : 0;
        if (place < 1 || place > words.size()) {
            filled += pattern[at];
            continue;
        }
        filled += words[place - 1];
        ++at;
    }
    return filled;
}

QStringList englishNotes(const StudyNotes& notes)
{
    QStringList lines;
    lines.reserve(qsizetype(notes.size()));
    for (const auto& note : notes) {
        auto words = note.words;
        for (const auto number : note.numbers)
            words.append(QString::number(number));
        lines.append(filledPattern(QString::fromUtf8(studyNotePattern(note.kind)), words));
    }
    return lines;
}

} // namespace ph
