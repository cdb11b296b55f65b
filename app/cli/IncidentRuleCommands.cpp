#include "app/cli/IncidentDiagnoseOutput.h"
#include "app/incidents/RuleGround.h"
#include "models/values/LineDiff.h"
#include "services/incidents/IncidentStore.h"

#include <QFile>

namespace ph {

namespace {

struct RuleOptions {
    std::string id, rule, policy, without, anyway, by;
    std::string history = "90d";
    bool dryRun = false;
};

Result<RuleGround> trialGround(CommandLine& line, const RuleOptions& options)
{
    const auto historyMs = durationFromText(toText(options.history));
    if (historyMs <= 0)
        return fail(ErrorKind::Invalid, QStringLiteral("--history"),
                    QStringLiteral("It takes a time such as 24h or 90d."));
    auto ground = loadRuleGround(*line.workspace(), toText(options.id), historyMs, line.stop());
    if (!ground)
        return fail(ground.error());
    for (const auto& note : ground->notes) {
        line.note(terminalText(note));
        line.exitCode = ExitCode::Partial;
    }
    return ground;
}

/// The rule of a file; all that is wrong with it is told.
std::optional<LearnedRule> ruleOf(CommandLine& line, const QString& file)
{
    QFile opened(file);
    if (!opened.open(QIODevice::ReadOnly)) {
        line.fail(Error::make(opened.exists() ? ErrorKind::Storage : ErrorKind::NotFound, file,
                              opened.errorString()));
        return std::nullopt;
    }
    auto read = readLearnedRule(opened.read(maxYamlBytes + 1));
    if (read.rule)
        return std::move(read.rule);
    QStringList problems;
    for (const auto& problem : read.problems)
        problems.append(problemLine(file, problem));
    line.fail(Error::make(ErrorKind::Invalid, file, problems.join(u'\n')));
    return std::nullopt;
}

struct Closing {
    IncidentClosed entry;
    std::optional<LearnedRule> rule = {};
    std::optional<RuleTrial> trial = {};
    std::optional<PolicyChange> change = {};
};

void printClosing(CommandLine& line, const RuleOptions& options, const Closing& closing,
                  const QString& entryId)
{
    const auto diff = closing.change ? differingLines(QString::fromUtf8(closing.change->before),
                                                      QString::fromUtf8(closing.change->after))
                                     : QStringList();
    if (line.output == CommandLine::Output::Json) {
        auto lines = nlohmann::json::array();
        for (const auto& each : diff)
            lines.push_back(jsonText(each));
        return line.print(
            nlohmann::json{{"incident", jsonText(toText(options.id))},
                           {"entry", entryId.isEmpty() ? nlohmann::json() : jsonText(entryId)},
                           {"rule", closing.rule ? learnedRuleJson(*closing.rule) : nlohmann::json()},
                           {"trial", closing.trial ? trialJson(*closing.trial) : nlohmann::json()},
                           {"policy", closing.change ? jsonText(closing.change->file) : nlohmann::json()},
                           {"diff", lines},
                           {"dry_run", options.dryRun}});
    }
    if (closing.trial)
        line.print(terminalText(trialText(*closing.trial)));
    if (closing.change && closing.change->isNone())
        line.note(terminalText(QStringLiteral("%1 says so already.").arg(closing.change->file)));
    else if (closing.change)
        line.print(terminalText(closing.change->file));
    for (const auto& each : diff)
        line.print(terminalText(each));
    if (!entryId.isEmpty())
        line.print(toText(options.id));
}

/// Keeps it, unless it is a dry run. The policy first: an incident that is closed has its rule where it
/// counts.
void finishClosing(CommandLine& line, const RuleOptions& options, const Closing& closing)
{
    if (options.dryRun)
        return printClosing(line, options, closing, {});
    if (closing.change) {
        if (const auto written = writePolicyChange(*closing.change); !written)
            return line.fail(written.error());
    }
    auto& workspace = *line.workspace();
    const auto added =
        IncidentStore(workspace.state())
            .add(toText(options.id), closing.entry, authorOf(options.by), toMs(workspace.clock()()));
    if (!added) {
        if (closing.change && !closing.change->isNone())
            line.note(QStringLiteral("The rule is in the policy; the incident is not closed."));
        return line.fail(added.error());
    }
    printClosing(line, options, closing, added->id);
}

void closeIncident(CommandLine& line, const RuleOptions& options)
{
    const auto refuse = [&line, &options](ErrorKind kind, const QString& words) {
        line.fail(Error::make(kind, toText(options.id), words));
    };
    if (options.rule.empty() == options.without.empty())
        return refuse(
            ErrorKind::Invalid,
            QStringLiteral("An incident closes with a rule: --rule RULE.yaml (`incident rule` proposes "
                           "one), or --without-rule REASON."));
    auto ground = trialGround(line, options);
    if (!ground)
        return line.fail(ground.error());
    // Before a policy is touched, what the store would refuse afterwards.
    if (const auto allowed = mayClose(ground->incident); !allowed)
        return line.fail(allowed.error());
    Closing closing;
    if (options.rule.empty()) {
        closing.entry = closedWithoutRule(toText(options.without));
        return finishClosing(line, options, closing);
    }
    closing.rule = ruleOf(line, toText(options.rule));
    if (!closing.rule)
        return;
    const auto policy =
        loadPolicyText(*line.workspace(), ground->incident.environment, toText(options.policy));
    if (!policy)
        return line.fail(policy.error());
    auto change = policyChange(*policy, *closing.rule);
    if (!change)
        return line.fail(change.error());
    closing.change = std::move(*change);
    closing.trial = tryRule(*closing.rule, ground->past, ground->question);
    auto entry = closedWith(*closing.rule, *closing.trial, toText(options.anyway));
    if (!entry && !options.dryRun)
        return refuse(ErrorKind::Conflict,
                      entry.error().detail + QStringLiteral(" --anyway REASON closes with it all the same."));
    if (entry)
        closing.entry = std::move(*entry);
    finishClosing(line, options, closing);
}

void proposeRule(CommandLine& line, const RuleOptions& options)
{
    const auto ground = trialGround(line, options);
    if (!ground)
        return line.fail(ground.error());
    const auto proposed = rulesOfGround(*ground);
    if (line.output == CommandLine::Output::Json) {
        auto list = nlohmann::json::array();
        for (const auto& each : proposed) {
            auto rule = learnedRuleJson(each.rule);
            rule["suspect"] = jsonText(each.suspect);
            rule["trial"] = trialJson(each.trial);
            list.push_back(std::move(rule));
        }
        return line.print(nlohmann::json{{"incident", jsonText(ground->incident.id)}, {"rules", list}});
    }
    if (proposed.empty())
        return line.note(QStringLiteral("Nothing that is cached suggests a rule."));
    // Only the rule goes to stdout, so that it can be piped into a file as it is.
    for (std::size_t i = 0; i < proposed.size(); ++i) {
        line.note(terminalText(
            QStringLiteral("%1. %2: %3").arg(i + 1).arg(proposed[i].suspect, trialText(proposed[i].trial))));
    }
    const auto best = QString::fromUtf8(learnedRuleText(proposed.front().rule)).trimmed();
    for (const auto& row : best.split(u'\n'))
        line.print(terminalText(row));
}

Command trying(Command incident, const char* name, const char* help,
               const std::shared_ptr<RuleOptions>& options)
{
    auto command = incident.subcommand(name, help);
    command.option("ID", options->id, "Its id").required();
    command.option("--history", options->history, "How much of what is cached it is tried on")
        .valueName("TIME")
        .showDefault();
    return command;
}

} // namespace

void addIncidentRules(Command incident, CommandLine& line)
{
    auto options = std::make_shared<RuleOptions>();
    auto rule = trying(incident, "rule", "Propose a rule that would have caught it", options);
    rule.footer(
        "Asks nobody. The best one is printed, as `close --rule` takes it; how each did stands on stderr,\n"
        "and --json has them all.\n"
        "Example:\n  pilothouse incident rule inc-0a1b2c3d > rule.yaml");
    auto close = trying(incident, "close", "Close one that ended, with the rule that it taught", options);
    auto file =
        close.option("--rule", options->rule, "A line of the checklist, a gate, a threshold or a clause")
            .valueName("RULE.yaml");
    close.option("--without-rule", options->without, "Why there is none to learn")
        .valueName("REASON")
        .excludes(file);
    close.option("--policy", options->policy, "Where it is written to; without it, the environment's policy")
        .valueName("FILE");
    close.option("--anyway", options->anyway, "Why it is kept though it would not have caught this one")
        .valueName("REASON");
    close.flag("--dry-run", options->dryRun, "Try it and show the change; write nothing, close nothing");
    close.option("--by", options->by, "Who closes it; without it, the user of this computer")
        .valueName("NAME");
    close.footer(
        "The rule is tried on what was cached: would it have caught it, how early, how often would it\n"
        "have cried wolf? Commit the policy afterwards.\n"
        "Example:\n  pilothouse incident close inc-0a1b2c3d --rule rule.yaml --dry-run");
    const auto onParsed = [&line, options](Command command, void (*work)(CommandLine&, const RuleOptions&)) {
        line.onParsed(command, [&line, options, work] {
            if (line.workspace())
                work(line, *options);
        });
    };
    onParsed(rule, proposeRule);
    onParsed(close, closeIncident);
}

} // namespace ph
