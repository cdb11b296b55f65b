#pragma once

#include <QString>

namespace ph {

/// Where a text blames somebody, and what to say instead, in the language of whoever reads; drafts have it in
/// English: "\"forgot\" in \"ada forgot it\": say what did not remind anybody."
QString blamingHintText(const QString& english);

} // namespace ph
