#include "services/drift/TextProfile.h"

#include "services/drift/ShareDistance.h"

#include <QString>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

/// The 64-bit finalizer of MurmurHash3 over what was hashed before: the same on every platform and run.
std::uint64_t mixed(std::uint64_t before, char32_t character)
{
    auto hash = (before ^ character) * 0xff51afd7ed558ccdULL;
    hash = (hash ^ hash >> 33) * 0xc4ceb9fe1a85ec53ULL;
    return hash ^ hash >> 33;
}

bool standsAlone(char32_t character)
{
    switch (QChar::script(character)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

bool belongsToWord(char32_t character)
{
    return QChar::isLetterOrNumber(character) || QChar::category(character) == QChar::Mark_NonSpacing;
}

TextProfile::Grams addedUp(const TextProfile::Grams& a, const TextProfile::Grams& b)
{
    TextProfile::Grams sum(TextProfile::gramBuckets);
    for (const auto* part : {&a, &b}) {
        for (std::size_t i = 0; i < part->size(); ++i)
            sum[i] += (*part)[i];
    }
    return sum;
}

double divergence(const TextProfile::Grams& a, const TextProfile::Grams& b)
{
    const DriftCounts counts{{a.begin(), a.end()}, {b.begin(), b.end()}};
    const double distance = jensenShannonDistance(plainShares(counts), LogBase::Two);
    return distance * distance;
}

} // namespace

void TextProfile::add(QStringView text)
{
    auto& grams = grams_[rows() % 2];
    if (grams.empty())
        grams.resize(gramBuckets);
    constexpr char32_t space = U' ';
    char32_t before = 0, last = space; // the two characters before this one
    std::uint64_t word = 0;
    const auto endWord = [&] {
        if (word)
            ++words_[word];
        word = 0;
    };
    const auto addGram = [&](char32_t character) {
        if (before)
            ++grams[mixed(mixed(mixed(0, before), last), character) % gramBuckets];
        before = std::exchange(last, character);
    };
    const auto characters = text.toUcs4();
    for (const auto raw : characters) {
        const auto character = QChar::toCaseFolded(char32_t(raw));
        if (!belongsToWord(character) || standsAlone(character))
            endWord();
        if (belongsToWord(character))
            word = mixed(word ? word : 1, character);
        if (standsAlone(character))
            endWord();
        if (!QChar::isSpace(character))
            addGram(character);
        else if (last != space)
            addGram(space);
    }
    endWord();
    if (last != space)
        addGram(space);
    lengths_.push_back(double(characters.size()));
}

VocabularyDrift vocabularyDrift(const TextProfile& reference, const TextProfile& current)
{
    if (reference.words().isEmpty() || current.words().isEmpty())
        return {};
    double all = 0, once = 0, words = 0, unknown = 0;
    for (const auto count : reference.words()) {
        all += double(count);
        once += count == 1;
    }
    for (auto it = current.words().begin(); it != current.words().end(); ++it) {
        words += double(it.value());
        unknown += reference.words().contains(it.key()) ? 0 : double(it.value());
    }
    return {unknown / words, once / all};
}

double gramDistance(const TextProfile& reference, const TextProfile& current)
{
    const auto& halves = reference.grams();
    if (halves[1].empty() || current.rows() == 0)
        return std::numeric_limits<double>::quiet_NaN();
    const double apart =
        divergence(addedUp(halves[0], halves[1]), addedUp(current.grams()[0], current.grams()[1]));
    // Chance makes a divergence of 1/n + 1/m times something; of the halves that is 4/n.
    const double n = double(reference.rows()), m = double(current.rows());
    const double byChance = divergence(halves[0], halves[1]) * (1 + n / m) / 4;
    const double excess = apart - byChance;
    return excess < 0 ? 0 : std::sqrt(excess);
}

} // namespace ph
