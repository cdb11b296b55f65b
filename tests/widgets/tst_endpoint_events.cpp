#include "app/shots/EndpointSample.h"
#include "models/tables/EndpointEventModel.h"
#include "models/tables/EndpointModel.h"
#include "models/tables/Format.h"
#include "tests/support/Testing.h"
#include "widgets/common/Banner.h"
#include "widgets/endpoints/EndpointsScreen.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace ph;
using namespace ph::sample;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

/// The page of the sample's canary.
struct Stage {
    EndpointModel model{nullptr, endpointsClock};
    EndpointsScreen screen{&model, nullptr, endpointsClock};

    Stage()
    {
        model.applyClusters(sampleClusters());
        screen.showClusters(sampleClusters());
        model.applyEndpoints(prodCluster, prodEndpoints());
        screen.setCacheRead();
        screen.resize(1280, 800);
        screen.show();
        screen.open(canary().key);
    }
    template <class T>
    T* part(const char* name)
    {
        auto* found = screen.findChild<T*>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    QString note()
    {
        auto* label = part<QLabel>("endpointEventsNote");
        return label->isVisible() ? label->text() : QString();
    }
    QString trouble()
    {
        auto* banner = part<Banner>("endpointEventsTrouble");
        return banner->isVisible() ? banner->text() : QString();
    }
    QAbstractItemView& table() { return *part<QAbstractItemView>("endpointEvents"); }
    QModelIndex cell(int row, int column) { return table().model()->index(row, column); }
};

} // namespace

/// The events on an endpoint's page, and the way to its traffic.
class TestEndpointEvents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_rollout_is_offered_only_where_one_is_kept_beside_it()
    {
        Stage stage;
        auto* button = stage.part<QPushButton>("endpointRollout");
        QVERIFY(!button->isVisible());
        stage.screen.showRolloutBeside();
        QVERIFY(button->isVisible());
        QSignalSpy requested(&stage.screen, &EndpointsScreen::rolloutRequested);
        button->click();
        QCOMPARE(requested.size(), 1);
        QCOMPARE(requested[0][0].value<EntityKey>(), canary().key);
        stage.screen.open(broken().key);
        QVERIFY(!button->isVisible());
    }

    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, SchemeChoice::Light);
    }

    void nothingIsCalledNoneBeforeItWasRead()
    {
        Stage stage;
        QCOMPARE(stage.note(), q("Reading the events…"));
        stage.screen.showEvents({EndpointEvents::Standing::Level, {}, endpointsNow, {}});
        QVERIFY(stage.note().startsWith(q("The cluster has no events of it now.")));
        QVERIFY(!stage.table().isVisible());
    }

    void theNewestStandsFirstWithAllThatIsKnown()
    {
        Stage stage;
        auto events = canaryEvents();
        std::reverse(events.events.begin(), events.events.end());
        stage.screen.showEvents(events);
        using M = EndpointEventModel;
        QCOMPARE(stage.table().model()->rowCount(), 4);
        QCOMPARE(stage.cell(0, M::TypeColumn).data().toString(), q("Warning"));
        QCOMPARE(stage.cell(0, M::Reason).data().toString(), q("Unhealthy"));
        QCOMPARE(stage.cell(0, M::Count).data().toString(), q("14"));
        QVERIFY(stage.cell(0, M::Object).data().toString().startsWith(q("Pod fraud-scorer-00007")));
        QCOMPARE(stage.cell(0, M::Source).data().toString(), q("kubelet, node-3"));
        const auto last = endpointsNow - 2 * 60'000;
        QCOMPARE(stage.cell(0, M::Last).data().toString(), formatLocalMinute(last));
        QVERIFY(stage.cell(0, M::Last).data(Qt::ToolTipRole).toString().contains(formatUtcTime(last)));
        QCOMPARE(stage.cell(1, M::TypeColumn).data().toString(), q("Normal"));
        QCOMPARE(stage.note(), QString());
    }

    void theWholeMessageStandsBelowAndFollowsTheChosenOne()
    {
        Stage stage;
        stage.screen.showEvents(canaryEvents());
        auto* whole = stage.part<QLabel>("endpointEventWhole");
        QVERIFY(whole->isVisible());
        QVERIFY(whole->text().endsWith(q("HTTP probe failed with statuscode: 503")));
        stage.table().setCurrentIndex(stage.cell(0, 0));
        QTest::keyClick(&stage.table(), Qt::Key_Down);
        QVERIFY(whole->text().endsWith(q("InferenceService [fraud-scorer] is Ready")));
        QCOMPARE(whole->textFormat(), Qt::PlainText);
        stage.screen.showEvents({EndpointEvents::Standing::Level, {}, endpointsNow, {}});
        QVERIFY(!whole->isVisible());
    }

    void aMissingRightIsNamed()
    {
        Stage stage;
        stage.screen.showEvents(
            {EndpointEvents::Standing::Ended,
             {},
             noTime,
             Error::make(ErrorKind::Forbidden, {},
                         q("A role has to allow the verb \"list\" on \"events\" of the core group."))});
        QVERIFY(stage.trouble().startsWith(q("The events may not be read.")));
        QVERIFY(stage.trouble().contains(q("verb \"list\" on \"events\"")));
        QCOMPARE(stage.note(), QString()); // "none" would be a lie
    }

    void offlineSaysThatEventsAreNotKept()
    {
        Stage stage;
        const auto offline = Error::make(ErrorKind::Offline, {}, q("connection refused"));
        stage.screen.showEvents({EndpointEvents::Standing::Behind, {}, noTime, offline});
        QVERIFY2(stage.trouble().contains(q("not kept here")), qPrintable(stage.trouble()));
        auto seen = canaryEvents();
        seen.standing = EndpointEvents::Standing::Behind;
        seen.levelMs = endpointsNow - anHour;
        seen.trouble = offline;
        stage.screen.showEvents(seen);
        QVERIFY2(stage.trouble().contains(q("These were seen 1 h ago")), qPrintable(stage.trouble()));
        QCOMPARE(stage.table().model()->rowCount(), 4);
        stage.screen.showEvents(canaryEvents());
        QCOMPARE(stage.trouble(), QString());
    }

    void anotherPageHasNoneOfTheirs()
    {
        Stage stage;
        stage.screen.showEvents(canaryEvents());
        QSignalSpy turned(&stage.screen, &EndpointsScreen::pageChanged);
        stage.screen.open(broken().key);
        QVERIFY(!turned.isEmpty());
        QCOMPARE(stage.screen.page(), std::optional(broken().key));
        QCOMPARE(stage.table().model()->rowCount(), 0);
        QCOMPARE(stage.note(), q("Reading the events…"));
    }

    void aPageThatIsNotOnTheScreenIsNotRead()
    {
        Stage stage;
        QCOMPARE(stage.screen.page(), std::optional(canary().key));
        QSignalSpy turned(&stage.screen, &EndpointsScreen::pageChanged);
        stage.screen.hide();
        QCOMPARE(stage.screen.page(), std::nullopt);
        QVERIFY(!turned.isEmpty());
        stage.screen.show();
        QCOMPARE(stage.screen.page(), std::optional(canary().key));
    }

    void trafficIsChangedFromThePageOrItSaysWhyNot()
    {
        Stage stage;
        auto* change = stage.part<QPushButton>("endpointTrafficChange");
        auto* why = stage.part<QLabel>("endpointTrafficRefusal");
        QVERIFY(!change->isEnabled()); // nobody has said that it may
        stage.screen.showTrafficRefusal(q("control is not allowed."));
        QVERIFY(!change->isEnabled());
        QVERIFY(why->isVisible() && why->text().contains(q("control is not allowed.")));
        QCOMPARE(change->accessibleDescription(), q("control is not allowed."));
        stage.screen.showTrafficRefusal({});
        QVERIFY(!why->isVisible());
        QVERIFY(change->focusPolicy() & Qt::TabFocus);
        QSignalSpy wanted(&stage.screen, &EndpointsScreen::trafficRequested);
        change->setFocus();
        QTest::keyClick(change, Qt::Key_Space);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<EntityKey>(), canary().key);
    }
};

QTEST_MAIN(TestEndpointEvents)
#include "tst_endpoint_events.moc"
