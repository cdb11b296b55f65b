#pragma once

#include "services/quality/ReadQualityReport.h"
#include "tests/support/Testing.h"

#include <QDirIterator>
#include <QFile>

namespace ph::testing {

inline QByteArray qualitySample(const QString& name)
{
    QFile file(sourceFile(QStringLiteral("tests/data/quality/") + name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s", qPrintable(file.fileName()));
    return file.readAll();
}

/// Every sample that is a report.
inline QStringList qualitySamples()
{
    const auto root = sourceFile(QStringLiteral("tests/data/quality"));
    QDirIterator files(root, {QStringLiteral("*.json"), QStringLiteral("*.csv")}, QDir::Files,
                       QDirIterator::Subdirectories);
    QStringList names;
    while (files.hasNext()) {
        if (const auto name = files.next(); !name.endsWith(QLatin1String("metadata.json")))
            names.append(name.mid(root.size() + 1));
    }
    names.sort();
    return names;
}

/// A sample that a test takes to be readable.
inline QualityReport sampleReport(const char* name)
{
    auto report = readQualityReport(qualitySample(QLatin1String(name)), QLatin1String(name));
    if (!report)
        qFatal("%s: %s", name, qPrintable(report.error().detail));
    return std::move(*report);
}

/// An item as a line: "age · drift · K-S p_value · score = 0.01 · >= 0.05 · fail".
inline QString lineOf(const QualityItem& item)
{
    const auto number = [](double value) { return QString::number(value, 'g', 12); };
    QStringList parts{item.column, qualityCheckName(item.check), item.method};
    const auto value = item.value ? number(*item.value) : item.valueText;
    parts.append(item.measure.isEmpty() ? value : item.measure + QStringLiteral(" = ") + value);
    const auto bound = item.threshold.bound ? number(*item.threshold.bound) : item.threshold.text;
    parts.append((item.threshold.comparison + u' ' + bound).trimmed());
    parts.append(qualityVerdictName(item.verdict));
    return parts.join(QStringLiteral(" · "));
}

inline QStringList linesOf(const QualityReport& report)
{
    QStringList lines;
    for (const auto& item : report.items)
        lines.append(lineOf(item));
    return lines;
}

inline QString unreadOf(const QualityReport& report)
{
    QStringList names;
    for (const auto& unread : report.unread)
        names.append(QStringLiteral("%1 %2").arg(unread.count).arg(unread.name));
    return names.join(QStringLiteral("; "));
}

/// JSON with ' for ".
inline QualityReport readText(QByteArray text)
{
    auto report = readQualityReport(text.replace('\'', '"'), QStringLiteral("a test"));
    if (!report)
        qFatal("%s", qPrintable(report.error().detail));
    return std::move(*report);
}

} // namespace ph::testing
