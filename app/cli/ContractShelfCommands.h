#pragma once

#include "app/cli/CommandLine.h"
#include "services/contracts/ContractShelf.h"

namespace ph {

/// The contracts of the workspace.
ContractShelf contractShelf(const CommandLine& line);
/// Files of it that are no contracts, to stderr.
void noteFaults(CommandLine& line, const QList<ItemFault>& faults);

/// add, list, remove, conflicts.
void addContractShelfCommands(Command contract, CommandLine& line);

} // namespace ph
