#pragma once

#include "models/values/DriftDetail.h"
#include "widgets/charts/ChartFigure.h"

namespace ph {

/// What the charts of a comparison call what they show.
struct DriftSubject {
    QString column;
    FrameType type = FrameType::Number;
    DriftValues values = DriftValues::Numbers;
    QString unit = {};        ///< of the values, where one is known
    QString current = {};     ///< "2026-11-01"; empty: "current"
    QStringList windows = {}; ///< names, in the order of time
};

DriftSubject subjectOf(const DriftStudy& study, const DriftDetail& detail);

/// How the two sides look in every chart: apart by colour, dash and marker.
namespace sideLook {
inline constexpr RunLook reference{8, 1, 1}, current{0, 0, 0}, estimate{1, 1, 2};
}

QString currentName(const DriftSubject& subject); ///< in the user's language
QString referenceName();
/// "amount in EUR", "length of comment in characters".
QString valuesName(const DriftSubject& subject);
/// The axis that such values stand on.
PlotAxis valueAxis(const DriftSubject& subject, ChartRange range);

QString valueText(const DriftSubject& subject, double value); ///< with the unit; "—" for NaN
QString shareWords(double share);                             ///< "12.3 %"; "—" for NaN
QString pointsWords(double difference);                       ///< "+2.5 points", of shares
QString exactNumber(double value);                            ///< for tables and files; empty for NaN

} // namespace ph
