#include "models/tables/TimelineItemWords.h"

#include "models/tables/ContractReasons.h"
#include "models/tables/ContractWords.h"
#include "models/tables/DriftWords.h"
#include "models/tables/Format.h"
#include "models/tables/ReleaseReasons.h"
#include "models/tables/ReleaseWords.h"
#include "models/values/StudyNote.h"

#include <QCoreApplication>

#include <algorithm>
#include <initializer_list>
#include <optional>

namespace ph {

namespace {

using Patterns = std::initializer_list<const char*>; ///< literals that QT_TRANSLATE_NOOP marks
constexpr QLatin1String betweenChanges("; ");

QString spoken(const char* english)
{
    return QCoreApplication::translate("ph::TimelineItemWords", english);
}

/// What stands at %1, and at %2 behind it; none: the text is not of the pattern.
std::optional<QStringList> atPlaces(const QString& text, const QString& pattern)
{
    const auto first = pattern.indexOf(QLatin1String("%1")), second = pattern.indexOf(QLatin1String("%2"));
    if (first < 0)
        return text == pattern ? std::optional(QStringList()) : std::nullopt;
    const auto opening = pattern.first(first), ending = pattern.sliced(std::max(first, second) + 2);
    if (text.size() < opening.size() + ending.size() || !text.startsWith(opening) || !text.endsWith(ending))
        return std::nullopt;
    const auto inner = text.sliced(opening.size(), text.size() - opening.size() - ending.size());
    if (second < 0)
        return QStringList{inner};
    const auto between = pattern.sliced(first + 2, second - first - 2);
    const auto at = inner.lastIndexOf(between); // names may hold the like
    return at < 0 ? std::nullopt
                  : std::optional(QStringList{inner.first(at), inner.sliced(at + between.size())});
}

/// By the first pattern that fits; what fits none stays. Names stay names: what stands at a place is not
/// read.
QString inWords(const QString& english, Patterns patterns)
{
    for (const auto* pattern : patterns) {
        if (const auto words = atPlaces(english, QString::fromUtf8(pattern)))
            return filledPattern(spoken(pattern), *words);
    }
    return english;
}

/// "missing: amount", where the name in front is one of `named`'s; `rest` reads what is behind it.
template <class Value>
QString behindName(const QString& english, std::optional<Value> (*named)(const QString& name),
                   QString (*text)(Value), QString (*rest)(const QString&))
{
    const auto end = english.indexOf(QLatin1String(": "));
    const auto value = named(end < 0 ? english : english.first(end));
    if (!value)
        return english;
    if (end < 0)
        return text(*value);
    return pairText(text(*value), rest(english.sliced(end + 2)));
}

QString recordedStepText(StepRecord::State state)
{
    return stepStateText(shownStepState(state));
}

QString asItIs(const QString& text)
{
    return text;
}

bool isOf(const TimelineItem& item, const char* evidence)
{
    return item.reference.startsWith(QLatin1String(evidence));
}

/// Of what a study, a contract's check, a report of somebody's tool, or the age of a dataset tells.
QString dataTitle(const TimelineItem& item)
{
    if (isOf(item, "drift:"))
        //: %1 is a column whose values are distributed otherwise now
        return inWords(item.title, {QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 moved")});
    if (isOf(item, "dataset:"))
        //: %1 is a table of data
        return inWords(item.title, {QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 is stale")});
    if (isOf(item, "contract:"))
        return behindName(item.title, contractRuleFromName, contractRuleText, asItIs);
    if (isOf(item, "quality:"))
        return behindName(item.title, qualityCheckFromName, qualityCheckText, asItIs);
    return item.title;
}

QString dataDetail(const TimelineItem& item)
{
    if (isOf(item, "drift:"))
        return driftReasonText(item.detail);
    return isOf(item, "contract:") ? contractReasonText(item.detail) : item.detail;
}

/// "model s3://models/6 → s3://models/7; cpu 1 → 2", or who did it.
QString revisionDetail(const QString& english)
{
    if (!english.contains(u'→'))
        //: %1 is the program or the person that changed an endpoint
        return inWords(english, {QT_TRANSLATE_NOOP("ph::TimelineItemWords", "by %1")});
    auto changes = english.split(betweenChanges);
    for (auto& change : changes)
        change = inWords(change, {//: %1 is from what to what it changed, as in the next ones
                                  QT_TRANSLATE_NOOP("ph::TimelineItemWords", "model %1"),
                                  QT_TRANSLATE_NOOP("ph::TimelineItemWords", "runtime %1"),
                                  QT_TRANSLATE_NOOP("ph::TimelineItemWords", "format %1")});
    return changes.join(betweenChanges);
}

/// Lines of a file, and in the end how many more there are.
QString fileDetail(const QString& english)
{
    auto lines = english.split(betweenChanges);
    if (!lines.last().startsWith(u'-') && !lines.last().startsWith(u'+'))
        lines.last() =
            inWords(lines.last(), {QT_TRANSLATE_NOOP("ph::TimelineItemWords", "and %1 lines more")});
    return lines.join(betweenChanges);
}

} // namespace

QString timelineTitleText(const TimelineItem& item)
{
    switch (item.kind) {
    case TimelineKind::Release:
        //: %1 is what a release changed: "fraud 7 → 6"
        return inWords(item.title, {QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 (rollback)")});
    case TimelineKind::Revision:
        return inWords(
            item.title,
            {//: %1 is a revision of an endpoint; %2 from what to what it changed, as in the next ones
             QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1: model %2"),
             QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1: runtime %2"),
             QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1: format %2"),
             QT_TRANSLATE_NOOP("ph::TimelineItemWords", "revision %1 appeared"),
             QT_TRANSLATE_NOOP("ph::TimelineItemWords", "revision %1 is gone"),
             //: %1 is an endpoint, as in the next one
             QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 appeared"),
             QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 was removed")});
    case TimelineKind::Traffic:
        return inWords(item.title,
                       {//: %1 is a segment of the data, %2 from what to what its share changed
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "share of %1: %2"),
                        //: %1 is how the shares of an endpoint's revisions changed: "fraud-2: 0 % → 10 %"
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "traffic %1")});
    case TimelineKind::DriftOnset:
    case TimelineKind::QualityViolation:
    case TimelineKind::Freshness:
        return dataTitle(item);
    case TimelineKind::PipelineRun:
        return inWords(item.title,
                       {//: %1 is a pipeline, as in the next ones
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 succeeded"),
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 failed"),
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 was stopped"),
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 is scheduled"),
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 goes on"),
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 ended in a way that is not known")});
    case TimelineKind::ConfigChange:
        return inWords(item.title,
                       {//: %1 is the file of a policy
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "policy %1 changed"),
                        //: %1 is the file of an environment
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "environment %1 changed")});
    case TimelineKind::PromptChange:
        //: %1 is a prompt and its version
        return inWords(item.title, {QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 registered")});
    case TimelineKind::Alert:
    case TimelineKind::ReleaseStep:
    case TimelineKind::AliasChange:
    case TimelineKind::ClusterEvent:
    case TimelineKind::Note:
        break; // names, and what others said
    }
    return item.title;
}

QString timelineDetailText(const TimelineItem& item)
{
    switch (item.kind) {
    case TimelineKind::Release:
        return behindName(item.detail, releaseStateFromName, releaseStateText, releaseReasonText);
    case TimelineKind::ReleaseStep:
        return behindName(item.detail, stepStateFromName, recordedStepText, releaseReasonText);
    case TimelineKind::Revision:
        return revisionDetail(item.detail);
    case TimelineKind::Traffic:
        return inWords(item.detail,
                       {//: Of shares of an endpoint's requests: as somebody asked for them
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "declared"),
                        //: Of shares of an endpoint's requests: as they came
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords", "observed"),
                        QT_TRANSLATE_NOOP("ph::TimelineItemWords",
                                          "of the rows, reference → first window that stays so")});
    case TimelineKind::DriftOnset:
    case TimelineKind::QualityViolation:
    case TimelineKind::Freshness:
        return dataDetail(item);
    case TimelineKind::ConfigChange:
        return fileDetail(item.detail);
    case TimelineKind::PromptChange:
        return inWords(item.detail,
                       {QT_TRANSLATE_NOOP("ph::TimelineItemWords", "%1 lines differ from version %2")});
    case TimelineKind::Alert:
    case TimelineKind::AliasChange:
    case TimelineKind::PipelineRun:
    case TimelineKind::ClusterEvent:
    case TimelineKind::Note:
        break;
    }
    return item.detail;
}

} // namespace ph
