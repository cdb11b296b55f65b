#include "app/SavedViewFiles.h"

#include "models/values/WholeFile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace ph {

namespace {

constexpr qint64 mostBytes = 1 << 20;

Error noSuchView(const QString& name)
{
    return Error::make(
        ErrorKind::NotFound, name,
        QCoreApplication::translate("RunsController", "There is no view “%1” any more.").arg(name));
}

QString freeViewPath(const QString& folder, const QString& name)
{
    auto path = savedViewPath(folder, name);
    for (int i = 2; QFileInfo::exists(path); ++i)
        path = QStringLiteral("%1/%2 %3.json").arg(folder, savedViewFileName(name)).arg(i);
    return path;
}

} // namespace

Result<SavedView> savedViewIn(const QString& path)
{
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, path, in.errorString());
    return savedViewFromText(in.read(mostBytes + 1), path);
}

SavedViewFolder savedViewFolder(const QString& folder)
{
    SavedViewFolder found;
    for (const auto& info : QDir(folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const auto view = savedViewIn(info.filePath());
        if (!view)
            found.unreadable.append(info.fileName());
        else if (!found.views.contains(view->name))
            found.views.insert(view->name, info.filePath());
    }
    return found;
}

QMap<QString, QString> savedViewsIn(const QString& folder)
{
    return savedViewFolder(folder).views;
}

QString savedViewPath(const QString& folder, const QString& name)
{
    return folder + u'/' + savedViewFileName(name) + QStringLiteral(".json");
}

Result<void> putSavedView(const QString& folder, const SavedView& view)
{
    QDir().mkpath(folder);
    const auto own = savedViewsIn(folder).value(view.name);
    return writeWholeFile(own.isEmpty() ? freeViewPath(folder, view.name) : own, savedViewText(view));
}

Result<void> renameSavedView(const QString& folder, const QString& name, const QString& to)
{
    if (name == to)
        return {};
    const auto files = savedViewsIn(folder);
    const auto from = files.value(name);
    if (from.isEmpty())
        return fail(noSuchView(name));
    const auto taken = [&] {
        return fail(ErrorKind::Invalid, to,
                    QCoreApplication::translate("RunsController", "There is a view “%1” already.").arg(to));
    };
    if (files.contains(to))
        return taken();
    auto view = savedViewIn(from);
    if (!view)
        return fail(view.error());
    const auto path = savedViewPath(folder, to);
    // First the file, which is never put over another; a view under its old name there is still a view.
    if (path != from && !QFile::rename(from, path)) {
        if (QFile::exists(path))
            return taken();
        return fail(ErrorKind::Storage, from);
    }
    view->name = to;
    return writeWholeFile(path, savedViewText(*view));
}

Result<void> deleteSavedView(const QString& folder, const QString& name)
{
    const auto path = savedViewsIn(folder).value(name);
    if (path.isEmpty())
        return fail(noSuchView(name));
    QFile file(path);
    if (!file.remove())
        return fail(ErrorKind::Storage, path, file.errorString());
    return {};
}

} // namespace ph
