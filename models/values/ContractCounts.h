#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QString>

#include <optional>

namespace ph {

/// What of a data contract is looked at.
enum class ContractRule : std::uint8_t {
    Columns,      ///< a column of the contract is there
    OtherColumns, ///< no column that the contract does not know
    Rows,         ///< as many as agreed
    Freshness,
    Missing,
    Type,
    Range,
    Values, ///< of a known set
    Pattern,
    Unique,
    Constant,
};
/// Stable, for JSON: "columns", "other-columns", "rows", "freshness", "missing", "type", "range", "values",
/// "pattern", "unique", "constant".
QString contractRuleName(ContractRule rule);
std::optional<ContractRule> contractRuleFromName(const QString& name);

/// How many break one rule, of how many that were looked at; see ContractFinding.
struct ContractCount {
    QString column; ///< empty: the table as a whole
    ContractRule rule = ContractRule::Missing;
    std::size_t count = 0, of = 0;
    friend bool operator==(const ContractCount&, const ContractCount&) = default;
};

/// What one way through a table counted by the rules of its contract: all that a verdict is made of, and no
/// row of the table.
struct ContractCounts {
    std::size_t rows = 0;
    std::size_t columnsWithValues = 0; ///< of the contract
    std::int64_t newestMs = noTime;    ///< in the column of freshness, but for times of the future
    QList<ContractCount> rules = {};
    friend bool operator==(const ContractCounts&, const ContractCounts&) = default;
};

} // namespace ph
