#include "services/observations/ObservedStore.h"

#include "models/values/TimelineTableBuilder.h"
#include "services/log/Log.h"
#include "services/observations/ObservedDocuments.h"
#include "services/observations/ObservedItems.h"
#include "services/observations/ObservedMetrics.h"
#include "services/observations/ObservedRetention.h"
#include "services/observations/ObservedShare.h"
#include "services/store/DamagedFile.h"
#include "services/store/DatabasePool.h"
#include "services/store/Migrations.h"
#include "services/store/Statement.h"
#include "services/store/StoreText.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <future>

namespace ph {

namespace fs = std::filesystem;

namespace {

constexpr qsizetype mostDocumentBytes = 64 << 20;
constexpr std::int64_t longTimeline = 50'000, mostReserved = 4'000'000; // items

DatabaseOptions observedOptions(DatabaseOptions::Access access)
{
    DatabaseOptions options;
    options.access = access;
    options.cacheKiB = 8 * 1024; // a storm of alerts is written without spilling
    return options;
}

Result<void> prepareObserved(Database& db)
{
    return migrate(db, observedSchema(), observedApplicationId);
}

/// Locations and names of endpoints are nobody else's business. SQLite gives its journal the same rights.
void makePrivate(const fs::path& file)
{
    std::error_code ignored; // opening tells why
    fs::create_directories(file.parent_path(), ignored);
    if (fs::exists(file, ignored))
        return;
    std::ofstream(file, std::ios::app).close();
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
}

} // namespace

struct ObservedStore::Private {
    Private(std::unique_ptr<Database> writer, DatabaseOptions options)
        : file(writer->file())
        , pool(std::move(writer), std::move(options))
    {
    }

    /// Writes, and makes a new revision.
    template <class Work>
    auto change(Work&& work)
    {
        return write([&](Database& db) {
            db.exec("UPDATE meta SET revision = revision + 1");
            return work(db);
        });
    }

    template <class Work>
    auto write(Work&& work) -> Result<std::invoke_result_t<Work, Database&>>
    {
        auto result = pool.write([&](Database& db) {
            // The pool lets one write at a time. Numbers of a transaction that failed were never kept.
            if (lastFailed.exchange(false))
                names.forget();
            names.begin(db);
            return work(db);
        });
        if (!result)
            lastFailed = true;
        return result;
    }

    const fs::path file;
    ObservedNames names;
    std::atomic<bool> lastFailed = false;
    DatabasePool pool;
};

ObservedStore::ObservedStore(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

ObservedStore::~ObservedStore() = default;

Result<ObservedStore::Opened> ObservedStore::open(const fs::path& file)
{
    const auto options = observedOptions(DatabaseOptions::Access::ReadWrite);
    auto database = openOrSetAside(
        file, options, [&file] { makePrivate(file); }, prepareObserved);
    if (!database)
        return fail(database.error());
    Opened opened;
    opened.setAside = database->setAside;
    opened.store.reset(new ObservedStore(std::make_unique<Private>(std::move(database->database), options)));
    return opened;
}

Result<std::unique_ptr<ObservedStore>> ObservedStore::openReadOnly(const fs::path& file,
                                                                   const std::string& vfs)
{
    auto options = observedOptions(DatabaseOptions::Access::ReadOnly);
    options.vfs = vfs;
    auto db = Database::open(file, options);
    if (db->failed())
        return fail(db->failure());
    if (db->integer("PRAGMA application_id") != observedApplicationId)
        return fail(
            ErrorKind::Invalid, db->where(),
            storeText(QT_TRANSLATE_NOOP("ph::Store", "This file holds no observations of this program.")));
    const auto version = db->integer("PRAGMA user_version");
    const auto known = observedSchema().back().number;
    if (version != known)
        return fail(ErrorKind::Unsupported, db->where(),
                    storeText(QT_TRANSLATE_NOOP("ph::Store", "Its schema is %1, this version reads %2."))
                        .arg(version)
                        .arg(known));
    return std::unique_ptr<ObservedStore>(
        new ObservedStore(std::make_unique<Private>(std::move(db), std::move(options))));
}

Result<ObservedTally> ObservedStore::putItems(std::span<const TimelineItem> items)
{
    return d->change([&](Database& db) { return ObservedItems(db, d->names).put(items); });
}

Result<ObservedTally> ObservedStore::putLook(const ObservedLook& look)
{
    return d->change([&](Database& db) { return ObservedItems(db, d->names).put(look); });
}

Result<std::vector<ObservedStore::Looked>> ObservedStore::looks()
{
    return d->pool.read([](Database& db) {
        std::vector<Looked> looks;
        Statement select(db, "SELECT words.text, look.kind, look.at_ms FROM look JOIN words ON words.id = "
                             "look.source ORDER BY words.text, look.kind");
        while (select.step()) {
            if (const auto kind = timelineKindFromNumber(select.integer(1)))
                looks.push_back({select.string(0), *kind, select.integer(2)});
        }
        return looks;
    });
}

Result<void> ObservedStore::readTimeline(TimelineTableBuilder& builder, std::int64_t fromMs,
                                         std::int64_t toMs, std::stop_token stop)
{
    if (stop.stop_requested()) // SQLite forgets an interruption before its statement
        return fail(ErrorKind::Cancelled, QString::fromStdString(d->file.string()));
    // Two connections read a long timeline together. Each reads of one moment; what is written between the
    // two is new, or told otherwise, and found by the next look.
    const auto readRows = [&](TimelineTableBuilder& rows, ItemNumbers numbers) {
        return d->pool.read([&](Database& db) {
            const Interruption interruption(db, stop);
            readObservedRows(db, rows, numbers, fromMs, toMs);
        });
    };
    const auto all = d->pool.read(observedNumbers);
    if (!all)
        return fail(all.error());
    const auto count = all->end - all->first;
    const auto parted = count < longTimeline ? all->first : all->first + count / 7 * 4;
    TimelineTableBuilder early, late;
    if (fromMs == noTime && toMs == stillGoing) { // with room for what is not observed and follows
        (parted > all->first ? early : late).reserve(std::size_t(std::min(count + count / 64, mostReserved)));
        late.reserve(std::size_t(std::min(all->end - parted, mostReserved)));
    }
    std::future<Result<void>> other;
    if (parted > all->first)
        other = std::async(std::launch::async, [&] { return readRows(early, {all->first, parted}); });
    const auto read = readRows(late, {parted, all->end});
    // Behind the rows, so that whatever they refer to is there; who reads the texts has fewer rows to read.
    const auto codes = d->pool.read([&](Database& db) {
        const Interruption interruption(db, stop);
        return readObservedCodes(db, builder);
    });
    const auto readOther = other.valid() ? other.get() : Result<void>();
    for (const auto* part : {&read, &readOther}) {
        if (!*part)
            return *part;
    }
    if (!codes)
        return fail(codes.error());
    builder.append(std::move(early), *codes);
    builder.append(std::move(late), *codes);
    return {};
}

Result<void> ObservedStore::putMetrics(const ObservedSeriesKey& key, const MetricSeries& points)
{
    if (points.timesMs.size() != points.values.size() ||
        !std::is_sorted(points.timesMs.begin(), points.timesMs.end()))
        return fail(
            ErrorKind::Invalid, key.expression,
            storeText(QT_TRANSLATE_NOOP("ph::Store", "Points of a metric are kept in the order of time.")));
    return d->write([&](Database& db) { ObservedMetrics(db).put(d->names, key, points); });
}

Result<std::vector<ObservedSeries>> ObservedStore::metricSeries()
{
    return d->pool.read([](Database& db) { return ObservedMetrics(db).windows(); });
}

Result<MetricSeries> ObservedStore::metrics(const ObservedSeriesKey& key, std::int64_t fromMs,
                                            std::int64_t toMs)
{
    return d->pool.read([&](Database& db) { return ObservedMetrics(db).load(key, fromMs, toMs); });
}

Result<SeriesOverview> ObservedStore::metricOverview(const ObservedSeriesKey& key, std::int64_t fromMs,
                                                     std::int64_t toMs)
{
    return d->pool.read([&](Database& db) { return ObservedMetrics(db).overview(key, fromMs, toMs); });
}

Result<ObservedDocument> ObservedStore::putDocument(const QString& kind, const QString& name,
                                                    const QByteArray& bytes, std::int64_t nowMs)
{
    if (bytes.size() > mostDocumentBytes)
        return fail(ErrorKind::Invalid, name,
                    storeText(QT_TRANSLATE_NOOP("ph::Store", "A document is kept up to 64 MiB.")));
    return d->change([&](Database& db) { return ObservedDocuments(db).put(kind, name, bytes, nowMs); });
}

Result<QByteArray> ObservedStore::document(const QString& digest)
{
    auto bytes = d->pool.read([&](Database& db) { return ObservedDocuments(db).bytes(digest); });
    if (!bytes)
        return fail(bytes.error());
    if (!*bytes)
        return fail(ErrorKind::NotFound, digest,
                    storeText(QT_TRANSLATE_NOOP("ph::Store", "No document of this digest is kept.")));
    if (documentDigest(**bytes) != digest)
        return fail(ErrorKind::Unreadable, digest,
                    storeText(QT_TRANSLATE_NOOP("ph::Store", "The document is not what its digest says.")));
    return **bytes;
}

Result<std::vector<ObservedDocument>> ObservedStore::documents(const QString& kind, const QString& name)
{
    return d->pool.read([&](Database& db) { return ObservedDocuments(db).named(kind, name); });
}

Result<EnvironmentShare> ObservedStore::share(const EnvironmentHold& hold)
{
    return d->pool.read([&](Database& db) { return ObservedShare(db).measure(hold); });
}

Result<EnvironmentTrim> ObservedStore::trim(const EnvironmentHold& hold, std::int64_t mostBytes)
{
    return d->change([&](Database& db) { return ObservedShare(db).trim(hold, mostBytes); });
}

Result<RetentionPlan> ObservedStore::previewRetention(const RetentionRule& rule, std::int64_t nowMs)
{
    return d->pool.read([&](Database& db) { return ObservedRetention(db).preview(rule, nowMs); });
}

Result<RetentionPlan> ObservedStore::applyRetention(const RetentionPlan& plan)
{
    auto went = d->change([&](Database& db) { return ObservedRetention(db).apply(plan); });
    if (went && !went->isEmpty()) {
        // Not within a transaction. Where somebody reads meanwhile the room is only used again.
        const auto db = Database::open(d->file, observedOptions(DatabaseOptions::Access::ReadWrite));
        db->exec("VACUUM");
        if (db->failed())
            qCInfo(lcStore) << "observations could not be made smaller:" << db->failure().forRecords();
    }
    return went;
}

Result<std::int64_t> ObservedStore::revision()
{
    return d->pool.read([](Database& db) { return db.integer("SELECT revision FROM meta"); });
}

} // namespace ph
