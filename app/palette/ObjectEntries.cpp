#include "app/palette/ObjectEntries.h"

#include "app/palette/PaletteController.h"

namespace ph {

namespace {

struct Look {
    QString section, icon;
};

Look lookOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::Experiment:
        return {PaletteController::tr("Experiment"), QStringLiteral("folder")};
    case ObjectKind::Run:
        return {PaletteController::tr("Run"), QStringLiteral("document-open")};
    case ObjectKind::Model:
        return {PaletteController::tr("Model"), QStringLiteral("package")};
    case ObjectKind::ModelVersion:
        return {PaletteController::tr("Version"), QStringLiteral("package")};
    case ObjectKind::Endpoint:
        return {PaletteController::tr("Endpoint"), QStringLiteral("network-server")};
    case ObjectKind::Release:
        return {PaletteController::tr("Release"), QStringLiteral("umbrello_diagram_deployment")};
    case ObjectKind::Incident:
        return {PaletteController::tr("Incident"), QStringLiteral("flag")};
    case ObjectKind::SavedView:
        return {PaletteController::tr("Saved view"), QStringLiteral("bookmarks")};
    case ObjectKind::Connection:
        return {PaletteController::tr("Connection"), QStringLiteral("network-connect")};
    }
    return {};
}

} // namespace

PaletteEntry objectEntry(const NamedObject& object)
{
    const auto look = lookOf(object.kind);
    auto detail = object.within;
    // Many runs have one name; the beginning of its id tells which it is.
    if (object.kind == ObjectKind::Run && !object.name.isEmpty())
        detail += (detail.isEmpty() ? QString() : QStringLiteral(" · ")) + object.id.left(8);
    return {.id = QStringLiteral("object:%1:%2:%3:%4")
                      .arg(int(object.kind))
                      .arg(object.connection.value)
                      .arg(object.id, object.kind == ObjectKind::ModelVersion ? object.name : QString()),
            .title = object.name.isEmpty() ? object.id : object.name,
            .detail = detail,
            .section = look.section,
            .icon = look.icon};
}

} // namespace ph
