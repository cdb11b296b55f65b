#include "app/settings/TableCopies.h"

#include "app/drift/PlacedTable.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDirIterator>
#include <QSet>

namespace ph {

namespace {

struct TableCopy {
    QString path;
    CachedThing thing;
};

/// Below tables/CONNECTION/RUN/, as fetchTable() places them. Nothing behind a link is looked at.
Result<std::vector<TableCopy>> tableCopies(Workspace& workspace)
{
    const auto pinned = workspace.cache().pinned();
    if (!pinned)
        return fail(pinned.error());
    QSet<QString> spared;
    for (const auto& run : *pinned)
        spared.insert(QStringLiteral("%1/%2").arg(run.connection.value).arg(run.remoteId));
    const QDir folder(QString::fromStdString(runTablesFolder(workspace).string()));
    std::vector<TableCopy> copies;
    QDirIterator files(folder.path(), QDir::Files | QDir::Hidden | QDir::NoSymLinks,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        const auto info = files.fileInfo();
        const auto run = folder.relativeFilePath(info.filePath()).section(u'/', 0, 1);
        copies.push_back({info.filePath(),
                          {info.lastModified().toMSecsSinceEpoch(), info.size(),
                           spared.contains(run) ? CachedThing::Pinned::Yes : CachedThing::Pinned::No}});
    }
    return copies;
}

std::vector<CachedThing> thingsOf(const std::vector<TableCopy>& copies)
{
    std::vector<CachedThing> things;
    for (const auto& copy : copies)
        things.push_back(copy.thing);
    return things;
}

} // namespace

Result<CachePlan> planTableCopies(Workspace& workspace, std::int64_t mostBytes)
{
    const auto copies = tableCopies(workspace);
    if (!copies)
        return fail(copies.error());
    return planCache(CacheKind::Tables, thingsOf(*copies), mostBytes);
}

Result<CachePlan> removeTableCopies(Workspace& workspace, const CachePlan& plan)
{
    const auto copies = tableCopies(workspace);
    if (!copies)
        return fail(copies.error());
    for (const auto& copy : *copies) {
        const bool goes = plan.beforeMs != noTime && copy.thing.pinned == CachedThing::Pinned::No &&
                          copy.thing.fetchedMs <= plan.beforeMs;
        if (goes && !QFile::remove(copy.path))
            return fail(ErrorKind::Storage, copy.path,
                        QCoreApplication::translate("ph::TableCopies", "It cannot be removed."));
    }
    return planCacheBefore(CacheKind::Tables, thingsOf(*copies), plan.beforeMs);
}

} // namespace ph
