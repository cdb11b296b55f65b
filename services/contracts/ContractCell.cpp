#include "services/contracts/ContractCell.h"

#include "services/frames/CellText.h"

#include <cmath>

namespace ph {

std::optional<double> contractNumberIn(std::string_view cell)
{
    const auto number = numberOf(cell);
    return number && std::isfinite(*number) ? number : std::nullopt;
}

ReadTime contractTimeIn(std::string_view cell)
{
    constexpr double most = 9e18; // a little below the largest whole number of 64 bits
    if (const auto number = numberOf(cell);
        number && !(*number > 0 && *number < most && isAnEpochOfOurs(std::int64_t(*number))))
        return {};
    return readTime(cell);
}

bool isOfContractType(std::string_view cell, ContractType type)
{
    switch (type) {
    case ContractType::Text:
        return true;
    case ContractType::Boolean:
        return booleanOf(cell).has_value();
    case ContractType::Timestamp:
        return contractTimeIn(cell).ms != noTime;
    case ContractType::Number:
        return contractNumberIn(cell).has_value();
    case ContractType::Integer:
        break;
    }
    const auto number = contractNumberIn(cell);
    return number && *number == std::floor(*number);
}

} // namespace ph
