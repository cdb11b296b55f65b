#include "tests/connectors/RemoteLab.h"
#include "tests/fixture/RecordedFixture.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

ModelRegistry& registry(RemoteLab& lab)
{
    return *capability<ModelRegistry>(*lab.connector);
}

RegistryControl& control(RemoteLab& lab)
{
    return *capability<RegistryControl>(*lab.connector);
}

/// Where an alias points; "(none)" where nobody set it, "(error)" where nobody could tell.
QString pointsAt(RemoteLab& lab, const QString& model, const QString& alias)
{
    const auto found = registry(lab).fetchAlias(lab.context(), model, alias);
    return found ? found->value_or(QStringLiteral("(none)")) : QStringLiteral("(error)");
}

QStringList names(const std::vector<RegisteredModel>& models)
{
    QStringList all;
    for (const auto& model : models)
        all.append(model.name());
    return all;
}

/// A registry with one model of three versions, the second of them champion, and a prompt.
void fill(MlflowFixture& server)
{
    RegisteredModel model;
    model.key.remoteId = QStringLiteral("fraud's \u8bc4\u5206"); // a quote to escape, and Chinese
    server.addRegisteredModel(model);
    for (int i = 0; i < 3; ++i) {
        ModelVersion version;
        version.model = model.name();
        version.runId = QStringLiteral("r%1").arg(i);
        version.source = QStringLiteral("models:/m-%1").arg(i);
        server.addModelVersion(version);
    }
    server.pointAlias(model.name(), QStringLiteral("champion"), QStringLiteral("2"));
    RegisteredModel prompt;
    prompt.key.remoteId = QStringLiteral("summarize");
    prompt.kind = RegisteredModel::Kind::Prompt;
    server.addRegisteredModel(prompt);
    ModelVersion version;
    version.model = prompt.name();
    version.promptText = QStringLiteral("Summarize {{ ticket }}");
    server.addModelVersion(version);
}

const QString fraud = QStringLiteral("fraud's \u8bc4\u5206");
const QString champion = QStringLiteral("champion");

} // namespace

class TestMlflowRegistry : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void recordedServersAreReadWhole_data()
    {
        QTest::addColumn<QString>("recording");
        QTest::addColumn<int>("models");
        QTest::newRow("2.17") << QStringLiteral("mlflow/2.17-registry") << 10;
        QTest::newRow("3.6 with prompts") << QStringLiteral("mlflow/3.6-registry") << 16;
    }
    void recordedServersAreReadWhole()
    {
        QFETCH(QString, recording);
        QFETCH(int, models);
        RecordedFixture server(data(recording));
        RemoteLab lab(server.url());
        const auto all = registry(lab).fetchRegisteredModels(lab.context());
        QVERIFY_RESULT(all);
        QCOMPARE(int(all->size()), models);
        const auto& first = all->front();
        QCOMPARE(first.name(), QStringLiteral("bulk-model-000"));
        QCOMPARE(first.description, QStringLiteral("bulk 0"));
        QCOMPARE(first.kind, RegisteredModel::Kind::Model);
        QVERIFY(first.createdMs != noTime);
        QCOMPARE(first.tags, (QList<KeyValue>{{QStringLiteral("bulk"), QStringLiteral("1")}}));
        QCOMPARE(all->back().kind == RegisteredModel::Kind::Prompt, models == 16);

        const auto versions =
            registry(lab).fetchModelVersions(lab.context(), QStringLiteral("fraud-detector"));
        QVERIFY_RESULT(versions);
        QCOMPARE(int(versions->size()), 8);
        QCOMPARE(versions->front().version, QStringLiteral("30"));
        QCOMPARE(versions->front().stage, QStringLiteral("Staging"));
        QVERIFY(versions->front().aliases.contains(QStringLiteral("challenger")));
        QCOMPARE((*versions)[3].aliases, QStringList{champion}); // not in the search: from the model
    }

    void aRecordedVersionIsReadWithItsAliases()
    {
        RecordedFixture server(data(QStringLiteral("mlflow/3.6-registry")));
        RemoteLab lab(server.url());
        const auto version = registry(lab).fetchModelVersion(lab.context(), QStringLiteral("fraud-detector"),
                                                             QStringLiteral("27"));
        QVERIFY_RESULT(version);
        QCOMPARE(version->runId, QStringLiteral("3097d9104aae40f0bc9d6b5097f6ce2e"));
        QCOMPARE(version->source, QStringLiteral("models:/m-78ef2e2ed79e4858a964f6e0768e6a5f"));
        QCOMPARE(version->stage, QStringLiteral("Production"));
        QCOMPARE(version->createdMs, std::int64_t(1795226866996));
        QCOMPARE(version->aliases, QStringList{champion});
        QVERIFY_ERROR(registry(lab).fetchModelVersion(lab.context(), QStringLiteral("fraud-detector"),
                                                      QStringLiteral("999")),
                      ErrorKind::NotFound);
        const auto alias = registry(lab).fetchAlias(lab.context(), QStringLiteral("fraud-detector"),
                                                    QStringLiteral("rollback"));
        QVERIFY_RESULT(alias);
        QCOMPARE(*alias, std::optional(QStringLiteral("22")));
        const auto prompt = registry(lab).fetchModelVersion(lab.context(), QStringLiteral("summarize-ticket"),
                                                            QStringLiteral("6"));
        QVERIFY_RESULT(prompt);
        QVERIFY(prompt->promptText.startsWith(QLatin1String("Summarize the ticket in 7 sentences.")));
    }

    void namesWithQuotesAndPromptsAreFound()
    {
        MlflowFixture server;
        fill(server);
        RemoteLab lab(server.url());
        const auto all = registry(lab).fetchRegisteredModels(lab.context());
        QVERIFY_RESULT(all);
        QCOMPARE(names(*all), (QStringList{fraud, QStringLiteral("summarize")}));
        const auto versions = registry(lab).fetchModelVersions(lab.context(), fraud);
        QVERIFY_RESULT(versions);
        QCOMPARE(int(versions->size()), 3);
        QCOMPARE((*versions)[1].aliases, QStringList{champion});
        const auto prompts = registry(lab).fetchModelVersions(lab.context(), QStringLiteral("summarize"));
        QVERIFY_RESULT(prompts);
        QCOMPARE(int(prompts->size()), 1);
        QCOMPARE(prompts->front().promptText, QStringLiteral("Summarize {{ ticket }}"));
    }

    void aServerOfVersion2HasNoPrompts()
    {
        MlflowFixture server({.dialect = MlflowFixture::Dialect::V2});
        fill(server);
        RemoteLab lab(server.url());
        const auto all = registry(lab).fetchRegisteredModels(lab.context());
        QVERIFY_RESULT(all);
        QCOMPARE(names(*all), QStringList{fraud});
    }

    void anAliasIsSetMovedAndTakenAway()
    {
        MlflowFixture server;
        fill(server);
        RemoteLab lab(server.url());
        const QString shadow = QStringLiteral("shadow");
        QCOMPARE(pointsAt(lab, fraud, shadow), QStringLiteral("(none)"));
        QVERIFY_RESULT(control(lab).setAlias(lab.context(), fraud, shadow, QStringLiteral("1")));
        QVERIFY_RESULT(control(lab).setAlias(lab.context(), fraud, shadow, QStringLiteral("3")));
        QCOMPARE(pointsAt(lab, fraud, shadow), QStringLiteral("3"));
        QVERIFY_RESULT(control(lab).deleteAlias(lab.context(), fraud, shadow));
        QCOMPARE(pointsAt(lab, fraud, shadow), QStringLiteral("(none)"));
        QCOMPARE(server.aliasOf(fraud, champion), QStringLiteral("2"));
        QVERIFY_ERROR(registry(lab).fetchAlias(lab.context(), QStringLiteral("nobody"), shadow),
                      ErrorKind::NotFound);
        QVERIFY_ERROR(control(lab).setAlias(lab.context(), fraud, shadow, QStringLiteral("9")),
                      ErrorKind::NotFound);
    }

    void aStageIsTakenFromTheOthersWhereAskedTo()
    {
        using Others = RegistryControl::OthersInStage;
        MlflowFixture server;
        fill(server);
        RemoteLab lab(server.url());
        const QString production = QStringLiteral("Production");
        QVERIFY_RESULT(
            control(lab).setStage(lab.context(), fraud, QStringLiteral("1"), production, Others::Keep));
        QVERIFY_RESULT(
            control(lab).setStage(lab.context(), fraud, QStringLiteral("3"), production, Others::Archive));
        const auto versions = registry(lab).fetchModelVersions(lab.context(), fraud);
        QVERIFY_RESULT(versions);
        QCOMPARE((*versions)[0].stage, production);
        QCOMPARE((*versions)[2].stage, QStringLiteral("Archived"));
    }

    void tagsAreSetAndTakenAway()
    {
        MlflowFixture server;
        fill(server);
        RemoteLab lab(server.url());
        const QString key = QStringLiteral("pilothouse.release"), version = QStringLiteral("2");
        QVERIFY_RESULT(
            control(lab).setVersionTag(lab.context(), fraud, version, {key, QStringLiteral("r-1")}));
        QCOMPARE(server.versionTag(fraud, version, key), QStringLiteral("r-1"));
        QVERIFY_RESULT(control(lab).deleteVersionTag(lab.context(), fraud, version, key));
        QCOMPARE(server.versionTag(fraud, version, key), QString());
        QVERIFY_RESULT(control(lab).setModelTag(lab.context(), fraud, {key, QStringLiteral("r-1")}));
        const auto tagged = registry(lab).fetchRegisteredModels(lab.context());
        QVERIFY_RESULT(tagged);
        QCOMPARE(tagged->front().tags, (QList<KeyValue>{{key, QStringLiteral("r-1")}}));
        QVERIFY_RESULT(control(lab).deleteModelTag(lab.context(), fraud, key));
    }

    /// The server did it, and its answer never came: whoever asked has to look, we do not ask twice.
    void aChangeIsAskedForOnceWhateverComes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("answer lost") << int(Fault::Kind::MidBodyDrop);
        QTest::newRow("server fault") << int(Fault::Kind::Status);
        QTest::newRow("sign-in page") << int(Fault::Kind::WrongType);
    }
    void aChangeIsAskedForOnceWhateverComes()
    {
        QFETCH(int, kind);
        MlflowFixture server;
        fill(server);
        RemoteLab lab(server.url());
        QVERIFY_RESULT(registry(lab).fetchRegisteredModels(lab.context())); // learns where the API is
        const std::string path = "/api/2.0/mlflow/registered-models/alias";
        server.setFault(path, Fault::of(Fault::Kind(kind)));
        server.clearRequests();
        QVERIFY(!control(lab).setAlias(lab.context(), fraud, champion, QStringLiteral("3")));
        QCOMPARE(server.requestCount(path), 1);
        server.clearFaults();
        const bool done = Fault::Kind(kind) == Fault::Kind::MidBodyDrop;
        QCOMPARE(pointsAt(lab, fraud, champion), done ? QStringLiteral("3") : QStringLiteral("2"));
    }

    void pagesThatNeverEndAreGivenUp()
    {
        MlflowFixture server;
        fill(server);
        RemoteLab lab(server.url());
        for (const auto token : {Fault::Token::Same, Fault::Token::Fresh}) {
            auto fault = Fault::of(Fault::Kind::EndlessPages);
            fault.token = token;
            server.setFault("/api/2.0/mlflow/registered-models/search", fault);
            QVERIFY_ERROR(registry(lab).fetchRegisteredModels(lab.context()), ErrorKind::Unreadable);
        }
    }

    void fieldsThatNobodyKnowsDoNotMatter()
    {
        MlflowFixture server;
        fill(server);
        RemoteLab lab(server.url());
        server.setFault("/api/2.0/mlflow/", Fault::of(Fault::Kind::UnknownFields));
        const auto versions = registry(lab).fetchModelVersions(lab.context(), fraud);
        QVERIFY_RESULT(versions);
        QCOMPARE(int(versions->size()), 3);
    }
};

QTEST_GUILESS_MAIN(TestMlflowRegistry)
#include "tst_mlflow_registry.moc"
