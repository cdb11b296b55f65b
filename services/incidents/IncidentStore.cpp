#include "services/incidents/IncidentStore.h"

#include "services/incidents/IncidentDocument.h"
#include "services/incidents/IncidentStoreTexts.h"
#include "services/store/DatabasePool.h"
#include "services/store/Statement.h"

#include <QUuid>

#include <algorithm>

namespace ph {

namespace {

QString newEntryId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

/// As it stands in the database; none where it is not there.
std::optional<QByteArray> keptEntry(Database& db, const QString& id)
{
    Statement select(db, "SELECT entry FROM incident_entry WHERE id = ?1");
    select.bindText(1, id);
    return select.step() ? std::optional(select.bytes(0)) : std::nullopt;
}

void insertEntry(Database& db, const IncidentEntry& entry, const QByteArray& text)
{
    Statement insert(db, "INSERT INTO incident_entry(id, incident, at_ms, entry) VALUES (?1, ?2, ?3, ?4)");
    insert.bindText(1, entry.id).bindText(2, entry.incident).bind(3, entry.atMs);
    insert.bindText(4, std::string_view(text.constData(), std::size_t(text.size()))).run();
}

struct ReadEntries {
    QList<IncidentEntry> entries;
    QStringList unreadable;
};

ReadEntries entriesOf(Statement& select)
{
    ReadEntries read;
    while (select.step()) {
        auto entry = incidentEntryFromCanonical(select.bytes(0), QStringLiteral("incident"));
        if (entry)
            read.entries.append(std::move(*entry));
        else
            read.unreadable.append(IncidentStoreTexts::tr("Entry %1 cannot be read: %2")
                                       .arg(select.string(1), entry.error().detail));
    }
    return read;
}

ReadEntries entriesOf(Database& db, const QString& incident)
{
    Statement select(db, "SELECT entry, id FROM incident_entry WHERE incident = ?1 ORDER BY at_ms, id");
    select.bindText(1, incident);
    return entriesOf(select);
}

/// Why this cannot be said of it; empty: it can.
QString whyUnsaid(const Incident& incident, const IncidentFact& fact)
{
    const bool isClosed = incident.state == IncidentState::Closed;
    if (std::holds_alternative<IncidentOpened>(fact))
        return IncidentStoreTexts::tr("It is open already.");
    if (std::holds_alternative<IncidentClosed>(fact) && !isClosed && incident.state != IncidentState::Ended)
        return IncidentStoreTexts::tr("It goes on: say first that it ended.");
    if (std::holds_alternative<IncidentReopened>(fact) && !isClosed && incident.state != IncidentState::Ended)
        return IncidentStoreTexts::tr("It is open.");
    if (isClosed && !std::holds_alternative<IncidentNoted>(fact) &&
        !std::holds_alternative<IncidentReopened>(fact))
        return IncidentStoreTexts::tr("It is closed: reopen it first.");
    return {};
}

/// What has to be said and is not; empty: nothing.
QString whatIsMissing(const IncidentFact& fact)
{
    const auto isBlank = [](const QString& text) { return text.trimmed().isEmpty(); };
    if (const auto* note = std::get_if<IncidentNoted>(&fact); note && isBlank(note->text))
        return IncidentStoreTexts::tr("A note says something.");
    if (const auto* judged = std::get_if<IncidentJudged>(&fact);
        judged && judged->word == IncidentJudged::Word::Overruled && isBlank(judged->reason))
        return IncidentStoreTexts::tr("Whoever overrules a step says why.");
    if (const auto* again = std::get_if<IncidentReopened>(&fact); again && isBlank(again->reason))
        return IncidentStoreTexts::tr("Whoever reopens an incident says why.");
    if (const auto* closing = std::get_if<IncidentClosed>(&fact); closing && isBlank(closing->rule))
        return IncidentStoreTexts::tr("An incident closes with a rule: what would catch the next one.");
    if (const auto* end = std::get_if<IncidentEnded>(&fact); end && end->endedMs == noTime)
        return IncidentStoreTexts::tr("When did it end?");
    return {};
}

} // namespace

Result<IncidentEntry> IncidentStore::open(const IncidentOpened& opened, const QString& by, std::int64_t nowMs)
{
    if (opened.title.trimmed().isEmpty() || opened.environment.isEmpty())
        return fail(ErrorKind::Invalid, QStringLiteral("incident"),
                    IncidentStoreTexts::tr("An incident has a title and an environment."));
    const auto id = newEntryId();
    IncidentEntry entry{id, QStringLiteral("inc-") + id.left(8), nowMs, by, opened};
    const auto text = canonicalIncidentEntry(entry);
    if (!text)
        return fail(text.error());
    const auto kept = state_.pool().write([&](Database& db) { insertEntry(db, entry, *text); });
    if (!kept)
        return fail(kept.error());
    return entry;
}

Result<IncidentEntry> IncidentStore::add(const QString& incident, const IncidentFact& fact, const QString& by,
                                         std::int64_t nowMs)
{
    if (const auto missing = whatIsMissing(fact); !missing.isEmpty())
        return fail(ErrorKind::Invalid, incident, missing);
    IncidentEntry entry{newEntryId(), incident, nowMs, by, fact};
    const auto kept = state_.pool().write([&](Database& db) {
        const auto known = entriesOf(db, incident).entries;
        const auto now = incidentFrom(known);
        if (!now)
            return db.fail(Error::make(ErrorKind::NotFound, incident,
                                       IncidentStoreTexts::tr("There is no such incident.")));
        if (const auto why = whyUnsaid(*now, fact); !why.isEmpty())
            return db.fail(Error::make(ErrorKind::Conflict, incident, why));
        // Whoever's clock is behind still speaks after what is said already, and within a millisecond order
        // counts.
        entry.atMs = std::max(nowMs, known.constLast().atMs + 1);
        const auto text = canonicalIncidentEntry(entry);
        if (!text)
            return db.fail(text.error());
        insertEntry(db, entry, *text);
    });
    if (!kept)
        return fail(kept.error());
    return entry;
}

Result<IncidentStore::Merged> IncidentStore::merge(const QList<IncidentEntry>& entries)
{
    return state_.pool().write([&](Database& db) {
        Merged merged;
        for (const auto& entry : entries) {
            const auto text = canonicalIncidentEntry(entry);
            if (!text) {
                db.fail(text.error());
                break;
            }
            const auto kept = keptEntry(db, entry.id);
            if (!kept) {
                insertEntry(db, entry, *text);
                ++merged.added;
            } else if (*kept == *text)
                ++merged.known;
            else
                merged.differing.append(entry.id);
        }
        return merged;
    });
}

Result<QList<IncidentEntry>> IncidentStore::entries(const QString& incident)
{
    return state_.pool().read([&](Database& db) { return entriesOf(db, incident).entries; });
}

Result<IncidentStore::Record> IncidentStore::record(const QString& incident)
{
    auto known = entries(incident);
    if (!known)
        return fail(known.error());
    auto told = incidentFrom(*known);
    if (!told)
        return fail(ErrorKind::NotFound, incident, IncidentStoreTexts::tr("There is no such incident."));
    return Record{std::move(*told), std::move(*known)};
}

Result<IncidentStore::Known> IncidentStore::incidents()
{
    return state_.pool().read([&](Database& db) {
        Statement select(db, "SELECT entry, id FROM incident_entry ORDER BY incident, at_ms, id");
        auto read = entriesOf(select);
        Known known{{}, {}, std::move(read.unreadable)};
        const auto& all = read.entries;
        for (auto from = all.cbegin(); from != all.cend();) {
            const auto to = std::find_if(from, all.cend(), [&](const IncidentEntry& entry) {
                return entry.incident != from->incident;
            });
            const QList<IncidentEntry> entries(from, to);
            if (auto incident = incidentFrom(entries)) {
                known.entries.insert(incident->id, entries);
                known.incidents.append(std::move(*incident));
            } else
                known.unreadable.append(
                    IncidentStoreTexts::tr("Nothing opens incident %1, of which there are entries.")
                        .arg(from->incident));
            from = to;
        }
        std::stable_sort(known.incidents.begin(), known.incidents.end(),
                         [](const Incident& a, const Incident& b) { return a.openedMs > b.openedMs; });
        return known;
    });
}

} // namespace ph
