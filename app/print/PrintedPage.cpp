#include "app/print/PrintedPage.h"

#include "app/print/PageWriter.h"
#include "models/values/WholeFile.h"
#include "widgets/common/Theme.h"

#include <QFileDevice>
#include <QPdfWriter>

namespace ph {

namespace {

constexpr double marginMm = 14;

void write(PageWriter& writer, const PrintedText& text)
{
    using Rank = PrintedText::Rank;
    const auto& theme = Theme::light();
    const auto font = text.rank == Rank::Heading ? textFont(TextSize::Title, TextWeight::Medium)
                      : text.rank == Rank::Code  ? monoFont(TextSize::Small)
                                                 : textFont(TextSize::Small);
    if (text.rank != Rank::Code)
        return writer.text(text.words, font, theme.text, 6);
    // Line by line: a text that is longer than a page would be cut at its foot.
    for (const auto& line : text.words.split(u'\n'))
        writer.text(line.isEmpty() ? QStringLiteral(" ") : line, font, theme.text, 0);
    writer.text(QStringLiteral(" "), font, theme.text, 6);
}

void write(PageWriter& writer, const ReportTable& table)
{
    writer.table(table);
}

void write(PageWriter& writer, const ReportChart& chart)
{
    writer.picture(painted(chart));
}

} // namespace

int paintPage(const PrintedPage& page, QPagedPaintDevice& device)
{
    PageWriter writer(device, page.title);
    const auto& theme = Theme::light();
    writer.text(page.title, textFont(TextSize::Title, TextWeight::Bold), theme.text, 6);
    writer.text(page.facts, textFont(TextSize::Small), theme.textMuted, 10);
    for (const auto& part : page.parts)
        std::visit([&](const auto& each) { write(writer, each); }, part);
    return writer.pages();
}

Result<void> writePagePdf(const PrintedPage& page, const QString& file)
{
    return writeWholeFile(file, [&](QFileDevice& out) -> Result<void> {
        QPdfWriter pdf(&out);
        pdf.setTitle(page.title);
        pdf.setCreator(QStringLiteral("Pilothouse " PH_VERSION));
        const bool isLetter = QLocale().measurementSystem() == QLocale::ImperialUSSystem;
        pdf.setPageSize(QPageSize(isLetter ? QPageSize::Letter : QPageSize::A4));
        pdf.setPageMargins(QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter);
        pdf.setResolution(pageDotsPerInch);
        paintPage(page, pdf);
        return {};
    });
}

} // namespace ph
