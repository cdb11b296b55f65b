#include "services/pack/PackFile.h"

#include "services/pack/PackFileTexts.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ph {

struct PackFile::Descriptor {
    int number;
    explicit Descriptor(int descriptor)
        : number(descriptor)
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { ::close(number); }
};

Result<PackFile> PackFile::open(const QString& path)
{
    const int number = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (number < 0)
        return fail(errno == ENOENT || errno == ENOTDIR ? ErrorKind::NotFound
                    : errno == EACCES || errno == EPERM ? ErrorKind::Forbidden
                                                        : ErrorKind::Storage,
                    path, QString::fromLocal8Bit(std::strerror(errno)));
    PackFile file;
    file.path_ = path;
    file.descriptor_ = std::make_shared<const Descriptor>(number);
    struct stat about {};
    if (::fstat(number, &about) != 0)
        return fail(ErrorKind::Storage, path, QString::fromLocal8Bit(std::strerror(errno)));
    if (!S_ISREG(about.st_mode))
        return fail(ErrorKind::Invalid, path, PackFileTexts::tr("This is no plain file."));
    file.size_ = std::uint64_t(about.st_size);
    return file;
}

Result<bool> PackFile::readInto(char* buffer, std::uint64_t offset, std::uint64_t bytes) const
{
    std::uint64_t done = 0;
    while (done < bytes) {
        const auto got =
            ::pread(descriptor_->number, buffer + done, std::size_t(bytes - done), off_t(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(ErrorKind::Storage, path_, QString::fromLocal8Bit(std::strerror(errno)));
        if (got == 0)
            return false;
        done += std::uint64_t(got);
    }
    return true;
}

Result<QByteArray> PackFile::read(std::uint64_t offset, std::uint64_t bytes) const
{
    if (offset >= size_)
        return QByteArray();
    QByteArray part(qsizetype(std::min(bytes, size_ - offset)), Qt::Uninitialized);
    const auto whole = readInto(part.data(), offset, std::uint64_t(part.size()));
    if (!whole)
        return fail(whole.error());
    return *whole ? part : QByteArray();
}

} // namespace ph
