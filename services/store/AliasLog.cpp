#include "services/store/AliasLog.h"

#include "services/store/DatabasePool.h"
#include "services/store/Statement.h"

#include <algorithm>
#include <map>
#include <vector>

namespace ph {

namespace {

struct Newest {
    std::int64_t id = 0;
    QString version;
    std::int64_t firstMs = noTime, lastMs = noTime;
    bool isOurs = false;
};

std::map<QString, Newest> newestPeriods(Database& db, ConnectionId connection, const QString& model)
{
    std::map<QString, Newest> newest;
    Statement select(db, "SELECT pointer, id, version, first_ms, last_ms FROM alias_period "
                         "WHERE connection = ?1 AND model = ?2 ORDER BY id");
    select.bind(1, connection.value).bindText(2, model);
    while (select.step())
        newest[select.string(0)] = {select.integer(1), select.string(2), select.integer(3), select.integer(4),
                                    false};
    return newest;
}

/// The last two of one pointer, newest first.
std::vector<Newest> newestPeriods(Database& db, ConnectionId connection, const QString& model,
                                  const QString& pointer)
{
    std::vector<Newest> newest;
    Statement select(db,
                     "SELECT id, version, first_ms, last_ms, ours FROM alias_period WHERE connection = ?1 "
                     "AND model = ?2 AND pointer = ?3 ORDER BY id DESC LIMIT 2");
    select.bind(1, connection.value).bindText(2, model).bindText(3, pointer);
    while (select.step())
        newest.push_back({select.integer(0), select.string(1), select.integer(2), select.integer(3),
                          select.integer(4) != 0});
    return newest;
}

std::int64_t lastLookAt(Database& db, ConnectionId connection, const QString& model)
{
    Statement select(db, "SELECT last_ms FROM alias_look WHERE connection = ?1 AND model = ?2");
    select.bind(1, connection.value).bindText(2, model);
    return select.step() ? select.integer(0) : noTime;
}

void prolong(Database& db, const Newest& period, std::int64_t untilMs)
{
    Statement update(db, "UPDATE alias_period SET last_ms = max(last_ms, ?2) WHERE id = ?1");
    update.bind(1, period.id).bind(2, untilMs).run();
}

/// What a look found was our doing.
void claim(Database& db, const Newest& period, const AliasLog::OwnAct& act)
{
    Statement update(db, "UPDATE alias_period SET after_ms = ?2, first_ms = min(first_ms, ?3), ours = 1 "
                         "WHERE id = ?1");
    update.bind(1, period.id).bind(2, act.askedMs).bind(3, act.seenMs).run();
}

struct Moments {
    std::int64_t after, first;
    enum class By { Others, Us } by;
};

void insert(Database& db, ConnectionId connection, const QString& model, const QString& pointer,
            const QString& version, const Moments& moments)
{
    Statement add(db, "INSERT INTO alias_period(connection, model, pointer, version, after_ms, first_ms, "
                      "last_ms, ours) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7)");
    add.bind(1, connection.value).bindText(2, model).bindText(3, pointer).bindText(4, version);
    add.bind(5, moments.after).bind(6, moments.first);
    add.bind(7, std::int64_t(moments.by == Moments::By::Us)).run();
}

/// What points where now: versions of a stage are joined, since it may hold several.
std::map<QString, QString> pointersOf(const RegisteredModel& model,
                                      const std::optional<QList<ModelVersion>>& versions)
{
    std::map<QString, QString> pointers;
    for (auto it = model.aliases.begin(); it != model.aliases.end(); ++it)
        pointers[u'@' + it.key()] = it.value();
    for (const auto& version : versions.value_or(QList<ModelVersion>())) {
        if (version.stage.isEmpty() || version.stage == QLatin1String("None") ||
            version.stage == QLatin1String("Archived"))
            continue;
        auto& held = pointers[u'/' + version.stage];
        held = held.isEmpty() ? version.version : held + QStringLiteral(", ") + version.version;
    }
    return pointers;
}

} // namespace

Result<void> AliasLog::noteLook(const RegisteredModel& model,
                                const std::optional<QList<ModelVersion>>& versions, std::int64_t nowMs)
{
    const auto connection = model.key.connection;
    auto now = pointersOf(model, versions);
    return state_.pool().write([&](Database& db) {
        const auto lastLook = lastLookAt(db, connection, model.name());
        if (nowMs < lastLook)
            return; // a clock went back: what was seen stays seen
        const auto known = newestPeriods(db, connection, model.name());
        for (const auto& [pointer, newest] : known) {
            if (pointer.startsWith(u'@') || (versions && pointer.startsWith(u'/')))
                now.try_emplace(pointer, QString()); // gone
        }
        for (const auto& [pointer, version] : now) {
            const auto before = known.find(pointer);
            if (before != known.end() && before->second.version == version) {
                prolong(db, before->second, nowMs);
                continue;
            }
            const auto after = before == known.end() ? lastLook : std::max(lastLook, before->second.lastMs);
            insert(db, connection, model.name(), pointer, version, {after, nowMs, Moments::By::Others});
        }
        Statement look(db, "INSERT INTO alias_look VALUES (?1, ?2, ?3) ON CONFLICT(connection, model) DO "
                           "UPDATE SET last_ms = excluded.last_ms");
        look.bind(1, connection.value).bindText(2, model.name()).bind(3, nowMs).run();
    });
}

Result<void> AliasLog::noteOwnAct(const OwnAct& act)
{
    return state_.pool().write([&](Database& db) {
        const auto periods = newestPeriods(db, act.connection, act.model, act.pointer);
        const auto* newest = periods.empty() ? nullptr : &periods.front();
        const bool isOfRegistry = !act.pointer.startsWith(u'#'); // else no look at that tells anything of it
        if (act.before == act.version)
            return; // it pointed there before we asked
        // Where it pointed there before, and a look after the act found the same, nothing tells the two
        // apart.
        const bool isSame = newest && newest->version == act.version;
        if (isSame && (newest->firstMs >= act.askedMs || newest->lastMs >= act.askedMs)) {
            if (newest->firstMs < act.askedMs || newest->isOurs)
                return;
            claim(db, *newest, act);
            if (periods.size() > 1 && periods[1].version == act.before)
                prolong(db, periods[1], act.askedMs);
            return;
        }
        if (newest && newest->firstMs > act.seenMs)
            return; // something newer is known
        // Else nobody looked while it was there: it came after the last look at what was before.
        if (newest && newest->version == act.before)
            prolong(db, *newest, act.askedMs);
        else if (newest || !act.before.isEmpty())
            insert(db, act.connection, act.model, act.pointer, act.before,
                   {newest         ? newest->lastMs
                    : isOfRegistry ? lastLookAt(db, act.connection, act.model)
                                   : noTime,
                    act.askedMs, Moments::By::Others});
        insert(db, act.connection, act.model, act.pointer, act.version,
               {act.askedMs, act.seenMs, Moments::By::Us});
    });
}

Result<QList<AliasTimeline>> AliasLog::timelines(ConnectionId connection, const QString& model)
{
    return state_.pool().read([&](Database& db) {
        QList<AliasTimeline> timelines;
        Statement select(db, "SELECT pointer, version, after_ms, first_ms, last_ms, ours FROM alias_period "
                             "WHERE connection = ?1 AND model = ?2 ORDER BY pointer, id");
        select.bind(1, connection.value).bindText(2, model);
        while (select.step()) {
            if (timelines.isEmpty() || timelines.last().pointer != select.string(0))
                timelines.append({select.string(0), {}});
            timelines.last().periods.append(
                {select.string(1), select.integer(2), select.integer(3), select.integer(4),
                 select.integer(5) != 0 ? AliasPeriod::Cause::OurAct : AliasPeriod::Cause::Observed});
        }
        return timelines;
    });
}

} // namespace ph
