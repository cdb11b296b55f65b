#pragma once

#include "models/values/ComparedRuns.h"
#include "tests/support/RunTables.h"

#include <QRandomGenerator>

namespace ph::testing {

/// A believable sweep over `count` runs with `keys` further metrics, the first run being the baseline.
inline ComparedRunsPtr compared(int count, int keys = 8, std::optional<ColumnKey> groupBy = {})
{
    QRandomGenerator random(11);
    const QStringList models{"xgboost", "mlp", "lightgbm", "tabnet"};
    const QStringList words{"gentle-owl", "bold-fox", "swift-wren", "calm-carp", "proud-mule", "eager-lynx"};
    RunTableBuilder builder;
    for (int i = 1; i <= count; ++i) {
        builder.run(i, words[i % 6] + u'-' + QString::number(i));
        builder.attr(attribute::status, i % 17 == 0 ? "FAILED" : i % 29 == 5 ? "RUNNING" : "FINISHED");
        builder.attr(attribute::user, i % 3 ? "ana" : "björn");
        builder.attr(attribute::experiment, "fraud-detection");
        builder.time(attribute::startTime, 1'763'700'000'000 - std::int64_t(count - i) * 1'740'000);
        builder.duration(40'000 + random.bounded(4'000'000));
        builder.param("model", models[i % 4]);
        builder.param("learning_rate", QString::number(std::pow(10.0, -1 - random.bounded(3))));
        builder.param("max_depth", QString::number(3 + random.bounded(9)));
        builder.param("feature_set", i % 5 ? "merchant+card+device, November snapshot" : "merchant+card");
        builder.param("seed", "7");
        builder.param("objective", "binary:logistic");
        const double quality = 0.9 + 0.01 * (i % 4) + 0.02 * random.generateDouble();
        builder.metric("auc", i == 9 ? std::nan("") : quality);
        builder.metric("f1", i % 4 == 2 ? quality : quality - 0.05);
        if (i % 11)
            builder.metric("val_loss", 1.3 - quality);
        builder.metric("latency_p95_ms", 4 + 30 * random.generateDouble());
        builder.metric("train_rows", 1'204'000 + random.bounded(9000));
        builder.metric("folds", 5);
        for (int k = 0; k < keys; ++k)
            builder.metric(QStringLiteral("per_merchant/recall_at_%1").arg(k, 2, 10, QChar(u'0')),
                           0.5 + 0.4 * random.generateDouble());
    }
    Comparison how;
    how.groupBy = groupBy;
    how.baselineRowId = 1;
    return compareRows(builder.build(), how, {});
}

/// Names and values as they should not be.
inline ComparedRunsPtr uglyComparison()
{
    const double infinity = std::numeric_limits<double>::infinity();
    RunTableBuilder builder;
    builder.run(1, "<b>bold</b> & <img src=x onerror=alert(1)>")
        .metric("a/very/long/metric/name/with/slashes/and\na line break/and <i>markup</i>", 1e-300)
        .metric("auc", infinity)
        .param("p", "<script>alert(1)</script>")
        .param("empty", "");
    builder.run(2, "line one\nline two\tand a tab")
        .metric("a/very/long/metric/name/with/slashes/and\na line break/and <i>markup</i>", 1e300)
        .metric("auc", -infinity)
        .param("p", QString(5000, u'x'))
        .param("empty", "not empty");
    builder.run(3, "超参数搜索 بحث 🦉").metric("auc", std::nan("")).param("p", "a\u2028b\u0000c");
    builder.run(4, "");
    return compareRows(builder.build(), {.baselineRowId = 1}, {});
}

} // namespace ph::testing
