#include "services/kubernetes/ObjectWatch.h"

#include "services/http/RetryDelay.h"
#include "services/kubernetes/EitherStop.h"
#include "services/kubernetes/EventQueue.h"

#include <map>
#include <random>
#include <thread>

namespace ph {

namespace {

using Steady = std::chrono::steady_clock;

bool isMark(const Json& bookmark)
{
    return JsonReader(bookmark).child("metadata").child("annotations").text("k8s.io/initial-events-end") ==
           QLatin1String("true");
}

/// All that there is, while it comes: what of it was told by then, and what was not because something newer
/// was told before (of a server that went back in time).
struct Arriving {
    std::unordered_set<std::string> asTold;
    std::map<std::string, Json> untold;

    void told(const std::string& key)
    {
        asTold.insert(key);
        untold.erase(key);
    }
    void untellable(const std::string& key, Json object)
    {
        asTold.erase(key);
        untold.insert_or_assign(key, std::move(object));
    }
    void gone(const std::string& key)
    {
        asTold.erase(key);
        untold.erase(key);
    }
};

/// One watch from its first list to its end.
class Watching {
public:
    Watching(ClusterClient client, const ResourceKind& kind, const QString& ns,
             const ObjectWatch::Settings& settings, const ObjectWatch::Told& told)
        : client_(client.retrying({3, settings.firstDelay, settings.maxDelay}))
        , kind_(kind)
        , ns_(ns)
        , settings_(settings)
        , told_(told)
        , askInitial_(settings.initialEvents)
        , random_(settings.seed)
    {
    }

    Result<void> run()
    {
        for (;;) {
            lines_ = 0;
            const auto began = Steady::now();
            auto turn = oneTurn();
            if (client_.stop().stop_requested())
                return fail(ErrorKind::Cancelled, where());
            if (turn) {
                afterClose(Steady::now() - began);
            } else if (initial_ && doesNotKnowInitial(turn.error())) {
                askInitial_ = false;
            } else if (endsIt(turn.error())) {
                return turn;
            } else {
                afterFailure(turn.error());
            }
        }
    }

private:
    /// Gathers what is there, where that is not known, and follows it.
    Result<void> oneTurn()
    {
        initial_.reset();
        if (version_.empty()) {
            if (askInitial_)
                initial_.emplace();
            else if (auto listed = list(); !listed)
                return listed;
        }
        return follow();
    }

    Result<void> list()
    {
        Arriving arriving;
        const auto page = [&](std::vector<Json>&& objects) {
            if (!gathered_.isEmpty()) // the page before, now that it is not the last
                tellGathered();
            for (Json& object : objects)
                arrive(arriving, std::move(object));
        };
        const auto version = client_.listPages(kind_, ns_, page);
        if (!version)
            return fail(version.error());
        tellEverything(std::move(arriving), version->toStdString());
        return {};
    }

    void arrive(Arriving& arriving, Json object)
    {
        const std::string key = objectKey(object);
        if (versions_.tellUpsert(object)) {
            arriving.told(key);
            gather(std::move(object), true);
        } else if (versions_.isAsTold(object)) {
            arriving.told(key);
        } else {
            arriving.untellable(key, std::move(object));
        }
    }

    QueryItems query()
    {
        const auto timeout =
            settings_.timeout + std::chrono::seconds(static_cast<std::int64_t>(
                                    static_cast<double>(settings_.timeout.count()) * draw() / 2));
        QueryItems query{{"allowWatchBookmarks", "true"},
                         {"timeoutSeconds", std::to_string(timeout.count())}};
        if (initial_) {
            query.emplace_back("sendInitialEvents", "true");
            query.emplace_back("resourceVersionMatch", "NotOlderThan");
        } else if (!version_.empty()) {
            query.emplace_back("resourceVersion", version_);
        }
        return query;
    }

    /// One stream until it closes (no error), breaks, or turns out not to be what was asked for.
    Result<void> follow()
    {
        EventQueue queue;
        const std::jthread reader([this, &queue, asked = query()](const std::stop_token& stop) {
            queue.close(client_.watch(
                kind_, ns_, asked, [&](Json&& event) { return queue.push(std::move(event), stop); }, stop));
        });
        opened_ = lastLine_ = Steady::now();
        for (;;) {
            auto taken = queue.take(deadline(), client_.stop());
            for (Json& event : taken.events)
                apply(event);
            const auto now = Steady::now();
            if (!gathered_.isEmpty() && (taken.closed || now >= gatheredSince_ + settings_.gather))
                tellGathered();
            if (!level_ && !initial_ && (lines_ > 0 || (!taken.closed && now >= opened_ + settings_.settled)))
                tellLevel();
            if (taken.closed)
                return *taken.closed;
            if (client_.stop().stop_requested() || (initial_ && now >= lastLine_ + settings_.patience))
                return {};
        }
    }

    Steady::time_point deadline() const
    {
        auto until = Steady::now() + std::chrono::hours(1);
        if (!gathered_.isEmpty())
            until = std::min(until, gatheredSince_ + settings_.gather);
        if (initial_)
            until = std::min(until, lastLine_ + settings_.patience);
        else if (!level_)
            until = std::min(until, opened_ + settings_.settled);
        return until;
    }

    void apply(Json& event)
    {
        ++lines_;
        lastLine_ = Steady::now();
        const Json& type = event["type"];
        Json& object = event["object"];
        const std::string version = objectVersion(object);
        if (type == "BOOKMARK") {
            if (initial_ && isMark(object))
                endInitial(version);
            else if (!initial_ && !version.empty())
                version_ = version;
            return;
        }
        const bool upsert = type == "ADDED" || type == "MODIFIED";
        const bool removal = type == "DELETED";
        const std::string key = objectKey(object);
        if (!(upsert || removal) || key.empty())
            return; // of an API to come
        if (initial_ && upsert) {
            arrive(*initial_, std::move(object));
            return;
        }
        if (initial_)
            initial_->gone(key);
        else if (!isNewerVersion(version, version_))
            return; // a repetition
        else
            version_ = version;
        if (upsert ? versions_.tellUpsert(object) : versions_.tellRemoval(object))
            gather(std::move(object), upsert);
    }

    void gather(Json object, bool upsert)
    {
        if (upsert && gathered_.removes(object))
            tellGathered();
        if (gathered_.isEmpty())
            gatheredSince_ = Steady::now();
        if (upsert)
            gathered_.upsert(std::move(object));
        else
            gathered_.remove(std::move(object));
    }

    void endInitial(const std::string& version)
    {
        tellEverything(*std::exchange(initial_, std::nullopt), version);
    }

    void tellEverything(Arriving arrived, const std::string& version)
    {
        version_ = version;
        ObjectChanges everything{
            ObjectChanges::Kind::Everything, gathered_.take().upserts, {}, std::move(arrived.asTold)};
        for (auto& [key, object] : arrived.untold)
            everything.upserts.push_back(std::move(object));
        versions_.tellEverything(everything);
        told_.changed(std::move(everything));
        tellLevel();
    }

    void tellGathered() { told_.changed(gathered_.take()); }

    void tellLevel()
    {
        level_ = true;
        told_.level();
    }

    void afterClose(Steady::duration lived)
    {
        if (initial_) { // closed, or silent, before everything had come
            askInitial_ = false;
            return;
        }
        // Bookmarks come before the time is over: a server that sends nothing at all does not know the
        // version yet.
        if (lines_ == 0 && lived >= settings_.timeout * 9 / 10)
            version_.clear();
        failures_ = lines_ > 0 ? 0 : failures_ + 1;
        if (failures_ > 1)
            wait({});
    }

    /// Refusals of sendInitialEvents, not of the watch: 400, 422, or 403 where the feature is off.
    static bool doesNotKnowInitial(const Error& error)
    {
        return (error.kind == ErrorKind::Invalid && !isExpired(error)) ||
               error.kind == ErrorKind::Unsupported ||
               (error.kind == ErrorKind::Forbidden && !missingRight(error));
    }

    static bool endsIt(const Error& error)
    {
        switch (error.kind) {
        case ErrorKind::Unauthorized:
        case ErrorKind::Forbidden:
        case ErrorKind::Unsupported:
        case ErrorKind::Cancelled:
            return true;
        default:
            return false;
        }
    }

    void afterFailure(const Error& error)
    {
        const bool unusable = error.kind == ErrorKind::Invalid || error.kind == ErrorKind::Unreadable;
        if (unusable) // the version is too old, or the same bytes would come again
            version_.clear();
        if (lines_ > 0)
            failures_ = 0;
        ++failures_;
        if (!isExpired(error)) {
            level_ = false;
            told_.failed(error);
        }
        wait(error.retryAfter);
    }

    void wait(std::optional<std::chrono::milliseconds> asked)
    {
        const auto jittered = fullJitter(settings_.firstDelay, settings_.maxDelay, failures_, draw());
        pauseFor(std::max(jittered, asked.value_or(std::chrono::milliseconds(0))), client_.stop());
    }

    double draw() { return std::uniform_real_distribution<double>(0, 1)(random_); }
    QString where() const { return QStringLiteral("GET ") + QString::fromStdString(apiPath(kind_, ns_)); }

    const ClusterClient client_;
    const ResourceKind& kind_;
    const QString& ns_;
    const ObjectWatch::Settings& settings_;
    const ObjectWatch::Told& told_;
    bool askInitial_;
    std::mt19937 random_;

    std::string version_; ///< where to go on; empty: what is there has to be gathered first
    ToldVersions versions_;
    GatheredChanges gathered_;
    Steady::time_point gatheredSince_;
    std::optional<Arriving> initial_; ///< until the end of everything is marked
    bool level_ = false;
    int lines_ = 0; ///< of this turn's stream
    int failures_ = 0;
    Steady::time_point opened_, lastLine_;
};

} // namespace

ObjectWatch::ObjectWatch(const ClusterClient& client, ResourceKind kind, QString ns, Settings settings)
    : client_(client)
    , kind_(std::move(kind))
    , ns_(std::move(ns))
    , settings_(settings)
{
}

Result<void> ObjectWatch::run(const Told& told, std::stop_token stop)
{
    const EitherStop either(client_.stop(), std::move(stop));
    return Watching(client_.stoppedBy(either.token()), kind_, ns_, settings_, told).run();
}

} // namespace ph
