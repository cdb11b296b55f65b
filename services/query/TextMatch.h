#pragma once

#include <QRegularExpression>
#include <QString>

#include <string>
#include <string_view>

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
    std::string pattern_;
    LetterCase case_;
};

/// Contains without regard to case.
class ContainedText {
public:
    explicit ContainedText(const QString& needle);
    bool in(std::string_view utf8) const;

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
