#include "app/release/ServedHistory.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

using enum AliasPeriod::Cause;

const QString pointer = QStringLiteral("#production");

ServedChange change(const char* before, const char* version, std::int64_t afterMs, std::int64_t byMs,
                    std::int64_t lastSeenMs)
{
    return {QStringLiteral("fraud"),
            pointer,
            QLatin1String(before),
            QLatin1String(version),
            afterMs,
            byMs,
            lastSeenMs};
}

AliasPeriod period(const char* version, std::int64_t afterMs, std::int64_t byMs, std::int64_t lastSeenMs,
                   AliasPeriod::Cause cause = Observed)
{
    return {QLatin1String(version), afterMs, byMs, lastSeenMs, cause};
}

QList<AliasPeriod> told(const QList<AliasPeriod>& known, const QList<ServedChange>& changes)
{
    const auto timelines = withServed(QList{AliasTimeline{pointer, known}}, changes);
    return timelines.size() == 1 ? timelines.first().periods : QList<AliasPeriod>();
}

} // namespace

/// What an environment served whose target no registry keeps, when others released to it.
class TestServedHistory : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aColleaguesReleaseLiesBetweenItsBeginAndItsEnd();
    void whatWeDidOurselvesIsKnownBetter();
    void oursAndTheirsFollowEachOther();
    void whereNobodyReleasedNothingIsTold();
};

void TestServedHistory::aColleaguesReleaseLiesBetweenItsBeginAndItsEnd()
{
    // The later one comes first: homes list by name.
    const auto periods = told({}, {change("7", "6", 50, 60, 60), change("6", "7", 10, 20, 30)});
    QCOMPARE(periods, (QList{period("6", noTime, 10, 10), period("7", 10, 20, 50), period("6", 50, 60, 60)}));
    const AliasTimeline timeline{pointer, periods};
    QCOMPARE(aliasAt(timeline, 40).version, QStringLiteral("7"));
    QCOMPARE(aliasAt(timeline, 40).kind, AliasAnswer::Kind::Known);
    QCOMPARE(aliasAt(timeline, 15).kind, AliasAnswer::Kind::Between);
    QCOMPARE(aliasAt(timeline, 70).kind, AliasAnswer::Kind::AsLastSeen);
}

void TestServedHistory::whatWeDidOurselvesIsKnownBetter()
{
    const QList known{period("6", noTime, 11, 11), period("7", 11, 12, 12, OurAct)};
    QCOMPARE(told(known, {change("6", "7", 10, 20, 30)}), known);
}

void TestServedHistory::oursAndTheirsFollowEachOther()
{
    // Theirs between two of ours: what ours found before it is what they had made.
    const QList known{period("6", noTime, 11, 11), period("7", 11, 12, 12, OurAct), period("5", 12, 80, 80),
                      period("8", 80, 81, 81, OurAct)};
    QCOMPARE(told(known, {change("7", "5", 40, 50, 60)}),
             (QList{period("6", noTime, 11, 11), period("7", 11, 12, 40, OurAct), period("5", 40, 50, 80),
                    period("8", 80, 81, 81, OurAct)}));
}

void TestServedHistory::whereNobodyReleasedNothingIsTold()
{
    QCOMPARE(withServed({}, {}), QList<AliasTimeline>());
    const auto first = withServed({}, {change("", "1", 10, 20, 20)});
    QCOMPARE(first, (QList{AliasTimeline{pointer, {period("1", 10, 20, 20)}}}));
}

QTEST_GUILESS_MAIN(TestServedHistory)
#include "tst_served_history.moc"
