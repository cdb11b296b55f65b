#include "services/observations/AlertItems.h"
#include "services/observations/DataItems.h"
#include "services/observations/EndpointItems.h"
#include "services/observations/EndpointWitness.h"
#include "services/observations/FileItems.h"
#include "services/observations/Observer.h"
#include "services/observations/PipelineItems.h"
#include "services/observations/ReleaseItems.h"
#include "tests/services/ObservedFolder.h"

#include <QFile>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t minute = 60'000, hour = 60 * minute, now = 1'795'000'000'000;

const auto prod = QStringLiteral("prod");
const auto fraudName = QStringLiteral("fraud");

ReleaseEnvironment production()
{
    ReleaseEnvironment environment;
    environment.name = QStringLiteral("production");
    environment.registry = QStringLiteral("registry");
    environment.model = fraudName;
    environment.target.alias = QStringLiteral("champion");
    environment.endpoint = QStringLiteral("payments/fraud");
    environment.alertLabels = {{QStringLiteral("team"), QStringLiteral("risk")}};
    return environment;
}

const ScopeIndex scopes({production()});
const TimelineScope whole{QStringLiteral("production"), QStringLiteral("payments/fraud"), fraudName, {}};

Alert firing(const char* name, std::int64_t startMs, MetricLabels labels = {})
{
    Alert alert;
    labels.insert(QStringLiteral("alertname"), QLatin1String(name));
    alert.labels = labels;
    alert.fingerprint = QLatin1String(name);
    alert.state = Alert::State::Firing;
    alert.startsAtMs = startMs;
    return alert;
}

Endpoint endpoint(std::int64_t seenMs)
{
    Endpoint endpoint;
    endpoint.key = {{3}, EntityKind::Endpoint, QStringLiteral("inferenceservices/payments/fraud")};
    endpoint.ns = QStringLiteral("payments");
    endpoint.name = fraudName;
    endpoint.seenMs = seenMs;
    endpoint.resourceVersion = QString::number(seenMs);
    endpoint.revisions = {{.name = QStringLiteral("fraud-1"), .model = QStringLiteral("s3://models/6")}};
    endpoint.declared = {{QStringLiteral("fraud-1"), 100, TrafficShare::Role::Stable}};
    endpoint.conditions = {{.type = QStringLiteral("Ready"), .status = EndpointCondition::Status::True}};
    return endpoint;
}

QStringList titles(const std::vector<TimelineItem>& items)
{
    QStringList all;
    for (const auto& item : items)
        all << item.title;
    return all;
}

} // namespace

class TestTimelineItems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- whose it is

    void labelsTellWhoseAnAlertIs()
    {
        const auto risk = QStringLiteral("risk"), ns = QStringLiteral("namespace");
        QCOMPARE(scopes.ofLabels({{QStringLiteral("team"), risk}}), whole);
        const auto named = scopes.ofLabels({{QStringLiteral("inferenceservice"), QStringLiteral("churn")},
                                            {ns, QStringLiteral("crm")},
                                            {QStringLiteral("env"), QStringLiteral("staging")}});
        QCOMPARE(named.endpoint, QStringLiteral("crm/churn"));
        QCOMPARE(named.environment, QStringLiteral("staging"));
        // What every target of Prometheus' operator has names ports, and no endpoint of ours.
        QCOMPARE(scopes.ofLabels({{QStringLiteral("endpoint"), QStringLiteral("http-metrics")}}),
                 TimelineScope());
        QCOMPARE(scopes.ofEndpoint(prod, endpoint(now)), whole);
        QCOMPARE(scopes.ofPointer(QStringLiteral("registry"), fraudName, QStringLiteral("@champion")), whole);
        QCOMPARE(
            scopes.ofPointer(QStringLiteral("registry"), fraudName, QStringLiteral("@shadow")).environment,
            QString());
        QCOMPARE(scopes.ofPointer(QStringLiteral("elsewhere"), fraudName, QStringLiteral("#production")),
                 whole);
    }

    // --- alerts

    void anAlertThatFiresAgainIsAnother()
    {
        const auto items =
            alertItems(std::vector{firing("Slow", now - hour), firing("Slow", now)}, prod, scopes, now);
        QCOMPARE(items.size(), std::size_t(2));
        QVERIFY(items[0].id != items[1].id);
        QCOMPARE(items[0].reference, items[1].reference);
        QCOMPARE(items[0].endMs, stillGoing);
    }

    void whatAnAlertIsAboutTellsWhetherItIsASymptom()
    {
        const auto items =
            alertItems(std::vector{firing("Slow", now,
                                          {{QStringLiteral("model"), fraudName},
                                           {QStringLiteral("severity"), QStringLiteral("page")}}),
                                   firing("DiskFull", now)},
                       prod, scopes, now);
        QCOMPARE(items[0].role, TimelineRole::Symptom);
        QCOMPARE(items[0].severity, TimelineSeverity::Critical);
        QCOMPARE(items[1].role, TimelineRole::Failure);
        QCOMPARE(items[1].severity, TimelineSeverity::Warning);
    }

    void aPendingAlertIsNoneAndOneThatIsOverHasItsEnd()
    {
        auto pending = firing("Soon", now), over = firing("Over", now - hour),
             goes = firing("Goes", now - hour);
        pending.state = Alert::State::Pending;
        over.endsAtMs = now - minute;
        goes.endsAtMs = now + 5 * minute; // when Alertmanager would forget it
        const auto items = alertItems(std::vector{pending, over, goes}, prod, scopes, now);
        QCOMPARE(titles(items), (QStringList{QStringLiteral("Over"), QStringLiteral("Goes")}));
        QCOMPARE(items[0].endMs, now - minute);
        QCOMPARE(items[1].endMs, stillGoing);
    }

    // --- releases, aliases, prompts

    void aReleaseIsWhatItsStepsDid()
    {
        ReleaseRecord release;
        release.plan.id = QStringLiteral("r1");
        release.plan.environment = QStringLiteral("production");
        release.plan.parts = {
            {ReleasePart::Kind::Model, fraudName, QStringLiteral("6"), QStringLiteral("7"), {}}};
        release.state = ReleaseState::Done;
        QVERIFY(releaseItems({release}).empty()); // only drafted
        StepRecord step;
        step.step = {QStringLiteral("s"), PlanStep::Kind::SetAlias, QStringLiteral("models:/fraud@champion"),
                     QStringLiteral("6"), QStringLiteral("7")};
        step.state = StepRecord::State::Confirmed;
        step.intendedMs = now;
        step.observedMs = now + 2'000;
        release.steps = {step, {}};
        const auto items = releaseItems({release});
        QCOMPARE(items.size(), std::size_t(2));
        QCOMPARE(items[0].title, QStringLiteral("fraud 6 → 7"));
        QCOMPARE(items[0].atMs, now);
        QCOMPARE(items[0].endMs, now + 2'000);
        QCOMPARE(items[0].scope.model, fraudName);
        QCOMPARE(items[1].kind, TimelineKind::ReleaseStep);
        QCOMPARE(items[1].afterMs, now); // asked for then, and seen at
        QCOMPARE(items[1].atMs, now + 2'000);
        QCOMPARE(items[1].reference, items[0].reference);
        release.state = ReleaseState::Running;
        QCOMPARE(releaseItems({release})[0].endMs, stillGoing);
    }

    void anAliasChangedBetweenTwoLooks()
    {
        RegisteredModel model;
        model.key = {{1}, EntityKind::RegisteredModel, fraudName};
        const AliasTimeline timeline{QStringLiteral("@champion"),
                                     {{QStringLiteral("6"), noTime, now - hour, now - minute},
                                      {QStringLiteral("7"), now - minute, now, now}}};
        const auto items = aliasItems(model, QStringLiteral("registry"), {timeline}, scopes);
        QCOMPARE(titles(items),
                 QStringList{QStringLiteral("fraud@champion: 6 → 7")}); // the first look is none
        QCOMPARE(items[0].afterMs, now - minute);
        QCOMPARE(items[0].atMs, now);
        QCOMPARE(items[0].scope, whole);
        model.kind = RegisteredModel::Kind::Prompt;
        QCOMPARE(aliasItems(model, prod, {timeline}, scopes)[0].kind, TimelineKind::PromptChange);
    }

    void aPromptsVersionTellsHowMuchOfItChanged()
    {
        RegisteredModel prompt;
        prompt.key = {{1}, EntityKind::RegisteredModel, QStringLiteral("explain")};
        ModelVersion first, second;
        first.version = QStringLiteral("1");
        first.createdMs = now - hour;
        first.promptText = QStringLiteral("Be brief.\nBe kind.");
        second.version = QStringLiteral("2");
        second.createdMs = now;
        second.promptText = QStringLiteral("Be brief.\nBe stern.");
        const auto items = promptItems(prompt, prod, std::vector{second, first});
        QCOMPARE(items.size(), std::size_t(2));
        QCOMPARE(items[1].title, QStringLiteral("explain 2 registered"));
        QVERIFY(items[1].detail.startsWith(QLatin1String("1 lines")));
    }

    // --- endpoints

    void whatChangedBetweenTwoLooksIsTold()
    {
        const auto before = endpoint(now - minute);
        auto after = endpoint(now);
        QVERIFY(endpointItems(before, after, prod, scopes).empty());
        after.revisions[0].model = QStringLiteral("s3://models/7");
        after.revisions << EndpointRevision{.name = QStringLiteral("fraud-2")};
        after.declared = {{QStringLiteral("fraud-1"), 90, TrafficShare::Role::Stable},
                          {QStringLiteral("fraud-2"), 10, TrafficShare::Role::Candidate}};
        after.conditions[0].status = EndpointCondition::Status::False;
        after.conditions[0].sinceMs = now - 30'000;
        const auto items = endpointItems(before, after, prod, scopes);
        QCOMPARE(titles(items),
                 (QStringList{QStringLiteral("fraud-1: model s3://models/6 → s3://models/7"),
                              QStringLiteral("revision fraud-2 appeared"),
                              QStringLiteral("traffic fraud-1: 100 % → 90 %, fraud-2: 0 % → 10 %"),
                              QStringLiteral("Ready: False")}));
        QCOMPARE(items[0].scope, whole);
        QCOMPARE(items[0].afterMs, now - minute);
        QCOMPARE(items[0].atMs, now);
        QCOMPARE(items[3].role, TimelineRole::Symptom);
        QVERIFY(items[3].isExact()); // the condition itself says since when
        QCOMPARE(items[3].atMs, now - 30'000);
        QCOMPARE(endpointItems(before, after, prod, scopes), items); // seen twice it is the same
    }

    void whoChangedItTellsWhen()
    {
        const auto before = endpoint(now - minute);
        auto after = endpoint(now);
        after.declared[0].percent = 50;
        after.lastChange = {QStringLiteral("kubectl"), now - 20'000};
        const auto items = endpointItems(before, after, prod, scopes);
        QCOMPARE(items.size(), std::size_t(1));
        QVERIFY(items[0].isExact());
        QCOMPARE(items[0].atMs, now - 20'000);
        after.lastChange->atMs = now - hour; // before the last look: another change's
        QCOMPARE(endpointItems(before, after, prod, scopes)[0].afterMs, now - minute);
    }

    void countedTrafficThatWaversIsNoChange()
    {
        auto before = endpoint(now - minute), after = endpoint(now);
        before.observed = {ObservedTraffic::Source::Metrics,
                           {{QStringLiteral("a"), 89.8}, {QStringLiteral("b"), 10.2}}};
        after.observed = {ObservedTraffic::Source::Metrics,
                          {{QStringLiteral("a"), 90.3}, {QStringLiteral("b"), 9.7}}};
        QVERIFY(endpointItems(before, after, prod, scopes).empty());
        after.observed.shares[0].percent = 70;
        after.observed.shares[1].percent = 30;
        QCOMPARE(endpointItems(before, after, prod, scopes).size(), std::size_t(1));
    }

    void aFirstLookIsNoChangeAndALaterOneTellsWhatCameAndWent()
    {
        using Told = EndpointWitness::Told;
        EndpointWitness witness({3}, prod, {});
        QVERIFY(witness.note(std::vector{endpoint(now)}, {}, Told::Some, scopes, now).empty());
        QVERIFY(witness.note(std::vector{endpoint(now)}, {}, Told::Everything, scopes, now).empty());
        auto other = endpoint(now + minute);
        other.key.remoteId += QStringLiteral("-2");
        other.name = QStringLiteral("churn");
        const auto came = witness.note(std::vector{other}, {}, Told::Some, scopes, now + minute);
        QCOMPARE(titles(came), QStringList{QStringLiteral("payments/churn appeared")});
        QCOMPARE(came[0].afterMs, now);
        const auto went = witness.note(std::vector{other}, {}, Told::Everything, scopes, now + 2 * minute);
        QCOMPARE(titles(went), QStringList{QStringLiteral("payments/fraud was removed")});
        QVERIFY(witness.note({}, {other.key.remoteId}, Told::Some, scopes, now + 3 * minute).size() == 1);
    }

    void whatChangedWhileNobodyLookedIsToldAfterwards()
    {
        EndpointWitness witness({3}, prod, std::vector{endpoint(now - hour)}); // as it is cached
        auto after = endpoint(now);
        after.declared[0].percent = 50;
        const auto items =
            witness.note(std::vector{after}, {}, EndpointWitness::Told::Everything, scopes, now);
        QCOMPARE(items.size(), std::size_t(1));
        QCOMPARE(items[0].afterMs, now - hour);
    }

    void eventsTellWhatBrokeAndWhatOnlySuffers()
    {
        const auto told = [](const char* reason, EndpointEvent::Type type) {
            EndpointEvent event;
            event.uid = QLatin1String(reason);
            event.reason = QLatin1String(reason);
            event.type = type;
            event.firstMs = now - hour;
            event.lastMs = now;
            return event;
        };
        using Type = EndpointEvent::Type;
        const std::vector events{told("OOMKilling", Type::Warning), told("Unhealthy", Type::Warning),
                                 told("Pulled", Type::Normal), told("SuccessfulRescale", Type::Normal)};
        const auto items = eventItems(events, whole, prod);
        QCOMPARE(items[0].role, TimelineRole::Failure);
        QCOMPARE(items[1].role, TimelineRole::Symptom);
        QCOMPARE(items[2].role, TimelineRole::Remark);
        QCOMPARE(items[3].role, TimelineRole::Symptom);
        QCOMPARE(items[0].atMs, now - hour);
        QCOMPARE(items[0].endMs, now);
    }

    // --- data

    void checksThatFailedAreTold()
    {
        QualityReport report;
        report.sha256 = QStringLiteral("abc");
        report.madeMs = now;
        QualityItem passed, renamed, stale;
        passed.verdict = QualityVerdict::Pass;
        renamed.verdict = QualityVerdict::Fail;
        renamed.check = QualityCheck::Columns;
        renamed.column = QStringLiteral("amount");
        renamed.path = QStringLiteral("$[1]");
        renamed.window = {{}, now - 2 * hour, now - hour};
        stale = renamed;
        stale.check = QualityCheck::Freshness;
        stale.window = {};
        stale.path = QStringLiteral("$[2]");
        report.items = {passed, renamed, stale};
        const auto items = qualityItems(report, now + hour, {});
        QCOMPARE(items.size(), std::size_t(2));
        QCOMPARE(items[0].kind, TimelineKind::QualityViolation);
        QCOMPARE(items[0].role, TimelineRole::Change); // somebody renamed it
        QCOMPARE(items[0].afterMs, now - 2 * hour);
        QCOMPARE(items[0].atMs, now - hour);
        QCOMPARE(items[1].kind, TimelineKind::Freshness);
        QCOMPARE(items[1].role, TimelineRole::Failure);
        QCOMPARE(items[1].atMs, now);
        QCOMPARE(items[1].seenMs, now + hour);
    }

    void whenDataBecameStaleFollowsFromItsAge()
    {
        FreshnessReading reading{.dataset = QStringLiteral("features"), .source = prod};
        reading.newestMs = now - 5 * hour;
        reading.withinMs = 2 * hour;
        reading.readMs = now;
        const auto item = freshnessItem(reading);
        QVERIFY(item.has_value());
        QCOMPARE(item->atMs, now - 3 * hour);
        QCOMPARE(item->endMs, stillGoing);
        QVERIFY(item->isExact());
        reading.withinMs = 5 * hour;
        QVERIFY(!freshnessItem(reading));
        reading.newestMs = noTime;
        QVERIFY(!freshnessItem(reading));
    }

    void driftIsToldFromItsOnsetAndASegmentsShareToo()
    {
        DriftStudy study;
        study.columns.resize(1);
        study.columns[0].column.name = QStringLiteral("amount");
        study.segments = {{{}, {}, 1'000, 1'000},
                          {{QStringLiteral("region")}, {QStringLiteral("BR")}, 40, 500}};
        for (int i = 0; i < 4; ++i)
            study.windows.push_back({QString::number(i), {now + i * hour, now + (i + 1) * hour}, 0, 250});
        study.cells.resize(8);
        study.whole.resize(2);
        for (int i = 0; i < 4; ++i)
            study.cells[std::size_t(4 + i)].nCurrent = i < 2 ? 10 : 80; // of 250 rows
        study.onsets = {std::size_t(1), std::size_t(2)};
        const auto items = driftItems(study, QStringLiteral("weekly"), {}, now);
        QCOMPARE(titles(items), (QStringList{QStringLiteral("amount moved"),
                                             QStringLiteral("share of region = BR: 4.0 % → 32.0 %")}));
        QCOMPARE(items[0].afterMs, now + hour);
        QCOMPARE(items[0].atMs, now + 2 * hour);
        QCOMPARE(items[1].kind, TimelineKind::Traffic);
        QCOMPARE(items[1].scope.segment, QStringLiteral("region = BR"));
        QCOMPARE(items[1].afterMs, now + 2 * hour);
        study.windows.clear();
        QVERIFY(driftItems(study, QStringLiteral("weekly"), {}, now).empty()); // no moment is told
    }

    void whatWasFoundWellIsALookTooAndEndsWhatLasted()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        Observer observer(
            *store, [] { return scopes; }, [] { return TimeMs(std::chrono::milliseconds(now)); });
        QualityReport report;
        report.sha256 = QStringLiteral("abc");
        report.file = QStringLiteral("/data/report.json");
        report.madeMs = now - hour;
        QualityItem columns, fresh;
        columns.verdict = fresh.verdict = QualityVerdict::Pass;
        columns.check = QualityCheck::Columns;
        fresh.check = QualityCheck::Freshness;
        report.items = {columns, fresh};
        TimelineItem stale;
        stale.id = QStringLiteral("stale");
        stale.kind = TimelineKind::Freshness;
        stale.source = report.file;
        stale.atMs = stale.seenMs = now - 5 * hour;
        stale.endMs = stillGoing;
        QVERIFY_RESULT(store->putItems(std::vector{stale}));
        observer.noteReport(report, now);
        using Looked = ObservedStore::Looked;
        QCOMPARE(store->looks().value(),
                 (std::vector{Looked{report.file, TimelineKind::QualityViolation, now - hour},
                              Looked{report.file, TimelineKind::Freshness, now - hour}}));
        QCOMPARE(tableOf(*store)->size(), 1U);
        QCOMPARE(tableOf(*store)->endMs(0), now - hour);

        report.madeMs = now; // where one came to no verdict, nobody can say that all is well
        report.items[0].verdict = QualityVerdict::NoData;
        observer.noteReport(report, now);
        QCOMPARE(store->looks().value().front().atMs, now - hour);
        QCOMPARE(store->looks().value().back().atMs, now);
    }

    void aStudyThatFindsNothingHasLookedUpToItsLastWindow()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        Observer observer(
            *store, [] { return scopes; }, [] { return TimeMs(std::chrono::milliseconds(now)); });
        DriftStudy study;
        study.columns.resize(1);
        study.segments = {{{}, {}, 1'000, 1'000}};
        for (int i = 0; i < 3; ++i)
            study.windows.push_back(
                {QString::number(i), {now - (4 - i) * hour, now - (3 - i) * hour}, 0, i < 2 ? 250u : 0u});
        study.cells.resize(3);
        for (auto& cell : study.cells)
            cell.verdict = ColumnDrift::Verdict::NoDrift;
        study.whole.resize(1);
        study.onsets.resize(1);
        observer.noteStudy(QStringLiteral("weekly"), study);
        const ObservedStore::Looked look{QStringLiteral("weekly"), TimelineKind::DriftOnset, now - 2 * hour};
        QCOMPARE(store->looks().value(), std::vector{look}); // the last one has no rows
        QCOMPARE(tableOf(*store)->size(), 0U);
        study.windows[1].time.toMs = now;
        study.cells[1].verdict = ColumnDrift::Verdict::NoData;
        observer.noteStudy(QStringLiteral("weekly"), study);
        QCOMPARE(store->looks().value(), std::vector{look});
    }

    // --- files, and who keeps all that

    void aFileThatChangedIsKeptWithWhatChanged()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        std::int64_t clockMs = now;
        Observer observer(
            *store, [] { return scopes; }, [&clockMs] { return TimeMs(std::chrono::milliseconds(clockMs)); });
        QTemporaryDir files;
        const auto path = files.filePath(QStringLiteral("policy.yaml"));
        const auto write = [&path](const char* text) {
            QFile file(path);
            if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0)
                qFatal("no policy");
        };
        const std::vector<WatchedFile> watched{
            {QStringLiteral("policy"), path, whole},
            {QStringLiteral("policy"), path + QStringLiteral(".gone"), {}}};
        write("max-age: 7d\ntier: high\n");
        observer.noteFiles(watched);
        QCOMPARE(tableOf(*store)->size(), 0U);
        write("max-age: 30d\ntier: high\n");
        clockMs += hour;
        observer.noteFiles(watched);
        observer.noteFiles(watched);
        const auto table = tableOf(*store);
        QCOMPARE(table->size(), 1U);
        const auto item = table->item(0);
        QCOMPARE(item.kind, TimelineKind::ConfigChange);
        QCOMPARE(item.scope, whole);
        QVERIFY2(item.detail.contains(QLatin1String("max-age: 7d")) &&
                     item.detail.contains(QLatin1String("max-age: 30d")),
                 qPrintable(item.detail));
        QVERIFY(!item.detail.contains(QLatin1String("tier")));
    }

    // --- pipelines

    void aRunOfAPipelineIsToldFromOneThatAPersonStarted()
    {
        RunBatch runs;
        const auto add = [&runs](const char* id, RunStatus status, QList<KeyValue> tags) {
            Run run;
            run.key.remoteId = QLatin1String(id);
            run.experimentId = QStringLiteral("1");
            run.name = QStringLiteral("nightly-7");
            run.status = status;
            run.startMs = now;
            run.endMs = status == RunStatus::Running ? noTime : now + minute;
            run.tags = std::move(tags);
            runs.append(run);
        };
        const auto tag = [](const char* key, const char* value) {
            return KeyValue{QLatin1String(key), QLatin1String(value)};
        };
        add("hand", RunStatus::Finished, {tag("mlflow.source.type", "LOCAL"), tag("model", "fraud")});
        add("job", RunStatus::Failed,
            {tag("mlflow.source.type", "JOB"), tag("model", "fraud"), tag("env", "production")});
        add("dag", RunStatus::Running, {tag("dag_id", "fraud-features")});
        add("step", RunStatus::Finished, {tag("dag_id", "fraud-features"), tag("mlflow.parentRunId", "dag")});
        const auto items = pipelineItems(runs, QStringLiteral("lab"), scopes, now + 2 * minute);
        QCOMPARE(items.size(), std::size_t(2));
        QCOMPARE(items[0].id, QStringLiteral("run:job"));
        QCOMPARE(items[0].kind, TimelineKind::PipelineRun);
        QCOMPARE(items[0].title, QStringLiteral("nightly-7 failed"));
        QCOMPARE(items[0].role, TimelineRole::Failure);
        QCOMPARE(items[0].scope.environment, QStringLiteral("production"));
        QCOMPARE(items[0].scope.model, QStringLiteral("fraud"));
        QCOMPARE(items[0].endMs, now + minute);
        QCOMPARE(items[0].source, QStringLiteral("lab"));
        QCOMPARE(items[1].title, QStringLiteral("fraud-features goes on"));
        QCOMPARE(items[1].endMs, stillGoing);
        // Once it is over it is told so, from when it began and was seen first.
        const ObservedFolder folder;
        const auto store = folder.open();
        QVERIFY_RESULT(store->putItems(items));
        auto over = items;
        over[1].title = QStringLiteral("fraud-features succeeded");
        over[1].endMs = over[1].seenMs = now + 9 * minute;
        QVERIFY_RESULT(store->putItems(over));
        const auto table = tableOf(*store);
        QCOMPARE(table->size(), 2U);
        QCOMPARE(table->item(1).endMs, now + 9 * minute);
        QCOMPARE(table->item(1).seenMs, now + 2 * minute);
    }

    void alertsOfAPollAreOneLook()
    {
        const ObservedFolder folder;
        const auto store = folder.open();
        std::int64_t clockMs = now;
        Observer observer(
            *store, [] { return scopes; }, [&clockMs] { return TimeMs(std::chrono::milliseconds(clockMs)); });
        using Extent = ObservedLook::Extent;
        const std::vector storm{firing("Slow", now), firing("Down", now)};
        observer.noteAlerts(prod, storm, Extent::Whole);
        clockMs += minute;
        observer.noteAlerts(prod, std::span(storm).first(1), Extent::Partial);
        QCOMPARE(tableOf(*store)->endMs(1), stillGoing);
        clockMs += minute;
        observer.noteAlerts(prod, std::span(storm).first(1), Extent::Whole);
        const auto table = tableOf(*store);
        QCOMPARE(table->size(), 2U);
        std::size_t ended = 0;
        for (std::uint32_t row = 0; row < 2; ++row)
            ended += table->endMs(row) == now + 2 * minute;
        QCOMPARE(ended, std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestTimelineItems)
#include "tst_timeline_items.moc"
