#include "models/tables/ContractWords.h"
#include "models/tables/DriftWords.h"
#include "models/tables/ReleaseWords.h"
#include "models/tables/TimelineItemWords.h"
#include "services/observations/AlertItems.h"
#include "services/observations/DataItems.h"
#include "services/observations/EndpointItems.h"
#include "services/observations/FileItems.h"
#include "services/observations/PipelineItems.h"
#include "services/observations/ReleaseItems.h"
#include "tests/support/Testing.h"
#include "tests/support/Translating.h"

using namespace ph;

namespace {

constexpr std::int64_t hour = 3'600'000, now = 1'795'000'000'000;
const auto prod = QStringLiteral("prod");
const ScopeIndex noScopes{QList<ReleaseEnvironment>()};

/// Puts every text that is translated into quotes as long as it lives.
class Quoting : public QTranslator {
public:
    Quoting() { QCoreApplication::installTranslator(this); }
    ~Quoting() override { QCoreApplication::removeTranslator(this); }
    Quoting(const Quoting&) = delete;
    Quoting& operator=(const Quoting&) = delete;

    bool isEmpty() const override { return false; }
    QString translate(const char* /*context*/, const char* source, const char* /*comment*/,
                      int /*count*/) const override
    {
        return QStringLiteral("«%1»").arg(QString::fromUtf8(source));
    }
};

/// Which of an item's texts hold words of ours, and not only names or what others said.
struct Ours {
    enum class Part { Nothing, Title, Detail, Both } part;
    bool title() const { return part == Part::Title || part == Part::Both; }
    bool detail() const { return part == Part::Detail || part == Part::Both; }
};

/// What services make of things that happened.
struct Made {
    TimelineItem item;
    Ours ours;
};
using AllMade = std::vector<Made>;

void add(AllMade& all, const std::vector<TimelineItem>& items, Ours::Part part)
{
    for (const auto& item : items)
        all.push_back({item, {part}});
}

ReleaseRecord release(ReleaseState state, StepRecord::State stepState)
{
    ReleaseRecord record;
    record.plan.id = QStringLiteral("r1");
    record.plan.parts = {
        {ReleasePart::Kind::Model, QStringLiteral("fraud"), QStringLiteral("6"), QStringLiteral("7"), {}}};
    record.state = state;
    StepRecord step;
    step.step.place = QStringLiteral("models:/fraud@champion");
    step.step.expected = QStringLiteral("6");
    step.step.value = QStringLiteral("7");
    step.state = stepState;
    step.intendedMs = now;
    record.steps = {step};
    return record;
}

AllMade ofReleases()
{
    AllMade all;
    for (int state = int(ReleaseState::Draft); state <= int(ReleaseState::Stopped); ++state)
        add(all, {releaseItems({release(ReleaseState(state), StepRecord::State::Confirmed)}).front()},
            Ours::Part::Detail);
    using State = StepRecord::State;
    for (int state = int(State::Intended); state <= int(State::Failed); ++state)
        add(all, {releaseItems({release(ReleaseState::Running, State(state))}).back()}, Ours::Part::Detail);
    auto back = release(ReleaseState::Stopped, State::Failed);
    back.rollbackOf = QStringLiteral("r0");
    back.reason = QStringLiteral("A rollback took over.");
    back.steps.front().result = QStringLiteral("models:/fraud@champion was refused (forbidden).");
    const auto items = releaseItems({back});
    add(all, {items.front()}, Ours::Part::Both);
    add(all, {items.back()}, Ours::Part::Detail);
    return all;
}

AllMade ofRegistries()
{
    AllMade all;
    RegisteredModel model;
    model.key = {{1}, EntityKind::RegisteredModel, QStringLiteral("fraud")};
    const AliasTimeline timeline{
        QStringLiteral("@champion"),
        {{QStringLiteral("6"), noTime, now - hour, now - hour}, {QStringLiteral("7"), now - hour, now, now}}};
    add(all, aliasItems(model, prod, {timeline}, noScopes), Ours::Part::Nothing);
    ModelVersion first, second;
    first.version = QStringLiteral("1");
    first.createdMs = now - hour;
    first.promptText = QStringLiteral("Be brief.");
    second.version = QStringLiteral("2");
    second.createdMs = now;
    second.promptText = QStringLiteral("Be kind.");
    const auto prompts = promptItems(model, prod, std::vector{first, second});
    add(all, {prompts.front()}, Ours::Part::Title);
    add(all, {prompts.back()}, Ours::Part::Both);
    return all;
}

Endpoint endpoint(std::int64_t seenMs)
{
    Endpoint endpoint;
    endpoint.key = {{3}, EntityKind::Endpoint, QStringLiteral("inferenceservices/payments/fraud")};
    endpoint.ns = QStringLiteral("payments");
    endpoint.name = QStringLiteral("fraud");
    endpoint.seenMs = seenMs;
    endpoint.revisions = {{.name = QStringLiteral("fraud-1"), .model = QStringLiteral("s3://models/6")}};
    endpoint.declared = {{QStringLiteral("fraud-1"), 100, TrafficShare::Role::Stable}};
    endpoint.conditions = {{.type = QStringLiteral("Ready"), .status = EndpointCondition::Status::True}};
    return endpoint;
}

AllMade ofEndpoints()
{
    AllMade all;
    const auto before = endpoint(now - hour);
    const auto changed = [&](auto change, Ours::Part part) {
        auto after = endpoint(now);
        change(after);
        add(all, endpointItems(before, after, prod, noScopes), part);
    };
    changed([](Endpoint& after) { after.revisions[0].model = QStringLiteral("s3://models/7"); },
            Ours::Part::Both);
    changed([](Endpoint& after) { after.revisions[0].runtime = QStringLiteral("triton"); }, Ours::Part::Both);
    changed([](Endpoint& after) { after.revisions[0].format = QStringLiteral("onnx"); }, Ours::Part::Both);
    changed(
        [](Endpoint& after) {
            after.revisions[0].resources.insert(QStringLiteral("requests.cpu"), QStringLiteral("2"));
        },
        Ours::Part::Nothing);
    changed(
        [](Endpoint& after) {
            after.revisions << EndpointRevision{.name = QStringLiteral("fraud-2"),
                                                .model = QStringLiteral("s3://models/7")};
        },
        Ours::Part::Title);
    changed(
        [](Endpoint& after) {
            after.revisions << EndpointRevision{.name = QStringLiteral("fraud-2")};
            after.lastChange = {QStringLiteral("kubectl"), now};
        },
        Ours::Part::Both);
    changed([](Endpoint& after) { after.revisions.clear(); }, Ours::Part::Title);
    changed([](Endpoint& after) { after.declared[0].percent = 50; }, Ours::Part::Both);
    changed(
        [](Endpoint& after) {
            after.observed = {ObservedTraffic::Source::Metrics, {{QStringLiteral("fraud-1"), 60}}};
        },
        Ours::Part::Both);
    changed(
        [](Endpoint& after) {
            after.conditions[0].status = EndpointCondition::Status::False;
            after.conditions[0].reason = QStringLiteral("RevisionFailed");
            after.conditions[0].message = QStringLiteral("revision fraud-2 is gone");
        },
        Ours::Part::Nothing);
    for (const auto fate : {EndpointFate::Appeared, EndpointFate::Removed})
        add(all, {endpointItem(before, fate, now - hour, now, prod, noScopes)}, Ours::Part::Title);
    EndpointEvent event;
    event.uid = QStringLiteral("e1");
    event.reason = QStringLiteral("Killing");
    event.objectKind = QStringLiteral("Pod");
    event.objectName = QStringLiteral("fraud-1");
    event.message = QStringLiteral("container was stopped");
    event.firstMs = now;
    add(all, eventItems(std::vector{event}, {}, prod), Ours::Part::Nothing);
    return all;
}

DriftStudy study()
{
    DriftStudy study;
    study.columns.resize(1);
    study.columns[0].column.name = QStringLiteral("amount");
    study.segments = {{{}, {}, 1'000, 1'000}, {{QStringLiteral("region")}, {QStringLiteral("BR")}, 40, 500}};
    for (int i = 0; i < 4; ++i)
        study.windows.push_back({QString::number(i), {now + i * hour, now + (i + 1) * hour}, 0, 250});
    study.cells.resize(8);
    study.whole.resize(2);
    for (int i = 0; i < 4; ++i) {
        study.cells[std::size_t(i)].why = QStringLiteral("more than chance, but too little to count");
        study.cells[std::size_t(4 + i)].nCurrent = i < 2 ? 10 : 80; // of 250 rows
    }
    study.onsets = {std::size_t(1), std::size_t(2)};
    return study;
}

AllMade ofData()
{
    AllMade all;
    add(all, driftItems(study(), QStringLiteral("weekly"), {}, now), Ours::Part::Both);
    FreshnessReading reading{.dataset = QStringLiteral("features"), .source = prod};
    reading.newestMs = now - 5 * hour;
    reading.withinMs = hour;
    reading.readMs = now;
    add(all, {*freshnessItem(reading)}, Ours::Part::Title);
    return all;
}

AllMade ofChecks()
{
    AllMade all;
    QualityReport report;
    report.sha256 = QStringLiteral("abc");
    report.madeMs = now;
    for (int check = int(QualityCheck::Drift); check <= int(QualityCheck::Other); ++check) {
        QualityItem item;
        item.check = QualityCheck(check);
        item.verdict = QualityVerdict::Fail;
        item.column = check % 2 == 0 ? QStringLiteral("amount") : QString();
        item.method = QStringLiteral("psi");
        item.words = QStringLiteral("amount moved"); // as the tool says
        report.items.append(item);
    }
    add(all, qualityItems(report, now, {}), Ours::Part::Title);
    ContractReport checked;
    checked.contract = QStringLiteral("payments");
    checked.checkedMs = now;
    for (int rule = int(ContractRule::Columns); rule <= int(ContractRule::Constant); ++rule) {
        ContractFinding finding;
        finding.column = rule >= int(ContractRule::Freshness) ? QStringLiteral("amount") : QString();
        finding.rule = ContractRule(rule);
        finding.verdict = QualityVerdict::Fail;
        finding.words = QStringLiteral("3 of 12 rows have no value.");
        checked.findings.append(finding);
    }
    add(all, contractItems(checked, {}), Ours::Part::Both);
    return all;
}

AllMade ofFiles()
{
    AllMade all;
    for (const char* kind : {"policy", "environment"}) {
        FileChange change;
        change.after.kind = QLatin1String(kind);
        change.after.name = QStringLiteral("/home/%1.yaml").arg(change.after.kind);
        change.after.firstMs = now;
        change.bytesBefore = "max-age: 7d\n";
        change.bytesAfter = "max-age: 30d\n";
        add(all, {fileItem(change, {})}, Ours::Part::Title);
        change.bytesAfter = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\n";
        add(all, {fileItem(change, {})}, Ours::Part::Both);
    }
    return all;
}

AllMade ofPipelines()
{
    RunBatch runs;
    for (const auto status : {RunStatus::Finished, RunStatus::Failed, RunStatus::Killed, RunStatus::Running,
                              RunStatus::Unknown}) {
        Run run;
        run.key.remoteId = QString::number(int(status));
        run.experimentId = QStringLiteral("1");
        run.name = QStringLiteral("nightly was stopped"); // a name
        run.status = status;
        run.startMs = now;
        run.tags = {{QStringLiteral("dag_id"), QStringLiteral("fraud-features")}};
        runs.append(run);
    }
    AllMade all;
    add(all, pipelineItems(runs, prod, noScopes, now), Ours::Part::Title);
    return all;
}

AllMade ofOthers()
{
    AllMade all;
    Alert alert;
    alert.labels = {{QStringLiteral("alertname"), QStringLiteral("traffic moved")}};
    alert.annotations = {{QStringLiteral("summary"), QStringLiteral("revision fraud-2 appeared")}};
    alert.state = Alert::State::Firing;
    alert.startsAtMs = now;
    add(all, alertItems(std::vector{alert}, prod, noScopes, now), Ours::Part::Nothing);
    add(all,
        {noteItem(QStringLiteral("n"), QStringLiteral("policy a.yaml changed\nby me"), now,
                  QStringLiteral("ada"), {})},
        Ours::Part::Nothing);
    return all;
}

QString titled(TimelineKind kind, const char* reference, const QString& title)
{
    TimelineItem item;
    item.kind = kind;
    item.reference = QLatin1String(reference);
    item.title = title;
    return timelineTitleText(item);
}

QString detailed(TimelineKind kind, const QString& detail)
{
    TimelineItem item;
    item.kind = kind;
    item.detail = detail;
    return timelineDetailText(item);
}

} // namespace

/// What services make of things that happened, as people read it.
class TestTimelineItemWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ourWordsAreReadInTheReadersLanguageAndOthersStay_data()
    {
        QTest::addColumn<AllMade>("made");
        QTest::newRow("releases") << ofReleases();
        QTest::newRow("checks") << ofChecks();
        addSentences();
    }
    void ourWordsAreReadInTheReadersLanguageAndOthersStay()
    {
        QFETCH(AllMade, made);
        QVERIFY(!made.empty());
        const Quoting quoting;
        for (const auto& [item, ours] : made) {
            const auto title = timelineTitleText(item), detail = timelineDetailText(item);
            QVERIFY2(ours.title() ? title.contains(u'«') : title == item.title, qPrintable(title));
            QVERIFY2(ours.detail() ? detail.contains(u'«') : detail == item.detail, qPrintable(detail));
        }
    }

    void inEnglishSentencesStayAsTheyAre_data()
    {
        QTest::addColumn<AllMade>("made");
        addSentences();
    }
    void inEnglishSentencesStayAsTheyAre()
    {
        QFETCH(AllMade, made);
        for (const auto& each : made) {
            QCOMPARE(timelineTitleText(each.item), each.item.title);
            QCOMPARE(timelineDetailText(each.item), each.item.detail);
        }
    }

    void statesAndChecksAreCalledAsTheirOwnScreensCallThem()
    {
        for (int state = int(ReleaseState::Draft); state <= int(ReleaseState::Stopped); ++state)
            QCOMPARE(detailed(TimelineKind::Release, releaseStateName(ReleaseState(state))),
                     releaseStateText(ReleaseState(state)));
        for (int check = int(QualityCheck::Drift); check <= int(QualityCheck::Other); ++check)
            QCOMPARE(titled(TimelineKind::QualityViolation, "quality:abc",
                            qualityCheckName(QualityCheck(check)) + QStringLiteral(": amount psi")),
                     qualityCheckText(QualityCheck(check)) + QStringLiteral(": amount psi"));
        for (int rule = int(ContractRule::Columns); rule <= int(ContractRule::Constant); ++rule)
            QCOMPARE(titled(TimelineKind::QualityViolation, "contract:payments",
                            contractRuleName(ContractRule(rule)) + QStringLiteral(": amount")),
                     contractRuleText(ContractRule(rule)) + QStringLiteral(": amount"));
        QCOMPARE(detailed(TimelineKind::ReleaseStep, QStringLiteral("requested")),
                 QStringLiteral("Requested"));
        QCOMPARE(detailed(TimelineKind::ReleaseStep, QStringLiteral("intended: no answer")),
                 QStringLiteral("Unknown: no answer"));
        QCOMPARE(detailed(TimelineKind::ReleaseStep, QStringLiteral("failed: not allowed")),
                 QStringLiteral("Refused: not allowed"));
        QCOMPARE(detailed(TimelineKind::Release, QStringLiteral("of a newer program: x")),
                 QStringLiteral("of a newer program: x"));
    }

    void namesStandWhereTheLanguagePutsThem()
    {
        const testing::Translating speaking(
            QStringLiteral("ph::TimelineItemWords"),
            {{QStringLiteral("revision %1 appeared"), QStringLiteral("出现修订版 %1")},
             {QStringLiteral("share of %1: %2"), QStringLiteral("%1 的占比：%2")},
             {QStringLiteral("model %1"), QStringLiteral("模型 %1")},
             {QStringLiteral("and %1 lines more"), QStringLiteral("另有 %1 行")}});
        const testing::Translating ofPairs(QStringLiteral("ph::Format"),
                                           {{QStringLiteral("%1: %2"), QStringLiteral("%1：%2")}});
        const testing::Translating ofContracts(
            QStringLiteral("ph::ContractWords"),
            {{QStringLiteral("Missing values"), QStringLiteral("缺失值")}});
        QCOMPARE(
            titled(TimelineKind::Revision, "endpoint:prod/a", QStringLiteral("revision fraud-2 appeared")),
            QStringLiteral("出现修订版 fraud-2"));
        QCOMPARE(titled(TimelineKind::Traffic, "drift:weekly",
                        QStringLiteral("share of plan = a: b: 4.0 % → 32.0 %")),
                 QStringLiteral("plan = a: b 的占比：4.0 % → 32.0 %"));
        QCOMPARE(titled(TimelineKind::QualityViolation, "contract:payments",
                        QStringLiteral("missing: missing: x")),
                 QStringLiteral("缺失值：missing: x"));
        QCOMPARE(titled(TimelineKind::QualityViolation, "drift:weekly", QStringLiteral("missing: x")),
                 QStringLiteral("missing: x"));
        QCOMPARE(detailed(TimelineKind::Revision, QStringLiteral("model a → b; requests.cpu 1 → 2")),
                 QStringLiteral("模型 a → b; requests.cpu 1 → 2"));
        QCOMPARE(detailed(TimelineKind::ConfigChange, QStringLiteral("+ and 3 lines more; and 2 lines more")),
                 QStringLiteral("+ and 3 lines more; 另有 2 行"));
    }

private:
    /// Of those whose words are sentences of their own, and no states or checks.
    static void addSentences()
    {
        QTest::newRow("registries") << ofRegistries();
        QTest::newRow("endpoints") << ofEndpoints();
        QTest::newRow("data") << ofData();
        QTest::newRow("files") << ofFiles();
        QTest::newRow("pipelines") << ofPipelines();
        QTest::newRow("others") << ofOthers();
    }
};

QTEST_GUILESS_MAIN(TestTimelineItemWords)
#include "tst_timeline_item_words.moc"
