#include "tests/app/Program.h"
#include "tests/connectors/TrafficSite.h"

#include <QJsonArray>

using namespace ph;
using namespace ph::testing;

namespace {

enum class Control { Allowed, Off };

/// A site and a workspace of somebody who has a signing key and a connection to it.
class TrafficShell : public TrafficSite {
public:
    explicit TrafficShell(Control control = Control::Allowed)
    {
        if (!writeFile(path("kubeconfig"), kubeConfig(cluster.url(), QStringLiteral("lab-token-52d1"))))
            qFatal("no kubeconfig");
        auto add =
            words("connect add --name lab --kind kubernetes --kubeconfig") + QStringList{path("kubeconfig")};
        if (control == Control::Allowed)
            add << QStringLiteral("--allow-control");
        if (const auto added = run(add); added.code != 0)
            qFatal("%s", added.all().constData());
        cluster.clearRequests();
    }

    void makeKey()
    {
        const auto made = run(words("ledger key --file") + QStringList{path("key")});
        if (made.code != 0)
            qFatal("%s", made.all().constData());
    }
    QString path(const char* name) const { return folder_.filePath(QLatin1String(name)); }
    Outcome run(const QStringList& arguments) const { return runProgram(path("ws"), arguments); }
    Outcome traffic(const char* arguments) const
    {
        return run(words("--json traffic") + QString::fromLatin1(arguments).split(u' '));
    }
    /// Kinds of the ledger's entries.
    QStringList ledger() const
    {
        const auto file = path("ledger");
        if (run(words("ledger export --format lines --out") + QStringList{file}).code != 0)
            return {QStringLiteral("none")};
        QFile lines(file);
        QStringList kinds;
        if (lines.open(QIODevice::ReadOnly)) {
            while (!lines.atEnd())
                kinds << QJsonDocument::fromJson(lines.readLine()).object()[QLatin1String("kind")].toString();
        }
        return kinds;
    }

private:
    QTemporaryDir folder_;
};

QString text(const Outcome& outcome, const char* field)
{
    return outcome.json().value(QLatin1String(field)).toString();
}

bool mentions(const QByteArray& texts, const char* words)
{
    return texts.contains(words);
}

} // namespace

/// `pilothouse traffic` as a script uses it.
class TestCliTraffic : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void declaredAndObservedAreShownApart();
    void anEndpointIsFoundByItsName();
    void severalOfANameAreNamed();
    void aDryRunChangesNothingAndNeedsNoKey();
    void aCandidateGetsItsShareAndGoesBack();
    void requestedIsNotObserved();
    void whatIsNotObservableIsSaidSo();
    void withoutAKeyNothingIsAsked();
    void withoutControlItIsNotPermitted();
    void whatIsMadeFromGitIsChangedOnRequestOnly();
    void theMissingRightIsNamed();
    void anIncidentIsContainedByTheSameAct();
    void wordsThatMakeNoSense_data();
    void wordsThatMakeNoSense();
};

void TestCliTraffic::declaredAndObservedAreShownApart()
{
    TrafficShell shell(Control::Off);
    shell.createCandidate();
    const auto shown = shell.traffic("models/scorer");
    QVERIFY2(shown.code == 0, shown.all().constData());
    const auto traffic = shown.json()[QLatin1String("endpoint")][QLatin1String("traffic")];
    QCOMPARE(traffic[QLatin1String("declared")][0][QLatin1String("target")].toString(),
             TrafficSite::revision(3));
    QCOMPARE(traffic[QLatin1String("observed")][0][QLatin1String("target")].toString(),
             TrafficSite::revision(2));
    const auto said = shell.run(words("traffic scorer"));
    QVERIFY(mentions(said.out, "declared   100 % scorer-predictor-00003"));
    QVERIFY(mentions(said.out, "observed   100 % scorer-predictor-00002"));
    QVERIFY(mentions(said.out, "newest ready, rolled out"));
}

void TestCliTraffic::anEndpointIsFoundByItsName()
{
    TrafficShell shell;
    for (const auto* name : {"scorer", "models/scorer", scorerId})
        QCOMPARE(shell.traffic(name).code, 0);
    QCOMPARE(shell.traffic("other/scorer").code, 3);
    QCOMPARE(shell.traffic("nobody").code, 3);
    QCOMPARE(shell.traffic("scorer --connection nowhere").code, 3);
    shell.cluster.stop();
    QCOMPARE(shell.traffic("scorer").code, 5); // it may be there
}

void TestCliTraffic::severalOfANameAreNamed()
{
    TrafficShell shell;
    shell.makeKey();
    shell.cluster.put(inferenceService("staging", "scorer"));
    const auto several = shell.run(words("traffic scorer --set scorer-predictor-00001=100"));
    QCOMPARE(several.code, 3);
    QVERIFY2(mentions(several.err, "models/scorer") && mentions(several.err, "staging/scorer"),
             several.err.constData());
    QCOMPARE(shell.writes(), 0);
    QCOMPARE(shell.traffic("models/scorer").code, 0);
}

void TestCliTraffic::aDryRunChangesNothingAndNeedsNoKey()
{
    TrafficShell shell;
    shell.createCandidate();
    const auto version = shell.version();
    const auto tried = shell.traffic("scorer --set candidate=10 --dry-run");
    QVERIFY2(tried.code == 0, tried.all().constData());
    const auto told = tried.json();
    QVERIFY(told[QLatin1String("dry_run")].toBool());
    QVERIFY(told[QLatin1String("outcome")].isNull());
    QCOMPARE(told[QLatin1String("asked")][TrafficSite::revision(3)].toDouble(), 10.0);
    QCOMPARE(told[QLatin1String("asked")][TrafficSite::revision(2)].toDouble(), 90.0);
    QVERIFY(text(tried, "request").startsWith(QStringLiteral("PATCH /apis/serving.kserve.io/")));
    QStringList added;
    for (const auto& line : told[QLatin1String("diff")].toArray()) {
        if (line.toString().startsWith(u'+'))
            added << line.toString().mid(1).trimmed();
    }
    QVERIFY2(added.join(u' ').contains(QStringLiteral("\"canaryTrafficPercent\": 10")),
             qPrintable(added.join(u' ')));
    QCOMPARE(told[QLatin1String("warnings")].toArray().size(), 1); // the candidate is not ready
    QCOMPARE(shell.version(), version);
    QCOMPARE(shell.writes(), 0);
    const auto said = shell.run(words("traffic scorer --set scorer-predictor-00003=10 --dry-run"));
    QVERIFY2(mentions(said.out, "warning    scorer-predictor-00003 is created, but not ready"),
             said.out.constData());
}

void TestCliTraffic::aCandidateGetsItsShareAndGoesBack()
{
    TrafficShell shell;
    shell.makeKey();
    shell.createCandidate();
    const auto asked = [&](const char* words) {
        const auto cluster = shell.actOnceAsked();
        return shell.traffic(words);
    };
    const auto up = asked("models/scorer --set candidate=10");
    QVERIFY2(up.code == 0, up.all().constData());
    QCOMPARE(text(up, "outcome"), QStringLiteral("observed"));
    QVERIFY(up.json()[QLatin1String("unanswered")].isNull());
    QCOMPARE(shell.writes(), 1);
    shell.cluster.clearRequests();
    const auto back = asked("models/scorer --set candidate=0");
    QVERIFY2(back.code == 0, back.all().constData());
    QCOMPARE(shell.writes(), 1);
    QCOMPARE(shell.percent(), 0);
    QCOMPARE(shell.ledger(), words("traffic.requested traffic.observed traffic.requested traffic.observed"));
    const auto verified = shell.run(words("--json ledger verify"));
    QVERIFY2(verified.code == 0, verified.all().constData());
    QVERIFY(verified.json()[QLatin1String("broken")].isNull());
}

void TestCliTraffic::requestedIsNotObserved()
{
    TrafficShell shell; // its controller stands still
    shell.makeKey();
    shell.createCandidate();
    const auto asked = shell.run(words("traffic scorer --set candidate=10 --wait 1s"));
    QCOMPARE(asked.code, 7);
    QVERIFY2(mentions(asked.err, "Requested, not seen: 100 % scorer-predictor-00002"), asked.err.constData());
    QVERIFY(mentions(asked.out, "requested  90 % scorer-predictor-00002, 10 % scorer-predictor-00003"));
    QCOMPARE(shell.percent(), 10);
    QCOMPARE(shell.ledger(), words("traffic.requested traffic.unknown"));
}

void TestCliTraffic::whatIsNotObservableIsSaidSo()
{
    TrafficShell shell;
    shell.makeKey();
    // Its weights are nobody else's: a list belongs to one manager as a whole.
    shell.cluster.restore(nlohmann::json::parse(R"({"apiVersion":"machinelearning.seldon.io/v1",
        "kind":"SeldonDeployment","metadata":{"namespace":"models","name":"churn","uid":"u-1",
        "resourceVersion":"900000","generation":1,"creationTimestamp":"2026-11-01T00:00:00Z",
        "managedFields":[{"manager":"pilothouse","operation":"Apply","apiVersion":"machinelearning.seldon.io/v1",
        "time":"2026-11-01T00:00:00Z","fieldsType":"FieldsV1","fieldsV1":{"f:spec":{"f:predictors":{}}}}]},
        "spec":{"predictors":[{"name":"main","traffic":100,"graph":{"name":"a"}},
        {"name":"next","traffic":0,"graph":{"name":"b"}}]}})"));
    const auto asked = shell.run(words("traffic churn --set candidate=20 --wait 60s"));
    QVERIFY2(asked.code == 7, asked.all().constData());
    QVERIFY2(mentions(asked.err, "Requested, not observable: "), asked.err.constData());
    QVERIFY(mentions(asked.err, "metrics tell"));
    QCOMPARE(shell.writes(), 1);
}

void TestCliTraffic::withoutAKeyNothingIsAsked()
{
    TrafficShell shell;
    shell.createCandidate();
    const auto asked = shell.run(words("traffic scorer --set candidate=10"));
    QCOMPARE(asked.code, 3);
    QVERIFY2(mentions(asked.err, "ledger key"), asked.err.constData());
    QCOMPARE(shell.writes(), 0);
}

void TestCliTraffic::withoutControlItIsNotPermitted()
{
    TrafficShell shell(Control::Off);
    shell.makeKey();
    shell.createCandidate();
    const auto asked = shell.run(words("traffic scorer --set candidate=10"));
    QCOMPARE(asked.code, 4);
    QVERIFY2(mentions(asked.err, "only reads"), asked.err.constData());
    QCOMPARE(shell.run(words("traffic scorer --set candidate=10 --dry-run")).code, 4);
    QCOMPARE(shell.writes(), 0);
}

void TestCliTraffic::whatIsMadeFromGitIsChangedOnRequestOnly()
{
    TrafficShell shell;
    shell.createCandidate();
    shell.change([](nlohmann::json& object) {
        object["metadata"]["annotations"]["argocd.argoproj.io/tracking-id"] = "fraud:x";
    });
    const auto refused = shell.traffic("scorer --set candidate=10 --dry-run");
    QCOMPARE(refused.code, shell.traffic("scorer --set candidate=10").code);
    QVERIFY2(refused.code != 0, refused.all().constData());
    for (const char* told : {"Argo CD (fraud)", "target.endpoint.git", "--past-gitops"})
        QVERIFY2(mentions(refused.all(), told), refused.all().constData());
    QCOMPARE(shell.writes(), 0);
    const auto shown = shell.traffic("scorer --set candidate=10 --dry-run --past-gitops");
    QVERIFY2(shown.code == 0, shown.all().constData());
    QVERIFY2(mentions(shown.all(), "would undo the change"), shown.all().constData());
}

void TestCliTraffic::theMissingRightIsNamed()
{
    TrafficShell shell;
    shell.makeKey();
    shell.createCandidate();
    shell.cluster.setUser("lab-token-52d1", {"ada", {{{"get", "list", "watch"}, {"*"}, {"*"}}}});
    const auto asked = shell.run(words("traffic scorer --set candidate=10"));
    QCOMPARE(asked.code, 4);
    QVERIFY2(mentions(asked.err, "cannot patch resource \"inferenceservices\""), asked.err.constData());
}

void TestCliTraffic::anIncidentIsContainedByTheSameAct()
{
    TrafficShell shell;
    shell.makeKey();
    shell.createCandidate();
    {
        const auto cluster = shell.actOnceAsked();
        QCOMPARE(shell.traffic("models/scorer --set candidate=10").code, 0);
    }
    const auto id =
        QString::fromUtf8(shell.run(words("incident open --env prod --title slow")).out).trimmed();
    QCOMPARE(shell.run(words("incident change --endpoint models/scorer") + QStringList{id}).code, 0);
    QCOMPARE(shell.traffic("models/scorer").code, 0); // what is cached is as it is now
    shell.cluster.clearRequests();

    const auto listed = shell.run(words("--json incident contain") + QStringList{id});
    QVERIFY2(listed.code == 0, listed.all().constData());
    const auto first = listed.json()[QLatin1String("options")][0];
    QCOMPARE(first[QLatin1String("kind")].toString(), QStringLiteral("reduce-canary"));
    QCOMPARE(first[QLatin1String("standing")].toString(), QStringLiteral("possible"));
    QCOMPARE(first[QLatin1String("share_before")].toDouble(), 10.0);
    QVERIFY(shell.cluster.requests().empty()); // nobody is asked for the list

    const auto take = words("--json incident contain --take reduce-canary --reason errors") + QStringList{id};
    const auto tried = shell.run(take + words("--dry-run"));
    QVERIFY2(tried.code == 0, tried.all().constData());
    QVERIFY(tried.json()[QLatin1String("would_send")][0].toString().startsWith(QStringLiteral("PATCH ")));
    QCOMPARE(shell.writes(), 0);
    QCOMPARE(shell.percent(), 10);

    {
        const auto cluster = shell.actOnceAsked();
        const auto done = shell.run(take);
        QVERIFY2(done.code == 0, done.all().constData());
        QCOMPARE(text(done, "standing"), QStringLiteral("seen"));
    }
    QCOMPARE(shell.writes(), 1);
    QCOMPARE(shell.percent(), 0);
    QCOMPARE(shell.ledger(), words("traffic.requested traffic.observed incident.contain traffic.requested "
                                   "traffic.observed"));
    const auto shown = shell.run(words("--json incident show") + QStringList{id});
    QCOMPARE(text(shown, "state"), QStringLiteral("contained"));
    QCOMPARE(shown.json()[QLatin1String("entries")].toArray().size(), 4); // requested and seen are two
    const auto again = shell.run(words("--json incident contain") + QStringList{id}).json();
    QCOMPARE(again[QLatin1String("contained")][0][QLatin1String("standing")].toString(),
             QStringLiteral("seen"));
}

void TestCliTraffic::wordsThatMakeNoSense_data()
{
    QTest::addColumn<QByteArray>("arguments");
    for (const auto* arguments :
         {"scorer --set candidate", "scorer --set candidate=much", "scorer --set candidate=150",
          "scorer --set candidate=12.5", "scorer --set =10", "scorer --set nobody=10",
          "scorer --set candidate=10 --set candidate=20", "scorer --set candidate=10 --set stable=80",
          "scorer --set candidate=10 --wait soon"})
        QTest::newRow(arguments) << QByteArray(arguments);
}

void TestCliTraffic::wordsThatMakeNoSense()
{
    TrafficShell shell;
    shell.createCandidate();
    QFETCH(QByteArray, arguments);
    const auto asked = shell.traffic(arguments.constData());
    QVERIFY2(asked.code == 2, asked.all().constData());
    QCOMPARE(shell.writes(), 0);
}

QTEST_GUILESS_MAIN(TestCliTraffic)
#include "tst_cli_traffic.moc"
