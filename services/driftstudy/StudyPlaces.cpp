#include "services/driftstudy/StudyPlaces.h"

#include <algorithm>

namespace ph {

namespace {

// A picture of more is none, and a cell takes some 200 bytes.
constexpr std::size_t mostWindows = 2'000, mostSegments = 200, mostCells = 2'000'000;

std::vector<std::int64_t> positionsOf(const WindowRule& rule, const KeptRows& rows)
{
    if (rule.kind == WindowRule::Kind::Whole)
        return {};
    auto all = rowPositions(rule, rows.times(), rows.rowsInTime());
    if (rows.isWhole())
        return all;
    std::vector<std::int64_t> kept;
    for (std::size_t row = 0; row < rows.frame().rows(); ++row)
        kept.push_back(all[rows.ordinal(row)]);
    return kept;
}

} // namespace

void findPlaces(DriftStudy& study, const StudyTables& tables)
{
    const auto& rule = study.plan.window;
    const auto columns = std::max<std::size_t>(study.columns.size(), 1);
    auto cut = cutIntoWindows(rule, tables.current->times(), tables.current->rowsInTime(),
                              std::clamp<std::size_t>(mostCells / columns, 1, mostWindows));
    study.windows = std::move(cut.windows);
    study.windowsLeftOut = cut.leftOut;
    study.rowsWithoutTime = cut.rowsWithoutTime;

    const auto room = mostCells / (columns * std::max<std::size_t>(study.windows.size(), 1));
    auto found = FoundSegments::of(tables.reference->census(), tables.current->census(),
                                   std::clamp<std::size_t>(room, 1, mostSegments));
    study.segments = std::move(found.segments);
    study.segmentsLeftOut = found.leftOut;
}

StudyPlaces placeRows(const DriftStudy& study, const StudyTables& tables)
{
    const SegmentIndex index(study.plan.segments, study.segments);
    const auto segments = study.segments.size();
    return {SegmentRows(index, segments, tables.reference->frame()),
            SegmentRows(index, segments, tables.current->frame(),
                        positionsOf(study.plan.window, *tables.current)),
            rangesOf(study.windows, study.plan.window)};
}

} // namespace ph
