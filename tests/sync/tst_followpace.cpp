#include "services/sync/FollowPace.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

FollowPace::Moment at(int seconds)
{
    return FollowPace::Moment(std::chrono::seconds(seconds));
}

Error failure(ErrorKind kind)
{
    return Error::make(kind, QStringLiteral("lab"));
}

} // namespace

class TestFollowPace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasNeverAskedIsDue();
    void withoutALinkNothingIsAsked();
    void anAnswerIsFollowedByTheRestThatWasAskedFor();
    void failuresWaitTwiceAsLongUpToAMinute();
    void aSuccessForgetsTheFailures();
    void theServersOwnWaitIsHonoured();
    void aRefusalStopsUntilAPersonActs_data();
    void aRefusalStopsUntilAPersonActs();
    void cancellingSaysNothing();

private:
    const FollowPace::Through link_ = std::make_shared<int>();
};

void TestFollowPace::whatWasNeverAskedIsDue()
{
    QVERIFY(FollowPace().isDue(link_, at(0)));
    QVERIFY(FollowPace(link_).isDue(link_, at(0)));
}

void TestFollowPace::withoutALinkNothingIsAsked()
{
    QVERIFY(!FollowPace().isDue(nullptr, at(0)));
}

void TestFollowPace::anAnswerIsFollowedByTheRestThatWasAskedFor()
{
    FollowPace pace(link_);
    pace.answered(at(10));
    QVERIFY(pace.isDue(link_, at(10)));
    pace.answered(at(20), std::chrono::seconds(7));
    QVERIFY(!pace.isDue(link_, at(26)));
    QVERIFY(pace.isDue(link_, at(27)));
}

void TestFollowPace::failuresWaitTwiceAsLongUpToAMinute()
{
    FollowPace pace(link_);
    int now = 0;
    for (const int pause : {10, 20, 40, 60, 60, 60}) {
        pace.failed(failure(ErrorKind::Offline), at(now));
        QVERIFY2(!pace.isDue(link_, at(now + pause - 1)), qPrintable(QString::number(pause)));
        QVERIFY2(pace.isDue(link_, at(now + pause)), qPrintable(QString::number(pause)));
        now += pause;
    }
    for (int i = 0; i < 100; ++i)
        pace.failed(failure(ErrorKind::Timeout), at(now));
    QVERIFY(pace.isDue(link_, at(now + 60)));
}

void TestFollowPace::aSuccessForgetsTheFailures()
{
    FollowPace pace(link_);
    for (int i = 0; i < 5; ++i)
        pace.failed(failure(ErrorKind::ServerFault), at(0));
    pace.answered(at(100));
    QVERIFY(pace.isDue(link_, at(100)));
    pace.failed(failure(ErrorKind::ServerFault), at(100));
    QVERIFY(pace.isDue(link_, at(110)));
}

void TestFollowPace::theServersOwnWaitIsHonoured()
{
    FollowPace pace(link_);
    auto slower = failure(ErrorKind::RateLimited);
    slower.retryAfter = std::chrono::minutes(5);
    pace.failed(slower, at(0));
    QVERIFY(!pace.isDue(link_, at(299)));
    QVERIFY(pace.isDue(link_, at(300)));
}

void TestFollowPace::aRefusalStopsUntilAPersonActs_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("401") << int(ErrorKind::Unauthorized);
    QTest::newRow("403") << int(ErrorKind::Forbidden);
}

void TestFollowPace::aRefusalStopsUntilAPersonActs()
{
    QFETCH(int, kind);
    FollowPace pace(link_);
    pace.failed(failure(ErrorKind(kind)), at(0));
    QVERIFY(!pace.isDue(link_, at(1'000'000)));
    auto refreshed = pace;
    refreshed = FollowPace(link_);
    QVERIFY(refreshed.isDue(link_, at(0)));
    const FollowPace::Through reopened = std::make_shared<int>();
    QVERIFY(pace.isDue(reopened, at(0)));
    pace.failed(failure(ErrorKind(kind)), at(0));
    QVERIFY(!pace.isDue(reopened, at(1'000'000))); // refused through this one, too
}

void TestFollowPace::cancellingSaysNothing()
{
    FollowPace pace(link_);
    pace.failed(failure(ErrorKind::Cancelled), at(0));
    QVERIFY(pace.isDue(link_, at(0)));
}

QTEST_GUILESS_MAIN(TestFollowPace)
#include "tst_followpace.moc"
