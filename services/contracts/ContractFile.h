#pragma once

#include "models/values/DataContract.h"
#include "models/values/Result.h"
#include "services/yaml/YamlTree.h"

namespace ph {

/// A contract, or everything that is wrong with its text.
struct ContractReading {
    std::optional<DataContract> contract; ///< only without problems
    QList<FileProblem> problems;          ///< in the order of the file
};

/// A contract of 20,000 columns is some megabytes.
inline constexpr qsizetype maxContractBytes = 16 * 1024 * 1024;

/// Reads a contract written in YAML, of the keys of contractFields() and with the eyes of contractProblems():
/// the gate `data-contract` takes the same as its settings.
ContractReading readContract(const QByteArray& yaml);

/// The same from a file. NotFound; Storage where it cannot be read.
Result<ContractReading> loadContract(const QString& file);

/// The same, where only a contract will do: Unreadable with every problem, a line each.
Result<DataContract> contractIn(const QString& file);
Result<DataContract> onlyContract(ContractReading reading, const QString& file);

} // namespace ph
