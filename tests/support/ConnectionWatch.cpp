// Loaded into a program by LD_PRELOAD: writes every address of the network that it connects, sends or binds
// to, and every name that it has looked up, into the file that PH_CONNECTIONS names, a line each. Sockets of
// the same machine that have no address of the network (AF_UNIX, netlink) are none of its business.
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

void note(const char* what, const char* where)
{
    const int before = errno;
    const char* path = std::getenv("PH_CONNECTIONS");
    const int file = path ? ::open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600) : -1;
    if (file >= 0) {
        char line[512];
        const int length = std::snprintf(line, sizeof line, "%s %s\n", what, where);
        if (length > 0 && ::write(file, line, std::size_t(length)) < 0)
            std::abort(); // what is not written would look as if it had not been
        ::close(file);
    }
    errno = before;
}

void noteAddress(const char* what, const sockaddr* address)
{
    if (!address || (address->sa_family != AF_INET && address->sa_family != AF_INET6))
        return;
    char host[INET6_ADDRSTRLEN] = "?", where[INET6_ADDRSTRLEN + 16];
    unsigned port = 0;
    if (address->sa_family == AF_INET) {
        sockaddr_in v4;
        std::memcpy(&v4, address, sizeof v4);
        inet_ntop(AF_INET, &v4.sin_addr, host, sizeof host);
        port = ntohs(v4.sin_port);
    } else {
        sockaddr_in6 v6;
        std::memcpy(&v6, address, sizeof v6);
        inet_ntop(AF_INET6, &v6.sin6_addr, host, sizeof host);
        port = ntohs(v6.sin6_port);
    }
    std::snprintf(where, sizeof where, "%s:%u", host, port);
    note(what, where);
}

template <class Function>
Function* next(const char* name)
{
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

[[gnu::constructor]] void loaded()
{
    note("loaded", "into a program");
}

} // namespace

extern "C" {

int connect(int socket, const sockaddr* address, socklen_t length)
{
    noteAddress("connect", address);
    return next<decltype(connect)>("connect")(socket, address, length);
}

ssize_t sendto(int socket, const void* bytes, size_t count, int flags, const sockaddr* address,
               socklen_t length)
{
    noteAddress("send", address);
    return next<decltype(sendto)>("sendto")(socket, bytes, count, flags, address, length);
}

ssize_t sendmsg(int socket, const msghdr* message, int flags)
{
    if (message)
        noteAddress("send", static_cast<const sockaddr*>(message->msg_name));
    return next<decltype(sendmsg)>("sendmsg")(socket, message, flags);
}

int bind(int socket, const sockaddr* address, socklen_t length) noexcept
{
    noteAddress("bind", address);
    using Bind = int(int, const sockaddr*, socklen_t);
    return next<Bind>("bind")(socket, address, length);
}

int getaddrinfo(const char* name, const char* service, const addrinfo* hints, addrinfo** found)
{
    if (name)
        note("resolve", name);
    return next<decltype(getaddrinfo)>("getaddrinfo")(name, service, hints, found);
}

hostent* gethostbyname(const char* name)
{
    note("resolve", name);
    return next<decltype(gethostbyname)>("gethostbyname")(name);
}
}
