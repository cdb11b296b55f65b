#include "widgets/charts/BarView.h"

#include "models/charts/ValueGroups.h"
#include "models/charts/ValueRange.h"
#include "widgets/charts/OrdinaryChart.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr double labelledSlot = 12; // pixels a bar needs for its name
constexpr double captionHeight = 24;

double toAxis(const AxisColumn& column, double value)
{
    return column.kind != AxisKind::Logarithmic ? value
           : value > 0                          ? std::log10(value)
                                                : -std::numeric_limits<double>::infinity();
}

double fromAxis(const AxisColumn& column, double at)
{
    return column.kind == AxisKind::Logarithmic ? std::pow(10, at) : at;
}

} // namespace

BarView::BarView(ChartSpec spec, LinkedRuns& linked, QWidget* parent)
    : MarksView(std::move(spec), linked, parent)
    , choice_(new QToolButton(this))
{
    choice_->setObjectName(QStringLiteral("barErrors"));
    choice_->setAccessibleName(tr("What the error bars show"));
    choice_->setToolTip(
        tr("Error bars: standard deviation of the runs, or 95 % confidence interval of the mean"));
    choice_->setFont(textFont(TextSize::Small));
    choice_->setText(tr("± std"));
    choice_->hide();
    connect(choice_, &QToolButton::clicked, this, [this] {
        setErrorBars(errorBars_ == ErrorBars::Deviation ? ErrorBars::Confidence95 : ErrorBars::Deviation);
    });
}

void BarView::setErrorBars(ErrorBars errorBars)
{
    errorBars_ = errorBars;
    choice_->setText(errorBars == ErrorBars::Deviation ? tr("± std") : tr("95 % CI"));
    placeChoice();
    invalidate();
}

void BarView::placeChoice()
{
    choice_->adjustSize();
    choice_->move(width() - choice_->width() - space::xs, 0); // in the row of the caption
}

void BarView::resizeEvent(QResizeEvent* event)
{
    MarksView::resizeEvent(event);
    placeChoice();
}

void BarView::prepare()
{
    bars_.clear();
    column_ = {};
    choice_->hide();
    if (!runs() || spec().columns.isEmpty())
        return setRemark({});
    column_ = axisColumn(*runs(), spec().columns.first(), spec());
    if (column_.kind == AxisKind::Category)
        return setRemark(tr("%1 holds words, which have no length.").arg(column_.key.name));
    for (const auto& group : valueGroups(*runs(), column_, linked().hidden())) {
        std::vector<double> values;
        QList<qint64> ids;
        for (const auto place : group.places) {
            values.push_back(fromAxis(column_, column_.at[place]));
            ids.append(runs()->rowId(place));
            if (!runs()->isGrouped())
                bars_.push_back({runs()->names[qsizetype(place)],
                                 runs()->look(place),
                                 {ids.last()},
                                 meanSpread({&values.back(), 1})});
        }
        if (runs()->isGrouped())
            bars_.push_back({group.label, group.look, ids, meanSpread(values)});
    }
    choice_->setVisible(runs()->isGrouped() && !bars_.empty());
    order();
}

void BarView::order()
{
    const auto direction = runs()->direction(column_.key.name);
    const bool lowerFirst = direction == MetricDirection::LowerIsBetter;
    std::stable_sort(bars_.begin(), bars_.end(), [&](const Bar& a, const Bar& b) {
        return lowerFirst ? a.value.mean < b.value.mean : a.value.mean > b.value.mean;
    });
    QString remark = leftOutText(*runs(), {&column_, 1});
    if (!remark.isEmpty())
        remark += u' ';
    const auto all = bars_.size();
    isCut_ = all > maxBars;
    if (isCut_) {
        bars_.erase(bars_.begin() + bestBars, bars_.end() - (maxBars - bestBars));
        const auto shown = direction == MetricDirection::Unknown
                               ? tr("The %1 largest and %2 smallest of %3 are shown.")
                               : tr("The %1 best and %2 worst of %3 are shown.");
        remark += shown.arg(QLocale().toString(qulonglong(bestBars)),
                            QLocale().toString(qulonglong(maxBars - bestBars)),
                            QLocale().toString(qulonglong(all))) +
                  u' ';
    }
    if (bars_.size() > 1)
        remark += lowerFirst                                     ? tr("Best first: lower is better.")
                  : direction == MetricDirection::HigherIsBetter ? tr("Best first: higher is better.")
                                                                 : tr("Largest first.");
    setRemark(remark.trimmed());
}

double BarView::error(const Bar& bar) const
{
    return errorBars_ == ErrorBars::Deviation ? bar.value.deviation : bar.value.confidence95;
}

QString BarView::text(const Bar& bar) const
{
    QString text =
        bar.label + u'\n' + column_.key.name + u' ' + axisText(column_, toAxis(column_, bar.value.mean));
    if (runs()->isGrouped())
        text += u'\n' + runsText(*runs(), bar.runs);
    const auto number = [](double v) { return QLocale().toString(v, 'g', 3); };
    if (bar.value.count > 1 && column_.kind != AxisKind::Time)
        text += u'\n' + tr("standard deviation %1, 95 % interval of the mean ± %2")
                            .arg(number(bar.value.deviation), number(bar.value.confidence95));
    return text;
}

PlotLayout BarView::layOut(const QRectF& area) const
{
    PlotAxis x = plotAxis(column_);
    ChartRange range;
    for (const auto& bar : bars_) {
        const double half = std::isfinite(error(bar)) ? error(bar) : 0;
        for (const double value : {bar.value.mean - half, bar.value.mean, bar.value.mean + half}) {
            const double at = toAxis(column_, value);
            if (std::isfinite(at))
                range = united(range, {at, at});
        }
    }
    if (column_.kind == AxisKind::Linear || column_.kind == AxisKind::Duration)
        range = united(range, {0, 0});
    // Room for the numbers behind the bars; none before those that stand on zero.
    const double room = range.span() > 0 ? range.span() * 0.14 : std::max(std::abs(range.high) * 0.1, 1e-12);
    x.range = {range.low < 0 || range.low > 0 ? range.low - room * 0.4 : range.low,
               range.high > 0 || range.low != 0 ? range.high + room : range.high};
    const auto count = double(bars_.size());
    PlotAxis y{AxisKind::Category, {-0.5, count - 0.5}, {}, {}};
    y.name = runs()->groupBy ? runs()->groupBy->name : tr("run");
    std::transform(bars_.rbegin(), bars_.rend(), std::back_inserter(y.categories),
                   [](const auto& bar) { return bar.label; });
    PlotLayout layout = layOutPlot(x, y, area.adjusted(0, runs()->isGrouped() ? captionHeight : 0, 0, 0));
    const int every = std::max(1, int(std::ceil(labelledSlot / (layout.plot.height() / count))));
    std::erase_if(layout.yTicks,
                  [&](const Tick& tick) { return (int(count) - 1 - int(tick.at)) % every != 0; });
    return layout;
}

void BarView::paintErrorBar(QPainter& painter, const PlotLayout& layout, double y, const Bar& bar,
                            const Theme& theme) const
{
    const double low = layout.toX(std::max(toAxis(column_, bar.value.mean - error(bar)), layout.x.range.low));
    const double high = layout.toX(toAxis(column_, bar.value.mean + error(bar)));
    const double cap = std::min(4.0, layout.plot.height() / layout.y.range.span() / 4);
    painter.setPen(QPen(theme.text, 1.5, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(low, y), QPointF(high, y));
    for (const double x : {low, high})
        painter.drawLine(QPointF(x, y - cap), QPointF(x, y + cap));
}

std::vector<RunMark> BarView::draw(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    if (bars_.empty()) {
        paintNothing(painter,
                     column_.kind == AxisKind::Category
                         ? remark()
                         : tr("None of these runs has a value of %1 to show.").arg(column_.key.name),
                     area, theme);
        return {};
    }
    OrdinaryChart chart;
    chart.layout = layOut(area);
    const PlotLayout& layout = chart.layout;
    const double base =
        layout.x.range.contains(0) && column_.kind != AxisKind::Logarithmic ? 0 : layout.x.range.low;
    const auto count = bars_.size();
    const double slot = layout.plot.height() / double(count);
    chart.bars.orientation = Qt::Horizontal;
    chart.bars.base = base;
    chart.bars.share = std::min(0.72, 40 / slot);
    for (std::size_t i = 0; i < count; ++i) {
        const auto& bar = bars_[i];
        QColor fill = theme.series(bar.look.colour);
        const bool dimmed =
            std::all_of(bar.runs.begin(), bar.runs.end(), [&](qint64 id) { return linked().isDimmed(id); });
        fill.setAlphaF(dimmed ? 0.25F : 1.0F);
        auto layer = std::find_if(chart.bars.layers.begin(), chart.bars.layers.end(),
                                  [&](const auto& l) { return l.fill == fill; });
        if (layer == chart.bars.layers.end())
            layer = chart.bars.layers.insert(layer, {fill, std::vector<double>(count, 0)});
        layer->lengths[count - 1 - i] = toAxis(column_, bar.value.mean) - base;
    }
    paintOrdinaryChart(painter, chart, area, theme);

    if (isCut_) { // those between are not there
        const double y = std::round(layout.toY(double(count - bestBars) - 0.5));
        painter.setPen(QPen(theme.textMuted, 1, Qt::DashLine));
        painter.drawLine(QPointF(layout.plot.left(), y), QPointF(layout.plot.right(), y));
    }

    std::vector<RunMark> marks;
    const QFont font = digitFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    if (runs()->isGrouped()) {
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(area.left() + space::s, area.top(), area.width(), captionHeight),
                         Qt::AlignLeft | Qt::AlignVCenter,
                         errorBars_ == ErrorBars::Deviation ? tr("Mean ± standard deviation")
                                                            : tr("Mean with its 95 % confidence interval"));
    }
    for (std::size_t i = 0; i < count; ++i) {
        const auto& bar = bars_[i];
        const double y = layout.toY(double(count - 1 - i));
        const double end = layout.toX(toAxis(column_, bar.value.mean));
        const double thick = slot * chart.bars.share;
        double behind = std::max(end, layout.toX(base));
        if (std::isfinite(error(bar)) && error(bar) > 0) {
            paintErrorBar(painter, layout, y, bar, theme);
            behind = std::max(behind, layout.toX(toAxis(column_, bar.value.mean + error(bar))));
        }
        const QString value = axisText(column_, toAxis(column_, bar.value.mean));
        if (slot >= labelledSlot && behind + 5 + metrics.horizontalAdvance(value) < area.right()) {
            painter.setPen(theme.textMuted);
            painter.drawText(QPointF(behind + 5, y + metrics.ascent() / 2 - 1), value);
        }
        const double left = std::min(end, layout.toX(base));
        marks.push_back({RunMark::Shape::Block,
                         QRectF(left, y - thick / 2, std::max(2.0, std::abs(end - layout.toX(base))), thick),
                         bar.runs,
                         text(bar),
                         {}});
    }
    painter.restore();
    return marks;
}

ChartTable BarView::table() const
{
    ChartTable table;
    table.header = {runs() && runs()->isGrouped() ? tr("Group") : tr("Run"), tr("Runs"), column_.key.name,
                    tr("Standard deviation"), tr("Half of the 95 % confidence interval")};
    table.rows = qsizetype(bars_.size());
    table.row = [bars = bars_](qsizetype row) {
        const auto& bar = bars[std::size_t(row)];
        const auto number = [](double v) {
            return std::isfinite(v) ? QString::number(v, 'g', 10) : QString();
        };
        return QStringList{bar.label, QString::number(bar.value.count), number(bar.value.mean),
                           number(bar.value.deviation), number(bar.value.confidence95)};
    };
    return table;
}

} // namespace ph
