#pragma once

#include "services/quality/ReportFields.h"

#include <QHash>

namespace ph {

/// What a test's status says, in every version: SUCCESS, FAIL, WARNING, ERROR ("no data"), SKIPPED.
QualityVerdict evidentlyVerdict(const QString& status);

/// What metrics and tests of Evidently 0.7 become, the same in its JSON reports and in its snapshots. A
/// metric has one value or several ("count" and "share"), each a result; a test judges one of them.
class EvidentlyItems {
public:
    explicit EvidentlyItems(ReportDraft& draft)
        : draft_(draft)
    {
    }

    /// What a metric's parameters ({"type": "evidently:metric_v2:ValueDrift", "column": …}) say of each
    /// result.
    static QualityItem described(const Json& parameters);
    /// The same, from "ValueDrift(column=age,method=K-S p_value)", which is all that 0.7.0 wrote.
    static QualityItem described(const QString& metricName);

    /// A number or text, or a tree of them, whose keys become the measure.
    void add(const QString& metricId, QualityItem item, const Json& value);
    void judge(ReportFields& test);
    /// All of it goes into the draft, in the order of the file.
    void finish();

private:
    struct Place {
        QString metricId, measure;
        friend bool operator==(const Place&, const Place&) = default;
        friend size_t qHash(const Place& place, size_t seed)
        {
            return qHashMulti(seed, place.metricId, place.measure);
        }
    };

    struct Entry {
        QualityItem item;
        bool isJudged = false;
    };
    void append(Entry entry);

    ReportDraft& draft_;
    std::vector<Entry> entries_;
    QHash<Place, std::size_t> firstOf_;
};

} // namespace ph
