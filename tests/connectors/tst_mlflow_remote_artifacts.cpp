#include "tests/connectors/RemoteLab.h"
#include "tests/connectors/RemoteVersions.h"
#include "tests/fixture/RecordedFixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <fstream>

using namespace ph;
using namespace ph::testing;
namespace fs = std::filesystem;

namespace {

QString fileText(const fs::path& path)
{
    QFile file(QString::fromStdString(path.string()));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QStringLiteral("(absent)");
}

} // namespace

/// Files of a server's runs and logged models: listed, read, downloaded.
class MlflowRemoteArtifactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
        QVERIFY(!lab.faults.take().empty());
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
        QVERIFY(lab.faults.take().empty());
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

    void whoListsIsToldTheEntriesThatCannotBeRead()
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
        const auto faults = lab.faults.take();
        QCOMPARE(faults.size(), std::size_t(1));
        QCOMPARE(faults.front().item, id + QStringLiteral("/d"));
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
        QVERIFY(!lab.faults.take().empty());
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
};

QTEST_GUILESS_MAIN(MlflowRemoteArtifactsTest)
#include "tst_mlflow_remote_artifacts.moc"
