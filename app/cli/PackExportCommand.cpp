#include "app/cli/CommandLine.h"
#include "app/cli/PackOutput.h"
#include "app/cli/TerminalProgress.h"
#include "app/cli/TrustedKeys.h"
#include "app/packs/ExportPack.h"
#include "app/packs/OpenedPack.h"
#include "models/tables/Format.h"

#include <QFileInfo>

namespace ph {

namespace {

struct ExportWords {
    std::string incident, environment, out;
    std::vector<std::string> runbooks;
    bool force = false, isUnsigned = false;
};

struct MergeWords {
    std::string file;
    std::vector<std::string> keys;
};

Error mistakenExport(const char* where, const QString& why)
{
    return Error::make(ErrorKind::Invalid, QLatin1String(where), why);
}

/// Of `pack`, 2 is a verdict: what cannot be judged at all is 1.
void failExport(CommandLine& line, const Error& error)
{
    line.fail(error);
    if (line.exitCode == ExitCode::Usage)
        line.exitCode = ExitCode::Failed;
    if (error.kind == ErrorKind::Unreadable)
        line.exitCode = ExitCode(2);
}

void runExport(CommandLine& line, const ExportWords& words)
{
    const auto stop = line.stop();
    if (!line.workspace())
        return;
    if (words.incident.empty() == words.environment.empty())
        return failExport(line, mistakenExport("--incident", QStringLiteral("Name either an incident or an "
                                                                            "environment.")));
    const auto file = toText(words.out);
    if (!words.force && QFileInfo::exists(file))
        return failExport(line,
                          Error::make(ErrorKind::Conflict, file,
                                      QStringLiteral("This file is there already; --force replaces it.")));
    PackOrder order{{words.incident.empty() ? PackKind::Environment : PackKind::Incident,
                     toText(words.incident.empty() ? words.environment : words.incident),
                     {}}};
    order.signing = words.isUnsigned ? PackOrder::Signing::None : PackOrder::Signing::OwnKey;
    for (const auto& runbook : words.runbooks)
        order.runbooks << toText(runbook);
    const auto exported = [&] {
        TerminalProgress shown;
        return exportPack(
            *line.workspace(), order, file,
            [&](const QString& text, qint64 done, qint64 total) {
                shown.show(QStringLiteral("pack"), {text, done, total});
            },
            stop);
    }();
    if (!exported)
        return failExport(line, exported.error());
    for (const auto& note : exported->notes)
        line.note(terminalText(note));
    if (!exported->notes.isEmpty())
        line.exitCode = ExitCode::Partial;
    if (exported->signedBy.isEmpty() && !words.isUnsigned)
        line.note(QStringLiteral("Not signed: there is no key here. `ledger key` makes one."));
    if (line.output == CommandLine::Output::Text)
        return line.print(terminalText(file));
    line.print(nlohmann::json{
        {"file", jsonText(file)},
        {"bytes", QFileInfo(file).size()},
        {"about",
         {{"kind", jsonText(packKindName(exported->manifest.about.kind))},
          {"id", jsonText(exported->manifest.about.id)},
          {"name", jsonText(exported->manifest.about.name)}}},
        {"entries", exported->manifest.entries.size()},
        {"signed_by", exported->signedBy.isEmpty() ? nlohmann::json() : jsonText(exported->signedBy)}});
}

void runMerge(CommandLine& line, const MergeWords& words)
{
    const auto stop = line.stop();
    if (!line.workspace())
        return;
    const auto keys = trustedKeys(line, words.keys);
    if (!keys)
        return failExport(line, keys.error());
    const auto pack = openWholePack(toText(words.file), *keys, stop);
    if (!pack)
        return failExport(line, pack.error());
    const auto merged = IncidentStore(line.workspace()->state()).merge((*pack)->entries);
    if (!merged)
        return failExport(line, merged.error());
    if ((*pack)->verdict.standing() != PackStanding::Whole || !merged->differing.isEmpty())
        line.exitCode = ExitCode::Partial;
    if ((*pack)->verdict.standing() != PackStanding::Whole)
        line.note(verdictLine((*pack)->verdict));
    for (const auto& id : merged->differing)
        line.note(QStringLiteral("Entry %1 is here with another text, and stays as it is.").arg(id));
    if (line.output == CommandLine::Output::Text)
        return line.print(QStringLiteral("%1 added, %2 known").arg(merged->added).arg(merged->known));
    auto differing = nlohmann::json::array();
    for (const auto& id : merged->differing)
        differing.push_back(jsonText(id));
    line.print(nlohmann::json{{"added", merged->added}, {"known", merged->known}, {"differing", differing}});
}

} // namespace

void addPackExport(Command pack, CommandLine& line)
{
    auto command = pack.subcommand("export", "Everything that is cached about an incident or environment");
    auto words = std::make_shared<ExportWords>();
    command.option("--incident", words->incident, "Its environment, around it").valueName("ID");
    command.option("--env", words->environment, "All of it").valueName("NAME");
    command.option("--out", words->out, "A .phpack file").valueName("FILE").required();
    command.option("--runbook", words->runbooks, "A file that goes with it").valueName("FILE").oneWordEach();
    command.flag("--unsigned", words->isUnsigned, "Without the signature of the own key");
    command.flag("--force", words->force, "Replaces a file that is there");
    command.footer(
        "Asks no server. Secrets are hidden in all of it; where it is cancelled, no file is left.\n"
        "Of an incident it holds the environment from a week before it began until a day after its end.\n"
        "Exits with 7 where some of it could not be read, 3 where there is no such incident,\n"
        "environment or runbook.\n"
        "Examples:\n"
        "  pilothouse pack export --incident inc-0a1b2c3d --out incident.phpack\n"
        "  pilothouse pack export --env production --runbook runbook.md --out production.phpack");
    line.onParsed(command, [&line, words] { runExport(line, *words); });

    auto merge = pack.subcommand("merge", "Join a pack's record of incidents into this workspace's");
    auto merged = std::make_shared<MergeWords>();
    merge.option("FILE", merged->file, "A .phpack file").required();
    merge.option("--key", merged->keys, "A public key to trust besides the workspace's")
        .valueName("ed25519:…")
        .oneWordEach();
    merge.footer(
        "Adds notes and all else that was written elsewhere, each once, whatever is joined first; nothing\n"
        "here is changed. A pack that was tampered with is refused.\n"
        "Exits with 7 where nobody known signed it, or an entry is here with another text; else as\n"
        "`pack verify` does.\n"
        "Example:\n"
        "  pilothouse pack merge from-ada.phpack");
    line.onParsed(merge, [&line, merged] { runMerge(line, *merged); });
}

} // namespace ph
