#include "app/release/LiveVersion.h"

#include "services/home/ManifestScalar.h"

namespace ph {

QString versionIn(const ReleaseTarget& target, const QString& value)
{
    const auto& form = target.value;
    if (target.kind != ReleaseTarget::Kind::GitManifest || form.isEmpty())
        return value;
    const auto at = form.indexOf(QLatin1String("{version}"));
    if (at < 0)
        return {};
    const auto before = form.left(at), after = form.mid(at + 9);
    return value.startsWith(before) && value.endsWith(after) && value.size() > before.size() + after.size()
               ? value.mid(before.size(), value.size() - before.size() - after.size())
               : QString();
}

Result<QString> versionInManifest(Workspace& workspace, const ReleaseTarget& target, HomeLook look,
                                  std::stop_token stop)
{
    auto repository = repositoryOf(workspace, target.repository, target.branch);
    if (!repository)
        return fail(repository.error());
    if (look == HomeLook::Pull) {
        if (const auto fetched = repository->fetch(std::move(stop)); !fetched)
            return fail(fetched.error());
    }
    const auto yaml = repository->read(target.file);
    const auto scalar = yaml ? findManifestScalar(*yaml, target.field, target.file)
                             : Result<ManifestScalar>(fail(yaml.error()));
    if (scalar)
        return versionIn(target, scalar->value);
    return scalar.error().kind == ErrorKind::NotFound ? Result<QString>(QString()) : fail(scalar.error());
}

} // namespace ph
