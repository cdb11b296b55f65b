#include "services/rollout/DriverJob.h"

#include "models/values/RecordedDetail.h"
#include "services/http/HttpAddress.h"
#include "services/kubernetes/ObjectMeta.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/RolloutPlanTexts.h"
#include "services/yaml/YamlTree.h"

#include <QFile>
#include <QRegularExpression>

namespace ph {

namespace {

constexpr char policyAnnotation[] = "pilothouse.dev/policy";
constexpr qsizetype longestPolicy = 200 * 1024; // all annotations of an object together have 256 KiB

Json jsonOf(const YamlNode& node)
{
    switch (node.kind) {
    case YamlNode::Kind::Null:
        return nullptr;
    case YamlNode::Kind::Text:
        return node.text.toStdString();
    case YamlNode::Kind::Number: {
        bool isWhole = false;
        const auto whole = node.text.toLongLong(&isWhole);
        return isWhole ? Json(whole) : Json(node.number);
    }
    case YamlNode::Kind::Flag:
        return node.text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
    case YamlNode::Kind::List: {
        auto list = Json::array();
        for (const auto& item : node.items)
            list.push_back(jsonOf(item));
        return list;
    }
    case YamlNode::Kind::Map:
        break;
    }
    auto map = Json::object();
    for (const auto& child : node.children)
        map[child.key.text.toStdString()] = jsonOf(child.value);
    return map;
}

Result<Json> jobTemplate()
{
    QFile file(QStringLiteral(":/kubernetes/job.yaml"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, file.fileName(), file.errorString());
    const auto read = readYaml(file.readAll());
    if (!read.problems.isEmpty())
        return fail(ErrorKind::Unreadable, file.fileName(),
                    RecordedText(read.problems.front().message, read.problems.front().forRecords()));
    return jsonOf(read.root);
}

void setVariable(Json& container, const char* name, const QString& value)
{
    auto& variables = container["env"];
    std::erase_if(variables.get_ref<Json::array_t&>(),
                  [&](const Json& one) { return one.value("name", "") == name; });
    if (!value.isEmpty())
        variables.push_back({{"name", name}, {"value", value.toStdString()}});
}

/// A folder with one file in it, which only can be read.
void mount(Json& pod, const char* name, const char* folder, const char* kind, Json source)
{
    pod["volumes"].push_back({{"name", name}, {kind, std::move(source)}});
    pod["containers"][0]["volumeMounts"].push_back(
        {{"name", name}, {"mountPath", folder}, {"readOnly", true}});
}

void mountToken(Json& pod, const QString& secret)
{
    mount(
        pod, "metrics", "/etc/pilothouse/metrics", "secret",
        {{"secretName", secret.section(u'/', 0, 0).toStdString()},
         {"items", Json::array({Json{{"key", secret.section(u'/', 1).toStdString()}, {"path", "token"}}})}});
    setVariable(pod["containers"][0], "PILOTHOUSE_METRICS_TOKEN_FILE",
                QStringLiteral("/etc/pilothouse/metrics/token"));
}

/// In the Job itself: one object, which nobody has to keep beside another.
void mountPolicy(Json& pod, Json& annotations, const QString& policy)
{
    annotations[policyAnnotation] = policy.toStdString();
    const auto field = std::string("metadata.annotations['") + policyAnnotation + "']";
    mount(
        pod, "policy", "/etc/pilothouse/policy", "downwardAPI",
        {{"items", Json::array({Json{{"path", "policy.yaml"}, {"fieldRef", Json{{"fieldPath", field}}}}})}});
    setVariable(pod["containers"][0], "PILOTHOUSE_POLICY_FILE",
                QStringLiteral("/etc/pilothouse/policy/policy.yaml"));
}

Result<void> checkAsk(const DriverJobAsk& ask)
{
    const auto& driver = ask.driver;
    if (driver.image.isEmpty())
        return fail(ErrorKind::Invalid, ask.releaseId,
                    rolloutText(QT_TRANSLATE_NOOP(
                        "ph::RolloutPlanning",
                        "No image of this program is known for a driver in the cluster: name it "
                        "with --image, or as \"driver\" of the environment.")));
    if (const auto why = clusterDriverProblem(driver); !why.isEmpty())
        return fail(ErrorKind::Invalid, ask.releaseId, why);
    if (!driver.metrics.isEmpty()) {
        const auto address = parseHttpAddress(driver.metrics.toStdString());
        if (!address)
            return fail(ErrorKind::Invalid, QStringLiteral("metrics"), recordedDetail(address.error()));
        if (!address->user.empty() || !address->password.empty())
            return fail(
                ErrorKind::Invalid, QStringLiteral("metrics"),
                rolloutText(QT_TRANSLATE_NOOP(
                    "ph::RolloutPlanning", "A user or password does not belong in an address that everybody "
                                           "who sees the Job can read: put a token into a Secret.")));
    }
    if (ask.policy.toUtf8().size() > longestPolicy)
        return fail(
            ErrorKind::Invalid, ask.releaseId,
            rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                          "The policy is longer than 200 KiB, which no Job can carry.")));
    return {};
}

} // namespace

QString driverAccount()
{
    return QStringLiteral("pilothouse-driver");
}

QString policyInJob(const Json& job)
{
    return readMeta(JsonReader(job).child("spec").child("template"))
        .annotations.value(QLatin1String(policyAnnotation));
}

QString driverJobName(const QString& releaseId)
{
    return ConfigMapStore::objectName("pilothouse-drive-", releaseId);
}

ObjectAddress driverJobAddress(const QString& releaseId, const QString& ns)
{
    return {{QStringLiteral("batch"), QStringLiteral("v1"), QStringLiteral("jobs"), QStringLiteral("Job")},
            ns,
            driverJobName(releaseId)};
}

Result<Json> driverJob(const DriverJobAsk& ask)
{
    if (const auto fits = checkAsk(ask); !fits)
        return fail(fits.error());
    auto made = jobTemplate();
    if (!made)
        return made;
    auto& job = *made;
    const auto record = ConfigMapStore::objectName(ask.releaseId).toStdString();
    auto& inside = job["spec"]["template"];
    job["metadata"]["name"] = driverJobName(ask.releaseId).toStdString();
    job["metadata"]["namespace"] = ask.ns.toStdString();
    for (auto* labelled : {&job, &inside})
        (*labelled)["metadata"]["labels"][ConfigMapStore::releaseLabel] = record;
    auto& pod = inside["spec"];
    auto& container = pod["containers"][0];
    container["image"] = ask.driver.image.toStdString();
    container["args"].back() = ask.releaseId.toStdString();
    setVariable(container, "PILOTHOUSE_METRICS_URL", ask.driver.metrics);
    if (!ask.driver.metricsSecret.isEmpty())
        mountToken(pod, ask.driver.metricsSecret);
    if (!ask.policy.isEmpty())
        mountPolicy(pod, inside["metadata"]["annotations"], ask.policy);
    return made;
}

} // namespace ph
