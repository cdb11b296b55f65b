#include "services/release/IsoTime.h"
#include "tests/services/RolloutSamples.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Edit = std::function<void(RolloutAsk&, KserveObject&)>;

Result<RolloutPlan> planWith(const Edit& edit)
{
    auto ask = canaryAsk();
    KserveObject object;
    edit(ask, object);
    return planRollout(object.json(), object.endpoint(), ask, rolloutBegins);
}

QString inWords(const QList<RolloutStep>& steps)
{
    QStringList words;
    for (const auto& step : steps) {
        auto word = rolloutStepName(step.kind);
        if (step.percent > 0)
            word += QStringLiteral(" %1").arg(step.percent);
        if (step.soakMs > 0)
            word += QStringLiteral(" for %1s").arg(step.soakMs / second);
        words << word;
    }
    return words.join(QStringLiteral(", "));
}

QString fieldsInWords(const RolloutPlan& plan)
{
    QStringList words;
    for (const auto& field : plan.fields)
        words << QStringLiteral("%1: %2 -> %3").arg(field.path, field.before, field.after);
    return words.join(QStringLiteral("; "));
}

/// A state in which every member says something.
RolloutState fullState(const RolloutPlan& plan, const QString& digest)
{
    auto state = newRollout(plan, digest, rolloutBegins);
    state.direction = RolloutState::Direction::Back;
    state.steps[2] = {RolloutRecord::Phase::Observed,
                      2,
                      QStringLiteral("41"),
                      QStringLiteral("accepted"),
                      rolloutBegins + 1,
                      rolloutBegins + 2,
                      rolloutBegins + 3,
                      rolloutBegins + 4,
                      QStringLiteral("fine"),
                      rolloutBegins + 5,
                      15};
    state.back[0].phase = RolloutRecord::Phase::Refused;
    state.outcome = RolloutOutcome::RolledBack;
    state.reason = QStringLiteral("it crashed");
    state.holding = QStringLiteral("a freeze");
    state.holdingSinceMs = rolloutBegins + 6;
    state.heldMs = 7;
    state.outcomeMs = rolloutBegins + 8;
    state.candidateRevision = QStringLiteral("r3");
    state.metricsLostSinceMs = rolloutBegins + 9;
    state.noDataSinceMs = rolloutBegins + 13;
    state.conditions = {{rolloutBegins + 10, 0.07, rolloutBegins + 14}};
    state.analysedMs = rolloutBegins + 11;
    state.requests = {
        {RolloutRequest::Kind::RollBack, QStringLiteral("ada"), rolloutBegins + 12, QStringLiteral("bad")}};
    state.driver = QStringLiteral("desk");
    state.blindSinceMs = rolloutBegins + 16;
    state.recovery = {RolloutRecovery::Kind::NotBack,
                      QStringLiteral("r4"),
                      QStringLiteral("p95 is 400"),
                      rolloutBegins + 17,
                      rolloutBegins + 18,
                      rolloutBegins + 19,
                      rolloutBegins + 20};
    return state;
}

} // namespace

Q_DECLARE_METATYPE(Edit)

/// What a rollout is planned to do, what is refused to be planned, and the documents of it.
class TestRolloutPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepsFollowFromTheRules_data();
    void stepsFollowFromTheRules();
    void whatCannotBeRolledOutIsSaidInWords_data();
    void whatCannotBeRolledOutIsSaidInWords();
    void theCandidateIsACompareAndSetOfFields_data();
    void theCandidateIsACompareAndSetOfFields();
    void whoManagesTheFieldsIsWrittenIntoThePlan();
    void aWriteSaysTheWholeOfWhatIsWanted();
    void documentsComeBackAsTheyWere();
    void aStateOfBeforeValuesWereKeptIsRead();
    void aMeasurementComesBackAsItWas();
    void aChangedDocumentIsRefused_data();
    void aChangedDocumentIsRefused();
    void aStateOfAnotherPlanIsRefused();
};

void TestRolloutPlan::stepsFollowFromTheRules_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("steps");
    const auto row = [](const char* name, const Edit& edit, const char* steps) {
        QTest::newRow(name) << edit << QString::fromLatin1(steps);
    };
    row(
        "canary", [](auto&, auto&) {},
        "preflight, deploy, weight 10 for 60s, weight 50 for 60s, promote, confirm");
    row(
        "below a cap the last stage lasts until the tier's soak is over",
        [](auto& ask, auto&) { ask.soakMs = 10 * minute; },
        "preflight, deploy, weight 10 for 60s, weight 50 for 540s, promote, confirm");
    row(
        "without a cap the rest of the soak follows",
        [](auto& ask, auto&) {
            ask.soakMs = 10 * minute;
            ask.capPercent = 100;
        },
        "preflight, deploy, weight 10 for 60s, weight 50 for 60s, promote, confirm for 480s");
    row(
        "a last stage of everything is the promotion",
        [](auto& ask, auto&) {
            ask.capPercent = 100;
            ask.rules.stages = {{10, minute}, {100, 5 * minute}};
        },
        "preflight, deploy, weight 10 for 60s, promote, confirm for 300s");
    row(
        "below a cap the promotion waits for the tier's soak",
        [](auto& ask, auto&) {
            ask.soakMs = 10 * minute;
            ask.rules.stages = {{10, minute}, {100, 5 * minute}};
        },
        "preflight, deploy, weight 10 for 600s, promote, confirm for 300s");
    row(
        "blue-green",
        [](auto& ask, auto&) {
            ask.rules.strategy = RolloutStrategy::BlueGreen;
            ask.capPercent = 100;
            ask.soakMs = 5 * minute;
        },
        "preflight, deploy, promote, confirm for 300s");
    row(
        "all at once, watched by its condition",
        [](auto& ask, auto&) {
            ask.rules.strategy = RolloutStrategy::AllAtOnce;
            ask.rules.analysis.clear();
            ask.capPercent = 100;
            ask.soakMs = minute;
        },
        "preflight, deploy, promote, confirm for 60s");
    row(
        "A/B",
        [](auto& ask, auto&) {
            ask.rules.strategy = RolloutStrategy::AbTest;
            ask.rules.stages = {{50, minute}};
        },
        "preflight, deploy, weight 50 for 60s, promote, confirm");
}

void TestRolloutPlan::stepsFollowFromTheRules()
{
    QFETCH(Edit, edit);
    QFETCH(QString, steps);
    const auto plan = planWith(edit);
    QVERIFY_RESULT(plan);
    QCOMPARE(inWords(plan->steps), steps);
    QVERIFY(plan->decideWithinMs > 0);
}

void TestRolloutPlan::whatCannotBeRolledOutIsSaidInWords_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<bool>("unsupported");
    QTest::addColumn<QString>("words");
    const auto unsupported = [](const char* name, const Edit& edit, const char* words) {
        QTest::newRow(name) << edit << true << QString::fromLatin1(words);
    };
    const auto invalid = [](const char* name, const Edit& edit, const char* words) {
        QTest::newRow(name) << edit << false << QString::fromLatin1(words);
    };
    unsupported(
        "Standard mode", [](auto&, auto& object) { object.mode = "Standard"; },
        "ignores canaryTrafficPercent without a word");
    unsupported(
        "RawDeployment, its old name", [](auto&, auto& object) { object.mode = "RawDeployment"; },
        "Knative mode");
    unsupported(
        "Standard mode of a KServe before 0.20",
        [](auto& ask, auto& object) {
            object.mode = "Standard";
            ask.canaryList = RolloutAsk::CanaryList::NotServed;
        },
        "the InferenceServices that the cluster serves have no spec.canary");
    const auto listed = [](const Edit& edit) {
        return [=](RolloutAsk& ask, KserveObject& object) {
            object.mode = "Standard";
            ask.canaryList = RolloutAsk::CanaryList::Served;
            edit(ask, object);
        };
    };
    unsupported("a canary beside a transformer",
                listed([](auto&, auto& object) { object.transformer = true; }),
                "send the candidate's share past it");
    unsupported("a canary of what may have no pods",
                listed([](auto&, auto& object) { object.predictor["minReplicas"] = 0; }), "minReplicas 0");
    unsupported("a canary on several nodes", listed([](auto&, auto& object) {
                    object.predictor["workerSpec"] = {{"pipelineParallelSize", 2}};
                }),
                "several nodes");
    unsupported("a canary that takes a field away", listed([](auto& ask, auto& object) {
                    object.predictor["timeout"] = 60;
                    ask.fields = {{"timeout", nullptr}};
                }),
                "takes /spec/predictor/timeout away");
    unsupported("a canary with a name of its own", listed([](auto& ask, auto&) {
                    ask.fields = {{"name", "mine"}};
                }),
                "name is the rollout's");
    unsupported(
        "GitOps",
        [](auto&, auto& object) {
            object.metadata = {{"annotations", {{"argocd.argoproj.io/tracking-id", "fraud:x"}}}};
        },
        "Argo CD (fraud)");
    unsupported(
        "shadow", [](auto& ask, auto&) { ask.rules.strategy = RolloutStrategy::Shadow; },
        "KServe copies no requests");
    unsupported(
        "a container of one's own",
        [](auto&, auto& object) {
            object.uri.clear();
            object.predictor = {{"containers", Json::array({Json{{"image", "scorer:1"}}})}};
        },
        "no storage URI");
    invalid(
        "above the cap", [](auto& ask, auto&) { ask.capPercent = 40; }, "A stage of 50 % is above the 40 %");
    invalid(
        "everything at once under a cap",
        [](auto& ask, auto&) { ask.rules.strategy = RolloutStrategy::BlueGreen; },
        "at most 50 % are allowed");
    invalid(
        "only the promotion under a cap",
        [](auto& ask, auto&) {
            ask.rules.stages = {{100, minute}};
        },
        "at most 50 % are allowed");
    invalid(
        "the promotion twice",
        [](auto& ask, auto&) {
            ask.capPercent = 100;
            ask.rules.stages = {{100, minute}, {100, minute}};
        },
        "ascend");
    invalid(
        "A/B of nobody",
        [](auto& ask, auto&) {
            ask.rules.strategy = RolloutStrategy::AbTest;
            ask.rules.stages = {{100, minute}};
        },
        "nothing left to compare with");
    invalid(
        "a fraction",
        [](auto& ask, auto&) {
            ask.rules.stages = {{2.5, minute}};
        },
        "whole percents");
    invalid(
        "no number",
        [](auto& ask, auto&) {
            ask.rules.stages = {{std::nan(""), minute}};
        },
        "whole percents");
    invalid(
        "KServe's API would take it",
        [](auto& ask, auto&) {
            ask.rules.stages = {{150, minute}};
        },
        "whole percents");
    invalid(
        "down again",
        [](auto& ask, auto&) {
            ask.rules.stages = {{50, minute}, {10, minute}};
        },
        "ascend");
    invalid(
        "no stage", [](auto& ask, auto&) { ask.rules.stages.clear(); }, "no stage");
    invalid(
        "A/B with two", [](auto& ask, auto&) { ask.rules.strategy = RolloutStrategy::AbTest; }, "one share");
    invalid(
        "nothing could take it back",
        [](auto& ask, auto&) {
            ask.rules.analysis.clear();
            ask.conditions.clear();
        },
        "Nothing could take it back");
    invalid(
        "nothing that is measured decides",
        [](auto& ask, auto&) { ask.rules.analysis[0].weight = AnalysisMetric::Weight::DryRun; },
        "No metric is judged");
    invalid(
        "served already", [](auto& ask, auto&) { ask.storageUri = QStringLiteral("s3://models/v2"); },
        "served already");
    invalid(
        "the percentage",
        [](auto& ask, auto&) {
            ask.fields = {{"canaryTrafficPercent", 100}};
        },
        "rollout's to set");
    invalid(
        "a field within no object",
        [](auto& ask, auto&) {
            ask.fields = {{"model", {{"storageUri", {{"a", 1}}}}}};
        },
        "no object");
    invalid(
        "a canary under way",
        [](auto&, auto& object) {
            object.created = object.ready = "r3";
            object.percent = 10;
            object.traffic = {{"r3", 10}, {"r2", 90}};
        },
        "10 % for r3");
    invalid(
        "held at nothing", [](auto&, auto& object) { object.percent = 0; }, "A canary is under way");
    invalid(
        "a newest that is not ready", [](auto&, auto& object) { object.created = "r3"; }, "r3 was created");
    invalid(
        "a first revision that never served",
        [](auto&, auto& object) { object.rolledOut = object.previous = ""; }, "nothing to go back to");
    invalid(
        "a third revision has a part of it",
        [](auto&, auto& object) {
            object.traffic = {{"r2", 80}, {"r1", 20}};
        },
        "r2 gets 80 %");
}

void TestRolloutPlan::whatCannotBeRolledOutIsSaidInWords()
{
    QFETCH(Edit, edit);
    QFETCH(bool, unsupported);
    QFETCH(QString, words);
    const auto plan = planWith(edit);
    QVERIFY_ERROR(plan, unsupported ? ErrorKind::Unsupported : ErrorKind::Invalid);
    QVERIFY2(plan.error().detail.contains(words), qPrintable(plan.error().detail));
}

void TestRolloutPlan::theCandidateIsACompareAndSetOfFields_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("fields");
    const auto row = [](const char* name, const Edit& edit, const char* fields) {
        QTest::newRow(name) << edit << QString::fromLatin1(fields);
    };
    row(
        "the storage URI", [](auto&, auto&) {},
        R"(/spec/predictor/model/storageUri: "s3://models/v2" -> "s3://models/v3")");
    row(
        "in a framework's own field of old",
        [](auto&, auto& object) {
            object.uri.clear();
            object.predictor = {{"sklearn", {{"storageUri", "s3://old"}}}};
        },
        R"(/spec/predictor/sklearn/storageUri: "s3://old" -> "s3://models/v3")");
    row(
        "other fields: set, changed, taken away",
        [](auto& ask, auto& object) {
            ask.storageUri.clear();
            object.predictor = {{"minReplicas", 1}, {"timeout", 30}};
            ask.fields = {{"minReplicas", 2}, {"timeout", nullptr}, {"model", {{"runtime", "mlserver"}}}};
        },
        R"(/spec/predictor/minReplicas: 1 -> 2; /spec/predictor/model/runtime:  -> "mlserver"; )"
        R"(/spec/predictor/timeout: 30 -> )");
    row(
        "what is so already is no change",
        [](auto& ask, auto& object) {
            object.predictor = {{"minReplicas", 1}};
            ask.fields = {{"minReplicas", 1}};
        },
        R"(/spec/predictor/model/storageUri: "s3://models/v2" -> "s3://models/v3")");
}

void TestRolloutPlan::theCandidateIsACompareAndSetOfFields()
{
    QFETCH(Edit, edit);
    QFETCH(QString, fields);
    const auto plan = planWith(edit);
    QVERIFY_RESULT(plan);
    QCOMPARE(fieldsInWords(*plan), fields);
}

void TestRolloutPlan::whoManagesTheFieldsIsWrittenIntoThePlan()
{
    KserveObject object;
    object.percent = 100;
    object.holdPercent("helm");
    QCOMPARE(planned(canaryAsk(), object).takesOverFrom, QStringList{QStringLiteral("helm")});
    object.holdPercent("pilothouse"); // ourselves
    QCOMPARE(planned(canaryAsk(), object).takesOverFrom, QStringList());
}

void TestRolloutPlan::aWriteSaysTheWholeOfWhatIsWanted()
{
    const KserveObject object;
    const auto plan = planned();
    const auto seen = serving::sightOf(object.json(), plan, rolloutBegins);
    const auto body = [&](const RolloutWrite& write) {
        const auto call = writeCall(serving::request(plan, *seen, write), DryRun::No);
        return QByteArray::fromStdString(call.method + ' ' + call.path + ' ' + call.contentType + ' ' +
                                         call.body.dump());
    };
    const QByteArray begins(
        "PATCH /apis/serving.kserve.io/v1beta1/namespaces/models/inferenceservices/scorer "
        "application/merge-patch+json ");
    const QByteArray spec("{\"metadata\":{\"resourceVersion\":\"41\"},\"spec\":{\"predictor\":"
                          "{\"canaryTrafficPercent\":%1,\"model\":{\"storageUri\":\"s3://models/%2\"}}}}");
    const auto says = [&](const char* percent, const char* model) {
        return begins + QByteArray(spec).replace("%1", percent).replace("%2", model);
    };
    QCOMPARE(body(writeOf(plan, plan.steps[deployStep])), says("0", "v3"));
    QCOMPARE(body(writeOf(plan, WayBack::Restore)), says("0", "v2"));
    QCOMPARE(body(writeOf(plan, WayBack::Release)), says("null", "v2"));
}

void TestRolloutPlan::documentsComeBackAsTheyWere()
{
    auto plan = planned();
    plan.percentBefore = 100;
    plan.takesOverFrom = {QStringLiteral("kubectl")};
    plan.manifest = {QStringLiteral("Flux (models/fraud)"), QStringLiteral("/srv/gitops.git"),
                     QStringLiteral("main"), QStringLiteral("prod/fraud.yaml")};
    comesBackAsItWas(plan);

    const auto digest = rolloutDigest(*rolloutPlanText(plan));
    QVERIFY(digest.startsWith(QStringLiteral("sha256:")));
    const auto state = fullState(plan, digest);
    const auto stateText = rolloutStateText(state);
    QVERIFY_RESULT(stateText);
    const auto stateRead = rolloutStateFromText(*stateText, plan, digest, QStringLiteral("state"));
    QVERIFY_RESULT(stateRead);
    QVERIFY(*stateRead == state);
}

void TestRolloutPlan::aStateOfBeforeValuesWereKeptIsRead()
{
    const auto plan = planned();
    auto state = fullState(plan, QStringLiteral("sha256:a"));
    const auto old = rolloutStateText(state)
                         ->replace("\"measured\":\"" + isoText(rolloutBegins + 14).toUtf8() + "\",", "")
                         .replace(",\"value\":\"0.07\"", "");
    QVERIFY(!old.contains("measured"));
    const auto read = rolloutStateFromText(old, plan, QStringLiteral("sha256:a"), QStringLiteral("state"));
    QVERIFY_RESULT(read);
    state.conditions = {{rolloutBegins + 10}};
    QVERIFY(*read == state);
}

void TestRolloutPlan::aMeasurementComesBackAsItWas()
{
    RolloutMeasurement measurement{
        reported(AnalysisReport::Verdict::Wait, "too few", rolloutBegins + minute)};
    MetricVerdict verdict;
    verdict.metric = QStringLiteral("error_rate");
    verdict.kind = MetricVerdict::Kind::Inconclusive;
    verdict.candidateSamples = 2;
    verdict.p = 0.25; // all others are NaN
    measurement.report.metrics = {verdict};
    measurement.evidence = {{QStringLiteral("error_rate"),
                             {},
                             {{rolloutBegins + 1, rolloutBegins + 2}, {0.5, std::nan("")}, {10, 20}},
                             {{rolloutBegins + 2}, {std::numeric_limits<double>::infinity()}, {}}}};
    const auto read = measurementFromText(measurementText(measurement), QStringLiteral("m"));
    QVERIFY_RESULT(read);
    QCOMPARE(read->report.why, QStringLiteral("too few"));
    QCOMPARE(read->report.metrics[0].candidateSamples, std::size_t(2));
    QCOMPARE(read->report.metrics[0].p, 0.25);
    QVERIFY(std::isnan(read->report.metrics[0].effect));
    const auto& candidate = read->evidence[0].candidate;
    QCOMPARE(candidate.timesMs, (std::vector<std::int64_t>{rolloutBegins + 1, rolloutBegins + 2}));
    QCOMPARE(candidate.values[0], 0.5);
    QVERIFY(std::isnan(candidate.values[1]));
    QCOMPARE(candidate.totals, (std::vector<double>{10, 20}));
    QVERIFY(std::isinf(read->evidence[0].stable.values[0]));
    QVERIFY_ERROR(measurementFromText("{}", QStringLiteral("m")), ErrorKind::Invalid);
}

void TestRolloutPlan::aChangedDocumentIsRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* from, const char* to, const char* words) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromLatin1(words);
    };
    row("another format", "rollout-plan/v1", "rollout-plan/v2", "no format");
    row("an unknown member", "\"decide_within_ms\"", "\"decide_within_min\":1,\"decide_within_ms\"",
        "Unknown key \"decide_within_min\"");
    row("one that is missing", "\"cap_percent\":\"50\",", "", "\"cap_percent\" is missing");
    row("a number in letters", "\"cap_percent\":\"50\"", "\"cap_percent\":\"much\"", "is no number");
    row("a strategy that nobody knows", "\"strategy\":\"canary\"", "\"strategy\":\"yolo\"", "cannot be");
    row("no deployment", "\"kind\":\"deploy\"", "\"kind\":\"promote\"", "in their order");
    row("a share of everything", "\"percent\":50,", "\"percent\":150,", "in their order");
}

void TestRolloutPlan::aChangedDocumentIsRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, words);
    auto text = *rolloutPlanText(planned());
    QVERIFY(text.contains(from));
    const auto read = rolloutPlanFromText(text.replace(from, to), QStringLiteral("plan"));
    QVERIFY_ERROR(read, ErrorKind::Invalid);
    QVERIFY2(read.error().detail.contains(words), qPrintable(read.error().detail));
}

void TestRolloutPlan::aStateOfAnotherPlanIsRefused()
{
    const auto plan = planned();
    auto other = canaryAsk();
    other.rules.stages = {{10, minute}};
    const auto text = *rolloutStateText(newRollout(plan, QStringLiteral("sha256:a"), rolloutBegins));
    QVERIFY_ERROR(rolloutStateFromText(text, plan, QStringLiteral("sha256:b"), {}), ErrorKind::Invalid);
    QVERIFY_ERROR(rolloutStateFromText(text, planned(other), QStringLiteral("sha256:a"), {}),
                  ErrorKind::Invalid);
    QVERIFY_ERROR(rolloutStateFromText("{", plan, QStringLiteral("sha256:a"), {}), ErrorKind::Unreadable);
}

QTEST_GUILESS_MAIN(TestRolloutPlan)
#include "tst_rollout_plan.moc"
