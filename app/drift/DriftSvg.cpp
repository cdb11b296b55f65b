#include "app/drift/DriftSvg.h"

#include "services/log/Redaction.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr double chartWidth = 520, chartHeight = 150, axisHeight = 18;
constexpr qsizetype longestName = 28;

QString at(double value)
{
    return QString::number(value, 'f', 2);
}

QString rect(double x, double y, double width, double height, const QString& kind, const QString& hint = {})
{
    const auto title = hint.isEmpty() ? QString()
                                      : QStringLiteral("<title>") + redact(hint).toHtmlEscaped() +
                                            QStringLiteral("</title>");
    return QStringLiteral("<rect x=\"") + at(x) + QStringLiteral("\" y=\"") + at(y) +
           QStringLiteral("\" width=\"") + at(width) + QStringLiteral("\" height=\"") + at(height) +
           QStringLiteral("\" class=\"") + kind + QStringLiteral("\">") + title + QStringLiteral("</rect>");
}

QString label(double x, double y, const QString& text, const char* anchor = "start")
{
    const auto safe = redact(text);
    const auto shown = safe.size() > longestName ? safe.left(longestName - 1) + QChar(0x2026) : safe;
    return QStringLiteral("<text x=\"") + at(x) + QStringLiteral("\" y=\"") + at(y) +
           QStringLiteral("\" text-anchor=\"") + QLatin1String(anchor) + QStringLiteral("\">") +
           shown.toHtmlEscaped() + QStringLiteral("</text>");
}

QString picture(double width, double height, const QString& content)
{
    return QStringLiteral("<svg role=\"img\" width=\"") + at(width) + QStringLiteral("\" height=\"") +
           at(height) + QStringLiteral("\" viewBox=\"0 0 ") + at(width) + u' ' + at(height) +
           QStringLiteral("\">") + content + QStringLiteral("</svg>\n");
}

QString kindOf(ColumnDrift::Verdict verdict)
{
    return verdict == ColumnDrift::Verdict::Drift     ? QStringLiteral("drift")
           : verdict == ColumnDrift::Verdict::NoDrift ? QStringLiteral("none")
                                                      : QStringLiteral("nodata");
}

QString hintOf(const QString& column, const QString& window, const ColumnDrift& drift)
{
    auto hint =
        column + QStringLiteral(" · ") + window + QStringLiteral(" · ") + driftVerdictName(drift.verdict);
    if (!std::isnan(drift.statistic) && drift.method)
        hint += QStringLiteral(" · %1 %2, n %3")
                    .arg(driftMethodName(*drift.method), QString::number(drift.statistic, 'g', 4))
                    .arg(drift.nCurrent);
    return drift.why.isEmpty() ? hint : hint + QStringLiteral(" · ") + drift.why;
}

double tallest(const NumberDistributions& numbers)
{
    double most = 0;
    for (const auto* shares : {&numbers.referenceShares, &numbers.currentShares}) {
        for (const double share : *shares)
            most = std::max(most, share);
    }
    return most;
}

} // namespace

QString heatMapSvg(const DriftStudy& study, std::size_t segment, std::size_t mostColumns,
                   std::size_t mostWindows)
{
    constexpr double names = 200, cellHeight = 16, widest = 26;
    const auto columns = std::min(study.columns.size(), mostColumns);
    const auto first = study.windows.size() - std::min(study.windows.size(), mostWindows);
    const auto windows = study.windows.size() - first;
    if (windows == 0 || columns == 0)
        return {};
    const double cellWidth = std::min(widest, 900 / double(windows));
    QString content;
    for (std::size_t column = 0; column < columns; ++column) {
        const auto& name = study.columns[column].column.name;
        const double y = double(column) * cellHeight;
        content += label(names - 8, y + cellHeight - 4, name, "end");
        for (std::size_t i = 0; i < windows; ++i) {
            const auto& drift = study.cell(column, segment, first + i);
            content += rect(names + double(i) * cellWidth, y, cellWidth - 1, cellHeight - 1,
                            kindOf(drift.verdict), hintOf(name, study.windows[first + i].name, drift));
        }
    }
    const double bottom = double(columns) * cellHeight + axisHeight - 4;
    const double right = names + double(windows) * cellWidth;
    content += label(names, bottom, study.windows[first].name);
    if (windows > 1 && right - names > 260)
        content += label(right, bottom, study.windows.back().name, "end");
    return picture(std::max(right, names + 200), bottom + 4, content);
}

QString histogramSvg(const NumberDistributions& numbers)
{
    const double most = tallest(numbers);
    const double least = numbers.edges.front(), range = numbers.edges.back() - least;
    if (most <= 0 || !std::isfinite(range))
        return {};
    const auto bins = numbers.referenceShares.size();
    const double width = chartWidth / double(bins); // bins far out are drawn as wide as the others
    QString content;
    for (std::size_t i = 0; i < bins; ++i) {
        const auto bounds = QStringLiteral("%1 to %2")
                                .arg(QString::number(numbers.edges[i], 'g', 5),
                                     QString::number(numbers.edges[i + 1], 'g', 5));
        const auto bar = [&](double share, const QString& kind, double inset) {
            const double height = share / most * chartHeight;
            content += rect(double(i) * width + inset, chartHeight - height, width / 2 - 0.5, height, kind,
                            QStringLiteral("%1: %2 %").arg(bounds, QString::number(share * 100, 'g', 3)));
        };
        bar(numbers.referenceShares[i], QStringLiteral("reference"), 0);
        bar(numbers.currentShares[i], QStringLiteral("current"), width / 2);
    }
    content += rect(0, chartHeight, chartWidth, 1, QStringLiteral("axis"));
    content += label(0, chartHeight + axisHeight - 4, QString::number(least, 'g', 5));
    content +=
        label(chartWidth, chartHeight + axisHeight - 4, QString::number(numbers.edges.back(), 'g', 5), "end");
    return picture(chartWidth, chartHeight + axisHeight, content);
}

QString categoryBarsSvg(const std::vector<CategoryPair>& categories)
{
    constexpr double names = 180, rowHeight = 24, bar = 9;
    constexpr std::size_t shown = 12;
    QString content;
    double y = 0;
    for (std::size_t i = 0; i < std::min(categories.size(), shown); ++i, y += rowHeight) {
        const auto& pair = categories[i];
        const auto hint =
            QStringLiteral("%1: %2 and %3 rows").arg(pair.name).arg(pair.reference).arg(pair.current);
        content += label(names - 8, y + 14, pair.name, "end");
        content += rect(names, y + 2, pair.referenceShare * (chartWidth - names), bar,
                        QStringLiteral("reference"), hint);
        content += rect(names, y + 2 + bar, pair.currentShare * (chartWidth - names), bar,
                        QStringLiteral("current"), hint);
    }
    return picture(chartWidth, std::max(y, 1.0), content);
}

} // namespace ph
