#include "services/home/HomeJournal.h"
#include "services/home/ReleaseHome.h"
#include "tests/support/GitSite.h"
#include "tests/support/Testing.h"

#include <barrier>
#include <thread>

using namespace ph;
using namespace ph::testing;

namespace {

ReleaseHome home(GitSite& site, const QString& name, const QString& who)
{
    auto clone = site.clone(name);
    if (!clone)
        qFatal("no clone: %s", qPrintable(clone.error().detail));
    return ReleaseHome(std::move(*clone), {who, who + QStringLiteral("@example.org")});
}

HomeChange change(HomeChange::Kind kind, const QString& file, const QByteArray& content,
                  const QString& revision)
{
    return {
        kind, QStringLiteral("2026-fraud-7"), {{file, content}}, revision, QStringLiteral("Write ") + file};
}

const auto decision = HomeChange::Kind::Decision;

} // namespace

class ReleaseHomeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("HOME", "/nonexistent"); }
    void recordsAreWrittenAndReadBySomebodyElse();
    void otherRecordsDoNotStandInTheWay();
    void aChangedRecordIsNeverOverwritten();
    void theCallerIsAskedOnTheNewState();
    void hostileRecordsHideNoOther();
    void hostileChangesAreRefused_data();
    void hostileChangesAreRefused();
    void anchorsMoveOnlyForwards();
    void offlineOnlyDraftsAndCommentsWait();
    void whatWaitedIsValidatedAnew();
    void commentsLandOnWhateverTheRecordBecame();
    void theJournalSurvivesDamage();
    void aWriterWaitsForWhoeverHoldsTheBranch();
    void oneOfTwoRacingWritersWins();
};

void ReleaseHomeTest::recordsAreWrittenAndReadBySomebodyElse()
{
    GitSite site;
    auto ours = home(site, QStringLiteral("ours"), QStringLiteral("approver-1"));
    auto theirs = home(site, QStringLiteral("theirs"), QStringLiteral("approver-2"));
    QVERIFY(ours.records()->isEmpty());
    auto draft = change(HomeChange::Kind::Draft, QStringLiteral("plan.json"), "{\"a\":1}", {});
    auto put = ours.put(draft, {}, {});
    QVERIFY_RESULT(put);
    QVERIFY(!put->revision.isEmpty());
    QVERIFY_RESULT(theirs.pull({}));
    QCOMPARE(*theirs.records(), QStringList{draft.id});
    auto seen = theirs.read(draft.id);
    QVERIFY_RESULT(seen);
    QCOMPARE(*seen, *put);
    auto next = *seen;
    QCOMPARE(nextFile(next, QStringLiteral("approvals")), QStringLiteral("approvals/001.json"));
    auto approved = theirs.put(
        change(decision, nextFile(next, QStringLiteral("approvals")), "{}", next.revision), {}, {});
    QVERIFY_RESULT(approved);
    QCOMPARE(nextFile(*approved, QStringLiteral("approvals")), QStringLiteral("approvals/002.json"));
    QCOMPARE(nextFile(*approved, QStringLiteral("waivers")), QStringLiteral("waivers/001.json"));
    QCOMPARE(approved->files.value(QStringLiteral("plan.json")), "{\"a\":1}");
    QCOMPARE(theirs.lastChange(draft.id)->author, QStringLiteral("approver-2"));
    QVERIFY(theirs.read(QStringLiteral("nothing"))->revision.isEmpty());
}

void ReleaseHomeTest::otherRecordsDoNotStandInTheWay()
{
    GitSite site;
    auto ours = home(site, QStringLiteral("ours"), QStringLiteral("approver-1"));
    QVERIFY_RESULT(ours.pull({}));
    int asked = 0;
    // Somebody pushes another record between our look and our push.
    const auto meanwhile = [&](const ReleaseHome&) -> Result<void> {
        if (asked++ == 0)
            site.person(QStringLiteral("releases/other/plan.json"), "{}", QStringLiteral("Draft other"));
        return {};
    };
    QVERIFY_RESULT(ours.put(change(decision, QStringLiteral("plan.json"), "{}", {}), meanwhile, {}));
    QCOMPARE(asked, 2);
    QCOMPARE(ours.records()->size(), 2);
    QCOMPARE(site.commits(), 2);
}

void ReleaseHomeTest::aChangedRecordIsNeverOverwritten()
{
    GitSite site;
    auto ours = home(site, QStringLiteral("ours"), QStringLiteral("approver-1"));
    auto first = ours.put(change(decision, QStringLiteral("plan.json"), "1", {}), {}, {});
    QVERIFY_RESULT(first);
    site.person(QStringLiteral("releases/2026-fraud-7/plan.json"), "2", QStringLiteral("Withdraw it"));
    auto second = ours.put(change(decision, QStringLiteral("plan.json"), "3", first->revision), {}, {});
    QVERIFY_ERROR(second, ErrorKind::Conflict);
    QVERIFY2(second.error().detail.contains(QLatin1String("release-managers")),
             qPrintable(second.error().detail));
    QVERIFY2(second.error().detail.contains(QLatin1String("Withdraw it")), qPrintable(second.error().detail));
    QCOMPARE(site.show(QStringLiteral("releases/2026-fraud-7/plan.json")), "2");
    QVERIFY_ERROR(ours.put(change(decision, QStringLiteral("plan.json"), "3", {}), {}, {}),
                  ErrorKind::Conflict);
}

void ReleaseHomeTest::theCallerIsAskedOnTheNewState()
{
    GitSite site;
    auto ours = home(site, QStringLiteral("ours"), QStringLiteral("approver-1"));
    QVERIFY_RESULT(ours.pull({}));
    int asked = 0;
    const auto onlyOneRelease = [&](const ReleaseHome& now) -> Result<void> {
        if (asked++ == 0)
            site.person(QStringLiteral("releases/other/plan.json"), "{}", QStringLiteral("Draft other"));
        if (asked > 1 && now.records()->contains(QStringLiteral("other")))
            return fail(ErrorKind::Conflict, QStringLiteral("other"),
                        QStringLiteral("another release is under way"));
        return {};
    };
    auto put = ours.put(change(decision, QStringLiteral("plan.json"), "{}", {}), onlyOneRelease, {});
    QVERIFY_ERROR(put, ErrorKind::Conflict);
    QCOMPARE(put.error().detail, QStringLiteral("another release is under way"));
    QCOMPARE(site.commits(), 1);
}

void ReleaseHomeTest::hostileRecordsHideNoOther()
{
    GitSite site;
    site.person(QStringLiteral("releases/good/plan.json"), "{}", QStringLiteral("good"));
    site.write(QStringLiteral("releases/-rf/plan.json"), "{}");
    site.write(QStringLiteral("releases/deep/a/b/c.json"), "{}");
    site.write(QStringLiteral("releases/stray.json"), "{}");
    QDir().mkpath(site.hand() + QStringLiteral("/releases/linked"));
    QFile::link(QStringLiteral("/etc/passwd"), site.hand() + QStringLiteral("/releases/linked/plan.json"));
    site.person(QStringLiteral("x"), "1", QStringLiteral("hostile"));
    auto ours = home(site, QStringLiteral("ours"), QStringLiteral("approver-1"));
    QVERIFY_RESULT(ours.pull({}));
    QCOMPARE(*ours.records(),
             (QStringList{QStringLiteral("deep"), QStringLiteral("good"), QStringLiteral("linked")}));
    QVERIFY_RESULT(ours.read(QStringLiteral("good")));
    QVERIFY_ERROR(ours.read(QStringLiteral("linked")), ErrorKind::Unreadable);
    QVERIFY_ERROR(ours.read(QStringLiteral("deep")), ErrorKind::Unreadable);
    QVERIFY_ERROR(ours.read(QStringLiteral("../x")), ErrorKind::Invalid);
}

void ReleaseHomeTest::hostileChangesAreRefused_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("file");
    QTest::newRow("id climbs") << ".."
                               << "plan.json";
    QTest::newRow("id is a path") << "a/b"
                                  << "plan.json";
    QTest::newRow("id is empty") << ""
                                 << "plan.json";
    QTest::newRow("file climbs") << "a"
                                 << "../b/plan.json";
    QTest::newRow("git's folder") << "a"
                                  << ".git/config";
    QTest::newRow("too deep") << "a"
                              << "b/c/d.json";
}

void ReleaseHomeTest::hostileChangesAreRefused()
{
    QFETCH(QString, id);
    QFETCH(QString, file);
    QVERIFY_ERROR(checkHomeChange({decision, id, {{file, "{}"}}, {}, QStringLiteral("m")}),
                  ErrorKind::Invalid);
}

void ReleaseHomeTest::anchorsMoveOnlyForwards()
{
    GitSite site;
    auto ours = home(site, QStringLiteral("ours"), QStringLiteral("approver-1"));
    auto theirs = home(site, QStringLiteral("theirs"), QStringLiteral("approver-2"));
    QVERIFY_RESULT(ours.putAnchor("head-1", {}, {}, {}));
    QVERIFY_ERROR(theirs.putAnchor("head-x", {}, {}, {}), ErrorKind::Conflict);
    QCOMPARE(*theirs.anchor(), "head-1");
    QVERIFY_RESULT(theirs.putAnchor("head-2", "head-1", {}, {}));
    QCOMPARE(site.show(QStringLiteral("ledger/HEAD")), "head-2");
}

namespace {

/// The home behind a cable that can be pulled.
class Cable {
public:
    explicit Cable(GitSite& site)
        : site_(site)
    {
    }
    // A folder that is not there answers NotFound; a server that nobody answers for is Offline.
    GitSource pulled() const
    {
        return {{GitAddress::Place::Server, QStringLiteral("git://127.0.0.1:1/site.git")},
                QStringLiteral("main"),
                {}};
    }
    ReleaseHome offline()
    {
        auto clone = site_.clone(QStringLiteral("ours"), pulled());
        return ReleaseHome(std::move(*clone),
                           {QStringLiteral("approver-1"), QStringLiteral("a@example.org")});
    }
    ReleaseHome online() { return home(site_, QStringLiteral("ours"), QStringLiteral("approver-1")); }

private:
    GitSite& site_;
};

} // namespace

void ReleaseHomeTest::offlineOnlyDraftsAndCommentsWait()
{
    GitSite site;
    Cable cable(site);
    HomeJournal journal(site.root.filePath(QStringLiteral("waiting")));
    auto offline = cable.offline();
    const auto approval = change(decision, QStringLiteral("approvals/001.json"), "{}", {});
    auto refused = putOrKeep(offline, journal, approval, {}, {});
    QVERIFY_ERROR(refused, ErrorKind::Offline);
    QVERIFY(refused.error().detail.contains(QLatin1String("stale promotion")));
    QVERIFY_ERROR(journal.add(approval), ErrorKind::Unsupported);
    // A decision in a draft's clothes is none.
    QVERIFY_ERROR(journal.add(change(HomeChange::Kind::Draft, QStringLiteral("gates.json"), "{}", {})),
                  ErrorKind::Invalid);
    QVERIFY(journal.pending()->isEmpty());

    auto kept =
        putOrKeep(offline, journal,
                  change(HomeChange::Kind::Draft, QStringLiteral("plan.json"), "\0\xff{}", {}), {}, {});
    QVERIFY_RESULT(kept);
    QCOMPARE(kept->kind, PutOutcome::Kind::Waiting);
    QCOMPARE(HomeJournal(site.root.filePath(QStringLiteral("waiting"))).pending()->first(), kept->pending);
    QVERIFY_ERROR(replay(offline, journal, {}, {}), ErrorKind::Offline);
    QCOMPARE(journal.pending()->size(), 1);

    auto online = cable.online();
    auto outcomes = replay(online, journal, {}, {});
    QVERIFY_RESULT(outcomes);
    QCOMPARE(outcomes->size(), 1);
    QVERIFY(!outcomes->first().refused);
    QVERIFY(journal.pending()->isEmpty());
    QCOMPARE(online.records()->size(), 1);
}

void ReleaseHomeTest::whatWaitedIsValidatedAnew()
{
    GitSite site;
    Cable cable(site);
    HomeJournal journal(site.root.filePath(QStringLiteral("waiting")));
    QVERIFY_RESULT(journal.add(change(HomeChange::Kind::Draft, QStringLiteral("plan.json"), "ours", {})));
    auto other = change(HomeChange::Kind::Draft, QStringLiteral("plan.json"), "no longer", {});
    other.id = QStringLiteral("2026-fraud-8");
    QVERIFY_RESULT(journal.add(other));
    site.person(QStringLiteral("releases/2026-fraud-7/plan.json"), "theirs", QStringLiteral("Draft it"));
    auto online = cable.online();
    auto outcomes =
        replay(online, journal,
               [](const HomeChange& waiting, const ReleaseHome&) -> Result<void> {
                   if (waiting.id == QLatin1String("2026-fraud-8"))
                       return fail(ErrorKind::Invalid, waiting.id, QStringLiteral("version 8 was deleted"));
                   return {};
               },
               {});
    QVERIFY_RESULT(outcomes);
    QCOMPARE(outcomes->size(), 2);
    QCOMPARE(outcomes->at(0).refused->kind, ErrorKind::Conflict);
    QCOMPARE(outcomes->at(1).refused->detail, QStringLiteral("version 8 was deleted"));
    QCOMPARE(site.show(QStringLiteral("releases/2026-fraud-7/plan.json")), "theirs");
    QCOMPARE(journal.pending()->size(), 2); // until somebody has seen it
    QVERIFY_RESULT(journal.remove(outcomes->at(1).pending.key));
    QCOMPARE(journal.pending()->size(), 1);
}

void ReleaseHomeTest::commentsLandOnWhateverTheRecordBecame()
{
    GitSite site;
    Cable cable(site);
    HomeJournal journal(site.root.filePath(QStringLiteral("waiting")));
    auto online = cable.online();
    auto drafted = online.put(change(HomeChange::Kind::Draft, QStringLiteral("plan.json"), "1", {}), {}, {});
    QVERIFY_RESULT(drafted);
    QVERIFY_RESULT(journal.add(
        change(HomeChange::Kind::Comment, QStringLiteral("comments/a1.json"), "{}", drafted->revision)));
    site.person(QStringLiteral("releases/2026-fraud-7/plan.json"), "2", QStringLiteral("Edit"));
    auto outcomes = replay(online, journal, {}, {});
    QVERIFY_RESULT(outcomes);
    QVERIFY(!outcomes->first().refused);
    QCOMPARE(site.show(QStringLiteral("releases/2026-fraud-7/plan.json")), "2");
    // Never over one that is there.
    QVERIFY_ERROR(
        online.put(change(HomeChange::Kind::Comment, QStringLiteral("comments/a1.json"), "x", {}), {}, {}),
        ErrorKind::Conflict);
}

void ReleaseHomeTest::theJournalSurvivesDamage()
{
    GitSite site;
    const auto folder = site.root.filePath(QStringLiteral("waiting"));
    HomeJournal journal(folder);
    auto first = journal.add(change(HomeChange::Kind::Draft, QStringLiteral("plan.json"), "1", {}));
    QVERIFY_RESULT(first);
    QFile damaged(folder + QStringLiteral("/00000002-x.json"));
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("{\"pilothouse-waiting\": 1, \"kind\": \"decision\"");
    damaged.close();
    QList<Error> unreadable;
    QCOMPARE(*journal.pending(&unreadable), QList<PendingChange>{*first});
    QCOMPARE(unreadable.size(), 1);
    QVERIFY_ERROR(journal.remove(QStringLiteral("../x")), ErrorKind::Invalid);
}

/// On a busy machine somebody may hold the branch's lock for longer than many pushes take.
void ReleaseHomeTest::aWriterWaitsForWhoeverHoldsTheBranch()
{
    GitSite site;
    auto mine = home(site, QStringLiteral("mine"), QStringLiteral("approver-1"));
    const auto first = mine.put(change(decision, QStringLiteral("plan.json"), "0", {}), {}, {});
    QVERIFY_RESULT(first);
    const auto lock = QDir(site.bare()).filePath(QStringLiteral("refs/heads/main.lock"));
    QVERIFY(QFile(lock).open(QIODevice::WriteOnly | QIODevice::NewOnly));
    std::jthread holder([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
        QFile::remove(lock);
    });
    QVERIFY_RESULT(mine.put(change(decision, QStringLiteral("note.json"), "1", first->revision), {}, {}));
    holder.join();
    QCOMPARE(site.commits(), 2);
}

/// The figure of the plan: PH_RACES=1000 for the whole; a hundred in every run.
void ReleaseHomeTest::oneOfTwoRacingWritersWins()
{
    const int races =
        std::max(1, qEnvironmentVariableIsSet("PH_RACES") ? qEnvironmentVariableIntValue("PH_RACES") : 100);
    GitSite site;
    auto start = home(site, QStringLiteral("start"), QStringLiteral("approver-0"));
    auto record = start.put(change(decision, QStringLiteral("plan.json"), "0", {}), {}, {});
    QVERIFY_RESULT(record);
    struct Answer {
        int wins = 0;
        QStringList whys;
        QStringList faults;
        std::vector<char> won;
    };
    Answer answers[2];
    std::barrier gate(2);
    // Both have looked at the same state: revision of the round before, as the winner wrote it.
    QString revision = record->revision;
    QString next[2];
    const auto writer = [&](int self) {
        auto mine =
            home(site, QStringLiteral("clone-%1").arg(self), QStringLiteral("approver-%1").arg(self + 1));
        auto& answer = answers[self];
        for (int race = 0; race < races; ++race) {
            next[self].clear();
            gate.arrive_and_wait();
            const auto content = QByteArray::number(race) + (self ? " second" : " first");
            auto put = mine.put(change(decision, QStringLiteral("plan.json"), content, revision), {}, {});
            if (put) {
                ++answer.wins;
                next[self] = put->revision;
            } else if (put.error().kind == ErrorKind::Conflict) {
                answer.whys.append(put.error().detail);
            } else {
                answer.faults.append(put.error().where + put.error().detail);
            }
            answer.won.push_back(put ? 1 : 0);
            gate.arrive_and_wait();
            if (self == 0)
                revision = !next[0].isEmpty() ? next[0] : next[1];
            gate.arrive_and_wait();
        }
    };
    std::thread first(writer, 0), second(writer, 1);
    first.join();
    second.join();
    for (const auto& answer : answers)
        QVERIFY2(answer.faults.isEmpty(), qPrintable(answer.faults.join(u'\n')));
    for (int race = 0; race < races; ++race)
        QCOMPARE(answers[0].won[std::size_t(race)] + answers[1].won[std::size_t(race)], 1);
    QCOMPARE(answers[0].wins + answers[1].wins, races);
    QCOMPARE(site.commits(), races + 1); // nothing lost, nothing twice
    for (int self = 0; self < 2; ++self) {
        for (const auto& why : answers[self].whys)
            QVERIFY2(why.contains(QStringLiteral("approver-%1").arg(2 - self)), qPrintable(why));
    }
    site.inBare({QStringLiteral("fsck"), QStringLiteral("--strict")});
    qInfo("%d races: %d and %d won", races, answers[0].wins, answers[1].wins);
}

QTEST_GUILESS_MAIN(ReleaseHomeTest)
#include "tst_releasehome.moc"
