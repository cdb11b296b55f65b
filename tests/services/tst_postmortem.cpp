#include "models/values/TimelineTableBuilder.h"
#include "services/diagnosis/UsualChecklist.h"
#include "services/postmortem/PostmortemMarkdown.h"
#include "tests/services/RecordedIncident.h"
#include "tests/support/PlantedSecrets.h"

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute;

/// The record of a recorded incident, as far as these facts tell of it.
PostmortemRecord recordWith(const QString& name, const QList<IncidentFact>& facts)
{
    const auto recorded = recording(name);
    PostmortemRecord record;
    auto atMs = recorded.onsetMs + 4 * minute;
    IncidentChanged change;
    change.endpoints = QStringList{recorded.scope.endpoint};
    QList<IncidentFact> all{IncidentOpened{recorded.scope.environment,
                                           QStringLiteral("Cards are declined"),
                                           IncidentSeverity::Sev1,
                                           {},
                                           recorded.onsetMs},
                            change};
    all += facts;
    for (const auto& fact : all) {
        record.entries.append(
            {QString::number(atMs), QStringLiteral("inc-00000001"), atMs, QStringLiteral("oncall"), fact});
        atMs += 5 * minute;
    }
    record.incident = *incidentFrom(record.entries);
    record.past.table = timelineTable(recorded.items);
    record.nowMs = recorded.onsetMs + 2 * hour;
    const auto question = questionOf(record.incident, 24 * hour, record.nowMs);
    record.suspects = suspectsBefore(*record.past.table, {question.onsetMs, question.scope, 24 * hour});
    record.diagnosis = diagnose(usualChecklist(), record.past, question, record.incident.steps);
    return record;
}

QString sectionOf(const Postmortem& draft, const char* title)
{
    for (const auto& section : draft.sections) {
        if (section.title == QLatin1String(title))
            return section.lines.join(u'\n');
    }
    return QStringLiteral("no section %1").arg(QLatin1String(title));
}

} // namespace

/// A postmortem says what the record says, and no more.
class TestPostmortem : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSuspectIsNotCalledTheCause()
    {
        const auto record = recordWith(QStringLiteral("bad-canary"), {});
        const auto cause = sectionOf(draftPostmortem(record), "Cause");
        QVERIFY2(cause.startsWith(QLatin1String("Nobody has said yet")), qPrintable(cause));
        QVERIFY2(cause.contains(QLatin1String("release:canary")), qPrintable(cause));
    }

    void whatAPersonJudgedIsTheCause()
    {
        const auto record = recordWith(QStringLiteral("bad-canary"),
                                       {IncidentJudged{QStringLiteral("service-health"),
                                                       IncidentJudged::Word::Overruled,
                                                       QStringLiteral("cause"),
                                                       QStringLiteral("version 7 has no timeout"),
                                                       {}}});
        const auto cause = sectionOf(draftPostmortem(record), "Cause");
        QVERIFY2(cause.contains(QLatin1String("version 7 has no timeout")), qPrintable(cause));
        QVERIFY2(!cause.contains(QLatin1String("release:canary")), qPrintable(cause));
    }

    /// Wherever people pasted them, and wherever they were observed.
    void plantedSecretsAreInNoDraft()
    {
        for (const auto& planted : plantedByPlace()) {
            auto record = recordWith(QStringLiteral("bad-canary"),
                                     {IncidentNoted{planted}, IncidentJudged{QStringLiteral("service-health"),
                                                                             IncidentJudged::Word::Overruled,
                                                                             QStringLiteral("cause"),
                                                                             planted,
                                                                             {}}});
            record.incident.title = planted;
            const auto draft = draftPostmortem(record);
            QVERIFY2(draft.title.contains(QLatin1String("***")), qPrintable(draft.title));
            const auto text = postmortemMarkdown(draft);
            QVERIFY2(!text.contains(QLatin1String("s3cr3t")), qPrintable(planted + u'\n' + text));
        }
    }

    void whatWasAskedForIsNotDone()
    {
        const IncidentContained asked{QStringLiteral("rollback"),
                                      QStringLiteral("payments/fraud"),
                                      IncidentContained::Standing::Asked,
                                      {},
                                      {}};
        auto seen = asked;
        seen.standing = IncidentContained::Standing::Seen;
        const auto open = draftPostmortem(recordWith(QStringLiteral("bad-canary"), {asked}));
        QVERIFY(sectionOf(open, "Action").contains(QLatin1String("never seen to be done")));
        QVERIFY(!sectionOf(open, "What worked").contains(QLatin1String("rollback")));
        QVERIFY(sectionOf(open, "Action items").contains(QLatin1String("Find out why rollback")));
        const auto done = draftPostmortem(recordWith(QStringLiteral("bad-canary"), {asked, seen}));
        QVERIFY(sectionOf(done, "What worked").contains(QLatin1String("rollback took hold within 5 min")));
        QVERIFY(!sectionOf(done, "Action items").contains(QLatin1String("Find out why rollback")));
    }

    void whatIsNotKnownIsUnknown()
    {
        const auto draft = draftPostmortem(recordWith(QStringLiteral("stale-data"), {}));
        QVERIFY(sectionOf(draft, "Impact").contains(QLatin1String("Affected requests: unknown")));
        QVERIFY(sectionOf(draft, "Validation").startsWith(QLatin1String("Nobody has said yet")));
        QVERIFY(draft.facts.contains(QStringLiteral("It goes on.")));
    }

    void impactIsCountedWhereItsNumbersAreKnown()
    {
        IncidentChanged known;
        known.requestsPerSecond = 100;
        known.trafficShare = 0.5;
        known.errorShare = 0.1;
        const auto onset = recording(QStringLiteral("bad-canary")).onsetMs;
        const auto draft = draftPostmortem(recordWith(
            QStringLiteral("bad-canary"), {known, IncidentEnded{onset + hour, QStringLiteral("as before")}}));
        QVERIFY(sectionOf(draft, "Impact").contains(QLatin1String("Affected requests: about 180000")));
        QVERIFY(sectionOf(draft, "Impact").contains(QLatin1String("Failed requests: about 18000")));
        QVERIFY(sectionOf(draft, "Validation").contains(QLatin1String("as before")));
    }

    void theTimelineIsInOrderAndCountsWhatItLeavesOut()
    {
        const auto draft = draftPostmortem(
            recordWith(QStringLiteral("bad-canary"),
                       {IncidentNoted{QStringLiteral("only new pods"),
                                      recording(QStringLiteral("bad-canary")).onsetMs - minute}}));
        QVERIFY(draft.timeline.size() > 4);
        QVERIFY(std::is_sorted(draft.timeline.begin(), draft.timeline.end(),
                               [](const auto& a, const auto& b) { return a.atMs < b.atMs; }));
        QCOMPARE(std::count_if(
                     draft.timeline.begin(), draft.timeline.end(),
                     [](const auto& moment) { return moment.what == QLatin1String("note: only new pods"); }),
                 1);
        QVERIFY(draft.momentsLeftOut > 0);
        QVERIFY(postmortemMarkdown(draft).contains(
            QStringLiteral("Left out: %1 smaller").arg(draft.momentsLeftOut)));
    }

    void whatIsSaidStaysTextInMarkdown()
    {
        const auto draft = draftPostmortem(recordWith(
            QStringLiteral("bad-canary"),
            {IncidentNoted{QStringLiteral("<script>x</script> [a](http://b.example) | *c*\n# d"), noTime}}));
        const auto text = postmortemMarkdown(draft);
        QVERIFY(!text.contains(QLatin1String("<script>")));
        QVERIFY(!text.contains(QLatin1String("[a](")));
        QVERIFY(!text.contains(QLatin1String("http://")));
        QVERIFY(!text.contains(QLatin1String("\n# d")));
        QVERIFY(text.contains(QLatin1String("\\<script\\>x\\</script\\> \\[a\\]")));
    }

    void noSecretGetsOut()
    {
        const auto secret = QStringLiteral("kq7Zt0vX2mPl9s");
        const auto draft = draftPostmortem(recordWith(
            QStringLiteral("bad-canary"),
            {IncidentNoted{QStringLiteral("it works with Authorization: Bearer %1").arg(secret), noTime},
             IncidentContained{QStringLiteral("rollback"),
                               QStringLiteral("https://me:%1@host.example/x").arg(secret),
                               IncidentContained::Standing::Asked,
                               {},
                               {}},
             IncidentReopened{QStringLiteral("password=%1 was wrong").arg(secret)}}));
        const auto text = postmortemMarkdown(draft);
        QVERIFY(text.contains(QLatin1String("works")));
        QVERIFY2(!text.contains(secret), qPrintable(text));
    }

    void wordsThatBlameAreNamed_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("found");
        const auto row = [](const char* text, int found) {
            QTest::newRow(text) << QString::fromUtf8(text) << found;
        };
        row("Somebody forgot the timeout", 1);
        row("They should have noticed; careless", 2);
        row("It was human error", 1);
        row("The deploy failed to start", 0);
        row("A fault in the network card", 0);
        row("The mistake rate of the model rose", 0);
        row("The canary was rolled back in 4 min", 0);
        row("", 0);
    }

    void wordsThatBlameAreNamed()
    {
        QFETCH(QString, text);
        QFETCH(int, found);
        QCOMPARE(int(blamingWords({text}).size()), found);
    }
};

QTEST_GUILESS_MAIN(TestPostmortem)
#include "tst_postmortem.moc"
