#pragma once

#include "widgets/run/RunPage.h"

#include <cmath>
#include <random>

namespace ph::testing {

inline QString q(const char* text)
{
    return QString::fromUtf8(text);
}

/// A believable run, as a team would log it.
inline Run exampleRun()
{
    Run run;
    run.key = {{1}, EntityKind::Run, q("8f3c1de0a7b94d5f9a2e6c71b0d4e8f2")};
    run.experimentId = q("12");
    run.name = q("xgb-deep-lr0.03-fold2");
    run.status = RunStatus::Finished;
    run.statusText = q("FINISHED");
    run.user = q("ana.kovac");
    run.startMs = 1'763'640'000'000;
    run.endMs = run.startMs + 4'380'000;
    run.artifactUri = q("s3://ml/12/8f3c/artifacts");
    run.seenMs = toMs(systemNow()) - 180'000;
    run.parentRunId = q("parent01");
    const std::pair<const char*, double> metrics[] = {
        {"train/loss", 0.0831}, {"val/loss", 0.1127}, {"val/auc", 0.98412},
        {"val/pr_auc", 0.8713}, {"val/f1", 0.8124},   {"lr", 0.0003},
        {"gpu/mem_gb", 21.384}, {"grad_norm", NAN},   {"samples_per_s", 18422}};
    for (const auto& [key, value] : metrics)
        run.metrics.append({q(key), value, 99'999, run.endMs});
    const std::pair<const char*, const char*> params[] = {
        {"model", "xgboost"},
        {"max_depth", "8"},
        {"learning_rate", "0.03"},
        {"n_estimators", "1200"},
        {"subsample", "0.8"},
        {"random_state", "20251"},
        {"features",
         "amount, merchant_id, country, hour, device_age_days, velocity_1h, velocity_24h, chargebacks_90d, "
         "mcc, channel, card_present, distance_km, is_new_device"},
        {"early_stopping_rounds", "50"},
        {"objective", "binary:logistic"},
        {"fold", "2"}};
    for (const auto& [key, value] : params)
        run.params.append({q(key), q(value)});
    const std::pair<const char*, const char*> tags[] = {
        {"mlflow.source.git.commit", "4f2a9d17c0be83b1f7a6d5e49380c1d2aa70b9ce"},
        {"mlflow.source.git.repoURL", "git@git.example.com:risk/fraud-training.git"},
        {"mlflow.source.name", "pipelines/train_fold.py"},
        {"mlflow.source.type", "PROJECT"},
        {"mlflow.user", "ana.kovac"},
        {"team", "fraud"},
        {"mlflow.note.content", "Fold 2 of the November sweep.\nDeeper trees, slower rate; recall at 1 % FPR "
                                "is up 0.7 points against production."}};
    for (const auto& [key, value] : tags)
        run.tags.append({q(key), q(value)});
    run.inputs = {{q("card_transactions"), q("b81c20f7"), q("s3"), q("{\"uri\":\"s3://lake/cards/2025-11\"}"),
                   q("{\"mlflow_colspec\":[{\"name\":\"amount\",\"type\":\"double\"},{\"name\":\"country\","
                     "\"type\":\"string\"}]}"),
                   q("{\"num_rows\":18400211}"), q("training")},
                  {q("chargebacks"),
                   q("09ae11d3"),
                   q("delta"),
                   q("{\"path\":\"chargebacks\",\"version\":418}"),
                   {},
                   {},
                   q("eval")}};
    return run;
}

inline RunContext exampleContext()
{
    RunContext context;
    context.experimentName = q("fraud-detection");
    context.connectionName = q("lab");
    context.location = q("https://mlflow.example.com");
    context.webAddress = q("https://mlflow.example.com/#/experiments/12/runs/8f3c");
    context.parent =
        RelatedRun{{{1}, EntityKind::Run, q("parent01")}, q("november-sweep"), RunStatus::Finished};
    context.children = {{{{1}, EntityKind::Run, q("child01")}, q("calibration"), RunStatus::Finished},
                        {{{1}, EntityKind::Run, q("child02")}, q("threshold-search"), RunStatus::Failed}};
    return context;
}

inline LoggedModel exampleModel(const char* id)
{
    LoggedModel model;
    model.key = {{1}, EntityKind::LoggedModel, q(id)};
    model.name = q("fraud-xgb");
    model.status = q("READY");
    model.modelType = q("xgboost");
    model.createdMs = exampleRun().endMs;
    model.metrics = {{q("val/auc"), 0.98412, 1200, 0}};
    model.params = {{q("max_depth"), q("8")}};
    return model;
}

/// A noisy loss that falls, with a gap.
inline std::shared_ptr<const MetricPoints> exampleCurve(int size, int seed, double floor)
{
    auto points = std::make_shared<MetricPoints>();
    std::mt19937 random{std::uint32_t(seed)};
    std::normal_distribution<double> noise;
    for (int i = 0; i < size; ++i) {
        const double t = double(i) / size;
        double value = floor + 0.9 * std::exp(-6 * t) + 0.035 * noise(random) * (1.2 - t);
        value = std::max(0.01, value);
        if (t > 0.61 && t < 0.625)
            value = NAN;
        points->append(i, 1'763'640'000'000 + qint64(t * 4'380'000), value);
    }
    return points;
}

inline QList<ArtifactEntry> exampleRoot()
{
    using Kind = ArtifactEntry::Kind;
    return {{q("model"), Kind::Directory, std::nullopt},
            {q("plots"), Kind::Directory, std::nullopt},
            {q("conda.yaml"), Kind::File, 412},
            {q("feature_importance.csv"), Kind::File, 18'211},
            {q("metrics.json"), Kind::File, 2'210}};
}

} // namespace ph::testing
