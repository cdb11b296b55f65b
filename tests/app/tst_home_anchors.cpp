#include "app/release/DeskSources.h"
#include "app/release/HomeAnchors.h"
#include "services/environments/EnvironmentFile.h"
#include "tests/app/RegistryLab.h"
#include "tests/support/GitSite.h"

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
        return "{\"" + key.id().toUtf8() + "\":{\"entries\":" + QByteArray::number(entries) + ",\"head\":\"" +
               head(entries).toUtf8() + "\"}}";
    }
    static QString head(int entries)
    {
        return QStringLiteral("sha256:") + QString(64, QChar(u'0' + entries));
    }
    void keep(int entries) { home.person(headFile, end(entries), QStringLiteral("Anchor the ledger")); }
    void takeOut() const
    {
        git(home.hand(), {QStringLiteral("rm"), QStringLiteral("-q"), headFile});
        git(home.hand(), {QStringLiteral("commit"), QStringLiteral("-q"), QStringLiteral("-m"),
                          QStringLiteral("Tidy up")});
        git(home.hand(), {QStringLiteral("push"), QStringLiteral("-q"), QStringLiteral("origin"),
                          QStringLiteral("HEAD:main")});
    }
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
    kept.takeOut();
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
    kept.home.person(headFile, kept.end(3).replace("3333", "4444"), QStringLiteral("Anchor"));
    const auto anchors = homeAnchors(*kept.workspace, {});
    QVERIFY(anchors.latest);
    QCOMPARE(anchors.latest->head, Kept::head(3));
    QCOMPARE(anchors.lost.size(), 1);
}

void HomeAnchorsTest::whatIsKeptAgainIsNotLost()
{
    Kept kept;
    kept.keep(3);
    kept.takeOut();
    kept.keep(4);
    const auto anchors = homeAnchors(*kept.workspace, {});
    QVERIFY(anchors.latest);
    QCOMPARE(anchors.latest->entries, 4);
    QVERIFY2(anchors.lost.isEmpty(), qPrintable(anchors.lost.join(u' ')));
}

QTEST_GUILESS_MAIN(HomeAnchorsTest)
#include "tst_home_anchors.moc"
