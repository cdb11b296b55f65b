#include "app/Desktop.h"
#include "app/MainWindow.h"
#include "app/RunsController.h"
#include "app/SampleWorkspace.h"
#include "app/Workspace.h"
#include "app/shots/RolloutSample.h"
#include "tests/app/ScreenFaults.h"
#include "tests/support/Testing.h"
#include "widgets/common/AccessibleRole.h"
#include "widgets/connections/ConnectionDialog.h"
#include "widgets/connections/ConnectionsScreen.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/rollouts/AbortDialog.h"
#include "widgets/rollouts/ArmDialog.h"
#include "widgets/rollouts/LeaveDriveDialog.h"
#include "widgets/rollouts/RolloutPage.h"
#include "widgets/run/RunPage.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/ShellFrame.h"

#include <QApplication>
#include <QPushButton>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

/// How a screen reader and the Tab key walk through screens, and that the walk finds what is wrong. Every
/// screen and dialog is walked in tst_accessible_screens.
class AccessibleTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyControlOfTheWindowHasAName_data();
    void everyControlOfTheWindowHasAName();
    void everyControlOfTheConnectionDialogHasAName();
    void everyControlOfARolloutHasAName();
    void tabGoesThroughARolloutAsItIsRead();
    void theWalkFindsWhatHasNoName();
    void theWalkFindsTheOtherFaults();
    void tabComesBackTheWayItWent();
    void tabComesRound();

private:
    QTemporaryDir folder_;
    std::unique_ptr<Workspace> workspace_;
    std::unique_ptr<MainWindow> window_;
};

void AccessibleTest::initTestCase()
{
    applyTheme(*qApp, SchemeChoice::Light);
    const auto place = std::filesystem::path(folder_.path().toStdString()) / "sample";
    const auto created = createSampleWorkspace(place, systemNow);
    QVERIFY2(created, created ? "" : qPrintable(created.error().detail));
    auto stores = openStores(place);
    QVERIFY2(stores, stores ? "" : qPrintable(stores.error().detail));
    Workspace::Settings settings;
    settings.vault = makeMemoryVault();
    workspace_ = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
    window_ = std::make_unique<MainWindow>();
    window_->attach(*workspace_);
    window_->resize(1280, 800);
    window_->show();
    QTRY_VERIFY_WITH_TIMEOUT(window_->runsScreen()->table()->model()->rowCount() > 0, 60'000);
}

void AccessibleTest::everyControlOfTheWindowHasAName_data()
{
    QTest::addColumn<QString>("screen");
    QTest::newRow("runs") << QStringLiteral("runs");
    QTest::newRow("run") << QStringLiteral("run");
    QTest::newRow("connections") << QStringLiteral("connections");
    QTest::newRow("incidents") << QStringLiteral("incidents");
}

void AccessibleTest::everyControlOfTheWindowHasAName()
{
    QFETCH(QString, screen);
    const auto check = [&] {
        const auto found = nameless(*window_) + wordlessButtons(*window_);
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    };
    if (screen == QLatin1String("connections")) {
        window_->showDestination(QLatin1String(MainWindow::connectionsId));
        window_->connectionsScreen()->select({1});
        QTest::qWait(200);
        check();
        return;
    }
    if (screen == QLatin1String("incidents")) {
        window_->showDestination(QLatin1String(MainWindow::incidentsId));
        using Tab = IncidentsScreen::Tab;
        for (const auto tab : {Tab::Incidents, Tab::Timeline}) {
            window_->incidentsScreen()->showTab(tab);
            QTest::qWait(200);
            check();
        }
        return;
    }
    window_->showDestination(QLatin1String(MainWindow::experimentsId));
    QTest::qWait(200);
    if (screen == QLatin1String("runs")) {
        check();
        return;
    }
    window_->openRun(window_->runsScreen()->table()->model()->entity(0));
    auto* page = qobject_cast<RunPage*>(window_->shell()->page(window_->shell()->currentTab()));
    QVERIFY(page);
    for (int tab = int(RunPage::Tab::Overview); tab <= int(RunPage::Tab::Raw); ++tab) {
        page->openTab(RunPage::Tab(tab));
        QTest::qWait(200);
        check();
    }
    window_->shell()->closeTab(window_->shell()->currentTab());
}

void AccessibleTest::everyControlOfTheConnectionDialogHasAName()
{
    window_->showDestination(QLatin1String(MainWindow::connectionsId));
    Q_EMIT window_->connectionsScreen()->addRequested();
    ConnectionDialog* dialog = nullptr;
    QTRY_VERIFY((dialog = window_->findChild<ConnectionDialog*>()));
    QTRY_VERIFY(dialog->isVisible());
    const auto found = nameless(*dialog) + wordlessButtons(*dialog);
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    dialog->reject();
}

void AccessibleTest::everyControlOfARolloutHasAName()
{
    RolloutPage page(nullptr, sample::endpointsClock);
    page.resize(1280, 800);
    page.show();
    page.showDriveOffer({}, QStringLiteral("No policy is known here."));
    const auto check = [](QWidget& root) {
        const auto found = nameless(root) + wordlessButtons(root);
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    };
    for (const auto& rollout :
         {sample::rolloutUnderWay(), sample::rolloutHeld(), sample::rolloutTakenBack()}) {
        page.showRollout(rollout);
        check(page);
        AbortDialog abort(rollout);
        abort.show();
        check(abort);
    }
    LeaveDriveDialog leave({sample::rolloutPlan().id});
    leave.show();
    check(leave);
    ArmDialog arm(RolloutRequest::Kind::Arm, sample::rolloutUnderWay());
    arm.show();
    arm.showTrial({QStringLiteral("PATCH …"), {QStringLiteral("+ kind: Job")}});
    check(arm);
    // What cannot be pressed says why to those who cannot rest a pointer on it.
    page.showDriveOffer(QStringLiteral("Control is switched off."), {});
    page.showRollout(sample::rolloutHeld());
    for (auto* button : page.findChildren<QPushButton*>()) {
        if (button->isVisible() && !button->isEnabled())
            QVERIFY2(!button->accessibleDescription().isEmpty(), qPrintable(described(*button)));
    }
    for (const char* drawn : {"rolloutSteps", "rolloutTraffic"})
        QVERIFY2(!spokenName(*page.findChild<QWidget*>(QLatin1String(drawn))).isEmpty(), drawn);
}

void AccessibleTest::tabGoesThroughARolloutAsItIsRead()
{
    RolloutPage page(nullptr, sample::endpointsClock);
    page.resize(1280, 1600);
    page.showDriveOffer({}, {});
    page.showRollout(sample::rolloutHeld());
    page.show();
    page.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    auto* begin = page.findChild<QWidget*>(QStringLiteral("rolloutRefresh"));
    begin->setFocus();
    QStringList visited;
    do {
        auto* at = page.focusWidget();
        visited << at->objectName();
        QTest::keyClick(at, Qt::Key_Tab);
        QVERIFY2(page.focusWidget() != at,
                 qPrintable(QStringLiteral("Tab does not leave ") + described(*at)));
    } while (page.focusWidget() != begin && visited.size() < 40);
    // Labels whose words can be copied stand between.
    const QStringList wanted{QStringLiteral("rolloutRefresh"),  QStringLiteral("rolloutEndpoint"),
                             QStringLiteral("rolloutDrive"),    QStringLiteral("rolloutArm"),
                             QStringLiteral("rolloutResume"),   QStringLiteral("rolloutAbort"),
                             QStringLiteral("rolloutVerdicts"), QStringLiteral("rolloutConditions"),
                             QStringLiteral("rolloutActs")};
    visited.removeIf([&](const QString& name) { return !wanted.contains(name); });
    QCOMPARE(visited, wanted);
}

void AccessibleTest::theWalkFindsWhatHasNoName()
{
    QWidget root;
    auto* bare = new QPushButton(&root);
    auto* named = new QPushButton(&root);
    named->setAccessibleName(QStringLiteral("Close"));
    root.show();
    QCOMPARE(nameless(root).size(), 1);
    QVERIFY(nameless(root).first().endsWith(described(*bare)));
    QCOMPARE(wordlessButtons(root).size(), 1);
}

void AccessibleTest::theWalkFindsTheOtherFaults()
{
    QWidget root;
    root.resize(400, 300);
    const auto place = [&](QWidget* widget, const char* name, QRect area) {
        widget->setParent(&root);
        widget->setObjectName(QLatin1String(name));
        widget->setAccessibleName(QLatin1String(name));
        widget->setGeometry(area);
    };
    place(new QPushButton(QStringLiteral("Cancel")), "cancel", {100, 200, 80, 28});
    place(new QPushButton(QStringLiteral("Name")), "name", {10, 10, 80, 28});
    root.show();
    QCOMPARE(outOfOrder(root).size(), 1);
    QVERIFY(twins(root).isEmpty() && traps(root).isEmpty() && roleless(root).isEmpty());
    place(new QPlainTextEdit, "text", {10, 230, 80, 28});
    auto* plain = new QWidget;
    plain->setFocusPolicy(Qt::StrongFocus);
    place(plain, "plain", {10, 260, 80, 28});
    auto* again = new QPushButton;
    place(again, "cancel", {200, 260, 80, 28});
    again->setIcon(themedIcon(QStringLiteral("list-add")));
    for (auto* child : root.findChildren<QWidget*>())
        child->show();
    QCOMPARE(traps(root).size(), 1);
    QCOMPARE(roleless(root).size(), 1);
    QCOMPARE(twins(root).size(), 1);
    QCOMPARE(unexplainedPictures(root).size(), 1);

    QWidget page;
    auto* card = new QWidget(&page);
    auto* chart = new QWidget(card);
    setAccessibleRole(*chart, QAccessible::Chart);
    chart->setFocusPolicy(Qt::StrongFocus);
    page.show();
    QVERIFY(roleless(page).isEmpty());
    QCOMPARE(tablelessCharts(page).size(), 1);
    auto* toggle = new QPushButton(card);
    toggle->setObjectName(QStringLiteral("someAsTable"));
    QVERIFY(tablelessCharts(page).isEmpty());
}

void AccessibleTest::tabComesBackTheWayItWent()
{
    window_->showDestination(QLatin1String(MainWindow::experimentsId));
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    window_->runsScreen()->table()->setFocus();
    QTRY_VERIFY(window_->focusWidget());
    QList<QWidget*> there{window_->focusWidget()};
    for (int step = 0; step < 12; ++step) {
        QTest::keyClick(there.last(), Qt::Key_Tab);
        there.append(window_->focusWidget());
    }
    for (auto back = there.size() - 2; back >= 0; --back) {
        QTest::keyClick(window_->focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
        QVERIFY2(window_->focusWidget() == there.at(back), qPrintable(described(*window_->focusWidget())));
    }
}

void AccessibleTest::tabComesRound()
{
    window_->showDestination(QLatin1String(MainWindow::experimentsId));
    window_->activateWindow();
    window_->runsScreen()->table()->setFocus();
    QTRY_VERIFY(window_->focusWidget());
    auto* begin = window_->focusWidget();
    QSet<QWidget*> visited;
    do {
        auto* at = window_->focusWidget();
        QVERIFY2(at && at->isVisible(), "focus went to nothing that can be seen");
        QVERIFY2(!visited.contains(at) || at == begin,
                 qPrintable(QStringLiteral("Tab is caught in ") + described(*at)));
        visited.insert(at);
        QTest::keyClick(at, Qt::Key_Tab);
        QVERIFY2(window_->focusWidget() != at,
                 qPrintable(QStringLiteral("Tab does not leave ") + described(*at)));
    } while (window_->focusWidget() != begin && visited.size() < 100);
    QCOMPARE(window_->focusWidget(), begin);
    QVERIFY(visited.size() >= 8);
}

QTEST_MAIN(AccessibleTest)
#include "tst_accessible.moc"
