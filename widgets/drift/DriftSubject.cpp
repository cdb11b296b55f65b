#include "widgets/drift/DriftSubject.h"

#include "models/tables/Format.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace ph {

namespace {

struct SubjectWords {
    Q_DECLARE_TR_FUNCTIONS(ph::DriftSubject)
};

} // namespace

DriftSubject subjectOf(const DriftStudy& study, const DriftDetail& detail)
{
    DriftSubject subject;
    if (detail.column < study.columns.size()) {
        const auto& column = study.columns[detail.column];
        subject.column = column.column.name;
        subject.type = column.column.type;
        subject.values = column.values;
    }
    for (const auto& window : study.windows)
        subject.windows.append(window.name);
    if (detail.window && *detail.window < study.windows.size())
        subject.current = study.windows[*detail.window].name;
    return subject;
}

QString currentName(const DriftSubject& subject)
{
    return subject.current.isEmpty() ? SubjectWords::tr("current") : subject.current.simplified();
}

QString referenceName()
{
    return SubjectWords::tr("reference");
}

QString valuesName(const DriftSubject& subject)
{
    if (subject.values == DriftValues::Texts)
        return SubjectWords::tr("length of %1 in characters").arg(subject.column);
    return subject.unit.isEmpty() ? subject.column
                                  : SubjectWords::tr("%1 in %2").arg(subject.column, subject.unit);
}

PlotAxis valueAxis(const DriftSubject& subject, ChartRange range)
{
    const bool isTime = subject.type == FrameType::Timestamp && subject.values == DriftValues::Numbers;
    return {isTime ? AxisKind::Time : AxisKind::Linear, range, valuesName(subject)};
}

QString valueText(const DriftSubject& subject, double value)
{
    if (std::isnan(value))
        return QStringLiteral("—");
    if (subject.type == FrameType::Timestamp && subject.values == DriftValues::Numbers)
        return formatLocalMinute(qint64(value));
    const auto number = QLocale().toString(value, 'g', 5);
    return subject.unit.isEmpty() ? number : number + u' ' + subject.unit;
}

QString shareWords(double share)
{
    return std::isnan(share) ? QStringLiteral("—")
                             : QLocale().toString(100 * share, 'f', 1) + QStringLiteral(" %");
}

QString pointsWords(double difference)
{
    const auto number = QLocale().toString(100 * difference, 'f', 1);
    return SubjectWords::tr("%1 points").arg(difference > 0 ? u'+' + number : number);
}

QString exactNumber(double value)
{
    return std::isnan(value) ? QString() : QString::number(value, 'g', 10);
}

} // namespace ph
