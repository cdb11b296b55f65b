#include "tests/support/Testing.h"
#include "widgets/notify/NotificationsDialog.h"
#include "widgets/shell/TrayIcon.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTimeEdit>

using namespace ph;

namespace {

template <class T>
T* part(const QWidget& root, const char* name)
{
    auto* found = root.findChild<T*>(QLatin1String(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

} // namespace

class TestNotifications : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsShownIsWhatIsKept()
    {
        auto settings = usualNoticeSettings();
        settings.rules[1] = {NoticeRule::Way::Interrupts, NoticeGrade::Grave, {QStringLiteral("prod")}};
        settings.rules[2].way = NoticeRule::Way::IsIgnored;
        settings.quiet.kept = QuietHours::Kept::Yes;
        settings.quiet.grave = QuietHours::Grave::Waits;
        settings.quiet.days[3].reset();
        settings.quiet.days[4] = QuietSpan{20 * 60 + 30, 9 * 60};
        const NotificationsDialog dialog(settings, {}, {});
        QCOMPARE(dialog.settings(), settings);
    }

    void nothingChangesBeforeItIsKept()
    {
        NotificationsDialog dialog(usualNoticeSettings(), {}, {});
        QSignalSpy kept(&dialog, &NotificationsDialog::kept);
        part<QComboBox>(dialog, "noticeWay0")->setCurrentIndex(1);
        QVERIFY(!part<QComboBox>(dialog, "noticeLeast0")->isEnabled()); // it interrupts no more
        part<QLineEdit>(dialog, "noticeEnvironments1")->setText(QStringLiteral(" prod, , staging"));
        part<QCheckBox>(dialog, "quietKept")->setChecked(true);
        part<QTimeEdit>(dialog, "quietFrom1")->setTime(QTime(23, 15));
        QCOMPARE(kept.count(), 0);
        part<QPushButton>(dialog, "notificationKeep")->click();
        const auto settings = kept.at(0).at(0).value<NoticeSettings>();
        QCOMPARE(settings.rules[0].way, NoticeRule::Way::IsListed);
        QCOMPARE(settings.rules[1].environments,
                 (QStringList{QStringLiteral("prod"), QStringLiteral("staging")}));
        QCOMPARE(settings.quiet.days[0], std::optional(QuietSpan{23 * 60 + 15, 7 * 60}));
    }

    void aMoodIsToldByItsShapeAlone()
    {
        // Two moods in one colour still differ.
        const auto& theme = Theme::light();
        const auto outline = [&theme](TrayMood mood) {
            auto image = trayPicture(mood, theme, 32).toImage().convertToFormat(QImage::Format_ARGB32);
            QByteArray shape;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    shape += image.pixelColor(x, y) == theme.surface || image.pixelColor(x, y).alpha() == 0
                                 ? ' '
                                 : '#';
            }
            return shape;
        };
        const QSet<QByteArray> shapes{outline(TrayMood::Calm), outline(TrayMood::Firing),
                                      outline(TrayMood::Grave), outline(TrayMood::Offline)};
        QCOMPARE(shapes.size(), 4);
    }

    void withoutATrayNothingBreaks()
    {
        TrayIcon tray;
        tray.showMood(TrayMood::Grave, 3);
        tray.showMessage(QStringLiteral("a"), QStringLiteral("b"));
        QSignalSpy toggled(&tray, &TrayIcon::quietHoursToggled);
        tray.showQuiet(TrayIcon::Quiet::No, QuietHours::Kept::Yes);
        QCOMPARE(toggled.count(), 0); // showing is not asking
    }
};

QTEST_MAIN(TestNotifications)
#include "tst_notifications.moc"
