#include "tests/services/RolloutStage.h"

using namespace ph;
using namespace ph::testing;

namespace {

/// Thrown where a process would have died: nothing after it is done.
struct Killed {};

enum class When { BeforeRequest, AfterRequest, FaultPoint };

/// Lets the driver die at the n-th moment of a kind. False where it came to its end before.
bool runAndDie(Stage& stage, When when, int moment)
{
    int passed = 0;
    const auto count = [&] {
        if (++passed == moment)
            throw Killed();
    };
    auto settings = stage.settings();
    const auto noteWrite = stage.transport.after;
    if (when == When::BeforeRequest)
        stage.transport.before = [&](const HttpRequest&) { count(); };
    if (when == When::AfterRequest)
        stage.transport.after = [&](const HttpRequest& request) {
            noteWrite(request);
            count();
        };
    if (when == When::FaultPoint)
        settings.fault = [&](const char*) { count(); };
    bool died = false;
    try {
        (void)stage.roll(std::move(settings));
    } catch (const Killed&) {
        died = true;
    }
    stage.transport.before = {};
    stage.transport.after = noteWrite;
    return died;
}

} // namespace

Q_DECLARE_METATYPE(When)

/// The desktop may die at any moment: the next driver goes on from what is in the cluster, no step is done
/// twice or left out, and a bad candidate never gets more than it should.
class TestRolloutKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void killedAnywhereAnotherTakesOver_data();
    void killedAnywhereAnotherTakesOver();
    void ofTwoDriversTheLateOneDoesNothing_data();
    void ofTwoDriversTheLateOneDoesNothing();
};

void TestRolloutKill::killedAnywhereAnotherTakesOver_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<When>("when");
    const std::pair<const char*, When> moments[] = {{"before each request", When::BeforeRequest},
                                                    {"after each request", When::AfterRequest},
                                                    {"at each fault point", When::FaultPoint}};
    for (const auto& story : stories) {
        for (const auto& [name, when] : moments)
            QTest::addRow("%s, %s", story.name, name) << story << when;
    }
}

// PH_ROLLOUT_EVERY=1 for every single moment; else each fifth (see stride), from another one at each kind.
void TestRolloutKill::killedAnywhereAnotherTakesOver()
{
    QFETCH(Story, story);
    QFETCH(When, when);
    bool given = false;
    const int every = qEnvironmentVariableIntValue("PH_ROLLOUT_EVERY", &given);
    const int step = given ? every : 5 * stride;
    int kills = 0;
    for (int moment = 1 + int(when) % step;; moment += step) {
        Stage stage(story);
        if (!runAndDie(stage, when, moment))
            break;
        ++kills;
        stage.goOn(31 * second); // its claim runs out
        const auto problem = stage.problem(stage.roll(stage.settings("pod")));
        QVERIFY2(problem.isEmpty(), qPrintable(QStringLiteral("moment %1: %2").arg(moment).arg(problem)));
    }
    QVERIFY2(kills * step > 20, qPrintable(QString::number(kills)));
}

void TestRolloutKill::ofTwoDriversTheLateOneDoesNothing_data()
{
    QTest::addColumn<Story>("story");
    for (const auto& story : stories)
        QTest::newRow(story.name) << story;
}

void TestRolloutKill::ofTwoDriversTheLateOneDoesNothing()
{
    QFETCH(Story, story);
    const int steps = changesOf(story) + 1; // and the try
    for (int step = 1; step <= steps; step += stride) {
        Stage stage(story);
        int acts = 0;
        auto settings = stage.settings();
        settings.fault = [&](const char* point) {
            if (point != std::string_view("before act") || ++acts != step)
                return;
            // It stands still here, with its write in hand, while another goes on to the end.
            auto others = stage.settings("pod");
            others.claim = RolloutDriver::Settings::Claim::TakeOver;
            const auto problem = stage.problem(stage.drive(others));
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
        };
        // That another drove is told, or that it has ended is found.
        const auto state = stage.roll(settings);
        QVERIFY(acts >= step);
        if (state)
            QCOMPARE(stage.problem(state), QString());
        else
            QVERIFY_ERROR(state, ErrorKind::Conflict);
        QCOMPARE(stage.history(), QString::fromLatin1(story.history));
    }
}

QTEST_GUILESS_MAIN(TestRolloutKill)
#include "tst_rollout_kill.moc"
