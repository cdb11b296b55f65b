#include "services/environments/EndpointFields.h"

#include "services/environments/EnvironmentTexts.h"
#include "services/environments/GitFields.h"

#include <QRegularExpression>

namespace ph {

namespace {

/// As the API server itself takes it (RFC 1123).
QString labelOf(YamlFields& fields, const char* key)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\\z"));
    auto name = fields.text(key, YamlFields::Need::Required);
    if (!name.isEmpty() && !form.match(name).hasMatch())
        fields.refuse(key, EnvironmentTexts::tr("\"%1\" has small letters, digits and '-', at most 63")
                               .arg(QLatin1String(key)));
    return name;
}

} // namespace

ReleaseTarget readEndpointTarget(const YAML::Node& node, QList<EnvironmentProblem>& problems)
{
    YamlFields fields(node, QStringLiteral("target.endpoint"),
                      {QStringLiteral("connection"), QStringLiteral("namespace"), QStringLiteral("name"),
                       QStringLiteral("system"), QStringLiteral("git")},
                      problems);
    ReleaseTarget target;
    target.kind = ReleaseTarget::Kind::Endpoint;
    target.connection = fields.text("connection", YamlFields::Need::Required);
    target.ns = labelOf(fields, "namespace");
    target.name = labelOf(fields, "name");
    const auto system = fields.text("system");
    if (system == QLatin1String("argo-rollouts"))
        target.resource = QStringLiteral("rollouts.argoproj.io");
    else if (system == QLatin1String("seldon-1"))
        target.resource = QStringLiteral("seldondeployments.machinelearning.seldon.io");
    else if (!system.isEmpty() && system != QLatin1String("kserve"))
        fields.refuse("system",
                      EnvironmentTexts::tr("rollouts are driven on kserve, argo-rollouts and seldon-1 only"));
    if (fields.has("git")) {
        YamlFields git(fields.node("git"), QStringLiteral("target.endpoint.git"),
                       {QStringLiteral("repository"), QStringLiteral("branch"), QStringLiteral("file")},
                       problems);
        readGitFile(git, target);
    }
    return target;
}

std::optional<FallbackTarget> readFallback(YamlFields& file, QList<EnvironmentProblem>& problems)
{
    if (!file.has("fallback"))
        return std::nullopt;
    YamlFields fields(file.node("fallback"), QStringLiteral("fallback"),
                      {QStringLiteral("connection"), QStringLiteral("namespace"), QStringLiteral("name"),
                       QStringLiteral("target")},
                      problems);
    if (!file.node("fallback").IsMap())
        return std::nullopt;
    FallbackTarget fallback;
    fallback.connection = fields.text("connection", YamlFields::Need::Required);
    fallback.ns = labelOf(fields, "namespace");
    fallback.name = labelOf(fields, "name");
    fallback.target = fields.text("target", YamlFields::Need::Required);
    return fallback;
}

} // namespace ph
