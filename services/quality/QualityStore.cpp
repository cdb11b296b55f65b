#include "services/quality/QualityStore.h"

#include "models/values/JsonFields.h"
#include "models/values/WholeFile.h"
#include "services/quality/QualityText.h"
#include "services/quality/ReadQualityReport.h"
#include "services/quality/ReportFile.h"

#include <QDir>

#include <algorithm>

namespace ph {

namespace {

constexpr int originVersion = 1;

/// Where a report came from.
struct ReportOrigin {
    QString file, project;
    std::int64_t importedMs = noTime;
};

QByteArray originText(const ReportOrigin& origin)
{
    return JsonLines()
               .put("quality-report", originVersion)
               .put("file", origin.file)
               .put("project", origin.project)
               .put("imported-ms", double(origin.importedMs))
               .text() +
           '\n';
}

/// A lost or damaged origin takes no report away.
ReportOrigin originFrom(const QByteArray& text, const QString& where)
{
    auto fields = JsonFields::read(text, QStringLiteral("quality-report"), originVersion, where,
                                   QStringLiteral("not the origin of a report"));
    if (!fields)
        return {};
    ReportOrigin origin{fields->text(QStringLiteral("file")), fields->text(QStringLiteral("project"))};
    if (const auto ms = fields->take(QStringLiteral("imported-ms")); ms.isDouble())
        origin.importedMs = ms.toInteger(noTime);
    return origin;
}

/// Of one digest the bytes are the same everywhere: what lies there of it already gives way. The origin goes
/// first: a report is there once its bytes are.
Result<void> moveReport(const QString& from, const QString& to, const QString& sha256)
{
    for (const char* ending : {".json", ".report"}) {
        const auto name = u'/' + sha256 + QLatin1String(ending);
        std::error_code error;
        std::filesystem::rename((from + name).toStdString(), (to + name).toStdString(), error);
        if (error && error != std::errc::no_such_file_or_directory) // an origin may be lost
            return fail(ErrorKind::Storage, from + name, QString::fromStdString(error.message()));
    }
    return {};
}

KeptReport withOrigin(QualityReport report, const ReportOrigin& origin)
{
    report.file = origin.file;
    if (report.title.isEmpty())
        report.title = origin.project;
    return {std::move(report), origin.importedMs};
}

} // namespace

QualityStore::QualityStore(std::filesystem::path folder)
    : folder_(QString::fromStdString(folder.string()))
{
}

QString QualityStore::pathOf(const QString& sha256, const char* ending) const
{
    return folder_ + u'/' + sha256 + QLatin1String(ending);
}

QString QualityStore::asideFolder() const
{
    return folder_ + QStringLiteral("/removed");
}

Result<QualityStore::Kept> QualityStore::keep(const QByteArray& bytes, const QString& file,
                                              const QString& project, std::int64_t nowMs)
{
    auto report = readQualityReport(bytes, file);
    if (!report)
        return fail(report.error());
    const auto sha256 = report->sha256;
    if (QFileInfo::exists(pathOf(sha256, ".report"))) {
        if (auto kept = load(sha256)) // damaged: it is written once more
            return Kept{std::move(*kept), Kept::Novelty::Known};
    }
    if (!QDir().mkpath(folder_))
        return fail(ErrorKind::Storage, folder_,
                    qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "the folder cannot be made")));
    const ReportOrigin origin{file, project, nowMs};
    // The origin first: a report is there once its bytes are.
    for (const auto& [path, text] : {std::pair(pathOf(sha256, ".json"), originText(origin)),
                                     std::pair(pathOf(sha256, ".report"), bytes)}) {
        if (const auto written = writeWholeFile(path, text); !written)
            return fail(written.error());
    }
    return Kept{withOrigin(std::move(*report), origin), Kept::Novelty::New};
}

Result<KeptReport> QualityStore::load(const QString& sha256) const
{
    const auto path = pathOf(sha256, ".report");
    const auto bytes = readReportFile(path);
    if (!bytes)
        return fail(bytes.error());
    auto report = readQualityReport(*bytes, path);
    if (!report)
        return fail(report.error());
    if (report->sha256 != sha256)
        return fail(ErrorKind::Unreadable, path,
                    qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "not the bytes that were imported")));
    const auto origin = readReportFile(pathOf(sha256, ".json"));
    return withOrigin(std::move(*report), originFrom(origin.value_or(QByteArray()), path));
}

Result<QualityStore::Shelf> QualityStore::reports() const
{
    Shelf shelf;
    const auto names =
        QDir(folder_).entryList({QStringLiteral("*.report")}, QDir::Files | QDir::NoSymLinks, QDir::Name);
    for (const auto& name : names) {
        if (auto kept = load(name.chopped(7)))
            shelf.reports.append(std::move(*kept));
        else
            shelf.faults.append({name, kept.error()});
    }
    std::stable_sort(shelf.reports.begin(), shelf.reports.end(),
                     [](const KeptReport& a, const KeptReport& b) { return a.importedMs > b.importedMs; });
    return shelf;
}

Result<void> QualityStore::setAside(const QString& sha256)
{
    if (sha256.contains(u'/') || !QFileInfo::exists(pathOf(sha256, ".report")))
        return fail(ErrorKind::NotFound, sha256,
                    qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "no such report was imported")));
    const auto aside = asideFolder();
    if (!QDir().mkpath(aside))
        return fail(ErrorKind::Storage, aside,
                    qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "the folder cannot be made")));
    return moveReport(folder_, aside, sha256);
}

Result<void> QualityStore::restore(const QString& sha256)
{
    if (!sha256.contains(u'/') && QFileInfo::exists(pathOf(sha256, ".report")))
        return {};
    if (sha256.contains(u'/') || !QFileInfo::exists(asideFolder() + u'/' + sha256 + QLatin1String(".report")))
        return fail(ErrorKind::NotFound, sha256,
                    qualityText(QT_TRANSLATE_NOOP("ph::QualityReading", "no such report was removed")));
    return moveReport(asideFolder(), folder_, sha256);
}

} // namespace ph
