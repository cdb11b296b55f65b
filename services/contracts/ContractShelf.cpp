#include "services/contracts/ContractShelf.h"

#include "models/values/WholeFile.h"
#include "services/contracts/ContractFile.h"
#include "services/contracts/ContractFileText.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace ph {

namespace {

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path, file.errorString());
    return file.readAll();
}

/// -1: none.
qsizetype indexOf(const KeptContracts& kept, const QString& name)
{
    const auto found = std::find_if(kept.contracts.begin(), kept.contracts.end(),
                                    [&](const DataContract& each) { return each.name == name; });
    return found == kept.contracts.end() ? -1 : found - kept.contracts.begin();
}

} // namespace

ContractShelf::ContractShelf(QString folder)
    : folder_(std::move(folder))
{
}

Result<KeptContracts> ContractShelf::contracts() const
{
    KeptContracts kept;
    const QDir folder(folder_);
    if (!folder.exists())
        return kept;
    if (!folder.isReadable())
        return fail(ErrorKind::Storage, folder_,
                    contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "The folder cannot be read.")));
    std::vector<std::pair<DataContract, QString>> found;
    for (const auto& name : folder.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
        const auto path = folder.filePath(name);
        const auto fault = [&](const RecordedText& words) {
            kept.faults.append({path, Error::make(ErrorKind::Unreadable, path, words)});
        };
        auto contract = contractIn(path);
        if (!contract)
            kept.faults.append({path, contract.error()});
        else if (contract->name.isEmpty())
            fault(contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "The contract has no name.")));
        else if (std::any_of(found.begin(), found.end(),
                             [&](const auto& each) { return each.first.name == contract->name; }))
            fault(contractFileText(
                      QT_TRANSLATE_NOOP("ph::ContractFile", "Another file holds a contract of the name %1."))
                      .arg(contract->name));
        else
            found.emplace_back(std::move(*contract), path);
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.first.name < b.first.name; });
    for (auto& [contract, path] : found) {
        kept.contracts.append(std::move(contract));
        kept.files.append(path);
    }
    return kept;
}

QString ContractShelf::freePath(const QString& name) const
{
    // Whatever lies there under its name is another one.
    auto path = QDir(folder_).filePath(name + QStringLiteral(".yaml"));
    for (int i = 2; QFile::exists(path); ++i)
        path = QDir(folder_).filePath(QStringLiteral("%1.%2.yaml").arg(name).arg(i));
    return path;
}

Result<ContractShelf::Added> ContractShelf::add(const QString& file, std::int64_t nowMs)
{
    const auto contract = contractIn(file);
    if (!contract)
        return fail(contract.error());
    if (contract->name.isEmpty())
        return fail(
            ErrorKind::Invalid, file,
            contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "A contract that is kept needs a name.")));
    const auto kept = contracts();
    if (!kept)
        return fail(kept.error());
    QStringList frozen;
    for (const auto& dispute : frozenChanges(kept->contracts, *contract))
        frozen.append(frozenText(dispute));
    if (!frozen.isEmpty())
        return fail(ErrorKind::Invalid, file, frozen.join(u'\n'));
    const auto bytes = bytesOf(file);
    if (!bytes)
        return fail(bytes.error());
    if (!QDir().mkpath(folder_))
        return fail(ErrorKind::Storage, folder_,
                    contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "The folder cannot be made.")));

    const auto at = indexOf(*kept, contract->name);
    if (at < 0)
        return writeWholeFile(freePath(contract->name), *bytes).map([] { return Added::New; });
    const auto& path = kept->files[at];
    if (const auto before = bytesOf(path); before && *before == *bytes)
        return Added::Unchanged;
    if (const auto aside = putAside(path, nowMs); !aside)
        return fail(aside.error());
    return writeWholeFile(path, *bytes).map([] { return Added::Replaced; });
}

Result<QString> ContractShelf::remove(const QString& name, std::int64_t nowMs)
{
    const auto kept = contracts();
    if (!kept)
        return fail(kept.error());
    if (const auto at = indexOf(*kept, name); at >= 0)
        return putAside(kept->files[at], nowMs);
    return fail(
        ErrorKind::NotFound, name,
        contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "There is no contract of this name.")));
}

Result<QString> ContractShelf::putAside(const QString& file, std::int64_t nowMs)
{
    const QDir removed(folder_ + QStringLiteral("/removed"));
    if (!QDir().mkpath(removed.path()))
        return fail(ErrorKind::Storage, removed.path(),
                    contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "The folder cannot be made.")));
    const auto base =
        QFileInfo(file).completeBaseName() +
        QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC).toString(QStringLiteral(".yyyyMMdd'T'HHmmss'Z'"));
    auto path = removed.filePath(base + QStringLiteral(".yaml"));
    for (int i = 2; QFile::exists(path); ++i)
        path = removed.filePath(base + QStringLiteral(".%1.yaml").arg(i));
    QFile old(file);
    if (!old.rename(path))
        return fail(ErrorKind::Storage, file, old.errorString());
    return path;
}

} // namespace ph
