#include "app/release/HomeAnchors.h"
#include "app/release/RollbackFactsLoader.h"
#include "app/release/RollbackOffer.h"
#include "services/release/Rehearsal.h"
#include "services/store/DatabasePool.h"
#include "services/store/Statement.h"
#include "tests/app/ReleaseTown.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

class TestReleaseDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReleaseGoesTheWholeWayAndBack();
    void whatWasCutOffTheLedgerIsNotAnchoredAway();
    void aFreezeStopsARelease_butNoRollback();
    void whatBeganAndChangedNothingIsLookedAtAgain();
    void nobodyApprovesTheirOwn();
    void ofTwoThingsSaidInOneMomentTheLaterCounts();
    void aRejectionStandsInTheWayUntilItIsRevoked();
    void withoutTextsADraftSaysWhatIsMissing();
    void whereNothingIsLiveATargetIsNamed();
    void whatTheRegistryDoesNotHaveIsNotDrafted();
    void aDryRunChangesNothing();
    void aTierBelowTheEnvironmentsIsRefusedEverywhere();
    void aColleaguesRehearsalCounts_aStrangersDoesNot();
    void eachEnvironmentHasOneWayBack_neverToARollback();
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

    const auto executed = story.author.desk().execute(story.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->notes.isEmpty(), qPrintable(executed->notes.join(u' ')));
    QVERIFY(executed->record.state == ReleaseState::Soaking);
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
    QVERIFY(story.approver.desk().release(story.id)->record.state == ReleaseState::Soaking);

    const auto back = story.author.desk().rollback(QStringLiteral("production"), {});
    QVERIFY_RESULT(back);
    QVERIFY(back->record.state == ReleaseState::Done);
    QCOMPARE(story.town.moves(), (QStringList{championIs + u'7', championIs + u'6'}));
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

/// The head in the home is all that misses them: nothing here writes another one over it.
void TestReleaseDesk::whatWasCutOffTheLedgerIsNotAnchoredAway()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    auto& state = story.author.workspace->state();
    const auto before = homeAnchors(*story.author.workspace, {}).latest;
    QVERIFY(before);
    QVERIFY_RESULT(state.pool().write([](Database& db) {
        db.exec("DROP TRIGGER ledger_keeps_all"); // as whoever wants to cut it would
        Statement(db, "DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)").run();
        return true;
    }));
    story.town.nowMs += 60'000; // else the entry would be the same one again
    const auto again = story.author.desk().submit(story.author.desk().release(story.id)->record.plan);
    QVERIFY_RESULT(again);
    QVERIFY2(again->notes.join(u' ').contains(before->head), qPrintable(again->notes.join(u' ')));
    const auto after = homeAnchors(*story.author.workspace, {}).latest;
    QVERIFY(after);
    QCOMPARE(after->head, before->head);
    const auto check = verifyStoredLedger(state, KeyStore(state).publicKeys().value(), after->head);
    QVERIFY_RESULT(check);
    QVERIFY(check->broken && check->broken->why == LedgerBreak::Why::Anchor);
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
    QCOMPARE(story.town.moves(), (QStringList{championIs + u'7', championIs + u'6'}));
}

void TestReleaseDesk::whatBeganAndChangedNothingIsLookedAtAgain()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    story.town.registry.failsWith =
        Error::make(ErrorKind::RateLimited, QStringLiteral("POST"), QStringLiteral("later"));
    const auto begun = story.author.desk().execute(story.id);
    QVERIFY_RESULT(begun);
    QVERIFY(begun->record.state == ReleaseState::Running);
    QVERIFY(begun->record.steps.front().state == StepRecord::State::Planned);
    const auto acts = story.town.registry.acts;
    const auto before = story.town.nowMs;
    story.town.nowMs = moment("2026-12-24T10:00:00Z");
    const auto frozen = story.author.desk().execute(story.id);
    QVERIFY_ERROR(frozen, ErrorKind::Forbidden);
    for (const char* why : {"Holidays", "submit again"}) // a freeze, and evidence of last month
        QVERIFY2(frozen.error().detail.contains(QLatin1String(why)), qPrintable(frozen.error().detail));
    QCOMPARE(story.town.registry.acts, acts);
    story.town.nowMs = before;
    const auto done = story.author.desk().execute(story.id);
    QVERIFY_RESULT(done);
    QVERIFY(done->record.state == ReleaseState::Soaking);
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

void TestReleaseDesk::ofTwoThingsSaidInOneMomentTheLaterCounts()
{
    Story story;
    const auto submitted = story.submitted();
    QVERIFY_RESULT(submitted);
    const ReleaseDesk::Seen seen{submitted->record.planDigest, submitted->record.evidenceDigest};
    using Decision = Approval::Decision;
    for (const auto decision : {Decision::Approve, Decision::Revoke, Decision::Approve, Decision::Reject,
                                Decision::Revoke, Decision::Approve}) {
        QVERIFY_RESULT(story.approver.desk().decide(story.id, decision, QStringLiteral("Said"), seen));
        const auto record = story.author.desk().release(story.id);
        QVERIFY_RESULT(record);
        const auto count = story.author.desk().approvals(record->record);
        QVERIFY_RESULT(count);
        QCOMPARE(count->enough(), decision == Decision::Approve);
        QCOMPARE(count->rejectedBy.isEmpty(), decision != Decision::Reject);
    }
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
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
}

void TestReleaseDesk::withoutTextsADraftSaysWhatIsMissing()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    auto bare = usualDraft();
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
    QVERIFY_ERROR(story.author.desk().draft(usualDraft()), ErrorKind::Conflict);
    auto named = usualDraft();
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
    auto unknown = usualDraft();
    unknown.parts.front().to = QStringLiteral("99");
    QVERIFY_ERROR(story.author.desk().draft(unknown), ErrorKind::NotFound);
    auto other = usualDraft();
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
    QCOMPARE(plan->plan.steps.front().expected, QStringLiteral("7"));
    QCOMPARE(plan->plan.steps.front().value, QStringLiteral("5"));
    QCOMPARE(story.town.registry.acts, acts);
}

void TestReleaseDesk::aTierBelowTheEnvironmentsIsRefusedEverywhere()
{
    Story story;
    story.town.lesserTiers = QStringLiteral("  low:\n    quorum: {release-managers: 1}\n"
                                            "    approvals-expire: 60d\n    soak: 1h\n    rollback: {}\n"
                                            "    gates:\n      - {id: calendar, kind: no-freeze}\n");
    story.town.leastTier = QStringLiteral("tier: high\n");
    story.asked.tier = QStringLiteral("high");
    QVERIFY_RESULT(story.submitted());
    auto low = story.asked;
    low.tier = QStringLiteral("low");
    const auto refused = story.author.desk().draft(low);
    QVERIFY_ERROR(refused, ErrorKind::Invalid);
    QVERIFY2(refused.error().detail.contains(QLatin1String("too low")), qPrintable(refused.error().detail));
    auto plan = story.author.desk().draft(story.asked)->plan;
    plan.tier = low.tier;
    QVERIFY_ERROR(story.author.desk().submit(plan), ErrorKind::Invalid);

    // The environment may ask for more by the time that it is executed.
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    const auto file = folderOf(*story.author.workspace) + QStringLiteral("/environments/production.yaml");
    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    write(file,
          QString::fromUtf8(kept.readAll()).replace(story.town.leastTier, QStringLiteral("tier: top\n")));
    QVERIFY_ERROR(story.author.desk().execute(story.id), ErrorKind::Forbidden);
    QVERIFY(story.town.moves().isEmpty());
}

void TestReleaseDesk::aColleaguesRehearsalCounts_aStrangersDoesNot()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    const auto environment = story.author.settled().value();
    const auto last = [&] { return lastRehearsalInHome(*story.author.workspace, environment, {}); };
    const auto keep = [&](const SigningKey& key, std::int64_t timeMs) {
        auto home = openHome(*story.approver.workspace, environment, key.id(), HomeLook::Pull, {});
        return home->putRehearsal(
            environment.name,
            *signRehearsal({environment.name, QStringLiteral("fraud 6"), timeMs, {}, {}}, key), {});
    };
    QCOMPARE(last(), noTime);
    QVERIFY_RESULT(keep(SigningKey::generate(), 9000));
    QCOMPARE(last(), noTime);
    QVERIFY_RESULT(keep(story.approver.key, 5000));
    QCOMPARE(last(), std::int64_t(5000));
    QVERIFY_RESULT(keep(story.approver.key, 4000));
    QVERIFY_RESULT(keep(story.approver.key, 4000)); // nothing new
    QCOMPARE(last(), std::int64_t(5000));
    auto changed =
        *signRehearsal({environment.name, QStringLiteral("fraud 6"), 5000, {}, {}}, story.approver.key);
    QVERIFY_RESULT(rehearsalFromCanonical(changed, {}));
    QVERIFY_ERROR(rehearsalFromCanonical(changed.replace("fraud 6", "fraud 5"), {}), ErrorKind::Invalid);

    // One that was carried out counts as well.
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    QVERIFY_RESULT(story.author.desk().rollback(QStringLiteral("production"), {}));
    QCOMPARE(last(), story.town.nowMs);
}

void TestReleaseDesk::eachEnvironmentHasOneWayBack_neverToARollback()
{
    const auto record = [](const char* id, const char* environment, const char* back) {
        ReleaseRecord made;
        made.plan.id = QLatin1String(id);
        made.plan.environment = QLatin1String(environment);
        made.plan.rollback.targets = {
            {ReleasePart::Kind::Model, QStringLiteral("fraud"), {}, QLatin1String(back), {}}};
        made.state = ReleaseState::Done;
        made.steps.append(StepRecord());
        made.steps.front().state = StepRecord::State::Confirmed;
        return made;
    };
    auto rollback = record("back", "production", "7");
    rollback.rollbackOf = QStringLiteral("undone");
    auto newer = record("newer", "production", "6");
    newer.changedMs = 1; // of a colleague: those follow one's own, whenever they were released
    const QList<ReleaseRecord> releases{rollback, record("tried", "staging", "8"),
                                        record("older", "production", "5"), newer,
                                        record("theirs", "edge", "1")};
    const QList<RollbackWay> ways{
        {QStringLiteral("edge"), QStringLiteral("theirs"), QStringLiteral("fraud 1")},
        {QStringLiteral("production"), QStringLiteral("newer"), QStringLiteral("fraud 6")},
        {QStringLiteral("staging"), QStringLiteral("tried"), QStringLiteral("fraud 8")}};
    QCOMPARE(rollbackWays(releases), ways);
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
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
    // The recorded target lies within what was approved, named or not.
    QVERIFY_RESULT(story.author.desk().rollbackPlan(production, QStringLiteral("6")));
    QVERIFY_RESULT(story.author.desk().rollback(production, {}, why));
    QCOMPARE(story.town.moves(), (QStringList{championIs + u'7', championIs + u'6'}));
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
    auto& aliases = story.town.registry.models[QStringLiteral("fraud")].aliases;
    aliases[QStringLiteral("champion")] = QStringLiteral("5");
    QVERIFY_ERROR(story.author.desk().confirm(story.id), ErrorKind::Conflict); // somebody was there
    aliases[QStringLiteral("champion")] = QStringLiteral("7");
    const auto confirmed = story.author.desk().confirm(story.id);
    QVERIFY_RESULT(confirmed);
    QVERIFY(confirmed->record.state == ReleaseState::Done);
    QCOMPARE(confirmed->notes.size(), 1); // nobody answers the condition here, and that is said, with why
    QVERIFY2(confirmed->notes.first().contains(QStringLiteral("/api/v1/query")),
             qPrintable(confirmed->notes.first()));
    QVERIFY(story.approver.desk().release(story.id)->record.state == ReleaseState::Done);
    QVERIFY(story.author.ledgerIsWhole());
    QVERIFY_ERROR(story.author.desk().confirm(story.id), ErrorKind::Conflict);
}

QTEST_GUILESS_MAIN(TestReleaseDesk)
#include "tst_release_desk.moc"
