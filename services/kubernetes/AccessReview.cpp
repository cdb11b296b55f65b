#include "services/kubernetes/AccessReview.h"

#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/PlainText.h"

#include <algorithm>

namespace ph {

namespace {

constexpr char accessReviews[] = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
constexpr char rulesReviews[] = "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews";

Json attributesOf(const AccessQuestion& question)
{
    Json attributes = Json::object();
    const auto add = [&attributes](const char* name, const QString& value) {
        if (!value.isEmpty())
            attributes[name] = value.toStdString();
    };
    add("verb", question.verb);
    add("group", question.group);
    add("resource", question.resource);
    add("subresource", question.subresource);
    add("namespace", question.ns);
    add("name", question.name);
    return attributes;
}

Json review(const char* version, const char* kind)
{
    return {{"apiVersion", version}, {"kind", kind}};
}

Result<AccessAnswer> answerTo(const ClusterClient& client, const AccessQuestion& question)
{
    Json body = review("authorization.k8s.io/v1", "SelfSubjectAccessReview");
    body["spec"]["resourceAttributes"] = attributesOf(question);
    const auto answer = client.ask(accessReviews, body);
    if (!answer)
        return fail(answer.error());
    const JsonReader reader(*answer);
    const JsonReader status = reader.child("status");
    const auto allowed = status.raw().find("allowed");
    const bool isAnswer = allowed != status.raw().end() && allowed->is_boolean();
    QString reason = plainText(status.text("reason"));
    if (reason.isEmpty())
        reason = plainText(status.text("evaluationError"));
    const QString where = QStringLiteral("POST ") + QLatin1String(accessReviews);
    if (const auto mistake = reader.mistake(where))
        return fail(*mistake);
    if (!isAnswer)
        return fail(
            ErrorKind::Unreadable, where,
            kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "the review does not say what is allowed")));
    return AccessAnswer{question, allowed->get<bool>(), reason};
}

bool holds(const QStringList& list, const QString& value)
{
    return list.contains(QLatin1String("*")) || list.contains(value);
}

/// "pods/log", "*/scale", "*".
bool holdsResource(const QStringList& list, const AccessQuestion& question)
{
    if (question.subresource.isEmpty())
        return holds(list, question.resource);
    return holds(list, question.resource + QLatin1Char('/') + question.subresource) ||
           list.contains(QStringLiteral("*/") + question.subresource);
}

} // namespace

Result<ClusterIdentity> whoAmI(const ClusterClient& client)
{
    for (const char* version : {"v1", "v1beta1"}) {
        const std::string group = std::string("authentication.k8s.io/") + version;
        const std::string path = "/apis/" + group + "/selfsubjectreviews";
        const auto answer = client.ask(path, review(group.c_str(), "SelfSubjectReview"));
        if (!answer) {
            if (answer.error().kind == ErrorKind::Unsupported)
                continue;
            return fail(answer.error());
        }
        const JsonReader reader(*answer);
        const JsonReader user = reader.child("status").child("userInfo");
        ClusterIdentity identity{plainText(user.text("username")), plainText(user.text("uid")),
                                 plainTexts(user.raw(), "groups")};
        if (const auto mistake = reader.mistake(QStringLiteral("POST ") + QString::fromStdString(path)))
            return fail(*mistake);
        return identity;
    }
    return ClusterIdentity{};
}

Result<std::vector<AccessAnswer>> mayI(const ClusterClient& client,
                                       const std::vector<AccessQuestion>& questions)
{
    std::vector<AccessAnswer> answers;
    answers.reserve(questions.size());
    for (const AccessQuestion& question : questions) {
        auto answer = answerTo(client, question);
        if (!answer)
            return fail(answer.error());
        answers.push_back(std::move(*answer));
    }
    return answers;
}

bool AccessRules::allow(const AccessQuestion& question) const
{
    return std::any_of(rules.begin(), rules.end(), [&question](const Rule& rule) {
        return holds(rule.verbs, question.verb) && holds(rule.groups, question.group) &&
               holdsResource(rule.resources, question) &&
               (rule.names.isEmpty() || (!question.name.isEmpty() && rule.names.contains(question.name)));
    });
}

Result<QStringList> missingRights(const ClusterClient& client, const std::vector<AccessQuestion>& questions)
{
    const auto answers = mayI(client, questions);
    if (!answers)
        return fail(answers.error());
    QStringList missing;
    for (const auto& answer : *answers) {
        const auto& asked = answer.question;
        if (!answer.allowed)
            missing << asked.verb + u' ' + asked.resource +
                           (asked.subresource.isEmpty() ? QString() : u'/' + asked.subresource) +
                           (asked.group.isEmpty() ? QString() : u'.' + asked.group);
    }
    return missing;
}

Result<AccessRules> accessRules(const ClusterClient& client, const QString& ns)
{
    Json body = review("authorization.k8s.io/v1", "SelfSubjectRulesReview");
    body["spec"]["namespace"] = ns.toStdString();
    const auto answer = client.ask(rulesReviews, body);
    if (!answer)
        return fail(answer.error());
    const JsonReader reader(*answer);
    const JsonReader status = reader.child("status");
    AccessRules access;
    for (const JsonReader& rule : status.items("resourceRules"))
        access.rules.push_back({plainTexts(rule.raw(), "verbs"), plainTexts(rule.raw(), "apiGroups"),
                                plainTexts(rule.raw(), "resources"),
                                plainTexts(rule.raw(), "resourceNames")});
    access.incomplete = status.raw().value("incomplete", Json(false)) == true;
    access.trouble = plainText(status.text("evaluationError"));
    if (const auto mistake = reader.mistake(QStringLiteral("POST ") + QLatin1String(rulesReviews)))
        return fail(*mistake);
    return access;
}

} // namespace ph
