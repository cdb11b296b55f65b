#include "app/compare/ReportHtml.h"

#include "app/compare/HtmlParts.h"
#include "app/compare/ReportTables.h"

#include <QLocale>

namespace ph {

QByteArray reportHtml(const ComparisonReport& report)
{
    const auto language = QLocale().bcp47Name().left(12);
    auto html = htmlHead(language, report.board.name);
    html += QStringLiteral("<h1>") + report.board.name.toHtmlEscaped() +
            QStringLiteral("</h1>\n<ul class=\"facts\">");
    for (const auto& fact : reportFacts(report))
        html += QStringLiteral("<li>") + fact.toHtmlEscaped() + QStringLiteral("</li>");
    html += QStringLiteral("</ul>\n");
    for (const auto& remark : report.remarks)
        html += QStringLiteral("<p class=\"remark\">") + remark.toHtmlEscaped() + QStringLiteral("</p>\n");
    for (const auto& chart : report.charts) {
        html += QStringLiteral("<figure><h3>") + chart.title.toHtmlEscaped() +
                QStringLiteral("</h3><img width=\"%1\" alt=\"").arg(chart.size.width()) +
                chart.title.toHtmlEscaped() + QStringLiteral("\" src=\"data:image/svg+xml;base64,") +
                QString::fromLatin1(chart.svg.toBase64()) + QStringLiteral("\">");
        if (!chart.remark.isEmpty())
            html += QStringLiteral("<figcaption>") + chart.remark.toHtmlEscaped() +
                    QStringLiteral("</figcaption>");
        html += QStringLiteral("</figure>\n");
    }
    for (const auto& table : reportTables(report, onScreen))
        html += htmlTable(table);
    return (html + QStringLiteral("</body></html>\n")).toUtf8();
}

} // namespace ph
