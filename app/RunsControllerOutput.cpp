// What leaves the runs screen: exports, pins, comparisons. Everything else is in
// RunsController.cpp.
#include "app/RunsController.h"

#include "app/ConnectionsController.h"
#include "services/export/RunExport.h"
#include "widgets/runs/RunTableView.h"

#include <QFileDialog>

namespace ph {

void RunsController::exportRuns(RunsScopeOf scopeOf, RunsExportFormat format, const QList<EntityKey>& chosen)
{
    if (!runs_.listing())
        return;
    const auto suffix = format == RunsExportFormat::Csv         ? QStringLiteral("csv")
                        : format == RunsExportFormat::JsonArray ? QStringLiteral("json")
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
    const ExportOptions options{format == RunsExportFormat::Csv         ? ExportFormat::Csv
                                : format == RunsExportFormat::JsonArray ? ExportFormat::JsonArray
                                                                        : ExportFormat::Ndjson,
                                FormulaCells::Escape, SecretCells::Hide};
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
    set.experiments = experiments_.namesOf(screen_.selectedExperiments());
    Q_EMIT compareRequested(set,
                            set.experiments.size() == 1 ? set.experiments.first().experiment : QString());
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

} // namespace ph
