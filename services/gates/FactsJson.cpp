#include "services/gates/FactsJson.h"

#include "services/gates/FactCodec.h"

#include <array>

namespace ph {

namespace {

struct NamedFact {
    FactName name;
    const char* key;
    const char* title;
};

constexpr std::array named{
    NamedFact{FactName::CandidateMetrics, "candidate.metrics", "the candidate's metrics"},
    NamedFact{FactName::CandidateFolds, "candidate.folds", "the candidate's values per fold"},
    NamedFact{FactName::CandidateReproducibility, "candidate.reproducibility",
              "the candidate's reproducibility record"},
    NamedFact{FactName::CandidateSignature, "candidate.signature", "the candidate's signature"},
    NamedFact{FactName::CandidateDigests, "candidate.digests", "the candidate's artifact digests"},
    NamedFact{FactName::CandidatePins, "candidate.pins", "what the candidate pins"},
    NamedFact{FactName::ChampionMetrics, "champion.metrics", "the champion's metrics"},
    NamedFact{FactName::ChampionFolds, "champion.folds", "the champion's values per fold"},
    NamedFact{FactName::ChampionSignature, "champion.signature", "the champion's signature"},
    NamedFact{FactName::Rollback, "rollback", "the rollback plan"},
    NamedFact{FactName::Monitoring, "monitoring", "the monitored series"},
    NamedFact{FactName::Incidents, "incidents", "the incidents"},
    NamedFact{FactName::Calendar, "calendar", "the policy's calendar"},
    NamedFact{FactName::Answers, "answers", "the checklist's answers"},
    NamedFact{FactName::Sample, "sample", "the data sample"},
    NamedFact{FactName::Serving, "serving", "the features as served"},
    NamedFact{FactName::Command, "command", "the command's outcome"},
    NamedFact{FactName::Drift, "drift", "the comparison of the tables"},
    NamedFact{FactName::Quality, "quality", "the report"},
    NamedFact{FactName::Newest, "newest", "the table's newest time"},
    NamedFact{FactName::Queried, "queried", "what the metrics source says"},
    NamedFact{FactName::Contract, "contract", "the table held against its contract"},
};

const NamedFact& entry(FactName name)
{
    return named[std::size_t(name)];
}

/// Calls `visit` with the fact of this name; facts may be const or not. A gate without facts of its own has
/// empty ones.
template <class Facts, class Own, class Visit>
void withFact(Facts& facts, Own& own, FactName name, Visit visit)
{
    switch (name) {
    case FactName::CandidateMetrics:
        return visit(facts.candidate.metrics);
    case FactName::CandidateFolds:
        return visit(facts.candidate.folds);
    case FactName::CandidateReproducibility:
        return visit(facts.candidate.reproducibility);
    case FactName::CandidateSignature:
        return visit(facts.candidate.signature);
    case FactName::CandidateDigests:
        return visit(facts.candidate.digests);
    case FactName::CandidatePins:
        return visit(facts.candidate.pins);
    case FactName::ChampionMetrics:
        return visit(facts.champion.metrics);
    case FactName::ChampionFolds:
        return visit(facts.champion.folds);
    case FactName::ChampionSignature:
        return visit(facts.champion.signature);
    case FactName::Rollback:
        return visit(facts.rollback);
    case FactName::Monitoring:
        return visit(facts.monitoring);
    case FactName::Incidents:
        return visit(facts.incidents);
    case FactName::Calendar:
        return visit(facts.calendar);
    case FactName::Answers:
        return visit(facts.answers);
    case FactName::Sample:
        return visit(own.sample);
    case FactName::Serving:
        return visit(own.serving);
    case FactName::Command:
        return visit(own.command);
    case FactName::Drift:
        return visit(own.drift);
    case FactName::Quality:
        return visit(own.quality);
    case FactName::Newest:
        return visit(own.newest);
    case FactName::Queried:
        return visit(own.queried);
    case FactName::Contract:
        return visit(own.contract);
    }
}

template <class T>
void narrow(Fact<T>&, const QStringList&)
{
}

template <class V>
void narrow(Fact<QMap<QString, V>>& fact, const QStringList& keys)
{
    if constexpr (std::is_same_v<V, double> || std::is_same_v<V, NumbersByKey>) {
        if (!fact.value || keys.isEmpty())
            return;
        QMap<QString, V> kept;
        for (const auto& key : keys) {
            if (const auto found = fact.value->constFind(key); found != fact.value->constEnd())
                kept.insert(key, *found);
        }
        fact.value = kept;
    }
}

QJsonObject versionJson(const VersionFacts& version)
{
    return {{QStringLiteral("model"), version.model}, {QStringLiteral("version"), version.version}};
}

} // namespace

const OwnFacts& ownFacts(const GateFacts& facts, const QString& gateId)
{
    static const OwnFacts none;
    const auto found = facts.own.constFind(gateId);
    return found == facts.own.constEnd() ? none : *found;
}

QString factTitle(FactName name)
{
    return QLatin1String(entry(name).title);
}

FactState factState(const GateFacts& facts, const QString& gateId, FactName name)
{
    FactState state;
    withFact(facts, ownFacts(facts, gateId), name, [&](const auto& fact) {
        state = {fact.value.has_value(), fact.observedMs, fact.error, fact.source};
    });
    return state;
}

QJsonObject factsToJson(const GateFacts& facts, const QString& gateId, std::span<const FactName> names,
                        const QStringList& metrics)
{
    QJsonObject json{{QStringLiteral("candidate"), versionJson(facts.candidate)},
                     {QStringLiteral("champion"), versionJson(facts.champion)}};
    for (const auto name : names) {
        withFact(facts, ownFacts(facts, gateId), name, [&](auto fact) {
            narrow(fact, metrics);
            if (fact.value || fact.error)
                json.insert(QLatin1String(entry(name).key), factcodec::factToJson(fact));
        });
    }
    return json;
}

Result<GateFacts> factsFromJson(const QJsonObject& json, const QString& gateId)
{
    GateFacts facts;
    OwnFacts own;
    const auto readVersion = [&](const char* key, VersionFacts& version) {
        const auto object = json.value(QLatin1String(key)).toObject();
        version.model = object.value(QLatin1String("model")).toString();
        version.version = object.value(QLatin1String("version")).toString();
    };
    readVersion("candidate", facts.candidate);
    readVersion("champion", facts.champion);
    QString bad;
    for (const auto& each : named) {
        const auto value = json.value(QLatin1String(each.key));
        if (value.isUndefined())
            continue;
        withFact(facts, own, each.name, [&](auto& fact) {
            if (!factcodec::factFromJson(value.toObject(), fact))
                bad = QLatin1String(each.key);
        });
    }
    if (!bad.isEmpty())
        return fail(ErrorKind::Invalid, bad, QStringLiteral("The kept input cannot be read."));
    facts.own.insert(gateId, own);
    return facts;
}

} // namespace ph
