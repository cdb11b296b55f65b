#include "models/values/DriftPlanText.h"

#include "models/values/JsonFields.h"
#include "models/values/Policy.h"

#include <QDateTime>

#include <cmath>

namespace ph {

namespace {

struct DriftPlanTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::DriftPlan)
};

constexpr int planVersion = 1;
constexpr int mostRowsOfWindow = 1'000'000'000;
const QString planFormat = QStringLiteral("pilothouse-drift");

using Kind = WindowRule::Kind;

bool isSame(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

QJsonObject stretchObject(const TimeStretch& stretch)
{
    QJsonObject object;
    if (stretch.fromMs != noTime)
        object[QStringLiteral("from")] = planTimeText(stretch.fromMs);
    if (stretch.toMs != noTime)
        object[QStringLiteral("to")] = planTimeText(stretch.toMs);
    return object;
}

QJsonObject windowObject(const WindowRule& window)
{
    switch (window.kind) {
    case Kind::Fixed:
        return {{QStringLiteral("kind"), QStringLiteral("fixed")},
                {QStringLiteral("length"), durationText(window.lengthMs)}};
    case Kind::Sliding:
        return {{QStringLiteral("kind"), QStringLiteral("sliding")},
                {QStringLiteral("length"), durationText(window.lengthMs)},
                {QStringLiteral("step"), durationText(window.stepMs)}};
    case Kind::Count:
        return {{QStringLiteral("kind"), QStringLiteral("count")},
                {QStringLiteral("rows"), qint64(window.rows)}};
    case Kind::Whole:
        break;
    }
    return {};
}

template <class Value, class NameOf>
QJsonObject namesObject(const QMap<QString, Value>& values, NameOf nameOf)
{
    QJsonObject object;
    for (auto it = values.begin(); it != values.end(); ++it)
        object[it.key()] = nameOf(it.value());
    return object;
}

// JSON has no NaN: what has no distance says null.
QJsonValue numberValue(double number)
{
    return std::isnan(number) ? QJsonValue() : QJsonValue(number);
}

QJsonObject thresholdsObject(const DriftRules& rules)
{
    const auto usual = driftRules(rules.defaults);
    QJsonObject object;
    for (const auto method : driftMethods()) {
        const auto& own = rules.of(method);
        QJsonObject changed;
        if (!isSame(own.p, usual.of(method).p))
            changed[QStringLiteral("p")] = numberValue(own.p);
        if (!isSame(own.distance, usual.of(method).distance))
            changed[QStringLiteral("distance")] = numberValue(own.distance);
        if (!changed.isEmpty())
            object[driftMethodName(method)] = changed;
    }
    return object;
}

QJsonObject changeObject(const ThresholdChange& change)
{
    QJsonObject object;
    for (const auto& [key, value] : {std::pair("score", change.score), std::pair("p", change.p),
                                     std::pair("distance", change.distance)}) {
        if (value)
            object[QLatin1String(key)] = numberValue(*value);
    }
    return object;
}

class PlanReader {
public:
    explicit PlanReader(JsonFields& fields)
        : fields_(fields)
    {
    }

    TimeStretch stretch(const char* name)
    {
        JsonFields within(fields_.object(QLatin1String(name)), fields_.where());
        TimeStretch stretch;
        for (auto [key, ms] : {std::pair("from", &stretch.fromMs), std::pair("to", &stretch.toMs)}) {
            const auto text = within.text(QLatin1String(key));
            if (const auto time = planTimeFromText(text))
                *ms = *time;
            else
                within.refuse(DriftPlanTexts::tr("\"%1\" is no time: %2").arg(QLatin1String(key), text));
        }
        close(within);
        return stretch;
    }

    WindowRule window()
    {
        JsonFields within(fields_.object(QStringLiteral("window")), fields_.where());
        WindowRule rule;
        rule.kind = within.choice<Kind>(QStringLiteral("kind"),
                                        {{"whole", Kind::Whole},
                                         {"fixed", Kind::Fixed},
                                         {"sliding", Kind::Sliding},
                                         {"count", Kind::Count}},
                                        Kind::Whole);
        const auto duration = [&](const char* key) {
            const auto ms = durationFromText(within.text(QLatin1String(key)));
            if (ms <= 0)
                within.refuse(DriftPlanTexts::tr("\"%1\" must be a duration such as \"6h\" or \"1d\"")
                                  .arg(QLatin1String(key)));
            return ms;
        };
        if (rule.kind == Kind::Fixed || rule.kind == Kind::Sliding)
            rule.lengthMs = duration("length");
        if (rule.kind == Kind::Sliding) {
            rule.stepMs = duration("step");
            if (rule.stepMs >= rule.lengthMs)
                within.refuse(DriftPlanTexts::tr("\"step\" must be shorter than \"length\""));
        }
        if (rule.kind == Kind::Count)
            rule.rows = std::size_t(within.integer(QStringLiteral("rows"), 1, mostRowsOfWindow, 1));
        close(within);
        return rule;
    }

    template <class Value, class FromName>
    QMap<QString, Value> names(const char* key, FromName fromName)
    {
        QMap<QString, Value> values;
        const auto object = fields_.object(QLatin1String(key));
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (const auto value = fromName(it.value().toString()))
                values.insert(it.key(), *value);
            else
                fields_.refuse(DriftPlanTexts::tr("\"%1\": nothing is called \"%2\"")
                                   .arg(QLatin1String(key), it.value().toString().left(100)));
        }
        return values;
    }

    QList<QStringList> segments()
    {
        QList<QStringList> segments;
        const auto items = fields_.array(QStringLiteral("segments"));
        for (const auto& item : items) {
            QStringList columns;
            const auto names = item.toArray();
            for (const auto& name : names)
                columns.append(name.toString());
            if (columns.isEmpty() || columns.contains(QString()))
                fields_.refuse(DriftPlanTexts::tr("a segment is a list of columns' names"));
            segments.append(columns);
        }
        return segments;
    }

    DriftRules rules()
    {
        const auto defaults = fields_.choice<DriftDefaults>(
            QStringLiteral("defaults"),
            {{"pilothouse", DriftDefaults::Pilothouse}, {"evidently", DriftDefaults::Evidently}},
            DriftDefaults::Pilothouse);
        auto rules = driftRules(defaults);
        rules.leastRows = std::size_t(
            fields_.integer(QStringLiteral("leastRows"), 1, mostRowsOfWindow, int(rules.leastRows)));
        const auto share = number(fields_, "leastShare", rules.leastShare);
        if (!(share >= 0 && share <= 1))
            fields_.refuse(DriftPlanTexts::tr("\"leastShare\" must lie between 0 and 1"));
        rules.leastShare = share;
        const auto thresholds = fields_.object(QStringLiteral("thresholds"));
        for (auto it = thresholds.begin(); it != thresholds.end(); ++it) {
            const auto method = driftMethodFromName(it.key());
            if (!method) {
                fields_.refuse(DriftPlanTexts::tr("\"%1\": nothing is called \"%2\"")
                                   .arg(QStringLiteral("thresholds"), it.key().left(100)));
                continue;
            }
            JsonFields within(it.value().toObject(), fields_.where());
            auto& own = rules.of(*method);
            own.p = number(within, "p", own.p);
            own.distance = number(within, "distance", own.distance);
            close(within);
        }
        return rules;
    }

    QMap<QString, ThresholdChange> changes()
    {
        QMap<QString, ThresholdChange> changes;
        const auto columns = fields_.object(QStringLiteral("columnThresholds"));
        for (auto it = columns.begin(); it != columns.end(); ++it) {
            const auto object = it.value().toObject();
            JsonFields within(object, fields_.where());
            auto& change = changes[it.key()];
            for (auto [key, value] : {std::pair("score", &change.score), std::pair("p", &change.p),
                                      std::pair("distance", &change.distance)}) {
                if (object.contains(QLatin1String(key)))
                    *value = number(within, key, 0);
            }
            close(within);
        }
        return changes;
    }

private:
    static double number(JsonFields& from, const char* key, double fallback)
    {
        const auto value = from.take(QLatin1String(key));
        if (value.isUndefined())
            return fallback;
        if (value.isNull())
            return std::numeric_limits<double>::quiet_NaN();
        if (!value.isDouble())
            from.refuse(DriftPlanTexts::tr("\"%1\" must be a number").arg(QLatin1String(key)));
        return value.toDouble();
    }
    void close(JsonFields& within)
    {
        within.refuseRest();
        if (within.error())
            fields_.refuse(*within.error());
    }
    JsonFields& fields_;
};

} // namespace

QString planTimeText(std::int64_t ms)
{
    if (ms == noTime)
        return {};
    const auto time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    if (time.time() == QTime(0, 0))
        return time.date().toString(Qt::ISODate);
    return time.toString(time.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

std::optional<std::int64_t> planTimeFromText(const QString& text)
{
    const auto trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return noTime;
    auto time = QDateTime::fromString(QString(trimmed).replace(u' ', u'T'), Qt::ISODateWithMs);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), Qt::UTC);
    return time.toMSecsSinceEpoch();
}

QByteArray driftPlanText(const NamedDriftPlan& named)
{
    const auto& plan = named.plan;
    const auto usual = driftRules(plan.rules.defaults);
    JsonLines lines;
    lines.put(planFormat.toLatin1().constData(), planVersion).put("name", named.name);
    const auto putObject = [&](const char* key, const QJsonObject& object) {
        if (!object.isEmpty())
            lines.put(key, object);
    };
    lines.put("reference", plan.reference);
    putObject("referenceTime", stretchObject(plan.referenceTime));
    lines.put("current", plan.current);
    putObject("currentTime", stretchObject(plan.currentTime));
    if (!plan.columns.isEmpty())
        lines.put("columns", QJsonArray::fromStringList(plan.columns));
    putObject("types", namesObject(plan.types, frameTypeName));
    putObject("roles", namesObject(plan.roles, frameRoleName));
    if (!plan.segments.isEmpty()) {
        QJsonArray segments;
        for (const auto& segment : plan.segments)
            segments.append(QJsonArray::fromStringList(segment));
        lines.put("segments", segments);
    }
    putObject("window", windowObject(plan.window));
    putObject("methods", namesObject(plan.methods, driftMethodName));
    lines.put("defaults", driftDefaultsName(plan.rules.defaults));
    if (plan.rules.leastRows != usual.leastRows)
        lines.put("leastRows", qint64(plan.rules.leastRows));
    if (plan.rules.leastShare != usual.leastShare)
        lines.put("leastShare", plan.rules.leastShare);
    putObject("thresholds", thresholdsObject(plan.rules));
    putObject("columnThresholds", namesObject(plan.thresholds, changeObject));
    if (!plan.duckDb.isEmpty())
        lines.put("duckDb", plan.duckDb);
    return lines.text() + '\n';
}

Result<NamedDriftPlan> driftPlanFromText(const QByteArray& text, const QString& where)
{
    auto read =
        JsonFields::read(text, planFormat, planVersion, where, DriftPlanTexts::tr("not a drift study"));
    if (!read)
        return fail(read.error());
    auto& fields = *read;
    PlanReader reader(fields);
    NamedDriftPlan named;
    auto& plan = named.plan;
    named.name = fields.text(QStringLiteral("name"));
    plan.reference = fields.text(QStringLiteral("reference"));
    plan.current = fields.text(QStringLiteral("current"));
    for (const auto& [key, value] : {std::pair("name", named.name), std::pair("reference", plan.reference),
                                     std::pair("current", plan.current)}) {
        if (value.isEmpty())
            fields.refuse(DriftPlanTexts::tr("\"%1\" is missing").arg(QLatin1String(key)));
    }
    plan.referenceTime = reader.stretch("referenceTime");
    plan.currentTime = reader.stretch("currentTime");
    plan.columns = fields.texts(QStringLiteral("columns"));
    plan.types = reader.names<FrameType>("types", frameTypeFromName);
    plan.roles = reader.names<FrameRole>("roles", frameRoleFromName);
    plan.segments = reader.segments();
    plan.window = reader.window();
    plan.methods = reader.names<DriftMethod>("methods", driftMethodFromName);
    plan.rules = reader.rules();
    plan.thresholds = reader.changes();
    plan.duckDb = fields.text(QStringLiteral("duckDb"));
    fields.refuseRest();
    if (fields.error())
        return fail(*fields.error());
    return named;
}

QString driftPlanFileName(const QString& planName)
{
    return fileNameFrom(planName, QStringLiteral("study"));
}

} // namespace ph
