#pragma once

#include "models/values/ComparedRuns.h"
#include "tests/support/RunTables.h"

#include <random>

namespace ph::testing {

inline ColumnKey metricKey(const char* name)
{
    return {ColumnKind::Metric, QLatin1String(name)};
}
inline ColumnKey paramKey(const char* name)
{
    return {ColumnKind::Param, QLatin1String(name)};
}

/// A random search: `auc` peaks at a learning rate of 0.02 and a depth of 8, is noisy, and costs latency. One
/// run in twenty is without metrics, one in thirty has a NaN latency.
inline ComparedRunsPtr searchRuns(int count, const std::optional<ColumnKey>& groupBy = std::nullopt)
{
    std::mt19937 random(3);
    std::normal_distribution<double> noise(0, 1);
    std::uniform_real_distribution<double> share(0, 1);
    const QStringList animals{QStringLiteral("owl"),  QStringLiteral("fox"),  QStringLiteral("wren"),
                              QStringLiteral("carp"), QStringLiteral("mule"), QStringLiteral("lynx")};
    const QStringList models{QStringLiteral("xgboost"), QStringLiteral("mlp"), QStringLiteral("lightgbm")};
    RunTableBuilder builder;
    for (int i = 1; i <= count; ++i) {
        builder.run(i, QStringLiteral("calm-%1-%2").arg(animals[i % 6]).arg(i));
        const double logRate = -4 + 3.7 * share(random);
        const int depth = 3 + int(random() % 12);
        builder.param(QStringLiteral("learning_rate"), QString::number(std::pow(10, logRate), 'g', 3));
        builder.param(QStringLiteral("max_depth"), QString::number(depth));
        builder.param(QStringLiteral("subsample"), QString::number(0.5 + 0.5 * share(random), 'f', 3));
        builder.param(QStringLiteral("model"), models[int(random() % 3)]);
        if (i % 20 == 7)
            continue;
        const double auc = 0.95 - 0.02 * std::pow(logRate + 1.7, 2) - 0.0012 * std::pow(depth - 8, 2) +
                           0.006 * noise(random);
        builder.metric(QStringLiteral("auc"), auc);
        builder.metric(QStringLiteral("latency_p95_ms"),
                       i % 30 == 11 ? std::nan("")
                                    : 4 + depth * 1.5 + 60 * std::max(0.0, auc - 0.85) * share(random) +
                                          3 * std::abs(noise(random)));
        builder.metric(QStringLiteral("cost_usd"), 0.4 + 3 * share(random) + depth * 0.1);
        builder.metric(QStringLiteral("train_rows"), double(100'000 + random() % 900'000));
    }
    Comparison how;
    how.groupBy = groupBy;
    return compareRows(builder.build(), how, nullptr);
}

/// Names and numbers as nobody wants them: markup, line breaks, slashes, the ends of what a double can say.
inline ComparedRunsPtr uglyRuns()
{
    RunTableBuilder builder;
    const QStringList names{QStringLiteral("<b>bold</b><img src=x>"), QStringLiteral("two\nlines"),
                            QStringLiteral("a/b/c/../d"), QStringLiteral("بحث 超参数"),
                            QString(300, QChar(u'w'))};
    for (int i = 1; i <= 25; ++i) {
        builder.run(i, names[i % 5]);
        builder.metric(QStringLiteral("tiny/<i>loss</i>\nval"), std::pow(10.0, -300 + i * 24));
        builder.metric(QStringLiteral("huge"), i % 7 == 0   ? std::nan("")
                                               : i % 7 == 1 ? std::numeric_limits<double>::infinity()
                                               : i % 7 == 2 ? -1e300
                                                            : 1e300 / i);
        builder.metric(QStringLiteral("same"), 3.5);
        builder.param(QStringLiteral("kind"), QStringLiteral("<u>%1</u>\n").arg(i % 4));
    }
    return compareRows(builder.build(), {}, nullptr);
}

} // namespace ph::testing
