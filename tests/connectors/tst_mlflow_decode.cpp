#include "services/connectors/mlflow/MlflowDecode.h"
#include "services/connectors/mlflow/MlflowDecodeValue.h"
#include "services/connectors/mlflow/MlflowRemoteArtifacts.h"
#include "tests/support/Testing.h"

#include <QFile>

#include <cmath>
#include <nlohmann/json.hpp>

using namespace ph;

namespace {

const QString where = QStringLiteral("test");

/// JSON with single quotes for double ones, which keeps the samples readable.
std::string json(std::string_view text)
{
    std::string out(text);
    std::replace(out.begin(), out.end(), '\'', '"');
    return out;
}

/// A runs/search reply around the given runs.
std::string page(const std::string& runs)
{
    return "{\"runs\":[" + runs + "]}";
}

RunBatch decoded(std::string text, std::vector<ItemFault>* faults = nullptr)
{
    RunBatch batch;
    auto result = decodeRunPage(text, where, batch);
    if (!result)
        qFatal("not readable: %s", qPrintable(result.error().detail));
    if (faults)
        *faults = result->faults;
    return batch;
}

/// "run kind key" of each.
QStringList gapsOf(const RunBatch& batch)
{
    QStringList gaps;
    for (const auto& cell : batch.gaps)
        gaps << QStringLiteral("%1 %2 %3")
                    .arg(cell.run)
                    .arg(int(cell.gap.kind))
                    .arg(QString::fromStdString(cell.gap.key));
    return gaps;
}

Run onlyRun(const std::string& run)
{
    return decoded(page(run)).run(0, {});
}

} // namespace

class tst_mlflow_decode : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEmptyReplyIsAnEmptyPage()
    {
        RunBatch batch;
        std::string body = "{}";
        const auto result = decodeRunPage(body, where, batch);
        QVERIFY_RESULT(result);
        QCOMPARE(batch.size(), std::size_t(0));
        QVERIFY(result->nextPageToken.isEmpty());
    }

    void nonFiniteMetricsAreOrdinaryValues()
    {
        const auto run = onlyRun(json("{'info':{'run_id':'a'},'data':{'metrics':["
                                      "{'key':'nan','value':'NaN','timestamp':1,'step':0},"
                                      "{'key':'inf','value':'Infinity','timestamp':1,'step':0},"
                                      "{'key':'ninf','value':'-Infinity','timestamp':1,'step':0},"
                                      "{'key':'bare','value':NaN,'timestamp':1,'step':0},"
                                      "{'key':'text','value':'0.25','timestamp':1,'step':0},"
                                      "{'key':'max','value':1.7976931348623157e+308,'timestamp':1,'step':0},"
                                      "{'key':'tiny','value':5e-324,'timestamp':1,'step':0},"
                                      "{'key':'minus zero','value':-0.0,'timestamp':1,'step':0}]}}"));
        QCOMPARE(run.metrics.size(), 8);
        QVERIFY(std::isnan(run.metrics[0].value));
        QCOMPARE(run.metrics[1].value, std::numeric_limits<double>::infinity());
        QCOMPARE(run.metrics[2].value, -std::numeric_limits<double>::infinity());
        QVERIFY(std::isnan(run.metrics[3].value));
        QCOMPARE(run.metrics[4].value, 0.25);
        QVERIFY(run.metrics[5].value == std::numeric_limits<double>::max());
        QVERIFY(run.metrics[6].value == 5e-324);
        QVERIFY(std::signbit(run.metrics[7].value));
    }

    void integersMayBeQuotedAndExceedDoubles()
    {
        const auto run =
            onlyRun(json("{'info':{'run_id':'a','start_time':'1795132811279','end_time':1.5e12},"
                         "'data':{'metrics':[{'key':'m','value':1,'timestamp':'9007199254740993','step':'-"
                         "9223372036854775808'},"
                         "{'key':'n','value':1,'timestamp':9007199254740993,'step':9223372036854775807}]}}"));
        QCOMPARE(run.startMs, std::int64_t(1795132811279));
        QCOMPARE(run.endMs, std::int64_t(1500000000000));
        QCOMPARE(run.metrics[0].timestampMs, std::int64_t(9007199254740993));
        QCOMPARE(run.metrics[0].step, std::numeric_limits<std::int64_t>::min());
        QCOMPARE(run.metrics[1].timestampMs, std::int64_t(9007199254740993));
        QCOMPARE(run.metrics[1].step, std::numeric_limits<std::int64_t>::max());
    }

    void whatIsMissingOrNullKeepsItsDefault()
    {
        const auto run =
            onlyRun(json("{'info':{'run_uuid':'old-id','end_time':null,'run_name':null},'data':{"
                         "'metrics':[{'key':'m','value':2}],'params':null,'tags':[{'key':'only key'}]}}"));
        QCOMPARE(run.key.remoteId, QStringLiteral("old-id"));
        QCOMPARE(run.startMs, noTime);
        QCOMPARE(run.endMs, noTime);
        QCOMPARE(run.status, RunStatus::Unknown);
        QVERIFY(run.name.isEmpty());
        QCOMPARE(run.metrics[0].step, std::int64_t(0));
        QCOMPARE(run.metrics[0].timestampMs, noTime);
        QCOMPARE(run.params.size(), 0);
        QCOMPARE(run.tags[0], (KeyValue{QStringLiteral("only key"), QString()}));
    }

    void anUnknownStatusKeepsItsText()
    {
        const auto run =
            onlyRun(json("{'info':{'run_id':'a','status':'PAUSED','lifecycle_stage':'frozen'}}"));
        QCOMPARE(run.status, RunStatus::Unknown);
        QCOMPARE(run.statusText, QStringLiteral("PAUSED"));
        QCOMPARE(run.lifecycle, Lifecycle::Active);
    }

    void unknownFieldsAreSkippedHoweverDeep()
    {
        const auto deep = std::string(2000, '[') + std::string(2000, ']');
        const auto run = onlyRun(json("{'x':") + deep + json(",'info':{'y':{'z':") + deep +
                                 json("},'run_id':'a','status':'FINISHED'},'data':{'v':[1,{}],'params':["
                                      "{'q':") +
                                 deep + json(",'key':'k','value':'v','w':[]}]}}"));
        QCOMPARE(run.key.remoteId, QStringLiteral("a"));
        QCOMPARE(run.status, RunStatus::Finished);
        QCOMPARE(run.params[0], (KeyValue{QStringLiteral("k"), QStringLiteral("v")}));
    }

    void escapesAndUnicodeAreText()
    {
        const auto run = onlyRun(
            json("{'info':{'run_id':'a','user_id':'dvo\\u0159\\u00e1k','run_name':'\\ud83e\\udd16 评估'},"
                 "'data':{'params':[{'key':'a\\'b\\\\c\\/d','value':'zeile 1\\nzeile 2\\t<b>&amp;</b>'},"
                 "{'key':'lone','value':'x\\ud800y'}]}}"));
        QCOMPARE(run.user, QStringLiteral("dvořák"));
        QCOMPARE(run.name, QString::fromUtf8("🤖 评估"));
        QCOMPARE(run.params[0].key, QStringLiteral("a\"b\\c/d"));
        QCOMPARE(run.params[0].value, QStringLiteral("zeile 1\nzeile 2\t<b>&amp;</b>"));
        QCOMPARE(run.params[1].value, QStringLiteral("x\uFFFDy"));
    }

    // Keys are guessed from the run before: a wrong guess must never show.
    void keysAreExactWhateverTheirOrder()
    {
        const auto run = [](const std::string& params) {
            return json("{'info':{'run_id':'r'},'data':{'params':[") + params + "]}}";
        };
        const auto param = [](const std::string& key) {
            return json("{'key':'") + key + json("','value':'1'}");
        };
        const auto keysOf = [](const Run& r) {
            QStringList keys;
            for (const auto& p : r.params)
                keys.append(p.key);
            return keys.join(QLatin1Char(' '));
        };
        const auto batch =
            decoded(page(run(param("lr") + "," + param("depth") + "," + param("a\\\"b")) + "," +
                         run(param("lr") + "," + param("dep") + "," + param("a")) + "," +
                         run(param("depth") + "," + param("lr") + "," + param("a\\\"b")) + "," +
                         run(param("lr2") + "," + param("depth") + "," + param("a\\\\")) + "," +
                         run(param("\\u006cr") + "," + param("new"))));
        QCOMPARE(keysOf(batch.run(0, {})), QStringLiteral("lr depth a\"b"));
        QCOMPARE(keysOf(batch.run(1, {})), QStringLiteral("lr dep a"));
        QCOMPARE(keysOf(batch.run(2, {})), QStringLiteral("depth lr a\"b"));
        QCOMPARE(keysOf(batch.run(3, {})), QStringLiteral("lr2 depth a\\"));
        QCOMPARE(keysOf(batch.run(4, {})), QStringLiteral("lr new"));
    }

    void aWrongTypeIsLeftOutAndToldWithItsPath()
    {
        std::vector<ItemFault> faults;
        const auto batch = decoded(page(json("{'info':{'run_id':'good'},'data':{'metrics':[{'key':'m','value'"
                                             ":1,'timestamp':1,'step':1}]}},"
                                             "{'info':{'run_id':'bad','start_time':'yesterday'},'data':{"
                                             "'metrics':[{'key':'m','value':{'x':1},'timestamp':1,'step':1},"
                                             "{'key':'n','value':2,'timestamp':1,'step':1.5},"
                                             "{'key':'o','value':3,'timestamp':1,'step':2}],"
                                             "'params':{'not':'a list'},"
                                             "'tags':[7,{'key':'t','value':'v'}]}},"
                                             "42,"
                                             "{'info':{'run_id':'last'}}")),
                                   &faults);
        QCOMPARE(batch.size(), std::size_t(3));
        const auto bad = batch.run(1, {});
        QCOMPARE(bad.key.remoteId, QStringLiteral("bad"));
        QCOMPARE(bad.startMs, noTime);
        QCOMPARE(bad.metrics.size(), 1);
        QCOMPARE(bad.metrics[0].key, QStringLiteral("o"));
        QCOMPARE(bad.tags.size(), 1);
        QCOMPARE(batch.run(2, {}).key.remoteId, QStringLiteral("last"));
        QStringList paths;
        for (const auto& fault : faults)
            paths.append(fault.item + QLatin1Char(' ') + fault.error.where);
        QCOMPARE(paths.join(QLatin1Char('\n')),
                 QStringLiteral("bad runs[1].info.start_time\nbad runs[1].data.metrics[0].value\n"
                                "bad runs[1].data.metrics[1].step\nbad runs[1].data.params\n"
                                "bad runs[1].data.tags[0].item\nruns[2] runs[2]"));
    }

    /// What the cache holds of such a part stands.
    void whatCannotBeReadIsNotGone()
    {
        const auto batch = decoded(page(json(
            "{'info':{'run_id':'good'},'data':{'metrics':[{'key':'m','value':1,'timestamp':1,'step':1}]}},"
            "{'info':{'run_id':'bad'},'data':{"
            "'metrics':[{'key':'m','value':{'x':1},'timestamp':1,'step':1},{'key':'n','value':null}],"
            "'params':{'not':'a list'},"
            "'tags':[7,{'key':'t','value':'v'},{'key':'u','value':[]},{'key':{},'value':'w'}]}},"
            "{'info':{},'data':{'metrics':[{'key':'m','value':[]}]}}")));
        QCOMPARE(gapsOf(batch), (QStringList{"1 0 m", "1 0 n", "1 1 ", "1 2 u", "1 2 ", "1 2 "}));
        QCOMPARE(gapsOf(decoded(page(json("{'info':{'run_id':'r'},'data':7},"
                                          "{'info':{'run_id':'s'},'data':null}")))),
                 (QStringList{"0 0 ", "0 1 ", "0 2 "}));
    }

    void inputsAndOutputsThatCannotBeReadAreNotGone_data()
    {
        QTest::addColumn<QByteArray>("part"); // beside an input, and an output, that can be read
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("gap");
        const auto row = [](const char* part, const char* where, const char* gap) {
            QTest::newRow(part) << QByteArray(part) << QString::fromLatin1(where) << QString::fromLatin1(gap);
        };
        row("'inputs':7", "inputs", "0 3 ");
        row("'inputs':{'dataset_inputs':'x'}", "inputs.dataset_inputs", "0 3 ");
        row("'inputs':{'dataset_inputs':[7,GOOD_INPUT]}", "inputs.dataset_inputs[0].item", "0 3 ");
        row("'inputs':{'dataset_inputs':[{'dataset':7},GOOD_INPUT]}", "inputs.dataset_inputs", "0 3 ");
        row("'inputs':{'dataset_inputs':[GOOD_INPUT,{'dataset':{'name':'e','digest':[]}}]}",
            "inputs.dataset_inputs[1].digest", "0 3 ");
        row("'inputs':{'dataset_inputs':[{'tags':7,'dataset':{'name':'e'}},GOOD_INPUT]}",
            "inputs.dataset_inputs", "0 3 ");
        row("'inputs':{'dataset_inputs':[{'tags':[{'value':{},'key':'mlflow.data.context'}],"
            "'dataset':{'name':'e'}},GOOD_INPUT]}",
            "inputs.dataset_inputs[0].tags", "0 3 ");
        row("'outputs':'x'", "outputs", "0 4 ");
        row("'outputs':{'model_outputs':{}}", "outputs.model_outputs", "0 4 ");
        row("'outputs':{'model_outputs':[GOOD_OUTPUT,{'model_id':7.5e1}]}",
            "outputs.model_outputs[1].model_id", "0 4 ");
        row("'outputs':{'model_outputs':[{'model_id':'m-2','step':'x'},GOOD_OUTPUT]}",
            "outputs.model_outputs[0].step", "0 4 ");
    }
    void inputsAndOutputsThatCannotBeReadAreNotGone()
    {
        QFETCH(QByteArray, part);
        QFETCH(QString, where);
        QFETCH(QString, gap);
        const auto text = QByteArray(part)
                              .replace("GOOD_INPUT", "{'dataset':{'name':'d','digest':'1'}}")
                              .replace("GOOD_OUTPUT", "{'model_id':'m-1','step':1}");
        std::vector<ItemFault> faults;
        const auto batch =
            decoded(page(json("{'info':{'run_id':'r'},") + json(text.constData()) + "}"), &faults);
        QCOMPARE(gapsOf(batch), QStringList{gap});
        QCOMPARE(int(faults.size()), 1);
        QCOMPARE(faults[0].error.where, QStringLiteral("runs[0].") + where);
        const auto run = batch.run(0, {});
        QCOMPARE(int(run.inputs.size()), part.contains("GOOD_INPUT") ? 1 : 0);
        QCOMPARE(int(run.outputs.size()), part.contains("GOOD_OUTPUT") ? 1 : 0);
    }

    void attributesOfAnotherTypeAreGapsAndTold()
    {
        std::vector<ItemFault> faults;
        const auto batch = decoded(
            page(json("{'info':{'run_id':'good','run_name':'a','status':'RUNNING','start_time':1}},"
                      "{'info':{'run_id':'bad','run_name':7,'user_id':[],'experiment_id':5,'artifact_uri':{},"
                      "'status':3,'lifecycle_stage':false,'start_time':'soon','end_time':[1]}}")),
            &faults);
        QStringList gaps, told;
        for (const auto& cell : batch.gaps)
            gaps << QStringLiteral("%1 %2").arg(cell.run).arg(QString::fromStdString(cell.gap.key));
        for (const auto& fault : faults)
            told << fault.item + u' ' + fault.error.where;
        QStringList expectedGaps, expectedFaults;
        for (const auto* name : {"run_name", "user_id", "experiment_id", "artifact_uri", "status",
                                 "lifecycle_stage", "start_time", "end_time"}) {
            expectedGaps << QStringLiteral("1 ") + QLatin1String(name);
            expectedFaults << QStringLiteral("bad runs[1].info.") + QLatin1String(name);
        }
        QCOMPARE(gaps, expectedGaps);
        QCOMPARE(told, expectedFaults);
    }

    void aRunWithoutAnIdIsLeftOutAndTold()
    {
        std::vector<ItemFault> faults;
        const auto batch = decoded(R"({"runs": [{"info": {}, "data": {"metrics": [{"key": "m", "value": 1}]}},
            {"info": {"run_id": "b"}, "data": {"metrics": [{"key": "m", "value": 2}]}}, {"info": {"run_id": ""}}]})",
                                   &faults);
        QCOMPARE(batch.runs.size(), std::size_t(1));
        QVERIFY(batch.view(batch.runs[0].id) == "b");
        QCOMPARE(batch.metrics.size(), std::size_t(1));
        QCOMPARE(batch.metrics[0].value, 2.0);
        QCOMPARE(faults.size(), std::size_t(2));
        QCOMPARE(faults[0].item, QStringLiteral("runs[0].info.run_id"));
        QCOMPARE(faults[1].item, QStringLiteral("runs[2].info.run_id"));
    }

    void aMetricWithoutAValueIsAbsentAndTold()
    {
        std::vector<ItemFault> faults;
        const auto batch = decoded(page(json("{'info':{'run_id':'a'},'data':{'metrics':["
                                             "{'key':'null','value':null,'timestamp':1,'step':1},"
                                             "{'key':'none','timestamp':1,'step':1},"
                                             "{'key':'zero','value':0,'timestamp':1,'step':1}]}}")),
                                   &faults);
        const auto run = batch.run(0, {});
        QCOMPARE(run.metrics.size(), 1);
        QCOMPARE(run.metrics[0].key, QStringLiteral("zero"));
        QCOMPARE(faults.size(), std::size_t(2));
        QCOMPARE(faults[0].item, QStringLiteral("a"));
        QCOMPARE(faults[0].error.where, QStringLiteral("runs[0].data.metrics[0].value"));
        QCOMPARE(faults[1].error.where, QStringLiteral("runs[0].data.metrics[1].value"));

        MetricPoints points;
        std::string body =
            json("{'metrics':[{'key':'m','value':null,'timestamp':5,'step':1},"
                 "{'key':'m','timestamp':6,'step':2},{'key':'m','value':0,'timestamp':7,'step':3}]}");
        const auto history = decodeHistoryPage(body, where, points);
        QVERIFY_RESULT(history);
        QCOMPARE(points.size(), std::size_t(1));
        QCOMPARE(points.steps[0], std::int64_t(3));
        QCOMPARE(history->faults.size(), std::size_t(2));
    }

    void brokenTextIsUnreadable_data()
    {
        QTest::addColumn<QByteArray>("text");
        const auto good = page(json("{'info':{'run_id':'a'},'data':{'params':[{'key':'k','value':'v'}]}}"));
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("blank") << QByteArray("  \n");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("number") << QByteArray("12");
        QTest::newRow("html") << QByteArray("<html></html>");
        QTest::newRow("trailing") << QByteArray("{} {}");
        QTest::newRow("deep") << QByteArray(100'000, '[') + QByteArray(100'000, ']');
        QTest::newRow("runs is text") << QByteArray("{\"runs\":\"x\"}");
        QTest::newRow("not UTF-8") << QByteArray("{\"runs\":[{\"info\":{\"run_id\":\"\xff\xfe\"}}]}");
        for (std::size_t cut = 1; cut < good.size(); ++cut) {
            QTest::addRow("cut at %d", int(cut)) << QByteArray::fromStdString(good.substr(0, cut));
        }
    }

    void brokenTextIsUnreadable()
    {
        QFETCH(QByteArray, text);
        RunBatch batch;
        auto body = text.toStdString();
        QVERIFY_ERROR(decodeRunPage(body, where, batch), ErrorKind::Unreadable);
    }

    void inputsAndOutputs()
    {
        const auto run = onlyRun(
            json("{'info':{'run_id':'a'},'inputs':{'dataset_inputs':["
                 "{'tags':[{'key':'split','value':'x'},{'key':'mlflow.data.context','value':'training'}],"
                 "'dataset':{'name':'d','digest':'1','source_type':'http','source':'s','schema':'{}','"
                 "profile':'p'}},"
                 "{'dataset':{'name':'bare'}}]},"
                 "'outputs':{'model_outputs':[{'model_id':'m-1','step':'7'},{'step':1}]}}"));
        QCOMPARE(run.inputs.size(), 2);
        QCOMPARE(run.inputs[0].context, QStringLiteral("training"));
        QCOMPARE(run.inputs[0].schema, QStringLiteral("{}"));
        QCOMPARE(run.inputs[1].name, QStringLiteral("bare"));
        QCOMPARE(run.outputs.size(), 1);
        QCOMPARE(run.outputs[0], (ModelOutput{QStringLiteral("m-1"), 7}));
    }

    void oneRunIsFoundOrNot()
    {
        RunBatch batch;
        std::string body = json("{'run':{'info':{'run_id':'a'}}}");
        QVERIFY_RESULT(decodeRun(body, where, batch));
        QCOMPARE(batch.size(), std::size_t(1));
        std::string nothing = "{}";
        QVERIFY_ERROR(decodeRun(nothing, where, batch), ErrorKind::NotFound);
    }

    void historyKeepsEveryPointAndTheToken()
    {
        MetricPoints points;
        std::string body =
            json("{'metrics':[{'key':'m','value':'Infinity','timestamp':'5','step':-3,'run_id':'x'},"
                 "{'key':'m','value':5e-324,'timestamp':6,'step':9007199254740993}, "
                 "{'key':'m','value':[],'step':1}],"
                 "'next_page_token':'eyJ9'}");
        const auto result = decodeHistoryPage(body, where, points);
        QVERIFY_RESULT(result);
        QCOMPARE(result->nextPageToken, QStringLiteral("eyJ9"));
        QCOMPARE(points.size(), std::size_t(2));
        QCOMPARE(points.values[0], std::numeric_limits<double>::infinity());
        QCOMPARE(points.steps[0], std::int64_t(-3));
        QCOMPARE(points.steps[1], std::int64_t(9007199254740993));
        QCOMPARE(result->faults.size(), std::size_t(1));
        QCOMPARE(result->faults[0].item, QStringLiteral("metrics[2].value"));
    }

    // Against a second, independent parser over what real servers sent.
    void recordedPagesReadAsNlohmannReadsThem_data()
    {
        QTest::addColumn<QString>("file");
        for (const auto* file :
             {"2.17/038-runs-search-page1", "2.17/050-runs-search-multi-experiment",
              "3.6/038-runs-search-page1", "3.6/039-runs-search-page2",
              "3.6/050-runs-search-multi-experiment", "2.17-filestore/007-runs-search-page1",
              "3.6-filestore/007-runs-search-page1"})
            QTest::newRow(file) << QStringLiteral("mlflow/%1.json").arg(QLatin1String(file));
    }

    void recordedPagesReadAsNlohmannReadsThem()
    {
        QFETCH(QString, file);
        QFile data(testing::data(file));
        QVERIFY(data.open(QIODevice::ReadOnly));
        const auto reply = nlohmann::json::parse(data.readAll().toStdString())["response"]["body"];
        const auto batch = decoded(reply.dump());
        QCOMPARE(batch.size(), reply["runs"].size());
        const auto text = [](const QString& s) { return s.toStdString(); };
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const auto run = batch.run(i, {});
            const auto& info = reply["runs"][i]["info"];
            const auto& content = reply["runs"][i]["data"];
            QCOMPARE(text(run.key.remoteId), info["run_id"].get<std::string>());
            QCOMPARE(text(run.name), info["run_name"].get<std::string>());
            QCOMPARE(text(run.user), info["user_id"].get<std::string>());
            QCOMPARE(text(run.statusText), info["status"].get<std::string>());
            QCOMPARE(run.startMs, info["start_time"].get<std::int64_t>());
            QCOMPARE(run.endMs, info.value("end_time", noTime));
            const auto metrics = content.value("metrics", nlohmann::json::array());
            QCOMPARE(std::size_t(run.metrics.size()), metrics.size());
            for (std::size_t m = 0; m < metrics.size(); ++m) {
                const auto& metric = run.metrics[qsizetype(m)];
                QCOMPARE(text(metric.key), metrics[m]["key"].get<std::string>());
                if (metrics[m]["value"].is_number())
                    QVERIFY(metric.value == metrics[m]["value"].get<double>());
                else
                    QVERIFY(!std::isfinite(metric.value));
                QCOMPARE(metric.step, metrics[m]["step"].get<std::int64_t>());
                QCOMPARE(metric.timestampMs, metrics[m]["timestamp"].get<std::int64_t>());
            }
            for (const auto& [list, name] :
                 {std::pair(&run.params, "params"), std::pair(&run.tags, "tags")}) {
                const auto expected = content.value(name, nlohmann::json::array());
                QCOMPARE(std::size_t(list->size()), expected.size());
                for (std::size_t k = 0; k < expected.size(); ++k) {
                    QCOMPARE(text(list->at(qsizetype(k)).key), expected[k]["key"].get<std::string>());
                    QCOMPARE(text(list->at(qsizetype(k)).value), expected[k]["value"].get<std::string>());
                }
            }
        }
    }

    void artifactRootsBecomeProxyPaths()
    {
        const auto proxied = [](const char* root) {
            return QString::fromStdString(
                mlflow::proxyPath(QString::fromLatin1(root), QString::fromUtf8("weird dir ü/100% #1.txt")));
        };
        const auto file = QStringLiteral("weird%20dir%20%C3%BC/100%25%20%231.txt");
        QCOMPARE(proxied("mlflow-artifacts:/42/ab/artifacts"), QStringLiteral("42/ab/artifacts/") + file);
        QCOMPARE(proxied("mlflow-artifacts:///42/ab/artifacts"), QStringLiteral("42/ab/artifacts/") + file);
        QCOMPARE(proxied("mlflow-artifacts://other:5000/42/ab/artifacts"), QString());
        QCOMPARE(proxied("s3://bucket/42"), QString());
    }

    void artifactPathsStayInTheirFolder_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("safe");
        QTest::newRow("file") << QStringLiteral("a.txt") << true;
        QTest::newRow("nested") << QString::fromUtf8("weird dir ü/100% #1.txt") << true;
        QTest::newRow("three dots") << QStringLiteral("a/...") << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("absolute") << QStringLiteral("/etc/passwd") << false;
        QTest::newRow("up") << QStringLiteral("../x") << false;
        QTest::newRow("up inside") << QStringLiteral("a/../../x") << false;
        QTest::newRow("dot") << QStringLiteral("./x") << false;
        QTest::newRow("empty part") << QStringLiteral("a//b") << false;
        QTest::newRow("ends with slash") << QStringLiteral("a/") << false;
        QTest::newRow("backslash") << QStringLiteral("a\\..\\b") << false;
        QTest::newRow("NUL") << QStringLiteral("a") + QChar(u'\0') + QStringLiteral("b") << false;
        QTest::newRow("255 bytes") << QString(255, QLatin1Char('a')) << true;
        QTest::newRow("256 bytes") << QString(128, QChar(0xe9)) << false;
    }

    void artifactPathsStayInTheirFolder()
    {
        QFETCH(QString, path);
        QFETCH(bool, safe);
        const auto result = safeArtifactPath("/tmp/folder", path);
        QCOMPARE(result.has_value(), safe);
        if (safe)
            QCOMPARE(QString::fromStdString(result->string()), QStringLiteral("/tmp/folder/") + path);
        else
            QVERIFY_ERROR(result, ErrorKind::Invalid);
    }
};

QTEST_APPLESS_MAIN(tst_mlflow_decode)
#include "tst_mlflow_decode.moc"
