// What leaves the runs screen: exports, pins, comparisons, saved views. Everything else is in
// RunsController.cpp.
#include "app/RunsController.h"

#include "app/ConnectionsController.h"
#include "services/export/RunExport.h"
#include "widgets/runs/RunTableView.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QSaveFile>

namespace ph {

void RunsController::exportRuns(RunsScopeOf scopeOf, RunsExportFormat format, const QList<EntityKey>& chosen)
{
    if (!runs_.listing())
        return;
    const auto suffix = format == RunsExportFormat::Csv    ? QStringLiteral("csv")
                        : format == RunsExportFormat::Json ? QStringLiteral("json")
                                                           : QStringLiteral("ndjson");
    const auto file =
        QFileDialog::getSaveFileName(&screen_, tr("Export runs"), QStringLiteral("runs.") + suffix);
    if (file.isEmpty())
        return;
    const auto listing = runs_.listing();
    std::vector<std::uint32_t> rows;
    const QSet<EntityKey> wanted(chosen.begin(), chosen.end());
    for (const auto& node : listing->nodes) {
        if (node.kind == RunNode::Kind::Run &&
            (scopeOf == RunsScopeOf::AllMatches || wanted.contains(listing->table->entity(node.row))))
            rows.push_back(node.row);
    }
    const ExportOptions options{format == RunsExportFormat::Csv    ? ExportFormat::Csv
                                : format == RunsExportFormat::Json ? ExportFormat::Json
                                                                   : ExportFormat::Ndjson,
                                FormulaCells::Escape};
    exportJob_ = workspace_.runner().run<void>(
        {.title = tr("Exporting %Ln runs", nullptr, int(rows.size()))},
        [listing, rows, options, file](JobContext& job) {
            return exportRunsToFile(*listing->table, rows, listing->columns, options, file, job.stop);
        },
        this,
        [this, file](Result<void> written) {
            if (!written)
                showError(written.error());
            else
                screen_.setSavedViewMessage(tr("Written to %1").arg(file));
        });
}

void RunsController::pinMatches()
{
    if (!runs_.listing())
        return;
    QList<EntityKey> keys;
    for (const auto& node : runs_.listing()->nodes) {
        if (node.kind == RunNode::Kind::Run)
            keys.append(runs_.listing()->table->entity(node.row));
    }
    Q_EMIT pinRequested(keys);
}

void RunsController::compareMatches()
{
    CompareSet set;
    set.query = query_;
    const auto names = connections_.names();
    const auto chosen = scope();
    for (const auto& key : chosen)
        set.experiments.append({names.value(key.connection.value), experimentName(key)});
    Q_EMIT compareRequested(set, chosen.size() == 1 ? experimentName(chosen.first()) : QString());
}

void RunsController::compareSelected(const QList<EntityKey>& runs)
{
    CompareSet set;
    set.kind = CompareSet::Kind::Fixed;
    const auto names = connections_.names();
    QSet<QString> experiments;
    for (const auto& key : runs)
        set.runs.append({names.value(key.connection.value), key.remoteId});
    if (const auto listing = runs_.listing()) {
        const QSet<EntityKey> wanted(runs.begin(), runs.end());
        const auto* column =
            listing->table->texts({ColumnKind::Attribute, QLatin1String(attribute::experiment)});
        for (std::size_t row = 0; column && row < listing->table->rowCount(); ++row) {
            if (column->has(row) && wanted.contains(listing->table->entity(row)))
                experiments.insert(
                    QString::fromUtf8(column->at(row).data(), qsizetype(column->at(row).size())));
        }
    }
    Q_EMIT compareRequested(set, experiments.size() == 1 ? *experiments.begin() : QString());
}

// Saved views are text files, so that they can be shared and kept under version control.

void RunsController::saveView(const QString& name, const SavedView& view)
{
    auto named = view;
    named.name = name;
    named.experiments.clear();
    const auto names = connections_.names();
    for (const auto& key : scope())
        named.experiments.append({names.value(key.connection.value), experimentName(key)});
    const auto folder = viewsFolder();
    const auto file = viewFile(name);
    viewJob_ = workspace_.runner().run<void>(
        {},
        [folder, file, text = savedViewText(named)](JobContext&) -> Result<void> {
            QDir().mkpath(folder);
            QSaveFile out(file);
            if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size() || !out.commit())
                return fail(ErrorKind::Storage, file, out.errorString());
            return {};
        },
        this,
        [this, name](Result<void> saved) {
            if (!saved) {
                showError(saved.error());
                return;
            }
            currentView_ = name;
            screen_.setSavedViewMessage(tr("Saved"));
            listViews();
        });
}

void RunsController::openViewFile(const QString& file)
{
    viewJob_ = workspace_.runner().run<SavedView>(
        {},
        [file](JobContext&) -> Result<SavedView> {
            QFile in(file);
            if (!in.open(QIODevice::ReadOnly))
                return fail(ErrorKind::NotFound, file, in.errorString());
            return savedViewFromText(in.read((1 << 20) + 1), file);
        },
        this,
        [this](Result<SavedView> view) {
            if (view)
                openView(*view);
            else
                showError(view.error());
        });
}

void RunsController::openView(const SavedView& view)
{
    QList<EntityKey> keys;
    QStringList absent;
    const auto names = connections_.names();
    for (const auto& wanted : view.experiments) {
        const auto before = keys.size();
        for (const auto& e : experiments_) {
            if (e.experiment.name == wanted.experiment &&
                names.value(e.experiment.key.connection.value) == wanted.connection)
                keys.append(e.experiment.key);
        }
        if (keys.size() == before)
            absent.append(wanted.connection + u'/' + wanted.experiment);
    }
    if (!absent.isEmpty())
        screen_.setSavedViewMessage(tr("Not cached here: %1").arg(absent.join(QStringLiteral(", "))));
    columnsChosen_ = true;
    query_ = view.query;
    currentView_ = view.name;
    screen_.setView(view);
    screen_.setSelectedExperiments(keys);
    listViews();
    keepSoon_.start();
    reloadTable();
}

void RunsController::listViews()
{
    listJob_ = workspace_.runner().run<QMap<QString, QString>>(
        {},
        [folder = viewsFolder()](JobContext&) -> Result<QMap<QString, QString>> {
            QMap<QString, QString> files;
            for (const auto& info :
                 QDir(folder).entryInfoList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
                QFile in(info.filePath());
                if (!in.open(QIODevice::ReadOnly))
                    continue;
                const auto view = savedViewFromText(in.read((1 << 20) + 1), info.filePath());
                if (view && !files.contains(view->name))
                    files.insert(view->name, info.filePath());
            }
            return files;
        },
        this,
        [this](const Result<QMap<QString, QString>>& files) {
            if (!files)
                return;
            viewFiles_ = *files;
            screen_.setSavedViews(viewFiles_.keys(), currentView_);
        });
}

QString RunsController::viewFile(const QString& name) const
{
    return viewFiles_.value(name, viewsFolder() + u'/' + savedViewFileName(name) + QStringLiteral(".json"));
}

} // namespace ph
