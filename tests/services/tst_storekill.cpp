#include "services/store/CacheStore.h"
#include "tests/support/FaultVfs.h"
#include "tests/support/StoreSamples.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

#include <chrono>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace ph;
using namespace ph::testing;
namespace fs = std::filesystem;

namespace {

constexpr ConnectionId lab{1};
const QString experiment = QStringLiteral("1");
constexpr int pageSize = 5;

/// What the killed process does: reads on from the cursor, page after page, as a sync would. The cursor says
/// how many runs are there. A byte on standard output tells of each page.
int writePages(const char* file)
{
    auto opened = CacheStore::open(file);
    if (!opened)
        return 1;
    auto& store = *opened->store;
    for (;;) {
        auto cursor = store.cursor(lab, experiment).value_or(SyncCursor());
        const auto written = cursor.startedMs == noTime ? 0 : cursor.startedMs;
        cursor.startedMs = written + pageSize;
        if (!store.putRuns(lab, experiment, sweepPage(int(written), pageSize, 4, 4, 4), 1, cursor))
            return 2;
        const EntityKey run = store.runsByIdPrefix({}, 1)->front();
        MetricPoints points;
        for (int i = 0; i < 700; ++i)
            points.append(written * 700 + i, i, i);
        if (!store.appendHistory(run, QStringLiteral("loss"), points, 1))
            return 3;
        if (::write(STDOUT_FILENO, ".", 1) != 1)
            return 4;
    }
}

/// A writer and the end of the pipe on which it tells of its pages.
struct Writer {
    pid_t pid = 0;
    int pages = -1;
    ~Writer() { ::close(pages); }
    /// Returns when so many more pages were told of, or the writer is gone.
    void waitForPages(int count) const
    {
        char page = 0;
        while (count-- > 0 && ::read(pages, &page, 1) == 1)
            ;
    }
};

std::unique_ptr<Writer> startWriter(const std::string& program, const std::string& file)
{
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return nullptr;
    auto writer = std::make_unique<Writer>();
    writer->pages = ends[0];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    const char* arguments[] = {program.c_str(), "tst_storekill", "--write-pages", file.c_str(), nullptr};
    const int failed =
        posix_spawn(&writer->pid, program.c_str(), &actions, nullptr, const_cast<char**>(arguments), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    return failed == 0 ? std::move(writer) : nullptr;
}

} // namespace

class TestStoreKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoHundredKillsLoseNothingThatWasSaid();
};

void TestStoreKill::twoHundredKillsLoseNothingThatWasSaid()
{
    const QTemporaryDir dir;
    const auto file = (fs::path(dir.path().toStdString()) / "cache.db").string();
    const auto program = QCoreApplication::applicationFilePath().toStdString();
    std::mt19937 random{1};
    std::int64_t last = 0;
    int killedAtWork = 0;
    for (int kill = 0; kill < 200; ++kill) {
        const auto writer = startWriter(program, file);
        QVERIFY(writer);
        // Some die while they open the file, the others in the midst of a page: how fast the machine is
        // decides nothing.
        writer->waitForPages(int(random() % 5));
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 20'000));
        ::kill(writer->pid, SIGKILL);
        int status = 0;
        waitpid(writer->pid, &status, 0);
        QVERIFY2(WIFSIGNALED(status), "the writer ended by itself: it met an error");

        if (kill % 4 != 3)
            continue; // sometimes killed again before anybody has looked at the file
        auto opened = CacheStore::open(file);
        QVERIFY_RESULT(opened);
        QVERIFY2(opened->setAside.empty(), "a killed writer left a damaged file");
        auto& store = *opened->store;
        const auto cursor = store.cursor(lab, experiment).value();
        const auto runs = store.runCount().value();
        QCOMPARE(cursor.startedMs == noTime ? 0 : cursor.startedMs, runs);
        QVERIFY(runs >= last);
        killedAtWork += runs > last;
        last = runs;
        const auto table = store.loadTable({}, {}, {}, {}).value();
        QCOMPARE(std::int64_t(table->rowCount()), runs);
        const auto* ids = table->texts({ColumnKind::Attribute, QLatin1String(attribute::runId)});
        QCOMPARE(std::int64_t(ids->dictionary->size()), runs); // every id once
        if (runs > 0) {
            const auto first = store.runsByIdPrefix({}, 1)->front();
            const auto history = store.history(first, QStringLiteral("loss"));
            QVERIFY_RESULT(history);
            if (*history)
                QCOMPARE((*history)->size() % 700, std::size_t(0));
        }
        QCOMPARE(store.matchText(QStringLiteral("sweep"))->size(), std::size_t(runs));
        if (kill % 40 == 39) {
            opened->store.reset();
            QVERIFY(contents(file).starts_with("3:ok|\n"));
        }
    }
    QVERIFY2(killedAtWork > 25, "the writers hardly ever got to work");
}

int main(int argc, char** argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--write-pages")
        return writePages(argv[2]);
    QCoreApplication app(argc, argv);
    TestStoreKill test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_storekill.moc"
