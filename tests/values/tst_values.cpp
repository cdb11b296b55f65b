#include "models/values/Error.h"
#include "models/values/RunBatch.h"
#include "models/values/RunTable.h"
#include "tests/services/QueryTables.h"
#include "tests/support/Testing.h"

#include <set>

using namespace ph;
using namespace ph::testing;

/// The plain values that everything else stands on.
class TestValues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void errorsKeepDetailsShort();
    void errorsSayWhatMayBeTriedAgain();
    void errorKindsHaveDistinctNames();
    void dictionaryAgreesWithAMap();
    void batchGivesBackWhatWasPutIn();
    void tableFindsColumnsAndRows();
    void columnKeysReadBack_data();
    void columnKeysReadBack();
    void namesOfStatuses();
};

void TestValues::errorsKeepDetailsShort()
{
    const auto error =
        Error::make(ErrorKind::ServerFault, QStringLiteral("GET /x"), QString(10000, QChar(0x5B9E)));
    QVERIFY(error.detail.toUtf8().size() <= Error::maxDetailBytes);
    QVERIFY(error.detail.toUtf8().size() > Error::maxDetailBytes - 8);
    QVERIFY(!error.detail.contains(QChar(0xFFFD)));
    QCOMPARE(Error::make(ErrorKind::Offline, QString(), QStringLiteral("short")).detail,
             QStringLiteral("short"));
}

void TestValues::errorsSayWhatMayBeTriedAgain()
{
    QVERIFY(Error::make(ErrorKind::Timeout, QString()).retryable());
    QVERIFY(Error::make(ErrorKind::RateLimited, QString()).retryable());
    QVERIFY(!Error::make(ErrorKind::Unauthorized, QString()).retryable());
    QVERIFY(!Error::make(ErrorKind::Invalid, QString()).retryable());
    QVERIFY(!Error::make(ErrorKind::Cancelled, QString()).retryable());
}

void TestValues::errorKindsHaveDistinctNames()
{
    std::set<QString> names;
    for (int kind = 0; kind <= int(ErrorKind::Cancelled); ++kind)
        names.insert(errorKindName(static_cast<ErrorKind>(kind)));
    QCOMPARE(int(names.size()), int(ErrorKind::Cancelled) + 1);
    QCOMPARE(errorKindName(ErrorKind::RateLimited), QStringLiteral("rate-limited"));
}

void TestValues::dictionaryAgreesWithAMap()
{
    std::mt19937 random(1);
    TextDictionary dictionary;
    std::unordered_map<std::string, std::uint32_t> model;
    QCOMPARE(dictionary.find("x"), TextDictionary::none);
    for (int i = 0; i < 50000; ++i) {
        std::string text;
        for (auto n = random() % 4; n > 0; --n)
            text += char(random() % 256);
        const auto expected = model.find(text);
        QCOMPARE(dictionary.find(text), expected == model.end() ? TextDictionary::none : expected->second);
        const auto code = model.try_emplace(text, std::uint32_t(model.size())).first->second;
        QCOMPARE(dictionary.intern(text), code);
        QVERIFY(dictionary.at(code) == text);
    }
    QCOMPARE(std::size_t(dictionary.size()), model.size());
}

void TestValues::batchGivesBackWhatWasPutIn()
{
    RunBatch batch;
    std::vector<Run> runs;
    for (int i = 0; i < 5; ++i) {
        Run run;
        run.key = {ConnectionId{3}, EntityKind::Run, QStringLiteral("run-%1").arg(i)};
        run.experimentId = QStringLiteral("7");
        run.name = i == 1 ? QString() : QStringLiteral("实验 %1 😀").arg(i);
        run.status = RunStatus::Unknown;
        run.statusText = QStringLiteral("PAUSED");
        run.lifecycle = i == 2 ? Lifecycle::Deleted : Lifecycle::Active;
        run.startMs = i == 3 ? noTime : 1000 + i;
        for (int m = 0; m < i; ++m)
            run.metrics.append(
                {QStringLiteral("m%1").arg(m), m == 0 ? std::numeric_limits<double>::infinity() : m, m, 5});
        if (i != 2) {
            run.params.append({QStringLiteral("lr"), QString(5000, u'9')});
            run.tags.append({QLatin1String(mlflowtag::parentRunId), QStringLiteral("run-0")});
            run.parentRunId = QStringLiteral("run-0");
            run.inputs.append(
                {QStringLiteral("d"), QStringLiteral("h"), {}, {}, {}, {}, QStringLiteral("training")});
            run.outputs.append({QStringLiteral("model"), i});
        }
        batch.append(run);
        runs.push_back(run);
    }
    QCOMPARE(batch.size(), runs.size());
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const auto back = batch.run(i, ConnectionId{3});
        const auto& run = runs[i];
        QVERIFY(back.key == run.key);
        QCOMPARE(back.name, run.name);
        QCOMPARE(back.statusText, run.statusText);
        QVERIFY(back.lifecycle == run.lifecycle && back.startMs == run.startMs && back.endMs == run.endMs);
        QCOMPARE(back.parentRunId, run.parentRunId);
        QCOMPARE(back.params, run.params);
        QCOMPARE(back.tags, run.tags);
        QCOMPARE(back.inputs, run.inputs);
        QVERIFY(back.outputs == run.outputs);
        QCOMPARE(back.metrics.size(), run.metrics.size());
        for (qsizetype m = 0; m < run.metrics.size(); ++m) {
            QCOMPARE(back.metrics[m].key, run.metrics[m].key);
            QVERIFY(back.metrics[m].value == run.metrics[m].value &&
                    back.metrics[m].step == run.metrics[m].step);
        }
    }
}

void TestValues::tableFindsColumnsAndRows()
{
    const auto table =
        TableOfRuns(3)
            .numbers(metric("auc"), {0.5, std::nullopt, std::numeric_limits<double>::quiet_NaN()})
            .texts(attr(attribute::runId), {QStringLiteral("a"), QStringLiteral("b"), std::nullopt})
            .texts(attr(attribute::status), {QStringLiteral("FINISHED"), QStringLiteral("odd"), std::nullopt})
            .table();
    QVERIFY(table.numbers(metric("auc"))->has(2)); // a logged NaN is there
    QVERIFY(!table.numbers(metric("auc"))->has(1));
    QVERIFY(!table.texts(metric("auc")) && !table.times(metric("auc")) && !table.find(metric("gone")));
    QCOMPARE(table.rowOf(2), 1);
    QCOMPARE(table.rowOf(99), -1);
    QCOMPARE(table.entity(1).remoteId, QStringLiteral("b"));
    QCOMPARE(table.entity(2).remoteId, QString());
    QVERIFY(table.status(0) == RunStatus::Finished);
    QVERIFY(table.status(1) == RunStatus::Unknown);
}

void TestValues::columnKeysReadBack_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("text");
    const auto row = [](ColumnKind kind, const char* name, const char* text) {
        QTest::newRow(text) << int(kind) << QString::fromUtf8(name) << QString::fromUtf8(text);
    };
    row(ColumnKind::Metric, "auc", "metrics.auc");
    row(ColumnKind::Metric, "val/loss-1.0_x", "metrics.val/loss-1.0_x");
    row(ColumnKind::Param, "learning rate", "params.`learning rate`");
    row(ColumnKind::Tag, "数据", "tags.`数据`");
    row(ColumnKind::Dataset, "name", "datasets.name");
    row(ColumnKind::Attribute, "start_time", "start_time");
    row(ColumnKind::Tag, "", "tags.``");
}

void TestValues::columnKeysReadBack()
{
    QFETCH(int, kind);
    QFETCH(QString, name);
    QFETCH(QString, text);
    const ColumnKey key{static_cast<ColumnKind>(kind), name};
    QCOMPARE(columnKeyText(key), text);
    QVERIFY(columnKeyFromText(text) == key);
}

void TestValues::namesOfStatuses()
{
    for (const auto status : {RunStatus::Scheduled, RunStatus::Running, RunStatus::Finished,
                              RunStatus::Failed, RunStatus::Killed})
        QVERIFY(runStatusFromName(runStatusName(status).toStdString()) == status);
    QVERIFY(runStatusFromName("SLEEPING") == RunStatus::Unknown);
    QVERIFY(lifecycleFromName("deleted") == Lifecycle::Deleted);
    QVERIFY(lifecycleFromName("?") == Lifecycle::Active);
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
