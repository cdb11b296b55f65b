#include "services/contracts/ContractFile.h"

#include "models/values/Policy.h"
#include "services/contracts/ContractRules.h"
#include "services/contracts/ContractShape.h"
#include "services/yaml/ShapeReader.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace ph {

namespace {

QString contractWord(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

std::optional<double> contractNumber(const QJsonObject& object, const char* key)
{
    const auto value = object.value(QLatin1String(key));
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

ContractColumn columnFrom(const QString& name, const QJsonObject& object)
{
    ContractColumn column;
    column.name = name;
    column.type = contractTypeFromName(contractWord(object, "type")).value_or(ContractType::Text);
    const bool isNullable = object.value(QLatin1String("nullable")).toBool();
    column.mostMissing = contractNumber(object, "most-missing").value_or(isNullable ? 1 : 0);
    column.mostOfOtherType = contractNumber(object, "most-other-type").value_or(0);
    column.minimum = contractNumber(object, "minimum");
    column.maximum = contractNumber(object, "maximum");
    for (const auto& value : object.value(QLatin1String("values")).toArray())
        column.values.append(value.toString());
    column.mostNewCategories = contractNumber(object, "most-new-categories").value_or(0);
    column.pattern = contractWord(object, "pattern");
    if (object.value(QLatin1String("unique")).toBool())
        column.repeats = ContractColumn::Repeats::Refused;
    if (contractWord(object, "constant") == QLatin1String("refuse"))
        column.constant = ContractColumn::Constant::Refused;
    column.unit = contractWord(object, "unit");
    column.owner = contractWord(object, "owner");
    column.description = contractWord(object, "description");
    return column;
}

DataContract contractFrom(const QJsonObject& object)
{
    DataContract contract;
    contract.name = contractWord(object, "name");
    contract.team = contractWord(object, "team");
    contract.owner = contractWord(object, "owner");
    contract.description = contractWord(object, "description");
    contract.dataset = contractWord(object, "dataset");
    const auto columns = object.value(QLatin1String("columns")).toObject();
    for (auto it = columns.begin(); it != columns.end(); ++it)
        contract.columns.append(columnFrom(it.key(), it.value().toObject()));
    if (contractWord(object, "other-columns") == QLatin1String("allow"))
        contract.otherColumns = DataContract::Others::Allowed;
    contract.minimumRows = std::size_t(contractNumber(object, "minimum-rows").value_or(1));
    if (const auto most = contractNumber(object, "maximum-rows"))
        contract.maximumRows = std::size_t(*most);
    if (const auto fresh = object.value(QLatin1String("freshness")).toObject(); !fresh.isEmpty()) {
        const auto within = contractWord(fresh, "within");
        contract.freshness =
            ContractFreshness{contractWord(fresh, "column"),
                              durationFromText(within.isEmpty() ? contractWord(fresh, "max-age") : within)};
    }
    return contract;
}

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
    auto problems = shaped.problems.isEmpty()
                        ? contractProblems(contract, shaped.value.toObject(), shaped.places)
                        : shaped.problems;
    if (!problems.isEmpty())
        return {{}, std::move(problems)};
    return {std::move(contract), {}};
}

Result<ContractReading> loadContract(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorKind::NotFound, path, QStringLiteral("There is no such file."));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path, file.errorString());
    return readContract(file.read(maxContractBytes + 1));
}

Result<DataContract> contractIn(const QString& path)
{
    auto read = loadContract(path);
    if (!read)
        return fail(read.error());
    if (read->contract)
        return std::move(*read->contract);
    QStringList lines;
    for (const auto& problem : std::as_const(read->problems))
        lines.append(problemLine(path, problem));
    return fail(ErrorKind::Unreadable, path, lines.join(u'\n'));
}

} // namespace ph
