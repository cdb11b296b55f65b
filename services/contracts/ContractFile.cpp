#include "services/contracts/ContractFile.h"

#include "services/contracts/ContractFileText.h"
#include "services/contracts/ContractSettings.h"
#include "services/contracts/ContractShape.h"
#include "services/yaml/ShapeReader.h"

#include <QFile>

#include <algorithm>

namespace ph {

namespace {

/// JSON sorts its keys; people find a column where they wrote it.
void sortColumnsAsWritten(QList<ContractColumn>& columns, const FilePlaces& places)
{
    const auto place = [&](const ContractColumn& column) {
        const auto found = places.value(QStringLiteral("columns.") + column.name);
        return std::pair(found.line, found.column);
    };
    std::stable_sort(columns.begin(), columns.end(),
                     [&](const ContractColumn& a, const ContractColumn& b) { return place(a) < place(b); });
}

QList<FileProblem> problemsIn(const DataContract& contract, const ShapeReading& shaped)
{
    QList<FileProblem> found;
    for (const auto& problem : contractProblems(contract, shaped.value.toObject())) {
        const auto place = shaped.places.value(problem.path);
        found.append(FileProblem::make(place.line, place.column, problem.path, problem.words));
    }
    std::stable_sort(found.begin(), found.end(), [](const FileProblem& a, const FileProblem& b) {
        return std::pair(a.line, a.column) < std::pair(b.line, b.column);
    });
    return found;
}

} // namespace

ContractReading readContract(const QByteArray& yaml)
{
    const auto tree = readYaml(yaml, maxContractBytes);
    if (!tree.problems.isEmpty())
        return {{}, tree.problems};
    const auto shaped = readShape(tree.root, contractShape());
    auto contract = contractFrom(shaped.value.toObject());
    sortColumnsAsWritten(contract.columns, shaped.places);
    // Of what is not of its shape no rule can say anything more.
    auto problems = shaped.problems.isEmpty() ? problemsIn(contract, shaped) : shaped.problems;
    if (!problems.isEmpty())
        return {{}, std::move(problems)};
    return {std::move(contract), {}};
}

Result<ContractReading> loadContract(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorKind::NotFound, path,
                    contractFileText(QT_TRANSLATE_NOOP("ph::ContractFile", "There is no such file.")));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path, file.errorString());
    return readContract(file.read(maxContractBytes + 1));
}

Result<DataContract> contractIn(const QString& path)
{
    auto read = loadContract(path);
    return read ? onlyContract(std::move(*read), path) : Result<DataContract>(fail(read.error()));
}

Result<DataContract> onlyContract(ContractReading reading, const QString& path)
{
    if (reading.contract)
        return std::move(*reading.contract);
    QStringList lines, english;
    for (const auto& problem : std::as_const(reading.problems)) {
        lines.append(problemLine(path, problem));
        english.append(problemLine(path, {problem.line, problem.column, problem.path, problem.forRecords()}));
    }
    return fail(ErrorKind::Unreadable, path, RecordedText(lines.join(u'\n'), english.join(u'\n')));
}

} // namespace ph
