#pragma once

#include "models/values/ColumnDrift.h"
#include "models/values/ContractCounts.h"
#include "models/values/MetricSeries.h"
#include "models/values/QualityReport.h"
#include "models/values/ReleaseCalendar.h"
#include "models/values/Reproducibility.h"
#include "models/values/Result.h"

#include <QJsonObject>
#include <QMap>

#include <string>

namespace ph {

/// Something that was gathered before gates are asked. Not there and no error: nobody looked, or there is
/// nothing. With an error, whatever is there is only a part and proves nothing.
template <class T>
struct Fact {
    std::optional<T> value = std::nullopt;
    std::int64_t observedMs = noTime; ///< when the source was asked
    std::optional<Error> error = std::nullopt;
    QString source = {}; ///< whom we asked, e.g. "run 3f2a91c0 of production-mlflow"
    friend bool operator==(const Fact&, const Fact&) = default;
};

using NumbersByKey = QMap<QString, double>;

/// What a version's files are by their SHA-256, in lower-case hexadecimal.
struct ArtifactDigests {
    QMap<QString, QString> recorded; ///< path -> digest, by the version's tags and the plan
    QMap<QString, QString> computed; ///< path -> digest, of all that lies there now
    friend bool operator==(const ArtifactDigests&, const ArtifactDigests&) = default;
};

/// What goes with a version and how firmly it is named.
struct Pins {
    QMap<QString, QString> prompts; ///< name -> version as written: "3" is pinned, "@production", "" are not
    QString policyDigest;           ///< the policy that the version was planned under, "sha256:…"
    QString currentPolicyDigest;    ///< of the policy that asks
    friend bool operator==(const Pins&, const Pins&) = default;
};

/// What is known of one version: of the candidate, and of the champion that it would replace.
struct VersionFacts {
    QString model, version; ///< empty: there is none
    Fact<NumbersByKey> metrics;
    /// Metric -> fold (or repetition) -> value. The same names on two versions are the same folds.
    Fact<QMap<QString, NumbersByKey>> folds;
    Fact<QMap<QString, QStringList>>
        reproducibility;         ///< topic ("commit") -> what answers it; empty: missing; no topic: not known
    Fact<QJsonObject> signature; ///< as MLflow's MLmodel holds it: {"inputs": [...], "outputs": [...]}
    Fact<ArtifactDigests> digests;
    Fact<Pins> pins;
    friend bool operator==(const VersionFacts&, const VersionFacts&) = default;
};

struct RollbackFacts {
    QString target;                                ///< version that a rollback would go to
    std::optional<bool> targetExists, targetLoads; ///< none: not known
    QString condition;                             ///< "p95_latency_ms > 300 for 5m"
    QString dataSource;
    std::optional<double> conditionValue;   ///< what the source answers now; none: nothing
    std::int64_t conditionValueMs = noTime; ///< when that was measured
    std::int64_t rehearsedMs = noTime;      ///< when a rollback was last rehearsed to its end
    friend bool operator==(const RollbackFacts&, const RollbackFacts&) = default;
};

/// A series that watches the endpoint, and the last that it said.
struct MonitoredSeries {
    double value = 0;
    std::int64_t measuredMs = noTime;
    qint64 samples = 1; ///< how many numbers it gave; of several none is the value
    friend bool operator==(const MonitoredSeries&, const MonitoredSeries&) = default;
};

/// What is open now. `kept` tells "none is open" from "nobody keeps incidents here".
struct IncidentFacts {
    enum class Kept { No, Yes } kept = Kept::No;
    QMap<QString, QString> open;    ///< id -> title
    std::int64_t lookedMs = noTime; ///< when whoever keeps them last looked; noTime: not told
    friend bool operator==(const IncidentFacts&, const IncidentFacts&) = default;
};

struct ChecklistAnswer {
    enum class Word { No, Yes } word = Word::No;
    QString by;
    QString note;
    std::int64_t answeredMs = noTime;
    friend bool operator==(const ChecklistAnswer&, const ChecklistAnswer&) = default;
};

/// Rows of a data file or of a feature store: cells as text, none where null. All columns are equally long.
struct SampleTable {
    using Cell = std::optional<std::string>;
    QStringList names;
    std::vector<std::vector<Cell>> columns;
    QString digest; ///< "sha256:…" of the bytes it was read from
    std::size_t rows() const { return columns.empty() ? 0 : columns.front().size(); }
    friend bool operator==(const SampleTable&, const SampleTable&) = default;
};

/// A command that was run, and what it said.
struct CommandOutcome {
    enum class End { Exited, Crashed, TimedOut, NotStarted } end = End::NotStarted;
    int exitCode = -1;
    QString output; ///< stdout, redacted and cut; what follows the cut makes it unreadable as JSON
    QString errors; ///< stderr, the same
    friend bool operator==(const CommandOutcome&, const CommandOutcome&) = default;
};

/// How far one column of some rows has moved, as it was measured: all that a verdict is made of, without one.
struct DriftReading {
    QString column;
    QStringList by;       ///< columns that the segment is of; empty: all rows
    QString segment = {}; ///< "region = EU"; empty: all rows
    std::optional<DriftMethod> method = {};
    double statistic = std::numeric_limits<double>::quiet_NaN(); ///< NaN: not measured
    std::optional<double> p = {};                                ///< of this comparison alone, not corrected
    EffectSize effectSize = EffectSize::Statistic;
    double effect = std::numeric_limits<double>::quiet_NaN();
    qint64 nReference = 0, nCurrent = 0; ///< rows with a value
    QString why = {};                    ///< why it was not measured, in English
    friend bool operator==(const DriftReading&, const DriftReading&) = default;
};

/// A comparison of two tables, as far as a gate judges it.
struct DriftFacts {
    QString referenceDigest, currentDigest; ///< "sha256:…" of the files
    DriftDefaults defaults = DriftDefaults::Pilothouse;
    QList<DriftReading> readings = {};
    qint64 segmentsLeftOut = 0; ///< the smallest ones, beyond what is compared at once
    double sketchError = 0;     ///< see DriftStudy::sketchError
    QStringList notes = {};
    friend bool operator==(const DriftFacts&, const DriftFacts&) = default;
};

/// Results of a report that say the same of the same.
struct QualityFinding {
    QualityCheck check = QualityCheck::Other;
    QString dataset, column, segment; ///< as in QualityItem
    QualityVerdict verdict = QualityVerdict::NotJudged;
    qint64 count = 1;
    friend bool operator==(const QualityFinding&, const QualityFinding&) = default;
};

/// What a tool's report says, as far as a gate judges it.
struct QualityFacts {
    QString tool;
    QString digest; ///< "sha256:…" of the report
    QList<QualityFinding> findings = {};
    QString windows = {};    ///< of time or rows, that the findings are of: "[4000:4999]"; empty: of all
    qint64 olderResults = 0; ///< of windows before those, which are not among the findings
    friend bool operator==(const QualityFacts&, const QualityFacts&) = default;
};

/// A table held against a data contract, as far as a gate judges it.
struct ContractFacts {
    QString contract; ///< the whole text of its file; empty: the gate's settings are the contract
    QString digest;   ///< "sha256:…" of the table's file
    ContractCounts counts = {};
    QMap<qsizetype, QString> words = {}; ///< what was said of rules that did not pass, by place in `counts`
    QStringList notes = {};              ///< how the table was read, in English
    friend bool operator==(const ContractFacts&, const ContractFacts&) = default;
};

/// The newest time in a column of a table.
struct NewestTimes {
    QString digest; ///< "sha256:…" of the file
    QMap<QString, std::int64_t> bySegment =
        {}; ///< noTime: rows, but none has a time; "" where not told apart
    qint64 rows = 0, rowsWithoutTime = 0;
    friend bool operator==(const NewestTimes&, const NewestTimes&) = default;
};

/// What one query of a metrics source says now.
struct QueriedSamples {
    QString expression; ///< as it was asked, names filled in
    std::vector<MetricSample> samples = {};
    friend bool operator==(const QueriedSamples&, const QueriedSamples&) = default;
};

/// What was gathered for one gate alone, because its settings name the source.
struct OwnFacts {
    Fact<SampleTable> sample;  ///< offline features; in records before ContractFacts, of a data contract
    Fact<SampleTable> serving; ///< online features of the same entities
    Fact<CommandOutcome> command;
    Fact<DriftFacts> drift = {};
    Fact<QualityFacts> quality = {}; ///< as old as the report says
    Fact<NewestTimes> newest = {};
    Fact<QMap<QString, QueriedSamples>> queried = {}; ///< by the setting that asks: "query", "requests", …
    Fact<ContractFacts> contract = {};                ///< as old as the table's file
    friend bool operator==(const OwnFacts&, const OwnFacts&) = default;
};

/// Everything that gates may look at. Gates ask nobody else.
struct GateFacts {
    VersionFacts candidate;
    VersionFacts champion;
    Fact<RollbackFacts> rollback;
    Fact<QMap<QString, MonitoredSeries>> monitoring; ///< by name of the series
    Fact<IncidentFacts> incidents;
    Fact<ReleaseCalendar> calendar;               ///< of the policy
    Fact<QMap<QString, ChecklistAnswer>> answers; ///< "GATE/ITEM" -> answer
    QMap<QString, OwnFacts> own;                  ///< by id of the gate
    friend bool operator==(const GateFacts&, const GateFacts&) = default;
};

/// Word of a topic in policies and facts: "commit", "entry-point", "environment", "data", "seed".
QString reproducibilityTopicName(ReproducibilityItem::Topic topic);

} // namespace ph
