#include "models/tables/ContractBreaches.h"

#include "models/tables/ContractReasons.h"
#include "models/tables/RecordedSentences.h"
#include "models/values/StudyNote.h"

#include <QCoreApplication>

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
// its own.
std::optional<QString> knownContractBreaches(const QString& english)
{
    for (auto at = english.indexOf(u')'); at >= 0; at = english.indexOf(u')', at + 1)) {
        const auto rest = english.sliced(at + 1);
        if (!rest.isEmpty() && !rest.startsWith(QLatin1String(", ")))
            continue;
        const auto first = breaches().oneSentence(english.first(at + 1));
        if (!first)
            continue;
        if (rest.isEmpty())
            return first;
        if (const auto others = knownContractBreaches(rest.sliced(2)))
            //: Joins two items of a list, or an item with the list of the others.
            return filledPattern(QCoreApplication::translate("ph::ContractBreach", "%1, %2"),
                                 {*first, *others});
    }
    return std::nullopt;
}

} // namespace ph
