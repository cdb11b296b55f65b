#include "services/contracts/ContractSaving.h"

#include "models/values/WholeFile.h"
#include "services/contracts/ContractFile.h"
#include "services/contracts/ContractFileText.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace ph {

namespace {

/// None where there is no such file.
std::optional<QByteArray> textIn(const QString& path)
{
    QFile file(path);
    return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? std::optional(file.readAll()) : std::nullopt;
}

Result<DataContract> contractOfDraft(const ContractDraft& draft)
{
    auto contract = onlyContract(readContract(draft.text), draft.file);
    if (contract && contract->name.isEmpty())
        return fail(
            ErrorKind::Invalid, draft.file,
            contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "A contract that is kept needs a name.")));
    return contract;
}

/// The shelf as the draft sees it, and which file has its name already.
struct Neighbours {
    QList<DataContract> contracts; ///< what lay in the draft's own place has its new name
    QString sameName;              ///< the file of another contract of its name; empty: none
    QString nameBefore;            ///< of what lay in the draft's own place; empty: no contract
};

Neighbours neighboursOf(const KeptContracts& kept, const ContractDraft& draft, const QString& name)
{
    Neighbours found;
    for (qsizetype i = 0; i < kept.contracts.size(); ++i) {
        auto contract = kept.contracts[i];
        const bool isItself = kept.files[i] == draft.file;
        if (isItself)
            found.nameBefore = std::exchange(contract.name, name);
        else if (contract.name == name)
            found.sameName = kept.files[i];
        found.contracts.append(std::move(contract));
    }
    return found;
}

} // namespace

Result<SavedContract> saveContract(ContractShelf& shelf, const ContractDraft& draft, std::int64_t nowMs)
{
    const auto contract = contractOfDraft(draft);
    if (!contract)
        return fail(contract.error());
    const auto kept = shelf.contracts();
    if (!kept)
        return fail(kept.error());
    const auto& name = contract->name;
    const auto beside = neighboursOf(*kept, draft, name);
    QStringList frozen;
    for (const auto& dispute : frozenChanges(beside.contracts, *contract))
        frozen.append(frozenText(dispute));
    if (!frozen.isEmpty())
        return fail(ErrorKind::Invalid, draft.file, frozen.join(u'\n'));

    const auto there = textIn(draft.file);
    if (there && *there == draft.text && beside.sameName.isEmpty())
        return SavedContract{name, draft.file, SavedContract::Written::Unchanged};
    const bool refuses = draft.others == ContractDraft::Others::Refuse;
    if (refuses && there && *there != draft.opened)
        return fail(ErrorKind::Conflict, draft.file,
                    contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile",
                                                       "Somebody changed the file since it was opened.")));
    if (refuses && !beside.sameName.isEmpty())
        return fail(ErrorKind::Conflict, beside.sameName,
                    contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile",
                                                       "Another file holds a contract of the name %1."))
                        .arg(name));

    if (!QDir().mkpath(shelf.folder()))
        return fail(ErrorKind::Storage, shelf.folder(),
                    contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "The folder cannot be made.")));
    SavedContract saved{name, {}, there ? SavedContract::Written::Replaced : SavedContract::Written::New};
    QList<std::pair<QString, QString>> moved; // where it lies, where it lay
    for (const auto& replaced : {there ? draft.file : QString(), beside.sameName}) {
        if (replaced.isEmpty())
            continue;
        const auto aside = shelf.putAside(replaced, nowMs);
        if (!aside)
            return fail(aside.error());
        moved.append({*aside, replaced});
    }
    // A file is called after its contract, unless people called it otherwise.
    const bool keepsItsPlace = there && (beside.nameBefore.isEmpty() || beside.nameBefore == name);
    saved.file = keepsItsPlace ? draft.file : shelf.freePath(name);
    if (const auto written = writeWholeFile(saved.file, draft.text); !written) {
        for (const auto& [aside, file] : std::as_const(moved))
            QFile::rename(aside, file); // where that fails as well, it is in "removed"
        return fail(written.error());
    }
    return saved;
}

Result<void> putContractBack(const ContractShelf& shelf, const QString& aside, const QString& file)
{
    const auto text = textIn(aside);
    const auto kept = shelf.contracts();
    if (!kept)
        return fail(kept.error());
    const auto read = readContract(text.value_or(QByteArray()));
    const bool isTaken =
        std::any_of(kept->contracts.begin(), kept->contracts.end(), [&](const DataContract& each) {
            return read.contract && each.name == read.contract->name;
        });
    if (isTaken || QFile::exists(file))
        return fail(ErrorKind::Conflict, file,
                    contractFileText(
                        QT_TRANSLATE_NOOP("ph::ContractFile", "Something else lies in its place by now.")));
    QFile moved(aside);
    if (!moved.rename(file))
        return fail(ErrorKind::Storage, aside, moved.errorString());
    return {};
}

} // namespace ph
