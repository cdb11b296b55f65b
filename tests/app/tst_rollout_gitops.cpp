#include "app/rollout/GitOpsSite.h"
#include "tests/app/ArgoCd.h"
#include "tests/services/RolloutLab.h"

using namespace ph;
using namespace ph::testing;

namespace {

constexpr auto manifestPath = "prod/scorer.yaml";
constexpr std::int64_t syncEvery = 20 * second;

const QByteArray manifestBefore = "# Applied by Argo CD.\n"
                                  "apiVersion: serving.kserve.io/v1beta1\n"
                                  "kind: InferenceService\n"
                                  "metadata: {name: scorer, namespace: models}\n"
                                  "spec:\n"
                                  "  predictor:\n"
                                  "    # moved by releases\n"
                                  "    model:\n"
                                  "      storageUri: s3://models/v2 # live\n";

RolloutAsk askInGit(const GitSite& git)
{
    auto ask = canaryAsk();
    ask.manifest =
        EndpointManifest{{}, git.bare(), QStringLiteral("main"), QString::fromLatin1(manifestPath)};
    return ask;
}

/// A rollout whose endpoint is made from a repository of manifests.
struct Scene {
    Scene()
    {
        git.person(QLatin1String(manifestPath), manifestBefore, QStringLiteral("Serve v2"));
        lab.emplace();
        argo.emplace(lab->cluster, lab->scorer, git, QString::fromLatin1(manifestPath));
        syncNowAndLater();
        lab->goOn(30 * second);
        lab->planAgain(askInGit(git));
        site.emplace(lab->client, *git.clone(QStringLiteral("desk")),
                     GitIdentity{QStringLiteral("ada"), QStringLiteral("ada@example.org")},
                     std::stop_token());
        lab->otherSite = &*site;
    }
    void syncNowAndLater()
    {
        argo->sync();
        lab->at(lab->nowMs - rolloutBegins + syncEvery, [this] { syncNowAndLater(); });
    }
    /// What was committed beyond the first, the oldest first.
    QStringList commits() const
    {
        auto subjects = QString::fromUtf8(git.inBare({QStringLiteral("log"), QStringLiteral("--reverse"),
                                                      QStringLiteral("--format=%s"), QStringLiteral("main")}))
                            .split(u'\n', Qt::SkipEmptyParts);
        subjects.removeFirst();
        for (auto& subject : subjects)
            subject = subject.section(QStringLiteral(": "), 1);
        return subjects;
    }
    QByteArray manifest() const { return git.show(QLatin1String(manifestPath)); }

    GitSite git;
    std::optional<RolloutLab> lab;
    std::optional<ArgoCd> argo;
    std::optional<GitOpsSite> site;
};

QString inWords(const Result<RolloutState>& state)
{
    return state ? testing::inWords(*state) : state.error().detail;
}

const QString restored = QStringLiteral("back to what was served before, ");

} // namespace

/// A rollout on an endpoint that a GitOps controller makes from Git: it and its way back go through there,
/// and nothing counts before the controller has applied it.
class TestRolloutGitOps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("HOME", "/nonexistent"); }
    void withoutAManifestItIsRefusedBeforeAnythingIsWritten();
    void everyStepIsACommitThatTheControllerApplies();
    void byHandItGoesBackThroughGit();
    void aBadCandidateGoesBackThroughGit();
    void nothingCountsBeforeItIsApplied();
    void aCommitOfSomebodyElseHolds();
    void aWriteWhoseAnswerWasLostIsNotMadeTwice();
    void aManifestThatIsNotWhatIsServedHolds();
    void aManifestThatCannotBeChangedHolds();
    void aManifestThatIsGoneHolds();
};

void TestRolloutGitOps::withoutAManifestItIsRefusedBeforeAnythingIsWritten()
{
    Scene scene;
    const auto plan = scene.lab->tryPlan(canaryAsk());
    QVERIFY_ERROR(plan, ErrorKind::Unsupported);
    for (const char* told : {"Argo CD (fraud)", "target.endpoint.git", "repository, branch, file"})
        QVERIFY2(plan.error().detail.contains(QLatin1String(told)), qPrintable(plan.error().detail));
    QCOMPARE(scene.manifest(), manifestBefore);
}

void TestRolloutGitOps::everyStepIsACommitThatTheControllerApplies()
{
    Scene scene;
    const auto state = scene.lab->roll();
    QCOMPARE(inWords(state), QStringLiteral("promoted: "));
    QCOMPARE(scene.commits(),
             QStringList({QStringLiteral("scorer 3, 0 %"), QStringLiteral("scorer 3, 10 %"),
                          QStringLiteral("scorer 3, 50 %"), QStringLiteral("scorer 3, 100 %")}));
    QCOMPARE(scene.manifest(), QByteArray(manifestBefore)
                                   .replace("v2", "v3")
                                   .replace("    model:", "    canaryTrafficPercent: 100\n    model:"));
    QCOMPARE(scene.lab->history(), QString()); // nothing was written past the controller,
    QCOMPARE(scene.argo->undone, 0);           // which had nothing to undo
    QCOMPARE(scene.lab->sharesOf("s3://models/v3"), 100);
}

void TestRolloutGitOps::byHandItGoesBackThroughGit()
{
    Scene scene;
    scene.lab->at(3 * minute, [&] { scene.lab->ask(RolloutRequest::Kind::RollBack); });
    const auto state = scene.lab->roll();
    QVERIFY2(inWords(state).startsWith(QLatin1String("rolled-back: ada")), qPrintable(inWords(state)));
    const auto commits = scene.commits();
    QVERIFY2(commits.size() >= 4, qPrintable(commits.join(u'\n')));
    QCOMPARE(commits.mid(commits.size() - 3),
             QStringList({QStringLiteral("scorer 3, 0 %"), restored + QStringLiteral("0 %"),
                          restored + QStringLiteral("no canary")}));
    QCOMPARE(scene.manifest(), manifestBefore); // every byte
    QCOMPARE(scene.lab->history(), QString());
    QCOMPARE(scene.argo->undone, 0);
    QCOMPARE(scene.lab->sharesOf("s3://models/v2"), 100);
}

void TestRolloutGitOps::aBadCandidateGoesBackThroughGit()
{
    Scene scene;
    scene.lab->controller.setBehaviour("v3", KserveController::Behaviour::CrashLoop);
    const auto state = scene.lab->roll();
    QVERIFY2(inWords(state).startsWith(QLatin1String("rolled-back: ")), qPrintable(inWords(state)));
    QCOMPARE(scene.manifest(), manifestBefore);
    QCOMPARE(scene.lab->highest(), 0);
}

void TestRolloutGitOps::nothingCountsBeforeItIsApplied()
{
    Scene scene;
    scene.argo->isDown = true;
    auto state = scene.lab->roll(2 * minute);
    QVERIFY_RESULT(state);
    QCOMPARE(scene.commits(), QStringList(QStringLiteral("scorer 3, 0 %")));
    QVERIFY(state->steps[deployStep].phase == RolloutRecord::Phase::Requested);
    QCOMPARE(scene.lab->sharesOf("s3://models/v3"), 0);

    scene.lab->ask(RolloutRequest::Kind::RollBack);
    state = scene.lab->drive(scene.lab->settings(), 30 * minute);
    QVERIFY2(inWords(state).contains(QLatin1String("Argo CD (fraud) has not applied prod/scorer.yaml")),
             qPrintable(inWords(state)));
    scene.argo->isDown = false;
    state = scene.lab->drive(scene.lab->settings());
    QVERIFY2(inWords(state).startsWith(QLatin1String("rolled-back: ")), qPrintable(inWords(state)));
    QCOMPARE(scene.manifest(), manifestBefore);
}

void TestRolloutGitOps::aCommitOfSomebodyElseHolds()
{
    Scene scene;
    scene.lab->at(2 * minute, [&] {
        scene.git.person(QLatin1String(manifestPath), scene.manifest().replace("v3", "v4"),
                         QStringLiteral("A hotfix"));
    });
    const auto state = scene.lab->roll(8 * minute);
    QVERIFY2(
        inWords(state).startsWith(QLatin1String("open: The endpoint does not have the candidate's fields")),
        qPrintable(inWords(state)));
    QVERIFY(scene.manifest().contains("v4")); // and is not overwritten
}

void TestRolloutGitOps::aWriteWhoseAnswerWasLostIsNotMadeTwice()
{
    Scene scene;
    const auto& plan = scene.lab->plan();
    const auto seen = scene.site->look(plan, RolloutSite::StableLook::Skip, scene.lab->nowMs);
    QVERIFY_RESULT(seen);
    const auto write = writeOf(plan, plan.steps[deployStep]);
    QVERIFY_RESULT(scene.site->write(plan, *seen, write, DryRun::Yes));
    QCOMPARE(scene.commits(), QStringList());
    QVERIFY_RESULT(scene.site->write(plan, *seen, write, DryRun::No));
    QVERIFY_RESULT(scene.site->write(plan, *seen, write, DryRun::No)); // the same once more: it is there
    QCOMPARE(scene.commits(), QStringList(QStringLiteral("scorer 3, 0 %")));
    // Another one, from what was seen before somebody changed it.
    QVERIFY_ERROR(scene.site->write(plan, *seen, {RolloutWrite::Fields::After, 10}, DryRun::No),
                  ErrorKind::Conflict);
}

void TestRolloutGitOps::aManifestThatIsNotWhatIsServedHolds()
{
    Scene scene;
    scene.argo->isDown = true;
    scene.git.person(QLatin1String(manifestPath), QByteArray(manifestBefore).replace("v2", "v1"),
                     QStringLiteral("Serve v1"));
    const auto state = scene.lab->roll(minute);
    QVERIFY2(inWords(state).startsWith(QLatin1String("open: Argo CD (fraud) has not applied")),
             qPrintable(inWords(state)));
    QCOMPARE(scene.commits().size(), 1);
}

void TestRolloutGitOps::aManifestThatCannotBeChangedHolds()
{
    Scene scene;
    scene.git.person(QLatin1String(manifestPath),
                     "kind: InferenceService\nmetadata: {name: scorer}\n"
                     "spec: {predictor: {model: {storageUri: s3://models/v2}}}\n",
                     QStringLiteral("In one line"));
    const auto state = scene.lab->roll(minute);
    QVERIFY2(inWords(state).contains(QLatin1String("write it there once by hand")),
             qPrintable(inWords(state)));
    QCOMPARE(scene.commits().size(), 1);
    QCOMPARE(scene.lab->sharesOf("s3://models/v2"), 100);
}

void TestRolloutGitOps::aManifestThatIsGoneHolds()
{
    Scene scene;
    scene.lab->at(2 * minute, [&] {
        scene.argo->isDown = true;
        git(scene.git.hand(), {QStringLiteral("pull"), QStringLiteral("-q"), QStringLiteral("--rebase"),
                               QStringLiteral("origin"), QStringLiteral("main")});
        git(scene.git.hand(),
            {QStringLiteral("mv"), QLatin1String(manifestPath), QStringLiteral("moved.yaml")});
        git(scene.git.hand(), {QStringLiteral("commit"), QStringLiteral("-qm"), QStringLiteral("Moved")});
        git(scene.git.hand(), {QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("origin"),
                               QStringLiteral("HEAD:main")});
    });
    const auto state = scene.lab->roll(6 * minute);
    QVERIFY2(
        inWords(state).startsWith(QLatin1String("open: The endpoint cannot be seen (its manifest in Git: ")),
        qPrintable(inWords(state)));
}

QTEST_GUILESS_MAIN(TestRolloutGitOps)
#include "tst_rollout_gitops.moc"
