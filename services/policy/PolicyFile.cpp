#include "services/policy/PolicyFile.h"

#include "services/policy/DiagnosisSection.h"
#include "services/policy/PolicyRules.h"
#include "services/policy/PolicyShape.h"
#include "services/policy/PolicyText.h"
#include "services/policy/ReadContent.h"
#include "services/policy/RolloutSection.h"
#include "services/yaml/ShapeReader.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace ph {

namespace {

ApproverGroup groupFrom(const QString& name, const QJsonArray& approvers)
{
    ApproverGroup group{name, {}};
    for (const auto& approver : approvers)
        group.approvers.append({textOf(approver.toObject(), "label"), textOf(approver.toObject(), "key")});
    return group;
}

GateSpec gateFrom(QJsonObject settings)
{
    GateSpec gate;
    const auto take = [&](const char* key) { return settings.take(QLatin1String(key)).toString(); };
    gate.id = take("id");
    gate.kind = take("kind");
    gate.title = take("title");
    if (const auto maxAgeMs = durationFromText(take("max-age")); maxAgeMs > 0)
        gate.maxAgeMs = maxAgeMs;
    gate.settings = settings;
    return gate;
}

PolicyTier tierFrom(const QString& name, const QJsonObject& object)
{
    PolicyTier tier;
    tier.name = name;
    for (const auto& gate : object.value(QLatin1String("gates")).toArray())
        tier.gates.append(gateFrom(gate.toObject()));
    const auto quorum = object.value(QLatin1String("quorum")).toObject();
    for (auto it = quorum.begin(); it != quorum.end(); ++it)
        tier.quorum.insert(it.key(), it.value().toInt());
    tier.approvalsExpireMs = durationOf(object, "approvals-expire");
    tier.soakMs = durationOf(object, "soak");
    tier.exposureCapPercent = object.value(QLatin1String("exposure-cap-percent")).toDouble(100);
    const auto rollback = object.value(QLatin1String("rollback")).toObject();
    for (const auto& each : rollback.value(QLatin1String("condition-names")).toArray())
        tier.rollbackConditionNames.append(each.toString());
    const auto rehearsed = QLatin1String("rehearsed-within");
    if (const auto withinMs = durationOf(rollback, rehearsed.data()); withinMs > 0) {
        tier.rehearsedWithinMs = withinMs;
        for (auto& gate : tier.gates) { // what the tier asks for, unless the gate says otherwise
            if (gate.kind == QLatin1String("rollback-ready") && !gate.settings.contains(rehearsed))
                gate.settings.insert(rehearsed, rollback.value(rehearsed));
        }
    }
    if (rollback.value(QLatin1String("needs-quorum")).toBool())
        tier.rollbackQuorum = PolicyTier::RollbackQuorum::Needed;
    if (const auto rollout = object.value(QLatin1String("rollout")); rollout.isObject())
        tier.rollout = rolloutFrom(rollout.toObject());
    return tier;
}

int minuteFrom(const QString& clock)
{
    return clock.left(2).toInt() * 60 + clock.mid(3).toInt();
}

ReleaseCalendar calendarFrom(const QJsonObject& object)
{
    static const QStringList days{QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"),
                                  QStringLiteral("thu"), QStringLiteral("fri"), QStringLiteral("sat"),
                                  QStringLiteral("sun")};
    ReleaseCalendar calendar;
    calendar.timeZone = textOf(object, "time-zone");
    for (const auto& item : object.value(QLatin1String("windows")).toArray()) {
        ReleaseWindow window;
        for (const auto& day : item.toObject().value(QLatin1String("days")).toArray())
            window.weekdays.append(int(days.indexOf(day.toString())) + 1);
        window.fromMinute = minuteFrom(textOf(item.toObject(), "from"));
        window.toMinute = minuteFrom(textOf(item.toObject(), "to"));
        calendar.windows.append(window);
    }
    for (const auto& item : object.value(QLatin1String("freezes")).toArray()) {
        const auto freeze = item.toObject();
        calendar.freezes.append({momentOf(textOf(freeze, "from"), calendar.timeZone),
                                 momentOf(textOf(freeze, "to"), calendar.timeZone),
                                 textOf(freeze, "reason")});
    }
    return calendar;
}

/// JSON sorts its keys; what tier is above which is told by the file's order.
void sortAsWritten(QList<PolicyTier>& tiers, const FilePlaces& places)
{
    const auto place = [&](const PolicyTier& tier) {
        const auto at = places.value(QStringLiteral("tiers.") + tier.name);
        return std::pair(at.line, at.column);
    };
    std::sort(tiers.begin(), tiers.end(),
              [&](const PolicyTier& a, const PolicyTier& b) { return place(a) < place(b); });
}

Policy policyFrom(const QJsonObject& object)
{
    Policy policy;
    policy.version = object.value(QLatin1String("policy")).toInt();
    policy.name = textOf(object, "name");
    policy.digest = contentDigest(object);
    policy.maxFactAgeMs = durationOf(object, "max-age");
    const auto groups = object.value(QLatin1String("groups")).toObject();
    for (auto it = groups.begin(); it != groups.end(); ++it)
        policy.groups.append(groupFrom(it.key(), it.value().toArray()));
    const auto tiers = object.value(QLatin1String("tiers")).toObject();
    for (auto it = tiers.begin(); it != tiers.end(); ++it)
        policy.tiers.append(tierFrom(it.key(), it.value().toObject()));
    for (const auto& item : object.value(QLatin1String("waivers")).toArray()) {
        const auto waiver = item.toObject();
        policy.waivers.append({textOf(waiver, "gate"), textOf(waiver, "group"),
                               std::int64_t(waiver.value(QLatin1String("max-days")).toInt()) * 86'400'000});
    }
    if (const auto calendar = object.value(QLatin1String("calendar")); calendar.isObject())
        policy.calendar = calendarFrom(calendar.toObject());
    if (const auto diagnosis = object.value(QLatin1String("diagnosis")); diagnosis.isObject())
        policy.diagnosis = diagnosisFrom(diagnosis.toObject());
    return policy;
}

} // namespace

PolicyReading readPolicy(const QByteArray& text)
{
    auto yaml = readYaml(text);
    if (!yaml.problems.isEmpty())
        return {std::nullopt, yaml.problems};
    auto read = readShape(yaml.root, policyShape());
    if (!read.problems.isEmpty())
        return {std::nullopt, read.problems};
    auto policy = policyFrom(read.value.toObject());
    sortAsWritten(policy.tiers, read.places);
    auto problems = brokenRules(policy, read.places);
    if (!problems.isEmpty())
        return {std::nullopt, problems};
    return {std::move(policy), {}};
}

Result<PolicyReading> loadPolicy(const QString& file)
{
    QFile opened(file);
    if (!opened.exists())
        return fail(ErrorKind::NotFound, file,
                    policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "There is no such file.")));
    if (!opened.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, file, opened.errorString());
    return readPolicy(opened.read(maxYamlBytes + 1));
}

QString contentDigest(const QJsonObject& content)
{
    // QJsonObject keeps its keys sorted, and numbers are written in their shortest form.
    const auto json = QJsonDocument(content).toJson(QJsonDocument::Compact);
    return QStringLiteral("sha256:") +
           QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
}

} // namespace ph
