#include "app/shots/EndpointSample.h"
#include "tests/support/Testing.h"
#include "widgets/common/Banner.h"
#include "widgets/endpoints/TrafficBar.h"
#include "widgets/endpoints/TrafficDialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>

using namespace ph;
using namespace ph::sample;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

/// The dialog on the sample's canary.
struct Stage {
    TrafficDialog dialog{canary(), canaryChoice(), canaryIdea};
    QSignalSpy tried{&dialog, &TrafficDialog::trialRequested};
    QSignalSpy confirmed{&dialog, &TrafficDialog::confirmed};

    Stage()
    {
        dialog.show();
        dialog.activateWindow();
        if (!QTest::qWaitForWindowActive(&dialog))
            qFatal("no window");
    }
    template <class T>
    T* part(const char* name)
    {
        auto* found = dialog.findChild<T*>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QPushButton* send() { return part<QPushButton>("trafficSend"); }
    QPushButton* tryOut() { return part<QPushButton>("trafficTry"); }
    QPushButton* close() { return part<QPushButton>("trafficClose"); }
    void ask(int percent) { part<QSpinBox>("trafficPercent")->setValue(percent); }
    void preview(const TrafficTrial& trial = canaryTrial())
    {
        tryOut()->click();
        dialog.showTrial(trial);
    }
    /// In that trial.
    QList<TrafficObjection> overruled(int trial) const
    {
        return tried[trial][2].value<QList<TrafficObjection>>();
    }
    QString banner(const char* name)
    {
        auto* one = part<Banner>(name);
        return one->isVisible() ? one->text() : QString();
    }
};

} // namespace

class TestTrafficDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void itBeginsWithWhatIsAskedForNow()
    {
        Stage stage;
        QCOMPARE(stage.part<QComboBox>("trafficTarget")->currentText(), q("fraud-scorer-00007 (candidate)"));
        QCOMPARE(stage.part<QSpinBox>("trafficPercent")->value(), 10);
        QCOMPARE(stage.part<QSlider>("trafficSlider")->value(), 10);
        QCOMPARE(stage.part<QLabel>("trafficBecomes")->text(),
                 q("10 %  fraud-scorer-00007 (candidate)\n90 %  fraud-scorer-00006 (stable)"));
        // Declared and observed are told apart.
        const auto now = stage.part<TrafficBar>("endpointTrafficBar")->accessibleName();
        QVERIFY2(now.contains(q("10 %")) && now.contains(q("9 %")), qPrintable(now));
        QVERIFY(stage.banner("trafficGitOps").startsWith(q("Argo CD (payments)")));
    }

    void onlyWholeNumbersFromNoneToAllCanBeAskedFor()
    {
        Stage stage;
        auto* percent = stage.part<QSpinBox>("trafficPercent");
        percent->setValue(150);
        QCOMPARE(percent->value(), 100);
        percent->setValue(-5);
        QCOMPARE(percent->value(), 0);
        stage.part<QSlider>("trafficSlider")->setValue(33);
        QCOMPARE(percent->value(), 33);
    }

    void nothingIsSentBeforeItWasTried()
    {
        Stage stage;
        stage.ask(25);
        QVERIFY(!stage.send()->isEnabled());
        stage.tryOut()->click();
        QCOMPARE(stage.tried.size(), 1);
        QCOMPARE(stage.tried[0][0].toString(), q("fraud-scorer-00007"));
        QCOMPARE(stage.tried[0][1].toInt(), 25);
        QVERIFY(stage.overruled(0).isEmpty());
        QVERIFY(!stage.send()->isEnabled());
        stage.dialog.showTrial(canaryTrial());
        QVERIFY(stage.send()->isEnabled());
        QCOMPARE(stage.send()->text(), q("Send 25 % to fraud-scorer-00007"));
        QVERIFY(stage.part<QPlainTextEdit>("trafficRequest")->toPlainText().startsWith(q("PATCH /apis/")));
        QVERIFY(stage.part<QPlainTextEdit>("trafficChanges")
                    ->toPlainText()
                    .contains(q("+     \"canaryTrafficPercent\": 25,")));
        QVERIFY(stage.banner("trafficWarnings").contains(q("deprecated")));
    }

    void anotherShareHasToBeTriedAnew()
    {
        Stage stage;
        stage.ask(25);
        stage.preview();
        stage.ask(26);
        QVERIFY(!stage.send()->isEnabled());
        QVERIFY(!stage.part<QPlainTextEdit>("trafficRequest")->isVisible());
    }

    void enterTriesAndNeverSends()
    {
        Stage stage;
        stage.ask(25);
        QTest::keyClick(stage.part<QSpinBox>("trafficPercent"), Qt::Key_Return);
        QCOMPARE(stage.tried.size(), 1);
        stage.dialog.showTrial(canaryTrial());
        QTest::keyClick(stage.part<QSpinBox>("trafficPercent"), Qt::Key_Return);
        QCOMPARE(stage.confirmed.size(), 0);
    }

    void itIsSentOnceAndItsEndIsSaid()
    {
        Stage stage;
        stage.ask(25);
        stage.preview();
        QSignalSpy stopped(&stage.dialog, &TrafficDialog::lookingStopped);
        stage.send()->click();
        stage.send()->click();
        QCOMPARE(stage.confirmed.size(), 1);
        QVERIFY(!stage.part<QSpinBox>("trafficPercent")->isEnabled());
        // Esc ends the looking, not the dialog: what was asked for is asked for.
        QTest::keyClick(&stage.dialog, Qt::Key_Escape);
        QCOMPARE(stopped.size(), 1);
        QVERIFY(stage.dialog.isVisible());
        // The endpoint moves on meanwhile, which makes nothing of what was asked for.
        auto moved = canary();
        moved.declared[0].percent = 25;
        stage.dialog.showEndpoint(moved, canaryChoice());
        QVERIFY(!stage.send()->isEnabled());
        stage.dialog.showReport({TrafficReport::End::Requested, q("Requested: 25 %."), {}});
        QCOMPARE(stage.banner("trafficReport"), q("Requested: 25 %."));
        QCOMPARE(stage.part<Banner>("trafficReport")->tone(), Tone::Warning);
        QVERIFY(!stage.send()->isEnabled());
        QVERIFY(stage.tryOut()->isEnabled());
        QTest::keyClick(&stage.dialog, Qt::Key_Escape);
        QVERIFY(!stage.dialog.isVisible());
    }

    void onlyWhatWasObservedLooksDone_data()
    {
        QTest::addColumn<int>("end");
        QTest::addColumn<int>("tone");
        const auto row = [](const char* name, TrafficReport::End end, Tone tone) {
            QTest::addRow("%s", name) << int(end) << int(tone);
        };
        row("observed", TrafficReport::End::Observed, Tone::Good);
        row("requested", TrafficReport::End::Requested, Tone::Warning);
        row("unknown", TrafficReport::End::Unknown, Tone::Unknown);
        row("refused", TrafficReport::End::Refused, Tone::Bad);
    }
    void onlyWhatWasObservedLooksDone()
    {
        QFETCH(int, end);
        Stage stage;
        stage.preview();
        stage.send()->click();
        stage.dialog.showReport({TrafficReport::End(end), q("so it ended"), {}});
        QTEST(int(stage.part<Banner>("trafficReport")->tone()), "tone");
    }

    void whoElseManagesItIsNamedAndTakingOverIsChosen()
    {
        Stage stage;
        QVERIFY(!stage.part<QCheckBox>("trafficTakeOver")->isVisible());
        stage.ask(25);
        stage.tryOut()->click();
        stage.dialog.showTrialRefused(heldByArgo(), TrafficObjection::HeldFields);
        QVERIFY(stage.banner("trafficTrialBanner").contains(q("\"argocd-controller\"")));
        QVERIFY(!stage.send()->isEnabled());
        auto* takeOver = stage.part<QCheckBox>("trafficTakeOver");
        QVERIFY(takeOver->isVisible() && !takeOver->isChecked());
        takeOver->click();
        QCOMPARE(stage.tried.size(), 2);
        QCOMPARE(stage.overruled(1), QList{TrafficObjection::HeldFields});
        stage.dialog.showTrial(canaryTrial());
        QVERIFY(stage.send()->isEnabled());
        // For another share it has to be chosen again.
        stage.ask(30);
        stage.tryOut()->click();
        QVERIFY(stage.overruled(2).isEmpty());
    }

    void overrulingOneObjectionOverrulesNoOther()
    {
        Stage stage;
        auto* takeOver = stage.part<QCheckBox>("trafficTakeOver");
        auto* pastGit = stage.part<QCheckBox>("trafficPastGit");
        stage.ask(25);
        stage.tryOut()->click();
        stage.dialog.showTrialRefused(Error::make(ErrorKind::Conflict, {}, q("Flux makes this object.")),
                                      TrafficObjection::MadeFromGit);
        QVERIFY(pastGit->isVisible() && !takeOver->isVisible());
        pastGit->click();
        QCOMPARE(stage.overruled(1), QList{TrafficObjection::MadeFromGit});
        stage.dialog.showTrialRefused(heldByArgo(), TrafficObjection::HeldFields);
        QVERIFY(takeOver->isVisible() && !takeOver->isChecked());
        QVERIFY(pastGit->isVisible() && pastGit->isChecked());
        takeOver->click();
        QCOMPARE(stage.overruled(2), (QList{TrafficObjection::HeldFields, TrafficObjection::MadeFromGit}));
    }

    void aMissingRightIsNamedAndNothingIsOfferedToBeTakenOver()
    {
        Stage stage;
        stage.tryOut()->click();
        stage.dialog.showTrialRefused(
            Error::make(ErrorKind::Forbidden, {}, q("A role has to allow the verb \"patch\".")),
            std::nullopt);
        QVERIFY(stage.banner("trafficTrialBanner").contains(q("verb \"patch\"")));
        QVERIFY(!stage.part<QCheckBox>("trafficTakeOver")->isVisible());
    }

    void withoutAKeyItSaysWhatToDo()
    {
        Stage stage;
        auto trial = canaryTrial();
        trial.keyless = q("You have no signing key yet.");
        stage.ask(25);
        stage.preview(trial);
        QCOMPARE(stage.banner("trafficKeyBanner"), q("You have no signing key yet."));
        QVERIFY(!stage.send()->isEnabled());
        QSignalSpy wanted(&stage.dialog, &TrafficDialog::keyRequested);
        stage.part<QPushButton>("trafficMakeKey")->click();
        QCOMPARE(wanted.size(), 1);
        stage.dialog.showKeyError(Error::make(ErrorKind::Unsupported, {}, q("No keychain answers.")));
        QVERIFY(stage.banner("trafficKeyBanner").contains(q("No keychain answers.")));
        QVERIFY(!stage.send()->isEnabled());
        stage.dialog.showKeyMade();
        QVERIFY(stage.send()->isEnabled());
    }

    void whatChangesNothingIsNotSent()
    {
        Stage stage;
        TrafficTrial same;
        same.nothingNew = true;
        stage.preview(same);
        QVERIFY(!stage.send()->isEnabled());
        QCOMPARE(stage.part<QPlainTextEdit>("trafficChanges")->toPlainText(),
                 q("The object would stay as it is."));
    }

    void aTrialCanBeGivenUp()
    {
        Stage stage;
        QSignalSpy given(&stage.dialog, &TrafficDialog::trialCancelled);
        stage.tryOut()->click();
        QCOMPARE(stage.close()->text(), q("Cancel"));
        stage.close()->click();
        QCOMPARE(given.size(), 1);
        QVERIFY(stage.dialog.isVisible());
        QVERIFY(stage.tryOut()->isEnabled());
    }

    void aSenselessShareCannotBeTried()
    {
        TrafficDialog dialog(canary(), canaryChoice(), [](const QString&, int) {
            return TrafficIdea{QStringLiteral("The shares do not add up to 100 %.")};
        });
        dialog.show();
        QVERIFY(!dialog.findChild<QPushButton*>(q("trafficTry"))->isEnabled());
        QCOMPARE(dialog.findChild<QLabel*>(q("trafficBecomes"))->text(),
                 q("The shares do not add up to 100 %."));
    }

    void whatTheClusterCallsItsTargetsIsPlainText()
    {
        auto hostile = canary();
        hostile.declared[0].target = q("<b>x</b>&y");
        TrafficDialog dialog(hostile, {{}, hostile.declared}, [&](const QString& target, int percent) {
            return TrafficIdea{{}, {{target, double(percent)}}, {}};
        });
        dialog.show();
        const auto* send = dialog.findChild<QPushButton*>(q("trafficSend"));
        QCOMPARE(send->text(), q("Send 10 % to <b>x</b>&&y"));
        QCOMPARE(send->accessibleName(), q("Send 10 % to <b>x</b>&y"));
        QCOMPARE(dialog.findChild<QLabel*>(q("trafficBecomes"))->textFormat(), Qt::PlainText);
    }
};

QTEST_MAIN(TestTrafficDialog)
#include "tst_traffic_dialog.moc"
