#include "app/drift/QualityController.h"

#include "services/quality/ReportFile.h"
#include "widgets/drift/QualityView.h"

#include <QFileInfo>

namespace ph {

namespace {

/// What became of the files of one import.
struct ImportedFiles {
    QStringList digests;
    int passedOver = 0; ///< of folders: files that are no reports
    QList<ItemFault> faults = {};
};

/// The files that are named, and those in the folders that are.
struct ReportPaths {
    QStringList named, inFolders;
};

Result<ReportPaths> reportPaths(const QStringList& paths)
{
    ReportPaths found;
    for (const auto& path : paths) {
        if (!QFileInfo(path).isDir()) {
            found.named.append(path);
            continue;
        }
        const auto files = reportFilesIn(path);
        if (!files)
            return fail(files.error());
        found.inFolders += *files;
    }
    return found;
}

Result<ImportedFiles> importFiles(QualityStore store, Observer& observer, const ReportPaths& paths,
                                  std::int64_t nowMs, JobContext& job)
{
    ImportedFiles imported;
    qint64 done = 0;
    const auto total = paths.named.size() + paths.inFolders.size();
    for (const auto* list : {&paths.named, &paths.inFolders}) {
        for (const auto& path : *list) {
            if (job.stop.stop_requested())
                return fail(ErrorKind::Cancelled, path);
            job.progress(QFileInfo(path).fileName(), done++, total);
            const auto bytes = readReportFile(path);
            auto kept = bytes ? store.keep(*bytes, path, evidentlyProjectOf(path), nowMs)
                              : Result<QualityStore::Kept>(fail(bytes.error()));
            if (kept) {
                observer.noteReport(kept->kept.report, kept->kept.importedMs);
                imported.digests.append(kept->kept.report.sha256);
            } else if (kept.error().kind == ErrorKind::Storage)
                return fail(kept.error()); // the next would not be kept either
            else if (kept.error().kind == ErrorKind::Unsupported && list == &paths.inFolders)
                ++imported.passedOver;
            else
                imported.faults.append({path, kept.error()});
        }
    }
    return imported;
}

} // namespace

QualityController::QualityController(Workspace& workspace, QualityView& view, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , view_(view)
    , store_(workspace.folder() / "quality")
{
    connect(&view_, &QualityView::importRequested, this, &QualityController::import);
    connect(&view_, &QualityView::removeRequested, this, &QualityController::remove);
    connect(&view_, &QualityView::copied, this,
            [this](int lines) { Q_EMIT messageRaised(tr("%Ln line(s) copied", nullptr, lines)); });
    load();
}

void QualityController::load()
{
    struct Shelved {
        QList<ShelvedReport> reports;
        QList<ItemFault> faults;
    };
    loadJob_ = workspace_.runner().run<Shelved>(
        {},
        [store = store_](JobContext&) -> Result<Shelved> {
            auto shelf = store.reports();
            if (!shelf)
                return fail(shelf.error());
            Shelved shelved;
            shelved.faults = shelf->faults;
            for (auto& kept : shelf->reports)
                shelved.reports.append(
                    {std::make_shared<const QualityReport>(std::move(kept.report)), kept.importedMs});
            return shelved;
        },
        this,
        [this](Result<Shelved> shelved) {
            if (!shelved)
                return view_.showError(shelved.error());
            reports_ = shelved->reports;
            view_.showReports(reports_, shelved->faults);
        });
}

void QualityController::import(const QStringList& paths)
{
    view_.showImporting();
    importJob_ = workspace_.runner().run<ImportedFiles>(
        {.title = tr("Importing reports"), .slot = QStringLiteral("quality"), .slotLimit = 1},
        [store = store_, &observer = workspace_.observer(), paths,
         nowMs = toMs(workspace_.clock()())](JobContext& job) -> Result<ImportedFiles> {
            const auto found = reportPaths(paths);
            if (!found)
                return fail(found.error());
            return importFiles(store, observer, *found, nowMs, job);
        },
        this,
        [this](Result<ImportedFiles> imported) {
            load(); // what was kept before it ended is there
            if (!imported)
                return view_.showError(imported.error());
            view_.showImported(int(imported->digests.size()), imported->passedOver, imported->faults);
        });
}

void QualityController::remove(const QString& digest)
{
    for (const auto& report : std::as_const(reports_)) {
        if (report.report->sha256 == digest)
            return move(report, Place::Removed, Step::First);
    }
}

void QualityController::move(const ShelvedReport& report, Place to, Step step)
{
    std::erase_if(moves_, [](const JobHandle& job) { return !job.isRunning(); });
    moves_.push_back(workspace_.runner().run<void>(
        {.title = {}, .slot = QStringLiteral("quality"), .slotLimit = 1},
        [store = store_, digest = report.report->sha256, to](JobContext&) mutable {
            return to == Place::Removed ? store.setAside(digest) : store.restore(digest);
        },
        this,
        [this, report, step](Result<void> moved) {
            load();
            if (!moved)
                view_.showError(moved.error());
            if (!moved && step == Step::Again)
                Q_EMIT editFailed();
            if (moved && step == Step::First)
                Q_EMIT edited({tr("removing the report %1").arg(report.title()),
                               [this, report] { move(report, Place::Shelf, Step::Again); },
                               [this, report] { move(report, Place::Removed, Step::Again); }});
        }));
}

} // namespace ph
