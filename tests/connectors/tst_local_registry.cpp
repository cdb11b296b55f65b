#include "services/connectors/mlflow/MlflowDb.h"
#include "services/connectors/mlflow/MlflowFolder.h"
#include "tests/connectors/LocalStore.h"

#include <sqlite3.h>

using namespace ph;
using namespace ph::testing;

namespace {

const QString toy = QStringLiteral("toy-model");
const QString prompt = QStringLiteral("toy-prompt");

std::unique_ptr<Connector> openStore(const QString& kind, const QString& location)
{
    Connection connection;
    connection.id = {7};
    connection.location = location;
    return kind == QLatin1String("db") ? makeMlflowDb(connection) : makeMlflowFolder(connection);
}

ModelRegistry& registryOf(Connector& connector)
{
    auto* registry = capability<ModelRegistry>(connector);
    if (!registry)
        qFatal("a local store without a registry");
    return *registry;
}

} // namespace

class tst_local_registry : public QObject {
    Q_OBJECT
private:
    static void everyStore()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("version");
        for (const char* kind : {"folder", "db"}) {
            for (const char* version : {"2.17", "3.6"})
                QTest::addRow("%s %s", kind, version)
                    << QString(QLatin1String(kind)) << QString(QLatin1String(version));
        }
    }
    static QString store()
    {
        QFETCH(QString, kind);
        QFETCH(QString, version);
        return data(QStringLiteral("local-store/mlflow-%1/%2")
                        .arg(version, kind == QLatin1String("db") ? QStringLiteral("mlflow.db")
                                                                  : QStringLiteral("mlruns")));
    }

private Q_SLOTS:
    void modelsAreReadAsMlflowWroteThem_data() { everyStore(); }
    void modelsAreReadAsMlflowWroteThem()
    {
        QFETCH(QString, kind);
        QFETCH(QString, version);
        Offline offline;
        const auto connector = openStore(kind, store());
        const auto models = registryOf(*connector).fetchRegisteredModels(offline.context);
        QVERIFY_RESULT(models);
        QCOMPARE(models->size(), version == QLatin1String("3.6") ? 2u : 1u);
        const auto& model = models->front();
        QCOMPARE(model.name(), toy);
        QVERIFY(model.kind == RegisteredModel::Kind::Model);
        QCOMPARE(model.key.connection.value, 7);
        QCOMPARE(model.description, QStringLiteral("toy **model**"));
        QCOMPARE(model.aliases.value(QStringLiteral("champion")), QStringLiteral("2"));
        QCOMPARE(model.tags, (QList<KeyValue>{{QStringLiteral("k"), QStringLiteral("v")}}));
        QVERIFY(model.createdMs > 1'795'000'000'000);
    }

    void versionsAreReadNewestFirst_data() { everyStore(); }
    void versionsAreReadNewestFirst()
    {
        QFETCH(QString, kind);
        Offline offline;
        const auto connector = openStore(kind, store());
        auto& registry = registryOf(*connector);
        const auto versions = registry.fetchModelVersions(offline.context, toy);
        QVERIFY_RESULT(versions);
        QCOMPARE(versions->size(), 2u);
        const auto& newest = versions->front();
        QCOMPARE(newest.version, QStringLiteral("2"));
        QCOMPARE(newest.aliases, QStringList{QStringLiteral("champion")});
        QCOMPARE(newest.tags, (QList<KeyValue>{{QStringLiteral("ok"), QStringLiteral("yes")}}));
        QCOMPARE(newest.status, QStringLiteral("READY"));
        QCOMPARE(newest.runId.size(), 32);
        QVERIFY(newest.source.startsWith(QLatin1String("runs:/")) ||
                newest.source.startsWith(QLatin1String("models:/m-")));
        QCOMPARE(versions->back().stage, QStringLiteral("Archived"));
        QVERIFY(versions->back().aliases.isEmpty());

        const auto one = registry.fetchModelVersion(offline.context, toy, QStringLiteral("1"));
        QVERIFY_RESULT(one);
        QCOMPARE(one->version, QStringLiteral("1"));
        QVERIFY_ERROR(registry.fetchModelVersion(offline.context, toy, QStringLiteral("9")),
                      ErrorKind::NotFound);
        QVERIFY_ERROR(registry.fetchModelVersions(offline.context, QStringLiteral("nobody")),
                      ErrorKind::NotFound);
        QCOMPARE(registry.fetchAlias(offline.context, toy, QStringLiteral("champion")).value(),
                 std::optional(QStringLiteral("2")));
        QCOMPARE(registry.fetchAlias(offline.context, toy, QStringLiteral("nobody")).value(),
                 std::optional<QString>());
    }

    void promptsAreAKindOfTheirOwn_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("version");
        QTest::addRow("folder") << QStringLiteral("folder") << QStringLiteral("3.6");
        QTest::addRow("db") << QStringLiteral("db") << QStringLiteral("3.6");
    }
    void promptsAreAKindOfTheirOwn()
    {
        QFETCH(QString, kind);
        Offline offline;
        const auto connector = openStore(kind, store());
        auto& registry = registryOf(*connector);
        const auto models = registry.fetchRegisteredModels(offline.context);
        QVERIFY_RESULT(models);
        QVERIFY(models->back().kind == RegisteredModel::Kind::Prompt);
        const auto versions = registry.fetchModelVersions(offline.context, prompt);
        QVERIFY_RESULT(versions);
        QCOMPARE(versions->front().promptText, QStringLiteral("Hi {{name}}"));
    }

    void aStoreWithoutARegistryHasNoModels()
    {
        QTemporaryDir folder;
        QVERIFY(writeFile(folder.filePath(QStringLiteral("mlruns/0/meta.yaml")),
                          "experiment_id: '0'\nname: Default\n"));
        Offline offline;
        const auto connector = openStore(QStringLiteral("folder"), folder.filePath(QStringLiteral("mlruns")));
        const auto models = registryOf(*connector).fetchRegisteredModels(offline.context);
        QVERIFY_RESULT(models);
        QVERIFY(models->empty());
    }

    void oneDamagedModelOrVersionHidesNoOther()
    {
        QTemporaryDir folder;
        const auto root = folder.filePath(QStringLiteral("mlruns"));
        copyFolder(data(QStringLiteral("local-store/mlflow-3.6/mlruns")), root);
        QVERIFY(writeFile(root + QStringLiteral("/models/broken/meta.yaml"), "name: ["));
        QVERIFY(writeFile(root + QStringLiteral("/models/toy-model/version-1/meta.yaml"), "{"));
        Offline offline;
        const auto connector = openStore(QStringLiteral("folder"), root);
        auto& registry = registryOf(*connector);
        QCOMPARE(registry.fetchRegisteredModels(offline.context).value().size(), 2u);
        QCOMPARE(registry.fetchModelVersions(offline.context, toy).value().size(), 1u);
        QCOMPARE(offline.faults.take().size(), 2u);
    }

    void nothingIsReadThroughALinkOrOutOfTheStore()
    {
        QTemporaryDir folder;
        const auto root = folder.filePath(QStringLiteral("mlruns"));
        copyFolder(data(QStringLiteral("local-store/mlflow-3.6/mlruns")), root);
        QVERIFY(writeFile(folder.filePath(QStringLiteral("secret/meta.yaml")), "name: secret\n"));
        QVERIFY(
            QFile::link(folder.filePath(QStringLiteral("secret")), root + QStringLiteral("/models/linked")));
        Offline offline;
        const auto connector = openStore(QStringLiteral("folder"), root);
        auto& registry = registryOf(*connector);
        const auto models = registry.fetchRegisteredModels(offline.context);
        QVERIFY_RESULT(models);
        for (const auto& model : *models)
            QVERIFY(model.name() != QLatin1String("secret"));
        for (const char* hostile : {"../../secret", "linked", "..", "/etc", ""})
            QVERIFY(!registry.fetchModelVersions(offline.context, QLatin1String(hostile)));
    }

    void deletedVersionsAreNotThere()
    {
        QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("mlflow.db"));
        QVERIFY(QFile::copy(data(QStringLiteral("local-store/mlflow-3.6/mlflow.db")), file));
        QFile::setPermissions(file, QFile::ReadOwner | QFile::WriteOwner);
        sqlite3* db = nullptr;
        QCOMPARE(sqlite3_open(file.toUtf8().constData(), &db), SQLITE_OK);
        QCOMPARE(sqlite3_exec(db,
                              "UPDATE model_versions SET current_stage = 'Deleted_Internal' "
                              "WHERE name = 'toy-model' AND version = 1",
                              nullptr, nullptr, nullptr),
                 SQLITE_OK);
        sqlite3_close(db);
        Offline offline;
        const auto connector = openStore(QStringLiteral("db"), file);
        QCOMPARE(registryOf(*connector).fetchModelVersions(offline.context, toy).value().size(), 1u);
    }
};

QTEST_GUILESS_MAIN(tst_local_registry)
#include "tst_local_registry.moc"
