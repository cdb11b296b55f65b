#pragma once

#include "models/values/Run.h"

#include <QJsonObject>

namespace ph {

/// Where a run comes from, for texts about it.
struct RunProvenance {
    QString experimentName;
    QString connectionName;
    QString
        location; ///< what an MLflow client would be given as tracking URI: base URL, folder or sqlite path
};

/// A Markdown section with tables; every name and value escaped, so that text from a server stays text.
QString runAsMarkdown(const Run& run, const RunProvenance& from);

/// All that is known of a run. Metrics that JSON cannot say are the strings "NaN", "Infinity", "-Infinity",
/// and 64-bit integers beyond 2^53 are strings, as MLflow itself writes them. Times are milliseconds since
/// 1970 UTC, absent where unknown.
QJsonObject runAsJson(const Run& run, const RunProvenance& from);
QString runAsJsonText(const Run& run, const RunProvenance& from);

/// Python that loads this run with the mlflow client; carries no credentials (user info in a URL is cut).
QString runAsPython(const Run& run, const RunProvenance& from);

/// pilothouse://run/<connection name>/<run id>, percent-encoded.
QString runLink(const QString& connectionName, const QString& runId);
struct RunLinkTarget {
    QString connectionName;
    QString runId;
    friend bool operator==(const RunLinkTarget&, const RunLinkTarget&) = default;
};
std::optional<RunLinkTarget> parseRunLink(const QString& link); ///< none for anything else

/// A Python string literal with its quotes, in ASCII.
QString pythonLiteral(const QString& text);
/// Text for a Markdown table cell or line: marks that mean something are escaped, line breaks become spaces.
QString markdownText(const QString& text);

} // namespace ph
