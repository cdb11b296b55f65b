#pragma once

#include "models/tables/ExperimentTreeModel.h"
#include "models/tables/RunListing.h"
#include "tests/support/RunTables.h"

#include <QRandomGenerator>

namespace ph::testing {

inline constexpr std::int64_t sampleNow = 1'763'700'000'000; // 2025-11-21 04:40 UTC

/// A believable sweep: parents with children, failures, running ones, NaN losses, names in many scripts.
inline RunTablePtr sampleRuns(int count)
{
    QRandomGenerator random(7);
    const QStringList adjectives{QStringLiteral("gentle"), QStringLiteral("bold"),  QStringLiteral("swift"),
                                 QStringLiteral("calm"),   QStringLiteral("proud"), QStringLiteral("eager"),
                                 QStringLiteral("quiet"),  QStringLiteral("bright")};
    const QStringList animals{QStringLiteral("owl"),  QStringLiteral("fox"),  QStringLiteral("wren"),
                              QStringLiteral("carp"), QStringLiteral("mule"), QStringLiteral("lynx"),
                              QStringLiteral("heron")};
    const QStringList users{QStringLiteral("ana"), QStringLiteral("björn"), QStringLiteral("ci-bot"),
                            QStringLiteral("李雷")};
    const QStringList models{QStringLiteral("xgboost"), QStringLiteral("mlp"), QStringLiteral("lightgbm"),
                             QStringLiteral("tabnet")};
    RunTableBuilder builder;
    std::int64_t parent = 0;
    int childrenLeft = 0;
    for (int i = 1; i <= count; ++i) {
        QString name =
            QStringLiteral("%1-%2-%3").arg(adjectives[random.bounded(8)], animals[random.bounded(7)]).arg(i);
        if (i % 97 == 0)
            name = QStringLiteral("بحث-%1").arg(i);
        else if (i % 61 == 0)
            name = QStringLiteral("超参数搜索 %1").arg(i);
        else if (i % 43 == 0)
            name =
                QStringLiteral(
                    "<b>fraud</b> baseline, retrained on the November snapshot with all merchant features %1")
                    .arg(i);
        const bool isParent = childrenLeft == 0 && i % 20 == 3;
        if (isParent)
            name = QStringLiteral("sweep-%1").arg(i / 20, 3, 10, QChar(u'0'));
        builder.run(i, name, childrenLeft > 0 ? parent : 0);
        if (isParent) {
            parent = i;
            childrenLeft = 8 + int(random.bounded(6));
        } else if (childrenLeft > 0) {
            --childrenLeft;
        }
        const int fate = int(random.bounded(20));
        const bool running = i > count - 4;
        builder.attr(attribute::status, running     ? QStringLiteral("RUNNING")
                                        : fate == 0 ? QStringLiteral("FAILED")
                                        : fate == 1 ? QStringLiteral("KILLED")
                                                    : QStringLiteral("FINISHED"));
        builder.attr(attribute::user, users[random.bounded(4)]);
        builder.attr(attribute::experiment, QStringLiteral("fraud-detection"));
        builder.attr(attribute::lifecycle, QStringLiteral("active"));
        const auto start = sampleNow - std::int64_t(count - i) * 1'740'000 - random.bounded(600'000);
        builder.time(attribute::startTime, start);
        if (!running)
            builder.duration(20'000 + random.bounded(5'400'000));
        builder.param(QStringLiteral("model"), models[random.bounded(4)]);
        builder.param(QStringLiteral("max_depth"), QString::number(3 + random.bounded(9)));
        builder.param(QStringLiteral("learning_rate"),
                      QString::number(std::pow(10.0, -1 - 3 * random.generateDouble()), 'g', 3));
        if (fate != 0) {
            const double quality = 0.72 + 0.26 * std::sqrt(random.generateDouble());
            builder.metric(QStringLiteral("auc"), quality);
            builder.metric(QStringLiteral("f1"), quality - 0.08 + 0.05 * random.generateDouble());
            builder.metric(QStringLiteral("val_loss"),
                           fate == 2 ? std::nan("") : 1.4 - quality + 0.1 * random.generateDouble());
            builder.metric(QStringLiteral("latency_p95_ms"), fate == 3
                                                                 ? std::numeric_limits<double>::infinity()
                                                                 : 4 + 30 * random.generateDouble());
            if (i % 3)
                builder.metric(QStringLiteral("train_rows"), 1'204'000 + random.bounded(9000));
        }
    }
    return builder.build();
}

inline QList<ColumnKey> sampleColumns()
{
    const auto metric = [](const char* name) {
        return ColumnKey{ColumnKind::Metric, QString::fromLatin1(name)};
    };
    const auto param = [](const char* name) {
        return ColumnKey{ColumnKind::Param, QString::fromLatin1(name)};
    };
    auto columns = RunsLayout::standard().columns;
    columns << metric("auc") << metric("f1") << metric("val_loss") << metric("latency_p95_ms")
            << metric("train_rows") << param("model") << param("max_depth") << param("learning_rate");
    return columns;
}

inline ExperimentForest sampleForest()
{
    ExperimentForest forest;
    const auto source = [&](qint64 id, const char* name, const char* location) {
        forest.sources.append({{id}, QString::fromUtf8(name), QString::fromUtf8(location)});
    };
    source(1, "lab", "https://mlflow.lab.example");
    source(2, "laptop", "/home/ana/mlruns");
    source(3, "production", "https://mlflow.prod.example");
    const auto add = [&](qint64 connection, const char* id, const char* name, qint64 runs) {
        forest.items.append({{{connection}, EntityKind::Experiment, QString::fromLatin1(id)},
                             QString::fromUtf8(name),
                             Lifecycle::Active,
                             runs});
    };
    add(1, "1", "fraud-detection", 2000);
    add(1, "2", "churn/baseline", 412);
    add(1, "3", "churn/uplift-model-with-a-very-long-name", 96);
    add(1, "4", "churn/2025-q4", 1310);
    add(1, "5", "ranking/ads", 84'210);
    add(1, "6", "ranking/feed", 11'004);
    add(1, "7", "推荐系统", 230);
    add(2, "0", "Default", 12);
    add(2, "8", "scratch", 57);
    add(3, "9", "fraud-detection", 118);
    add(3, "10", "credit-risk", 640);
    return forest;
}

inline QList<SyncState> sampleStates()
{
    QList<SyncState> states;
    const auto add = [&](qint64 connection, SyncState::Phase phase, qint64 ageMs, const char* error) {
        SyncState state;
        state.connection = {connection};
        state.phase = phase;
        state.lastSuccessMs = sampleNow - ageMs;
        state.errorKind = QString::fromLatin1(error);
        states.append(state);
    };
    add(1, SyncState::Phase::Syncing, 180'000, "");
    add(2, SyncState::Phase::Idle, 4'000, "");
    add(3, SyncState::Phase::Waiting, 7'200'000, "offline");
    return states;
}

/// The forest, with the states of its connections and everything just seen.
inline void showSample(ExperimentTreeModel& tree)
{
    const auto forest = sampleForest();
    QHash<EntityKey, std::int64_t> seen;
    for (const auto& item : forest.items)
        seen.insert(item.key, sampleNow);
    for (const auto& state : sampleStates())
        tree.applyState(state);
    tree.applySeen(std::move(seen));
    tree.apply(forest);
}

} // namespace ph::testing
