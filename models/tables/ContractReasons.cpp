#include "models/tables/ContractReasons.h"

#include "models/tables/RecordedSentences.h"

#include <QtGlobal>

namespace ph {

namespace {

// Of those that one sentence fits, the first counts: what stands behind another sentence comes before that
// one.
const RecordedSentences& contractReasons()
{
    static const RecordedSentences sentences(
        "ph::ContractReason",
        {QT_TRANSLATE_NOOP("ph::ContractReason", "All columns are there."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "Columns that are not there: %1."),
         QT_TRANSLATE_NOOP(
             "ph::ContractReason",
             "Columns that the contract does not know: %1. %2 values are of names beyond those."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "Columns that the contract does not know: %1."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "There are no other columns."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "There are %1 rows."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "There is no value to look at."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "Fewer than two values cannot tell."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "All %1 values are the same."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "There is more than one value."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "It holds no time to tell freshness by."),
         QT_TRANSLATE_NOOP("ph::ContractReason",
                           "The newest row is of %1, %2 old. %3 of %4 times lie in the future, by %5."),
         //: %1 is a time, %2 an age such as 3d
         QT_TRANSLATE_NOOP("ph::ContractReason", "The newest row is of %1, %2 old."),
         QT_TRANSLATE_NOOP("ph::ContractReason",
                           "%1 There are too many for all of them; in the end 1 of %2 was looked at."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "%1 Compared by hashes of 64 bits: the chance that any two "
                                                 "values were taken for one is below %2."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "%1 The column reads as %2 now."),
         //: %1 is a column
         QT_TRANSLATE_NOOP("ph::ContractReason", "%1: %2 of %3 times have no zone, and were taken as UTC."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "%1 of %2 times lie in the future, by %3."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "%1 of %2 rows have no value."),
         //: %3 is a type as contracts name it: number, timestamp
         QT_TRANSLATE_NOOP("ph::ContractReason", "%1 of %2 values are no %3."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "%1 of %2 values are out of range."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "%1 of %2 values are not of the known set."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "%1 of %2 values are not of this form."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "%1 of %2 values were there before."),
         QT_TRANSLATE_NOOP("ph::ContractReason", "%1 values are of names beyond those."),
         QT_TRANSLATE_NOOP(
             "ph::ContractReason",
             "%1 values are under names that came up too late to be columns; those were not looked at."),
         QT_TRANSLATE_NOOP("ph::ContractReason",
                           "%1 values hold bytes that are no UTF-8, and were read as U+FFFD.")});
    return sentences;
}

} // namespace

QString contractReasonText(const QString& english)
{
    return contractReasons().inWords(english);
}

std::optional<QString> knownContractReason(const QString& english)
{
    return contractReasons().oneSentence(english);
}

} // namespace ph
