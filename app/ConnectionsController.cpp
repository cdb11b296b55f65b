#include "app/ConnectionsController.h"

#include "app/TrialVault.h"
#include "app/drift/PlacedTable.h"
#include "models/tables/ConnectionTableModel.h"
#include "models/values/UserInfo.h"
#include "services/connectors/Catalog.h"
#include "services/connectors/RecogniseLocation.h"
#include "services/sync/TableFetch.h"
#include "widgets/connections/ConnectionDialog.h"
#include "widgets/connections/ConnectionsScreen.h"

#include <QUuid>

namespace ph {

namespace {

/// Puts what was typed into the keychain and the references to it into the connection.
Result<Connection> withStoredSecrets(SecretVault& vault, Connection connection,
                                     const QMap<QString, QString>& newSecrets)
{
    for (auto it = newSecrets.begin(); it != newSecrets.end(); ++it) {
        const auto name =
            QStringLiteral("%1/%2").arg(QUuid::createUuid().toString(QUuid::WithoutBraces), it.key());
        auto ref = vault.store(name, it.value().toStdString());
        if (!ref)
            return fail(ref.error());
        connection.secrets[it.key()] = *ref;
    }
    return connection;
}

/// Keychain entries of `before` that `after` no longer uses.
void removeUnusedSecrets(SecretVault& vault, const Connection& before, const Connection& after)
{
    for (auto it = before.secrets.begin(); it != before.secrets.end(); ++it) {
        if (it.value().text.startsWith(QLatin1String("keychain:")) &&
            after.secrets.value(it.key()) != it.value())
            (void)vault.remove(it.value()); // what stays behind in the keychain harms nobody
    }
}

/// A local store is read from wherever the program is started next.
Connection withAbsoluteLocation(Connection connection)
{
    const auto descriptor = connectorDescriptor(connection.kind);
    if (descriptor && descriptor->holds != ConnectorDescriptor::Holds::Endpoints &&
        descriptor->location != LocationKind::Url)
        connection.location = absoluteLocation(connection.location);
    return connection;
}

/// Whether what was read at one says nothing about the other.
bool isElsewhere(const Connection& a, const Connection& b)
{
    // Another context of the same kubeconfig is another cluster.
    const auto context = QStringLiteral("context");
    return a.kind != b.kind || a.location != b.location ||
           a.settings.value(context) != b.settings.value(context);
}

Result<ProbeReport> probe(Link& link, std::stop_token stop)
{
    auto context = link.context(std::move(stop));
    if (!context)
        return fail(context.error());
    return link.connector().probe(*context);
}

} // namespace

ConnectionsController::ConnectionsController(Workspace& workspace, ConnectionTableModel& model,
                                             ConnectionsScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , model_(model)
    , screen_(screen)
    , connections_(workspace.connectionsAtStart())
{
    model_.applyKinds(connectorCatalog());
    model_.applyConnections(connections_);

    connect(&workspace_.poller(), &Poller::stateChanged, this, [this](const SyncState& state) {
        model_.applySync(state);
        Q_EMIT stateChanged(state);
    });
    connect(&screen_, &ConnectionsScreen::addRequested, this, [this] { showAddDialog(); });
    connect(&screen_, &ConnectionsScreen::sampleRequested, this, &ConnectionsController::sampleRequested);
    connect(&screen_, &ConnectionsScreen::offeredUriAccepted, this, &ConnectionsController::addOffered);
    connect(&screen_, &ConnectionsScreen::editRequested, this, &ConnectionsController::edit);
    connect(&screen_, &ConnectionsScreen::testRequested, this, &ConnectionsController::test);
    connect(&screen_, &ConnectionsScreen::testCancelled, this,
            [this](ConnectionId id) { tests_[id].cancel(); });
    connect(&screen_, &ConnectionsScreen::enabledChanged, this, &ConnectionsController::setEnabled);
    connect(&screen_, &ConnectionsScreen::removeRequested, this, [this](ConnectionId id) { remove(id); });
    connect(&screen_, &ConnectionsScreen::syncRequested, this,
            [this](ConnectionId id) { workspace_.poller().syncNow(id); });
    connect(&screen_, &ConnectionsScreen::syncCancelled, this,
            [this](ConnectionId id) { workspace_.poller().cancel(id); });
    screen_.setOfferedUri(offeredUri());
}

ConnectionsController::~ConnectionsController() = default;

QString ConnectionsController::offeredUri() const
{
    return withoutUserInfo(qEnvironmentVariable("MLFLOW_TRACKING_URI"));
}

void ConnectionsController::addOffered()
{
    if (auto offered = connectionFromEnvironment())
        showAddDialog(*offered);
}

QList<Connection> ConnectionsController::trackers() const
{
    QList<Connection> found;
    std::copy_if(connections_.begin(), connections_.end(), std::back_inserter(found),
                 [](const Connection& connection) { return holdsRuns(connection.kind); });
    return found;
}

QList<SyncState> ConnectionsController::trackerStates() const
{
    QList<SyncState> states;
    for (const auto& tracker : trackers())
        states.append(workspace_.poller().state(tracker.id));
    return states;
}

QMap<qint64, QString> ConnectionsController::names() const
{
    QMap<qint64, QString> all;
    for (const auto& connection : connections_)
        all.insert(connection.id.value, connection.name);
    return all;
}

std::optional<Connection> ConnectionsController::find(ConnectionId id) const
{
    for (const auto& connection : connections_) {
        if (connection.id == id)
            return connection;
    }
    return std::nullopt;
}

void ConnectionsController::start()
{
    for (const auto& connection : connections_)
        workspace_.poller().watch(connection);
    Q_EMIT connectionsChanged();
}

void ConnectionsController::take(const QList<Connection>& connections)
{
    connections_ = connections;
    model_.applyConnections(connections_);
    for (const auto& state : workspace_.poller().states())
        model_.applySync(state);
    Q_EMIT connectionsChanged();
}

QString ConnectionsController::freeName(const QString& wanted) const
{
    const auto taken = names().values();
    auto name = wanted;
    for (int i = 2; taken.contains(name); ++i)
        name = QStringLiteral("%1 %2").arg(wanted).arg(i);
    return name;
}

void ConnectionsController::accept(const Connection& connection)
{
    const auto at = std::find_if(connections_.begin(), connections_.end(),
                                 [&](const Connection& c) { return c.id == connection.id; });
    if (at == connections_.end())
        connections_.append(connection);
    else
        *at = connection;
    model_.applyConnections(connections_);
    workspace_.poller().watch(connection);
    Q_EMIT connectionsChanged();
}

void ConnectionsController::addKnown(const Connection& proposal)
{
    auto connection = withAbsoluteLocation(proposal);
    for (const auto& known : connections_) {
        if (known.kind == connection.kind && known.location == connection.location) {
            Q_EMIT connectionAdded(known);
            return;
        }
    }
    connection.name = freeName(proposal.name);
    auto& state = workspace_.state();
    // Each has a handle of its own: a second one that is added meanwhile must not cancel the first.
    std::erase_if(adds_, [](const JobHandle& job) { return !job.isRunning(); });
    adds_.push_back(workspace_.runner().run<Connection>(
        {}, [&state, connection](JobContext&) { return state.addConnection(connection); }, this,
        [this](Result<Connection> added) {
            if (!added)
                return screen_.showError(added.error());
            accept(*added);
            Q_EMIT connectionAdded(*added);
        }));
}

// --- the dialog

void ConnectionsController::showAddDialog(const Connection& proposal)
{
    auto connection = proposal;
    if (!connection.name.isEmpty())
        connection.name = freeName(connection.name);
    openDialog(connection);
}

void ConnectionsController::edit(ConnectionId id)
{
    if (const auto connection = find(id))
        openDialog(*connection);
}

void ConnectionsController::openDialog(const Connection& connection)
{
    // Whether there is a keychain is asked first, on a worker: the answer may take its time.
    auto& vault = workspace_.vault();
    dialogJob_ = workspace_.runner().run<bool>(
        {}, [&vault](JobContext&) -> Result<bool> { return vault.canStore(); }, this,
        [this, connection](Result<bool> canStore) {
            ConnectionDialog::Setup setup;
            setup.kinds = connectorCatalog();
            setup.keychain = canStore && *canStore ? KeychainState::Available : KeychainState::Missing;
            setup.checkReference = [](const QString& text) {
                const auto ref = parseSecretRef(text);
                return ref ? QString() : ref.error().detail;
            };
            for (const auto& other : connections_) {
                if (other.id != connection.id)
                    setup.takenNames.append(other.name);
            }
            auto* dialog = new ConnectionDialog(std::move(setup), connection, &screen_);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            connect(dialog, &ConnectionDialog::saved, this,
                    [this, dialog](const Connection& c, const QMap<QString, QString>& secrets) {
                        save(*dialog, c, secrets);
                    });
            connect(dialog, &ConnectionDialog::testRequested, this,
                    [this, dialog](const Connection& c, const QMap<QString, QString>& secrets) {
                        testUnsaved(*dialog, c, secrets);
                    });
            connect(dialog, &ConnectionDialog::testCancelled, this, [this] { dialogTest_.cancel(); });
            connect(dialog, &ConnectionDialog::choicesWanted, this,
                    [this, dialog](const Connection& c) { findChoices(*dialog, c); });
            findChoices(*dialog, dialog->connection());
            dialog->open();
        });
}

void ConnectionsController::findChoices(ConnectionDialog& dialog, const Connection& connection)
{
    choicesJob_ = workspace_.runner().run<QMap<QString, QStringList>>(
        {},
        [connection](JobContext&) -> Result<QMap<QString, QStringList>> { return fieldChoices(connection); },
        &dialog,
        [&dialog, connection](Result<QMap<QString, QStringList>> choices) {
            dialog.setChoices(connection, choices.value_or(QMap<QString, QStringList>()));
        });
}

void ConnectionsController::save(ConnectionDialog& dialog, const Connection& typed,
                                 const QMap<QString, QString>& newSecrets)
{
    const auto connection = withAbsoluteLocation(typed);
    auto& vault = workspace_.vault();
    auto& cache = workspace_.cache();
    auto& state = workspace_.state();
    const auto before = find(connection.id);
    const bool moved = before && isElsewhere(withAbsoluteLocation(*before), connection);
    JobSpec spec;
    if (moved) {
        workspace_.poller().forget(connection.id); // nothing may write rows of the old place any more
        spec.slot = QStringLiteral("sync-%1").arg(connection.id.value);
        spec.slotLimit = 1;
    }
    saveJob_ = workspace_.runner().run<Connection>(
        std::move(spec),
        [&vault, &cache, &state, tables = runTablesFolder(workspace_), connection, newSecrets, before,
         moved](JobContext&) -> Result<Connection> {
            auto complete = withStoredSecrets(vault, connection, newSecrets);
            if (!complete)
                return complete;
            if (auto there = checkLocation(*complete); !there)
                return fail(there.error());
            if (!before)
                return state.addConnection(*complete);
            // The cache first: a crash between leaves the old place to be read again, not its rows as the
            // new.
            if (moved) {
                if (auto forgotten = cache.forgetRead(connection.id); !forgotten)
                    return fail(forgotten.error());
                removeTables(tables, connection.id);
            }
            if (auto updated = state.updateConnection(*complete); !updated)
                return fail(updated.error());
            removeUnusedSecrets(vault, *before, *complete);
            return complete;
        },
        this,
        [this, dialog = QPointer(&dialog), before, moved](Result<Connection> saved) {
            if (!saved) {
                if (moved)
                    workspace_.poller().watch(*before);
                if (dialog)
                    dialog->showSaveError(saved.error());
                return;
            }
            accept(*saved);
            screen_.select(saved->id);
            if (dialog)
                dialog->accept();
            if (!before)
                Q_EMIT connectionAdded(*saved);
        });
}

void ConnectionsController::testUnsaved(ConnectionDialog& dialog, const Connection& connection,
                                        const QMap<QString, QString>& newSecrets)
{
    dialog.beginTest();
    auto& vault = workspace_.vault();
    auto& transport = workspace_.transport();
    dialogTest_ = workspace_.runner().run<ProbeReport>(
        {},
        [&vault, &transport, connection, newSecrets,
         clock = workspace_.clock()](JobContext& job) -> Result<ProbeReport> {
            TrialVault trial(vault);
            auto complete = withStoredSecrets(trial, connection, newSecrets);
            if (!complete)
                return fail(complete.error());
            auto connector = makeConnector(*complete);
            if (!connector)
                return fail(connector.error());
            Link link(*complete, std::move(*connector), transport, trial, clock);
            return probe(link, job.stop);
        },
        &dialog,
        [&dialog](Result<ProbeReport> report) {
            if (!report)
                return dialog.failTest(report.error());
            for (const auto& line : report->lines)
                dialog.addProbeLine(line);
            dialog.finishTest(*report);
        });
}

// --- what is done to a connection that is there

void ConnectionsController::test(ConnectionId id)
{
    const auto connection = find(id);
    if (!connection || tests_[id].isRunning())
        return;
    auto link = workspace_.links().make(*connection); // a disabled one has none of its own
    if (!link)
        return screen_.showError(link.error());
    screen_.beginTest(id);
    tests_[id] = workspace_.runner().run<ProbeReport>(
        {.title = tr("Testing %1").arg(connection->name)},
        [link = *link](JobContext& job) { return probe(*link, job.stop); }, this,
        [this, id](Result<ProbeReport> report) {
            if (report) {
                for (const auto& line : report->lines)
                    screen_.addProbeLine(id, line);
                model_.applyProbe(id, *report, toMs(workspace_.clock()()));
            } else if (report.error().kind != ErrorKind::Cancelled) {
                screen_.showError(report.error());
            }
            screen_.finishTest(id);
        });
}

void ConnectionsController::setEnabled(ConnectionId id, bool enabled)
{
    auto connection = find(id);
    if (!connection)
        return;
    connection->enabled = enabled;
    auto& state = workspace_.state();
    changes_[id] = workspace_.runner().run<void>(
        {}, [&state, c = *connection](JobContext&) { return state.updateConnection(c); }, this,
        [this, c = *connection](Result<void> done) {
            if (!done)
                return screen_.showError(done.error());
            accept(c);
        });
}

void ConnectionsController::remove(ConnectionId id, Step step)
{
    const auto connection = find(id);
    if (!connection)
        return;
    workspace_.poller().forget(id); // nothing may write rows of it any more
    auto& vault = workspace_.vault();
    auto& cache = workspace_.cache();
    auto& state = workspace_.state();
    changes_[id] = workspace_.runner().run<void>(
        {.title = tr("Removing %1").arg(connection->name),
         .slot = QStringLiteral("sync-%1").arg(id.value),
         .slotLimit = 1},
        [&vault, &cache, &state, tables = runTablesFolder(workspace_),
         c = *connection](JobContext&) -> Result<void> {
            removeUnusedSecrets(vault, c, {});
            removeTables(tables, c.id);
            if (auto done = cache.removeConnection(c.id); !done)
                return done;
            return state.removeConnection(c.id);
        },
        this,
        [this, c = *connection, step](Result<void> done) {
            if (!done) {
                workspace_.poller().watch(c);
                screen_.showError(done.error());
                if (step == Step::Again)
                    Q_EMIT editFailed();
                return;
            }
            connections_.removeIf([&](const Connection& other) { return other.id == c.id; });
            model_.applyConnections(connections_);
            screen_.showNote(tr("Removed %1").arg(c.name));
            Q_EMIT connectionsChanged();
            if (step == Step::First)
                tellRemoved(c);
        });
}

/// Secrets that were in the keychain are gone from it: such a connection would come back without them.
void ConnectionsController::tellRemoved(const Connection& connection)
{
    const auto isKept = [](const SecretRef& ref) { return ref.text.startsWith(QLatin1String("keychain:")); };
    if (std::any_of(connection.secrets.begin(), connection.secrets.end(), isKept))
        return;
    const auto id = std::make_shared<ConnectionId>(connection.id);
    Q_EMIT edited({tr("removing %1").arg(connection.name),
                   [this, connection, id] { addAgain(connection, id); },
                   [this, id] { remove(*id, Step::Again); }});
}

void ConnectionsController::addAgain(const Connection& removed, const std::shared_ptr<ConnectionId>& id)
{
    auto connection = removed;
    connection.id = {};
    connection.name = freeName(removed.name);
    std::erase_if(adds_, [](const JobHandle& job) { return !job.isRunning(); });
    adds_.push_back(workspace_.runner().run<Connection>(
        {},
        [&state = workspace_.state(), connection](JobContext&) { return state.addConnection(connection); },
        this,
        [this, id](Result<Connection> added) {
            if (!added) {
                screen_.showError(added.error());
                Q_EMIT editFailed();
                return;
            }
            *id = added->id;
            accept(*added);
            screen_.showNote(
                tr("%1 is connected again. What was cached of it is read anew.").arg(added->name));
        }));
}

} // namespace ph
