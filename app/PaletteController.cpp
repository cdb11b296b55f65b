#include "app/PaletteController.h"

#include "app/ConnectionsController.h"
#include "app/RunsController.h"
#include "models/tables/EndpointModel.h"
#include "services/store/WordBreaks.h"

namespace ph {

namespace {

constexpr int typingPauseMs = 120;
constexpr int maxRuns = 30;
constexpr int maxEndpoints = 30;
const QLatin1String rollbackPrefix("rollback:");
const QLatin1String trafficId("traffic");

// One letter is the beginning of half of all words; one ideograph says something.
bool isWorthSearching(const QString& text)
{
    return text.size() > 1 || (!text.isEmpty() && isWordByItself(text.front().unicode()));
}

} // namespace

PaletteController::PaletteController(Workspace& workspace, ConnectionsController& connections,
                                     RunsController& runs, PaletteModel& model, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , runs_(runs)
    , model_(model)
{
    pause_.setSingleShot(true);
    pause_.setInterval(typingPauseMs);
    connect(&pause_, &QTimer::timeout, this, [this] {
        if (!isWorthSearching(query_.trimmed())) {
            foundRuns_.clear();
            showObjects();
            return;
        }
        auto& cache = workspace_.cache();
        job_ = workspace_.runner().run<QList<Found>>(
            {},
            [&cache, text = query_.trimmed()](JobContext&) -> Result<QList<Found>> {
                QList<Found> found;
                const auto add = [&](const EntityKey& key) {
                    if (auto run = cache.run(key); run && *run)
                        found.append({key, (*run)->name, (*run)->experimentId});
                };
                if (auto byId = cache.runsByIdPrefix(text, 5)) {
                    for (const auto& key : *byId)
                        add(key);
                }
                if (auto byText = cache.runsByText(text, maxRuns)) {
                    for (const auto& key : *byText)
                        add(key);
                }
                return found;
            },
            this,
            [this](Result<QList<Found>> found) {
                if (found)
                    foundRuns_ = *found;
                showObjects();
            });
    });
    connect(&runs_, &RunsController::experimentsLoaded, this, &PaletteController::showObjects);
}

void PaletteController::setActions(const QList<QAction*>& actions)
{
    actions_ = actions;
    QList<PaletteEntry> entries;
    for (qsizetype i = 0; i < actions_.size(); ++i) {
        const auto* action = actions_[i];
        entries.append({.id = QStringLiteral("action:%1").arg(i),
                        .title = QString(action->text()).remove(u'&'),
                        .section = tr("Action"),
                        .icon = action->property("ph_icon").toString(),
                        .shortcut = action->shortcut().toString(QKeySequence::NativeText)});
    }
    model_.applyActions(entries);
}

void PaletteController::setRollbacks(const QList<RollbackWay>& ways)
{
    if (ways == rollbacks_)
        return;
    rollbacks_ = ways;
    showObjects();
}

void PaletteController::setEndpoints(const EndpointModel* endpoints)
{
    endpoints_ = endpoints;
}

void PaletteController::setTraffic(const QString& endpoint, const QString& refusal)
{
    PaletteEntry traffic;
    if (!endpoint.isEmpty())
        traffic = {.id = trafficId,
                   .title = tr("Change traffic…"),
                   .detail = endpoint,
                   .section = tr("Endpoint"),
                   .icon = QStringLiteral("network-server"),
                   .refusal = refusal};
    if (traffic == traffic_)
        return;
    traffic_ = traffic;
    showObjects();
}

QString PaletteController::rollbackWords()
{
    return tr("Roll back");
}

void PaletteController::search(const QString& query)
{
    query_ = query;
    model_.filter(query);
    pause_.start();
}

void PaletteController::showObjects()
{
    const auto names = connections_.names();
    QList<PaletteEntry> entries;
    keys_.clear();
    const auto put = [&](PaletteEntry entry, const EntityKey& key) {
        if (keys_.contains(entry.id))
            return;
        keys_.insert(entry.id, key);
        entries.append(std::move(entry));
    };
    if (!traffic_.id.isEmpty())
        entries.append(traffic_);
    for (const auto& way : std::as_const(rollbacks_)) {
        entries.append({.id = rollbackPrefix + way.environment,
                        .title = tr("Roll back %1 to %2").arg(way.environment, way.target),
                        .detail = way.releaseId,
                        .section = tr("Environment"),
                        .icon = QStringLiteral("edit-undo"),
                        .keywords = rollbackWords()});
    }
    QHash<QString, QString> experiments; // names by entry id
    const auto experimentEntry = [](ConnectionId connection, const QString& remoteId) {
        return QStringLiteral("experiment:%1:%2").arg(connection.value).arg(remoteId);
    };
    for (const auto& e : runs_.experiments()) {
        const auto& key = e.experiment.key;
        const auto id = experimentEntry(key.connection, key.remoteId);
        experiments.insert(id, e.experiment.name);
        put({.id = id,
             .title = e.experiment.name,
             .detail = names.value(key.connection.value),
             .section = tr("Experiment"),
             .icon = QStringLiteral("folder")},
            key);
    }
    if (endpoints_ && isWorthSearching(query_.trimmed())) {
        const auto found = endpoints_->search(query_, maxEndpoints);
        for (const auto& line : found) {
            const auto& key = line->endpoint.key;
            put({.id = QStringLiteral("endpoint:%1:%2").arg(key.connection.value).arg(key.remoteId),
                 .title = line->endpoint.name,
                 .detail =
                     QStringLiteral("%1 · %2").arg(line->endpoint.ns, names.value(key.connection.value)),
                 .section = tr("Endpoint"),
                 .icon = QStringLiteral("network-server"),
                 .keywords = query_}, // found by its model or system, which the entry does not show
                key);
        }
    }
    for (const auto& found : foundRuns_) {
        QStringList detail{experiments.value(experimentEntry(found.key.connection, found.experimentId)),
                           found.key.remoteId.left(12), names.value(found.key.connection.value)};
        detail.removeAll(QString());
        put({.id = QStringLiteral("run:%1:%2").arg(found.key.connection.value).arg(found.key.remoteId),
             .title = found.name.isEmpty() ? found.key.remoteId : found.name,
             .detail = detail.join(QStringLiteral(" · ")),
             .section = tr("Run"),
             .icon = QStringLiteral("document-open"),
             .keywords = query_}, // found by tags or notes that the entry does not show
            found.key);
    }
    model_.applyObjects(entries);
}

void PaletteController::activate(const QString& id)
{
    if (id.startsWith(QLatin1String("action:"))) {
        const auto index = QStringView(id).mid(7).toInt();
        if (index >= 0 && index < actions_.size())
            actions_[index]->trigger();
        return;
    }
    if (id.startsWith(rollbackPrefix)) {
        Q_EMIT rollbackActivated(id.mid(rollbackPrefix.size()));
        return;
    }
    if (id == trafficId) {
        Q_EMIT trafficActivated();
        return;
    }
    const auto key = keys_.value(id);
    if (key.kind == EntityKind::Experiment)
        Q_EMIT experimentActivated(key);
    else if (key.kind == EntityKind::Endpoint)
        Q_EMIT endpointActivated(key);
    else if (!key.remoteId.isEmpty())
        Q_EMIT runActivated(key);
}

} // namespace ph
