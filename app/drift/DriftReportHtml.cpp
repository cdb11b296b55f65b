#include "app/drift/DriftReportHtml.h"

#include "app/compare/HtmlParts.h"
#include "app/drift/DriftSvg.h"
#include "app/drift/TogetherWords.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::size_t mostColumnsOfMap = 200, mostWindowsOfMap = 400;
constexpr qsizetype mostMovedRows = 500;

constexpr char driftStyle[] = R"(
:root { color-scheme: light dark; }
svg { max-width: 100%; height: auto; } svg text { font-size: 11px; fill: #59636e; }
.reference { fill: #8c959f; } .current { fill: #0969da; } .axis { fill: #8c959f; }
.drift { fill: #cf222e; } .none { fill: #d5e8d8; } .nodata { fill: #eaeef2; }
@media (prefers-color-scheme: dark) {
  body { color: #e6edf3; background: #0d1117; } th, td { border-color: #30363d; }
  ul.facts, p.note, th, figcaption { color: #9198a1; } svg text { fill: #9198a1; } p.remark { color: #d29922; }
  .current { fill: #4493f8; } .drift { fill: #f85149; } .none { fill: #1f3d2b; } .nodata { fill: #21262d; }
}
)";

QString digits(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : QString::number(value, 'g', 4);
}

QString paragraph(const char* kind, const QString& text)
{
    return QStringLiteral("<p class=\"") + QLatin1String(kind) + QStringLiteral("\">") +
           text.toHtmlEscaped() + QStringLiteral("</p>\n");
}

QStringList columnCells(const DriftStudy& study, std::size_t column, std::size_t segment)
{
    const auto& drift = study.overall(column, segment);
    const auto& onset = study.onset(column, segment);
    const auto p = drift.correctedP ? drift.correctedP : drift.p;
    return {study.columns[column].column.name,
            study.segments[segment].text(),
            driftVerdictName(drift.verdict),
            drift.method ? driftMethodName(*drift.method) : QString(),
            digits(drift.statistic),
            digits(p.value_or(missingNumber)),
            digits(drift.effect),
            digits(drift.threshold),
            QString::number(drift.nReference),
            QString::number(drift.nCurrent),
            onset ? study.windows[*onset].name : QString(),
            drift.why};
}

ReportTable tableOf(const QString& title)
{
    return {title,
            {},
            {QStringLiteral("Column"), QStringLiteral("Rows"), QStringLiteral("Verdict"),
             QStringLiteral("Method"), QStringLiteral("Statistic"), QStringLiteral("p"),
             QStringLiteral("Effect"), QStringLiteral("Threshold"), QStringLiteral("n reference"),
             QStringLiteral("n current"), QStringLiteral("Since"), QStringLiteral("Why")},
            {},
            {4, 5, 6, 7, 8, 9}};
}

QString factsOf(const DriftStudy& study)
{
    const auto& summary = study.summary;
    const QStringList facts{
        driftVerdictName(summary.verdict),
        QStringLiteral("%1 of %2 columns moved, %3 without data")
            .arg(summary.drifted)
            .arg(summary.judged)
            .arg(summary.withoutData),
        QStringLiteral("reference %1: %2 rows")
            .arg(study.plan.reference)
            .arg(study.segments.front().nReference),
        QStringLiteral("current %1: %2 rows").arg(study.plan.current).arg(study.segments.front().nCurrent),
        QStringLiteral("%1 defaults").arg(driftDefaultsName(study.plan.rules.defaults))};
    QString html = QStringLiteral("<ul class=\"facts\">");
    for (const auto& fact : facts)
        html += QStringLiteral("<li>") + fact.toHtmlEscaped() + QStringLiteral("</li>");
    return html + QStringLiteral("</ul>\n");
}

QStringList remarksOf(const DriftStudy& study)
{
    auto remarks = englishNotes(study.notes);
    if (study.rowsWithoutTime > 0)
        remarks.append(
            QStringLiteral("%1 current rows have no time and are in no window").arg(study.rowsWithoutTime));
    if (study.segmentsLeftOut + study.windowsLeftOut > 0)
        remarks.append(
            QStringLiteral("left out: %1 segments, the smallest ones, and %2 windows, the oldest ones")
                .arg(study.segmentsLeftOut)
                .arg(study.windowsLeftOut));
    if (study.sketchError > 0)
        remarks.append(QStringLiteral("numbers were counted in bins; distances are off by at most %1")
                           .arg(digits(study.sketchError)));
    return remarks;
}

QString mapOf(const DriftStudy& study)
{
    if (study.windows.empty())
        return {};
    auto html = QStringLiteral("<h2>Columns by window</h2>\n");
    html += paragraph("note",
                      QStringLiteral("Red has moved, green has not, grey has no data. Hover over a cell for "
                                     "what it is."));
    if (study.columns.size() > mostColumnsOfMap || study.windows.size() > mostWindowsOfMap)
        html += paragraph("note", QStringLiteral("The first %1 columns and the last %2 windows are shown.")
                                      .arg(mostColumnsOfMap)
                                      .arg(mostWindowsOfMap));
    return html + QStringLiteral("<div class=\"wide\">") +
           heatMapSvg(study, 0, mostColumnsOfMap, mostWindowsOfMap) + QStringLiteral("</div>\n");
}

QString figureOf(const DriftStudy& study, const DriftDetail& detail)
{
    return QStringLiteral("<figure><h3>") + study.columns[detail.column].column.name.toHtmlEscaped() +
           QStringLiteral("</h3>") +
           (detail.numbers ? histogramSvg(*detail.numbers) : categoryBarsSvg(detail.categories)) +
           QStringLiteral("<figcaption>grey: reference, blue: current</figcaption></figure>\n");
}

QString togetherOf(const DriftStudy& study)
{
    QString html;
    if (study.multivariate) {
        for (const auto& sentence : jointDriftSentences(*study.multivariate))
            html += QStringLiteral("<p>") + sentence.toHtmlEscaped() + QStringLiteral("</p>\n");
    }
    if (!study.performance)
        return html;
    ReportTable table{QStringLiteral("Performance"),
                      englishNotes(study.performance->notes).join(QStringLiteral("; ")),
                      performanceHeader(),
                      {},
                      {3, 4, 5}};
    table.rows = performanceRows(*study.performance);
    return html + htmlTable(table);
}

} // namespace

std::vector<std::size_t> pictured(const DriftStudy& study, std::size_t most)
{
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < study.columns.size(); ++column) {
        if (study.overall(column).verdict == ColumnDrift::Verdict::Drift)
            columns.push_back(column);
    }
    std::stable_sort(columns.begin(), columns.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(study.overall(a).effect) > std::abs(study.overall(b).effect);
    });
    columns.resize(std::min(columns.size(), most));
    return columns;
}

QByteArray driftReportHtml(const DriftStudy& study, const std::vector<DriftDetail>& details)
{
    auto html =
        htmlHead(QStringLiteral("en"), QStringLiteral("Drift report"), QString::fromLatin1(driftStyle));
    html += QStringLiteral("<h1>Drift report</h1>\n") + factsOf(study);
    for (const auto& remark : remarksOf(study))
        html += paragraph("remark", remark);
    auto all = tableOf(QStringLiteral("Columns")), moved = tableOf(QStringLiteral("Segments that moved"));
    for (std::size_t column = 0; column < study.columns.size(); ++column) {
        all.rows.append(columnCells(study, column, 0));
        for (std::size_t segment = 1; segment < study.segments.size(); ++segment) {
            if (study.overall(column, segment).verdict == ColumnDrift::Verdict::Drift)
                moved.rows.append(columnCells(study, column, segment));
        }
    }
    if (moved.rows.size() > mostMovedRows) {
        moved.note = QStringLiteral("The first %1 of %2.").arg(mostMovedRows).arg(moved.rows.size());
        moved.rows.resize(mostMovedRows);
    }
    html += htmlTable(all) + mapOf(study);
    if (study.segments.size() > 1)
        html += htmlTable(moved);
    html += togetherOf(study);
    if (!details.empty())
        html += QStringLiteral("<h2>What moved most</h2>\n");
    for (const auto& detail : details)
        html += figureOf(study, detail);
    return (html + QStringLiteral("</body></html>\n")).toUtf8();
}

} // namespace ph
