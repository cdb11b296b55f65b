#include "tests/app/Harbour.h"

using namespace ph;
using namespace ph::testing;

namespace {

/// As if the key had been made on another machine.
Result<void> loseKey(Harbour& harbour)
{
    KeyStore keys(harbour.desk.workspace().state());
    const auto own = keys.own();
    return own ? keys.put(own->publicKey, own->label, {}) : Result<void>(fail(own.error()));
}

QString notesOfRollback(Harbour& harbour)
{
    return isShown(harbour.window(), QStringLiteral("rollbackNotes"))
               ? said(harbour.window(), QStringLiteral("rollbackNotes"))
               : QString();
}

} // namespace

/// The way back on the screen: from a model, from the release, and rehearsed.
class TestWindowRollback : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aVersionIsGoneBackToFromItsModel()
    {
        Harbour harbour;
        harbour.settle();
        harbour.window().releasesController()->offerRollback(QStringLiteral("fraud"), QStringLiteral("1"));
        QVERIFY(QTest::qWaitFor([&] { return harbour.window().shell()->banner()->isVisible(); }, patienceMs));
        QVERIFY(harbour.writeDraft());
        QVERIFY(harbour.clickSoon(QStringLiteral("releaseSubmit")));
        QVERIFY(harbour.saysState("Waiting"));
        QVERIFY_RESULT(harbour.colleagueApproves());
        QVERIFY(harbour.becomesExecutable());
        QVERIFY(click(harbour.window(), QStringLiteral("releaseExecute")));
        QVERIFY(harbour.saysState("Soaking"));
        harbour.window().releasesController()->offerRollback(QStringLiteral("fraud"), QStringLiteral("1"));
        QVERIFY(QTest::qWaitFor([&] { return isShown(harbour.window(), QStringLiteral("rollbackDialog")); },
                                patienceMs));
        QVERIFY(
            said(harbour.window(), QStringLiteral("rollbackAfterwards")).contains(QStringLiteral("fraud 1")));
        QVERIFY(harbour.clickSoon(QStringLiteral("rollbackConfirm")));
        QVERIFY(harbour.saysState("Rolled back"));
        QCOMPARE(harbour.champion(), QStringLiteral("1"));
    }

    /// Only acting is signed.
    void whatARollbackWouldDoIsShownWithoutAKey()
    {
        Harbour harbour;
        harbour.settle();
        QVERIFY(harbour.release());
        QVERIFY_RESULT(loseKey(harbour));
        harbour.window().releasesController()->offerRollback(QStringLiteral("fraud"), QStringLiteral("1"));
        QVERIFY(QTest::qWaitFor([&] { return isShown(harbour.window(), QStringLiteral("rollbackDialog")); },
                                patienceMs));
        QVERIFY(
            said(harbour.window(), QStringLiteral("rollbackChanges")).contains(QStringLiteral("champion")));
        QVERIFY(harbour.clickSoon(QStringLiteral("rollbackConfirm")));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return bannerText(harbour.window(), QStringLiteral("releaseBanner"))
                    .contains(QStringLiteral("signing key"));
            },
            patienceMs));
        QCOMPARE(harbour.champion(), QStringLiteral("2"));
    }

    /// As `rollback --dry-run` prints it.
    void whatIsInTheWayOfARollbackIsShownBefore()
    {
        Harbour harbour;
        harbour.settle();
        QVERIFY(harbour.release());
        const auto damaged = QStringLiteral("2026-11-26-fraud-9-dead");
        harbour.site.person(QStringLiteral("releases/%1/plan.json").arg(damaged), "{}",
                            QStringLiteral("broken"));
        QVERIFY(harbour.clickSoon(QStringLiteral("rollback")));
        QVERIFY(QTest::qWaitFor([&] { return notesOfRollback(harbour).contains(damaged); }, patienceMs));
        QVERIFY(harbour.clickSoon(QStringLiteral("rollbackKeep")));
        QVERIFY(QTest::qWaitFor([&] { return !isShown(harbour.window(), QStringLiteral("rollbackDialog")); },
                                patienceMs));
        harbour.window().releasesController()->offerRollback(QStringLiteral("fraud"), QStringLiteral("1"));
        QVERIFY(QTest::qWaitFor([&] { return notesOfRollback(harbour).contains(damaged); }, patienceMs));
    }

    void aRollbackIsRehearsedFromItsEnvironment()
    {
        Harbour harbour;
        harbour.settle();
        harbour.window().releasesController()->openEnvironment(QStringLiteral("production"));
        QVERIFY(harbour.clickSoon(QStringLiteral("environmentRehearse")));
        const auto says = [&] { return bannerText(harbour.window(), QStringLiteral("environmentBanner")); };
        // The champion has no files, and the page says so.
        auto* rehearse = find<QAbstractButton>(harbour.window(), QStringLiteral("environmentRehearse"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                return rehearse->isEnabled() && !says().isEmpty() &&
                       !says().startsWith(QStringLiteral("Looking"));
            },
            patienceMs));
        QVERIFY2(!says().contains(QStringLiteral("Rehearsed")), qPrintable(says()));
    }
};

QTEST_MAIN(TestWindowRollback)
#include "tst_window_rollback.moc"
