#pragma once

#include "models/values/Policy.h"
#include "models/values/Result.h"
#include "services/yaml/YamlTree.h"

namespace ph {

/// A policy, or everything that is wrong with its text.
struct PolicyReading {
    std::optional<Policy> policy; ///< only without problems
    QList<FileProblem> problems;  ///< in the order of the file
};

/// Reads the text of a policy file. Beyond the schema it looks for what a schema cannot say: ids twice,
/// unknown groups, quorums larger than their group, the same key twice in a group, waivers of gates that are
/// not there, unknown time zones, freezes that end before they begin, gates that ask for a calendar where
/// there is none, rollouts that cannot be held to (see RolloutCheck.h).
PolicyReading readPolicy(const QByteArray& text);

/// The same from a file; an Error only where it cannot be read at all. At most maxYamlBytes are looked at.
Result<PolicyReading> loadPolicy(const QString& file);

/// "sha256:…" over a JSON value with sorted keys and no spaces.
QString contentDigest(const QJsonObject& content);

} // namespace ph
