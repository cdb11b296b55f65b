#pragma once

#include <QString>

#include <optional>

namespace ph {

// Two entries that are there in every pack, or in every signed one, and that its manifest does not list.
inline const QString manifestName = QStringLiteral("manifest.json");
inline const QString signatureName = QStringLiteral("signature.json");

constexpr qsizetype longestPackName = 240; ///< bytes of UTF-8

/// Why an entry cannot be called so; none where it can: folders and a name joined by '/', written in one way
/// (Unicode's form C), that every system can hold and nobody takes for another. Nothing of it leads upwards,
/// to a root or a drive, or is a control or formatting character, a device's name or a blank at an end.
std::optional<QString> objectionToPackName(const QString& name);

/// Equal for names that a file system, or a reader, may take for the same: by case and by Unicode's forms.
QString packNameKey(const QString& name);

} // namespace ph
