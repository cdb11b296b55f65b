#pragma once

#include "services/environments/EnvironmentFile.h"

#include <yaml-cpp/yaml.h>

#include <QSet>
#include <QStringList>

namespace ph {

/// Reads one mapping of a file that people write, and notes everything that is wrong with it, where it
/// stands.
class YamlFields {
public:
    /// `what` names the mapping in messages: "the environment", "target".
    YamlFields(const YAML::Node& node, QString what, QStringList known, QList<EnvironmentProblem>& problems);

    bool has(const char* key) const;
    enum class Need { Optional, Required };
    QString text(const char* key, Need need = Need::Optional);
    YAML::Node node(const char* key) const;
    void refuse(const char* key, const QString& message); ///< at the key's value, or at the mapping

private:
    void note(const YAML::Mark& mark, const QString& message);
    void checkKeys();

    YAML::Node node_;
    QString what_;
    QStringList known_;
    QList<EnvironmentProblem>& problems_;
};

} // namespace ph
