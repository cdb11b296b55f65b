#include "services/driftstudy/StudyCounting.h"

#include "services/driftstudy/CountedCells.h"
#include "services/frames/FrameReader.h"
#include "services/frames/FrameText.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace ph {

namespace {

// Of either table; tenths of the reference are then whole levels.
constexpr std::size_t mostLevels = 4'000, fewestLevels = 120, levelsStep = 20;
constexpr std::size_t levelBytes = 32;
constexpr std::size_t chunkRows = std::size_t(1) << 16;

/// As many as a quarter of the memory has room for, in all cells of both tables.
int levelCount(const DriftStudy& study, std::size_t maxBytes)
{
    const auto numbers =
        std::count_if(study.columns.begin(), study.columns.end(),
                      [](const StudiedColumn& column) { return column.values == DriftValues::Numbers; });
    const auto cells = std::size_t(std::max<std::ptrdiff_t>(numbers, 1)) * study.segments.size() *
                       (study.windows.size() + 2);
    const auto levels = std::clamp(maxBytes / 4 / levelBytes / cells, fewestLevels, mostLevels);
    return int(levels - levels % levelsStep);
}

/// Half of them divide the reference, half the current rows: where those have moved to, they are told apart.
std::vector<std::vector<double>> dividersOf(const DriftStudy& study, const KeptTables& kept, int levels)
{
    std::vector<std::vector<double>> dividers(study.columns.size());
    for (std::size_t column = 0; column < dividers.size(); ++column) {
        if (study.columns[column].values != DriftValues::Numbers)
            continue;
        auto& all = dividers[column];
        for (const auto* table : {&kept.reference, &kept.current}) {
            const auto own = quantileDividers(table->values(column, 0, std::nullopt).numbers, levels / 2);
            all.insert(all.end(), own.begin(), own.end());
        }
        std::sort(all.begin(), all.end());
        all.erase(std::unique(all.begin(), all.end()), all.end());
    }
    return dividers;
}

Result<void> countKept(const Frame& frame, FrameSink& sink, const StudyContext& context)
{
    sink.begin(frame.schema());
    const auto all = batchOf(frame);
    PickedRows picked;
    std::vector<std::uint32_t> rows;
    for (std::size_t first = 0; first < frame.rows(); first += chunkRows) {
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, {});
        rows.resize(std::min(chunkRows, frame.rows() - first));
        std::iota(rows.begin(), rows.end(), std::uint32_t(first));
        if (auto taken = sink.take(picked.pick(all, rows)); !taken)
            return taken;
    }
    return {};
}

Result<void> countAll(const StudySide& side, const KeptRows& kept, const DriftStudy& study, FrameSink& sink,
                      const StudyContext& context, double fromShare, double toShare)
{
    if (kept.isWhole())
        return countKept(kept.frame(), sink, context);
    auto request = side.request;
    request.threads = context.threads;
    for (const auto& column : study.columns) // what they turned out to be, so that nothing is begun anew
        request.types[column.column.name] = column.column.type;
    return readFrame(request, sink,
                     readingContext(context,
                                    QCoreApplication::translate("ph::Frames", "counting the %1")
                                        .arg(QCoreApplication::translate("ph::Frames", side.name)),
                                    fromShare, toShare))
        .map([](const FrameReading&) {});
}

void noteSample(DriftStudy& study, const StudyTables& tables)
{
    const bool hasTexts =
        std::any_of(study.columns.begin(), study.columns.end(),
                    [](const StudiedColumn& column) { return column.values == DriftValues::Texts; });
    if (hasTexts)
        study.notes.push_back(
            {StudyNote::Kind::TextsSampled,
             {},
             {std::int64_t(tables.reference->frame().rows()), std::int64_t(tables.reference->rowsInTime()),
              std::int64_t(tables.current->frame().rows()), std::int64_t(tables.current->rowsInTime())}});
}

} // namespace

Result<void> judgeCounted(DriftStudy& study, const StudyTables& tables, const StudyPlaces& places,
                          const KeptTables& kept, const StudyContext& context, double doneShare)
{
    const auto dividers = dividersOf(study, kept, levelCount(study, context.maxBytes));
    const auto& rule = study.plan.window;
    const auto& layout = *tables.layout;
    CountedCells reference(
        layout.reference, {.study = study, .dividers = dividers, .threads = context.threads}, kept.reference);
    CountedCells current(layout.current,
                         {study, dividers, places.ranges,
                          rule.kind == WindowRule::Kind::Count
                              ? rowPositions(rule, tables.current->times(), tables.current->rowsInTime())
                              : std::vector<std::int64_t>(),
                          context.threads},
                         kept.current);
    const double half = doneShare + (1 - doneShare) / 3, most = doneShare + (1 - doneShare) * 2 / 3;
    if (auto counted =
            countAll(layout.reference, *tables.reference, study, reference, context, doneShare, half);
        !counted)
        return counted;
    if (auto counted = countAll(layout.current, *tables.current, study, current, context, half, most);
        !counted)
        return counted;
    if (tableState(study.plan.referencePath()) != study.referenceFile ||
        tableState(study.plan.currentPath()) != study.currentFile)
        return fail(ErrorKind::Invalid, study.plan.current,
                    frameText(QT_TRANSLATE_NOOP("ph::Frames", "It changed while it was read.")));
    for (std::size_t window = 0; window < study.windows.size(); ++window)
        study.windows[window].rows = current.rows(0, window);
    noteSample(study, tables);
    const auto leastRows = study.plan.rules.leastRows;
    study.sketchError = std::max(reference.error(leastRows), current.error(leastRows));
    return judgeCells(study, reference, current, context, most);
}

} // namespace ph
