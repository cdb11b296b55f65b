#pragma once

#include "tests/app/RolloutTown.h"

/// What comes of a release to an endpoint, whatever serves there.
namespace ph::testing {

/// Approved and executed: version 7 serves, by way of no more than the cap, and carries the alias.
inline void isReleased(RolloutTown& town)
{
    const auto waits = town.ready();
    QVERIFY_RESULT(waits);
    QCOMPARE(waits->record.plan.parts.front().from, QStringLiteral("6"));
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::Done, qPrintable(executed->record.reason));
    QCOMPARE(town.model(), std::string("s3://models/7"));
    QCOMPARE(town.highest, 50);
    QCOMPARE(town.town.moves(), QStringList{championIs + u'7'});
    QVERIFY(town.hasRecord());
    QVERIFY(town.author.ledgerIsWhole());
}

/// An approved one whose candidate is bad: version 6 serves, and the alias never told of another.
inline void isTakenBack(RolloutTown& town)
{
    const auto executed = town.desk(town.author).execute(town.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->record.state == ReleaseState::RolledBack, qPrintable(executed->record.reason));
    QCOMPARE(town.model(), std::string("s3://models/6"));
    QVERIFY(town.highest <= 10);
    QVERIFY(town.town.moves().isEmpty());
}

/// A released one: version 6 serves again, and so says the alias.
inline void goesBackByHand(RolloutTown& town)
{
    const auto back = town.desk(town.author).rollback(QStringLiteral("production"), {});
    QVERIFY_RESULT(back);
    QVERIFY2(back->record.state == ReleaseState::Done, qPrintable(back->record.reason));
    QCOMPARE(town.model(), std::string("s3://models/6"));
    QCOMPARE(town.town.moves(), (QStringList{championIs + u'7', championIs + u'6'}));
    QVERIFY(town.desk(town.author).release(town.id)->record.state == ReleaseState::RolledBack);
}

} // namespace ph::testing
