#include "app/release/ReleaseReading.h"
#include "tests/app/ApprovedStory.h"
#include "tests/support/Testing.h"

#include <QDir>

#include <barrier>
#include <thread>

using namespace ph;
using namespace ph::testing;

namespace {

const QString production = QStringLiteral("production");
constexpr std::int64_t hour = 3'600'000;

/// A release that its author submitted and an approver approved, and a colleague whose key is in a group of
/// the policy that approves nothing.
struct Approved : ApprovedStory {
    /// The registry puts its first step off: it has begun, and changed nothing.
    Result<DeskOutcome> begunBy(Person& person)
    {
        town.registry.failsWith =
            Error::make(ErrorKind::RateLimited, QStringLiteral("POST"), QStringLiteral("later"));
        return person.desk().execute(id);
    }
    /// As whoever drives tells it, and then is not heard of any more.
    Result<void> tell(const Person& by, const std::function<void(ReleaseRecord&)>& change)
    {
        const auto environment = by.settled();
        auto home = openHome(*by.workspace, *environment, QStringLiteral("teller"), HomeLook::Pull, {});
        if (!home)
            return fail(home.error());
        const auto there = home->read(id);
        QStringList ignored;
        auto record = recordFromHome(*there, ignored);
        if (!record)
            return fail(record.error());
        record->changedMs = town.nowMs;
        change(*record);
        const auto file = QStringLiteral("state.json");
        const auto text = sealedHomeFilesOf(*record, by.key)->value(file);
        const auto put = home->put(
            {HomeChange::Kind::Decision, id, {{file, text}}, there->revision, QStringLiteral("Tell")}, {},
            {});
        return put ? Result<void>() : fail(put.error());
    }
    Result<void> claimedBy(const Person& by)
    {
        return tell(by, [](ReleaseRecord& record) { record.state = ReleaseState::Running; });
    }
    ReleaseState keptBy(Person& person) const
    {
        return storedRelease(person.workspace->state(), id).value_or(ReleaseRecord{}).state;
    }
    QStringList ledgerOf(Person& person) const
    {
        QStringList kinds;
        const auto entries = ledgerAbout(person.workspace->state(), id).value_or(QList<LedgerEntry>());
        for (const auto& entry : entries)
            kinds << entry.kind;
        return kinds;
    }
    /// Why this person's page does not let them; "not offered" where it has no such button.
    QString whyNot(Person& person, ReleaseMove move) const { return whyNot(person, move, id); }
    QString whyNot(Person& person, ReleaseMove move, const QString& release) const
    {
        const auto page = readRelease(*person.workspace, release, HomeLook::Pull, {});
        const auto* rule = page ? page->details.rule(move) : nullptr;
        return rule ? rule->whyNot.join(u' ') : QStringLiteral("not offered");
    }
};

QString detailOf(const Result<DeskOutcome>& outcome)
{
    return outcome ? QString() : outcome.error().detail;
}

bool isLive(const Result<DeskOutcome>& outcome)
{
    return outcome && outcome->record.state == ReleaseState::Soaking;
}

} // namespace

/// A release that is executed from another workspace than the one that it was submitted from.
class TestReleaseElsewhere : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aColleagueExecutesIt_andItsAuthorSeesThat();
    void whoeverExecutedIt_aColleagueEndsItsSoak();
    void ofAuthorAndColleagueAtTheSameMomentOneActs();
    void whatWasChangedInTheHomeIsNotExecuted_data();
    void whatWasChangedInTheHomeIsNotExecuted();
    void aStrangerNeitherExecutesNorConfirms();
    void whatStopsItsAuthorStopsAColleague_data();
    void whatStopsItsAuthorStopsAColleague();
    void whatIsLiveByNowIsNotOverwritten();
    void whileItIsDrivenElsewhereNobodyElseMovesIt_untilThatIsSilentForLong();
    void whoeverGivesUpSaysSo_andAnotherGoesOnAtOnce_data();
    void whoeverGivesUpSaysSo_andAnotherGoesOnAtOnce();
    void whatAColleagueLeftUnfinishedIsTakenOver();
    void aRollbackByAColleagueIsSeenByItsAuthor();
    void aRejectionStopsWhatHasBegunAndChangedNothing();
    void afterTheFirstStepARejectionSaysToRollBack();
    void aDryRunSaysThatTheHomeWasNotAsked();
    void whatWasSaidIsToldWhereItCannotBegin();
};

void TestReleaseElsewhere::aColleagueExecutesIt_andItsAuthorSeesThat()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    QCOMPARE(story.whyNot(story.colleague, ReleaseMove::Execute), QString());
    const auto executed = story.colleague.desk().execute(story.id);
    QVERIFY_RESULT(executed);
    QVERIFY(isLive(executed));
    QVERIFY2(executed->notes.isEmpty(), qPrintable(executed->notes.join(u' ')));
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
    const auto begun = story.ledgerOf(story.colleague);
    QVERIFY(begun.contains(QStringLiteral("release.adopted")));
    QVERIFY(begun.contains(QStringLiteral("release.started")));

    QVERIFY(story.keptBy(story.author) == ReleaseState::Waiting);
    const auto board = readBoard(*story.author.workspace, HomeLook::Pull, {});
    QVERIFY_RESULT(board);
    QVERIFY(board->releases.first().state == ReleaseState::Soaking);
    QVERIFY(story.keptBy(story.author) == ReleaseState::Soaking);
    const auto seen = ledgerAbout(story.author.workspace->state(), story.id);
    QVERIFY_RESULT(seen);
    QCOMPARE(seen->last().kind, QStringLiteral("release.observed"));
    QVERIFY(seen->last().observed.contains(story.colleague.key.id().toUtf8()));
    QVERIFY(!story.ledgerOf(story.author).contains(QStringLiteral("release.started")));
    // With what it was executed on.
    QCOMPARE(storedRelease(story.author.workspace->state(), story.id)->approvals.size(), 1);
    QVERIFY_RESULT(story.author.desk().releases()); // once is enough
    QCOMPARE(story.ledgerOf(story.author).count(QStringLiteral("release.observed")), 1);
    const auto again = story.author.desk().execute(story.id); // begun, and not at its end
    QVERIFY_ERROR(again, ErrorKind::Conflict);
    QVERIFY2(detailOf(again).contains(QStringLiteral("watched until 2026-11-26T11:00:01")),
             qPrintable(detailOf(again)));
    QVERIFY(story.author.ledgerIsWhole() && story.colleague.ledgerIsWhole());
}

void TestReleaseElsewhere::whoeverExecutedIt_aColleagueEndsItsSoak()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.colleague.desk().execute(story.id));
    QVERIFY_ERROR(story.approver.desk().confirm(story.id), ErrorKind::Conflict); // an hour is to be watched
    story.town.nowMs += hour;
    QCOMPARE(story.whyNot(story.approver, ReleaseMove::Confirm), QString());
    const auto confirmed = story.approver.desk().confirm(story.id);
    QVERIFY_RESULT(confirmed);
    QVERIFY(confirmed->record.state == ReleaseState::Done);
    for (auto* person : {&story.author, &story.colleague}) {
        QVERIFY_RESULT(person->desk().release(story.id));
        QVERIFY(story.keptBy(*person) == ReleaseState::Done);
        QVERIFY(person->ledgerIsWhole());
    }
    QVERIFY(story.approver.ledgerIsWhole());
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
}

void TestReleaseElsewhere::ofAuthorAndColleagueAtTheSameMomentOneActs()
{
    const int races = qEnvironmentVariableIsSet("PH_RELEASE_RACES")
                          ? std::max(1, qEnvironmentVariableIntValue("PH_RELEASE_RACES"))
                          : 4;
    for (int race = 0; race < races; ++race) {
        Approved story;
        QVERIFY_RESULT(story.ready());
        std::barrier together(2);
        Result<DeskOutcome> outcomes[2] = {fail(ErrorKind::Cancelled, {}), fail(ErrorKind::Cancelled, {})};
        const auto execute = [&](int self, Person& person) {
            auto desk = person.desk();
            together.arrive_and_wait();
            outcomes[self] = desk.execute(story.id);
        };
        std::thread other([&] { execute(1, story.colleague); });
        execute(0, story.author);
        other.join();

        const int winner = isLive(outcomes[0]) ? 0 : 1;
        QVERIFY2(isLive(outcomes[winner]), qPrintable(detailOf(outcomes[0]) + detailOf(outcomes[1])));
        QVERIFY(!outcomes[1 - winner]);
        QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
        auto& first = winner == 0 ? story.author : story.colleague;
        auto& second = winner == 0 ? story.colleague : story.author;
        // By whom, or that it is done already.
        const auto why = detailOf(outcomes[1 - winner]);
        QVERIFY2(why.contains(first.key.id()) || why.contains(QStringLiteral("soaking")), qPrintable(why));
        QVERIFY(story.ledgerOf(first).contains(QStringLiteral("release.started")));
        QVERIFY(!story.ledgerOf(second).contains(QStringLiteral("release.started")));
        QVERIFY(second.desk().release(story.id)->record.state == ReleaseState::Soaking);
        QVERIFY(first.ledgerIsWhole() && story.author.ledgerIsWhole());
    }
}

void TestReleaseElsewhere::whatWasChangedInTheHomeIsNotExecuted_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("plan") << QStringLiteral("plan.json") << QByteArray("Misses more")
                          << QByteArray("Harmless!!!");
    QTest::newRow("evidence") << QStringLiteral("gates.json") << QByteArray("calendar")
                              << QByteArray("calendor");
    QTest::newRow("seal") << QStringLiteral("seal.json") << QByteArray("sha256:") << QByteArray("sha255:");
    QTest::newRow("approval") << QStringLiteral("approvals/001.json") << QByteArray("Looked")
                              << QByteArray("Locked");
}

void TestReleaseElsewhere::whatWasChangedInTheHomeIsNotExecuted()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    Approved story;
    QVERIFY_RESULT(story.ready());
    const auto path = QStringLiteral("releases/%1/%2").arg(story.id, file);
    auto text = story.town.site.show(path);
    QVERIFY(text.contains(from));
    story.town.site.person(path, text.replace(from, to), QStringLiteral("Change it"));
    const auto refused = story.colleague.desk().execute(story.id);
    QVERIFY(!refused);
    QVERIFY2(refused.error().kind == ErrorKind::Unreadable || refused.error().kind == ErrorKind::Invalid ||
                 refused.error().kind == ErrorKind::Forbidden,
             qPrintable(refused.error().detail));
    QCOMPARE(story.town.registry.acts, QStringList());
    QVERIFY_ERROR(storedRelease(story.colleague.workspace->state(), story.id), ErrorKind::NotFound);
}

void TestReleaseElsewhere::aStrangerNeitherExecutesNorConfirms()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    Person stranger(story.town, "stranger");
    QVERIFY_RESULT(stranger.settle());
    const auto refused = stranger.desk().execute(story.id);
    QVERIFY_ERROR(refused, ErrorKind::Forbidden);
    QVERIFY2(detailOf(refused).contains(stranger.key.id()), qPrintable(detailOf(refused)));
    QVERIFY(story.whyNot(stranger, ReleaseMove::Execute).contains(QStringLiteral("no group of the policy")));
    QCOMPARE(story.town.registry.acts, QStringList());
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    story.town.nowMs += hour;
    QVERIFY_ERROR(stranger.desk().confirm(story.id), ErrorKind::Forbidden);
    QVERIFY(story.whyNot(stranger, ReleaseMove::Confirm).contains(QStringLiteral("no group of the policy")));
    QVERIFY_ERROR(storedRelease(stranger.workspace->state(), story.id), ErrorKind::NotFound);
}

void TestReleaseElsewhere::whatStopsItsAuthorStopsAColleague_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("why");
    QTest::newRow("freeze") << QStringLiteral("freeze") << QStringLiteral("Holidays");
    QTest::newRow("old evidence") << QStringLiteral("age") << QStringLiteral("submit again");
    QTest::newRow("another policy") << QStringLiteral("policy") << QStringLiteral("The policy changed");
    QTest::newRow("a rejection") << QStringLiteral("reject") << QStringLiteral("rejects");
    QTest::newRow("another target") << QStringLiteral("target")
                                    << QStringLiteral("do not follow from the parts");
}

void TestReleaseElsewhere::whatStopsItsAuthorStopsAColleague()
{
    QFETCH(QString, what);
    QFETCH(QString, why);
    Approved story;
    QVERIFY_RESULT(story.ready());
    const auto rewrite = [&](const QString& path, const QString& from, const QString& to) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(file.readAll());
        QVERIFY(text.contains(from));
        ph::testing::write(path, QString(text).replace(from, to));
    };
    if (what == QLatin1String("freeze"))
        story.town.nowMs = moment("2026-12-24T10:00:00Z");
    if (what == QLatin1String("age"))
        story.town.nowMs += 25 * hour;
    if (what == QLatin1String("policy"))
        rewrite(story.colleague.settled()->policyFile, QStringLiteral("soak: 1h"),
                QStringLiteral("soak: 2h"));
    if (what == QLatin1String("reject"))
        QVERIFY_RESULT(story.approver.desk().reject(story.id, QStringLiteral("The night shift")));
    if (what == QLatin1String("target"))
        rewrite(folderOf(*story.colleague.workspace) + QStringLiteral("/environments/production.yaml"),
                QStringLiteral("alias: champion"), QStringLiteral("alias: elsewhere"));
    const auto refused = story.colleague.desk().execute(story.id);
    QVERIFY_ERROR(refused, ErrorKind::Forbidden);
    QVERIFY2(detailOf(refused).contains(why), qPrintable(detailOf(refused)));
    QCOMPARE(story.town.registry.acts, QStringList());
    // No button is offered that is refused.
    const auto shown = story.whyNot(story.colleague, ReleaseMove::Execute);
    QVERIFY2(shown.contains(why), qPrintable(shown));
}

void TestReleaseElsewhere::whatIsLiveByNowIsNotOverwritten()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    story.town.registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")] =
        QStringLiteral("4");
    const auto stopped = story.colleague.desk().execute(story.id);
    QVERIFY_RESULT(stopped);
    QVERIFY(stopped->record.state == ReleaseState::Stopped);
    QCOMPARE(story.town.moves(), QStringList());
    QVERIFY_RESULT(story.author.desk().release(story.id));
    QVERIFY(story.keptBy(story.author) == ReleaseState::Stopped);
}

void TestReleaseElsewhere::whileItIsDrivenElsewhereNobodyElseMovesIt_untilThatIsSilentForLong()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    const auto plan = storedRelease(story.author.workspace->state(), story.id)->plan;
    QVERIFY_RESULT(story.claimedBy(story.colleague));
    const auto by = story.colleague.key.id();
    const auto refused = story.author.desk().execute(story.id);
    QVERIFY_ERROR(refused, ErrorKind::Conflict);
    QVERIFY2(detailOf(refused).contains(by), qPrintable(detailOf(refused)));
    QVERIFY2(detailOf(refused).contains(QStringLiteral("colleague (%1)").arg(by)), // as the policy calls them
             qPrintable(detailOf(refused)));
    QVERIFY_ERROR(story.approver.desk().execute(story.id), ErrorKind::Conflict);
    QVERIFY_ERROR(story.author.desk().submit(plan), ErrorKind::Conflict);
    const auto kept = story.author.desk().cancel(story.id, QStringLiteral("No"));
    QVERIFY_ERROR(kept, ErrorKind::Conflict);
    QVERIFY2(detailOf(kept).contains(QStringLiteral("colleague (%1)").arg(by)), qPrintable(detailOf(kept)));
    for (const auto move : {ReleaseMove::Execute, ReleaseMove::Cancel})
        QVERIFY(story.whyNot(story.author, move).contains(QStringLiteral("from another workspace")));
    const auto board = readBoard(*story.author.workspace, HomeLook::Pull, {});
    QVERIFY_RESULT(board);
    QVERIFY(board->releases.first().driver == ReleaseSummary::Driver::Elsewhere);
    QCOMPARE(board->releases.first().drivenBy, QStringLiteral("colleague"));
    QVERIFY(board->inbox.isEmpty());
    QCOMPARE(story.town.registry.acts, QStringList());

    story.town.nowMs += 2 * hour;
    for (auto* person : {&story.author, &story.approver}) { // whoever may go on with it is told
        const auto silent = readBoard(*person->workspace, HomeLook::Pull, {});
        QVERIFY_RESULT(silent);
        QVERIFY(silent->releases.first().driver == ReleaseSummary::Driver::Undriven);
        QCOMPARE(silent->inbox.size(), 1);
        QVERIFY(silent->inbox.first().kind == InboxItem::Kind::Undriven);
    }
    QCOMPARE(story.whyNot(story.author, ReleaseMove::Execute), QString());
    const auto taken = story.author.desk().execute(story.id);
    QVERIFY_RESULT(taken);
    QVERIFY(isLive(taken));
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
}

void TestReleaseElsewhere::whoeverGivesUpSaysSo_andAnotherGoesOnAtOnce_data()
{
    QTest::addColumn<bool>("registryIsAway");
    QTest::newRow("a step is put off") << false;
    QTest::newRow("the registry is away once it has begun") << true;
}

void TestReleaseElsewhere::whoeverGivesUpSaysSo_andAnotherGoesOnAtOnce()
{
    QFETCH(bool, registryIsAway);
    Approved story;
    QVERIFY_RESULT(story.ready());
    if (registryIsAway) {
        ReleaseDesk::Settings settings;
        settings.registry = [](const QString& name, const std::stop_token&) -> Result<RegistryReach> {
            return fail(ErrorKind::Offline, name);
        };
        auto desk = ReleaseDesk::open(*story.colleague.workspace, {}, std::move(settings));
        QVERIFY_RESULT(desk);
        QVERIFY_ERROR(desk->execute(story.id), ErrorKind::Offline);
    } else {
        QVERIFY_RESULT(story.begunBy(story.colleague));
    }
    QVERIFY(story.keptBy(story.colleague) == ReleaseState::Running);
    const auto board = readBoard(*story.author.workspace, HomeLook::Pull, {});
    QVERIFY_RESULT(board);
    QVERIFY(board->releases.first().driver == ReleaseSummary::Driver::Undriven);
    QCOMPARE(board->inbox.size(), 1);
    QVERIFY(board->inbox.first().kind == InboxItem::Kind::Undriven);
    QCOMPARE(story.whyNot(story.author, ReleaseMove::Execute), QString());
    const auto taken = story.author.desk().execute(story.id);
    QVERIFY_RESULT(taken);
    QVERIFY(isLive(taken));
    QCOMPARE(story.town.moves(), QStringList{championIs + u'7'});
    // Whoever left it sees that, and does not do it again.
    QVERIFY_ERROR(story.colleague.desk().execute(story.id), ErrorKind::Conflict);
    QVERIFY(story.keptBy(story.colleague) == ReleaseState::Soaking);
}

void TestReleaseElsewhere::whatAColleagueLeftUnfinishedIsTakenOver()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.claimedBy(story.author));
    // Its first step was done, and nobody was told.
    story.town.registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")] =
        QStringLiteral("7");
    QVERIFY_ERROR(story.colleague.desk().execute(story.id), ErrorKind::Conflict);
    story.town.nowMs += 2 * hour;
    const auto taken = story.colleague.desk().execute(story.id);
    QVERIFY_RESULT(taken);
    QVERIFY(isLive(taken));
    QCOMPARE(story.town.moves(), QStringList()); // it was there, and is not set again
    QCOMPARE(taken->record.confirmedSteps(), taken->record.steps.size());
}

void TestReleaseElsewhere::aRollbackByAColleagueIsSeenByItsAuthor()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    QVERIFY_RESULT(story.colleague.desk().rollback(production, {}, QStringLiteral("Errors rise")));
    QVERIFY_RESULT(readRelease(*story.author.workspace, story.id, HomeLook::Pull, {}));
    QVERIFY(story.keptBy(story.author) == ReleaseState::RolledBack);
    QCOMPARE(story.ledgerOf(story.author).last(), QStringLiteral("release.observed"));
    QVERIFY_ERROR(story.author.desk().rollbackPlan(production, {}), ErrorKind::NotFound);
    story.town.nowMs += hour;
    QVERIFY_ERROR(story.author.desk().confirm(story.id), ErrorKind::Conflict);
    QVERIFY(story.author.ledgerIsWhole());
}

void TestReleaseElsewhere::aRejectionStopsWhatHasBegunAndChangedNothing()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    const auto begun = story.begunBy(story.colleague);
    QVERIFY_RESULT(begun);
    QVERIFY(begun->record.state == ReleaseState::Running);
    const auto acts = story.town.registry.acts;
    QCOMPARE(story.whyNot(story.approver, ReleaseMove::Reject), QString());
    const auto rejected = story.approver.desk().reject(story.id, QStringLiteral("The night shift"));
    QVERIFY_RESULT(rejected);
    QVERIFY(!rejected->notes.isEmpty()); // it is not stopped from here, and that is said
    const auto stopped = story.colleague.desk().execute(story.id);
    QVERIFY_ERROR(stopped, ErrorKind::Forbidden);
    QVERIFY2(detailOf(stopped).contains(QStringLiteral("approver-1 (%1)").arg(story.approver.key.id())),
             qPrintable(detailOf(stopped)));
    QVERIFY(story.keptBy(story.colleague) == ReleaseState::Stopped);
    QVERIFY(story.approver.desk().release(story.id)->record.state == ReleaseState::Stopped);
    QVERIFY_RESULT(story.author.desk().release(story.id));
    QVERIFY(story.keptBy(story.author) == ReleaseState::Stopped);
    QCOMPARE(story.town.registry.acts, acts);
    QVERIFY(story.colleague.ledgerIsWhole());
}

void TestReleaseElsewhere::afterTheFirstStepARejectionSaysToRollBack()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.tell(story.colleague, [](ReleaseRecord& record) {
        record.state = ReleaseState::Running;
        record.steps.front().state = StepRecord::State::Requested;
    }));
    const auto refused = story.approver.desk().reject(story.id, QStringLiteral("The night shift"));
    QVERIFY_ERROR(refused, ErrorKind::Conflict);
    QVERIFY2(detailOf(refused).contains(QStringLiteral("roll it back")), qPrintable(detailOf(refused)));
    QCOMPARE(story.whyNot(story.approver, ReleaseMove::Reject), QStringLiteral("not offered"));
}

void TestReleaseElsewhere::aDryRunSaysThatTheHomeWasNotAsked()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    const auto there = story.author.desk().rollbackPlan(production, {});
    QVERIFY_RESULT(there);
    QVERIFY2(there->notes.isEmpty(), qPrintable(there->notes.join(u' ')));
    const auto bare = story.town.site.bare();
    QVERIFY(QDir().rename(bare, bare + QStringLiteral(".off")));
    const auto look = story.author.desk().rollbackPlan(production, {});
    QVERIFY_RESULT(look);
    QVERIFY2(look->notes.join(u' ').contains(QStringLiteral("The release home was not asked")),
             qPrintable(look->notes.join(u' ')));
}

void TestReleaseElsewhere::whatWasSaidIsToldWhereItCannotBegin()
{
    Approved story;
    QVERIFY_RESULT(story.ready());
    QVERIFY_RESULT(story.begunBy(story.author));
    auto other = usualDraft();
    other.parts.front().to = QStringLiteral("5");
    const auto drafted = story.author.desk().draft(other);
    QVERIFY_RESULT(drafted);
    const auto second = drafted->plan.id;
    QVERIFY_RESULT(story.author.desk().submit(drafted->plan));
    QVERIFY_RESULT(story.approver.desk().approve(second, QStringLiteral("Fine")));
    for (auto* person : {&story.author, &story.colleague})
        QVERIFY(story.whyNot(*person, ReleaseMove::Execute, second).contains(story.id));
    const auto damaged = QStringLiteral("approvals/002.json");
    story.town.site.person(QStringLiteral("releases/%1/%2").arg(second, damaged), "{}",
                           QStringLiteral("Break"));
    story.town.nowMs += 2 * hour; // in the home the first one holds nobody up any more; here it does
    const auto refused = story.author.desk().execute(second);
    QVERIFY_ERROR(refused, ErrorKind::Conflict);
    QVERIFY2(detailOf(refused).contains(story.id), qPrintable(detailOf(refused)));
    QVERIFY2(detailOf(refused).contains(damaged), qPrintable(detailOf(refused)));
}

QTEST_GUILESS_MAIN(TestReleaseElsewhere)
#include "tst_release_elsewhere.moc"
