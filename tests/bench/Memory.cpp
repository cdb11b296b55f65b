#include "tests/bench/Memory.h"

#include <QDir>
#include <QFile>

namespace ph::bench {

namespace {

qint64 parentOf(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const auto line = file.readAll();
    return line.mid(line.lastIndexOf(')') + 2).split(' ').value(1).toLongLong(); // the name may hold anything
}

bool descendsFrom(qint64 process, qint64 ancestor)
{
    while (process > 1 && process != ancestor)
        process = parentOf(process);
    return process == ancestor;
}

} // namespace

std::size_t proportionalBytes(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const auto& line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').value(0).toULongLong() * 1024;
    }
    return 0;
}

std::size_t proportionalBytesOfTree(qint64 process)
{
    std::size_t bytes = 0;
    const auto names = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const auto& name : names) {
        bool isProcess = false;
        const auto number = name.toLongLong(&isProcess);
        if (isProcess && descendsFrom(number, process))
            bytes += proportionalBytes(number);
    }
    return bytes;
}

} // namespace ph::bench
