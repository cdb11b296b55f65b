#include "services/jobs/JobRunner.h"
#include "tests/support/Testing.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QThread>

using namespace ph;

namespace {

using Work = std::function<Result<int>(JobContext&)>;

Work returning(int value)
{
    return [value](JobContext&) -> Result<int> { return value; };
}

/// Waits until it is asked to stop.
Work hanging(QSemaphore* started = nullptr)
{
    return [started](JobContext& context) -> Result<int> {
        if (started)
            started->release();
        while (!context.stop.stop_requested())
            QThread::msleep(1);
        return fail(ErrorKind::Cancelled, QStringLiteral("work"));
    };
}

/// Waits for `gate`, then notes its name.
struct Order {
    QMutex mutex;
    QStringList names;
    Work noting(const QString& name)
    {
        return [this, name](JobContext&) -> Result<int> {
            const QMutexLocker lock(&mutex);
            names.append(name);
            return 0;
        };
    }
};

} // namespace

class JobsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theResultComesOnTheReceiversThread();
    void errorsAndExceptionsAreResults();
    void nothingIsDeliveredAfterTheHandleDies();
    void nothingIsDeliveredAfterTheReceiverDies();
    void receiversMayDieWhileWorkersDeliver();
    void cancelReachesTheWork();
    void aWaitingJobThatIsCancelledIsNeverBegun();
    void aHandleMayDieWithinItsOwnCallback();
    void slotsLeaveWorkersToOthers();
    void whoStepsAsideLeavesTheSlotAndTheWorker();
    void whoComesBackGoesBeforeThoseWhoWait();
    void whoIsAskedToStopDoesNotWaitForTheSlot();
    void whoWaitsForTheSlotGivesSignsOfLife();
    void interactiveGoesFirst();
    void backgroundLeavesOneWorkerFree();
    void progressIsSeenAndCoalesced();
    void jobsAreCancelledById();
    void silentJobsAreNotShown();
    void theRunnersEndCancelsAndWaits();
};

void JobsTest::theResultComesOnTheReceiversThread()
{
    JobRunner runner(2);
    QObject receiver;
    QThread* where = nullptr;
    int value = 0;
    const JobHandle handle =
        runner.run<int>({QStringLiteral("t")}, returning(7), &receiver, [&](Result<int> result) {
            where = QThread::currentThread();
            value = *result;
        });
    QVERIFY(handle.isRunning());
    QTRY_COMPARE(value, 7);
    QCOMPARE(where, QThread::currentThread());
    QVERIFY(!handle.isRunning());
}

void JobsTest::errorsAndExceptionsAreResults()
{
    JobRunner runner(1);
    QObject receiver;
    QList<ErrorKind> kinds;
    const auto note = [&](Result<int> result) { kinds.append(result.error().kind); };
    const JobHandle a = runner.run<int>(
        {}, [](JobContext&) -> Result<int> { return fail(ErrorKind::NotFound, {}); }, &receiver, note);
    const JobHandle b = runner.run<int>(
        {}, [](JobContext&) -> Result<int> { throw std::runtime_error("x"); }, &receiver, note);
    QTRY_COMPARE(kinds, (QList<ErrorKind>{ErrorKind::NotFound, ErrorKind::Invalid}));
}

void JobsTest::nothingIsDeliveredAfterTheHandleDies()
{
    JobRunner runner(2);
    QObject receiver;
    int delivered = 0;
    std::atomic<int> worked = 0;
    for (int i = 0; i < 200; ++i) {
        JobHandle handle = runner.run<int>(
            {},
            [&](JobContext&) -> Result<int> {
                ++worked;
                return 1;
            },
            &receiver, [&](Result<int>) { ++delivered; });
        if (i % 2)
            QThread::usleep(200); // some have posted their result by now, some have not begun
    }
    int last = 0;
    const JobHandle end = runner.run<int>({}, returning(1), &receiver, [&](Result<int> r) { last = *r; });
    QTRY_COMPARE(last, 1);
    QCOMPARE(delivered, 0);
    QVERIFY(worked > 0);
}

void JobsTest::nothingIsDeliveredAfterTheReceiverDies()
{
    JobRunner runner(1);
    auto receiver = std::make_unique<QObject>();
    bool delivered = false;
    std::atomic<bool> stopped = false;
    QSemaphore started;
    const JobHandle handle = runner.run<int>(
        {},
        [&](JobContext& context) -> Result<int> {
            started.release();
            while (!context.stop.stop_requested())
                QThread::msleep(1);
            stopped = true;
            return 1;
        },
        receiver.get(), [&](Result<int>) { delivered = true; });
    started.acquire();
    receiver.reset();
    QTRY_VERIFY(stopped);
    QTRY_VERIFY(!handle.isRunning());
    QCoreApplication::processEvents();
    QVERIFY(!delivered);
}

void JobsTest::receiversMayDieWhileWorkersDeliver()
{
    JobRunner runner(4);
    for (int i = 0; i < 500; ++i) {
        auto receiver = std::make_unique<QObject>();
        std::vector<JobHandle> handles;
        for (int k = 0; k < 8; ++k)
            handles.push_back(
                runner.run<int>({}, returning(k), receiver.get(),
                                [guard = receiver.get()](Result<int>) { guard->objectName(); }));
        if (i % 3 == 0)
            QCoreApplication::processEvents();
        receiver.reset();
    }
    QVERIFY(runner.jobs().isEmpty());
}

void JobsTest::cancelReachesTheWork()
{
    JobRunner runner(1);
    QObject receiver;
    std::optional<Result<int>> result;
    QSemaphore started;
    JobHandle handle = runner.run<int>({}, hanging(&started), &receiver, [&](Result<int> r) { result = r; });
    started.acquire();
    handle.cancel();
    QTRY_VERIFY(result.has_value());
    QVERIFY_ERROR(*result, ErrorKind::Cancelled);
}

void JobsTest::aWaitingJobThatIsCancelledIsNeverBegun()
{
    JobRunner runner(1);
    QObject receiver;
    QSemaphore started;
    const JobHandle blocker = runner.run<int>({}, hanging(&started), &receiver, [](Result<int>) {});
    started.acquire();
    bool begun = false;
    std::optional<Result<int>> result;
    JobHandle waiting = runner.run<int>(
        {QStringLiteral("waits")},
        [&](JobContext&) -> Result<int> {
            begun = true;
            return 1;
        },
        &receiver, [&](Result<int> r) { result = r; });
    waiting.cancel();
    QTRY_VERIFY(result.has_value()); // although the only worker still hangs
    QVERIFY_ERROR(*result, ErrorKind::Cancelled);
    QVERIFY(!begun);
    QVERIFY(runner.jobs().isEmpty());
}

void JobsTest::aHandleMayDieWithinItsOwnCallback()
{
    JobRunner runner(1);
    QObject receiver;
    auto handle = std::make_unique<JobHandle>();
    bool delivered = false;
    *handle = runner.run<int>({}, returning(1), &receiver, [&](Result<int>) {
        handle.reset();
        delivered = true;
    });
    QTRY_VERIFY(delivered);
    QVERIFY(!handle);
}

void JobsTest::slotsLeaveWorkersToOthers()
{
    std::atomic<int> inSlot = 0;
    std::atomic<int> most = 0;
    JobRunner runner(3); // outlived by what its work counts
    QObject receiver;
    std::vector<JobHandle> hung;
    const Work hang = [&](JobContext& context) -> Result<int> {
        const int now = ++inSlot;
        most = std::max(most.load(), now);
        while (!context.stop.stop_requested())
            QThread::msleep(1);
        --inSlot;
        return 0;
    };
    for (int i = 0; i < 10; ++i)
        hung.push_back(runner.run<int>({QStringLiteral("hung"), QStringLiteral("slow server"), 2}, hang,
                                       &receiver, [](Result<int>) {}));
    int done = 0;
    std::vector<JobHandle> others;
    for (int i = 0; i < 10; ++i)
        others.push_back(runner.run<int>({{}, QStringLiteral("good server"), 2}, returning(1), &receiver,
                                         [&](Result<int>) { ++done; }));
    QTRY_COMPARE(done, 10);
    QTRY_COMPARE(inSlot.load(), 2);
    QCOMPARE(most.load(), 2);
    hung.erase(hung.begin(), hung.begin() + 2);
    QTRY_COMPARE(inSlot.load(), 2); // the next two took the slots
}

namespace {

const JobSpec oneAtATime{{}, QStringLiteral("home"), 1};

} // namespace

void JobsTest::whoStepsAsideLeavesTheSlotAndTheWorker()
{
    JobRunner runner(1);
    QObject receiver;
    QSemaphore aside, mayGoOn;
    bool done = false;
    const JobHandle slow = runner.run<int>(
        oneAtATime,
        [&](JobContext& context) -> Result<int> {
            context.aside(
                [&] {
                    aside.release();
                    mayGoOn.acquire();
                },
                {});
            return 1;
        },
        &receiver, [&](Result<int>) { done = true; });
    aside.acquire();
    std::vector<JobHandle> others;
    int answered = 0;
    for (int i = 0; i < 5; ++i)
        others.push_back(
            runner.run<int>(oneAtATime, returning(i), &receiver, [&](Result<int>) { ++answered; }));
    QTRY_COMPARE(answered, 5);
    QVERIFY(!done);
    mayGoOn.release();
    QTRY_VERIFY(done);
}

void JobsTest::whoComesBackGoesBeforeThoseWhoWait()
{
    JobRunner runner(2);
    QObject receiver;
    Order order;
    QSemaphore aside, mayComeBack, begun, mayEnd;
    std::vector<JobHandle> handles;
    const auto add = [&](const Work& work) {
        handles.push_back(runner.run<int>(oneAtATime, work, &receiver, [](Result<int>) {}));
    };
    add([&](JobContext& context) -> Result<int> {
        context.aside(
            [&] {
                aside.release();
                mayComeBack.acquire();
            },
            {});
        return order.noting(QStringLiteral("back"))(context);
    });
    aside.acquire();
    add([&](JobContext&) -> Result<int> {
        begun.release();
        mayEnd.acquire();
        return 1;
    });
    begun.acquire();
    add(order.noting(QStringLiteral("queued before")));
    mayComeBack.release();
    QTest::qWait(50); // it waits for the slot by now
    QVERIFY(order.names.isEmpty());
    mayEnd.release();
    QTRY_VERIFY(!handles[0].isRunning() && !handles[2].isRunning());
    QCOMPARE(order.names, (QStringList{QStringLiteral("back"), QStringLiteral("queued before")}));
}

void JobsTest::whoIsAskedToStopDoesNotWaitForTheSlot()
{
    JobRunner runner(2);
    QObject receiver;
    QSemaphore aside, begun;
    std::optional<Result<int>> result;
    JobHandle stopped = runner.run<int>(
        oneAtATime,
        [&](JobContext& context) -> Result<int> {
            context.aside(
                [&] {
                    aside.release();
                    while (!context.stop.stop_requested())
                        QThread::msleep(1);
                },
                {});
            return 7;
        },
        &receiver, [&](Result<int> r) { result = r; });
    aside.acquire();
    JobHandle holder = runner.run<int>(oneAtATime, hanging(&begun), &receiver, [](Result<int>) {});
    begun.acquire();
    stopped.cancel();
    QTRY_VERIFY(result.has_value());
    QCOMPARE(**result, 7);
    QSemaphore next;
    const JobHandle waiting = runner.run<int>(oneAtATime, hanging(&next), &receiver, [](Result<int>) {});
    QVERIFY(!next.tryAcquire(1, 50)); // the slot is still its holder's
    holder.cancel();
    QVERIFY(next.tryAcquire(1, 5000));
}

void JobsTest::whoWaitsForTheSlotGivesSignsOfLife()
{
    JobRunner runner(2);
    QObject receiver;
    QSemaphore aside, mayComeBack, begun;
    std::atomic<int> signs = 0;
    std::optional<Result<int>> result;
    const JobHandle back = runner.run<int>(
        oneAtATime,
        [&](JobContext& context) -> Result<int> {
            context.aside(
                [&] {
                    aside.release();
                    mayComeBack.acquire();
                },
                [&] { return ++signs < 2; });
            return 7;
        },
        &receiver, [&](Result<int> r) { result = r; });
    aside.acquire();
    JobHandle holder = runner.run<int>(oneAtATime, hanging(&begun), &receiver, [](Result<int>) {});
    begun.acquire();
    mayComeBack.release();
    QTRY_COMPARE(signs.load(), 1);
    QVERIFY(!result);
    QTRY_VERIFY(result.has_value()); // it goes on without the slot
    QCOMPARE(**result, 7);
    QCOMPARE(signs.load(), 2);
    QVERIFY(holder.isRunning());
}

void JobsTest::interactiveGoesFirst()
{
    JobRunner runner(1);
    QObject receiver;
    QSemaphore started;
    JobHandle blocker = runner.run<int>({}, hanging(&started), &receiver, [](Result<int>) {});
    started.acquire();
    Order order;
    std::vector<JobHandle> handles;
    const auto add = [&](const QString& name, JobSpec::Priority priority) {
        handles.push_back(
            runner.run<int>({{}, {}, 2, priority}, order.noting(name), &receiver, [](Result<int>) {}));
    };
    add(QStringLiteral("b1"), JobSpec::Priority::Background);
    add(QStringLiteral("i1"), JobSpec::Priority::Interactive);
    add(QStringLiteral("b2"), JobSpec::Priority::Background);
    add(QStringLiteral("i2"), JobSpec::Priority::Interactive);
    blocker.cancel();
    QTRY_VERIFY(!handles[2].isRunning());
    QCOMPARE(order.names, (QStringList{QStringLiteral("i1"), QStringLiteral("i2"), QStringLiteral("b1"),
                                       QStringLiteral("b2")}));
}

void JobsTest::backgroundLeavesOneWorkerFree()
{
    JobRunner runner(2);
    QObject receiver;
    QSemaphore started;
    std::vector<JobHandle> background;
    for (int i = 0; i < 4; ++i)
        background.push_back(runner.run<int>({{}, {}, 2, JobSpec::Priority::Background}, hanging(&started),
                                             &receiver, [](Result<int>) {}));
    started.acquire();
    int value = 0;
    const JobHandle asked = runner.run<int>({}, returning(5), &receiver, [&](Result<int> r) { value = *r; });
    QTRY_COMPARE(value, 5);
    QCOMPARE(started.available(), 0);
}

void JobsTest::progressIsSeenAndCoalesced()
{
    JobRunner runner(1);
    QObject receiver;
    QSignalSpy changed(&runner, &JobRunner::jobsChanged);
    QSemaphore reported;
    QSemaphore mayEnd;
    bool done = false;
    const JobHandle handle = runner.run<int>(
        {QStringLiteral("Reading")},
        [&](JobContext& context) -> Result<int> {
            for (int i = 1; i <= 100'000; ++i)
                context.progress(QStringLiteral("step"), i, 100'000);
            reported.release();
            mayEnd.acquire();
            return 1;
        },
        &receiver, [&](Result<int>) { done = true; });
    while (!reported.tryAcquire())
        QTest::qWait(1);
    QCOMPARE(runner.jobs().size(), 1);
    const JobInfo info = runner.jobs().first();
    QCOMPARE(info.title, QStringLiteral("Reading"));
    QCOMPARE(info.text, QStringLiteral("step"));
    QCOMPARE(info.done, 100'000);
    QVERIFY(changed.size() < 1000);
    mayEnd.release();
    QTRY_VERIFY(done);
    QVERIFY(runner.jobs().isEmpty());
    const auto before = changed.size();
    QTRY_VERIFY(changed.size() > 0 && (changed.size() > before || runner.jobs().isEmpty()));
}

void JobsTest::jobsAreCancelledById()
{
    JobRunner runner(1);
    QObject receiver;
    bool cancelled = false;
    const JobHandle handle = runner.run<int>({QStringLiteral("x")}, hanging(), &receiver, [&](Result<int> r) {
        cancelled = !r && r.error().kind == ErrorKind::Cancelled;
    });
    runner.cancel(runner.jobs().first().id);
    QTRY_VERIFY(cancelled);
    runner.cancel(4711); // unknown ids are nobody's fault
}

void JobsTest::silentJobsAreNotShown()
{
    JobRunner runner(1);
    QObject receiver;
    QSignalSpy changed(&runner, &JobRunner::jobsChanged);
    bool done = false;
    const JobHandle handle = runner.run<int>({}, returning(1), &receiver, [&](Result<int>) { done = true; });
    QVERIFY(runner.jobs().isEmpty());
    QTRY_VERIFY(done);
    QCoreApplication::processEvents();
    QCOMPARE(changed.size(), 0);
}

void JobsTest::theRunnersEndCancelsAndWaits()
{
    QObject receiver;
    std::atomic<int> ended = 0;
    std::vector<JobHandle> handles;
    int delivered = 0;
    {
        JobRunner runner(2);
        QSemaphore started;
        for (int i = 0; i < 6; ++i) {
            handles.push_back(runner.run<int>(
                {QStringLiteral("x")},
                [&](JobContext& context) -> Result<int> {
                    started.release();
                    while (!context.stop.stop_requested())
                        QThread::msleep(1);
                    ++ended;
                    return 0;
                },
                &receiver, [&](Result<int>) { ++delivered; }));
        }
        started.acquire(2);
    }
    QCOMPARE(ended.load(), 2); // the others were never begun
    QTRY_COMPARE(delivered, 6);
    handles.front().cancel(); // the runner is gone
}

QTEST_GUILESS_MAIN(JobsTest)
#include "tst_jobs.moc"
