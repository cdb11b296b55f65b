#include "services/home/ReleaseHome.h"
#include "tests/support/TakeOut.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

const QString id = QStringLiteral("2026-fraud-7");
const QString plan = QStringLiteral("plan.json");
const QString said = QStringLiteral("approvals/002.json");
const QString folder = QStringLiteral("releases/") + id;

QString pathOf(const QString& file)
{
    return folder + u'/' + file;
}

/// A home in which somebody said something of a release.
struct Told {
    GitSite site;

    Told()
    {
        site.person(pathOf(plan), "{}", QStringLiteral("Draft"));
        site.person(pathOf(said), "No", QStringLiteral("Revoke"));
    }
    ReleaseHome home(const QString& copy)
    {
        auto clone = site.clone(copy);
        if (!clone)
            qFatal("no clone: %s", qPrintable(clone.error().detail));
        return ReleaseHome(std::move(*clone), {copy, copy + QStringLiteral("@example.org")});
    }
    HomeRecord read(const QString& copy)
    {
        auto there = home(copy);
        if (!there.pull({}))
            qFatal("not pulled");
        return there.read(id).value();
    }
    QString memory(const QString& copy) const
    {
        return site.root.filePath(copy + QStringLiteral("/pilothouse-past"));
    }
};

const QList<QByteArray> no{"No"};
const QString ours = QStringLiteral("ours");

} // namespace

/// What lay in a release home stays known when it is taken out.
class HomePastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereIsNoPast();
    void aRemovedFileIsInThePast_alsoForWhomSeesTheHomeForTheFirstTime();
    void aReplacedFileIsInThePast_untilItIsAsItWas();
    void theFilesOfARemovedRecordAreInThePast();
    void whatWasOnlyInAMergedBranchIsInThePast();
    void whatWasSeenBeforeHistoryWasRewrittenStaysKnown();
    void whoeverTidiesTheCopyUpTakesNothingFromThePast_data();
    void whoeverTidiesTheCopyUpTakesNothingFromThePast();
    void eachCommitIsLookedAtOnce();
    void halfALineHidesNothing();
    void aNameThatWasTakenIsNotTakenAgain();
    void everyHeadOfALedgerIsKnown();
};

void HomePastTest::whatIsThereIsNoPast()
{
    Told told;
    const auto record = told.read(ours);
    QCOMPARE(record.files.keys(), (QStringList{said, plan}));
    QVERIFY(record.past.isEmpty());
}

void HomePastTest::aRemovedFileIsInThePast_alsoForWhomSeesTheHomeForTheFirstTime()
{
    Told told;
    told.read(ours);
    takeOut(told.site, pathOf(said));
    for (const auto& copy : {ours, QStringLiteral("theirs")}) {
        const auto record = told.read(copy);
        QCOMPARE(record.files.keys(), QStringList{plan});
        QCOMPARE(record.past.keys(), QStringList{said});
        QCOMPARE(record.past.value(said), no);
    }
}

void HomePastTest::aReplacedFileIsInThePast_untilItIsAsItWas()
{
    Told told;
    told.site.person(pathOf(said), "Yes", QStringLiteral("Forge"));
    QCOMPARE(told.read(ours).past.value(said), no);
    told.site.person(pathOf(said), "No", QStringLiteral("Mend"));
    QCOMPARE(told.read(ours).past.value(said), QList<QByteArray>{"Yes"});
}

void HomePastTest::theFilesOfARemovedRecordAreInThePast()
{
    Told told;
    takeOut(told.site, folder);
    const auto record = told.read(ours);
    QVERIFY(record.revision.isEmpty());
    QVERIFY(record.files.isEmpty());
    QCOMPARE(record.past.keys(), (QStringList{said, plan}));
}

void HomePastTest::whatWasOnlyInAMergedBranchIsInThePast()
{
    Told told;
    const auto hand = told.site.hand();
    const auto other = pathOf(QStringLiteral("approvals/003.json"));
    git(hand,
        {QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("-b"), QStringLiteral("side")});
    told.site.write(other, "Never");
    git(hand, {QStringLiteral("add"), QStringLiteral("-A")});
    git(hand, {QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"), QStringLiteral("Side")});
    git(hand, {QStringLiteral("checkout"), QStringLiteral("-q"), QStringLiteral("main")});
    // The merge keeps nothing of it.
    git(hand, {QStringLiteral("merge"), QStringLiteral("-q"), QStringLiteral("-s"), QStringLiteral("ours"),
               QStringLiteral("-m"), QStringLiteral("Merge"), QStringLiteral("side")});
    git(hand, {QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("origin"),
               QStringLiteral("HEAD:main")});
    const auto record = told.read(ours);
    QCOMPARE(record.files.keys(), (QStringList{said, plan}));
    QCOMPARE(record.past.value(QStringLiteral("approvals/003.json")), QList<QByteArray>{"Never"});
}

void HomePastTest::whatWasSeenBeforeHistoryWasRewrittenStaysKnown()
{
    Told told;
    {
        auto home = told.home(ours);
        QVERIFY_RESULT(home.pull({})); // nobody has read it
    }
    takeBackCommits(told.site, 1);
    auto home = told.home(ours);
    const auto pulled = home.pull({});
    QVERIFY_RESULT(pulled);
    QVERIFY(*pulled == GitRepository::Fetched::Rewritten);
    QCOMPARE(home.read(id)->past.value(said), no);
    QCOMPARE(told.read(ours).past.value(said), no); // and another time
    QVERIFY(told.read(QStringLiteral("theirs")).past.isEmpty());
}

void HomePastTest::whoeverTidiesTheCopyUpTakesNothingFromThePast_data()
{
    QTest::addColumn<bool>("removed");
    QTest::newRow("history was rewritten") << false;
    QTest::newRow("the branch was removed") << true;
}

void HomePastTest::whoeverTidiesTheCopyUpTakesNothingFromThePast()
{
    QFETCH(bool, removed);
    Told told;
    told.read(ours);
    if (removed)
        told.site.inBare(
            {QStringLiteral("update-ref"), QStringLiteral("-d"), QStringLiteral("refs/heads/main")});
    else
        takeBackCommits(told.site, 1);
    QCOMPARE(told.read(ours).past.value(said), no);
    git(told.site.root.filePath(ours),
        {QStringLiteral("gc"), QStringLiteral("-q"), QStringLiteral("--prune=now")});
    QCOMPARE(told.read(ours).past.value(said), no);
}

void HomePastTest::eachCommitIsLookedAtOnce()
{
    Told told;
    told.read(ours);
    const auto size = [&] { return QFileInfo(told.memory(ours)).size(); };
    const auto first = size();
    QVERIFY(first > 0);
    told.read(ours);
    QCOMPARE(size(), first);

    auto clone = told.site.clone(ours);
    QVERIFY_RESULT(clone);
    const auto before = clone->head();
    told.site.person(pathOf(plan), "{1}", QStringLiteral("Another"));
    told.site.person(QStringLiteral("elsewhere/a.txt"), "1", QStringLiteral("Of no account"));
    QVERIFY_RESULT(clone->fetch({}));
    const auto news = clone->contentsSince(before, clone->head(), {QStringLiteral("releases")});
    QVERIFY_RESULT(news);
    QCOMPARE(news->size(), 1);
    QCOMPARE(news->front().path, pathOf(plan));
    QCOMPARE(clone->content(news->front().id).value(), QByteArray("{1}"));
    const auto all = clone->contentsSince({}, clone->head(), {QStringLiteral("releases")});
    QVERIFY_RESULT(all);
    QCOMPARE(all->size(), 3);
    QCOMPARE(all->back(), news->front()); // the oldest first
    // A commit that is not here any more is none that was read.
    QCOMPARE(clone->contentsSince(QString(40, u'0'), clone->head(), {QStringLiteral("releases")}).value(),
             *all);
}

void HomePastTest::halfALineHidesNothing()
{
    Told told;
    told.read(ours);
    QFile file(told.memory(ours));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const auto text = file.readAll();
    QVERIFY(file.resize(text.indexOf("approvals") + 3)); // killed in the midst of it
    file.close();
    takeOut(told.site, pathOf(said));
    QCOMPARE(told.read(ours).past.value(said), no);
    QCOMPARE(told.read(ours).past.value(said), no);
}

void HomePastTest::aNameThatWasTakenIsNotTakenAgain()
{
    Told told;
    takeOut(told.site, pathOf(said));
    QCOMPARE(nextFile(told.read(ours), QStringLiteral("approvals")), QStringLiteral("approvals/003.json"));
}

void HomePastTest::everyHeadOfALedgerIsKnown()
{
    Told told;
    const auto head = QStringLiteral("ledger/HEAD");
    told.site.person(head, "1", QStringLiteral("Anchor"));
    told.site.person(head, "2", QStringLiteral("Anchor"));
    takeOut(told.site, head);
    auto home = told.home(ours);
    QVERIFY_RESULT(home.pull({}));
    QCOMPARE(home.anchor().value(), QByteArray());
    QCOMPARE(home.anchorsEver().value(), (QList<QByteArray>{"1", "2"}));
}

QTEST_GUILESS_MAIN(HomePastTest)
#include "tst_homepast.moc"
