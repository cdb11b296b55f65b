#pragma once

#include "services/jobs/JobRunner.h"

namespace ph {

/// Shows in a view what a job says of how far it is, as long as it runs: `job` may become another one, and
/// has to live as long as `receiver`.
template <class View>
void followProgress(JobRunner& runner, const JobHandle& job, View& view, QObject* receiver)
{
    QObject::connect(&runner, &JobRunner::jobsChanged, receiver, [&runner, &job, &view] {
        if (!job.isRunning())
            return;
        for (const auto& info : runner.jobs()) {
            if (info.id == job.id() && !info.text.isEmpty())
                view.showRunning(info.text, info.done, info.total);
        }
    });
}

} // namespace ph
