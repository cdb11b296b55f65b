#include "services/git/GitHandles.h"
#include "services/git/GitRepository.h"
#include "services/git/GitSession.h"
#include "services/git/GitText.h"
#include "services/log/Redaction.h"

#include <QDir>
#include <QFileInfo>

namespace ph {

namespace {

Error overtaken(const QString& where)
{
    return Error::make(
        ErrorKind::Conflict, where,
        gitText(QT_TRANSLATE_NOOP("ph::Git", "somebody else was first: the branch has moved")));
}

/// Copies objects from one object store to another, children first, so that nothing there ever points to
/// nothing.
class ObjectCopy {
public:
    ObjectCopy(git_repository* repository, git_odb* from, git_odb* to)
        : repository_(repository)
        , from_(from)
        , to_(to)
    {
    }

    int commit(const git_commit* commit)
    {
        const int code = tree(*git_commit_tree_id(commit));
        return code != 0 ? code : object(*git_commit_id(commit));
    }

private:
    int tree(const git_oid& id)
    {
        if (git_odb_exists(to_, &id))
            return 0;
        GitTreeHandle tree;
        int code = git_tree_lookup(into(tree), repository_, &id);
        for (std::size_t i = 0; code == 0 && i < git_tree_entrycount(tree.get()); ++i) {
            const auto* entry = git_tree_entry_byindex(tree.get(), i);
            const auto mode = git_tree_entry_filemode(entry);
            if (mode == GIT_FILEMODE_TREE)
                code = this->tree(*git_tree_entry_id(entry));
            else if (mode != GIT_FILEMODE_COMMIT) // a submodule's commit lies elsewhere
                code = object(*git_tree_entry_id(entry));
        }
        return code != 0 ? code : object(id);
    }

    int object(const git_oid& id)
    {
        if (git_odb_exists(to_, &id))
            return 0;
        GitOdbObjectHandle object;
        git_oid written;
        const int code = git_odb_read(into(object), from_, &id);
        if (code != 0)
            return code;
        return git_odb_write(&written, to_, git_odb_object_data(object.get()),
                             git_odb_object_size(object.get()), git_odb_object_type(object.get()));
    }

    git_repository* repository_;
    git_odb* from_;
    git_odb* to_;
};

/// A hook that may refuse a push, and that nobody would run here.
QString hookOf(git_repository* repository)
{
    GitConfigHandle config, snapshot;
    QDir hooks(QString::fromUtf8(git_repository_path(repository)) + QStringLiteral("hooks"));
    const char* folder = nullptr;
    if (git_repository_config(into(config), repository) == 0 &&
        git_config_snapshot(into(snapshot), config.get()) == 0 &&
        git_config_get_string(&folder, snapshot.get(), "core.hooksPath") == 0)
        hooks = QDir(QDir(QString::fromUtf8(git_repository_path(repository)))
                         .absoluteFilePath(QString::fromUtf8(folder)));
    for (const char* name : {"pre-receive", "update", "proc-receive", "reference-transaction"}) {
        if (QFileInfo(hooks.filePath(QLatin1String(name))).isExecutable())
            return QLatin1String(name);
    }
    return {};
}

/// libgit2's own push to a folder overwrites whatever came in between; this one looks under the branch's
/// lock, the one that git itself takes.
Result<void> moveBranch(git_repository* remote, const QByteArray& name, const git_commit* commit,
                        const QString& where)
{
    GitTransactionHandle transaction;
    int code = git_transaction_new(into(transaction), remote);
    if (code == 0)
        code = git_transaction_lock_ref(transaction.get(), name.constData());
    if (code == GIT_ELOCKED)
        return fail(ErrorKind::Conflict, where,
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "somebody else is writing to the branch")));
    if (code != 0)
        return fail(gitError(code, where));
    git_oid now;
    const int found = git_reference_name_to_id(&now, remote, name.constData());
    if (found != 0 && found != GIT_ENOTFOUND)
        return fail(gitError(found, where));
    const auto* parent = git_commit_parent_id(commit, 0);
    if (found == 0 ? !parent || !git_oid_equal(parent, &now) : parent != nullptr)
        return fail(overtaken(where));
    code = git_transaction_set_target(transaction.get(), name.constData(), git_commit_id(commit),
                                      git_commit_author(commit),
                                      git_commit_summary(const_cast<git_commit*>(commit)));
    if (code == 0)
        code = git_transaction_commit(transaction.get());
    if (code != 0)
        return fail(gitError(code, where));
    return {};
}

Result<void> pushToFolder(git_repository* local, const GitSource& source, const git_commit* commit)
{
    const QString where = source.address.text;
    GitRepositoryHandle remote;
    if (const int code = git_repository_open_ext(into(remote), where.toUtf8().constData(),
                                                 GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr))
        return fail(gitError(code, where));
    if (!git_repository_is_bare(remote.get()))
        return fail(ErrorKind::Unsupported, where,
                    gitText(QT_TRANSLATE_NOOP("ph::Git",
                                              "somebody works in this folder; push to a bare repository")));
    if (const auto hook = hookOf(remote.get()); !hook.isEmpty())
        return fail(ErrorKind::Unsupported, where,
                    gitText(QT_TRANSLATE_NOOP(
                                "ph::Git", "its %1 hook would not be asked; use the address of its server"))
                        .arg(hook));
    GitOdbHandle from, to;
    int code = git_repository_odb(into(from), local);
    if (code == 0)
        code = git_repository_odb(into(to), remote.get());
    if (code == 0)
        code = ObjectCopy(local, from.get(), to.get()).commit(commit);
    if (code != 0)
        return fail(gitError(code, where));
    return moveBranch(remote.get(), QByteArrayLiteral("refs/heads/") + source.branch.toUtf8(), commit, where);
}

} // namespace

Result<void> GitRepository::push(const QString& commitId, std::stop_token stop)
{
    git_oid id;
    GitCommitHandle commit;
    if (!readGitId(commitId, id))
        return fail(ErrorKind::Invalid, commitId,
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "not the id of a commit")));
    if (const int code = git_commit_lookup(into(commit), handle_.get(), &id))
        return fail(gitError(code, where({})));
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, where({}));
    if (source_.address.place == GitAddress::Place::Folder) {
        if (auto pushed = pushToFolder(handle_.get(), source_, commit.get()); !pushed)
            return fail(pushed.error());
    } else {
        GitSession session(source_, *vault_, limits_, std::move(stop));
        if (auto connected = session.connect(handle_.get(), GIT_DIRECTION_PUSH); !connected)
            return fail(connected.error());
        auto listing = session.listing();
        if (!listing)
            return fail(listing.error());
        const auto* parent = git_commit_parent_id(commit.get(), 0);
        if (listing->branchHead != (parent ? gitIdText(*parent) : QString()))
            return fail(overtaken(redact(source_.address.text)));
        const QByteArray name = "refs/pilothouse/push/" + commitId.toLatin1();
        GitReferenceHandle reference;
        if (const int code =
                git_reference_create(into(reference), handle_.get(), name.constData(), &id, 1, nullptr))
            return fail(gitError(code, where({})));
        auto pushed = session.push(name);
        git_reference_delete(reference.get());
        if (!pushed)
            return fail(pushed.error());
    }
    if (auto kept = keep(commitId); !kept)
        return fail(kept.error());
    return {};
}

} // namespace ph
