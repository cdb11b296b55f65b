#include "app/cli/CommandLine.h"
#include "app/cli/PolicyOutput.h"
#include "services/policy/PolicyFile.h"
#include "services/policy/PolicyShape.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace ph {

namespace {

struct PolicyCommandTexts {
    Q_DECLARE_TR_FUNCTIONS(PolicyCommand)
};

/// Exits: 0 valid, 2 invalid, 1 could not be read.
void checkPolicy(CommandLine& line, const QString& file)
{
    const auto read = loadPolicy(file);
    if (!read) {
        line.fail(read.error());
        line.exitCode = ExitCode::Failed;
        return;
    }
    if (!read->policy)
        line.exitCode = ExitCode(2);
    if (line.output == CommandLine::Output::Json) {
        auto problems = nlohmann::json::array();
        for (const auto& problem : read->problems)
            problems.push_back({{"line", problem.line},
                                {"column", problem.column},
                                {"path", jsonText(problem.path)},
                                {"message", jsonText(problem.message)}});
        auto tiers = nlohmann::json::array();
        const auto known = read->policy ? read->policy->tiers : QList<PolicyTier>();
        for (const auto& tier : known)
            tiers.push_back({{"name", jsonText(tier.name)}, {"rollout", rolloutJson(tier)}});
        line.print(
            nlohmann::json{{"file", jsonText(file)},
                           {"valid", read->policy.has_value()},
                           {"digest", read->policy ? jsonText(read->policy->digest) : nlohmann::json()},
                           {"tiers", tiers},
                           {"problems", problems}});
        return;
    }
    for (const auto& problem : read->problems)
        line.print(terminalText(problemLine(file, problem)));
    if (!read->policy)
        return;
    line.print(PolicyCommandTexts::tr("%1 is valid: %n tier(s), %2", nullptr, int(read->policy->tiers.size()))
                   .arg(terminalText(file), read->policy->digest));
    for (const auto& tier : read->policy->tiers) {
        for (const auto& words : rolloutLines(tier))
            line.print(terminalText(words));
    }
}

} // namespace

void addPolicyCommand(Command app, CommandLine& line)
{
    auto command = app.subcommand("policy", "Check release policies; print their JSON Schema");
    command.requireSubcommand();
    command.footer("Example:\n  pilothouse policy check policy.yaml");
    auto check = command.subcommand("check", "Says what is wrong with a policy file, and where");
    auto file = std::make_shared<std::string>();
    check.option("FILE", *file, "A policy file in YAML").required();
    check.footer("Of a valid one it says how each tier moves traffic on a cluster.\n"
                 "Exits with 0 for a valid policy, 2 for an invalid one, 1 where it could not be read.\n"
                 "Example:\n"
                 "  pilothouse policy check policy.yaml");
    line.onParsed(check, [&line, file] { checkPolicy(line, QString::fromStdString(*file)); });
    auto schema = command.subcommand("schema", "Prints the JSON Schema (draft 2020-12) of policy files");
    schema.footer("Example:\n  pilothouse policy schema > policy.schema.json");
    line.onParsed(
        schema, [&line] { line.print(QString::fromUtf8(QJsonDocument(policySchema()).toJson()).trimmed()); });
}

} // namespace ph
