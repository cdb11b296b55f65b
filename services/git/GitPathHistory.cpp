#include "services/git/GitHandles.h"
#include "services/git/GitRepository.h"

#include <QSet>

namespace ph {

namespace {

constexpr int mostCommits = 100'000;

/// None where nothing lies there, what was `seen` before, or more than `maxBytes`.
std::optional<QByteArray> fileAt(git_repository* repository, const git_oid& commitId, const QByteArray& path,
                                 qint64 maxBytes, QSet<QString>& seen)
{
    GitCommitHandle commit;
    GitTreeHandle tree;
    GitTreeEntryHandle entry;
    GitBlobHandle blob;
    if (git_commit_lookup(into(commit), repository, &commitId) != 0 ||
        git_commit_tree(into(tree), commit.get()) != 0 ||
        git_tree_entry_bypath(into(entry), tree.get(), path.constData()) != 0)
        return std::nullopt;
    const auto id = gitIdText(*git_tree_entry_id(entry.get()));
    if (seen.contains(id))
        return std::nullopt;
    seen.insert(id);
    if (git_blob_lookup(into(blob), repository, git_tree_entry_id(entry.get())) != 0 ||
        qint64(git_blob_rawsize(blob.get())) > maxBytes)
        return std::nullopt;
    return QByteArray(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                      qsizetype(git_blob_rawsize(blob.get())));
}

} // namespace

Result<QList<QByteArray>> GitRepository::contentsOf(const QString& path) const
{
    const auto checked = checkedGitPath(path);
    if (!checked)
        return fail(checked.error());
    QList<QByteArray> contents;
    git_oid id;
    if (!readGitId(head_, id))
        return contents; // nothing was ever committed, or fetched
    GitRevwalkHandle walk;
    int code = git_revwalk_new(into(walk), handle_.get());
    if (code == 0)
        code = git_revwalk_sorting(walk.get(), GIT_SORT_TIME);
    if (code == 0)
        code = git_revwalk_push(walk.get(), &id);
    QSet<QString> seen; // ids of contents
    for (int i = 0; code == 0 && i < mostCommits; ++i) {
        code = git_revwalk_next(&id, walk.get());
        if (code != 0)
            break;
        if (auto content = fileAt(handle_.get(), id, *checked, limits_.maxFileBytes, seen))
            contents.append(std::move(*content));
    }
    if (code != 0 && code != GIT_ITEROVER)
        return fail(gitError(code, where(path)));
    return contents;
}

} // namespace ph
