#include "app/release/HomeAnchors.h"
#include "tests/app/ReleaseTown.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

class TestReleaseDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReleaseGoesTheWholeWayAndBack();
    void aFreezeStopsARelease_butNoRollback();
    void nobodyApprovesTheirOwn();
    void aRejectionStandsInTheWayUntilItIsRevoked();
    void withoutTextsADraftSaysWhatIsMissing();
    void whereNothingIsLiveATargetIsNamed();
    void whatTheRegistryDoesNotHaveIsNotDrafted();
    void aDryRunChangesNothing();
    void whereThePolicyWantsAQuorumOnlyWhatWasApprovedIsGoneBackToAtOnce();
    void somebodyElsesMoveIsNotOverwritten();
    void aSoakEndsByLooking_notByTime();
};

void TestReleaseDesk::aReleaseGoesTheWholeWayAndBack()
{
    Story story;
    const auto submitted = story.submitted();
    QVERIFY_RESULT(submitted);
    QVERIFY2(submitted->notes.isEmpty(), qPrintable(submitted->notes.join(u' ')));
    QVERIFY(submitted->record.state == ReleaseState::Waiting);
    QVERIFY(story.town.registry.acts.isEmpty());
    QCOMPARE(submitted->record.plan.rollback.targets.front().to, QStringLiteral("6"));

    QVERIFY_ERROR(story.author.desk().execute(story.id), ErrorKind::Forbidden);
    const auto seen = story.approver.desk().releases();
    QVERIFY_RESULT(seen);
    QCOMPARE(seen->releases.size(), 1);
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Looked at the errors")));
    QVERIFY_ERROR(story.approver.desk().execute(story.id), ErrorKind::Unsupported);

    const auto executed = story.author.desk().execute(story.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->notes.isEmpty(), qPrintable(executed->notes.join(u' ')));
    QVERIFY(executed->record.state == ReleaseState::Soaking);
    QCOMPARE(story.town.moves(), QStringList{champion + u'7'});
    QVERIFY(story.approver.desk().release(story.id)->record.state == ReleaseState::Soaking);

    const auto back = story.author.desk().rollback(QStringLiteral("production"), {});
    QVERIFY_RESULT(back);
    QVERIFY(back->record.state == ReleaseState::Done);
    QCOMPARE(story.town.moves(), (QStringList{champion + u'7', champion + u'6'}));
    QVERIFY(story.author.desk().release(story.id)->record.state == ReleaseState::RolledBack);
    QVERIFY(story.approver.desk().release(story.id)->record.state == ReleaseState::RolledBack);
    QVERIFY(story.author.ledgerIsWhole());
    QVERIFY(story.approver.ledgerIsWhole());
    QVERIFY(story.town.site.show(QStringLiteral("ledger/HEAD")).contains(story.author.key.id().toUtf8()));

    // What is cut off cleanly at the end is missed by the home alone.
    auto& state = story.author.workspace->state();
    const auto anchors = homeAnchors(*story.author.workspace, {});
    QVERIFY2(anchors.latest && anchors.notes.isEmpty(), qPrintable(anchors.notes.join(u' ')));
    const auto lines = storedLedgerLines(state).value();
    const auto keys = KeyStore(state).publicKeys().value();
    QVERIFY(!verifyLedgerLines(lines, keys, anchors.latest->head).broken);
    const auto cut = lines.left(lines.lastIndexOf('\n', -2) + 1);
    QVERIFY(!verifyLedgerLines(cut, keys).broken);
    QVERIFY(verifyLedgerLines(cut, keys, anchors.latest->head).broken->why == LedgerBreak::Why::Anchor);
}

void TestReleaseDesk::aFreezeStopsARelease_butNoRollback()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    const auto before = story.town.nowMs;
    story.town.nowMs = moment("2026-12-24T10:00:00Z");
    const auto frozen = story.author.desk().execute(story.id);
    QVERIFY_ERROR(frozen, ErrorKind::Forbidden);
    QVERIFY2(frozen.error().detail.contains(QLatin1String("Holidays")), qPrintable(frozen.error().detail));
    QVERIFY(story.town.registry.acts.isEmpty());
    story.town.nowMs = before;
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    story.town.nowMs = moment("2026-12-24T10:00:00Z");
    QVERIFY_RESULT(story.author.desk().rollback(QStringLiteral("production"), {}));
    QCOMPARE(story.town.moves(), (QStringList{champion + u'7', champion + u'6'}));
}

void TestReleaseDesk::nobodyApprovesTheirOwn()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_ERROR(story.author.desk().approve(story.id, QStringLiteral("Mine")), ErrorKind::Forbidden);
    Person stranger(story.town, "stranger");
    QVERIFY_RESULT(stranger.settle());
    QVERIFY_ERROR(stranger.desk().approve(story.id, QStringLiteral("Why not")), ErrorKind::Forbidden);
    QVERIFY_ERROR(story.approver.desk().approve(story.id, QStringLiteral(" ")), ErrorKind::Invalid);
    QVERIFY_ERROR(story.author.desk().execute(story.id), ErrorKind::Forbidden);
}

void TestReleaseDesk::aRejectionStandsInTheWayUntilItIsRevoked()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.approver.desk().reject(story.id, QStringLiteral("Too early")));
    QVERIFY_ERROR(story.author.desk().execute(story.id), ErrorKind::Forbidden);
    story.town.nowMs += 1000;
    QVERIFY_RESULT(story.approver.desk().revoke(story.id, QStringLiteral("Looked again")));
    story.town.nowMs += 1000;
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Now it is right")));
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    QCOMPARE(story.town.moves(), QStringList{champion + u'7'});
}

void TestReleaseDesk::withoutTextsADraftSaysWhatIsMissing()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    auto bare = request();
    bare.texts = {};
    bare.rollbackCondition.clear();
    const auto drafted = story.author.desk().draft(bare);
    QVERIFY_RESULT(drafted);
    QCOMPARE(drafted->missing.size(), 5);
    QVERIFY_ERROR(story.author.desk().submit(drafted->plan), ErrorKind::Invalid);
}

void TestReleaseDesk::whereNothingIsLiveATargetIsNamed()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    story.town.registry.models[QStringLiteral("fraud")].aliases.clear();
    QVERIFY_ERROR(story.author.desk().draft(request()), ErrorKind::Conflict);
    auto named = request();
    named.rollbackTargets = {
        {ReleasePart::Kind::Model, QStringLiteral("fraud"), {}, QStringLiteral("5"), {}}};
    const auto drafted = story.author.desk().draft(named);
    QVERIFY_RESULT(drafted);
    QVERIFY(drafted->missing.isEmpty());
    QCOMPARE(drafted->plan.rollback.targets.front().to, QStringLiteral("5"));
}

void TestReleaseDesk::whatTheRegistryDoesNotHaveIsNotDrafted()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    auto unknown = request();
    unknown.parts.front().to = QStringLiteral("99");
    QVERIFY_ERROR(story.author.desk().draft(unknown), ErrorKind::NotFound);
    auto other = request();
    other.parts.front().name = QStringLiteral("other");
    QVERIFY_ERROR(story.author.desk().draft(other), ErrorKind::Invalid);
}

void TestReleaseDesk::aDryRunChangesNothing()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_ERROR(story.author.desk().rollbackPlan(QStringLiteral("production"), {}), ErrorKind::NotFound);
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    const auto acts = story.town.registry.acts;
    const auto plan = story.author.desk().rollbackPlan(QStringLiteral("production"), QStringLiteral("5"));
    QVERIFY_RESULT(plan);
    QCOMPARE(plan->steps.front().expected, QStringLiteral("7"));
    QCOMPARE(plan->steps.front().value, QStringLiteral("5"));
    QCOMPARE(story.town.registry.acts, acts);
}

void TestReleaseDesk::whereThePolicyWantsAQuorumOnlyWhatWasApprovedIsGoneBackToAtOnce()
{
    Story story;
    story.town.rollback = QStringLiteral("{needs-quorum: true}");
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    const auto production = QStringLiteral("production"), why = QStringLiteral("Errors rise");
    const auto elsewhere = story.author.desk().rollback(production, QStringLiteral("5"), why);
    QVERIFY_ERROR(elsewhere, ErrorKind::Forbidden);
    QVERIFY2(elsewhere.error().detail.contains(QStringLiteral("fraud 6")),
             qPrintable(elsewhere.error().detail));
    QCOMPARE(story.town.moves(), QStringList{champion + u'7'});
    // The recorded target lies within what was approved, named or not.
    QVERIFY_RESULT(story.author.desk().rollbackPlan(production, QStringLiteral("6")));
    QVERIFY_RESULT(story.author.desk().rollback(production, {}, why));
    QCOMPARE(story.town.moves(), (QStringList{champion + u'7', champion + u'6'}));
}

void TestReleaseDesk::somebodyElsesMoveIsNotOverwritten()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    story.town.registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")] =
        QStringLiteral("4");
    const auto stopped = story.author.desk().execute(story.id);
    QVERIFY_RESULT(stopped);
    QVERIFY(stopped->record.state == ReleaseState::Stopped);
    QVERIFY(story.town.moves().isEmpty());
}

void TestReleaseDesk::aSoakEndsByLooking_notByTime()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    QVERIFY_ERROR(story.author.desk().confirm(story.id), ErrorKind::Conflict); // an hour is to be watched
    story.town.nowMs += 3'600'000;
    QVERIFY_ERROR(story.approver.desk().confirm(story.id), ErrorKind::Unsupported);
    auto& aliases = story.town.registry.models[QStringLiteral("fraud")].aliases;
    aliases[QStringLiteral("champion")] = QStringLiteral("5");
    QVERIFY_ERROR(story.author.desk().confirm(story.id), ErrorKind::Conflict); // somebody was there
    aliases[QStringLiteral("champion")] = QStringLiteral("7");
    const auto confirmed = story.author.desk().confirm(story.id);
    QVERIFY_RESULT(confirmed);
    QVERIFY(confirmed->record.state == ReleaseState::Done);
    QCOMPARE(confirmed->notes.size(), 1); // nobody answers the condition here, and that is said
    QVERIFY(story.approver.desk().release(story.id)->record.state == ReleaseState::Done);
    QVERIFY(story.author.ledgerIsWhole());
    QVERIFY_ERROR(story.author.desk().confirm(story.id), ErrorKind::Conflict);
}

QTEST_GUILESS_MAIN(TestReleaseDesk)
#include "tst_release_desk.moc"
