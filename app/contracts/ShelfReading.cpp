#include "app/contracts/ShelfReading.h"

#include "services/contracts/ContractFile.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

namespace ph {

namespace {

ShelvedContract fileOfShelf(const QString& path)
{
    ShelvedContract kept;
    kept.file = path;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        kept.text = file.read(maxContractBytes + 1);
    else
        kept.problems.append({0, 0, {}, file.errorString()});
    if (const auto changed = QFileInfo(path).lastModified(); changed.isValid())
        kept.changedMs = changed.toMSecsSinceEpoch();
    return kept;
}

} // namespace

QList<TextProblem> textProblems(const QList<FileProblem>& problems)
{
    QList<TextProblem> texts;
    texts.reserve(problems.size());
    for (const auto& problem : problems)
        texts.append({problem.line, problem.column, problem.path, problem.message});
    return texts;
}

Result<QList<ShelvedContract>> readShelf(const ContractShelf& shelf)
{
    const auto kept = shelf.contracts();
    if (!kept)
        return fail(kept.error());
    QList<ShelvedContract> all;
    all.reserve(kept->contracts.size() + kept->faults.size());
    for (qsizetype i = 0; i < kept->contracts.size(); ++i) {
        auto file = fileOfShelf(kept->files[i]);
        file.contract = kept->contracts[i];
        all.append(std::move(file));
    }
    for (const auto& fault : kept->faults) {
        auto file = fileOfShelf(fault.item);
        file.problems += textProblems(readContract(file.text).problems);
        if (file.problems.isEmpty()) // a contract by itself, and none for the shelf
            file.problems.append({0, 0, {}, fault.error.detail});
        all.append(std::move(file));
    }
    return all;
}

ContractDraftReading readDraft(const QByteArray& text, const QString& file, QList<DataContract> contracts,
                               const QStringList& files)
{
    auto read = readContract(text);
    ContractDraftReading draft;
    draft.problems = textProblems(read.problems);
    draft.contract = std::move(read.contract);
    if (!draft.contract)
        return draft;
    // In the place of what it was opened from, whatever that was called.
    if (const auto own = files.indexOf(file); own >= 0)
        contracts[own].name = draft.contract->name;
    draft.refused = frozenChanges(contracts, *draft.contract);
    return draft;
}

} // namespace ph
