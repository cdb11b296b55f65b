#include "models/values/ObjectIndex.h"

#include "models/values/WordFit.h"

#include <algorithm>
#include <future>
#include <thread>

namespace ph {

namespace {

constexpr int withinFit = 30;
constexpr int bestFit = 100, anywhereFit = 40;
// Below this a thread costs more than it saves.
constexpr std::size_t objectsAThread = 50'000;
constexpr std::size_t objectsAStop = 8'192;

std::uint64_t bitOf(char c)
{
    if (c >= 'a' && c <= 'z')
        return std::uint64_t(1) << (c - 'a');
    if (c >= '0' && c <= '9')
        return std::uint64_t(1) << (26 + c - '0');
    return std::uint64_t(1) << (36 + static_cast<unsigned char>(c) % 28);
}

std::string_view part(const std::string& all, const std::vector<std::uint64_t>& ends, std::size_t index)
{
    const auto from = index == 0 ? 0 : ends[index - 1];
    return std::string_view(all).substr(from, ends[index] - from);
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size()));
}

bool isBetter(const ObjectIndex::Hit& a, const ObjectIndex::Hit& b)
{
    return a.score != b.score ? a.score > b.score : a.index < b.index;
}

void keepBest(std::vector<ObjectIndex::Hit>& hits, std::size_t most)
{
    if (hits.size() > most) {
        std::nth_element(hits.begin(), hits.begin() + std::ptrdiff_t(most), hits.end(), isBetter);
        hits.resize(most);
    }
}

} // namespace

struct ObjectIndex::Word {
    std::string letters;
    std::uint64_t bits = 0, firstBit = 0;
    std::vector<bool> isInGroup;
};

void ObjectIndex::add(const NamedObject& object)
{
    const auto& shown = object.name.isEmpty() ? object.id : object.name;
    const auto key = foldedName(shown);
    std::uint64_t has = 0, begins = 0;
    char before = ' ';
    for (const char c : key) {
        has |= bitOf(c);
        if (!isInWord(before))
            begins |= bitOf(c);
        before = c;
    }
    folded_.append(key.constData(), std::size_t(key.size()));
    foldedEnds_.push_back(folded_.size());
    names_ += object.name.toStdString();
    nameEnds_.push_back(names_.size());
    ids_ += object.id.toStdString();
    idEnds_.push_back(ids_.size());
    has_.push_back(has);
    begins_.push_back(begins);
    groupOf_.push_back(groupFor(object));
}

std::uint32_t ObjectIndex::groupFor(const NamedObject& object)
{
    auto key = std::to_string(int(object.kind)) + ' ' + std::to_string(object.connection.value) + ' ' +
               object.within.toStdString();
    const auto [place, isNew] = groupIds_.try_emplace(std::move(key), std::uint32_t(groups_.size()));
    if (isNew)
        groups_.push_back(
            {object.kind, object.connection, object.within, foldedName(object.within).toStdString()});
    return place->second;
}

NamedObject ObjectIndex::at(std::size_t index) const
{
    const auto& group = groups_[groupOf_[index]];
    return {group.kind, group.connection, text(part(ids_, idEnds_, index)),
            text(part(names_, nameEnds_, index)), group.within};
}

std::string_view ObjectIndex::folded(std::size_t index) const
{
    return part(folded_, foldedEnds_, index);
}

/// What score() cannot exceed, without a look at the name.
int ObjectIndex::bestScore(std::size_t index, const std::vector<Word>& words) const
{
    int total = 1;
    for (const auto& word : words) {
        int fit = word.isInGroup[groupOf_[index]] ? withinFit : 0;
        if ((has_[index] & word.bits) == word.bits)
            fit = (begins_[index] & word.firstBit) != 0 ? bestFit : anywhereFit;
        if (fit == 0)
            return 0;
        total += fit;
    }
    return total;
}

int ObjectIndex::score(std::size_t index, const std::vector<Word>& words) const
{
    int total = 1;
    for (const auto& word : words) {
        int fit = word.isInGroup[groupOf_[index]] ? withinFit : 0;
        if ((has_[index] & word.bits) == word.bits) {
            // One letter needs no look at the name itself, but for how it begins.
            if (word.letters.size() == 1) {
                const bool isFirst = folded_[index == 0 ? 0 : foldedEnds_[index - 1]] == word.letters.front();
                fit = std::max(fit, isFirst ? bestFit : (begins_[index] & word.bits) != 0 ? 80 : anywhereFit);
            } else {
                fit = std::max(fit, wordFit(word.letters, folded(index)));
            }
        }
        if (fit == 0)
            return 0;
        total += fit;
    }
    return total;
}

std::vector<ObjectIndex::Hit> ObjectIndex::findIn(std::size_t from, std::size_t to,
                                                  const std::vector<Word>& words, std::size_t most,
                                                  const std::stop_token& stop) const
{
    std::vector<Hit> hits;
    int enough = 0; // so many are as good as this, and come before what follows
    for (std::size_t index = from; index < to; ++index) {
        if (index % objectsAStop == 0 && stop.stop_requested())
            return {};
        if (bestScore(index, words) <= enough)
            continue;
        const int fit = score(index, words);
        if (fit <= enough)
            continue;
        hits.push_back({std::uint32_t(index), fit});
        if (hits.size() >= 4 * most) {
            keepBest(hits, most);
            enough = std::ranges::min(hits, {}, &Hit::score).score;
        }
    }
    keepBest(hits, most);
    return hits;
}

std::vector<ObjectIndex::Hit> ObjectIndex::find(QStringView query, std::size_t most,
                                                const std::stop_token& stop) const
{
    std::vector<Word> words;
    for (const auto& each : foldedName(query).simplified().split(' ')) {
        if (each.isEmpty())
            continue;
        Word word{each.toStdString(), 0, bitOf(each.front()), std::vector<bool>(groups_.size())};
        for (const char c : each)
            word.bits |= bitOf(c);
        for (std::size_t group = 0; group < groups_.size(); ++group)
            word.isInGroup[group] = groups_[group].folded.find(word.letters) != std::string::npos;
        words.push_back(std::move(word));
    }
    if (words.empty() || most == 0)
        return {};
    const auto threads = std::clamp<std::size_t>(size() / objectsAThread, 1,
                                                 std::max(1u, std::thread::hardware_concurrency()));
    std::vector<std::future<std::vector<Hit>>> others;
    others.reserve(threads);
    const auto from = [&](std::size_t thread) { return size() * thread / threads; };
    for (std::size_t thread = 1; thread < threads; ++thread) {
        others.push_back(std::async(std::launch::async, [&, thread] {
            return findIn(from(thread), from(thread + 1), words, most, stop);
        }));
    }
    auto hits = findIn(0, from(1), words, most, stop);
    for (auto& other : others) {
        const auto more = other.get();
        hits.insert(hits.end(), more.begin(), more.end());
    }
    if (stop.stop_requested())
        return {};
    keepBest(hits, most);
    std::ranges::sort(hits, isBetter);
    return hits;
}

} // namespace ph
