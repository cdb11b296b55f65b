#pragma once

#include "services/connectors/Capabilities.h"

#include <string>

/// MLflow's bulk replies straight into columns, through simdjson. Replies are read leniently: unknown fields
/// are skipped however deep, missing or null ones keep their defaults, integers may be quoted, numbers may be
/// "NaN", "Infinity" or "-Infinity", an unknown status keeps its text, lone surrogates become U+FFFD. A value
/// of the wrong type, and a metric without a value, is left out, told as a fault with its path and as a gap
/// of its run (RunGap); the rest of its run stays. Only text that is no JSON object, or is cut off, is
/// Unreadable as a whole.
namespace ph {

struct DecodedPage {
    QString nextPageToken;         ///< empty: this was the last page
    std::vector<ItemFault> faults; ///< at most 100
};

// `body` may grow by a few bytes of padding and is otherwise unchanged: the parser reads past the end.

/// Appends the "runs" of a runs/search reply to `batch`, which is in an unspecified state after an error.
Result<DecodedPage> decodeRunPage(std::string& body, const QString& where, RunBatch& batch);

/// The "run" of a runs/get reply; NotFound where the reply has none.
Result<DecodedPage> decodeRun(std::string& body, const QString& where, RunBatch& batch);

/// Appends the "metrics" of a metrics/get-history reply in the order they came.
Result<DecodedPage> decodeHistoryPage(std::string& body, const QString& where, MetricPoints& points);

} // namespace ph
