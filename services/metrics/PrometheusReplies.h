#pragma once

#include "models/values/MetricRule.h"
#include "models/values/Result.h"

#include <string_view>

/// What a Prometheus answers, read. Pure; `where` becomes Error::where. Unreadable for what is no such
/// answer, and, unless the notes are given back, for an answer that carries warnings: it may be a part only.
namespace ph {

struct MetricAlert {
    enum class State { Pending, Firing };
    MetricLabels labels, annotations;
    State state = State::Pending;
    std::int64_t activeAtMs = noTime; ///< since when its expression holds; noTime: not told
    friend bool operator==(const MetricAlert&, const MetricAlert&) = default;
};

/// /api/v1/query. Invalid where the expression is a range, a text or a histogram: it gives no numbers.
Result<std::vector<MetricSample>> samplesFromReply(std::string_view body, const QString& where);
Result<Noted<std::vector<MetricSample>>> notedSamplesFromReply(std::string_view body, const QString& where);
/// /api/v1/query_range. Invalid where the expression is a text or gives histograms; Unreadable also where
/// times do not ascend.
Result<std::vector<MetricSeries>> seriesFromReply(const std::string& body, const QString& where);
Result<Noted<std::vector<MetricSeries>>> notedSeriesFromReply(const std::string& body, const QString& where);
/// /api/v1/alerts
Result<std::vector<MetricAlert>> alertsFromReply(std::string_view body, const QString& where);
/// /api/v1/rules; those that neither alert nor record are left out.
Result<std::vector<MetricRule>> rulesFromReply(std::string_view body, const QString& where);
/// /api/v1/targets; those that were dropped by relabelling are left out.
Result<std::vector<ScrapeTarget>> targetsFromReply(std::string_view body, const QString& where);
/// /api/v1/label/…/values
Result<QStringList> labelValuesFromReply(std::string_view body, const QString& where);
/// /api/v1/status/buildinfo
Result<QString> versionFromReply(std::string_view body, const QString& where);

} // namespace ph
