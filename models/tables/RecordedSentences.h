#pragma once

#include <QRegularExpression>
#include <QString>

#include <initializer_list>
#include <optional>
#include <vector>

namespace ph {

/// Sentences that records keep in English, in the language of whoever reads them. Each is known by its
/// pattern, as it was written with %1 and on for what it speaks of; one that is of none of them stays as it
/// is. Of those that one sentence fits, the first counts; those that begin with a place, which fit more, come
/// behind the others. One without a word of its own fits only where a known sentence stands at a place of it.
class RecordedSentences {
public:
    /// What others know of a text in English; none: nothing.
    using Elsewhere = std::optional<QString> (*)(const QString& english);
    struct Group {
        const char* context;               ///< of the translations
        std::vector<const char*> patterns; ///< literals that QT_TRANSLATE_NOOP marks under that context
    };

    RecordedSentences(const char* context, std::initializer_list<const char*> patterns,
                      std::vector<Elsewhere> elsewhere = {});
    /// \param elsewhere are asked for what is none of these sentences, in this order
    explicit RecordedSentences(const std::vector<Group>& groups, std::vector<Elsewhere> elsewhere = {});

    /// One sentence or several, each put into words where it is known. What stands at a place is put into
    /// words as well, where it is such a sentence; as deep as records go, for a server's own words may go on
    /// without end.
    QString inWords(const QString& english) const;

    /// The same of what is one sentence as a whole; none: it is unknown.
    std::optional<QString> oneSentence(const QString& english) const;

private:
    struct Pattern {
        /// Leading: it begins with a place; Bare: it has no word of its own, as "%1: %2".
        enum class Reach { Own, Leading, Bare };
        const char* context = nullptr;
        const char* english = nullptr;
        QString opening, ending;       ///< before its first place, and behind its last
        QRegularExpression expression; ///< captures what stands at its places
        std::vector<int> places;       ///< of each capture, from 1
        Reach reach = Reach::Own;
    };
    using Patterns = std::vector<Pattern>; ///< by their reach
    /// What stands at the places of a match: each is of one sentence; or one holds the end of a sentence, as
    /// if several were taken for one; or one before which the pattern has no word holds several of a list.
    enum class Fit { Plain, RunsOn, Lists };
    static Fit fitOf(const Pattern& pattern, const QStringList& places);
    enum class Demand { Every, Any };
    static Pattern patternOf(const char* context, const char* english);
    struct Reading;
    std::optional<QString> known(const QString& english, Reading& reading) const;
    std::optional<QString> oneSentence(const QString& english, Reading& reading) const;
    std::optional<QString> ofLists(const QString& english, Reading& reading) const;
    std::optional<QString> ofPatterns(Patterns::const_iterator first, Patterns::const_iterator last, Fit fit,
                                      const QString& english, Reading& reading) const;
    std::optional<QString> filled(const Pattern& pattern, const QRegularExpressionMatch& match,
                                  Reading& reading) const;
    std::optional<QString> sentenceBySentence(const QString& english, Demand demand, Reading& reading) const;

    Patterns patterns_;
    std::vector<Elsewhere> elsewhere_;
};

} // namespace ph
