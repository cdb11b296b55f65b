#include "services/query/TextMatch.h"

#include <algorithm>
#include <cstring>

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
    : pattern_(letterCase == LetterCase::Folded ? caseFolded(pattern.toStdString()) : pattern.toStdString())
    , case_(letterCase)
{
}

bool LikePattern::matches(std::string_view utf8) const
{
    return case_ == LetterCase::Exact ? wildcardMatch(pattern_, utf8)
                                      : wildcardMatch(pattern_, caseFolded(utf8));
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
