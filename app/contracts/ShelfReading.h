#pragma once

#include "models/values/ContractDraft.h"
#include "services/contracts/ContractShelf.h"
#include "services/yaml/YamlTree.h"

namespace ph {

QList<TextProblem> textProblems(const QList<FileProblem>& problems);

/// Every file of the shelf with its text and its age: contracts by name, then those that are none, with what
/// is wrong with them. Blocking; errors of ContractShelf::contracts().
Result<QList<ShelvedContract>> readShelf(const ContractShelf& shelf);

/// A text that is edited, held against the others of the shelf. `file`: its own, empty for a new one.
ContractDraftReading readDraft(const QByteArray& text, const QString& file, QList<DataContract> contracts,
                               const QStringList& files);

} // namespace ph
