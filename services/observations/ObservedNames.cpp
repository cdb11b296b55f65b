#include "services/observations/ObservedNames.h"

#include "services/store/Statement.h"

namespace ph {

namespace {

// A storm of distinct texts shall not stay in memory for as long as the program runs.
constexpr qsizetype mostRemembered = 100'000;

} // namespace

void ObservedNames::begin(Database& database)
{
    db_ = &database;
    const auto swept = db_->integer("SELECT swept FROM meta");
    if (swept != swept_ || words_.size() > mostRemembered || scopes_.size() > mostRemembered)
        forget();
    swept_ = swept;
}

void ObservedNames::forget()
{
    words_.clear();
    scopes_.clear();
}

std::int64_t ObservedNames::word(const QString& text)
{
    if (const auto known = words_.constFind(text); known != words_.constEnd())
        return *known;
    Statement(*db_, "INSERT INTO words(text) VALUES (?1) ON CONFLICT DO NOTHING").bindText(1, text).run();
    Statement select(*db_, "SELECT id FROM words WHERE text = ?1");
    select.bindText(1, text);
    const auto id = select.step() ? select.integer(0) : 0;
    words_.insert(text, id);
    return id;
}

std::int64_t ObservedNames::scope(const TimelineScope& scope)
{
    const QStringList fields{scope.environment, scope.endpoint, scope.model, scope.segment};
    const auto joined = fields.join(QChar(0x1F));
    if (const auto known = scopes_.constFind(joined); known != scopes_.constEnd())
        return *known;
    const auto bound = [&](Statement& statement) {
        for (int i = 0; i < int(fields.size()); ++i)
            statement.bindText(i + 1, fields[i]);
    };
    {
        Statement insert(*db_, "INSERT INTO scope(environment, endpoint, model, segment) "
                               "VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
        bound(insert);
        insert.run();
    }
    Statement select(*db_, "SELECT id FROM scope WHERE environment = ?1 AND endpoint = ?2 AND model = ?3 AND "
                           "segment = ?4");
    bound(select);
    const auto id = select.step() ? select.integer(0) : 0;
    scopes_.insert(joined, id);
    return id;
}

} // namespace ph
