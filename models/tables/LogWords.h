#pragma once

#include "models/values/LogReading.h"

namespace ph {

QString logLevelText(LogLevel level); ///< "Error"; empty: the line does not say

/// "POD/CONTAINER", "… (previous)", "Events of payments/fraud".
QString shownLogTitle(const ShownLog& log);
/// From its first stamp to its last one, in local time: "11/18/2026 12:46 PM – 1:40 PM".
QString logSpanText(const LogLines& lines);
QString logSpanText(std::int64_t firstMs, std::int64_t lastMs);
QString logSpanIsoText(const LogLines& lines); ///< for copying: "2026-11-18 12:46 – 2026-11-18 13:40"
/// What is left out of it, a sentence each; empty: nothing.
QStringList logLacks(const RevisionLog& log);
/// Whose it is, how many lines, what they lack, in how many something is hidden, and how old it is.
QString logFactsText(const ShownLog& log, std::int64_t nowMs);

/// A part of a line as it can be shown: no character in it does anything but show itself; tabs are blanks.
/// `from` and `length` are what was asked about, within the shown text.
struct ShownLine {
    QString text;
    qsizetype from = 0, length = 0;
};
ShownLine shownLine(QStringView written, qsizetype from = 0, qsizetype length = 0);

} // namespace ph
