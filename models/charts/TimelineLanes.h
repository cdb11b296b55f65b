#pragma once

#include "models/charts/TimelineSpans.h"

namespace ph {

/// What a filter wants of a timeline, with all that painting it at any zoom needs.
struct TimelinePicture {
    TimelineSelection selection;
    TimelineSpans lasting, between;
    /// Rows of a kind in the order of time, by how grave they are: only those that are at all.
    std::array<std::vector<std::uint32_t>, timelineKinds> warnings, criticals;
};
using TimelinePicturePtr = std::shared_ptr<const TimelinePicture>;
/// Costs by the table's rows: for workers.
TimelinePicturePtr timelinePicture(TimelineTablePtr table, const TimelineFilter& filter);

/// The stretch of time that is in view, over so many pixels.
struct TimelineStretch {
    std::int64_t fromMs = 0, toMs = 1; ///< toMs above fromMs
    double width = 1;                  ///< above 0
    double x(std::int64_t ms) const;   ///< from 0 to width for what is in view
};

/// Items that happened so close together, as pixels go, that they are one sign; mostly just one.
struct TimelineMark {
    double x = 0; ///< in the middle between the first and the last of them
    std::int64_t firstMs = 0, lastMs = 0;
    std::size_t count = 1;
    std::uint32_t row = 0; ///< the gravest of them; of equally grave ones the first
    friend bool operator==(const TimelineMark&, const TimelineMark&) = default;
};

/// A stretch that items cover without a gap.
struct TimelineBar {
    double left = 0, right = 0; ///< within the width
    std::size_t count = 1;
    std::uint32_t row = 0; ///< the gravest, as above
    friend bool operator==(const TimelineBar&, const TimelineBar&) = default;
};

/// What is seen of one kind.
struct TimelineLane {
    TimelineKind kind = TimelineKind::Note;
    std::vector<TimelineMark> marks;           ///< from left to right
    std::vector<TimelineBar> lasting, between; ///< likewise; shorter ones than two pixels are left out
};

/// A lane for each kind that the picture has anything of, in or out of view, so that lanes stay in place
/// while time moves. Marks closer than `reach` pixels are one, in cells that stand still in time. Costs by
/// what is in view; nothing is sampled.
std::vector<TimelineLane> timelineLanes(const TimelinePicture& picture, const TimelineStretch& stretch,
                                        double reach);

/// Rows of the picture that happened in view or reach into it, in the order of time.
std::vector<std::uint32_t> timelineRowsInView(const TimelinePicture& picture, const TimelineStretch& stretch);

} // namespace ph
