#include "app/palette/PaletteController.h"

#include "app/ConnectionsController.h"
#include "app/palette/ActionText.h"
#include "app/palette/ObjectEntries.h"
#include "models/tables/EndpointModel.h"
#include "services/store/WordBreaks.h"

namespace ph {

namespace {

constexpr int typingPauseMs = 120;
constexpr int maxRuns = 30;
constexpr int maxEndpoints = 30;
const QLatin1String actionPrefix("action:");
const QLatin1String pagePrefix("page:");
const QLatin1String rollbackPrefix("rollback:");
const QLatin1String trafficId("traffic");
const QString recentName = QStringLiteral("palette-recent");

// One letter is the beginning of half of all words; one ideograph says something.
bool isWorthSearching(const QString& text)
{
    return text.size() > 1 || (!text.isEmpty() && isWordByItself(text.front().unicode()));
}

QList<NamedObject> runsByText(CacheStore& cache, const QMap<qint64, QString>& connections,
                              const QString& text)
{
    QList<EntityKey> keys;
    if (const auto byId = cache.runsByIdPrefix(text, 5))
        keys.append({byId->begin(), byId->end()});
    if (const auto byText = cache.runsByText(text, maxRuns))
        keys.append({byText->begin(), byText->end()});
    QList<NamedObject> found;
    for (const auto& key : std::as_const(keys)) {
        if (const auto run = cache.run(key); run && *run)
            found.append({ObjectKind::Run, key.connection, key.remoteId, (*run)->name,
                          connections.value(key.connection.value)});
    }
    return found;
}

} // namespace

PaletteController::PaletteController(Workspace& workspace, ConnectionsController& connections,
                                     PaletteModel& model, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , model_(model)
    , objects_(workspace, connections)
    , connections_(connections)
{
    pause_.setSingleShot(true);
    pause_.setInterval(typingPauseMs);
    connect(&pause_, &QTimer::timeout, this, &PaletteController::findByText);
    connect(&objects_, &ObjectSearch::changed, this, &PaletteController::showObjects);
}

void PaletteController::restore()
{
    readJob_ = workspace_.runner().run<QList<RecentChoice>>(
        {},
        [&state = workspace_.state()](JobContext&) -> Result<QList<RecentChoice>> {
            const auto kept = state.setting(recentName);
            if (!kept)
                return tl::unexpected(kept.error());
            return *kept ? recentFrom(**kept) : QList<RecentChoice>();
        },
        this,
        [this](Result<QList<RecentChoice>> read) {
            if (!read)
                return;
            // What was chosen meanwhile is newer.
            const auto chosen = std::exchange(recent_, *read);
            for (auto choice = chosen.crbegin(); choice != chosen.crend(); ++choice)
                recent_ = withRecent(recent_, *choice);
            showActions();
            showObjects();
        });
}

void PaletteController::findByText()
{
    if (!isWorthSearching(query_.trimmed())) {
        byText_.clear();
        showObjects();
        return;
    }
    textJob_ = workspace_.runner().run<QList<NamedObject>>(
        {},
        [&cache = workspace_.cache(), names = connections_.names(), text = query_.trimmed()](
            JobContext&) -> Result<QList<NamedObject>> { return runsByText(cache, names, text); },
        this,
        [this](Result<QList<NamedObject>> found) {
            if (found)
                byText_ = *found;
            showObjects();
        });
}

void PaletteController::setActions(const QList<QAction*>& actions)
{
    actions_ = actions;
    showActions();
}

void PaletteController::setPage(const QString& kind, const QString& title, const QList<PageAction>& actions)
{
    pageKind_ = kind;
    pageTitle_ = title;
    page_ = actions;
    showActions();
}

QString PaletteController::pageId(const PageAction& action) const
{
    return pagePrefix + pageKind_ + u':' + action.name;
}

int PaletteController::recencyOf(const QString& action) const
{
    return int(recent_.cend() - std::ranges::find(recent_, action, &RecentChoice::action));
}

QList<PaletteEntry> PaletteController::pageEntries() const
{
    QList<PaletteEntry> entries;
    for (const auto& action : page_) {
        if (action.words == traffic_.title) // which also says why not, where it is refused
            continue;
        entries.append(
            {.id = pageId(action),
             .title = action.words,
             .detail = action.part.isEmpty() ? pageTitle_ : pageTitle_ + QStringLiteral(" · ") + action.part,
             .section = tr("This page"),
             .icon = action.icon,
             .shortcut = action.keys.toString(QKeySequence::NativeText),
             .keywords = action.shown,
             .recency = recencyOf(pageId(action))});
    }
    return entries;
}

void PaletteController::showActions()
{
    auto entries = pageEntries();
    for (const auto* action : std::as_const(actions_)) {
        if (!action->isVisible())
            continue;
        entries.append({.id = actionPrefix + action->objectName(),
                        .title = actionText(*action),
                        .section = tr("Action"),
                        .icon = action->property("ph_icon").toString(),
                        .shortcut = action->shortcut().toString(QKeySequence::NativeText),
                        .recency = recencyOf(action->objectName())});
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
    showActions();
    showObjects();
}

QString PaletteController::rollbackWords()
{
    return tr("Roll back");
}

void PaletteController::search(const QString& query)
{
    if (query.isEmpty() || !objects_.isReady())
        objects_.refresh(); // it has just been opened, or somebody begins anew
    query_ = query;
    objects_.search(query);
    pause_.start();
}

void PaletteController::showObjects()
{
    QList<PaletteEntry> entries;
    shown_.clear();
    const auto put = [&](const NamedObject& object, const QString& keywords = {}) {
        auto entry = objectEntry(object);
        if (shown_.contains(entry.id))
            return;
        shown_.insert(entry.id, object);
        entry.keywords = keywords;
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
    for (qsizetype i = 0; i < recent_.size(); ++i) {
        if (recent_[i].object.id.isEmpty())
            continue;
        const auto before = entries.size();
        put(recent_[i].object);
        if (entries.size() > before)
            entries.last().recency = int(recent_.size() - i);
    }
    for (const auto& object : objects_.found())
        put(object);
    // Those below are found by what an entry does not show, a tag or a model's name.
    if (endpoints_ && isWorthSearching(query_.trimmed())) {
        const auto names = connections_.names();
        for (const auto& line : endpoints_->search(query_, maxEndpoints)) {
            const auto& endpoint = line->endpoint;
            put({ObjectKind::Endpoint, endpoint.key.connection, endpoint.key.remoteId, endpoint.name,
                 QStringLiteral("%1 · %2").arg(endpoint.ns, names.value(endpoint.key.connection.value))},
                query_);
        }
    }
    for (const auto& run : std::as_const(byText_))
        put(run, query_);
    model_.applyObjects(entries);
}

void PaletteController::keepRecent(const RecentChoice& choice)
{
    recent_ = withRecent(recent_, choice);
    showActions();
    showObjects();
    writeJob_ = workspace_.runner().run<void>(
        {.title = {}, .slot = QStringLiteral("settings"), .slotLimit = 1}, // one after the other
        [&state = workspace_.state(), text = recentText(recent_)](JobContext&) {
            return state.putSetting(recentName, text);
        },
        this, [](Result<void>) {});
}

void PaletteController::doOnPage(const QString& id)
{
    const auto found = std::ranges::find_if(std::as_const(page_),
                                            [&](const PageAction& action) { return pageId(action) == id; });
    if (found == page_.cend())
        return;
    const auto action = *found; // what it leads to may open the palette over another page
    if (!canBeDone(action)) {
        Q_EMIT messageRaised(tr("“%1” can no longer be done here").arg(action.words));
        return;
    }
    keepRecent({id, {}});
    perform(action);
}

void PaletteController::activate(const QString& id)
{
    if (id.startsWith(pagePrefix)) {
        doOnPage(id);
        return;
    }
    if (id.startsWith(actionPrefix)) {
        const auto name = id.mid(actionPrefix.size());
        const auto action = std::ranges::find(actions_, name, &QAction::objectName);
        if (action == actions_.end())
            return;
        keepRecent({name, {}});
        (*action)->trigger();
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
    const auto object = shown_.value(id);
    if (object.id.isEmpty())
        return;
    keepRecent({{}, object});
    Q_EMIT objectActivated(object);
}

} // namespace ph
