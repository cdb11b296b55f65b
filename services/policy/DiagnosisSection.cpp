#include "services/policy/DiagnosisSection.h"

#include "services/policy/ReadContent.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace ph {

namespace {

using namespace shape;
using Check = DiagnosisCheck;

constexpr std::array checkKindWords{"happened", "metric"};
constexpr std::array concernWords{"itself", "surroundings", "either"};
constexpr std::array segmentWords{"any", "only", "none"};
constexpr std::array baseWords{"usual", "none"};
constexpr std::array foundWords{"suspicious", "bad"};
constexpr std::array roleWords{"change", "failure", "symptom"}; // a remark is evidence of nothing
constexpr std::array severityWords{"info", "warning", "critical"};

template <class Words>
QStringList wordList(const Words& words)
{
    QStringList list;
    list.reserve(qsizetype(words.size()));
    for (const auto* word : words)
        list.append(QLatin1String(word));
    return list;
}

template <class Words>
std::size_t placeOf(const Words& words, const QString& word, std::size_t otherwise)
{
    const auto found = std::find(words.begin(), words.end(), word);
    return found == words.end() ? otherwise : std::size_t(found - words.begin());
}

template <class Kind, class Words>
Kind valueOf(const QJsonObject& object, const char* key, const Words& words, Kind otherwise)
{
    return Kind(placeOf(words, textOf(object, key), std::size_t(otherwise)));
}

QStringList kindsOfEvidence()
{
    auto names = timelineKindNames();
    names.removeAll(timelineKindName(TimelineKind::Note));
    return names;
}

std::optional<double> boundOf(const QJsonObject& object, const char* key)
{
    const auto value = object.value(QLatin1String(key));
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

Shape::Variant checkVariant(Check::Kind kind, QString description, std::vector<ShapeField> own,
                            std::vector<QStringList> anyOf = {})
{
    const QString name = QLatin1String(checkKindWords[std::size_t(kind)]);
    std::vector<ShapeField> fields{
        required("id", identifier(QStringLiteral("Unique in its step."))),
        required("kind", choice({name}, description)),
        optional("title", text(QStringLiteral("What people read; usually the id."))),
        optional("found",
                 choice(wordList(foundWords), QStringLiteral("What a find says; usually suspicious."))),
        optional("before", duration(QStringLiteral("How long before the onset; usually 1h."))),
        optional("after", duration(QStringLiteral("How long after it; usually not at all.")))};
    fields.insert(fields.end(), own.begin(), own.end());
    return {name, object(std::move(fields), std::move(description), std::move(anyOf))};
}

DiagnosisStep stepFrom(const QJsonObject& object)
{
    DiagnosisStep step{textOf(object, "id"), textOf(object, "title"), {}};
    for (const auto& check : object.value(QLatin1String("checks")).toArray())
        step.checks.append(diagnosisCheckFrom(check.toObject()));
    return step;
}

} // namespace

Shape diagnosisCheckShape()
{
    Shape check;
    check.kind = Shape::Kind::Variant;
    check.description = QStringLiteral("A check, by its kind.");
    check.variants = {
        checkVariant(
            Check::Kind::Happened, QStringLiteral("Something of a kind happened around the onset."),
            {required("items", list(choice(kindsOfEvidence(), QStringLiteral("A kind of the timeline.")),
                                    QStringLiteral("Kinds of things that happen."))),
             optional("roles", list(choice(wordList(roleWords), QStringLiteral("What it means for a cause.")),
                                    QStringLiteral("Roles; usually all of them."))),
             optional("least-severity",
                      choice(wordList(severityWords), QStringLiteral("Lesser ones do not count."))),
             optional("concerns", choice(wordList(concernWords),
                                         QStringLiteral("What is in trouble itself (usually), what lies "
                                                        "around it and names no endpoint or model, or "
                                                        "either."))),
             optional("segments", choice(wordList(segmentWords),
                                         QStringLiteral("Only what is of a segment, none of it, or any "
                                                        "(usually)."))),
             optional("reference", text(QStringLiteral("Its evidence, as `timeline --json` names it: "
                                                       "dataset:NAME, contract:NAME.")))}),
        checkVariant(Check::Kind::Metric,
                     QStringLiteral("A cached number lay beyond a bound around the onset."),
                     {required("series", text(QStringLiteral("Expression or name that it is cached under."))),
                      optional("at-least", number(QStringLiteral("Below it is a find."))),
                      optional("at-most", number(QStringLiteral("Above it is a find.")))},
                     {{QStringLiteral("at-least"), QStringLiteral("at-most")}})};
    return check;
}

Shape diagnosisShape()
{
    return object(
        {optional("base", choice(wordList(baseWords),
                                 QStringLiteral("What the steps are added to: the usual ones, or none."))),
         required(
             "steps",
             list(object({required("id", identifier(QStringLiteral("Unique; that of a usual step adds to "
                                                                   "it."))),
                          optional("title", text(QStringLiteral("What people read; usually the id."))),
                          required("checks", list(diagnosisCheckShape(),
                                                  QStringLiteral("In the order in which people read "
                                                                 "them.")))},
                         QStringLiteral("A step of the diagnosis.")),
                  QStringLiteral("In the order that saves time.")))},
        QStringLiteral("What is looked at in an incident, step by step."));
}

DiagnosisCheck diagnosisCheckFrom(const QJsonObject& object)
{
    Check check;
    check.id = textOf(object, "id");
    check.title = textOf(object, "title");
    check.kind = valueOf(object, "kind", checkKindWords, check.kind);
    check.found =
        placeOf(foundWords, textOf(object, "found"), 0) == 1 ? StepVerdict::Bad : StepVerdict::Suspicious;
    check.beforeMs = durationOf(object, "before", check.beforeMs);
    check.afterMs = durationOf(object, "after", check.afterMs);
    for (const auto& item : object.value(QLatin1String("items")).toArray()) {
        if (const auto kind = timelineKindFromName(item.toString()))
            check.kinds.append(*kind);
    }
    for (const auto& role : object.value(QLatin1String("roles")).toArray())
        check.roles.append(TimelineRole(placeOf(roleWords, role.toString(), 0)));
    check.least = valueOf(object, "least-severity", severityWords, check.least);
    check.concerns = valueOf(object, "concerns", concernWords, check.concerns);
    check.segments = valueOf(object, "segments", segmentWords, check.segments);
    check.reference = textOf(object, "reference");
    check.series = textOf(object, "series");
    check.atLeast = boundOf(object, "at-least");
    check.atMost = boundOf(object, "at-most");
    return check;
}

DiagnosisRules diagnosisFrom(const QJsonObject& section)
{
    DiagnosisRules rules;
    rules.base = valueOf(section, "base", baseWords, rules.base);
    for (const auto& step : section.value(QLatin1String("steps")).toArray())
        rules.steps.append(stepFrom(step.toObject()));
    return rules;
}

QJsonObject diagnosisCheckToJson(const DiagnosisCheck& check)
{
    const Check usual;
    QJsonObject object{{QStringLiteral("id"), check.id},
                       {QStringLiteral("kind"), QLatin1String(checkKindWords[std::size_t(check.kind)])}};
    const auto put = [&object](const char* key, const QString& text) {
        if (!text.isEmpty())
            object.insert(QLatin1String(key), text);
    };
    const auto putDuration = [&put](const char* key, std::int64_t ms, std::int64_t otherwise) {
        if (ms != otherwise && ms > 0)
            put(key, durationText(ms));
    };
    put("title", check.title);
    if (check.found == StepVerdict::Bad)
        put("found", QStringLiteral("bad"));
    putDuration("before", check.beforeMs, usual.beforeMs);
    putDuration("after", check.afterMs, usual.afterMs);
    if (check.kind == Check::Kind::Metric) {
        put("series", check.series);
        if (check.atLeast)
            object.insert(QStringLiteral("at-least"), *check.atLeast);
        if (check.atMost)
            object.insert(QStringLiteral("at-most"), *check.atMost);
        return object;
    }
    QJsonArray items, roles;
    for (const auto kind : check.kinds)
        items.append(timelineKindName(kind));
    for (const auto role : check.roles)
        roles.append(timelineRoleName(role));
    object.insert(QStringLiteral("items"), items);
    if (!roles.isEmpty())
        object.insert(QStringLiteral("roles"), roles);
    if (check.least != usual.least)
        put("least-severity", timelineSeverityName(check.least));
    if (check.concerns != usual.concerns)
        put("concerns", QLatin1String(concernWords[std::size_t(check.concerns)]));
    if (check.segments != usual.segments)
        put("segments", QLatin1String(segmentWords[std::size_t(check.segments)]));
    put("reference", check.reference);
    return object;
}

} // namespace ph
