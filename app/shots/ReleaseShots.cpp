#include "app/shots/ReleaseShots.h"

#include "app/MainWindow.h"
#include "app/ReleasesController.h"
#include "app/release/GateSubjects.h"
#include "app/release/OwnKey.h"
#include "app/release/ReleaseDesk.h"
#include "services/environments/EnvironmentFile.h"
#include "services/release/PlanSteps.h"
#include "services/release/ReleaseStore.h"
#include "widgets/registry/ModelPage.h"
#include "widgets/registry/ModelsScreen.h"
#include "widgets/shell/ShellFrame.h"

#include <QAbstractItemView>
#include <QFile>
#include <QProcess>

namespace ph {

void photographReleases(MainWindow& window, Photographer& camera, const QString& look, const QString& release)
{
    const auto named = [&](const char* what) {
        return QStringLiteral("%1-%2").arg(QLatin1String(what), look);
    };
    window.showDestination(QLatin1String(MainWindow::modelsId));
    auto* models = window.modelsScreen()->findChild<QAbstractItemView*>(QStringLiteral("modelList"));
    waitFor([&] { return models && models->model()->rowCount() > 0; });
    const auto choose = [&](const QString& name) {
        for (int row = 0; row < models->model()->rowCount(); ++row) {
            if (models->model()->index(row, 0).data().toString().contains(name))
                models->setCurrentIndex(models->model()->index(row, 0));
        }
        QTest::qWait(600);
    };
    auto* page = window.modelsScreen()->page();
    choose(QStringLiteral("fraud"));
    page->openTab(ModelPage::Tab::Versions);
    camera.take(window, named("models-versions"));
    page->openTab(ModelPage::Tab::Timeline);
    camera.take(window, named("models-timeline"));
    page->openTab(ModelPage::Tab::Compare);
    camera.take(window, named("models-compare"));
    choose(QStringLiteral("stopped-payment"));
    page->openTab(ModelPage::Tab::Compare);
    camera.take(window, named("models-prompt"));
    page->openTab(ModelPage::Tab::Versions);

    window.showDestination(QLatin1String(MainWindow::releasesId));
    camera.take(window, named("releases"));
    auto* releases = window.releasesController();
    const auto environment = QStringLiteral("production");
    releases->openEnvironment(environment);
    QTest::qWait(1500);
    camera.take(window, named("release-environment"));
    releases->openPolicy(environment);
    QTest::qWait(500);
    camera.take(window, named("release-policy"));
    releases->openRelease(release);
    QTest::qWait(1500);
    camera.take(window, named("release-page"));
    releases->openInbox();
    camera.take(window, named("release-inbox"));
    ReleaseDraft draft;
    draft.environment = environment;
    releases->draftRelease(draft);
    QTest::qWait(500);
    camera.take(window, named("release-draft"));
    for (const auto& tab : window.shell()->openTabs())
        window.shell()->closeTab(tab);
}

Result<void> addSampleEnvironment(const std::filesystem::path& workspace)
{
    const auto folder = QString::fromStdString(workspace.string());
    const auto write = [&](const QString& name, const QByteArray& text) {
        QFile file(folder + u'/' + name);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    const auto sample = QCoreApplication::translate("SampleWorkspace", "sample folder").toUtf8();
    QFile policy(QStringLiteral(PH_SOURCE_DIR "/resources/policy/example.yaml"));
    if (!policy.open(QIODevice::ReadOnly) || !write(QStringLiteral("policy.yaml"), policy.readAll()) ||
        !write(QStringLiteral("production.yaml"),
               "pilothouse-environment: 1\nname: production\ntracker: " + sample + "\nregistry: " + sample +
                   "\nmodel: fraud-detection\ntarget: {alias: champion}\npolicy: policy.yaml\n"
                   "home: {repository: " +
                   folder.toUtf8() + "/home.git, branch: main}\n"))
        return fail(ErrorKind::Storage, folder);
    const auto home = folder + QStringLiteral("/home.git");
    if (QProcess::execute(QStringLiteral("git"), {QStringLiteral("init"), QStringLiteral("--quiet"),
                                                  QStringLiteral("--bare"), home}))
        return fail(ErrorKind::Storage, home);
    return addEnvironment(folder, folder + QStringLiteral("/production.yaml")).map([](const auto&) {});
}

Result<QString> addSampleRelease(Workspace& workspace)
{
    const auto keyFile = workspace.folder() / "author.key";
    if (auto key = makeOwnKey(workspace, keyFile); !key)
        return fail(key.error());
    auto key = KeyStore(workspace.state()).loadOwn(workspace.vault());
    const auto environment = loadEnvironment(folderOf(workspace), QStringLiteral("production"));
    if (!key || !environment)
        return fail(!key ? key.error() : environment.error());
    auto policy = policyOf(*environment);
    auto subject =
        gateSubject(workspace, *environment, QStringLiteral("fraud-detection"), QStringLiteral("5"), {});
    if (!policy || !subject)
        return fail(!policy ? policy.error() : subject.error());
    const auto nowMs = toMs(workspace.clock()());
    ReleasePlan plan;
    plan.id = newReleaseId(QStringLiteral("fraud-detection-5"), nowMs);
    plan.environment = environment->name;
    plan.tier = QStringLiteral("medium");
    plan.author = key->id();
    plan.createdMs = nowMs;
    plan.policyDigest = policy->digest;
    plan.parts = {{ReleasePart::Kind::Model,
                   subject->candidate.model,
                   subject->champion->version,
                   subject->candidate.version,
                   {}}};
    plan.texts = {QStringLiteral("Fewer false alarms at night"), QStringLiteral("Misses more small frauds"),
                  QStringLiteral("At once, watched for a day"), QStringLiteral("Precision of 0.9 for a day")};
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
    ReleaseStore store(workspace.state(), *key, {});
    return store.saveDraft(plan).and_then([&] { return store.submit(plan.id, results); }).map([&] {
        return plan.id;
    });
}

} // namespace ph
