#include "app/DesktopMotion.h"

#include <QTest>

using namespace ph;

class DesktopMotionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothDesktopsSayItTheirWay()
    {
        const auto gnome = [](const QVariant& value) {
            return motionOfDesktopSetting(QStringLiteral("org.gnome.desktop.interface"),
                                          QStringLiteral("enable-animations"), value);
        };
        QCOMPARE(gnome(false), Motion::Reduced);
        QCOMPARE(gnome(true), Motion::Full);
        const auto kde = [](const QVariant& value) {
            return motionOfDesktopSetting(QStringLiteral("org.kde.kdeglobals.KDE"),
                                          QStringLiteral("AnimationDurationFactor"), value);
        };
        QCOMPARE(kde(QStringLiteral("0")), Motion::Reduced);
        QCOMPARE(kde(QStringLiteral("0.7")), Motion::Full);
    }

    void whatSaysNothingAboutMotionIsLeftAlone()
    {
        QVERIFY(!motionOfDesktopSetting(QStringLiteral("org.gnome.desktop.interface"),
                                        QStringLiteral("font-name"), QStringLiteral("Inter")));
        QVERIFY(!motionOfDesktopSetting(QStringLiteral("org.gnome.desktop.interface"),
                                        QStringLiteral("enable-animations"), QStringLiteral("yes")));
        QVERIFY(!motionOfDesktopSetting(QStringLiteral("org.kde.kdeglobals.KDE"),
                                        QStringLiteral("AnimationDurationFactor"), QStringLiteral("slow")));
    }
};

QTEST_MAIN(DesktopMotionTest)
#include "tst_desktop_motion.moc"
