#pragma once

#include "models/values/Frame.h"
#include "models/values/QualityReport.h"

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
/// Under which of the checks of imported reports it belongs.
QualityCheck qualityCheckOf(ContractRule rule);

/// A row that breaks a rule.
struct ContractExample {
    std::size_t row = 0; ///< from 1, the header not counted; 0 where it is not known
    QString value = {};  ///< cut to 80 characters; empty where it is missing
    friend bool operator==(const ContractExample&, const ContractExample&) = default;
};

QString exampleText(const ContractExample& example); ///< "row 17: -3"

/// What one rule gave.
struct ContractFinding {
    QString column = {}; ///< empty: the table as a whole
    ContractRule rule = ContractRule::Missing;
    QualityVerdict verdict = QualityVerdict::NoData; ///< Pass, Fail or NoData
    std::size_t count = 0;                           ///< of rows, or columns, that break it
    std::size_t of = 0;                              ///< of so many that were looked at
    double mostShare = 0;                            ///< that the contract allows of them
    QString limit = {};                              ///< what the contract says: "minimum 0, maximum 120"
    QString words = {};                              ///< one sentence, in English
    QList<ContractExample> examples = {};            ///< the first ones, at most maxExamples

    static constexpr qsizetype maxExamples = 5;
    double share() const { return of == 0 ? 0 : double(count) / double(of); }
    friend bool operator==(const ContractFinding&, const ContractFinding&) = default;
};

/// A table held against a data contract.
struct ContractReport {
    QString contract;                     ///< its name; may be empty
    QString file;                         ///< of the table
    std::int64_t checkedMs = noTime;      ///< the moment that freshness was told by
    FrameReading reading = {};            ///< how the table was read
    QList<ContractFinding> findings = {}; ///< of the table, then by column in the contract's order
    QStringList notes = {};               ///< what is to be known besides, in English

    /// Fail where a rule is broken; NoData where there is no row, or no value in any column of the contract;
    /// else Pass.
    QualityVerdict verdict = QualityVerdict::NoData;
};

/// As a report that screens of imported reports can show.
QualityReport qualityReportOf(const ContractReport& report);

} // namespace ph
