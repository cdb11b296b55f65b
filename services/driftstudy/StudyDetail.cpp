#include "services/driftstudy/CellFigures.h"
#include "services/driftstudy/StudyDrift.h"
#include "services/driftstudy/StudyPlaces.h"
#include "services/driftstudy/UnlikeRows.h"
#include "services/frames/FrameText.h"

namespace ph {

namespace {

constexpr std::size_t mostPairs = 500;

/// The same comparison of one column only.
DriftPlan planOf(const DriftStudy& study, const StudiedColumn& column)
{
    auto plan = study.plan;
    const auto& name = column.column.name;
    plan.columns = {name};
    plan.types[name] = column.column.type;
    plan.methods.clear();
    plan.thresholds.clear();
    return plan;
}

Result<void> checkUnchanged(const QString& path, const TableState& stamp)
{
    if (tableState(path) != stamp)
        return fail(ErrorKind::Invalid, path,
                    frameText(QT_TRANSLATE_NOOP(
                        "ph::Frames", "It is another file than when it was compared; compare anew.")));
    return {};
}

} // namespace

Result<DriftDetail> driftDetail(const DriftStudy& study, std::size_t column, std::size_t segment,
                                std::optional<std::size_t> window, const StudyContext& context)
{
    if (column >= study.columns.size() || segment >= study.segments.size() ||
        (window && *window >= study.windows.size()))
        return fail(ErrorKind::Invalid, study.plan.current,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "The comparison has no such cell.")));
    for (const auto& same : {checkUnchanged(study.plan.referencePath(), study.referenceFile),
                             checkUnchanged(study.plan.currentPath(), study.currentFile)}) {
        if (!same)
            return fail(same.error());
    }
    const auto& studied = study.columns[column];
    const auto tables = readTables(planOf(study, studied), context);
    if (!tables)
        return fail(tables.error());
    const auto places = placeRows(study, *tables);
    const KeptCells reference(tables->reference->frame(), {studied}, places.reference);
    const KeptCells current(tables->current->frame(), {studied}, places.current, places.ranges);

    DriftDetail detail{column, segment, window,
                       window ? study.cell(column, segment, *window) : study.overall(column, segment)};
    const auto before = reference.values(0, segment, std::nullopt), now = current.values(0, segment, window);
    if (studied.values == DriftValues::Categories) {
        detail.categories = categoryPairs(before.categories, now.categories);
        detail.categoriesLeftOut = detail.categories.size() - std::min(detail.categories.size(), mostPairs);
        detail.categories.resize(detail.categories.size() - detail.categoriesLeftOut);
    } else {
        detail.numbers = numberDistributions(measuredNumbers(before, studied.values),
                                             measuredNumbers(now, studied.values));
    }
    const auto whole = window ? current.values(0, segment, std::nullopt) : now;
    detail.history = columnHistory(
        before, whole, study.windows.size(),
        [&](std::size_t at) {
            return context.stop.stop_requested() ? CellValues() : current.values(0, segment, at);
        },
        studied.values);
    if (context.stop.stop_requested())
        return fail(ErrorKind::Cancelled, study.plan.current);
    detail.rows = unlikeRows(
        *tables->current, studied,
        window ? places.current.rows(segment, places.ranges[*window]) : places.current.rows(segment), before);
    return detail;
}

} // namespace ph
