#include "app/cli/CommandLine.h"
#include "app/cli/TerminalProgress.h"
#include "app/oncall/KeepFresh.h"
#include "models/tables/Format.h"
#include "models/values/Policy.h"
#include "services/oncall/OnCallStore.h"

namespace ph {

namespace {

struct OnCallWords {
    std::string environment, budget, every;
};

nlohmann::json onCallToldJson(const OnCallTold& told)
{
    return {{"part", jsonText(onCallPartName(told.part))},
            {"source", told.isAsked() ? jsonText(told.source) : nlohmann::json()},
            {"count", told.count},
            {"seen", jsonTime(told.seenMs)},
            {"error", told.trouble ? jsonText(errorKindName(told.trouble->kind)) : nlohmann::json()},
            {"detail", told.trouble ? jsonText(told.trouble->detail) : nlohmann::json()}};
}

nlohmann::json onCallJson(const OnCallStanding& standing, std::int64_t nowMs)
{
    auto told = nlohmann::json::array();
    nlohmann::json leftOut, bytes, ended;
    if (standing.last) {
        for (const auto& one : standing.last->told)
            told.push_back(onCallToldJson(one));
        const auto& out = standing.last->leftOut;
        leftOut = {{"points", out.points},
                   {"logs", out.logs},
                   {"before", jsonTime(out.beforeMs)},
                   {"series", out.series},
                   {"over_bytes", out.overBytes}};
        bytes = standing.last->bytes;
        ended = jsonTime(standing.last->endedMs);
    }
    return {{"environment", jsonText(standing.pin.environment)},
            {"budget_bytes", standing.pin.budgetBytes},
            {"every_ms", standing.pin.everyMs},
            {"pinned", jsonTime(standing.pin.pinnedMs)},
            {"state", jsonText(onCallStateName(onCallState(standing, nowMs)))},
            {"fresh_since", jsonTime(freshSinceMs(standing))},
            {"refreshed", ended},
            {"bytes", bytes},
            {"left_out", leftOut},
            {"sources", told}};
}

QString onCallSize(const OnCallStanding& standing)
{
    const auto budget = formatBytes(standing.pin.budgetBytes);
    return standing.last ? QStringLiteral("%1 of %2").arg(formatBytes(standing.last->bytes), budget)
                         : QStringLiteral("– of %1").arg(budget);
}

QString onCallAge(const OnCallStanding& standing, std::int64_t nowMs)
{
    const auto sinceMs = freshSinceMs(standing);
    if (sinceMs != noTime)
        return formatSeenAge(sinceMs, nowMs);
    return standing.last ? QStringLiteral("not whole yet") : QStringLiteral("never");
}

void noteOnCall(CommandLine& line, const OnCallStanding& standing)
{
    if (!standing.last)
        return;
    for (const auto& told : standing.last->told) {
        const auto part = onCallPartName(told.part);
        if (!told.isAsked())
            line.note(QStringLiteral("%1: nobody can be asked for %2").arg(standing.pin.environment, part));
        else if (told.trouble)
            line.note(QStringLiteral("%1: %2 of %3: %4: %5")
                          .arg(standing.pin.environment, part, terminalText(told.source),
                               errorKindName(told.trouble->kind), terminalText(told.trouble->detail)));
    }
    const auto& out = standing.last->leftOut;
    if (out.points > 0 || out.logs > 0)
        line.note(QStringLiteral("%1: no room for %2 points of metrics and %3 logs from before %4")
                      .arg(standing.pin.environment, formatCount(out.points), formatCount(out.logs),
                           formatLocalTime(out.beforeMs)));
    if (out.series > 0)
        line.note(QStringLiteral("%1: %2 series left out, beyond the first 100 of an expression")
                      .arg(standing.pin.environment, formatCount(out.series)));
    if (out.overBytes > 0)
        line.note(QStringLiteral("%1: what may not go is %2 more than the budget")
                      .arg(standing.pin.environment, formatBytes(out.overBytes)));
}

void printOnCall(CommandLine& line, const std::vector<OnCallStanding>& standings)
{
    const auto nowMs = toMs(line.workspace()->clock()());
    if (line.output == CommandLine::Output::Json) {
        auto list = nlohmann::json::array();
        for (const auto& standing : standings)
            list.push_back(onCallJson(standing, nowMs));
        return line.print(nlohmann::json{{"environments", list}});
    }
    if (standings.empty())
        return line.note(QStringLiteral("No environment is pinned; `oncall pin --env NAME` does it."));
    QList<QStringList> rows;
    for (const auto& standing : standings)
        rows.append(
            {standing.pin.environment, onCallStateName(onCallState(standing, nowMs)),
             onCallAge(standing, nowMs), onCallSize(standing),
             standing.pin.everyMs == 0 ? QStringLiteral("by hand") : durationText(standing.pin.everyMs),
             QString::number(troublesOf(standing))});
    const auto table =
        alignedLines({QStringLiteral("ENVIRONMENT"), QStringLiteral("STATE"), QStringLiteral("SEEN"),
                      QStringLiteral("KEPT"), QStringLiteral("EVERY"), QStringLiteral("TROUBLES")},
                     rows, {5});
    for (const auto& row : table)
        line.print(row);
    for (const auto& standing : standings)
        noteOnCall(line, standing);
}

void pinEnvironment(CommandLine& line, const OnCallWords& words)
{
    OnCallPin pin{.environment = toText(words.environment)};
    OnCallStore store(line.workspace()->state());
    if (const auto known = store.standing(pin.environment))
        pin = known->pin; // what is not said stays
    if (!words.budget.empty() && (pin.budgetBytes = bytesFromText(toText(words.budget))) == 0)
        return line.fail(Error::make(ErrorKind::Invalid, QStringLiteral("--budget"),
                                     QStringLiteral("It takes a size such as 256MiB or 1GiB.")));
    const auto every = toText(words.every);
    const bool isByHand = every == QLatin1String("0") || every == QLatin1String("never");
    if (!every.isEmpty() && (pin.everyMs = durationFromText(every)) == 0 && !isByHand)
        return line.fail(Error::make(ErrorKind::Invalid, QStringLiteral("--every"),
                                     QStringLiteral("It takes a time such as 15m, or 0: by hand only.")));
    const auto standing = pinForOnCall(*line.workspace(), pin);
    if (!standing)
        return line.fail(standing.error());
    if (line.output == CommandLine::Output::Json)
        return line.print(onCallJson(*standing, toMs(line.workspace()->clock()())));
    line.print(QStringLiteral("%1 is pinned for on-call: at most %2, %3")
                   .arg(standing->pin.environment, formatBytes(standing->pin.budgetBytes),
                        standing->pin.everyMs == 0
                            ? QStringLiteral("refreshed by hand")
                            : QStringLiteral("refreshed every %1 while the window is open")
                                  .arg(durationText(standing->pin.everyMs))));
    if (!standing->last)
        line.note(QStringLiteral("Nothing was brought in yet; `oncall refresh` does it now."));
}

void unpinEnvironment(CommandLine& line, const OnCallWords& words)
{
    const auto name = toText(words.environment);
    if (const auto gone = OnCallStore(line.workspace()->state()).unpin(name); !gone)
        return line.fail(gone.error());
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"unpinned", jsonText(name)}});
    line.print(QStringLiteral("%1 is refreshed no more; what was kept stays until `retention` says otherwise")
                   .arg(name));
}

void listOnCall(CommandLine& line)
{
    const auto standings = OnCallStore(line.workspace()->state()).standings();
    if (!standings)
        return line.fail(standings.error());
    printOnCall(line, *standings);
}

void refreshOnCall(CommandLine& line, const OnCallWords& words)
{
    const auto stop = line.stop();
    OnCallStore store(line.workspace()->state());
    auto standings = store.standings();
    if (!standings)
        return line.fail(standings.error());
    if (!words.environment.empty()) {
        const auto one = store.standing(toText(words.environment));
        if (!one)
            return line.fail(one.error());
        standings = std::vector{*one};
    }
    std::vector<OnCallStanding> refreshed;
    for (const auto& standing : *standings) {
        const auto& name = standing.pin.environment;
        const auto now = [&] {
            TerminalProgress shown;
            return keepFresh(
                *line.workspace(), name, OnCallAsking::ByHand,
                [&](const QString& text, qint64 done, qint64 total) {
                    shown.show(name, {text, done, total});
                },
                stop);
        }();
        if (!now)
            return line.fail(now.error());
        if (troublesOf(*now) > 0)
            line.exitCode = ExitCode::Partial;
        refreshed.push_back(*now);
    }
    printOnCall(line, refreshed);
}

} // namespace

void addOnCallCommand(Command app, CommandLine& line)
{
    auto onCall = app.subcommand("oncall", "Environments that are kept to be inspected without a network");
    onCall.requireSubcommand();
    onCall.footer("Example:\n  pilothouse oncall pin --env production && pilothouse oncall refresh");
    const auto add = [&](const char* name, const char* help, const char* footer,
                         void (*work)(CommandLine&, const OnCallWords&)) {
        auto command = onCall.subcommand(name, help);
        auto words = std::make_shared<OnCallWords>();
        command.footer(footer);
        line.onParsed(command, [&line, words, work] {
            if (line.workspace())
                work(line, *words);
        });
        return std::pair(command, words);
    };

    auto [pin, pinned] = add(
        "pin", "Keep an environment, or change how it is kept",
        "While the window is open it is refreshed as often as --every says; `oncall refresh` does it now.\n"
        "Over the budget, the oldest windows of metrics and logs of closed incidents go first; never what\n"
        "people wrote, nor what an incident that is not closed may need.\n"
        "Exits with 3 where there is no such environment.\n"
        "Example:\n  pilothouse oncall pin --env production --budget 256MiB --every 15m",
        pinEnvironment);
    pin.option("--env", pinned->environment, "Its name").valueName("NAME").required();
    pin.option("--budget", pinned->budget, "What may be kept of it: 256MiB unless said").valueName("SIZE");
    pin.option("--every", pinned->every, "How old it may get: 15m unless said; 0: by hand only")
        .valueName("TIME");

    auto [unpin, unpinned] = add("unpin", "Refresh it no more",
                                 "What was kept stays until `retention` says otherwise.\n"
                                 "Example:\n  pilothouse oncall unpin --env production",
                                 unpinEnvironment);
    unpin.option("--env", unpinned->environment, "Its name").valueName("NAME").required();

    add("list", "What is pinned, how old it is, what it takes, and what it lacks",
        "Asks nobody.\nExample:\n  pilothouse --json oncall list",
        [](CommandLine& on, const OnCallWords&) { listOnCall(on); });

    auto [refresh, refreshed] =
        add("refresh", "Bring in now what is needed of it without a network",
            "Asks each source once, and only reads. Exits with 7 where one of them did not answer, or not\n"
            "whole: what it gave before stays, with its age.\n"
            "Example:\n  pilothouse oncall refresh --env production",
            refreshOnCall);
    refresh.option("--env", refreshed->environment, "Only this one").valueName("NAME");
}

} // namespace ph
