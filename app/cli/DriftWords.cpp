#include "app/cli/DriftWords.h"

#include "app/cli/ColumnWords.h"
#include "app/cli/Moment.h"
#include "models/values/NearestWord.h"
#include "models/values/Policy.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

/// "COL=VALUE": a name may hold "=", a value never does.
struct NamedWord {
    QString name, value;
};

tl::unexpected<Error> mistaken(const QString& word, const QString& why)
{
    return fail(ErrorKind::Invalid, word, why);
}

Result<NamedWord> namedWord(const std::string& word, const char* example)
{
    const auto text = QString::fromStdString(word);
    const auto at = text.lastIndexOf(u'=');
    if (at < 1 || at + 1 == text.size())
        return mistaken(text, QStringLiteral("Write it as %1.").arg(QLatin1String(example)));
    return NamedWord{text.left(at), text.mid(at + 1)};
}

/// What `known` has under that name; else which names there are, or the one that was meant.
template <class Value>
Result<Value> known(const QString& name, std::optional<Value> value, const QStringList& all)
{
    if (value)
        return *value;
    const auto near = nearestWord(name, all);
    return mistaken(name, near.isEmpty()
                              ? QStringLiteral("It is one of %1.").arg(all.join(QStringLiteral(", ")))
                              : QStringLiteral("Did you mean %1?").arg(near));
}

QStringList methodNames()
{
    QStringList names;
    for (const auto method : driftMethods())
        names.append(driftMethodName(method));
    return names;
}

template <class Value>
QStringList namesUpTo(Value last, QString (*name)(Value))
{
    QStringList names;
    for (int i = 0; i <= int(last); ++i)
        names.append(name(Value(i)));
    return names;
}

QStringList texts(const std::vector<std::string>& words)
{
    QStringList list;
    for (const auto& word : words)
        list.append(QString::fromStdString(word));
    return list;
}

Result<void> readMethods(DriftPlan& plan, const DriftWords& words)
{
    for (const auto& word : words.methods) {
        const auto named = namedWord(word, "COLUMN=METHOD, e.g. age=ks");
        if (!named)
            return fail(named.error());
        const auto method = known(named->value, driftMethodFromName(named->value), methodNames());
        if (!method)
            return fail(method.error());
        plan.methods[named->name] = *method;
    }
    return {};
}

Result<ThresholdChange> thresholdChange(const QString& value)
{
    ThresholdChange change;
    auto* to = &change.score;
    auto number = value;
    if (value.startsWith(QLatin1String("p:"))) {
        to = &change.p;
        number = value.mid(2);
    } else if (value.startsWith(QLatin1String("effect:"))) {
        to = &change.distance;
        number = value.mid(7);
    }
    bool isNumber = false;
    const double bound = number.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(bound) || bound < 0)
        return mistaken(value, QStringLiteral("A threshold is a number of 0 or more, as in 0.1, p:0.01 or "
                                              "effect:0.2."));
    *to = bound;
    return change;
}

void merge(ThresholdChange& into, const ThresholdChange& change)
{
    into.score = change.score ? change.score : into.score;
    into.p = change.p ? change.p : into.p;
    into.distance = change.distance ? change.distance : into.distance;
}

Result<void> readThresholds(DriftPlan& plan, const DriftWords& words)
{
    for (const auto& word : words.thresholds) {
        const auto named = namedWord(word, "COLUMN=NUMBER or METHOD=NUMBER, e.g. psi=0.2");
        if (!named)
            return fail(named.error());
        const auto change = thresholdChange(named->value);
        if (!change)
            return fail(change.error());
        if (const auto method = driftMethodFromName(named->name))
            plan.rules.change(*method, *change);
        else
            merge(plan.thresholds[named->name], *change);
    }
    return {};
}

Result<void> readColumns(DriftPlan& plan, const DriftWords& words)
{
    plan.columns = texts(words.columns);
    for (const auto& column : words.segments)
        plan.segments.append({QString::fromStdString(column)});
    for (const auto& word : words.crossings) {
        const auto crossed = QString::fromStdString(word).split(u'*', Qt::SkipEmptyParts);
        if (crossed.size() < 2)
            return mistaken(QString::fromStdString(word),
                            QStringLiteral("A crossing is of two columns or more: region*device."));
        plan.segments.append(crossed);
    }
    auto roles = rolesIn(words.roles);
    if (!roles)
        return fail(roles.error());
    plan.roles = std::move(*roles);
    auto types = typesIn(words.types);
    if (!types)
        return fail(types.error());
    plan.types = std::move(*types);
    if (words.time.empty())
        return {};
    const auto time = QString::fromStdString(words.time);
    plan.roles[time] = FrameRole::Timestamp;
    plan.types[time] = FrameType::Timestamp;
    return {};
}

Result<void> readWindow(DriftPlan& plan, const DriftWords& words)
{
    if (words.window.empty())
        return {};
    const auto text = QString::fromStdString(words.window);
    if (text.endsWith(QLatin1String("rows"))) {
        bool isNumber = false;
        const auto rows = text.chopped(4).trimmed().toULongLong(&isNumber);
        if (!isNumber || rows == 0)
            return mistaken(text, QStringLiteral("A window of rows is written 1000rows."));
        plan.window.kind = WindowRule::Kind::Count;
        plan.window.rows = std::size_t(rows);
        if (!words.slide.empty())
            return mistaken(QString::fromStdString(words.slide),
                            QStringLiteral("Windows of so many rows do not slide."));
        return {};
    }
    plan.window = {WindowRule::Kind::Fixed, durationFromText(text)};
    if (plan.window.lengthMs <= 0)
        return mistaken(text, QStringLiteral("A window is 1d, 6h, 30m or 1000rows."));
    if (words.slide.empty())
        return {};
    const auto slide = QString::fromStdString(words.slide);
    plan.window.kind = WindowRule::Kind::Sliding;
    plan.window.stepMs = durationFromText(slide);
    if (plan.window.stepMs <= 0 || plan.window.stepMs >= plan.window.lengthMs)
        return mistaken(slide, QStringLiteral("It slides by less than its length, e.g. 1h."));
    return {};
}

Result<void> readTimes(DriftPlan& plan, const DriftWords& words, TimeMs now)
{
    const std::pair<const std::string&, std::int64_t&> ends[] = {
        {words.referenceFrom, plan.referenceTime.fromMs},
        {words.referenceTo, plan.referenceTime.toMs},
        {words.currentFrom, plan.currentTime.fromMs},
        {words.currentTo, plan.currentTime.toMs}};
    for (const auto& [word, end] : ends) {
        if (word.empty())
            continue;
        const auto moment = momentOf(word, now);
        if (!moment)
            return fail(moment.error());
        end = *moment;
    }
    for (const auto& stretch : {plan.referenceTime, plan.currentTime}) {
        if (stretch.fromMs != noTime && stretch.toMs != noTime && stretch.toMs <= stretch.fromMs)
            return mistaken(QStringLiteral("drift"),
                            QStringLiteral("A stretch of time ends before it begins."));
    }
    return {};
}

Result<void> readRules(DriftPlan& plan, const DriftWords& words)
{
    const auto name = QString::fromStdString(words.defaults);
    const auto defaults =
        known(name, driftDefaultsFromName(name), namesUpTo(DriftDefaults::Evidently, &driftDefaultsName));
    if (!defaults)
        return fail(defaults.error());
    plan.rules = driftRules(*defaults);
    if (words.leastRows.empty())
        return {};
    const auto text = QString::fromStdString(words.leastRows);
    bool isNumber = false;
    const auto rows = text.toULongLong(&isNumber);
    if (!isNumber || rows == 0)
        return mistaken(text, QStringLiteral("The fewest rows that count are 1 or more."));
    plan.rules.leastRows = std::size_t(rows);
    return {};
}

} // namespace

Result<DriftPlan> driftPlanOf(const DriftWords& words, TimeMs now)
{
    DriftPlan plan;
    plan.reference = QString::fromStdString(words.reference);
    plan.current = QString::fromStdString(words.current);
    plan.duckDb = QString::fromStdString(words.duckDb);
    return readRules(plan, words)
        .and_then([&] { return readColumns(plan, words); })
        .and_then([&] { return readMethods(plan, words); })
        .and_then([&] { return readThresholds(plan, words); })
        .and_then([&] { return readWindow(plan, words); })
        .and_then([&] { return readTimes(plan, words, now); })
        .map([&] { return plan; });
}

} // namespace ph
