#include "tests/app/Harbour.h"
#include "tests/app/Keyboard.h"

#include <QElapsedTimer>

using namespace ph;
using namespace ph::testing;

/// As in tst_keys_only, a release: proposed, approved, executed and taken back.
class KeysOnlyReleaseTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReleaseIsProposedAndExecuted()
    {
        Harbour harbour;
        harbour.settle();
        Keyboard keys(harbour.window());
        keys.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QTest::qWaitFor([&] { return isShown(harbour.window(), QStringLiteral("draftReleaseView")); },
                                patienceMs));
        for (const auto& [box, words] :
             {std::pair("draftEnvironment", "production"), std::pair("draftTier", "high"),
              std::pair("partName", "fraud"), std::pair("partTo", "2")})
            QVERIFY2(keys.choose(QLatin1String(box), QLatin1String(words)), box);
        for (const char* field : {"draftObjective", "draftRisk", "draftRollout", "draftAcceptance"}) {
            QVERIFY2(keys.tabTo(QLatin1String(field)), field);
            keys.type(QStringLiteral("words"));
        }
        QVERIFY(keys.tabTo(QStringLiteral("draftCondition")));
        keys.write(QStringLiteral("error_rate > 0.02 for 5m"));
        QVERIFY(keys.tabTo(QStringLiteral("draftSource")));
        keys.write(QStringLiteral("https://prometheus.example.org"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto* save = find(harbour.window(), QStringLiteral("draftSave"));
                return save && save->isEnabled();
            },
            patienceMs));
        QVERIFY(keys.pressButton(QStringLiteral("draftSave")));
        QVERIFY(harbour.saysState("Draft"));
        QVERIFY(keys.pressButton(QStringLiteral("releaseSubmit")));
        QVERIFY(harbour.saysState("Waiting"));
        // Its gates, one by one.
        QVERIFY(keys.tabToTabsOf(QStringLiteral("releaseTabs")));
        keys.press(Qt::Key_Right);
        QVERIFY(keys.tabTo(QStringLiteral("gateTable")));
        keys.press(Qt::Key_Home);
        QVERIFY(
            find<QAbstractItemView>(harbour.window(), QStringLiteral("gateTable"))->currentIndex().isValid());
        QVERIFY_RESULT(harbour.colleagueApproves());
        const auto mayExecute = [&] {
            const auto* execute = find(harbour.window(), QStringLiteral("releaseExecute"));
            return execute && execute->isVisible() && execute->isEnabled();
        };
        QVERIFY(QTest::qWaitFor(
            [&] {
                if (mayExecute())
                    return true;
                keys.press(Qt::Key_F5); // asks the home again
                return false;
            },
            patienceMs));
        QVERIFY(keys.pressButton(QStringLiteral("releaseExecute")));
        QVERIFY(harbour.saysState("Soaking"));
        QCOMPARE(harbour.champion(), QStringLiteral("2"));
    }

    void aReleaseIsApproved()
    {
        Harbour harbour;
        harbour.groups = QStringLiteral("    - {label: approver-2, key: \"OWN\"}\n"); // of the same group
        harbour.settle();
        QVERIFY_RESULT(harbour.colleagueSubmits());
        Keyboard keys(harbour.window());
        keys.press(Qt::Key_I, Qt::ControlModifier);
        QElapsedTimer sinceLook;
        QVERIFY(QTest::qWaitFor(
            [&] {
                if (!sinceLook.isValid() || sinceLook.hasExpired(2000)) { // one that runs is not begun anew
                    harbour.window().releasesController()->start();       // as the next look at the home does
                    sinceLook.start();
                }
                const auto* inbox = find<QAbstractItemView>(harbour.window(), QStringLiteral("inboxList"));
                return inbox && inbox->isVisible() && inbox->model()->rowCount() > 0;
            },
            patienceMs));
        QVERIFY(keys.tabTo(QStringLiteral("inboxList")));
        keys.press(Qt::Key_Home);
        keys.press(Qt::Key_Return);
        QVERIFY(harbour.saysState("Waiting"));
        QVERIFY(keys.tabTo(QStringLiteral("decisionComment")));
        keys.type(QStringLiteral("Looked at the errors"));
        QVERIFY(keys.pressButton(QStringLiteral("approve")));
        const auto* comment = find<QPlainTextEdit>(harbour.window(), QStringLiteral("decisionComment"));
        QVERIFY(QTest::qWaitFor([&] { return comment->toPlainText().isEmpty(); }, patienceMs)); // taken
        QVERIFY(keys.tabTo(QStringLiteral("decisionComment")));
        keys.type(QStringLiteral("On second thoughts"));
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto* revoke = find(harbour.window(), QStringLiteral("revoke"));
                return revoke && revoke->isVisible() && revoke->isEnabled(); // it is theirs now
            },
            patienceMs));
    }

    void aReleaseIsRolledBack()
    {
        Harbour harbour;
        harbour.settle();
        QVERIFY(harbour.release());
        QCOMPARE(harbour.champion(), QStringLiteral("2"));
        Keyboard keys(harbour.window());
        QVERIFY(keys.pressButton(QStringLiteral("rollback")));
        QVERIFY(isThere(harbour.desk, "rollbackDialog"));
        const auto keeps = [&] { return keys.isAt(QStringLiteral("rollbackKeep")); };
        QVERIFY(QTest::qWaitFor(keeps, patienceMs)); // Enter by accident keeps
        QVERIFY(keys.tabTo(QStringLiteral("rollbackReason")));
        keys.type(QStringLiteral("errors doubled"));
        QVERIFY(keys.pressButton(QStringLiteral("rollbackConfirm")));
        QVERIFY(harbour.saysState("Rolled back"));
        QCOMPARE(harbour.champion(), QStringLiteral("1"));
    }
};

QTEST_MAIN(KeysOnlyReleaseTest)
#include "tst_keys_only_release.moc"
