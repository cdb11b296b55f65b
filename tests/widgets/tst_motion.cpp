#include "tests/support/Testing.h"
#include "widgets/common/Motion.h"
#include "widgets/common/Progress.h"
#include "widgets/common/Theme.h"

#include <QApplication>
#include <QStyle>

using namespace ph;

namespace {

/// True where what is painted changes by itself within a while.
bool moves(QWidget& widget)
{
    const auto before = widget.grab().toImage();
    return QTest::qWaitFor([&] { return widget.grab().toImage() != before; }, 600);
}

} // namespace

/// Nothing moves by itself where motion is to be reduced, and what is said by movement is still seen.
class MotionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        if (qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration) <= 0)
            QSKIP("This style has nothing move.");
    }
    void cleanup()
    {
        applyMotion(*qApp, MotionChoice::System);
        applyDesktopMotion(*qApp, Motion::Full);
    }

    void theSettingGoesBeforeTheDesktop()
    {
        QCOMPARE(motionFor(MotionChoice::System, Motion::Reduced), Motion::Reduced);
        QCOMPARE(motionFor(MotionChoice::System, Motion::Full), Motion::Full);
        QCOMPARE(motionFor(MotionChoice::Full, Motion::Reduced), Motion::Full);
        QCOMPARE(motionFor(MotionChoice::Reduced, Motion::Full), Motion::Reduced);
    }

    void theSettingIsAWord()
    {
        for (const auto choice : {MotionChoice::System, MotionChoice::Full, MotionChoice::Reduced})
            QCOMPARE(motionChoiceOf(motionChoiceText(choice)), choice);
        QCOMPARE(motionChoiceOf(u"slow"), MotionChoice::System);
        QCOMPARE(motionChoiceOf(u""), MotionChoice::System);
    }

    void theDesktopIsHeededUntilTheSettingSaysOtherwise()
    {
        QCOMPARE(currentMotion(), Motion::Full);
        applyDesktopMotion(*qApp, Motion::Reduced);
        QCOMPARE(currentMotion(), Motion::Reduced);
        QVERIFY(!QApplication::isEffectEnabled(Qt::UI_General));
        applyMotion(*qApp, MotionChoice::Full);
        QCOMPARE(currentMotion(), Motion::Full);
    }

    void whatQtMovesStandsToo()
    {
        applyMotion(*qApp, MotionChoice::Reduced);
        QCOMPARE(qApp->style()->styleHint(QStyle::SH_Widget_Animation_Duration), 0);
        QCOMPARE(qApp->style()->styleHint(QStyle::SH_Widget_Animate), 0);
    }

    void aRingTurnsUnlessMotionIsReduced()
    {
        Spinner ring(nullptr, 24);
        ring.show();
        QVERIFY(moves(ring));
        applyMotion(*qApp, MotionChoice::Reduced); // while it turns
        QTest::qWait(100);
        QVERIFY(!moves(ring));
        ring.hide();
        ring.show();
        QVERIFY(!moves(ring));
    }

    void aBarOfUnknownLengthIsSeenStanding()
    {
        ProgressLine bar;
        bar.resize(100, 2);
        bar.setProgress(0, 0);
        bar.show();
        QVERIFY(moves(bar));
        applyMotion(*qApp, MotionChoice::Reduced);
        QTest::qWait(100);
        QVERIFY(!moves(bar));
        QCOMPARE(bar.grab().toImage().pixelColor(50, 0), Theme::light().accent);
    }
};

QTEST_MAIN(MotionTest)
#include "tst_motion.moc"
