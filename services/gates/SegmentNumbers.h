#pragma once

#include "models/values/GateFacts.h"
#include "services/gates/Objections.h"

namespace ph {

/// What a query says of each segment, one number each.
struct SegmentNumbers {
    QMap<QString, MetricSample> samples; ///< by the label's value; of "" where none is asked for
    QStringList several;                 ///< segments of more than one number: none of them is the answer
    qsizetype unlabelled = 0;            ///< numbers of no segment, for want of the label
};
SegmentNumbers segmentNumbers(const QueriedSamples& said, const QString& label);

/// "EU", or "all" where no segments are told apart.
QString segmentWord(const QString& segment);

/// What stands against believing them at all: several numbers, none, times that are off. What no number is
/// there for is left to the caller.
void lookAtSamples(const GateQuestion& question, const SegmentNumbers& numbers, Objections& against);

/// Settings of a gate that asks a metrics source by segment: "by", "segments".
std::vector<ShapeField> segmentFields();

} // namespace ph
