#pragma once

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
#include <QTemporaryDir>

namespace ph::testing {

using SampleScreens = void (*)(Photographer&, const QString&, QSize);

/// The sample's window, and every screen and dialog that is made from samples, in the language that is spoken
/// when they are made: what finds no room in them.
class ScaledScreens {
public:
    /// On a display of twice the pixels; no size is the smallest that the window may have.
    static constexpr QSize usual{1280, 800};

    void open()
    {
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
    void close()
    {
        window_.reset();
        workspace_.reset();
    }

    static void addDestinations()
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
    QStringList clippedIn(const QString& destination, QSize size)
    {
        window_->resize(size.isValid() ? size : window_->minimumSize());
        window_->showDestination(destination);
        QTest::qWait(300);
        // What has just been read is laid out at the next turn, which a busy machine takes later.
        QStringList found;
        (void)QTest::qWaitFor([&] { return (found = clippedParts(*window_)).isEmpty(); });
        return found;
    }

    static void addSampleScreens()
    {
        QTest::addColumn<SampleScreens>("screens");
        QTest::newRow("endpoints") << SampleScreens(photographEndpoints);
        QTest::newRow("rollouts") << SampleScreens(photographRollouts);
        QTest::newRow("monitoring") << SampleScreens(photographMonitoring);
        QTest::newRow("incidents") << SampleScreens(photographIncidents);
        QTest::newRow("drift") << SampleScreens(photographDrift);
        QTest::newRow("contracts") << SampleScreens(photographContracts);
        QTest::newRow("help") << SampleScreens(photographHelp);
    }
    static QStringList clippedIn(SampleScreens screens)
    {
        const QTemporaryDir nowhere;
        Photographer camera(nowhere.path(), {});
        QStringList found;
        camera.visit([&](QWidget& screen, const QString& name) {
            for (const auto& fault : clippedParts(screen))
                found.append(name + QStringLiteral(": ") + fault);
            if (screen.width() > usual.width() || screen.height() > usual.height())
                found.append(name + QStringLiteral(" is larger than the window"));
        });
        screens(camera, QStringLiteral("scale"), usual);
        return found;
    }

private:
    QTemporaryDir folder_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<MainWindow> window_;
};

} // namespace ph::testing
