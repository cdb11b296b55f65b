// What a chart of curves leaves as CSV: every point that was logged, whatever the chart shows of them.
#include "app/CurveFetch.h"
#include "app/CurveFile.h"
#include "tests/support/StoreSamples.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QTemporaryDir>

#include <sqlite3.h>

using namespace ph;
using namespace ph::testing;

class CurveFileTest : public QObject {
    Q_OBJECT

    static constexpr int logged = int(mostCurvePoints) + 1; // beyond what a chart takes as points
    static constexpr int spike = 100'037;
    QTemporaryDir folder_;
    std::unique_ptr<CacheStore> cache_;
    Run run_;
    ComparedRunsPtr runs_;
    ChartSpec spec_;
    QString file() const { return folder_.filePath(QStringLiteral("loss.csv")); }

    /// From the cache, as `plot --offline` reads.
    std::vector<Result<CurveSource>> read(const QList<CurveWant>& wants)
    {
        std::vector<Result<CurveSource>> sources;
        for (const auto& want : wants)
            sources.push_back(fetchCurve(*cache_, nullptr, run_, want, {}));
        return sources;
    }
    ReadCurves reader()
    {
        return [this](const QList<CurveWant>& wants) { return read(wants); };
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto opened = CacheStore::open(std::filesystem::path(folder_.path().toStdString()) / "cache.db");
        QVERIFY_RESULT(opened);
        cache_ = std::move(opened->store);
        run_.key = {{1}, EntityKind::Run, QStringLiteral("a")};
        run_.status = RunStatus::Finished;
        run_.metrics = {{QStringLiteral("loss"), 1, logged - 1, logged - 1},
                        {QStringLiteral("ep"), 0.5 * (logged - 1), logged - 1, logged - 1}};
        QVERIFY_RESULT(cache_->putRuns({1}, QStringLiteral("7"), batchOf({run_}), 1, std::nullopt));
        MetricPoints points;
        for (int step = 0; step < logged; ++step)
            points.append(step, step, step == spike ? 50 : 1);
        QVERIFY_RESULT(
            cache_->putHistory(run_.key, QStringLiteral("loss"), points, SeriesInfo::State::Complete, 1));
        for (int step = 0; step < logged; ++step)
            points.values[std::size_t(step)] = 0.5 * step;
        QVERIFY_RESULT(
            cache_->putHistory(run_.key, QStringLiteral("ep"), points, SeriesInfo::State::Complete, 1));
        const auto table = cache_->loadTable({}, {}, nullptr, {});
        QVERIFY_RESULT(table);
        runs_ = compareRows(*table, {}, nullptr);
        QCOMPARE(runs_->size(), std::size_t(1));
        spec_.columns = {{ColumnKind::Metric, QStringLiteral("loss")}};
    }

    void aCurveThatIsShownInBucketsLeavesWithEveryPoint()
    {
        const auto shown =
            fetchCurve(*cache_, nullptr, run_,
                       {runs_->rowId(0), QStringLiteral("loss"), CurveWant::Detail::Full, {}}, {});
        QVERIFY_RESULT(shown);
        QVERIFY(!shown->points && shown->buckets);
        QVERIFY_RESULT(writeCurves(*cache_, *runs_, spec_, {}, file(), {}));
        QFile csv(file());
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const auto lines = csv.readAll().split('\n');
        QCOMPARE(lines.size(), qsizetype(logged) + 2); // the header, and nothing behind the last line's end
        QCOMPARE(lines[0].trimmed(), QByteArray("Run,Metric,Step,Time,Value"));
        const auto row = lines[spike + 1].trimmed();
        QVERIFY2(row.contains(",loss,100037,") && row.endsWith(",50"), row.constData());
        const auto none = writeCurves(*cache_, *runs_, spec_, {runs_->rowId(0)}, file(), {});
        QCOMPARE(none.value_or(-1), 0); // hidden
    }

    void aCurveThatIsShownInBucketsIsReadWholeWhereEveryPointIsWanted()
    {
        const auto every =
            fetchCurve(*cache_, nullptr, run_,
                       {runs_->rowId(0), QStringLiteral("loss"), CurveWant::Detail::Every, {}}, {});
        QVERIFY_RESULT(every);
        QVERIFY(every->points && every->isWhole());
        QCOMPARE(every->points->size(), std::size_t(logged));
    }

    void aLongCurveAlongAnotherMetricIsReadWithEveryPointAndLeavesWithItsX()
    {
        auto spec = spec_;
        spec.curves.x = CurveX::Metric;
        spec.curves.xMetric = QStringLiteral("ep");
        KnownCurves known;
        QVERIFY_RESULT(readCurves(known, *runs_, spec, {}, 1200, reader()));
        const auto made = prepareScene(known.request(*runs_, spec, {}));
        QCOMPARE(made.remarks.fromBuckets, 0);
        QCOMPARE(made.scene.curves.at(0).line->size(), std::size_t(logged));

        const auto rows = writeCurves(*cache_, *runs_, spec, {}, file(), {});
        QVERIFY_RESULT(rows);
        QCOMPARE(*rows, qsizetype(logged));
        QFile csv(file());
        QVERIFY(csv.open(QIODevice::ReadOnly));
        QCOMPARE(csv.readLine().trimmed(), QByteArray("Run,Metric,Step,Time,ep,Value"));
        QVERIFY(csv.readLine().trimmed().endsWith(",0,1"));
        QVERIFY(csv.readLine().trimmed().endsWith(",0.5,1"));
    }

    void aLongCurveIsSmoothedAllTheSame()
    {
        auto spec = spec_;
        spec.curves.smoothing = {Smoothing::Kind::Ema, 0.6};
        KnownCurves known;
        QVERIFY_RESULT(readCurves(known, *runs_, spec, {}, 1200, reader()));
        const auto made = prepareScene(known.request(*runs_, spec, {}));
        QCOMPARE(made.remarks.fromBuckets, 0);
        QVERIFY(made.scene.curves.at(0).behind);
    }

    void aCurveIsReadWithoutItsRun()
    {
        Run other;
        other.key = {{1}, EntityKind::Run, QStringLiteral("b")};
        other.status = RunStatus::Finished;
        QVERIFY_RESULT(cache_->putRuns({1}, QStringLiteral("7"), batchOf({other}), 1, std::nullopt));
        MetricPoints points;
        points.append(1, 2, 3);
        QVERIFY_RESULT(
            cache_->putHistory(other.key, QStringLiteral("loss"), points, SeriesInfo::State::Complete, 1));
        sqlite3* database = nullptr;
        QCOMPARE(sqlite3_open(folder_.filePath(QStringLiteral("cache.db")).toUtf8().constData(), &database),
                 SQLITE_OK);
        const auto damaged = sqlite3_exec(database,
                                          "UPDATE run_document SET content = x'00' WHERE run = "
                                          "(SELECT id FROM run WHERE remote_id = 'b')",
                                          nullptr, nullptr, nullptr);
        sqlite3_close(database);
        QCOMPARE(damaged, SQLITE_OK);
        QVERIFY_ERROR(cache_->run(other.key), ErrorKind::Unreadable);
        const auto curve =
            fetchCurve(*cache_, nullptr, other, {2, QStringLiteral("loss"), CurveWant::Detail::Full, {}}, {});
        QVERIFY_RESULT(curve);
        QCOMPARE(curve->points->values, (std::vector<double>{3}));
    }

    void aFileThatIsGivenUpIsNotThere()
    {
        QFile::remove(file());
        std::stop_source given;
        given.request_stop();
        QVERIFY_ERROR(writeCurves(*cache_, *runs_, spec_, {}, file(), given.get_token()),
                      ErrorKind::Cancelled);
        QVERIFY(!QFile::exists(file()));
    }
};

QTEST_GUILESS_MAIN(CurveFileTest)
#include "tst_curve_file.moc"
