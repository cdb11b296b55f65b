#pragma once

#include "services/http/Json.h"

#include <QStringList>

#include <string_view>

namespace ph {

/// What a server says, as one paragraph that shows what it says: no control characters, none that turn the
/// reading direction, blanks joined.
QString plainText(const QString& text);
QString plainText(std::string_view utf8);
/// The texts of an array, plain; what is no text is left out. Empty where there is no array.
QStringList plainTexts(const Json& object, const char* name);

} // namespace ph
