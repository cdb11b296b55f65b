#include "app/cli/AlertAtHand.h"
#include "app/cli/IncidentOutput.h"
#include "app/cli/Moment.h"
#include "app/incidents/LoadTimeline.h"
#include "app/release/KnownReleases.h"
#include "models/values/Policy.h"
#include "services/incidents/IncidentDocument.h"
#include "services/incidents/IncidentDrafts.h"
#include "services/incidents/IncidentStore.h"

#include <charconv>

namespace ph {

namespace {

struct IncidentOptions {
    std::string id, environment, title, severity, onset, alert, connection, by, text, at;
    std::string trafficShare, requestsPerSecond, requestsPerUser, costPerError, errorShare;
    std::vector<std::string> endpoints, segments;
    std::string within = "24h";
    std::size_t most = 20;
    bool all = false;
};

std::int64_t nowOf(CommandLine& line)
{
    return toMs(line.workspace()->clock()());
}

/// As it was written; none where nothing was.
Result<std::int64_t> momentOrNone(CommandLine& line, const std::string& written)
{
    return written.empty() ? Result<std::int64_t>(noTime) : momentOf(written, line.workspace()->clock()());
}

Result<std::optional<double>> numberOf(const std::string& written, const char* option, double most)
{
    if (written.empty())
        return std::optional<double>();
    double value = 0;
    const auto* end = written.data() + written.size();
    const auto [rest, code] = std::from_chars(written.data(), end, value);
    if (code != std::errc() || rest != end || !(value >= 0 && value <= most))
        return fail(ErrorKind::Invalid, QLatin1String(option),
                    QStringLiteral("%1 takes a number from 0 to %2, not \"%3\".")
                        .arg(QLatin1String(option), QString::number(most, 'g', 15), toText(written)));
    return std::optional(value);
}

Result<IncidentSeverity> severityOf(const std::string& written)
{
    const auto severity = incidentSeverityFromName(toText(written));
    if (!severity)
        return fail(ErrorKind::Invalid, QStringLiteral("--severity"),
                    QStringLiteral("A severity is sev1, sev2, sev3 or sev4."));
    return *severity;
}

void finishAdded(CommandLine& line, const Result<IncidentEntry>& entry)
{
    if (!entry)
        return line.fail(entry.error());
    if (line.output == CommandLine::Output::Json)
        return line.print(
            nlohmann::json{{"incident", jsonText(entry->incident)}, {"entry", jsonText(entry->id)}});
    line.print(entry->incident);
}

void openIncident(CommandLine& line, const IncidentOptions& options)
{
    IncidentDraft draft;
    if (!options.alert.empty()) {
        const auto alert = alertAtHand(line, toText(options.alert), toText(options.connection));
        if (!alert)
            return line.fail(alert.error());
        if (!alert->note.isEmpty())
            line.note(terminalText(alert->note));
        draft = alert->draft;
    }
    draft.opened.environment = toText(options.environment);
    draft.opened.title = toText(options.title);
    if (!options.severity.empty()) {
        const auto severity = severityOf(options.severity);
        if (!severity)
            return line.fail(severity.error());
        draft.opened.severity = *severity;
    }
    const auto onset = momentOrNone(line, options.onset);
    if (!onset)
        return line.fail(onset.error());
    if (*onset != noTime)
        draft.opened.onsetMs = *onset;
    IncidentStore store(line.workspace()->state());
    const auto by = authorOf(options.by);
    const auto opened = store.open(draft.opened, by, nowOf(line));
    // What the environment's file says of traffic and cost is that of the environment that was named.
    auto settings = impactKnown(line.workspace()->observer().scopes(), draft.opened.environment);
    settings.segments = draft.known.segments;
    draft.known = settings;
    if (const auto known = knownOf(draft); opened && known != IncidentChanged()) {
        if (const auto added = store.add(opened->incident, known, by, nowOf(line)); !added)
            line.note(terminalText(errorSentence(added.error()))); // it is open all the same
    }
    finishAdded(line, opened);
}

void addToIncident(CommandLine& line, const IncidentOptions& options, const IncidentFact& fact)
{
    finishAdded(line, IncidentStore(line.workspace()->state())
                          .add(toText(options.id), fact, authorOf(options.by), nowOf(line)));
}

void noteInIncident(CommandLine& line, const IncidentOptions& options)
{
    const auto about = momentOrNone(line, options.at);
    if (!about)
        return line.fail(about.error());
    addToIncident(line, options, IncidentNoted{toText(options.text), *about});
}

void endIncident(CommandLine& line, const IncidentOptions& options)
{
    const auto at = momentOrNone(line, options.at);
    if (!at)
        return line.fail(at.error());
    addToIncident(line, options, IncidentEnded{*at == noTime ? nowOf(line) : *at, toText(options.text)});
}

void reopenIncident(CommandLine& line, const IncidentOptions& options)
{
    addToIncident(line, options, IncidentReopened{toText(options.text)});
}

std::optional<QStringList> listOf(const std::vector<std::string>& words)
{
    if (words.empty())
        return std::nullopt;
    QStringList texts;
    for (const auto& word : words)
        texts.append(toText(word));
    return texts;
}

void changeIncident(CommandLine& line, const IncidentOptions& options)
{
    IncidentChanged change;
    if (!options.title.empty())
        change.title = toText(options.title);
    if (!options.severity.empty()) {
        const auto severity = severityOf(options.severity);
        if (!severity)
            return line.fail(severity.error());
        change.severity = *severity;
    }
    const auto onset = momentOrNone(line, options.onset);
    if (!onset)
        return line.fail(onset.error());
    if (*onset != noTime)
        change.onsetMs = *onset;
    change.endpoints = listOf(options.endpoints);
    change.segments = listOf(options.segments);
    constexpr double anyAmount = 1e15;
    struct Number {
        const std::string& written;
        const char* option;
        double most;
        std::optional<double>& into;
    };
    for (const auto& number :
         {Number{options.trafficShare, "--traffic-share", 1, change.trafficShare},
          Number{options.requestsPerSecond, "--requests-per-second", anyAmount, change.requestsPerSecond},
          Number{options.requestsPerUser, "--requests-per-user", anyAmount, change.requestsPerUser},
          Number{options.costPerError, "--cost-per-error", anyAmount, change.costPerError},
          Number{options.errorShare, "--error-share", 1, change.errorShare}}) {
        const auto value = numberOf(number.written, number.option, number.most);
        if (!value)
            return line.fail(value.error());
        number.into = *value;
    }
    if (change == IncidentChanged{})
        return line.fail(
            Error::make(ErrorKind::Invalid, toText(options.id), QStringLiteral("Nothing is changed.")));
    addToIncident(line, options, change);
}

void listIncidents(CommandLine& line, const IncidentOptions& options)
{
    const auto known = IncidentStore(line.workspace()->state()).incidents();
    if (!known)
        return line.fail(known.error());
    for (const auto& trouble : known->unreadable)
        line.note(terminalText(trouble));
    if (!known->unreadable.isEmpty())
        line.exitCode = ExitCode::Partial;
    QList<Incident> shown;
    for (const auto& incident : known->incidents) {
        if ((options.all || incident.state != IncidentState::Closed) &&
            (options.environment.empty() || incident.environment == toText(options.environment)))
            shown.append(incident);
    }
    if (line.output == CommandLine::Output::Json) {
        auto list = nlohmann::json::array();
        for (const auto& incident : shown)
            list.push_back(incidentJson(incident, {}, nowOf(line)));
        return line.print(nlohmann::json{{"incidents", list}});
    }
    if (shown.isEmpty())
        return line.note(options.all
                             ? QStringLiteral("No incident is known.")
                             : QStringLiteral("No incident is open. --all lists the closed ones, too."));
    for (const auto& row : incidentsLines(shown, nowOf(line)))
        line.print(row);
}

void showIncident(CommandLine& line, const IncidentOptions& options)
{
    const auto known = IncidentStore(line.workspace()->state()).record(toText(options.id));
    if (!known)
        return line.fail(known.error());
    if (line.output == CommandLine::Output::Json)
        return line.print(incidentJson(known->incident, known->entries, nowOf(line)));
    for (const auto& row : incidentLines(known->incident, known->entries, nowOf(line)))
        line.print(row);
}

void showSuspects(CommandLine& line, const IncidentOptions& options)
{
    const auto lookBackMs = durationFromText(toText(options.within));
    if (lookBackMs <= 0)
        return line.fail(Error::make(ErrorKind::Invalid, QStringLiteral("--within"),
                                     QStringLiteral("It takes a time such as 90m or 24h.")));
    const auto known = IncidentStore(line.workspace()->state()).record(toText(options.id));
    if (!known)
        return line.fail(known.error());
    const auto& incident = known->incident;
    SuspectQuestion question;
    question.onsetMs = beganMs(incident);
    question.scope = scopeOfIncident(incident);
    question.lookBackMs = lookBackMs;
    question.most = options.most;
    const auto reading =
        loadTimeline(*line.workspace(), question.onsetMs - lookBackMs, question.onsetMs + 1, line.stop());
    if (!reading)
        return line.fail(reading.error());
    for (const auto& note : reading->notes)
        line.note(terminalText(note));
    if (!reading->notes.isEmpty())
        line.exitCode = ExitCode::Partial;
    if (incident.onsetMs == noTime)
        line.note(QStringLiteral("When it began is not known: what came before it was opened is ranked. "
                                 "`incident change --onset` says it."));
    const auto suspects = suspectsBefore(*reading->table, question);
    if (line.output == CommandLine::Output::Json)
        return line.print(suspectsJson(incident, question, *reading->table, suspects));
    if (suspects.empty())
        return line.note(QStringLiteral("Nothing is known to have changed in that time."));
    for (const auto& row : suspectsLines(*reading->table, suspects))
        line.print(row);
}

void onIncidentParsed(Command command, CommandLine& line, const std::shared_ptr<IncidentOptions>& options,
                      void (*work)(CommandLine&, const IncidentOptions&))
{
    line.onParsed(command, [&line, options, work] {
        if (line.workspace())
            work(line, *options);
    });
}

/// Options of one command that writes an entry.
Command writing(Command incident, const char* name, const char* help,
                const std::shared_ptr<IncidentOptions>& options)
{
    auto command = incident.subcommand(name, help);
    command.option("--by", options->by, "Who writes it; without it, the user of this computer")
        .valueName("NAME");
    return command;
}

} // namespace

void addIncidentCommand(Command app, CommandLine& line)
{
    auto incident =
        app.subcommand("incident", "Incidents: what happened, what it did to users, what was done");
    incident.requireSubcommand();
    incident.footer(
        "Everything written stays: entries are only added.\n"
        "Example:\n  pilothouse incident open --env prod --title 'fraud is slow' --severity sev2");
    auto options = std::make_shared<IncidentOptions>();

    auto open = writing(incident, "open", "Open an incident; prints its id", options);
    open.option("--env", options->environment, "The environment that it is in").valueName("NAME").required();
    open.option("--title", options->title, "What users notice, in a few words").valueName("TEXT").required();
    open.option("--severity", options->severity,
                "sev1 (everybody, now) to sev4; without it that of the alert's label, else sev3")
        .valueName("GRADE")
        .suggests({"sev1", "sev2", "sev3", "sev4"});
    open.option("--onset", options->onset, "When it began, as far as is known, e.g. -20m").valueName("TIME");
    open.option("--from", options->alert, "The alert that told of it: its name or fingerprint")
        .valueName("ALERT");
    open.option("--connection", options->connection,
                "Where that alert fires, if not everywhere is to be asked")
        .valueName("NAME");
    open.footer(
        "Where nobody can be asked, the alert is taken as it was seen last, and its age is told. What the\n"
        "environment's file says under \"impact\" of traffic and cost is written down with it.\n"
        "Example:\n  pilothouse incident open --env prod --title 'fraud is slow' --from LatencyHigh");
    onIncidentParsed(open, line, options, openIncident);

    auto list = incident.subcommand("list", "The open ones, the newest first");
    list.flag("--all", options->all, "The closed ones, too");
    list.option("--env", options->environment, "Only those of this environment").valueName("NAME");
    list.footer("Example:\n  pilothouse incident list --all");
    onIncidentParsed(list, line, options, listIncidents);

    auto show = incident.subcommand("show", "All that is known of one, and all that was said");
    show.option("ID", options->id, "Its id, as `incident list` has it").required();
    show.footer("Example:\n  pilothouse incident show inc-0a1b2c3d");
    onIncidentParsed(show, line, options, showIncident);

    auto suspects =
        incident.subcommand("suspects", "What changed before it began, the most suspicious first");
    suspects.option("ID", options->id, "Its id").required();
    suspects.option("--within", options->within, "How long before it began").valueName("TIME").showDefault();
    suspects.option("--most", options->most, "How many").valueName("N").showDefault().atLeastOne();
    suspects.footer(
        "Asks nobody. The score is closeness in time, times what the scope has in common, times how often\n"
        "something of its kind is a cause; --json has each, and why.\n"
        "Example:\n  pilothouse incident suspects inc-0a1b2c3d --within 6h");
    onIncidentParsed(suspects, line, options, showSuspects);

    auto note = writing(incident, "note", "Add a note", options);
    note.option("ID", options->id, "Its id").required();
    note.option("TEXT", options->text, "The note").required();
    note.option("--at", options->at, "The moment that it is about").valueName("TIME");
    note.footer("Example:\n  pilothouse incident note inc-0a1b2c3d 'the cache was emptied' --at -30m");
    onIncidentParsed(note, line, options, noteInIncident);

    auto change = writing(incident, "change", "Say what more is known of it; the rest stays", options);
    change.option("ID", options->id, "Its id").required();
    change.option("--title", options->title, "Another title").valueName("TEXT");
    change.option("--severity", options->severity, "sev1 to sev4")
        .valueName("GRADE")
        .suggests({"sev1", "sev2", "sev3", "sev4"});
    change.option("--onset", options->onset, "When it began").valueName("TIME");
    change.option("--endpoint", options->endpoints, "An affected endpoint; all of them")
        .valueName("NAME")
        .oneWordEach();
    change.option("--segment", options->segments, "An affected segment, e.g. country=DE; all of them")
        .valueName("SEGMENT")
        .oneWordEach();
    change
        .option("--traffic-share", options->trafficShare, "Share of their requests that is affected, 0 to 1")
        .valueName("SHARE");
    change.option("--requests-per-second", options->requestsPerSecond, "To the affected endpoints")
        .valueName("RATE");
    change.option("--requests-per-user", options->requestsPerUser, "Over the incident, to estimate users")
        .valueName("NUMBER");
    change.option("--error-share", options->errorShare, "Share of the affected requests that failed, 0 to 1")
        .valueName("SHARE");
    change.option("--cost-per-error", options->costPerError, "What a failed request costs")
        .valueName("AMOUNT");
    change.footer(
        "Example:\n  pilothouse incident change inc-0a1b2c3d --severity sev1 --endpoint payments/fraud "
        "--requests-per-second 40 --traffic-share 0.25");
    onIncidentParsed(change, line, options, changeIncident);

    addIncidentOnset(incident, line);

    auto end = writing(incident, "end", "Users are well again", options);
    end.option("ID", options->id, "Its id").required();
    end.option("TEXT", options->text, "By what it shows");
    end.option("--at", options->at, "Since when; without it, now").valueName("TIME");
    end.footer("Example:\n  pilothouse incident end inc-0a1b2c3d 'p95 is below 200 ms again' --at -10m");
    onIncidentParsed(end, line, options, endIncident);

    auto reopen = writing(incident, "reopen", "It is not over", options);
    reopen.option("ID", options->id, "Its id").required();
    reopen.option("REASON", options->text, "Why").required();
    reopen.footer("Example:\n  pilothouse incident reopen inc-0a1b2c3d 'it came back'");
    onIncidentParsed(reopen, line, options, reopenIncident);

    addIncidentDiagnosis(incident, line);
    addIncidentContainment(incident, line);
    addIncidentLogs(incident, line);
    addIncidentRules(incident, line);
}

} // namespace ph
