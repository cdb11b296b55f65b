#include "services/git/GitHandles.h"
#include "services/git/GitRepository.h"
#include "services/git/GitText.h"

namespace ph {

namespace {

constexpr int deepestFolder = 16;

bool isFileMode(const git_tree_entry* entry)
{
    const auto mode = git_tree_entry_filemode(entry);
    return mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

/// Of one repository: what a commit gave its files that its parent had not.
class NewContents {
public:
    NewContents(git_repository* repository, QList<GitContent>& found)
        : repository_(repository)
        , found_(found)
    {
    }

    /// A merge is compared with its first parent, which leaves nothing out: what the others brought is in
    /// commits of its own, and what nobody had but the merge differs from the first one too.
    int add(const git_oid& commitId, const QList<QByteArray>& folders)
    {
        GitCommitHandle commit, parent;
        GitTreeHandle now, before;
        int code = git_commit_lookup(into(commit), repository_, &commitId);
        if (code == 0)
            code = git_commit_tree(into(now), commit.get());
        if (code == 0 && git_commit_parentcount(commit.get()) > 0) {
            code = git_commit_parent(into(parent), commit.get(), 0);
            if (code == 0)
                code = git_commit_tree(into(before), parent.get());
        }
        for (const auto& folder : folders) {
            if (code == 0)
                code = compare(git_tree_entry_byname(now.get(), folder.constData()), before.get(), {}, 0);
        }
        return code;
    }

private:
    /// `entry` may be null; `before` is what the folder was that it lies in, null where there was none.
    int compare(const git_tree_entry* entry, const git_tree* before, const QByteArray& folder, int depth)
    {
        if (!entry)
            return 0;
        const char* name = git_tree_entry_name(entry);
        const auto* old = before ? git_tree_entry_byname(before, name) : nullptr;
        if (old && git_oid_equal(git_tree_entry_id(old), git_tree_entry_id(entry)))
            return 0;
        const auto path = folder + name;
        if (isFileMode(entry)) {
            const auto text = QString::fromUtf8(path);
            if (checkedGitPath(text))
                found_.append({text, gitIdText(*git_tree_entry_id(entry))});
            return 0;
        }
        if (git_tree_entry_type(entry) != GIT_OBJECT_TREE || depth >= deepestFolder)
            return 0;
        GitTreeHandle now, then;
        int code = git_tree_lookup(into(now), repository_, git_tree_entry_id(entry));
        if (code == 0 && old && git_tree_entry_type(old) == GIT_OBJECT_TREE)
            code = git_tree_lookup(into(then), repository_, git_tree_entry_id(old));
        const auto count = code == 0 ? git_tree_entrycount(now.get()) : 0;
        for (std::size_t i = 0; code == 0 && i < count; ++i)
            code = compare(git_tree_entry_byindex(now.get(), i), then.get(), path + '/', depth + 1);
        return code;
    }

    git_repository* repository_;
    QList<GitContent>& found_;
};

} // namespace

Result<QList<GitContent>> GitRepository::contentsSince(const QString& since, const QString& upTo,
                                                       const QStringList& folders) const
{
    QList<GitContent> found;
    git_oid id, known;
    if (!readGitId(upTo, id))
        return found; // nothing was ever committed, or fetched
    QList<QByteArray> names;
    for (const auto& folder : folders)
        names << folder.toUtf8();
    GitRevwalkHandle walk;
    int code = git_revwalk_new(into(walk), handle_.get());
    if (code == 0)
        code = git_revwalk_sorting(walk.get(), GIT_SORT_TOPOLOGICAL | GIT_SORT_REVERSE);
    if (code == 0)
        code = git_revwalk_push(walk.get(), &id);
    if (code == 0 && readGitId(since, known))
        (void)git_revwalk_hide(walk.get(), &known); // not here any more: then all of it is read again
    NewContents contents(handle_.get(), found);
    while (code == 0) {
        code = git_revwalk_next(&id, walk.get());
        if (code == 0)
            code = contents.add(id, names);
    }
    if (code != GIT_ITEROVER)
        return fail(gitError(code, where({})));
    return found;
}

Result<QByteArray> GitRepository::content(const QString& id) const
{
    git_oid raw;
    GitBlobHandle blob;
    if (!readGitId(id, raw))
        return fail(ErrorKind::Invalid, where(id.left(60)),
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "not the id of a content")));
    if (const int code = git_blob_lookup(into(blob), handle_.get(), &raw); code != 0)
        return fail(gitError(code, where(id)));
    const auto size = qint64(git_blob_rawsize(blob.get()));
    if (size > limits_.maxFileBytes)
        return fail(ErrorKind::Unsupported, where(id),
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "the file has %1 bytes")).arg(size));
    return QByteArray(static_cast<const char*>(git_blob_rawcontent(blob.get())), qsizetype(size));
}

QString GitRepository::folder() const
{
    return QString::fromUtf8(git_repository_path(handle_.get()));
}

} // namespace ph
