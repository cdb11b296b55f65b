#include "tests/bench/Child.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstring>
#include <limits>

namespace ph::bench {

std::optional<int> runAsChild(int argc, char** argv)
{
    if (argc < 3 || std::strcmp(argv[1], "--child") != 0)
        return std::nullopt;
    QStringList arguments;
    for (int i = 3; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const std::string_view role(argv[2]);
    if (role == "serve")
        return serve(Served::Much);
    if (role == "serve-little")
        return serve(Served::Little);
    if (role == "start")
        return startedWindow(argc, argv, arguments);
    if (role == "idle")
        return idleWindow(argc, argv, arguments);
    if (role == "sync")
        return syncWindow(argc, argv, arguments);
    if (role == "resident")
        return residentWindow(argc, argv, arguments);
    if (role == "filter")
        return filterWindow(argc, argv, arguments);
    if (role == "cluster")
        return serveCluster();
    if (role == "endpoints")
        return endpointsWindow(argc, argv, arguments);
    if (role == "alerts")
        return alertsWindow(argc, argv, arguments);
    if (role == "pack")
        return packWindow(argc, argv, arguments);
    return 2;
}

std::unique_ptr<QProcess> startChild(const QStringList& role, const QString& display)
{
    auto child = std::make_unique<QProcess>();
    child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("LD_PRELOAD"), QStringLiteral(PH_ALLOCATOR));
    if (!display.isEmpty()) {
        environment.insert(QStringLiteral("DISPLAY"), display);
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("xcb"));
    }
    child->setProcessEnvironment(environment);
    child->start(QStringLiteral("/proc/self/exe"), QStringList{QStringLiteral("--child")} + role);
    return child;
}

double Values::at(const std::string& name) const
{
    const auto it = find(name);
    return it == end() ? std::numeric_limits<double>::quiet_NaN() : it->second;
}

Values readValues(QProcess& child, int patienceMs)
{
    if (!child.waitForFinished(patienceMs)) {
        std::fprintf(stderr, "a window took too long\n");
        child.kill();
        child.waitForFinished();
    }
    Values values;
    for (const auto& line : child.readAllStandardOutput().split('\n')) {
        const auto parts = line.split(' ');
        bool number = false;
        const double value = parts.size() == 2 ? parts[1].toDouble(&number) : 0;
        if (number)
            values[parts[0].toStdString()] = value;
        else if (!line.isEmpty())
            std::printf("  %s\n", line.constData());
    }
    return values;
}

} // namespace ph::bench
