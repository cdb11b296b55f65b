#pragma once

#include "models/tables/VersionDiffModel.h"
#include "models/values/ModelView.h"

#include <cmath>

/// A registry as a team of a few people would have it: a model that goes back and forth, prompts, names that
/// nobody would choose.
namespace ph::testing {

inline constexpr std::int64_t registryNow = 1'764'118'800'000; // 2025-11-26 01:00 UTC
inline Clock registryClock()
{
    return [] { return TimeMs(std::chrono::milliseconds(registryNow)); };
}
inline QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}
inline std::int64_t hoursAgo(double hours)
{
    return registryNow - std::llround(hours * 3'600'000);
}

inline EntityKey modelKey(const char* name)
{
    return {ConnectionId{1}, EntityKind::RegisteredModel, text(name)};
}

inline ModelSummary sampleModel(const char* name, const char* latest, double updatedHoursAgo,
                                QMap<QString, QString> aliases = {},
                                RegisteredModel::Kind kind = RegisteredModel::Kind::Model)
{
    ModelSummary one;
    one.model.key = modelKey(name);
    one.model.kind = kind;
    one.model.aliases = std::move(aliases);
    one.model.createdMs = hoursAgo(4000);
    one.model.updatedMs = hoursAgo(updatedHoursAgo);
    one.model.seenMs = hoursAgo(0.05);
    one.connection = text("mlflow.lab");
    one.latestVersion = text(latest);
    return one;
}

inline QList<ModelSummary> sampleModels()
{
    auto fraud = sampleModel("fraud-detector", "9", 3,
                             {{text("champion"), text("8")}, {text("challenger"), text("9")}});
    fraud.model.description = text(
        "Scores card transactions within 40 ms. Trained every Monday on the last 90 days; released by the "
        "risk team after the gates of policy production.yaml. A score above 0.82 stops the payment and "
        "asks the customer, so that a false alarm costs a call and not a customer.");
    fraud.model.tags = {
        {text("team"), text("risk")}, {text("tier"), text("1")}, {text("owner"), text("ada@example.com")}};
    const auto prompt = RegisteredModel::Kind::Prompt;
    return {fraud,
            sampleModel("churn", "41", 30, {{text("champion"), text("40")}}),
            sampleModel("客户流失预测-生产环境-每日批处理", "3", 50, {{text("冠军"), text("3")}}),
            sampleModel("recommender-candidate-generation-two-tower-with-hard-negatives", "112", 700),
            sampleModel("answer-with-sources", "4", 5, {{text("production"), text("3")}}, prompt),
            sampleModel("summarize-case", "12", 90, {{text("production"), text("12")}}, prompt),
            sampleModel("empty", "", 1200)};
}

inline VersionSummary sampleVersion(int number, const char* runName, QStringList aliases,
                                    const char* stage = "None")
{
    VersionSummary one;
    one.version.model = text("fraud-detector");
    one.version.version = QString::number(number);
    one.version.key = modelVersionKey(ConnectionId{1}, one.version.model, one.version.version);
    one.version.runId = QStringLiteral("%1f3a7c9d2e4b6a8").arg(number, 8, 16, QLatin1Char('0'));
    one.version.source = QStringLiteral("mlflow-artifacts:/12/%1/artifacts/model").arg(one.version.runId);
    one.version.stage = text(stage);
    one.version.status = text("READY");
    one.version.user = text(number % 2 ? "ada" : "grace");
    one.version.aliases = std::move(aliases);
    one.version.createdMs = hoursAgo(24.0 * 7 * (9 - number) + 3);
    one.runName = text(runName);
    return one;
}

inline QList<AliasTimeline> sampleTimelines()
{
    using Cause = AliasPeriod::Cause;
    const auto seen = [](const char* version, double after, double by, double last) {
        return AliasPeriod{text(version), after > 0 ? hoursAgo(after) : noTime, hoursAgo(by), hoursAgo(last),
                           Cause::Observed};
    };
    const auto ours = [](const char* version, double at, double last) {
        return AliasPeriod{text(version), hoursAgo(at), hoursAgo(at), hoursAgo(last), Cause::OurAct};
    };
    return {{text("/Production"), {seen("5", 0, 600, 420), seen("6", 420, 400, 0.05)}},
            {text("@challenger"), {seen("8", 0, 310, 190), seen("", 190, 170, 90), seen("9", 90, 60, 0.05)}},
            {text("@champion"),
             {seen("5", 0, 600, 480), seen("6", 480, 400, 260), ours("7", 260 - 1e-6, 150),
              ours("6", 150 - 1e-6, 120), seen("8", 120, 72, 0.05)}},
            {text("@shadow-eu-west-1"), {seen("7", 0, 300, 200)}}};
}

inline ModelDetails sampleDetails()
{
    ModelDetails details;
    details.summary = sampleModels().first();
    details.versions = {sampleVersion(9, "xgb-deeper", {text("challenger")}),
                        sampleVersion(8, "xgb-90-days", {text("champion")}),
                        sampleVersion(7, "xgb-no-weekend", {}, "Archived"),
                        sampleVersion(6, "xgb-baseline", {}, "Production"),
                        sampleVersion(5, "", {}, "Archived")};
    details.versions[0].version.description = text("Deeper trees; checked on the holdout of October.");
    details.timelines = sampleTimelines();
    details.nowMs = registryNow;
    return details;
}

inline Run sampleRun(double auc, const char* depth)
{
    Run run;
    run.key = {ConnectionId{1}, EntityKind::Run, text("00000009f3a7c9d2e4b6a8")};
    run.name = text("xgb-deeper");
    run.status = RunStatus::Finished;
    run.metrics = {{text("val/auc"), auc, 400, hoursAgo(4)},
                   {text("val/recall@1%fpr"), 0.713, 400, hoursAgo(4)},
                   {text("val/logloss"), 0.08412, 400, hoursAgo(4)},
                   {text("latency_p95_ms"), 31.5, 0, hoursAgo(4)}};
    run.params = {{text("max_depth"), text(depth)},
                  {text("eta"), text("0.05")},
                  {text("objective"), text("binary:logistic")},
                  {text("seed"), text("17")},
                  {text("features"), text("amount,hour,merchant_risk,card_age_days,country_mismatch")}};
    run.tags = {{text("mlflow.source.git.commit"), text("8fd1c0e5b9a1")},
                {text("mlflow.source.name"), text("train.py")},
                {text("mlflow.user"), text("ada")},
                {text("python_version"), text(auc > 0.95 ? "3.11.9" : "3.11.4")}};
    run.inputs = {{text("transactions"), text("c1a7d2"), text("local"), {}, {}, {}, text("training")},
                  {text("holdout-october"), text("09be11"), text("local"), {}, {}, {}, text("eval")}};
    return run;
}

inline VersionDetails sampleVersionDetails()
{
    VersionDetails details;
    details.side.version = sampleDetails().versions.first().version;
    details.side.version.tags = {{text("validated"), text("true")}, {text("ticket"), text("RISK-1042")}};
    details.side.run = sampleRun(0.9713, "9");
    details.experimentName = text("fraud detection");
    details.signature =
        QMap<QString, QString>{{text("inputs"), text("amount: double\nhour: integer\nmerchant_risk: double\n"
                                                     "country_mismatch: boolean, optional")},
                               {text("outputs"), text("score: double")}};
    details.files = QList<ArtifactEntry>{{text("model/MLmodel"), ArtifactEntry::Kind::File, 812},
                                         {text("model/conda.yaml"), ArtifactEntry::Kind::File, 214},
                                         {text("model/model.ubj"), ArtifactEntry::Kind::File, 4'812'220},
                                         {text("model/requirements.txt"), ArtifactEntry::Kind::File, 61}};
    details.filesMs = hoursAgo(2);
    details.releases = {{text("2025-11-26-fraud-9-x3k9"), text("staging"), ReleaseState::Waiting}};
    return details;
}

inline ComparedVersions sampleComparison()
{
    VersionSide a{sampleDetails().versions[1].version, sampleRun(0.9421, "6"), {}};
    VersionSide b{sampleDetails().versions[0].version, sampleRun(0.9713, "9"), {}};
    a.environmentFiles = QMap<QString, QString>{
        {text("requirements.txt"), text("mlflow==3.6.0\nxgboost==2.0.3\npandas==2.2.1\n")}};
    b.environmentFiles = {
        {text("requirements.txt"), text("mlflow==3.6.0\nxgboost==2.1.1\npandas==2.2.1\nshap==0.46\n")}};
    b.run->params.append({text("monotone"), text("(0,1,0)")});
    return comparedVersions(a, b);
}

inline ModelDetails samplePrompt()
{
    ModelDetails details;
    details.summary = sampleModels()[4];
    for (const int number : {4, 3}) {
        auto one = sampleVersion(number, "", number == 3 ? QStringList{text("production")} : QStringList());
        one.version.model = text("answer-with-sources");
        one.version.key = modelVersionKey(ConnectionId{1}, one.version.model, one.version.version);
        one.version.runId.clear();
        one.version.source.clear();
        one.version.promptText = text(
            number == 3
                ? "You answer questions of bank customers.\n\nUse only the sources that are given. If they "
                  "do "
                  "not answer the question, say so.\n\nSources:\n{{ sources }}\n\nQuestion: {{ question }}"
                : "You answer questions of bank customers, in the language in which they ask.\n\nUse only "
                  "the "
                  "sources that are given, and name the one that you used after each sentence, as [1]. If "
                  "they "
                  "do not answer the question, say so and offer to pass it to a person.\n\nSources:\n"
                  "{{ sources }}\n\nQuestion: {{ question }}\nNever give advice on investments.");
        details.versions << one;
    }
    details.timelines = {
        {text("@production"),
         {{text("3"), noTime, hoursAgo(200), hoursAgo(0.05), AliasPeriod::Cause::Observed}}}};
    details.nowMs = registryNow;
    return details;
}

} // namespace ph::testing
