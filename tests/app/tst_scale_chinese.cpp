#include "app/Desktop.h"
#include "tests/app/ScaledScreens.h"

#include <QLocale>

using namespace ph;
using namespace ph::testing;

/// As in tst_scale, in Chinese: its words are shorter, and its letters stand taller.
class ChineseScaleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        QCOMPARE(QCoreApplication::translate("ph::MainWindow", "Experiments"), QStringLiteral("实验"));
        screens_.open();
    }
    void cleanupTestCase() { screens_.close(); }

    void everyDestinationHasRoom_data() { ScaledScreens::addDestinations(); }
    void everyDestinationHasRoom()
    {
        QFETCH(QString, destination);
        QFETCH(QSize, size);
        const auto found = screens_.clippedIn(destination, size);
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }

    void everyScreenAndDialogHasRoom_data() { ScaledScreens::addSampleScreens(); }
    void everyScreenAndDialogHasRoom()
    {
        QFETCH(SampleScreens, screens);
        const auto found = ScaledScreens::clippedIn(screens);
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }

private:
    ScaledScreens screens_;
};

int main(int argc, char** argv)
{
    qputenv("QT_SCALE_FACTOR", "2"); // before there is an application
    QApplication application(argc, argv);
    QLocale::setDefault(QLocale(QStringLiteral("zh_CN")));
    installTranslations(application);
    ChineseScaleTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_scale_chinese.moc"
