#pragma once

#include "models/values/ReleaseEnvironment.h"
#include "models/values/ReleasePlan.h"
#include "services/git/GitRepository.h"

namespace ph {

/// "git:REPO#FILE:FIELD", taken apart. FIELD as of findManifestScalar().
struct ManifestPlace {
    QString repository, file, field;
    friend bool operator==(const ManifestPlace&, const ManifestPlace&) = default;
};
/// Invalid for what is no such place, and for files that would leave the repository.
Result<ManifestPlace> parseManifestPlace(const QString& place);
/// Of a target of kind GitManifest.
QString manifestPlace(const ReleaseTarget& target);

/// Makes CommitManifest steps: one scalar of one YAML file in a Git repository. Blocking; one thread at a
/// time.
class GitManifestExecutor {
public:
    /// `repository` is the clone of the place's branch; steps for other repositories are Invalid. `subject`
    /// is the commit's first line and names the release.
    GitManifestExecutor(GitRepository repository, GitIdentity identity, QString subject,
                        std::stop_token stop = {});

    /// The scalar at the branch's head, fetched now. NotFound where file or field are missing.
    Result<QString> observe(const PlanStep& step);
    /// Changes that scalar and nothing else while it is `step.expected`; otherwise Conflict names what is
    /// there. A push that was refused because of other files is made again on top of them, under the same
    /// condition. After Offline or Timeout nobody knows: observe.
    Result<void> apply(const PlanStep& step);

private:
    Result<QByteArray> fetchFile(const ManifestPlace& place);
    Result<ManifestPlace> placeOf(const PlanStep& step) const;

    GitRepository repository_;
    GitIdentity identity_;
    QString subject_;
    std::stop_token stop_;
};

} // namespace ph
