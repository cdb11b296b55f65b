#include "services/gates/GateQueries.h"

#include "models/values/Policy.h"
#include "models/values/TargetPlaceholder.h"

#include <algorithm>

namespace ph {

namespace {

QString textSetting(const GateSpec& gate, const char* key)
{
    return gate.settings.value(QLatin1String(key)).toString();
}

QString usualQuery(const QList<EndpointPanel>& panels, PanelSubject subject)
{
    const auto found = std::find_if(panels.begin(), panels.end(),
                                    [&](const EndpointPanel& panel) { return panel.subject == subject; });
    return found == panels.end() ? QString() : found->expression;
}

class QueryCollection {
public:
    explicit QueryCollection(const GateSpec& gate)
        : window_(queryWindow(gate))
    {
    }

    void add(const char* wantedBy, QString query, const QString& version)
    {
        if (query.isEmpty() || error)
            return;
        query.replace(QLatin1String("{window}"), window_);
        if (query.contains(targetPlaceholder)) {
            if (version.isEmpty())
                return;
            auto asked = queryForTarget(query, version);
            if (!asked) {
                error = asked.error();
                return;
            }
            query = std::move(*asked);
        }
        queries.insert(QLatin1String(wantedBy), query);
    }

    QMap<QString, QString> queries;
    std::optional<Error> error;

private:
    QString window_;
};

} // namespace

std::optional<PanelSubject> servedSubject(const QString& gateKind)
{
    if (gateKind == QLatin1String("latency"))
        return PanelSubject::Latency95;
    if (gateKind == QLatin1String("error-rate"))
        return PanelSubject::ErrorRate;
    if (gateKind == QLatin1String("cost"))
        return PanelSubject::CostPerThousand;
    return std::nullopt;
}

bool asksMetrics(const GateSpec& gate)
{
    return servedSubject(gate.kind) ||
           (gate.kind == QLatin1String("freshness") && gate.settings.contains(QLatin1String("query")));
}

bool wantsUsualQueries(const GateSpec& gate)
{
    return servedSubject(gate.kind) && !gate.settings.contains(QLatin1String("by")) &&
           (!gate.settings.contains(QLatin1String("query")) ||
            !gate.settings.contains(QLatin1String("requests")));
}

QString queryWindow(const GateSpec& gate)
{
    const auto said = textSetting(gate, "window");
    return said.isEmpty() ? QStringLiteral("5m") : said;
}

Result<QMap<QString, QString>> gateQueries(const GateSpec& gate, const QueryVersions& versions,
                                           const QList<EndpointPanel>& usual)
{
    auto query = textSetting(gate, "query"), requests = textSetting(gate, "requests");
    const auto subject = servedSubject(gate.kind);
    if (subject && wantsUsualQueries(gate)) {
        if (query.isEmpty())
            query = usualQuery(usual, *subject);
        const auto rate = usualQuery(usual, PanelSubject::Throughput);
        if (requests.isEmpty() && !rate.isEmpty())
            requests = QStringLiteral("(%1) * %2").arg(rate).arg(durationFromText(queryWindow(gate)) / 1000);
    }
    QueryCollection collection(gate);
    collection.add("query", query, versions.candidate);
    if (subject)
        collection.add("requests", requests, versions.candidate);
    if (gate.settings.contains(QLatin1String("at-most-ratio"))) {
        const auto baseline = textSetting(gate, "baseline");
        if (!baseline.isEmpty())
            collection.add("baseline", baseline, versions.champion);
        else if (query.contains(targetPlaceholder))
            collection.add("baseline", query, versions.champion);
        if (requests.contains(targetPlaceholder))
            collection.add("baseline-requests", requests, versions.champion);
    }
    if (collection.error)
        return fail(*collection.error);
    return std::move(collection.queries);
}

} // namespace ph
