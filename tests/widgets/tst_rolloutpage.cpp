#include "app/shots/RolloutSample.h"
#include "tests/support/Testing.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/rollouts/AbortDialog.h"
#include "widgets/rollouts/ArmDialog.h"
#include "widgets/rollouts/RolloutPage.h"

#include <QDialog>
#include <QLabel>
#include <QLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace ph;
using namespace ph::sample;

namespace {

struct RolloutScene {
    RolloutPage page{nullptr, endpointsClock};

    RolloutScene()
    {
        page.resize(1280, 800);
        page.show();
    }
    template <class T>
    T* part(const char* name)
    {
        auto* found = page.findChild<T*>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    bool offers(const char* name)
    {
        const auto* button = part<QPushButton>(name);
        return button->isVisibleTo(&page) && button->isEnabled();
    }
};

} // namespace

/// The page of one rollout.
class TestRolloutPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void it_says_how_it_stands_and_who_drives_it()
    {
        RolloutScene stage;
        stage.page.showRollout(rolloutUnderWay());
        QCOMPARE(stage.part<Badge>("rolloutStanding")->text(), QStringLiteral("Under way"));
        QVERIFY(stage.part<QLabel>("rolloutDriver")->text().contains(QStringLiteral("ada@desk-3")));
        QVERIFY(stage.part<QWidget>("rolloutSteps")->accessibleName().contains(QStringLiteral("soak left")));
        QVERIFY(stage.part<QWidget>("rolloutTraffic")->accessibleName().contains(QStringLiteral("10 %")));
        stage.page.showRollout(rolloutHeld());
        QCOMPARE(stage.part<Badge>("rolloutStanding")->text(), QStringLiteral("Paused"));
        QVERIFY(stage.part<QLabel>("rolloutCause")->text().contains(QStringLiteral("payday traffic")));
        QVERIFY(stage.part<QLabel>("rolloutTrafficNote")->isVisibleTo(&stage.page));
    }

    void what_cannot_be_asked_says_why()
    {
        RolloutScene stage;
        stage.page.showRollout(rolloutUnderWay());
        QVERIFY(stage.offers("rolloutPause"));
        QVERIFY(stage.offers("rolloutAbort"));
        QVERIFY(!stage.offers("rolloutResume"));
        QVERIFY(!stage.part<QPushButton>("rolloutResume")->toolTip().isEmpty());
        QVERIFY(!stage.offers("rolloutDrive")); // somebody does
        stage.page.showDriveOffer({}, {});
        stage.page.showRollout(rolloutHeld());
        QVERIFY(stage.offers("rolloutDrive"));
        QVERIFY(stage.offers("rolloutResume"));
        stage.page.showRollout(rolloutTakenBack());
        for (const char* name : {"rolloutPause", "rolloutResume", "rolloutAbort", "rolloutDrive"})
            QVERIFY2(!stage.offers(name), name);
    }

    void who_may_not_change_it_is_told_so_beforehand()
    {
        RolloutScene stage;
        const auto missing =
            QStringLiteral("In the namespace models these rights are missing: patch configmaps.");
        stage.page.showRollout(rolloutUnderWay());
        stage.page.showAskRefusal(missing);
        for (const char* name : {"rolloutPause", "rolloutAbort", "rolloutArm"}) {
            QVERIFY2(!stage.offers(name), name);
            QVERIFY(stage.part<QPushButton>(name)->toolTip().contains(QStringLiteral("patch configmaps")));
        }
        // What the rollout itself does not allow is the nearer reason.
        QVERIFY(!stage.part<QPushButton>("rolloutResume")->toolTip().contains(missing));
        auto* note = stage.part<QLabel>("rolloutDriveNote");
        QVERIFY(note->isVisibleTo(&stage.page)); // although somebody else drives it
        QVERIFY(note->text().contains(missing));
        stage.page.showAskRefusal({});
        QVERIFY(stage.offers("rolloutPause"));
        QVERIFY(!note->isVisibleTo(&stage.page));

        auto promoted = rolloutUnderWay();
        promoted.state.outcome = RolloutOutcome::Promoted;
        stage.page.showAskRefusal(missing);
        stage.page.showRollout(promoted);
        QVERIFY(!stage.offers("rolloutAbort")); // to roll back
        QVERIFY(note->isVisibleTo(&stage.page));
        stage.page.showRollout(rolloutTakenBack()); // nothing is left to be asked
        QVERIFY(!note->isVisibleTo(&stage.page));
    }

    void an_abort_is_confirmed_first()
    {
        RolloutScene stage;
        QSignalSpy requested(&stage.page, &RolloutPage::requested);
        stage.page.showRollout(rolloutUnderWay());
        stage.part<QPushButton>("rolloutAbort")->click();
        QCOMPARE(requested.size(), 0);
        stage.part<QPlainTextEdit>("rolloutAbortReason")->setPlainText(QStringLiteral("complaints"));
        stage.part<QPushButton>("rolloutAbortConfirm")->click();
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested[0][0].value<RolloutRequest::Kind>(), RolloutRequest::Kind::Abort);
        QCOMPARE(requested[0][1].toString(), QStringLiteral("complaints"));
    }

    void whether_the_cluster_drives_it_is_shown()
    {
        RolloutScene stage;
        QSignalSpy armRequested(&stage.page, &RolloutPage::armRequested);
        auto rollout = rolloutUnderWay();
        stage.page.showRollout(rollout);
        QCOMPARE(stage.part<Badge>("rolloutArming")->text(), QStringLiteral("Supervised only"));
        QVERIFY(!stage.part<QLabel>("rolloutArmed")->isVisibleTo(&stage.page));
        stage.part<QPushButton>("rolloutArm")->click();
        QCOMPARE(armRequested.size(), 1);
        rollout.job = ArmedJob{ArmedJob::Standing::Driving,
                               QStringLiteral("drive-x"),
                               {},
                               {},
                               {QStringLiteral("drive-x-4k2lm")},
                               {}};
        stage.page.showRollout(rollout);
        QCOMPARE(stage.part<Badge>("rolloutArming")->text(), QStringLiteral("Armed"));
        QVERIFY(stage.part<QLabel>("rolloutArmed")->text().contains(QStringLiteral("drive-x-4k2lm")));
        QCOMPARE(stage.part<QPushButton>("rolloutArm")->text().remove(u'&'), QStringLiteral("Disarm…"));
        stage.page.showArmRefusal(QStringLiteral("busy"));
        QVERIFY(!stage.offers("rolloutArm"));
        stage.page.showArmRefusal({});
        QVERIFY(stage.offers("rolloutArm"));
        stage.page.showRollout(rolloutTakenBack());
        QVERIFY(!stage.offers("rolloutArm"));
    }

    void what_the_cluster_carries_out_by_itself_is_not_offered_to_be_armed()
    {
        RolloutScene stage;
        auto rollout = rolloutUnderWay();
        rollout.carried = RolloutPicture::Carried::ByCluster;
        const auto* arm = stage.part<QPushButton>("rolloutArm");
        stage.page.showRollout(rollout);
        QVERIFY(arm->isVisibleTo(&stage.page) && !arm->isEnabled());
        QVERIFY(arm->toolTip().contains(QStringLiteral("own controller carries it out")));
        rollout.state.steps[deployStep].observedMs = noTime;
        stage.page.showRollout(rollout);
        QVERIFY(!arm->isEnabled());
        QVERIFY(arm->toolTip().contains(QStringLiteral("once the endpoint holds its steps")));
        rollout.job.emplace(); // of before
        stage.page.showRollout(rollout);
        QVERIFY(arm->isEnabled()); // to be taken away
    }

    void arming_shows_the_request_before_it_is_confirmed()
    {
        ArmDialog dialog(RolloutRequest::Kind::Arm, rolloutUnderWay());
        dialog.show();
        auto* confirm = dialog.findChild<QPushButton*>(QStringLiteral("rolloutArmConfirm"));
        QSignalSpy confirmed(&dialog, &ArmDialog::confirmed);
        QVERIFY(!confirm->isEnabled()); // nothing was tried yet
        dialog.showRefusal(Error::make(ErrorKind::Forbidden, QStringLiteral("models"),
                                       QStringLiteral("create jobs.batch is missing")));
        QVERIFY(!confirm->isEnabled());
        TrafficTrial trial;
        trial.request = QStringLiteral("PATCH /apis/batch/v1/namespaces/models/jobs/x");
        dialog.showTrial(trial);
        auto* request = dialog.findChild<QPlainTextEdit*>(QStringLiteral("trafficRequest"));
        QCOMPARE(request->toPlainText(), trial.request);
        confirm->click();
        QCOMPARE(confirmed.size(), 1);
        QVERIFY(!dialog.isVisible());
    }

    /// A refusal names what to do about it, and that can be long.
    void what_a_dialog_says_is_never_cut()
    {
        const auto isWhole = [](const QDialog& dialog) {
            QCoreApplication::sendPostedEvents();
            for (const auto* label : dialog.findChildren<QLabel*>()) {
                if (label->isVisible() && label->wordWrap() &&
                    label->visibleRegion().boundingRect().height() < label->heightForWidth(label->width()))
                    return false;
            }
            for (const auto* text : dialog.findChildren<QPlainTextEdit*>()) {
                if (text->isVisible() && text->visibleRegion().boundingRect().size() != text->size())
                    return false;
            }
            return true;
        };
        ArmDialog arming(RolloutRequest::Kind::Arm, rolloutUnderWay());
        arming.show();
        QVERIFY(isWhole(arming));
        arming.showRefusal(Error::make(ErrorKind::NotFound, QStringLiteral("payments"),
                                       QStringLiteral("An account is missing there. ").repeated(20)));
        QVERIFY(isWhole(arming));
        TrafficTrial trial;
        trial.request = QStringLiteral("PATCH /apis/batch/v1/namespaces/models/jobs/x");
        trial.warnings = {QStringLiteral("No policy is known here, so that no freeze holds it up.")};
        arming.showTrial(trial);
        QVERIFY(isWhole(arming));
        AbortDialog abort(rolloutUnderWay());
        abort.show();
        QVERIFY(isWhole(abort));
        QCOMPARE(abort.height(), abort.layout()->totalHeightForWidth(abort.width())); // and no more than that
    }

    void what_was_asked_is_asked_once_until_it_is_answered()
    {
        RolloutScene stage;
        QSignalSpy requested(&stage.page, &RolloutPage::requested);
        stage.page.showRollout(rolloutUnderWay());
        stage.part<QPushButton>("rolloutPause")->click();
        QCOMPARE(requested.size(), 1);
        stage.page.showAsked();
        QVERIFY(!stage.offers("rolloutPause"));
        stage.page.showRefusal(Error::make(ErrorKind::Conflict, QStringLiteral("x"), QStringLiteral("busy")));
        QVERIFY(stage.offers("rolloutPause"));
        QVERIFY(stage.part<Banner>("rolloutRefusal")->isVisible());
    }

    void what_was_seen_stays_while_it_cannot_be_read()
    {
        RolloutScene stage;
        const auto offline = Error::make(ErrorKind::Offline, QStringLiteral("prod-eu"));
        stage.page.showError(offline);
        QVERIFY(stage.part<QWidget>("rolloutStateView")->isVisible());
        stage.page.showRollout(rolloutUnderWay());
        stage.page.showError(offline);
        QVERIFY(!stage.part<QWidget>("rolloutStateView")->isVisible());
        QVERIFY(stage.part<Banner>("rolloutTrouble")->isVisible());
        stage.page.showRollout(rolloutUnderWay());
        QVERIFY(!stage.part<Banner>("rolloutTrouble")->isVisible());
    }

    void text_of_the_cluster_is_plain_text()
    {
        RolloutScene stage;
        auto rollout = rolloutHeld();
        const auto hostile = QStringLiteral("<img src=x> & <b>bold</b>");
        rollout.state.holding = hostile;
        rollout.plan.stableRevision = hostile + QString(400, u'x');
        stage.page.showRollout(rollout);
        QCOMPARE(stage.part<QLabel>("rolloutCause")->textFormat(), Qt::PlainText);
        QVERIFY(stage.part<QLabel>("rolloutCause")->text().contains(hostile));
        QCOMPARE(stage.page.size(), QSize(1280, 800));
    }
};

QTEST_MAIN(TestRolloutPage)
#include "tst_rolloutpage.moc"
