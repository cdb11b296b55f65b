// Renders the endpoints screen in its states. With PH_GALLERY=directory the pictures are kept there, to be
// looked at.
#include "app/shots/EndpointSample.h"
#include "models/tables/EndpointModel.h"
#include "tests/support/Gallery.h"
#include "tests/support/Testing.h"
#include "widgets/endpoints/EndpointsScreen.h"

#include <QApplication>

using namespace ph;
using namespace ph::sample;
using ph::testing::keepPage;

class EndpointsGallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void screens_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<QSize>("size");
        QTest::addRow("light") << false << QSize(1190, 740);
        QTest::addRow("dark") << true << QSize(1190, 740);
        QTest::addRow("light-large") << false << QSize(2470, 1380);
        QTest::addRow("light-small") << false << QSize(830, 560);
    }
    void screens()
    {
        QFETCH(bool, dark);
        QFETCH(QSize, size);
        applyTheme(*qApp, dark ? SchemeChoice::Dark : SchemeChoice::Light);
        const QString tag = QStringLiteral("-%1").arg(QString::fromLatin1(QTest::currentDataTag()));
        EndpointModel model(nullptr, endpointsClock);
        EndpointsScreen screen(&model, nullptr, endpointsClock);
        screen.setCacheRead();
        keepPage(screen, QStringLiteral("endpoints-empty") + tag, size);
        const auto clusters = sampleClusters();
        model.applyRegistry(ServedIndex(registeredVersions()));
        model.applyClusters(clusters);
        screen.showClusters(clusters);
        model.applyEndpoints(prodCluster, prodEndpoints());
        model.applyEndpoints(labCluster, labEndpoints());
        keepPage(screen, QStringLiteral("endpoints-list") + tag, size);
        screen.open(canary().key);
        keepPage(screen, QStringLiteral("endpoints-canary") + tag, size);
        screen.open(broken().key);
        keepPage(screen, QStringLiteral("endpoints-broken") + tag, size);
    }
};

QTEST_MAIN(EndpointsGallery)
#include "tst_endpoints_gallery.moc"
