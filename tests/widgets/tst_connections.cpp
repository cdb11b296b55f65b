#include "models/tables/ConnectionTableModel.h"
#include "tests/support/Testing.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Theme.h"
#include "widgets/connections/ConnectionDialog.h"
#include "widgets/connections/ConnectionsScreen.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

using namespace ph;

namespace {

const QString hostile = QStringLiteral("<b>x</b><img src=file:///etc/passwd>");

ConnectorDescriptor server()
{
    ConnectorDescriptor d;
    d.kind = QStringLiteral("mlflow");
    d.title = QStringLiteral("MLflow tracking server");
    d.auths = {AuthScheme::None, AuthScheme::Basic, AuthScheme::Bearer};
    SettingField user{.name = QStringLiteral("user"), .label = QStringLiteral("User")};
    user.onlyFor = {AuthScheme::Basic};
    user.need = SettingField::Need::Required;
    SettingField token{
        .name = QStringLiteral("token"), .label = QStringLiteral("Token"), .kind = FieldKind::Secret};
    token.onlyFor = {AuthScheme::Bearer};
    token.need = SettingField::Need::Required;
    SettingField proxy{
        .name = QStringLiteral("proxy"), .label = QStringLiteral("Proxy"), .kind = FieldKind::Url};
    proxy.tier = SettingField::Tier::Advanced;
    d.fields = {user, token, proxy};
    return d;
}

ConnectorDescriptor folder()
{
    ConnectorDescriptor d;
    d.kind = QStringLiteral("mlflow-folder");
    d.title = QStringLiteral("MLflow folder");
    d.location = LocationKind::Folder;
    return d;
}

ConnectorDescriptor cluster()
{
    ConnectorDescriptor d;
    d.kind = QStringLiteral("kubernetes");
    d.title = QStringLiteral("Kubernetes cluster");
    d.location = LocationKind::File;
    d.holds = ConnectorDescriptor::Holds::Endpoints;
    d.fields = {{.name = QStringLiteral("context"), .label = QStringLiteral("Context")},
                {.name = QStringLiteral("allowControl"),
                 .label = QStringLiteral("Control"),
                 .kind = FieldKind::Switch,
                 .placeholder = QStringLiteral("Allowed")}};
    return d;
}

Connection clusterOf(qint64 id, const QString& name)
{
    Connection c;
    c.id = {id};
    c.name = name;
    c.kind = QStringLiteral("kubernetes");
    c.location = QStringLiteral("/home/ada/.kube/config");
    return c;
}

ConnectionDialog::Setup setup(KeychainState keychain = KeychainState::Available)
{
    return {.kinds = {server(), folder(), cluster()},
            .keychain = keychain,
            .checkReference =
                [](const QString& text) {
                    return text.startsWith(QStringLiteral("env:")) ? QString()
                                                                   : QStringLiteral("not a reference");
                },
            .takenNames = {QStringLiteral("lab")}};
}

template <class T>
T* child(QWidget& parent, const char* name)
{
    return parent.findChild<T*>(QString::fromLatin1(name));
}

void type(QWidget& parent, const char* name, const QString& text)
{
    auto* edit = child<QLineEdit>(parent, name);
    edit->clear();
    QTest::keyClicks(edit, text);
}

void choose(QWidget& parent, const char* name, const QVariant& data)
{
    auto* combo = child<QComboBox>(parent, name);
    combo->setCurrentIndex(combo->findData(data));
}

Connection connectionOf(qint64 id, const QString& name)
{
    Connection c;
    c.id = {id};
    c.name = name;
    c.kind = QStringLiteral("mlflow");
    c.location = QStringLiteral("https://example.com");
    return c;
}

} // namespace

class tst_connections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyTheme(*qApp, SchemeChoice::Light);
        qRegisterMetaType<ph::Connection>();
        qRegisterMetaType<ph::ConnectionId>();
    }

    void addingNeedsAPlaceAndANameOfItsOwn()
    {
        ConnectionDialog dialog(setup(), {});
        QSignalSpy saved(&dialog, &ConnectionDialog::saved);
        auto* save = child<QPushButton>(dialog, "save");
        save->click();
        QCOMPARE(saved.count(), 0);
        QVERIFY(!child<QLabel>(dialog, "problem-location")->isHidden());

        type(dialog, "location", QStringLiteral("https://mlflow.example.com:5000"));
        QCOMPARE(child<QLineEdit>(dialog, "name")->text(), QStringLiteral("mlflow.example.com"));
        type(dialog, "name", QStringLiteral("LAB"));
        save->click();
        QCOMPARE(saved.count(), 0);
        type(dialog, "name", QStringLiteral("prod"));
        save->click();
        QCOMPARE(saved.count(), 1);
        const auto connection = saved.at(0).at(0).value<Connection>();
        QCOMPARE(connection.name, QStringLiteral("prod"));
        QCOMPARE(connection.kind, QStringLiteral("mlflow"));
        QCOMPARE(connection.location, QStringLiteral("https://mlflow.example.com:5000"));
    }

    void credentialsInTheAddressAreRefused()
    {
        ConnectionDialog dialog(setup(), {});
        QSignalSpy saved(&dialog, &ConnectionDialog::saved);
        type(dialog, "location", QStringLiteral("https://ada:secret@example.com"));
        child<QPushButton>(dialog, "save")->click();
        QCOMPARE(saved.count(), 0);
        type(dialog, "location", QStringLiteral("https://example.com"));
        type(dialog, "field-proxy", QStringLiteral("ada:secret@proxy:3128"));
        child<QPushButton>(dialog, "save")->click();
        QCOMPARE(saved.count(), 0);
        QVERIFY(!child<QLabel>(dialog, "problem-proxy-field")->text().contains(QStringLiteral("secret")));
        type(dialog, "field-proxy", QStringLiteral("proxy:3128"));
        child<QPushButton>(dialog, "save")->click();
        QCOMPARE(saved.count(), 1);
    }

    void aTypedSecretTravelsApartFromTheConnection()
    {
        ConnectionDialog dialog(setup(), {});
        QSignalSpy saved(&dialog, &ConnectionDialog::saved);
        type(dialog, "location", QStringLiteral("https://example.com"));
        choose(dialog, "auth", int(AuthScheme::Bearer));
        child<QPushButton>(dialog, "save")->click();
        QCOMPARE(saved.count(), 0); // the token is needed
        QCOMPARE(child<QLineEdit>(dialog, "secret-token")->echoMode(), QLineEdit::Password);
        type(dialog, "secret-token", QStringLiteral("hunter2"));
        child<QPushButton>(dialog, "save")->click();
        QCOMPARE(saved.count(), 1);
        QVERIFY(saved.at(0).at(0).value<Connection>().secrets.isEmpty());
        QCOMPARE((saved.at(0).at(1).value<QMap<QString, QString>>()),
                 (QMap<QString, QString>{{QStringLiteral("token"), QStringLiteral("hunter2")}}));
    }

    void withoutAKeychainOnlyAReferenceIsTaken()
    {
        ConnectionDialog dialog(setup(KeychainState::Missing), {});
        QSignalSpy saved(&dialog, &ConnectionDialog::saved);
        type(dialog, "location", QStringLiteral("https://example.com"));
        choose(dialog, "auth", int(AuthScheme::Bearer));
        QVERIFY(child<QLineEdit>(dialog, "secret-token")->isHidden());
        type(dialog, "reference-token", QStringLiteral("hunter2"));
        QCOMPARE(child<QLabel>(dialog, "problem-token")->text(), QStringLiteral("not a reference"));
        child<QPushButton>(dialog, "save")->click();
        QCOMPARE(saved.count(), 0);
        type(dialog, "reference-token", QStringLiteral("env:TOKEN"));
        child<QPushButton>(dialog, "save")->click();
        QCOMPARE(saved.count(), 1);
        QCOMPARE(saved.at(0).at(0).value<Connection>().secrets.value(QStringLiteral("token")).text,
                 QStringLiteral("env:TOKEN"));
        QVERIFY((saved.at(0).at(1).value<QMap<QString, QString>>().isEmpty()));
    }

    void fieldsFollowTheSchemeAndUnusedOnesAreNotKept()
    {
        Connection given = connectionOf(3, QStringLiteral("x"));
        given.auth = AuthScheme::Basic;
        given.settings.insert(QStringLiteral("user"), QStringLiteral("ada"));
        ConnectionDialog dialog(setup(), given);
        QCOMPARE(dialog.connection(), given);
        choose(dialog, "auth", int(AuthScheme::None));
        QVERIFY(!dialog.connection().settings.contains(QStringLiteral("user")));
        QVERIFY(!child<QComboBox>(dialog, "kind")->isEnabled());
    }

    void aFolderHasNoAuthenticationAndOffersToBrowse()
    {
        ConnectionDialog dialog(setup(), {});
        QVERIFY(!child<QWidget>(dialog, "browse"));
        choose(dialog, "kind", QStringLiteral("mlflow-folder"));
        QVERIFY(child<QWidget>(dialog, "browse"));
        QVERIFY(!child<QComboBox>(dialog, "auth"));
    }

    /// Also of what is built anew for another kind.
    void tabGoesThroughTheFormAsItIsRead()
    {
        ConnectionDialog dialog(setup(), {});
        dialog.show();
        choose(dialog, "kind", QStringLiteral("mlflow"));
        choose(dialog, "kind", folder().kind);
        QTRY_VERIFY(child<QWidget>(dialog, "browse")->isVisible()); // what is new shows an event later
        QStringList order;
        auto* begin = child<QWidget>(dialog, "kind");
        for (auto* at = begin->nextInFocusChain(); at != begin; at = at->nextInFocusChain()) {
            if (at->isVisible() && (at->focusPolicy() & Qt::TabFocus) && !at->objectName().isEmpty())
                order.append(at->objectName());
        }
        const QStringList wanted{QStringLiteral("location"), QStringLiteral("browse"), QStringLiteral("name"),
                                 QStringLiteral("test"), QStringLiteral("save")};
        order.removeIf([&](const QString& name) { return !wanted.contains(name); });
        QCOMPARE(order, wanted);
    }

    void aTestShowsItsLinesAsTheyCome()
    {
        ConnectionDialog dialog(setup(), connectionOf(1, QStringLiteral("prod")));
        QSignalSpy asked(&dialog, &ConnectionDialog::testRequested);
        QSignalSpy cancelled(&dialog, &ConnectionDialog::testCancelled);
        auto* test = child<QPushButton>(dialog, "test");
        test->click();
        QCOMPARE(asked.count(), 1);
        dialog.beginTest();
        dialog.addProbeLine({QStringLiteral("Reachable"), ProbeLine::Verdict::Yes, hostile});
        QCOMPARE(child<QLabel>(dialog, "probeDetail")->text(), hostile);
        test->click();
        QCOMPARE(cancelled.count(), 1);
        dialog.failTest(Error::make(ErrorKind::Cancelled, QStringLiteral("probe")));
        test->click();
        QCOMPARE(asked.count(), 2);
    }

    void aSwitchIsABoxThatSaysYesOrNothing()
    {
        ConnectionDialog dialog(setup(), clusterOf(1, QStringLiteral("prod")));
        auto* box = child<QCheckBox>(dialog, "field-allowControl");
        QVERIFY(box);
        QCOMPARE(box->text(), QStringLiteral("Allowed"));
        QVERIFY(!box->isChecked());
        QVERIFY(!dialog.connection().settings.contains(QStringLiteral("allowControl")));
        box->click();
        const auto allowed = dialog.connection();
        QCOMPARE(allowed.settings.value(QStringLiteral("allowControl")), QStringLiteral("yes"));
        ConnectionDialog again(setup(), allowed);
        QVERIFY(child<QCheckBox>(again, "field-allowControl")->isChecked());
        QSignalSpy saved(&again, &ConnectionDialog::saved);
        child<QPushButton>(again, "save")->click();
        QCOMPARE(saved.count(), 1);
    }

    void whatMayBePutIntoAFieldIsOffered()
    {
        ConnectionDialog dialog(setup(), clusterOf(1, QStringLiteral("prod")));
        QSignalSpy wanted(&dialog, &ConnectionDialog::choicesWanted);
        auto* context = child<QLineEdit>(dialog, "field-context");
        const QMap<QString, QStringList> choices{
            {QStringLiteral("context"), {QStringLiteral("prod-eu"), QStringLiteral("prod-us")}}};
        dialog.setChoices(clusterOf(1, QStringLiteral("prod")), choices);
        QVERIFY(context->completer());
        context->completer()->setCompletionPrefix(QStringLiteral("US"));
        QCOMPARE(context->completer()->completionCount(), 1);
        QCOMPARE(context->completer()->currentCompletion(), QStringLiteral("prod-us"));

        type(dialog, "location", QStringLiteral("/elsewhere"));
        QTest::keyClick(child<QLineEdit>(dialog, "location"), Qt::Key_Return);
        QVERIFY(wanted.count() > 0);
        QCOMPARE(wanted.last().at(0).value<Connection>().location, QStringLiteral("/elsewhere"));
        dialog.setChoices(clusterOf(1, QStringLiteral("prod")), {{QStringLiteral("context"), {}}});
        context->completer()->setCompletionPrefix({});
        QCOMPARE(context->completer()->completionCount(), 2); // those were of another place
    }

    void aClusterHasEndpointsAndNoRuns()
    {
        ConnectionDialog dialog(setup(), clusterOf(1, QStringLiteral("prod")));
        ProbeReport report;
        report.usable = true;
        dialog.finishTest(report);
        QVERIFY(child<QLabel>(dialog, "bannerText")->text().contains(QStringLiteral("endpoints")));

        ConnectionTableModel model;
        model.applyKinds({server(), cluster()});
        ConnectionsScreen screen(&model);
        model.applyConnections({clusterOf(1, QStringLiteral("prod"))});
        auto* title = child<QLabel>(screen, "detailHeldTitle");
        auto* held = child<QLabel>(screen, "detailHeld");
        QCOMPARE(title->text(), QStringLiteral("Endpoints"));
        QCOMPARE(held->text(), QString(QChar(0x2013)));
        SyncState sync;
        sync.connection = {1};
        sync.endpoints = 12;
        model.applySync(sync);
        QCOMPARE(held->text(), QStringLiteral("12"));
        QCOMPARE(model.index(0, ConnectionTableModel::HoldsColumn).data().toString(),
                 QStringLiteral("12 endpoints"));
        child<QPushButton>(screen, "remove")->click();
        QVERIFY(!child<QLabel>(screen, "confirmText")->text().contains(QStringLiteral("runs")));
    }

    void anEmptyScreenOffersWhatCanBeDone()
    {
        ConnectionTableModel model;
        ConnectionsScreen screen(&model);
        QSignalSpy added(&screen, &ConnectionsScreen::addRequested);
        QSignalSpy sample(&screen, &ConnectionsScreen::sampleRequested);
        QSignalSpy offered(&screen, &ConnectionsScreen::offeredUriAccepted);
        QVERIFY(!child<QPushButton>(screen, "useOffered"));
        child<QPushButton>(screen, "addFirst")->click();
        child<QPushButton>(screen, "openSample")->click();
        screen.setOfferedUri(QStringLiteral("http://localhost:5000"));
        child<QPushButton>(screen, "useOffered")->click();
        QCOMPARE(added.count(), 1);
        QCOMPARE(sample.count(), 1);
        QCOMPARE(offered.at(0).at(0).toString(), QStringLiteral("http://localhost:5000"));
    }

    void removingIsConfirmedInPlaceAndNamesWhatGoes()
    {
        ConnectionTableModel model;
        ConnectionsScreen screen(&model);
        model.applyConnections({connectionOf(1, QStringLiteral("prod"))});
        SyncState sync;
        sync.connection = {1};
        sync.runsSeen = 5000;
        model.applySync(sync);
        QSignalSpy removed(&screen, &ConnectionsScreen::removeRequested);
        child<QPushButton>(screen, "remove")->click();
        QCOMPARE(removed.count(), 0);
        QVERIFY(child<QLabel>(screen, "confirmText")->text().contains(QStringLiteral("“prod”")));
        child<QPushButton>(screen, "confirmNo")->click();
        QVERIFY(child<QWidget>(screen, "confirmRemove")->isHidden());
        child<QPushButton>(screen, "remove")->click();
        child<QPushButton>(screen, "confirmYes")->click();
        QCOMPARE(removed.count(), 1);
        QCOMPARE(removed.at(0).at(0).value<ConnectionId>().value, qint64(1));
    }

    void whileSyncingTheButtonCancels()
    {
        ConnectionTableModel model;
        ConnectionsScreen screen(&model);
        model.applyConnections({connectionOf(1, QStringLiteral("prod"))});
        QSignalSpy started(&screen, &ConnectionsScreen::syncRequested);
        QSignalSpy cancelled(&screen, &ConnectionsScreen::syncCancelled);
        child<QPushButton>(screen, "sync")->click();
        SyncState sync;
        sync.connection = {1};
        sync.phase = SyncState::Phase::Syncing;
        model.applySync(sync);
        child<QPushButton>(screen, "sync")->click();
        QCOMPARE(started.count(), 1);
        QCOMPARE(cancelled.count(), 1);
    }

    void theSelectionFollowsTheConnectionThroughUpdates()
    {
        ConnectionTableModel model;
        ConnectionsScreen screen(&model);
        model.applyConnections({connectionOf(1, QStringLiteral("b")), connectionOf(2, QStringLiteral("c"))});
        screen.select({2});
        model.applyConnections({connectionOf(1, QStringLiteral("b")), connectionOf(2, QStringLiteral("a")),
                                connectionOf(3, QStringLiteral("0"))});
        QCOMPARE(screen.selected().value, qint64(2));
        QCOMPARE(child<QLabel>(screen, "detailName")->text(), QStringLiteral("a"));
    }

    void whatCouldNotBeReadIsListed()
    {
        ConnectionTableModel model;
        ConnectionsScreen screen(&model);
        model.applyConnections({connectionOf(1, QStringLiteral("prod"))});
        SyncState sync;
        sync.connection = {1};
        sync.lastSuccessMs = 1;
        model.applySync(sync);
        auto* unread = child<QLabel>(screen, "detailUnread");
        QVERIFY(unread->isHidden());

        sync.unread = {
            {QStringLiteral("mlruns/7/meta.yaml"),
             Error::make(ErrorKind::Unreadable, QStringLiteral("mlruns/7"), QStringLiteral("line 1"))},
            {hostile, Error::make(ErrorKind::Forbidden, QStringLiteral("mlruns/8"))}};
        sync.unreadItems = 5;
        model.applySync(sync);
        QVERIFY(!unread->isHidden());
        QCOMPARE(unread->textFormat(), Qt::PlainText);
        QCOMPARE(unread->text(), QStringLiteral("mlruns/7/meta.yaml: line 1\n%1: %2\nand 3 more")
                                     .arg(hostile, errorTitle(ErrorKind::Forbidden)));
        QCOMPARE(child<QWidget>(screen, "detailHealth")->accessibleName(),
                 QStringLiteral("Synced, 5 items could not be read"));

        sync.unread.clear();
        sync.unreadItems = 0;
        model.applySync(sync);
        QVERIFY(unread->isHidden());
    }

    void connectionsAreFiltered()
    {
        ConnectionTableModel model;
        ConnectionsScreen screen(&model);
        screen.resize(1000, 600);
        screen.show();
        model.applyConnections(
            {connectionOf(1, QStringLiteral("lab")), connectionOf(2, QStringLiteral("prod"))});
        const auto* list = child<QListView>(screen, "connectionList");
        auto* edit = child<QWidget>(screen, "connectionSearch")->findChild<QLineEdit*>();
        const auto type = [edit](const QString& words) {
            edit->selectAll();
            QTest::keyClicks(edit, words);
        };
        QTest::keyClick(&screen, Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(screen.focusWidget(), edit);
        type(QStringLiteral("PRO mlflow"));
        QTRY_COMPARE(list->model()->rowCount(), 1);
        QCOMPARE(screen.selected(), ConnectionId{2}); // what the buttons beside it act on
        QCOMPARE(child<QLabel>(screen, "detailName")->text(), QStringLiteral("prod"));
        type(QStringLiteral("no such words"));
        QTRY_VERIFY(child<QWidget>(screen, "connectionsUnmatched")->isVisible());
        QCOMPARE(screen.selected(), ConnectionId{});
        QVERIFY(!child<QLabel>(screen, "detailName")->isVisible());
        child<QPushButton>(screen, "clearConnectionFilter")->click();
        QCOMPARE(list->model()->rowCount(), 2);
        type(QStringLiteral("prod"));
        QTRY_COMPARE(list->model()->rowCount(), 1);
        screen.select({1}); // somebody is led to it
        QCOMPARE(screen.selected(), ConnectionId{1});
        QVERIFY(edit->text().isEmpty());
    }

    void hostileNamesAndErrorsAreShownAsTheyAre()
    {
        ConnectionTableModel model;
        ConnectionsScreen screen(&model);
        Connection bad = connectionOf(1, hostile);
        bad.location = hostile;
        model.applyConnections({bad});
        SyncState sync;
        sync.connection = {1};
        sync.phase = SyncState::Phase::Stopped;
        sync.errorKind = hostile;
        sync.errorText = hostile;
        sync.activity = hostile;
        model.applySync(sync);
        ProbeReport report;
        report.lines = {{hostile, ProbeLine::Verdict::No, hostile}};
        model.applyProbe({1}, report, 0);
        for (const QLabel* label : screen.findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        for (const QWidget* widget : screen.findChildren<QWidget*>())
            QVERIFY(!widget->toolTip().contains(QStringLiteral("<img")));
        QCOMPARE(child<QLabel>(screen, "bannerText")->textFormat(), Qt::PlainText);
        QCOMPARE(child<QLabel>(screen, "detailName")->text(), hostile);
    }
};

QTEST_MAIN(tst_connections)
#include "tst_connections.moc"
