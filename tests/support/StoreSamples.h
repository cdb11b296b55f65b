#pragma once

#include "models/values/RunBatch.h"

#include <QString>

#include <limits>
#include <random>

/// Runs to put into stores: random ones with everything that servers send, and regular ones by the thousand.
namespace ph::testing {

inline QString sampleText(std::mt19937& random)
{
    static const QStringList texts = {QStringLiteral("xgb"),
                                      QStringLiteral("0.001"),
                                      QStringLiteral("1e-3"),
                                      QStringLiteral("-5"),
                                      QStringLiteral("nan"),
                                      QStringLiteral("0x10"),
                                      QString(),
                                      QStringLiteral("模型 βeta 🚀"),
                                      QStringLiteral("<b>bold</b>"),
                                      QStringLiteral("'; DROP TABLE run; --"),
                                      QString(5000, u'x')};
    return texts[qsizetype(random() % std::size_t(texts.size()))];
}

inline double sampleNumber(std::mt19937& random)
{
    switch (random() % 8) {
    case 0:
        return std::numeric_limits<double>::quiet_NaN();
    case 1:
        return std::numeric_limits<double>::infinity();
    case 2:
        return -0.0;
    case 3:
        return std::numeric_limits<double>::denorm_min();
    default:
        return std::uniform_real_distribution<double>(-10, 10)(random);
    }
}

/// A run of connection 1, experiment "7"; `number` makes its id.
inline Run sampleRun(std::mt19937& random, int number)
{
    Run run;
    run.key = {{1}, EntityKind::Run, QStringLiteral("run%1").arg(number, 6, 10, QLatin1Char('0'))};
    run.experimentId = QStringLiteral("7");
    run.name = random() % 8 == 0 ? QString() : QStringLiteral("name-%1").arg(random() % 100);
    run.status = RunStatus(random() % 6);
    run.statusText = run.status == RunStatus::Unknown ? QStringLiteral("PAUSED") : runStatusName(run.status);
    run.lifecycle = random() % 8 == 0 ? Lifecycle::Deleted : Lifecycle::Active;
    run.user = random() % 3 == 0 ? QString() : QStringLiteral("user%1").arg(random() % 5);
    run.startMs = random() % 10 == 0 ? noTime : 1'700'000'000'000 + std::int64_t(random() % 100'000);
    run.endMs = random() % 4 == 0 ? noTime : 1'700'000'200'000 + std::int64_t(random() % 100'000);
    run.artifactUri = QStringLiteral("mlflow-artifacts:/7/%1/artifacts").arg(run.key.remoteId);
    for (int i = 0; i < 6; ++i) {
        if (random() % 3 != 0) {
            run.metrics.append(
                {QStringLiteral("metric%1").arg(i), sampleNumber(random),
                 std::int64_t(random()) << (random() % 33),
                 random() % 5 == 0 ? noTime : 1'700'000'000'000 + std::int64_t(random() % 1000)});
        }
        if (random() % 3 != 0)
            run.params.append({QStringLiteral("param %1").arg(i), sampleText(random)});
        if (random() % 3 != 0)
            run.tags.append({QStringLiteral("tag.%1").arg(i), sampleText(random)});
    }
    if (number > 0 && random() % 3 == 0) {
        run.parentRunId = QStringLiteral("run%1").arg(random() % unsigned(number), 6, 10, QLatin1Char('0'));
        run.tags.append({QString::fromLatin1(mlflowtag::parentRunId), run.parentRunId});
    }
    for (unsigned i = 0; i < random() % 3; ++i) {
        const auto n = QString::number(random() % 4);
        run.inputs.append({QStringLiteral("data") + n, QStringLiteral("digest") + n, QStringLiteral("local"),
                           QStringLiteral("{\"uri\": \"/tmp/%1\"}").arg(n), QString(2000, u's'),
                           QStringLiteral("{}"), i == 0 ? QStringLiteral("training") : QString()});
    }
    if (random() % 5 == 0)
        run.outputs.append({QStringLiteral("m-%1").arg(number), std::int64_t(random() % 100)});
    const auto byKey = [](const auto& a, const auto& b) { return a.key < b.key; };
    std::sort(run.metrics.begin(), run.metrics.end(), byKey);
    std::sort(run.params.begin(), run.params.end(), byKey);
    std::sort(run.tags.begin(), run.tags.end(), byKey);
    return run;
}

inline RunBatch batchOf(const std::vector<Run>& runs)
{
    RunBatch batch;
    for (const auto& run : runs)
        batch.append(run);
    return batch;
}

/// A page of `count` runs with `metrics` metrics, `params` params and `tags` tags each, as a sweep leaves
/// them.
inline RunBatch sweepPage(int first, int count, int metrics, int params, int tags, double shift = 0)
{
    RunBatch batch;
    std::vector<std::uint32_t> metricKeys, paramKeys, tagKeys;
    for (int i = 0; i < metrics; ++i)
        metricKeys.push_back(batch.metricKeys.intern("val/metric_" + std::to_string(i)));
    for (int i = 0; i < params; ++i)
        paramKeys.push_back(batch.paramKeys.intern("param_" + std::to_string(i)));
    tagKeys.push_back(batch.tagKeys.intern("mlflow.runName"));
    tagKeys.push_back(batch.tagKeys.intern("mlflow.user"));
    for (int i = 2; i < tags; ++i)
        tagKeys.push_back(batch.tagKeys.intern("team_" + std::to_string(i)));
    for (int r = 0; r < count; ++r) {
        const int number = first + r;
        std::mt19937 random{unsigned(number)};
        char id[33];
        std::snprintf(id, sizeof id, "%08x%08x%08x%08x", unsigned(random()), unsigned(random()),
                      unsigned(random()), unsigned(number));
        RunBatch::Row row;
        row.id = batch.text.add(id);
        row.experimentId = batch.text.add("1");
        row.name = batch.text.add("sweep-" + std::to_string(number));
        row.user = batch.text.add("ada");
        row.artifactUri = batch.text.add(std::string("mlflow-artifacts:/1/") + id + "/artifacts");
        row.status = RunStatus::Finished;
        row.startMs = 1'700'000'000'000 + number * 1000LL;
        row.endMs = row.startMs + 60'000;
        batch.runs.push_back(row);
        for (int i = 0; i < metrics; ++i) {
            batch.metrics.push_back({std::uint32_t(r), metricKeys[std::size_t(i)],
                                     shift + std::uniform_real_distribution<double>(0, 1)(random), 1000,
                                     row.endMs - 5});
        }
        for (int i = 0; i < params; ++i)
            batch.params.push_back({std::uint32_t(r), paramKeys[std::size_t(i)],
                                    batch.text.add(std::to_string(double(random() % 20) / 10))});
        for (int i = 0; i < tags; ++i) {
            const auto value = i == 0   ? "sweep-" + std::to_string(number)
                               : i == 1 ? std::string("ada")
                                        : "team" + std::to_string(random() % 10);
            batch.tags.push_back({std::uint32_t(r), tagKeys[std::size_t(i)], batch.text.add(value)});
        }
    }
    return batch;
}

} // namespace ph::testing
