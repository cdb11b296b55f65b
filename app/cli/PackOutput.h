#pragma once

#include "services/pack/PackContents.h"

#include <nlohmann/json.hpp>

#include <QStringList>

namespace ph {

/// What was found of a pack in words, a sentence: its standing, and of a fault what and where.
QString verdictLine(const PackVerdict& verdict);

/// A pack as people read it. `signer` is what the workspace calls the key; may be empty.
QStringList packLines(const PackContents& pack, const PackVerdict& verdict, const QString& signer);
QStringList packEntryLines(const PackManifest& manifest);

/// README, "Commands".
nlohmann::json packJson(const PackContents& pack, const PackVerdict& verdict, const QString& signer);
nlohmann::json packEntryJson(const PackEntry& entry);

} // namespace ph
