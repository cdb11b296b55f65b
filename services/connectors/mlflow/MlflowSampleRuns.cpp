#include "services/connectors/mlflow/MlflowSampleRuns.h"

#include <QString>

namespace ph::sample {

std::string number(double value, int digits)
{
    return QString::number(value, 'g', digits).toStdString();
}

SampleRun startRun(SampleRandom& random, const Project& project, const std::string& name,
                   std::int64_t startMs)
{
    SampleRun run;
    run.id = random.hex(32);
    run.name = name;
    run.user = random.pick(project.users);
    run.startMs = startMs;
    // A handful of commits, as a team has in a week: many runs share one.
    SampleRandom commits(std::uint64_t(startMs / (3 * dayMs)) % 17 + project.team.size() * 101);
    run.tags = {{mlflowtag::runName, name},
                {mlflowtag::user, run.user},
                {mlflowtag::sourceName, project.script},
                {mlflowtag::sourceType, "LOCAL"},
                {mlflowtag::gitCommit, commits.hex(40)},
                {mlflowtag::gitRepo, project.repository},
                {mlflowtag::gitBranch, random.below(4) == 0 ? "experiment/feature-crosses" : "main"},
                {"team", project.team}};
    return run;
}

void endRun(SampleRun& run, SampleRandom& random, double minutes, std::int64_t nowMs)
{
    const auto end = run.startMs + std::int64_t(minutes * double(minuteMs));
    const int fate = random.below(100);
    if (end > nowMs) {
        run.status = RunStatus::Running;
        return;
    }
    run.endMs = end;
    if (fate < 5) {
        run.status = RunStatus::Failed;
        run.endMs = run.startMs + (end - run.startMs) / 3;
    } else if (fate < 8) {
        run.status = RunStatus::Killed;
        run.endMs = run.startMs + (end - run.startMs) / 2;
    }
}

void single(SampleRun& run, const std::string& key, double value, std::int64_t atMs)
{
    MetricPoints points;
    points.append(0, atMs, value);
    run.metrics.emplace_back(key, std::move(points));
}

void curve(SampleRun& run, const std::string& key, int count, std::int64_t everyMs, std::int64_t nowMs,
           const std::function<double(int)>& value)
{
    MetricPoints points;
    for (int step = 0; step < count && run.startMs + step * everyMs <= nowMs; ++step)
        points.append(step, run.startMs + step * everyMs, value(step));
    run.metrics.emplace_back(key, std::move(points));
}

} // namespace ph::sample
