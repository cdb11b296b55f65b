// What is done to kept studies as files: all of it moves, and is taken back.
#include "app/drift/DriftController.h"
#include "widgets/drift/DriftScreen.h"

namespace ph {

void DriftController::duplicate()
{
    auto copy = current_;
    copy.name = tr("%1, copy").arg(current_.name);
    screen_.showEditor(copy);
}

void DriftController::rename(const QString& to)
{
    putName(current_.name, to, Step::First);
}

void DriftController::putName(const QString& from, const QString& to, Step step)
{
    std::erase_if(moves_, [](const JobHandle& job) { return !job.isRunning(); });
    moves_.push_back(workspace_.runner().run<void>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1},
        [files = files_, from, to](JobContext&) { return files.rename(from, to); }, this,
        [this, from, to, step](Result<void> renamed) {
            if (!renamed)
                return sayMoveTrouble(tr("The study could not be renamed."), renamed.error(), step);
            if (current_.name == from) {
                current_.name = to;
                remember();
            }
            listStudies();
            if (step == Step::First)
                Q_EMIT edited({tr("renaming the study %1").arg(from),
                               [this, from, to] { putName(to, from, Step::Again); },
                               [this, from, to] { putName(from, to, Step::Again); }});
        }));
}

void DriftController::remove()
{
    setAside(current_.name, std::make_shared<QString>(), Step::First);
}

void DriftController::setAside(const QString& name, const std::shared_ptr<QString>& aside, Step step)
{
    std::erase_if(moves_, [](const JobHandle& job) { return !job.isRunning(); });
    moves_.push_back(workspace_.runner().run<void>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1},
        // Jobs of the slot follow each other: whoever puts it back finds there where it lies.
        [files = files_, name, aside](JobContext&) {
            return files.setAside(name).map([&](const QString& path) { *aside = path; });
        },
        this,
        [this, name, aside, step](Result<void> removed) {
            if (!removed)
                return sayMoveTrouble(tr("The study could not be removed."), removed.error(), step);
            if (current_.name == name) {
                current_ = {};
                study_.reset();
                studyJob_ = {};
                detailJob_ = {};
                screen_.showStart();
            }
            listStudies();
            if (step == Step::Again)
                return;
            Q_EMIT messageRaised(tr("%1 was moved into the folder \"removed\" beside the studies").arg(name));
            Q_EMIT edited({tr("removing the study %1").arg(name), [this, aside] { putBack(aside); },
                           [this, name, aside] { setAside(name, aside, Step::Again); }});
        }));
}

void DriftController::putBack(const std::shared_ptr<QString>& aside)
{
    std::erase_if(moves_, [](const JobHandle& job) { return !job.isRunning(); });
    moves_.push_back(workspace_.runner().run<NamedDriftPlan>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1},
        [files = files_, aside](JobContext&) { return files.restore(*aside); }, this,
        [this](Result<NamedDriftPlan> study) {
            if (!study)
                return sayMoveTrouble(tr("The study could not be put back."), study.error(), Step::Again);
            if (screen_.isAtStart()) { // nothing else was opened since
                current_ = *study;
                screen_.showReady(current_);
            }
            listStudies();
        }));
}

void DriftController::sayMoveTrouble(const QString& what, const Error& error, Step step)
{
    sayTrouble(what, error);
    if (step == Step::Again)
        Q_EMIT editFailed();
}

} // namespace ph
