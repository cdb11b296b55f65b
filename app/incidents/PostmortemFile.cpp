#include "app/incidents/PostmortemFile.h"

#include "app/compare/HtmlParts.h"
#include "services/incidents/IncidentStoreTexts.h"
#include "services/postmortem/PostmortemMarkdown.h"
#include "widgets/common/Theme.h"

#include <QBuffer>
#include <QDateTime>
#include <QLocale>
#include <QPdfWriter>
#include <QTextCursor>
#include <QTextDocument>

namespace ph {

namespace {

ReportTable timelineTableOf(const Postmortem& draft)
{
    ReportTable table;
    const auto titles = postmortemTimelineTitles(draft);
    table.title = titles.title;
    table.note = titles.leftOut;
    table.header = {QStringLiteral("UTC"), titles.what, titles.toldBy};
    table.rows.reserve(draft.timeline.size());
    for (const auto& moment : draft.timeline)
        table.rows.append({QDateTime::fromMSecsSinceEpoch(moment.atMs, Qt::UTC)
                               .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")),
                           moment.what, moment.source});
    return table;
}

QString postmortemHtml(const Postmortem& draft)
{
    auto html =
        htmlHead(QLocale().bcp47Name(), draft.title,
                 QStringLiteral("td { white-space: normal; } td:first-child { white-space: nowrap; }"));
    const auto list = [&html](const QStringList& lines) {
        html += QStringLiteral("<ul>\n");
        for (const auto& line : lines)
            html += QStringLiteral("<li>") + line.toHtmlEscaped() + QStringLiteral("</li>\n");
        html += QStringLiteral("</ul>\n");
    };
    html += QStringLiteral("<h1>") + draft.title.toHtmlEscaped() + QStringLiteral("</h1>\n");
    list(draft.facts);
    for (const auto& section : draft.sections) {
        html += QStringLiteral("<h2>") + section.title.toHtmlEscaped() + QStringLiteral("</h2>\n");
        list(section.lines);
    }
    return html + htmlTable(timelineTableOf(draft)) + QStringLiteral("</body></html>\n");
}

/// Written by a cursor: what goes into it stays text.
void writePages(QTextDocument& document, const Postmortem& draft)
{
    QTextCursor cursor(&document);
    const auto say = [&cursor](const QString& text, TextSize size, TextWeight weight) {
        QTextBlockFormat block;
        block.setTopMargin(weight == TextWeight::Bold ? 12 : 2);
        QTextCharFormat look;
        look.setFont(textFont(size, weight));
        cursor.insertBlock(block, look);
        cursor.insertText(text, look);
    };
    say(draft.title, TextSize::Title, TextWeight::Bold);
    for (const auto& fact : draft.facts)
        say(fact, TextSize::Body, TextWeight::Regular);
    for (const auto& section : draft.sections) {
        say(section.title, TextSize::Body, TextWeight::Bold);
        for (const auto& line : section.lines)
            say(QStringLiteral("– ") + line, TextSize::Body, TextWeight::Regular);
    }
    const auto table = timelineTableOf(draft);
    say(table.title, TextSize::Body, TextWeight::Bold);
    for (const auto& row : table.rows)
        say(QStringLiteral("%1  %2 (%3)").arg(row[0], row[1], row[2]), TextSize::Small, TextWeight::Regular);
    if (!table.note.isEmpty())
        say(table.note, TextSize::Small, TextWeight::Regular);
}

QByteArray postmortemPdf(const Postmortem& draft)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter pdf(&buffer);
    pdf.setTitle(draft.title);
    pdf.setCreator(QStringLiteral("Pilothouse " PH_VERSION));
    pdf.setPageSize(QPageSize(QPageSize::A4));
    pdf.setPageMargins(QMarginsF(14, 14, 14, 14), QPageLayout::Millimeter);
    QTextDocument document;
    writePages(document, draft);
    document.print(&pdf);
    return buffer.data();
}

} // namespace

Result<PostmortemFormat> postmortemFormat(const QString& file)
{
    if (file.endsWith(QLatin1String(".md"), Qt::CaseInsensitive))
        return PostmortemFormat::Markdown;
    if (file.endsWith(QLatin1String(".html"), Qt::CaseInsensitive))
        return PostmortemFormat::Html;
    if (file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        return PostmortemFormat::Pdf;
    return fail(ErrorKind::Unsupported, file,
                IncidentStoreTexts::tr("A postmortem is a .md, an .html or a .pdf."));
}

QByteArray postmortemBytes(const Postmortem& draft, PostmortemFormat format)
{
    switch (format) {
    case PostmortemFormat::Markdown:
        return postmortemMarkdown(draft).toUtf8();
    case PostmortemFormat::Html:
        return postmortemHtml(draft).toUtf8();
    case PostmortemFormat::Pdf:
        return postmortemPdf(draft);
    }
    return {};
}

} // namespace ph
