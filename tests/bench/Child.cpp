#include "tests/bench/Child.h"

#include <QCoreApplication>

#include <cstring>

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
        return serve();
    if (role == "sync")
        return syncWindow(argc, argv, arguments);
    if (role == "resident")
        return residentWindow(argc, argv, arguments);
    return 2;
}

std::unique_ptr<QProcess> startChild(const QStringList& role)
{
    auto child = std::make_unique<QProcess>();
    child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child->start(QStringLiteral("/proc/self/exe"), QStringList{QStringLiteral("--child")} + role);
    return child;
}

} // namespace ph::bench
