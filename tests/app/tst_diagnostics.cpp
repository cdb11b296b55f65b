#include "app/Diagnostics.h"
#include "services/store/RegistryRows.h"
#include "tests/support/PlantedSecrets.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace ph;
using ph::testing::plantedByPlace;

namespace {

/// A workspace with two connections to one host and one to another, and this in its log.
class Workbench {
public:
    explicit Workbench(const QString& log)
    {
        const std::filesystem::path place = folder.path().toStdString();
        auto opened = openStores(place);
        QVERIFY_RESULT(opened);
        stores = std::move(*opened);
        know(1, QStringLiteral("harbour"), QStringLiteral("https://lab.example.com/mlflow"));
        know(2, QStringLiteral("harbour west"), QStringLiteral("https://lab.example.com:8443"));
        know(3, QStringLiteral("io"), QStringLiteral("http://10.1.2.3"));
        Experiment experiment;
        experiment.key = {{1}, EntityKind::Experiment, QStringLiteral("7")};
        experiment.name = QStringLiteral("fraud/2024 (EU)");
        QVERIFY_RESULT(stores.cache->putExperiments({1}, std::array{experiment}, 1));
        RegisteredModel model;
        model.key = {{1}, EntityKind::RegisteredModel, QStringLiteral("scorer")};
        QVERIFY_RESULT(stores.cache->putRegisteredModels({1}, std::array{model}, 1, UnlistedModels::Forget));
        std::filesystem::create_directories(place / "log");
        QFile file(folder.filePath(QStringLiteral("log/pilothouse.log")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(log.toUtf8());
    }

    QString diagnostics()
    {
        return diagnosticsText(folder.path().toStdString(), *stores.cache, connections, {}, systemNow());
    }

private:
    void know(std::int64_t id, const QString& name, const QString& location)
    {
        Connection connection;
        connection.id = {id};
        connection.name = name;
        connection.kind = QStringLiteral("mlflow");
        connection.location = location;
        connections.append(connection);
    }

    QTemporaryDir folder;
    Stores stores;
    QList<Connection> connections;
};

} // namespace

/// What is copied for a bug report says nothing of where and on what somebody works.
class TestDiagnostics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesAndPlacesAreLeftOut();
    void theSameHostIsTheSamePlaceholder();
    void aShortNameHidesNoPartOfAWord();
    void plantedSecretsAreLeftOut();
};

void TestDiagnostics::namesAndPlacesAreLeftOut()
{
    Workbench bench(QStringLiteral("harbour west fraud/2024 (EU) items not read\n"
                                   "harbour FRAUD/2024 (eu): scorer is damaged\n"
                                   "GET https://lab.example.com/mlflow/api/2.0 failed\n"
                                   "could not resolve host: Lab.Example.com\n"
                                   "set aside as \"%1/ws/cache.db\"\n")
                        .arg(QDir::homePath()));
    const auto text = bench.diagnostics();
    for (const auto& name : {QStringLiteral("harbour"), QStringLiteral("fraud"), QStringLiteral("scorer"),
                             QStringLiteral("example.com"), QDir::homePath()})
        QVERIFY2(!text.contains(name, Qt::CaseInsensitive), qPrintable(name + u'\n' + text));
    QVERIFY2(text.contains(QLatin1String("<connection 2> <experiment 1> items not read")), qPrintable(text));
    QVERIFY(text.contains(QLatin1String("<connection 1> <experiment 1>: <model 1> is damaged")));
    QVERIFY(text.contains(QLatin1String("GET <location 1>/api/2.0 failed")));
    QVERIFY(text.contains(QLatin1String("\"~/ws/cache.db\"")));
}

void TestDiagnostics::theSameHostIsTheSamePlaceholder()
{
    Workbench bench(QStringLiteral("a lab.example.com:443\nb 10.1.2.3:80\nc LAB.example.com:8443\n"));
    const auto text = bench.diagnostics();
    QVERIFY2(text.contains(QLatin1String("a host-1:443\nb host-2:80\nc host-1:8443")), qPrintable(text));
}

void TestDiagnostics::aShortNameHidesNoPartOfAWord()
{
    Workbench bench(QStringLiteral("io: connection lost, radio silence\n"));
    const auto text = bench.diagnostics();
    QVERIFY2(text.contains(QLatin1String("<connection 3>: connection lost, radio silence")),
             qPrintable(text));
}

void TestDiagnostics::plantedSecretsAreLeftOut()
{
    // As they would stand there if somebody had written past the log's own redaction.
    Workbench bench(plantedByPlace().join(u'\n') + QStringLiteral("\nthe last line\n"));
    const auto text = bench.diagnostics();
    QVERIFY2(!text.contains(QLatin1String("s3cr3t")), qPrintable(text));
    QVERIFY(text.contains(QLatin1String("the last line")));
}

QTEST_GUILESS_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
