#include "widgets/charts/ScatterMatrixView.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::size_t mostColumns = 8;
constexpr double leftRoom = 46, belowRoom = 22, topRoom = 8, rightRoom = 10, between = 6;
constexpr double titleRoom = 16;
constexpr double largestPoint = 5; // in a cell as small as these
constexpr int mostBins = 20;

} // namespace

ScatterMatrixView::ScatterMatrixView(ChartSpec spec, LinkedRuns& linked, QWidget* parent)
    : PointChart(std::move(spec), linked, parent)
{
    setObjectName(QStringLiteral("scatterMatrixView"));
}

QString ScatterMatrixView::message() const
{
    if (columns().size() < 2 || columns().size() > mostColumns)
        return tr("Choose two to eight columns.");
    if (runs()->size() == 0)
        return tr("There are no runs to compare.");
    for (const auto& column : columns()) {
        if (column.range.valid())
            return {};
    }
    return tr("No run has a value for any of these columns.");
}

QString ScatterMatrixView::remarkText() const
{
    QStringList parts;
    for (const auto& column : columns()) {
        if (column.left.total() > 0)
            parts.append(leftOutText(*runs(), std::span(&column, 1)));
    }
    parts.removeDuplicates();
    return parts.join(u' ');
}

void ScatterMatrixView::prepared()
{
    task_.drop();
    correlations_.clear();
    if (!message().isEmpty())
        return;
    std::vector<std::vector<double>> values;
    for (std::size_t i = 0; i < columns().size(); ++i)
        values.push_back(columns()[i].kind == AxisKind::Category ? std::vector<double>(runs()->size(), NAN)
                                                                 : visible(int(i)));
    task_.start(
        [values = std::move(values)] {
            const std::size_t n = values.size();
            std::vector<RankCorrelation> made(n * n);
            for (std::size_t b = 0; b < n; ++b) {
                for (std::size_t a = 0; a < b; ++a)
                    made[a + b * n] = spearman(values[a], values[b]);
            }
            return made;
        },
        [this](const std::vector<RankCorrelation>& made) {
            correlations_ = made;
            invalidate();
            Q_EMIT correlationsChanged();
        });
}

RankCorrelation ScatterMatrixView::correlation(std::size_t a, std::size_t b) const
{
    const auto [low, high] = std::minmax(a, b);
    const std::size_t i = low + high * columns().size();
    return i < correlations_.size() ? correlations_[i] : RankCorrelation{};
}

QRectF ScatterMatrixView::cell(const QRectF& area, std::size_t row, std::size_t column) const
{
    const double n = double(columns().size());
    const double width = (area.width() - leftRoom - rightRoom - (n - 1) * between) / n;
    const double height = (area.height() - topRoom - belowRoom - (n - 1) * between) / n;
    return {std::round(area.left() + leftRoom + double(column) * (width + between)),
            std::round(area.top() + topRoom + double(row) * (height + between)),
            std::max(8.0, std::floor(width)), std::max(8.0, std::floor(height))};
}

std::vector<PointPanel> ScatterMatrixView::panels(const QRectF& area) const
{
    const QFontMetricsF metrics(digitFont(TextSize::Small));
    std::vector<PointPanel> panels;
    for (std::size_t row = 1; row < columns().size(); ++row) {
        for (std::size_t column = 0; column < row; ++column) {
            PointPanel panel;
            panel.x = int(column);
            panel.y = int(row);
            panel.names = AxisNames::Hide;
            // For the ranges that it makes drawable; where its parts lie is ours.
            panel.layout = layOutPlot(axis(panel.x), axis(panel.y), QRectF(0, 0, 100, 100));
            auto& layout = panel.layout;
            layout.plot = cell(area, row, column);
            layout.xTicks = axisTicks(layout.x, std::max(2, int(layout.plot.width() / 70)));
            layout.yTicks = axisTicks(layout.y, std::max(2, int(layout.plot.height() / 40)));
            const bool isLowest = row + 1 == columns().size(), isLeftmost = column == 0;
            for (auto& tick : layout.xTicks) {
                const double half = metrics.horizontalAdvance(tick.label) / 2, at = layout.toX(tick.at);
                if (!isLowest || at - half < layout.plot.left() - 4 || at + half > layout.plot.right() + 4)
                    tick.label.clear();
            }
            for (auto& tick : layout.yTicks) {
                const double at = layout.toY(tick.at);
                tick.label = isLeftmost && at > layout.plot.top() + 4 && at < layout.plot.bottom() - 2
                                 ? metrics.elidedText(tick.label, Qt::ElideRight, leftRoom - 10)
                                 : QString();
            }
            panels.push_back(std::move(panel));
        }
    }
    return panels;
}

PointLook ScatterMatrixView::lookOf(std::uint32_t place, const Theme& theme) const
{
    auto look = PointChart::lookOf(place, theme);
    look.size = std::min(look.size, largestPoint);
    return look;
}

void ScatterMatrixView::paintBehind(QPainter& painter, const PointFrame& frame, const Theme& theme) const
{
    for (std::size_t row = 0; row < columns().size(); ++row) {
        for (std::size_t column = row; column < columns().size(); ++column) {
            const QRectF rect = cell(frame.area, row, column);
            if (row == column)
                paintHistogram(painter, rect, row, theme);
            else
                paintCorrelation(painter, rect, correlation(row, column), theme);
        }
    }
}

void ScatterMatrixView::paintHistogram(QPainter& painter, const QRectF& rect, std::size_t column,
                                       const Theme& theme) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(rect, theme.rowAlternate);
    const auto shown = axis(int(column));
    if (shown.range.valid() && shown.range.span() > 0 && rect.height() > titleRoom + 6) {
        const int bins = shown.kind == AxisKind::Category ? std::max(1, int(shown.categories.size()))
                                                          : std::clamp(int(rect.width() / 6), 4, mostBins);
        std::vector<int> count(std::size_t(bins), 0);
        for (const double at : visible(int(column))) {
            if (shown.range.contains(at))
                ++count[std::size_t(
                    std::min(bins - 1, int((at - shown.range.low) / shown.range.span() * bins)))];
        }
        const int most = std::max(1, *std::max_element(count.begin(), count.end()));
        const double room = rect.height() - titleRoom, width = rect.width() / bins;
        QColor fill = theme.textFaint;
        fill.setAlphaF(0.55F);
        for (int bin = 0; bin < bins; ++bin) {
            const double height = room * count[std::size_t(bin)] / most;
            painter.fillRect(
                QRectF(rect.left() + bin * width, rect.bottom() - height, std::max(1.0, width - 1), height),
                fill);
        }
    }
    painter.setPen(theme.border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    const QFont font = textFont(TextSize::Small, TextWeight::Medium);
    painter.setFont(font);
    painter.setPen(theme.text);
    auto name = columns()[column].key.name.simplified();
    if (shown.kind == AxisKind::Logarithmic)
        name = tr("%1 (log)").arg(name);
    painter.drawText(QRectF(rect.left() + 4, rect.top(), rect.width() - 8, titleRoom),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(name, Qt::ElideMiddle, rect.width() - 8));
}

void ScatterMatrixView::paintCorrelation(QPainter& painter, const QRectF& rect,
                                         const RankCorrelation& correlation, const Theme& theme) const
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme.border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    if (correlations_.empty())
        return;
    const bool isKnown = !std::isnan(correlation.rho);
    // The stronger, the bolder; the sign is written, and needs no colour.
    const bool isStrong = isKnown && std::abs(correlation.rho) >= 0.5;
    painter.setFont(isStrong ? textFont(TextSize::Body, TextWeight::Bold) : textFont(TextSize::Small));
    painter.setPen(isStrong ? theme.text : theme.textMuted);
    const QString rho =
        isKnown ? QStringLiteral("ρ ") + QLocale().toString(correlation.rho, 'f', 2).replace(u'-', u'−')
                : QStringLiteral("—");
    const bool saysCount = isKnown && rect.height() > 48;
    painter.drawText(rect.adjusted(0, 0, 0, saysCount ? -14 : 0), Qt::AlignCenter, rho);
    if (!saysCount)
        return;
    painter.setFont(digitFont(TextSize::Small));
    painter.setPen(theme.textFaint);
    painter.drawText(rect.adjusted(0, 20, 0, 0), Qt::AlignCenter,
                     tr("n = %1").arg(QLocale().toString(qulonglong(correlation.n))));
}

} // namespace ph
