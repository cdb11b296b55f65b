#include "models/tables/ConnectionTableModel.h"
#include "models/tables/JobListModel.h"
#include "models/tables/PaletteModel.h"
#include "tests/support/Testing.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/CommandPalette.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/common/SearchField.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/common/StateView.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/connections/ConnectionDialog.h"
#include "widgets/connections/ConnectionsScreen.h"
#include "widgets/shell/JobsPopup.h"
#include "widgets/shell/NavigationRail.h"
#include "widgets/shell/ShellFrame.h"
#include "widgets/shell/TopBar.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHeaderView>
#include <QRadioButton>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

using namespace ph;

namespace {

constexpr qint64 minute = 60'000;

qint64 ago(qint64 ms)
{
    return toMs(systemNow()) - ms;
}

Connection connectionNamed(qint64 id, const QString& name, const QString& kind, const QString& location)
{
    Connection c;
    c.id = {id};
    c.name = name;
    c.kind = kind;
    c.location = location;
    return c;
}

void fill(ConnectionTableModel& model)
{
    Connection prod = connectionNamed(1, QStringLiteral("fraud-prod"), QStringLiteral("mlflow"),
                                      QStringLiteral("https://mlflow.fraud.example.com"));
    prod.auth = AuthScheme::Bearer;
    prod.secrets.insert(QStringLiteral("token"), {QStringLiteral("keychain:fraud-prod/token")});
    Connection off = connectionNamed(5, QStringLiteral("old-cluster"), QStringLiteral("mlflow"),
                                     QStringLiteral("http://10.1.4.8:5000"));
    off.enabled = false;
    const auto kind = [](const char* id, const char* title) {
        ConnectorDescriptor descriptor;
        descriptor.kind = QString::fromLatin1(id);
        descriptor.title = QString::fromLatin1(title);
        return descriptor;
    };
    model.applyKinds({kind("mlflow", "MLflow tracking server"),
                      kind("mlflow-folder", "MLflow folder (mlruns)"),
                      kind("mlflow-db", "MLflow database (SQLite)")});
    model.applyConnections({prod, off,
                            connectionNamed(2, QStringLiteral("lab"), QStringLiteral("mlflow"),
                                            QStringLiteral("https://lab.example.com")),
                            connectionNamed(3, QStringLiteral("laptop"), QStringLiteral("mlflow-folder"),
                                            QStringLiteral("/home/ada/projects/churn/mlruns")),
                            connectionNamed(4, QStringLiteral("staging"), QStringLiteral("mlflow"),
                                            QStringLiteral("https://staging.example.com"))});
    SyncState well;
    well.connection = {1};
    well.lastSuccessMs = ago(2 * minute);
    well.nextTryMs = ago(-3 * minute);
    well.runsSeen = 48210;
    model.applySync(well);
    SyncState syncing;
    syncing.connection = {3};
    syncing.phase = SyncState::Phase::Syncing;
    syncing.lastSuccessMs = ago(5 * minute);
    syncing.runsSeen = 1240;
    syncing.experimentsDone = 3;
    syncing.experiments = 8;
    syncing.activity = QStringLiteral("Reading runs of churn-xgboost");
    model.applySync(syncing);
    SyncState waiting;
    waiting.connection = {2};
    waiting.phase = SyncState::Phase::Waiting;
    waiting.lastSuccessMs = ago(7 * 60 * minute);
    waiting.nextTryMs = ago(-2 * minute);
    waiting.runsSeen = 5000;
    waiting.errorKind = QStringLiteral("offline");
    waiting.errorText =
        QStringLiteral("lab.example.com cannot be reached. Check network and VPN; what was seen before "
                       "stays available.");
    model.applySync(waiting);
    SyncState stopped;
    stopped.connection = {4};
    stopped.phase = SyncState::Phase::Stopped;
    stopped.lastSuccessMs = ago(26 * 60 * minute);
    stopped.errorKind = QStringLiteral("unauthorized");
    stopped.errorText =
        QStringLiteral("The server does not accept the token. Edit the connection and give a valid one.");
    model.applySync(stopped);
    ProbeReport report;
    using V = ProbeLine::Verdict;
    report.lines = {{QStringLiteral("Reachable"), V::Yes, QStringLiteral("HTTP/2, 38 ms")},
                    {QStringLiteral("Server version"), V::Yes, QStringLiteral("3.6.0")},
                    {QStringLiteral("Signed in as"), V::Unknown, QStringLiteral("the server does not say")},
                    {QStringLiteral("May read experiments"), V::Yes, QStringLiteral("42 experiments")},
                    {QStringLiteral("May read logged models"), V::No, QStringLiteral("403 from the server")},
                    {QStringLiteral("Clock skew"), V::Warning, QStringLiteral("server is 94 s ahead")}};
    report.usable = true;
    model.applyProbe({1}, report, ago(minute));
}

ConnectorDescriptor mlflow()
{
    using F = SettingField;
    ConnectorDescriptor d;
    d.kind = QStringLiteral("mlflow");
    d.title = QStringLiteral("MLflow tracking server");
    d.summary = QStringLiteral("A running server, 2.x or 3.x, over HTTP.");
    d.locationLabel = QStringLiteral("Tracking URI");
    d.locationPlaceholder = QStringLiteral("https://mlflow.example.com");
    d.auths = {AuthScheme::None, AuthScheme::Basic, AuthScheme::Bearer, AuthScheme::ClientCertificate};
    F user{.name = QStringLiteral("user"), .label = QStringLiteral("User"), .kind = FieldKind::Text};
    user.onlyFor = {AuthScheme::Basic};
    user.need = F::Need::Required;
    F token{.name = QStringLiteral("token"), .label = QStringLiteral("Token"), .kind = FieldKind::Secret};
    token.onlyFor = {AuthScheme::Bearer};
    token.need = F::Need::Required;
    F ca{.name = QStringLiteral("caFile"), .label = QStringLiteral("CA file"), .kind = FieldKind::FilePath};
    ca.tier = F::Tier::Advanced;
    ca.help = QStringLiteral("Also trust the certificates in this PEM file.");
    F proxy{.name = QStringLiteral("proxy"), .label = QStringLiteral("Proxy"), .kind = FieldKind::Url};
    proxy.tier = F::Tier::Advanced;
    d.fields = {user, token, ca, proxy};
    return d;
}

QWidget* sampleControls()
{
    auto* page = new QWidget;
    page->setProperty("surface", true);
    page->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(space::xl, space::l, space::xl, space::l);
    layout->setSpacing(space::m);
    auto* banner = new Banner(page);
    banner->showError(Error::make(ErrorKind::Offline, QStringLiteral("POST /api/2.0/mlflow/runs/search"),
                                  QStringLiteral("could not resolve host")));
    layout->addWidget(banner);
    for (const Tone tone : {Tone::Good, Tone::Bad, Tone::Stale}) {
        auto* other = new Banner(page);
        other->showMessage({tone, QStringLiteral("A message in this tone, said in place.")});
        layout->addWidget(other);
    }
    auto* search = new SearchField(page);
    search->setTypeface(SearchField::Typeface::Code);
    search->setText(QStringLiteral("metrics.auc >> 0.9 and params.model = 'xgb'"));
    search->showError(13, 1, QStringLiteral("Expected a value after >"));
    layout->addWidget(search);

    auto* buttons = new QHBoxLayout;
    int n = 0;
    for (const ButtonKind kind :
         {ButtonKind::Primary, ButtonKind::Plain, ButtonKind::Danger, ButtonKind::Flat})
        buttons->addWidget(makeButton(QStringLiteral("b%1").arg(n++), QStringLiteral("Compare runs"), kind));
    auto* off = makeButton(QStringLiteral("off"), QStringLiteral("Not now"));
    off->setEnabled(false);
    buttons->addWidget(off);
    for (const char* icon : {"view-refresh", "view-filter", "object-columns", "view-group", "bookmark-new",
                             "pin", "document-export", "edit-copy", "office-chart-line", "overflow-menu"})
        buttons->addWidget(new IconButton(QString::fromLatin1(icon), QString::fromLatin1(icon)));
    buttons->addStretch(1);
    layout->addLayout(buttons);

    auto* inputs = new QHBoxLayout;
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("Group by model"), QStringLiteral("No groups")});
    auto* check = new QCheckBox(QStringLiteral("Only what varies"));
    check->setChecked(true);
    auto* partial = new QCheckBox(QStringLiteral("Some"));
    partial->setTristate(true);
    partial->setCheckState(Qt::PartiallyChecked);
    auto* radio = new QRadioButton(QStringLiteral("Steps"));
    radio->setChecked(true);
    inputs->addWidget(combo);
    inputs->addWidget(new QSpinBox);
    inputs->addWidget(check);
    inputs->addWidget(partial);
    inputs->addWidget(new QCheckBox(QStringLiteral("Off")));
    inputs->addWidget(radio);
    inputs->addWidget(new QRadioButton(QStringLiteral("Wall time")));
    inputs->addStretch(1);
    layout->addLayout(inputs);

    auto* badges = new QHBoxLayout;
    for (const RunStatus status : {RunStatus::Finished, RunStatus::Running, RunStatus::Failed,
                                   RunStatus::Killed, RunStatus::Scheduled, RunStatus::Unknown}) {
        auto* glyph = new StatusGlyph;
        glyph->setStatus(status);
        badges->addWidget(glyph);
    }
    badges->addWidget(new Badge(QStringLiteral("Finished"), Tone::Good));
    badges->addWidget(new Badge(QStringLiteral("Running"), Tone::Accent));
    badges->addWidget(new Badge(QStringLiteral("Failed"), Tone::Bad));
    badges->addWidget(new Badge(QStringLiteral("Killed"), Tone::Warning));
    badges->addWidget(new Badge(QStringLiteral("No data"), Tone::Unknown));
    badges->addWidget(new Badge(QStringLiteral("stale"), Tone::Stale));
    badges->addWidget(new Badge(QStringLiteral("12"), Tone::Neutral));
    badges->addWidget(new Chip(QStringLiteral("params.model = 'xgb'")));
    badges->addWidget(new Spinner);
    badges->addStretch(1);
    layout->addLayout(badges);
    auto* progress = new ProgressLine;
    progress->setProgress(40, 100);
    layout->addWidget(progress);

    auto* tabs = new QTabWidget;
    auto* table = new QTableView;
    auto* rows = new QStandardItemModel(24, 6, table);
    const QStringList heads{QStringLiteral("Run"),  QStringLiteral("Status"),  QStringLiteral("auc"),
                            QStringLiteral("loss"), QStringLiteral("Started"), QStringLiteral("模型")};
    rows->setHorizontalHeaderLabels(heads);
    for (int r = 0; r < 24; ++r) {
        rows->setItem(r, 0, new QStandardItem(QStringLiteral("calm-mule-%1").arg(1993 - r)));
        rows->setItem(r, 1, new QStandardItem(QStringLiteral("Finished")));
        for (const int c : {2, 3}) {
            auto* item = new QStandardItem(QString::number(0.9134 - 0.0111 * r * (c - 1), 'f', 4));
            item->setFont(digitFont());
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            rows->setItem(r, c, item);
        }
        auto* when = new QStandardItem(
            QStringLiteral("2026-11-%1 14:03:1%2").arg(21 - r % 9, 2, 10, QLatin1Char('0')).arg(r % 10));
        when->setFont(digitFont());
        rows->setItem(r, 4, when);
        rows->setItem(r, 5, new QStandardItem(QStringLiteral("梯度提升树")));
    }
    rows->item(1)->setCheckable(true);
    rows->item(1)->setCheckState(Qt::Checked);
    rows->item(2)->setCheckable(true);
    table->setModel(rows);
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->selectRow(3);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(height::row);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setSortingEnabled(true);
    table->setColumnWidth(0, 200);
    table->setColumnWidth(4, 170);
    tabs->addTab(table, QStringLiteral("Runs"));
    tabs->addTab(new QWidget, QStringLiteral("Chart"));
    tabs->addTab(new QWidget, QStringLiteral("Logged models"));
    layout->addWidget(tabs, 1);
    return page;
}

} // namespace

/// Shows everything together, in both schemes. With PH_GALLERY=folder it leaves the pictures there to look
/// at.
class tst_shell_gallery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyScreenPaints_data()
    {
        QTest::addColumn<int>("choice");
        QTest::newRow("light") << int(SchemeChoice::Light);
        QTest::newRow("dark") << int(SchemeChoice::Dark);
    }

    void everyScreenPaints()
    {
        QFETCH(int, choice);
        applyTheme(*qApp, SchemeChoice(choice));
        const QString scheme = QString::fromLatin1(QTest::currentDataTag());

        ConnectionTableModel connections;
        JobListModel jobs;
        PaletteModel palette;
        palette.applyActions({{QStringLiteral("sync"),
                               QStringLiteral("Sync all connections"),
                               {},
                               QStringLiteral("Action"),
                               QStringLiteral("view-refresh"),
                               QStringLiteral("Ctrl+R"),
                               {}},
                              {QStringLiteral("add"),
                               QStringLiteral("Add connection"),
                               {},
                               QStringLiteral("Action"),
                               QStringLiteral("list-add"),
                               {},
                               {}}});
        palette.applyObjects({{QStringLiteral("r1"),
                               QStringLiteral("calm-mule-1993"),
                               QStringLiteral("fraud-detection · lab"),
                               QStringLiteral("Run"),
                               QStringLiteral("media-playback-start"),
                               {},
                               {}},
                              {QStringLiteral("e1"),
                               QStringLiteral("xgboost-sweep"),
                               QStringLiteral("lab"),
                               QStringLiteral("Experiment"),
                               QStringLiteral("folder"),
                               {},
                               {}}});
        ShellFrame frame(&connections, &jobs, &palette);
        frame.resize(1280, 800);
        auto* screen = new ConnectionsScreen(&connections);
        frame.addDestination(QStringLiteral("runs"), QStringLiteral("view-list-tree"),
                             QStringLiteral("Experiments"), [] { return sampleControls(); });
        frame.addDestination(QStringLiteral("connections"), QStringLiteral("network-server"),
                             QStringLiteral("Connections"), [screen] { return screen; });
        frame.topBar()->setPlace(QStringLiteral("Pilothouse"));
        frame.statusLine()->setText(QStringLiteral("128 of 5,000 runs match"));
        frame.show();
        screen->setOfferedUri(QStringLiteral("http://localhost:5000"));
        frame.showDestination(QStringLiteral("connections"));
        shoot(frame, scheme + QStringLiteral("-empty"));

        fill(connections);
        screen->select({1});
        shoot(frame, scheme + QStringLiteral("-connections"));
        screen->select({4});
        jobs.applyJobs(
            {{1, QStringLiteral("Sync laptop"), QStringLiteral("Reading runs of churn-xgboost"), 1240, 5000},
             {2, QStringLiteral("Export runs.csv"), QStringLiteral("Writing"), 0, 0}});
        frame.statusLine()->setNetwork(StatusLine::Network::Offline);
        shoot(frame, scheme + QStringLiteral("-trouble"));
        shoot(*frame.statusLine()->jobsPopup(), scheme + QStringLiteral("-jobs"));
        frame.showDestination(QStringLiteral("runs"));
        auto* page = new StateView;
        page->setContent(stateForError(
            Error::make(ErrorKind::ServerFault, QStringLiteral("GET /x"), QStringLiteral("500"))));
        frame.openTab(QStringLiteral("a"), QStringLiteral("media-playback-start"),
                      QStringLiteral("calm-mule-1993"), page);
        shoot(frame, scheme + QStringLiteral("-error"));
        frame.showDestination(QStringLiteral("runs"));
        shoot(frame, scheme + QStringLiteral("-controls"));
        frame.commandPalette()->open();
        shoot(frame, scheme + QStringLiteral("-palette"));

        ConnectionDialog::Setup setup{.kinds = {mlflow()},
                                      .keychain = KeychainState::Available,
                                      .checkReference = [](const QString&) { return QString(); },
                                      .takenNames = {}};
        Connection edited = connections.find({1})->connection;
        ConnectionDialog dialog(setup, edited);
        dialog.show();
        dialog.finishTest(*connections.find({1})->probe);
        shoot(dialog, scheme + QStringLiteral("-dialog"));
    }

private:
    void shoot(QWidget& widget, const QString& name)
    {
        QCoreApplication::processEvents();
        const QImage picture = widget.grab().toImage();
        QVERIFY(!picture.isNull());
        // Something is there: more than a handful of colours in it.
        QSet<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 3) {
            for (int x = 0; x < picture.width(); x += 3)
                colours.insert(picture.pixel(x, y));
        }
        QVERIFY2(colours.size() > 8, qPrintable(name));
        const QString folder = qEnvironmentVariable("PH_GALLERY");
        if (!folder.isEmpty())
            QVERIFY(picture.save(QDir(folder).filePath(name + QStringLiteral(".png"))));
    }
};

QTEST_MAIN(tst_shell_gallery)
#include "tst_shell_gallery.moc"
