#include "models/values/TimelineTableBuilder.h"
#include "services/diagnosis/Diagnosis.h"
#include "services/diagnosis/ProposedRules.h"
#include "services/diagnosis/UsualChecklist.h"
#include "services/diagnosis/YamlPatch.h"
#include "services/policy/DiagnosisSection.h"
#include "services/yaml/ShapeReader.h"
#include "tests/services/RecordedIncident.h"

#include <cmath>
#include <functional>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute, day = 24 * hour, onset = 1'795'000'000'000;
const TimelineScope fraud{QStringLiteral("production"), QStringLiteral("payments/fraud"), {}, {}};

TimelineItem item(std::int64_t before, TimelineKind kind, TimelineRole role = TimelineRole::Change)
{
    TimelineItem made;
    made.id = QStringLiteral("%1:%2").arg(timelineKindName(kind)).arg(before);
    made.kind = kind;
    made.role = role;
    made.scope = fraud;
    made.title = made.reference = made.id;
    made.atMs = made.seenMs = onset - before;
    return made;
}

CachedPast past(const std::vector<TimelineItem>& items)
{
    return {timelineTable(items), {}, {}};
}

DiagnosisQuestion question()
{
    return {onset, fraud, onset + hour, day};
}

DiagnosisCheck happened(TimelineKind kind)
{
    DiagnosisCheck check;
    check.id = QStringLiteral("check");
    check.kinds = {kind};
    return check;
}

DiagnosisCheck atMost(double most)
{
    DiagnosisCheck check;
    check.id = check.series = QStringLiteral("p95");
    check.kind = DiagnosisCheck::Kind::Metric;
    check.atMost = most;
    check.beforeMs = check.afterMs = 10 * minute;
    return check;
}

CheckFinding asked(const DiagnosisCheck& check, const CachedPast& cached)
{
    return evaluateCheck(check, cached, question(), ConcernOf(*cached.table, fraud));
}

/// A number a minute from `from` to `to` before the onset.
CachedSeries numbers(std::int64_t from, std::int64_t to, const std::function<double(std::int64_t)>& value)
{
    CachedSeries series{QStringLiteral("p95"), fraud, {}};
    for (auto before = from; before >= to; before -= minute) {
        series.points.timesMs.push_back(onset - before);
        series.points.values.push_back(value(before));
    }
    return series;
}

TrialQuestion ground()
{
    return {{onset, onset + hour}, fraud, {}, noTime, noTime};
}

RuleTrial tried(const DiagnosisCheck& check, const CachedPast& cached, const TrialQuestion& on = ground())
{
    return tryRule(checklistLine(QStringLiteral("model"), check), cached, on);
}

QString stepOf(const QString& recorded)
{
    if (recorded == QLatin1String("stale-data"))
        return QStringLiteral("data-freshness");
    if (recorded == QLatin1String("schema-change-upstream"))
        return QStringLiteral("feature-consistency");
    if (recorded == QLatin1String("bad-canary"))
        return QStringLiteral("service-health");
    return QStringLiteral("external-change"); // a prompt, other requests, a dependency
}

void addRecordings()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"stale-data", "schema-change-upstream", "bad-canary", "prompt-regression",
                             "traffic-shift-in-one-segment", "dependency-outage"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

} // namespace

class TestDiagnosis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- the checklist

    void theUsualStepsEndWithTheModel()
    {
        QStringList ids;
        for (const auto& step : usualChecklist()) {
            ids << step.id;
            QVERIFY(!step.checks.isEmpty());
        }
        QCOMPARE(ids, (QStringList{QStringLiteral("data-freshness"), QStringLiteral("feature-consistency"),
                                   QStringLiteral("service-health"), QStringLiteral("external-change"),
                                   QStringLiteral("model")}));
    }

    void aPolicyAddsToAStepReplacesACheckAndKeepsTheModelLast()
    {
        DiagnosisRules rules;
        auto replaced = happened(TimelineKind::Freshness);
        replaced.id = QStringLiteral("stale");
        replaced.beforeMs = 5 * minute;
        rules.steps = {
            {QStringLiteral("data-freshness"), {}, {replaced, happened(TimelineKind::PipelineRun)}},
            {QStringLiteral("own"), {}, {happened(TimelineKind::Alert)}}};
        const auto steps = diagnosisSteps(usualChecklist(), rules);
        QCOMPARE(steps.constLast().id, QStringLiteral("model"));
        QCOMPARE(steps[steps.size() - 2].id, QStringLiteral("own"));
        QCOMPARE(steps.constFirst().checks.size(), usualChecklist().constFirst().checks.size() + 1);
        QVERIFY(steps.constFirst().checks.contains(replaced));
        rules.base = DiagnosisRules::Base::None;
        QCOMPARE(diagnosisSteps(usualChecklist(), rules), rules.steps);
    }

    void aCheckIsWrittenAsItIsRead()
    {
        for (const auto& step : usualChecklist()) {
            for (const auto& check : step.checks)
                QCOMPARE(diagnosisCheckFrom(diagnosisCheckToJson(check)), check);
        }
        QCOMPARE(diagnosisCheckFrom(diagnosisCheckToJson(atMost(3))), atMost(3));
    }

    // --- what a check says

    void whatNobodyLookedAtIsNoData()
    {
        QCOMPARE(asked(happened(TimelineKind::Freshness), past({})).verdict, StepVerdict::NoData);
        // That a check failed once shows that somebody checks, not that it is well now.
        const auto old = past({item(30 * hour, TimelineKind::QualityViolation, TimelineRole::Failure)});
        QCOMPARE(asked(happened(TimelineKind::QualityViolation), old).verdict, StepVerdict::NoData);
    }

    void aLookAfterTheOnsetThatFoundNothingIsOk()
    {
        auto looked = past({});
        looked.watched = {{TimelineKind::Freshness, onset - minute}};
        QCOMPARE(asked(happened(TimelineKind::Freshness), looked).verdict, StepVerdict::NoData);
        looked.watched = {{TimelineKind::Freshness, onset + minute}};
        const auto finding = asked(happened(TimelineKind::Freshness), looked);
        QCOMPARE(finding.verdict, StepVerdict::Ok);
        QCOMPARE(finding.observedMs, onset + minute);
    }

    void whatLastsIntoTheTimeCounts()
    {
        auto stale = item(3 * hour, TimelineKind::Freshness, TimelineRole::Failure);
        auto check = happened(TimelineKind::Freshness);
        QCOMPARE(asked(check, past({stale})).verdict, StepVerdict::NoData); // a moment, long gone
        stale.endMs = stillGoing;
        check.found = StepVerdict::Bad;
        const auto finding = asked(check, past({stale}));
        QCOMPARE(finding.verdict, StepVerdict::Bad);
        QCOMPARE(finding.rows.size(), std::size_t(1));
    }

    void anotherEndpointsTroubleIsNotItsOwn()
    {
        auto other = item(minute, TimelineKind::Release), around = item(minute, TimelineKind::Release);
        other.scope.endpoint = QStringLiteral("payments/churn");
        around.scope.endpoint = QString();
        auto check = happened(TimelineKind::Release);
        QCOMPARE(asked(check, past({other, around})).verdict, StepVerdict::NoData);
        check.concerns = DiagnosisCheck::Concerns::Surroundings;
        QCOMPARE(asked(check, past({other, around})).rows.size(), std::size_t(1));
    }

    void aModelIsItsOwnWhereTheEndpointServesIt()
    {
        auto serving = item(2 * day, TimelineKind::Revision), own = item(minute, TimelineKind::AliasChange);
        serving.scope.model = QStringLiteral("fraud");
        own.scope = {{}, {}, QStringLiteral("fraud"), {}};
        auto other = own;
        other.scope.model = QStringLiteral("rank");
        QCOMPARE(asked(happened(TimelineKind::AliasChange), past({serving, own})).rows.size(),
                 std::size_t(1));
        QVERIFY(asked(happened(TimelineKind::AliasChange), past({serving, other})).rows.empty());
    }

    void aNumberIsHeldAgainstItsBound()
    {
        auto cached = past({});
        QCOMPARE(asked(atMost(3), cached).verdict, StepVerdict::NoData);
        cached.series = {numbers(hour, -20 * minute, [](auto before) { return before > 0 ? 1.0 : 5.0; })};
        QCOMPARE(asked(atMost(3), cached).verdict, StepVerdict::Suspicious);
        QCOMPARE(asked(atMost(3), cached).numbers.constFirst().value, 5.0);
        QCOMPARE(asked(atMost(6), cached).verdict, StepVerdict::Ok);
        cached.series = {numbers(hour, minute, [](auto) { return 1.0; })};
        QCOMPARE(asked(atMost(3), cached).verdict, StepVerdict::NoData); // it ends before the trouble
        cached.series = {numbers(hour, -20 * minute, [](auto) { return std::nan(""); })};
        QCOMPARE(asked(atMost(3), cached).verdict, StepVerdict::NoData);
    }

    void aStepIsOkOnlyWhereEveryCheckIs()
    {
        auto cached = past({item(minute, TimelineKind::Release)});
        cached.watched = {{TimelineKind::Freshness, onset + minute}};
        const auto verdictOf = [&](const QList<DiagnosisCheck>& checks) {
            return diagnose({{QStringLiteral("step"), {}, checks}}, cached, question())
                .steps.constFirst()
                .verdict;
        };
        const auto fresh = happened(TimelineKind::Freshness), unknown = happened(TimelineKind::PromptChange),
                   released = happened(TimelineKind::Release);
        QCOMPARE(verdictOf({fresh}), StepVerdict::Ok);
        QCOMPARE(verdictOf({fresh, unknown}), StepVerdict::NoData);
        QCOMPARE(verdictOf({fresh, unknown, released}), StepVerdict::Suspicious);
        QCOMPARE(verdictOf({}), StepVerdict::NoData);
    }

    // --- incidents as they were recorded

    void theStepOfTheTrueCauseSpeaks_data() { addRecordings(); }
    void theStepOfTheTrueCauseSpeaks()
    {
        QFETCH(QString, name);
        const auto recorded = recording(name);
        const auto cached = past(recorded.items);
        const auto report = diagnose(usualChecklist(), cached,
                                     {recorded.onsetMs, recorded.scope, recorded.onsetMs + hour, day});
        bool isTold = false;
        for (const auto& step : report.steps) {
            for (const auto& check : step.checks) {
                for (const auto row : check.rows)
                    isTold |= step.step.id == stepOf(name) && cached.table->item(row).id == recorded.cause &&
                              step.verdict >= StepVerdict::Suspicious;
            }
        }
        QVERIFY(isTold);
    }

    void theRuleProposedCatchesIt_data() { addRecordings(); }
    void theRuleProposedCatchesIt()
    {
        QFETCH(QString, name);
        const auto recorded = recording(name);
        const auto cached = past(recorded.items);
        const TrialQuestion on{
            {recorded.onsetMs, recorded.onsetMs + hour}, recorded.scope, {}, noTime, noTime};
        const auto suspects = suspectsBefore(*cached.table, {recorded.onsetMs, recorded.scope, day, 3});
        const auto proposed = proposedRules(cached, suspects, on);
        QVERIFY(!proposed.empty());
        QVERIFY(proposed.front().trial.caught());
        const auto cause = std::find_if(recorded.items.begin(), recorded.items.end(),
                                        [&](const TimelineItem& each) { return each.id == recorded.cause; });
        const auto ofCause = std::find_if(proposed.begin(), proposed.end(), [&](const ProposedRule& each) {
            return std::get<ChecklistLineRule>(each.rule.rule).check.kinds.contains(cause->kind);
        });
        QVERIFY(ofCause != proposed.end());
        QVERIFY2(ofCause->trial.caught(), qPrintable(trialText(ofCause->trial)));
        // What is proposed is what `close --rule` reads.
        const auto read = readLearnedRule(learnedRuleText(ofCause->rule));
        QVERIFY2(read.rule, read.problems.isEmpty() ? "" : qPrintable(read.problems.constFirst().message));
        QCOMPARE(std::get<ChecklistLineRule>(read.rule->rule).check,
                 std::get<ChecklistLineRule>(ofCause->rule.rule).check);
    }

    // --- a rule on trial

    void itSaysHowEarlyItWouldHaveSpoken()
    {
        const auto trial = tried(happened(TimelineKind::Release),
                                 past({item(20 * minute, TimelineKind::Release),
                                       item(-5 * minute, TimelineKind::Alert, TimelineRole::Symptom)}));
        QCOMPARE(trialVerdictName(trial.verdict), QStringLiteral("early"));
        QCOMPARE(*trial.leadMs, 20 * minute);
        QCOMPARE(*trial.alertLeadMs, 25 * minute);
    }

    void afterTheOnsetIsLate()
    {
        auto between = item(-2 * minute, TimelineKind::PromptChange);
        between.afterMs = onset - 28 * minute;
        const auto trial = tried(happened(TimelineKind::PromptChange), past({between}));
        QCOMPARE(trialVerdictName(trial.verdict), QStringLiteral("late"));
        QVERIFY(trial.caught());
        QCOMPARE(*trial.leadMs, -2 * minute);
        QCOMPARE(*trial.mostLeadMs, 28 * minute);
    }

    void whatCameLongBeforeIsNoCatchButCriesWolf()
    {
        auto cached =
            past({item(3 * day, TimelineKind::Release), item(3 * day - 5 * minute, TimelineKind::Release),
                  item(2 * day, TimelineKind::Release)});
        const auto trial = tried(happened(TimelineKind::Release), cached);
        QVERIFY(!trial.caught());
        QCOMPARE(trial.falseAlarms, 2); // what comes within an hour is one alarm
        QVERIFY(trial.falseAlarmsPerWeek() && *trial.falseAlarmsPerWeek() > 0);
        auto on = ground();
        on.others = {{onset - 3 * day, onset - 3 * day + hour}}; // that one was right
        QCOMPARE(tried(happened(TimelineKind::Release), cached, on).falseAlarms, 1);
    }

    void missedIsNotTheSameAsNobodyLooked()
    {
        auto cached = past({});
        QCOMPARE(tried(happened(TimelineKind::Freshness), cached).verdict, RuleTrial::Verdict::NoData);
        cached.watched = {{TimelineKind::Freshness, onset + minute}};
        QCOMPARE(tried(happened(TimelineKind::Freshness), cached).verdict, RuleTrial::Verdict::Missed);
        QCOMPARE(tried(atMost(3), cached).verdict, RuleTrial::Verdict::NoData);
    }

    void aNumberIsTriedPointByPoint()
    {
        auto cached = past({});
        cached.series = {numbers(3 * day, -hour, [](std::int64_t before) {
            return before == 2 * day ? 9.0 : before <= 10 * minute ? 5.0 : 1.0;
        })};
        const auto trial = tried(atMost(3), cached);
        QCOMPARE(trialVerdictName(trial.verdict), QStringLiteral("early"));
        QCOMPARE(*trial.leadMs, 10 * minute);
        QCOMPARE(trial.falseAlarms, 1);
        QCOMPARE(tried(atMost(20), cached).verdict, RuleTrial::Verdict::Missed);
    }

    void aGateIsAskedByItsOwnRule()
    {
        const QByteArray yaml = "kind: gate\ntier: high\ngate:\n  id: slow\n  kind: latency\n  query: p95\n"
                                "  requests: n\n  minimum-requests: 10\n  at-most: 3\n";
        const auto read = readLearnedRule(yaml);
        QVERIFY2(read.rule, read.problems.isEmpty() ? "" : qPrintable(read.problems.constFirst().message));
        auto cached = past({});
        cached.series = {
            numbers(2 * hour, -hour, [](auto before) { return before <= 10 * minute ? 5.0 : 1.0; })};
        QCOMPARE(tryRule(*read.rule, cached, ground()).verdict, RuleTrial::Verdict::NoData); // nobody counted
        auto requests = numbers(2 * hour, -hour, [](auto) { return 100.0; });
        requests.expression = QStringLiteral("n");
        cached.series.push_back(requests);
        const auto trial = tryRule(*read.rule, cached, ground());
        QCOMPARE(trialVerdictName(trial.verdict), QStringLiteral("early"));
        QCOMPARE(*trial.leadMs, 10 * minute);
        QCOMPARE(trial.falseAlarms, 0);
    }

    void aClauseSpeaksWhereItsColumnBreaks()
    {
        const auto read =
            readLearnedRule("kind: contract-clause\ntier: high\ngate: data\ncolumn: amount_eur\n"
                            "clause: {type: number, minimum: 0}\n");
        QVERIFY(read.rule);
        auto broken = item(55 * minute, TimelineKind::QualityViolation, TimelineRole::Failure);
        broken.title = QStringLiteral("missing: amount");
        QVERIFY(!tryRule(*read.rule, past({broken}), ground()).caught()); // another column's
        broken.title = QStringLiteral("missing: amount_eur");
        QVERIFY(tryRule(*read.rule, past({broken}), ground()).caught());
    }

    void whatIsNotCachedCannotBeTried()
    {
        const auto read =
            readLearnedRule("kind: gate\ntier: high\n"
                            "gate: {id: auc, kind: metric-threshold, metric: auc, at-least: 0.9}\n");
        QVERIFY(read.rule);
        const auto trial = tryRule(*read.rule, past({item(minute, TimelineKind::Release)}), ground());
        QCOMPARE(trial.verdict, RuleTrial::Verdict::NoData);
        QVERIFY(!trial.reason.isEmpty());
    }

    void mistakesInARuleAreToldAtTheirLines()
    {
        const auto read =
            readLearnedRule("kind: checklist-line\nstep: model\ncheck:\n  id: a\n  kind: metric\n"
                            "  serie: p95\n  at-most: 3\n");
        QVERIFY(!read.rule);
        QCOMPARE(read.problems.constFirst().line, 4); // the check lacks its series
        QCOMPARE(read.problems.constLast().line, 6);
        QVERIFY(!readLearnedRule("kind: rule\n").rule);
    }

    // --- into the policy

    void everyOtherByteStays()
    {
        const QByteArray text =
            "# ours\npolicy: 1 # the format\ntiers:\n  low:\n    gates:\n"
            "      - {id: auc, kind: x} # keep\n\n  # the other\n  high:\n    gates: []\n";
        const QStringList gates{QStringLiteral("tiers"), QStringLiteral("low"), QStringLiteral("gates")};
        const auto added = addToYaml(text, gates, {}, {{QStringLiteral("id"), QStringLiteral("new")}});
        QVERIFY_RESULT(added);
        QCOMPARE(*added, QByteArray(text).replace("# keep\n", "# keep\n      - id: new\n"));
        QVERIFY_ERROR(addToYaml(text, gates, {}, {{QStringLiteral("id"), QStringLiteral("auc")}}),
                      ErrorKind::Conflict);
        const QStringList others{QStringLiteral("tiers"), QStringLiteral("high"), QStringLiteral("gates")};
        QVERIFY_ERROR(addToYaml(text, others, {}, {{QStringLiteral("id"), QStringLiteral("new")}}),
                      ErrorKind::Unsupported);
    }

    void whatIsMissingOnTheWayIsWritten()
    {
        const auto line = checklistLine(QStringLiteral("model"), atMost(3));
        const auto once = addToYaml("policy: 1", line.path, line.key, line.content);
        QVERIFY_RESULT(once);
        auto other = atMost(4);
        other.id = QStringLiteral("other");
        const auto second = checklistLine(QStringLiteral("data-freshness"), other);
        const auto twice = addToYaml(*once, second.path, second.key, second.content);
        QVERIFY_RESULT(twice);
        const auto tree = readYaml(*twice);
        QVERIFY(tree.problems.isEmpty());
        const auto section = tree.root.children.back().value;
        const auto read = readShape(section, diagnosisShape());
        QVERIFY2(read.problems.isEmpty(), twice->constData());
        const auto rules = diagnosisFrom(read.value.toObject());
        QCOMPARE(rules.steps.size(), 2);
        QCOMPARE(rules.steps[1].id, QStringLiteral("data-freshness"));
        QCOMPARE(rules.steps[0].checks, QList{atMost(3)});
    }
};

QTEST_GUILESS_MAIN(TestDiagnosis)
#include "tst_diagnosis.moc"
