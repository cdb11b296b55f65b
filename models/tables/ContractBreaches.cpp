#include "models/tables/ContractBreaches.h"

#include "models/tables/ContractReasons.h"
#include "models/tables/RecordedSentences.h"
#include "models/values/StudyNote.h"

#include <QCoreApplication>
#include <QHash>
#include <QList>

namespace ph {

namespace {

/// A finding without its full stop, as it stands in brackets; one with brackets at its end is a rule with
/// them.
std::optional<QString> knownFinding(const QString& english)
{
    if (english.endsWith(u')'))
        return std::nullopt;
    auto words = knownContractReason(english + u'.');
    if (words && (words->endsWith(u'.') || words->endsWith(u'。')))
        words->chop(1);
    return words;
}

const RecordedSentences& breaches()
{
    static const RecordedSentences sentences(
        "ph::ContractBreach",
        {//: A rule of a contract that a table breaks, as are the next ones; in brackets what was found.
         QT_TRANSLATE_NOOP("ph::ContractBreach", "columns (%1)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "other-columns (%1)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "rows (%1)"),
         //: %1 is a column in this one and the next ones
         QT_TRANSLATE_NOOP("ph::ContractBreach", "freshness of %1 (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "missing of %1 (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "type of %1 (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "range of %1 (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "values of %1 (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "pattern of %1 (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "unique of %1 (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "constant of %1 (%2)"),
         // Of a sample whose rows were kept.
         QT_TRANSLATE_NOOP("ph::ContractBreach", "%1: null (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "%1: not of its type (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "%1: out of range (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "%1: not a known value (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "%1: not of its form (%2)"),
         QT_TRANSLATE_NOOP("ph::ContractBreach", "%1: not unique (%2)")},
        {knownFinding});
    return sentences;
}

} // namespace

// What was found may hold brackets and commas, too: where all that is behind them is no such list, they are
// its own. From the last to the first, so that no rest is read twice.
std::optional<QString> knownContractBreaches(const QString& english)
{
    constexpr qsizetype mostBreaches =
        64; // as a gate names far fewer, the rest would be somebody else's text
    constexpr QLatin1String between(", ");
    QList<qsizetype> starts{0}, ends;
    for (auto at = english.indexOf(u')'); at >= 0; at = english.indexOf(u')', at + 1)) {
        if (at + 1 == english.size())
            ends.append(at + 1);
        else if (QStringView(english).sliced(at + 1).startsWith(between)) {
            ends.append(at + 1);
            starts.append(at + 1 + between.size());
        }
    }
    if (ends.isEmpty() || ends.last() != english.size() || ends.size() > mostBreaches)
        return std::nullopt;
    QHash<qsizetype, QString> from; // the list that begins there
    for (auto start = starts.crbegin(); start != starts.crend(); ++start) {
        for (const auto end : std::as_const(ends)) {
            const bool isLast = end == english.size();
            if (end <= *start || (!isLast && !from.contains(end + between.size())))
                continue;
            const auto first = breaches().oneSentence(english.sliced(*start, end - *start));
            if (!first)
                continue;
            //: Joins two items of a list, or an item with the list of the others.
            const auto joined = QCoreApplication::translate("ph::ContractBreach", "%1, %2");
            from.insert(*start,
                        isLast ? *first : filledPattern(joined, {*first, from.value(end + between.size())}));
            break;
        }
    }
    return from.contains(0) ? std::optional(from.value(0)) : std::nullopt;
}

} // namespace ph
