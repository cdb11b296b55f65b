#pragma once

#include "models/values/EndpointPanels.h"
#include "models/values/Gate.h"
#include "models/values/Result.h"

#include <QMap>

namespace ph {

/// Versions that "{target}" stands for; empty: there is none.
struct QueryVersions {
    QString candidate, champion;
};

/// What a gate asks a metrics source, by the setting that wants it: "query", "requests", "baseline",
/// "baseline-requests". `usual`: panels of the endpoint, for what the policy leaves open. A question of a
/// champion that is not there is left out, as is what nobody knows a query for. Invalid, in words, for a
/// query that no version can be put into.
Result<QMap<QString, QString>> gateQueries(const GateSpec& gate, const QueryVersions& versions,
                                           const QList<EndpointPanel>& usual);
/// Whether it asks a metrics source at all.
bool asksMetrics(const GateSpec& gate);
/// Whether the policy leaves a query open that an endpoint's panels may know.
bool wantsUsualQueries(const GateSpec& gate);
/// "5m", PromQL's way.
QString queryWindow(const GateSpec& gate);

/// Latency, errors and cost of what serves: the panel that is usually asked, none for any other kind of gate.
std::optional<PanelSubject> servedSubject(const QString& gateKind);

} // namespace ph
