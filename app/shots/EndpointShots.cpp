#include "app/shots/EndpointShots.h"

#include "app/endpoints/TrafficController.h"
#include "app/endpoints/TrafficMoves.h"
#include "app/shots/EndpointSample.h"
#include "models/tables/EndpointModel.h"
#include "models/tables/EndpointWords.h"
#include "services/sync/SyncErrorText.h"
#include "widgets/endpoints/EndpointsScreen.h"
#include "widgets/endpoints/TrafficDialog.h"

#include <QAbstractButton>
#include <QScrollArea>
#include <QSpinBox>

namespace ph {

namespace {

/// The page's events, as they come and as they cannot come.
void photographEvents(Photographer& camera, const QString& look, QSize size)
{
    using namespace sample;
    const auto take = [&](const char* what, const EndpointEvents& events, const QString& trafficRefusal) {
        EndpointModel model(nullptr, endpointsClock);
        EndpointsScreen screen(&model, nullptr, endpointsClock);
        model.applyClusters(sampleClusters());
        screen.showClusters(sampleClusters());
        model.applyEndpoints(prodCluster, prodEndpoints());
        screen.setCacheRead();
        screen.open(canary().key);
        screen.showTrafficRefusal(trafficRefusal);
        screen.showEvents(events);
        screen.resize(size);
        screen.show();
        QTest::qWait(50);
        screen.findChild<QScrollArea*>(QStringLiteral("endpointDetail"))
            ->ensureWidgetVisible(screen.findChild<QWidget*>(QStringLiteral("endpointEventsCard")));
        camera.take(screen, QStringLiteral("endpoints-%1-%2").arg(QLatin1String(what), look));
    };
    take("events", canaryEvents(), {});
    Connection reading;
    reading.name = QStringLiteral("prod-eu");
    take("events-none", {EndpointEvents::Standing::Level, {}, endpointsNow, {}},
         trafficChoice(reading, canary()).refusal);
    take("events-forbidden",
         {EndpointEvents::Standing::Ended,
          {},
          noTime,
          forbiddenByRole(QStringLiteral("list"), QStringLiteral("events"))},
         {});
    auto behind = canaryEvents();
    behind.standing = EndpointEvents::Standing::Behind;
    behind.levelMs = endpointsNow - anHour / 4;
    behind.trouble = Error::make(ErrorKind::Offline, {}, QStringLiteral("connection refused"));
    take("events-behind", behind, {});
}

void photographTraffic(Photographer& camera, const QString& look)
{
    using namespace sample;
    const auto take = [&](const char* what, auto act) {
        TrafficDialog dialog(canary(), canaryChoice(), canaryIdea);
        dialog.show();
        dialog.findChild<QSpinBox*>(QStringLiteral("trafficPercent"))->setValue(25);
        act(dialog);
        camera.take(dialog, QStringLiteral("traffic-%1-%2").arg(QLatin1String(what), look));
    };
    take("choose", [](TrafficDialog&) {});
    take("trial", [](TrafficDialog& dialog) { dialog.showTrial(canaryTrial()); });
    take("keyless", [](TrafficDialog& dialog) {
        auto trial = canaryTrial();
        trial.keyless = TrafficController::tr(
            "You have no signing key yet, and the ledger is signed before anything is asked for.");
        dialog.showTrial(trial);
    });
    take("conflict",
         [](TrafficDialog& dialog) { dialog.showTrialRefused(heldByArgo(), TrafficObjection::HeldFields); });
    take("looking", [](TrafficDialog& dialog) {
        dialog.showTrial(canaryTrial());
        dialog.findChild<QAbstractButton*>(QStringLiteral("trafficSend"))->click();
    });
    take("observed", [](TrafficDialog& dialog) {
        const auto seen = QStringLiteral("%1 fraud-scorer-00006, %2 fraud-scorer-00007")
                              .arg(percentText(75), percentText(25));
        dialog.showReport({TrafficReport::End::Observed,
                           recordedText("ph::TrafficMoves", "Observed: %1.").arg(seen).shown,
                           {}});
    });
}

} // namespace

void photographEndpoints(Photographer& camera, const QString& look, QSize size)
{
    using namespace sample;
    using Watch = ClusterStanding::Watch;
    const auto take = [&](const char* what, const QList<ClusterStanding>& clusters,
                          const std::vector<Endpoint>& endpoints,
                          const std::optional<EntityKey>& opened = std::nullopt) {
        EndpointModel model(nullptr, endpointsClock);
        EndpointsScreen screen(&model, nullptr, endpointsClock);
        model.applyRegistry(ServedIndex(registeredVersions()));
        model.applyClusters(clusters);
        screen.showClusters(clusters);
        model.applyEndpoints(prodCluster, endpoints);
        if (!endpoints.empty())
            model.applyEndpoints(labCluster, labEndpoints());
        screen.setCacheRead();
        if (opened)
            screen.open(*opened);
        screen.resize(size);
        screen.show();
        camera.take(screen, QStringLiteral("endpoints-%1-%2").arg(QLatin1String(what), look));
    };
    const auto lab = cluster(labCluster, QStringLiteral("lab"));
    take("list", sampleClusters(), prodEndpoints());
    take("canary", sampleClusters(), prodEndpoints(), canary().key);
    take("failing", sampleClusters(), prodEndpoints(), broken().key);
    take("empty", sampleClusters(), {});

    auto partial = cluster(prodCluster, QStringLiteral("prod-eu"));
    partial.unread = {forbiddenKind(QStringLiteral("payments/rollouts")),
                      forbiddenKind(QStringLiteral("search/inferencegraphs"))};
    partial.unreadItems = partial.unread.size();
    take("partial", {partial, lab}, prodEndpoints());

    auto offline = cluster(prodCluster, QStringLiteral("prod-eu"), Watch::Behind);
    offline.errorKind = errorKindName(ErrorKind::Offline);
    offline.errorText =
        syncErrorText(Error::make(ErrorKind::Offline, QStringLiteral("prod-eu"),
                                  QStringLiteral("prod-eu.example.org:6443: connection refused")));
    take("offline", {offline, lab}, prodEndpoints(), canary().key);

    auto forbidden = cluster(prodCluster, QStringLiteral("prod-eu"), Watch::Behind);
    forbidden.errorKind = errorKindName(ErrorKind::Forbidden);
    forbidden.errorText =
        recordedText("ph::Connector",
                     "No kind of endpoint may be listed: the right to list and watch them is missing.")
            .shown;
    take("forbidden", {forbidden}, {});
    photographEvents(camera, look, size);
    photographTraffic(camera, look);
}

} // namespace ph
