#include "tests/app/ScaledScreens.h"

#include <QPushButton>

using namespace ph;
using namespace ph::testing;

/// At 200 % nothing is cut, lies outside or finds no room, in the usual window and in the smallest one.
class ScaleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, SchemeChoice::Light);
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

    void whatIsCutIsFound()
    {
        QWidget panel;
        panel.resize(300, 100);
        auto* button = new QPushButton(QStringLiteral("Compare the runs that match"), &panel);
        button->setObjectName(QStringLiteral("button"));
        button->setGeometry(0, 0, 60, 28);
        auto* label = new QLabel(QStringLiteral("what stands here is long"), &panel);
        label->setGeometry(250, 40, 200, 20);
        panel.show();
        auto found = clippedParts(panel);
        QCOMPARE(found.size(), 2);
        QVERIFY(found.first().startsWith(QStringLiteral("is cut")) && found.first().endsWith("button"));
        QVERIFY(found.last().startsWith(QStringLiteral("reaches out")));
        button->setToolTip(button->text()); // said otherwise
        label->setGeometry(0, 40, 240, 20);
        QVERIFY(clippedParts(panel).isEmpty());
    }

private:
    ScaledScreens screens_;
};

int main(int argc, char** argv)
{
    qputenv("QT_SCALE_FACTOR", "2"); // before there is an application
    QApplication application(argc, argv);
    ScaleTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_scale.moc"
