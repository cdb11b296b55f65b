#include "services/connectors/alertmanager/AlertmanagerReplies.h"
#include "tests/connectors/ConnectorLab.h"
#include "tests/fixture/HttpFixture.h"
#include "tests/support/AlertmanagerLab.h"
#include "tests/support/Testing.h"

#include <QFile>

using namespace ph;
using namespace ph::testing;

namespace {

const QString where = QStringLiteral("a test");
constexpr auto silenceId = "251870f7-71b6-458a-af00-c010e8091e4e";

/// What an Alertmanager 0.25 answered.
std::string recorded(const char* name)
{
    QFile file(data(QStringLiteral("alertmanager/%1.json").arg(QLatin1String(name))));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no recording %s", name);
    return file.readAll().toStdString();
}

const Alert& named(const std::vector<Alert>& alerts, const char* name)
{
    const auto found = std::find_if(alerts.begin(), alerts.end(), [name](const Alert& alert) {
        return alertName(alert) == QLatin1String(name);
    });
    if (found == alerts.end())
        qFatal("no alert %s", name);
    return *found;
}

/// For an hour, of one model.
SilenceAsk hourOf(const QString& model)
{
    const auto nowMs = toMs(systemNow());
    return {{{QStringLiteral("model"), LabelMatcher::Operator::Equal, model}},
            nowMs,
            nowMs + 3'600'000,
            QStringLiteral("ada"),
            QStringLiteral("Rolling back")};
}

/// A connector on a server, with control allowed unless said.
struct AlertLab : ConnectorLab {
    explicit AlertLab(const QString& url, const QString& allowControl = QStringLiteral("yes"))
        : ConnectorLab(QStringLiteral("alertmanager"))
    {
        connection.location = url;
        connection.settings[QStringLiteral("allowControl")] = allowControl;
        reconnect();
    }
    Result<Sifted<Alert>> alerts() { return capability<AlertSource>(*connector)->fetchAlerts(context()); }
    SilenceSource& silences() { return *capability<SilenceSource>(*connector); }
    AlertControl& control() { return *capability<AlertControl>(*connector); }
};

/// An Alertmanager that does what it is asked and then loses the answer, or does not even do it.
class ForgetfulServer {
public:
    enum class Does { Act, Nothing };
    enum class Looks { Work, Fail };
    explicit ForgetfulServer(Does does, Looks looks = Looks::Work)
        : does_(does)
        , looks_(looks)
    {
    }
    QString url() const { return QString::fromStdString(http_.url()); }
    int changesAsked() const { return changes_; }

private:
    FixtureReply answer(const FixtureRequest& request)
    {
        const std::scoped_lock lock(mutex_);
        if (request.method == "POST") {
            ++changes_;
            auto silence = nlohmann::json::parse(request.body);
            silence["id"] = silenceId;
            silence["status"] = {{"state", "active"}};
            if (does_ == Does::Act)
                kept_.push_back(silence);
            return {.lost = true};
        }
        if (request.method == "DELETE") {
            ++changes_;
            if (does_ == Does::Act)
                state_ = "expired";
            return {.lost = true};
        }
        if (looks_ == Looks::Fail)
            return {.status = 403, .body = "{}"};
        if (request.path == "/api/v2/silences")
            return {.body = kept_.dump()};
        return {.body = nlohmann::json{{"id", silenceId}, {"status", {{"state", state_}}}}.dump()};
    }

    const Does does_;
    const Looks looks_;
    std::mutex mutex_;
    std::atomic<int> changes_{0};
    nlohmann::json kept_ = nlohmann::json::array();
    std::string state_ = "active";
    HttpFixture http_{[this](const FixtureRequest& request) { return answer(request); }};
};

} // namespace

class TestAlertmanager : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void alertsTellWhyNobodyIsTold()
    {
        const auto alerts = alertmanager::alertsFromReply(recorded("alerts"), where);
        QVERIFY_RESULT(alerts);
        QCOMPARE(alerts->items.size(), std::size_t(2));
        const auto& slow = named(alerts->items, "Slow");
        QVERIFY(slow.state == Alert::State::Suppressed);
        QCOMPARE(slow.receivers, QStringList{QStringLiteral("team")});
        QVERIFY(slow.generatorUrl.startsWith(QLatin1String("http://prometheus.example:")));
        QVERIFY(slow.startsAtMs != noTime);
        using Kind = Suppression::Kind;
        const auto why = suppressions(slow, alerts->items);
        QCOMPARE(why.size(), 1);
        QVERIFY(why.front().kind == Kind::Inhibition);
        QVERIFY2(why.front().by.startsWith(QLatin1String("ErrorsHigh{")), qPrintable(why.front().by));
        const auto& errors = named(alerts->items, "ErrorsHigh");
        QVERIFY(suppressions(errors, alerts->items) ==
                (QList<Suppression>{{Kind::Silence, QStringLiteral("0285c6eb")}}));
        QCOMPARE(errors.annotations.value(QStringLiteral("summary")), QStringLiteral("Errors are high"));
    }

    void silencesKeepTheirConditions()
    {
        const auto silences = alertmanager::silencesFromReply(recorded("silences"), where);
        QVERIFY_RESULT(silences);
        const auto& items = silences->items;
        const auto adas = std::find_if(items.begin(), items.end(), [](const Silence& silence) {
            return silence.createdBy == QLatin1String("ada");
        });
        QVERIFY(adas != items.end());
        QVERIFY(adas->state == Silence::State::Active);
        QStringList conditions;
        for (const auto& matcher : adas->matchers)
            conditions << matcherText(matcher);
        conditions.sort();
        QCOMPARE(conditions,
                 (QStringList{QStringLiteral("alertname=\"ErrorsHigh\""), QStringLiteral("instance!=\"x\""),
                              QStringLiteral("job=~\"se.*\"")}));
        QVERIFY(std::any_of(items.begin(), items.end(),
                            [](const Silence& silence) { return silence.state == Silence::State::Expired; }));
    }

    void groupsSayWhoIsTold()
    {
        const auto groups = alertmanager::groupsFromReply(recorded("groups"), where);
        QVERIFY_RESULT(groups);
        QCOMPARE(groups->items.size(), std::size_t(2));
        QCOMPARE(groups->items.front().receiver, QStringLiteral("team"));
        QCOMPARE(groups->items.front().alerts.size(), std::size_t(1));
    }

    void theConfigurationIsNotKept()
    {
        const auto status = alertmanager::statusFromReply(recorded("status"), where);
        QVERIFY_RESULT(status);
        QCOMPARE(status->version, QStringLiteral("0.25.0"));
        QCOMPARE(status->peers, std::size_t(0));
    }

    void oneBadAlertHidesNoOther()
    {
        const auto alerts = alertmanager::alertsFromReply(
            "[1, {\"labels\":{\"alertname\":\"A\"},\"status\":{\"state\":\"sleeping\"}}, {\"labels\":[]}]",
            where);
        QVERIFY_RESULT(alerts);
        QCOMPARE(alerts->items.size(), std::size_t(1));
        QVERIFY(alerts->items.front().state == Alert::State::Unknown);
        QCOMPARE(alerts->faults.size(), std::size_t(2));
        QCOMPARE(alerts->faults.front().item, QStringLiteral("a test[0]"));
    }

    void everyTruncationIsUnreadable()
    {
        for (const char* name : {"alerts", "groups", "silences", "status"}) {
            const auto whole = recorded(name);
            const auto end = whole.find_last_of("]}");
            for (std::size_t length = 0; length <= end; ++length) {
                const auto cut = std::string_view(whole).substr(0, length);
                QVERIFY_ERROR(alertmanager::alertsFromReply(cut, where), ErrorKind::Unreadable);
                QVERIFY_ERROR(alertmanager::silencesFromReply(cut, where), ErrorKind::Unreadable);
                QVERIFY_ERROR(alertmanager::statusFromReply(cut, where), ErrorKind::Unreadable);
            }
        }
    }

    void aSilenceWhoseAnswerIsLostIsFoundAgain()
    {
        ForgetfulServer server(ForgetfulServer::Does::Act);
        AlertLab lab(server.url());
        const auto outcome = lab.control().addSilence(lab.context(), hourOf(QStringLiteral("fraud")));
        QVERIFY_RESULT(outcome);
        QVERIFY(outcome->answer == SilenceOutcome::Answer::Lost);
        QCOMPARE(outcome->id, QLatin1String(silenceId));
        QVERIFY(outcome->seen.has_value());
        QCOMPARE(server.changesAsked(), 1);
    }

    void aSilenceThatWasNotMadeIsNotAskedForAgain()
    {
        ForgetfulServer server(ForgetfulServer::Does::Nothing);
        AlertLab lab(server.url());
        const auto outcome = lab.control().addSilence(lab.context(), hourOf(QStringLiteral("fraud")));
        QVERIFY_ERROR(outcome, ErrorKind::Offline);
        QVERIFY2(outcome.error().detail.contains(QLatin1String("was not made")),
                 qPrintable(outcome.error().detail));
        QCOMPARE(server.changesAsked(), 1);
    }

    void whereItCannotBeLookedForThatIsSaid()
    {
        ForgetfulServer server(ForgetfulServer::Does::Act, ForgetfulServer::Looks::Fail);
        AlertLab lab(server.url());
        const auto outcome = lab.control().addSilence(lab.context(), hourOf(QStringLiteral("fraud")));
        QVERIFY_ERROR(outcome, ErrorKind::Offline);
        QVERIFY2(outcome.error().detail.contains(QLatin1String("is not known")),
                 qPrintable(outcome.error().detail));
        QCOMPARE(server.changesAsked(), 1);
    }

    void anEndWhoseAnswerIsLostIsLookedAt()
    {
        ForgetfulServer acts(ForgetfulServer::Does::Act);
        AlertLab lab(acts.url());
        const auto ended = lab.control().expireSilence(lab.context(), QLatin1String(silenceId));
        QVERIFY_RESULT(ended);
        QVERIFY(ended->seen->state == Silence::State::Expired);
        ForgetfulServer idle(ForgetfulServer::Does::Nothing);
        AlertLab other(idle.url());
        const auto kept = other.control().expireSilence(other.context(), QLatin1String(silenceId));
        QVERIFY_ERROR(kept, ErrorKind::Offline);
        QVERIFY(kept.error().detail.contains(QLatin1String("was not ended")));
        QCOMPARE(acts.changesAsked() + idle.changesAsked(), 2);
    }

    void withoutLeaveNothingIsAskedFor()
    {
        ForgetfulServer server(ForgetfulServer::Does::Act);
        AlertLab lab(server.url(), {});
        QVERIFY_ERROR(lab.control().addSilence(lab.context(), hourOf(QStringLiteral("fraud"))),
                      ErrorKind::Forbidden);
        QVERIFY_ERROR(lab.control().expireSilence(lab.context(), QLatin1String(silenceId)),
                      ErrorKind::Forbidden);
        QCOMPARE(server.changesAsked(), 0);
    }

    void anIdOfAnotherFormIsNoPath()
    {
        ForgetfulServer server(ForgetfulServer::Does::Act);
        AlertLab lab(server.url());
        QVERIFY_ERROR(lab.control().expireSilence(lab.context(), QStringLiteral("../alerts")),
                      ErrorKind::NotFound);
        QCOMPARE(server.changesAsked(), 0);
    }

    void aRealAlertmanager()
    {
        if (!AlertmanagerLab::isInstalled())
            QSKIP("prometheus-alertmanager is not installed");
        AlertmanagerLab server;
        AlertLab lab(server.url());
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(report->usable);
        QVERIFY(!report->serverVersion.isEmpty());

        server.fire({{"alertname", "ErrorsHigh"}, {"model", "fraud"}, {"severity", "critical"}});
        server.fire({{"alertname", "Slow"}, {"model", "fraud"}, {"severity", "warning"}});
        const bool inhibits = QTest::qWaitFor(
            [&lab] {
                const auto now = lab.alerts();
                return now && now->items.size() == 2 && !named(now->items, "Slow").inhibitedBy.isEmpty();
            },
            60'000);
        QVERIFY(inhibits);

        const auto made = lab.control().addSilence(lab.context(), hourOf(QStringLiteral("fraud")));
        QVERIFY_RESULT(made);
        QVERIFY(made->answer == SilenceOutcome::Answer::Came);
        QVERIFY(made->seen && made->seen->state == Silence::State::Active);
        QCOMPARE(made->seen->comment, QStringLiteral("Rolling back"));
        QVERIFY2(isAskedFor(*made->seen,
                            [&] {
                                auto ask = hourOf(QStringLiteral("fraud"));
                                ask.endsAtMs = made->seen->endsAtMs;
                                return ask;
                            }()),
                 "what comes back is what was sent");
        const bool silences = QTest::qWaitFor(
            [&] {
                const auto now = lab.alerts();
                return now && named(now->items, "ErrorsHigh").silencedBy.contains(made->id);
            },
            60'000);
        QVERIFY(silences);

        const auto ended = lab.control().expireSilence(lab.context(), made->id);
        QVERIFY_RESULT(ended);
        QVERIFY(ended->seen && ended->seen->state == Silence::State::Expired);
        QVERIFY_ERROR(lab.control().expireSilence(lab.context(),
                                                  QStringLiteral("00000000-0000-4000-8000-000000000001")),
                      ErrorKind::NotFound);

        // What a Qt pattern takes and Alertmanager does not is refused in its words.
        auto lookBehind = hourOf(QStringLiteral("fraud"));
        lookBehind.matchers = {
            {QStringLiteral("model"), LabelMatcher::Operator::Matches, QStringLiteral("(?<=x)y")}};
        const auto refused = lab.control().addSilence(lab.context(), lookBehind);
        QVERIFY_ERROR(refused, ErrorKind::Invalid);
        QVERIFY2(refused.error().detail.contains(QLatin1String("regular expression")),
                 qPrintable(refused.error().detail));
        lab.stop.request_stop();
        QVERIFY_ERROR(lab.alerts(), ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestAlertmanager)
#include "tst_alertmanager.moc"
