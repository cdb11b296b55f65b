#include "services/driftstudy/StudyLayout.h"

#include "services/frames/FrameReader.h"
#include "services/frames/FrameText.h"

#include <algorithm>

namespace ph {

namespace {

struct BothSchemas {
    FrameSchema reference, current;
};

tl::unexpected<Error> unwanted(const QString& what, const RecordedText& why)
{
    return fail(ErrorKind::Invalid, what, why);
}

bool isOfTime(WindowRule::Kind kind)
{
    return kind == WindowRule::Kind::Fixed || kind == WindowRule::Kind::Sliding;
}

bool isOpen(const TimeStretch& stretch)
{
    return stretch == TimeStretch{};
}

FrameRequest requestOf(const DriftPlan& plan, const QString& path)
{
    auto request = frameRequest(path);
    request.duckDb = plan.duckDb;
    return request;
}

/// What the plan says of the columns that this table has; the other one may have more.
void sayTypesAndRoles(FrameRequest& request, const FrameSchema& schema, const DriftPlan& plan)
{
    for (const auto& column : schema) {
        if (const auto type = plan.types.find(column.name); type != plan.types.end())
            request.types.insert(column.name, *type);
        if (const auto role = plan.roles.find(column.name); role != plan.roles.end())
            request.roles.insert(column.name, *role);
    }
}

Result<FrameSchema> looked(FrameRequest& request, const DriftPlan& plan, const std::stop_token& stop)
{
    auto schema = lookAtFrame(request, {stop});
    if (!schema || (plan.types.isEmpty() && plan.roles.isEmpty()))
        return schema;
    sayTypesAndRoles(request, *schema, plan);
    return lookAtFrame(request, {stop});
}

QString timeColumnOf(const FrameSchema& schema)
{
    const auto found = std::find_if(schema.begin(), schema.end(), [](const FrameColumn& column) {
        return column.role == FrameRole::Timestamp && column.type == FrameType::Timestamp;
    });
    return found == schema.end() ? QString() : found->name;
}

QStringList segmentColumns(const DriftPlan& plan)
{
    QStringList columns;
    for (const auto& crossed : plan.segments)
        columns += crossed;
    columns.removeDuplicates();
    return columns;
}

Result<void> checkWindow(const WindowRule& rule)
{
    const bool isSound = isOfTime(rule.kind)
                             ? rule.lengthMs > 0 && (rule.kind == WindowRule::Kind::Fixed ||
                                                     (rule.stepMs > 0 && rule.stepMs < rule.lengthMs))
                             : rule.kind == WindowRule::Kind::Whole || rule.rows > 0;
    if (!isSound)
        return unwanted(QStringLiteral("window"),
                        frameText(QT_TRANSLATE_NOOP("ph::Frames",
                                                    "A window has a length, and slides by less than that.")));
    return {};
}

/// Columns that the plan names are there, on both sides where they have to be.
Result<void> checkNames(const DriftPlan& plan, const BothSchemas& schemas)
{
    const auto isIn = [](const FrameSchema& schema, const QString& name) {
        return columnNamed(schema, name).has_value();
    };
    for (const auto& name :
         plan.columns + segmentColumns(plan) + plan.methods.keys() + plan.thresholds.keys()) {
        if (!isIn(schemas.reference, name) || !isIn(schemas.current, name))
            return unwanted(name, frameText(QT_TRANSLATE_NOOP("ph::Frames", "%1 has no such column."))
                                      .arg(isIn(schemas.current, name) ? plan.reference : plan.current));
    }
    for (const auto& name : plan.types.keys() + plan.roles.keys()) {
        if (!isIn(schemas.reference, name) && !isIn(schemas.current, name))
            return unwanted(name,
                            frameText(QT_TRANSLATE_NOOP("ph::Frames", "Neither table has such a column.")));
    }
    return {};
}

Result<void> checkTimes(const DriftPlan& plan, const StudyLayout& layout)
{
    const bool lacksWindowTime = isOfTime(plan.window.kind) && layout.current.timeColumn.isEmpty();
    for (const auto* side : {&layout.reference, &layout.current}) {
        const bool isCurrent = side == &layout.current;
        if ((isCurrent && lacksWindowTime) || (!isOpen(side->time) && side->timeColumn.isEmpty()))
            return unwanted(isCurrent ? plan.current : plan.reference,
                            frameText(QT_TRANSLATE_NOOP(
                                "ph::Frames", "It has no column of timestamps; name the one that is.")));
    }
    return {};
}

bool isJudgedUnasked(const FrameColumn& column)
{
    return column.role != FrameRole::Timestamp && column.role != FrameRole::EntityId &&
           column.type != FrameType::Timestamp;
}

void noteOneSided(StudyNotes& notes, const FrameSchema& of, const FrameSchema& other, StudyNote::Kind kind)
{
    QStringList names;
    for (const auto& column : of) {
        if (!columnNamed(other, column.name))
            names.append(column.name);
    }
    if (!names.isEmpty())
        notes.push_back({kind, {names.join(QStringLiteral(", "))}});
}

/// As the comparison sees a column that both have.
FrameColumn matched(const FrameColumn& reference, const FrameColumn& current, const DriftPlan& plan)
{
    auto column = reference;
    if (reference.role == FrameRole::Feature) // a narrower role may show on one side only
        column.role = current.role;
    if (segmentColumns(plan).contains(column.name))
        column.role = FrameRole::Segment;
    column.type = commonType(reference.type, current.type);
    return column;
}

void addColumn(StudyLayout& layout, const FrameColumn& reference, const FrameColumn& current,
               const DriftPlan& plan)
{
    const auto column = matched(reference, current, plan);
    const bool isAsked = plan.columns.contains(column.name);
    if (!(plan.columns.isEmpty() ? isJudgedUnasked(column) : isAsked))
        return;
    if (reference.type != current.type)
        layout.notes.push_back({StudyNote::Kind::TypesDiffer,
                                {column.name, frameTypeName(reference.type), frameTypeName(current.type),
                                 frameTypeName(column.type)}});
    layout.judged.push_back(column);
    if (reference.type != current.type)
        widenColumn(layout, column.name, column.type);
}

/// What a model said, what came of it, and when that was known: also where only one side has it, for labels
/// come late.
bool tellsOutcomes(const FrameColumn& column)
{
    const bool isTimeOfLabel = column.type == FrameType::Timestamp &&
                               column.name.contains(QLatin1String("label"), Qt::CaseInsensitive);
    return isTimeOfLabel || column.role == FrameRole::Prediction || column.role == FrameRole::Score ||
           column.role == FrameRole::Label;
}

/// Only the columns that the comparison takes.
void narrow(StudySide& side, const FrameSchema& all, const FrameSchema& judged, const DriftPlan& plan)
{
    auto& request = side.request;
    for (const auto& column : judged)
        request.columns.append(column.name);
    request.columns += segmentColumns(plan);
    for (const auto& column : all) {
        if (plan.together == DriftPlan::Together::Look && tellsOutcomes(column))
            request.columns.append(column.name);
    }
    if (!side.timeColumn.isEmpty()) {
        request.columns.append(side.timeColumn);
        request.types[side.timeColumn] = FrameType::Timestamp; // a few that are none do not make it a text
    }
    request.columns.removeDuplicates();
    for (const auto& name : request.types.keys() + request.roles.keys()) {
        if (!request.columns.contains(name)) { // a reader takes it for one that is asked for
            request.types.remove(name);
            request.roles.remove(name);
        }
    }
}

} // namespace

FrameType commonType(FrameType a, FrameType b)
{
    const auto are = [&](FrameType one, FrameType other) {
        return (a == one && b == other) || (a == other && b == one);
    };
    if (a == b)
        return a;
    if (are(FrameType::Number, FrameType::Integer))
        return FrameType::Number;
    return a == FrameType::Text || b == FrameType::Text ? FrameType::Text : FrameType::Category;
}

void widenColumn(StudyLayout& layout, const QString& name, FrameType type)
{
    for (auto& column : layout.judged) {
        if (column.name == name)
            column.type = type;
    }
    layout.reference.request.types[name] = type;
    layout.current.request.types[name] = type;
}

Result<StudyLayout> layOutStudy(const DriftPlan& plan, std::stop_token stop)
{
    if (const auto sound = checkWindow(plan.window); !sound)
        return fail(sound.error());
    StudyLayout layout{{requestOf(plan, plan.referencePath()),
                        plan.referenceTime,
                        {},
                        QT_TRANSLATE_NOOP("ph::Frames", "reference")},
                       {requestOf(plan, plan.currentPath()),
                        plan.currentTime,
                        {},
                        QT_TRANSLATE_NOOP("ph::Frames", "current data")}};
    auto reference = looked(layout.reference.request, plan, stop);
    if (!reference)
        return fail(reference.error());
    auto current = looked(layout.current.request, plan, stop);
    if (!current)
        return fail(current.error());
    const BothSchemas schemas{std::move(*reference), std::move(*current)};
    if (const auto there = checkNames(plan, schemas); !there)
        return fail(there.error());
    layout.reference.timeColumn = timeColumnOf(schemas.reference);
    layout.current.timeColumn = timeColumnOf(schemas.current);
    if (const auto there = checkTimes(plan, layout); !there)
        return fail(there.error());

    noteOneSided(layout.notes, schemas.reference, schemas.current, StudyNote::Kind::OnlyInReference);
    noteOneSided(layout.notes, schemas.current, schemas.reference, StudyNote::Kind::OnlyInCurrent);
    for (const auto& column : schemas.reference) {
        if (const auto at = columnNamed(schemas.current, column.name))
            addColumn(layout, column, schemas.current[*at], plan);
    }
    for (const auto& name : plan.methods.keys() + plan.thresholds.keys()) {
        if (!columnNamed(layout.judged, name))
            return unwanted(
                name, frameText(QT_TRANSLATE_NOOP(
                          "ph::Frames", "It has a method or threshold of its own, but is not compared.")));
    }
    if (layout.judged.empty())
        return unwanted(plan.current, frameText(QT_TRANSLATE_NOOP(
                                          "ph::Frames", "The tables have no column in common to compare.")));
    if (isOpen(plan.referenceTime))
        layout.reference.timeColumn.clear(); // its rows are in no windows
    narrow(layout.reference, schemas.reference, layout.judged, plan);
    narrow(layout.current, schemas.current, layout.judged, plan);
    return layout;
}

} // namespace ph
