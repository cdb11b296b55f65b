#pragma once

#include "models/values/ChartSpec.h"
#include "models/values/ComparedRuns.h"
#include "tests/support/RunTables.h"

#include <random>

namespace ph::testing {

inline ColumnKey metricKey(const char* name)
{
    return {ColumnKind::Metric, QString::fromUtf8(name)};
}
inline ColumnKey paramKey(const char* name)
{
    return {ColumnKind::Param, QString::fromUtf8(name)};
}

/// A sweep whose quality depends on its params: what parallel coordinates are there to show.
inline ComparedRunsPtr sweep(int count, const std::optional<ColumnKey>& groupBy = std::nullopt)
{
    std::mt19937 random(20261125);
    std::uniform_real_distribution<double> share(0, 1);
    std::normal_distribution<double> noise(0, 1);
    const QStringList models{QStringLiteral("xgboost"), QStringLiteral("lightgbm"), QStringLiteral("mlp"),
                             QStringLiteral("tabnet")};
    RunTableBuilder builder;
    for (int i = 1; i <= count; ++i) {
        builder.run(i, QStringLiteral("calm-fox-%1").arg(i));
        const double rate = -1 - 3 * share(random);
        const int depth = 3 + int(share(random) * 9);
        const int model = int(share(random) * 4);
        const double dropout = share(random) * 0.6;
        const double auc = 0.93 - 0.02 * std::pow(rate + 2.2, 2) + 0.002 * depth - 0.012 * model -
                           0.03 * dropout + 0.004 * noise(random);
        builder.param(QStringLiteral("learning_rate"), QString::number(std::pow(10, rate), 'g', 4));
        builder.param(QStringLiteral("max_depth"), QString::number(depth));
        builder.param(QStringLiteral("model"), models[model]);
        builder.param(QStringLiteral("batch_size"), QString::number(1 << (5 + int(share(random) * 5))));
        if (model >= 2)
            builder.param(QStringLiteral("dropout"), QString::number(dropout, 'g', 3));
        builder.param(QStringLiteral("seed"), QString::number(int(share(random) * 100)));
        builder.metric(QStringLiteral("auc"), auc);
        builder.metric(QStringLiteral("f1"), auc - 0.1 + 0.01 * noise(random));
        builder.metric(QStringLiteral("val/loss"),
                       i % 40 == 0 ? std::nan("") : std::exp(2 * (0.95 - auc) * 8 + 0.2 * noise(random)));
        builder.metric(QStringLiteral("latency_p95_ms"), 4 + 3 * depth + 4 * std::abs(noise(random)));
        builder.metric(QStringLiteral("train_rows"), 1'200'000 + 9000 * share(random));
        builder.duration(20'000 + 3'600'000 * share(random));
    }
    return compareRows(builder.build(), {.groupBy = groupBy}, nullptr);
}

inline ChartSpec parallelSpec(const QList<ColumnKey>& axes)
{
    ChartSpec spec;
    spec.id = QStringLiteral("p");
    spec.kind = ChartKind::ParallelCoordinates;
    spec.columns = axes;
    return spec;
}

inline QList<ColumnKey> twelveAxes()
{
    return {paramKey("learning_rate"),
            paramKey("model"),
            paramKey("max_depth"),
            paramKey("batch_size"),
            paramKey("dropout"),
            paramKey("seed"),
            {ColumnKind::Attribute, QLatin1String(attribute::duration)},
            metricKey("train_rows"),
            metricKey("latency_p95_ms"),
            metricKey("val/loss"),
            metricKey("f1"),
            metricKey("auc")};
}

} // namespace ph::testing
