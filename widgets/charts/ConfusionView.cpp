#include "widgets/charts/ConfusionView.h"

#include "widgets/charts/RunMarks.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <cmath>

namespace ph {

namespace {

constexpr double titleHeight = 34, labelHeight = 18, gap = 12;
constexpr double runNameRoom = 110; // of a matrix's width, for its run's name
constexpr double cellAspect = 2;    // of a cell, in its heights

QString countText(double count)
{
    return count == std::round(count) ? QLocale().toString(qint64(count)) : QLocale().toString(count, 'f', 2);
}

QString percent(double share)
{
    return QLocale().toString(share * 100, 'f', share > 0 && share < 0.1 ? 1 : 0) + QStringLiteral(" %");
}

/// Columns of small multiples that leave the matrices the most room, and their names enough of it.
int columnsFor(std::size_t count, QSizeF size)
{
    int best = 1;
    double most = 0;
    for (int columns = 1; columns <= int(count); ++columns) {
        const double width = size.width() / columns - gap;
        if (columns > 1 && width < runNameRoom)
            break;
        const double rows = std::ceil(double(count) / columns);
        const double height = size.height() / rows - titleHeight - labelHeight - gap / 2;
        const double room = std::max(0.0, height) * std::min(width, cellAspect * height);
        if (room > most) {
            most = room;
            best = columns;
        }
    }
    return best;
}

double accuracy(const ConfusionMatrix& matrix)
{
    double hits = 0;
    for (std::size_t i = 0; i < matrix.size(); ++i)
        hits += matrix.at(i, i);
    return hits / matrix.total();
}

} // namespace

std::vector<RunMark> ConfusionView::draw(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const auto all = shown();
    std::vector<RunMark> marks;
    if (all.empty()) {
        paintNothing(painter, nothingText(), area, theme);
        return marks;
    }
    const QRectF inner = area.adjusted(gap, gap / 2, -gap, -gap / 2);
    const int columns = columnsFor(all.size(), inner.size());
    const auto rows = (int(all.size()) + columns - 1) / columns;
    const double width = inner.width() / columns;
    const double height = inner.height() / rows;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const int row = int(i) / columns, column = int(i) % columns;
        const QRectF cell(inner.left() + width * column, inner.top() + height * row, width, height);
        drawMatrix(painter, all[i], cell.adjusted(gap / 2, 0, -gap / 2, -gap / 2), theme, marks);
    }
    return marks;
}

void ConfusionView::drawMatrix(QPainter& painter, const ShownRun& run, const QRectF& area, const Theme& theme,
                               std::vector<RunMark>& marks) const
{
    const ConfusionMatrix& matrix = *run.data->confusion;
    const auto n = matrix.size();
    const QFont small = textFont(TextSize::Small);
    const QFontMetricsF metrics(small);
    painter.save();
    painter.setOpacity(linked().isDimmed(run.rowId) ? 0.35 : 1);
    paintLookKey(painter, QRectF(area.left(), area.top() + 3, 20, 10), run.look, theme);
    const auto line = [&](double top, const QString& text, const QColor& colour, double indent) {
        painter.setPen(colour);
        painter.drawText(QRectF(area.left() + indent, area.top() + top, area.width() - indent, 16),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(text, Qt::ElideMiddle, area.width() - indent));
    };
    painter.setFont(small);
    line(0, run.name, theme.text, 26);
    const auto measured = measureText(accuracy(matrix));
    const auto whole = tr("accuracy %1 · truth ↓ prediction →").arg(measured);
    const bool hasRoom = metrics.horizontalAdvance(whole) <= area.width();
    line(16, hasRoom ? whole : tr("accuracy %1").arg(measured), theme.textFaint, 0);

    double labelWidth = 0;
    for (const auto& label : matrix.labels)
        labelWidth = std::max(labelWidth, metrics.horizontalAdvance(label));
    labelWidth = std::min(labelWidth + 8, area.width() / 4);
    // Cells may be wider than high: it is their width that numbers need.
    const double high = std::floor((area.height() - titleHeight - labelHeight) / double(n));
    const double wide = std::min(std::floor((area.width() - labelWidth) / double(n)), cellAspect * high);
    const QSizeF size(wide, std::min(high, wide));
    if (wide < 2 || high < 2) {
        painter.restore();
        return;
    }
    const QPointF origin(area.left() + labelWidth, area.top() + titleHeight + labelHeight);
    for (std::size_t i = 0; i < n && size.height() >= 12; ++i) {
        const auto& label = matrix.labels[qsizetype(i)];
        painter.setPen(theme.textMuted);
        painter.drawText(
            QRectF(area.left(), origin.y() + size.height() * double(i), labelWidth - 6, size.height()),
            Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
            metrics.elidedText(label, Qt::ElideRight, labelWidth - 6));
        painter.drawText(QRectF(origin.x() + size.width() * double(i), origin.y() - labelHeight, size.width(),
                                labelHeight),
                         Qt::AlignCenter | Qt::TextSingleLine,
                         metrics.elidedText(label, Qt::ElideMiddle, size.width() - 4));
    }
    for (std::size_t t = 0; t < n; ++t) {
        const double row = matrix.ofTruth(t);
        for (std::size_t p = 0; p < n; ++p) {
            const double share = row > 0 ? matrix.at(t, p) / row : 0;
            const QRectF cell(origin + QPointF(size.width() * double(p), size.height() * double(t)), size);
            const QRectF inside = cell.adjusted(0, 0, n < 30 ? -2 : 0, n < 30 ? -2 : 0);
            const QColor base = theme.surface, full = theme.accent;
            const auto mix = [&](int a, int b) {
                return int(std::lround(a + (b - a) * (0.06 + 0.94 * share)));
            };
            const QColor fill(mix(base.red(), full.red()), mix(base.green(), full.green()),
                              mix(base.blue(), full.blue()));
            painter.fillRect(inside, fill);
            const QString count = countText(matrix.at(t, p));
            // Text in whichever of the two colours stands out from the fill.
            painter.setPen(std::abs(qGray(fill.rgb()) - qGray(theme.text.rgb())) >
                                   std::abs(qGray(fill.rgb()) - qGray(theme.onAccent.rgb()))
                               ? theme.text
                               : theme.onAccent);
            if (metrics.horizontalAdvance(count) + 4 <= size.width() && size.height() >= 14) {
                const bool both = size.height() >= 34;
                painter.drawText(inside.adjusted(0, 0, 0, both ? -14 : 0), Qt::AlignCenter, count);
                if (both)
                    painter.drawText(inside.adjusted(0, 16, 0, 0), Qt::AlignCenter, percent(share));
            }
            marks.push_back({RunMark::Shape::Block,
                             inside,
                             {run.rowId},
                             run.name + u'\n' +
                                 tr("%1 taken for %2: %3")
                                     .arg(matrix.labels[qsizetype(t)], matrix.labels[qsizetype(p)], count) +
                                 u'\n' +
                                 tr("%1 of the true %2").arg(percent(share), matrix.labels[qsizetype(t)]),
                             {}});
        }
    }
    painter.restore();
}

ChartTable ConfusionView::table() const
{
    ChartTable table;
    table.header = {tr("Run"), tr("Truth"), tr("Prediction"), tr("Count"), tr("Share of the truth")};
    QList<QStringList> rows;
    for (const auto& run : shown()) {
        const auto& matrix = *run.data->confusion;
        for (std::size_t t = 0; t < matrix.size(); ++t) {
            for (std::size_t p = 0; p < matrix.size(); ++p)
                rows.append({run.name, matrix.labels[qsizetype(t)], matrix.labels[qsizetype(p)],
                             QString::number(matrix.at(t, p), 'g', 12),
                             QString::number(matrix.at(t, p) / matrix.ofTruth(t), 'g', 6)});
        }
    }
    table.rows = rows.size();
    table.row = [rows](qsizetype row) { return rows[row]; };
    return table;
}

} // namespace ph
