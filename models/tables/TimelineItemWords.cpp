#include "models/tables/TimelineItemWords.h"

#include "models/tables/ContractReasons.h"
#include "models/tables/DriftWords.h"
#include "models/tables/ReleaseReasons.h"
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

/// "missing: amount", where one of `words` stands in front; `rest` reads what is behind it.
QString behindWord(const QString& english, Patterns words, QString (*rest)(const QString&))
{
    const auto end = english.indexOf(QLatin1String(": "));
    const auto front = end < 0 ? english : english.first(end);
    for (const auto* word : words) {
        if (front != QLatin1String(word))
            continue;
        //: %1 is a kind of a check, or the state of a release; %2 what it is about, or why it is so
        const auto both = QCoreApplication::translate("ph::TimelineItemWords", "%1: %2");
        return end < 0 ? spoken(word) : filledPattern(both, {spoken(word), rest(english.sliced(end + 2))});
    }
    return english;
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
    if (isOf(item, "contract:") || isOf(item, "quality:"))
        return behindWord(item.title,
                          {//: What a rule of a contract is about, as are the next ones: "missing: amount"
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "other-columns"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "rows"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "values"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "pattern"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "unique"),
                           //: What a rule of a contract or a check of data is about, as are the next ones
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "columns"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "freshness"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "missing"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "type"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "range"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "constant"),
                           //: What a check of data is about, as are the next ones: "drift: amount psi"
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "drift"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "categories"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "uniqueness"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "volume"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "statistic"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "performance"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "other")},
                          asItIs);
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
        return behindWord(item.detail,
                          {//: The state of a release, as are the next ones
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "draft"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "waiting"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "running"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "soaking"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "done"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "rolling-back"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "rolled-back"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "stopped")},
                          releaseReasonText);
    case TimelineKind::ReleaseStep:
        return behindWord(item.detail,
                          {//: The state of a step of a release, as are the next ones
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "planned"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "intended"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "requested"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "confirmed"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "conflict"),
                           QT_TRANSLATE_NOOP("ph::TimelineItemWords", "failed")},
                          releaseReasonText);
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
