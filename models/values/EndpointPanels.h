#pragma once

#include "models/values/MetricSeries.h"

#include <QList>
#include <QSet>
#include <QStringList>

namespace ph {

/// What an endpoint is called where its metrics are named after it.
struct EndpointNames {
    QString ns, name;
    QString model; ///< as its server calls it; empty: as the endpoint
};

/// What a dashboard of an endpoint shows.
enum class PanelSubject {
    LatencyMedian,   ///< seconds
    Latency95,       ///< seconds
    Latency99,       ///< seconds
    ErrorRate,       ///< share, 0 to 1
    Throughput,      ///< requests a second
    Saturation,      ///< share of what there is, 0 to 1
    CostPerThousand, ///< of 1,000 predictions, in the currency of whoever reckons it
    TokensIn,        ///< a second
    TokensOut,       ///< a second
    FirstToken95,    ///< seconds until the first token
    ToolFailureRate, ///< share, 0 to 1
    Predictions,     ///< how they are distributed, see distributionsFor()
    Confidence       ///< likewise: scores, probabilities
};
QList<PanelSubject> panelSubjects();            ///< of one number at a time, in the order of a dashboard
QString panelSubjectName(PanelSubject subject); ///< stable, for output: "latency-p95"
QString panelUnit(PanelSubject subject);        ///< "s", "", "1/s", "currency", "bucket"

/// One subject: the query that was chosen for it, or none, because no metric of a system that is known is
/// there. Unknown is shown as unknown, never as zero.
struct EndpointPanel {
    PanelSubject subject = PanelSubject::LatencyMedian;
    QString system;        ///< whose metrics it reads: "KServe", "Istio", …; empty: nobody's are there
    QString expression;    ///< PromQL; empty: unknown
    QStringList lookedFor; ///< metrics that would have told, most wanted first
    /// Of a distribution: the counters behind it, a selector for a source that computes nothing.
    QString counters = {};
    friend bool operator==(const EndpointPanel&, const EndpointPanel&) = default;
};

/// A panel for each subject. `metrics`: names that the source has (label/__name__/values). Rates are taken
/// over `window`, PromQL's way ("5m"). What measures nearer to the caller comes first: a mesh sees requests
/// that a server never got. Counter resets are rate()'s business.
QList<EndpointPanel> panelsFor(const EndpointNames& endpoint, const QSet<QString>& metrics,
                               const QString& window = QStringLiteral("5m"));

/// Classic histograms of what the endpoint predicted and how sure it was, by their names: a part for each
/// that may be its, most wanted first; a single one without an expression where there is none. Expressions
/// count within a step, "{step}" in them: each bucket (`le`) with all below it. Which labels tell an
/// endpoint's is its own business; the usual ones are all tried, and a namespace counts where a series has
/// one.
QList<EndpointPanel> distributionsFor(const EndpointNames& endpoint, const QSet<QString>& metrics);
/// Those of `series` that carry the endpoint's labels, as the expressions of distributionsFor() select them.
std::vector<MetricSeries> ofEndpoint(const std::vector<MetricSeries>& series, const EndpointNames& endpoint);

} // namespace ph
