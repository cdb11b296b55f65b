#include "services/sync/RegistryPass.h"
#include "tests/sync/SyncFixture.h"

using namespace ph;
using namespace ph::testing;

namespace {

const QString fraud = QStringLiteral("fraud");
const QString champion = QStringLiteral("champion");

struct RegistryLab : SyncFixture {
    RegistryLab()
    {
        auto opened = StateStore::open(std::filesystem::path(folder.path().toStdString()) / "state.db");
        if (!opened)
            qFatal("state: %s", qPrintable(opened.error().detail));
        state = std::move(*opened);
        addModel(fraud);
        addVersion(fraud);
        addVersion(fraud);
        server.pointAlias(fraud, champion, QStringLiteral("1"));
    }
    void addModel(const QString& name)
    {
        RegisteredModel model;
        model.key.remoteId = name;
        server.addRegisteredModel(model);
    }
    void addVersion(const QString& model)
    {
        ModelVersion version;
        version.model = model;
        version.runId = QStringLiteral("r1");
        server.addModelVersion(version);
    }
    Result<RegistrySummary> look()
    {
        AliasLog log(*state);
        return readRegistry(*link, *cache, log, {});
    }
    std::vector<ModelVersion> versions(const QString& model)
    {
        return cache->modelVersions({connection.id, EntityKind::RegisteredModel, model}).value();
    }
    QStringList pointed()
    {
        QStringList all;
        const auto timelines = AliasLog(*state).timelines(connection.id, fraud).value();
        for (const auto& period : timelines.value(0).periods)
            all.append(period.version);
        return all;
    }
    std::unique_ptr<StateStore> state;
};

} // namespace

class TestRegistryPass : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCacheBecomesWhatTheRegistryIs()
    {
        RegistryLab lab;
        const auto summary = lab.look();
        QVERIFY_RESULT(summary);
        QCOMPARE(summary->models, qint64(1));
        QCOMPARE(summary->versions, qint64(2));
        const auto models = lab.cache->registeredModels().value();
        QCOMPARE(models.size(), std::size_t(1));
        QCOMPARE(models.front().name(), fraud);
        QCOMPARE(models.front().aliases.value(champion), QStringLiteral("1"));
        const auto versions = lab.versions(fraud);
        QCOMPARE(versions.size(), std::size_t(2));
        QCOMPARE(versions.front().version, QStringLiteral("2"));
        QCOMPARE(versions.back().aliases, QStringList{champion});
        QCOMPARE(versions.back().runId, QStringLiteral("r1"));
    }

    void aMovedAliasIsNotedAlsoWhereTheVersionsAreNotReadAgain()
    {
        RegistryLab lab;
        QVERIFY_RESULT(lab.look());
        lab.server.pointAlias(fraud, champion, QStringLiteral("2"));
        QVERIFY_RESULT(lab.look());
        QCOMPARE(lab.pointed(), (QStringList{QStringLiteral("1"), QStringLiteral("2")}));
        QCOMPARE(lab.cache->registeredModels().value().front().aliases.value(champion), QStringLiteral("2"));
        const auto versions = lab.versions(fraud);
        QCOMPARE(versions.front().aliases, QStringList{champion});
        QCOMPARE(versions.back().aliases, QStringList());
    }

    void ofAModelThatIsGoneNothingPointsAnywhere()
    {
        RegistryLab lab;
        QVERIFY_RESULT(lab.look());
        lab.server.removeRegisteredModel(fraud);
        lab.nowMs += 1000;
        QVERIFY_RESULT(lab.look());
        QCOMPARE(lab.pointed(), (QStringList{QStringLiteral("1"), QString()}));
        QVERIFY(lab.cache->registeredModels().value().empty());
        QVERIFY(lab.versions(fraud).empty());
    }

    void aFailureOfOneModelHidesNoOther()
    {
        RegistryLab lab;
        lab.addModel(QStringLiteral("other"));
        lab.addVersion(QStringLiteral("other"));
        auto fault = Fault::withStatus(400);
        fault.times = 1;
        lab.server.setFault("/api/2.0/mlflow/model-versions/search", fault);
        const auto summary = lab.look();
        QVERIFY_RESULT(summary);
        QCOMPARE(summary->faults.size(), std::size_t(1));
        QCOMPARE(summary->faults.front().item, fraud);
        QCOMPARE(lab.versions(QStringLiteral("other")).size(), std::size_t(1));
        QVERIFY_RESULT(lab.look()); // read on the next look, since it never was
        QCOMPARE(lab.versions(fraud).size(), std::size_t(2));
    }

    void versionsThatCannotBeReadAreNotGone()
    {
        RegistryLab lab;
        ModelVersion staged;
        staged.model = fraud;
        staged.runId = QStringLiteral("r1");
        staged.stage = QStringLiteral("Production");
        lab.server.addModelVersion(staged);
        QVERIFY_RESULT(lab.look());
        lab.server.setFault("/api/2.0/mlflow/model-versions/search", Fault::of(Fault::Kind::EmptyItems));
        lab.nowMs += 1000;
        AliasLog log(*lab.state);
        const auto summary = readRegistry(*lab.link, *lab.cache, log, {}, std::chrono::milliseconds(0));
        QVERIFY_RESULT(summary);
        QVERIFY(!summary->faults.empty());
        QCOMPARE(lab.versions(fraud).size(), std::size_t(3));
        const auto timelines = log.timelines(lab.connection.id, fraud).value();
        const auto stage = std::find_if(timelines.begin(), timelines.end(), [](const AliasTimeline& one) {
            return one.pointer == QLatin1String("/Production");
        });
        QVERIFY(stage != timelines.end());
        QCOMPARE(stage->periods.size(), 1); // nobody knows that nothing is in production
        lab.server.clearFaults();
        lab.server.clearRequests();
        lab.nowMs += 1000;
        QVERIFY_RESULT(lab.look());
        QVERIFY(lab.server.requestCount("/api/2.0/mlflow/model-versions/search") >
                0); // at once, not in an hour
    }

    void aServerWithoutARegistryIsLevelAtOnce()
    {
        RegistryLab lab;
        lab.server.setFault("/api/2.0/mlflow/registered-models", Fault::withStatus(404));
        const auto summary = lab.look();
        QVERIFY_RESULT(summary);
        QCOMPARE(summary->models, qint64(0));
    }

    void aRegistryThatCannotBeReadIsOneFaultOfThePass()
    {
        SyncSummary summary;
        summary.addRegistry(fail(ErrorKind::Forbidden, QStringLiteral("GET /x")));
        QCOMPARE(summary.faults.size(), std::size_t(1));
        QCOMPARE(errorKindName(summary.faults.front().error.kind), errorKindName(ErrorKind::Forbidden));
    }

    void whatARemovedConnectionHadIsForgotten()
    {
        RegistryLab lab;
        QVERIFY_RESULT(lab.look());
        QVERIFY_RESULT(lab.cache->removeConnection(lab.connection.id));
        QVERIFY(lab.cache->registeredModels().value().empty());
        QVERIFY(lab.versions(fraud).empty());
    }
};

QTEST_GUILESS_MAIN(TestRegistryPass)
#include "tst_registrypass.moc"
