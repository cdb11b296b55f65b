#pragma once

#include "models/values/FeatureDispute.h"
#include "models/values/ItemFault.h"
#include "models/values/Result.h"

namespace ph {

/// Contracts that are kept, and files beside them that are none.
struct KeptContracts {
    QList<DataContract> contracts; ///< by name
    QStringList files;             ///< of each
    QList<ItemFault> faults;
};

/// Where contracts of all teams are kept: a folder of *.yaml files that people may edit. Nothing is deleted:
/// what is removed or replaced goes into the folder "removed". Blocking.
class ContractShelf {
public:
    /// Made where it is missing, once something is kept.
    explicit ContractShelf(QString folder);

    /// What lies there now. Contracts that have no name, or one that another has, are faults.
    Result<KeptContracts> contracts() const;

    enum class Added : std::uint8_t { New, Replaced, Unchanged };
    /// Keeps the file's own bytes. Errors of contractIn(); Invalid where the contract has no name, or would
    /// define a frozen feature in yet another way, see frozenChanges(); Storage.
    Result<Added> add(const QString& file, std::int64_t nowMs);

    /// Where it lies now. NotFound, Storage.
    Result<QString> remove(const QString& name, std::int64_t nowMs);
    /// The same of one of its files, whatever is in that.
    Result<QString> putAside(const QString& file, std::int64_t nowMs);

    const QString& folder() const { return folder_; }
    /// Where a contract of this name would come to lie: a path that is free.
    QString freePath(const QString& name) const;

private:
    QString folder_;
};

} // namespace ph
