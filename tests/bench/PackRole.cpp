// What the child process of the big pack's figures does: opens it in the real window, on an empty workspace
// and with nothing to ask, waits until its timeline is painted, then moves and zooms it.
#include "app/MainWindow.h"
#include "tests/bench/BenchWindow.h"
#include "tests/bench/BigPack.h"
#include "tests/bench/Child.h"
#include "tests/bench/LoopProbe.h"
#include "tests/bench/PeakMemory.h"
#include "widgets/common/Theme.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/incidents/TimelinePane.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <random>

namespace ph::bench {

namespace {

constexpr int packPatienceMs = 60'000, movements = 200;

/// The 95th percentile of a movement and the frame that shows it, ms.
double movementMs(TimelineView& view)
{
    constexpr double hourMs = 3'600'000;
    std::mt19937 random(7);
    std::uniform_real_distribution<double> share(0, 1);
    std::vector<double> frames;
    frames.reserve(movements);
    for (int i = 0; i < movements; ++i) {
        // From an hour to a month, anywhere in it.
        const auto span = std::int64_t(hourMs * std::pow(30 * 24, share(random)));
        const auto to = bigPackEndMs - std::int64_t(share(random) * (30 * 24 * hourMs - double(span)));
        QElapsedTimer clock;
        clock.start();
        view.showStretch(to - span, to);
        view.repaint();
        frames.push_back(double(clock.nsecsElapsed()) / 1e6);
        if (i % 10 == 0)
            waitFor(30, [] { return false; }); // what follows a movement at rest comes in between
    }
    std::sort(frames.begin(), frames.end());
    return frames[frames.size() * 95 / 100];
}

} // namespace

int packWindow(int argc, char** argv, const QStringList& arguments)
{
    LoopProbe application(argc, argv);
    auto workspace = openWorkspace(arguments.value(0));
    applyTheme(application, SchemeChoice::Light);
    MainWindow window;
    window.resize(1400, 900);
    window.show();
    window.attach(*workspace);
    auto& screen = *window.incidentsScreen();
    window.showDestination(QLatin1String(MainWindow::incidentsId));
    screen.showTab(IncidentsScreen::Tab::Timeline);
    waitFor(1'500, [] { return false; });
    const auto before = statusBytes("VmRSS");
    auto* view = screen.timeline()->view();
    double paintedMs = NAN;
    QElapsedTimer clock;
    application.watchPaints(view, [&] {
        if (std::isnan(paintedMs) && view->picture() && view->picture()->selection.size() == bigPackEvents)
            paintedMs = double(clock.nsecsElapsed()) / 1e6;
    });
    clock.start();
    window.openPath(arguments.value(1));
    const bool came = waitFor(packPatienceMs, [&] { return !std::isnan(paintedMs); });
    waitFor(1'500, [] { return false; }); // what follows of it
    const double p95 = came ? movementMs(*view) : NAN;
    std::printf("painted_ms %g\nmovement_p95_ms %g\npeak_bytes %g\nbefore_bytes %g\n", paintedMs, p95,
                double(statusBytes("VmHWM")), double(before));
    return came ? 0 : 1;
}

} // namespace ph::bench
