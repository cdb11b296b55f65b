#include "services/connectors/LocalTree.h"

#include "services/connectors/ConnectorText.h"

#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ph {

class LocalTree::Descriptor {
public:
    explicit Descriptor(int number)
        : number_(number)
    {
    }
    ~Descriptor() { ::close(number_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int number() const { return number_; }

private:
    int number_;
};

namespace {

LocalKind kindOf(mode_t mode)
{
    if (S_ISREG(mode))
        return LocalKind::File;
    if (S_ISDIR(mode))
        return LocalKind::Folder;
    return S_ISLNK(mode) ? LocalKind::Link : LocalKind::Other;
}

FileStamp stampOf(const struct stat& info)
{
    return {kindOf(info.st_mode), info.st_size,
            std::int64_t(info.st_mtim.tv_sec) * 1'000'000'000 + info.st_mtim.tv_nsec, info.st_ino};
}

tl::unexpected<Error> failedWith(int number, const QString& where)
{
    const auto words = QString::fromLocal8Bit(std::strerror(number));
    switch (number) {
    case ENOENT:
        return fail(ErrorKind::NotFound, where,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "does not exist")));
    case EACCES:
    case EPERM:
        return fail(ErrorKind::Forbidden, where, words);
    case ELOOP:
        return fail(
            ErrorKind::Forbidden, where,
            connectorText(QT_TRANSLATE_NOOP("ph::Connector", "is a symbolic link, which is not followed")));
    case ENOTDIR:
    case ENAMETOOLONG:
        return fail(ErrorKind::Invalid, where, words);
    default:
        return fail(ErrorKind::Storage, where, words);
    }
}

bool isPlainName(const std::string& name)
{
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos &&
           name.find('\0') == std::string::npos;
}

} // namespace

QString localText(const std::filesystem::path& path)
{
    return QString::fromUtf8(path.native().data(), qsizetype(path.native().size()));
}

LocalTree::LocalTree(std::shared_ptr<Descriptor> descriptor, std::filesystem::path path)
    : descriptor_(std::move(descriptor))
    , path_(std::move(path))
{
}

QString LocalTree::where(const std::string& name) const
{
    return localText(path_ / name);
}

Result<LocalTree> LocalTree::open(const std::filesystem::path& root)
{
    const int number = ::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0)
        return failedWith(errno, localText(root));
    return LocalTree(std::make_shared<Descriptor>(number), root);
}

Result<LocalTree> LocalTree::folder(const std::string& name) const
{
    if (!isPlainName(name))
        return fail(ErrorKind::Invalid, where(name),
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "not a name of a folder")));
    const int number =
        ::openat(descriptor_->number(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (number < 0) {
        const int reason = errno;
        // Linux says "not a directory" of a link here.
        if (auto s = stamp(name); reason == ENOTDIR && s && s->kind == LocalKind::Link)
            return failedWith(ELOOP, where(name));
        return failedWith(reason, where(name));
    }
    return LocalTree(std::make_shared<Descriptor>(number), path_ / name);
}

Result<LocalTree> LocalTree::folder(const std::vector<std::string>& parts) const
{
    Result<LocalTree> current = *this;
    for (const auto& part : parts) {
        current = current->folder(part);
        if (!current)
            break;
    }
    return current;
}

Result<std::vector<LocalEntry>> LocalTree::entries() const
{
    // A descriptor of its own: readdir() moves the position that all copies share.
    const int number = ::openat(descriptor_->number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0)
        return failedWith(errno, localText(path_));
    DIR* directory = ::fdopendir(number);
    if (!directory) {
        const int reason = errno;
        ::close(number);
        return failedWith(reason, localText(path_));
    }
    std::vector<LocalEntry> result;
    errno = 0;
    while (const dirent* entry = ::readdir(directory)) {
        std::string name = entry->d_name;
        if (name == "." || name == "..")
            continue;
        auto kind = LocalKind::Other;
        if (entry->d_type == DT_REG)
            kind = LocalKind::File;
        else if (entry->d_type == DT_DIR)
            kind = LocalKind::Folder;
        else if (entry->d_type == DT_LNK)
            kind = LocalKind::Link;
        else if (auto s = stamp(name)) // file systems that do not tell
            kind = s->kind;
        result.push_back({std::move(name), kind});
        errno = 0;
    }
    const int reason = errno;
    ::closedir(directory);
    if (reason != 0)
        return failedWith(reason, localText(path_));
    std::sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    return result;
}

Result<FileStamp> LocalTree::stamp(const std::string& name) const
{
    struct stat info = {};
    if (!isPlainName(name) || ::fstatat(descriptor_->number(), name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0)
        return failedWith(isPlainName(name) ? errno : ENOENT, where(name));
    return stampOf(info);
}

Result<std::shared_ptr<LocalTree::Descriptor>> LocalTree::openFile(const std::string& name) const
{
    if (!isPlainName(name))
        return fail(ErrorKind::Invalid, where(name),
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "not a name of a file")));
    // Non-blocking, so that a pipe planted in the store cannot hold us.
    const int number =
        ::openat(descriptor_->number(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (number < 0)
        return failedWith(errno, where(name));
    auto file = std::make_shared<Descriptor>(number);
    struct stat info = {};
    if (::fstat(number, &info) != 0)
        return failedWith(errno, where(name));
    if (!S_ISREG(info.st_mode))
        return fail(ErrorKind::Invalid, where(name),
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector", "is not a regular file")));
    return file;
}

Result<std::string> LocalTree::read(const std::string& name, std::int64_t maxBytes, std::int64_t offset) const
{
    auto file = openFile(name);
    if (!file)
        return fail(file.error());
    std::string bytes;
    struct stat info = {};
    if (::fstat((*file)->number(), &info) == 0 && info.st_size - offset > 0)
        bytes.reserve(std::size_t(std::min(info.st_size - offset, maxBytes)));
    char buffer[16384];
    for (;;) {
        const auto count =
            ::pread((*file)->number(), buffer, sizeof buffer, offset + std::int64_t(bytes.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failedWith(errno, where(name));
        if (count == 0)
            return bytes;
        if (std::int64_t(bytes.size()) + count > maxBytes)
            return fail(
                ErrorKind::Invalid, where(name),
                connectorText(QT_TRANSLATE_NOOP("ph::Connector", "is larger than %1 bytes")).arg(maxBytes));
        bytes.append(buffer, std::size_t(count));
    }
}

Result<void> LocalTree::stream(const std::string& name, std::int64_t offset,
                               const std::function<bool(std::string_view)>& take) const
{
    auto file = openFile(name);
    if (!file)
        return fail(file.error());
    std::string buffer(1 << 18, '\0');
    for (;;) {
        const auto count = ::pread((*file)->number(), buffer.data(), buffer.size(), offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failedWith(errno, where(name));
        if (count == 0 || !take(std::string_view(buffer.data(), std::size_t(count))))
            return {};
        offset += count;
    }
}

} // namespace ph
