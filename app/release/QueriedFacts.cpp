#include "app/release/QueriedFacts.h"

#include "services/gates/GateQueries.h"

#include <map>

namespace ph {

namespace {

class QueryRound {
public:
    QueryRound(PrometheusQuery& source, const ReleaseEnvironment& environment)
        : source_(source)
        , environment_(environment)
    {
    }

    Result<QMap<QString, QueriedSamples>> ask(const GateSpec& gate, const QueryVersions& versions)
    {
        const auto usual = wantsUsualQueries(gate) ? usualPanels(queryWindow(gate))
                                                   : Result<QList<EndpointPanel>>(QList<EndpointPanel>());
        if (!usual)
            return fail(usual.error());
        const auto queries = gateQueries(gate, versions, *usual);
        if (!queries)
            return fail(queries.error());
        QMap<QString, QueriedSamples> said;
        for (auto it = queries->cbegin(); it != queries->cend(); ++it) {
            const auto& answer = answerTo(it.value());
            if (!answer)
                return fail(answer.error());
            said.insert(it.key(), {it.value(), *answer});
        }
        return said;
    }

private:
    using Answer = Result<std::vector<MetricSample>>;

    const Answer& answerTo(const QString& query)
    {
        const auto found = answers_.find(query);
        if (found != answers_.end())
            return found->second;
        auto answer = source_.samples(query);
        if (!answer) {
            for (auto* said : {&answer.error().detail, &answer.error().english}) {
                if (!said->isEmpty())
                    *said = QStringLiteral("%1: %2").arg(query, *said);
            }
        } else if (answer->size() > mostQueriedSamples)
            answer =
                fail(ErrorKind::Invalid, query,
                     QStringLiteral("It gives %1 numbers, and no more than %2 are judged: aggregate them.")
                         .arg(answer->size())
                         .arg(mostQueriedSamples));
        return answers_.emplace(query, std::move(answer)).first->second;
    }

    /// None of a target that is no endpoint: nobody knows what its metrics are called.
    Result<QList<EndpointPanel>> usualPanels(const QString& window)
    {
        const auto& target = environment_.target;
        if (target.kind != ReleaseTarget::Kind::Endpoint)
            return QList<EndpointPanel>();
        if (!names_)
            names_ = source_.metricNames();
        if (!*names_)
            return fail(names_->error());
        return panelsFor({target.ns, target.name, {}}, {(*names_)->begin(), (*names_)->end()}, window);
    }

    PrometheusQuery& source_;
    const ReleaseEnvironment& environment_;
    std::map<QString, Answer> answers_;
    std::optional<Result<QStringList>> names_;
};

} // namespace

void addQueriedFacts(GateFacts& facts, PrometheusQuery& source, const ReleaseEnvironment& environment,
                     const PolicyTier& tier, std::int64_t nowMs)
{
    QueryRound round(source, environment);
    for (const auto& gate : tier.gates) {
        if (!asksMetrics(gate))
            continue;
        auto said = round.ask(gate, {facts.candidate.version, facts.champion.version});
        auto& fact = facts.own[gate.id].queried;
        fact = {std::nullopt, nowMs, std::nullopt, environment.metricsSource};
        if (said)
            fact.value = std::move(*said);
        else
            fact.error = said.error();
    }
}

} // namespace ph
