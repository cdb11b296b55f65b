#include "app/EnvironmentIntake.h"

#include "app/release/DeskSources.h"
#include "services/yaml/YamlTree.h"

#include <QFile>
#include <QFileInfo>

namespace ph {

namespace {

Result<void> checkPolicyOf(const QString& file)
{
    QFile yaml(file);
    if (!yaml.open(QIODevice::ReadOnly))
        return {}; // as for a file with problems: addEnvironment() says why
    const auto reading = readEnvironment(yaml.read(maxYamlBytes + 1), QFileInfo(file).absolutePath());
    if (!reading.problems.isEmpty())
        return {};
    const auto policy = policyOf(reading.environment);
    return policy || policy.error().kind != ErrorKind::Invalid ? Result<void>() : fail(policy.error());
}

} // namespace

Result<ReleaseEnvironment> takeInEnvironment(const Workspace& workspace, const QString& file)
{
    if (const auto checked = checkPolicyOf(file); !checked)
        return fail(checked.error());
    return addEnvironment(folderOf(workspace), file);
}

} // namespace ph
