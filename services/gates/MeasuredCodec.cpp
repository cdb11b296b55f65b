#include "services/gates/FactCodec.h"

#include <algorithm>

/// Facts that were measured: by the column and segment, by the query.
namespace ph::factcodec {

namespace {

QJsonValue member(const QJsonValue& json, const char* key)
{
    return json.toObject().value(QLatin1String(key));
}

/// The value of an enumeration that has this name, of those up to `last`.
template <class E>
std::optional<E> named(const QJsonValue& json, E last, QString (*name)(E))
{
    for (int i = 0; i <= int(last); ++i) {
        if (json.isString() && json.toString() == name(E(i)))
            return E(i);
    }
    return std::nullopt;
}

/// Only what is said: a record may hold thousands of these.
void insertText(QJsonObject& json, const char* key, const QString& text)
{
    if (!text.isEmpty())
        json.insert(QLatin1String(key), text);
}

bool countFrom(const QJsonValue& json, std::size_t& count)
{
    const auto read = json.toInteger(-1);
    count = std::size_t(std::max<qint64>(read, 0));
    return read >= 0;
}

QJsonValue itemJson(const DriftReading& value)
{
    QJsonObject json{{QStringLiteral("column"), value.column},
                     {QStringLiteral("nReference"), value.nReference},
                     {QStringLiteral("nCurrent"), value.nCurrent},
                     {QStringLiteral("statistic"), toJson(value.statistic)},
                     {QStringLiteral("effect"), toJson(value.effect)},
                     {QStringLiteral("effectSize"), effectSizeName(value.effectSize)}};
    if (value.method)
        json.insert(QStringLiteral("method"), driftMethodName(*value.method));
    if (value.p)
        json.insert(QStringLiteral("p"), toJson(*value.p));
    if (!value.by.isEmpty())
        json.insert(QStringLiteral("by"), toJson(value.by));
    insertText(json, "segment", value.segment);
    insertText(json, "why", value.why);
    return json;
}

bool itemFrom(const QJsonValue& json, DriftReading& value)
{
    value.column = member(json, "column").toString();
    value.segment = member(json, "segment").toString();
    value.why = member(json, "why").toString();
    value.nReference = member(json, "nReference").toInteger();
    value.nCurrent = member(json, "nCurrent").toInteger();
    if (const auto by = member(json, "by"); !by.isUndefined() && !fromJson(by, value.by))
        return false;
    if (const auto method = member(json, "method"); !method.isUndefined()) {
        value.method = driftMethodFromName(method.toString());
        if (!value.method)
            return false;
    }
    if (const auto p = member(json, "p"); !p.isUndefined()) {
        value.p.emplace();
        if (!fromJson(p, *value.p))
            return false;
    }
    const auto effect = named(member(json, "effectSize"), EffectSize::ShareDifference, effectSizeName);
    value.effectSize = effect.value_or(EffectSize::Statistic);
    return effect && fromJson(member(json, "statistic"), value.statistic) &&
           fromJson(member(json, "effect"), value.effect);
}

QJsonValue itemJson(const QualityFinding& value)
{
    QJsonObject json{{QStringLiteral("check"), qualityCheckName(value.check)},
                     {QStringLiteral("verdict"), qualityVerdictName(value.verdict)},
                     {QStringLiteral("count"), value.count}};
    insertText(json, "dataset", value.dataset);
    insertText(json, "column", value.column);
    insertText(json, "segment", value.segment);
    return json;
}

bool itemFrom(const QJsonValue& json, QualityFinding& value)
{
    const auto check = qualityCheckFromName(member(json, "check").toString());
    const auto verdict = named(member(json, "verdict"), QualityVerdict::NotJudged, qualityVerdictName);
    if (!check || !verdict)
        return false;
    value = {*check,
             member(json, "dataset").toString(),
             member(json, "column").toString(),
             member(json, "segment").toString(),
             *verdict,
             member(json, "count").toInteger()};
    return true;
}

QJsonValue itemJson(const MetricSample& value)
{
    return QJsonObject{{QStringLiteral("labels"), toJson(value.labels)},
                       {QStringLiteral("value"), toJson(value.value)},
                       {QStringLiteral("timeMs"), qint64(value.timeMs)}};
}

bool itemFrom(const QJsonValue& json, MetricSample& value)
{
    value.timeMs = timeFrom(member(json, "timeMs"));
    return fromJson(member(json, "labels"), value.labels) && fromJson(member(json, "value"), value.value);
}

template <class T>
QJsonArray listJson(const T& items)
{
    QJsonArray list;
    for (const auto& item : items)
        list.append(itemJson(item));
    return list;
}

template <class T>
bool listFrom(const QJsonValue& json, T& items)
{
    for (const auto& item : json.toArray()) {
        typename T::value_type value{};
        if (!itemFrom(item, value))
            return false;
        items.push_back(std::move(value));
    }
    return json.isArray();
}

} // namespace

QJsonValue toJson(const DriftFacts& value)
{
    return QJsonObject{{QStringLiteral("referenceDigest"), value.referenceDigest},
                       {QStringLiteral("currentDigest"), value.currentDigest},
                       {QStringLiteral("defaults"), driftDefaultsName(value.defaults)},
                       {QStringLiteral("readings"), listJson(value.readings)},
                       {QStringLiteral("segmentsLeftOut"), value.segmentsLeftOut},
                       {QStringLiteral("sketchError"), toJson(value.sketchError)},
                       {QStringLiteral("notes"), toJson(value.notes)}};
}

bool fromJson(const QJsonValue& json, DriftFacts& value)
{
    const auto defaults = driftDefaultsFromName(member(json, "defaults").toString());
    value.defaults = defaults.value_or(DriftDefaults::Pilothouse);
    value.referenceDigest = member(json, "referenceDigest").toString();
    value.currentDigest = member(json, "currentDigest").toString();
    value.segmentsLeftOut = member(json, "segmentsLeftOut").toInteger();
    return defaults && fromJson(member(json, "sketchError"), value.sketchError) &&
           fromJson(member(json, "notes"), value.notes) && listFrom(member(json, "readings"), value.readings);
}

QJsonValue toJson(const QualityFacts& value)
{
    QJsonObject json{{QStringLiteral("tool"), value.tool},
                     {QStringLiteral("digest"), value.digest},
                     {QStringLiteral("findings"), listJson(value.findings)}};
    insertText(json, "windows", value.windows);
    if (value.olderResults > 0)
        json.insert(QStringLiteral("olderResults"), value.olderResults);
    return json;
}

bool fromJson(const QJsonValue& json, QualityFacts& value)
{
    value.tool = member(json, "tool").toString();
    value.digest = member(json, "digest").toString();
    value.windows = member(json, "windows").toString();
    value.olderResults = member(json, "olderResults").toInteger();
    return listFrom(member(json, "findings"), value.findings);
}

QJsonValue toJson(const NewestTimes& value)
{
    QJsonObject times;
    for (auto it = value.bySegment.cbegin(); it != value.bySegment.cend(); ++it)
        times.insert(it.key(), timeJson(it.value()));
    return QJsonObject{{QStringLiteral("digest"), value.digest},
                       {QStringLiteral("bySegment"), times},
                       {QStringLiteral("rows"), value.rows},
                       {QStringLiteral("rowsWithoutTime"), value.rowsWithoutTime}};
}

bool fromJson(const QJsonValue& json, NewestTimes& value)
{
    value.digest = member(json, "digest").toString();
    value.rows = member(json, "rows").toInteger();
    value.rowsWithoutTime = member(json, "rowsWithoutTime").toInteger();
    const auto times = member(json, "bySegment").toObject();
    for (auto it = times.begin(); it != times.end(); ++it)
        value.bySegment.insert(it.key(), timeFrom(it.value()));
    return member(json, "bySegment").isObject();
}

QJsonValue toJson(const QueriedSamples& value)
{
    return QJsonObject{{QStringLiteral("expression"), value.expression},
                       {QStringLiteral("samples"), listJson(value.samples)}};
}

bool fromJson(const QJsonValue& json, QueriedSamples& value)
{
    value.expression = member(json, "expression").toString();
    return listFrom(member(json, "samples"), value.samples);
}

QJsonValue toJson(const ContractFacts& value)
{
    const auto& counts = value.counts;
    QJsonArray rules; // a contract may have tens of thousands
    for (qsizetype i = 0; i < counts.rules.size(); ++i) {
        const auto& each = counts.rules[i];
        QJsonArray rule{each.column, contractRuleName(each.rule), qint64(each.count), qint64(each.of)};
        if (const auto words = value.words.constFind(i); words != value.words.constEnd())
            rule.append(*words);
        rules.append(rule);
    }
    QJsonObject json{{QStringLiteral("digest"), value.digest},
                     {QStringLiteral("rows"), qint64(counts.rows)},
                     {QStringLiteral("columnsWithValues"), qint64(counts.columnsWithValues)},
                     {QStringLiteral("newestMs"), timeJson(counts.newestMs)},
                     {QStringLiteral("rules"), rules},
                     {QStringLiteral("notes"), toJson(value.notes)}};
    insertText(json, "contract", value.contract);
    return json;
}

bool fromJson(const QJsonValue& json, ContractFacts& value)
{
    auto& counts = value.counts;
    value.contract = member(json, "contract").toString();
    value.digest = member(json, "digest").toString();
    counts.newestMs = timeFrom(member(json, "newestMs"));
    for (const auto& item : member(json, "rules").toArray()) {
        const auto row = item.toArray();
        ContractCount each{row.at(0).toString()};
        const auto rule = contractRuleFromName(row.at(1).toString());
        if (!rule || !countFrom(row.at(2), each.count) || !countFrom(row.at(3), each.of))
            return false;
        each.rule = *rule;
        if (row.size() > 4)
            value.words.insert(counts.rules.size(), row.at(4).toString());
        counts.rules.append(each);
    }
    return member(json, "rules").isArray() && countFrom(member(json, "rows"), counts.rows) &&
           countFrom(member(json, "columnsWithValues"), counts.columnsWithValues) &&
           fromJson(member(json, "notes"), value.notes);
}

} // namespace ph::factcodec
