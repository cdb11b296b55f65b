#pragma once

#include "services/driftstudy/PickedRows.h"
#include "services/driftstudy/SegmentCensus.h"
#include "services/driftstudy/StudyLayout.h"

namespace ph {

/// Which of a batch's rows are of the stretch of time that a side is asked for.
class RowsInTime {
public:
    /// The schema that batches come with.
    RowsInTime(const StudySide& side, const FrameSchema& schema);
    bool areAll() const { return stretch_ == TimeStretch{}; }
    std::vector<std::uint32_t> of(const FrameBatch& batch) const;
    std::optional<std::size_t> timeColumn() const { return timeColumn_; }

private:
    TimeStretch stretch_;
    std::optional<std::size_t> timeColumn_;
};

/// Keeps the rows of a table as long as they fit, and beyond that every second, fourth … of them, chosen by a
/// hash of their number: the same file always gives the same sample.
class KeptRows final : public FrameSink {
public:
    /// Segments by these rules are counted in all rows, kept or not.
    KeptRows(const StudySide& side, const QList<QStringList>& segments, std::size_t maxBytes);
    void begin(const FrameSchema& schema) override;
    Result<void> take(const FrameBatch& batch) override;

    const Frame& frame() const { return frame_; }
    bool isWhole() const { return halvings_ == 0; }
    std::size_t rowsInTime() const { return rowsInTime_; } ///< kept or not
    /// Of a row of the frame, in the file, counted from 1.
    std::size_t numberInFile(std::size_t row) const
    {
        return places_.empty() ? row + 1 : places_[row].numberInFile;
    }
    /// Of a row of the frame, among those in time, counted from 0.
    std::size_t ordinal(std::size_t row) const { return places_.empty() ? row : places_[row].ordinal; }
    /// Of every row in time, kept or not; empty unless asked for with keepTimes().
    const std::vector<std::int64_t>& times() const { return times_; }
    const SegmentCensus& census() const { return census_; }
    void keepTimes() { keepsTimes_ = true; }

private:
    bool isChosen(std::size_t number) const;
    void halve();

    const StudySide& side_;
    std::size_t maxBytes_;
    std::optional<RowsInTime> inTime_;
    SegmentCensus census_;
    Frame frame_;
    PickedRows picked_;
    struct Place {
        std::size_t numberInFile, ordinal;
    };
    std::vector<Place> places_; ///< by row of the frame; empty while all rows of the file are kept
    std::vector<std::int64_t> times_;
    std::size_t rowsInTime_ = 0;
    int halvings_ = 0;
    bool keepsTimes_ = false;
};

} // namespace ph
