#pragma once

#include "models/values/Result.h"
#include "models/values/RunBatch.h"

#include <string_view>

/// MLflow's bulk replies straight into columns, through simdjson. Replies are read leniently: unknown fields
/// are skipped, missing ones keep their defaults, integers may be quoted, numbers may be "NaN", "Infinity" or
/// "-Infinity", an unknown status keeps its text. Unreadable for bad syntax, nesting beyond maxJsonDepth and
/// a known field of the wrong type, whose path the detail names.
namespace ph {

/// Appends the "runs" of a runs/search reply to `batch`; returns next_page_token, empty on the last page.
/// On an error `batch` is left in an unspecified state.
Result<QString> decodeRunPage(std::string_view json, const QString& where, RunBatch& batch);

/// The one "run" of a runs/get reply.
Result<RunBatch> decodeRun(std::string_view json, const QString& where);

/// Appends the "metrics" of a metrics/get-history reply in the order they came; returns next_page_token.
Result<QString> decodeHistoryPage(std::string_view json, const QString& where, MetricPoints& points);

} // namespace ph
