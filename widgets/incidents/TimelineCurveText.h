#pragma once

#include "models/charts/TimelineCurve.h"

namespace ph {

QString curveTitle(const TimelineCurveChoice& choice); ///< "Latency p95"; else the expression with its labels
QString curveValueText(const TimelineCurveChoice& choice, double value); ///< "243 ms", "1.4 %"
/// "200 ms – 240 ms" where several points lie on one pixel.
QString curveReadingText(const TimelineCurveChoice& choice, const TimelineCurveReading& reading);
/// What it says there, when, whose it is, who told, and how old the newest of it is; a line each.
QString curveToolTip(const TimelineCurveChoice& choice, const std::optional<TimelineCurveReading>& reading,
                     std::int64_t nowMs);

} // namespace ph
