#include "services/http/RestClient.h"
#include "tests/connectors/RemoteLab.h"
#include "tests/connectors/RemoteVersions.h"
#include "tests/fixture/RecordedFixture.h"
#include "tests/support/Testing.h"

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

QString valueOf(const QList<KeyValue>& list, const QString& key)
{
    for (const auto& item : list) {
        if (item.key == key)
            return item.value;
    }
    return QStringLiteral("(absent)");
}

const Metric* metricOf(const Run& run, const QString& key)
{
    for (const auto& metric : run.metrics) {
        if (metric.key == key)
            return &metric;
    }
    return nullptr;
}

const QString small = QStringLiteral("auc");

} // namespace

class tst_mlflow_remote : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // ---- What real servers said
    // -------------------------------------------------------------------------------

    void recordedExperiments_data() { versions(); }
    void recordedExperiments()
    {
        QFETCH(QString, version);
        RecordedFixture server(data(QStringLiteral("mlflow/") + version));
        RemoteLab lab(server.url());
        const auto experiments = lab.runs().fetchExperiments(lab.context());
        QVERIFY_RESULT(experiments);
        QCOMPARE(experiments->size(), std::size_t(44));
        const auto& nlp = experiments->at(2);
        QCOMPARE(nlp.key, (EntityKey{{7}, EntityKind::Experiment, QStringLiteral("42")}));
        QCOMPARE(nlp.name, QString::fromUtf8("nlp/llm-eval — 评估 🤖"));
        QCOMPARE(experiments->at(1).name, QStringLiteral("fraud-detection/xgboost-sweep"));
        QCOMPARE(valueOf(experiments->at(1).tags, QStringLiteral("team")), QStringLiteral("risk"));
        QVERIFY(experiments->at(1).createdMs > 1'795'000'000'000);
        QVERIFY(lab.faults.take().empty());
    }

    void recordedRunPages_data() { versions(); }
    void recordedRunPages()
    {
        QFETCH(QString, version);
        RecordedFixture server(data(QStringLiteral("mlflow/") + version));
        RemoteLab lab(server.url());
        RunQuery query;
        query.experimentIds = {QStringLiteral("43")};
        const auto first = lab.runs().fetchRuns(lab.context(), query);
        QVERIFY_RESULT(first);
        QCOMPARE(first->runs.size(), std::size_t(3));
        QCOMPARE(first->nextPageToken, QStringLiteral("eyJvZmZzZXQiOiAzfQ=="));
        const auto run = first->runs.run(0, {7});
        QCOMPARE(run.name, QStringLiteral("bold-mule-1998"));
        QCOMPARE(run.user, QString::fromUtf8("dvořák"));
        QCOMPARE(run.status, RunStatus::Killed);
        QVERIFY(metricOf(run, small)->value == 0.877958);
        QCOMPARE(metricOf(run, small)->step, std::int64_t(24));
        QVERIFY(metricOf(run, QStringLiteral("fit/peak mem: MB"))->value == 6058.695227572692);
        QCOMPARE(valueOf(run.params, QStringLiteral("objective")), QStringLiteral("binary:logistic"));
        query.pageToken = first->nextPageToken;
        const auto second = lab.runs().fetchRuns(lab.context(), query);
        QVERIFY_RESULT(second);
        QCOMPARE(second->runs.size(), std::size_t(3));
        QVERIFY(second->runs.run(0, {7}).key.remoteId != run.key.remoteId);
    }

    void recordedRunsExactly_data() { versions(); }
    void recordedRunsExactly()
    {
        QFETCH(QString, version);
        RecordedFixture server(data(QStringLiteral("mlflow/") + version));
        RemoteLab lab(server.url());
        const auto fetch = [&](const char* inV2, const char* inV3) {
            const auto batch = lab.runs().fetchRun(lab.context(), runIdOf(version, inV2, inV3));
            return batch && batch->size() == 1 ? batch->run(0, {7}) : Run();
        };
        const auto nan = fetch("540c05ee8fee404d82a62382d23b952b", "00e7b91f6dc04d9c9c7f443ed16e481a");
        QVERIFY(std::isnan(metricOf(nan, QStringLiteral("calibration_error"))->value));

        // SQL back ends store infinity as the greatest double; what the server says stays as it is.
        const auto inf = fetch("80251d01dbe2485a97fd751a09140695", "7f686eaa621041b1a588d03a4ad98ddb");
        QVERIFY(metricOf(inf, QStringLiteral("calibration_error"))->value ==
                std::numeric_limits<double>::max());

        const auto extreme = fetch("8b0928b1642949adad5741be66f70dd7", "3b6f76a66aef479c94405cbc075d8f84");
        QCOMPARE(extreme.name, QString::fromUtf8("étude-β-5"));
        QVERIFY(metricOf(extreme, QStringLiteral("tiny"))->value == 5e-324);
        QCOMPARE(metricOf(extreme, QStringLiteral("neg_step"))->step, std::int64_t(-3));
        QCOMPARE(metricOf(extreme, QStringLiteral("big_step"))->step, std::int64_t(9007199254740993));

        const auto longParam = fetch("7b1e15f2a9d94eb78027ff88eb1376ff", "30312815349a4fc0a60f885c4d904e2d");
        const auto features = valueOf(longParam.params, QStringLiteral("feature_list"));
        QCOMPARE(features.size(), 5399);
        QVERIFY(features.startsWith(QStringLiteral("feat_0000,feat_0001")));

        const auto special = fetch("78f3dc1214a243f69e70f51f13835d77", "9fd2375a74734b609899bcc131640d40");
        QVERIFY(valueOf(special.params, QString::fromUtf8("kommentar/ünïcode key"))
                    .startsWith(QStringLiteral("zeile 1\nzeile 2\t<b>&amp;</b> \"quoted\" \\ ")));
        QCOMPARE(server.unmatched().size(), std::size_t(0));
    }

    void recordedInputsAndOutputs_data() { versions(); }
    void recordedInputsAndOutputs()
    {
        QFETCH(QString, version);
        RecordedFixture server(data(QStringLiteral("mlflow/") + version));
        RemoteLab lab(server.url());
        const auto batch =
            lab.runs().fetchRun(lab.context(), runIdOf(version, "0e6a719f6be748088cac3e9b87fb0e62",
                                                       "bdf10d2d59f643a1aa9e43bb60143c7b"));
        QVERIFY_RESULT(batch);
        const auto run = batch->run(0, {7});
        QCOMPARE(run.inputs.size(), 3);
        QCOMPARE(run.inputs[0].name, QStringLiteral("diabetes-train"));
        QCOMPARE(run.inputs[0].digest, QStringLiteral("f3113c90"));
        QCOMPARE(run.inputs[0].context, QStringLiteral("training"));
        QCOMPARE(run.inputs[0].source,
                 QStringLiteral("{\"url\": \"https://example.invalid/diabetes-train.csv\"}"));
        QCOMPARE(run.inputs[2].context, QString());
        if (version == QLatin1String("2.17"))
            QVERIFY(run.outputs.isEmpty());
        else
            QCOMPARE(run.outputs,
                     (QList<ModelOutput>{{QStringLiteral("m-e881727912ea41a9ab5af8dec2d40d30"), 0}}));
    }

    void recordedMissingRun_data() { versions(); }
    void recordedMissingRun()
    {
        QFETCH(QString, version);
        RecordedFixture server(data(QStringLiteral("mlflow/") + version));
        RemoteLab lab(server.url());
        const auto missing = lab.runs().fetchRun(lab.context(), QString(32, QLatin1Char('0')));
        QVERIFY_ERROR(missing, ErrorKind::NotFound);
        QVERIFY(missing.error().detail.contains(QStringLiteral("not found")));
    }

    void recordedHistoriesOfVersion2()
    {
        RecordedFixture server(data(QStringLiteral("mlflow/2.17")));
        RemoteLab lab(server.url());
        const auto fetch = [&](const char* run, const char* key) {
            return lab.runs().fetchHistory(lab.context(), QLatin1String(run), QLatin1String(key));
        };
        const auto whole = fetch("8a61d00444df454f8e6e2dd5a8c730d8", "val/loss"); // everything at once
        QVERIFY_RESULT(whole);
        QCOMPARE(whole->size(), std::size_t(90));
        QCOMPARE(whole->steps.front(), std::int64_t(0));
        QCOMPARE(whole->steps.back(), std::int64_t(98888));
        QVERIFY(whole->values.back() == 1.018282482432154);
        QVERIFY(std::is_sorted(whole->steps.begin(), whole->steps.end()));

        const auto nan = fetch("540c05ee8fee404d82a62382d23b952b", "calibration_error");
        QVERIFY_RESULT(nan);
        QVERIFY(nan->size() == 1 && std::isnan(nan->values[0]));
        const auto bigStep = fetch("8b0928b1642949adad5741be66f70dd7", "big_step");
        QVERIFY_RESULT(bigStep);
        QCOMPARE(bigStep->steps, std::vector<std::int64_t>{9007199254740993});
        const auto unknown = fetch("7d26dcda62c14214800a70a0bc22f335", "nope");
        QVERIFY_RESULT(unknown);
        QCOMPARE(unknown->size(), std::size_t(0));
    }

    void recordedHistoriesOfFileStores()
    {
        RecordedFixture server(data(QStringLiteral("mlflow/3.6-filestore")));
        RemoteLab lab(server.url());
        const auto infinite = lab.runs().fetchHistory(
            lab.context(), QStringLiteral("8729419864844f2596ae471b5a46c1f4"), QStringLiteral("bad2"));
        QVERIFY_RESULT(infinite);
        QCOMPARE(infinite->values, std::vector<double>{std::numeric_limits<double>::infinity()});
        const auto run =
            lab.runs().fetchRun(lab.context(), QStringLiteral("8729419864844f2596ae471b5a46c1f4"));
        QVERIFY_RESULT(run);
        QCOMPARE(metricOf(run->run(0, {7}), QStringLiteral("bad2"))->value,
                 std::numeric_limits<double>::infinity());
    }

    // Version 3 answers so for ever where it is asked without max_results.
    void anEmptyHistoryPageWithATokenEndsTheHistory()
    {
        RecordedFixture server(data(QStringLiteral("mlflow/3.6-endless")));
        RemoteLab lab(server.url());
        const auto history =
            lab.runs().fetchHistory(lab.context(), QStringLiteral("2b4eac5fa9cf4e449e0f421875d87dad"), small);
        QVERIFY_RESULT(history);
        QCOMPARE(history->size(), std::size_t(0));
        QCOMPARE(server.http().requestCount(), 1);
        QVERIFY(!server.http().requests().front().queryValue("max_results").empty());
    }

    void recordedLoggedModels()
    {
        RecordedFixture server(data(QStringLiteral("mlflow/3.6")));
        RemoteLab lab(server.url());
        const auto models = lab.runs().fetchLoggedModels(lab.context(), QStringLiteral("42"));
        QVERIFY_RESULT(models);
        QCOMPARE(models->size(), std::size_t(47));
        const auto failed = std::find_if(models->begin(), models->end(), [](const LoggedModel& m) {
            return m.name == QLatin1String("agent-44");
        });
        QVERIFY(failed != models->end());
        QCOMPARE(failed->status, QStringLiteral("FAILED"));
        QCOMPARE(failed->modelType, QStringLiteral("classifier"));
        QCOMPARE(valueOf(failed->params, QStringLiteral("llm")), QStringLiteral("llama3"));
        QCOMPARE(failed->createdMs, std::int64_t(1795224363646));
    }

    void version2HasNoLoggedModelsAndIsAskedOnce()
    {
        RecordedFixture server(data(QStringLiteral("mlflow/2.17")));
        RemoteLab lab(server.url());
        for (int i = 0; i < 3; ++i) {
            const auto models = lab.runs().fetchLoggedModels(lab.context(), QStringLiteral("42"));
            QVERIFY_RESULT(models);
            QVERIFY(models->empty());
        }
        QCOMPARE(server.http().requestCount("/api/2.0/mlflow/logged-models/search"), 1);
        QCOMPARE(server.http().requestCount("/version"), 1);
    }

    // ---- A server with state
    // ----------------------------------------------------------------------------------

    void manyExperimentsAndTheirLifecycle_data() { dialects(); }
    void manyExperimentsAndTheirLifecycle()
    {
        MlflowFixture server(dialectOption());
        for (int i = 0; i < 2500; ++i)
            server.addExperiment(QStringLiteral("e%1").arg(i));
        server.deleteExperiment(QStringLiteral("7"));
        RemoteLab lab(server.url());
        const auto experiments = lab.runs().fetchExperiments(lab.context());
        QVERIFY_RESULT(experiments);
        QCOMPARE(experiments->size(), std::size_t(2501));
        const auto deleted = std::count_if(experiments->begin(), experiments->end(), [](const Experiment& e) {
            return e.lifecycle == Lifecycle::Deleted;
        });
        QCOMPARE(deleted, 1);
    }

    void thousandsOfRunsPageByPage_data() { dialects(); }
    void thousandsOfRunsPageByPage()
    {
        MlflowFixture server(dialectOption());
        const auto ids = server.addRuns(QStringLiteral("0"), 3200, 3, 3, 2);
        RemoteLab lab(server.url());
        RunQuery query;
        query.experimentIds = {QStringLiteral("0")};
        query.pageSize = 500;
        QStringList seen;
        std::int64_t previousStart = std::numeric_limits<std::int64_t>::max();
        int pages = 0;
        do {
            const auto page = lab.runs().fetchRuns(lab.context(), query);
            QVERIFY_RESULT(page);
            for (std::size_t i = 0; i < page->runs.size(); ++i) {
                const auto& row = page->runs.runs[i];
                seen.append(QString::fromStdString(std::string(page->runs.view(row.id))));
                QVERIFY(row.startMs <= previousStart); // newest first
                previousStart = row.startMs;
            }
            query.pageToken = page->nextPageToken;
            ++pages;
        } while (!query.pageToken.isEmpty());
        QCOMPARE(pages, 7);
        std::reverse(seen.begin(), seen.end());
        QCOMPARE(seen, ids);
    }

    void conditionsReachTheServer_data() { dialects(); }
    void conditionsReachTheServer()
    {
        MlflowFixture server(dialectOption());
        const auto add = [&](const QString& name, std::int64_t start, std::int64_t end, RunStatus status) {
            Run run;
            run.name = name;
            run.startMs = start;
            run.endMs = end;
            run.status = status;
            run.params = {{QStringLiteral("model"), name}};
            run.metrics = {{QStringLiteral("auc"), double(start) / 1000, 0, start}};
            return server.addRun(run);
        };
        add(QStringLiteral("a"), 100, 200, RunStatus::Finished);
        add(QStringLiteral("b"), 200, 400, RunStatus::Failed);
        add(QStringLiteral("c"), 300, noTime, RunStatus::Running);
        server.deleteRun(add(QStringLiteral("d"), 400, 500, RunStatus::Finished));
        RemoteLab lab(server.url());
        const auto names = [&](RunQuery query) {
            query.experimentIds = {QStringLiteral("0")};
            const auto page = lab.runs().fetchRuns(lab.context(), query);
            if (!page)
                return page.error().detail;
            QStringList list;
            for (std::size_t i = 0; i < page->runs.size(); ++i)
                list.append(page->runs.run(i, {}).name);
            return list.join(QLatin1Char(' '));
        };
        RunQuery query;
        QCOMPARE(names(query), QStringLiteral("d c b a"));
        query.scope = RunScope::Active;
        QCOMPARE(names(query), QStringLiteral("c b a"));
        query.scope = RunScope::Deleted;
        QCOMPARE(names(query), QStringLiteral("d"));
        query = {};
        query.startedAtOrAfterMs = 200;
        query.startedBeforeMs = 400;
        QCOMPARE(names(query), QStringLiteral("c b"));
        query = {};
        query.endedAtOrAfterMs = 400;
        QCOMPARE(names(query), QStringLiteral("d b"));
        query = {};
        query.status = RunStatus::Running;
        QCOMPARE(names(query), QStringLiteral("c"));
        query = {};
        query.startedAtOrAfterMs = 150;
        query.remoteFilter = QStringLiteral("metrics.auc < 0.35 AND params.model != 'c'");
        QCOMPARE(names(query), QStringLiteral("b"));
        query = {};
        query.remoteFilter = QStringLiteral("metrics.auc >> 1");
        QVERIFY(names(query).contains(QStringLiteral("Invalid clause")));
        query = {};
        query.experimentIds.clear();
        server.clearRequests();
        QVERIFY_RESULT(lab.runs().fetchRuns(lab.context(), query));
        QCOMPARE(server.requestCount(), 0);
    }

    void aLongHistoryComesWholeAndSorted_data() { dialects(); }
    void aLongHistoryComesWholeAndSorted()
    {
        MlflowFixture server(dialectOption());
        const auto id = server.addRun({});
        MetricPoints points;
        constexpr int count = 100'000;
        for (int i = 0; i < count; ++i) { // logged out of order, each step twice, with gaps of NaN
            const int step = (i * 7919 % count) / 2;
            points.append(step, 1'000'000 + i, i % 1000 == 0 ? std::nan("") : i * 0.1);
        }
        server.logHistory(id, QStringLiteral("train/loss"), points);
        RemoteLab lab(server.url());
        qint64 lastProgress = 0;
        auto context = lab.context();
        context.progress = [&lastProgress](const Progress& p) { lastProgress = p.done; };
        const auto history = lab.runs().fetchHistory(context, id, QStringLiteral("train/loss"));
        QVERIFY_RESULT(history);
        QCOMPARE(history->size(), std::size_t(count));
        QCOMPARE(lastProgress, qint64(count));
        std::size_t nans = 0;
        for (std::size_t i = 0; i < history->size(); ++i) {
            QCOMPARE(history->steps[i], std::int64_t(i / 2));
            QVERIFY(i == 0 || history->steps[i] != history->steps[i - 1] ||
                    history->timestampsMs[i] > history->timestampsMs[i - 1]);
            const auto logged = history->timestampsMs[i] - 1'000'000;
            if (std::isnan(history->values[i]))
                ++nans;
            else
                QVERIFY(history->values[i] == double(logged) * 0.1);
        }
        QCOMPARE(nans, std::size_t(100));
    }

    void aHistoryThatEndsWithAFullPage()
    {
        MlflowFixture server;
        const auto id = server.addRun({});
        MetricPoints points;
        for (int i = 0; i < 20'000; ++i)
            points.append(i, i, i);
        server.logHistory(id, small, points);
        RemoteLab lab(server.url());
        const auto history = lab.runs().fetchHistory(lab.context(), id, small);
        QVERIFY_RESULT(history);
        QCOMPARE(history->size(), std::size_t(20'000));
        QVERIFY(history->steps == points.steps && history->values == points.values);
    }

    void loggedModelsPageByPage()
    {
        MlflowFixture server;
        for (int i = 0; i < 120; ++i) {
            LoggedModel model;
            model.experimentId = QStringLiteral("0");
            model.name = QStringLiteral("m%1").arg(i);
            model.status = QStringLiteral("READY");
            model.metrics = {{QStringLiteral("acc"), 0.5, 1, 2}};
            server.addLoggedModel(model);
        }
        RemoteLab lab(server.url());
        const auto models = lab.runs().fetchLoggedModels(lab.context(), QStringLiteral("0"));
        QVERIFY_RESULT(models);
        QCOMPARE(models->size(), std::size_t(120));
        QCOMPARE(models->back().status, QStringLiteral("READY"));
        QCOMPARE(models->back().metrics[0].value, 0.5);
    }

    void aRefusedListOfLoggedModelsIsNotAnEmptyOne_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("403") << 403 << ErrorKind::Forbidden;
        QTest::newRow("404") << 404 << ErrorKind::NotFound;
        QTest::newRow("500") << 500 << ErrorKind::ServerFault;
    }
    void aRefusedListOfLoggedModelsIsNotAnEmptyOne()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        MlflowFixture server;
        server.addLoggedModel({});
        RemoteLab lab(server.url());
        const auto list = [&] { return lab.runs().fetchLoggedModels(lab.context(), QStringLiteral("0")); };
        constexpr auto search = "/api/2.0/mlflow/logged-models/search";
        server.setFault(search, Fault::withStatus(status));
        QVERIFY_ERROR(list(), kind); // at first sight
        server.clearFaults();
        QCOMPARE(list()->size(), std::size_t(1));
        server.setFault(search, Fault::withStatus(status));
        QVERIFY_ERROR(list(), kind); // and later
    }

    void withoutItsVersionAServerMayHaveLoggedModels()
    {
        MlflowFixture server;
        server.addLoggedModel({});
        RemoteLab lab(server.url());
        const auto list = [&] { return lab.runs().fetchLoggedModels(lab.context(), QStringLiteral("0")); };
        server.setFault("/api/2.0/mlflow/logged-models/search", Fault::withStatus(404));
        server.setFault("/version", Fault::withStatus(403));
        QVERIFY_ERROR(list(), ErrorKind::NotFound);
        server.clearFaults();
        QCOMPARE(list()->size(), std::size_t(1)); // not taken for an older one for good
    }
};

QTEST_GUILESS_MAIN(tst_mlflow_remote)
#include "tst_mlflow_remote.moc"
