#include "services/connectors/mlflow/MlflowSampleArtifacts.h"
#include "services/connectors/mlflow/MlflowSampleContent.h"
#include "services/connectors/mlflow/MlflowSampleRuns.h"

namespace ph {

using namespace sample;

namespace {

void logModel(SampleRun& run, SampleRandom& random)
{
    run.modelId = "m-" + random.hex(32);
}

SampleExperiment churn(int count, std::int64_t nowMs)
{
    SampleRandom random(3301);
    const Project project{"growth",
                          "https://git.example.com/growth/churn.git",
                          "churn/train.py",
                          {"growth-ds-1", "growth-ds-2", "growth-ci"}};
    SampleExperiment experiment{
        "1",
        "churn",
        "Which subscribers leave within 30 days?\n\nThe campaign can reach **5 %** of customers, so "
        "`lift_at_5pct` decides, not AUC.\n",
        nowMs - 75 * dayMs,
        {"subscribers_monthly", "e2907c15", "code",
         R"({"tags": {"mlflow.source.name": "churn/features.sql"}})",
         R"({"mlflow_colspec": [{"type": "long", "name": "tenure_days"}]})", R"({"num_rows": 1204410})",
         "training"},
        {}};
    const std::vector<std::string> models{"logistic_regression", "random_forest", "lightgbm"};
    for (int i = 0; i < count; ++i) {
        const auto& model = random.pick(models);
        const auto start = nowMs - std::int64_t(i) * 26 * hourMs - 50 * minuteMs;
        auto run = startRun(random, project, model + "-" + std::to_string(count - i), start);
        const double l2 = random.logUniform(0.001, 10);
        const int leaves = 15 << random.below(4);
        const int window = 30 * (1 + random.below(6));
        run.params = {{"model", model},
                      {"l2", number(l2, 3)},
                      {"num_leaves", std::to_string(leaves)},
                      {"window_days", std::to_string(window)},
                      {"calibration", random.below(2) ? "isotonic" : "platt"},
                      {"seed", std::to_string(100 + i)}};
        endRun(run, random, random.uniform(4, 38), nowMs);
        const double auc = 0.794 +
                           (model == "lightgbm"        ? 0.031
                            : model == "random_forest" ? 0.017
                                                       : 0) +
                           0.010 * std::log2(window / 30.0 + 1) / 2 - 0.004 * std::abs(std::log10(l2)) +
                           0.004 * random.normal();
        curve(run, "val/logloss", 30, 40'000, nowMs, [&](int s) {
            return 0.41 - (auc - 0.79) + 0.25 * std::exp(-s / 6.0) + 0.002 * random.normal();
        });
        if (run.status == RunStatus::Finished) {
            single(run, "auc", auc, run.endMs);
            single(run, "lift_at_5pct", 3.1 + (auc - 0.79) * 26 + 0.12 * random.normal(), run.endMs);
            single(run, "calibration_error", std::abs(0.012 + 0.006 * random.normal()), run.endMs);
            if (i % 9 == 4)
                single(run, "psi_vs_last_month", std::nan(""), run.endMs);
            logModel(run, random);
            if (i % 8 == 0)
                addTrainingArtifacts(run, random, auc);
        }
        experiment.runs.push_back(std::move(run));
    }
    return experiment;
}

SampleExperiment recsys(int count, std::int64_t nowMs)
{
    SampleRandom random(4410);
    const Project project{"discovery",
                          "https://git.example.com/discovery/two-tower.git",
                          "train.py",
                          {"search-ds-1", "search-ds-2"}};
    SampleExperiment experiment{
        "2",
        "recsys",
        "Two-tower retrieval for the home feed. Offline `recall@100` has followed online clicks so far "
        "(r = 0.81 over six tests).\n",
        nowMs - 50 * dayMs,
        {"interactions_28d", "71d3fa02", "delta_table",
         R"({"path": "s3://feed/interactions", "version": 212})", R"({})", R"({"num_rows": 88120345})",
         "training"},
        {}};
    for (int i = 0; i < count; ++i) {
        const auto start = nowMs - std::int64_t(i) * 21 * hourMs - 3 * hourMs;
        const int width = 64 << random.below(3);
        const double temperature = random.logUniform(0.02, 0.3);
        auto run = startRun(random, project,
                            "two-tower-d" + std::to_string(width) + "-" + std::to_string(count - i), start);
        run.params = {{"embedding_dim", std::to_string(width)},
                      {"temperature", number(temperature, 3)},
                      {"negatives", std::to_string(1024 << random.below(3))},
                      {"learning_rate", number(random.logUniform(0.0003, 0.01), 3)},
                      {"towers", random.below(2) ? "shared" : "separate"}};
        endRun(run, random, random.uniform(90, 260), nowMs);
        const double off = std::log10(temperature / 0.07);
        const double recall =
            0.338 + 0.012 * std::log2(width / 64.0) - 0.09 * off * off + 0.005 * random.normal();
        curve(run, "train/loss", 80, 70'000, nowMs,
              [&](int s) { return 4.2 + 4.6 * std::exp(-s / 14.0) + 0.06 * random.normal(); });
        curve(run, "val/recall@100", 80, 70'000, nowMs,
              [&](int s) { return recall * (1 - std::exp(-(s + 1) / 11.0)) + 0.002 * random.normal(); });
        if (run.status == RunStatus::Finished) {
            single(run, "recall@100", recall, run.endMs);
            single(run, "ndcg@10", recall * 0.41 + 0.004 * random.normal(), run.endMs);
            single(run, "coverage", std::clamp(0.46 + 0.3 * off + 0.03 * random.normal(), 0.05, 0.9),
                   run.endMs);
            logModel(run, random);
        }
        experiment.runs.push_back(std::move(run));
    }
    return experiment;
}

} // namespace

std::vector<SampleExperiment> sampleDbContent(SampleSize size, std::int64_t nowMs)
{
    const bool full = size == SampleSize::Full;
    return {churn(full ? 70 : 3, nowMs), recsys(full ? 50 : 2, nowMs)};
}

} // namespace ph
