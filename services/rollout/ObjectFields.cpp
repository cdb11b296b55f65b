#include "services/rollout/ObjectFields.h"

#include "services/kubernetes/WriteRequest.h"

namespace ph {

namespace {

/// Whether a manager's fieldsV1 owns a path: as itself, or as part of what it owns whole.
bool owns(const Json& fieldsV1, const QString& path)
{
    const auto* at = &fieldsV1;
    const auto parts = path.split(u'/', Qt::SkipEmptyParts);
    for (const auto& part : parts) {
        const auto found = at->find("f:" + part.toStdString());
        if (found == at->end())
            return false;
        at = &*found;
        if (at->empty())
            return true;
    }
    return true;
}

} // namespace

QString textAt(const Json& object, const QString& path)
{
    const Json::json_pointer pointer(path.toStdString());
    return object.contains(pointer) ? QString::fromStdString(object.at(pointer).dump(
                                          -1, ' ', false, Json::error_handler_t::replace))
                                    : QString();
}

QList<FieldHolder> holdersOf(const Json& object, const QStringList& paths)
{
    QList<FieldHolder> holders;
    const auto entries = JsonReader(object).child("metadata").items("managedFields");
    for (const auto& entry : entries) {
        const auto manager = entry.text("manager");
        if (manager == QLatin1String(fieldManager) || !entry.text("subresource").isEmpty())
            continue;
        const auto fields = entry.child("fieldsV1");
        for (const auto& path : paths) {
            const FieldHolder holder{manager, path};
            if (owns(fields.raw(), path) && !holders.contains(holder))
                holders.append(holder);
        }
    }
    return holders;
}

} // namespace ph
