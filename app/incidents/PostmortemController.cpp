#include "app/incidents/PostmortemController.h"

#include "app/incidents/JobProgress.h"
#include "app/incidents/LoadPostmortem.h"
#include "app/incidents/PostmortemFile.h"
#include "app/incidents/ReaderSpeech.h"
#include "models/values/WholeFile.h"
#include "services/postmortem/PostmortemMarkdown.h"
#include "widgets/incidents/PostmortemView.h"

#include <QDateTime>
#include <QFileDialog>
#include <QFileInfo>

namespace ph {

PostmortemController::PostmortemController(Workspace& workspace, PostmortemView& view, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , source_(ownIncidents(workspace))
    , view_(view)
{
    connect(&view_, &PostmortemView::draftRequested, this, &PostmortemController::draft);
    connect(&view_, &PostmortemView::cancelRequested, this, [this] { drafting_.cancel(); });
    connect(&view_, &PostmortemView::exportRequested, this, &PostmortemController::chooseFile);
    connect(&view_, &PostmortemView::replaceRequested, this,
            [this](const QString& file) { exportTo(file, Existing::Replace); });
    followProgress(workspace_.runner(), drafting_, view_, this);
}

void PostmortemController::setSource(const IncidentSource& source)
{
    drafting_ = {};
    draft_.reset();
    source_ = source;
}

void PostmortemController::draft()
{
    struct Drafted {
        std::shared_ptr<const Postmortem> draft;
        PostmortemText text;
    };
    if (!view_.incident())
        return;
    const auto id = view_.incident()->id;
    const auto words = tr("Reading what was cached…");
    view_.showRunning(words, 0, 0);
    drafting_ = workspace_.runner().run<Drafted>(
        {.title = tr("Drafting the postmortem of %1").arg(view_.incident()->title),
         .slot = QStringLiteral("diagnosis"),
         .slotLimit = 1},
        [source = source_, id, words](JobContext& job) -> Result<Drafted> {
            const auto reading =
                loadPostmortem(*source.workspace, id, source.policyFile, job.stop,
                               [&](qint64 done, qint64 total) { job.progress(words, done, total); });
            if (!reading)
                return fail(reading.error());
            auto draft = std::make_shared<const Postmortem>(draftPostmortem(reading->record, readerSpeech()));
            PostmortemText text{postmortemMarkdown(*draft), draft->wording, reading->notes,
                                reading->record.nowMs};
            return Drafted{std::move(draft), std::move(text)};
        },
        this,
        [this, id](Result<Drafted> drafted) {
            if (!view_.incident() || view_.incident()->id != id)
                return;
            if (!drafted)
                return view_.showError(drafted.error());
            draft_ = drafted->draft;
            draftOf_ = id;
            view_.showDraft(drafted->text);
        });
}

void PostmortemController::chooseFile()
{
    if (!view_.incident())
        return;
    // Whether a file may be replaced is asked where its age is told.
    QString kind;
    auto file = QFileDialog::getSaveFileName(
        &view_, tr("Export the postmortem"), QStringLiteral("postmortem-%1.md").arg(view_.incident()->id),
        tr("Markdown (*.md);;Web page (*.html);;PDF (*.pdf)"), &kind, QFileDialog::DontConfirmOverwrite);
    if (file.isEmpty())
        return;
    if (QFileInfo(file).suffix().isEmpty())
        file += kind.contains(QLatin1String("*.html"))  ? QStringLiteral(".html")
                : kind.contains(QLatin1String("*.pdf")) ? QStringLiteral(".pdf")
                                                        : QStringLiteral(".md");
    exportTo(file, Existing::Keep);
}

void PostmortemController::exportTo(const QString& file, Existing existing)
{
    if (!draft_ || !view_.incident() || draftOf_ != view_.incident()->id)
        return;
    const auto format = postmortemFormat(file);
    if (!format)
        return view_.showExportError(file, format.error());
    exporting_ = workspace_.runner().run<std::int64_t>(
        {.title = tr("Saving %1").arg(file)},
        [draft = draft_, format = *format, file, existing](JobContext&) -> Result<std::int64_t> {
            // When the one that is there was changed; noTime: written.
            const QFileInfo there(file);
            if (existing == Existing::Keep && there.exists())
                return there.lastModified().toMSecsSinceEpoch();
            if (const auto written = writeWholeFile(file, postmortemBytes(*draft, format)); !written)
                return fail(written.error());
            return noTime;
        },
        this,
        [this, file](Result<std::int64_t> changedMs) {
            if (!changedMs)
                return view_.showExportError(file, changedMs.error());
            if (*changedMs != noTime)
                return view_.askToReplace(file, *changedMs);
            view_.showExported(file);
            Q_EMIT messageRaised(tr("Saved: %1").arg(file));
        });
}

} // namespace ph
