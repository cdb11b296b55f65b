#include "app/SingleInstance.h"

#include "services/log/Log.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QStringDecoder>

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace ph {

namespace {

constexpr int answerMs = 2000;
constexpr std::size_t longestMessage = 64 << 10;
const QByteArray greeting = "pilothouse 1\n"; // a later program may speak otherwise
const QByteArray tookIt = "taken";

/// The person's own folder of this session; empty where others could reach into it.
QString runtimeFolder()
{
    const auto folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    struct stat about = {};
    if (folder.isEmpty() || ::stat(folder.toLocal8Bit().constData(), &about) != 0 ||
        !S_ISDIR(about.st_mode) || about.st_uid != ::getuid() || (about.st_mode & 0077) != 0)
        return {};
    return folder;
}

QString socketPath(const std::filesystem::path& workspace)
{
    const auto folder = runtimeFolder();
    if (folder.isEmpty())
        return {};
    std::error_code error;
    const auto whole = std::filesystem::weakly_canonical(workspace, error).string();
    const auto digest =
        QCryptographicHash::hash(QByteArray::fromStdString(whole), QCryptographicHash::Sha256);
    const auto path = folder + QStringLiteral("/pilothouse-") + QString::fromLatin1(digest.left(8).toHex()) +
                      QStringLiteral(".socket");
    return std::size_t(path.toLocal8Bit().size()) < sizeof(sockaddr_un::sun_path) ? path : QString();
}

sockaddr_un addressOf(const QString& path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    const auto name = path.toLocal8Bit();
    std::memcpy(address.sun_path, name.constData(), std::size_t(name.size()));
    return address;
}

bool bindTo(int socket, const sockaddr_un& address, socklen_t size)
{
    return ::bind(socket, reinterpret_cast<const sockaddr*>(&address), size) == 0;
}

/// What was passed on; none: it is not of this program.
std::optional<QString> placeIn(const QByteArray& message)
{
    if (!message.startsWith(greeting))
        return std::nullopt;
    QStringDecoder utf8(QStringDecoder::Utf8);
    QString place = utf8(message.mid(greeting.size()));
    if (utf8.hasError() || place.contains(QChar(0)))
        return std::nullopt;
    return place;
}

} // namespace

SingleInstance::SingleInstance(const std::filesystem::path& workspace)
    : path_(socketPath(workspace))
{
}

SingleInstance::~SingleInstance()
{
    notifier_.reset(); // before what it watches is closed
    if (socket_ >= 0) {
        ::unlink(path_.toLocal8Bit().constData());
        ::close(socket_);
    }
}

bool SingleInstance::passOn(const QString& place) const
{
    if (path_.isEmpty() || !QFileInfo::exists(path_))
        return false;
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return false;
    sockaddr_un own = {};
    own.sun_family = AF_UNIX;
    const auto window = addressOf(path_);
    const auto message = greeting + place.toUtf8();
    char answer[16] = {};
    pollfd waiting = {.fd = socket, .events = POLLIN, .revents = 0};
    const bool isTaken =
        std::size_t(message.size()) <= longestMessage &&
        bindTo(socket, own, sizeof own.sun_family) && // without a name: the system gives one to answer to
        ::connect(socket, reinterpret_cast<const sockaddr*>(&window), sizeof window) == 0 &&
        ::send(socket, message.constData(), std::size_t(message.size()), MSG_DONTWAIT) == message.size() &&
        ::poll(&waiting, 1, answerMs) == 1 &&
        ::recv(socket, answer, sizeof answer, MSG_DONTWAIT) == tookIt.size() &&
        tookIt == QByteArrayView(answer, tookIt.size());
    ::close(socket);
    return isTaken;
}

void SingleInstance::listen(std::function<void(const QString&)> take)
{
    if (path_.isEmpty())
        return;
    lock_ = std::make_unique<QLockFile>(path_ + QStringLiteral(".lock"));
    lock_->setStaleLockTime(0); // stale where its process is gone, never by age
    if (!lock_->tryLock(0))
        return;
    ::unlink(path_.toLocal8Bit().constData()); // of a process that was killed
    socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int wanted = 1;
    if (socket_ < 0 || ::setsockopt(socket_, SOL_SOCKET, SO_PASSCRED, &wanted, sizeof wanted) != 0 ||
        !bindTo(socket_, addressOf(path_), sizeof(sockaddr_un))) {
        qCWarning(lcApp) << "other starts open windows of their own:" << std::strerror(errno);
        return;
    }
    take_ = std::move(take);
    notifier_ = std::make_unique<QSocketNotifier>(socket_, QSocketNotifier::Read);
    QObject::connect(notifier_.get(), &QSocketNotifier::activated, [this] { receive(); });
}

void SingleInstance::receive() const
{
    QByteArray message(qsizetype(longestMessage), Qt::Uninitialized);
    iovec bytes = {.iov_base = message.data(), .iov_len = longestMessage};
    sockaddr_un sender = {};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(ucred))] = {};
    msghdr header = {};
    header.msg_name = &sender;
    header.msg_namelen = sizeof sender;
    header.msg_iov = &bytes;
    header.msg_iovlen = 1;
    header.msg_control = control;
    header.msg_controllen = sizeof control;
    const auto size = ::recvmsg(socket_, &header, 0);
    if (size < 0 || (header.msg_flags & MSG_TRUNC) != 0)
        return;
    const auto* told = CMSG_FIRSTHDR(&header);
    ucred who = {};
    if (!told || told->cmsg_level != SOL_SOCKET || told->cmsg_type != SCM_CREDENTIALS)
        return;
    std::memcpy(&who, CMSG_DATA(told), sizeof who);
    message.truncate(size);
    const auto place = placeIn(message);
    if (who.uid != ::getuid() || !place)
        return;
    ::sendto(socket_, tookIt.constData(), std::size_t(tookIt.size()), MSG_DONTWAIT,
             reinterpret_cast<const sockaddr*>(&sender), header.msg_namelen);
    take_(*place);
}

} // namespace ph
