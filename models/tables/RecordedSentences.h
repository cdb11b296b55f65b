#pragma once

#include <QRegularExpression>
#include <QString>

#include <initializer_list>
#include <vector>

namespace ph {

/// Sentences that records keep in English, in the language of whoever reads them. Each is known by its
/// pattern, as it was written with %1 and on for what it speaks of; one that is of none of them stays as it
/// is.
class RecordedSentences {
public:
    /// \param context of the translations
    /// \param patterns literals that QT_TRANSLATE_NOOP marks under that context
    RecordedSentences(const char* context, std::initializer_list<const char*> patterns);

    /// What stands at a place is put into words as well, where it is such a sentence.
    QString inWords(const QString& english) const;

private:
    struct Pattern {
        const char* english;
        QRegularExpression expression; ///< captures what stands at its places
        std::vector<int> places;       ///< of each capture, from 1
    };
    const char* context_;
    std::vector<Pattern> patterns_;
};

} // namespace ph
