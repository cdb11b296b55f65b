#include "app/cli/CommandLine.h"
#include "app/cli/PlanFile.h"
#include "app/rollout/ReleaseRollout.h"
#include "services/http/HttpAddress.h"
#include "services/rollout/ArgoProgram.h"
#include "services/yaml/YamlText.h"

namespace ph {

namespace {

struct PreviewOptions {
    std::string plan, as, metrics;
};

Result<ArgoProgram> programOf(const RolloutPlan& rollout, const QString& metrics)
{
    if (!metrics.isEmpty()) {
        if (const auto address = parseHttpAddress(metrics.toStdString()); !address)
            return fail(ErrorKind::Invalid, QStringLiteral("--metrics"), address.error().detail);
    }
    return argoProgram(rollout, metrics);
}

void preview(CommandLine& line, const PreviewOptions& options)
{
    const auto plan = readPlanFile(toText(options.plan));
    if (!plan)
        return line.fail(plan.error());
    if (plan->rollout.isEmpty())
        return line.fail(Error::make(ErrorKind::Invalid, plan->id,
                                     QStringLiteral("It moves no traffic: only the plan of a release to an "
                                                    "endpoint has steps.")));
    const auto rollout = rolloutOf(*plan);
    if (!rollout)
        return line.fail(rollout.error());
    const auto program = programOf(*rollout, toText(options.metrics));
    if (!program)
        return line.fail(program.error());
    const auto manifests = argoManifests(*rollout, *program);
    for (const auto& remark : program->remarks)
        line.note(terminalText(remark));
    if (line.output == CommandLine::Output::Text)
        return line.print(QString::fromUtf8(yamlText(manifests)).chopped(1));
    nlohmann::json json{{"id", jsonText(rollout->id)},
                        {"manifests", manifests},
                        {"left_to_driver", nlohmann::json::array()},
                        {"remarks", nlohmann::json::array()}};
    for (const auto& metric : program->leftToDriver)
        json["left_to_driver"].push_back(jsonText(metric));
    for (const auto& remark : program->remarks)
        json["remarks"].push_back(jsonText(remark));
    line.print(json);
}

} // namespace

void addPlanPreview(Command release, CommandLine& line)
{
    auto command = release.subcommand(
        "plan", "Show the rollout of a plan as the objects that another system would run; changes nothing");
    auto options = std::make_shared<PreviewOptions>();
    command.option("PLAN", options->plan, "As release draft wrote it").required().valueName("PLAN.yaml");
    command.option("--as", options->as, "argo: AnalysisTemplates, and the steps of a Rollout")
        .required()
        .oneOf({"argo"});
    command
        .option("--metrics", options->metrics,
                "The Prometheus as the cluster reaches it; without it the one that Argo's controller is set "
                "up with")
        .valueName("URL");
    command.footer("What Argo Rollouts cannot do, and does otherwise, is told on stderr.\n"
                   "Example:\n  pilothouse release plan plan.yaml --as argo --metrics "
                   "http://prometheus.monitoring:9090");
    line.onParsed(command, [&line, options] { preview(line, *options); });
}

} // namespace ph
