#pragma once

#include "models/values/TextPool.h"

#include <QRegularExpression>
#include <QString>

namespace ph {

enum class LetterCase { Exact, Folded };

/// Text under QString::toCaseFolded, in UTF-8.
std::string caseFolded(std::string_view utf8);

/// MLflow's LIKE: % is any run of characters, _ one character; everything else is itself. Time is at most the
/// product of the lengths.
class LikePattern {
public:
    LikePattern(const QString& pattern, LetterCase letterCase);
    bool matches(std::string_view utf8) const;

private:
    std::string prefix_; // what comes before the first % or _
    std::string rest_;
    LetterCase case_;
};

/// Contains without regard to case.
class ContainedText {
public:
    explicit ContainedText(const QString& needle);
    bool in(std::string_view utf8) const;
    /// Sets hit[code] for each text of `first` up to and without `end` that contains it; the same as in() of
    /// each, some ten times faster over a million.
    void mark(const TextDictionary& texts, std::uint32_t first, std::uint32_t end,
              std::vector<std::uint8_t>& hit) const;

private:
    std::string needle_; // folded
    bool ascii_ = true;
};

/// Why a regular expression cannot be read; empty where it can.
QString patternComplaint(const QString& pattern);

/// A regular expression that gives up instead of running away: the number of steps per value is bounded.
class BoundedRegex {
public:
    explicit BoundedRegex(const QString& pattern);
    bool isValid() const { return regex_.isValid(); }
    enum class Verdict { No, Yes, TooComplex };
    Verdict match(std::string_view utf8) const;

private:
    QRegularExpression regex_;
};

} // namespace ph
