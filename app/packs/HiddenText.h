#pragma once

#include <nlohmann/json.hpp>

#include <QString>

namespace ph {

/// Each text in it without secrets, names of members among them; what a member whose name means a secret
/// holds is hidden whole.
nlohmann::json withoutSecrets(const nlohmann::json& value);

/// The text without its secrets, as redact() does it. JSON, one document or one a line, is gone through value
/// by value: what hides the rest of a line would take the end of the document with it.
QString hiddenPackText(const QString& text);

} // namespace ph
