#include "services/connectors/kubernetes/EndpointFollow.h"

#include "services/kubernetes/EndpointPicture.h"
#include "services/kubernetes/ObjectWatch.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <set>
#include <thread>
#include <variant>

namespace ph::kubernetes {

namespace {

/// What a watch's thread has to say.
struct Level {};
struct Ended {
    Error error;
};
struct News {
    std::size_t scope = 0;
    std::variant<ObjectChanges, Error, Level, Ended> what;
};

/// From the watches' threads to the one that tells.
class NewsQueue {
public:
    void put(News news)
    {
        {
            const std::scoped_lock lock(mutex_);
            news_.push_back(std::move(news));
        }
        arrived_.notify_one();
    }
    /// All that has come; waits for some. Empty where `stop` asks.
    std::deque<News> take(const std::stop_token& stop)
    {
        std::unique_lock lock(mutex_);
        arrived_.wait(lock, stop, [&] { return !news_.empty(); });
        return std::exchange(news_, {});
    }

private:
    std::mutex mutex_;
    std::condition_variable_any arrived_;
    std::deque<News> news_;
};

std::vector<ItemFault> faultsOf(const EndpointPicture& picture, const std::vector<ItemFault>& ofScopes)
{
    auto faults = ofScopes;
    for (const auto& [id, fault] : picture.faults())
        faults.push_back(fault);
    return faults;
}

EndpointsChange everything(const EndpointPicture& picture, const std::vector<ItemFault>& ofScopes)
{
    EndpointsChange change{
        EndpointsChange::Kind::Everything, {}, {}, faultsOf(picture, ofScopes), picture.endpoints().size()};
    for (const auto& [id, endpoint] : picture.endpoints())
        change.upserts.push_back(endpoint);
    return change;
}

/// Whether other kinds of object may be readable all the same.
bool isOfOneKind(ErrorKind kind)
{
    return kind == ErrorKind::Forbidden || kind == ErrorKind::Unsupported || kind == ErrorKind::ServerFault ||
           kind == ErrorKind::Unreadable || kind == ErrorKind::NotFound || kind == ErrorKind::Invalid;
}

/// Whether what was seen of a kind before is nothing to go by any more.
bool isForGood(ErrorKind kind)
{
    return kind == ErrorKind::Forbidden || kind == ErrorKind::Unsupported;
}

/// What is told of all watches together.
class Following {
public:
    Following(const WatchScopes& scopes, ConnectionId connection, Clock clock,
              const EndpointSource::Changed& changed, const EndpointSource::Trouble& trouble)
        : scopes_(scopes)
        , clock_(std::move(clock))
        , changed_(changed)
        , trouble_(trouble)
        , picture_(connection)
        , faults_(scopes.faults)
        , states_(scopes.scopes.size())
    {
    }

    /// An error where nothing more can come.
    Result<void> take(std::deque<News> all)
    {
        std::set<QString> touched;
        std::optional<Error> said;
        for (auto& news : all) {
            auto& state = states_[news.scope];
            const auto& scope = scopes_.scopes[news.scope];
            if (auto* objects = std::get_if<ObjectChanges>(&news.what)) {
                state.gathered |= objects->kind == ObjectChanges::Kind::Everything;
                const auto delta = picture_.apply(scope.kind, scope.ns, std::move(*objects), toMs(clock_()));
                for (const auto& endpoint : delta.upserts)
                    touched.insert(endpoint.key.remoteId);
                touched.insert(delta.removals.begin(), delta.removals.end());
            } else if (const auto* error = std::get_if<Error>(&news.what)) {
                state.now = State::Now::Behind;
                said = *error;
            } else if (const auto* ended = std::get_if<Ended>(&news.what)) {
                state.now = State::Now::Ended;
                if (ended->error.kind == ErrorKind::Unauthorized)
                    return fail(ended->error);
                faults_.push_back({scopeTitle(scope), ended->error});
            } else {
                state.now = State::Now::Level;
            }
        }
        tell(touched);
        tellTrouble(said);
        if (std::all_of(states_.begin(), states_.end(), isOver))
            return fail(faults_.back().error);
        return {};
    }

private:
    struct State {
        enum class Now { Level, Behind, Ended } now = Now::Level;
        bool gathered = false; ///< all that there was has come once
    };
    static bool isOver(const State& state) { return state.now == State::Now::Ended; }

    void tell(const std::set<QString>& touched)
    {
        // A kind that has not come yet would be taken for one that has no objects.
        const bool whole = std::all_of(states_.begin(), states_.end(),
                                       [](const State& state) { return state.gathered || isOver(state); });
        if (whole && !told_) {
            told_ = true;
            const auto change = everything(picture_, faults_);
            lastFaults_ = change.faults;
            changed_(change);
            return;
        }
        EndpointsChange change{
            EndpointsChange::Kind::Some, {}, {}, faultsOf(picture_, faults_), picture_.endpoints().size()};
        for (const auto& id : touched) {
            if (const auto found = picture_.endpoints().find(id); found != picture_.endpoints().end())
                change.upserts.push_back(found->second);
            else
                change.removals << id;
        }
        if (!change.upserts.empty() || !change.removals.isEmpty() || change.faults != lastFaults_) {
            lastFaults_ = change.faults;
            changed_(change);
        }
    }

    void tellTrouble(const std::optional<Error>& said)
    {
        const bool behind = std::any_of(states_.begin(), states_.end(),
                                        [](const State& state) { return state.now == State::Now::Behind; });
        if (behind && said)
            trouble_(said);
        else if (behind_ && !behind)
            trouble_(std::nullopt);
        behind_ = behind;
    }

    const WatchScopes& scopes_;
    const Clock clock_;
    const EndpointSource::Changed& changed_;
    const EndpointSource::Trouble& trouble_;
    EndpointPicture picture_;
    std::vector<ItemFault> faults_, lastFaults_;
    std::vector<State> states_;
    bool told_ = false, behind_ = false;
};

} // namespace

Result<EndpointsChange> fetchOnce(const ClusterClient& client, const WatchScopes& scopes,
                                  ConnectionId connection, const Clock& clock)
{
    EndpointPicture picture(connection);
    auto faults = scopes.faults;
    std::size_t listed = 0;
    bool whole = true;
    for (const auto& scope : scopes.scopes) {
        auto list = client.list(scope.kind, scope.ns);
        if (list) {
            picture.apply(scope.kind, scope.ns,
                          {ObjectChanges::Kind::Everything, std::move(list->items), {}, {}}, toMs(clock()));
            ++listed;
            continue;
        }
        if (!isOfOneKind(list.error().kind))
            return fail(list.error());
        faults.push_back({scopeTitle(scope), list.error()});
        whole = whole && isForGood(list.error().kind);
    }
    if (listed == 0 && !faults.empty())
        return fail(faults.back().error);
    auto change = everything(picture, faults);
    if (!whole)
        change.kind = EndpointsChange::Kind::Some;
    return change;
}

Result<void> follow(const ClusterClient& client, const WatchScopes& scopes, ConnectionId connection,
                    const CallContext& context, const EndpointSource::Changed& changed,
                    const EndpointSource::Trouble& trouble)
{
    NewsQueue queue;
    Following following(scopes, connection, context.clock, changed, trouble);
    std::vector<std::jthread> threads; // asked to stop and joined at the end, before the queue goes
    for (std::size_t i = 0; i < scopes.scopes.size(); ++i) {
        threads.emplace_back([&, i](const std::stop_token& stop) {
            ObjectWatch::Settings settings;
            settings.seed = unsigned(i + 1);
            ObjectWatch watch(client, scopes.scopes[i].kind, scopes.scopes[i].ns, settings);
            const auto ended = watch.run({[&](ObjectChanges&& changes) {
                                              queue.put({i, std::move(changes)});
                                          },
                                          [&](const Error& error) {
                                              queue.put({i, error});
                                          },
                                          [&] {
                                              queue.put({i, Level{}});
                                          }},
                                         stop);
            if (!ended && ended.error().kind != ErrorKind::Cancelled)
                queue.put({i, Ended{ended.error()}});
        });
    }
    Result<void> went;
    while (went && !context.stop.stop_requested())
        went = following.take(queue.take(context.stop));
    for (auto& thread : threads)
        thread.request_stop(); // all at once, not one after the other
    return went ? fail(ErrorKind::Cancelled, client.access().cluster) : went;
}

} // namespace ph::kubernetes
