// Lists of runs, and histories, that a server would page for ever.
#include "services/connectors/RunPages.h"
#include "services/http/Json.h"
#include "tests/connectors/RemoteLab.h"
#include "tests/fixture/HttpFixture.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

struct Page {
    QStringList runs;
    QString next;
};

/// Answers page number 0, 1, … whatever the token is.
class PagingSource final : public RunSource {
public:
    explicit PagingSource(std::function<Page(int)> page)
        : page_(std::move(page))
    {
    }
    Result<std::vector<Experiment>> fetchExperiments(const CallContext&) override { return {}; }
    Result<RunsPage> fetchRuns(const CallContext&, const RunQuery& query) override
    {
        tokens.append(query.pageToken);
        if (tokens.size() == failsAt)
            return fail(ErrorKind::Offline, QStringLiteral("test"));
        const auto page = page_(given++);
        RunsPage answer;
        for (const auto& id : page.runs) {
            Run run;
            run.key.remoteId = id;
            answer.runs.append(run);
        }
        answer.nextPageToken = page.next;
        return answer;
    }
    Result<RunBatch> fetchRun(const CallContext&, const QString&) override { return {}; }
    Result<MetricPoints> fetchHistory(const CallContext&, const QString&, const QString&) override
    {
        return {};
    }
    Result<std::vector<LoggedModel>> fetchLoggedModels(const CallContext&, const QString&) override
    {
        return {};
    }
    QString runWebAddress(const QString&, const QString&) const override { return {}; }

    QStringList tokens; ///< as they were asked for
    int given = 0;      ///< pages
    int failsAt = 0;    ///< the how manyeth request does; 0: none

private:
    const std::function<Page(int)> page_;
};

/// Ids of all runs that came, and how it ended.
struct Reading {
    QStringList runs;
    Result<void> end;
};

Reading readAll(PagingSource& source)
{
    const HttpCredentials nobody;
    const auto transport = makeCurlTransport();
    const CallContext context{*transport, nobody, {}};
    Reading reading;
    RunPages pages({.experimentIds = {QStringLiteral("7")}});
    while (!pages.atEnd() && source.given < 1000) {
        auto page = pages.next(source, context, 10);
        if (!page) {
            reading.end = fail(page.error());
            return reading;
        }
        for (std::size_t i = 0; i < page->size(); ++i)
            reading.runs.append(page->run(i, {}).key.remoteId);
    }
    return reading;
}

QString number(int n)
{
    return QString::number(n);
}

} // namespace

class TestRunPages : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPageComesOnceUpToTheLast()
    {
        PagingSource source([](int n) { return Page{{number(n)}, n < 4 ? number(n + 1) : QString()}; });
        const auto reading = readAll(source);
        QVERIFY_RESULT(reading.end);
        QCOMPARE(reading.runs, (QStringList{"0", "1", "2", "3", "4"}));
        QCOMPARE(source.tokens, (QStringList{"", "1", "2", "3", "4"}));
    }

    void pagesWithoutAnEndEnd_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("the same runs under fresh tokens") << 0;
        QTest::newRow("no runs under fresh tokens") << 1;
        QTest::newRow("tokens that alternate, with runs that do not") << 2;
    }
    void pagesWithoutAnEndEnd()
    {
        QFETCH(int, kind);
        PagingSource source([kind](int n) {
            switch (kind) {
            case 0:
                return Page{{"a", "b", "c"}, number(n)};
            case 1:
                return Page{{}, number(n)};
            default:
                return Page{{number(n)}, n % 2 == 0 ? QStringLiteral("A") : QStringLiteral("B")};
            }
        });
        const auto reading = readAll(source);
        QVERIFY_ERROR(reading.end, ErrorKind::Unreadable);
        QVERIFY2(reading.end.error().where.contains(QStringLiteral("experiment 7")),
                 qPrintable(reading.end.error().where));
        QVERIFY2(source.given <= 5, qPrintable(number(source.given)));
    }

    void theRunsOfThePageThatClosesTheCircleAreHandedOver()
    {
        PagingSource source([](int n) { return Page{{number(n)}, QStringLiteral("again")}; });
        const auto reading = readAll(source);
        QVERIFY_ERROR(reading.end, ErrorKind::Unreadable);
        QCOMPARE(reading.runs, (QStringList{"0", "1"}));
    }

    void aPageOfRunsThatCameBeforeIsOrdinary() // while new ones push the others down
    {
        PagingSource source([](int n) {
            const auto token = n < 6 ? number(n + 1) : QString();
            return n % 3 == 0 ? Page{{number(n)}, token} : Page{{"0"}, token};
        });
        const auto reading = readAll(source);
        QVERIFY_RESULT(reading.end);
        QCOMPARE(source.given, 7);
    }

    void whatFailedIsAskedForAgain()
    {
        PagingSource source([](int n) { return Page{{number(n)}, n < 2 ? number(n + 1) : QString()}; });
        source.failsAt = 2;
        const HttpCredentials nobody;
        const auto transport = makeCurlTransport();
        const CallContext context{*transport, nobody, {}};
        RunPages pages({.experimentIds = {QStringLiteral("7")}});
        QVERIFY_RESULT(pages.next(source, context, 10));
        QVERIFY_ERROR(pages.next(source, context, 10), ErrorKind::Offline);
        QVERIFY(!pages.atEnd());
        QVERIFY_RESULT(pages.next(source, context, 10));
        QVERIFY_RESULT(pages.next(source, context, 10));
        QVERIFY(pages.atEnd());
        QCOMPARE(source.tokens, (QStringList{"", "1", "1", "2"}));
    }

    void aHistoryWhosePagesAlternateEnds()
    {
        std::atomic<int> asked = 0;
        HttpFixture server([&asked](const FixtureRequest& request) {
            if (request.path == "/version")
                return FixtureReply{.contentType = "text/html", .body = "3.6.0"};
            const int n = asked++;
            const Json point = {{"key", "m"}, {"value", 1}, {"timestamp", 1}, {"step", n % 2}};
            const Json page = {{"metrics", Json::array({point})}, {"next_page_token", std::to_string(n)}};
            return FixtureReply{.body = page.dump()};
        });
        RemoteLab lab(QString::fromStdString(server.url()));
        QVERIFY_ERROR(lab.runs().fetchHistory(lab.context(), QStringLiteral("r"), QStringLiteral("m")),
                      ErrorKind::Unreadable);
        QVERIFY2(asked <= 5, qPrintable(number(asked)));
    }
};

QTEST_GUILESS_MAIN(TestRunPages)
#include "tst_run_pages.moc"
