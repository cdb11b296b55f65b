#include "app/release/GateFactsLoader.h"

#include "app/release/FactFrom.h"
#include "app/release/OwnFactsLoader.h"
#include "app/release/VersionRecord.h"
#include "models/values/VersionFiles.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

using Folds = QMap<QString, NumbersByKey>;

/// "auc/fold-3", "auc.fold_3" and "fold_3_auc": the metric and its fold.
std::optional<std::pair<QString, QString>> foldOf(const QString& key)
{
    static const QRegularExpression behind(QStringLiteral("^(.+?)[/._-]fold[_-]?([0-9]+)$"));
    static const QRegularExpression before(QStringLiteral("^fold[_-]?([0-9]+)[/._-](.+)$"));
    if (const auto match = behind.match(key); match.hasMatch())
        return std::pair(match.captured(1), match.captured(2));
    if (const auto match = before.match(key); match.hasMatch())
        return std::pair(match.captured(2), match.captured(1));
    return std::nullopt;
}

QString valueOf(const QList<KeyValue>& list, const QString& key)
{
    for (const auto& item : list) {
        if (item.key == key)
            return item.value;
    }
    return {};
}

Result<Folds> foldsOf(CacheStore& cache, const Run& run)
{
    Folds folds;
    for (const auto& metric : run.metrics) {
        if (const auto fold = foldOf(metric.key))
            folds[fold->first].insert(fold->second, metric.value);
    }
    const auto children = cache.childRuns(run.key);
    if (!children)
        return fail(children.error());
    for (const auto& key : *children) {
        const auto child = cache.run(key);
        if (!child)
            return fail(child.error());
        if (!*child || (*child)->lifecycle == Lifecycle::Deleted)
            continue;
        auto name = valueOf((*child)->tags, QStringLiteral("fold"));
        if (name.isEmpty())
            name = valueOf((*child)->params, QStringLiteral("fold"));
        if (name.isEmpty())
            continue;
        for (const auto& metric : (*child)->metrics)
            folds[metric.key].insert(name, metric.value);
    }
    return folds;
}

/// The files at the run's root and those of the version itself, which MLflow writes the environment to
/// ("model/conda.yaml", or a logged model's own); a folder without files where the latter were never listed.
QList<ArtifactEntry> filesFor(CacheStore& cache, const ModelVersion& version, const EntityKey& run)
{
    const VersionFiles root{run, {}};
    const auto own = versionFiles(version, run.connection).value_or(root);
    QList<ArtifactEntry> files;
    const auto add = [&](const VersionFiles& place) {
        const auto listing = cache.artifactList(place.owner, place.folder);
        const bool isListed = listing && *listing;
        if (isListed)
            std::copy_if((*listing)->entries.begin(), (*listing)->entries.end(), std::back_inserter(files),
                         [](const ArtifactEntry& entry) { return entry.kind == ArtifactEntry::Kind::File; });
        return isListed;
    };
    if (own != root)
        add(root);
    if (add(own))
        return files;
    // What the root holds may still answer: an unlisted folder only leaves open what else there is.
    files.append(
        {own.folder.isEmpty() ? QStringLiteral("model") : own.folder, ArtifactEntry::Kind::Directory});
    return files;
}

void addRun(CacheStore& cache, const ModelVersion& version, const EntityKey& key, VersionFacts& facts)
{
    if (key.remoteId.isEmpty())
        return;
    const auto source = QStringLiteral("run %1").arg(key.remoteId);
    const auto found = cache.run(key);
    if (!found) {
        facts.metrics.error = facts.folds.error = facts.reproducibility.error = facts.signature.error =
            found.error();
        return;
    }
    if (!*found)
        return;
    const auto& run = **found;
    NumbersByKey metrics;
    for (const auto& metric : run.metrics)
        metrics.insert(metric.key, metric.value);
    facts.metrics = {metrics, run.seenMs, std::nullopt, source};
    facts.folds = factFrom(foldsOf(cache, run), run.seenMs, source);
    if (facts.folds.value && facts.folds.value->isEmpty())
        facts.folds.value.reset();
    const auto files = filesFor(cache, version, key);
    QMap<QString, QStringList> record;
    for (const auto& item : reproducibilityOf(run, files).items) {
        if (item.answer != ReproducibilityItem::Answer::Unknown)
            record.insert(reproducibilityTopicName(item.topic), item.values);
    }
    facts.reproducibility = {record, run.seenMs, std::nullopt, source};
    if (const auto signature = signatureOf(run))
        facts.signature = factFrom(*signature, run.seenMs, source);
}

VersionFacts versionFacts(CacheStore& cache, const ModelVersion& version, const EntityKey& run,
                          const QString& policyDigest)
{
    VersionFacts facts;
    facts.model = version.model;
    facts.version = version.version;
    addRun(cache, version, run, facts);
    facts.pins = factFrom(pinsOf(version, policyDigest), version.seenMs,
                          QStringLiteral("tags of %1 %2").arg(version.model, version.version));
    return facts;
}

} // namespace

GateFacts loadGateFacts(CacheStore& cache, const GateSubject& subject, std::int64_t nowMs, Commands commands,
                        std::stop_token stop)
{
    GateFacts facts;
    facts.candidate = versionFacts(cache, subject.candidate, subject.candidateRun, subject.policy.digest);
    if (subject.champion)
        facts.champion = versionFacts(cache, *subject.champion, subject.championRun, subject.policy.digest);
    if (subject.policy.calendar)
        facts.calendar = {*subject.policy.calendar, nowMs, std::nullopt,
                          QStringLiteral("policy %1").arg(subject.policy.name)};
    if (const auto* tier = subject.policy.tier(subject.tier)) {
        for (const auto& gate : tier->gates) {
            facts.own[gate.id] = loadOwnFacts(gate, {subject.folder, nowMs, commands}, stop);
        }
    }
    return facts;
}

} // namespace ph
