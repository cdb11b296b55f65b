#include "services/incidents/IncidentDocument.h"
#include "services/incidents/IncidentDrafts.h"
#include "services/incidents/IncidentStore.h"
#include "services/store/DatabasePool.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace ph;

namespace {

constexpr std::int64_t t0 = 1'764'300'000'000;
constexpr std::int64_t minute = 60'000;
const QString oncall = QStringLiteral("oncall"), lead = QStringLiteral("lead");

struct Desk {
    Desk()
    {
        auto opened = StateStore::open(std::filesystem::path(folder.path().toStdString()) / "state.db");
        if (!opened)
            qFatal("state: %s", qPrintable(opened.error().detail));
        state = std::move(*opened);
    }
    IncidentStore store() { return IncidentStore(*state); }
    QString opened()
    {
        const auto entry = store().open(
            {QStringLiteral("prod"),
             QStringLiteral("fraud is slow"),
             IncidentSeverity::Sev2,
             {IncidentOrigin::Kind::Alert, QStringLiteral("4f2a"), QStringLiteral("LatencyHigh")},
             t0 - 5 * minute},
            oncall, t0);
        return entry ? entry->incident : entry.error().detail;
    }
    Incident incident(const QString& id)
    {
        return incidentFrom(store().entries(id).value_or(QList<IncidentEntry>())).value_or(Incident());
    }
    QTemporaryDir folder;
    std::unique_ptr<StateStore> state;
};

/// One of each kind, as they might follow one another.
QList<IncidentFact> everyFact()
{
    IncidentChanged change;
    change.title = QStringLiteral("fraud is slow in DE");
    change.severity = IncidentSeverity::Sev1;
    change.onsetMs = t0 - 7 * minute;
    change.endpoints = QStringList{QStringLiteral("payments/fraud")};
    change.segments = QStringList{QStringLiteral("country=DE"), QString::fromUtf8("国家=德")};
    change.trafficShare = 0.25;
    change.requestsPerSecond = 40;
    change.requestsPerUser = 2.5;
    change.costPerError = 0.03;
    change.errorShare = 1;
    change.reason = QStringLiteral("the log says so");
    return {IncidentOpened{
                QStringLiteral("prod"), QStringLiteral("fraud is slow"), IncidentSeverity::Sev2, {}, noTime},
            change,
            IncidentNoted{QStringLiteral("the cache was emptied\nat noon"), t0},
            IncidentJudged{QStringLiteral("freshness"), IncidentJudged::Word::Overruled,
                           QStringLiteral("cause"), QStringLiteral("the table is of yesterday"),
                           QStringLiteral("newest row: 00:00")},
            IncidentContained{QStringLiteral("rollback"), QStringLiteral("fraud"),
                              IncidentContained::Standing::Asked, QStringLiteral("rel-1"),
                              QStringLiteral("accepted")},
            IncidentContained{QStringLiteral("reduce-canary"), QStringLiteral("payments/fraud"),
                              IncidentContained::Standing::Contradicted, QStringLiteral("connection:prod"),
                              QStringLiteral("25 %")},
            IncidentEnded{t0 + 30 * minute, QStringLiteral("p95 is back")},
            IncidentReopened{QStringLiteral("it came back")},
            IncidentClosed{QStringLiteral("gate: freshness"), QStringLiteral("12 minutes earlier")}};
}

} // namespace

class TestIncidents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEntryComesBackAsItWas()
    {
        for (const auto& fact : everyFact()) {
            const IncidentEntry entry{QStringLiteral("0a1b2c3d-0000-4000-8000-00000000000f"),
                                      QStringLiteral("inc-0a1b2c3d"), t0, oncall, fact};
            const auto text = canonicalIncidentEntry(entry);
            QVERIFY_RESULT(text);
            const auto read = incidentEntryFromCanonical(*text, QStringLiteral("test"));
            QVERIFY_RESULT(read);
            QCOMPARE(*read, entry);
        }
    }

    void whatIsOffInAnEntryIsSaid_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* from, const char* to, const char* says) {
            QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(says);
        };
        row("an unknown kind", "\"noted\"", "\"sung\"", "Unknown key \"sung\"");
        row("a newer format", "\"format\":1", "\"format\":2", "format 2");
        row("an id that is a path", "0a1b2c3d-0000", "../../etc-000", "no id of an entry");
        row("an incident that is none", "inc-0a1b2c3d", "inc-", "no id of an incident");
        row("a member too many", "\"text\"", "\"tent\":\"\",\"text\"", "Unknown key \"tent\"");
        row("not canonical", "\"by\":", "\"by\": ", "canonical");
    }
    void whatIsOffInAnEntryIsSaid()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, says);
        const IncidentEntry entry{QStringLiteral("0a1b2c3d-0000-4000-8000-00000000000f"),
                                  QStringLiteral("inc-0a1b2c3d"), t0, oncall,
                                  IncidentNoted{QStringLiteral("x"), noTime}};
        auto text = canonicalIncidentEntry(entry).value_or(QByteArray());
        QVERIFY(text.contains(from));
        const auto read = incidentEntryFromCanonical(text.replace(from, to), QStringLiteral("test"));
        QVERIFY(!read);
        QVERIFY2(read.error().detail.contains(says), qPrintable(read.error().detail));
    }

    void whoeverOverrulesSaysWhy()
    {
        Desk desk;
        const auto id = desk.opened();
        const IncidentJudged silent{QStringLiteral("health"),
                                    IncidentJudged::Word::Overruled,
                                    QStringLiteral("well"),
                                    QStringLiteral(" "),
                                    {}};
        const auto added = desk.store().add(id, silent, oncall, t0 + 1);
        QVERIFY(!added);
        QCOMPARE(added.error().kind, ErrorKind::Invalid);
    }

    void anIncidentGoesFromOpenToClosedWithItsRule()
    {
        Desk desk;
        const auto id = desk.opened();
        QCOMPARE(desk.incident(id).state, IncidentState::Open);
        const auto say = [&](const IncidentFact& fact, std::int64_t atMs) {
            return desk.store().add(id, fact, oncall, atMs).has_value();
        };
        IncidentContained rollback{QStringLiteral("rollback"),
                                   QStringLiteral("fraud"),
                                   IncidentContained::Standing::Asked,
                                   QStringLiteral("rel-1"),
                                   {}};
        QVERIFY(say(rollback, t0 + minute));
        QCOMPARE(desk.incident(id).state, IncidentState::Open); // requested is not done
        rollback.standing = IncidentContained::Standing::Seen;
        QVERIFY(say(rollback, t0 + 2 * minute));
        QCOMPARE(desk.incident(id).state, IncidentState::Contained);
        QCOMPARE(desk.incident(id).containment.size(), 1);
        QCOMPARE(desk.incident(id).containment.first().askedMs, t0 + minute);

        const IncidentClosed closing{QStringLiteral("gate: latency"), QStringLiteral("8 minutes earlier")};
        QVERIFY(!say(closing, t0 + 3 * minute)); // it goes on
        QVERIFY(say(IncidentEnded{t0 + 3 * minute, {}}, t0 + 4 * minute));
        QVERIFY(!say(IncidentClosed{}, t0 + 5 * minute)); // without a rule
        QVERIFY(say(closing, t0 + 5 * minute));
        QCOMPARE(desk.incident(id).state, IncidentState::Closed);
        QCOMPARE(desk.incident(id).rule, QStringLiteral("gate: latency"));

        QVERIFY(!say(rollback, t0 + 6 * minute));
        QVERIFY(say(IncidentNoted{QStringLiteral("thanks to all"), noTime}, t0 + 6 * minute));
        QVERIFY(say(IncidentReopened{QStringLiteral("it came back")}, t0 + 7 * minute));
        QCOMPARE(desk.incident(id).state, IncidentState::Open);
        QCOMPARE(desk.incident(id).endedMs, noTime);
    }

    void whatIsNotThereTakesNothing()
    {
        Desk desk;
        const auto added = desk.store().add(QStringLiteral("inc-00000000"),
                                            IncidentNoted{QStringLiteral("hello"), noTime}, oncall, t0);
        QVERIFY(!added);
        QCOMPARE(added.error().kind, ErrorKind::NotFound);
        QVERIFY(desk.store().incidents().value_or(IncidentStore::Known{}).incidents.isEmpty());
    }

    /// A clock that is behind does not speak before what it answers.
    void whatWasAskedIsSeenAfterwards()
    {
        Desk desk;
        const auto id = desk.opened();
        IncidentContained silence{QStringLiteral("silence"),
                                  QStringLiteral("LatencyHigh"),
                                  IncidentContained::Standing::Asked,
                                  QStringLiteral("s1"),
                                  {}};
        QVERIFY_RESULT(desk.store().add(id, silence, oncall, t0));
        silence.standing = IncidentContained::Standing::Seen;
        QVERIFY_RESULT(desk.store().add(id, silence, oncall, t0 - minute));
        QCOMPARE(desk.incident(id).containment.size(), 1);
        QCOMPARE(desk.incident(id).state, IncidentState::Contained);
    }

    /// What is looked for again stays awaited until it is seen, or until what is there speaks against it.
    void whatStaysRequestedIsAwaitedUntilALookTells()
    {
        using Standing = IncidentContained::Standing;
        Desk desk;
        const auto id = desk.opened();
        IncidentContained act{QStringLiteral("reduce-canary"), QStringLiteral("payments/fraud"),
                              Standing::Asked, connectionReference(QStringLiteral("prod: eu")),
                              QStringLiteral("errors of v7")};
        QCOMPARE(connectionOfReference(act.reference), QStringLiteral("prod: eu"));
        QVERIFY(connectionOfReference(QStringLiteral("rel-1")).isEmpty());
        const auto say = [&](Standing standing, int minutes) {
            act.standing = standing;
            if (standing != Standing::Asked)
                act.text = QStringLiteral("The candidate has 25 %.");
            return desk.store().add(id, act, oncall, t0 + minutes * minute).has_value();
        };
        QVERIFY(say(Standing::Asked, 1) && hasAwaited(desk.incident(id)));
        QVERIFY(say(Standing::NotYet, 2) && hasAwaited(desk.incident(id)));
        const auto record = desk.incident(id).containment.first();
        QCOMPARE(record.askedMs, t0 + minute);
        QCOMPARE(record.lastMs, t0 + 2 * minute);
        QCOMPARE(record.reason, QStringLiteral("errors of v7")); // by which it is found again
        QVERIFY(say(Standing::Contradicted, 3) && !hasAwaited(desk.incident(id)));
        QCOMPARE(desk.incident(id).state, IncidentState::Open);
        QVERIFY(say(Standing::Asked, 4) && hasAwaited(desk.incident(id)));
        QVERIFY(say(Standing::Seen, 5) && !hasAwaited(desk.incident(id)));
        QCOMPARE(desk.incident(id).containment.size(), 2);
        QCOMPARE(desk.incident(id).state, IncidentState::Contained);
    }

    /// Two people, both offline, each with a copy: joined in any order, both read the same, and nothing is
    /// lost.
    void whatWasWrittenOfflineIsJoinedWithoutLoss()
    {
        Desk mine, theirs;
        const auto id = mine.opened();
        const auto shared = mine.store().entries(id).value_or(QList<IncidentEntry>());
        QCOMPARE(theirs.store().merge(shared).value_or(IncidentStore::Merged{}),
                 (IncidentStore::Merged{1, 0, {}}));
        QVERIFY_RESULT(
            mine.store().add(id, IncidentNoted{QStringLiteral("mine"), noTime}, oncall, t0 + minute));
        QVERIFY_RESULT(
            theirs.store().add(id, IncidentNoted{QStringLiteral("theirs"), noTime}, lead, t0 + minute));
        QVERIFY_RESULT(theirs.store().add(id, IncidentEnded{t0 + 2 * minute, {}}, lead, t0 + 2 * minute));

        const auto fromThem = theirs.store().entries(id).value_or(QList<IncidentEntry>());
        const auto fromMe = mine.store().entries(id).value_or(QList<IncidentEntry>());
        QCOMPARE(mine.store().merge(fromThem).value_or(IncidentStore::Merged{}),
                 (IncidentStore::Merged{2, 1, {}}));
        QCOMPARE(theirs.store().merge(fromMe).value_or(IncidentStore::Merged{}),
                 (IncidentStore::Merged{1, 1, {}}));
        QCOMPARE(mine.store().entries(id).value_or(QList<IncidentEntry>()),
                 theirs.store().entries(id).value_or(QList<IncidentEntry>()));
        QCOMPARE(mine.incident(id).notes, 2);
        QCOMPARE(mine.incident(id).state, IncidentState::Ended);
    }

    void anEntryOfTheSameIdAndAnotherTextChangesNothing()
    {
        Desk desk;
        const auto id = desk.opened();
        const auto before = desk.store().entries(id).value_or(QList<IncidentEntry>());
        auto forged = before;
        forged.first().by = lead;
        const auto merged = desk.store().merge(forged).value_or(IncidentStore::Merged{});
        QCOMPARE(merged.differing, QStringList{before.first().id});
        QCOMPARE(desk.store().entries(id).value_or(QList<IncidentEntry>()), before);
    }

    void entriesAreOnlyAdded()
    {
        Desk desk;
        desk.opened();
        QVERIFY(!desk.state->pool().write([](Database& db) { db.exec("DELETE FROM incident_entry"); }));
        QVERIFY(
            !desk.state->pool().write([](Database& db) { db.exec("UPDATE incident_entry SET at_ms = 0"); }));
        QCOMPARE(desk.store().incidents().value_or(IncidentStore::Known{}).incidents.size(), 1);
    }

    void oneBadEntryHidesNoOther()
    {
        Desk desk;
        const auto id = desk.opened();
        QVERIFY_RESULT(desk.state->pool().write([&](Database& db) {
            db.exec("INSERT INTO incident_entry VALUES ('x', '" + id.toStdString() + "', 1, '{')");
        }));
        const auto known = desk.store().incidents().value_or(IncidentStore::Known{});
        QCOMPARE(known.incidents.size(), 1);
        QCOMPARE(known.unreadable.size(), 1);
        QVERIFY(known.unreadable.first().contains(u'x'));
    }

    /// 40 requests a second over 30 minutes, a quarter of them affected, all of those failed at 0.03 each,
    /// and 2.5 a user.
    void impactFollowsFromWhatIsKnownAndNothingElse()
    {
        Incident incident;
        incident.openedMs = t0;
        incident.onsetMs = t0 - 10 * minute;
        auto impact = impactOf(incident, t0 + 20 * minute);
        QVERIFY(!impact.requests && !impact.failedRequests && !impact.users && !impact.cost);
        QCOMPARE(impact.fromMs, t0 - 10 * minute);

        incident.requestsPerSecond = 40;
        incident.trafficShare = 0.25;
        impact = impactOf(incident, t0 + 20 * minute);
        QCOMPARE(impact.requests, std::optional(18'000.0));
        QVERIFY(!impact.cost && !impact.users);

        incident.errorShare = 1;
        incident.costPerError = 0.03;
        incident.requestsPerUser = 2.5;
        impact = impactOf(incident, t0 + 20 * minute);
        QCOMPARE(impact.users, std::optional(7'200.0));
        QVERIFY(impact.cost && qFuzzyCompare(*impact.cost, 540.0));

        incident.endedMs = t0;
        QCOMPARE(impactOf(incident, t0 + 20 * minute).requests, std::optional(6'000.0));
    }

    void anyOrderOfEntriesTellsTheSame()
    {
        Desk desk;
        const auto id = desk.opened();
        auto atMs = t0;
        for (const auto& fact : everyFact().mid(1, 6))
            QVERIFY_RESULT(desk.store().add(id, fact, oncall, ++atMs));
        auto entries = desk.store().entries(id).value_or(QList<IncidentEntry>());
        const auto told = incidentFrom(entries);
        QVERIFY(told);
        std::sort(entries.begin(), entries.end(),
                  [](const IncidentEntry& a, const IncidentEntry& b) { return a.id < b.id; });
        for (int turn = 0; turn < 8; ++turn) {
            std::rotate(entries.begin(), entries.begin() + 1, entries.end());
            QCOMPARE(incidentFrom(entries), told);
        }
    }

    // --- where one begins

    void anAlertTellsWhomItHitsAndSinceWhen()
    {
        ReleaseEnvironment environment;
        environment.name = QStringLiteral("prod");
        environment.endpoint = QStringLiteral("payments/fraud");
        environment.alertLabels = {{QStringLiteral("team"), QStringLiteral("fraud")}};
        environment.impact = {40, 2.5, {}};
        const ScopeIndex scopes({environment});
        Alert alert;
        alert.labels = {{QStringLiteral("alertname"), QStringLiteral("LatencyHigh")},
                        {QStringLiteral("severity"), QStringLiteral("critical")},
                        {QStringLiteral("team"), QStringLiteral("fraud")}};
        alert.annotations = {{QStringLiteral("summary"), QStringLiteral("fraud is slow")}};
        alert.fingerprint = QStringLiteral("4f2a");
        alert.startsAtMs = t0;
        const auto draft = draftFromAlert(alert, scopes);
        QCOMPARE(draft.opened.environment, environment.name);
        QCOMPARE(draft.opened.title, QStringLiteral("fraud is slow"));
        QCOMPARE(draft.opened.severity, IncidentSeverity::Sev1);
        QCOMPARE(draft.opened.onsetMs, t0);
        QCOMPARE(draft.opened.origin,
                 (IncidentOrigin{IncidentOrigin::Kind::Alert, QStringLiteral("4f2a"), alertName(alert)}));
        const auto known = knownOf(draft);
        QCOMPARE(known.endpoints, std::optional(QStringList{environment.endpoint}));
        QCOMPARE(known.requestsPerSecond, std::optional(40.0));
        QVERIFY(!known.costPerError); // nobody wrote it down
        QVERIFY(!known.trafficShare);

        alert.labels = {{QStringLiteral("alertname"), QStringLiteral("Else")}};
        QCOMPARE(draftFromAlert(alert, scopes).opened.environment, QString());
        QCOMPARE(knownOf(draftFromAlert(alert, scopes)), IncidentChanged());
    }

    void aSeverityIsReadAsPeopleWriteIt_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("grade");
        const std::pair<const char*, int> words[] = {{"critical", 1}, {"Page", 1}, {"P2", 2},   {"error", 2},
                                                     {"warning", 3},  {"", 3},     {"info", 4}, {"sev4", 4}};
        for (const auto& [word, grade] : words)
            QTest::newRow(word) << QString::fromLatin1(word) << grade;
    }
    void aSeverityIsReadAsPeopleWriteIt()
    {
        QFETCH(QString, word);
        QFETCH(int, grade);
        QCOMPARE(int(severityOfLabel(word)) + 1, grade);
    }

    void aGateDoesNotTellSinceWhen()
    {
        FailedGate gate{QStringLiteral("rel-1"), QStringLiteral("prod"), QStringLiteral("fraud 7"), {}};
        gate.result.id = QStringLiteral("auc/eu");
        gate.result.verdict = GateVerdict::Fail;
        gate.result.reason = QStringLiteral("0.85 is below 0.9");
        const auto draft = draftFromGate(gate, {});
        QCOMPARE(draft.opened.environment, QStringLiteral("prod"));
        QCOMPARE(draft.opened.onsetMs, noTime);
        QCOMPARE(originParts(draft.opened.origin.reference), (QStringList{gate.release, gate.result.id}));
        QVERIFY(draft.opened.origin.text.contains(gate.result.reason));
    }

    void aDriftCellTellsItsSegmentItsShareAndItsOnset()
    {
        DriftStudy study;
        study.columns.resize(1);
        study.columns[0].column.name = QStringLiteral("amount");
        study.segments.resize(2);
        study.segments[0].nCurrent = 1000;
        study.segments[1].columns = QStringList{QStringLiteral("region")};
        study.segments[1].values = QStringList{QStringLiteral("EU")};
        study.segments[1].nCurrent = 250;
        study.windows.resize(2);
        study.windows[1].name = QStringLiteral("2026-11-02");
        study.windows[1].time = {t0, t0 + 60 * minute};
        study.whole.resize(2);
        study.cells.resize(4);
        study.onsets = {std::nullopt, std::size_t(1)};
        const auto draft = draftFromDrift(QStringLiteral("a/b"), study, {0, 1, std::nullopt}, {});
        QCOMPARE(draft.opened.onsetMs, t0);
        QCOMPARE(draft.known.trafficShare, std::optional(0.25));
        QCOMPARE(draft.known.segments, std::optional(QStringList{study.segments[1].text()}));
        QCOMPARE(originParts(draft.opened.origin.reference),
                 (QStringList{QStringLiteral("a/b"), QStringLiteral("amount"), QString(),
                              study.segments[1].text()}));
        QVERIFY(!draftFromDrift(QStringLiteral("a/b"), study, {0, 0, std::nullopt}, {}).known.trafficShare);
    }
};

QTEST_GUILESS_MAIN(TestIncidents)
#include "tst_incidents.moc"
