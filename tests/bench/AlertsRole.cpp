// What the child process of bench_alerts.cpp does: the real window looks at its alerts while so many come in
// one poll, stay over another, and are gone in the next; a timer of 1 ms tells how late the event loop is.
#include "app/MainWindow.h"
#include "app/notify/NotifyController.h"
#include "tests/bench/BenchWindow.h"
#include "tests/bench/Child.h"
#include "tests/bench/LoopProbe.h"
#include "tests/fixture/HttpFixture.h"
#include "widgets/common/Theme.h"
#include "widgets/monitoring/MonitoringScreen.h"

#include <atomic>
#include <cstdio>

namespace ph::bench {

namespace {

constexpr int alerts = 10'000;
constexpr int alertsPatienceMs = 60'000;

std::string alertsReply()
{
    std::string text = "[";
    for (int i = 0; i < alerts; ++i) {
        const auto number = std::to_string(i);
        const char* grade = i % 10 == 0 ? "critical" : "warning";
        text +=
            (i ? "," : "") +
            (R"({"annotations":{"summary":"p95 of endpoint )" + number + R"( is above 500 ms"},)") +
            R"("endsAt":"2999-01-01T00:00:00.000Z","startsAt":"2026-11-01T00:00:)" +
            (i % 60 < 10 ? "0" : "") + std::to_string(i % 60) + R"(.000Z",)" +
            R"("updatedAt":"2026-11-01T00:01:00.000Z","fingerprint":"f)" + number + R"(",)" +
            R"("receivers":[{"name":"oncall"}],"status":{"inhibitedBy":[],"silencedBy":[],"state":"active"},)" +
            R"("labels":{"alertname":"LatencyHigh","severity":")" + grade +
            R"(","namespace":"payments","inferenceservice":"endpoint-)" + number +
            R"(","job":"kserve","region":"eu"}})";
    }
    return text + "]";
}

} // namespace

int alertsWindow(int argc, char** argv, const QStringList& arguments)
{
    LoopProbe application(argc, argv);
    std::atomic<bool> areFiring{false};
    std::atomic<int> polls{0};
    const auto many = alertsReply();
    const testing::HttpFixture server([&](const testing::FixtureRequest& request) {
        testing::FixtureReply reply;
        if (request.path == "/api/v2/alerts") {
            reply.body = areFiring ? many : "[]";
            ++polls;
        } else if (request.path == "/api/v2/silences") {
            reply.body = "[]";
        } else {
            reply.status = 404;
        }
        return reply;
    });
    Connection connection;
    connection.name = QStringLiteral("oncall");
    connection.kind = QStringLiteral("alertmanager");
    connection.location = QString::fromStdString(server.url());
    {
        auto stores = openStores(arguments.value(0).toStdString());
        if (!stores || !stores->state->addConnection(connection))
            return 1;
    }
    auto workspace = openWorkspace(arguments.value(0));
    applyTheme(application, SchemeChoice::Light);
    MainWindow window;
    window.resize(1400, 900);
    window.show();
    window.attach(*workspace);
    window.showDestination(QLatin1String(MainWindow::monitoringId));
    auto& screen = *window.monitoringScreen();
    screen.showTab(MonitoringScreen::Tab::Alerts);
    if (!waitFor(alertsPatienceMs, [&] { return polls > 0; }))
        return 1;
    waitFor(1'500, [] { return false; });

    const auto told = [&] {
        int notices = 0;
        for (const auto& record : window.notifyController()->history())
            notices += record.how == NoticeRecord::How::Told ? 1 : 0;
        return notices;
    };
    const auto pollUntil = [&](int rows) {
        const int before = polls;
        Q_EMIT screen.retryRequested();
        const bool came = waitFor(alertsPatienceMs, [&] {
            return polls > before && screen.alerts().rowCount() == rows && (rows == 0 || told() > 0);
        });
        waitFor(700, [] { return false; }); // what follows of it
        return came;
    };
    application.begin();
    areFiring = true;
    bool came = pollUntil(alerts);
    came = pollUntil(alerts) && came;
    areFiring = false;
    came = pollUntil(0) && came;
    application.end();
    application.report();
    std::printf("came %d\nnotices %d\n", came ? 1 : 0, told());
    return came ? 0 : 1;
}

} // namespace ph::bench
