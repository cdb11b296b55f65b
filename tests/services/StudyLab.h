#pragma once

#include "services/driftstudy/StudyDrift.h"
#include "tests/services/FrameLab.h"

#include <random>

namespace ph::testing {

/// Pairs of tables to compare.
class StudyLab : public FrameLab {
public:
    /// Both as CSV.
    DriftPlan plan(const QByteArray& reference, const QByteArray& current)
    {
        DriftPlan plan;
        plan.reference = write(QStringLiteral("reference.csv"), reference);
        plan.current = write(QStringLiteral("current.csv"), current);
        return plan;
    }
    Result<DriftStudy> study(const QByteArray& reference, const QByteArray& current)
    {
        return studyDrift(plan(reference, current));
    }
};

/// A row for each number from 0, as `line` makes it.
inline QByteArray csvOf(const QByteArray& header, int rows, const std::function<QByteArray(int)>& line)
{
    QByteArray bytes = header + '\n';
    for (int i = 0; i < rows; ++i)
        bytes += line(i) + '\n';
    return bytes;
}

/// Spread evenly and without order over 0 to 1, the same each time.
inline double spread(int i)
{
    const double at = i * 0.6180339887498949;
    return at - std::floor(at);
}

inline QByteArray decimal(double value)
{
    return QByteArray::number(value, 'g', 9);
}

/// The result of a column, by its name.
inline const ColumnDrift& driftOf(const DriftStudy& study, const char* name, std::size_t segment = 0)
{
    for (std::size_t i = 0; i < study.columns.size(); ++i) {
        if (study.columns[i].column.name == QLatin1String(name))
            return study.overall(i, segment);
    }
    qFatal("no column %s", name);
}

inline std::size_t placeOf(const DriftStudy& study, const char* name)
{
    for (std::size_t i = 0; i < study.columns.size(); ++i) {
        if (study.columns[i].column.name == QLatin1String(name))
            return i;
    }
    return study.columns.size();
}

inline QStringList segmentTexts(const DriftStudy& study)
{
    QStringList texts;
    for (const auto& segment : study.segments)
        texts.append(segment.text());
    return texts;
}

inline QStringList windowNames(const DriftStudy& study)
{
    QStringList names;
    for (const auto& window : study.windows)
        names.append(window.name);
    return names;
}

} // namespace ph::testing
