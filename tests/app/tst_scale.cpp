#include "app/MainWindow.h"
#include "app/SampleWorkspace.h"
#include "app/Workspace.h"
#include "app/shots/ContractShots.h"
#include "app/shots/DriftShots.h"
#include "app/shots/EndpointShots.h"
#include "app/shots/HandbookShots.h"
#include "app/shots/IncidentShots.h"
#include "app/shots/MonitoringShots.h"
#include "app/shots/RolloutShots.h"
#include "tests/app/ClippedParts.h"
#include "tests/support/Testing.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"

#include <QApplication>
#include <QPushButton>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

using Screens = void (*)(Photographer&, const QString&, QSize);

/// On a display of twice the pixels, and in the smallest window that there may be.
constexpr QSize usual{1280, 800};

} // namespace

/// At 200 % nothing is cut, lies outside or finds no room, in the usual window and in the smallest one.
class ScaleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        QCOMPARE(qApp->devicePixelRatio(), 2.0);
        const auto place = std::filesystem::path(folder_.path().toStdString()) / "sample";
        QVERIFY_RESULT(createSampleWorkspace(place, systemNow));
        auto stores = openStores(place);
        QVERIFY_RESULT(stores);
        Workspace::Settings settings;
        settings.vault = makeMemoryVault();
        workspace_ = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        window_ = std::make_unique<MainWindow>();
        window_->attach(*workspace_);
        window_->resize(usual);
        window_->show();
        QTRY_VERIFY_WITH_TIMEOUT(window_->runsScreen()->table()->model()->rowCount() > 0, 60'000);
    }
    void cleanupTestCase()
    {
        window_.reset();
        workspace_.reset();
    }

    void everyDestinationHasRoom_data()
    {
        QTest::addColumn<QString>("destination");
        QTest::addColumn<QSize>("size");
        for (const char* id :
             {MainWindow::experimentsId, MainWindow::compareId, MainWindow::modelsId, MainWindow::releasesId,
              MainWindow::endpointsId, MainWindow::driftId, MainWindow::monitoringId, MainWindow::incidentsId,
              MainWindow::connectionsId}) {
            QTest::addRow("%s", id) << QString::fromLatin1(id) << usual;
            QTest::addRow("%s, smallest", id) << QString::fromLatin1(id) << QSize();
        }
    }
    void everyDestinationHasRoom()
    {
        QFETCH(QString, destination);
        QFETCH(QSize, size);
        window_->resize(size.isValid() ? size : window_->minimumSize());
        window_->showDestination(destination);
        QTest::qWait(300);
        const auto found = clippedParts(*window_);
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }

    void everyScreenAndDialogHasRoom_data()
    {
        QTest::addColumn<Screens>("screens");
        QTest::newRow("endpoints") << Screens(photographEndpoints);
        QTest::newRow("rollouts") << Screens(photographRollouts);
        QTest::newRow("monitoring") << Screens(photographMonitoring);
        QTest::newRow("incidents") << Screens(photographIncidents);
        QTest::newRow("drift") << Screens(photographDrift);
        QTest::newRow("contracts") << Screens(photographContracts);
        QTest::newRow("help") << Screens(photographHelp);
    }
    void everyScreenAndDialogHasRoom()
    {
        QFETCH(Screens, screens);
        QTemporaryDir nowhere;
        Photographer camera(nowhere.path(), {});
        QStringList found;
        camera.visit([&](QWidget& screen, const QString& name) {
            for (const auto& fault : clippedParts(screen))
                found.append(name + QStringLiteral(": ") + fault);
            if (screen.width() > usual.width() || screen.height() > usual.height())
                found.append(name + QStringLiteral(" is larger than the window"));
        });
        screens(camera, QStringLiteral("scale"), usual);
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
    QTemporaryDir folder_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<MainWindow> window_;
};

int main(int argc, char** argv)
{
    qputenv("QT_SCALE_FACTOR", "2"); // before there is an application
    QApplication application(argc, argv);
    ScaleTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_scale.moc"
