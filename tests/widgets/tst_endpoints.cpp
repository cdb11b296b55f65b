#include "app/shots/EndpointSample.h"
#include "models/tables/EndpointModel.h"
#include "tests/support/ChildWidget.h"
#include "tests/support/Testing.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/endpoints/EndpointDetail.h"
#include "widgets/endpoints/EndpointTable.h"
#include "widgets/endpoints/EndpointsScreen.h"
#include "widgets/endpoints/TrafficBar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>
#include <QSignalSpy>
#include <QSplitter>

#include <array>

using namespace ph;
using ph::testing::child;
using namespace ph::sample;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

/// A screen on the sample's clusters.
struct Stage {
    EndpointModel model{nullptr, endpointsClock};
    EndpointsScreen screen{&model, nullptr, endpointsClock};

    enum class With { Clusters, Endpoints };
    explicit Stage(With with = With::Endpoints, const QList<ClusterStanding>& clusters = sampleClusters())
    {
        showClusters(clusters);
        if (with == With::Endpoints) {
            model.applyEndpoints(prodCluster, prodEndpoints());
            model.applyEndpoints(labCluster, labEndpoints());
            model.applyRegistry(ServedIndex(registeredVersions()));
        }
        screen.setCacheRead();
    }
    void showClusters(const QList<ClusterStanding>& clusters)
    {
        model.applyClusters(clusters);
        screen.showClusters(clusters);
    }
    void show(QSize size = {1280, 800})
    {
        screen.resize(size);
        screen.show();
        screen.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&screen));
    }
    EndpointTable& table() { return *child<EndpointTable>(screen, "endpointTable"); }
    QWidget& detail() { return *child<QWidget>(screen, "endpointDetail"); }
    const StateContent& empty() { return child<StateView>(screen, "endpointsEmpty")->content(); }
    bool isEmptyShown() { return child<QWidget>(screen, "endpointsEmpty")->isVisibleTo(&screen); }
    Banner& notice() { return *child<Banner>(screen, "endpointsBanner"); }
    QString said(const char* name)
    {
        const auto* label = child<PlainLabel>(screen, name);
        return label->isVisibleTo(&screen) ? label->text() : QString();
    }
};

} // namespace

class TestEndpoints : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    // --- states

    void withoutAClusterItOffersToAddOne()
    {
        Stage stage(Stage::With::Clusters, {});
        QCOMPARE(stage.empty().title, q("No cluster yet"));
        QSignalSpy add(&stage.screen, &EndpointsScreen::addClusterRequested);
        child<QAbstractButton>(stage.screen, "addCluster")->click();
        QCOMPARE(add.size(), 1);
    }

    /// Under load a cluster is told of with every batch of its events.
    void whatIsToldAgainIsNotBuiltAgain()
    {
        Stage stage;
        stage.show();
        stage.screen.open(canary().key);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // of what stood there before
        const QPointer<QAbstractButton> version = child<QAbstractButton>(stage.detail(), "endpointVersion");
        auto clusters = sampleClusters();
        clusters[0].levelMs += anHour;
        stage.showClusters(clusters);
        auto other = broken();
        other.observed.remark = q("Another one changed.");
        stage.model.applyChanges(prodCluster, std::array{other}, {});
        QTest::qWait(0);
        QVERIFY(version);
        auto moved = canary();
        moved.url = q("http://elsewhere.example.org");
        stage.model.applyChanges(prodCluster, std::array{moved}, {});
        QTRY_VERIFY(!version);
        QCOMPARE(stage.said("endpointUrl"), moved.url);
        clusters[0].watch = ClusterStanding::Watch::Behind;
        stage.showClusters(clusters);
        QVERIFY(child<Badge>(stage.detail(), "endpointHealth")->tone() == Tone::Stale);
    }

    void nothingIsCalledEmptyBeforeItWasRead()
    {
        EndpointModel model(nullptr, endpointsClock);
        EndpointsScreen screen(&model, nullptr, endpointsClock);
        auto* empty = child<StateView>(screen, "endpointsEmpty");
        QCOMPARE(empty->content().kind, StateContent::Kind::Loading);
        screen.setCacheRead();
        const QList starting{cluster(prodCluster, q("prod-eu"), ClusterStanding::Watch::Starting)};
        model.applyClusters(starting);
        screen.showClusters(starting);
        QCOMPARE(empty->content().kind, StateContent::Kind::Loading);
        model.applyClusters(sampleClusters());
        screen.showClusters(sampleClusters());
        QCOMPARE(empty->content().title, q("Nothing serves models here"));
    }

    void aClusterThatMayNotBeReadIsForbiddenAndCanBeTriedAgain()
    {
        auto refused = cluster(prodCluster, q("prod-eu"), ClusterStanding::Watch::Behind);
        refused.errorKind = errorKindName(ErrorKind::Forbidden);
        refused.errorText = q("No kind of endpoint may be listed.");
        Stage stage(Stage::With::Clusters, {refused});
        QCOMPARE(stage.empty().kind, StateContent::Kind::Forbidden);
        QCOMPARE(stage.empty().text, q("No kind of endpoint may be listed."));
        QVERIFY(!stage.notice().isVisibleTo(&stage.screen)); // once is enough
        QSignalSpy retry(&stage.screen, &EndpointsScreen::retryRequested);
        child<QAbstractButton>(stage.screen, "endpointsRetry")->click();
        QCOMPARE(retry.size(), 1);
    }

    void whatMayNotBeReadIsNamedAboveTheRest()
    {
        auto partial = cluster(prodCluster, q("prod-eu"));
        for (const char* item : {"a/rollouts", "b/rollouts", "c/rollouts", "d/rollouts"})
            partial.unread << forbiddenKind(q(item));
        partial.unread << ItemFault{q("models/x"), Error::make(ErrorKind::Unreadable, q("x"), q("no name"))};
        partial.unreadItems = partial.unread.size();
        Stage stage(Stage::With::Endpoints, {partial, cluster(labCluster, q("lab"))});
        QVERIFY(stage.notice().isVisibleTo(&stage.screen));
        QCOMPARE(stage.notice().text(),
                 q("prod-eu: may not be listed: a/rollouts, b/rollouts, c/rollouts and 1 more. "
                   "1 item(s) could not be read."));
        QVERIFY(!stage.isEmptyShown());
        stage.showClusters(sampleClusters());
        QVERIFY(!stage.notice().isVisibleTo(&stage.screen));
    }

    void offlineKeepsEverythingWithItsAge()
    {
        auto behind = cluster(prodCluster, q("prod-eu"), ClusterStanding::Watch::Behind);
        behind.errorKind = errorKindName(ErrorKind::Offline);
        behind.errorText = q("The server cannot be reached.");
        Stage stage(Stage::With::Endpoints, {behind, cluster(labCluster, q("lab"))});
        stage.screen.open(canary().key);
        QCOMPARE(stage.notice().text(),
                 q("prod-eu: The server cannot be reached. What is shown was seen 2 h ago."));
        QCOMPARE(stage.model.rowCount(), 5);
        QCOMPARE(stage.said("endpointSeen"), q("seen 2 h ago"));
        QCOMPARE(child<Badge>(stage.screen, "endpointHealth")->tone(), Tone::Stale);
        stage.showClusters(sampleClusters()); // level again: the opened one says so too
        QCOMPARE(stage.said("endpointSeen"), QString());
        QCOMPARE(child<Badge>(stage.screen, "endpointHealth")->tone(), Tone::Good);
    }

    void aNoticeThatWasDismissedStaysAwayUntilItSaysSomethingElse()
    {
        auto partial = cluster(prodCluster, q("prod-eu"));
        partial.unread << forbiddenKind(q("rollouts"));
        partial.unreadItems = 1;
        Stage stage(Stage::With::Endpoints, {partial});
        stage.notice().clear();
        stage.showClusters({partial});
        QVERIFY(!stage.notice().isVisibleTo(&stage.screen));
        partial.unread << forbiddenKind(q("models"));
        partial.unreadItems = 2;
        stage.showClusters({partial});
        QVERIFY(stage.notice().isVisibleTo(&stage.screen));
    }

    // --- hands

    void typingFiltersAndEscGivesEverythingBack()
    {
        Stage stage;
        stage.show();
        QTest::keyClick(&stage.table(), Qt::Key_F, Qt::ControlModifier);
        auto* line = child<QWidget>(stage.screen, "endpointSearch")->findChild<QLineEdit*>();
        QVERIFY(line->hasFocus());
        QTest::keyClicks(line, q("payments"));
        QTRY_COMPARE(stage.model.rowCount(), 2);
        QCOMPARE(stage.said("endpointCount"), q("2 of 5"));
        QTest::keyClicks(line, q(" nobody"));
        QTRY_VERIFY(stage.isEmptyShown());
        QCOMPARE(stage.empty().title, q("Nothing matches"));
        child<QAbstractButton>(stage.screen, "clearEndpointFilter")->click();
        QCOMPARE(stage.model.rowCount(), 5);
        QCOMPARE(line->text(), QString());
    }

    void choosingOpensTheDetailAndEscClosesIt()
    {
        Stage stage;
        stage.show();
        QVERIFY(!stage.detail().isVisible());
        stage.table().setFocus();
        QTest::keyClick(&stage.table(), Qt::Key_Down);
        QTest::keyClick(&stage.table(), Qt::Key_Home);
        QTRY_VERIFY(stage.detail().isVisible());
        QCOMPARE(stage.said("endpointName"), q("ranker"));
        QTest::keyClick(&stage.table(), Qt::Key_Escape);
        QVERIFY(!stage.detail().isVisible());
        QVERIFY(stage.table().hasFocus());
        QTest::keyClick(&stage.table(), Qt::Key_Return); // the same line again
        QVERIFY(stage.detail().isVisible());
    }

    void whatComesAndGoesNeverOpensAnother()
    {
        Stage stage;
        stage.screen.open(canary().key);
        stage.model.applyChanges(prodCluster, {}, {canary().key.remoteId});
        QCOMPARE(stage.said("endpointName"), q("fraud-scorer"));
        QVERIFY(child<Banner>(stage.screen, "endpointGone")->isVisibleTo(&stage.screen));
        const std::vector<Endpoint> back{canary()};
        stage.model.applyChanges(prodCluster, back, {});
        QVERIFY(!child<Banner>(stage.screen, "endpointGone")->isVisibleTo(&stage.screen));
    }

    void whatIsChosenStaysChosenWhileTheTableMoves()
    {
        Stage stage;
        stage.screen.open(canary().key);
        auto failing = canary();
        failing.conditions[0].status = EndpointCondition::Status::False;
        failing.conditions[0].reason = q("CrashLoop");
        const std::vector<Endpoint> upserts{failing};
        stage.model.applyChanges(prodCluster, upserts, {});
        QCOMPARE(stage.table().selected(), std::optional(canary().key));
        QCOMPARE(stage.said("endpointReason"), q("Ready: CrashLoop"));
        stage.table().sortByColumn(EndpointModel::Name, Qt::DescendingOrder);
        QCOMPARE(stage.table().selected(), std::optional(canary().key));
    }

    void copyingGivesATableWithItsHeader()
    {
        Stage stage;
        stage.show();
        QSignalSpy copied(&stage.screen, &EndpointsScreen::copied);
        stage.screen.open(canary().key);
        QTest::keyClick(&stage.table(), Qt::Key_C, Qt::ControlModifier);
        const auto lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith(q("Health\tName\tNamespace\tCluster")));
        QVERIFY(lines[1].startsWith(q("Ready\tfraud-scorer\tpayments\tprod-eu")));
        QCOMPARE(copied, (QList<QVariantList>{{1}}));
        stage.table().clearSelection();
        QCOMPARE(stage.table().copyText(CopyFormat::Markdown).count(u'\n'), 7); // header, rule, all five
    }

    // --- the detail

    void theDetailSaysWhoseItIsAndWhoWouldUndoAChange()
    {
        Stage stage;
        stage.screen.open(canary().key);
        QCOMPARE(stage.said("endpointPlace"),
                 q("prod-eu  ·  payments  ·  KServe · Knative  ·  InferenceService"));
        QCOMPARE(stage.said("endpointUrl"), q("http://fraud-scorer.payments.example.org"));
        QCOMPARE(stage.said("endpointChanged"), q("Last change: kubectl, 3 h ago"));
        QCOMPARE(child<Banner>(stage.screen, "endpointGitOps")->text(),
                 q("Changes made here would be undone by Argo CD (payments)."));
        QCOMPARE(stage.said("endpointLabels"), q("team=risk"));
        QCOMPARE(stage.said("endpointTrafficSource"),
                 q("Observed by: weights of the route. The gateway has accepted these weights."));
        QCOMPARE(child<TrafficBar>(stage.screen, "endpointTrafficBar")->accessibleName(),
                 q("declared: 10 % candidate, 90 % stable; observed: 9 % candidate, 91 % stable"));
        stage.screen.open(broken().key);
        QVERIFY(!child<Banner>(stage.screen, "endpointGitOps")->isVisibleTo(&stage.screen));
        QCOMPARE(stage.said("endpointReason"),
                 q("ModelLoaded: BlockedByFailedLoad. no such bucket: models-old"));
    }

    void aServedVersionIsOneClickFromItsRegistry()
    {
        Stage stage;
        QSignalSpy opened(&stage.screen, &EndpointsScreen::versionActivated);
        stage.screen.open(endpointKey(prodCluster, q("payments"), q("limits")));
        child<QAbstractButton>(stage.screen, "endpointVersion")->click();
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<EntityKey>(), (EntityKey{{1}, EntityKind::RegisteredModel, q("limits")}));
        QCOMPARE(opened[0][1].toString(), q("3"));
        stage.screen.open(broken().key); // only its files are known
        QCOMPARE(stage.said("endpointServed"), q("Serves s3://models/ranker/artifacts/model"));
    }

    void theDetailStandsBelowWhereTheWindowIsNarrow()
    {
        Stage stage;
        stage.show({1280, 800});
        auto* parts = child<QSplitter>(stage.screen, "endpointsSplitter");
        QCOMPARE(parts->orientation(), Qt::Horizontal);
        stage.screen.resize(900, 700);
        QTRY_COMPARE(parts->orientation(), Qt::Vertical);
    }

    void columnsThatHaveNoRoomAreLeftOutTheLeastTellingFirst()
    {
        Stage stage;
        stage.show({2000, 800});
        const auto isHidden = [&](int column) { return stage.table().isColumnHidden(column); };
        QTRY_VERIFY(!isHidden(EndpointModel::Revisions));
        stage.screen.resize(860, 700);
        QTRY_VERIFY(isHidden(EndpointModel::Revisions));
        for (const int column : {EndpointModel::Name, EndpointModel::Health, EndpointModel::Traffic,
                                 EndpointModel::Served, EndpointModel::Namespace})
            QVERIFY(!isHidden(column));
    }

    // --- pictures

    void eachPartOfTheTrafficHasAPatternOfItsOwn()
    {
        QList<Qt::BrushStyle> styles;
        for (const auto role : {TrafficShare::Role::Stable, TrafficShare::Role::Candidate,
                                TrafficShare::Role::Shadow, TrafficShare::Role::Other}) {
            const auto style = shareBrush(role, Theme::light()).style();
            QVERIFY(!styles.contains(style));
            styles << style;
        }
    }

    void theSmallestShareIsSeenAndMoreThanAllIsCut()
    {
        QImage picture(104, 10, QImage::Format_RGB32);
        const auto paint = [&](const QList<TrafficShare>& shares) {
            picture.fill(Qt::white);
            QPainter painter(&picture);
            paintShares(&painter, {2, 0, 100, 6}, shares, Theme::light());
        };
        const auto stable = Theme::light().series(0).rgb(), candidate = Theme::light().series(1).rgb();
        paint({{q("s"), 99.9, TrafficShare::Role::Stable}, {q("c"), 0.1, TrafficShare::Role::Candidate}});
        QCOMPARE(picture.pixel(10, 3), stable);
        bool isSeen = false;
        for (int x = 90; x < 104; ++x)
            isSeen = isSeen || picture.pixel(x, 0) == candidate;
        QVERIFY(isSeen);
        paint({{q("s"), 150, TrafficShare::Role::Stable}}); // a cluster accepts that
        QCOMPARE(picture.pixel(103, 3), qRgb(255, 255, 255));
    }

    void thousandsOfLinesAreLaidOutByOneHeight()
    {
        std::vector<Endpoint> many;
        for (int i = 0; i < 10'000; ++i)
            many.push_back(
                endpoint(prodCluster, QStringLiteral("ns-%1").arg(i % 5), QStringLiteral("e%1").arg(i)));
        Stage stage;
        stage.show();
        stage.model.applyEndpoints(prodCluster, many);
        QVERIFY(stage.table().uniformRowHeights());
        QCOMPARE(stage.model.rowCount(), 10'001);
        QCOMPARE(stage.table().findChildren<QWidget*>().size(),
                 Stage().table().findChildren<QWidget*>().size()); // no widget a line
    }
};

QTEST_MAIN(TestEndpoints)
#include "tst_endpoints.moc"
