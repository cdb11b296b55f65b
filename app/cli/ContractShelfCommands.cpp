#include "app/cli/ContractShelfCommands.h"

#include "app/cli/ContractOutput.h"
#include "services/contracts/ContractFile.h"

namespace ph {

namespace {

const char* addedWord(ContractShelf::Added added)
{
    switch (added) {
    case ContractShelf::Added::New:
        return "new";
    case ContractShelf::Added::Replaced:
        return "replaced";
    case ContractShelf::Added::Unchanged:
        return "unchanged";
    }
    return "";
}

/// Exits: 0 kept, 7 kept and disputed, 2 refused because a feature is frozen, 1 no contract, 3 no such file.
void addContract(CommandLine& line, const QString& file)
{
    auto shelf = contractShelf(line);
    const auto added = shelf.add(file, toMs(systemNow()));
    if (!added)
        return line.fail(added.error());
    const auto contract = contractIn(file);
    const auto kept = shelf.contracts();
    if (!contract || !kept)
        return line.fail(contract ? kept.error() : contract.error());
    const auto frozen = disputesOf(*contract, featureDisputes(kept->contracts));
    if (line.output == CommandLine::Output::Json)
        line.print(nlohmann::json{{"contract", jsonText(contract->name)},
                                  {"added", addedWord(*added)},
                                  {"frozen", disputesJson(frozen)}});
    else
        line.print(
            terminalText(QStringLiteral("%1: %2").arg(contract->name, QLatin1String(addedWord(*added)))));
    for (const auto& dispute : frozen)
        line.note(terminalText(frozenText(dispute)));
    if (!frozen.isEmpty())
        line.exitCode = ExitCode::Partial;
}

void listContracts(CommandLine& line)
{
    const auto kept = contractShelf(line).contracts();
    if (!kept)
        return line.fail(kept.error());
    const auto disputes = featureDisputes(kept->contracts);
    auto all = nlohmann::json::array();
    QList<QStringList> rows;
    for (qsizetype i = 0; i < kept->contracts.size(); ++i) {
        const auto& contract = kept->contracts[i];
        QStringList frozen;
        for (const auto& dispute : disputesOf(contract, disputes))
            frozen.append(dispute.feature);
        auto names = nlohmann::json::array();
        for (const auto& name : frozen)
            names.push_back(jsonText(name));
        all.push_back({{"name", jsonText(contract.name)},
                       {"team", jsonText(contract.team)},
                       {"owner", jsonText(contract.owner)},
                       {"description", jsonText(contract.description)},
                       {"dataset", jsonText(contract.dataset)},
                       {"columns", contract.columns.size()},
                       {"frozen", names},
                       {"file", jsonText(kept->files[i])}});
        rows.append({terminalText(contract.name), terminalText(contract.team), terminalText(contract.owner),
                     QString::number(contract.columns.size()),
                     terminalText(frozen.join(QStringLiteral(", ")))});
    }
    if (line.output == CommandLine::Output::Json) {
        line.print(nlohmann::json{{"contracts", all}});
    } else if (!rows.isEmpty()) {
        const QStringList header{QStringLiteral("NAME"), QStringLiteral("TEAM"), QStringLiteral("OWNER"),
                                 QStringLiteral("COLUMNS"), QStringLiteral("FROZEN")};
        for (const auto& text : alignedLines(header, rows, {3}))
            line.print(text);
    }
    noteFaults(line, kept->faults);
    if (!kept->faults.isEmpty())
        line.exitCode = ExitCode::Partial;
}

void removeContract(CommandLine& line, const QString& name)
{
    const auto aside = contractShelf(line).remove(name, toMs(systemNow()));
    if (!aside)
        return line.fail(aside.error());
    if (line.output == CommandLine::Output::Json)
        line.print(nlohmann::json{{"removed", jsonText(name)}, {"file", jsonText(*aside)}});
    else
        line.print(terminalText(QStringLiteral("%1 lies at %2 now").arg(name, *aside)));
}

/// Exits: 0 none, 2 there are some, 7 none that is known of, for some files are no contracts.
void showConflicts(CommandLine& line)
{
    const auto kept = contractShelf(line).contracts();
    if (!kept)
        return line.fail(kept.error());
    const auto disputes = featureDisputes(kept->contracts);
    if (line.output == CommandLine::Output::Json) {
        line.print(nlohmann::json{{"disputes", disputesJson(disputes)}});
    } else {
        for (const auto& dispute : disputes)
            line.print(terminalText(frozenText(dispute)));
    }
    noteFaults(line, kept->faults);
    if (!disputes.isEmpty())
        line.exitCode = ExitCode(2);
    else if (!kept->faults.isEmpty())
        line.exitCode = ExitCode::Partial;
}

} // namespace

ContractShelf contractShelf(const CommandLine& line)
{
    return ContractShelf(QString::fromStdString((line.workspaceFolder / "contracts").string()));
}

void noteFaults(CommandLine& line, const QList<ItemFault>& faults)
{
    for (const auto& fault : faults)
        line.note(QStringLiteral("pilothouse: %1: %2")
                      .arg(terminalText(fault.item), terminalText(fault.error.detail)));
}

void addContractShelfCommands(Command contract, CommandLine& line)
{
    auto add = contract.subcommand("add", "Keeps a contract in the workspace, beside those of other teams");
    auto file = std::make_shared<std::string>();
    add.option("FILE", *file, "A contract in YAML, with a name").required();
    add.footer(
        "One of the same name is replaced. A feature that contracts define differently is frozen: "
        "nobody may\ndefine it in yet another way until they agree.\n"
        "Exits with 0 where it is kept, 7 where it is kept and a feature of it is frozen, 2 where it is\n"
        "refused because of a frozen feature, 3 where there is no such file, 1 where it is no contract.\n"
        "Example:\n"
        "  pilothouse contract add payments.yaml");
    line.onParsed(add, [&line, file] { addContract(line, toText(*file)); });

    auto list = contract.subcommand("list", "The contracts of the workspace");
    list.footer("They are the *.yaml files of its folder contracts.\nExample:\n  pilothouse contract list");
    line.onParsed(list, [&line] { listContracts(line); });

    auto remove = contract.subcommand("remove", "Puts a contract into contracts/removed");
    auto name = std::make_shared<std::string>();
    remove.option("NAME", *name, "Of the contract").required();
    remove.footer("Example:\n  pilothouse contract remove payments");
    line.onParsed(remove, [&line, name] { removeContract(line, toText(*name)); });

    auto conflicts = contract.subcommand("conflicts", "Features that contracts define differently");
    conflicts.footer(
        "By type, unit or owner; who says nothing of a unit or an owner does not disagree.\n"
        "Exits with 0 where there is none, 2 where there is one, 7 where files are no contracts.\n"
        "Example:\n"
        "  pilothouse contract conflicts");
    line.onParsed(conflicts, [&line] { showConflicts(line); });
}

} // namespace ph
