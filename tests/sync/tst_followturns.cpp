#include "services/sync/FollowTurns.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

std::set<FollowedCurve> lossOfRuns(qint64 count)
{
    std::set<FollowedCurve> all;
    for (qint64 id = 1; id <= count; ++id)
        all.insert({id, QStringLiteral("loss")});
    return all;
}

} // namespace

class TestFollowTurns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCurveHasItsTurnBeforeAnyHasAnother();
    void aTurnIsNeverLongerThanWhatThereIs();
    void curvesThatGoTakeNobodysTurn();
};

void TestFollowTurns::everyCurveHasItsTurnBeforeAnyHasAnother()
{
    FollowTurns turns;
    const auto all = lossOfRuns(50);
    std::set<FollowedCurve> asked;
    for (const std::size_t most : {20U, 20U, 10U}) {
        const auto turn = turns.next(all, most);
        QCOMPARE(turn.size(), most);
        asked.insert(turn.begin(), turn.end());
    }
    QVERIFY(asked == all);
    QCOMPARE(turns.next(all, 1).front().first, 1);
}

void TestFollowTurns::aTurnIsNeverLongerThanWhatThereIs()
{
    FollowTurns turns;
    QCOMPARE(turns.next(lossOfRuns(3), 20).size(), std::size_t(3));
    QCOMPARE(turns.next(lossOfRuns(3), 20).size(), std::size_t(3));
    QVERIFY(turns.next({}, 20).empty());
}

void TestFollowTurns::curvesThatGoTakeNobodysTurn()
{
    FollowTurns turns;
    auto all = lossOfRuns(4);
    QCOMPARE(turns.next(all, 2).back().first, 2);
    all.erase(all.begin(), std::next(all.begin(), 2)); // 1 and 2 have ended
    QCOMPARE(turns.next(all, 1).front().first, 3);
    QCOMPARE(turns.next(all, 1).front().first, 4);
}

QTEST_GUILESS_MAIN(TestFollowTurns)
#include "tst_followturns.moc"
