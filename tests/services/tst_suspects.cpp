#include "models/values/TimelineTableBuilder.h"
#include "services/incidents/Suspects.h"
#include "tests/services/RecordedIncident.h"

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute, onset = 1'795'000'000'000;

const TimelineScope fraud{
    QStringLiteral("production"), QStringLiteral("payments/fraud"), QStringLiteral("fraud"), {}};

TimelineItem thing(std::int64_t before, TimelineKind kind = TimelineKind::Release)
{
    TimelineItem item;
    item.id = QStringLiteral("%1:%2").arg(timelineKindName(kind)).arg(before);
    item.kind = kind;
    item.scope = fraud;
    item.title = item.id;
    item.atMs = item.seenMs = onset - before;
    item.reference = item.id;
    return item;
}

SuspectQuestion question()
{
    return {onset, fraud, 24 * hour, 20};
}

std::vector<Suspect> ask(const std::vector<TimelineItem>& items, const SuspectQuestion& asked = question())
{
    return suspectsBefore(*timelineTable(items), asked);
}

/// Titles of the suspects, the first first.
QStringList ranked(const std::vector<TimelineItem>& items, const SuspectQuestion& asked = question())
{
    const auto table = timelineTable(items);
    QStringList titles;
    for (const auto& suspect : suspectsBefore(*table, asked))
        titles << table->item(suspect.row).title;
    return titles;
}

} // namespace

class TestSuspects : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatComesAfterTheOnsetIsNeverASuspect()
    {
        const auto all = ranked({thing(-1), thing(0), thing(minute), thing(24 * hour), thing(24 * hour + 1)});
        QCOMPARE(all, (QStringList{QStringLiteral("release:0"), QStringLiteral("release:60000"),
                                   QStringLiteral("release:86400000")}));
        QVERIFY(ask({}).empty());
    }

    void theCloserInTimeTheMoreSuspicious()
    {
        const auto suspects = ask({thing(2 * hour), thing(5 * minute), thing(30 * minute)});
        QCOMPARE(suspects.size(), std::size_t(3));
        QCOMPARE(suspects[0].leadMs, 5 * minute);
        QCOMPARE(suspects[2].leadMs, 2 * hour);
        QCOMPARE(suspects[1].parts.closeness, 0.5); // after the time that a release usually takes to show
        QCOMPARE(suspects[1].parts.certainty, 1.0);
        QCOMPARE(suspects[1].leadMs, suspects[1].mostLeadMs);
        for (const auto& suspect : suspects) {
            const auto& parts = suspect.parts;
            QCOMPARE(suspect.score, parts.closeness * parts.certainty * parts.overlap * parts.weight);
        }
    }

    void whoseScopeItIsCounts()
    {
        auto wide = thing(5 * minute), other = thing(5 * minute), staging = thing(5 * minute),
             own = thing(5 * minute);
        wide.scope = {QStringLiteral("production"), {}, {}, {}};
        other.scope = {
            QStringLiteral("production"), QStringLiteral("payments/churn"), QStringLiteral("churn"), {}};
        staging.scope.environment = QStringLiteral("staging");
        std::vector items{other, staging, wide, own};
        const char* names[] = {"other", "staging", "wide", "own"};
        for (std::size_t i = 0; i < items.size(); ++i)
            items[i].title = items[i].reference = QLatin1String(names[i]);
        const auto order = ranked(items);
        QCOMPARE(order.mid(0, 2), (QStringList{QStringLiteral("own"), QStringLiteral("wide")}));
        QCOMPARE(order.size(), 4);
    }

    void aSymptomRanksBelowEveryChangeOfItsTimeAndScope_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < timelineKinds; ++kind) {
            if (TimelineKind(kind) != TimelineKind::Note)
                QTest::newRow(qPrintable(timelineKindName(TimelineKind(kind)))) << kind;
        }
    }

    void aSymptomRanksBelowEveryChangeOfItsTimeAndScope()
    {
        QFETCH(int, kind);
        std::vector items{thing(10 * minute, TimelineKind(kind))};
        for (int other = 0; other < timelineKinds; ++other) {
            items.push_back(thing(minute, TimelineKind(other))); // and closer
            items.back().role = TimelineRole::Symptom;
            items.back().reference += QStringLiteral("!");
        }
        QCOMPARE(ranked(items).first(), items.front().title);
    }

    void whatPeopleNotedIsNoSuspect()
    {
        auto remark = thing(minute, TimelineKind::PipelineRun);
        remark.role = TimelineRole::Remark;
        QVERIFY(ask({thing(minute, TimelineKind::Note), remark}).empty());
    }

    // --- times that two looks bound

    void whatMayHaveHappenedBeforeIsASuspectByItsShare()
    {
        auto half = thing(-10 * minute); // seen ten minutes after the onset, and ten before it was not so
        half.afterMs = onset - 10 * minute;
        const auto suspects = ask({half});
        QCOMPARE(suspects.size(), std::size_t(1));
        QCOMPARE(suspects[0].parts.certainty, 0.5);
        QCOMPARE(suspects[0].leadMs, 0);
        QCOMPARE(suspects[0].mostLeadMs, 10 * minute);
        auto later = thing(-10 * minute);
        later.afterMs = onset; // it was not so yet
        QVERIFY(ask({later}).empty());
    }

    void anUncertainTimeIsWeighedOverAllItsMoments()
    {
        auto uncertain = thing(0);
        uncertain.afterMs = onset - 60 * minute;
        const auto closeness = ask({uncertain}).front().parts.closeness;
        double mean = 0;
        for (int i = 0; i < 6'000; ++i)
            mean += ask({thing(std::int64_t((i + 0.5) * 600))}).front().parts.closeness / 6'000;
        QVERIFY2(std::abs(closeness - mean) < 1e-4,
                 qPrintable(QStringLiteral("%1 %2").arg(closeness).arg(mean)));
        // To the moment is worth more than somewhere around it.
        auto around = thing(20 * minute);
        around.afterMs = onset - 40 * minute;
        QVERIFY(ask({thing(20 * minute)}).front().score > ask({around}).front().score);
    }

    void partOfAnUncertainTimeBeforeTheLookBackDoesNotCount()
    {
        auto old = thing(23 * hour);
        old.afterMs = onset - 25 * hour;
        QCOMPARE(ask({old}).front().parts.certainty, 0.5);
    }

    // --- evidence

    void aReleaseAndItsStepsAreOneSuspect()
    {
        auto release = thing(12 * minute), step = thing(10 * minute, TimelineKind::ReleaseStep),
             alias = thing(30 * minute, TimelineKind::AliasChange);
        step.reference = release.reference;
        const auto suspects = ask({release, step, alias});
        QCOMPARE(suspects.size(), std::size_t(2));
        QCOMPARE(suspects[0].alike, std::size_t(2));
        QCOMPARE(suspects[0].leadMs, 10 * minute);
        QCOMPARE(suspects[1].alike, std::size_t(1));
    }

    void anAlertThatFlapsHidesNoOther()
    {
        std::vector<TimelineItem> items;
        for (int i = 0; i < 5'000; ++i) {
            items.push_back(thing(i * 1'000, TimelineKind::Alert));
            items.back().role = TimelineRole::Failure;
            items.back().reference = QStringLiteral("alert:flaps");
        }
        items.push_back(thing(3 * hour));
        const auto suspects = ask(items);
        QCOMPARE(suspects.size(), std::size_t(2));
        QCOMPARE(suspects[0].alike, std::size_t(5'000));
        QCOMPARE(suspects[1].leadMs, 3 * hour);
        auto few = question();
        few.most = 1;
        QCOMPARE(ask(items, few).size(), std::size_t(1));
    }

    void itemsWithoutEvidenceAreEachForThemselves()
    {
        auto a = thing(minute), b = thing(2 * minute);
        a.reference = b.reference = QString();
        const auto suspects = ask({a, b});
        QCOMPARE(suspects.size(), std::size_t(2));
        QCOMPARE(suspects[0].alike, std::size_t(1));
    }

    void everyKindSaysWhyItIsWeighedSo()
    {
        for (int kind = 0; kind < timelineKinds; ++kind) {
            const auto& prior = suspectKind(TimelineKind(kind));
            QVERIFY(prior.weight >= 0 && prior.weight <= 1 && prior.halfMs > 0);
            QVERIFY(std::string_view(prior.why).size() > 10);
        }
        QVERIFY(suspectRoleWeight(TimelineRole::Symptom) < suspectRoleWeight(TimelineRole::Change) / 10);
    }

    // --- incidents as they were recorded

    void theTrueCauseIsAmongTheFirstThree_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"stale-data", "schema-change-upstream", "bad-canary", "prompt-regression",
                                 "traffic-shift-in-one-segment", "dependency-outage"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void theTrueCauseIsAmongTheFirstThree()
    {
        QFETCH(QString, name);
        const auto recorded = recording(name);
        QVERIFY(recorded.items.size() >= 500);
        const auto table = timelineTable(recorded.items);
        const auto suspects = suspectsBefore(*table, {recorded.onsetMs, recorded.scope, 24 * hour, 20});
        const auto cause = std::find_if(recorded.items.begin(), recorded.items.end(),
                                        [&](const TimelineItem& item) { return item.id == recorded.cause; });
        QVERIFY(cause != recorded.items.end());
        QStringList order;
        qsizetype place = -1;
        for (const auto& suspect : suspects) {
            const auto item = table->item(suspect.row);
            order << QStringLiteral("%1 %2").arg(suspect.score, 0, 'f', 3).arg(item.title);
            if (place < 0 && item.reference == cause->reference)
                place = order.size() - 1;
        }
        QVERIFY2(place >= 0 && place < 3, qPrintable(order.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestSuspects)
#include "tst_suspects.moc"
