// What the child processes of bench_window.cpp do.
#include "app/MainWindow.h"
#include "app/RunsController.h"
#include "app/Workspace.h"
#include "services/sync/RunFetch.h"
#include "tests/bench/BenchWindow.h"
#include "tests/bench/Child.h"
#include "tests/bench/LoopProbe.h"
#include "tests/bench/PeakMemory.h"
#include "tests/fixture/MlflowFixture.h"
#include "widgets/common/Theme.h"
#include "widgets/run/RunPage.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/ShellFrame.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

#include <cmath>
#include <cstdio>
#include <random>

namespace ph::bench {

namespace {

constexpr int experiments = 10, runsEach = 10'000;
constexpr int metrics = 12, params = 6, tags = 2;
constexpr int curves = 10, pointsEach = 100'000;
constexpr int patienceMs = 140'000;
constexpr int stepMs = 40; // of the hands: something typed or scrolled 25 times a second

MetricPoints curve(unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0, 0.02);
    MetricPoints points;
    for (int i = 0; i < pointsEach; ++i)
        points.append(i, 1'780'000'000'000 + std::int64_t(i) * 200, std::exp(-i / 2e4) + noise(random));
    return points;
}

/// A person who scrolls, and now and then changes the query letter by letter.
class Hands {
public:
    explicit Hands(MainWindow& window)
        : query_(lineOf(window.runsScreen()->findChild<QWidget*>(QStringLiteral("runsQuery"))))
        , table_(window.runsScreen()->findChild<QTableView*>(QStringLiteral("runsTable")))
    {
        if (!query_ || !table_)
            qFatal("the query or the table has another name now");
        timer_.setInterval(stepMs);
        timer_.callOnTimeout([this] { step(); });
        timer_.start();
    }

    int typed() const { return typed_; }

private:
    void type(const QString& letter)
    {
        QTest::keyClicks(query_, letter);
        ++typed_;
    }
    static QLineEdit* lineOf(QWidget* field) { return field ? field->findChild<QLineEdit*>() : nullptr; }
    void step()
    {
        static const QString text = QStringLiteral("metrics.m3 > 100 AND params.p2 = '1'");
        ++count_;
        auto* bar = table_->verticalScrollBar();
        bar->setValue(bar->value() + (count_ / 100 % 2 ? -37 : 37));
        if (count_ % 5 == 0) {
            const auto at = count_ / 5 % (2 * text.size());
            if (at == 0)
                query_->clear();
            else if (at <= text.size())
                type(text.mid(at - 1, 1));
        }
    }
    QLineEdit* query_;
    QTableView* table_;
    QTimer timer_;
    qsizetype count_ = 0;
    int typed_ = 0;
};

} // namespace

int serve(Served much)
{
    testing::MlflowFixture server;
    for (int e = 0; e < (much == Served::Much ? experiments : 2); ++e) {
        const auto id = server.addExperiment(QStringLiteral("sweep-%1").arg(e));
        const auto ids = server.addRuns(id, much == Served::Much ? runsEach : 50, metrics, params, tags);
        for (unsigned c = 0; much == Served::Much && e == 0 && c < curves; ++c)
            server.logHistory(ids.last(), QStringLiteral("curve%1").arg(c), curve(c));
    }
    std::printf("%s\n", qPrintable(server.url()));
    std::fflush(stdout);
    for (;;)
        std::this_thread::sleep_for(std::chrono::hours(1)); // until the parent ends this process
}

int syncWindow(int argc, char** argv, const QStringList& arguments)
{
    LoopProbe application(argc, argv);
    auto workspace = openWorkspace(arguments.value(0));
    applyTheme(application, SchemeChoice::Light);
    MainWindow window;
    window.resize(1400, 900);
    window.show();
    window.attach(*workspace);
    std::int64_t points = 0;
    {
        // The start of a program is not its work: measure once the window stands.
        waitFor(300, [] { return false; });
        application.begin();
        const Hands hands(window);
        QElapsedTimer clock;
        clock.start();
        JobHandle pinning;
        const auto level = [&] {
            const auto states = workspace->poller().states();
            return !states.isEmpty() && states.first().lastSuccessMs != noTime && !pinning.isRunning() &&
                   points > 0;
        };
        // The run with the long curves comes with the first pages.
        bool asked = false;
        const auto fetchCurves = [&] {
            const auto table = window.runsController()->table();
            const auto* model = window.runsScreen()->table()->model();
            if (asked || !table || model->rowCount() == 0)
                return;
            asked = true;
            auto& store = workspace->cache();
            auto link = workspace->links().find({1});
            pinning = workspace->runner().run<std::int64_t>(
                {.title = QStringLiteral("Curves"), .slot = {}, .slotLimit = 1},
                [&store, link](JobContext& job) -> Result<std::int64_t> {
                    auto reach = link->reach<RunSource>(job.stop);
                    if (!reach)
                        return fail(reach.error());
                    RunQuery query;
                    query.experimentIds = {QStringLiteral("1")};
                    query.pageSize = 1;
                    auto page = reach->source.fetchRuns(reach->context, query);
                    if (!page || page->runs.size() != 1)
                        return fail(ErrorKind::NotFound, QStringLiteral("curves"));
                    const auto run = page->runs.run(0, {1});
                    if (auto put =
                            store.putRuns({1}, query.experimentIds.first(), page->runs, 1, std::nullopt);
                        !put)
                        return fail(put.error());
                    std::int64_t read = 0;
                    for (int i = 0; i < curves; ++i) {
                        auto fetched = history(store, link.get(), run, QStringLiteral("curve%1").arg(i),
                                               Freshness::ServerFirst, job.stop);
                        if (!fetched)
                            return fail(fetched.error());
                        read += std::int64_t(fetched->value.size());
                    }
                    return read;
                },
                &window,
                [&points](Result<std::int64_t> read) {
                    if (!read)
                        std::printf("curves: %s\n", qPrintable(read.error().detail));
                    points = read ? *read : -1;
                });
        };
        waitFor(patienceMs, [&] {
            fetchCurves();
            return points < 0 || level();
        });
        // Until the last picture stands.
        window.runsController()->setQuery({});
        waitFor(10'000, [&] { return window.runsController()->table()->rowCount() >= 100'000; });
        std::printf("sync_s %.3f\nletters_typed %d\n", double(clock.elapsed()) / 1e3, hands.typed());
    }
    const auto table = window.runsController()->table();
    std::printf("runs %zu\npoints %lld\nsync_rss_MB %.1f\n", table ? table->rowCount() : 0, (long long)points,
                double(statusBytes("VmRSS")) / 1e6);
    application.report();
    return 0;
}

int residentWindow(int argc, char** argv, const QStringList& arguments)
{
    QElapsedTimer clock;
    clock.start();
    QApplication application(argc, argv);
    auto workspace = openWorkspace(arguments.value(0));
    applyTheme(application, SchemeChoice::Light);
    MainWindow window;
    window.resize(1400, 900);
    window.show();
    window.attach(*workspace);
    const bool shown =
        waitFor(50'000, [&] { return window.runsScreen()->table()->model()->rowCount() == 100'000; });
    std::printf("shown_ms %lld\n", (long long)clock.elapsed());
    waitFor(2'000, [] { return false; });
    const auto table = window.runsController()->table();
    std::printf("rows %d\ncolumns %zu\nrss_MB %.1f\npeak_MB %.1f\n",
                shown ? window.runsScreen()->table()->model()->rowCount() : 0,
                table ? table->columns().size() : 0, double(statusBytes("VmRSS")) / 1e6,
                double(statusBytes("VmHWM")) / 1e6);
    return 0;
}

} // namespace ph::bench
