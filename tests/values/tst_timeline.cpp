#include "models/values/TimelineSelection.h"
#include "models/values/TimelineTableBuilder.h"
#include "tests/support/Testing.h"

#include <random>

using namespace ph;

namespace {

TimelineItem happened(std::int64_t atMs, TimelineKind kind = TimelineKind::Release)
{
    TimelineItem item;
    item.id = QStringLiteral("%1:%2").arg(timelineKindName(kind)).arg(atMs);
    item.kind = kind;
    item.title = timelineKindName(kind);
    item.atMs = atMs;
    item.seenMs = atMs;
    item.reference = item.id;
    return item;
}

TimelineScope scopeOf(const char* environment, const char* endpoint = "", const char* model = "",
                      const char* segment = "")
{
    return {QLatin1String(environment), QLatin1String(endpoint), QLatin1String(model),
            QLatin1String(segment)};
}

const auto wanted = scopeOf("production", "payments/fraud", "fraud", "region = EU");

} // namespace

class TestTimeline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAreStableAndReadBack()
    {
        QCOMPARE(timelineKindNames().size(), timelineKinds);
        QCOMPARE(timelineKindName(TimelineKind::AliasChange), QStringLiteral("alias-change"));
        for (int i = 0; i < timelineKinds; ++i)
            QCOMPARE(timelineKindFromName(timelineKindNames()[i]), TimelineKind(i));
        QVERIFY(!timelineKindFromName(QStringLiteral("mystery")));
        QVERIFY(!timelineKindFromNumber(timelineKinds));
        QVERIFY(!timelineKindFromNumber(-1));
        QVERIFY(!timelineRoleFromNumber(4));
        QVERIFY(!timelineSeverityFromNumber(3));
    }

    // --- scopes

    void whatIsTheSameOverlapsWholly()
    {
        QCOMPARE(scopeOverlap(wanted, wanted), 1.0);
        QCOMPARE(scopeOverlap(wanted, {}), 1.0);                    // everything was asked about
        QCOMPARE(scopeOverlap(wanted, scopeOf("production")), 1.0); // and it lies within
        QCOMPARE(scopeOverlap(scopeOf("", "fraud"), scopeOf("", "payments/fraud")), 1.0);
        QVERIFY(scopeOverlap(scopeOf("", "other/fraud"), scopeOf("", "payments/fraud")) < 0.5);
    }

    void whatIsLeftOpenOverlapsLessAndWhatIsAnothersLeast()
    {
        const auto wide = scopeOverlap(scopeOf("production"), wanted);
        const auto nothing = scopeOverlap({}, wanted);
        const auto otherEndpoint = scopeOverlap(scopeOf("production", "payments/churn", "churn"), wanted);
        const auto otherEnvironment =
            scopeOverlap(scopeOf("staging", "payments/fraud", "fraud", "region = EU"), wanted);
        QVERIFY(wide < 1);
        QVERIFY(nothing < wide);
        QVERIFY(otherEndpoint < nothing);
        QVERIFY(otherEnvironment < otherEndpoint * 2);
        QVERIFY(otherEnvironment > 0);
    }

    void aPictureHasWhatNoFieldForbids()
    {
        QVERIFY(isWithin({}, wanted));
        QVERIFY(isWithin(scopeOf("production", "fraud"), wanted));
        QVERIFY(!isWithin(scopeOf("production", "churn"), wanted));
        QVERIFY(!isWithin(scopeOf("production", "", "", "region = US"), wanted));
        QVERIFY(isWithin(scopeOf("anything"), {}));
        QCOMPARE(scopeText(scopeOf("production", "", "fraud")), QStringLiteral("production · fraud"));
    }

    // --- the table

    void anItemComesBackAsItWas()
    {
        auto item = happened(1'000'000, TimelineKind::Alert);
        item.role = TimelineRole::Symptom;
        item.severity = TimelineSeverity::Critical;
        item.scope = wanted;
        item.title = QStringLiteral("Latenz über 300 ms");
        item.detail = QStringLiteral("p95 = 1.2 s");
        item.endMs = stillGoing;
        item.seenMs = 999'000; // their clock is ahead of ours
        item.source = QStringLiteral("prod");
        auto moment = happened(2'000'000, TimelineKind::AliasChange);
        moment.afterMs = 1'500'000;
        auto old = happened(5'000'000'000'000, TimelineKind::Note);
        old.afterMs = 1; // further away than four bytes reach
        old.endMs = old.atMs + 90ll * 86'400'000;
        const std::vector<TimelineItem> items{item, moment, old};
        const auto table = timelineTable(items);
        QCOMPARE(table->size(), 3U);
        for (std::uint32_t row = 0; row < 3; ++row)
            QCOMPARE(table->item(row), items[row]);
        QVERIFY(table->isExact(0) && !table->isExact(1) && !table->isExact(2));
        QCOMPARE(table->inexactRows().size(), std::size_t(2));
    }

    void itemsLieInTheOrderOfTimeHoweverTheyCame()
    {
        std::vector<TimelineItem> items;
        std::mt19937 random(7);
        for (int i = 0; i < 1'000; ++i) {
            items.push_back(happened(std::int64_t(random() % 500), TimelineKind(random() % timelineKinds)));
            items.back().id = QString::number(i);
        }
        const auto table = timelineTable(items);
        std::stable_sort(items.begin(), items.end(),
                         [](const TimelineItem& a, const TimelineItem& b) { return a.atMs < b.atMs; });
        for (std::uint32_t row = 0; row < table->size(); ++row)
            QCOMPARE(table->item(row), items[row]);
        QCOMPARE(table->firstFrom(noTime), 0U);
        QCOMPARE(table->firstFrom(1'000), table->size());
        const auto row = table->firstFrom(250);
        QVERIFY(table->atMs(row) >= 250 && table->atMs(row - 1) < 250);
    }

    void rowsThatThreadsCollectedAreTranslated()
    {
        // Two threads' rows, by a third one's numbers of texts: 5 is "fraud", 7 "risk"; 9 is nobody's.
        const auto rowOf = [](std::int64_t atMs, std::uint32_t title, const char* id) {
            TimelineRow row;
            row.atMs = atMs;
            row.title = title;
            row.detail = row.source = row.reference = 9;
            row.scope = title == 5 ? 2U : 9U;
            row.id = id;
            return row;
        };
        TimelineTableBuilder first, second, all;
        first.add(rowOf(30, 5, "a"));
        first.add(rowOf(10, 7, "bc"));
        second.add(rowOf(20, 5, "def"));
        TimelineCodes codes;
        codes.noText = all.text({});
        codes.noScope = all.scope({});
        codes.texts.assign(8, codes.noText);
        codes.texts[5] = all.text("fraud");
        codes.texts[7] = all.text("risk");
        codes.scopes.assign(3, codes.noScope);
        codes.scopes[2] = all.scope(scopeOf("production"));
        all.append(std::move(first), codes);
        all.append(std::move(second), codes);
        const auto table = all.build().value();
        QCOMPARE(table->size(), 3U);
        QStringList told;
        for (std::uint32_t row = 0; row < table->size(); ++row) {
            const auto item = table->item(row);
            told << QStringLiteral("%1 %2 %3 %4")
                        .arg(item.id, item.title, item.scope.environment, item.detail);
        }
        QCOMPARE(told, (QStringList{QStringLiteral("bc risk  "), QStringLiteral("def fraud production "),
                                    QStringLiteral("a fraud production ")}));
    }

    void nothingIsATableToo()
    {
        const auto table = timelineTable({});
        QCOMPARE(table->size(), 0U);
        QCOMPARE(table->firstFrom(0), 0U);
        const TimelineSelection all(table, {});
        QCOMPARE(all.size(), std::size_t(0));
        QCOMPARE(all.density(0, 100, 4).total(3), 0U);
        QCOMPARE(TimelineSelection().density(0, 100, 4).total(0), 0U);
    }

    void aMillionItemsTakeNoMoreThanAHundredBytesEach()
    {
        TimelineTableBuilder builder;
        const int count = ph::testing::times(200'000);
        builder.reserve(std::size_t(count));
        TimelineRow row;
        for (int i = 0; i < count; ++i) {
            // As alerts are: distinct ids, few titles, details that often differ.
            const auto id =
                "alert:" + std::to_string(0x9e3779b9ull * std::uint64_t(i + 1)) + ":1795000000000";
            row = {.atMs = 1'795'000'000'000 + i * 1'000ll, .endMs = 1'795'000'060'000 + i * 1'000ll};
            row.seenMs = row.atMs + 5'000;
            row.kind = TimelineKind(i % timelineKinds);
            row.title = builder.text("Title " + std::to_string(i % 500));
            row.detail = builder.text("p95 of pod fraud-" + std::to_string(i % 5'000) + " above 300 ms");
            row.source = builder.text("prod");
            row.reference = builder.text("alert:" + std::to_string(i % 2'000));
            row.scope = builder.scope(scopeOf("production", i % 2 ? "a" : "b"));
            row.id = id;
            builder.add(row);
        }
        const auto table = builder.build();
        QVERIFY_RESULT(table);
        const auto perItem = double((*table)->sizeBytes()) / count;
        QVERIFY2(perItem <= 100, qPrintable(QString::number(perItem)));
        const auto again = builder.build(); // nothing is left in it
        QVERIFY_RESULT(again);
        QCOMPARE((*again)->size(), 0U);
    }

    // --- what is wanted of it

    void aFilterChoosesKindsScopesAndTimes()
    {
        std::vector<TimelineItem> items{happened(100, TimelineKind::Alert), happened(200),
                                        happened(300, TimelineKind::Note)};
        items[1].scope = scopeOf("production", "fraud");
        items[2].scope = scopeOf("staging");
        const auto table = timelineTable(items);
        TimelineFilter filter;
        filter.kinds.reset().set(std::size_t(TimelineKind::Release));
        QCOMPARE(TimelineSelection(table, filter).rows()[0], 1U);
        filter = {};
        filter.scope = scopeOf("production");
        QCOMPARE(TimelineSelection(table, filter).size(), std::size_t(2)); // what is open belongs to it
        filter = {};
        filter.fromMs = 200;
        filter.toMs = 300;
        QCOMPARE(TimelineSelection(table, filter).size(), std::size_t(1));
    }

    void whatLastsOrMayHaveHappenedTouchesATime()
    {
        std::vector<TimelineItem> items{happened(100, TimelineKind::Alert),
                                        happened(110, TimelineKind::Alert),
                                        happened(900, TimelineKind::AliasChange)};
        items[0].endMs = stillGoing;
        items[1].endMs = 400; // over by then
        items[2].afterMs = 450;
        TimelineFilter filter;
        filter.fromMs = 500;
        filter.toMs = 600;
        const TimelineSelection then(timelineTable(items), filter);
        QCOMPARE(then.size(), std::size_t(2));
        QCOMPARE(then.rows(TimelineKind::Alert)[0], 0U);
        QCOMPARE(then.rows(TimelineKind::AliasChange).size(), std::size_t(1));
    }

    void densityCountsWhatLiesInEachStretch()
    {
        std::vector<TimelineItem> items;
        std::mt19937_64 random(11);
        for (int i = 0; i < 5'000; ++i)
            items.push_back(
                happened(std::int64_t(random() % 100'000), TimelineKind(random() % timelineKinds)));
        const auto table = timelineTable(items);
        TimelineFilter filter;
        filter.kinds.reset(std::size_t(TimelineKind::Note));
        const TimelineSelection selection(table, filter);
        for (const auto& [from, to, buckets] :
             {std::tuple(0ll, 100'000ll, std::size_t(7)), std::tuple(-500ll, 33'333ll, std::size_t(640)),
              std::tuple(99'990ll, 200'000ll, std::size_t(3)), std::tuple(10ll, 13ll, std::size_t(9))}) {
            const auto density = selection.density(from, to, buckets);
            QCOMPARE(density.buckets, buckets);
            std::uint32_t counted = 0, expected = 0;
            for (std::size_t b = 0; b < buckets; ++b)
                counted += density.total(b);
            for (const auto& item : items)
                expected += item.kind != TimelineKind::Note && item.atMs >= from && item.atMs < to;
            QCOMPARE(counted, expected);
            QCOMPARE(density.of(TimelineKind::Note, 0), 0U);
        }
        const auto halves = selection.density(0, 100'000, 2);
        QCOMPARE(std::size_t(halves.of(TimelineKind::Alert, 0)),
                 selection.rows(TimelineKind::Alert, 0, 50'000).size());
        QCOMPARE(selection.density(5, 5, 4).buckets, std::size_t(0));
        QCOMPARE(selection.density(noTime, stillGoing, 2).total(1) + selection.density(noTime, 0, 1).total(0),
                 std::uint32_t(selection.size()));
    }
};

QTEST_GUILESS_MAIN(TestTimeline)
#include "tst_timeline.moc"
