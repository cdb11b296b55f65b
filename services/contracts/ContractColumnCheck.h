#pragma once

#include "models/values/ContractReport.h"
#include "models/values/DataContract.h"
#include "services/contracts/RepeatFinder.h"

#include <QRegularExpression>

namespace ph {

/// Rows that break one rule: how many, and the first of them.
struct ContractBreach {
    std::size_t count = 0;
    QList<ContractExample> examples = {};
    void add(std::size_t row, std::string_view cell); ///< the row from 1
};

/// Holds the cells of one column against its contract, row after row, in bounded memory.
class ContractColumnCheck {
public:
    /// `mostHashes`: of RepeatFinder.
    ContractColumnCheck(const ContractColumn& contract, std::size_t mostHashes);

    /// The row from 1; an empty cell is a missing one.
    void look(std::size_t row, std::string_view cell);
    /// So many of the cells that looked missing were bytes that are no text.
    void countUnreadable(const ColumnReading& reading);
    /// Without verdicts: those are of judgeContract(). `found`: the type that the data itself speaks for, if
    /// that can be told.
    QList<ContractFinding> findings(std::optional<ContractType> found) const;
    std::size_t present() const { return rows_ - missing_.count; }

private:
    ContractFinding findingOf(ContractRule rule, std::optional<ContractType> found) const;
    ContractFinding missingFinding() const;
    ContractFinding typeFinding(std::optional<ContractType> found) const;
    ContractFinding uniqueFinding() const;
    ContractFinding constantFinding() const;
    ContractFinding finding(ContractRule rule, const ContractBreach& breach, std::size_t of,
                            const QString& limit, const QString& what) const;

    ContractColumn contract_;
    TextDictionary values_;
    QRegularExpression pattern_;
    RepeatFinder seen_;
    std::string first_; ///< the first value
    std::size_t firstRow_ = 0;
    bool isConstant_ = true;
    std::size_t rows_ = 0, ofType_ = 0, lookedAtForRepeats_ = 0;
    ContractBreach missing_, otherType_, outOfRange_, newCategories_, malformed_, repeated_;
};

} // namespace ph
