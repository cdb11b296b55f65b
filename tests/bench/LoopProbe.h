#pragma once

#include <QApplication>
#include <QTimer>

#include <map>
#include <string>
#include <vector>

namespace ph::bench {

/// An application that knows how long its event loop kept a timer of 1 ms waiting, and for whom.
class LoopProbe : public QApplication {
public:
    LoopProbe(int& argc, char** argv);
    bool notify(QObject* receiver, QEvent* event) override;
    void begin();
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
    Moment last_{};
    int depth_ = 0;
    bool measuring_ = false;
    std::vector<Moment> begun_; // when each stall ended, and
    std::vector<Moment> gaps_;  // how long it was
    std::map<std::string, Handler> handlers_;
};

} // namespace ph::bench
