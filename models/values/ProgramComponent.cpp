#include "models/values/ProgramComponent.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <iterator>

namespace ph {

namespace {

struct NamedUse {
    const char* name;
    ProgramComponent::Use use;
};

constexpr NamedUse uses[] = {
    {"linked", ProgramComponent::Use::Linked},
    {"headers compiled in", ProgramComponent::Use::HeadersInside},
    {"files compiled in", ProgramComponent::Use::FilesInside},
    {"loaded where its user names it", ProgramComponent::Use::NamedByUser},
};

} // namespace

Result<QList<ProgramComponent>> readProgramComponents(const QByteArray& list, const QByteArray& versions)
{
    const auto listed = QJsonDocument::fromJson(list), found = QJsonDocument::fromJson(versions);
    if (!listed.isArray())
        return fail(ErrorKind::Unreadable, QStringLiteral("components.json"));
    if (!found.isObject())
        return fail(ErrorKind::Unreadable, QStringLiteral("versions.json"));
    QList<ProgramComponent> components;
    for (const auto& each : listed.array()) {
        const auto text = [&](const char* key) { return each[QLatin1String(key)].toString(); };
        const auto id = text("id");
        const auto use = std::ranges::find_if(
            uses, [&](const NamedUse& named) { return text("use") == QLatin1String(named.name); });
        if (id.isEmpty() || use == std::end(uses))
            return fail(ErrorKind::Unreadable, QStringLiteral("components.json"), id);
        const auto version = found.object().value(id).toString();
        ProgramComponent component{use->use,        id,
                                   text("name"),    version.isEmpty() ? text("version") : version,
                                   text("licence"), text("homepage")};
        for (const auto& name : each[QLatin1String("texts")].toArray())
            component.texts.append(name.toString());
        components.append(component);
    }
    return components;
}

} // namespace ph
