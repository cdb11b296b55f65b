#include "app/incidents/DiagnosisController.h"

#include "app/incidents/JobProgress.h"
#include "app/incidents/LoadDiagnosis.h"
#include "widgets/common/Banner.h"
#include "widgets/incidents/DiagnosisView.h"
#include "widgets/incidents/JudgeStepDialog.h"

#include <QFileDialog>
#include <QPointer>

namespace ph {

DiagnosisController::DiagnosisController(Workspace& workspace, DiagnosisView& view, IncidentWriting write,
                                         QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , source_(ownIncidents(workspace))
    , view_(view)
    , write_(std::move(write))
{
    connect(&view_, &DiagnosisView::runRequested, this, &DiagnosisController::run);
    connect(&view_, &DiagnosisView::cancelRequested, this, [this] { job_.cancel(); });
    connect(&view_, &DiagnosisView::policyRequested, this, &DiagnosisController::choosePolicy);
    connect(&view_, &DiagnosisView::judgeRequested, this, &DiagnosisController::judge);
    followProgress(workspace_.runner(), job_, view_, this);
}

void DiagnosisController::setSource(const IncidentSource& source)
{
    job_ = {};
    source_ = source;
}

void DiagnosisController::run()
{
    if (!view_.incident())
        return;
    const auto incident = *view_.incident();
    const auto words = tr("Reading what was cached…");
    view_.showRunning(words, 0, 0);
    job_ = workspace_.runner().run<DiagnosisReading>(
        {.title = tr("Diagnosing %1").arg(incident.title),
         .slot = QStringLiteral("diagnosis"),
         .slotLimit = 1},
        [source = source_, incident, lookBackMs = view_.lookBackMs(), file = view_.policyFile(),
         words](JobContext& job) -> Result<DiagnosisReading> {
            auto& workspace = *source.workspace;
            const auto checklist =
                loadChecklist(workspace, incident.environment, file.isEmpty() ? source.policyFile : file);
            if (!checklist)
                return fail(checklist.error());
            const auto nowMs = toMs(workspace.clock()());
            const auto question = questionOf(incident, lookBackMs, nowMs);
            const auto reading =
                loadPast(workspace, question.onsetMs - lookBackMs, nowMs, job.stop,
                         [&](qint64 done, qint64 total) { job.progress(words, done, total); });
            if (!reading)
                return fail(reading.error());
            return DiagnosisReading{diagnose(checklist->steps, reading->past, question, incident.steps),
                                    reading->past.table, checklist->policyFile,
                                    checklist->notes + reading->notes};
        },
        this,
        [this, id = incident.id](Result<DiagnosisReading> found) {
            if (!view_.incident() || view_.incident()->id != id)
                return;
            if (found)
                view_.showReading(*found);
            else
                view_.showError(found.error());
        });
}

void DiagnosisController::choosePolicy()
{
    const auto file =
        QFileDialog::getOpenFileName(&view_, tr("Steps of a policy"), {}, tr("Policies (*.yaml *.yml)"));
    if (!file.isEmpty())
        view_.choosePolicy(file);
}

void DiagnosisController::judge(IncidentJudged::Word word)
{
    const auto step = view_.chosenStep();
    const auto timeline = view_.timeline();
    if (!step || !timeline || !view_.incident())
        return;
    auto* dialog = new JudgeStepDialog(*view_.incident(), *step, *timeline, word, view_.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &JudgeStepDialog::asked, this,
            [this, still = QPointer(dialog)](const QString& incident, const IncidentJudged& judged) {
                write_(incident, judged, [this, still, judged](const Result<QString>& written) {
                    if (written)
                        Q_EMIT messageRaised(tr("Written down: %1").arg(judged.step));
                    if (still && written)
                        still->accept();
                    else if (still)
                        still->showRefused(written.error());
                    else if (!written)
                        view_.showError(written.error());
                });
            });
    dialog->open();
}

} // namespace ph
