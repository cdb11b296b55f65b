#include "services/http/RestClient.h"
#include "tests/connectors/RemoteLab.h"
#include "tests/fixture/RecordedFixture.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <cmath>
#include <fstream>

using namespace ph;
using namespace ph::testing;
namespace fs = std::filesystem;

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

QString fileText(const fs::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QStringLiteral("(absent)");
}

QString linesOf(const ProbeReport& report)
{
    const auto word = [](ProbeLine::Verdict verdict) {
        switch (verdict) {
        case ProbeLine::Verdict::Yes:
            return "yes";
        case ProbeLine::Verdict::No:
            return "no";
        case ProbeLine::Verdict::NotOffered:
            return "not offered";
        case ProbeLine::Verdict::Warning:
            return "warning";
        case ProbeLine::Verdict::Unknown:
            break;
        }
        return "unknown";
    };
    QStringList lines;
    for (const auto& line : report.lines)
        lines.append(line.label + QStringLiteral(": ") + QLatin1String(word(line.verdict)));
    return lines.join(QStringLiteral(", "));
}

QString detailOf(const ProbeReport& report, const char* label)
{
    for (const auto& line : report.lines) {
        if (line.label == QLatin1String(label))
            return line.detail;
    }
    return QStringLiteral("(absent)");
}

const QString small = QStringLiteral("auc");

} // namespace

class tst_mlflow_remote : public QObject {
    Q_OBJECT

private:
    void versions()
    {
        QTest::addColumn<QString>("version");
        QTest::newRow("2.17") << QStringLiteral("2.17");
        QTest::newRow("3.6") << QStringLiteral("3.6");
    }

    void dialects()
    {
        QTest::addColumn<int>("dialect");
        QTest::newRow("2.17") << int(MlflowFixture::Dialect::V2);
        QTest::newRow("3.6") << int(MlflowFixture::Dialect::V3);
    }

    MlflowFixture::Options dialectOption()
    {
        QFETCH(int, dialect);
        MlflowFixture::Options options;
        options.dialect = MlflowFixture::Dialect(dialect);
        return options;
    }

    static QString runIdOf(const QString& version, const char* inV2, const char* inV3)
    {
        return QLatin1String(version == QLatin1String("2.17") ? inV2 : inV3);
    }

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
        QVERIFY(lab.runs().takeFaults().empty());
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

    void recordedArtifacts_data() { versions(); }
    void recordedArtifacts()
    {
        QFETCH(QString, version);
        RecordedFixture server(data(QStringLiteral("mlflow/") + version));
        RemoteLab lab(server.url());
        const auto id =
            runIdOf(version, "0e6a719f6be748088cac3e9b87fb0e62", "bdf10d2d59f643a1aa9e43bb60143c7b");
        const auto root = lab.artifacts().listArtifacts(lab.context(), ArtifactOwner::run(id), {});
        QVERIFY_RESULT(root);
        QCOMPARE(root->front().kind, ArtifactEntry::Kind::Directory);
        QCOMPARE(root->back().kind, ArtifactEntry::Kind::File);
        const ArtifactEntry empty{QStringLiteral("empty.txt"), ArtifactEntry::Kind::File, 0};
        QVERIFY(std::find(root->begin(), root->end(), empty) != root->end());
        const auto weird = lab.artifacts().listArtifacts(lab.context(), ArtifactOwner::run(id),
                                                         QString::fromUtf8("weird dir ü"));
        QVERIFY_RESULT(weird);
        QCOMPARE(weird->size(), std::size_t(1));
        const auto name = QString::fromUtf8("weird dir ü/spaces & plus+é (1) 100%.txt");
        QCOMPARE(weird->front(), (ArtifactEntry{name, ArtifactEntry::Kind::File, 1}));
        const auto nowhere =
            lab.artifacts().listArtifacts(lab.context(), ArtifactOwner::run(id), QStringLiteral("nope"));
        QVERIFY_RESULT(nowhere);
        QVERIFY(nowhere->empty());

        const auto text = lab.artifacts().readArtifact(lab.context(), ArtifactOwner::run(id),
                                                       QStringLiteral("notes/readme.txt"), 4096);
        QVERIFY_RESULT(text);
        QCOMPARE(text->size(), 620);
        QVERIFY(QString::fromUtf8(*text).startsWith(QString::fromUtf8("hello\nπ ≈ 3.14159\n第三行\n")));
        const auto weirdText =
            lab.artifacts().readArtifact(lab.context(), ArtifactOwner::run(id), name, 4096);
        QVERIFY_RESULT(weirdText);
        QCOMPARE(*weirdText, QByteArray("x"));
        QVERIFY_ERROR(
            lab.artifacts().readArtifact(lab.context(), ArtifactOwner::run(id), QStringLiteral("nope"), 4096),
            ErrorKind::NotFound);
        QVERIFY_ERROR(lab.artifacts().readArtifact(lab.context(), ArtifactOwner::run(id),
                                                   QStringLiteral("notes/readme.txt"), 619),
                      ErrorKind::Invalid);
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

    // ---- Artifacts
    // --------------------------------------------------------------------------------------------

    void directoriesAreDownloadedWhole_data() { dialects(); }
    void directoriesAreDownloadedWhole()
    {
        MlflowFixture server(dialectOption());
        const auto id = server.addRun({});
        server.addArtifact(id, QStringLiteral("model/MLmodel"), "flavors");
        server.addArtifact(id, QString::fromUtf8("model/data/größe.bin"), QByteArray(300'000, 'x'));
        server.addArtifact(id, QStringLiteral("model/empty"), "");
        server.addArtifact(id, QStringLiteral("other.txt"), "o");
        RemoteLab lab(server.url());
        QTemporaryDir folder;
        const fs::path target = folder.path().toStdString();
        const auto written = lab.artifacts().downloadArtifact(lab.context(), ArtifactOwner::run(id),
                                                              QStringLiteral("model"), target);
        QVERIFY_RESULT(written);
        QCOMPARE(written->size(), std::size_t(3));
        QCOMPARE(fileText(target / "model/MLmodel"), QStringLiteral("flavors"));
        QCOMPARE(fileText(target / "model/data/größe.bin").size(), 300'000);
        QCOMPARE(fileText(target / "model/empty"), QString());
        QVERIFY(!fs::exists(target / "other.txt"));
        const auto one = lab.artifacts().downloadArtifact(lab.context(), ArtifactOwner::run(id),
                                                          QStringLiteral("other.txt"), target);
        QVERIFY_RESULT(one);
        QCOMPARE(*one, std::vector<fs::path>{target / "other.txt"});
        std::size_t files = 0;
        for (const auto& entry : fs::recursive_directory_iterator(target))
            files += entry.is_regular_file() ? 1 : 0;
        QCOMPARE(files, std::size_t(4)); // nothing temporary stays behind
    }

    void theArtifactProxyStandsIn()
    {
        MlflowFixture server;
        const auto id = server.addRun({});
        server.addArtifact(id, QStringLiteral("a b/100% #1.txt"), "text");
        server.setFault("/get-artifact", Fault::withStatus(404));
        RemoteLab lab(server.url());
        const auto bytes = lab.artifacts().readArtifact(lab.context(), ArtifactOwner::run(id),
                                                        QStringLiteral("a b/100% #1.txt"), 100);
        QVERIFY_RESULT(bytes);
        QCOMPARE(*bytes, QByteArray("text"));
        QCOMPARE(server.requestCount("/api/2.0/mlflow-artifacts/artifacts/0/"), 1);
    }

    void aDownloadThatBreaksLeavesNothing()
    {
        MlflowFixture server;
        const auto id = server.addRun({});
        server.addArtifact(id, QStringLiteral("big.bin"), QByteArray(200'000, 'x'));
        server.setFault("/get-artifact", Fault::of(Fault::Kind::MidBodyDrop));
        server.setFault("/api/2.0/mlflow-artifacts", Fault::of(Fault::Kind::MidBodyDrop));
        RemoteLab lab(server.url());
        QTemporaryDir folder;
        const fs::path target = folder.path().toStdString();
        QVERIFY(!lab.artifacts().downloadArtifact(lab.context(), ArtifactOwner::run(id),
                                                  QStringLiteral("big.bin"), target));
        QVERIFY(fs::is_empty(target));
        // An old copy survives a download that fails.
        std::ofstream(target / "big.bin") << "old";
        QVERIFY(!lab.artifacts().downloadArtifact(lab.context(), ArtifactOwner::run(id),
                                                  QStringLiteral("big.bin"), target));
        QCOMPARE(fileText(target / "big.bin"), QStringLiteral("old"));
    }

    void hostileNamesNeverLeaveTheFolder()
    {
        MlflowFixture server;
        const auto id = server.addRun({});
        for (const auto* name : {"d/../../evil.txt", "d/..", "d/a\\b", "d/good.txt"})
            server.addArtifact(id, QLatin1String(name), "x");
        RemoteLab lab(server.url());
        QTemporaryDir parent;
        const fs::path folder = fs::path(parent.path().toStdString()) / "in";
        fs::create_directory(folder);
        const auto written = lab.artifacts().downloadArtifact(lab.context(), ArtifactOwner::run(id),
                                                              QStringLiteral("d"), folder);
        QVERIFY_RESULT(written);
        QCOMPARE(*written, std::vector<fs::path>{folder / "d/good.txt"});
        QVERIFY(!fs::exists(folder.parent_path() / "evil.txt"));
        QVERIFY(!lab.runs().takeFaults().empty());
        QVERIFY_ERROR(lab.artifacts().downloadArtifact(lab.context(), ArtifactOwner::run(id),
                                                       QStringLiteral("../evil.txt"), folder),
                      ErrorKind::Invalid);

        // Nor does a link that lies in the folder lead out of it.
        QTemporaryDir outside;
        fs::remove_all(folder / "d");
        fs::create_directory_symlink(outside.path().toStdString(), folder / "d");
        QVERIFY_ERROR(lab.artifacts().downloadArtifact(lab.context(), ArtifactOwner::run(id),
                                                       QStringLiteral("d"), folder),
                      ErrorKind::Invalid);
        QVERIFY(fs::is_empty(outside.path().toStdString()));
    }

    void aDirectoryIsNoFile()
    {
        MlflowFixture server;
        const auto id = server.addRun({});
        server.addArtifact(id, QStringLiteral("dir/file"), "x");
        RemoteLab lab(server.url());
        QVERIFY_ERROR(
            lab.artifacts().readArtifact(lab.context(), ArtifactOwner::run(id), QStringLiteral("dir"), 100),
            ErrorKind::Invalid);
        QVERIFY_ERROR(lab.artifacts().downloadArtifact(lab.context(), ArtifactOwner::run(id),
                                                       QStringLiteral("no such"),
                                                       QDir::tempPath().toStdString()),
                      ErrorKind::NotFound);
    }

    // ---- Artifacts of logged models
    // ------------------------------------------------------------------------------

    void recordedModelArtifacts()
    {
        RecordedFixture server(data(QStringLiteral("mlflow/3.6")));
        RemoteLab lab(server.url());
        const auto model = ArtifactOwner::loggedModel(QStringLiteral("m-dee28ff35270430d9b1815c98146c2ee"));
        const auto root = lab.artifacts().listArtifacts(lab.context(), model, {});
        QVERIFY_RESULT(root);
        QCOMPARE(root->size(), std::size_t(7));
        using Kind = ArtifactEntry::Kind;
        QCOMPARE(root->front(), (ArtifactEntry{QStringLiteral("MLmodel"), Kind::File, 1547}));
        QCOMPARE(root->back(),
                 (ArtifactEntry{QStringLiteral("serving_input_example.json"), Kind::File, 1142}));
        // A listing without files is an empty one.
        const auto nowhere = lab.artifacts().listArtifacts(lab.context(), model, QStringLiteral("model"));
        QVERIFY_RESULT(nowhere);
        QVERIFY(nowhere->empty());

        const auto text = lab.artifacts().readArtifact(lab.context(), model, QStringLiteral("MLmodel"), 4096);
        QVERIFY_RESULT(text);
        QCOMPARE(text->size(), 1547);
        QVERIFY(text->startsWith("artifact_path: mlflow-artifacts:/42/models/m-dee28ff35270430d9b1815c"));
        QVERIFY_ERROR(lab.artifacts().readArtifact(lab.context(), model, QStringLiteral("MLmodel"), 1546),
                      ErrorKind::Invalid);
        QVERIFY_ERROR(lab.artifacts().readArtifact(lab.context(), model, QStringLiteral("nope"), 4096),
                      ErrorKind::NotFound);
        QVERIFY(lab.runs().takeFaults().empty());
    }

    void aModelIsDownloadedWhole()
    {
        MlflowFixture server;
        const auto id = server.addLoggedModel({});
        server.addModelArtifact(id, QStringLiteral("MLmodel"), "flavors:");
        server.addModelArtifact(id, QStringLiteral("data/ä b/100% #1.bin"), QByteArray(100'000, 'm'));
        RemoteLab lab(server.url());
        QTemporaryDir parent;
        const fs::path folder = parent.path().toStdString();
        const auto written =
            lab.artifacts().downloadArtifact(lab.context(), ArtifactOwner::loggedModel(id), {}, folder);
        QVERIFY_RESULT(written);
        QCOMPARE(written->size(), std::size_t(2));
        QCOMPARE(fileText(folder / "MLmodel"), QStringLiteral("flavors:"));
        QCOMPARE(fs::file_size(folder / "data/ä b/100% #1.bin"), 100'000u);
    }

    // Where the browser's endpoint trips, the proxy of the server has the same file.
    void aModelsFileComesThroughTheProxyToo()
    {
        MlflowFixture server;
        const auto id = server.addLoggedModel({});
        server.addModelArtifact(id, QStringLiteral("MLmodel"), "flavors:");
        server.setFault("/ajax-api", Fault::withStatus(500));
        RemoteLab lab(server.url());
        const auto bytes = lab.artifacts().readArtifact(lab.context(), ArtifactOwner::loggedModel(id),
                                                        QStringLiteral("MLmodel"), 100);
        QVERIFY_RESULT(bytes);
        QCOMPARE(*bytes, QByteArray("flavors:"));
        QCOMPARE(server.requestCount("/api/2.0/mlflow-artifacts/artifacts"), 1);
    }

    void version2HasNoModelsToBrowse()
    {
        MlflowFixture::Options options;
        options.dialect = MlflowFixture::Dialect::V2;
        MlflowFixture server(options);
        const auto model = ArtifactOwner::loggedModel(QStringLiteral("m-1"));
        RemoteLab lab(server.url());
        const auto listing = lab.artifacts().listArtifacts(lab.context(), model, {});
        QVERIFY_ERROR(listing, ErrorKind::Unsupported);
        QVERIFY(listing.error().detail.contains(QStringLiteral("before MLflow 3")));
        server.clearRequests();
        QVERIFY_ERROR(lab.artifacts().listArtifacts(lab.context(), model, {}), ErrorKind::Unsupported);
        QCOMPARE(server.requestCount(), 0); // remembered
        lab.reconnect();
        QVERIFY_ERROR(lab.artifacts().readArtifact(lab.context(), model, QStringLiteral("MLmodel"), 100),
                      ErrorKind::Unsupported);
        lab.reconnect();
        QTemporaryDir folder;
        QVERIFY_ERROR(lab.artifacts().downloadArtifact(lab.context(), model, {}, folder.path().toStdString()),
                      ErrorKind::Unsupported);
    }

    void entriesThatCannotBeReadAreTakenByWhoListsThem()
    {
        MlflowFixture server;
        const auto id = server.addRun({});
        server.addArtifact(id, QStringLiteral("d/a\\b"), "x");
        server.addArtifact(id, QStringLiteral("d/good.txt"), "x");
        RemoteLab lab(server.url());
        const auto owner = ArtifactOwner::run(id);
        const auto listed = lab.artifacts().listArtifacts(lab.context(), owner, QStringLiteral("d"));
        QVERIFY_RESULT(listed);
        QCOMPARE(listed->size(), std::size_t(1));
        QVERIFY(lab.artifacts().takeListingFaults(owner, {}).empty()); // another list's
        const auto faults = lab.artifacts().takeListingFaults(owner, QStringLiteral("d/"));
        QCOMPARE(faults.size(), std::size_t(1));
        QCOMPARE(faults.front().item, id + QStringLiteral("/d"));
        QVERIFY(lab.runs().takeFaults().empty());
    }

    void aModelThatIsGoneIsNotFound()
    {
        MlflowFixture server;
        const auto gone = ArtifactOwner::loggedModel(QStringLiteral("m-gone"));
        RemoteLab lab(server.url());
        QVERIFY_ERROR(lab.artifacts().listArtifacts(lab.context(), gone, {}), ErrorKind::NotFound);
        QVERIFY_ERROR(lab.artifacts().readArtifact(lab.context(), gone, QStringLiteral("a"), 4096),
                      ErrorKind::NotFound);
    }

    void hostileNamesOfAModelNeverLeaveTheFolder()
    {
        MlflowFixture server;
        const auto id = server.addLoggedModel({});
        for (const auto* name : {"d/../../evil.txt", "d/..", "d/a\\b", "d/good.txt"})
            server.addModelArtifact(id, QLatin1String(name), "x");
        RemoteLab lab(server.url());
        const auto model = ArtifactOwner::loggedModel(id);
        QTemporaryDir parent;
        const fs::path folder = fs::path(parent.path().toStdString()) / "in";
        fs::create_directory(folder);
        const auto written =
            lab.artifacts().downloadArtifact(lab.context(), model, QStringLiteral("d"), folder);
        QVERIFY_RESULT(written);
        QCOMPARE(*written, std::vector<fs::path>{folder / "d/good.txt"});
        QVERIFY(!fs::exists(folder.parent_path() / "evil.txt"));
        QVERIFY(!lab.runs().takeFaults().empty());
        QVERIFY_ERROR(lab.artifacts().readArtifact(lab.context(), model, QStringLiteral("../evil.txt"), 10),
                      ErrorKind::Invalid);
    }

    // The id stands in the path of the address: it must not lead to another endpoint.
    void aHostileModelIdAsksNothing()
    {
        MlflowFixture server;
        RemoteLab lab(server.url());
        QTemporaryDir folder;
        for (const auto* id : {"", ".", "..", "../../runs", "m-1/..", "a\\b"}) {
            const auto model = ArtifactOwner::loggedModel(QLatin1String(id));
            QVERIFY_ERROR(lab.artifacts().listArtifacts(lab.context(), model, {}), ErrorKind::Invalid);
            QVERIFY_ERROR(lab.artifacts().readArtifact(lab.context(), model, QStringLiteral("a"), 10),
                          ErrorKind::Invalid);
            QVERIFY_ERROR(
                lab.artifacts().downloadArtifact(lab.context(), model, {}, folder.path().toStdString()),
                ErrorKind::Invalid);
        }
        QCOMPARE(server.requestCount(), 0);
    }

    // ---- Where the server stands
    // ------------------------------------------------------------------------------

    void prefixes_data()
    {
        QTest::addColumn<QString>("staticPrefix");
        QTest::addColumn<QString>("everythingPrefix");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("plain") << QString() << QString() << QString();
        QTest::newRow("slash") << QString() << QString() << QStringLiteral("/");
        QTest::newRow("copied from the browser")
            << QString() << QString() << QStringLiteral("/#/experiments/0?x=1");
        QTest::newRow("static prefix") << QStringLiteral("/mlflow") << QString() << QString();
        QTest::newRow("reverse proxy") << QString() << QStringLiteral("/lab/tracking") << QStringLiteral("/");
        QTest::newRow("both") << QStringLiteral("/mlflow") << QStringLiteral("/lab") << QString();
    }

    void prefixes()
    {
        QFETCH(QString, staticPrefix);
        QFETCH(QString, everythingPrefix);
        QFETCH(QString, suffix);
        MlflowFixture::Options options;
        options.staticPrefix = staticPrefix.toStdString();
        options.everythingPrefix = everythingPrefix.toStdString();
        MlflowFixture server(options);
        const auto id = server.addRuns(QStringLiteral("0"), 1, 1, 1).front();
        server.addArtifact(id, QStringLiteral("a.txt"), "text");
        RemoteLab lab(server.url() + suffix);
        QVERIFY_RESULT(lab.runs().fetchExperiments(lab.context()));
        QVERIFY_RESULT(lab.runs().fetchRun(lab.context(), id));
        const auto bytes =
            lab.artifacts().readArtifact(lab.context(), ArtifactOwner::run(id), QStringLiteral("a.txt"), 100);
        QVERIFY_RESULT(bytes);
        QCOMPARE(*bytes, QByteArray("text"));
        const auto model = ArtifactOwner::loggedModel(server.addLoggedModel({}));
        server.addModelArtifact(model.id, QStringLiteral("MLmodel"), "flavors:");
        QCOMPARE(lab.artifacts().listArtifacts(lab.context(), model, {})->size(), std::size_t(1));
        server.clearRequests();
        QCOMPARE(*lab.artifacts().readArtifact(lab.context(), model, QStringLiteral("MLmodel"), 100),
                 QByteArray("flavors:"));
        QCOMPARE(server.requestCount(), 1); // at once where the browser finds it
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(report->usable);
        QCOMPARE(lab.runs().runWebAddress(QStringLiteral("0"), id),
                 server.url() + QStringLiteral("/#/experiments/0/runs/") + id);

        // What was learnt is not asked again.
        server.clearRequests();
        QVERIFY_RESULT(lab.runs().fetchRun(lab.context(), id));
        QCOMPARE(server.requestCount(), 1);
    }

    // ---- Probe
    // ------------------------------------------------------------------------------------------------

    void probeOfAnOpenServer_data() { dialects(); }
    void probeOfAnOpenServer()
    {
        const auto options = dialectOption();
        MlflowFixture server(options);
        const auto id = server.addRuns(QStringLiteral("0"), 1, 1, 1).front();
        for (int i = 1; i < 4; ++i)
            server.logMetric(id, QStringLiteral("m0"), i, i);
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        const bool v3 = options.dialect == MlflowFixture::Dialect::V3;
        QCOMPARE(linesOf(*report),
                 QStringLiteral("Reachable: yes, Server version: yes, Signed in as: unknown, "
                                "May read experiments: yes, May read runs: yes, History endpoint: yes, "
                                "Logged models: %1, Artifacts: yes, Clock skew: yes")
                     .arg(v3 ? QStringLiteral("yes") : QStringLiteral("not offered")));
        QCOMPARE(report->serverVersion, v3 ? QStringLiteral("3.6.1") : QStringLiteral("2.17.3"));
        QCOMPARE(detailOf(*report, "History endpoint"),
                 v3 ? QStringLiteral("get-history, in pages") : QStringLiteral("get-history, all at once"));
        QVERIFY(report->usable);
    }

    void probeFindsARunWithAMetricAmongTheNewest()
    {
        MlflowFixture server;
        server.addRuns(QStringLiteral("0"), 1, 1, 1);
        server.addRuns(QStringLiteral("0"), 3, 0, 1);
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY2(linesOf(*report).contains(QStringLiteral("History endpoint: yes")),
                 qPrintable(linesOf(*report)));
    }

    void probeSaysWhichRunsItLookedAt()
    {
        MlflowFixture server;
        RemoteLab lab(server.url());
        QCOMPARE(detailOf(*lab.connector->probe(lab.context()), "History endpoint"),
                 QStringLiteral("No run to try it on"));
        server.addRuns(QStringLiteral("0"), 2, 0, 1);
        QCOMPARE(detailOf(*lab.connector->probe(lab.context()), "History endpoint"),
                 QStringLiteral("None of the newest runs has a metric to try it on"));
    }

    void probeOfAVersion3ServerWithoutLoggedModels()
    {
        MlflowFixture server;
        server.setFault("/api/2.0/mlflow/logged-models", Fault::withStatus(404));
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QCOMPARE(detailOf(*report, "Logged models"),
                 QStringLiteral("The server does not offer them at this address"));
    }

    void probeWithCredentials()
    {
        MlflowFixture::Options options;
        options.access = MlflowFixture::Access::Basic;
        MlflowFixture server(options);
        RemoteLab lab(server.url());
        lab.signIn(options);
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QCOMPARE(report->user, QString::fromStdString(options.user));
        QVERIFY(report->usable);
    }

    void probeWithWrongCredentialsAsksOnce()
    {
        MlflowFixture::Options options;
        options.access = MlflowFixture::Access::Basic;
        MlflowFixture server(options);
        auto wrong = options;
        wrong.password = "not-the-password";
        RemoteLab lab(server.url());
        lab.signIn(wrong);
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QCOMPARE(linesOf(*report), QStringLiteral("Reachable: yes, Signed in as: no"));
        QVERIFY(detailOf(*report, "Signed in as").contains(QStringLiteral("401")));
        QVERIFY(!report->usable);
        QCOMPARE(server.requestCount(), 1);
    }

    void probeOfNothing()
    {
        MlflowFixture server;
        const auto url = server.url();
        server.stop();
        RemoteLab lab(url);
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QCOMPARE(linesOf(*report), QStringLiteral("Reachable: no"));
        QVERIFY(!report->usable);
        server.start();
        const auto again = lab.connector->probe(lab.context());
        QVERIFY_RESULT(again);
        QVERIFY(again->usable);
    }

    void probeTellsWhichRightIsMissing()
    {
        MlflowFixture server;
        server.setFault("/api/2.0/mlflow/runs", Fault::withStatus(403));
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(linesOf(*report).contains(QStringLiteral("May read experiments: yes, May read runs: no")));
        QVERIFY(!report->usable);
    }

    void probeWarnsOfAClockThatIsOff_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::newRow("ahead") << 300;
        QTest::newRow("behind") << -300;
    }

    void probeWarnsOfAClockThatIsOff()
    {
        QFETCH(int, seconds);
        MlflowFixture server;
        server.http().setClockOffset(std::chrono::seconds(seconds));
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(linesOf(*report).endsWith(QStringLiteral("Clock skew: warning")));
        static const QRegularExpression number(QStringLiteral("(-?\\d+) s"));
        const auto told = number.match(detailOf(*report, "Clock skew")).captured(1).toInt();
        QVERIFY2(std::abs(told - seconds) <= 1, qPrintable(detailOf(*report, "Clock skew")));
    }

    void probeOfAWebPageIsNotUsable()
    {
        MlflowFixture server;
        server.setFault("", Fault::of(Fault::Kind::WrongType));
        RemoteLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(!report->usable);
        QVERIFY(linesOf(*report).contains(QStringLiteral("May read experiments: no")));
    }

    void locationsThatCannotBeUsed_data()
    {
        QTest::addColumn<QString>("location");
        QTest::newRow("empty") << QString();
        QTest::newRow("no scheme") << QStringLiteral("localhost:5000");
        QTest::newRow("ftp") << QStringLiteral("ftp://host/x");
        QTest::newRow("no host") << QStringLiteral("http://");
        QTest::newRow("secret in the URL") << QStringLiteral("http://bob:hunter2-secret@host:5000");
    }

    void locationsThatCannotBeUsed()
    {
        QFETCH(QString, location);
        Connection connection;
        connection.name = QStringLiteral("lab");
        connection.kind = QStringLiteral("mlflow");
        connection.location = location;
        const auto made = makeConnector(connection);
        QVERIFY_ERROR(made, ErrorKind::Invalid);
        QVERIFY(!(made.error().where + made.error().detail).contains(QStringLiteral("hunter2")));
    }
};

QTEST_GUILESS_MAIN(tst_mlflow_remote)
#include "tst_mlflow_remote.moc"
