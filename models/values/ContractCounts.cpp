#include "models/values/ContractCounts.h"

#include <algorithm>
#include <array>

namespace ph {

namespace {

constexpr std::array contractRuleNames{"columns", "other-columns", "rows",    "freshness", "missing", "type",
                                       "range",   "values",        "pattern", "unique",    "constant"};

} // namespace

QString contractRuleName(ContractRule rule)
{
    return QLatin1String(contractRuleNames.at(std::size_t(rule)));
}

std::optional<ContractRule> contractRuleFromName(const QString& name)
{
    const auto found = std::find_if(contractRuleNames.begin(), contractRuleNames.end(),
                                    [&](const char* each) { return name == QLatin1String(each); });
    return found == contractRuleNames.end() ? std::nullopt
                                            : std::optional(ContractRule(found - contractRuleNames.begin()));
}

} // namespace ph
