#include "models/tables/RecordedSentences.h"

#include "models/values/StudyNote.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace ph {

namespace {

constexpr QLatin1String sentenceEnd(". ");

/// Each with its full stop. What stands in brackets is of the sentence around them.
QStringList sentencesIn(const QString& text)
{
    QStringList sentences{QString()};
    int open = 0;
    for (const auto& part : text.split(QString(sentenceEnd))) {
        auto& last = sentences.back();
        last += last.isEmpty() ? part : sentenceEnd + part;
        open = std::max<int>(0, open + int(part.count(u'(') - part.count(u')')));
        if (open == 0)
            sentences.append(QString());
    }
    if (sentences.back().isEmpty())
        sentences.removeLast();
    for (qsizetype i = 0; i + 1 < sentences.size(); ++i)
        sentences[i] += u'.';
    return sentences;
}

} // namespace

RecordedSentences::RecordedSentences(const char* context, std::initializer_list<const char*> patterns,
                                     std::vector<Elsewhere> elsewhere)
    : RecordedSentences(std::vector<Group>{Group{context, patterns}}, std::move(elsewhere))
{
}

RecordedSentences::RecordedSentences(const std::vector<Group>& groups, std::vector<Elsewhere> elsewhere)
    : elsewhere_(std::move(elsewhere))
{
    for (const auto& group : groups) {
        for (const auto* english : group.patterns)
            patterns_.push_back(patternOf(group.context, english));
    }
    std::stable_sort(patterns_.begin(), patterns_.end(),
                     [](const Pattern& a, const Pattern& b) { return a.reach < b.reach; });
}

RecordedSentences::Pattern RecordedSentences::patternOf(const char* context, const char* english)
{
    static const QRegularExpression place(QStringLiteral("%([1-9])"));
    const auto text = QString::fromUtf8(english);
    Pattern pattern;
    pattern.context = context;
    pattern.english = english;
    QString expression, own;
    qsizetype from = 0;
    for (auto at = place.globalMatch(text); at.hasNext();) {
        const auto found = at.next();
        const auto before = text.sliced(from, found.capturedStart() - from);
        // What somebody else said comes last in a sentence, and may hold anything: the first fit is ours.
        expression += QRegularExpression::escape(before) + QStringLiteral("(.*?)");
        if (pattern.places.empty())
            pattern.opening = before;
        own += before;
        pattern.places.push_back(found.captured(1).toInt());
        from = found.capturedEnd();
    }
    pattern.ending = text.sliced(from);
    expression += QRegularExpression::escape(pattern.ending);
    own += pattern.ending;
    pattern.expression = QRegularExpression(QRegularExpression::anchoredPattern(expression),
                                            QRegularExpression::DotMatchesEverythingOption);
    if (std::none_of(own.cbegin(), own.cend(), [](QChar c) { return c.isLetter(); }))
        pattern.reach = Pattern::Reach::Bare;
    else if (text.startsWith(u'%'))
        pattern.reach = Pattern::Reach::Leading;
    return pattern;
}

/// The same text comes again on many ways, and each would be gone to its end: what was found of it is kept.
struct RecordedSentences::Reading {
    QHash<QString, std::optional<QString>> found;
    int depth = 0;
};

QString RecordedSentences::inWords(const QString& english) const
{
    Reading reading;
    return known(english, reading).value_or(english);
}

std::optional<QString> RecordedSentences::oneSentence(const QString& english) const
{
    Reading reading;
    return oneSentence(english, reading);
}

std::optional<QString> RecordedSentences::known(const QString& english, Reading& reading) const
{
    if (auto whole = oneSentence(english, reading))
        return whole;
    return sentenceBySentence(english, Demand::Any, reading);
}

std::optional<QString> RecordedSentences::oneSentence(const QString& english, Reading& reading) const
{
    constexpr int deepest = 8;
    if (const auto found = reading.found.constFind(english); found != reading.found.constEnd())
        return *found;
    if (reading.depth == deepest)
        return std::nullopt;
    ++reading.depth;
    auto words = ofLists(english, reading);
    --reading.depth;
    reading.found.insert(english, words);
    return words;
}

std::optional<QString> RecordedSentences::ofLists(const QString& english, Reading& reading) const
{
    const auto bare = std::find_if(patterns_.begin(), patterns_.end(), [](const Pattern& pattern) {
        return pattern.reach == Pattern::Reach::Bare;
    });
    // Another pattern may part what one takes for its own.
    for (const auto fit : {Fit::Plain, Fit::RunsOn}) {
        if (auto words = ofPatterns(patterns_.begin(), bare, fit, english, reading))
            return words;
    }
    if (english.contains(u' ')) { // else it is a name, whatever others mean by it
        for (const auto asked : elsewhere_) {
            if (auto words = asked(english))
                return words;
        }
    }
    if (auto words = ofPatterns(bare, patterns_.end(), Fit::Plain, english, reading))
        return words;
    return ofPatterns(patterns_.begin(), bare, Fit::Lists, english, reading);
}

RecordedSentences::Fit RecordedSentences::fitOf(const Pattern& pattern, const QStringList& places)
{
    if (pattern.reach == Pattern::Reach::Bare)
        return Fit::Plain;
    const auto anyHolds = [&places](QLatin1String mark) {
        return std::any_of(places.begin(), places.end(),
                           [mark](const QString& place) { return place.contains(mark); });
    };
    if (anyHolds(sentenceEnd))
        return Fit::RunsOn;
    return pattern.reach == Pattern::Reach::Leading && anyHolds(QLatin1String("; ")) ? Fit::Lists
                                                                                     : Fit::Plain;
}

std::optional<QString> RecordedSentences::ofPatterns(Patterns::const_iterator first,
                                                     Patterns::const_iterator last, Fit fit,
                                                     const QString& english, Reading& reading) const
{
    for (auto pattern = first; pattern != last; ++pattern) {
        if (!english.startsWith(pattern->opening) || !english.endsWith(pattern->ending))
            continue; // most are told apart by this, which costs little
        const auto match = pattern->expression.match(english);
        if (!match.hasMatch())
            continue;
        if (fitOf(*pattern, match.capturedTexts().sliced(1)) != fit)
            continue;
        if (fit == Fit::RunsOn) {
            if (auto several = sentenceBySentence(english, Demand::Every, reading))
                return several;
        }
        if (auto words = filled(*pattern, match, reading))
            return words;
    }
    return std::nullopt;
}

std::optional<QString> RecordedSentences::filled(const Pattern& pattern, const QRegularExpressionMatch& match,
                                                 Reading& reading) const
{
    const bool isBare = pattern.reach == Pattern::Reach::Bare;
    QStringList words;
    bool isAnyKnown = false;
    for (std::size_t i = 0; i < pattern.places.size(); ++i) {
        words.resize(std::max(words.size(), qsizetype(pattern.places[i])));
        const auto there = match.captured(int(i) + 1);
        const auto said = isBare ? oneSentence(there, reading) : known(there, reading);
        isAnyKnown = isAnyKnown || said;
        words[pattern.places[i] - 1] = said.value_or(there);
    }
    if (isBare && !isAnyKnown)
        return std::nullopt;
    return filledPattern(QCoreApplication::translate(pattern.context, pattern.english), words);
}

/// From the last sentence to the first, as many at a time as fit a pattern.
std::optional<QString> RecordedSentences::sentenceBySentence(const QString& english, Demand demand,
                                                             Reading& reading) const
{
    constexpr qsizetype mostSentences = 12, mostInPattern = 3;
    const auto sentences = sentencesIn(english);
    const auto count = sentences.size();
    if (count < 2 || count > mostSentences)
        return std::nullopt;
    bool isAnyKnown = false;
    std::vector<std::optional<QString>> words(std::size_t(count) + 1); // of each sentence and all behind it
    words.back() = QString();
    for (auto at = count - 1; at >= 0; --at) {
        const auto put = [&](qsizetype next, const QString& first) {
            const auto& rest = *words[std::size_t(next)];
            words[std::size_t(at)] = rest.isEmpty() ? first : first + u' ' + rest;
        };
        auto length = std::min({mostInPattern, count - at, count - 1}); // the whole was asked for before
        for (; length > 0; --length) {
            if (!words[std::size_t(at + length)])
                continue;
            if (const auto said = oneSentence(sentences.sliced(at, length).join(u' '), reading)) {
                isAnyKnown = true;
                put(at + length, *said);
                break;
            }
        }
        if (length == 0 && demand == Demand::Any)
            put(at + 1, sentences[at]);
    }
    return isAnyKnown ? words.front() : std::nullopt;
}

} // namespace ph
