#include "services/gates/DriftSettings.h"

#include "services/gates/SettingTexts.h"

#include <QDir>

namespace ph {

namespace {

constexpr FrameType allFrameTypes[] = {FrameType::Number,   FrameType::Integer,   FrameType::Boolean,
                                       FrameType::Category, FrameType::Timestamp, FrameType::Text};

QStringList methodNames()
{
    QStringList names;
    for (const auto method : driftMethods())
        names.append(driftMethodName(method));
    return names;
}

Shape thresholdsShape()
{
    std::vector<ShapeField> methods;
    for (const auto method : driftMethods())
        methods.push_back(
            {driftMethodName(method), Presence::Optional,
             shape::object(
                 {shape::optional("p", shape::number(QStringLiteral("Drift where p is below."), 0, 1)),
                  shape::optional("distance", shape::number(QStringLiteral("And the distance, of a test the "
                                                                           "effect size, at least this."),
                                                            0))},
                 QStringLiteral("Of this method."), {{QStringLiteral("p"), QStringLiteral("distance")}})});
    return shape::object(std::move(methods),
                         QStringLiteral("Method -> thresholds; usually those of the defaults."));
}

} // namespace

std::vector<ShapeField> driftFields()
{
    QStringList types;
    for (const auto type : allFrameTypes)
        types.append(frameTypeName(type));
    const auto file = [](const char* words) { return shape::text(QLatin1String(words)); };
    const auto column = shape::text(QStringLiteral("A column."));
    return {
        shape::required("reference",
                        file("Table that is compared with: FILE or FILE#TABLE (CSV, NDJSON, JSON, "
                             "SQLite, Parquet), as seen from the policy file.")),
        shape::required("current",
                        file("Table that is judged, likewise. The facts are as old as this file.")),
        shape::optional("columns", shape::list(column, QStringLiteral("Those compared; without it, all that "
                                                                      "can be."))),
        shape::optional("segments",
                        shape::list(shape::list(column, QStringLiteral("Columns whose values are crossed.")),
                                    QStringLiteral("Rows are also compared apart by the values of these "
                                                   "columns: [[region], [region, device]]."))),
        shape::optional("types", shape::map(shape::choice(types, QStringLiteral("What its values are.")),
                                            QStringLiteral("Column -> type, instead of the one found."))),
        shape::optional("methods",
                        shape::map(shape::choice(methodNames(), QStringLiteral("By which it is compared.")),
                                   QStringLiteral("Column -> method; usually one that suits the data."))),
        shape::optional("defaults",
                        shape::choice({driftDefaultsName(DriftDefaults::Pilothouse),
                                       driftDefaultsName(DriftDefaults::Evidently)},
                                      QStringLiteral("Whose methods and thresholds where none are said; "
                                                     "usually pilothouse."))),
        shape::optional("thresholds", thresholdsShape()),
        shape::optional("most-share",
                        shape::number(QStringLiteral("Largest share of the columns, of all rows and of each "
                                                     "segment, that may drift; usually 0, with Evidently's "
                                                     "defaults less than a half."),
                                      0, 1)),
        shape::optional(
            "least-rows",
            shape::integer(QStringLiteral("Fewest rows with a value on either side, else there is "
                                          "no data; usually 30, with Evidently's defaults 1."),
                           1, 1e9)),
        shape::optional("small-segments",
                        shape::choice({QStringLiteral("refuse"), QStringLiteral("allow")},
                                      QStringLiteral("Segments with fewer rows than that on both sides: "
                                                     "no data, or passed over. Usually refused.")))};
}

DriftRules driftRulesFor(const QJsonObject& settings)
{
    auto rules = driftRules(driftDefaultsFromName(settings.value(QLatin1String("defaults")).toString())
                                .value_or(DriftDefaults::Pilothouse));
    if (const auto rows = settings.value(QLatin1String("least-rows")); rows.isDouble())
        rules.leastRows = std::size_t(std::max(1.0, rows.toDouble()));
    const auto thresholds = settings.value(QLatin1String("thresholds")).toObject();
    for (const auto method : driftMethods()) {
        const auto said = thresholds.value(driftMethodName(method)).toObject();
        if (const auto p = said.value(QLatin1String("p")); p.isDouble())
            rules.of(method).p = p.toDouble();
        if (const auto distance = said.value(QLatin1String("distance")); distance.isDouble())
            rules.of(method).distance = distance.toDouble();
    }
    return rules;
}

QList<QStringList> driftSegmentsFor(const QJsonObject& settings)
{
    QList<QStringList> segments;
    for (const auto& group : settings.value(QLatin1String("segments")).toArray())
        segments.append(settingTexts(group));
    return segments;
}

DriftPlan driftPlanFor(const QJsonObject& settings, const QString& folder)
{
    DriftPlan plan;
    const auto path = [&](const char* key) {
        return QDir(folder).absoluteFilePath(settings.value(QLatin1String(key)).toString());
    };
    plan.reference = path("reference");
    plan.current = path("current");
    plan.columns = settingTexts(settings.value(QLatin1String("columns")));
    plan.segments = driftSegmentsFor(settings);
    plan.rules = driftRulesFor(settings);
    const auto types = settings.value(QLatin1String("types")).toObject();
    for (auto it = types.begin(); it != types.end(); ++it) {
        if (const auto type = frameTypeFromName(it.value().toString()))
            plan.types.insert(it.key(), *type);
    }
    const auto methods = settings.value(QLatin1String("methods")).toObject();
    for (auto it = methods.begin(); it != methods.end(); ++it) {
        if (const auto method = driftMethodFromName(it.value().toString()))
            plan.methods.insert(it.key(), *method);
    }
    return plan;
}

} // namespace ph
