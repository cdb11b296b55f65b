#include "app/SampleRelease.h"

#include "app/Workspace.h"
#include "app/release/GateSubjects.h"
#include "app/release/ReleaseDesk.h"
#include "models/values/WholeFile.h"
#include "services/environments/EnvironmentFile.h"
#include "services/git/GitRepository.h"
#include "services/release/KeyStore.h"
#include "services/release/PlanSteps.h"
#include "services/release/ReleaseStore.h"
#include "services/sync/RegistryPass.h"
#include "services/sync/SyncPass.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace ph {

Result<void> addSampleEnvironment(const std::filesystem::path& workspace)
{
    const QDir folder(QString::fromStdString(workspace.string()));
    QFile example(QStringLiteral(":/sample/example.yaml"));
    if (!example.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, example.fileName(), example.errorString());
    // A file of this workspace, in which its path stands: JSON's way to write it is YAML's, too.
    const auto home = folder.absoluteFilePath(QStringLiteral("home.git"));
    auto quotedHome = home;
    quotedHome.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    const auto sample = QCoreApplication::translate("SampleWorkspace", "sample folder");
    const auto environment =
        QStringLiteral("pilothouse-environment: 1\nname: production\ntracker: %1\nregistry: %1\n"
                       "model: fraud-detection\ntarget: {alias: champion}\npolicy: policy.yaml\n"
                       "home: {repository: \"%2\", branch: main}\n")
            .arg(sample, quotedHome);
    const auto file = folder.absoluteFilePath(QStringLiteral("production.yaml"));
    const auto vault = makeMemoryVault(); // a folder asks for no secret
    return writeWholeFile(folder.absoluteFilePath(QStringLiteral("policy.yaml")), example.readAll())
        .and_then([&] { return writeWholeFile(file, environment.toUtf8()); })
        .and_then([&] {
            return GitRepository::open(home, {.address = {GitAddress::Place::Folder, home}}, *vault)
                .map([](const auto&) {});
        })
        .and_then([&] { return addEnvironment(folder.absolutePath(), file).map([](const auto&) {}); });
}

Result<void> readSampleStores(Workspace& workspace, std::stop_token stop)
{
    for (const auto& connection : workspace.connectionsAtStart()) {
        const auto link = workspace.links().open(connection);
        if (!link)
            return fail(link.error());
        SyncPass pass(**link, workspace.cache(), {});
        if (const auto read = pass.run(stop); !read)
            return fail(read.error());
        if (const auto read = readRegistry(**link, workspace.cache(), workspace.aliases(), stop); !read)
            return fail(read.error());
    }
    return {};
}

Result<QString> addSampleRelease(Workspace& workspace, const SigningKey& author)
{
    const auto environment = loadEnvironment(folderOf(workspace), QStringLiteral("production"));
    if (!environment)
        return fail(environment.error());
    auto policy = policyOf(*environment);
    auto subject =
        gateSubject(workspace, *environment, QStringLiteral("fraud-detection"), QStringLiteral("5"), {});
    if (!policy || !subject)
        return fail(!policy ? policy.error() : subject.error());
    if (!subject->champion)
        return fail(ErrorKind::NotFound, environment->name, QStringLiteral("nothing is live"));
    const auto nowMs = toMs(workspace.clock()());
    ReleasePlan plan;
    plan.id = newReleaseId(QStringLiteral("fraud-detection-5"), nowMs);
    plan.environment = environment->name;
    plan.tier = QStringLiteral("medium");
    plan.author = author.id();
    plan.createdMs = nowMs;
    plan.policyDigest = policy->digest;
    plan.parts = {{ReleasePart::Kind::Model,
                   subject->candidate.model,
                   subject->champion->version,
                   subject->candidate.version,
                   {}}};
    const auto text = [](const char* words) {
        return QCoreApplication::translate("ph::SampleRelease", words);
    };
    plan.texts = {text(QT_TRANSLATE_NOOP("ph::SampleRelease", "Fewer false alarms at night")),
                  text(QT_TRANSLATE_NOOP("ph::SampleRelease", "Misses more small frauds")),
                  text(QT_TRANSLATE_NOOP("ph::SampleRelease", "At once, watched for a day")),
                  text(QT_TRANSLATE_NOOP("ph::SampleRelease", "Precision of 0.9 for a day"))};
    plan.rollback = {{{ReleasePart::Kind::Model,
                       subject->candidate.model,
                       subject->candidate.version,
                       subject->champion->version,
                       {}}},
                     QStringLiteral("error_rate > 0.02 for 5m"),
                     QStringLiteral("https://prometheus.example.org")};
    const auto places = placesToObserve(*environment, plan.parts);
    if (!places)
        return fail(places.error());
    QMap<QString, QString> observed;
    for (const auto& place : *places)
        observed.insert(place,
                        place.endsWith(QLatin1String("@champion")) ? subject->champion->version : QString());
    auto steps = planSteps(plan.id, *environment, plan.parts, observed);
    if (!steps)
        return fail(steps.error());
    plan.steps = std::move(*steps);
    subject->policy = *policy;
    subject->tier = plan.tier;
    subject->folder = folderOf(workspace);
    const auto results = evaluateGates(*policy->tier(plan.tier), gatherGateFacts(workspace, *subject, {}),
                                       nowMs, policy->maxFactAgeMs);
    ReleaseStore store(workspace.state(), author, {});
    return store.saveDraft(plan).and_then([&] { return store.submit(plan.id, results); }).map([&] {
        return plan.id;
    });
}

} // namespace ph
