#include "tests/app/ReleaseTown.h"
#include "tests/support/Testing.h"

#include <barrier>
#include <thread>

using namespace ph;
using namespace ph::testing;

namespace {

/// Two people who may both release, at the same moment, to the same alias, through one release home.
struct Rivals {
    Town town;
    Person first{town, "first"}, second{town, "second"}, approver{town, "approver"};

    Result<void> settle()
    {
        town.decree(approver.key.publicKey());
        for (auto* person : {&first, &second, &approver}) {
            if (auto settled = person->settle(); !settled)
                return fail(settled.error());
        }
        return {};
    }
    /// Drafted, submitted and approved: it may be executed now.
    Result<QString> ready(Person& author, const QString& version)
    {
        auto asked = usualDraft();
        asked.parts.front().to = version;
        auto desk = author.desk();
        const auto drafted = desk.draft(asked);
        if (!drafted)
            return fail(drafted.error());
        if (auto submitted = desk.submit(drafted->plan); !submitted)
            return fail(submitted.error());
        if (auto approved = approver.desk().approve(drafted->plan.id, QStringLiteral("Fine")); !approved)
            return fail(approved.error());
        return drafted->plan.id;
    }
    /// As its driver tells the home before the first step, and then dies.
    Result<void> begins(Person& author, const QString& id, const SigningKey& key)
    {
        const auto environment = author.settled();
        if (!environment)
            return fail(environment.error());
        auto home = openHome(*author.workspace, *environment, QStringLiteral("first"), HomeLook::Pull, {});
        if (!home)
            return fail(home.error());
        const auto there = home->read(id);
        if (!there)
            return fail(there.error());
        const auto file = QStringLiteral("state.json");
        QStringList ignored;
        auto running = recordFromHome(*there, ignored);
        if (!running)
            return fail(running.error());
        running->state = ReleaseState::Running;
        const auto files = sealedHomeFilesOf(*running, key);
        if (!files)
            return fail(files.error());
        const auto put = home->put({HomeChange::Kind::Decision,
                                    id,
                                    {{file, files->value(file)}},
                                    there->revision,
                                    QStringLiteral("Release: running")},
                                   {}, {});
        return put ? Result<void>() : fail(put.error());
    }
    /// Both may release; the first has begun, and died.
    Result<std::pair<QString, QString>> firstBegins() { return firstBegins(first.key); }
    /// Or so it says, signed with this key.
    Result<std::pair<QString, QString>> firstBegins(const SigningKey& key)
    {
        if (auto settled = settle(); !settled)
            return fail(settled.error());
        const auto one = ready(first, QStringLiteral("3"));
        const auto two = one ? ready(second, QStringLiteral("4")) : one;
        if (!two)
            return fail(two.error());
        if (auto begun = begins(first, *one, key); !begun)
            return fail(begun.error());
        return std::pair(*one, *two);
    }
    QString live()
    {
        return town.registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")];
    }
};

bool isDone(const Result<DeskOutcome>& outcome)
{
    return outcome && outcome->record.state == ReleaseState::Soaking;
}

QString whyNot(const Result<DeskOutcome>& outcome)
{
    return outcome ? outcome->record.reason : outcome.error().detail;
}

} // namespace

/// Who is second changes nothing, and is told why. PH_RELEASE_RACES says how often.
class TestReleaseRace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneOfTwoReleasesAtTheSameMoment();
    void whoeverComesWhileAnotherReleasesIsTold();
    void aReleaseThatNobodyTellsOfAnyMoreHoldsNobodyUp();
    void whatAStrangerSaysIsUnderWayHoldsNobodyUp();
};

void TestReleaseRace::oneOfTwoReleasesAtTheSameMoment()
{
    const int races = qEnvironmentVariableIsSet("PH_RELEASE_RACES")
                          ? std::max(1, qEnvironmentVariableIntValue("PH_RELEASE_RACES"))
                          : 6;
    Rivals rivals;
    QVERIFY_RESULT(rivals.settle());
    int wins[2] = {0, 0}, claimed = 0, seen = 0;
    for (int race = 0; race < races; ++race) {
        const auto before = rivals.live();
        QStringList versions{QStringLiteral("3"), QStringLiteral("4"), QStringLiteral("5")};
        versions.removeOne(before);
        const auto one = rivals.ready(rivals.first, versions[0]);
        QVERIFY_RESULT(one);
        const auto two = rivals.ready(rivals.second, versions[1]);
        QVERIFY_RESULT(two);
        const auto moves = rivals.town.moves().size();
        std::barrier together(2);
        Result<DeskOutcome> outcomes[2] = {fail(ErrorKind::Cancelled, {}), fail(ErrorKind::Cancelled, {})};
        const auto execute = [&](int self, Person& person, const QString& id) {
            auto desk = person.desk();
            together.arrive_and_wait();
            outcomes[self] = desk.execute(id);
        };
        std::thread other([&] { execute(1, rivals.second, *two); });
        execute(0, rivals.first, *one);
        other.join();

        const int winner = isDone(outcomes[0]) ? 0 : 1;
        QVERIFY2(isDone(outcomes[winner]), qPrintable(whyNot(outcomes[winner])));
        QVERIFY(!isDone(outcomes[1 - winner]));
        QCOMPARE(rivals.town.moves().size(), moves + 1); // the other one set nothing
        QCOMPARE(rivals.live(), versions[winner]);
        const auto why = whyNot(outcomes[1 - winner]);
        const bool toldInHome = why.contains(winner == 0 ? *one : *two);
        const bool toldByAlias = why.contains(versions[winner]);
        QVERIFY2(toldInHome || toldByAlias, qPrintable(why));
        ++wins[winner];
        ++(toldInHome ? claimed : seen);
        auto& loser = winner == 0 ? rivals.second : rivals.first;
        const auto lost = winner == 0 ? *two : *one;
        if (loser.desk().release(lost)->record.state != ReleaseState::Stopped)
            QVERIFY_RESULT(loser.desk().cancel(lost, QStringLiteral("Second")));
    }
    QVERIFY(rivals.first.ledgerIsWhole() && rivals.second.ledgerIsWhole());
    qInfo("%d races: %d and %d won; the other was told by the home %d and by the alias %d times", races,
          wins[0], wins[1], claimed, seen);
}

void TestReleaseRace::whoeverComesWhileAnotherReleasesIsTold()
{
    Rivals rivals;
    const auto ids = rivals.firstBegins();
    QVERIFY_RESULT(ids);
    const auto& [one, two] = *ids;
    auto desk = rivals.second.desk();
    const auto refused = desk.execute(two);
    QVERIFY_ERROR(refused, ErrorKind::Conflict);
    QVERIFY2(refused.error().detail.contains(one), qPrintable(refused.error().detail));
    QCOMPARE(rivals.town.moves(), QStringList());
    QVERIFY(desk.release(two)->record.state == ReleaseState::Waiting); // it may be executed later
    // Whose it is may: that is no other release.
    const auto executed = rivals.first.desk().execute(one);
    QVERIFY_RESULT(executed);
    QVERIFY(isDone(executed));
}

void TestReleaseRace::aReleaseThatNobodyTellsOfAnyMoreHoldsNobodyUp()
{
    Rivals rivals;
    const auto ids = rivals.firstBegins();
    QVERIFY_RESULT(ids);
    const auto& [one, two] = *ids;
    rivals.town.nowMs += 2 * 3'600'000;
    const auto executed = rivals.second.desk().execute(two);
    QVERIFY_RESULT(executed);
    QVERIFY(isDone(executed));
}

void TestReleaseRace::whatAStrangerSaysIsUnderWayHoldsNobodyUp()
{
    Rivals rivals;
    const auto ids = rivals.firstBegins(SigningKey::generate());
    QVERIFY_RESULT(ids);
    const auto executed = rivals.second.desk().execute(ids->second);
    QVERIFY_RESULT(executed);
    QVERIFY(isDone(executed));
}

QTEST_GUILESS_MAIN(TestReleaseRace)
#include "tst_release_race.moc"
