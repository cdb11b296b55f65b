#include "services/git/GitRepository.h"

#include "services/git/GitHandles.h"
#include "services/git/GitSession.h"
#include "services/git/GitText.h"
#include "services/log/Redaction.h"

#include <QDir>

namespace ph {

namespace {

constexpr int maxHistory = 100'000; ///< commits looked through for a path's last change
constexpr const char* tracking = "refs/pilothouse/head/";
const QByteArray replaced = "refs/pilothouse/replaced/"; ///< heads that are below no later one

QByteArray trackingReference(const GitSource& source)
{
    return tracking + source.branch.toUtf8();
}

/// The tree of a commit; null for the empty id of a branch that does not exist yet.
Result<GitTreeHandle> treeOf(git_repository* repository, const QString& commitId, const QString& where)
{
    if (commitId.isEmpty())
        return GitTreeHandle();
    git_oid id;
    GitCommitHandle commit;
    GitTreeHandle tree;
    if (!readGitId(commitId, id))
        return fail(ErrorKind::Invalid, where,
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "not the id of a commit")));
    int code = git_commit_lookup(into(commit), repository, &id);
    if (code == 0)
        code = git_commit_tree(into(tree), commit.get());
    if (code != 0)
        return fail(gitError(code, where));
    return tree;
}

/// Null where nothing lies at the path.
Result<GitTreeEntryHandle> entryAt(git_repository* repository, const QString& head, const QString& path,
                                   const QString& where)
{
    auto checked = checkedGitPath(path);
    if (!checked)
        return fail(checked.error());
    auto tree = treeOf(repository, head, where);
    if (!tree)
        return fail(tree.error());
    GitTreeEntryHandle entry;
    if (!*tree)
        return entry;
    const int code = git_tree_entry_bypath(into(entry), tree->get(), checked->constData());
    if (code != 0 && code != GIT_ENOTFOUND)
        return fail(gitError(code, where));
    return entry;
}

bool isFile(const git_tree_entry* entry)
{
    const auto mode = git_tree_entry_filemode(entry);
    return mode == GIT_FILEMODE_BLOB || mode == GIT_FILEMODE_BLOB_EXECUTABLE;
}

GitEntry::Kind kindOf(const git_tree_entry* entry)
{
    if (git_tree_entry_filemode(entry) == GIT_FILEMODE_TREE)
        return GitEntry::Kind::Folder;
    return isFile(entry) ? GitEntry::Kind::File : GitEntry::Kind::Other;
}

GitCommit described(const git_commit* commit)
{
    const auto* author = git_commit_author(commit);
    const char* subject = git_commit_summary(const_cast<git_commit*>(commit));
    return {gitIdText(*git_commit_id(commit)), author ? QString::fromUtf8(author->name) : QString(),
            QString::fromUtf8(subject), author ? std::int64_t(author->when.time) * 1000 : noTime};
}

} // namespace

void GitRepository::Close::operator()(git_repository* repository) const
{
    git_repository_free(repository);
}

GitRepository::GitRepository(GitRepository&& other) noexcept
    : handle_(std::move(other.handle_))
    , source_(std::move(other.source_))
    , vault_(other.vault_)
    , limits_(other.limits_)
    , head_(std::move(other.head_))
{
}

GitRepository& GitRepository::operator=(GitRepository&& other) noexcept
{
    handle_ = std::move(other.handle_);
    source_ = std::move(other.source_);
    vault_ = other.vault_;
    limits_ = other.limits_;
    head_ = std::move(other.head_);
    return *this;
}

GitRepository::~GitRepository() = default;

QString GitRepository::where(const QString& path) const
{
    return QStringLiteral("%1#%2").arg(redact(source_.address.text), path);
}

Result<GitRepository> GitRepository::open(const QString& folder, GitSource source, SecretVault& vault,
                                          GitLimits limits)
{
    GitRepository opened;
    int isValid = 0;
    const auto reference = QByteArrayLiteral("refs/heads/") + source.branch.toUtf8();
    git_reference_name_is_valid(&isValid, reference.constData());
    if (!isValid)
        return fail(ErrorKind::Invalid, source.branch,
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "not the name of a branch")));
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::Storage, folder,
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "the folder cannot be made")));
    const auto path = folder.toUtf8();
    git_repository* raw = nullptr;
    int code = git_repository_open_bare(&raw, path.constData());
    if (code == GIT_ENOTFOUND)
        code = git_repository_init(&raw, path.constData(), 1);
    opened.handle_.reset(raw);
    if (code != 0)
        return fail(gitError(code, folder));
    opened.source_ = std::move(source);
    opened.vault_ = &vault;
    opened.limits_ = limits;
    git_oid id;
    if (git_reference_name_to_id(&id, raw, trackingReference(opened.source_).constData()) == 0)
        opened.head_ = gitIdText(id);
    return opened;
}

Result<GitRepository::Fetched> GitRepository::fetch(std::stop_token stop)
{
    GitSession session(source_, *vault_, limits_, std::move(stop));
    if (auto connected = session.connect(handle_.get(), GIT_DIRECTION_FETCH); !connected)
        return fail(connected.error());
    auto listing = session.listing();
    if (!listing)
        return fail(listing.error());
    git_oid id;
    const bool isKnown = readGitId(listing->branchHead, id) && [&] {
        GitOdbHandle odb;
        return git_repository_odb(into(odb), handle_.get()) == 0 && git_odb_exists(odb.get(), &id) == 1;
    }();
    if (!listing->branchHead.isEmpty() && !isKnown) {
        if (auto downloaded = session.download(); !downloaded)
            return fail(downloaded.error());
    }
    return keep(listing->branchHead);
}

Result<GitRepository::Fetched> GitRepository::keep(const QString& head)
{
    const QString before = std::exchange(head_, head);
    const auto name = trackingReference(source_);
    git_oid now, then;
    if (!head.isEmpty() && !readGitId(head, now))
        return fail(ErrorKind::Unreadable, where({}),
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "the branch's commit has no id")));
    const auto pointTo = [&](const QByteArray& reference, const git_oid& commit) -> Result<void> {
        GitReferenceHandle made;
        const int code =
            git_reference_create(into(made), handle_.get(), reference.constData(), &commit, 1, nullptr);
        if (code != 0 && code != GIT_ELOCKED) // another process that fetches keeps it as well
            return fail(gitError(code, where({})));
        return {};
    };
    const bool isRewritten = before != head && readGitId(before, then) &&
                             (head.isEmpty() || git_graph_descendant_of(handle_.get(), &now, &then) != 1);
    if (isRewritten) // else it goes when somebody tidies the copy up; it may have gone before
        (void)pointTo(replaced + before.toLatin1(), then);
    if (head.isEmpty()) {
        git_reference_remove(handle_.get(), name.constData());
    } else if (auto kept = pointTo(name, now); !kept) {
        return fail(kept.error());
    }
    return isRewritten ? Fetched::Rewritten : before == head ? Fetched::Unchanged : Fetched::Extended;
}

Result<QByteArray> GitRepository::read(const QString& path) const
{
    auto entry = entryAt(handle_.get(), head_, path, where(path));
    if (!entry)
        return fail(entry.error());
    if (!*entry)
        return fail(ErrorKind::NotFound, where(path));
    if (!isFile(entry->get()))
        return fail(
            ErrorKind::Unsupported, where(path),
            gitText(QT_TRANSLATE_NOOP("ph::Git", "it is no ordinary file, and links are not followed")));
    GitOdbHandle odb;
    std::size_t size = 0;
    git_object_t type = GIT_OBJECT_INVALID;
    int code = git_repository_odb(into(odb), handle_.get());
    if (code == 0)
        code = git_odb_read_header(&size, &type, odb.get(), git_tree_entry_id(entry->get()));
    if (code != 0)
        return fail(gitError(code, where(path)));
    if (qint64(size) > limits_.maxFileBytes)
        return fail(ErrorKind::Unsupported, where(path),
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "the file has %1 bytes; at most %2 are read"))
                        .arg(size)
                        .arg(limits_.maxFileBytes));
    GitBlobHandle blob;
    if (code = git_blob_lookup(into(blob), handle_.get(), git_tree_entry_id(entry->get())); code != 0)
        return fail(gitError(code, where(path)));
    return QByteArray(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                      qsizetype(git_blob_rawsize(blob.get())));
}

Result<QList<GitEntry>> GitRepository::list(const QString& folder) const
{
    auto tree = treeOf(handle_.get(), head_, where(folder));
    if (!tree)
        return fail(tree.error());
    if (!folder.isEmpty()) {
        auto entry = entryAt(handle_.get(), head_, folder, where(folder));
        if (!entry)
            return fail(entry.error());
        if (!*entry || kindOf(entry->get()) != GitEntry::Kind::Folder)
            return QList<GitEntry>();
        if (const int code = git_tree_lookup(into(*tree), handle_.get(), git_tree_entry_id(entry->get())))
            return fail(gitError(code, where(folder)));
    }
    QList<GitEntry> entries;
    const auto count = *tree ? git_tree_entrycount(tree->get()) : 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto* entry = git_tree_entry_byindex(tree->get(), i);
        entries.append({QString::fromUtf8(git_tree_entry_name(entry)), gitIdText(*git_tree_entry_id(entry)),
                        kindOf(entry)});
    }
    return entries;
}

Result<QString> GitRepository::idOf(const QString& path) const
{
    auto entry = entryAt(handle_.get(), head_, path, where(path));
    if (!entry)
        return fail(entry.error());
    return *entry ? gitIdText(*git_tree_entry_id(entry->get())) : QString();
}

Result<GitCommit> GitRepository::lastChange(const QString& path) const
{
    auto checked = checkedGitPath(path);
    if (!checked)
        return fail(checked.error());
    const auto idIn = [&](const git_commit* commit) {
        GitTreeHandle tree;
        GitTreeEntryHandle entry;
        if (git_commit_tree(into(tree), commit) != 0 ||
            git_tree_entry_bypath(into(entry), tree.get(), checked->constData()) != 0)
            return QString();
        return gitIdText(*git_tree_entry_id(entry.get()));
    };
    git_oid id;
    GitCommitHandle commit;
    if (!readGitId(head_, id) || git_commit_lookup(into(commit), handle_.get(), &id) != 0)
        return fail(ErrorKind::NotFound, where(path));
    QString content = idIn(commit.get());
    // Down the side of each merge that has the content already, as `git log` simplifies history.
    for (int i = 0; i < maxHistory; ++i) {
        const auto parents = git_commit_parentcount(commit.get());
        GitCommitHandle same;
        for (unsigned n = 0; n < parents && !same; ++n) {
            GitCommitHandle parent;
            if (const int code = git_commit_parent(into(parent), commit.get(), n))
                return fail(gitError(code, where(path)));
            if (idIn(parent.get()) == content)
                same = std::move(parent);
        }
        if (!same) {
            if (parents == 0 && content.isEmpty())
                break;
            return described(commit.get());
        }
        commit = std::move(same);
    }
    return fail(ErrorKind::NotFound, where(path),
                gitText(QT_TRANSLATE_NOOP("ph::Git", "no commit is known that changed it")));
}

Result<bool> GitRepository::contains(const QString& commit) const
{
    git_oid head, other;
    if (!readGitId(commit, other))
        return fail(ErrorKind::Invalid, commit,
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "not the id of a commit")));
    if (!readGitId(head_, head))
        return false;
    if (head_ == commit)
        return true;
    const int code = git_graph_descendant_of(handle_.get(), &head, &other);
    if (code < 0 && code != GIT_ENOTFOUND)
        return fail(gitError(code, where({})));
    return code == 1;
}

Result<QString> GitRepository::commit(const GitChanges& changes, const GitIdentity& identity,
                                      const QString& message)
{
    auto tree = treeOf(handle_.get(), head_, where({}));
    if (!tree)
        return fail(tree.error());
    std::vector<QByteArray> paths;
    std::vector<git_tree_update> updates;
    paths.reserve(std::size_t(changes.size()));
    for (auto it = changes.begin(); it != changes.end(); ++it) {
        auto entry = entryAt(handle_.get(), head_, it.key(), where(it.key()));
        if (!entry)
            return fail(entry.error());
        if (*entry && !isFile(entry->get()))
            return fail(ErrorKind::Unsupported, where(it.key()),
                        gitText(QT_TRANSLATE_NOOP("ph::Git", "a link or folder is not replaced by a file")));
        if (!it.value() && !*entry)
            continue;
        if (it.value() && it.value()->size() > limits_.maxFileBytes)
            return fail(ErrorKind::Invalid, where(it.key()),
                        gitText(QT_TRANSLATE_NOOP("ph::Git", "the file is too large")));
        git_tree_update update{};
        paths.push_back(it.key().toUtf8());
        update.path = paths.back().constData();
        update.action = it.value() ? GIT_TREE_UPDATE_UPSERT : GIT_TREE_UPDATE_REMOVE;
        update.filemode = *entry ? git_tree_entry_filemode(entry->get()) : GIT_FILEMODE_BLOB;
        if (it.value()) {
            const int code = git_blob_create_from_buffer(&update.id, handle_.get(), it.value()->constData(),
                                                         std::size_t(it.value()->size()));
            if (code != 0)
                return fail(gitError(code, where(it.key())));
        }
        updates.push_back(update);
    }
    git_oid treeId;
    if (const int code =
            git_tree_create_updated(&treeId, handle_.get(), tree->get(), updates.size(), updates.data()))
        return fail(gitError(code, where({})));
    if (*tree && git_oid_equal(&treeId, git_tree_id(tree->get())))
        return fail(ErrorKind::Conflict, where({}),
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "nothing would change: this is what is there")));
    GitTreeHandle newTree;
    GitSignatureHandle signature;
    GitCommitHandle parent;
    git_oid parentId, commitId;
    int code = git_tree_lookup(into(newTree), handle_.get(), &treeId);
    if (code == 0)
        code = git_signature_now(into(signature), identity.name.toUtf8().constData(),
                                 identity.email.toUtf8().constData());
    if (code == 0 && readGitId(head_, parentId))
        code = git_commit_lookup(into(parent), handle_.get(), &parentId);
    const git_commit* parents[] = {parent.get()};
    if (code == 0)
        code = git_commit_create(&commitId, handle_.get(), nullptr, signature.get(), signature.get(), nullptr,
                                 message.toUtf8().constData(), newTree.get(), parent ? 1 : 0, parents);
    if (code != 0)
        return fail(gitError(code, where({})));
    return gitIdText(commitId);
}

GitIdentity gitIdentity(const QString& label)
{
    const GitLibrary library;
    GitConfigHandle config, snapshot;
    GitIdentity identity;
    if (git_config_open_default(into(config)) == 0 &&
        git_config_snapshot(into(snapshot), config.get()) == 0) {
        const char* text = nullptr;
        if (git_config_get_string(&text, snapshot.get(), "user.name") == 0)
            identity.name = QString::fromUtf8(text);
        if (git_config_get_string(&text, snapshot.get(), "user.email") == 0)
            identity.email = QString::fromUtf8(text);
    }
    if (!identity.name.isEmpty() && !identity.email.isEmpty())
        return identity;
    QString mailbox;
    for (const auto c : label) {
        if (c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.'))
            mailbox += c;
    }
    const auto fallback = QStringLiteral("pilothouse");
    return {label.isEmpty() ? fallback : label,
            (mailbox.isEmpty() ? fallback : mailbox) + QStringLiteral("@pilothouse.invalid")};
}

} // namespace ph
