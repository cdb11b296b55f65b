#include "app/CompareController.h"
#include "tests/app/RunDesk.h"
#include "widgets/charts/CurvesView.h"
#include "widgets/charts/ImagesView.h"
#include "widgets/compare/BoardView.h"
#include "widgets/compare/CompareScreen.h"

using namespace ph;
using namespace ph::testing;

namespace {

const QString loss = QStringLiteral("loss");

/// Three runs of one experiment; the second and third go on.
class Trials {
public:
    Trials()
    {
        const auto experiment = fixture.addExperiment(QStringLiteral("fraud"));
        for (int i = 0; i < 3; ++i) {
            Run run;
            run.experimentId = experiment;
            run.name = QStringLiteral("trial-%1").arg(i);
            run.status = i == 0 ? RunStatus::Finished : RunStatus::Running;
            run.startMs = 1'700'000'000'000 + i * 60'000;
            run.endMs = i == 0 ? run.startMs + 30'000 : noTime;
            ids << fixture.addRun(run);
            for (int step = 0; step < 10; ++step)
                fixture.logMetric(ids.last(), loss, 1.0 / (1 + step), step, run.startMs + step);
        }
    }
    /// How often the history of this run was asked for.
    int asked(int trial) const
    {
        const auto requests = fixture.requests();
        return int(std::count_if(requests.begin(), requests.end(), [&](const FixtureRequest& request) {
            return request.path.find("metrics/get-history") != std::string::npos &&
                   request.queryValue("run_id") == ids[trial].toStdString();
        }));
    }

    MlflowFixture fixture;
    QStringList ids;
};

bool compareAll(Desk& desk)
{
    if (!desk.syncWhole() || !openExperiment(desk.window(), QStringLiteral("fraud")))
        return false;
    const auto* controller = desk.window().compareController();
    return click(desk.window(), QStringLiteral("compareMatchesButton")) &&
           QTest::qWaitFor([&] { return controller->runs() && controller->runs()->size() == 3; }, patienceMs);
}

template <class View>
View* add(Desk& desk, const ChartSpec& spec)
{
    auto* board = desk.window().compareScreen()->board();
    board->add(spec);
    return qobject_cast<View*>(board->views().last());
}

/// Rounds follow each other as soon as the server has had its rest, not every few seconds.
bool hurry(Desk& desk)
{
    auto* timer = desk.window().findChild<QTimer*>(QStringLiteral("curvesTimer"));
    if (timer)
        timer->setInterval(50);
    return timer && timer->isActive();
}

bool hasEnded(Desk& desk, const QString& name)
{
    const auto runs = desk.window().compareController()->runs();
    for (std::size_t place = 0; runs && place < runs->size(); ++place) {
        if (runs->names[qsizetype(place)] == name)
            return runs->table->status(place) == RunStatus::Finished;
    }
    return false;
}

} // namespace

/// What the cards of a board are given from cache and server, as a person sees it at the window.
class TestCompareFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunThatHasEndedIsReadOnceMoreAndThenLeftAlone();
    void picturesAreShownBesideWhatCouldNotBeListed();
};

void TestCompareFeed::aRunThatHasEndedIsReadOnceMoreAndThenLeftAlone()
{
    Trials trials;
    Desk desk;
    desk.know(trials.fixture);
    desk.open();
    QVERIFY(compareAll(desk));
    QVERIFY(hurry(desk));
    ChartSpec spec;
    spec.columns = {{ColumnKind::Metric, loss}};
    auto* view = add<CurvesView>(desk, spec);
    QVERIFY(view);
    QTRY_COMPARE_WITH_TIMEOUT(view->table().rows, 30, patienceMs);
    trials.fixture.logMetric(trials.ids[1], loss, 0.01, 10, 1'700'000'100'000);
    QTRY_COMPARE_WITH_TIMEOUT(view->table().rows, 31, patienceMs);
    const int endedBefore = trials.asked(0);

    trials.fixture.logMetric(trials.ids[1], loss, 0.005, 11, 1'700'000'110'000);
    trials.fixture.finishRun(trials.ids[1], 1'700'000'120'000);
    QTRY_VERIFY_WITH_TIMEOUT(hasEnded(desk, QStringLiteral("trial-1")), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(view->table().rows, 32, patienceMs);
    // The run that goes on is asked in the same rounds, one of which may have begun before the end was known.
    const auto awaitRounds = [&](int rounds) {
        const int before = trials.asked(2);
        return QTest::qWaitFor([&] { return trials.asked(2) >= before + rounds; }, patienceMs);
    };
    QVERIFY(awaitRounds(3));
    const int ended = trials.asked(1);
    QVERIFY(awaitRounds(2));
    QCOMPARE(trials.asked(1), ended);
    QCOMPARE(trials.asked(0), endedBefore);
}

void TestCompareFeed::picturesAreShownBesideWhatCouldNotBeListed()
{
    Trials trials;
    Desk desk;
    desk.know(trials.fixture);
    desk.open();
    QVERIFY(compareAll(desk));
    // The first is known whole, the second in part, the third not at all; the server refuses to list.
    auto& cache = desk.workspace().cache();
    const auto known = desk.window().compareController()->runs();
    const auto connection = known->table->entity(0).connection;
    const auto keep = [&](int trial, const QString& folder, const std::vector<ArtifactEntry>& entries) {
        return cache.putArtifactList({connection, EntityKind::Run, trials.ids[trial]}, folder, entries, 1);
    };
    ArtifactEntry picture;
    picture.kind = ArtifactEntry::Kind::File;
    picture.path = QStringLiteral("images/val%step%3%timestamp%1000%a.png");
    QVERIFY_RESULT(keep(0, QStringLiteral("images"), {picture}));
    QVERIFY_RESULT(keep(0, QStringLiteral("val"), {}));
    QVERIFY_RESULT(keep(1, QStringLiteral("images"), {picture}));
    trials.fixture.setFault("/api/2.0/mlflow/artifacts/list", Fault::withStatus(403));
    ChartSpec spec;
    spec.kind = ChartKind::Images;
    spec.path = QStringLiteral("val");
    auto* view = add<ImagesView>(desk, spec);
    QVERIFY(view);
    QTRY_COMPARE_WITH_TIMEOUT(view->table().rows, 2, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(view->remark().contains(QLatin1String("trial-2: ")), patienceMs);
    QVERIFY2(view->remark().contains(QLatin1String("trial-1: ")), qPrintable(view->remark()));
    QVERIFY2(!view->remark().contains(QLatin1String("trial-0")), qPrintable(view->remark()));
    for (const auto* name : {"trial-0", "trial-1"}) {
        const auto rows = QStringList{view->table().row(0)[0], view->table().row(1)[0]};
        QVERIFY2(rows.contains(QLatin1String(name)), name);
    }
}

QTEST_MAIN(TestCompareFeed)
#include "tst_compare_feed.moc"
