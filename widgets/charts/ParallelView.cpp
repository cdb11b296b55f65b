#include "widgets/charts/ParallelView.h"

#include "models/tables/Format.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr float thickness = 1.15F;        // of a line, device-independent pixels
constexpr std::size_t linesAFrame = 1500; // more of them are drawn over several frames
constexpr double faintShare = 0.35;       // opacity of dimmed lines against lit ones
constexpr double pictureRatio = 2;        // pixels of lines a unit of a picture

LineBundle inOneColour(LineBundle bundle, const QColor& colour)
{
    std::fill(bundle.rgb.begin(), bundle.rgb.end(), colour.rgb() & 0xffffffU);
    return bundle;
}

/// The value as it is logged, so that NaN and infinities are told apart.
QString exactText(const ComparedRuns& runs, const ColumnKey& key, std::size_t place)
{
    const auto* data = runs.table->find(key);
    if (!data)
        return {};
    if (const auto* numbers = std::get_if<NumberColumn>(data))
        return numbers->has(place) ? formatExactNumber(numbers->values[place]) : QString();
    if (const auto* times = std::get_if<TimeColumn>(data))
        return times->has(place) ? formatUtcTime(times->values[place]) : QString();
    const auto& texts = std::get<TextColumn>(*data);
    if (!texts.has(place))
        return {};
    const auto bytes = texts.at(place);
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

std::size_t count(const std::vector<bool>& flags)
{
    return std::size_t(std::count(flags.begin(), flags.end(), true));
}

QSize pixels(const QRectF& rect, double ratio)
{
    return (rect.size() * ratio).toSize();
}

} // namespace

ParallelView::ParallelView(ChartSpec spec, LinkedRuns& linked, QWidget* parent)
    : ChartView(std::move(spec), linked, parent)
{
    setObjectName(QStringLiteral("parallelView"));
    setMouseTracking(true);
    connect(&linked, &LinkedRuns::hoverChanged, this, [this] {
        describe();
        update();
    });
    connect(&linked, &LinkedRuns::hiddenChanged, this, &ParallelView::takeLit);
    connect(&linked, &LinkedRuns::selectionChanged, this, [this] {
        if (publishing_)
            return;
        // Somebody else has chosen: brushes that say something different would be a lie.
        brushed_.clear();
        for (std::size_t axis = 0; axis < plot_.geometry.axisCount(); ++axis)
            plot_.geometry.setBrushes(axis, {});
        takeLit();
    });
}

void ParallelView::rebuild()
{
    press_.reset();
    plot_ = {};
    plot_.runs = runs();
    if (runs()) {
        std::vector<AxisColumn> axes;
        for (const auto& key : spec().columns)
            axes.push_back(axisColumn(*runs(), key, spec()));
        std::vector<AxisColumn> lacking;
        std::copy_if(axes.begin(), axes.end(), std::back_inserter(lacking),
                     [](const AxisColumn& axis) { return axis.left.total() > 0; });
        std::size_t without = 0;
        for (std::size_t place = 0; place < runs()->size(); ++place)
            without +=
                std::any_of(lacking.begin(), lacking.end(), [&](const auto& a) { return !a.has(place); });
        setRemark(without == 0 ? QString()
                               : tr("%1 of %2 runs pass through “no value”: %3.")
                                     .arg(formatCount(qint64(without)), formatCount(qint64(runs()->size())),
                                          leftOutReasons(lacking)));
        plot_.geometry = ParallelCoordinates(std::move(axes));
        if (spec().colourBy)
            plot_.colour = axisColumn(*runs(), *spec().colourBy, spec());
        for (std::size_t axis = 0; axis < plot_.geometry.axisCount(); ++axis) {
            const auto& column = plot_.geometry.axis(axis);
            if (reversed_.contains(column.key))
                plot_.geometry.setDirection(axis, ParallelCoordinates::Direction::Downwards);
            const auto kept = brushed_.find(column.key);
            if (kept != brushed_.end() && kept->second.first == column.kind)
                plot_.geometry.setBrushes(axis, kept->second.second);
        }
        std::erase_if(brushed_, [&](const auto& kept) {
            const auto axis = plot_.geometry.axisOf(kept.first);
            return !axis || plot_.geometry.brushes(*axis).isEmpty();
        });
        plot_.takeHeights();
    }
    focused_ = std::min(focused_, std::max<std::size_t>(1, plot_.geometry.axisCount()) - 1);
    layOut();
    if (plot_.geometry.isBrushed())
        publish();
}

void ParallelView::layOut()
{
    layout_ = layOutParallel(plot_, rect());
    bundle_.reset();
    if (runs() && plot_.geometry.axisCount() > 0) {
        const double ratio = devicePixelRatioF();
        const auto& theme = Theme::of(this);
        const auto size = pixels(layout_.lines, ratio);
        bundle_ = std::make_shared<const LineBundle>(parallelLines(plot_, layout_, theme, ratio));
        lit_.reset(bundle_, size, thickness * float(ratio));
        faint_.reset(std::make_shared<const LineBundle>(inOneColour(*bundle_, theme.textFaint)), size,
                     thickness * float(ratio));
    }
    takeLit();
}

void ParallelView::takeLit()
{
    const bool brushed = plot_.geometry.isBrushed();
    dimming_ = brushed || !linked().selected().isEmpty();
    const std::size_t size = runs() ? runs()->size() : 0;
    visible_.assign(size, true);
    shown_.assign(size, true);
    for (std::size_t place = 0; place < size; ++place) {
        const auto id = runs()->rowId(place);
        visible_[place] = !linked().isHidden(id);
        shown_[place] = visible_[place] && (brushed ? plot_.geometry.passes(place) : !linked().isDimmed(id));
    }
    describe();
    update();
}

void ParallelView::publish()
{
    LinkedRuns::Ids ids;
    if (plot_.geometry.isBrushed()) {
        for (std::size_t place = 0; place < runs()->size(); ++place) {
            if (plot_.geometry.passes(place))
                ids.insert(runs()->rowId(place));
        }
    }
    publishing_ = true;
    linked().select(ids);
    publishing_ = false;
    takeLit();
}

void ParallelView::setBrushes(std::size_t axis, const AxisBrushes& brushes)
{
    if (plot_.geometry.brushes(axis) == brushes)
        return;
    plot_.geometry.setBrushes(axis, brushes);
    const auto& column = plot_.geometry.axis(axis);
    if (brushes.isEmpty())
        brushed_.erase(column.key);
    else
        brushed_[column.key] = {column.kind, plot_.geometry.brushes(axis)};
    publish();
}

void ParallelView::clearBrushes()
{
    for (std::size_t axis = 0; axis < plot_.geometry.axisCount(); ++axis)
        plot_.geometry.setBrushes(axis, {});
    brushed_.clear();
    publish();
}

void ParallelView::moveAxis(std::size_t from, std::size_t to)
{
    const auto count = plot_.geometry.axisCount();
    if (from >= count || to >= count || from == to)
        return;
    auto edited = spec();
    edited.columns.move(qsizetype(from), qsizetype(to));
    focused_ = to;
    editSpec(edited);
    rebuild();
}

void ParallelView::removeAxis(std::size_t axis)
{
    if (axis >= plot_.geometry.axisCount())
        return;
    auto edited = spec();
    edited.columns.removeAt(qsizetype(axis));
    editSpec(edited);
    rebuild();
    if (!plot_.geometry.isBrushed())
        publish(); // its brush has gone with it
}

void ParallelView::reverseAxis(std::size_t axis)
{
    const auto key = plot_.geometry.axis(axis).key;
    if (!reversed_.erase(key))
        reversed_.insert(key);
    rebuild();
}

void ParallelView::setScale(std::size_t axis, Scale scale)
{
    const auto key = plot_.geometry.axis(axis).key;
    auto edited = spec();
    edited.logarithmic.removeAll(key);
    if (scale == Scale::Logarithmic)
        edited.logarithmic.append(key);
    const bool brushed = plot_.geometry.isBrushed();
    editSpec(edited);
    rebuild();
    if (brushed && !plot_.geometry.isBrushed())
        publish();
}

std::vector<std::uint32_t> ParallelView::hoveredPlaces() const
{
    std::vector<std::uint32_t> places;
    for (const auto id : linked().hovered()) {
        const auto place = runs() ? runs()->placeOf(id) : std::nullopt;
        if (place && visible_[*place])
            places.push_back(*place);
    }
    std::sort(places.begin(), places.end());
    return places;
}

std::optional<std::uint32_t> ParallelView::hoveredPlace() const
{
    const auto places = hoveredPlaces();
    return places.size() == 1 ? std::optional(places.front()) : std::nullopt;
}

QString ParallelView::readout() const
{
    if (!runs())
        return {};
    if (const auto place = hoveredPlace())
        return runs()->names.value(qsizetype(*place));
    const auto all = qint64(count(visible_)), some = qint64(count(shown_));
    if (!dimming_)
        return tr("%Ln runs", nullptr, int(all));
    return plot_.geometry.isBrushed() ? tr("%1 of %2 runs pass").arg(formatCount(some), formatCount(all))
                                      : tr("%1 of %2 runs selected").arg(formatCount(some), formatCount(all));
}

void ParallelView::describe()
{
    if (focused_ >= plot_.geometry.axisCount()) {
        setAccessibleDescription(tr("No axes. The menu adds one."));
        return;
    }
    const auto& column = plot_.geometry.axis(focused_);
    setAccessibleDescription(
        tr("Axis %1 of %2: %3, from %4 to %5. %6")
            .arg(QString::number(focused_ + 1), QString::number(plot_.geometry.axisCount()), column.key.name,
                 axisText(column, column.range.valid() ? column.range.low : ParallelCoordinates::noHeight),
                 axisText(column, column.range.valid() ? column.range.high : ParallelCoordinates::noHeight),
                 readout()));
}

void ParallelView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const auto& theme = Theme::of(this);
    painter.fillRect(rect(), theme.surface);
    if (!bundle_) {
        painter.setFont(textFont(TextSize::Body));
        painter.setPen(theme.textMuted);
        painter.drawText(rect(), Qt::AlignCenter,
                         runs() ? tr("No axes. Add one from the menu.") : tr("Loading…"));
        return;
    }
    bool done = true;
    if (dimming_)
        done = faint_.follow(visible_, linesAFrame, faintShare * lineOpacity(count(visible_)));
    done = lit_.follow(shown_, linesAFrame, lineOpacity(count(shown_))) && done;
    for (const auto* layer : {&faint_, &lit_}) {
        if (layer == &lit_ || dimming_)
            painter.drawImage(
                QRectF(layout_.lines.topLeft(), QSizeF(layer->image().size()) / devicePixelRatioF()),
                layer->image());
    }
    paintParallelAxes(painter, plot_, layout_, theme);
    paintBrushes(painter, plot_, layout_, theme);
    paintColourBar(painter, plot_, layout_, theme);
    paintFoot(painter, plot_, layout_, readout(), theme);
    paintEmphasised(painter, plot_, layout_, hoveredPlaces(), theme);
    if (hasFocus()) {
        painter.setPen(QPen(theme.focus, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(layout_.names[focused_].adjusted(-2, 1, 2, -1), 3, 3);
    }
    if (press_ && press_->dragged && press_->on == Press::On::Name) {
        const double x = mapFromGlobal(QCursor::pos()).x();
        painter.setPen(QPen(theme.accent, 2));
        painter.drawLine(QPointF(x, layout_.top - 6), QPointF(x, layout_.bottom + 4));
    }
    if (!done)
        update();
}

void ParallelView::paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    painter.save();
    painter.fillRect(area, theme.surface);
    const auto layout = layOutParallel(plot_, area);
    if (runs() && plot_.geometry.axisCount() > 0) {
        const auto size = pixels(layout.lines, pictureRatio);
        const auto draw = [&](LineBundle bundle, const std::vector<bool>& lines, double opacity) {
            LineLayer layer;
            layer.reset(std::make_shared<const LineBundle>(std::move(bundle)), size,
                        thickness * float(pictureRatio));
            layer.follow(lines, lines.size(), opacity);
            painter.drawImage(QRectF(layout.lines.topLeft(), QSizeF(size) / pictureRatio), layer.image());
        };
        const auto bundle = parallelLines(plot_, layout, theme, pictureRatio);
        if (dimming_)
            draw(inOneColour(bundle, theme.textFaint), visible_, faintShare * lineOpacity(count(visible_)));
        draw(bundle, shown_, lineOpacity(count(shown_)));
        paintParallelAxes(painter, plot_, layout, theme);
        paintBrushes(painter, plot_, layout, theme);
        paintColourBar(painter, plot_, layout, theme);
    }
    painter.restore();
}

ChartTable ParallelView::table() const
{
    ChartTable table;
    if (!runs())
        return table;
    table.header = {tr("Run")};
    auto columns = spec().columns;
    if (spec().colourBy && !columns.contains(*spec().colourBy))
        columns.append(*spec().colourBy);
    for (const auto& key : std::as_const(columns))
        table.header.append(columnKeyText(key));
    table.header.append(tr("Highlighted"));
    table.rows = qsizetype(runs()->size());
    table.row = [runs = runs(), columns, shown = shown_, yes = tr("yes"), no = tr("no")](qsizetype row) {
        QStringList cells{runs->names.value(row)};
        for (const auto& key : columns)
            cells.append(exactText(*runs, key, std::size_t(row)));
        cells.append(shown[std::size_t(row)] ? yes : no);
        return cells;
    };
    return table;
}

void ParallelView::resizeEvent(QResizeEvent*)
{
    layOut();
}

void ParallelView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        layOut();
    ChartView::changeEvent(event);
}

} // namespace ph
