#pragma once

#include "models/values/QualityReport.h"

#include <QMap>

namespace ph {

inline constexpr qsizetype maxQualityItems = 200'000;
/// In characters; a longer text ends with "…". The file is kept, so nothing is lost.
inline constexpr qsizetype maxQualityText = 4'000;
inline constexpr qsizetype maxQualityExamples = 20;

/// At most maxQualityText characters of it.
QString boundedText(const QString& text);

/// A report while a reader fills it.
class ReportDraft {
public:
    QualityReport report;

    /// Beyond maxQualityItems they are counted as not read.
    void add(QualityItem item);
    /// Something that is there and not understood. Names are bounded in length and number; what is beyond is
    /// counted under one name.
    void countUnread(const QString& name, qint64 count = 1);
    QualityReport finished() &&;

private:
    QMap<QString, qint64> unread_;
};

} // namespace ph
