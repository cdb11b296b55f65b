#include "app/SampleIncidents.h"
#include "app/incidents/TimelineCurveFeed.h"
#include "models/values/LogLines.h"
#include "models/values/TimelineTableBuilder.h"
#include "services/incidents/IncidentStore.h"
#include "services/incidents/Suspects.h"
#include "services/observations/KeptLogs.h"
#include "services/observations/ObservedStore.h"
#include "tests/services/RecordedIncident.h"

#include <QSet>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t nowMs = 1'796'000'000'000, hour = 3'600'000;

TimeMs now()
{
    return TimeMs(std::chrono::milliseconds(nowMs));
}

} // namespace

/// What the sample workspace has to try the screen of incidents with.
class TestSampleIncidents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        folder_ = std::filesystem::path(dir_.path().toStdString());
        auto state = StateStore::open(folder_ / "state.db");
        QVERIFY_RESULT(state);
        state_ = std::move(*state);
        const auto added = addSampleIncidents(folder_, *state_, now);
        QVERIFY_RESULT(added);
        const auto known = IncidentStore(*state_).incidents();
        QVERIFY_RESULT(known);
        QCOMPARE(known->unreadable, QStringList());
        incidents_ = known->incidents;
        auto observed = ObservedStore::open(folder_ / "observed.db");
        QVERIFY_RESULT(observed);
        TimelineTableBuilder builder;
        QVERIFY_RESULT(observed->store->readTimeline(builder, noTime, stillGoing, {}));
        const auto table = builder.build();
        QVERIFY_RESULT(table);
        table_ = *table;
    }

    void thereAreSixAndTwoOfThemGoOn()
    {
        QCOMPARE(incidents_.size(), 6);
        QCOMPARE(std::count_if(incidents_.begin(), incidents_.end(),
                               [](const Incident& one) { return one.state == IncidentState::Open; }),
                 2);
        for (const auto& incident : incidents_) {
            QVERIFY(incident.onsetMs < nowMs && incident.onsetMs > nowMs - 20 * 24 * hour);
            QCOMPARE(incident.endpoints.size(), 1);
        }
    }

    void itsMetricsShowWhatTheIncidentsDid()
    {
        const auto observed = ObservedStore::openReadOnly(folder_ / "observed.db");
        QVERIFY_RESULT(observed);
        const auto all = (*observed)->metricSeries();
        QVERIFY_RESULT(all);
        QCOMPARE(all->size(), std::size_t(4)); // errors and latency of two endpoints
        const auto worst =
            std::max_element(incidents_.begin(), incidents_.end(), [](const Incident& a, const Incident& b) {
                return a.errorShare.value_or(0) < b.errorShare.value_or(0);
            });
        for (const auto& series : *all) {
            if (series.key.expression != QLatin1String("error-rate") ||
                series.key.scope.endpoint != worst->endpoints.first())
                continue;
            const auto points = (*observed)->metrics(series.key, worst->onsetMs, worst->onsetMs + hour);
            QVERIFY_RESULT(points);
            QVERIFY(*std::max_element(points->values.begin(), points->values.end()) > 0.5);
            const TimelineCurveChoice choice{.id = {}, .name = {}, .source = {}, .points = series.points};
            const auto curve = loadTimelineCurve(**observed, series.key, choice, 0, 1);
            QVERIFY_RESULT(curve);
            QVERIFY(curve->values.high > 0.5 && curve->values.low < 0.01);
        }
    }

    void aLongSeriesIsReadAsBucketsAndExactlyWhereOneLooks()
    {
        const QTemporaryDir dir;
        const auto opened =
            ObservedStore::open(std::filesystem::path(dir.path().toStdString()) / "observed.db");
        QVERIFY_RESULT(opened);
        MetricSeries points;
        for (int i = 0; i < 100'000; ++i) {
            points.timesMs.push_back(nowMs + i * 15'000ll);
            points.values.push_back(i == 77'777 ? 9 : 0.25);
        }
        const ObservedSeriesKey key{QStringLiteral("prom"), QStringLiteral("latency-p95")};
        QVERIFY_RESULT(opened->store->putMetrics(key, points));
        const TimelineCurveChoice choice{.id = {}, .name = {}, .source = {}, .points = 100'000};
        const auto far = loadTimelineCurve(*opened->store, key, choice, nowMs, nowMs + 100'000 * 15'000ll);
        QVERIFY_RESULT(far);
        QVERIFY(far->line->size() < 7'000);
        QCOMPARE(far->values, (ChartRange{0.25, 9})); // the spike is there
        const auto slowMs = nowMs + 77'777 * 15'000ll;
        const auto near = loadTimelineCurve(*opened->store, key, choice, slowMs - hour, slowMs + hour);
        QVERIFY_RESULT(near);
        const auto reading = curveReadingAt(*near, {slowMs - hour, slowMs + hour, 1'000}, 500, 2);
        QVERIFY(reading);
        QCOMPARE(reading->firstMs, slowMs); // and when it was, to the point
    }

    void theCauseOfEachIsAmongTheFirstThreeSuspects()
    {
        // By its evidence, which a release shares with its steps.
        QSet<QString> causes, found;
        QHash<QString, QString> recorded; // the id of each one's cause
        for (std::uint32_t row = 0; row < table_->size(); ++row) {
            const auto item = table_->item(row);
            const auto name = item.id.section(u'/', 0, 0);
            if (!recorded.contains(name))
                recorded.insert(name, recording(name).cause);
            if (item.id.section(u'/', 1) == recorded.value(name))
                causes.insert(name + u'/' + item.reference);
        }
        QCOMPARE(causes.size(), 6);
        for (const auto& incident : incidents_) {
            for (const auto& suspect :
                 suspectsBefore(*table_, {incident.onsetMs, scopeOfIncident(incident), 24 * hour, 3})) {
                const auto item = table_->item(suspect.row);
                if (const auto cause = item.id.section(u'/', 0, 0) + u'/' + item.reference;
                    causes.contains(cause))
                    found.insert(cause);
            }
        }
        QCOMPARE(found, causes);
    }

    void nothingIsSaidOfTheFutureOrGoesOnThatEnded()
    {
        for (std::uint32_t row = 0; row < table_->size(); ++row) {
            const auto item = table_->item(row);
            QVERIFY2(item.atMs <= nowMs && item.seenMs <= nowMs, qPrintable(item.id));
            QVERIFY2(item.endMs != stillGoing || item.atMs > nowMs - 4 * 24 * hour, qPrintable(item.id));
        }
    }

    void logsAreKeptOfOneWithoutTheirSecrets()
    {
        auto observed = ObservedStore::openReadOnly(folder_ / "observed.db");
        QVERIFY_RESULT(observed);
        int kept = 0;
        for (const auto& incident : incidents_) {
            const auto logs = keptLogs(**observed, incident.id);
            QVERIFY_RESULT(logs);
            for (const auto& fetch : *logs) {
                ++kept;
                QCOMPARE(fetch.logs.endpoint, incident.endpoints.constFirst());
                QVERIFY(fetch.logs.fetchedMs > incident.onsetMs && fetch.logs.fetchedMs <= nowMs);
                QCOMPARE(fetch.logs.logs.size(), 3);
                const auto& canary = fetch.logs.logs.constFirst();
                QVERIFY(!canary.revision.isEmpty() && canary.redactedLines > 0);
                QVERIFY(!canary.text.contains(QLatin1String("sample-token")));
                QVERIFY(canary.text.contains(QLatin1String("Authorization: ")));
                // It tells its cause, once the incident had begun.
                const LogLines lines(canary.text);
                for (qsizetype line = 0; line < lines.size(); ++line)
                    QVERIFY(lines.level(line) != LogLevel::Error || lines.atMs(line) >= incident.onsetMs);
                QVERIFY(canary.text.contains(QLatin1String("card_age_days")));
            }
        }
        QCOMPARE(kept, 1);
    }

private:
    QTemporaryDir dir_;
    std::filesystem::path folder_;
    std::unique_ptr<StateStore> state_;
    QList<Incident> incidents_;
    TimelineTablePtr table_;
};

QTEST_GUILESS_MAIN(TestSampleIncidents)
#include "tst_sample_incidents.moc"
