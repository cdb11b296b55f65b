#include "services/environments/EnvironmentFile.h"

#include "services/environments/DriverFields.h"
#include "services/environments/EndpointFields.h"
#include "services/environments/EnvironmentTexts.h"
#include "services/environments/GitFields.h"
#include "services/environments/ImpactFields.h"
#include "services/environments/MetricsFields.h"
#include "services/git/GitAddress.h"

#include <QDir>
#include <QRegularExpression>
#include <QSaveFile>

namespace ph {

namespace {

constexpr qint64 maxFileBytes = 256 << 10;
constexpr auto required = YamlFields::Need::Required;

QString environmentsFolder(const QString& workspaceFolder)
{
    return QDir(workspaceFolder).filePath(QStringLiteral("environments"));
}

/// Labels are the alerts' own: any that Prometheus may have.
QMap<QString, QString> readAlertLabels(YamlFields& file, QList<EnvironmentProblem>& problems)
{
    static const QRegularExpression form(QStringLiteral("\\A[a-zA-Z_][a-zA-Z0-9_]*\\z"));
    QMap<QString, QString> labels;
    const auto node = file.node("alerts");
    if (!file.has("alerts"))
        return labels;
    if (!node.IsMap() || node.size() == 0) {
        file.refuse("alerts",
                    EnvironmentTexts::tr("\"alerts\" must be labels and their values, as in {model: fraud}"));
        return labels;
    }
    QStringList names;
    for (const auto& label : node)
        names.append(label.first.IsScalar() ? QString::fromStdString(label.first.Scalar()) : QString());
    YamlFields fields(node, QStringLiteral("alerts"), names, problems);
    for (const auto& name : names) {
        if (form.match(name).hasMatch())
            labels.insert(name, fields.text(name.toUtf8().constData(), required));
        else
            file.refuse("alerts", EnvironmentTexts::tr("\"%1\" is no name of a label").arg(name.left(80)));
    }
    return labels;
}

ReleaseTarget readGitTarget(const YAML::Node& node, QList<EnvironmentProblem>& problems)
{
    YamlFields git(node, QStringLiteral("target.git"),
                   {QStringLiteral("repository"), QStringLiteral("branch"), QStringLiteral("file"),
                    QStringLiteral("field"), QStringLiteral("value")},
                   problems);
    ReleaseTarget target;
    target.kind = ReleaseTarget::Kind::GitManifest;
    readGitFile(git, target);
    target.field = git.text("field", required);
    target.value = git.text("value");
    if (!target.value.isEmpty() && !target.value.contains(QLatin1String("{version}")) &&
        !target.value.contains(QLatin1String("{source}")))
        git.refuse("value",
                   EnvironmentTexts::tr(
                       "\"value\" must hold {version} or {source}, else every release writes the same"));
    return target;
}

ReleaseTarget readTarget(YamlFields& file, QList<EnvironmentProblem>& problems)
{
    if (!file.has("target")) {
        file.refuse("target", EnvironmentTexts::tr(
                                  "the environment needs \"target\": an alias, a stage, a field in Git or an "
                                  "endpoint"));
        return {};
    }
    YamlFields fields(
        file.node("target"), QStringLiteral("target"),
        {QStringLiteral("alias"), QStringLiteral("stage"), QStringLiteral("git"), QStringLiteral("endpoint")},
        problems);
    if (!file.node("target").IsMap())
        return {};
    const bool isEndpoint = fields.has("endpoint"), hasAlias = fields.has("alias") && !isEndpoint;
    if (hasAlias + fields.has("stage") + fields.has("git") + isEndpoint != 1) {
        file.refuse("target",
                    EnvironmentTexts::tr("target needs exactly one of alias, stage, git, endpoint; an "
                                         "endpoint may have an alias beside it"));
        return {};
    }
    if (isEndpoint) {
        auto target = readEndpointTarget(fields.node("endpoint"), problems);
        if (fields.has("alias"))
            target.alias = fields.text("alias", required);
        return target;
    }
    if (fields.has("git"))
        return readGitTarget(fields.node("git"), problems);
    ReleaseTarget target;
    if (hasAlias) {
        target.alias = fields.text("alias", required);
    } else {
        target.kind = ReleaseTarget::Kind::Stage;
        target.stage = fields.text("stage", required);
    }
    return target;
}

ReleaseEnvironment::Announce readAnnounce(YamlFields& file)
{
    const auto word = file.text("announce");
    if (word == QLatin1String("nowhere"))
        return ReleaseEnvironment::Announce::Nowhere;
    if (!word.isEmpty() && word != QLatin1String("registry"))
        file.refuse("announce", EnvironmentTexts::tr("\"announce\" is registry or nowhere"));
    return ReleaseEnvironment::Announce::OnRegistry;
}

void readHome(YamlFields& file, ReleaseEnvironment& environment, QList<EnvironmentProblem>& problems)
{
    if (!file.has("home")) {
        file.refuse("home",
                    EnvironmentTexts::tr("the environment needs \"home\": where release records live"));
        return;
    }
    YamlFields home(file.node("home"), QStringLiteral("home"),
                    {QStringLiteral("repository"), QStringLiteral("branch")}, problems);
    environment.releaseHome = gitRepositoryOf(home);
    environment.homeBranch = gitBranchOf(home);
}

ReleaseEnvironment read(const YAML::Node& root, const QString& folder, QList<EnvironmentProblem>& problems)
{
    //: in "%1 needs \"%2\"" and the like
    YamlFields file(root, EnvironmentTexts::tr("the environment"),
                    {QStringLiteral("pilothouse-environment"), QStringLiteral("name"),
                     QStringLiteral("tracker"), QStringLiteral("registry"), QStringLiteral("model"),
                     QStringLiteral("target"), QStringLiteral("announce"), QStringLiteral("endpoint"),
                     QStringLiteral("metrics"), QStringLiteral("alerts"), QStringLiteral("tier"),
                     QStringLiteral("policy"), QStringLiteral("home"), QStringLiteral("driver"),
                     QStringLiteral("impact"), QStringLiteral("fallback")},
                    problems);
    ReleaseEnvironment environment;
    if (!root.IsMap())
        return environment;
    if (file.text("pilothouse-environment", required) != QLatin1String("1") &&
        file.has("pilothouse-environment"))
        file.refuse("pilothouse-environment", EnvironmentTexts::tr("this program reads version 1 only"));
    environment.name = file.text("name", required);
    if (!environment.name.isEmpty() && !isEnvironmentName(environment.name))
        file.refuse("name", EnvironmentTexts::tr("a name has letters, digits, '-' and '_', at most 60"));
    environment.tracker = file.text("tracker", required);
    environment.registry = file.text("registry", required);
    environment.model = file.text("model");
    environment.target = readTarget(file, problems);
    environment.announce = readAnnounce(file);
    if (environment.target.kind == ReleaseTarget::Kind::Endpoint && environment.model.isEmpty())
        file.refuse("target",
                    EnvironmentTexts::tr("an endpoint serves one registered model: name it as \"model\""));
    environment.endpoint = webAddressOf(file, "endpoint");
    readMetrics(file, environment, problems);
    environment.alertLabels = readAlertLabels(file, problems);
    environment.tier = file.text("tier");
    const auto policy = file.text("policy", required);
    if (!policy.isEmpty())
        environment.policyFile = QDir::cleanPath(QDir(folder).absoluteFilePath(policy));
    readHome(file, environment, problems);
    environment.driver = readDriver(file, environment.target, problems);
    environment.impact = readImpact(file, problems);
    environment.fallback = readFallback(file, problems);
    return environment;
}

Result<QByteArray> fileText(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorKind::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path, file.errorString());
    if (file.size() > maxFileBytes)
        return fail(ErrorKind::Unreadable, path, EnvironmentTexts::tr("the file is too large"));
    return file.readAll();
}

Result<ReleaseEnvironment> readFile(const QString& path)
{
    auto text = fileText(path);
    if (!text)
        return fail(text.error());
    auto reading = readEnvironment(*text, QFileInfo(path).absolutePath());
    if (reading.problems.isEmpty())
        return reading.environment;
    QStringList lines;
    for (const auto& problem : reading.problems)
        lines.append(problemText(QFileInfo(path).fileName(), problem));
    return fail(ErrorKind::Unreadable, path, lines.join(u'\n'));
}

/// The file as it was, but with the policy where it is found from anywhere.
QByteArray withPolicy(const QByteArray& text, const QString& policyFile)
{
    const auto root = YAML::Load(text.toStdString());
    const auto mark = root["policy"].Mark();
    auto lines = text.split('\n');
    const auto key = lines[mark.line].left(mark.column);
    QString quoted = policyFile;
    quoted.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    lines[mark.line] = key + '"' + quoted.toUtf8() + '"';
    return lines.join('\n');
}

} // namespace

QString problemText(const QString& file, const EnvironmentProblem& problem)
{
    return QStringLiteral("%1:%2:%3: %4")
        .arg(file)
        .arg(problem.line)
        .arg(problem.column)
        .arg(problem.message);
}

bool isEnvironmentName(const QString& name)
{
    static const QRegularExpression shape(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9_-]{0,59}\\z"));
    return shape.match(name).hasMatch();
}

EnvironmentReading readEnvironment(const QByteArray& yaml, const QString& folder)
{
    EnvironmentReading reading;
    if (yaml.size() > maxFileBytes) {
        reading.problems.append({0, 0, EnvironmentTexts::tr("the file is too large")});
        return reading;
    }
    // Environments nest two levels; deeper brackets only serve to exhaust a recursive parser.
    if (yaml.count('[') + yaml.count('{') > 200 || yaml.count("- - ") > 50 || yaml.count("? ? ") > 50) {
        reading.problems.append({0, 0, EnvironmentTexts::tr("the file is nested too deep")});
        return reading;
    }
    try {
        const auto documents = YAML::LoadAll(yaml.toStdString());
        if (documents.size() != 1)
            reading.problems.append({0, 0, EnvironmentTexts::tr("the file must hold one environment")});
        else
            reading.environment = read(documents.front(), folder, reading.problems);
    } catch (const YAML::Exception& error) {
        reading.problems.append(
            {error.mark.line + 1, error.mark.column + 1, QString::fromStdString(error.msg)});
    }
    return reading;
}

Result<EnvironmentListing> loadEnvironments(const QString& workspaceFolder)
{
    EnvironmentListing listing;
    const QDir folder(environmentsFolder(workspaceFolder));
    for (const auto& name : folder.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
        auto environment = readFile(folder.filePath(name));
        if (environment && environment->name + QStringLiteral(".yaml") != name)
            environment = fail(ErrorKind::Unreadable, folder.filePath(name),
                               EnvironmentTexts::tr("the environment is named \"%1\", its file is not")
                                   .arg(environment->name));
        if (environment)
            listing.environments.append(*environment);
        else
            listing.unreadable.append(environment.error());
    }
    return listing;
}

Result<ReleaseEnvironment> loadEnvironment(const QString& workspaceFolder, const QString& name)
{
    if (isEnvironmentName(name)) {
        auto environment =
            readFile(QDir(environmentsFolder(workspaceFolder)).filePath(name + QStringLiteral(".yaml")));
        if (environment || environment.error().kind != ErrorKind::NotFound)
            return environment;
    }
    QStringList names;
    if (auto listing = loadEnvironments(workspaceFolder)) {
        for (const auto& environment : listing->environments)
            names.append(environment.name);
    }
    return fail(ErrorKind::NotFound, name.left(80),
                names.isEmpty() ? EnvironmentTexts::tr("there are no environments yet")
                                : EnvironmentTexts::tr("there is no environment of this name; there are %1")
                                      .arg(names.join(QLatin1String(", "))));
}

Result<ReleaseEnvironment> addEnvironment(const QString& workspaceFolder, const QString& file)
{
    auto environment = readFile(file);
    if (!environment)
        return environment;
    auto text = fileText(file);
    if (!text)
        return fail(text.error());
    const QDir folder(environmentsFolder(workspaceFolder));
    const auto path = folder.filePath(environment->name + QStringLiteral(".yaml"));
    if (QFile::exists(path))
        return fail(ErrorKind::Conflict, environment->name,
                    EnvironmentTexts::tr("there is an environment of this name; remove %1 first").arg(path));
    const auto copy = withPolicy(*text, environment->policyFile);
    const auto copied = readEnvironment(copy, folder.absolutePath());
    if (!copied.problems.isEmpty() || copied.environment != *environment)
        return fail(
            ErrorKind::Unsupported, file,
            EnvironmentTexts::tr("write the policy as one plain or quoted path on a line of its own"));
    QSaveFile out(path);
    if (!folder.mkpath(QStringLiteral(".")) || !out.open(QIODevice::WriteOnly) ||
        out.write(copy) != copy.size() || !out.commit())
        return fail(ErrorKind::Storage, path, out.errorString());
    return environment;
}

} // namespace ph
