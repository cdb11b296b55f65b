#include "app/shots/StartShots.h"

#include "app/MainWindow.h"
#include "app/start/TourController.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/start/FirstStartView.h"
#include "widgets/start/ServerDoor.h"
#include "widgets/start/StoreDoor.h"

#include <QDir>

namespace ph {

namespace {

OfferedConnection offered(const char* kind, const char* name, const char* location, const QString& source)
{
    OfferedConnection offer;
    offer.connection.kind = QLatin1String(kind);
    offer.connection.name = QLatin1String(name);
    offer.connection.location = QLatin1String(location);
    offer.source = source;
    return offer;
}

} // namespace

void photographDoors(MainWindow& window, Photographer& camera, const QString& language)
{
    QTest::qWait(400);
    auto& view = *window.runsScreen()->firstStart();
    view.servers()->setOffers({}); // what this machine is set up with is nobody's business
    camera.take(window, QStringLiteral("first-start") + language);
    ConnectionOffers offers;
    const auto kubeConfig = QDir::homePath() + QStringLiteral("/.kube/config");
    offers.offers = {
        offered("mlflow", "mlflow", "https://mlflow.example.com", QStringLiteral("MLFLOW_TRACKING_URI")),
        offered("kubernetes", "prod-eu", "", kubeConfig), offered("kubernetes", "staging", "", kubeConfig)};
    view.servers()->setOffers(offers);
    const auto folder = QStringLiteral("mlflow-folder"), database = QStringLiteral("mlflow-db");
    const auto home = QDir::homePath();
    view.stores()->beginSearch();
    view.stores()->addStore({database, home + QStringLiteral("/work/fraud/mlflow.db"), 12, 48'300'000});
    view.stores()->addStore({folder, home + QStringLiteral("/work/fraud/mlruns"), 3, -1});
    view.stores()->addStore({folder, home + QStringLiteral("/notebooks/churn-2026/mlruns"), 1, -1});
    view.stores()->showProgress(4'812);
    camera.take(window, QStringLiteral("first-start-looking") + language);
    view.stores()->endSearch(StoreDoor::Ended::Whole);
    camera.take(window, QStringLiteral("first-start-found") + language);
    applyTheme(*qApp, SchemeChoice::Dark);
    camera.take(window, QStringLiteral("first-start-found") + language + QStringLiteral("-dark"));
    applyTheme(*qApp, SchemeChoice::Light);
}

void photographTour(MainWindow& window, Photographer& camera, const QString& look)
{
    const auto name = QStringLiteral("tour-") + look;
    if (!camera.wants(name))
        return;
    window.tour()->start();
    camera.take(window, name);
    window.tour()->end();
}

} // namespace ph
