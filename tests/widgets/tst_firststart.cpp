#include "tests/support/Testing.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/start/FirstStartView.h"
#include "widgets/start/SampleDoor.h"
#include "widgets/start/ServerDoor.h"
#include "widgets/start/StoreDoor.h"
#include "widgets/start/TourCard.h"

#include <QAccessible>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>

using namespace ph;

namespace {

QPushButton* button(const QWidget& root, const char* name)
{
    return root.findChild<QPushButton*>(QLatin1String(name));
}

QString textOf(const QWidget& root, const char* name)
{
    return root.findChild<PlainLabel*>(QLatin1String(name))->text();
}

OfferedConnection offer(const QString& kind, const QString& location, const QString& note = {})
{
    OfferedConnection offered;
    offered.connection.kind = kind;
    offered.connection.location = location;
    offered.source = QStringLiteral("MLFLOW_TRACKING_URI");
    offered.note = note;
    return offered;
}

} // namespace

class TestFirstStart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingIsLookedForBeforeItIsAskedFor();
    void storesAreChosenAsTheyCome();
    void oneStoreIsOpenedByEnter();
    void whatASearchCameToIsSaid();
    void serversAreOfferedFilledIn();
    void withoutAnOfferThereIsOneButton();
    void theSampleCanBeCancelled();
    void aCardStandsBesideItsThing_data();
    void aCardStandsBesideItsThing();
    void aTourIsDrivenByKeys();
    void everyControlHasAName();
};

void TestFirstStart::nothingIsLookedForBeforeItIsAskedFor()
{
    FirstStartView view;
    QSignalSpy searched(view.stores(), &StoreDoor::searchRequested);
    view.show();
    QCoreApplication::processEvents();
    QCOMPARE(searched.size(), 0);
    view.focusFirst();
    QVERIFY(button(view, "lookForStores")->hasFocus() || !view.isActiveWindow());
    QTest::keyClick(button(view, "lookForStores"), Qt::Key_Space);
    QCOMPARE(searched.size(), 1);
}

void TestFirstStart::storesAreChosenAsTheyCome()
{
    StoreDoor door;
    door.show();
    QSignalSpy chosen(&door, &StoreDoor::storesChosen);
    door.beginSearch();
    QVERIFY(!button(door, "lookForStores")->isEnabled());
    const FoundStore near{QStringLiteral("mlflow-db"), QStringLiteral("/a/<b>/mlflow.db"), 3, 2048};
    const FoundStore far{QStringLiteral("mlflow-folder"), QStringLiteral("/b/c/mlruns"), -1, -1};
    door.addStore(near);
    door.addStore(far);
    auto* list = door.findChild<QListWidget*>(QStringLiteral("foundStores"));
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(0)->text().startsWith(QStringLiteral("/a/<b>/mlflow.db · 3 "))); // as it is, no markup
    QCOMPARE(list->item(1)->text(), QStringLiteral("/b/c/mlruns"));
    // The nearest is chosen already; the other one by the space bar.
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Space);
    button(door, "openFoundStores")->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<QList<FoundStore>>(), (QList<FoundStore>{near, far}));
    list->item(0)->setCheckState(Qt::Unchecked);
    list->item(1)->setCheckState(Qt::Unchecked);
    QVERIFY(!button(door, "openFoundStores")->isEnabled());
}

void TestFirstStart::oneStoreIsOpenedByEnter()
{
    StoreDoor door;
    door.show();
    QSignalSpy chosen(&door, &StoreDoor::storesChosen), cancelled(&door, &StoreDoor::searchCancelled);
    door.beginSearch();
    door.addStore({QStringLiteral("mlflow-db"), QStringLiteral("/a/mlflow.db"), 1, 1});
    door.addStore({QStringLiteral("mlflow-db"), QStringLiteral("/b/mlflow.db"), 1, 1});
    auto* list = door.findChild<QListWidget*>(QStringLiteral("foundStores"));
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<QList<FoundStore>>().size(), 1);
    QCOMPARE(chosen[0][0].value<QList<FoundStore>>().first().location, QStringLiteral("/b/mlflow.db"));
    QCOMPARE(cancelled.size(), 1); // there is nothing more to look for
}

void TestFirstStart::whatASearchCameToIsSaid()
{
    StoreDoor door;
    door.show();
    door.beginSearch();
    door.endSearch(StoreDoor::Ended::Whole);
    QVERIFY(textOf(door, "storeSearchSaid").startsWith(QLatin1String("No store was found")));
    QVERIFY(button(door, "lookForStores")->isEnabled());
    door.beginSearch();
    door.endSearch(StoreDoor::Ended::Cancelled);
    QVERIFY(textOf(door, "storeSearchSaid").startsWith(QLatin1String("Cancelled")));
    door.beginSearch();
    door.endSearch(StoreDoor::Ended::CutOff);
    QVERIFY(textOf(door, "storeSearchSaid").contains(QLatin1String("more than could be looked through")));
}

void TestFirstStart::serversAreOfferedFilledIn()
{
    ServerDoor door;
    door.show();
    QSignalSpy chosen(&door, &ServerDoor::offerChosen);
    ConnectionOffers offers;
    offers.offers = {offer(QStringLiteral("mlflow"), QStringLiteral("https://lab.example.com")),
                     offer(QStringLiteral("prometheus"), QStringLiteral("https://metrics.example.com"),
                           QStringLiteral("User and password in it are left out"))};
    offers.faults = {{QStringLiteral("/home/ada/.kube/config"),
                      Error::make(ErrorKind::Invalid, {}, QStringLiteral("line 3: no mapping"))}};
    door.setOffers(offers);
    const auto* note = door.findChild<PlainLabel*>(QStringLiteral("offerNote"));
    QVERIFY(!note->isVisible());
    button(door, "useOffered")->click();
    QCOMPARE(chosen[0][0].value<Connection>().location, QStringLiteral("https://lab.example.com"));
    auto* list = door.findChild<QListWidget*>(QStringLiteral("offeredServers"));
    list->setCurrentRow(1);
    QVERIFY(note->isVisible());
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(chosen[1][0].value<Connection>().kind, QStringLiteral("prometheus"));
    QCOMPARE(textOf(door, "offerFaults"), QStringLiteral("/home/ada/.kube/config: line 3: no mapping"));
}

void TestFirstStart::withoutAnOfferThereIsOneButton()
{
    ServerDoor door;
    door.show();
    QVERIFY(!button(door, "useOffered")->isVisible());
    QVERIFY(!door.findChild<QListWidget*>(QStringLiteral("offeredServers"))->isVisible());
    QSignalSpy other(&door, &ServerDoor::otherRequested);
    button(door, "addConnection")->click();
    QCOMPARE(other.size(), 1);
}

void TestFirstStart::theSampleCanBeCancelled()
{
    SampleDoor door;
    door.show();
    QSignalSpy cancelled(&door, &SampleDoor::sampleCancelled);
    QVERIFY(!button(door, "cancelSample")->isVisible());
    door.begin();
    door.showProgress(QStringLiteral("Writing incidents"), 2, 4);
    QVERIFY(!button(door, "openSample")->isEnabled());
    button(door, "cancelSample")->click();
    QCOMPARE(cancelled.size(), 1);
    door.end(QStringLiteral("Cancelled; nothing was kept."));
    QVERIFY(button(door, "openSample")->isEnabled());
    QCOMPARE(textOf(door, "sampleSaid"), QStringLiteral("Cancelled; nothing was kept."));
}

void TestFirstStart::aCardStandsBesideItsThing_data()
{
    QTest::addColumn<QRect>("thing");
    QTest::addColumn<QRect>("card");
    // The window is 1000 by 800, the card 300 by 200, the gap 8.
    QTest::newRow("right of it") << QRect(100, 100, 200, 50) << QRect(307, 100, 300, 200);
    QTest::newRow("below it") << QRect(0, 0, 1000, 50) << QRect(692, 57, 300, 200);
    QTest::newRow("left of it") << QRect(500, 0, 500, 800) << QRect(193, 8, 300, 200);
    QTest::newRow("above it") << QRect(0, 700, 1000, 100) << QRect(692, 493, 300, 200);
    QTest::newRow("within it") << QRect(0, 0, 1000, 800) << QRect(692, 592, 300, 200);
    QTest::newRow("low at the edge") << QRect(100, 780, 200, 20) << QRect(307, 592, 300, 200);
}

void TestFirstStart::aCardStandsBesideItsThing()
{
    QFETCH(QRect, thing);
    QTEST(placeBeside(QRect(0, 0, 1000, 800), thing, QSize(300, 200)), "card");
}

void TestFirstStart::aTourIsDrivenByKeys()
{
    QWidget window;
    window.resize(1000, 800);
    QWidget thing(&window);
    thing.setGeometry(100, 100, 200, 50);
    TourCard card(&window);
    window.show();
    QVERIFY(!card.isVisible());
    card.showStop({QStringLiteral("Runs"), QStringLiteral("All of them"), 1, 2}, &thing);
    QVERIFY(card.isVisible());
    QVERIFY(card.x() > thing.geometry().right());
    QVERIFY(!button(card, "tourBack")->isEnabled());
    QVERIFY(button(card, "tourNext")->accessibleDescription().contains(QLatin1String("All of them")));
    QSignalSpy next(&card, &TourCard::nextRequested), ended(&card, &TourCard::endRequested);
    QTest::keyClick(button(card, "tourNext"), Qt::Key_Space);
    QCOMPARE(next.size(), 1);
    card.showStop({QStringLiteral("Release"), QStringLiteral("There is none"), 2, 2}, nullptr);
    QCOMPARE(button(card, "tourNext")->text(), QStringLiteral("Done"));
    QVERIFY(button(card, "tourBack")->isEnabled());
    QVERIFY(window.rect().contains(card.geometry()));
    window.resize(600, 500); // it follows
    QCoreApplication::processEvents();
    QVERIFY(window.rect().contains(card.geometry()));
    QTest::keyClick(button(card, "tourNext"), Qt::Key_Escape);
    QCOMPARE(ended.size(), 1);
}

void TestFirstStart::everyControlHasAName()
{
    QWidget window;
    window.resize(1000, 800);
    auto* view = new FirstStartView(&window);
    view->resize(window.size());
    view->stores()->beginSearch();
    view->stores()->addStore({QStringLiteral("mlflow-db"), QStringLiteral("/a/mlflow.db"), 1, 1});
    ConnectionOffers offers;
    offers.offers = {offer(QStringLiteral("mlflow"), QStringLiteral("https://lab.example.com"))};
    view->servers()->setOffers(offers);
    view->sample()->begin();
    TourCard card(&window);
    window.show();
    card.showStop({QStringLiteral("Runs"), QStringLiteral("All of them"), 2, 5}, view);
    int seen = 0;
    for (auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        ++seen;
        const auto* face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(face && !face->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
    }
    QVERIFY(seen > 8);
}

QTEST_MAIN(TestFirstStart)
#include "tst_firststart.moc"
