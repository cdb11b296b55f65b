#include "services/performance/StudyPerformance.h"

#include "models/values/Frame.h"
#include "services/performance/ConfidenceEstimate.h"
#include "services/performance/LabelDelay.h"

#include <algorithm>

namespace ph {

namespace {

std::optional<std::size_t> columnOf(const FrameSchema& schema, FrameRole role)
{
    const auto found = std::find_if(schema.begin(), schema.end(),
                                    [role](const FrameColumn& column) { return column.role == role; });
    return found == schema.end() ? std::nullopt : std::optional(std::size_t(found - schema.begin()));
}

bool isTimeOfLabel(const FrameColumn& column)
{
    return column.type == FrameType::Timestamp &&
           column.name.contains(QLatin1String("label"), Qt::CaseInsensitive);
}

PerformanceColumns columnsOf(const Frame& frame)
{
    const auto view = [&frame](FrameRole role) -> std::optional<ColumnView> {
        const auto at = columnOf(frame.schema(), role);
        return at ? std::optional(frame.column(*at)) : std::nullopt;
    };
    PerformanceColumns columns{view(FrameRole::Prediction), view(FrameRole::Score), view(FrameRole::Label),
                               view(FrameRole::Timestamp)};
    for (std::size_t i = 0; i < frame.schema().size() && !columns.labelledAt; ++i) {
        if (isTimeOfLabel(frame.schema()[i]))
            columns.labelledAt = frame.column(i);
    }
    return columns;
}

/// One study on its way.
class PerformanceRun {
public:
    PerformanceRun(const PerformanceQuestion& question, const OutcomeReading& reading,
                   std::optional<ConfidenceEstimate> estimate)
        : question_(question)
        , reading_(reading)
        , estimate_(std::move(estimate))
    {
    }
    std::vector<PerformanceMeasure> measures() const;
    PerformanceReading reading(PerformanceMeasure measure, const Outcomes& rows) const;
    std::vector<CalibrationBin> calibration(const Outcomes& rows) const;

private:
    const PerformanceQuestion& question_;
    const OutcomeReading& reading_;
    std::optional<ConfidenceEstimate> estimate_;
};

std::vector<PerformanceMeasure> PerformanceRun::measures() const
{
    std::vector<PerformanceMeasure> found;
    for (const auto measure : performanceMeasures(reading_.task)) {
        if ((needsScore(measure) && !reading_.hasScores) ||
            (measure == PerformanceMeasure::LogLoss && !reading_.areProbabilities))
            continue;
        found.push_back(measure);
    }
    return found;
}

PerformanceReading PerformanceRun::reading(PerformanceMeasure measure, const Outcomes& rows) const
{
    PerformanceReading result;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool takesPart = needsScore(measure) ? rows.isScored(i) : rows.isPredicted(i);
        result.rows += takesPart;
        result.labelled += takesPart && rows.isLabelled(i);
    }
    const auto measured = measuredPerformance(measure, rows, question_.level);
    result.measured = measured.value;
    result.low = measured.low;
    result.high = measured.high;
    if (estimate_) {
        const auto estimated = estimate_->of(measure, rows);
        result.estimated = estimated.value;
        result.estimatedLow = estimated.low;
        result.estimatedHigh = estimated.high;
    }
    return result;
}

std::vector<CalibrationBin> PerformanceRun::calibration(const Outcomes& rows) const
{
    if (reading_.task != OutcomeTask::TwoClasses || !reading_.areProbabilities)
        return {};
    const auto found = calibrationOf(rows.scoredRows());
    return found ? found->equalWidth : std::vector<CalibrationBin>();
}

void noteWhatIsUnknown(PerformanceStudy& study, const OutcomeReading& reading, bool isEstimated)
{
    auto& notes = study.notes;
    notes.insert(notes.end(), reading.notes.begin(), reading.notes.end());
    if (reading.task == OutcomeTask::Numbers)
        notes.push_back({StudyNote::Kind::NumbersNotEstimated});
    else if (!reading.hasScores)
        notes.push_back({StudyNote::Kind::NoScoresToEstimate});
    else if (!isEstimated)
        notes.push_back({StudyNote::Kind::TooFewToEstimate,
                         {},
                         {ConfidenceEstimate::leastRows, ConfidenceEstimate::leastOfClass}});
    if (reading.hasScores && !reading.areProbabilities && reading.task == OutcomeTask::TwoClasses)
        notes.push_back({StudyNote::Kind::ScoresBeyondOne});
}

} // namespace

PerformanceQuestion performanceQuestion(const Frame& reference, const Frame& current)
{
    const auto name = [&](FrameRole role) {
        for (const auto* frame : {&current, &reference}) {
            if (const auto at = columnOf(frame->schema(), role))
                return frame->schema()[*at].name;
        }
        return QString();
    };
    return {columnsOf(reference), columnsOf(current), name(FrameRole::Prediction), name(FrameRole::Score),
            name(FrameRole::Label)};
}

Result<PerformanceStudy> studyPerformance(const PerformanceQuestion& question,
                                          std::span<const std::uint32_t> referenceRows,
                                          std::span<const std::uint32_t> currentRows,
                                          std::span<const std::vector<std::uint32_t>> windows,
                                          std::stop_token stop)
{
    PerformanceStudy study;
    study.prediction = question.prediction;
    study.score = question.score;
    study.label = question.label;
    const PerformanceRows before{question.reference, referenceRows}, now{question.current, currentRows};
    auto delays = labelDelays(now);
    study.labelDelay = std::move(delays.labelledBy);
    if (delays.beforePrediction > 0)
        study.notes.push_back(
            {StudyNote::Kind::LabelsBeforePrediction, {}, {std::int64_t(delays.beforePrediction)}});
    const auto reading = readOutcomes(before, now, question.positive);
    if (!reading) {
        study.notes.push_back(reading.error());
        return study;
    }
    if (reading->positive >= 0)
        study.positive = reading->classes[reading->positive];
    const auto reference = reading->outcomes(before), current = reading->outcomes(now);
    auto estimate =
        reading->task == OutcomeTask::Numbers ? std::nullopt : ConfidenceEstimate::from(reference);
    noteWhatIsUnknown(study, *reading, estimate.has_value());
    const PerformanceRun running(question, *reading, std::move(estimate));
    const auto measures = running.measures();
    for (const auto measure : measures)
        study.series.push_back({performanceMeasureName(measure), performanceDirection(measure),
                                running.reading(measure, reference), running.reading(measure, current)});
    for (const auto& window : windows) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, QStringLiteral("performance"));
        const auto rows = reading->outcomes({question.current, window});
        for (std::size_t i = 0; i < measures.size(); ++i)
            study.series[i].windows.push_back(running.reading(measures[i], rows));
    }
    study.referenceCalibration = running.calibration(reference);
    study.currentCalibration = running.calibration(current);
    return study;
}

std::vector<std::vector<std::uint32_t>> rowsByWindow(std::span<const std::int32_t> windowOf,
                                                     std::span<const std::uint32_t> rows, std::size_t windows)
{
    std::vector<std::vector<std::uint32_t>> found(windows);
    for (const auto row : rows) {
        if (windowOf[row] >= 0)
            found[std::size_t(windowOf[row])].push_back(row);
    }
    return found;
}

} // namespace ph
