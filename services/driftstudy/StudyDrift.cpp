#include "services/driftstudy/StudyDrift.h"

#include "services/driftstudy/CellJudging.h"
#include "services/driftstudy/StudyCounting.h"
#include "services/multivariate/MultivariateComparison.h"
#include "services/performance/StudyPerformance.h"

#include <QCoreApplication>

namespace ph {

namespace {

constexpr double readShare = 0.6;   ///< of the work on single columns, that of reading
constexpr double singleShare = 0.8; ///< of all work, that on single columns

void noteRowsOfOtherTimes(DriftStudy& study, const StudyTables& tables)
{
    const auto note = [&](StudyNote::Kind kind, const KeptRows& rows, std::size_t all) {
        if (rows.rowsInTime() < all)
            study.notes.push_back({kind, {}, {std::int64_t(all - rows.rowsInTime()), std::int64_t(all)}});
    };
    note(StudyNote::Kind::ReferenceRowsOfOtherTime, *tables.reference, study.reference.rows);
    note(StudyNote::Kind::CurrentRowsOfOtherTime, *tables.current, study.current.rows);
}

/// Tells a stretch of the whole progress.
StudyContext upTo(const StudyContext& context, double share)
{
    auto part = context;
    if (context.progress)
        part.progress = [&context, share](const QString& step, double done) {
            context.progress(step, share * done);
        };
    return part;
}

Result<void> studyJointly(DriftStudy& study, const StudyTables& tables, const StudyContext& context)
{
    const auto tell = [&context](double done) {
        if (context.progress)
            context.progress(QCoreApplication::translate("ph::Frames", "comparing all columns together"),
                             singleShare + (1 - singleShare) * done);
    };
    auto joint =
        multivariateDrift(tables.reference->frame(), tables.current->frame(), {}, context.stop, tell);
    if (!joint)
        return fail(joint.error());
    study.multivariate = std::move(*joint);
    return {};
}

/// Nothing where there is neither a prediction nor a score, or where no side has a label.
Result<void> studyOutcomes(DriftStudy& study, const StudyTables& tables, const StudyPlaces& places,
                           const StudyContext& context)
{
    const auto question = performanceQuestion(tables.reference->frame(), tables.current->frame());
    if (question.label.isEmpty() || (question.prediction.isEmpty() && question.score.isEmpty()))
        return {};
    std::vector<std::vector<std::uint32_t>> windows;
    for (const auto& range : places.ranges) {
        const auto rows = places.current.rows(0, range);
        windows.emplace_back(rows.begin(), rows.end());
    }
    auto performance =
        studyPerformance(question, places.reference.rows(0), places.current.rows(0), windows, context.stop);
    if (!performance)
        return fail(performance.error());
    study.performance = std::move(*performance);
    if (!tables.areWhole())
        study.performance->notes.push_back({StudyNote::Kind::SampledRows});
    return {};
}

/// Whether columns moved together, and how good the model was: of the rows that are kept.
Result<void> studyTogether(DriftStudy& study, const StudyTables& tables, const StudyPlaces& places,
                           const StudyContext& context)
{
    if (study.plan.together == DriftPlan::Together::Leave)
        return {};
    auto looked = studyJointly(study, tables, context).and_then([&] {
        return studyOutcomes(study, tables, places, context);
    });
    if (looked && context.progress)
        //: A comparison of two tables, in the end
        context.progress(QCoreApplication::translate("ph::Frames", "done"), 1);
    return looked;
}

} // namespace

Result<DriftStudy> studyDrift(const DriftPlan& plan, const StudyContext& context)
{
    const auto single = upTo(context, plan.together == DriftPlan::Together::Look ? singleShare : 1);
    auto tables = readTables(plan, single);
    if (!tables)
        return fail(tables.error());
    DriftStudy study{plan, std::move(tables->referenceReading), std::move(tables->currentReading),
                     tables->referenceFile, tables->currentFile};
    study.notes = tables->layout->notes;
    const auto readings = study.reference.notes + study.current.notes;
    for (const auto& said : readings)
        study.notes.push_back({StudyNote::Kind::OfFile, {said}});
    noteRowsOfOtherTimes(study, *tables);
    study.columns = studiedColumns(*tables);
    findPlaces(study, *tables);
    const auto places = placeRows(study, *tables);
    for (std::size_t window = 0; window < study.windows.size(); ++window)
        study.windows[window].rows = places.current.rows(0, places.ranges[window]).size();
    const KeptCells reference(tables->reference->frame(), study.columns, places.reference);
    const KeptCells current(tables->current->frame(), study.columns, places.current, places.ranges);
    auto judged = tables->areWhole()
                      ? judgeCells(study, reference, current, single, readShare)
                      : judgeCounted(study, *tables, places, {reference, current}, single, readShare);
    if (!judged)
        return fail(judged.error());
    if (auto looked = studyTogether(study, *tables, places, context); !looked)
        return fail(looked.error());
    return study;
}

} // namespace ph
