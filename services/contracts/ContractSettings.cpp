#include "services/contracts/ContractSettings.h"

#include "models/values/Policy.h"

#include <QJsonArray>

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

} // namespace

DataContract contractFrom(const QJsonObject& written)
{
    DataContract contract;
    contract.name = contractWord(written, "name");
    contract.team = contractWord(written, "team");
    contract.owner = contractWord(written, "owner");
    contract.description = contractWord(written, "description");
    contract.dataset = contractWord(written, "dataset");
    const auto columns = written.value(QLatin1String("columns")).toObject();
    for (auto it = columns.begin(); it != columns.end(); ++it)
        contract.columns.append(columnFrom(it.key(), it.value().toObject()));
    if (contractWord(written, "other-columns") == QLatin1String("allow"))
        contract.otherColumns = DataContract::Others::Allowed;
    contract.minimumRows = std::size_t(contractNumber(written, "minimum-rows").value_or(1));
    if (const auto most = contractNumber(written, "maximum-rows"))
        contract.maximumRows = std::size_t(*most);
    if (const auto fresh = written.value(QLatin1String("freshness")).toObject(); !fresh.isEmpty()) {
        const auto within = contractWord(fresh, "within");
        contract.freshness =
            ContractFreshness{contractWord(fresh, "column"),
                              durationFromText(within.isEmpty() ? contractWord(fresh, "max-age") : within)};
    }
    return contract;
}

} // namespace ph
