#include "app/cli/AlertsOutput.h"
#include "app/cli/Moment.h"
#include "app/cli/MonitorChoice.h"
#include "models/values/Policy.h"

#include <iostream>

namespace ph {

namespace {

struct SilenceOptions {
    std::string connection, span, comment, by, id;
    std::vector<std::string> matchers;
    bool dryRun = false, all = false;
};

template <class Capability>
Result<LinkPtr> silencingLink(CommandLine& line, const SilenceOptions& options)
{
    auto links = monitorLinks(line, toText(options.connection));
    if (!links)
        return fail(links.error());
    return theOneThat(std::move(*links), linkHas<Capability>, QStringLiteral("silences"));
}

Result<SilenceAsk> askedSilence(const SilenceOptions& options, std::int64_t nowMs)
{
    SilenceAsk ask;
    for (const auto& text : options.matchers) {
        auto matcher = parseLabelMatcher(toText(text));
        if (!matcher)
            return fail(matcher.error());
        ask.matchers << *matcher;
    }
    const auto spanMs = durationFromText(toText(options.span));
    if (spanMs <= 0)
        return fail(ErrorKind::Invalid, toText(options.span),
                    QStringLiteral("Say for how long, e.g. 30m or 2h."));
    ask.startsAtMs = nowMs;
    ask.endsAtMs = nowMs + spanMs;
    ask.comment = toText(options.comment);
    ask.createdBy = authorOf(options.by);
    if (auto sound = checkedSilence(ask, nowMs); !sound)
        return fail(sound.error());
    return ask;
}

/// Whom it would keep quiet now; none where that cannot be read.
std::optional<std::vector<Alert>> concerned(Link& link, const CallContext& context, const SilenceAsk& ask)
{
    auto* source = capability<AlertSource>(link.connector());
    auto alerts = source ? source->fetchAlerts(context)
                         : Result<Sifted<Alert>>(fail(ErrorKind::Unsupported, QString()));
    if (!alerts)
        return std::nullopt;
    std::erase_if(alerts->items,
                  [&ask](const Alert& alert) { return !matchesAll(ask.matchers, alert.labels); });
    return std::move(alerts->items);
}

void showConcerned(CommandLine& line, const SilenceAsk& ask, const std::optional<std::vector<Alert>>& alerts)
{
    line.print(QStringLiteral("Silences %1").arg(terminalText(matchersText(ask.matchers))));
    if (!alerts)
        return line.note(QStringLiteral("Which alerts that are cannot be read."));
    line.print(QStringLiteral("Alerts that fire now and match: %1").arg(alerts->size()));
    for (const auto& alert : *alerts)
        line.print(QStringLiteral("  ") +
                   terminalText(alertName(alert) + metricText(labelsBesideName(alert))));
}

nlohmann::json concernedJson(const std::optional<std::vector<Alert>>& alerts, const QString& connection)
{
    if (!alerts)
        return nullptr;
    auto list = nlohmann::json::array();
    for (const auto& alert : *alerts)
        list.push_back(alertJson(alert, connection));
    return list;
}

/// Requested is not done: what was seen afterwards counts.
void tellOutcome(CommandLine& line, const SilenceOutcome& outcome, const QString& done)
{
    if (outcome.answer == SilenceOutcome::Answer::Lost)
        line.note(QStringLiteral("The answer was lost; it was looked whether it was done."));
    if (!outcome.seen) {
        line.note(QStringLiteral("Requested, not seen yet: it could not be looked at."));
        line.exitCode = ExitCode::Partial;
    }
    if (line.output == CommandLine::Output::Text)
        line.print(done);
}

nlohmann::json silenceOutcomeJson(const SilenceOutcome& outcome, const QString& connection)
{
    return {{"connection", jsonText(connection)},
            {"id", jsonText(outcome.id)},
            {"answer", outcome.answer == SilenceOutcome::Answer::Lost ? "lost" : "came"},
            {"seen", outcome.seen ? silenceJson(*outcome.seen) : nlohmann::json()}};
}

void addSilenceTo(CommandLine& line, const SilenceOptions& options)
{
    const auto ask = askedSilence(options, toMs(line.workspace()->clock()()));
    if (!ask)
        return line.fail(ask.error());
    const auto link = silencingLink<AlertControl>(line, options);
    if (!link)
        return line.fail(link.error());
    const auto control = (*link)->reach<AlertControl>(line.stop());
    if (!control)
        return line.fail(control.error());
    const auto& name = (*link)->connection().name;
    const auto alerts = concerned(**link, control->context, *ask);
    if (line.output == CommandLine::Output::Text)
        showConcerned(line, *ask, alerts);
    if (options.dryRun) {
        if (line.output == CommandLine::Output::Json)
            line.print(nlohmann::json{
                {"connection", jsonText(name)}, {"dry_run", true}, {"matched", concernedJson(alerts, name)}});
        return;
    }
    std::cout.flush(); // what is asked for stands there before it is
    const auto outcome = control->source.addSilence(control->context, *ask);
    if (!outcome)
        return line.fail(outcome.error());
    tellOutcome(line, *outcome, QStringLiteral("Silence %1").arg(terminalText(outcome->id)));
    if (line.output == CommandLine::Output::Json) {
        auto document = silenceOutcomeJson(*outcome, name);
        document["dry_run"] = false;
        document["matched"] = concernedJson(alerts, name);
        line.print(document);
    }
}

void expireSilence(CommandLine& line, const SilenceOptions& options)
{
    const auto link = silencingLink<AlertControl>(line, options);
    if (!link)
        return line.fail(link.error());
    const auto control = (*link)->reach<AlertControl>(line.stop());
    if (!control)
        return line.fail(control.error());
    const auto outcome = control->source.expireSilence(control->context, toText(options.id));
    if (!outcome)
        return line.fail(outcome.error());
    tellOutcome(line, *outcome, QStringLiteral("Ended silence %1").arg(terminalText(outcome->id)));
    if (line.output == CommandLine::Output::Json)
        line.print(silenceOutcomeJson(*outcome, (*link)->connection().name));
}

void listSilences(CommandLine& line, const SilenceOptions& options)
{
    const auto link = silencingLink<SilenceSource>(line, options);
    if (!link)
        return line.fail(link.error());
    const auto source = (*link)->reach<SilenceSource>(line.stop());
    auto silences = source ? source->source.fetchSilences(source->context)
                           : Result<Sifted<Silence>>(fail(source.error()));
    if (!silences)
        return line.fail(silences.error());
    const auto& name = (*link)->connection().name;
    noteAlertFaults(line, name, silences->faults);
    if (!options.all)
        std::erase_if(silences->items,
                      [](const Silence& silence) { return silence.state == Silence::State::Expired; });
    if (line.output == CommandLine::Output::Json) {
        auto list = nlohmann::json::array();
        for (const auto& silence : silences->items)
            list.push_back(silenceJson(silence));
        return line.print(nlohmann::json{{"connection", jsonText(name)}, {"silences", list}});
    }
    if (silences->items.empty())
        return line.note(QStringLiteral("Nothing is silenced."));
    for (const auto& row : silencesLines(silences->items, toMs(line.workspace()->clock()())))
        line.print(row);
}

void onSilenceParsed(Command command, CommandLine& line, const std::shared_ptr<SilenceOptions>& options,
                     void (*work)(CommandLine&, const SilenceOptions&))
{
    command.option("--connection", options->connection, "Which Alertmanager, where there are several")
        .valueName("NAME");
    line.onParsed(command, [&line, options, work] {
        if (line.workspace())
            work(line, *options);
    });
}

} // namespace

void addSilenceCommand(Command app, CommandLine& line)
{
    auto silence = app.subcommand("silence", "Keep alerts from being told for a while");
    silence.requireSubcommand();
    silence.footer("Example:\n  pilothouse silence add --connection oncall --match alertname=ErrorsHigh "
                   "--match model=fraud --for 2h --comment 'Rolling back'");
    auto options = std::make_shared<SilenceOptions>();

    auto add = silence.subcommand("add", "Silence alerts that match, until a time, for a reason");
    add.option("--match", options->matchers,
               "A condition on a label, name=value, name!=value, name=~pattern, name!~pattern; all have to "
               "hold")
        .valueName("CONDITION")
        .required()
        .oneWordEach();
    add.option("--for", options->span, "For how long, e.g. 30m or 2h").valueName("SPAN").required();
    add.option("--comment", options->comment, "Why; everybody who looks at it reads this").required();
    add.option("--by", options->by, "Who asks for it; without it, the user of this computer")
        .valueName("NAME");
    add.flag("--dry-run", options->dryRun, "Only show which alerts would be silenced now");
    add.footer("It is asked for once. Where the answer is lost it is looked whether it was done.\n"
               "The connection has to allow control: connect add --allow-control.\n"
               "Example:\n  pilothouse silence add --match model=fraud --for 2h --comment 'Rolling back'");
    onSilenceParsed(add, line, options, addSilenceTo);

    auto expire = silence.subcommand("expire", "End a silence now");
    expire.option("ID", options->id, "Its id, as `silence list` has it").required();
    expire.footer("Example:\n  pilothouse silence expire 251870f7-71b6-458a-af00-c010e8091e4e");
    onSilenceParsed(expire, line, options, expireSilence);

    auto list = silence.subcommand("list", "What is silenced, until when, by whom and why");
    list.flag("--all", options->all, "Those that are over, too");
    list.footer("Example:\n  pilothouse silence list --connection oncall");
    onSilenceParsed(list, line, options, listSilences);
}

} // namespace ph
