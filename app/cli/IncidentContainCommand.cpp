#include "app/cli/CommandLine.h"
#include "app/cli/IncidentContainLook.h"
#include "app/incidents/ContainmentSending.h"
#include "app/incidents/LoadContainment.h"
#include "models/values/Policy.h"
#include "services/containment/ContainmentOptions.h"
#include "services/incidents/EntryWords.h"
#include "services/incidents/IncidentStore.h"

#include <iostream>

namespace ph {

namespace {

struct ContainOptions {
    std::string id, take, reason, by, wait = "60s";
    bool dryRun = false, look = false;
};

nlohmann::json optionalJson(const std::optional<double>& number)
{
    return number ? jsonNumber(*number) : nlohmann::json();
}

nlohmann::json sentencesJson(const QStringList& texts)
{
    auto list = nlohmann::json::array();
    for (const auto& text : texts)
        list.push_back(jsonText(text));
    return list;
}

nlohmann::json containmentOptionJson(const ContainmentOption& option, const QString& reason)
{
    return {{"kind", jsonText(containmentKindName(option.kind))},
            {"target", jsonText(option.target)},
            {"standing", jsonText(containmentStandingName(option.standing))},
            {"missing", sentencesJson(option.missing)},
            {"effect", jsonText(option.effect)},
            {"does_not_fix", jsonText(option.doesNotFix)},
            {"share_before", optionalJson(option.shareBefore)},
            {"share_after", optionalJson(option.shareAfter)},
            {"requests_per_minute", optionalJson(option.requestsPerMinute)},
            {"users_per_minute", optionalJson(option.usersPerMinute)},
            {"radius", optionalJson(option.radius)},
            {"radius_text", jsonText(option.radiusText)},
            {"reversible", jsonText(reversibilityName(option.reversibility))},
            {"effect_ms", option.effectMs ? nlohmann::json(*option.effectMs) : nlohmann::json()},
            {"effect_ground", jsonText(option.effectGround)},
            {"who", jsonText(option.who)},
            {"permitted", jsonText(permitName(option.permit))},
            {"observed", jsonTime(option.observedMs)},
            {"command", jsonText(containmentCommand(option.act, reason))}};
}

QString aboutOrUnknown(const std::optional<std::int64_t>& ms)
{
    return ms ? QStringLiteral("about ") + durationText(*ms) : QStringLiteral("unknown");
}

/// All of one option for a terminal; what is not known is said.
QStringList containmentOptionLines(int number, const ContainmentOption& option, std::int64_t nowMs)
{
    QStringList lines{QStringLiteral("%1. %2 (%3)")
                          .arg(number)
                          .arg(containmentChoice(option), containmentStandingName(option.standing))};
    const auto add = [&lines](const QString& name, const QString& text) {
        if (!text.isEmpty())
            lines << QStringLiteral("   %1: %2").arg(name, text);
    };
    for (const auto& text : option.missing)
        add(QStringLiteral("missing"), text);
    if (option.standing == ContainmentOption::Standing::Impossible)
        return lines;
    add(QStringLiteral("effect"), option.effect);
    add(QStringLiteral("does not fix"), option.doesNotFix);
    add(QStringLiteral("touches"),
        QStringLiteral("%1 (%2)").arg(
            option.radiusText, option.radius
                                   ? QStringLiteral("%1 % of the requests").arg(*option.radius, 0, 'g', 4)
                                   : QStringLiteral("share unknown")));
    if (option.kind != ContainmentKind::Silence)
        add(QStringLiteral("moves"),
            option.requestsPerMinute
                ? QStringLiteral("%1 requests a minute").arg(*option.requestsPerMinute, 0, 'g', 4)
                : QStringLiteral("requests a minute unknown"));
    add(QStringLiteral("way back"), reversibilityName(option.reversibility));
    add(QStringLiteral("works in"),
        QStringLiteral("%1: %2").arg(aboutOrUnknown(option.effectMs), option.effectGround));
    add(QStringLiteral("who"), QStringLiteral("%1 You may: %2.").arg(option.who, permitName(option.permit)));
    add(QStringLiteral("seen"),
        option.observedMs == noTime
            ? QStringLiteral("unknown when")
            : QStringLiteral("%1 min ago")
                  .arg(std::max<std::int64_t>(0, nowMs - option.observedMs) / 60'000));
    return lines;
}

nlohmann::json containedJson(const ContainmentRecord& record)
{
    return {{"act", jsonText(record.last.act)},
            {"target", jsonText(record.last.target)},
            {"standing", jsonText(containedStandingName(record.last.standing))},
            {"text", jsonText(record.last.text)},
            {"requested", jsonTime(record.askedMs)},
            {"told", jsonTime(record.lastMs)},
            {"by", jsonText(record.by)}};
}

void listContainment(CommandLine& line, const ContainmentFacts& facts,
                     const QList<ContainmentOption>& options)
{
    if (line.output == CommandLine::Output::Json) {
        auto list = nlohmann::json::array(), done = nlohmann::json::array();
        for (const auto& option : options)
            list.push_back(containmentOptionJson(option, facts.incident.id));
        for (const auto& record : facts.incident.containment)
            done.push_back(containedJson(record));
        return line.print(nlohmann::json{
            {"incident", jsonText(facts.incident.id)}, {"options", list}, {"contained", done}});
    }
    int number = 0;
    for (const auto& option : options) {
        for (const auto& row : containmentOptionLines(++number, option, facts.nowMs))
            line.print(terminalText(row));
    }
    for (const auto& record : facts.incident.containment)
        line.print(terminalText(QStringLiteral("%1 of %2: %3%4. %5")
                                    .arg(record.last.act, record.last.target,
                                         containedStandingName(record.last.standing),
                                         record.last.standing == IncidentContained::Standing::Asked
                                             ? QStringLiteral(", not seen yet (--look looks again)")
                                             : QString(),
                                         record.last.text)
                                    .trimmed()));
}

/// The option that KIND or KIND:TARGET means; the best of several of a kind is not guessed.
Result<ContainmentOption> optionMeant(const QList<ContainmentOption>& options, const QString& choice)
{
    const auto kind = containmentKindFromName(choice.section(u':', 0, 0));
    if (!kind)
        return fail(ErrorKind::Invalid, QStringLiteral("--take"),
                    QStringLiteral("It takes one of %1, and a target behind a colon.")
                        .arg(containmentKindNames().join(QStringLiteral(", "))));
    const auto target = choice.section(u':', 1);
    QList<ContainmentOption> found;
    QStringList names;
    for (const auto& option : options) {
        if (option.kind != *kind || (!target.isEmpty() && option.target != target))
            continue;
        found.append(option);
        names << containmentChoice(option);
    }
    if (found.isEmpty())
        return fail(ErrorKind::NotFound, choice, QStringLiteral("There is nothing of this target."));
    const auto possible = std::count_if(found.cbegin(), found.cend(), [](const ContainmentOption& option) {
        return option.standing == ContainmentOption::Standing::Possible;
    });
    if (found.size() > 1 && possible != 1)
        return fail(ErrorKind::Invalid, choice,
                    QStringLiteral("There are several: %1.").arg(names.join(QStringLiteral(", "))));
    return found.constFirst(); // they are ranked: the only possible one is the first
}

/// What would be sent. Without a network the command is told all the same.
void tryTaking(CommandLine& line, const ContainmentOption& option, const QString& reason)
{
    if (option.act.how == ContainmentAct::How::None)
        return line.fail(
            Error::make(ErrorKind::Unsupported, containmentChoice(option), option.missing.join(u' ')));
    const auto tried = tryContainment(*line.workspace(), option, line.stop());
    if (line.output == CommandLine::Output::Json) {
        auto document = containmentOptionJson(option, reason);
        document["dry_run"] = true;
        document["would_send"] = tried ? sentencesJson(*tried) : nlohmann::json();
        document["why_not"] = tried ? nlohmann::json() : jsonText(tried.error().detail);
        line.print(document);
    } else {
        line.print(terminalText(containmentCommand(option.act, reason)));
        for (const auto& text : tried.value_or(QStringList()))
            line.print(terminalText(text));
    }
    for (const auto& text : option.missing)
        line.note(terminalText(text));
    if (!tried) {
        line.note(terminalText(QStringLiteral("It could not be tried, and could not be sent now: %1 %2")
                                   .arg(tried.error().where, tried.error().detail)));
        line.exitCode = exitCodeOf(tried.error());
    }
}

void take(CommandLine& line, const Incident& incident, const ContainmentOption& option,
          const ContainmentWords& words)
{
    if (line.output == CommandLine::Output::Text)
        line.print(
            terminalText(containmentCommand(option.act, incident.id + QStringLiteral(": ") + words.reason)));
    std::cout.flush(); // what is asked for stands there before it is
    const auto contained = takeContainment(*line.workspace(), incident, option, words, line.stop());
    if (!contained)
        return line.fail(contained.error());
    if (contained->standing == IncidentContained::Standing::Asked)
        line.exitCode = line.stop().stop_requested() ? ExitCode::Cancelled : ExitCode::Partial;
    else if (contained->standing == IncidentContained::Standing::Failed)
        line.exitCode = ExitCode::Failed;
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"incident", jsonText(incident.id)},
                                         {"act", jsonText(contained->act)},
                                         {"target", jsonText(contained->target)},
                                         {"standing", jsonText(containedStandingName(contained->standing))},
                                         {"text", jsonText(contained->text)},
                                         {"dry_run", false}});
    line.print(terminalText(
        QStringLiteral("%1: %2").arg(containedStandingName(contained->standing), contained->text)));
}

void containIncident(CommandLine& line, const ContainOptions& options)
{
    auto& workspace = *line.workspace();
    const auto known = IncidentStore(workspace.state()).record(toText(options.id));
    if (!known)
        return line.fail(known.error());
    const auto waitMs = durationFromText(toText(options.wait));
    if (waitMs <= 0)
        return line.fail(Error::make(ErrorKind::Invalid, QStringLiteral("--wait"),
                                     QStringLiteral("Say how long, e.g. 60s or 5m.")));
    const auto facts = loadContainment(workspace, known->incident, line.stop());
    if (!facts)
        return line.fail(facts.error());
    const auto all = containmentOptions(*facts);
    if (options.take.empty()) {
        for (const auto& text : facts->unknown) {
            line.note(terminalText(text));
            line.exitCode = ExitCode::Partial;
        }
        return listContainment(line, *facts, all);
    }
    const auto option = optionMeant(all, toText(options.take));
    if (!option)
        return line.fail(option.error());
    const auto reason = toText(options.reason);
    if (options.dryRun)
        return tryTaking(line, *option, QStringLiteral("%1: %2").arg(known->incident.id, reason));
    take(line, known->incident, *option, {reason, authorOf(options.by), std::chrono::milliseconds(waitMs)});
}

} // namespace

void addIncidentContainment(Command incident, CommandLine& line)
{
    auto options = std::make_shared<ContainOptions>();
    auto command = incident.subcommand("contain", "How its harm can be limited now, the least drastic first");
    command.option("ID", options->id, "Its id").required();
    const auto take =
        command
            .option("--take", options->take,
                    "Do this one: reduce-canary, shift-traffic, fallback, rollback, pin-prompt or "
                    "silence, as the list has it")
            .valueName("KIND[:TARGET]");
    command
        .flag("--look", options->look,
              "Look whether what was asked for and not seen is done by now; it only reads")
        .excludes(take);
    command.flag("--dry-run", options->dryRun, "Only tell what would be sent").needs(take);
    command.option("--reason", options->reason, "Why; the incident, the ledger and others read it")
        .valueName("TEXT")
        .needs(take);
    command.option("--wait", options->wait, "How long to look for what was asked for")
        .valueName("TIME")
        .showDefault()
        .needs(take);
    command.option("--by", options->by, "Who does it; without it, the user of this computer")
        .valueName("NAME");
    command.footer(
        "The list asks nobody: it goes by what was cached, and says what is not known. What is done goes the "
        "way "
        "of `rollback`, `release abort`, `traffic` and `silence add`, once, with their rights.\n"
        "--look asks those who were asked then, and writes down what is there; nothing is asked for again.\n"
        "Exit codes of --take and --look: 0 seen, 7 requested and not seen yet, 1 it failed or is not "
        "possible, or "
        "what is there speaks against it, 4 not permitted.\n"
        "Example:\n  pilothouse incident contain inc-0a1b2c3d --take reduce-canary --reason 'errors of v7' "
        "--dry-run");
    line.onParsed(command, [&line, options] {
        if (line.workspace() && options->look)
            lookAtContained(line, toText(options->id));
        else if (line.workspace())
            containIncident(line, *options);
    });
}

} // namespace ph
