#include "services/connectors/mlflow/MlflowSampleContent.h"

#include "services/connectors/mlflow/MlflowSampleArtifacts.h"
#include "services/connectors/mlflow/MlflowSampleRuns.h"

namespace ph {

using namespace sample;

namespace {

constexpr char longFeatureList[] =
    "amount_zscore, merchant_risk, hour_of_day, day_of_week, device_age_days, txn_count_1h, txn_count_24h, "
    "txn_count_7d, distance_from_home, card_present, country_mismatch, account_tenure_days, avg_ticket_30d, "
    "std_ticket_30d, declines_7d, chargebacks_180d, email_domain_age, ip_asn_risk, ip_velocity_1h, "
    "bin_country, "
    "currency_mismatch, is_recurring, mcc_group, basket_size, shipping_equals_billing, proxy_detected, "
    "session_length_s, typing_cadence_score, failed_logins_24h, password_reset_7d, new_device, new_merchant, "
    "merchant_chargeback_rate, amount_over_limit, night_ratio_30d, weekend_ratio_30d, refund_ratio_90d, "
    "cross_border_ratio_90d, cluster_id, graph_degree, graph_pagerank, shared_device_accounts, "
    "shared_card_accounts";

SampleRun fraudTrial(SampleRandom& random, const Project& project, const std::string& model, int trial,
                     std::int64_t startMs, std::int64_t nowMs)
{
    auto run = startRun(random, project, model + "-trial-" + std::to_string(trial), startMs);
    const double rate = random.logUniform(0.002, 0.6);
    const int depth = 3 + random.below(8);
    const int trees = 200 + 100 * random.below(9);
    const double subsample = 0.5 + 0.1 * random.below(6);
    const bool weighted = random.below(3) != 0;
    const double minutes = 2.0 + trees * depth / 420.0 + random.uniform(0, 2);
    run.params = {{"model", model},
                  {"learning_rate", number(rate, 4)},
                  {"max_depth", std::to_string(depth)},
                  {"n_estimators", std::to_string(trees)},
                  {"subsample", number(subsample, 2)},
                  {"colsample_bytree", number(0.4 + 0.1 * random.below(7), 2)},
                  {"class_weight", weighted ? "balanced" : "none"},
                  {"seed", std::to_string(20 + trial)},
                  {"features", longFeatureList},
                  {"data/version", "transactions_v14"}};
    endRun(run, random, minutes, nowMs);

    // The best learning rate lies near 0.06; deep trees overfit; LightGBM is a little ahead.
    const double off = std::log10(rate / 0.06);
    double auc = 0.956 - 0.021 * off * off - 0.0012 * (depth - 6) * (depth - 6) + 0.004 * (subsample - 0.8) +
                 (weighted ? 0.004 : 0) +
                 (model == "lightgbm"   ? 0.005
                  : model == "catboost" ? 0.003
                                        : 0) +
                 0.0035 * random.normal();
    auc = std::clamp(auc, 0.71, 0.979);
    const bool diverged = rate > 0.45 && random.below(2) == 0;
    const int rounds = 40;
    curve(run, "val/logloss", rounds, std::int64_t(minutes * double(minuteMs) / rounds), nowMs,
          [&](int step) {
              const double floor = 0.16 + (0.96 - auc) * 1.4;
              const double value =
                  floor + 0.5 * std::exp(-step * rate * 1.6 - step * 0.05) + 0.003 * random.normal();
              return diverged && step > 24 ? std::nan("") : value;
          });
    if (run.status == RunStatus::Running || run.status == RunStatus::Killed)
        return run;
    if (run.status == RunStatus::Failed) {
        run.tags.push_back({"failure", "MemoryError: unable to allocate 11.2 GiB for an array"});
        return run;
    }
    if (diverged) {
        single(run, "auc", std::nan(""), run.endMs);
        single(run, "val/perplexity", HUGE_VAL, run.endMs);
        return run;
    }
    single(run, "auc", auc, run.endMs);
    single(run, "pr_auc", std::clamp(auc - 0.21 + 0.02 * random.normal(), 0.2, 0.9), run.endMs);
    single(run, "recall_at_1pct_fpr", std::clamp(0.55 + (auc - 0.9) * 4 + 0.02 * random.normal(), 0.05, 0.95),
           run.endMs);
    single(run, "train/auc", std::min(0.9995, auc + 0.004 * depth + 0.002 * random.normal()), run.endMs);
    single(run, "latency_p95_ms", 1.8 + trees * depth / 900.0 + 0.2 * random.uniform(), run.endMs);
    if (trial % 5 == 0) {
        addTrainingArtifacts(run, random, auc);
        addModelFolder(run, random, "model", model,
                       model == "xgboost" ? "xgboost==2.0.3" : model + "==4.3.0");
    }
    return run;
}

SampleExperiment fraudDetection(int sweeps, int trials, std::int64_t nowMs)
{
    SampleRandom random(1401);
    const Project project{"fraud",
                          "https://git.example.com/risk/fraud-detection.git",
                          "train_gbm.py",
                          {"risk-ds-1", "risk-ds-2", "risk-ci"}};
    SampleExperiment experiment{
        "481923774105663821",
        "fraud-detection",
        "## Card fraud, next model\n\nGoal: **recall at 1 % false positives ≥ 0.72** with p95 latency below "
        "9 ms.\n\n- "
        "Data: `transactions_v14`, labels mature after 45 days\n- Baseline: production model, AUC 0.941\n- "
        "Sweeps are "
        "nested: open a parent to see its trials\n",
        nowMs - 61 * dayMs,
        {"transactions_v14", "9f3c21d7", "delta_table",
         R"({"path": "s3://risk-lake/transactions", "version": 14})",
         R"({"mlflow_colspec": [{"type": "double", "name": "amount"}, {"type": "long", "name": "label"}]})",
         R"({"num_rows": 433899, "num_elements": 18657657})", "training"},
        {}};
    const std::vector<std::string> models{"xgboost", "lightgbm", "catboost"};
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        const auto& model = models[std::size_t(sweep) % models.size()];
        // The last sweep is under way; the others lie 4 to 5 days apart.
        const auto ago =
            sweep == 0 ? 2 * hourMs : sweep * 4 * dayMs + std::int64_t(random.uniform(0, 20)) * hourMs;
        auto at = nowMs - ago;
        auto parent = startRun(random, project, "sweep-" + model + "-" + std::to_string(sweeps - sweep), at);
        parent.params = {{"search", "tpe"}, {"trials", std::to_string(trials)}, {"model", model}};
        std::vector<SampleRun> children;
        double best = 0;
        for (int trial = 1; trial <= trials && at < nowMs - minuteMs; ++trial) {
            auto child = fraudTrial(random, project, model, trial, at, nowMs);
            child.tags.push_back({mlflowtag::parentRunId, parent.id});
            for (const auto& [key, points] : child.metrics) {
                if (key == "auc" && points.values.back() > best)
                    best = points.values.back();
            }
            at = (child.endMs == noTime ? nowMs : child.endMs) + minuteMs / 2;
            children.push_back(std::move(child));
        }
        const bool going = children.back().status == RunStatus::Running || int(children.size()) < trials;
        parent.status = going ? RunStatus::Running : RunStatus::Finished;
        parent.endMs = going ? noTime : at;
        if (best > 0)
            single(parent, "best_auc", best, going ? nowMs - minuteMs : at);
        if (sweep == 2) {
            parent.tags.push_back(
                {mlflowtag::note,
                 "### Result\n\nCatBoost is within noise of LightGBM but **twice as slow** at "
                 "p95. Not pursued.\n\n| model | AUC | p95 |\n|---|---|---|\n| lightgbm "
                 "| 0.963 | 5.1 ms |\n| catboost | 0.961 | 9.8 ms |\n"});
        }
        if (sweep == sweeps - 1 && children.size() > 2)
            children[1].lifecycle = Lifecycle::Deleted;
        experiment.runs.push_back(std::move(parent));
        std::move(children.begin(), children.end(), std::back_inserter(experiment.runs));
    }
    return experiment;
}

SampleExperiment demandForecast(int count, std::int64_t nowMs)
{
    SampleRandom random(2207);
    const Project project{"supply",
                          "https://git.example.com/supply/forecast.git",
                          "forecast/train.py",
                          {"supply-ds-1", "supply-ds-2"}};
    SampleExperiment experiment{
        "620418853390271456",
        "demand-forecast",
        "Weekly demand of 3,120 SKUs in 41 stores, 8 weeks ahead.\n\nWe compare on **val/smape**; the "
        "planners' own forecast stands at 0.231.\n",
        nowMs - 90 * dayMs,
        {"demand_weekly", "c47a90be", "http",
         R"({"url": "https://data.example.com/demand/weekly-2026.parquet"})", R"({})",
         R"({"num_rows": 6652480})", "training"},
        {}};
    const std::vector<std::string> models{"tft", "nbeats", "deepar", "patchtst"};
    for (int i = 0; i < count; ++i) {
        const auto& model = models[std::size_t(i) % models.size()];
        const auto start = nowMs - std::int64_t(i) * 22 * hourMs - 35 * minuteMs -
                           std::int64_t(random.uniform(0, 300)) * minuteMs * (i > 0);
        auto run = startRun(random, project, model + "-h8-" + std::to_string(count - i), start);
        const double rate = random.logUniform(0.0001, 0.01);
        const int hidden = 32 << random.below(4);
        const double dropout = 0.05 * random.below(7);
        run.params = {{"model", model},
                      {"learning_rate", number(rate, 3)},
                      {"hidden_size", std::to_string(hidden)},
                      {"dropout", number(dropout, 2)},
                      {"batch_size", std::to_string(64 << random.below(3))},
                      {"horizon_weeks", "8"},
                      {"encoder_weeks", "52"},
                      {"optimizer", "adamw"},
                      {"seed", std::to_string(7 + i)}};
        endRun(run, random, random.uniform(45, 160), nowMs);
        const int epochs = run.status == RunStatus::Finished ? 60 : 22;
        const double off = std::log10(rate / 0.0012);
        const double smape = 0.196 + 0.012 * off * off + 0.009 * std::abs(dropout - 0.15) +
                             3.0 / hidden * 0.12 +
                             (model == "tft"      ? -0.006
                              : model == "deepar" ? 0.011
                                                  : 0) +
                             0.003 * random.normal();
        const auto every = std::int64_t(80 * 1000);
        curve(run, "train/loss", epochs, every, nowMs,
              [&](int e) { return 0.31 + 0.9 * std::exp(-e / 9.0) - 0.0012 * e + 0.008 * random.normal(); });
        curve(run, "val/loss", epochs, every, nowMs, [&](int e) {
            return 0.36 + 0.85 * std::exp(-e / 9.0) + 0.00002 * e * e + 0.012 * random.normal();
        });
        curve(run, "val/smape", epochs, every, nowMs, [&](int e) {
            const double value = smape + 0.3 * std::exp(-e / 8.0) + 0.002 * random.normal();
            return e == epochs - 1 && run.status == RunStatus::Finished ? smape : value;
        });
        curve(run, "lr", epochs, every, nowMs,
              [&](int e) { return rate * 0.5 * (1 + std::cos(3.14159265 * e / 60)); });
        if (i == 3) { // a long, noisy curve with one bad batch, for zooming
            run.name += "-long";
            run.tags.front().second = run.name;
            run.tags.push_back(
                {mlflowtag::note,
                 "Logged every step to find the spike in `train/loss_step` near step 13,400: one "
                 "store reported **negative stock** after a bad import.\n"});
            curve(run, "train/loss_step", 20'000, 250, nowMs, [&](int s) {
                const double calm = 0.31 + 1.6 * std::exp(-s / 2600.0) + 0.045 * random.normal();
                return s >= 13'400 && s < 13'407 ? calm + 38.0 / (1 + (s - 13'400)) : calm;
            });
        }
        if (run.status == RunStatus::Finished && i % 6 == 0) {
            run.artifacts.push_back(
                {"forecast/holdout.csv",
                 "sku,store,week,actual,forecast,p10,p90\n100231,07,2026-W38,42,39.8,31.2,"
                 "50.1\n100231,07,2026-W39,37,40.6,31.9,51.4\n100231,07,2026-W40,44,41.9,"
                 "33.0,53.2\n100877,12,2026-W38,9,11.4,6.8,17.0\n"});
            addTrainingArtifacts(run, random, 0.9);
        }
        experiment.runs.push_back(std::move(run));
    }
    return experiment;
}

SampleExperiment customerIntent(int count, std::int64_t nowMs)
{
    SampleRandom random(888);
    const Project project{"客服",
                          "https://git.example.com/nlp/intent.git",
                          "训练/finetune.py",
                          {"客服算法", "客服标注", "nlp-ci"}};
    SampleExperiment experiment{
        "905517263348120937",
        "中文-客服意图",
        "### 客服意图分类\n\n- 目标: **宏平均 F1 ≥ 0.90**\n- 数据: 18 个月的在线客服对话, 已脱敏\n- "
        "标签: 27 类, 长尾类别使用重采样\n",
        nowMs - 40 * dayMs,
        {"客服对话-2026", "5be0d1a4", "local", R"({"uri": "/data/客服对话/2026.parquet"})", R"({})",
         R"({"num_rows": 214350})", "training"},
        {}};
    const std::vector<std::pair<std::string, double>> models{{"chinese-roberta-wwm-ext", 0.889},
                                                             {"macbert-base", 0.894},
                                                             {"bert-base-chinese", 0.872},
                                                             {"ernie-3.0-base", 0.897}};
    for (int i = 0; i < count; ++i) {
        const auto& [model, level] = random.pick(models);
        const auto start = nowMs - std::int64_t(i) * 19 * hourMs - 5 * hourMs;
        auto run =
            startRun(random, project,
                     (i % 4 == 0 ? "基线-" : "微调-") + model + "-" + std::to_string(count - i), start);
        const double rate = random.pick(std::vector<double>{1e-5, 2e-5, 3e-5, 5e-5});
        const int length = 64 << random.below(3);
        run.params = {{"模型", model},
                      {"learning_rate", number(rate, 2)},
                      {"max_length", std::to_string(length)},
                      {"轮数", std::to_string(3 + random.below(4))},
                      {"重采样", i % 4 == 0 ? "否" : "是"},
                      {"seed", std::to_string(42 + i)}};
        endRun(run, random, random.uniform(18, 70), nowMs);
        const double f1 = level + (i % 4 == 0 ? -0.022 : 0) - 900 * std::abs(rate - 2.5e-5) +
                          (length >= 128 ? 0.006 : -0.005) + 0.004 * random.normal();
        curve(run, "训练/损失", 200, 9'000, nowMs,
              [&](int s) { return 0.12 + 2.9 * std::exp(-s / 28.0) + 0.03 * random.normal(); });
        if (run.status == RunStatus::Finished) {
            single(run, "f1_macro", f1, run.endMs);
            single(run, "准确率", std::min(0.99, f1 + 0.031 + 0.003 * random.normal()), run.endMs);
            single(run, "长尾/f1", f1 - 0.12 + 0.015 * random.normal(), run.endMs);
        }
        if (run.status == RunStatus::Finished && i % 7 == 1) {
            run.artifacts.push_back(
                {"混淆样例.csv",
                 "文本,真实意图,预测意图\n我的包裹还没到,物流查询,退款\n能开发票吗,发票,发票\n"
                 "怎么修改收货地址,地址变更,物流查询\n"});
            addTrainingArtifacts(run, random, f1);
        }
        experiment.runs.push_back(std::move(run));
    }
    return experiment;
}

} // namespace

std::vector<SampleExperiment> sampleFolderContent(SampleSize size, std::int64_t nowMs)
{
    const bool full = size == SampleSize::Full;
    return {fraudDetection(full ? 12 : 2, full ? 14 : 3, nowMs), demandForecast(full ? 60 : 4, nowMs),
            customerIntent(full ? 40 : 2, nowMs)};
}

} // namespace ph
