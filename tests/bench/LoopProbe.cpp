#include "tests/bench/LoopProbe.h"

#include <QMetaObject>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace ph::bench {

namespace {

constexpr double windowMs = 100;

double milliseconds(clockid_t clock)
{
    timespec t{};
    clock_gettime(clock, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

double quantile(std::vector<double> values, double q)
{
    if (values.empty())
        return 0;
    const auto at = std::min(values.size() - 1, std::size_t(q * double(values.size())));
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(at), values.end());
    return values[at];
}

} // namespace

LoopProbe::LoopProbe(int& argc, char** argv)
    : QApplication(argc, argv)
{
    tick_.setTimerType(Qt::PreciseTimer);
    tick_.callOnTimeout([this] {
        const auto at = now();
        begun_.push_back(at);
        const double late = at.wallMs - last_.wallMs - double(tick_.interval());
        gaps_.push_back({std::max(0.0, late), at.cpuMs - last_.cpuMs});
        last_ = at;
    });
}

LoopProbe::Moment LoopProbe::now()
{
    return {milliseconds(CLOCK_MONOTONIC), milliseconds(CLOCK_THREAD_CPUTIME_ID)};
}

void LoopProbe::begin(std::chrono::milliseconds interval)
{
    measuring_ = true;
    last_ = now();
    tick_.start(interval);
}

void LoopProbe::end()
{
    measuring_ = false;
    tick_.stop();
}

void LoopProbe::watchPaints(QObject* widget, std::function<void()> painted)
{
    watched_ = widget;
    painted_ = std::move(painted);
}

bool LoopProbe::notify(QObject* receiver, QEvent* event)
{
    const bool isPaint = receiver == watched_ && event->type() == QEvent::Paint;
    if (isPaint) {
        const bool handled = QApplication::notify(receiver, event);
        painted_();
        return handled;
    }
    if (!measuring_ || depth_ > 0)
        return QApplication::notify(receiver, event);
    // The receiver may be gone afterwards.
    const auto name = std::string(receiver->metaObject()->className()) + " '" +
                      receiver->objectName().toStdString() + "' event " + std::to_string(int(event->type()));
    ++depth_;
    const auto before = now().cpuMs;
    const bool handled = QApplication::notify(receiver, event);
    const auto took = now().cpuMs - before;
    --depth_;
    auto& handler = handlers_[name];
    ++handler.times;
    handler.sumMs += took;
    handler.mostMs = std::max(handler.mostMs, took);
    return handled;
}

void LoopProbe::report() const
{
    std::vector<double> wall, cpu, longest, longestCpu;
    double window = -1;
    for (std::size_t i = 0; i < gaps_.size(); ++i) {
        wall.push_back(gaps_[i].wallMs);
        cpu.push_back(gaps_[i].cpuMs);
        if (window < 0 || begun_[i].wallMs - window > windowMs) {
            window = begun_[i].wallMs;
            longest.push_back(0);
            longestCpu.push_back(0);
        }
        longest.back() = std::max(longest.back(), gaps_[i].wallMs);
        longestCpu.back() = std::max(longestCpu.back(), gaps_[i].cpuMs);
    }
    const auto print = [](const char* name, double value) { std::printf("%s %.6g\n", name, value); };
    print("stall_p50_ms", quantile(wall, 0.5));
    print("stall_p99_ms", quantile(wall, 0.99));
    print("stall_max_ms", quantile(wall, 1));
    print("cpu_p50_ms", quantile(cpu, 0.5));
    print("cpu_p99_ms", quantile(cpu, 0.99));
    print("cpu_max_ms", quantile(cpu, 1));
    print("window_p99_ms", quantile(longest, 0.99));
    print("window_cpu_p99_ms", quantile(longestCpu, 0.99));
    print("ticks", double(gaps_.size()));
    print("stalls_over_16ms",
          double(std::count_if(wall.begin(), wall.end(), [](double v) { return v > 16; })));
    print("cpu_stalls_over_16ms",
          double(std::count_if(cpu.begin(), cpu.end(), [](double v) { return v > 16; })));

    std::vector<std::pair<std::string, Handler>> worst(handlers_.begin(), handlers_.end());
    std::sort(worst.begin(), worst.end(),
              [](const auto& a, const auto& b) { return a.second.mostMs > b.second.mostMs; });
    std::printf("the handlers that took longest (processor ms: most, sum, times)\n");
    for (std::size_t i = 0; i < std::min<std::size_t>(worst.size(), 12); ++i)
        std::printf("%8.1f %8.1f %6d  %s\n", worst[i].second.mostMs, worst[i].second.sumMs,
                    worst[i].second.times, worst[i].first.c_str());
}

} // namespace ph::bench
