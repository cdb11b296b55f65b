#pragma once

#include <QApplication>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ph::bench {

/// An application that knows how late its event loop was for a timer, and for whose sake.
class LoopProbe : public QApplication {
public:
    LoopProbe(int& argc, char** argv);
    bool notify(QObject* receiver, QEvent* event) override;
    /// A timer of `interval` shows from now on how late the event loop is.
    void begin(std::chrono::milliseconds interval = std::chrono::milliseconds(1));
    void end();
    /// Tells each time that `widget` has been painted.
    void watchPaints(QObject* widget, std::function<void()> painted);
    /// "name value" lines on stdout, then the handlers that took longest.
    void report() const;

private:
    struct Moment {
        double wallMs;
        double cpuMs;
    };
    static Moment now();
    struct Handler {
        int times = 0;
        double mostMs = 0;
        double sumMs = 0;
    };

    QTimer tick_;
    QObject* watched_ = nullptr;
    std::function<void()> painted_;
    Moment last_{};
    int depth_ = 0;
    bool measuring_ = false;
    std::vector<Moment> begun_; // when each stall ended, and
    std::vector<Moment> gaps_;  // how late the timer was, and the processor time since it came last
    std::map<std::string, Handler> handlers_;
};

} // namespace ph::bench
