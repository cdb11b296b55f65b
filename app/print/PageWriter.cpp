#include "app/print/PageWriter.h"

#include "services/log/Redaction.h"
#include "widgets/common/Theme.h"

#include <QFontMetricsF>
#include <QPagedPaintDevice>
#include <QSvgRenderer>

#include <cmath>
#include <numeric>

namespace ph {

namespace {

constexpr double footer = 24, lineHeight = 17, cellGap = 10;
constexpr qsizetype mostColumns = 9; // that fit beside each other on a page

constexpr int wrapped = Qt::TextWordWrap | Qt::TextWrapAnywhere;

QString onOneLine(QString words)
{
    return words.replace(u'\n', u' ');
}

} // namespace

PageWriter::PageWriter(QPagedPaintDevice& device, const QString& title)
    : device_(device)
    , painter_(&device)
    , title_(title)
    , width_(device.width())
    , height_(device.height() - footer)
{
    paintFooter();
}

void PageWriter::text(const QString& words, const QFont& font, const QColor& colour, double after)
{
    painter_.setFont(font);
    painter_.setPen(colour);
    const auto box = painter_.boundingRect(QRectF(0, 0, width_, 1e6), Qt::TextWordWrap, words);
    room(box.height());
    painter_.drawText(QRectF(0, y_, width_, box.height()), Qt::TextWordWrap, words);
    y_ += box.height() + after;
}

void PageWriter::picture(const ReportChart& chart)
{
    QSvgRenderer svg(chart.svg);
    // Its title and its remark stand on the same page.
    const double scale = std::min(
        {1.0, width_ / chart.size.width(), (height_ - 5 * lineHeight) / std::max(1, chart.size.height())});
    const QSizeF size = QSizeF(chart.size) * scale;
    room(size.height() + 3 * lineHeight);
    text(chart.title, textFont(TextSize::Body, TextWeight::Medium), Theme::light().text, 4);
    svg.render(&painter_, QRectF(QPointF(0, y_), size));
    y_ += size.height() + 6;
    if (!chart.remark.isEmpty())
        text(chart.remark, textFont(TextSize::Small), Theme::light().textMuted, 4);
    y_ += 12;
}

void PageWriter::table(const ReportTable& table)
{
    for (const auto& each : tableParts(table, mostColumns))
        part(each);
}

void PageWriter::part(ReportTable table)
{
    for (auto& cells : table.rows) { // paper leaves the house
        for (auto& cell : cells)
            cell = redact(cell);
    }
    const auto widths = columnWidths(table, width_);
    const auto firstRow = table.rows.isEmpty() ? 0 : heightOf(table.rows.front(), widths);
    room(4 * lineHeight + heightOf(table.header, widths) + firstRow);
    text(table.title, textFont(TextSize::Title, TextWeight::Medium), Theme::light().text, 4);
    if (!table.note.isEmpty())
        text(table.note, textFont(TextSize::Small), Theme::light().textMuted, 6);
    const auto header = [&] { row(table, table.header, widths, Theme::light().textMuted); };
    header();
    for (const auto& cells : table.rows) {
        if (y_ + heightOf(cells, widths) > height_) {
            nextPage();
            header();
        }
        row(table, cells, widths, Theme::light().text);
    }
    y_ += 20;
}

double PageWriter::heightOf(const QStringList& cells, const std::vector<double>& widths) const
{
    const QFontMetricsF metrics(textFont(TextSize::Small));
    double height = lineHeight;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto words = onOneLine(cells.value(qsizetype(i)));
        if (metrics.horizontalAdvance(words) > widths[i])
            height =
                std::max(height, metrics.boundingRect(QRectF(0, 0, widths[i], 1e5), wrapped, words).height() +
                                     lineHeight - metrics.height());
    }
    return std::min(height, height_ / 2); // its header has a place on the same page
}

void PageWriter::row(const ReportTable& table, const QStringList& cells, const std::vector<double>& widths,
                     const QColor& colour)
{
    const double height = heightOf(cells, widths),
                 padding = (lineHeight - QFontMetricsF(textFont(TextSize::Small)).height()) / 2;
    painter_.setFont(textFont(TextSize::Small));
    painter_.setPen(colour);
    double x = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto side = table.numeric.contains(int(i)) ? Qt::AlignRight : Qt::AlignLeft;
        painter_.drawText(QRectF(x, y_ + padding, widths[i], height - padding),
                          int(side | Qt::AlignTop) | wrapped, onOneLine(cells.value(qsizetype(i))));
        x += widths[i] + cellGap;
    }
    y_ += height;
    painter_.setPen(QPen(Theme::light().border, 0.5));
    painter_.drawLine(QPointF(0, y_), QPointF(width_, y_));
}

void PageWriter::room(double needed)
{
    if (y_ > 0 && y_ + needed > height_)
        nextPage();
}

void PageWriter::nextPage()
{
    device_.newPage();
    ++page_;
    y_ = 0;
    paintFooter();
}

void PageWriter::paintFooter()
{
    painter_.setFont(textFont(TextSize::Small));
    painter_.setPen(Theme::light().textFaint);
    const QRectF line(0, height_ + 6, width_, footer - 6);
    painter_.drawText(line, Qt::AlignLeft | Qt::AlignBottom,
                      QFontMetricsF(painter_.font()).elidedText(title_, Qt::ElideMiddle, width_ - 60));
    painter_.drawText(line, Qt::AlignRight | Qt::AlignBottom, QString::number(page_));
}

std::vector<double> columnWidths(const ReportTable& table, double pageWidth)
{
    const auto columns = table.header.size();
    const QFontMetricsF metrics(textFont(TextSize::Small));
    const double room = pageWidth - cellGap * double(columns - 1), share = room / double(columns);
    std::vector<double> widths(std::size_t(columns), 30), least = widths;
    const auto measure = [&](const QStringList& cells) {
        for (qsizetype i = 0; i < columns; ++i) {
            auto& width = widths[std::size_t(i)];
            auto& word = least[std::size_t(i)];
            const auto text = cells.value(i);
            width = std::max(width, std::min(pageWidth / 3, std::ceil(metrics.horizontalAdvance(text))));
            for (const auto& one : text.simplified().split(u' '))
                word = std::max(word, std::min(share, std::ceil(metrics.horizontalAdvance(one))));
        }
    };
    measure(table.header);
    for (const auto& cells : table.rows)
        measure(cells);
    const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
    if (sum <= room)
        return widths;
    for (std::size_t i = 0; i < widths.size(); ++i)
        least[i] = std::min(least[i], widths[i]);
    // What is beyond the longest words gives way.
    const double words = std::accumulate(least.begin(), least.end(), 0.0);
    const double kept = std::max(0.0, (room - words) / (sum - words));
    for (std::size_t i = 0; i < widths.size(); ++i)
        widths[i] = least[i] + (widths[i] - least[i]) * kept;
    return widths;
}

} // namespace ph
