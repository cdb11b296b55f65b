// What the child process of bench_filter.cpp does: types into the query of the real window, letter by letter,
// and waits for the table that answers to be painted before it types the next.
#include "app/MainWindow.h"
#include "app/RunsController.h"
#include "tests/bench/BenchWindow.h"
#include "tests/bench/Child.h"
#include "widgets/common/Theme.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/ShellFrame.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace ph::bench {

namespace {

constexpr int patienceMs = 10'000;

/// Knows when a widget has been painted.
class PaintProbe : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override
    {
        const bool isPaint = receiver == watched && event->type() == QEvent::Paint;
        const bool result = QApplication::notify(receiver, event);
        if (isPaint && painted)
            painted();
        return result;
    }
    QObject* watched = nullptr;
    std::function<void()> painted;
};

double percentile(std::vector<double> values, double share)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    std::sort(values.begin(), values.end());
    return values[std::size_t(share * double(values.size() - 1))];
}

class Typist {
public:
    Typist(PaintProbe& application, MainWindow& window)
        : window_(window)
        , line_(
              window.runsScreen()->findChild<QWidget*>(QStringLiteral("runsQuery"))->findChild<QLineEdit*>())
    {
        auto* viewport = window.runsScreen()->findChild<QTableView*>(QStringLiteral("runsTable"))->viewport();
        application.watched = viewport;
        patience_.setSingleShot(true);
        patience_.callOnTimeout([this] { loop_.exit(1); });
        application.painted = [this] {
            if (shown_ && loop_.isRunning())
                loop_.quit();
        };
        QObject::connect(window.runsController(), &RunsController::tableShown, &loop_, [this, viewport] {
            shown_ = true;
            viewport->update(); // painted also where the same runs match
        });
    }

    /// From the key to the table that answers, painted; infinite where none came.
    double press(const std::function<void()>& key)
    {
        shown_ = false;
        patience_.start(patienceMs);
        QElapsedTimer clock;
        clock.start();
        key();
        const bool answered = loop_.exec() == 0;
        patience_.stop();
        const double ms = double(clock.nsecsElapsed()) / 1e6;
        settle();
        return answered ? ms : std::numeric_limits<double>::infinity();
    }
    double press(char key)
    {
        return press([&] { QTest::keyClick(line_, key); });
    }
    double erase()
    {
        return press([&] { QTest::keyClick(line_, Qt::Key_Backspace); });
    }
    double set(const QString& query)
    {
        return press([&] {
            line_->setText(query);
            window_.runsController()->setQuery(query);
        });
    }

private:
    /// People pause: completions and what else a key starts come to rest.
    static void settle()
    {
        waitFor(120, [] { return false; });
    }

    MainWindow& window_;
    QLineEdit* line_;
    QEventLoop loop_;
    QTimer patience_;
    bool shown_ = false;
};

} // namespace

int filterWindow(int argc, char** argv, const QStringList& arguments)
{
    PaintProbe application(argc, argv);
    auto workspace = openWorkspace(arguments.value(0));
    applyTheme(application, SchemeChoice::Light);
    MainWindow window;
    window.resize(1400, 900);
    window.show();
    window.attach(*workspace);
    QElapsedTimer opened;
    opened.start();
    const auto* model = window.runsScreen()->table()->model();
    if (!waitFor(280'000, [&] { return model->rowCount() >= 1'000'000; }))
        return 1;
    std::printf("shown_ms %lld\n", (long long)opened.elapsed());
    waitFor(2'000, [] { return false; });

    Typist typist(application, window);
    std::vector<double> all;
    const auto measure = [&](const char* name, const QString& start, const char* letters) {
        std::vector<double> times;
        typist.set(start);
        const std::string typed(letters);
        for (const char letter : typed)
            times.push_back(typist.press(letter));
        for (std::size_t i = 1; i < typed.size(); ++i)
            times.push_back(typist.erase());
        std::printf("%s_p50_ms %.1f\n%s_p95_ms %.1f\n", name, percentile(times, 0.5), name,
                    percentile(times, 0.95));
        all.insert(all.end(), times.begin(), times.end());
    };
    // Each letter leaves a query that can be read, so that each is answered by a table.
    measure("metric", QStringLiteral("metrics.`val/metric_0` > 0."), "98765432123");
    measure("wide", QStringLiteral("metrics.`val/metric_1` > 0.0"), "12345678901");
    measure("param", QStringLiteral("params.param_1 = 0.9 AND metrics.`val/metric_2` < 0."), "1234567890");
    measure("name", QStringLiteral("name LIKE 'sweep-12%' AND metrics.`val/metric_3` < 0."), "1234567890");
    measure("text", QString(), "sweep-99999");
    std::printf("keystrokes %zu\np50_ms %.1f\np95_ms %.1f\nmax_ms %.1f\n", all.size(), percentile(all, 0.5),
                percentile(all, 0.95), percentile(all, 1));
    return 0;
}

} // namespace ph::bench
