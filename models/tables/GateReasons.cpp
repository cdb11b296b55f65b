#include "models/tables/GateReasons.h"

#include "models/tables/ContractBreaches.h"
#include "models/tables/ContractReasons.h"
#include "models/tables/ErrorReasons.h"
#include "models/tables/RecordedSentences.h"
#include "models/values/StudyNote.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace ph {

namespace {

/// "Sun 22:52", as the reader's language names the day.
std::optional<QString> knownTimeOfWeek(const QString& english)
{
    static const QRegularExpression expression(
        QRegularExpression::anchoredPattern(QStringLiteral("([A-Z][a-z]{2}) ([0-9]{2}:[0-9]{2})")));
    const auto match = expression.match(english);
    for (int day = Qt::Monday; match.hasMatch() && day <= Qt::Sunday; ++day) {
        if (match.captured(1) == QLocale::c().dayName(day, QLocale::ShortFormat))
            return QLocale().dayName(day, QLocale::ShortFormat) + u' ' + match.captured(2);
    }
    return std::nullopt;
}

const RecordedSentences& gateReasons()
{
    static const RecordedSentences sentences(
        "ph::GateReason",
        {QT_TRANSLATE_NOOP("ph::GateReason",
                           "The challenger's %1 is %2 by %3 (%4 than %5 is demanded): %6. %7 folds that "
                           "differ are too few to tell at an error rate of %8."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Whether %1 is better high or low follows from no word of its "
                                             "name; the policy has to say it (direction)."),
         QT_TRANSLATE_NOOP(
             "ph::GateReason",
             "A rollback was never rehearsed: \"pilothouse rollback ENVIRONMENT --rehearse\" does it."),
         QT_TRANSLATE_NOOP(
             "ph::GateReason",
             "The champion's signature names no outputs, so nobody knows what its callers read."),
         QT_TRANSLATE_NOOP("ph::GateReason",
                           "No condition of a rollback, or no source that could trigger it, is named."),
         QT_TRANSLATE_NOOP("ph::GateReason",
                           "Whoever would notice an incident has not looked for longer than %1."),
         QT_TRANSLATE_NOOP("ph::GateReason",
                           "The command's answer names \"%1\" twice, and contradicts itself"),
         QT_TRANSLATE_NOOP("ph::GateReason",
                           "What %1 answers was measured in the future, so a clock is off."),
         QT_TRANSLATE_NOOP("ph::GateReason",
                           "The command ended with %1 and no readable verdict on stdout: %2"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The command says pass and ends with %1: it contradicts itself"),
         QT_TRANSLATE_NOOP("ph::GateReason", "Incidents were looked for in the future, so a clock is off."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Too close to its threshold for counts that are not exact: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Whether the target %1 is there and can be loaded is unknown."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Segments that were not compared, for there are too many: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The command ended with %1 and no readable verdict on stdout"),
         QT_TRANSLATE_NOOP("ph::GateReason", "values that do not vary tell nothing of how sure this is"),
         QT_TRANSLATE_NOOP("ph::GateReason", "No digest is recorded; drafting a release records them."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Several numbers at once, so that none is the answer: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "No freeze is in force, and releases may begin now."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The challenger's %1 is %2 by %3 (%4 than %5 is demanded): %6."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The policy is not the one that was planned under."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The target of a rollback is the candidate itself."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Callers of the champion can call the candidate."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Compared by another method than the policy's: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Wilcoxon's signed-rank test on %1 matching folds"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The %1 has a value of %2 that is no finite number."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Only %1 of the %3 values of %2 that each side needs."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The condition of a rollback is met now: %1 is %2."),
         QT_TRANSLATE_NOOP("ph::GateReason", "This program knows no gate of the kind \"%1\"."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Measured in the future, so a clock is off: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Prompts that may change under the version: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The condition of a rollback cannot be read: %1"),
         QT_TRANSLATE_NOOP("ph::GateReason", "Beyond the floor, but that may be chance: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Columns that the contract does not know: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The calendar's time zone is unknown here."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Prompts that the version does not name: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The version's source run holds no record."),
         QT_TRANSLATE_NOOP("ph::GateReason", "No column of the contract holds a value."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Outside the release windows: it is %1 in %2."),
         QT_TRANSLATE_NOOP("ph::GateReason", "It is within its bound in all %1 segments."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The last rehearsal is longer than %1 ago."),
         QT_TRANSLATE_NOOP("ph::GateReason", "single values, whose chance is unknown"),
         QT_TRANSLATE_NOOP("ph::GateReason", "There is no time to tell freshness by."),
         QT_TRANSLATE_NOOP("ph::GateReason", "What %1 answers to the condition is old."),
         QT_TRANSLATE_NOOP("ph::GateReason", "input %1 does not take what callers send"),
         QT_TRANSLATE_NOOP("ph::GateReason", "It was compared with the defaults of %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the candidate's reproducibility record"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The candidate's reproducibility record"),
         QT_TRANSLATE_NOOP("ph::GateReason", "All %1 metrics are within their bounds."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Nobody keeps incidents of this model."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Nobody has looked at its files yet: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Served differently than trained on: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Feature %1 has no value on either side."),
         QT_TRANSLATE_NOOP("ph::GateReason", "No segment of the report is called: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "A number behind the answer is none."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The policy and %1 prompts are pinned."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The tables themselves are not here."),
         QT_TRANSLATE_NOOP("ph::GateReason", "This is a report of another tool: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the table held against its contract"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The table held against its contract"),
         QT_TRANSLATE_NOOP("ph::GateReason", "No usable number or sample size: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "All %1 files are what was recorded."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The command could not be started."),
         QT_TRANSLATE_NOOP("ph::GateReason", "No target of a rollback is named."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The %1's signature names no inputs."),
         QT_TRANSLATE_NOOP("ph::GateReason", "There are no features to compare."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Nothing is judged by the check: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Every item is answered with yes."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The command did not end in time."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Nobody knows when %1 was observed."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The newest lies in the future: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The tool states no verdict on: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the candidate's artifact digests"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The candidate's artifact digests"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The newest %1 lies in the future."),
         QT_TRANSLATE_NOOP("ph::GateReason", "All %1 segments keep their floor."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The sample itself is not here."),
         QT_TRANSLATE_NOOP("ph::GateReason", "For callers of the champion, %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Feature %1 is not on both sides."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the champion's values per fold"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The champion's values per fold"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The kept text is no contract."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The target %1 cannot be loaded."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Columns that are not there: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "There are no rows to compare."),
         QT_TRANSLATE_NOOP("ph::GateReason", "No column was compared in: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the comparison of the tables"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The comparison of the tables"),
         QT_TRANSLATE_NOOP("ph::GateReason", "what the metrics source says"),
         QT_TRANSLATE_NOOP("ph::GateReason", "What the metrics source says"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The target %1 does not exist."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The newest %1 is older than %2."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Fewer than %1 in a segment: %2."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The tool had no data for: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "input %1 is new and required"),
         QT_TRANSLATE_NOOP("ph::GateReason", "input %1 has become required"),
         QT_TRANSLATE_NOOP("ph::GateReason", "output %1 is of another type"),
         QT_TRANSLATE_NOOP("ph::GateReason", "Measured, but no number: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Watched, but no number: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "There is no segment by: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "More than all there is: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Counted, but no number: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the candidate's signature"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The candidate's signature"),
         QT_TRANSLATE_NOOP("ph::GateReason", "Answered too long ago: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "No older than %1 anywhere."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Older than is allowed: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "No query is known for: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the champion's signature"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The champion's signature"),
         QT_TRANSLATE_NOOP("ph::GateReason", "No digest to compare: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The command says fail: %1"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The command says pass: %1"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The sample has no rows."),
         QT_TRANSLATE_NOOP("ph::GateReason", "It is within its bound."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Asked, but no number: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "what the candidate pins"),
         QT_TRANSLATE_NOOP("ph::GateReason", "What the candidate pins"),
         QT_TRANSLATE_NOOP("ph::GateReason", "the checklist's answers"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The checklist's answers"),
         QT_TRANSLATE_NOOP("ph::GateReason", "the table's newest time"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The table's newest time"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The table has no rows."),
         QT_TRANSLATE_NOOP("ph::GateReason", "No row tells a time: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Nothing is there of: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the champion's metrics"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The champion's metrics"),
         QT_TRANSLATE_NOOP("ph::GateReason", "the features as served"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The features as served"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The command says fail"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The command says pass"),
         QT_TRANSLATE_NOOP("ph::GateReason", "Nothing is known of %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Not to be compared: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the policy's calendar"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The policy's calendar"),
         QT_TRANSLATE_NOOP("ph::GateReason", "the command's outcome"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The command's outcome"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The command crashed."),
         QT_TRANSLATE_NOOP("ph::GateReason", "No incident is open."),
         QT_TRANSLATE_NOOP("ph::GateReason", "No policy is pinned."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the monitored series"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The monitored series"),
         QT_TRANSLATE_NOOP("ph::GateReason", "Answered with no: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Frozen until %1 (%2): %3."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Beyond the floor: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Nobody looked at: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Beyond its bound: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Nobody counted: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Nobody watches: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Compared twice: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the rollback plan"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The rollback plan"),
         QT_TRANSLATE_NOOP("ph::GateReason", "Below nothing: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Not answered: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Not recorded: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "output %1 is gone"),
         QT_TRANSLATE_NOOP("ph::GateReason", "Not compared: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the data sample"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The data sample"),
         QT_TRANSLATE_NOOP("ph::GateReason", "better by more"),
         QT_TRANSLATE_NOOP("ph::GateReason", "Fell silent: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The version has no files."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The %1 has no %2."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Not logged: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Not judged: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "the incidents"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The incidents"),
         QT_TRANSLATE_NOOP("ph::GateReason", "Warned of: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Of %1 rows: %2."),
         QT_TRANSLATE_NOOP("ph::GateReason", "challenger"), QT_TRANSLATE_NOOP("ph::GateReason", "the report"),
         QT_TRANSLATE_NOOP("ph::GateReason", "The report"), QT_TRANSLATE_NOOP("ph::GateReason", "candidate"),
         QT_TRANSLATE_NOOP("ph::GateReason", "Failed: %1."), QT_TRANSLATE_NOOP("ph::GateReason", "no worse"),
         QT_TRANSLATE_NOOP("ph::GateReason", "champion"), QT_TRANSLATE_NOOP("ph::GateReason", "Known: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Moved: %1."), QT_TRANSLATE_NOOP("ph::GateReason", "Open: %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "better"), QT_TRANSLATE_NOOP("ph::GateReason", "worse"),
         // Why a fact is not there.
         QT_TRANSLATE_NOOP("ph::GateReason", "It is larger than the %1 MiB that a release keeps."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Its contract has more than the %1 rules that a release keeps."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Column %1 holds bytes that are no text."),
         QT_TRANSLATE_NOOP("ph::GateReason", "\"%1\" is named twice in one of its objects."),
         QT_TRANSLATE_NOOP("ph::GateReason", "This is a matrix, and no table."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Two columns are named %1."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The file is larger than %1 MiB."),
         QT_TRANSLATE_NOOP("ph::GateReason", "There is no such file."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The file is not UTF-8."),
         QT_TRANSLATE_NOOP("ph::GateReason", "It changed while it was read."),
         QT_TRANSLATE_NOOP("ph::GateReason",
                           "It holds more than the %1 different results that a release keeps."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The kept input cannot be read."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The result holds no inputs."),
         QT_TRANSLATE_NOOP("ph::GateReason", "more than %1 rows"),
         QT_TRANSLATE_NOOP("ph::GateReason", "It was measured in the future, so a clock is off."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The signature's %1 are no list of columns. %2"),
         QT_TRANSLATE_NOOP("ph::GateReason", "It names no flavor to load it by."),
         QT_TRANSLATE_NOOP(
             "ph::GateReason",
             "The files of %1 %2 are neither a run's nor a logged model's, so they were not looked at."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The files of %1 %2 are neither a run's nor a logged model's."),
         QT_TRANSLATE_NOOP("ph::GateReason",
                           "It gives %1 numbers, and no more than %2 are judged: aggregate them."),
         QT_TRANSLATE_NOOP("ph::GateReason", "Nested too deeply."),
         QT_TRANSLATE_NOOP("ph::GateReason", "It is listed as one file, and is none."),
         QT_TRANSLATE_NOOP("ph::GateReason", "The tag is cut short or no list. %1"),
         QT_TRANSLATE_NOOP("ph::GateReason",
                           "%1 gives %2 numbers at once; a condition is about one, as of max(…)."),
         QT_TRANSLATE_NOOP(
             "ph::GateReason",
             "%1 comparisons are more than the %2 that a release keeps: name fewer columns or segments."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 has more than %2 values."),
         QT_TRANSLATE_NOOP("ph::GateReason",
                           "%1 of %2 columns moved, and no more than may in any of %3 segments."),
         QT_TRANSLATE_NOOP("ph::GateReason",
                           "%1 names no row for sure: it is missing, empty or comes twice."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 entities on both sides; at least %2 are demanded."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 does not answer the condition with a number."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1: observed in the future, so a clock is off."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 % of the entities are on one side only."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1: observed %2 ago; at most %3 is allowed."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 rows keep the contract of %2 columns."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 holds no time to tell freshness by."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 could not be read in whole (%2): %3"),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 results of %2, and none against."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 rows; at least %2 are demanded."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 features of %2 entities agree."),
         QT_TRANSLATE_NOOP("ph::GateReason",
                           "%1 is %2, at most %3 is allowed beside what it is compared with"),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 is %2, at most %3 is allowed"),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 is %2, at least %3 is demanded"),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 % bootstrap interval %2 to %3"),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 is %2, at most %3 is demanded"),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 is there, and %2 answers."),
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 of %2 columns moved."),
         //: %1 is a list of names
         QT_TRANSLATE_NOOP("ph::GateReason", "%1 and %2 more"),
         //: Two of the like of "auc is 0.7, at least 0.8 is demanded"
         QT_TRANSLATE_NOOP("ph::GateReason", "%1; %2"),
         //: The like of "auc is 0.7, at least 0.8 is demanded" as a sentence
         QT_TRANSLATE_NOOP("ph::GateReason", "%1.")},
        {knownTimeOfWeek, knownContractBreaches, knownContractReason, knownErrorReason});
    return sentences;
}

/// "auc is 0.93.", of metrics within their bounds, or "auc is nan; f1 is nan.". As a whole only: within
/// another sentence it may be what a command or a server said.
std::optional<QString> knownValues(const QString& english)
{
    static const QRegularExpression value(QRegularExpression::anchoredPattern(
        QStringLiteral("(\\S+) is (-?[0-9]+(?:\\.[0-9]+)?(?:e[+-]?[0-9]+)?|nan|-?inf)")));
    if (!english.endsWith(u'.'))
        return std::nullopt;
    QString all;
    for (const auto& part : english.chopped(1).split(QStringLiteral("; "))) {
        const auto match = value.match(part);
        if (!match.hasMatch())
            return std::nullopt;
        //: %1 is a metric, %2 a number
        const auto words = filledPattern(QCoreApplication::translate("ph::GateReason", "%1 is %2"),
                                         {match.captured(1), match.captured(2)});
        all = all.isEmpty()
                  ? words
                  : filledPattern(QCoreApplication::translate("ph::GateReason", "%1; %2"), {all, words});
    }
    return filledPattern(QCoreApplication::translate("ph::GateReason", "%1."), {all});
}

} // namespace

QString gateReasonText(const QString& english)
{
    const auto values = knownValues(english);
    return values ? *values : gateReasons().inWords(english);
}

std::optional<QString> knownGateReason(const QString& english)
{
    const auto values = knownValues(english);
    return values ? values : gateReasons().oneSentence(english);
}

} // namespace ph
