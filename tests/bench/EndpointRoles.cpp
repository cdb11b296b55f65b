// What the child processes of bench_endpoints.cpp do.
#include "app/ConnectionsController.h"
#include "app/MainWindow.h"
#include "services/http/CurlTransport.h"
#include "tests/bench/BenchWindow.h"
#include "tests/bench/Child.h"
#include "tests/bench/LoopProbe.h"
#include "tests/bench/ServedCluster.h"
#include "tests/fixture/KubernetesFixture.h"
#include "widgets/common/Theme.h"
#include "widgets/endpoints/EndpointTable.h"
#include "widgets/endpoints/EndpointsScreen.h"
#include "widgets/shell/ShellFrame.h"

#include <QElapsedTimer>
#include <QFile>

#include <cstdio>
#include <iostream>
#include <sys/resource.h>
#include <thread>

namespace ph::bench {

namespace {

using namespace std::chrono_literals;

constexpr int eventsPerSecond = 200;
constexpr auto eventPause = std::chrono::microseconds(1'000'000 / eventsPerSecond);
constexpr auto measured = 15s;
constexpr auto frame = 16ms;
constexpr char listPath[] = "/apis/serving.kserve.io/v1beta1/inferenceservices";

double seconds(const timeval& time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

double processorSeconds(int whose)
{
    rusage usage{};
    getrusage(whose, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// A workspace with one connection, to a cluster that answers at `address`.
void addCluster(const QString& folder, const QString& address)
{
    const auto config = folder + QStringLiteral("/kubeconfig");
    QFile file(config);
    const auto text = QStringLiteral("apiVersion: v1\n"
                                     "kind: Config\n"
                                     "current-context: lab\n"
                                     "clusters: [{name: lab, cluster: {server: \"%1\"}}]\n"
                                     "users: [{name: ada, user: {token: lab-token}}]\n"
                                     "contexts: [{name: lab, context: {cluster: lab, user: ada}}]\n")
                          .arg(address)
                          .toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("no kubeconfig");
    file.close();
    auto stores = openStores(folder.toStdString());
    Connection connection;
    connection.name = QStringLiteral("lab");
    connection.kind = QStringLiteral("kubernetes");
    connection.location = config;
    if (!stores || !stores->state->addConnection(connection))
        qFatal("no connection");
}

QByteArray lineOf(QProcess& child)
{
    while (!child.canReadLine() && child.waitForReadyRead(60'000)) {
    }
    return child.readLine().trimmed();
}

/// What reading and parsing the same bytes takes at least, and how many of them an event has.
void measurePeer(const QString& address)
{
    const auto transport = makeCurlTransport();
    HttpRequest request;
    request.url = address.toStdString() + listPath;
    request.limits.maxBodyBytes = 1u << 30;
    QElapsedTimer clock;
    clock.start();
    const auto response = transport->send(request, {});
    if (!response)
        qFatal("the list: %s", qPrintable(response.error().detail));
    const double read = double(clock.nsecsElapsed()) / 1e9;
    clock.restart();
    const auto parsed = nlohmann::json::parse(response->body);
    const double parse = double(clock.nsecsElapsed()) / 1e9;
    if (parsed["items"].size() != clusterServices)
        qFatal("the list has another size");
    std::printf("list_MB %.1f\nread_s %.3f\nparse_s %.3f\nparse_percent %.3f\n",
                double(response->body.size()) / 1e6, read, parse,
                100 * parse / clusterServices * eventsPerSecond);
}

} // namespace

int serveCluster()
{
    testing::KubernetesFixture cluster;
    std::vector<nlohmann::json> services;
    for (int i = 0; i < clusterServices; ++i) {
        auto applied = servedService(i);
        applied.erase("status");
        cluster.put(applied);
        cluster.put(servedService(i), "manager");
    }
    std::printf("%s\n", qPrintable(cluster.url()));
    std::fflush(stdout);
    std::string word;
    std::getline(std::cin, word); // the window stands
    auto next = std::chrono::steady_clock::now();
    for (int round = 1;; ++round) {
        // Far apart, as they come: a stride that meets each.
        const int number = int(std::int64_t(round) * 3'779 % clusterServices);
        const auto ns = "team-" + std::to_string(number % clusterNamespaces);
        const auto name = "scorer-" + std::to_string(number / clusterNamespaces);
        cluster.change(
            {"inferenceservices.serving.kserve.io", ns, name},
            [round](nlohmann::json& service) { touchService(service, round); }, "manager", "status");
        next += eventPause;
        std::this_thread::sleep_until(next);
    }
}

int endpointsWindow(int argc, char** argv, const QStringList& arguments)
{
    LoopProbe application(argc, argv);
    const auto server = startChild({QStringLiteral("cluster")});
    const auto address = QString::fromUtf8(lineOf(*server));
    addCluster(arguments.value(0), address);
    auto workspace = openWorkspace(arguments.value(0));
    applyTheme(application, SchemeChoice::Light);
    MainWindow window;
    window.resize(1400, 900);
    window.show();
    waitFor(300, [] { return false; });

    QElapsedTimer clock;
    clock.start();
    window.attach(*workspace);
    std::printf("attach_s %.3f\n", double(clock.elapsed()) / 1e3);
    window.showDestination(QLatin1String(MainWindow::endpointsId));
    auto* table = window.endpointsScreen()->findChild<EndpointTable*>();
    if (!table)
        qFatal("the table has another name now");
    double first = -1, cold = -1;
    application.watchPaints(table->viewport(), [&] {
        const int rows = table->model()->rowCount();
        const double now = double(clock.nsecsElapsed()) / 1e9;
        if (rows > 0 && first < 0)
            first = now;
        if (rows == clusterServices && cold < 0)
            cold = now;
    });
    waitFor(60'000, [&] { return cold >= 0; });
    std::printf("first_s %.3f\ncold_s %.3f\ncold_cpu_s %.3f\n", first, cold, processorSeconds(RUSAGE_SELF));
    waitFor(4'000, [] { return false; }); // until the cache has them, too

    server->write("go\n");
    waitFor(2'000, [] { return false; });
    int events = 0;
    QObject::connect(&workspace->poller(), &Poller::endpointsChanged, &window,
                     [&](ConnectionId, const std::shared_ptr<const EndpointsChange>& change) {
                         events += int(change->upserts.size());
                     });
    const double before = processorSeconds(RUSAGE_SELF), windowBefore = processorSeconds(RUSAGE_THREAD);
    clock.restart();
    application.begin(frame);
    waitFor(int(std::chrono::milliseconds(measured).count()), [] { return false; });
    application.end();
    const double took = double(clock.nsecsElapsed()) / 1e9;
    std::printf("core_percent %.2f\nwindow_percent %.2f\nevents_per_s %.1f\nrows %d\n",
                100 * (processorSeconds(RUSAGE_SELF) - before) / took,
                100 * (processorSeconds(RUSAGE_THREAD) - windowBefore) / took, events / took,
                table->model()->rowCount());
    application.report();
    measurePeer(address);
    server->kill();
    server->waitForFinished();
    return 0;
}

} // namespace ph::bench
