#include "services/sync/RunFetch.h"
#include "tests/sync/SyncFixture.h"

using namespace ph;
using namespace ph::testing;

/// What a pass cannot read of a run is told and stays in the cache as it was; all else follows its source.
class TestUnreadParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        lab = std::make_unique<SyncFixture>();
        lab->useStore();
        QVERIFY_RESULT(lab->pass());
        before = facts();
        QVERIFY(before.contains(loss) && before.contains(acc) && before.contains(valAcc));
    }

    void metricsThatCannotBeReadStay();
    void theLastValueIsNotReplacedByAnEarlierOne();
    void aKindThatCannotBeReadStaysWhole();
    void aFolderOfKeysThatCannotBeReadStays();
    void aParamThatCannotBeReadStaysAlone();
    void inputsThatCannotBeReadStay();
    void tagsThatStayAreFoundByTheirWords();
    void partsOfALoggedModelStay();
    void attributesThatCannotBeReadStay();
    void whatWasNotReadIsToldWithItsRunUntilItIs();
    void whatOnlyItsPageCouldNotReadIsToldAtOnce();
    void whoReadsARunWhileAPassGoesOnTakesNoneOfItsFaults();
    void timesOfAnExperimentStay();

private:
    // Every fact of the cached run but its heading, one a line.
    QStringList facts() const
    {
        const auto run = lab->cachedRun(QString::fromLatin1(id));
        return run ? printed(*run).split(QLatin1Char('\n')).mid(1) : QStringList();
    }
    QString path(const QString& inRun) const
    {
        return lab->store(QStringLiteral("653735705281182700/%1/%2").arg(QLatin1String(id), inRun));
    }
    void replaceByLink(const QString& inRun) const // permissions do not bind every user
    {
        QVERIFY(QFile::rename(path(inRun), lab->folder.filePath(QStringLiteral("away"))));
        QVERIFY(QFile::link(lab->folder.filePath(QStringLiteral("away")), path(inRun)));
    }
    /// Files that a complete pass could not read, from the run's folder.
    QStringList passAgain() const
    {
        lab->nowMs += 1000;
        const auto summary = lab->pass({.fullPassEvery = std::chrono::milliseconds(0)});
        if (!summary)
            return {summary.error().detail};
        QStringList items;
        for (const auto& fault : summary->faults)
            items << QDir(path({})).relativeFilePath(fault.item);
        items.sort();
        return items;
    }

    static constexpr char id[] = "d82f690fd8844931bb015ffe153de220"; // ended well
    const QString acc = QStringLiteral("metric acc=0.5 step 0 at 1780000020000");
    const QString loss = QStringLiteral("metric loss=0.050000000000000003 step 19 at 1780000019000");
    const QString valAcc = QStringLiteral("metric val/acc=0.40000000000000002 step 0 at 1780000020000");
    std::unique_ptr<SyncFixture> lab;
    QStringList before;
};

void TestUnreadParts::metricsThatCannotBeReadStay()
{
    QVERIFY(writeFile(path("metrics/loss"), {}));
    QVERIFY(writeFile(path("metrics/acc"), "17800000200"));
    QVERIFY(writeFile(path("metrics/val/acc"), QByteArray("\x00\xff\x1b\n\x7f", 5)));
    QCOMPARE(passAgain(), (QStringList{"metrics/acc", "metrics/loss", "metrics/val/acc"}));
    QCOMPARE(facts(), before);

    QVERIFY(writeFile(path("metrics/loss"), "1780000000000 9 1\n")); // mended, though by an older value
    QVERIFY(QFile::remove(path("metrics/acc")));
    QCOMPARE(passAgain(), QStringList{"metrics/val/acc"});
    QVERIFY(facts().contains(QStringLiteral("metric loss=9 step 1 at 1780000000000")));
    QVERIFY(!facts().contains(acc)); // gone is not unreadable
    QVERIFY(facts().contains(valAcc));
}

void TestUnreadParts::theLastValueIsNotReplacedByAnEarlierOne()
{
    QVERIFY(writeFile(path("metrics/loss"), "1780000018000 0.5 18\n1780000019000 0."));
    QCOMPARE(passAgain(), QStringList{"metrics/loss"});
    QCOMPARE(facts(), before);
    QVERIFY(writeFile(path("metrics/loss"), "???\n1780000021000 0.25 20\n"));
    QCOMPARE(passAgain(), QStringList{"metrics/loss"});
    QVERIFY(facts().contains(QStringLiteral("metric loss=0.25 step 20 at 1780000021000")));
}

void TestUnreadParts::aKindThatCannotBeReadStaysWhole()
{
    replaceByLink("metrics");
    QVERIFY(writeFile(path("params/lr"), "0.2"));
    QVERIFY(QFile::remove(path("params/layers")));
    QCOMPARE(passAgain(), QStringList{"metrics"});
    auto expected = before;
    expected.replaceInStrings(QStringLiteral("param lr=0.1"), QStringLiteral("param lr=0.2"));
    QVERIFY(expected.removeOne(QStringLiteral("param layers=3")));
    QCOMPARE(facts(), expected);
}

void TestUnreadParts::aFolderOfKeysThatCannotBeReadStays()
{
    replaceByLink("metrics/val");
    QVERIFY(QFile::remove(path("metrics/acc")));
    QCOMPARE(passAgain(), QStringList{"metrics/val"});
    auto expected = before;
    QVERIFY(expected.removeOne(acc));
    QCOMPARE(facts(), expected);
}

void TestUnreadParts::aParamThatCannotBeReadStaysAlone()
{
    replaceByLink("params/lr");
    QVERIFY(QFile::remove(path("params/layers")));
    QCOMPARE(passAgain(), QStringList{"params/lr"});
    auto expected = before;
    QVERIFY(expected.removeOne(QStringLiteral("param layers=3")));
    QCOMPARE(facts(), expected);
}

void TestUnreadParts::inputsThatCannotBeReadStay()
{
    const auto dataset = lab->store(QStringLiteral("653735705281182700/datasets/d1/meta.yaml"));
    QVERIFY(writeFile(dataset, "name: train\ndigest: abc\nsource_type: local\n"));
    QVERIFY(writeFile(path("inputs/i1/meta.yaml"), "source_type: DATASET\nsource_id: d1\n"));
    QCOMPARE(passAgain(), QStringList());
    const auto withInput = facts();
    QCOMPARE(withInput.filter(QStringLiteral("input train abc")).size(), 1);
    QVERIFY(writeFile(dataset, "name: ["));
    QCOMPARE(passAgain(), QStringList{"../datasets/d1/meta.yaml"});
    QCOMPARE(facts(), withInput);
}

void TestUnreadParts::tagsThatStayAreFoundByTheirWords()
{
    replaceByLink("tags");
    QFile meta(path("meta.yaml"));
    QVERIFY(meta.open(QIODevice::ReadOnly));
    auto renamed = meta.readAll().replace("run_name: baseline", "run_name: renamed");
    meta.close();
    QVERIFY(writeFile(meta.fileName(), renamed)); // so that its words are written anew
    QCOMPARE(passAgain(), QStringList{"tags"});
    QCOMPARE(facts(), before);
    const auto found = lab->cache->runsByText(QStringLiteral("renamed team"), 10);
    QVERIFY_RESULT(found);
    QCOMPARE(int(found->size()), 1);
}

void TestUnreadParts::partsOfALoggedModelStay()
{
    const auto model = QStringLiteral("models/m-eb2d72597edf40cca0750055d15eedeb/");
    const auto inModel = [&](const char* below) {
        return lab->store(QStringLiteral("653735705281182700/") + model + QLatin1String(below));
    };
    const auto factsOfModel = [this] {
        const auto models = lab->cache->loggedModels(
            {lab->connection.id, EntityKind::Run, QStringLiteral("458ec63ab8c842308c6eeff994b4892d")});
        if (!models || models->size() != 1)
            return QStringList();
        const auto& one = models->front();
        auto lines = printed(one.metrics) + printed(one.params, QStringLiteral("param")) +
                     printed(one.tags, QStringLiteral("tag"));
        lines.sort();
        return lines;
    };
    const auto whole = factsOfModel();
    QCOMPARE(int(whole.size()), 10);
    QVERIFY(writeFile(inModel("metrics/loss"), "???\n"));
    const auto away = lab->folder.filePath(QStringLiteral("away"));
    QVERIFY(QFile::rename(inModel("tags"), away) && QFile::link(away, inModel("tags")));
    QVERIFY(writeFile(inModel("params/lr"), "0.5"));
    QVERIFY(QFile::remove(inModel("params/layers")));
    QCOMPARE(passAgain(), (QStringList{"../" + model + "metrics/loss", "../" + model + "tags"}));
    auto expected = whole;
    expected.replaceInStrings(QStringLiteral("param lr=0.05"), QStringLiteral("param lr=0.5"));
    QVERIFY(expected.removeOne(whole.filter(QStringLiteral("param layers=")).value(0)));
    QCOMPARE(factsOfModel(), expected);
}

void TestUnreadParts::attributesThatCannotBeReadStay()
{
    const auto heading = [this] {
        return printed(*lab->cachedRun(QString::fromLatin1(id))).section(u'\n', 0, 0);
    };
    QFile meta(path("meta.yaml"));
    QVERIFY(meta.open(QIODevice::ReadOnly));
    const auto original = meta.readAll().replace("lifecycle_stage: active", "lifecycle_stage: deleted");
    meta.close();
    QVERIFY(writeFile(meta.fileName(), original));
    QCOMPARE(passAgain(), QStringList());
    const auto whole = heading();
    QVERIFY(whole.contains(QStringLiteral("FINISHED deleted by alice")));
    QByteArray damaged;
    for (const auto& line : original.split('\n')) {
        const auto field = line.left(line.indexOf(':'));
        if (field == "start_time" || field == "end_time")
            damaged += field + ": soon\n";
        else if (field == "status" || field == "lifecycle_stage" || field == "user_id")
            damaged += field + ": [3]\n";
        else if (field == "run_name")
            damaged += field + ": renamed\n";
        else
            damaged += line + '\n';
    }
    QVERIFY(writeFile(meta.fileName(), damaged));
    QCOMPARE(passAgain(), QStringList{"meta.yaml"});
    QString expected = whole;
    expected.replace(QStringLiteral("baseline"), QStringLiteral("renamed"));
    QVERIFY(expected != whole);
    QCOMPARE(heading(), expected);
}

void TestUnreadParts::whatWasNotReadIsToldWithItsRunUntilItIs()
{
    const EntityKey key{lab->connection.id, EntityKind::Run, QString::fromLatin1(id)};
    const EntityKey other{key.connection, key.kind, QStringLiteral("458ec63ab8c842308c6eeff994b4892d")};
    const auto told = [this](const EntityKey& run) {
        QStringList items;
        const auto unread = lab->cache->unread(run).value_or(std::vector<UnreadItem>{});
        for (const auto& each : unread)
            items << QDir(path({})).relativeFilePath(each.fault.item);
        return items;
    };
    QCOMPARE(told(key), QStringList());
    QVERIFY(writeFile(path("metrics/loss"), "???\n"));
    QCOMPARE(passAgain(), QStringList{"metrics/loss"});
    QCOMPARE(told(key), QStringList{"metrics/loss"});
    QCOMPARE(told(other), QStringList());

    const auto asBefore = refreshRun(*lab->cache, *lab->link, key, {});
    QVERIFY_RESULT(asBefore);
    QVERIFY(printed(*asBefore).contains(loss));
    QCOMPARE(told(key), QStringList{"metrics/loss"});
    lab->nowMs += 1000;
    QVERIFY_RESULT(lab->pass()); // which does not read it: what its page met is no fault of the pass
    QCOMPARE(told(key), QStringList{"metrics/loss"});
    QVERIFY(writeFile(path("metrics/loss"), "1780000000000 9 1\n"));
    QVERIFY_RESULT(refreshRun(*lab->cache, *lab->link, key, {}));
    QCOMPARE(told(key), QStringList());
}

void TestUnreadParts::whatOnlyItsPageCouldNotReadIsToldAtOnce()
{
    const EntityKey key{lab->connection.id, EntityKind::Run, QString::fromLatin1(id)};
    const auto told = [&] {
        QStringList items;
        const auto unread = lab->cache->unread(key).value_or(std::vector<UnreadItem>{});
        for (const auto& each : unread)
            items << QDir(path({})).relativeFilePath(each.fault.item);
        items.sort();
        return items;
    };
    QVERIFY(writeFile(path("metrics/loss"), "???\n"));
    QVERIFY(writeFile(path("metrics/acc"), "???\n"));
    QVERIFY_RESULT(refreshRun(*lab->cache, *lab->link, key, {}));
    QCOMPARE(told(), (QStringList{"metrics/acc", "metrics/loss"}));
    lab->nowMs += 1000;
    QVERIFY_RESULT(lab->pass()); // which does not read the run
    QCOMPARE(told(), (QStringList{"metrics/acc", "metrics/loss"}));
    QVERIFY(writeFile(path("metrics/acc"), "1780000020000 0.5 0\n"));
    QVERIFY_RESULT(refreshRun(*lab->cache, *lab->link, key, {}));
    QCOMPARE(told(), QStringList{"metrics/loss"}); // what was mended no more
}

void TestUnreadParts::whoReadsARunWhileAPassGoesOnTakesNoneOfItsFaults()
{
    const EntityKey key{lab->connection.id, EntityKind::Run, QString::fromLatin1(id)};
    QVERIFY(writeFile(path("metrics/loss"), "???\n"));
    lab->nowMs += 1000;
    int readAlone = 0;
    const auto summary =
        lab->pass({.fullPassEvery = std::chrono::milliseconds(0)}, {}, [&](const SyncProgress&) {
            readAlone += refreshRun(*lab->cache, *lab->link, key, {}) ? 1 : 0;
        });
    QVERIFY_RESULT(summary);
    QVERIFY(readAlone > 0);
    QCOMPARE(summary->faults.size(), std::size_t(1));
    QVERIFY(summary->faults.front().item.endsWith(QLatin1String("metrics/loss")));
}

void TestUnreadParts::timesOfAnExperimentStay()
{
    const auto cached = [this]() -> Experiment {
        const auto all = lab->cache->experiments().value_or(std::vector<CachedExperiment>{});
        for (const auto& each : all) {
            if (each.experiment.key.remoteId == QLatin1String("653735705281182700"))
                return each.experiment;
        }
        return {};
    };
    const auto createdMs = cached().createdMs;
    QVERIFY(createdMs != noTime);
    QFile meta(path("../meta.yaml"));
    QVERIFY(meta.open(QIODevice::ReadOnly));
    auto bytes = meta.readAll();
    meta.close();
    bytes.replace("creation_time: " + QByteArray::number(qlonglong(createdMs)), "creation_time: soon");
    bytes.replace("name: local-demo", "name: renamed");
    QVERIFY(writeFile(meta.fileName(), bytes));
    QCOMPARE(passAgain(), QStringList{"../meta.yaml"});
    QCOMPARE(cached().name, QStringLiteral("renamed"));
    QCOMPARE(cached().createdMs, createdMs);
}

QTEST_GUILESS_MAIN(TestUnreadParts)
#include "tst_unread_parts.moc"
