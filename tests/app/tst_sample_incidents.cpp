#include "app/SampleIncidents.h"
#include "models/values/TimelineTableBuilder.h"
#include "services/incidents/IncidentStore.h"
#include "services/incidents/Suspects.h"
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

private:
    QTemporaryDir dir_;
    std::filesystem::path folder_;
    std::unique_ptr<StateStore> state_;
    QList<Incident> incidents_;
    TimelineTablePtr table_;
};

QTEST_GUILESS_MAIN(TestSampleIncidents)
#include "tst_sample_incidents.moc"
