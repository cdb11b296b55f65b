#include "services/observations/KeepMetrics.h"
#include "services/store/Database.h"
#include "tests/services/ObservedFolder.h"

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t minute = 60'000, day = 1'440 * minute, now = 1'795'000'000'000;

TimelineItem alert(const char* name, std::int64_t startMs, std::int64_t seenMs)
{
    TimelineItem item;
    item.id = QStringLiteral("alert:%1:%2").arg(QLatin1String(name)).arg(startMs);
    item.kind = TimelineKind::Alert;
    item.role = TimelineRole::Symptom;
    item.title = QLatin1String(name);
    item.scope.environment = QStringLiteral("production");
    item.atMs = startMs;
    item.endMs = stillGoing;
    item.seenMs = seenMs;
    item.source = QStringLiteral("oncall");
    item.reference = QStringLiteral("alert:%1").arg(QLatin1String(name));
    return item;
}

ObservedLook look(std::int64_t atMs, std::vector<TimelineItem> items,
                  ObservedLook::Extent extent = ObservedLook::Extent::Whole)
{
    return {QStringLiteral("oncall"), TimelineKind::Alert, std::move(items), atMs, extent};
}

TimelineItem change(std::int64_t atMs)
{
    TimelineItem item;
    item.id = QStringLiteral("change:%1").arg(atMs);
    item.kind = TimelineKind::Traffic;
    item.title = QStringLiteral("traffic");
    item.atMs = item.seenMs = atMs;
    item.source = QStringLiteral("cluster");
    return item;
}

MetricSeries ramp(std::int64_t fromMs, int count, double first = 0)
{
    MetricSeries series;
    for (int i = 0; i < count; ++i) {
        series.timesMs.push_back(fromMs + i * 15'000ll);
        series.values.push_back(first + i);
    }
    return series;
}

const ObservedSeriesKey latency{QStringLiteral("prom"),
                                QStringLiteral("latency"),
                                {.environment = QStringLiteral("production")},
                                {{QStringLiteral("pod"), QStringLiteral("a")}}};

} // namespace

class TestObservedStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- items

    void whatIsPutComesBackAlsoAfterARestart()
    {
        const ObservedFolder folder;
        auto uncertain = change(now);
        uncertain.afterMs = now - minute;
        uncertain.severity = TimelineSeverity::Warning;
        uncertain.detail = QStringLiteral("stable 90 % → 50 %");
        uncertain.reference = QStringLiteral("endpoint:prod/x");
        const std::vector<TimelineItem> items{alert("Slow", now - day, now), uncertain};
        QVERIFY_RESULT(folder.open()->putItems(items));
        const auto table = tableOf(*folder.open());
        QCOMPARE(table->size(), 2U);
        QCOMPARE(table->item(0), items[0]);
        QCOMPARE(table->item(1), items[1]);
    }

    void puttingTheSameTwiceChangesNothing()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        const std::vector<TimelineItem> items{alert("Slow", now, now), change(now)};
        const auto first = store->putItems(items);
        QVERIFY_RESULT(first);
        QCOMPARE(first->written, 2);
        const auto again = store->putItems(items);
        QVERIFY_RESULT(again);
        QCOMPARE(again->written, 0);
        auto told = items[0];
        told.severity = TimelineSeverity::Critical;
        told.atMs = told.seenMs = now + day; // when it began does not move
        QCOMPARE(store->putItems(std::vector{told})->written, 1);
        const auto table = tableOf(*store);
        QCOMPARE(table->size(), 2U);
        QCOMPARE(table->atMs(0), now);
        QCOMPARE(table->severity(0), TimelineSeverity::Critical);
    }

    void ofTwoSourcesTheSameIdIsTwoThings()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        auto other = change(now);
        other.source = QStringLiteral("another");
        QVERIFY_RESULT(store->putItems(std::vector{change(now), other}));
        QCOMPARE(tableOf(*store)->size(), 2U);
    }

    void aLookClosesWhatIsGoneAndOneThatFiresAgainIsNew()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        QVERIFY_RESULT(
            store->putLook(look(now, {alert("Slow", now - minute, now), alert("Down", now, now)})));
        const auto second = store->putLook(look(now + minute, {alert("Down", now, now + minute)}));
        QVERIFY_RESULT(second);
        QCOMPARE(second->ended, 1);
        QCOMPARE(second->written, 0);
        QVERIFY_RESULT(store->putLook(look(
            now + 2 * minute, {alert("Down", now, now), alert("Slow", now + 2 * minute, now + 2 * minute)})));
        const auto table = tableOf(*store);
        QCOMPARE(table->size(), 3U);
        QCOMPARE(table->title(0), std::string_view("Slow"));
        QCOMPARE(table->endMs(0), now + minute);
        QCOMPARE(table->endMs(1), stillGoing);
        QCOMPARE(table->title(2), std::string_view("Slow"));
        QCOMPARE(table->endMs(2), stillGoing);
        const auto looks = store->looks();
        QVERIFY_RESULT(looks);
        const ObservedStore::Looked last{QStringLiteral("oncall"), TimelineKind::Alert, now + 2 * minute};
        QCOMPARE(*looks, std::vector{last});
    }

    void aPartialLookClosesNothing()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        QVERIFY_RESULT(store->putLook(look(now, {alert("Slow", now, now)})));
        const auto partial = store->putLook(look(now + minute, {}, ObservedLook::Extent::Partial));
        QVERIFY_RESULT(partial);
        QCOMPARE(partial->ended, 0);
        QCOMPARE(tableOf(*store)->endMs(0), stillGoing);
        QCOMPARE(store->looks()->front().atMs, now);
    }

    void anotherSourcesAlertsStayOpen()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        auto other = alert("Slow", now, now);
        other.source = QStringLiteral("prom");
        QVERIFY_RESULT(store->putItems(std::vector{other}));
        QVERIFY_RESULT(store->putLook(look(now + minute, {})));
        QCOMPARE(tableOf(*store)->endMs(0), stillGoing);
    }

    void onlyTheTimeThatIsAskedForIsRead()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        auto uncertain = change(now + 5 * minute);
        uncertain.afterMs = now - minute;
        QVERIFY_RESULT(store->putItems(
            std::vector{alert("Old", now - day, now), change(now - day), change(now), uncertain}));
        const auto table = tableOf(*store, now - minute, now + minute);
        QCOMPARE(table->size(), 3U); // what goes on, what is there, what may have been
        QCOMPARE(table->title(0), std::string_view("Old"));
    }

    void aLongTimelineIsReadInPartsAndIsWhole()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        std::vector<TimelineItem> items;
        items.reserve(60'000);
        for (int i = 0; i < 60'000; ++i) {
            items.push_back(change(now + i * 1'000ll));
            items.back().title = QStringLiteral("traffic %1").arg(i % 100);
            items.back().scope.endpoint = QString::number(i % 7);
        }
        QVERIFY_RESULT(store->putItems(items));
        const auto table = tableOf(*store);
        QCOMPARE(std::size_t(table->size()), items.size());
        for (std::uint32_t row = 0; row < table->size(); row += 997)
            QCOMPARE(table->item(row), items[row]);
        QCOMPARE(table->item(59'999), items.back());
        const auto part = tableOf(*store, now + 30'000'000, now + 40'000'000);
        QCOMPARE(part->size(), 10'001U);
        QCOMPARE(part->item(0), items[30'000]);
        std::stop_source stop;
        stop.request_stop();
        TimelineTableBuilder builder;
        QVERIFY_ERROR(store->readTimeline(builder, noTime, stillGoing, stop.get_token()),
                      ErrorKind::Cancelled);
    }

    void aFileThatNumbersItsTextsWildlyIsReadAllTheSame()
    {
        const ObservedFolder folder;
        QVERIFY_RESULT(folder.open()->putItems(std::vector{change(now), change(now + 1)}));
        Database::open(folder.file(), {})
            ->exec("UPDATE item SET title = 1 << 40, scope = -3 WHERE at_ms % 2 = 0; DELETE FROM scope; "
                   "UPDATE words SET id = (1 << 50) + id");
        const auto table = tableOf(*folder.open());
        QCOMPARE(table->size(), 2U);
        QCOMPARE(table->item(0).title, QString()); // said by no number that there is
        QCOMPARE(table->item(0).scope, TimelineScope());
    }

    void aStormIsOneBatch()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        std::vector<TimelineItem> storm;
        for (int i = 0; i < 10'000; ++i)
            storm.push_back(alert(qPrintable(QStringLiteral("Pod%1").arg(i)), now, now));
        const auto before = store->revision().value();
        QCOMPARE(store->putLook(look(now, storm))->written, 10'000);
        QCOMPARE(store->revision().value(), before + 1);
        QCOMPARE(store->putLook(look(now + minute, {}))->ended, 10'000);
    }

    // --- the file

    void aDamagedFileIsSetAsideAndKept()
    {
        const ObservedFolder folder;
        QVERIFY_RESULT(folder.open()->putItems(std::vector{change(now)}));
        QFile file(QString::fromStdString(folder.file().string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(QByteArray(int(file.size()), 'x'));
        file.close();
        const auto opened = ObservedStore::open(folder.file());
        QVERIFY_RESULT(opened);
        QVERIFY(std::filesystem::exists(opened->setAside));
        QCOMPARE(folder.files(QStringLiteral("observed-damaged-*.db")).size(), 1);
        QCOMPARE(tableOf(*opened->store)->size(), 0U);
    }

    void aNewerSchemaIsRefused()
    {
        const ObservedFolder folder;
        folder.open();
        Database::open(folder.file(), {})->exec("PRAGMA user_version=99");
        QVERIFY_ERROR(ObservedStore::open(folder.file()), ErrorKind::Unsupported);
        QVERIFY_ERROR(ObservedStore::openReadOnly(folder.file()), ErrorKind::Unsupported);
        QCOMPARE(folder.files(QStringLiteral("observed-damaged-*")).size(), 0);
    }

    void aFileIsReadWithoutBeingWritten()
    {
        const ObservedFolder folder;
        QVERIFY_RESULT(folder.open()->putItems(std::vector{change(now)}));
        const auto store = ObservedStore::openReadOnly(folder.file());
        QVERIFY_RESULT(store);
        QCOMPARE(tableOf(**store)->size(), 1U);
        QVERIFY_ERROR((*store)->putItems(std::vector{change(now + 1)}), ErrorKind::Storage);
        QVERIFY_ERROR(ObservedStore::openReadOnly(folder.file().parent_path() / "none.db"),
                      ErrorKind::Storage);
    }

    // --- metrics

    void windowsOfMetricsAreJoined()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        QVERIFY_RESULT(store->putMetrics(latency, ramp(now, 5'000)));
        // Asked again, ten minutes overlapping: the later answer holds there.
        QVERIFY_RESULT(store->putMetrics(latency, ramp(now + 4'960 * 15'000ll, 100, 50'000)));
        const auto all = store->metrics(latency, noTime, stillGoing);
        QVERIFY_RESULT(all);
        QCOMPARE(all->values.size(), std::size_t(5'060));
        QVERIFY(std::is_sorted(all->timesMs.begin(), all->timesMs.end()));
        QCOMPARE(all->values[4'959], 4'959.0);
        QCOMPARE(all->values[4'960], 50'000.0);
        QCOMPARE(all->labels, latency.labels);
        const auto part = store->metrics(latency, now + 15'000, now + 30'000);
        QCOMPARE(part->values, (std::vector<double>{1, 2}));
        const auto windows = store->metricSeries();
        QVERIFY_RESULT(windows);
        QCOMPARE(windows->size(), std::size_t(1));
        QCOMPARE(windows->front().key, latency);
        QCOMPARE(windows->front().points, 5'060);
        QCOMPARE(windows->front().firstMs, now);
    }

    void anOverviewOfMetricsKeepsEveryExtreme()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        auto points = ramp(now, 10'000);
        points.values[7'777] = 1e9;
        points.values[3] = std::numeric_limits<double>::quiet_NaN();
        QVERIFY_RESULT(store->putMetrics(latency, points));
        const auto overview = store->metricOverview(latency, noTime, stillGoing);
        QVERIFY_RESULT(overview);
        QCOMPARE(overview->points, 10'000);
        double high = 0;
        std::size_t counted = 0, nans = 0;
        for (const auto& bucket : overview->buckets) {
            high = std::max(high, bucket.max);
            counted += bucket.points;
            nans += bucket.nans;
        }
        QCOMPARE(high, 1e9);
        QCOMPARE(counted, std::size_t(10'000));
        QCOMPARE(nans, std::size_t(1));
        auto unsorted = ramp(now, 2);
        std::swap(unsorted.timesMs[0], unsorted.timesMs[1]);
        QVERIFY_ERROR(store->putMetrics(latency, unsorted), ErrorKind::Invalid);
    }

    void windowsThatComeOneByOneFillTheirChunks()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        for (int i = 0; i < 50; ++i)
            QVERIFY_RESULT(store->putMetrics(latency, ramp(now + i * 100 * 15'000ll, 100, i * 100)));
        QCOMPARE(store->metrics(latency, noTime, stillGoing)->values.size(), std::size_t(5'000));
        auto db = Database::open(folder.file(), {});
        QCOMPARE(db->integer("SELECT count(*) FROM chunk"), 2);
    }

    void whatPassesIsKeptOnceHoweverOftenItIsAsked()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        MetricsRead read{latency.source, latency.expression, latency.scope, 15'000, {ramp(now, 240)}};
        read.series.front().labels = latency.labels;
        const auto revision = store->revision().value();
        QCOMPARE(keepMetrics(*store, read).value_or(-1), 240);
        QCOMPARE(keepMetrics(*store, read).value_or(-1), 0);
        // A quarter of a minute later, the times moved by a little: one is new.
        read.series.front() = ramp(now + 15'400, 240, 1);
        read.series.front().labels = latency.labels;
        QCOMPARE(keepMetrics(*store, read).value_or(-1), 1);
        QCOMPARE(store->metrics(latency, noTime, stillGoing)->values.size(), std::size_t(241));
        QCOMPARE(store->revision().value(), revision); // no picture of what happened is stale by it
        read.stepMs = 0;
        QVERIFY_ERROR(keepMetrics(*store, read), ErrorKind::Invalid);
    }

    void whatIsFinerDoesNotGiveWayToWhatIsCoarser()
    {
        const auto fine = ramp(now, 240); // an hour
        MetricSeries coarse;
        for (int i = -2; i < 4; ++i) { // five minutes each; an hour before, and ten minutes of the same
            coarse.timesMs.push_back(now + i * 300'000ll);
            coarse.values.push_back(-1);
        }
        const auto kept = pointsToKeep(fine, coarse, 300'000);
        QCOMPARE(kept.timesMs.front(), now - 600'000);
        QCOMPARE(kept.timesMs.back(), now + 900'000); // told otherwise than before
        QCOMPARE(kept.values.size(), std::size_t(2 + 61));
        QCOMPARE(kept.values[3], 1.0); // a fine one between them stays
        // And what is coarse is made finer.
        const auto finer = pointsToKeep(coarse, ramp(now + 15'000, 19), 15'000);
        QCOMPARE(finer.values.size(), std::size_t(19));
        QVERIFY(pointsToKeep(fine, {}, 15'000).values.empty());
        QCOMPARE(pointsToKeep({}, fine, 15'000), fine);
    }

    // --- documents

    void aDocumentIsKeptOnceHoweverOftenItIsMet()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        const auto kind = QStringLiteral("policy"), name = QStringLiteral("/etc/policy.yaml");
        const auto first = store->putDocument(kind, name, "a: 1\n", now);
        QVERIFY_RESULT(first);
        QCOMPARE(store->putDocument(kind, name, "a: 1\n", now + minute)->firstMs, now);
        const auto second = store->putDocument(kind, name, "a: 2\n", now + 2 * minute);
        QVERIFY_RESULT(second);
        QVERIFY_RESULT(store->putDocument(kind, name, "a: 1\n", now + 3 * minute)); // taken back
        const auto history = store->documents(kind, name);
        QVERIFY_RESULT(history);
        QCOMPARE(history->size(), std::size_t(3));
        QCOMPARE(history->at(0).lastMs, now + minute);
        QCOMPARE(history->at(1).digest, second->digest);
        QCOMPARE(history->at(2).digest, first->digest);
        QCOMPARE(store->document(first->digest).value(), QByteArray("a: 1\n"));
        QVERIFY_ERROR(store->document(QStringLiteral("00")), ErrorKind::NotFound);
        Database::open(folder.file(), {})->exec("UPDATE document SET bytes = 'a: 9'");
        QVERIFY_ERROR(store->document(first->digest), ErrorKind::Unreadable);
    }

    // --- retention

    void whatIsOldGoesOnceItWasShown()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        auto note = change(now - 40 * day);
        note.id = QStringLiteral("note:1");
        note.kind = TimelineKind::Note;
        auto over = alert("Over", now - 40 * day, now);
        over.endMs = now - 35 * day;
        QVERIFY_RESULT(store->putItems(std::vector{change(now - 40 * day), change(now - day), note, over,
                                                   alert("Going", now - 40 * day, now)}));
        QVERIFY_RESULT(store->putMetrics(latency, ramp(now - 40 * day, 100)));
        QVERIFY_RESULT(store->putMetrics(latency, ramp(now - day, 100)));
        RetentionRule rule;
        rule.mostAgeMs = 30 * day;
        const auto preview = store->previewRetention(rule, now);
        QVERIFY_RESULT(preview);
        QCOMPARE(preview->items, 2); // the change and what is over; neither the note nor what goes on
        QCOMPARE(preview->points, 100);
        QCOMPARE(tableOf(*store)->size(), 5U);
        const auto went = store->applyRetention(*preview);
        QVERIFY_RESULT(went);
        QCOMPARE(went->items, 2);
        QCOMPARE(tableOf(*store)->size(), 3U);
        QVERIFY(store->previewRetention(rule, now)->isEmpty());
        // Words were swept; the numbers of those that are remembered still fit.
        QVERIFY_RESULT(store->putItems(std::vector{over, change(now)}));
        QCOMPARE(tableOf(*store)->item(0).title.isEmpty(), false);
        QCOMPARE(store->metrics(latency, noTime, stillGoing)->values.size(), std::size_t(100));
    }

    void anOpenIncidentsTimeStays()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        QVERIFY_RESULT(store->putItems(std::vector{change(now - 40 * day), change(now - 50 * day)}));
        RetentionRule rule;
        rule.mostAgeMs = day;
        rule.kept = {{now - 41 * day, now - 39 * day}};
        const auto went = store->applyRetention(store->previewRetention(rule, now).value());
        QVERIFY_RESULT(went);
        QCOMPARE(went->items, 1);
        QCOMPARE(tableOf(*store)->atMs(0), now - 40 * day);
    }

    void aBudgetTakesTheOldestDays()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        std::vector<TimelineItem> items;
        for (int i = 0; i < 10'000; ++i)
            items.push_back(change(now - i * 6 * minute)); // about 42 days
        QVERIFY_RESULT(store->putItems(items));
        RetentionRule rule;
        rule.mostBytes = std::int64_t(std::filesystem::file_size(folder.file()));
        const auto fits = store->previewRetention(rule, now);
        QVERIFY_RESULT(fits);
        rule.mostBytes = fits->fileBytes / 2;
        const auto half = store->previewRetention(rule, now);
        QVERIFY_RESULT(half);
        QVERIFY2(half->items > 3'500 && half->items < 6'500, qPrintable(QString::number(half->items)));
        QVERIFY_RESULT(store->applyRetention(*half));
        const auto table = tableOf(*store);
        QCOMPARE(std::int64_t(table->size()), 10'000 - half->items);
        QVERIFY(table->atMs(0) >= half->beforeMs);
        rule.mostBytes = 0;
        QVERIFY(store->previewRetention(rule, now)->isEmpty());
    }

    void aPolicyThatHoldsNowStaysHoweverOld()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        const auto kind = QStringLiteral("policy"), name = QStringLiteral("p.yaml");
        QVERIFY_RESULT(store->putDocument(kind, name, "old", now - 50 * day));
        QVERIFY_RESULT(store->putDocument(kind, name, "now", now - 40 * day));
        RetentionRule rule;
        rule.mostAgeMs = day;
        const auto went = store->applyRetention(store->previewRetention(rule, now).value());
        QVERIFY_RESULT(went);
        QCOMPARE(went->documents, 1);
        const auto left = store->documents(kind, name);
        QCOMPARE(left->size(), std::size_t(1));
        QCOMPARE(store->document(left->front().digest).value(), QByteArray("now"));
    }
};

QTEST_GUILESS_MAIN(TestObservedStore)
#include "tst_observed_store.moc"
