#include "models/values/DataContract.h"

#include <algorithm>

namespace ph {

const QStringList& contractTypeNames()
{
    static const QStringList names{QStringLiteral("integer"), QStringLiteral("number"),
                                   QStringLiteral("boolean"), QStringLiteral("text"),
                                   QStringLiteral("timestamp")};
    return names;
}

QString contractTypeName(ContractType type)
{
    return contractTypeNames()[qsizetype(type)];
}

std::optional<ContractType> contractTypeFromName(const QString& name)
{
    const auto at = contractTypeNames().indexOf(name);
    return at < 0 ? std::nullopt : std::optional(ContractType(at));
}

ContractType contractTypeOf(FrameType type)
{
    switch (type) {
    case FrameType::Number:
        return ContractType::Number;
    case FrameType::Integer:
        return ContractType::Integer;
    case FrameType::Boolean:
        return ContractType::Boolean;
    case FrameType::Timestamp:
        return ContractType::Timestamp;
    case FrameType::Category:
    case FrameType::Text:
        break;
    }
    return ContractType::Text;
}

const ContractColumn* DataContract::column(const QString& columnName) const
{
    const auto found = std::find_if(columns.begin(), columns.end(),
                                    [&](const ContractColumn& each) { return each.name == columnName; });
    return found == columns.end() ? nullptr : &*found;
}

} // namespace ph
