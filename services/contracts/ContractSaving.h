#pragma once

#include "models/values/ContractDraft.h"
#include "services/contracts/ContractShelf.h"

namespace ph {

struct SavedContract {
    QString name, file;
    enum class Written : std::uint8_t { New, Replaced, Unchanged } written = Written::New;
};

/// Keeps a text that was edited, in the place of the file that it was opened from: also where that was no
/// contract, or had another name. What is replaced goes into the folder "removed". Blocking.
///
/// Unreadable with every problem, a line each; Invalid where it has no name, or would define a frozen feature
/// in yet another way, see frozenChanges(); Storage. Conflict where somebody changed the file since it was
/// opened, or another file holds a contract of its name, unless the draft says to replace them.
Result<SavedContract> saveContract(ContractShelf& shelf, const ContractDraft& draft, std::int64_t nowMs);

/// Puts a file of the folder "removed" back. Conflict where something else lies in its place by now, or has
/// its name; Storage.
Result<void> putContractBack(const ContractShelf& shelf, const QString& aside, const QString& file);

} // namespace ph
