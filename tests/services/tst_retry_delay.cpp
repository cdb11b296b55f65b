#include "services/http/RetryDelay.h"
#include "tests/support/Testing.h"

#include <QElapsedTimer>

#include <thread>

using namespace ph;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

/// How long whoever was refused waits before the next try.
class TestRetryDelay : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theBoundDoublesWithEachFailureUpToTheMost()
    {
        constexpr double half = 0.5;
        QCOMPARE(fullJitter(400ms, 15s, 1, half), milliseconds(200));
        QCOMPARE(fullJitter(400ms, 15s, 2, half), milliseconds(400));
        QCOMPARE(fullJitter(400ms, 15s, 5, half), milliseconds(3200));
        for (const int failures : {7, 21, 64, 1'000'000})
            QCOMPARE(fullJitter(400ms, 15s, failures, half), milliseconds(7500));
    }

    void anyTimeWithinTheBoundMayBeDrawn()
    {
        QCOMPARE(fullJitter(400ms, 15s, 3, 0), milliseconds(0));
        auto least = milliseconds::max(), most = milliseconds::min();
        for (int i = 0; i < 1000; ++i) {
            const auto delay = fullJitter(400ms, 15s, 3);
            least = std::min(least, delay);
            most = std::max(most, delay);
        }
        // One of a thousand draws is as good as certain to come from each end.
        QVERIFY(least >= 0ms && least < 100ms);
        QVERIFY(most > 1500ms && most <= 1600ms);
    }

    void aPauseLastsItsTime()
    {
        QElapsedTimer clock;
        clock.start();
        QVERIFY(pauseFor(30ms, {}));
        QVERIFY(clock.elapsed() >= 30);
    }

    void aStopEndsAPause()
    {
        std::stop_source stop;
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(20ms);
            stop.request_stop();
        });
        QElapsedTimer clock;
        clock.start();
        QVERIFY(!pauseFor(10min, stop.get_token()));
        QVERIFY(clock.elapsed() < 60'000);
    }
};

QTEST_GUILESS_MAIN(TestRetryDelay)
#include "tst_retry_delay.moc"
