#pragma once

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
    ToolFailureRate  ///< share, 0 to 1
};
QList<PanelSubject> panelSubjects();            ///< in the order of a dashboard
QString panelSubjectName(PanelSubject subject); ///< stable, for output: "latency-p95"
QString panelUnit(PanelSubject subject);        ///< "s", "", "1/s", "currency"

/// One subject: the query that was chosen for it, or none, because no metric of a system that is known is
/// there. Unknown is shown as unknown, never as zero.
struct EndpointPanel {
    PanelSubject subject = PanelSubject::LatencyMedian;
    QString system;        ///< whose metrics it reads: "KServe", "Istio", …; empty: nobody's are there
    QString expression;    ///< PromQL; empty: unknown
    QStringList lookedFor; ///< metrics that would have told, most wanted first
};

/// A panel for each subject. `metrics`: names that the source has (label/__name__/values). Rates are taken
/// over `window`, PromQL's way ("5m"). What measures nearer to the caller comes first: a mesh sees requests
/// that a server never got. Counter resets are rate()'s business.
QList<EndpointPanel> panelsFor(const EndpointNames& endpoint, const QSet<QString>& metrics,
                               const QString& window = QStringLiteral("5m"));

} // namespace ph
