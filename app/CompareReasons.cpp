#include "app/CompareReasons.h"

#include "app/ConnectionsController.h"
#include "app/RunEnvironment.h"
#include "app/compare/WhySides.h"
#include "services/analysis/GroupDifferences.h"
#include "services/analysis/KeyAssociations.h"
#include "services/analysis/WhyAnalysis.h"
#include "widgets/compare/CompareScreen.h"
#include "widgets/compare/DifferenceView.h"
#include "widgets/compare/WhyView.h"

#include <QDesktopServices>
#include <QUrl>

namespace ph {

namespace {

constexpr int selectionPauseMs = 250;

struct Explained {
    WhyDifferent why;
    Associations associations;
};

} // namespace

CompareReasons::CompareReasons(Workspace& workspace, ConnectionsController& connections,
                               CompareScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , screen_(screen)
{
    explainSoon_.setSingleShot(true);
    explainSoon_.setInterval(selectionPauseMs);
    connect(&explainSoon_, &QTimer::timeout, this, &CompareReasons::explain);
    connect(&screen_, &CompareScreen::whyShown, this, &CompareReasons::explain);
    connect(&screen_.linked(), &LinkedRuns::selectionChanged, this, [this] { explainSoon_.start(); });
    connect(screen_.why(), &WhyView::retryRequested, this, &CompareReasons::explain);
    connect(screen_.why(), &WhyView::copied, &screen_,
            [this](const QString& what) { screen_.say(tr("%1 copied").arg(what)); });
    connect(screen_.why(), &WhyView::linkActivated, this, [](const QString& link) {
        const QUrl url(link, QUrl::StrictMode);
        if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"))
            QDesktopServices::openUrl(url);
    });
    connect(screen_.differences(), &DifferenceView::intervalsWanted, this, &CompareReasons::answerIntervals);
}

CompareReasons::~CompareReasons() = default;

void CompareReasons::setComparison(const ComparedRunsPtr& runs, const std::optional<ColumnKey>& objective)
{
    if (runs_ != runs)
        intervalJobs_.clear();
    runs_ = runs;
    objective_ = objective;
    explainSoon_.start();
}

void CompareReasons::explain()
{
    if (!runs_ || !screen_.why()->isVisible())
        return;
    const auto sides = whySides(*runs_, screen_.linked().selected(), objective_);
    if (!sides) {
        screen_.why()->showWhy({});
        screen_.why()->showAssociations({});
        return;
    }
    screen_.why()->showLoading();
    auto& cache = workspace_.cache();
    const auto link = [this](std::uint32_t place) {
        return workspace_.links().find(runs_->table->entity(place).connection);
    };
    const auto linkA = sides->isOfTwoRuns() ? link(sides->a.front()) : nullptr;
    const auto linkB = sides->isOfTwoRuns() ? link(sides->b.front()) : nullptr;
    whyJob_ = workspace_.runner().run<Explained>(
        {.title = {}, .slot = QStringLiteral("why"), .slotLimit = 1},
        [&cache, runs = runs_, sides = *sides, linkA, linkB,
         metric = objective_ ? objective_->name : QString()](JobContext& job) -> Result<Explained> {
            Explained explained;
            if (!metric.isEmpty())
                explained.associations = associations(*runs, metric, job.stop);
            WhyContext context;
            context.nameA = sides.nameA;
            context.nameB = sides.nameB;
            context.metric = metric;
            context.associations = metric.isEmpty() ? nullptr : &explained.associations;
            if (!sides.isOfTwoRuns()) {
                explained.why = whyDifferent(*runs->table, sides.a, sides.b, context, job.stop);
                return explained;
            }
            auto a = cache.run(runs->table->entity(sides.a.front()));
            auto b = cache.run(runs->table->entity(sides.b.front()));
            if (!a)
                return fail(a.error());
            if (!b)
                return fail(b.error());
            if (!*a || !*b)
                return fail(ErrorKind::NotFound, !*a ? sides.nameA : sides.nameB);
            context.environmentA = environmentOf(cache, linkA.get(), (*a)->key, job.stop).text;
            context.environmentB = environmentOf(cache, linkB.get(), (*b)->key, job.stop).text;
            explained.why = whyDifferent(**a, **b, context);
            return explained;
        },
        this,
        [this](Result<Explained> explained) {
            if (explained) {
                screen_.why()->showWhy(explained->why);
                screen_.why()->showAssociations(explained->associations);
            } else if (explained.error().kind != ErrorKind::Cancelled) {
                screen_.why()->showError(explained.error());
            }
        });
}

void CompareReasons::answerIntervals(const GroupsAsked& of, const QList<ColumnKey>& metrics)
{
    using Found = QList<std::pair<ColumnKey, QList<GroupDifference>>>;
    const auto statistic = of.statistic == GroupStatistic::Median ? Statistic::Median : Statistic::Mean;
    std::erase_if(intervalJobs_, [](const JobHandle& job) { return !job.isRunning(); });
    intervalJobs_.push_back(workspace_.runner().run<Found>(
        {.title = {}, .slot = QStringLiteral("intervals"), .slotLimit = 1},
        [runs = of.runs, metrics, statistic](JobContext& job) -> Result<Found> {
            Found found;
            for (const auto& metric : metrics)
                found.append({metric, groupDifferences(*runs, metric, statistic, job.stop)});
            return found;
        },
        this,
        [this, of](Result<Found> found) {
            if (!found)
                return;
            for (const auto& [metric, perGroup] : *found)
                screen_.differences()->applyDifferences(of, metric, perGroup);
        }));
}

} // namespace ph
