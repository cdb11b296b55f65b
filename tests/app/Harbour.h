#pragma once

#include "app/ReleasesController.h"
#include "app/release/OwnKey.h"
#include "services/release/SigningKey.h"
#include "tests/app/Desk.h"
#include "tests/support/GitSite.h"
#include "widgets/releases/DraftReleaseView.h"

namespace ph::testing {

/// A registry in which fraud 1 is the champion and 2 is new, a release home, and a window on them. Somebody
/// else, who has no window, takes part through the home.
class Harbour {
public:
    MlflowFixture server;
    GitSite site;
    Desk desk;
    SigningKey colleague = SigningKey::generate();
    QString groups, gates; ///< more of them in the policy: whole lines of YAML
    QString target = QStringLiteral("target:\n  alias: champion\n"); ///< of the environment

    Harbour()
    {
        RegisteredModel model;
        model.key.remoteId = QStringLiteral("fraud");
        server.addRegisteredModel(model);
        for (int i = 0; i < 2; ++i) {
            ModelVersion version;
            version.model = QStringLiteral("fraud");
            version.status = QStringLiteral("READY");
            server.addModelVersion(version);
        }
        server.pointAlias(QStringLiteral("fraud"), QStringLiteral("champion"), QStringLiteral("1"));
        desk.know(server);
    }

    /// A file in the folder of the desk.
    void write(const char* name, const QString& text) const
    {
        QFile file(desk.path(QLatin1String(name)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write %s", name);
        file.write(text.toUtf8());
    }
    QString environmentFile() const
    {
        write("policy.yaml",
              QStringLiteral("policy: 1\nname: test\nmax-age: 24h\n"
                             "groups:\n  release-managers:\n    - {label: approver-1, key: \"%1\"}\n%2"
                             "calendar:\n  time-zone: UTC\n"
                             "tiers:\n  high:\n    quorum: {release-managers: 1}\n"
                             "    approvals-expire: 60d\n    soak: 1h\n    rollback: {}\n"
                             "    gates:\n      - {id: calendar, kind: no-freeze}\n%3")
                  .arg(publicKeyText(colleague.publicKey()), groups, gates));
        write("production.yaml",
              QStringLiteral("pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\n"
                             "model: fraud\n%2policy: policy.yaml\n"
                             "home:\n  repository: %1\n  branch: main\n")
                  .arg(site.bare(), target));
        return desk.path(QStringLiteral("production.yaml"));
    }

    /// What an earlier session left: the environment is there, and the key.
    void settle()
    {
        desk.open();
        const auto own = makeOwnKey(desk.workspace(), {});
        QVERIFY_RESULT(own);
        groups.replace(QStringLiteral("OWN"), publicKeyText(own->publicKey));
        QVERIFY_RESULT(addEnvironment(folderOf(desk.workspace()), environmentFile()));
        QVERIFY(desk.syncWhole());
        desk.window().showDestination(QLatin1String(MainWindow::releasesId));
        desk.window().releasesController()->start();
    }

    /// What somebody else does from a workspace of their own, on the command line.
    Result<DeskOutcome> colleagueDoes(const std::function<Result<DeskOutcome>(ReleaseDesk&)>& act)
    {
        const auto folder = desk.path(QStringLiteral("colleague"));
        const bool isKnown = QFileInfo::exists(folder);
        auto stores = openStores(folder.toStdString());
        if (!stores)
            return fail(stores.error());
        Workspace::Settings settings;
        settings.vault = makeMemoryVault();
        Workspace theirs(std::move(*stores), std::move(settings));
        const auto reference = colleague.store(theirs.vault(), QStringLiteral("colleague"));
        if (!reference)
            return fail(reference.error());
        if (auto put = KeyStore(theirs.state()).put(colleague.publicKey(), QStringLiteral("own"), *reference);
            !put)
            return fail(put.error());
        if (!isKnown) {
            Connection lab;
            lab.name = QStringLiteral("lab");
            lab.kind = QStringLiteral("mlflow");
            lab.location = server.url();
            if (auto added = theirs.state().addConnection(lab); !added)
                return fail(added.error());
            if (auto added = addEnvironment(folderOf(theirs), desk.path(QStringLiteral("production.yaml")));
                !added)
                return fail(added.error());
        }
        auto theirDesk = ReleaseDesk::open(theirs, {}, {});
        return theirDesk ? act(*theirDesk) : fail(theirDesk.error());
    }
    Result<DeskOutcome> colleagueApproves()
    {
        return colleagueDoes([](ReleaseDesk& theirs) -> Result<DeskOutcome> {
            const auto waiting = theirs.releases();
            if (!waiting || waiting->releases.isEmpty())
                return fail(ErrorKind::NotFound, QStringLiteral("home"));
            return theirs.approve(waiting->releases.front().plan.id, QStringLiteral("Looked at the errors"));
        });
    }
    Result<DeskOutcome> colleagueSubmits()
    {
        return colleagueDoes([](ReleaseDesk& theirs) -> Result<DeskOutcome> {
            DraftRequest request;
            request.environment = QStringLiteral("production");
            request.parts = {
                {ReleasePart::Kind::Model, QStringLiteral("fraud"), {}, QStringLiteral("2"), {}}};
            request.texts = {QStringLiteral("Fewer false alarms"), QStringLiteral("Misses more"),
                             QStringLiteral("At once"), QStringLiteral("Precision of 0.9 for a day")};
            request.rollbackCondition = QStringLiteral("error_rate > 0.02 for 5m");
            request.rollbackDataSource = QStringLiteral("https://prometheus.example.org");
            const auto drafted = theirs.draft(request);
            return drafted ? theirs.submit(drafted->plan) : fail(drafted.error());
        });
    }

    /// Drafts, submits, has it approved, and executes it: fraud 2 is live.
    bool release()
    {
        return writeDraft() && clickSoon(QStringLiteral("releaseSubmit")) && saysState("Waiting") &&
               colleagueApproves() && becomesExecutable() &&
               click(window(), QStringLiteral("releaseExecute")) && saysState("Soaking");
    }

    MainWindow& window() { return desk.window(); }
    QString champion() const { return server.aliasOf(QStringLiteral("fraud"), QStringLiteral("champion")); }
    bool saysState(const char* word)
    {
        return QTest::qWaitFor(
            [&] { return said(window(), QStringLiteral("releaseState")) == QLatin1String(word); },
            patienceMs);
    }
    /// The page asks the home again until the approval is there.
    bool becomesExecutable()
    {
        return QTest::qWaitFor(
            [&] {
                auto* execute = find<QAbstractButton>(window(), QStringLiteral("releaseExecute"));
                if (execute && execute->isVisible() && execute->isEnabled())
                    return true;
                click(window(), QStringLiteral("releaseRefresh"));
                return false;
            },
            patienceMs);
    }
    bool clickSoon(const QString& button)
    {
        return QTest::qWaitFor([&] { return click(window(), button); }, patienceMs);
    }
    /// As a person fills the form in; the environment is the only one.
    bool writeDraft()
    {
        if (!clickSoon(QStringLiteral("draft")))
            return false;
        auto* view = window().findChild<DraftReleaseView*>();
        if (!view)
            return false;
        const auto pick = [&](const char* combo, const char* words) {
            return QTest::qWaitFor([&] { return choose(*view, QLatin1String(combo), QLatin1String(words)); },
                                   patienceMs);
        };
        if (!pick("draftEnvironment", "production") || !pick("draftTier", "high"))
            return false;
        if (!pick("partName", "fraud") || !pick("partTo", "2"))
            return false;
        for (const char* field : {"draftObjective", "draftRisk", "draftRollout", "draftAcceptance"}) {
            auto* edit = find<QPlainTextEdit>(*view, QLatin1String(field));
            edit->setFocus();
            QTest::keyClicks(edit, QStringLiteral("words"));
        }
        type(*view, QStringLiteral("draftCondition"), QStringLiteral("error_rate > 0.02 for 5m"));
        auto* source = find<QComboBox>(*view, QStringLiteral("draftSource"));
        source->setFocus();
        QTest::keyClicks(source->lineEdit(), QStringLiteral("https://prometheus.example.org"));
        return clickSoon(QStringLiteral("draftSave"));
    }
};

} // namespace ph::testing
