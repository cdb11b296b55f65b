#pragma once

#include "models/values/DiagnosisChecklist.h"
#include "models/values/Gate.h"
#include "models/values/Incident.h"
#include "models/values/TimelineTable.h"

#include <QHash>

namespace ph {

/// Who is in trouble, and since when.
struct DiagnosisQuestion {
    std::int64_t onsetMs = 0;
    TimelineScope scope = {};
    std::int64_t nowMs = 0;                             ///< nothing is known of later
    std::int64_t lookBackMs = std::int64_t(86'400'000); ///< no check looks farther back
    friend bool operator==(const DiagnosisQuestion&, const DiagnosisQuestion&) = default;
};

/// What one check says, and by what.
struct CheckFinding {
    DiagnosisCheck check;
    StepVerdict verdict = StepVerdict::NoData;
    QString reason;                   ///< one sentence
    std::vector<std::uint32_t> rows;  ///< of the table that speak against it, the newest first
    QList<GateNumber> numbers;        ///< of a Metric: the worst value, by series
    std::int64_t observedMs = noTime; ///< as old is what it says; noTime: nobody looked
    friend bool operator==(const CheckFinding&, const CheckFinding&) = default;
};

/// What a step says: the worst of its checks. Ok only where every check is.
struct StepFinding {
    DiagnosisStep step;
    StepVerdict verdict = StepVerdict::NoData;
    QList<CheckFinding> checks;       ///< in the order of the step
    std::int64_t observedMs = noTime; ///< of the oldest look that it stands on; noTime: nobody looked
    std::optional<IncidentJudged> judged = {}; ///< a person's last word on it
    friend bool operator==(const StepFinding&, const StepFinding&) = default;
};

struct DiagnosisReport {
    DiagnosisQuestion question;
    QList<StepFinding> steps; ///< in the order of the checklist
};

/// "suspicious: fraud 6 → 7, and 2 more.": what is kept with a person's word.
QString findingText(const StepFinding& finding);
/// What a person who agrees says: "well", "cause" or "unknown".
QString agreedVerdict(StepVerdict verdict);

/// A person's last word on a step, with who said it and when.
struct JudgedStep {
    IncidentJudged said;
    QString by;
    std::int64_t atMs = noTime;
    friend bool operator==(const JudgedStep&, const JudgedStep&) = default;
};
/// By the step's id. `entries`: in the order in which they count.
QHash<QString, JudgedStep> judgedSteps(const QList<IncidentEntry>& entries);

/// The number of the step that explains the incident: the first that a person called the cause, else the
/// first that speaks against something and that nobody judged otherwise. -1: none does.
int firstExplaining(const QList<StepFinding>& steps, const QHash<QString, JudgedStep>& judged);

/// A diagnosis as it is shown, with what its evidence stands in.
struct DiagnosisReading {
    DiagnosisReport report;
    TimelineTablePtr table; ///< of which the findings' rows are; never null
    QString policyFile;     ///< whose steps these are; empty: the usual ones alone
    QStringList notes;      ///< what could not be read, one sentence each
};

} // namespace ph
