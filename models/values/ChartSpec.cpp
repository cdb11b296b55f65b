#include "models/values/ChartSpec.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace ph {

namespace {

using KindName = std::pair<ChartKind, QLatin1StringView>;

constexpr std::array kindNames{
    KindName{ChartKind::Curves, QLatin1StringView("curves")},
    KindName{ChartKind::ParallelCoordinates, QLatin1StringView("parallel-coordinates")},
    KindName{ChartKind::Scatter, QLatin1StringView("scatter")},
    KindName{ChartKind::ScatterMatrix, QLatin1StringView("scatter-matrix")},
    KindName{ChartKind::Contour, QLatin1StringView("contour")},
    KindName{ChartKind::Box, QLatin1StringView("box")},
    KindName{ChartKind::Violin, QLatin1StringView("violin")},
    KindName{ChartKind::Bar, QLatin1StringView("bar")},
    KindName{ChartKind::Histogram, QLatin1StringView("histogram")},
    KindName{ChartKind::Pareto, QLatin1StringView("pareto")},
    KindName{ChartKind::Confusion, QLatin1StringView("confusion")},
    KindName{ChartKind::RocPr, QLatin1StringView("roc-pr")},
    KindName{ChartKind::Calibration, QLatin1StringView("calibration")},
    KindName{ChartKind::Images, QLatin1StringView("images")},
};

QString joined(const QList<ColumnKey>& columns, const QString& between)
{
    QStringList names;
    for (const auto& column : columns)
        names.append(column.name);
    return names.join(between);
}

} // namespace

QString chartKindName(ChartKind kind)
{
    for (const auto& [known, name] : kindNames) {
        if (known == kind)
            return name;
    }
    return {};
}

std::optional<ChartKind> chartKindFromName(const QString& name)
{
    for (const auto& [kind, known] : kindNames) {
        if (name == known)
            return kind;
    }
    return std::nullopt;
}

QString smoothingText(const Smoothing& smoothing)
{
    const auto amount = QString::number(smoothing.amount);
    switch (smoothing.kind) {
    case Smoothing::Kind::None:
        break;
    case Smoothing::Kind::Ema:
        return QStringLiteral("ema:") + amount;
    case Smoothing::Kind::TimeWeighted:
        return QStringLiteral("time:") + amount;
    case Smoothing::Kind::Gaussian:
        return QStringLiteral("gauss:") + amount;
    }
    return QStringLiteral("none");
}

std::optional<Smoothing> smoothingFromText(const QString& text)
{
    if (text == QLatin1String("none"))
        return Smoothing{};
    const auto name = text.section(u':', 0, 0);
    bool isNumber = false;
    const double amount = text.section(u':', 1).toDouble(&isNumber);
    if (!isNumber || !(amount >= 0))
        return std::nullopt;
    if (name == QLatin1String("ema") && amount <= 0.999)
        return Smoothing{Smoothing::Kind::Ema, amount};
    if (name == QLatin1String("time") && amount <= 0.999)
        return Smoothing{Smoothing::Kind::TimeWeighted, amount};
    if (name == QLatin1String("gauss") && amount <= 1000)
        return Smoothing{Smoothing::Kind::Gaussian, amount};
    return std::nullopt;
}

QString chartTitle(const ChartSpec& spec)
{
    auto list = joined(spec.columns, QStringLiteral(", "));
    switch (spec.kind) {
    case ChartKind::Curves:
    case ChartKind::Bar:
        return list;
    case ChartKind::Scatter:
        if (spec.columns.size() == 2) // "y against x", as people say it
            return QCoreApplication::translate("ChartSpec", "%1 against %2")
                .arg(spec.columns[1].name, spec.columns[0].name);
        return list;
    case ChartKind::Contour:
        if (spec.columns.size() == 3)
            return QCoreApplication::translate("ChartSpec", "%1 over %2 and %3")
                .arg(spec.columns[2].name, spec.columns[0].name, spec.columns[1].name);
        return list;
    case ChartKind::Box:
    case ChartKind::Violin:
    case ChartKind::Histogram:
        return QCoreApplication::translate("ChartSpec", "Distribution of %1").arg(list);
    case ChartKind::ParallelCoordinates:
        return QCoreApplication::translate("ChartSpec", "Parallel coordinates");
    case ChartKind::ScatterMatrix:
        return QCoreApplication::translate("ChartSpec", "Scatter matrix");
    case ChartKind::Pareto:
        return QCoreApplication::translate("ChartSpec", "Pareto front: %1").arg(list);
    case ChartKind::Confusion:
        return QCoreApplication::translate("ChartSpec", "Confusion matrix: %1").arg(spec.path);
    case ChartKind::RocPr:
        return QCoreApplication::translate("ChartSpec", "ROC and precision–recall: %1").arg(spec.path);
    case ChartKind::Calibration:
        return QCoreApplication::translate("ChartSpec", "Calibration: %1").arg(spec.path);
    case ChartKind::Images:
        return QCoreApplication::translate("ChartSpec", "Images: %1").arg(spec.path);
    }
    return list;
}

} // namespace ph
