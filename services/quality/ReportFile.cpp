#include "services/quality/ReportFile.h"

#include "services/http/Json.h"
#include "services/quality/QualityText.h"
#include "services/quality/ReadQualityReport.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace ph {

Result<QByteArray> readReportFile(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorKind::NotFound, path,
                    qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "there is no such file")));
    if (!info.isFile()) // opening a pipe would wait for its writer
        return fail(ErrorKind::Unreadable, path,
                    qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "this is not a regular file")));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(info.isReadable() ? ErrorKind::Storage : ErrorKind::Forbidden, path, file.errorString());
    auto bytes = file.read(maxReportBytes + 1);
    if (file.error() != QFile::NoError)
        return fail(ErrorKind::Storage, path, file.errorString());
    if (bytes.size() > maxReportBytes)
        return fail(ErrorKind::Unreadable, path,
                    qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "larger than %1 MiB"))
                        .arg(maxReportBytes >> 20));
    return bytes;
}

Result<QStringList> reportFilesIn(const QString& folder)
{
    QStringList found;
    QDirIterator files(folder, {QStringLiteral("*.json"), QStringLiteral("*.csv")},
                       QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        found.append(files.next());
        if (found.size() > maxReportFiles)
            return fail(
                ErrorKind::Unreadable, folder,
                qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "more than %1 JSON and CSV files"))
                    .arg(maxReportFiles));
    }
    found.sort();
    return found;
}

QString evidentlyProjectOf(const QString& path)
{
    const QFileInfo file(path);
    auto folder = file.dir();
    if (folder.dirName() != QLatin1String("snapshots") || !folder.cdUp())
        return {};
    QFile metadata(folder.filePath(QStringLiteral("metadata.json")));
    if (!QFileInfo(metadata).isFile() || !metadata.open(QIODevice::ReadOnly))
        return {};
    const auto bytes = metadata.read(1 << 20);
    const auto json = parseJson({bytes.constData(), std::size_t(bytes.size())}, metadata.fileName());
    if (!json || !json->is_object())
        return {};
    return JsonReader(*json).text("name");
}

} // namespace ph
