#include "app/release/ReleaseDesk.h"
#include "services/http/CurlTransport.h"
#include "services/release/KeyStore.h"
#include "tests/support/FakeRegistry.h"
#include "tests/support/GitSite.h"
#include "tests/support/Testing.h"

#include <QDateTime>

using namespace ph;
using namespace ph::testing;

namespace {

const QString champion = QStringLiteral("alias fraud@champion=");

void write(const QString& path, const QString& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", qPrintable(path));
    file.write(text.toUtf8());
}

std::int64_t moment(const char* iso)
{
    return QDateTime::fromString(QLatin1String(iso), Qt::ISODate).toMSecsSinceEpoch();
}

/// What everybody shares: a registry, a release home, a clock and a policy.
struct Town {
    QTemporaryDir folder;
    GitSite site;
    FakeRegistry registry;
    std::int64_t nowMs = moment("2026-11-26T10:00:00Z");

    Town()
    {
        registry.add(QStringLiteral("fraud"), 7);
        registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")] = QStringLiteral("6");
    }
    QStringList moves() const { return registry.acts.filter(champion); }

    void decree(const QByteArray& approver) const
    {
        write(folder.filePath(QStringLiteral("policy.yaml")),
              QStringLiteral("policy: 1\nname: test\nmax-age: 24h\n"
                             "groups:\n  release-managers:\n    - {label: approver-1, key: \"%1\"}\n"
                             "calendar:\n  time-zone: UTC\n  freezes:\n"
                             "    - {from: 2026-12-18T12:00, to: 2027-01-04T09:00, reason: Holidays}\n"
                             "tiers:\n  high:\n    quorum: {release-managers: 1}\n"
                             "    approvals-expire: 60d\n    soak: 1h\n    rollback: {}\n"
                             "    gates:\n      - {id: calendar, kind: no-freeze}\n")
                  .arg(publicKeyText(approver)));
        write(folder.filePath(QStringLiteral("production.yaml")),
              QStringLiteral("pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\n"
                             "model: fraud\ntarget:\n  alias: champion\npolicy: policy.yaml\n"
                             "home:\n  repository: %1\n  branch: main\n")
                  .arg(site.bare()));
    }
};

/// Somebody with a workspace and a key of their own.
struct Person {
    Town& town;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<HttpTransport> transport = makeCurlTransport();
    HttpCredentials credentials;
    SigningKey key = SigningKey::generate();

    Person(Town& where, const char* name)
        : town(where)
    {
        auto stores = openStores(where.folder.filePath(QLatin1String(name)).toStdString());
        Workspace::Settings settings;
        settings.clock = [&where] { return *fromMs(where.nowMs); };
        settings.workers = 1;
        settings.vault = makeMemoryVault();
        workspace = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        const auto reference = key.store(workspace->vault(), QLatin1String(name));
        (void)KeyStore(workspace->state()).put(key.publicKey(), QLatin1String(name), reference.value());
    }

    Result<ReleaseEnvironment> settle() const
    {
        return addEnvironment(folderOf(*workspace), town.folder.filePath(QStringLiteral("production.yaml")));
    }

    ReleaseDesk desk()
    {
        ReleaseDesk::Settings settings;
        settings.registry = [this](const QString&, std::stop_token stop) -> Result<RegistryReach> {
            return RegistryReach{nullptr, town.registry, town.registry,
                                 CallContext{*transport, credentials, std::move(stop)}};
        };
        settings.engine.looks = 2;
        settings.engine.settle = std::chrono::milliseconds(0);
        settings.engine.wait = [](std::chrono::milliseconds, const std::stop_token&) {};
        return std::move(*ReleaseDesk::open(*workspace, {}, std::move(settings)));
    }
    bool ledgerIsWhole() const
    {
        const auto keys = KeyStore(workspace->state()).publicKeys();
        const auto check = verifyLedgerLines(storedLedgerLines(workspace->state()).value(), keys.value());
        return !check.broken && check.entries > 0;
    }
};

DraftRequest request()
{
    DraftRequest request;
    request.environment = QStringLiteral("production");
    request.parts = {{ReleasePart::Kind::Model, QStringLiteral("fraud"), {}, QStringLiteral("7"), {}}};
    request.texts = {QStringLiteral("Fewer false alarms"), QStringLiteral("Misses more"),
                     QStringLiteral("At once"), QStringLiteral("Precision of 0.9 for a day")};
    request.rollbackCondition = QStringLiteral("error_rate > 0.02 for 5m");
    request.rollbackDataSource = QStringLiteral("https://prometheus.example.org");
    return request;
}

/// An author and an approver, and a release that waits.
struct Story {
    Town town;
    Person author{town, "author"}, approver{town, "approver"};
    QString id;

    Result<DeskOutcome> submitted()
    {
        town.decree(approver.key.publicKey());
        for (auto* person : {&author, &approver}) {
            if (auto settled = person->settle(); !settled)
                return fail(settled.error());
        }
        auto desk = author.desk();
        const auto drafted = desk.draft(request());
        if (!drafted)
            return fail(drafted.error());
        id = drafted->plan.id;
        return desk.submit(drafted->plan);
    }
};

} // namespace

class TestReleaseDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReleaseGoesTheWholeWayAndBack();
    void aFreezeStopsARelease_butNoRollback();
    void nobodyApprovesTheirOwn();
    void aRejectionStandsInTheWayUntilItIsRevoked();
    void withoutTextsADraftSaysWhatIsMissing();
    void whereNothingIsLiveATargetIsNamed();
    void whatTheRegistryDoesNotHaveIsNotDrafted();
    void aDryRunChangesNothing();
    void somebodyElsesMoveIsNotOverwritten();
};

void TestReleaseDesk::aReleaseGoesTheWholeWayAndBack()
{
    Story story;
    const auto submitted = story.submitted();
    QVERIFY_RESULT(submitted);
    QVERIFY2(submitted->notes.isEmpty(), qPrintable(submitted->notes.join(u' ')));
    QVERIFY(submitted->record.state == ReleaseState::Waiting);
    QVERIFY(story.town.registry.acts.isEmpty());
    QCOMPARE(submitted->record.plan.rollback.targets.front().to, QStringLiteral("6"));

    QVERIFY_ERROR(story.author.desk().execute(story.id), ErrorKind::Forbidden);
    const auto seen = story.approver.desk().releases();
    QVERIFY_RESULT(seen);
    QCOMPARE(seen->releases.size(), 1);
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Looked at the errors")));
    QVERIFY_ERROR(story.approver.desk().execute(story.id), ErrorKind::Unsupported);

    const auto executed = story.author.desk().execute(story.id);
    QVERIFY_RESULT(executed);
    QVERIFY2(executed->notes.isEmpty(), qPrintable(executed->notes.join(u' ')));
    QVERIFY(executed->record.state == ReleaseState::Soaking);
    QCOMPARE(story.town.moves(), QStringList{champion + u'7'});
    QVERIFY(story.approver.desk().release(story.id)->record.state == ReleaseState::Soaking);

    const auto back = story.author.desk().rollback(QStringLiteral("production"), {});
    QVERIFY_RESULT(back);
    QVERIFY(back->record.state == ReleaseState::Done);
    QCOMPARE(story.town.moves(), (QStringList{champion + u'7', champion + u'6'}));
    QVERIFY(story.author.desk().release(story.id)->record.state == ReleaseState::RolledBack);
    QVERIFY(story.approver.desk().release(story.id)->record.state == ReleaseState::RolledBack);
    QVERIFY(story.author.ledgerIsWhole());
    QVERIFY(story.approver.ledgerIsWhole());
    QVERIFY(story.town.site.show(QStringLiteral("ledger/HEAD")).contains(story.author.key.id().toUtf8()));
}

void TestReleaseDesk::aFreezeStopsARelease_butNoRollback()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    const auto before = story.town.nowMs;
    story.town.nowMs = moment("2026-12-24T10:00:00Z");
    const auto frozen = story.author.desk().execute(story.id);
    QVERIFY_ERROR(frozen, ErrorKind::Forbidden);
    QVERIFY2(frozen.error().detail.contains(QLatin1String("Holidays")), qPrintable(frozen.error().detail));
    QVERIFY(story.town.registry.acts.isEmpty());
    story.town.nowMs = before;
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    story.town.nowMs = moment("2026-12-24T10:00:00Z");
    QVERIFY_RESULT(story.author.desk().rollback(QStringLiteral("production"), {}));
    QCOMPARE(story.town.moves(), (QStringList{champion + u'7', champion + u'6'}));
}

void TestReleaseDesk::nobodyApprovesTheirOwn()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_ERROR(story.author.desk().approve(story.id, QStringLiteral("Mine")), ErrorKind::Forbidden);
    Person stranger(story.town, "stranger");
    QVERIFY_RESULT(stranger.settle());
    QVERIFY_ERROR(stranger.desk().approve(story.id, QStringLiteral("Why not")), ErrorKind::Forbidden);
    QVERIFY_ERROR(story.approver.desk().approve(story.id, QStringLiteral(" ")), ErrorKind::Invalid);
    QVERIFY_ERROR(story.author.desk().execute(story.id), ErrorKind::Forbidden);
}

void TestReleaseDesk::aRejectionStandsInTheWayUntilItIsRevoked()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.approver.desk().reject(story.id, QStringLiteral("Too early")));
    QVERIFY_ERROR(story.author.desk().execute(story.id), ErrorKind::Forbidden);
    story.town.nowMs += 1000;
    QVERIFY_RESULT(story.approver.desk().revoke(story.id, QStringLiteral("Looked again")));
    story.town.nowMs += 1000;
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Now it is right")));
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    QCOMPARE(story.town.moves(), QStringList{champion + u'7'});
}

void TestReleaseDesk::withoutTextsADraftSaysWhatIsMissing()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    auto bare = request();
    bare.texts = {};
    bare.rollbackCondition.clear();
    const auto drafted = story.author.desk().draft(bare);
    QVERIFY_RESULT(drafted);
    QCOMPARE(drafted->missing.size(), 5);
    QVERIFY_ERROR(story.author.desk().submit(drafted->plan), ErrorKind::Invalid);
}

void TestReleaseDesk::whereNothingIsLiveATargetIsNamed()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    story.town.registry.models[QStringLiteral("fraud")].aliases.clear();
    QVERIFY_ERROR(story.author.desk().draft(request()), ErrorKind::Conflict);
    auto named = request();
    named.rollbackTargets = {
        {ReleasePart::Kind::Model, QStringLiteral("fraud"), {}, QStringLiteral("5"), {}}};
    const auto drafted = story.author.desk().draft(named);
    QVERIFY_RESULT(drafted);
    QVERIFY(drafted->missing.isEmpty());
    QCOMPARE(drafted->plan.rollback.targets.front().to, QStringLiteral("5"));
}

void TestReleaseDesk::whatTheRegistryDoesNotHaveIsNotDrafted()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    auto unknown = request();
    unknown.parts.front().to = QStringLiteral("99");
    QVERIFY_ERROR(story.author.desk().draft(unknown), ErrorKind::NotFound);
    auto other = request();
    other.parts.front().name = QStringLiteral("other");
    QVERIFY_ERROR(story.author.desk().draft(other), ErrorKind::Invalid);
}

void TestReleaseDesk::aDryRunChangesNothing()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_ERROR(story.author.desk().rollbackPlan(QStringLiteral("production"), {}), ErrorKind::NotFound);
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    QVERIFY_RESULT(story.author.desk().execute(story.id));
    const auto acts = story.town.registry.acts;
    const auto plan = story.author.desk().rollbackPlan(QStringLiteral("production"), QStringLiteral("5"));
    QVERIFY_RESULT(plan);
    QCOMPARE(plan->steps.front().expected, QStringLiteral("7"));
    QCOMPARE(plan->steps.front().value, QStringLiteral("5"));
    QCOMPARE(story.town.registry.acts, acts);
}

void TestReleaseDesk::somebodyElsesMoveIsNotOverwritten()
{
    Story story;
    QVERIFY_RESULT(story.submitted());
    QVERIFY_RESULT(story.approver.desk().approve(story.id, QStringLiteral("Fine")));
    story.town.registry.models[QStringLiteral("fraud")].aliases[QStringLiteral("champion")] =
        QStringLiteral("4");
    const auto stopped = story.author.desk().execute(story.id);
    QVERIFY_RESULT(stopped);
    QVERIFY(stopped->record.state == ReleaseState::Stopped);
    QVERIFY(story.town.moves().isEmpty());
}

QTEST_GUILESS_MAIN(TestReleaseDesk)
#include "tst_release_desk.moc"
