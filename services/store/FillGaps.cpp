#include "services/store/FillGaps.h"

#include "models/values/RunTable.h"

#include <algorithm>
#include <unordered_set>

namespace ph {

namespace {

using KeyName = std::function<std::string_view(std::int64_t key)>;

const RunGap& gapOf(const RunBatch::GapCell& cell)
{
    return cell.gap;
}

const RunGap& gapOf(const RunGap& gap)
{
    return gap;
}

/// The gaps of one kind.
class GapsOfKind {
public:
    template <class Gaps>
    GapsOfKind(const Gaps& gaps, RunGap::Kind kind)
    {
        for (const auto& each : gaps) {
            const std::string_view key = gapOf(each).key;
            if (gapOf(each).kind != kind)
                continue;
            if (key.empty() || key.ends_with('/'))
                beginnings_.push_back(key);
            else
                keys_.insert(key);
        }
    }
    bool isEmpty() const { return keys_.empty() && beginnings_.empty(); }
    bool covers(std::string_view key) const
    {
        return keys_.contains(key) || std::any_of(beginnings_.begin(), beginnings_.end(),
                                                  [key](auto each) { return key.starts_with(each); });
    }

private:
    std::unordered_set<std::string_view> keys_;
    std::vector<std::string_view> beginnings_;
};

/// Of two values of a metric; of two texts none is.
template <class Value>
bool isLater(const Value& a, const Value& b)
{
    if constexpr (requires { a.step; })
        return std::pair(a.step, a.timestampMs) > std::pair(b.step, b.timestampMs);
    else
        return false;
}

/// `read` stands by ascending key.
template <class Cell>
void fillKeys(std::vector<Cell>& read, const std::vector<Cell>& cached, const GapsOfKind& gaps,
              const KeyName& keyName)
{
    if (gaps.isEmpty())
        return;
    const auto count = std::ptrdiff_t(read.size());
    for (const auto& cell : cached) {
        if (!gaps.covers(keyName(cell.key)))
            continue;
        const auto end = read.begin() + count;
        const auto at = std::lower_bound(read.begin(), end, cell.key,
                                         [](const Cell& each, std::int64_t key) { return each.key < key; });
        if (at == end || at->key != cell.key)
            read.push_back(cell);
        else if (isLater(cell, *at))
            *at = cell;
    }
}

template <class Value>
void fillList(QList<Value>& read, const QList<Value>& cached, const GapsOfKind& gaps)
{
    for (const auto& value : cached) {
        if (!gaps.covers(value.key.toStdString()))
            continue;
        const auto same = std::find_if(read.begin(), read.end(),
                                       [&value](const Value& each) { return each.key == value.key; });
        if (same == read.end())
            read.append(value);
        else if (isLater(value, *same))
            *same = value;
    }
}

/// What is cached stays in front, so that nothing changes where nothing new was read.
template <class Part>
void fillParts(std::vector<Part>& read, const std::vector<Part>& cached, const GapsOfKind& gaps)
{
    if (gaps.isEmpty())
        return;
    auto all = cached;
    for (const auto& part : read) {
        if (std::find(cached.begin(), cached.end(), part) == cached.end())
            all.push_back(part);
    }
    read = std::move(all);
}

void fillAttributes(RunDocument& read, const RunDocument& cached, const GapsOfKind& gaps)
{
    if (gaps.isEmpty())
        return;
    const auto fill = [&](std::string_view name, auto RunDocument::*field) {
        if (gaps.covers(name))
            read.*field = cached.*field;
    };
    fill(attribute::name, &RunDocument::name);
    fill(attribute::user, &RunDocument::user);
    fill(attribute::artifactUri, &RunDocument::artifactUri);
    fill(attribute::status, &RunDocument::status);
    fill(attribute::status, &RunDocument::statusText);
    fill(attribute::lifecycle, &RunDocument::lifecycle);
    fill(attribute::startTime, &RunDocument::startMs);
    fill(attribute::endTime, &RunDocument::endMs);
}

} // namespace

void fillGaps(RunDocument& read, const RunDocument& cached, std::span<const RunBatch::GapCell> gaps,
              const KeyName& keyName)
{
    using Kind = RunGap::Kind;
    const GapsOfKind tags(gaps, Kind::Tags);
    fillKeys(read.metrics, cached.metrics, GapsOfKind(gaps, Kind::Metrics), keyName);
    fillKeys(read.params, cached.params, GapsOfKind(gaps, Kind::Params), keyName);
    fillKeys(read.tags, cached.tags, tags, keyName);
    fillParts(read.inputs, cached.inputs, GapsOfKind(gaps, Kind::Inputs));
    fillParts(read.outputs, cached.outputs, GapsOfKind(gaps, Kind::Outputs));
    fillAttributes(read, cached, GapsOfKind(gaps, Kind::Attributes));
    if (read.name.empty() && tags.covers(mlflowtag::runName)) // where MLflow 1 kept it
        read.name = cached.name;
    read.normalize();
}

void fillGaps(LoggedModel& read, const LoggedModel& cached)
{
    using Kind = RunGap::Kind;
    fillList(read.metrics, cached.metrics, GapsOfKind(read.gaps, Kind::Metrics));
    fillList(read.params, cached.params, GapsOfKind(read.gaps, Kind::Params));
    fillList(read.tags, cached.tags, GapsOfKind(read.gaps, Kind::Tags));
}

} // namespace ph
