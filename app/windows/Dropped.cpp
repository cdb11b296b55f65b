#include "app/windows/Dropped.h"

#include "services/connectors/Catalog.h"
#include "services/quality/ReadQualityReport.h"
#include "services/quality/ReportFile.h"
#include "services/yaml/YamlTree.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace ph {

namespace {

bool endsWithOneOf(const QString& path, std::initializer_list<const char*> endings)
{
    return std::any_of(endings.begin(), endings.end(), [&](const char* ending) {
        return path.endsWith(QLatin1String(ending), Qt::CaseInsensitive);
    });
}

/// Also one with mistakes, which are shown where it is opened.
bool isPolicy(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const auto read = readYaml(file.read(maxYamlBytes + 1));
    return std::any_of(read.root.children.begin(), read.root.children.end(),
                       [](const auto& entry) { return entry.key.text == QLatin1String("policy"); });
}

} // namespace

Dragged draggedOf(const QList<QUrl>& urls)
{
    Dragged dragged;
    for (const auto& url : urls) {
        // With a host it is a file of another computer, whatever the scheme.
        const bool isHere = url.isLocalFile() && url.host().isEmpty() && dragged.paths.size() < maxDropped;
        if (isHere)
            dragged.paths.append(url.toLocalFile());
        else
            ++dragged.refused;
    }
    return dragged;
}

Dropped recogniseDropped(const QString& path)
{
    using Kind = Dropped::Kind;
    const QFileInfo info(path);
    if (!info.isFile() && !info.isDir()) // a pipe would keep whoever opens it waiting
        return {path};
    if (info.isFile() && endsWithOneOf(path, {".phpack"}))
        return {path, Kind::Pack};
    if (info.isFile() && endsWithOneOf(path, {".json", ".csv"})) {
        const auto bytes = readReportFile(path);
        if (!bytes)
            return {path, Kind::Unknown, {}, bytes.error().detail};
        const auto report = readQualityReport(*bytes, path);
        return report ? Dropped{path, Kind::Report} : Dropped{path, Kind::Unknown, {}, report.error().detail};
    }
    if (info.isFile() && endsWithOneOf(path, {".yaml", ".yml"}) && isPolicy(path))
        return {path, Kind::Policy};
    const auto connector = recogniseLocation(path); // says of other files that they are no database
    if (!connector)
        return {path, Kind::Unknown, {}, connector.error().detail};
    if (!connector->isEmpty())
        return {path, Kind::Store, *connector};
    return {path};
}

} // namespace ph
