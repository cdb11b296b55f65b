#pragma once

#include "models/values/DriftStudy.h"
#include "services/frames/FrameRequest.h"

namespace ph {

/// One of the two tables as the comparison reads it.
struct StudySide {
    FrameRequest request;       ///< only the columns that are needed
    TimeStretch time = {};      ///< rows of another time do not take part
    QString timeColumn = {};    ///< empty: it has none
    const char* name = nullptr; ///< "reference", "current"
};

/// What is read of both tables, and what of that is judged.
struct StudyLayout {
    StudySide reference, current;
    std::vector<FrameColumn> judged = {}; ///< of the type that both sides can be read as
    StudyNotes notes = {};
};

/// The type that values of both can be read as: the wider one of numbers, else text of either kind.
FrameType commonType(FrameType a, FrameType b);

/// Looks at both tables and matches their columns by name. Errors as lookAtFrame(); Invalid where the plan
/// asks for what they do not have; Cancelled.
Result<StudyLayout> layOutStudy(const DriftPlan& plan, std::stop_token stop = {});

/// Widens a judged column, on both sides, to what a reading found one of them to be.
void widenColumn(StudyLayout& layout, const QString& name, FrameType type);

} // namespace ph
