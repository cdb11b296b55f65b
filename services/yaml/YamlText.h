#pragma once

#include <nlohmann/json.hpp>

#include <QByteArray>

#include <vector>

namespace ph {

/// JSON values as YAML documents for people, one after another: what names a thing comes first, texts that
/// could be taken for something else are quoted. Text that is not UTF-8 has its bad bytes replaced.
QByteArray yamlText(const std::vector<nlohmann::json>& documents);

} // namespace ph
