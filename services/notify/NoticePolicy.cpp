#include "services/notify/NoticePolicy.h"

#include "services/notify/QuietTime.h"

#include <QSet>

#include <algorithm>

namespace ph {

namespace {

constexpr std::int64_t toldKeptMs = std::int64_t(30) * 86'400'000;
constexpr std::size_t mostStanding = 50, mostHeld = 20'000;
constexpr qsizetype mostToldEndpoints = 3;

using Standing = NoticeState::Standing;

/// The one that a notice of several names.
const NoticeEvent& gravest(const std::vector<NoticeEvent>& events)
{
    return *std::max_element(events.begin(), events.end(), [](const NoticeEvent& a, const NoticeEvent& b) {
        return std::pair(a.grade, a.atMs) < std::pair(b.grade, b.atMs);
    });
}

/// What a rule makes of an event.
NoticeRule::Way wayOf(const NoticeEvent& event, const NoticeSettings& settings)
{
    const auto& rule = settings.rules[std::size_t(event.kind)];
    if (rule.way != NoticeRule::Way::Interrupts)
        return rule.way;
    // An environment that is not known may be one of those.
    const bool isIts = rule.environments.isEmpty() || event.environment.isEmpty() ||
                       rule.environments.contains(event.environment);
    return event.grade >= rule.least && isIts ? NoticeRule::Way::Interrupts : NoticeRule::Way::IsListed;
}

class Step {
public:
    Step(NoticeState state, const NoticeSettings& settings, std::int64_t nowMs)
        : settings_(settings)
        , nowMs_(nowMs)
    {
        step_.state = std::move(state);
    }

    /// Matters that go on no more: nobody has to hear of them, or look at them longer.
    void end(const NoticeBatch& batch)
    {
        QSet<QString> going, over;
        for (const auto& event : batch.events)
            (event.phase == NoticeEvent::Phase::Over ? over : going).insert(event.key);
        const bool isWhole = !batch.source.isEmpty() && batch.extent == NoticeBatch::Extent::Whole;
        auto& told = step_.state.told;
        for (auto it = told.begin(); it != told.end();) {
            const bool isGone = isWhole && it->source == batch.source && !going.contains(it.key());
            if (isGone)
                over.insert(it.key());
            if (over.contains(it.key()) || nowMs_ - it->atMs > toldKeptMs)
                it = told.erase(it);
            else
                ++it;
        }
        if (over.isEmpty())
            return;
        const auto isOver = [&over](const NoticeEvent& event) { return over.contains(event.key); };
        std::erase_if(step_.state.held, isOver);
        std::erase_if(step_.state.standing, [&](Standing& notice) {
            const auto gone = std::erase_if(notice.events, isOver);
            if (notice.events.empty())
                step_.withdraw << notice.id;
            else if (gone > 0)
                step_.update.append({notice.id, notice.why, gravest(notice.events), countsOf(notice.events)});
            return notice.events.empty();
        });
    }

    struct Fresh {
        std::vector<NoticeEvent> interrupting, listed;
    };
    Fresh fresh(const NoticeBatch& batch)
    {
        Fresh fresh;
        for (const auto& event : batch.events) {
            if (event.phase == NoticeEvent::Phase::Over)
                continue;
            auto told = step_.state.told.find(event.key);
            if (told != step_.state.told.end() && event.rank <= told->rank) {
                told->atMs = nowMs_; // it goes on
                continue;
            }
            step_.state.told.insert(event.key, {event.rank, nowMs_, batch.source});
            if (batch.news == NoticeBatch::News::No || event.by == NoticeEvent::By::Oneself)
                continue;
            const auto way = wayOf(event, settings_);
            if (way == NoticeRule::Way::Interrupts)
                fresh.interrupting.push_back(event);
            else if (way == NoticeRule::Way::IsListed)
                fresh.listed.push_back(event);
        }
        return fresh;
    }

    /// Keeps back what waits; what is left interrupts all the same.
    void hold(std::vector<NoticeEvent>& events)
    {
        const auto waits =
            std::stable_partition(events.begin(), events.end(), [this](const NoticeEvent& event) {
                return event.grade == NoticeGrade::Grave &&
                       settings_.quiet.grave == QuietHours::Grave::Passes;
            });
        std::vector<NoticeEvent> held(std::make_move_iterator(waits), std::make_move_iterator(events.end()));
        events.erase(waits, events.end());
        record(held, NoticeRecord::How::Held);
        auto& all = step_.state.held;
        all.insert(all.end(), std::make_move_iterator(held.begin()), std::make_move_iterator(held.end()));
        if (all.size() > mostHeld)
            all.erase(all.begin(), all.end() - std::ptrdiff_t(mostHeld));
    }

    void tellHeld()
    {
        auto held = std::exchange(step_.state.held, {});
        if (!held.empty())
            tell(Notice::Why::AfterQuiet, newId(), std::move(held));
    }

    void tellFresh(std::vector<NoticeEvent> events)
    {
        if (events.empty())
            return;
        auto& standing = step_.state.standing;
        const auto isRecent = [this](const Standing& notice) {
            return notice.why != Notice::Why::AfterQuiet && nowMs_ - notice.atMs <= settings_.stormWindowMs;
        };
        std::size_t count = events.size();
        for (const auto& notice : standing)
            count += isRecent(notice) ? notice.events.size() : 0;
        if (count < std::size_t(std::max(2, settings_.stormFrom))) {
            for (auto& event : events)
                tell(Notice::Why::One, newId(), {std::move(event)});
            return;
        }
        // The notices of the storm so far become one with what is new.
        QString id;
        std::vector<NoticeEvent> all;
        std::erase_if(standing, [&](Standing& notice) {
            if (!isRecent(notice))
                return false;
            if (notice.why == Notice::Why::Storm && id.isEmpty())
                id = notice.id;
            else
                step_.withdraw << notice.id;
            std::move(notice.events.begin(), notice.events.end(), std::back_inserter(all));
            return true;
        });
        std::move(events.begin(), events.end(), std::back_inserter(all));
        tell(Notice::Why::Storm, id.isEmpty() ? newId() : id, std::move(all));
    }

    void record(const std::vector<NoticeEvent>& events, NoticeRecord::How how)
    {
        if (events.empty())
            return;
        step_.history.append({{{},
                               events.size() == 1 ? Notice::Why::One : Notice::Why::Storm,
                               gravest(events),
                               countsOf(events)},
                              how,
                              nowMs_});
    }

    NoticeStep take()
    {
        // What is told anew, or joined to what is new, has its counts already.
        step_.update.removeIf([this](const Notice& notice) {
            const auto isIt = [&](const Notice& shown) { return shown.id == notice.id; };
            return step_.withdraw.contains(notice.id) ||
                   std::any_of(step_.show.cbegin(), step_.show.cend(), isIt);
        });
        auto& standing = step_.state.standing;
        if (standing.size() > mostStanding)
            standing.erase(standing.begin(), standing.end() - std::ptrdiff_t(mostStanding));
        return std::move(step_);
    }

private:
    QString newId() { return QStringLiteral("notice-%1").arg(++step_.state.lastId); }

    void tell(Notice::Why why, const QString& id, std::vector<NoticeEvent> events)
    {
        const Notice notice{id, why, gravest(events), countsOf(events)};
        step_.show.append(notice);
        step_.history.append({notice, NoticeRecord::How::Told, nowMs_});
        step_.state.standing.push_back({id, why, nowMs_, std::move(events)});
    }

    const NoticeSettings& settings_;
    const std::int64_t nowMs_;
    NoticeStep step_;
};

} // namespace

NoticeCounts countsOf(const std::vector<NoticeEvent>& events)
{
    NoticeCounts counts;
    QHash<QString, int> byEndpoint;
    for (const auto& event : events) {
        ++counts.byGrade[std::size_t(event.grade)];
        if (!event.endpoint.isEmpty())
            ++byEndpoint[event.endpoint];
    }
    counts.endpointCount = int(byEndpoint.size());
    QList<std::pair<QString, int>> all;
    all.reserve(byEndpoint.size());
    for (auto it = byEndpoint.cbegin(); it != byEndpoint.cend(); ++it)
        all.append({it.key(), it.value()});
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    counts.endpoints = all.mid(0, mostToldEndpoints);
    return counts;
}

NoticeStep noticesOf(NoticeState state, const NoticeSettings& settings, const NoticeBatch& batch,
                     std::int64_t nowMs, const QTimeZone& zone)
{
    Step step(std::move(state), settings, nowMs);
    step.end(batch);
    auto fresh = step.fresh(batch);
    step.record(fresh.listed, NoticeRecord::How::Listed);
    if (isQuiet(settings, nowMs, zone))
        step.hold(fresh.interrupting);
    else
        step.tellHeld();
    step.tellFresh(std::move(fresh.interrupting));
    return step.take();
}

} // namespace ph
