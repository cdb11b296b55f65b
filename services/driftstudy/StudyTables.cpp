#include "services/driftstudy/StudyTables.h"

#include "services/frames/FrameReader.h"
#include "services/frames/FrameText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <set>

namespace ph {

namespace {

constexpr std::size_t mostClasses = 20; ///< different whole numbers of a label that are taken for classes

FrameType typeIn(const KeptRows& rows, const QString& name)
{
    const auto& schema = rows.frame().schema();
    return schema[columnNamed(schema, name).value_or(0)].type;
}

Result<FrameReading> readSide(const StudySide& side, KeptRows& rows, const StudyContext& context,
                              double fromShare, double toShare)
{
    auto request = side.request;
    request.threads = context.threads;
    return readFrame(request, rows,
                     readingContext(context,
                                    QCoreApplication::translate("ph::Frames", "reading the %1")
                                        .arg(QCoreApplication::translate("ph::Frames", side.name)),
                                    fromShare, toShare));
}

/// Whether any column's type differs between the sides; then both are asked for as the wider one.
bool agreeOnTypes(StudyTables& tables)
{
    bool agree = true;
    for (auto& column : tables.layout->judged) {
        const auto a = typeIn(*tables.reference, column.name), b = typeIn(*tables.current, column.name);
        column.type = commonType(a, b);
        if (a == b)
            continue;
        widenColumn(*tables.layout, column.name, column.type);
        agree = false;
    }
    return agree;
}

bool areOfOtherTypes(const KeptRows& rows, const FrameSchema& judged)
{
    for (const auto& column : judged) {
        if (typeIn(rows, column.name) != column.type)
            return true;
    }
    return false;
}

bool areClasses(const StudyTables& tables, const QString& name)
{
    std::set<std::int64_t> seen;
    for (const auto* rows : {tables.reference.get(), tables.current.get()}) {
        const auto& frame = rows->frame();
        const auto view = frame.column(columnNamed(frame.schema(), name).value_or(0));
        for (const auto value : view.integers) {
            if (value != missingInteger && seen.insert(value).second && seen.size() > mostClasses)
                return false;
        }
    }
    return true;
}

DriftValues valuesOf(const FrameColumn& column, const StudyTables& tables)
{
    if (column.role == FrameRole::Segment || column.type == FrameType::Category ||
        column.type == FrameType::Boolean)
        return DriftValues::Categories;
    if (column.type == FrameType::Text)
        return DriftValues::Texts;
    const bool namesClasses = column.role == FrameRole::Label || column.role == FrameRole::Prediction;
    return column.type == FrameType::Integer && namesClasses && areClasses(tables, column.name)
               ? DriftValues::Categories
               : DriftValues::Numbers;
}

} // namespace

TableState tableState(const QString& path)
{
    const QFileInfo file(frameRequest(path).path);
    if (!file.exists())
        return {};
    TableState state{file.size(), file.lastModified().toMSecsSinceEpoch()};
    // What is written to an SQLite database may stand beside it for long; without content that is no change.
    const QFileInfo log(file.filePath() + QStringLiteral("-wal"));
    if (log.exists() && log.size() > 0) {
        state.bytes += log.size();
        state.changedMs = std::max<std::int64_t>(state.changedMs, log.lastModified().toMSecsSinceEpoch());
    }
    return state;
}

FrameContext readingContext(const StudyContext& context, const QString& step, double fromShare,
                            double toShare)
{
    FrameContext reading{context.stop};
    if (context.progress)
        reading.progress = [&context, step, fromShare, toShare](const FrameProgress& progress) {
            context.progress(step, fromShare + (toShare - fromShare) * progress.share);
        };
    return reading;
}

Result<StudyTables> readTables(const DriftPlan& plan, const StudyContext& context)
{
    auto layout = layOutStudy(plan, context.stop);
    if (!layout)
        return fail(layout.error());
    StudyTables tables{std::make_unique<StudyLayout>(std::move(*layout))};
    tables.referenceFile = tableState(plan.referencePath());
    tables.currentFile = tableState(plan.currentPath());
    const auto eachBytes = context.maxBytes / 5 * 2; // halving a sample takes half as much again
    tables.reference = std::make_unique<KeptRows>(tables.layout->reference, plan.segments, eachBytes);
    tables.current = std::make_unique<KeptRows>(tables.layout->current, plan.segments, eachBytes);
    if (plan.window.kind != WindowRule::Kind::Whole)
        tables.current->keepTimes();
    auto reference = readSide(tables.layout->reference, *tables.reference, context, 0, 0.3);
    if (!reference)
        return fail(reference.error());
    auto current = readSide(tables.layout->current, *tables.current, context, 0.3, 0.6);
    // Types only become wider, so this ends: text is the widest.
    while (current && !agreeOnTypes(tables)) {
        if (areOfOtherTypes(*tables.reference, tables.layout->judged)) {
            reference = readSide(tables.layout->reference, *tables.reference, context, 0, 0.3);
            if (!reference)
                return fail(reference.error());
        }
        if (areOfOtherTypes(*tables.current, tables.layout->judged))
            current = readSide(tables.layout->current, *tables.current, context, 0.3, 0.6);
    }
    if (!current)
        return fail(current.error());
    tables.referenceReading = std::move(*reference);
    tables.currentReading = std::move(*current);
    for (const auto& [path, stamp] : {std::pair(plan.referencePath(), tables.referenceFile),
                                      std::pair(plan.currentPath(), tables.currentFile)}) {
        if (tableState(path) != stamp)
            return fail(ErrorKind::Invalid, path,
                        frameText(QT_TRANSLATE_NOOP("ph::Frames", "It changed while it was read.")));
    }
    return tables;
}

std::vector<StudiedColumn> studiedColumns(const StudyTables& tables)
{
    std::vector<StudiedColumn> columns;
    for (const auto& column : tables.layout->judged)
        columns.push_back({column, valuesOf(column, tables)});
    return columns;
}

} // namespace ph
