#include "app/EnvironmentIntake.h"
#include "app/cli/CommandLine.h"
#include "app/release/DeskSources.h"
#include "app/release/EnvironmentSources.h"
#include "services/environments/EnvironmentFile.h"

#include <QCoreApplication>

namespace ph {

namespace {

const char* targetKind(const ReleaseTarget& target)
{
    switch (target.kind) {
    case ReleaseTarget::Kind::Alias:
        return "alias";
    case ReleaseTarget::Kind::Stage:
        return "stage";
    case ReleaseTarget::Kind::GitManifest:
        return "git";
    case ReleaseTarget::Kind::Endpoint:
        return "endpoint";
    }
    return "alias";
}

QString targetText(const ReleaseTarget& target)
{
    switch (target.kind) {
    case ReleaseTarget::Kind::Alias:
        return QStringLiteral("@") + target.alias;
    case ReleaseTarget::Kind::Stage:
        return target.stage;
    case ReleaseTarget::Kind::GitManifest:
        return QStringLiteral("%1#%2:%3").arg(target.repository, target.file, target.field);
    case ReleaseTarget::Kind::Endpoint:
        return endpointPlace(target);
    }
    return {};
}

nlohmann::json toJson(const ReleaseTarget& target)
{
    nlohmann::json json{{"kind", targetKind(target)}};
    if (target.kind == ReleaseTarget::Kind::Alias)
        json["alias"] = jsonText(target.alias);
    if (target.kind == ReleaseTarget::Kind::Endpoint)
        json.update({{"connection", jsonText(target.connection)},
                     {"namespace", jsonText(target.ns)},
                     {"name", jsonText(target.name)},
                     {"alias", jsonText(target.alias)}});
    if (target.kind == ReleaseTarget::Kind::Endpoint && !target.repository.isEmpty())
        json["git"] = {{"repository", jsonText(target.repository)},
                       {"branch", jsonText(target.branch)},
                       {"file", jsonText(target.file)}};
    if (target.kind == ReleaseTarget::Kind::Stage)
        json["stage"] = jsonText(target.stage);
    if (target.kind == ReleaseTarget::Kind::GitManifest)
        json.update({{"repository", jsonText(target.repository)},
                     {"branch", jsonText(target.branch)},
                     {"file", jsonText(target.file)},
                     {"field", jsonText(target.field)},
                     {"value", jsonText(target.value)}});
    return json;
}

nlohmann::json driverJson(const ClusterDriver& driver)
{
    return {{"image", jsonText(driver.image)},
            {"metrics", jsonText(driver.metrics)},
            {"metrics_secret", jsonText(driver.metricsSecret)}};
}

nlohmann::json toJson(const ReleaseEnvironment& e)
{
    auto alerts = nlohmann::json::object();
    for (auto it = e.alertLabels.cbegin(); it != e.alertLabels.cend(); ++it)
        alerts[it.key().toStdString()] = jsonText(it.value());
    return {{"name", jsonText(e.name)},
            {"tracker", jsonText(e.tracker)},
            {"registry", jsonText(e.registry)},
            {"model", jsonText(e.model)},
            {"target", toJson(e.target)},
            {"endpoint", jsonText(e.endpoint)},
            {"metrics", jsonText(e.metricsSource)},
            {"metrics_auth", jsonText(authSchemeName(e.metricsAccess.auth))},
            {"alerts", alerts},
            {"tier", jsonText(e.tier)},
            {"policy", jsonText(e.policyFile)},
            {"home", {{"repository", jsonText(e.releaseHome)}, {"branch", jsonText(e.homeBranch)}}},
            {"driver", driverJson(e.driver)}};
}

const char* answerName(ProbeLine::Verdict verdict)
{
    switch (verdict) {
    case ProbeLine::Verdict::Yes:
        return "yes";
    case ProbeLine::Verdict::No:
        return "no";
    case ProbeLine::Verdict::NotOffered:
        return "none";
    case ProbeLine::Verdict::Warning:
        return "warning";
    case ProbeLine::Verdict::Unknown:
        return "unknown";
    }
    return "unknown";
}

void addEnvironmentAdd(Command parent, CommandLine& line)
{
    auto add = parent.subcommand("add", "Copy an environment file into the workspace");
    auto file = std::make_shared<std::string>();
    add.option("--file", *file, "The environment: see resources/environments/example.yaml")
        .valueName("FILE")
        .required();
    add.footer("Example:\n  pilothouse env add --file production.yaml");
    line.onParsed(add, [&line, file] {
        auto* workspace = line.workspace();
        if (!workspace)
            return;
        const auto added = takeInEnvironment(*workspace, QString::fromStdString(*file));
        if (!added)
            return line.fail(added.error());
        if (line.output == CommandLine::Output::Json)
            line.print(toJson(*added));
        else
            line.print(
                QCoreApplication::translate("EnvironmentCommand", "Added %1. Next: pilothouse env probe %1")
                    .arg(added->name));
    });
}

void addEnvironmentList(Command parent, CommandLine& line)
{
    auto command = parent.subcommand("list", "What models can be released to");
    command.footer("Example:\n  pilothouse env list");
    line.onParsed(command, [&line] {
        auto* workspace = line.workspace();
        if (!workspace)
            return;
        auto listing = loadEnvironments(folderOf(*workspace));
        if (!listing)
            return line.fail(listing.error());
        if (!listing->unreadable.isEmpty())
            line.exitCode = ExitCode::Partial;
        if (line.output == CommandLine::Output::Json) {
            auto list = nlohmann::json::array();
            for (const auto& environment : listing->environments)
                list.push_back(toJson(environment));
            auto unreadable = nlohmann::json::array();
            for (const auto& error : listing->unreadable)
                unreadable.push_back({{"file", jsonText(error.where)}, {"problem", jsonText(error.detail)}});
            return line.print(nlohmann::json{{"environments", list}, {"unreadable", unreadable}});
        }
        for (const auto& error : listing->unreadable)
            line.note(QStringLiteral("%1: %2").arg(terminalText(error.where), terminalText(error.detail)));
        if (listing->environments.isEmpty()) {
            line.note(QCoreApplication::translate(
                "EnvironmentCommand",
                "No environments yet. Add one: pilothouse env add --file ENVIRONMENT.yaml"));
            return;
        }
        QList<QStringList> rows;
        for (const auto& e : listing->environments)
            rows.append({e.name, terminalText(e.registry),
                         terminalText(e.model.isEmpty() ? QStringLiteral("any") : e.model),
                         terminalText(targetText(e.target)), terminalText(e.releaseHome)});
        for (const auto& row :
             alignedLines({QStringLiteral("NAME"), QStringLiteral("REGISTRY"), QStringLiteral("MODEL"),
                           QStringLiteral("TARGET"), QStringLiteral("HOME")},
                          rows))
            line.print(row);
    });
}

void print(const EnvironmentReport& report, const ReleaseEnvironment& environment, CommandLine& line)
{
    if (line.output == CommandLine::Output::Json) {
        auto parts = nlohmann::json::array(), rules = nlohmann::json::array();
        for (const auto& part : report.parts)
            parts.push_back({{"part", jsonText(environmentPartName(part.part))},
                             {"verdict", answerName(part.verdict)},
                             {"detail", jsonText(part.detail)}});
        for (const auto& rule : report.rules)
            rules.push_back({{"rule", jsonText(rule.rule)},
                             {"enforcement", jsonText(enforcementName(rule.enforcement))},
                             {"reason", jsonText(rule.reason)}});
        return line.print(nlohmann::json{{"environment", jsonText(environment.name)},
                                         {"usable", report.isUsable()},
                                         {"parts", parts},
                                         {"rules", rules}});
    }
    QList<QStringList> parts, rules;
    for (const auto& part : report.parts)
        parts.append({environmentPartName(part.part), QLatin1String(answerName(part.verdict)),
                      terminalText(part.detail)});
    for (const auto& rule : report.rules)
        rules.append({rule.rule, enforcementName(rule.enforcement), terminalText(rule.reason)});
    for (const auto& row :
         alignedLines({QStringLiteral("PART"), QStringLiteral("ANSWER"), QStringLiteral("DETAIL")}, parts))
        line.print(row);
    line.print(QString());
    for (const auto& row :
         alignedLines({QStringLiteral("RULE"), QStringLiteral("IS"), QStringLiteral("WHY")}, rules))
        line.print(row);
}

void addEnvironmentProbe(Command parent, CommandLine& line)
{
    auto probe = parent.subcommand("probe", "Ask every part of an environment; changes nothing");
    auto name = std::make_shared<std::string>();
    probe.option("NAME", *name).required();
    probe.footer("Example:\n  pilothouse env probe production");
    line.onParsed(probe, [&line, name] {
        auto* workspace = line.workspace();
        if (!workspace)
            return;
        auto environment = loadEnvironment(folderOf(*workspace), QString::fromStdString(*name));
        if (!environment)
            return line.fail(environment.error());
        const auto report =
            probeEnvironment(*environment, environmentSources(*workspace, line.stop()), line.stop());
        if (!report.isUsable())
            line.exitCode = ExitCode::Failed;
        print(report, *environment, line);
    });
}

} // namespace

void addEnvironmentCommand(Command app, CommandLine& line)
{
    auto env = app.subcommand("env", "Environments: what belongs together so that a model can be released");
    env.requireSubcommand();
    env.footer(
        "Whether a rule is enforced (the system of record refuses), detected (seen afterwards) or advisory\n"
        "(only this program asks for it) is told per environment by probe.\n"
        "Examples:\n"
        "  pilothouse env add --file production.yaml\n"
        "  pilothouse env probe production");
    addEnvironmentAdd(env, line);
    addEnvironmentList(env, line);
    addEnvironmentProbe(env, line);
}

} // namespace ph
