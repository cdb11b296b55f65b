#include "services/postmortem/Postmortem.h"

#include <QRegularExpression>

namespace ph {

namespace {

/// What postmortem guides warn of, as the SRE book's chapter on blameless postmortems does, and what they ask
/// instead.
struct BlamingWord {
    const char* pattern; ///< of whole words, in any case
    const char* instead;
};
constexpr BlamingWord blaming[]{
    {"forgot|forgotten", "say what did not remind anybody"},
    {"careless(?:ly|ness)?|sloppy|negligen(?:t|ce)|lazy|stupid(?:ly)?|incompeten(?:t|ce)",
     "say what made the slip easy"},
    {"should(?: not|n't)? have(?: known| checked| noticed| seen)?",
     "say what was known then, and what was not"},
    {"human error|user error|operator error", "say what let one slip reach users"},
    {"(?:his|her|their|your|\\w+'s) (?:fault|mistake)", "say what happened, not whose it was"},
    {"to blame|blames?|blamed", "say what made it possible"},
    {"neglected to|didn't bother(?: to)?", "say what would have made it happen"}};

} // namespace

QStringList blamingWords(const QStringList& texts)
{
    QStringList found;
    for (const auto& text : texts) {
        for (const auto& word : blaming) {
            const QRegularExpression pattern(QStringLiteral("\\b(?:%1)\\b").arg(QLatin1String(word.pattern)),
                                             QRegularExpression::CaseInsensitiveOption |
                                                 QRegularExpression::UseUnicodePropertiesOption);
            if (const auto match = pattern.match(text); match.hasMatch())
                found << QStringLiteral("\"%1\" in \"%2\": %3.")
                             .arg(match.captured(), text.simplified().left(80), QLatin1String(word.instead));
        }
    }
    return found;
}

} // namespace ph
