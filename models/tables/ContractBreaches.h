#pragma once

#include <QString>

#include <optional>

namespace ph {

/// The rules that a table breaks, as a gate keeps them within its reason: "missing of amount (3 of 200 rows
/// have no value), rows (There are 200 rows)". In the language of whoever reads; none: it is no such list.
std::optional<QString> knownContractBreaches(const QString& english);

} // namespace ph
