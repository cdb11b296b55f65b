#include "models/values/ObjectIndex.h"

#include "models/values/WordFit.h"

#include <algorithm>
#include <future>
#include <numeric>
#include <thread>

namespace ph {

namespace {

constexpr int withinFit = 30;
constexpr int bestFit = 100, wordBeginFit = 80, anywhereFit = 40,
              bestStrewnFit = 24; // something lies between two letters
// Below this a thread costs more than it saves.
constexpr std::size_t objectsAThread = 50'000;
constexpr std::size_t objectsABlock = 8'192;

// A name's marks are 64 bits each, so that what cannot fit is passed over without a look at it.
constexpr unsigned letterBits = 26, digitBits = 10, exactBits = letterBits + digitBits;

std::uint64_t bitOf(char c)
{
    if (c >= 'a' && c <= 'z')
        return std::uint64_t(1) << (c - 'a');
    if (c >= '0' && c <= '9')
        return std::uint64_t(1) << (letterBits + unsigned(c - '0'));
    return std::uint64_t(1) << (exactBits + static_cast<unsigned char>(c) % (64 - exactBits));
}

std::uint32_t hashOf(char first, char second)
{
    const auto both =
        std::uint32_t(static_cast<unsigned char>(first)) << 8 | static_cast<unsigned char>(second);
    return (both * 2654435761u) >> 16; // Knuth's multiplicative hash; its upper bits are the mixed ones
}

std::uint64_t pairBit(char first, char second)
{
    return std::uint64_t(1) << hashOf(first, second) % 64;
}

/// Apart from those of letters and digits, which stay exact.
std::uint64_t beginBit(char first, char second)
{
    return std::uint64_t(1) << (exactBits + hashOf(first, second) % (64 - exactBits));
}

bool hasAll(std::uint64_t has, std::uint64_t wanted)
{
    return (has & wanted) == wanted;
}

/// Leaves those of `candidates` whose marks have all that is wanted; without a branch, which would be
/// mispredicted.
void keepThose(std::vector<std::uint32_t>& candidates, const std::vector<std::uint64_t>& marks,
               std::uint64_t wanted)
{
    if (wanted == 0)
        return;
    std::size_t kept = 0;
    for (const auto index : candidates) {
        candidates[kept] = index;
        kept += std::size_t(hasAll(marks[index], wanted));
    }
    candidates.resize(kept);
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

/// What a name must begin a word with, for `word` to be its beginning.
std::uint64_t beginOf(std::string_view word)
{
    if (word.size() > 1)
        return beginBit(word[0], word[1]);
    return isInWord(word[0]) ? bitOf(word[0]) : 0; // of what stands between words nothing is kept
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
    Marks marks;
    std::vector<char> isInGroup;
    bool isInSomeGroup = false;
};

ObjectIndex::Marks ObjectIndex::marksOf(std::string_view folded)
{
    Marks marks;
    char before = ' ';
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const bool begins = !isInWord(before);
        before = folded[i];
        marks.letters |= bitOf(folded[i]);
        if (begins && bitOf(folded[i]) < std::uint64_t(1) << exactBits)
            marks.begins |= bitOf(folded[i]);
        if (i + 1 == folded.size())
            break;
        marks.pairs |= pairBit(folded[i], folded[i + 1]);
        if (begins)
            marks.begins |= beginBit(folded[i], folded[i + 1]);
    }
    return marks;
}

void ObjectIndex::add(const NamedObject& object)
{
    const auto& shown = object.name.isEmpty() ? object.id : object.name;
    const auto key = foldedName(shown);
    const auto marks = marksOf({key.constData(), std::size_t(key.size())});
    firsts_ += key.isEmpty() ? '\0' : key.front();
    folded_.append(key.constData(), std::size_t(key.size()));
    foldedEnds_.push_back(folded_.size());
    names_ += object.name.toStdString();
    nameEnds_.push_back(names_.size());
    ids_ += object.id.toStdString();
    idEnds_.push_back(ids_.size());
    letters_.push_back(marks.letters);
    pairs_.push_back(marks.pairs);
    begins_.push_back(marks.begins);
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

/// The marks without which no name can be better than `enough`.
ObjectIndex::Marks ObjectIndex::wanted(const std::vector<Word>& words, int enough)
{
    Marks marks;
    const int others = 1 + bestFit * (int(words.size()) - 1); // what all other words can give
    for (const auto& word : words) {
        if (word.isInSomeGroup && enough < others + withinFit)
            continue;
        marks.letters |= word.marks.letters;
        if (enough >= others + bestStrewnFit)
            marks.pairs |= word.marks.pairs;
        if (enough >= others + anywhereFit)
            marks.begins |= word.marks.begins;
    }
    return marks;
}

int ObjectIndex::bestFitOf(std::size_t index, const Word& word) const
{
    if (!hasAll(pairs_[index], word.marks.pairs))
        return bestStrewnFit;
    if (!hasAll(begins_[index], word.marks.begins))
        return anywhereFit;
    return firsts_[index] == word.letters.front() ? bestFit : wordBeginFit;
}

/// What score() cannot exceed, without a look at the name.
int ObjectIndex::bestScore(std::size_t index, const std::vector<Word>& words) const
{
    int total = 1;
    for (const auto& word : words) {
        int fit = 0;
        if (hasAll(letters_[index], word.marks.letters))
            fit = bestFitOf(index, word);
        if (fit < withinFit && word.isInGroup[groupOf_[index]])
            fit = withinFit;
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
        if (hasAll(letters_[index], word.marks.letters)) {
            const bool isUnbroken = hasAll(pairs_[index], word.marks.pairs);
            fit = std::max(fit, (isUnbroken ? wordFit : strewnFit)(word.letters, folded(index)));
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
    std::vector<std::uint32_t> candidates;
    const int best = 1 + bestFit * int(words.size());
    int enough = 0; // so many are as good as this, and come before what follows
    for (auto block = from; block < to && enough < best; block += objectsABlock) {
        if (stop.stop_requested())
            return {};
        candidates.resize(std::min(objectsABlock, to - block));
        std::iota(candidates.begin(), candidates.end(), std::uint32_t(block));
        const auto marks = wanted(words, enough);
        keepThose(candidates, letters_, marks.letters);
        keepThose(candidates, pairs_, marks.pairs);
        keepThose(candidates, begins_, marks.begins);
        for (const auto index : candidates) {
            if (bestScore(index, words) <= enough)
                continue;
            const int fit = score(index, words);
            if (fit <= enough)
                continue;
            hits.push_back({index, fit});
            if (hits.size() >= 4 * most) {
                keepBest(hits, most);
                enough = std::ranges::min(hits, {}, &Hit::score).score;
            }
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
        Word word{each.toStdString(), {}, std::vector<char>(groups_.size())};
        word.marks = marksOf(word.letters);
        word.marks.begins = beginOf(word.letters);
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            word.isInGroup[group] = groups_[group].folded.find(word.letters) != std::string::npos;
            word.isInSomeGroup = word.isInSomeGroup || word.isInGroup[group];
        }
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
