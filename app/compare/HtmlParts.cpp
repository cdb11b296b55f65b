#include "app/compare/HtmlParts.h"

#include "services/log/Redaction.h"

namespace ph {

namespace {

constexpr char head[] = R"(<!DOCTYPE html>
<html lang="%1"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%2</title>
<style>
body { font: 14px/1.45 Inter, system-ui, sans-serif; color: #1f2328; margin: 32px auto; max-width: 1160px; padding: 0 24px; }
h1 { font-size: 22px; margin: 0 0 4px; } h2 { font-size: 16px; margin: 32px 0 6px; }
ul.facts { list-style: none; margin: 0; padding: 0; color: #59636e; } ul.facts li { display: inline-block; margin-right: 18px; }
p.note, figcaption { color: #59636e; font-size: 12px; margin: 2px 0 8px; } p.remark { color: #7a4f01; }
figure { margin: 16px 0; } figure img { max-width: 100%; border: 1px solid #d7dce1; border-radius: 6px; }
figure h3 { font-size: 14px; margin: 0 0 6px; }
div.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: 12.5px; }
th, td { text-align: left; padding: 4px 10px 4px 0; border-bottom: 1px solid #e3e7eb; vertical-align: top; white-space: nowrap; }
th { color: #59636e; font-weight: 500; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
%3</style></head><body>
)";

} // namespace

QString htmlHead(const QString& language, const QString& title, const QString& style)
{
    // From the last to the first: a name that holds "%1" stays a name.
    auto html = QString::fromLatin1(head);
    html.replace(html.indexOf(QLatin1String("%3")), 2, style);
    html.replace(html.indexOf(QLatin1String("%2")), 2, title.toHtmlEscaped());
    return html.replace(html.indexOf(QLatin1String("%1")), 2, language.toHtmlEscaped());
}

QString htmlTable(const ReportTable& table)
{
    QString html = QStringLiteral("<h2>%1</h2>\n").arg(table.title.toHtmlEscaped());
    if (!table.note.isEmpty())
        html += QStringLiteral("<p class=\"note\">%1</p>\n").arg(table.note.toHtmlEscaped());
    const auto line = [&](const QStringList& cells, const QString& tag) {
        html += QStringLiteral("<tr>");
        for (int i = 0; i < cells.size(); ++i) {
            const auto kind = table.numeric.contains(i) ? QStringLiteral(" class=\"n\"") : QString();
            html += u'<' + tag + kind + u'>' + redact(cells[i]).toHtmlEscaped() + QStringLiteral("</") + tag +
                    u'>';
        }
        html += QStringLiteral("</tr>\n");
    };
    html += QStringLiteral("<div class=\"wide\"><table><thead>");
    line(table.header, QStringLiteral("th"));
    html += QStringLiteral("</thead><tbody>\n");
    for (const auto& row : table.rows)
        line(row, QStringLiteral("td"));
    return html + QStringLiteral("</tbody></table></div>\n");
}

} // namespace ph
