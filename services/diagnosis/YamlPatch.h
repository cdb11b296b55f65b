#pragma once

#include "models/values/Result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace ph {

/// The text of a YAML file with `content` added at `path`: under `key`, or as the last item of a list where
/// it is empty. Every other byte stays, comments too. A step of the path is the key of a map, or the `id` of
/// an item; what is missing of it is written, items with their id. Conflict where the key, or an item of the
/// same `id` or `name`, is there already; Unsupported, in words, where the place is written within braces or
/// brackets, or stands in a list that holds no such item and the path ends there; Invalid for no YAML.
Result<QByteArray> addToYaml(const QByteArray& text, const QStringList& path, const QString& key,
                             const QJsonObject& content);

} // namespace ph
