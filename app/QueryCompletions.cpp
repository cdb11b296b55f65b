#include "app/QueryCompletions.h"

#include "services/query/Query.h"
#include "widgets/runs/RunsScreen.h"

namespace ph {

namespace {

constexpr int mostCompletions = 50;

} // namespace

QueryCompletions::QueryCompletions(JobRunner& runner, RunsScreen& screen, QObject* parent)
    : QObject(parent)
    , runner_(runner)
    , screen_(screen)
{
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &QueryCompletions::complete);
    connect(&screen_, &RunsScreen::completionRequested, this, &QueryCompletions::request);
}

QueryCompletions::~QueryCompletions() = default;

void QueryCompletions::pause()
{
    job_ = {};
    isPaused_ = true;
}

void QueryCompletions::resume(const RunTablePtr& table)
{
    table_ = table;
    isPaused_ = false;
    soon_.start();
}

void QueryCompletions::request(const QString& text, qsizetype cursor)
{
    wanted_ = {text, cursor};
    job_ = {};
    soon_.start();
}

void QueryCompletions::complete()
{
    if (!table_ || !wanted_ || isPaused_)
        return;
    using Found = std::vector<Completion>;
    job_ = runner_.run<Found>(
        {},
        [table = table_, wanted = *wanted_](JobContext& job) -> Result<Found> {
            return completions(wanted.text, wanted.cursor, *table, mostCompletions, job.stop);
        },
        this,
        [this](Result<Found> found) {
            wanted_.reset();
            QList<RunsCompletion> offered;
            if (found) {
                for (auto& c : *found)
                    offered.append({c.text, c.label, c.detail, c.from, c.to});
            }
            screen_.setCompletions(offered);
        });
}

} // namespace ph
