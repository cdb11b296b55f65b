#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace ph {

/// What a check of data asks, whoever asks it.
enum class QualityCheck : std::uint8_t {
    Drift,      ///< whether a distribution moved
    Missing,    ///< whether values are there
    Categories, ///< whether values are of a known set
    Range,      ///< whether values lie between bounds
    Uniqueness, ///< how many values occur more than once
    Constant,   ///< whether a column says anything
    Type,       ///< whether values are of a type
    Columns,    ///< whether columns are there, and in order
    Freshness,  ///< how old the data is
    Volume,     ///< how many rows or columns there are
    Statistic,  ///< a mean, a quantile, … of a column
    Performance,
    Other,
};
QString qualityCheckName(QualityCheck check); ///< stable, for JSON and tables: "drift", "missing", …
std::optional<QualityCheck> qualityCheckFromName(const QString& name);

/// What the tool said of a check. It is never worked out from numbers here: a tool that states no verdict
/// has not judged.
enum class QualityVerdict : std::uint8_t { Pass, Fail, Warning, NoData, NotJudged };
QString qualityVerdictName(QualityVerdict verdict); ///< "pass", "fail", "warning", "no data", "not judged"

/// What a value was held against, as far as the tool says so.
struct QualityThreshold {
    QString comparison; ///< of a value that passes: "<", ">=", …; empty where the tool does not say
    std::optional<double> bound; ///< in the value's own unit
    QString text; ///< all of it in the tool's words: "min_value 0, max_value 120"; may be empty
    friend bool operator==(const QualityThreshold&, const QualityThreshold&) = default;
};

/// Another number that the tool states beside a value: "missing_count".
struct QualityNumber {
    QString name;
    double value = 0;
    friend bool operator==(const QualityNumber&, const QualityNumber&) = default;
};

/// The part of time or of the rows that a value is about, where a report has several.
struct QualityWindow {
    QString name;                  ///< as the tool calls it: "[0:4999]"; empty: the report has one
    std::int64_t startMs = noTime; ///< of a time without a zone, as if it were UTC
    std::int64_t endMs = noTime;
    friend bool operator==(const QualityWindow&, const QualityWindow&) = default;
};

/// One result of a check.
struct QualityItem {
    QString column;  ///< several: "a, b"; empty: the data set as a whole
    QString dataset; ///< where a report speaks of several; else empty
    QString segment; ///< the rows that were looked at: "country == DE"; empty: all
    QualityWindow window = {};
    QualityCheck check = QualityCheck::Other;
    QString method;  ///< the tool's name of it: "K-S p_value", "expect_column_values_to_not_be_null"
    QString measure; ///< the tool's name of the value: "share", "unexpected_percent"; may be empty
    std::optional<double> value; ///< NaN and the infinities are values, too
    QString valueText;           ///< where the value is no number
    QualityThreshold threshold = {};
    QualityVerdict verdict = QualityVerdict::NotJudged;
    std::optional<double> pValue;
    std::optional<qint64> nReference, nCurrent; ///< rows; none: the tool does not say
    QList<QualityNumber> numbers = {};
    QString words;             ///< the tool's own, plain text
    QStringList examples = {}; ///< of values that are not as expected, as far as the report has some
    QString path;              ///< where it stands in the file: "$.metrics[3]", "row 12, tenure_wasserstein"
    friend bool operator==(const QualityItem&, const QualityItem&) = default;
};

/// Something in the file that no reader understands, by name: indices left out, so that it may be there
/// often.
struct QualityUnread {
    QString name; ///< "$.metrics[].novelty"
    qint64 count = 0;
    friend bool operator==(const QualityUnread&, const QualityUnread&) = default;
};

/// A report on drift or data quality that another tool made, as that tool tells it.
struct QualityReport {
    QString tool;                 ///< "Evidently"
    QString toolVersion;          ///< empty: not told
    QString format;               ///< which of the tool's: "report (v2)"
    QString title;                ///< what its author called it; may be empty
    std::int64_t madeMs = noTime; ///< noTime: not told, or told without a time zone
    QString madeText;             ///< as told: "2026-11-21T01:33:59.229498"
    QString reference, current;   ///< what was compared, as far as the tool describes it
    QList<QualityItem> items = {};
    QList<QualityUnread> unread = {}; ///< by name
    // Provenance.
    QString file;   ///< as it was called when it was imported
    QString sha256; ///< of its bytes, in lower-case hex
    qint64 bytes = 0;
    friend bool operator==(const QualityReport&, const QualityReport&) = default;
};

/// How many items have each verdict, in the order of QualityVerdict.
QList<qint64> verdictCounts(const QualityReport& report);

} // namespace ph
