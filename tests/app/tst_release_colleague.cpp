#include "app/registry/LoadRegistry.h"
#include "app/release/LiveVersion.h"
#include "app/release/ReleaseReading.h"
#include "app/release/RollbackOffer.h"
#include "tests/app/CachedTown.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

const QString production = QStringLiteral("production");

/// What the author released, and colleagues who share its home.
struct Released : Story {
    Result<DeskOutcome> executed()
    {
        if (auto waits = submitted(); !waits)
            return waits;
        if (auto approved = approver.desk().approve(id, QStringLiteral("Looked at the errors")); !approved)
            return approved;
        town.nowMs += 1000;
        return author.desk().execute(id);
    }
    /// As the author's workspace would tell it.
    Result<void> tellHome(const std::function<void(ReleaseRecord&)>& change)
    {
        auto record = storedRelease(author.workspace->state(), id);
        const auto environment = author.settled();
        auto home = openHome(*author.workspace, *environment, QStringLiteral("author"), HomeLook::Pull, {});
        if (!record || !home)
            return fail(ErrorKind::NotFound, id);
        change(*record);
        const auto there = home->read(id);
        const auto files = sealedHomeFilesOf(*record, author.key);
        const auto put = home->put(
            {HomeChange::Kind::Decision, id, *files, there->revision, QStringLiteral("Tell")}, {}, {});
        return put ? Result<void>() : fail(put.error());
    }
    ReleaseState asSeenBy(Person& person) const
    {
        return knownRelease(*person.workspace, id, HomeLook::Pull, {})->record.state;
    }
};

bool allows(const ReleaseDetails& details, ReleaseMove move)
{
    return std::any_of(details.moves.begin(), details.moves.end(),
                       [&](const MoveRule& rule) { return rule.move == move && rule.whyNot.isEmpty(); });
}

} // namespace

/// A release that somebody else made, as it is seen from a workspace that shares the release home.
class TestReleaseColleague : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aVersionsLineageHasIt();
    void aVersionThatAManifestNamesIsLive();
    void itsLogTellsWhatTheRecordTells();
    void whoeverIsOnCallTakesItBack();
    void whomNobodyBelievesTakesItBack_andTheHomeGoesOnSayingWhatItSaid();
    void aRunningOneIsTakenBack_andNotExecutedByASecondOne();
    void withoutItsSealOrItsApprovalsItIsNotTakenBack_data();
    void withoutItsSealOrItsApprovalsItIsNotTakenBack();
    void whatTheHomeSaysIsLookedAt();
    void aLaterReleaseIsNeverSteppedPast_unlessWhatIsLiveSaysSo_data();
    void aLaterReleaseIsNeverSteppedPast_unlessWhatIsLiveSaysSo();
    void aPolicyThatChangedSinceIsNoted_data();
    void aPolicyThatChangedSinceIsNoted();
    void lookingNeedsNoKey();
};

void TestReleaseColleague::aVersionsLineageHasIt()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    const auto lab = seeRegistry(story.approver);
    QVERIFY_RESULT(lab);
    auto& workspace = *story.approver.workspace;
    QVERIFY_RESULT(story.approver.desk().releases()); // pulls the home; what follows asks nobody
    const RegistrySources from{workspace.cache(),
                               workspace.aliases(),
                               releasesForLineage(workspace),
                               folderOf(workspace),
                               {},
                               workspace.clock(),
                               {}};
    const EntityKey model{*lab, EntityKind::RegisteredModel, QStringLiteral("fraud")};
    const auto released = loadVersion(from, model, QStringLiteral("7"), nullptr, {});
    QVERIFY_RESULT(released);
    QCOMPARE(released->releases.size(), 1);
    QCOMPARE(released->releases.first().id, story.id);
    QCOMPARE(loadVersion(from, model, QStringLiteral("5"), nullptr, {})->releases.size(), 0);
}

void TestReleaseColleague::aVersionThatAManifestNamesIsLive()
{
    Town town;
    GitSite manifests;
    const auto file = QStringLiteral("fraud.yaml");
    manifests.person(file, "version: 6\n", QStringLiteral("first"));
    Person reader(town, "reader");
    town.decree(reader.key.publicKey());
    const auto path = town.folder.filePath(QStringLiteral("production.yaml"));
    QFile written(path);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const auto manifest = QStringLiteral("  git:\n    repository: %1\n    branch: main\n"
                                         "    file: %2\n    field: version\n")
                              .arg(manifests.bare(), file);
    ph::testing::write(
        path, QString::fromUtf8(written.readAll()).replace(QStringLiteral("  alias: champion\n"), manifest));
    const auto environment = reader.settle();
    QVERIFY_RESULT(environment);
    const auto lab = seeRegistry(reader);
    QVERIFY_RESULT(lab);
    auto& workspace = *reader.workspace;
    const RegistrySources from{workspace.cache(),
                               workspace.aliases(),
                               releasesForLineage(workspace),
                               folderOf(workspace),
                               {{lab->value, QStringLiteral("lab")}},
                               workspace.clock(),
                               manifestsForLineage(workspace)};
    const EntityKey model{*lab, EntityKind::RegisteredModel, QStringLiteral("fraud")};
    const auto liveIn = [&](const char* version) {
        QStringList names;
        const auto details = loadVersion(from, model, QLatin1String(version), nullptr, {});
        for (const auto& one : details.value_or(VersionDetails()).endpoints)
            names << one.environment;
        return names;
    };
    QCOMPARE(liveIn("6"), QStringList()); // never fetched, and nobody is asked
    QVERIFY_RESULT(versionInManifest(workspace, environment->target, HomeLook::Pull, {}));
    QCOMPARE(liveIn("6"), QStringList{QStringLiteral("production")});
    QCOMPARE(liveIn("7"), QStringList());
}

void TestReleaseColleague::itsLogTellsWhatTheRecordTells()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    story.town.nowMs += 1000;
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Looked at the errors")));
    story.town.nowMs += 1000;
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    Person reader(story.town, "reader");
    QVERIFY_RESULT(reader.settle());
    const auto read = readRelease(*reader.workspace, story.id, HomeLook::Pull, {});
    QVERIFY_RESULT(read);
    QStringList what, asked;
    for (const auto& line : read->details.log) {
        what << line.what;
        asked << line.asked;
    }
    QCOMPARE(what, (QStringList{QStringLiteral("release drafted"), QStringLiteral("release submitted"),
                                QStringLiteral("approval approve"), QStringLiteral("release soaking")}));
    QVERIFY(asked.contains(QStringLiteral("Looked at the errors")));
    QCOMPARE(read->details.log.at(2).who, QStringLiteral("approver-1"));
}

void TestReleaseColleague::whoeverIsOnCallTakesItBack()
{
    Released story;
    QVERIFY_RESULT(story.executed());
    auto& onCall = story.approver;
    // The release page, the palette and the model page offer it.
    const auto board = readBoard(*onCall.workspace, HomeLook::Pull, {});
    QVERIFY_RESULT(board);
    QCOMPARE(board->rollbacks, (QList<RollbackWay>{{production, story.id, QStringLiteral("fraud 6")}}));
    const auto page = readRelease(*onCall.workspace, story.id, HomeLook::Pull, {});
    QVERIFY_RESULT(page);
    QVERIFY(allows(page->details, ReleaseMove::RollBack));
    const auto dryRun = onCall.desk().rollbackPlan(production, {});
    QVERIFY_RESULT(dryRun);
    QCOMPARE(dryRun->plan.parts.front().to, QStringLiteral("6"));
    QVERIFY_ERROR(storedRelease(onCall.workspace->state(), story.id), ErrorKind::NotFound);

    story.town.nowMs += 1000;
    const auto back = onCall.desk().rollback(production, {}, QStringLiteral("Errors rise"));
    QVERIFY_RESULT(back);
    QVERIFY(back->record.state == ReleaseState::Done);
    QCOMPARE(back->record.rollbackOf, story.id);
    QCOMPARE(story.town.moves(), (QStringList{championIs + u'7', championIs + u'6'}));
    const auto adopted = storedRelease(onCall.workspace->state(), story.id);
    QVERIFY_RESULT(adopted);
    QVERIFY(adopted->state == ReleaseState::RolledBack);
    QCOMPARE(adopted->approvals.size(), 1);
    QCOMPARE(adopted->confirmedSteps(), adopted->steps.size());
    const auto ledger = ledgerAbout(onCall.workspace->state(), story.id);
    QVERIFY_RESULT(ledger);
    const auto entry = std::find_if(ledger->begin(), ledger->end(), [](const LedgerEntry& one) {
        return one.kind == QLatin1String("release.adopted");
    });
    QVERIFY(entry != ledger->end());
    QVERIFY(entry->asked.contains(adopted->planDigest.toUtf8()));
    QVERIFY(entry->asked.contains(adopted->evidenceDigest.toUtf8()));
    QVERIFY(onCall.ledgerIsWhole());
    // Everybody else sees it, and nobody takes it back once more.
    Person reader(story.town, "reader");
    QVERIFY_RESULT(reader.settle());
    QVERIFY(story.asSeenBy(reader) == ReleaseState::RolledBack);
    QVERIFY_ERROR(reader.desk().rollbackPlan(production, {}), ErrorKind::NotFound);
    QVERIFY_ERROR(onCall.desk().rollbackPlan(production, {}), ErrorKind::NotFound);
}

void TestReleaseColleague::whomNobodyBelievesTakesItBack_andTheHomeGoesOnSayingWhatItSaid()
{
    Released story;
    QVERIFY_RESULT(story.executed());
    Person onCall(story.town, "on-call"), reader(story.town, "reader");
    QVERIFY_RESULT(onCall.settle());
    QVERIFY_RESULT(reader.settle());
    const auto back = onCall.desk().rollback(production, {});
    QVERIFY_RESULT(back);
    QVERIFY(back->record.state == ReleaseState::Done);
    QCOMPARE(story.town.moves().last(), championIs + u'6');
    QVERIFY2(back->notes.join(u' ').contains(QStringLiteral("goes on saying")),
             qPrintable(back->notes.join(u' ')));
    QVERIFY(story.asSeenBy(reader) == ReleaseState::Soaking);
}

void TestReleaseColleague::aRunningOneIsTakenBack_andNotExecutedByASecondOne()
{
    Released story;
    QVERIFY_RESULT(story.executed());
    QVERIFY_RESULT(story.tellHome([](ReleaseRecord& record) { record.state = ReleaseState::Running; }));
    auto& onCall = story.approver;
    QVERIFY_ERROR(onCall.desk().execute(story.id), ErrorKind::Conflict);
    const auto back = onCall.desk().rollback(production, {});
    QVERIFY_RESULT(back);
    QVERIFY(back->record.state == ReleaseState::Done);
    QVERIFY2(back->notes.join(u' ').contains(QStringLiteral("look again")),
             qPrintable(back->notes.join(u' ')));
    // Nothing was left here to be driven.
    QVERIFY_ERROR(onCall.desk().execute(story.id), ErrorKind::Forbidden);
    QCOMPARE(story.town.moves(), (QStringList{championIs + u'7', championIs + u'6'}));
}

void TestReleaseColleague::withoutItsSealOrItsApprovalsItIsNotTakenBack_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("seal") << QStringLiteral("seal.json");
    QTest::newRow("approval") << QStringLiteral("approvals/001.json");
}

void TestReleaseColleague::withoutItsSealOrItsApprovalsItIsNotTakenBack()
{
    QFETCH(QString, file);
    Released story;
    story.town.rollback = QStringLiteral("{needs-quorum: true}");
    QVERIFY_RESULT(story.executed());
    story.town.site.person(QStringLiteral("releases/%1/%2").arg(story.id, file), "{}",
                           QStringLiteral("Break it"));
    const auto back = story.approver.desk().rollback(production, {});
    QVERIFY_ERROR(back, ErrorKind::NotFound);
    QVERIFY2(back.error().detail.contains(story.id), qPrintable(back.error().detail));
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
    QVERIFY_ERROR(storedRelease(story.approver.workspace->state(), story.id), ErrorKind::NotFound);
    // Whose it is needs nobody's word.
    QVERIFY_RESULT(story.author.desk().rollback(production, {}));
}

void TestReleaseColleague::whatTheHomeSaysIsLookedAt()
{
    Released story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Looked at the errors")));
    QVERIFY_RESULT(story.tellHome([](ReleaseRecord& record) {
        record.state = ReleaseState::Done;
        for (auto& step : record.steps)
            step.state = StepRecord::State::Confirmed;
    }));
    const auto back = story.approver.desk().rollback(production, {});
    QVERIFY_ERROR(back, ErrorKind::NotFound);
    QVERIFY2(back.error().detail.contains(QStringLiteral("nothing of it is there")),
             qPrintable(back.error().detail));
    QCOMPARE(story.town.moves(), QStringList());
}

void TestReleaseColleague::aLaterReleaseIsNeverSteppedPast_unlessWhatIsLiveSaysSo_data()
{
    QTest::addColumn<QString>("damaged");
    QTest::newRow("its approver's key was rotated out") << QString();
    QTest::newRow("its folder is gone") << QStringLiteral("*"); // which leaves nothing that could be named
    for (const auto* file : {"plan.json", "seal.json", "state.json"})
        QTest::newRow(file) << QString::fromLatin1(file);
}

void TestReleaseColleague::aLaterReleaseIsNeverSteppedPast_unlessWhatIsLiveSaysSo()
{
    QFETCH(QString, damaged);
    Released story;
    story.town.rollback = QStringLiteral("{needs-quorum: true}");
    QVERIFY_RESULT(story.executed());
    Person colleague(story.town, "colleague");
    QVERIFY_RESULT(colleague.settle());
    auto asked = usualDraft();
    asked.parts.front().to = QStringLiteral("5");
    story.town.nowMs += 1000;
    const auto drafted = colleague.desk().draft(asked);
    QVERIFY_RESULT(drafted);
    const auto later = drafted->plan.id;
    QVERIFY_RESULT(colleague.desk().submit(drafted->plan));
    QVERIFY_RESULT(story.approver.desk().approve(later, QStringLiteral("Fine")));
    story.town.nowMs += 1000;
    QVERIFY_RESULT(colleague.desk().execute(later));
    QCOMPARE(story.town.moves(), (QStringList{championIs + u'7', championIs + u'5'}));
    const bool isGone = damaged == QLatin1String("*");
    if (isGone) {
        story.town.site.person(QStringLiteral("note.txt"), "1", QStringLiteral("Begin"));
        const auto hand = story.town.site.hand();
        git(hand, {QStringLiteral("rm"), QStringLiteral("-r"), QStringLiteral("-q"),
                   QStringLiteral("releases/") + later});
        git(hand, {QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"),
                   QStringLiteral("Tidy up")});
        git(hand, {QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("origin"),
                   QStringLiteral("HEAD:main")});
    } else if (damaged.isEmpty())
        story.town.decree(SigningKey::generate().publicKey());
    else
        story.town.site.person(QStringLiteral("releases/%1/%2").arg(later, damaged), "{}",
                               QStringLiteral("Break it"));

    const auto refused = story.author.desk().rollback(production, {});
    QVERIFY_ERROR(refused, ErrorKind::Conflict);
    QVERIFY2(refused.error().detail.contains(isGone ? QStringLiteral("where 5 is now") : later),
             qPrintable(refused.error().detail));
    QCOMPARE(story.town.moves().size(), 2);

    // Somebody went back by hand: what is live is what was released from here.
    story.town.registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")] =
        QStringLiteral("7");
    const auto look = story.author.desk().rollbackPlan(production, {});
    QVERIFY_RESULT(look);
    QCOMPARE(look->of, story.id);
    QVERIFY2(isGone || look->notes.join(u' ').contains(later), qPrintable(look->notes.join(u' ')));
    QCOMPARE(look->plan.parts.front().to, QStringLiteral("6"));
}

void TestReleaseColleague::aPolicyThatChangedSinceIsNoted_data()
{
    QTest::addColumn<QString>("found");
    QTest::addColumn<QString>("changed");
    QTest::newRow("key rotated") << QString() << QString();
    QTest::newRow("quorum raised") << QStringLiteral("release-managers: 1}")
                                   << QStringLiteral("release-managers: 2}");
    QTest::newRow("tier renamed") << QStringLiteral("  high:") << QStringLiteral("  higher:");
    QTest::newRow("not to be read") << QStringLiteral("policy: 1") << QStringLiteral("policy: [");
}

void TestReleaseColleague::aPolicyThatChangedSinceIsNoted()
{
    QFETCH(QString, found);
    QFETCH(QString, changed);
    Released story;
    QVERIFY_RESULT(story.executed());
    if (found.isEmpty()) {
        story.town.decree(SigningKey::generate().publicKey());
    } else {
        const auto path = story.approver.settled()->policyFile;
        QFile policy(path);
        QVERIFY(policy.open(QIODevice::ReadOnly));
        ph::testing::write(path, QString::fromUtf8(policy.readAll()).replace(found, changed));
    }
    const auto look = story.approver.desk().rollbackPlan(production, {});
    QVERIFY_RESULT(look);
    QVERIFY2(look->notes.join(u' ').contains(story.id), qPrintable(look->notes.join(u' ')));
    const auto back = story.approver.desk().rollback(production, {});
    QVERIFY_RESULT(back);
    QVERIFY(back->record.state == ReleaseState::Done);
    QCOMPARE(story.town.moves(), (QStringList{championIs + u'7', championIs + u'6'}));
}

void TestReleaseColleague::lookingNeedsNoKey()
{
    Released story;
    QVERIFY_RESULT(story.executed());
    Workspace::Settings settings;
    settings.clock = [&story] { return *fromMs(story.town.nowMs); };
    settings.workers = 1;
    settings.vault = makeMemoryVault();
    auto stores = openStores(story.town.folder.filePath(QStringLiteral("keyless")).toStdString());
    QVERIFY_RESULT(stores);
    Workspace keyless(std::move(*stores), std::move(settings));
    QVERIFY_RESULT(
        addEnvironment(folderOf(keyless), story.town.folder.filePath(QStringLiteral("production.yaml"))));
    ReleaseDesk::Settings sources;
    sources.registry = [&story](const QString&, std::stop_token stop) -> Result<RegistryReach> {
        auto& person = story.approver;
        return RegistryReach{nullptr, story.town.registry, &story.town.registry,
                             CallContext{*person.transport, person.credentials, std::move(stop)}};
    };
    const auto look = ReleaseDesk::lookAtRollback(keyless, {}, sources, production, {});
    QVERIFY_RESULT(look);
    QCOMPARE(look->of, story.id);
    QCOMPARE(look->plan.author, QString());
    QCOMPARE(look->plan.steps.isEmpty(), false);
    QVERIFY_ERROR(KeyStore(keyless.state()).own(), ErrorKind::NotFound);
}

QTEST_GUILESS_MAIN(TestReleaseColleague)
#include "tst_release_colleague.moc"
