#include "services/rollout/ConfigMapStore.h"

#include "models/values/RecordedDetail.h"
#include "services/release/CanonicalJson.h"
#include "services/rollout/DriveLease.h"
#include "services/rollout/RolloutPlanTexts.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

constexpr char planKey[] = "plan", digestKey[] = "plan-digest", stateKey[] = "state";
constexpr char kindLabel[] = "pilothouse.dev/kind", endpointLabel[] = "pilothouse.dev/endpoint-uid";
constexpr char rolloutKind[] = "rollout", measurementsKind[] = "rollout-measurements";
/// Of one map's entries; the API takes 1 MiB for the whole object, with the names of all entries twice.
constexpr std::size_t fullAt = 512 * 1024, mostEntries = 1'000;

Json labels(const char* kind, const QString& name)
{
    return {{"app.kubernetes.io/managed-by", "pilothouse"},
            {kindLabel, kind},
            {ConfigMapStore::releaseLabel, name.toStdString()}};
}

QString selectorOf(const char* label, const QString& value)
{
    return QStringLiteral("%1=%2").arg(QLatin1String(label), value);
}

QByteArray dataOf(const Json& object, const char* key)
{
    return JsonReader(object).child("data").text(key).toUtf8();
}

Result<StoredRollout> readRollout(const Json& object)
{
    const auto meta = JsonReader(object).child("metadata");
    const auto where = meta.text("namespace") + u'/' + meta.text("name");
    const auto planText = dataOf(object, planKey);
    StoredRollout stored;
    stored.planDigest = rolloutDigest(planText);
    stored.version = meta.text("resourceVersion");
    if (stored.planDigest.toUtf8() != dataOf(object, digestKey))
        return fail(
            ErrorKind::Invalid, where,
            rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                          "The plan is not what its digest says: somebody changed it.")));
    auto plan = rolloutPlanFromText(planText, where);
    if (!plan)
        return fail(plan.error());
    stored.plan = *std::move(plan);
    auto state = rolloutStateFromText(dataOf(object, stateKey), stored.plan, stored.planDigest, where);
    if (!state)
        return fail(state.error());
    stored.state = *std::move(state);
    return stored;
}

int numberOf(const Json& measurementMap)
{
    return JsonReader(measurementMap)
        .child("metadata")
        .text("name")
        .section(QStringLiteral("-m"), -1)
        .toInt();
}

bool isFull(const Json& object)
{
    const auto data = object.value("data", Json::object());
    std::size_t bytes = 0;
    for (const auto& [key, value] : data.items())
        bytes += key.size() + (value.is_string() ? value.get_ref<const std::string&>().size() : 0);
    return bytes >= fullAt || data.size() >= mostEntries;
}

} // namespace

ConfigMapStore::ConfigMapStore(ClusterClient client, QString ns)
    : client_(std::move(client))
    , ns_(std::move(ns))
{
}

QString ConfigMapStore::objectName(const QString& id)
{
    return objectName("pilothouse-rollout-", id);
}

QString ConfigMapStore::objectName(const char* beginning, const QString& id)
{
    static const QRegularExpression noName(QStringLiteral("[^a-z0-9-]+"));
    auto name = id.toLower().replace(noName, QStringLiteral("-"));
    // A label's value, which it also is, has 63 characters.
    if (name != id || name.size() > 40 || name.startsWith(u'-') || name.endsWith(u'-'))
        name = QStringLiteral("%1-%2").arg(name.left(31), sha256Text(id.toUtf8()).mid(7, 8));
    return QLatin1String(beginning) + name;
}

Result<QStringList> ConfigMapStore::namespacesWith(const ClusterClient& client, const QString& id)
{
    const auto selector =
        selectorOf(kindLabel, QLatin1String(rolloutKind)) + u',' + selectorOf(releaseLabel, objectName(id));
    const auto listed = ConfigMapStore(client, {}).labelled(selector); // of no namespace: of all
    if (!listed)
        return fail(listed.error());
    QStringList namespaces;
    for (const auto& object : *listed)
        namespaces << JsonReader(object).child("metadata").text("namespace");
    return namespaces;
}

ObjectAddress ConfigMapStore::map(const QString& name) const
{
    return {{{}, QStringLiteral("v1"), QStringLiteral("configmaps"), QStringLiteral("ConfigMap")}, ns_, name};
}

Result<std::vector<Json>> ConfigMapStore::labelled(const QString& selector) const
{
    auto listed = client_.list(map({}).kind, ns_, {{"labelSelector", selector.toStdString()}});
    if (!listed)
        return fail(listed.error());
    return std::move(listed->items);
}

Result<StoredRollout> ConfigMapStore::begin(const RolloutPlan& plan, std::int64_t nowMs)
{
    const auto planText = rolloutPlanText(plan);
    if (!planText)
        return fail(planText.error());
    const auto digest = rolloutDigest(*planText);
    const auto name = objectName(plan.id);
    const auto others = labelled(selectorOf(endpointLabel, plan.endpointUid));
    if (!others)
        return fail(others.error());
    for (const auto& other : *others) {
        const auto otherName = JsonReader(other).child("metadata").text("name");
        const auto stored = readRollout(other);
        if (otherName != name && !(stored && stored->state.outcome != RolloutOutcome::Open))
            return fail(
                ErrorKind::Conflict, name,
                stored ? rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                                       "The rollout %1 of the same endpoint has not ended."))
                             .arg(stored->plan.id)
                       : rolloutText(
                             QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                               "The record %1 of the same endpoint cannot be read, so that "
                                               "its rollout may be under way: %2"))
                             .arg(otherName, recordedDetail(stored.error())));
    }
    const auto stateText = rolloutStateText(newRollout(plan, digest, nowMs));
    if (!stateText)
        return fail(stateText.error());
    WriteRequest request{WriteRequest::Verb::Create, map(name), Json::object()};
    request.body["metadata"]["labels"] = labels(rolloutKind, name);
    request.body["metadata"]["labels"][endpointLabel] = plan.endpointUid.toStdString();
    request.body["data"] = {{planKey, planText->toStdString()},
                            {digestKey, digest.toStdString()},
                            {stateKey, stateText->toStdString()}};
    const auto made = client_.write(request, DryRun::No);
    if (made)
        return readRollout(made->object);
    // It may be there: begun before, or by the very request whose answer was lost.
    auto there = load(plan.id);
    if (!there)
        return fail(made.error());
    if (there->planDigest != digest)
        return fail(ErrorKind::Conflict, name,
                    rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "It was begun with another plan.")));
    return there;
}

Result<StoredRollout> ConfigMapStore::load(const QString& id)
{
    const auto object = client_.get(map(objectName(id)));
    if (!object)
        return fail(object.error());
    auto stored = readRollout(*object);
    if (stored && stored->plan.id != id)
        return fail(ErrorKind::Invalid, objectName(id),
                    rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "It is of another release.")));
    return stored;
}

Result<RolloutList> ConfigMapStore::list()
{
    const auto objects = labelled(selectorOf(kindLabel, QLatin1String(rolloutKind)));
    if (!objects)
        return fail(objects.error());
    RolloutList all;
    for (const auto& object : *objects) {
        auto stored = readRollout(object);
        if (stored)
            all.rollouts.push_back(*std::move(stored));
        else
            all.faults.push_back({JsonReader(object).child("metadata").text("name"), stored.error()});
    }
    return all;
}

Result<StoredRollout> ConfigMapStore::save(const StoredRollout& before, const RolloutState& state)
{
    const auto text = rolloutStateText(state);
    if (!text)
        return fail(text.error());
    // Of the plan nothing is sent, so that nothing can change it.
    WriteRequest request{WriteRequest::Verb::MergePatch, map(objectName(before.plan.id)), Json::object()};
    request.body["metadata"]["resourceVersion"] = before.version.toStdString();
    request.body["data"] = {{stateKey, text->toStdString()}};
    const auto written = client_.write(request, DryRun::No);
    if (!written)
        return fail(written.error());
    return readRollout(written->object);
}

Result<std::vector<Json>> ConfigMapStore::measurementMaps(const QString& id) const
{
    auto maps = labelled(selectorOf(kindLabel, QLatin1String(measurementsKind)) + u',' +
                         selectorOf(releaseLabel, objectName(id)));
    if (maps)
        std::sort(maps->begin(), maps->end(),
                  [](const Json& a, const Json& b) { return numberOf(a) < numberOf(b); });
    return maps;
}

Result<void> ConfigMapStore::keep(const QString& id, const RolloutMeasurement& measurement)
{
    const auto name = objectName(id);
    if (filling_ == 0 || fillingOf_ != id) {
        const auto maps = measurementMaps(id);
        if (!maps)
            return fail(maps.error());
        fillingOf_ = id;
        filling_ = maps->empty() ? 1 : numberOf(maps->back()) + (isFull(maps->back()) ? 1 : 0);
    }
    auto text = measurementText(measurement);
    if (std::size_t(text.size()) > fullAt)
        text = measurementText({measurement.report, {}});
    // Its time names it: what was kept, with an answer that was lost, is the same entry again.
    const Json data{{std::to_string(measurement.report.toMs), text.toStdString()}};
    WriteRequest add{WriteRequest::Verb::MergePatch, map(QStringLiteral("%1-m%2").arg(name).arg(filling_)),
                     Json{{"data", data}}};
    auto written = client_.write(add, DryRun::No);
    if (!written && written.error().kind == ErrorKind::NotFound) {
        add.verb = WriteRequest::Verb::Create;
        add.body["metadata"]["labels"] = labels(measurementsKind, name);
        written = client_.write(add, DryRun::No);
    }
    if (!written)
        return fail(written.error());
    if (isFull(written->object))
        ++filling_;
    return {};
}

Result<std::vector<RolloutMeasurement>> ConfigMapStore::measurements(const QString& id)
{
    const auto maps = measurementMaps(id);
    if (!maps)
        return fail(maps.error());
    std::vector<RolloutMeasurement> all;
    for (const auto& object : *maps) {
        const auto data = object.value("data", Json::object());
        for (const auto& [key, value] : data.items()) {
            auto measurement = measurementFromText(
                value.is_string() ? QByteArray::fromStdString(value.get_ref<const std::string&>())
                                  : QByteArray(),
                QStringLiteral("%1, %2").arg(objectName(id), QString::fromStdString(key)));
            if (!measurement)
                return fail(measurement.error());
            all.push_back(*std::move(measurement));
        }
    }
    return all;
}

Result<void> ConfigMapStore::claim(const QString& id, const QString& driver, std::int64_t nowMs)
{
    return DriveLease(client_, ns_, objectName(id)).claim(driver, nowMs);
}

Result<void> ConfigMapStore::takeOver(const QString& id, const QString& driver, std::int64_t nowMs)
{
    return DriveLease(client_, ns_, objectName(id)).takeOver(driver, nowMs);
}

Result<void> ConfigMapStore::giveUp(const QString& id, const QString& driver, std::int64_t nowMs)
{
    return DriveLease(client_, ns_, objectName(id)).giveUp(driver, nowMs);
}

} // namespace ph
