#include "widgets/charts/PointReadout.h"

#include "models/tables/Format.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>

namespace ph {

namespace {
constexpr double lineHeight = 18, longest = 200, gap = 14;
} // namespace

QString PointReadout::text() const
{
    QStringList parts;
    for (const auto& [name, value] : rows)
        parts.append(name + QStringLiteral(": ") + value);
    return title + QStringLiteral(". ") + listText(parts);
}

void paintReadout(QPainter& painter, QPointF anchor, const QRectF& bounds, const PointReadout& readout,
                  const Theme& theme)
{
    const QFont strong = textFont(TextSize::Small, TextWeight::Medium);
    const QFont words = textFont(TextSize::Small);
    const QFont digits = digitFont(TextSize::Small);
    const QFontMetricsF strongMetrics(strong), wordMetrics(words), digitMetrics(digits);
    const auto fitted = [](const QFontMetricsF& metrics, const QString& text, double width) {
        return metrics.elidedText(text.simplified(), Qt::ElideMiddle, width);
    };
    const QString title = fitted(strongMetrics, readout.title, 280);
    double names = 0, values = 0;
    for (const auto& [name, value] : readout.rows) {
        names = std::max(names, wordMetrics.horizontalAdvance(fitted(wordMetrics, name, longest)));
        values = std::max(values, digitMetrics.horizontalAdvance(fitted(digitMetrics, value, longest)));
    }
    const double inner = std::max(strongMetrics.horizontalAdvance(title), names + gap + values);
    QRectF box(anchor.x() + 12, anchor.y() + 12, inner + 20,
               10 + lineHeight * double(readout.rows.size() + 1));
    if (box.right() > bounds.right())
        box.moveRight(anchor.x() - 12);
    if (box.bottom() > bounds.bottom())
        box.moveBottom(anchor.y() - 12);
    box.moveLeft(std::max(bounds.left(), box.left()));
    box.moveTop(std::max(bounds.top(), box.top()));

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.borderStrong, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(QRectF(box.toRect()).translated(0.5, 0.5), 5, 5);
    double y = box.top() + 5;
    painter.setFont(strong);
    painter.setPen(theme.text);
    painter.drawText(QRectF(box.left() + 10, y, inner + 2, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     title);
    for (const auto& [name, value] : readout.rows) {
        y += lineHeight;
        painter.setFont(words);
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(box.left() + 10, y, names + 2, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         fitted(wordMetrics, name, longest));
        painter.setFont(digits);
        painter.setPen(theme.text);
        painter.drawText(QRectF(box.right() - 12 - values, y, values + 2, lineHeight),
                         Qt::AlignRight | Qt::AlignVCenter, fitted(digitMetrics, value, longest));
    }
}

} // namespace ph
