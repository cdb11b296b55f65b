#include "app/release/DeskSources.h"
#include "app/release/HomeAnchors.h"
#include "services/environments/EnvironmentFile.h"
#include "tests/app/RegistryLab.h"
#include "tests/support/TakeOut.h"

using namespace ph;
using namespace ph::testing;

namespace {

const QString headFile = QStringLiteral("ledger/HEAD");

/// A workspace whose key's ledger ends are kept in a home, written there by hand.
struct Kept : RegistryLab {
    GitSite home;
    SigningKey key = SigningKey::generate();

    Kept()
    {
        signWith(key);
        writePolicy(SigningKey::generate(), "      - {id: digest, kind: artifact-digest}\n");
        writeEnvironment(home.bare());
        (void)addEnvironment(folderOf(*workspace), folder.filePath(QStringLiteral("production.yaml")));
    }
    QByteArray end(int entries) const
    {
        LedgerEntry last;
        last.seq = entries;
        last.hash = head(entries);
        return withAnchor({}, last, key).value();
    }
    static QString head(int entries)
    {
        return QStringLiteral("sha256:") + QString(64, QChar(u'0' + entries));
    }
    void keep(int entries) { home.person(headFile, end(entries), QStringLiteral("Anchor the ledger")); }
};

} // namespace

/// What release homes keep of the end of a ledger.
class HomeAnchorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aHomeThatNeverKeptOneHasLostNone();
    void theLatestCounts();
    void whatWasTakenOutIsStillKnown();
    void whatWasShortenedIsStillKnown();
    void anotherHeadOfTheSameLengthIsNotTheOneThatWasKept();
    void whatIsKeptAgainIsNotLost();
    void whatItsKeyDidNotSignKeepsNothing_data();
    void whatItsKeyDidNotSignKeepsNothing();
};

void HomeAnchorsTest::aHomeThatNeverKeptOneHasLostNone()
{
    Kept kept;
    kept.home.person(QStringLiteral("README"), "releases", QStringLiteral("first"));
    const auto anchors = homeAnchors(*kept.workspace, {});
    QVERIFY(!anchors.latest);
    QVERIFY(anchors.lost.isEmpty());
    QVERIFY2(anchors.notes.isEmpty(), qPrintable(anchors.notes.join(u' ')));
}

void HomeAnchorsTest::theLatestCounts()
{
    Kept kept;
    kept.keep(1);
    kept.keep(3);
    const auto anchors = homeAnchors(*kept.workspace, {});
    QVERIFY(anchors.latest);
    QCOMPARE(anchors.latest->entries, 3);
    QCOMPARE(anchors.latest->environment, QStringLiteral("production"));
    QVERIFY2(anchors.lost.isEmpty(), qPrintable(anchors.lost.join(u' ')));
}

void HomeAnchorsTest::whatWasTakenOutIsStillKnown()
{
    Kept kept;
    kept.keep(3);
    takeOut(kept.home, headFile);
    const auto anchors = homeAnchors(*kept.workspace, {});
    QVERIFY(anchors.latest);
    QCOMPARE(anchors.latest->head, Kept::head(3));
    QCOMPARE(anchors.lost.size(), 1);
    QVERIFY2(anchors.lost.front().contains(Kept::head(3)), qPrintable(anchors.lost.front()));
}

void HomeAnchorsTest::whatWasShortenedIsStillKnown()
{
    Kept kept;
    kept.keep(3);
    kept.keep(2);
    const auto anchors = homeAnchors(*kept.workspace, {});
    QVERIFY(anchors.latest);
    QCOMPARE(anchors.latest->entries, 3);
    QCOMPARE(anchors.lost.size(), 1);
}

void HomeAnchorsTest::anotherHeadOfTheSameLengthIsNotTheOneThatWasKept()
{
    Kept kept;
    kept.keep(3);
    LedgerEntry other;
    other.seq = 3;
    other.hash = Kept::head(4);
    kept.home.person(headFile, withAnchor({}, other, kept.key).value(), QStringLiteral("Anchor"));
    const auto anchors = homeAnchors(*kept.workspace, {});
    QVERIFY(anchors.latest);
    QCOMPARE(anchors.latest->head, Kept::head(3));
    QCOMPARE(anchors.lost.size(), 1);
}

void HomeAnchorsTest::whatIsKeptAgainIsNotLost()
{
    Kept kept;
    kept.keep(3);
    takeOut(kept.home, headFile);
    kept.keep(4);
    const auto anchors = homeAnchors(*kept.workspace, {});
    QVERIFY(anchors.latest);
    QCOMPARE(anchors.latest->entries, 4);
    QVERIFY2(anchors.lost.isEmpty(), qPrintable(anchors.lost.join(u' ')));
}

void HomeAnchorsTest::whatItsKeyDidNotSignKeepsNothing_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("another length") << QByteArray("\"entries\":3") << QByteArray("\"entries\":9");
    QTest::newRow("another head") << QByteArray("3333\"") << QByteArray("4444\"");
    QTest::newRow("no signature") << QByteArray("\"signature\"") << QByteArray("\"signed\"");
}

/// Else whoever may push could have everybody's ledger called cut for ever.
void HomeAnchorsTest::whatItsKeyDidNotSignKeepsNothing()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    Kept kept;
    auto forged = kept.end(3);
    QVERIFY(forged.contains(from));
    forged.replace(from, to);
    kept.keep(2);
    kept.home.person(headFile, forged, QStringLiteral("Anchor the ledger"));
    auto anchors = homeAnchors(*kept.workspace, {});
    QVERIFY(anchors.latest);
    QCOMPARE(anchors.latest->entries, 2);
    QCOMPARE(anchors.lost.size(), 1);  // what it kept is not there any more
    QCOMPARE(anchors.notes.size(), 1); // and what is there is none
    kept.keep(4);
    anchors = homeAnchors(*kept.workspace, {});
    QCOMPARE(anchors.latest->entries, 4);
    QVERIFY2(anchors.lost.isEmpty(), qPrintable(anchors.lost.join(u' ')));
}

QTEST_GUILESS_MAIN(HomeAnchorsTest)
#include "tst_home_anchors.moc"
