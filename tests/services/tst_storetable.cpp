#include "services/store/CacheStore.h"
#include "services/store/ColumnBuilder.h"
#include "tests/support/StoreSamples.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

#include <bit>
#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr ConnectionId lab{1};
const QMap<qint64, QString> names{{1, QStringLiteral("Lab")}};

ColumnKey attributeKey(const char* name)
{
    return {ColumnKind::Attribute, QLatin1String(name)};
}

QString bits(double value)
{
    return QString::number(std::bit_cast<quint64>(value), 16);
}

QString printCell(const ColumnData& data, std::size_t row)
{
    return std::visit(
        [row](const auto& column) -> QString {
            using C = std::decay_t<decltype(column)>;
            if (!column.has(row))
                return QStringLiteral("-");
            if constexpr (std::is_same_v<C, NumberColumn>) {
                return bits(column.values[row]);
            } else if constexpr (std::is_same_v<C, TextColumn>) {
                const auto text = column.at(row);
                const auto number = column.numbers[column.codes[row]];
                return u'\'' + QString::fromUtf8(text.data(), qsizetype(text.size())) + u'\'' +
                       (std::isnan(number) ? QString() : bits(number));
            } else {
                return QString::number(column.values[row]);
            }
        },
        data);
}

/// The whole table as text, without its generation.
QString print(const RunTable& table)
{
    QStringList out;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        out << QStringLiteral("%1 in %2 below %3")
                   .arg(table.rowId(row))
                   .arg(table.entity(row).connection.value)
                   .arg(table.parent(row));
    }
    for (const auto& column : table.columns()) {
        QStringList cells{columnKeyText(column.key)};
        if (const auto* texts = std::get_if<TextColumn>(column.data.get()))
            cells << QString::number(texts->dictionary->size()) << QString::number(texts->numeric());
        for (std::size_t row = 0; row < table.rowCount(); ++row)
            cells << printCell(*column.data, row);
        out << cells.join(u'|');
    }
    return out.join(u'\n');
}

/// What the table should hold, made from the runs one cell at a time. Columns as name -> cell of each run id.
using Picture = QMap<QString, QMap<QString, QString>>;

QString quoted(const QString& text)
{
    const auto utf8 = text.toStdString();
    const auto number = strictNumber(utf8);
    return u'\'' + text + u'\'' + (std::isnan(number) ? QString() : bits(number));
}

Picture naive(const std::map<QString, Run>& runs, TableScope::Deleted deleted)
{
    Picture picture;
    for (const auto& [id, run] : runs) {
        if (deleted == TableScope::Deleted::Hide && run.lifecycle == Lifecycle::Deleted)
            continue;
        const auto text = [&, &runId = id](const QString& column, const QString& value) {
            if (!value.isEmpty())
                picture[column][runId] = quoted(value);
        };
        const auto time = [&, &runId = id](const QString& column, std::int64_t value) {
            if (value != noTime)
                picture[column][runId] = QString::number(value);
        };
        text(QStringLiteral("run_name"), run.name);
        text(QStringLiteral("run_id"), id);
        text(QStringLiteral("experiment_id"), run.experimentId);
        text(QStringLiteral("connection"), QStringLiteral("Lab"));
        text(QStringLiteral("status"), run.statusText);
        text(QStringLiteral("user_id"), run.user);
        text(QStringLiteral("artifact_uri"), run.artifactUri);
        text(QStringLiteral("lifecycle_stage"), lifecycleName(run.lifecycle));
        time(QStringLiteral("start_time"), run.startMs);
        time(QStringLiteral("end_time"), run.endMs);
        time(QStringLiteral("seen_time"), run.seenMs);
        if (run.startMs != noTime && run.endMs != noTime)
            picture[QStringLiteral("duration")][id] = bits(double(run.endMs - run.startMs));
        for (const auto& m : run.metrics)
            picture[columnKeyText({ColumnKind::Metric, m.key})][id] = bits(m.value);
        for (const auto& p : run.params)
            picture[columnKeyText({ColumnKind::Param, p.key})][id] = quoted(p.value);
        for (const auto& t : run.tags)
            picture[columnKeyText({ColumnKind::Tag, t.key})][id] = quoted(t.value);
        QStringList dataNames, digests, contexts;
        for (const auto& i : run.inputs) {
            dataNames << i.name;
            digests << i.digest;
            if (!i.context.isEmpty())
                contexts << i.context;
        }
        text(QStringLiteral("datasets.name"), dataNames.join(QStringLiteral(", ")));
        text(QStringLiteral("datasets.digest"), digests.join(QStringLiteral(", ")));
        text(QStringLiteral("datasets.context"), contexts.join(QStringLiteral(", ")));
    }
    return picture;
}

Picture shown(const RunTable& table)
{
    Picture picture;
    for (const auto& column : table.columns()) {
        for (std::size_t row = 0; row < table.rowCount(); ++row) {
            const auto cell = printCell(*column.data, row);
            if (cell != QLatin1String("-"))
                picture[columnKeyText(column.key)][table.entity(row).remoteId] = cell;
        }
    }
    return picture;
}

class Store {
public:
    Store()
    {
        auto opened = CacheStore::open(std::filesystem::path(dir_.path().toStdString()) / "cache.db");
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        store_ = std::move(opened->store);
    }
    CacheStore* operator->() { return store_.get(); }
    void put(const std::vector<Run>& runs, std::int64_t seenMs)
    {
        const auto done = store_->putRuns(lab, QStringLiteral("7"), batchOf(runs), seenMs, std::nullopt);
        if (!done)
            qFatal("%s", qPrintable(done.error().detail));
    }
    RunTablePtr load(const TableScope& scope = {}, const RunTablePtr& previous = {})
    {
        auto table = store_->loadTable(scope, names, previous, {});
        if (!table)
            qFatal("%s", qPrintable(table.error().detail));
        return *table;
    }

private:
    QTemporaryDir dir_;
    std::unique_ptr<CacheStore> store_;
};

} // namespace

class TestStoreTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersAreReadStrictly_data();
    void numbersAreReadStrictly();
    void anEmptyStoreHasAllAttributes();
    void theTableIsWhatTheRunsAre();
    void anIncrementalLoadEqualsAFreshOne();
    void unchangedColumnsAreShared();
    void aColumnGoesWithItsLastValue();
    void aPictureOfAnotherScopeIsNoTrap();
    void scopeNarrowsToExperiments();
    void anUnchangedStoreGivesTheSameTable();
    void stoppingIsCancelled();
};

void TestStoreTable::numbersAreReadStrictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("number");
    const auto none = std::numeric_limits<double>::quiet_NaN();
    for (const auto& [text, number] : std::vector<std::pair<const char*, double>>{
             {"1e-3", 0.001}, {"-5", -5},          {"0.25", 0.25}, {"7", 7},      {"1E5", 1e5},
             {".5", .5},      {"5.", 5},           {"0x10", none}, {"nan", none}, {"NaN", none},
             {"inf", none},   {"-infinity", none}, {"", none},     {" 1", none},  {"1 ", none},
             {"1,5", none},   {"1e", none},        {"-", none},    {"+1", none},  {"1_000", none},
             {"1e999", none}, {".", none},         {"true", none}})
        QTest::newRow(text) << QByteArray(text) << number;
}

void TestStoreTable::numbersAreReadStrictly()
{
    QFETCH(QByteArray, text);
    QFETCH(double, number);
    const auto read = strictNumber({text.constData(), std::size_t(text.size())});
    QCOMPARE(std::isnan(read), std::isnan(number));
    if (!std::isnan(number))
        QCOMPARE(read, number);
}

void TestStoreTable::anEmptyStoreHasAllAttributes()
{
    Store store;
    const auto table = store.load();
    QCOMPARE(table->rowCount(), std::size_t(0));
    for (const char* name : {attribute::name, attribute::runId, attribute::experiment,
                             attribute::experimentId, attribute::connection, attribute::status,
                             attribute::user, attribute::artifactUri, attribute::lifecycle})
        QVERIFY2(table->texts(attributeKey(name)), name);
    for (const char* name : {attribute::startTime, attribute::endTime, attribute::seen})
        QVERIFY2(table->times(attributeKey(name)), name);
    QVERIFY(table->numbers(attributeKey(attribute::duration)));
    QCOMPARE(table->columns().size(), std::size_t(13));
}

void TestStoreTable::theTableIsWhatTheRunsAre()
{
    for (unsigned seed = 0; seed < 5; ++seed) {
        Store store;
        std::mt19937 random{seed};
        std::map<QString, Run> runs;
        std::vector<Run> page;
        for (int i = 0; i < 150; ++i) {
            page.push_back(sampleRun(random, i));
            page.back().seenMs = 1000;
            runs[page.back().key.remoteId] = page.back();
        }
        store.put(page, 1000);
        for (const auto deleted : {TableScope::Deleted::Hide, TableScope::Deleted::Show}) {
            TableScope scope;
            scope.deleted = deleted;
            const auto table = store.load(scope);
            QCOMPARE(shown(*table), naive(runs, deleted));
            for (std::size_t row = 0; row < table->rowCount(); ++row) {
                if (row > 0)
                    QVERIFY(table->rowId(row - 1) < table->rowId(row));
                QCOMPARE(table->rowOf(table->rowId(row)), std::int32_t(row));
                const auto& run = runs[table->entity(row).remoteId];
                const auto parent = table->parent(row);
                const bool parentThere =
                    !run.parentRunId.isEmpty() && (deleted == TableScope::Deleted::Show ||
                                                   runs[run.parentRunId].lifecycle == Lifecycle::Active);
                QCOMPARE(parent >= 0, parentThere);
                if (parent >= 0)
                    QCOMPARE(table->entity(std::size_t(parent)).remoteId, run.parentRunId);
            }
        }
    }
}

void TestStoreTable::anIncrementalLoadEqualsAFreshOne()
{
    for (unsigned seed = 0; seed < 6; ++seed) {
        Store store;
        std::mt19937 random{seed};
        RunTablePtr shownTable;
        RunTablePtr withDeleted;
        TableScope all;
        all.deleted = TableScope::Deleted::Show;
        std::int64_t now = 1000;
        for (int round = 0; round < 12; ++round) {
            std::vector<Run> page;
            const auto size = round == 0 ? 300u : random() % 12;
            for (unsigned i = 0; i < size; ++i)
                page.push_back(sampleRun(random, int(random() % 330)));
            store.put(page, ++now);
            if (round == 5)
                QVERIFY_RESULT(store->removeUnseen(lab, QStringLiteral("7"), now - 3));
            if (round == 7)
                QVERIFY_RESULT(store->putExperiments(
                    lab,
                    std::array{Experiment{{lab, EntityKind::Experiment, QStringLiteral("7")},
                                          QStringLiteral("renamed"),
                                          Lifecycle::Active,
                                          noTime,
                                          noTime,
                                          {},
                                          {}}},
                    now));
            shownTable = store.load({}, shownTable);
            withDeleted = store.load(all, withDeleted);
            QCOMPARE(print(*shownTable), print(*store.load()));
            QCOMPARE(print(*withDeleted), print(*store.load(all)));
        }
    }
}

void TestStoreTable::unchangedColumnsAreShared()
{
    Store store;
    QVERIFY_RESULT(store->putRuns(lab, QStringLiteral("1"), sweepPage(0, 100, 5, 5, 5), 1, std::nullopt));
    const auto before = store.load();
    auto run = **store->run(before->entity(40));
    run.metrics[2].value = 42;
    store.put({run}, 1);
    const auto after = store.load({}, before);
    QCOMPARE(after->columns().size(), before->columns().size());
    int changed = 0;
    for (std::size_t i = 0; i < after->columns().size(); ++i)
        changed += after->columns()[i].data != before->columns()[i].data;
    QCOMPARE(changed, 1);
    QCOMPARE(after->numbers({ColumnKind::Metric, run.metrics[2].key})->values[40], 42.0);
    // MLflow repeats the name in a tag: one column serves both.
    const auto column = [&](const ColumnKey& key) {
        return std::find_if(after->columns().begin(), after->columns().end(),
                            [&](const Column& c) { return c.key == key; })
            ->data;
    };
    QCOMPARE(column(attributeKey(attribute::name)),
             column({ColumnKind::Tag, QStringLiteral("mlflow.runName")}));
}

void TestStoreTable::aColumnGoesWithItsLastValue()
{
    Store store;
    Run run;
    run.key = {lab, EntityKind::Run, QStringLiteral("a")};
    run.metrics = {{QStringLiteral("auc"), 1, 0, 0}};
    run.inputs = {{QStringLiteral("data"), {}, {}, {}, {}, {}, {}}};
    store.put({run}, 1);
    const auto before = store.load();
    QVERIFY(before->find({ColumnKind::Metric, QStringLiteral("auc")}));
    QVERIFY(before->find({ColumnKind::Dataset, QStringLiteral("name")}));
    QVERIFY(!before->find({ColumnKind::Dataset, QStringLiteral("context")}));
    run.metrics.clear();
    run.inputs.clear();
    store.put({run}, 1);
    for (const auto& table : {store.load(), store.load({}, before)})
        QCOMPARE(table->columns().size(), std::size_t(13));
}

void TestStoreTable::aPictureOfAnotherScopeIsNoTrap()
{
    Store store;
    std::mt19937 random{9};
    std::vector<Run> page;
    for (int i = 0; i < 60; ++i) {
        page.push_back(sampleRun(random, i));
        page.back().experimentId = QString::number(i % 3);
    }
    store.put(page, 1);
    TableScope one;
    one.experiments = {{lab, EntityKind::Experiment, QStringLiteral("1")}};
    const auto narrow = store.load(one);
    const auto wide = store.load();
    QCOMPARE(print(*store.load({}, narrow)), print(*wide));
    QCOMPARE(print(*store.load(one, wide)), print(*narrow));
    Store other;
    other.put({page[0]}, 1);
    QCOMPARE(other.load()->rowCount(), other.load({}, nullptr)->rowCount());
}

void TestStoreTable::scopeNarrowsToExperiments()
{
    Store store;
    std::vector<Run> page;
    for (int i = 0; i < 9; ++i) {
        Run run;
        run.key = {lab, EntityKind::Run, QStringLiteral("r%1").arg(i)};
        run.experimentId = QString::number(i % 3);
        page.push_back(run);
    }
    store.put(page, 1);
    TableScope scope;
    scope.experiments = {{lab, EntityKind::Experiment, QStringLiteral("2")},
                         {lab, EntityKind::Experiment, QStringLiteral("0")},
                         {lab, EntityKind::Experiment, QStringLiteral("0")}};
    const auto table = store.load(scope);
    QStringList ids;
    for (std::size_t row = 0; row < table->rowCount(); ++row)
        ids << table->entity(row).remoteId;
    QCOMPARE(ids.join(u' '), QStringLiteral("r0 r2 r3 r5 r6 r8"));
    scope.experiments = {{lab, EntityKind::Experiment, QStringLiteral("unknown")}};
    QCOMPARE(store.load(scope)->rowCount(), std::size_t(0));
}

void TestStoreTable::anUnchangedStoreGivesTheSameTable()
{
    Store store;
    std::mt19937 random{5};
    store.put({sampleRun(random, 0), sampleRun(random, 1)}, 1);
    const auto first = store.load();
    QCOMPARE(store.load({}, first), first);
    store.put({sampleRun(random, 2)}, 2);
    const auto second = store.load({}, first);
    QVERIFY(second != first);
    QCOMPARE(second->rowCount(), std::size_t(3));

    TableScope all;
    all.deleted = TableScope::Deleted::Show;
    const auto wider = store.load(all, second); // another question
    QVERIFY(wider != second);
    QVERIFY(store.load({}, second) != second); // and the one before is no longer the last
    const QMap<qint64, QString> renamed{{lab.value, QStringLiteral("laboratory")}};
    const auto now = store.load();
    QVERIFY_RESULT(store->loadTable({}, renamed, now, {}));
    QVERIFY(*store->loadTable({}, renamed, now, {}) != now);
}

void TestStoreTable::stoppingIsCancelled()
{
    Store store;
    QVERIFY_RESULT(store->putRuns(lab, QStringLiteral("1"), sweepPage(0, 100, 5, 5, 5), 1, std::nullopt));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_ERROR(store->loadTable({}, names, {}, stop.get_token()), ErrorKind::Cancelled);
    QVERIFY_RESULT(store->loadTable({}, names, {}, {})); // the connection is as good as before
}

QTEST_GUILESS_MAIN(TestStoreTable)
#include "tst_storetable.moc"
