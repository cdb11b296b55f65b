#include "services/query/TextMatch.h"

#include "services/query/PackedBits.h"

#include <algorithm>
#include <bit>

namespace ph {

namespace {

bool isAscii(std::string_view text)
{
    unsigned char all = 0;
    for (const char c : text)
        all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c + 32) : c;
}

std::size_t codePointBytes(char lead)
{
    const auto c = static_cast<unsigned char>(lead);
    return c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
}

std::size_t nextAfter(std::string_view text, std::size_t at)
{
    return std::min(text.size(), at + codePointBytes(text[at]));
}

// Greedy matching that returns to the last % only: never exponential.
bool wildcardMatch(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0;
    std::size_t t = 0;
    auto star = std::string_view::npos;
    std::size_t resume = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '%') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && pattern[p] == '_') {
            ++p;
            t = nextAfter(text, t);
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            resume = nextAfter(text, resume);
            t = resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '%')
        ++p;
    return p == pattern.size();
}

/// Where `needle` (folded, of ASCII, not empty) may stand in `text` (ASCII): calls found(offset), from left
/// to right, which answers with the offset to go on from. First and last letter are compared for 64 places at
/// once, the letters between only where both agree.
template <class Found>
void eachOccurrence(std::string_view text, std::string_view needle, Found found)
{
    if (text.size() < needle.size())
        return;
    // A letter's two cases differ in this bit; other characters have to be as they are.
    const auto caseBit = [](char c) { return std::uint8_t(c >= 'a' && c <= 'z' ? 0x20 : 0); };
    const auto first = std::uint8_t(needle.front()), last = std::uint8_t(needle.back());
    const auto firstBit = caseBit(needle.front()), lastBit = caseBit(needle.back());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto reach = needle.size() - 1;
    const auto places = text.size() - reach;
    std::size_t resume = 0;
    for (std::size_t block = 0; block < places; block += 64) {
        if (resume >= block + 64)
            continue;
        Flags64 flags{};
        const auto count = std::min<std::size_t>(64, places - block);
        const auto* at = bytes + block;
        const auto test = [=](std::size_t i) {
            return std::uint8_t((std::uint8_t(at[i] | firstBit) == first) &
                                (std::uint8_t(at[i + reach] | lastBit) == last));
        };
        if (count == 64) {
            for (std::size_t i = 0; i < 64; ++i)
                flags[i] = test(i);
        } else {
            for (std::size_t i = 0; i < count; ++i)
                flags[i] = test(i);
        }
        for (auto bits = packed(flags); bits != 0; bits &= bits - 1) {
            const auto place = block + std::size_t(std::countr_zero(bits));
            if (place >= resume &&
                std::equal(needle.begin(), needle.end(), text.begin() + std::ptrdiff_t(place),
                           [](char a, char b) { return a == lower(b); }))
                resume = found(place);
        }
    }
}

// PCRE2 reads these at the very start only, so a pattern of the user's cannot lift them.
constexpr char limits[] = "(*LIMIT_MATCH=50000)(*LIMIT_DEPTH=5000)(?:)";

} // namespace

std::string caseFolded(std::string_view utf8)
{
    if (isAscii(utf8)) {
        std::string folded(utf8);
        std::transform(folded.begin(), folded.end(), folded.begin(), lower);
        return folded;
    }
    return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())).toCaseFolded().toStdString();
}

LikePattern::LikePattern(const QString& pattern, LetterCase letterCase)
    : rest_(letterCase == LetterCase::Folded ? caseFolded(pattern.toStdString()) : pattern.toStdString())
    , case_(letterCase)
{
    prefix_ = rest_.substr(0, rest_.find_first_of("%_"));
    rest_.erase(0, prefix_.size());
}

bool LikePattern::matches(std::string_view utf8) const
{
    const auto matchesHere = [this](std::string_view text) {
        return text.starts_with(prefix_) && wildcardMatch(rest_, text.substr(prefix_.size()));
    };
    return case_ == LetterCase::Exact ? matchesHere(utf8) : matchesHere(caseFolded(utf8));
}

ContainedText::ContainedText(const QString& needle)
    : needle_(caseFolded(needle.toStdString()))
    , ascii_(isAscii(needle_))
{
}

bool ContainedText::in(std::string_view utf8) const
{
    if (needle_.empty())
        return true;
    if (!isAscii(utf8))
        return caseFolded(utf8).find(needle_) != std::string::npos;
    if (!ascii_ || utf8.size() < needle_.size())
        return false;
    const char first = needle_.front();
    const auto last = utf8.size() - needle_.size();
    for (std::size_t i = 0; i <= last; ++i) {
        if (lower(utf8[i]) == first &&
            std::equal(needle_.begin() + 1, needle_.end(), utf8.begin() + std::ptrdiff_t(i) + 1,
                       [](char a, char b) { return a == lower(b); }))
            return true;
    }
    return false;
}

void ContainedText::mark(const TextDictionary& texts, std::uint32_t first, std::uint32_t end,
                         std::vector<std::uint8_t>& hit) const
{
    if (first >= end)
        return;
    const auto joined = texts.joined(first, end);
    if (needle_.empty() || !isAscii(joined)) {
        for (auto code = first; code < end; ++code)
            hit[code] = std::uint8_t(in(texts.at(code)));
        return;
    }
    if (!ascii_)
        return;
    const auto base = texts.startOf(first);
    auto code = first;
    eachOccurrence(joined, needle_, [&](std::size_t at) {
        const auto endOf = [&](std::uint32_t of) { return texts.startOf(of) - base + texts.at(of).size(); };
        while (endOf(code) <= at)
            ++code;
        // One that begins in a text and ends in the next is in neither.
        if (at + needle_.size() > endOf(code))
            return at + 1;
        hit[code] = 1;
        return endOf(code);
    });
}

QString patternComplaint(const QString& pattern)
{
    const QRegularExpression regex(pattern, QRegularExpression::UseUnicodePropertiesOption);
    return regex.isValid() && BoundedRegex(pattern).isValid() ? QString() : regex.errorString();
}

BoundedRegex::BoundedRegex(const QString& pattern)
    : regex_(QLatin1StringView(limits) + pattern, QRegularExpression::UseUnicodePropertiesOption)
{
}

BoundedRegex::Verdict BoundedRegex::match(std::string_view utf8) const
{
    const auto match = regex_.match(QString::fromUtf8(utf8.data(), qsizetype(utf8.size())));
    if (match.hasMatch())
        return Verdict::Yes;
    return match.isValid() ? Verdict::No : Verdict::TooComplex;
}

} // namespace ph
