#include "services/gates/SegmentNumbers.h"

#include "services/gates/GateEvaluation.h"

#include <cmath>

namespace ph {

SegmentNumbers segmentNumbers(const QueriedSamples& said, const QString& label)
{
    SegmentNumbers numbers;
    for (const auto& sample : said.samples) {
        const auto segment = label.isEmpty() ? QString() : sample.labels.value(label);
        if (!label.isEmpty() && segment.isEmpty()) {
            ++numbers.unlabelled;
        } else if (numbers.samples.contains(segment)) {
            if (!numbers.several.contains(segment))
                numbers.several.append(segment);
        } else {
            numbers.samples.insert(segment, sample);
        }
    }
    return numbers;
}

QString segmentWord(const QString& segment)
{
    return segment.isEmpty() ? QStringLiteral("all") : segment;
}

void lookAtSamples(const GateQuestion& question, const SegmentNumbers& numbers, Objections& against)
{
    for (const auto& segment : numbers.several)
        against.add(GateVerdict::Inconclusive, "Several numbers at once, so that none is the answer: %1.",
                    segmentWord(segment));
    if (numbers.unlabelled > 0)
        against.add(GateVerdict::Inconclusive, "Numbers without the label that tells segments apart: %1.",
                    QString::number(numbers.unlabelled));
    for (auto it = numbers.samples.cbegin(); it != numbers.samples.cend(); ++it) {
        const auto name = segmentWord(it.key());
        if (!std::isfinite(it->value))
            against.add(GateVerdict::Inconclusive, "Asked, but no number: %1.", name);
        if (it->timeMs > question.nowMs + allowedClockSkewMs)
            against.add(GateVerdict::Inconclusive, "Measured in the future, so a clock is off: %1.", name);
        else if (it->timeMs == noTime || question.nowMs - it->timeMs > question.maxAgeMs)
            against.add(GateVerdict::Stale, "Fell silent: %1.", name);
    }
}

std::vector<ShapeField> segmentFields()
{
    return {shape::optional(
                "by", shape::text(QStringLiteral("What tells segments apart, each of which is judged: a "
                                                 "label of the numbers, or a column of the table."))),
            shape::optional("segments", shape::list(shape::text(QStringLiteral("A value of it.")),
                                                    QStringLiteral("Those that have to be there; others are "
                                                                   "judged as well.")))};
}

} // namespace ph
