#include "app/compare/ReportPdf.h"

#include "app/print/PageWriter.h"
#include "widgets/common/Theme.h"

#include <QPdfWriter>

namespace ph {

void writeReportPdf(const ComparisonReport& report, QIODevice& out)
{
    QPdfWriter pdf(&out);
    pdf.setTitle(report.board.name);
    pdf.setCreator(QStringLiteral("Pilothouse " PH_VERSION));
    pdf.setPageSize(QPageSize(QPageSize::A4));
    pdf.setPageMargins(QMarginsF(14, 14, 14, 14), QPageLayout::Millimeter);
    pdf.setResolution(pageDotsPerInch);
    PageWriter page(pdf, report.board.name);
    const auto& theme = Theme::light();
    page.text(report.board.name, textFont(TextSize::Title, TextWeight::Bold), theme.text, 6);
    page.text(reportFacts(report).join(QStringLiteral(" · ")), textFont(TextSize::Small), theme.textMuted, 8);
    for (const auto& remark : report.remarks)
        page.text(remark, textFont(TextSize::Small), theme.warning, 6);
    for (const auto& chart : report.charts)
        page.picture(chart);
    for (const auto& table : reportTables(report, onPaper))
        page.table(table);
}

} // namespace ph
