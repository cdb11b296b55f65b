#include "services/driftstudy/StudyDrift.h"

#include "services/driftstudy/CellJudging.h"
#include "services/driftstudy/StudyCounting.h"

namespace ph {

namespace {

constexpr double readShare = 0.6; ///< of the work, that of reading

void noteRowsOfOtherTimes(DriftStudy& study, const StudyTables& tables)
{
    const auto note = [&](const StudySide& side, const KeptRows& rows, std::size_t all) {
        if (rows.rowsInTime() < all)
            study.notes.append(QStringLiteral("%1 of %2 rows of the %3 are of another time, or of none")
                                   .arg(all - rows.rowsInTime())
                                   .arg(all)
                                   .arg(QLatin1String(side.name)));
    };
    note(tables.layout->reference, *tables.reference, study.reference.rows);
    note(tables.layout->current, *tables.current, study.current.rows);
}

/// What looks at several columns at once: whether they moved together, and how good the model was. Both take
/// the rows that are kept (all of them, or where tables are too large a sample) and the study's windows.
void studyTogether(DriftStudy& /*study*/, const StudyTables& /*tables*/, const StudyPlaces& /*places*/,
                   const StudyContext& /*context*/)
{
}

} // namespace

Result<DriftStudy> studyDrift(const DriftPlan& plan, const StudyContext& context)
{
    auto tables = readTables(plan, context);
    if (!tables)
        return fail(tables.error());
    DriftStudy study{plan, std::move(tables->referenceReading), std::move(tables->currentReading),
                     tables->referenceFile, tables->currentFile};
    study.notes = tables->layout->notes + study.reference.notes + study.current.notes;
    noteRowsOfOtherTimes(study, *tables);
    study.columns = studiedColumns(*tables);
    findPlaces(study, *tables);
    const auto places = placeRows(study, *tables);
    for (std::size_t window = 0; window < study.windows.size(); ++window)
        study.windows[window].rows = places.current.rows(0, places.ranges[window]).size();
    const KeptCells reference(tables->reference->frame(), study.columns, places.reference);
    const KeptCells current(tables->current->frame(), study.columns, places.current, places.ranges);
    auto judged = tables->areWhole()
                      ? judgeCells(study, reference, current, context, readShare)
                      : judgeCounted(study, *tables, places, {reference, current}, context, readShare);
    if (!judged)
        return fail(judged.error());
    studyTogether(study, *tables, places, context);
    return study;
}

} // namespace ph
