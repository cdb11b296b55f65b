#include "app/palette/RecentChoices.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ph {

namespace {

constexpr std::pair<ObjectKind, const char*> kindWords[] = {
    {ObjectKind::Experiment, "experiment"}, {ObjectKind::Run, "run"},
    {ObjectKind::Model, "model"},           {ObjectKind::ModelVersion, "version"},
    {ObjectKind::Endpoint, "endpoint"},     {ObjectKind::Release, "release"},
    {ObjectKind::Incident, "incident"},     {ObjectKind::SavedView, "view"},
    {ObjectKind::Connection, "connection"},
};

QJsonObject jsonOf(const NamedObject& object)
{
    const auto* const word =
        std::ranges::find(kindWords, object.kind, &std::pair<ObjectKind, const char*>::first);
    return {{QStringLiteral("kind"), QLatin1String(word->second)},
            {QStringLiteral("connection"), object.connection.value},
            {QStringLiteral("id"), object.id},
            {QStringLiteral("name"), object.name},
            {QStringLiteral("within"), object.within}};
}

std::optional<NamedObject> objectFrom(const QJsonObject& json)
{
    const auto kind = json.value(QLatin1String("kind")).toString();
    const auto* const word =
        std::ranges::find_if(kindWords, [&](const auto& each) { return kind == QLatin1String(each.second); });
    NamedObject object;
    object.id = json.value(QLatin1String("id")).toString();
    if (word == std::end(kindWords) || object.id.isEmpty())
        return std::nullopt;
    object.kind = word->first;
    object.connection = {json.value(QLatin1String("connection")).toInteger()};
    object.name = json.value(QLatin1String("name")).toString();
    object.within = json.value(QLatin1String("within")).toString();
    return object;
}

bool isSame(const RecentChoice& a, const RecentChoice& b)
{
    return a.action == b.action && a.object.kind == b.object.kind &&
           a.object.connection == b.object.connection && a.object.id == b.object.id &&
           // versions of two models have the same ids
           (a.object.kind != ObjectKind::ModelVersion || a.object.name == b.object.name);
}

} // namespace

QList<RecentChoice> withRecent(QList<RecentChoice> choices, const RecentChoice& choice)
{
    choices.removeIf([&](const RecentChoice& each) { return isSame(each, choice); });
    choices.prepend(choice);
    choices.resize(std::min(choices.size(), mostRecentChoices));
    return choices;
}

QByteArray recentText(const QList<RecentChoice>& choices)
{
    QJsonArray all;
    for (const auto& choice : choices)
        all.append(choice.action.isEmpty() ? jsonOf(choice.object)
                                           : QJsonObject{{QStringLiteral("action"), choice.action}});
    return QJsonDocument(all).toJson(QJsonDocument::Compact);
}

QList<RecentChoice> recentFrom(const QByteArray& text)
{
    QList<RecentChoice> choices;
    const auto all = QJsonDocument::fromJson(text).array();
    for (const auto& each : all) {
        const auto json = each.toObject();
        const auto action = json.value(QLatin1String("action")).toString();
        if (!action.isEmpty())
            choices.append({action, {}});
        else if (const auto object = objectFrom(json))
            choices.append({{}, *object});
        if (choices.size() == mostRecentChoices)
            break;
    }
    return choices;
}

} // namespace ph
