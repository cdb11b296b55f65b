// What the child processes of bench_start.cpp do: the program as it is started, until its first frame, and
// while nobody does anything.
#include "app/Desktop.h"
#include "app/MainWindow.h"
#include "tests/bench/Child.h"
#include "tests/bench/LoopProbe.h"
#include "tests/bench/Memory.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"

#include <QAbstractItemModel>

#include <cmath>
#include <cstdio>
#include <ctime>

namespace ph::bench {

namespace {

constexpr int settleMs = 3'000;
constexpr int idleBeginMs = 20'000, idleMs = 60'000;

double nowMs(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

/// Finds the program's window as it appears, and tells when it was painted first, and when its table stands.
class FirstFrame : public QObject {
public:
    FirstFrame(LoopProbe& application, double begunMs)
        : application_(application)
        , begunMs_(begunMs)
    {
        application.installEventFilter(this);
        look_.setInterval(5);
        look_.callOnTimeout([this] { look(); });
        look_.start();
    }
    double paintedMs() const { return paintedMs_; }
    double tableMs() const { return tableMs_; }

    bool eventFilter(QObject* object, QEvent* event) override
    {
        auto* window =
            event->type() == QEvent::Show && !window_ ? qobject_cast<MainWindow*>(object) : nullptr;
        if (window) {
            window_ = window;
            application_.watchPaints(window, [this] {
                if (std::isnan(paintedMs_))
                    paintedMs_ = nowMs(CLOCK_MONOTONIC) - begunMs_;
            });
        }
        return false;
    }

private:
    void look()
    {
        const auto* screen = window_ ? window_->runsScreen() : nullptr;
        if (std::isnan(tableMs_) && screen && screen->table()->model()->rowCount() > 0)
            tableMs_ = nowMs(CLOCK_MONOTONIC) - begunMs_;
    }

    LoopProbe& application_;
    const double begunMs_;
    MainWindow* window_ = nullptr;
    double paintedMs_ = NAN, tableMs_ = NAN;
    QTimer look_;
};

} // namespace

int startedWindow(int argc, char** argv, const QStringList& arguments)
{
    LoopProbe application(argc, argv);
    const FirstFrame frame(application, arguments.value(1).toDouble());
    QTimer::singleShot(settleMs, [&] {
        std::printf("painted_ms %g\ntable_ms %g\npss_bytes %g\n", frame.paintedMs(), frame.tableMs(),
                    double(proportionalBytes(QCoreApplication::applicationPid())));
        QCoreApplication::exit(0);
    });
    return runDesktop(application, arguments.value(0).toStdString(), {});
}

int idleWindow(int argc, char** argv, const QStringList& arguments)
{
    QApplication application(argc, argv);
    double before = NAN;
    QTimer::singleShot(idleBeginMs, [&] { before = nowMs(CLOCK_PROCESS_CPUTIME_ID); });
    QTimer::singleShot(idleBeginMs + idleMs, [&] {
        std::printf("idle_percent %g\n", (nowMs(CLOCK_PROCESS_CPUTIME_ID) - before) / idleMs * 100);
        QCoreApplication::exit(0);
    });
    return runDesktop(application, arguments.value(0).toStdString(), {});
}

} // namespace ph::bench
