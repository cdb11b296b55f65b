#include "models/charts/AxisColumn.h"

#include "models/values/DateFormat.h"
#include "models/values/Infinity.h"
#include "models/values/NaturalOrder.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

void placeNumber(AxisColumn& axis, std::size_t place, double value)
{
    if (std::isnan(value)) {
        ++axis.left.notANumber;
    } else if (standsForInfinity(value)) {
        ++axis.left.infinite;
    } else if (axis.kind == AxisKind::Logarithmic && value <= 0) {
        ++axis.left.notPositive;
    } else {
        const double at = axis.kind == AxisKind::Logarithmic ? std::log10(value) : value;
        axis.at[place] = at;
        axis.range = axis.range.valid()
                         ? ChartRange{std::min(axis.range.low, at), std::max(axis.range.high, at)}
                         : ChartRange{at, at};
    }
}

void placeCategories(AxisColumn& axis, const TextColumn& column)
{
    axis.kind = AxisKind::Category;
    const auto& dictionary = *column.dictionary;
    std::vector<std::size_t> count(dictionary.size(), 0);
    for (const auto code : column.codes) {
        if (code != TextDictionary::none)
            ++count[code];
    }
    std::vector<std::uint32_t> shown;
    for (std::uint32_t code = 0; code < dictionary.size(); ++code) {
        if (count[code] > 0)
            shown.push_back(code);
    }
    const bool crowded = shown.size() > std::size_t(maxCategories);
    if (crowded) {
        std::stable_sort(shown.begin(), shown.end(), [&](auto a, auto b) { return count[a] > count[b]; });
        shown.resize(std::size_t(maxCategories) - 1);
    }
    sortNaturally(shown, dictionary);
    std::vector<double> at(dictionary.size(), double(shown.size())); // "other" stands behind them all
    for (std::size_t i = 0; i < shown.size(); ++i) {
        at[shown[i]] = double(i);
        const auto text = dictionary.at(shown[i]);
        axis.categories.append(QString::fromUtf8(text.data(), qsizetype(text.size())));
    }
    if (crowded)
        axis.categories.append(QCoreApplication::translate("AxisColumn", "other"));
    for (std::size_t place = 0; place < column.codes.size(); ++place) {
        if (column.has(place))
            axis.at[place] = at[column.codes[place]];
    }
    if (!axis.categories.isEmpty())
        axis.range = {0, double(axis.categories.size() - 1)};
}

} // namespace

AxisColumn axisColumn(const ComparedRuns& runs, const ColumnKey& key, AxisWish wish)
{
    AxisColumn axis;
    axis.key = key;
    if (runs.at.kind == MetricAt::Kind::Step)
        axis.step = runs.at.step;
    axis.at.assign(runs.size(), missing);
    const auto numericKind = wish == AxisWish::Logarithmic ? AxisKind::Logarithmic : AxisKind::Linear;
    const auto* data = runs.table ? runs.table->find(key) : nullptr;
    for (std::size_t place = 0; place < runs.size(); ++place) {
        if (data && std::visit([&](const auto& column) { return column.has(place); }, *data))
            continue;
        const bool isMetric = key.kind == ColumnKind::Metric;
        if (isMetric && runs.isUnknown(place, key.name))
            ++axis.left.notRead;
        else if (isMetric && runs.isLoggedElsewhere(place, key.name))
            ++axis.left.notAtStep;
        else
            ++axis.left.absent;
    }
    if (!data)
        return axis;

    if (const auto* numbers = std::get_if<NumberColumn>(data)) {
        axis.kind = key == ColumnKey{ColumnKind::Attribute, QLatin1String(attribute::duration)}
                        ? AxisKind::Duration
                        : numericKind;
        for (std::size_t place = 0; place < runs.size(); ++place) {
            if (numbers->has(place))
                placeNumber(axis, place, numbers->values[place]);
        }
    } else if (const auto* times = std::get_if<TimeColumn>(data)) {
        axis.kind = AxisKind::Time;
        for (std::size_t place = 0; place < runs.size(); ++place) {
            if (times->has(place))
                placeNumber(axis, place, double(times->values[place]));
        }
    } else {
        const auto& texts = std::get<TextColumn>(*data);
        if (!texts.numeric()) {
            placeCategories(axis, texts);
            return axis;
        }
        axis.kind = numericKind;
        for (std::size_t place = 0; place < runs.size(); ++place) {
            if (texts.has(place))
                placeNumber(axis, place, texts.numbers[texts.codes[place]]);
        }
    }
    return axis;
}

AxisColumn axisColumn(const ComparedRuns& runs, const ColumnKey& key, const ChartSpec& spec)
{
    return axisColumn(runs, key, spec.logarithmic.contains(key) ? AxisWish::Logarithmic : AxisWish::Linear);
}

QString axisText(const AxisColumn& column, double at)
{
    if (std::isnan(at))
        return QStringLiteral("—");
    switch (column.kind) {
    case AxisKind::Category: {
        const auto index = std::lround(at);
        return index >= 0 && index < column.categories.size() ? column.categories[index] : QString();
    }
    case AxisKind::Time:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(qint64(at)), minuteFormat(QLocale()));
    case AxisKind::Duration:
        return QCoreApplication::translate("AxisColumn", "%1 s").arg(QLocale().toString(at / 1000, 'g', 4));
    case AxisKind::Logarithmic:
        return QLocale().toString(std::pow(10, at), 'g', 5);
    case AxisKind::Linear:
        break;
    }
    return QLocale().toString(at, 'g', 5);
}

QString leftOutReasons(std::span<const AxisColumn> columns)
{
    QStringList reasons;
    for (const auto& column : columns) {
        const auto name = column.key.name;
        if (column.left.absent > 0)
            reasons.append(
                QCoreApplication::translate("AxisColumn", "%Ln lack %1", nullptr, int(column.left.absent))
                    .arg(name));
        if (column.left.notAtStep > 0 && column.step)
            reasons.append(QCoreApplication::translate("AxisColumn", "%Ln have no %1 at step %2", nullptr,
                                                       int(column.left.notAtStep))
                               .arg(name, QString::number(*column.step)));
        else if (column.left.notAtStep > 0)
            reasons.append(QCoreApplication::translate("AxisColumn", "%Ln have no minimum or maximum of %1",
                                                       nullptr, int(column.left.notAtStep))
                               .arg(name));
        if (column.left.notRead > 0)
            reasons.append(QCoreApplication::translate("AxisColumn", "%1 of %Ln is not read yet", nullptr,
                                                       int(column.left.notRead))
                               .arg(name));
        if (column.left.notANumber > 0)
            reasons.append(QCoreApplication::translate("AxisColumn", "%Ln are NaN in %1", nullptr,
                                                       int(column.left.notANumber))
                               .arg(name));
        if (column.left.infinite > 0)
            reasons.append(QCoreApplication::translate("AxisColumn", "%Ln are infinite in %1", nullptr,
                                                       int(column.left.infinite))
                               .arg(name));
        if (column.left.notPositive > 0)
            reasons.append(QCoreApplication::translate("AxisColumn", "%Ln are not positive in %1", nullptr,
                                                       int(column.left.notPositive))
                               .arg(name));
    }
    return reasons.join(QStringLiteral(", "));
}

QString leftOutText(const ComparedRuns& runs, std::span<const AxisColumn> columns)
{
    std::size_t shown = 0;
    for (std::size_t place = 0; place < runs.size(); ++place)
        shown += std::all_of(columns.begin(), columns.end(), [&](const auto& c) { return c.has(place); });
    if (shown == runs.size())
        return {};
    return QCoreApplication::translate("AxisColumn", "%1 of %2 runs are not shown: %3.")
        .arg(QLocale().toString(qulonglong(runs.size() - shown)), QLocale().toString(qulonglong(runs.size())),
             leftOutReasons(columns));
}

} // namespace ph
