#pragma once

#include "models/values/ContractCounts.h"
#include "models/values/Frame.h"
#include "models/values/QualityReport.h"

namespace ph {

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
    std::size_t columnsWithValues = 0;    ///< of the contract
    std::int64_t newestMs = noTime;       ///< in the column of freshness, but for times of the future

    /// Fail where a rule is broken; NoData where there is no row, no value in any column of the contract, or
    /// no time to tell freshness by; else Pass. See judgeContract().
    QualityVerdict verdict = QualityVerdict::NoData;
};

/// All of it that a verdict is made of.
ContractCounts countsOf(const ContractReport& report);

/// As a report that screens of imported reports can show.
QualityReport qualityReportOf(const ContractReport& report);

} // namespace ph
