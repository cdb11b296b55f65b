#include "app/TerminationSignals.h"

#include "services/log/Log.h"

#include <atomic>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace ph {

namespace {

std::atomic<int> pipeOfSignals = -1;

// A handler may do next to nothing; writing a byte is allowed.
void passOn(int)
{
    const int before = errno;
    const char byte = 0;
    (void)!::write(pipeOfSignals, &byte, 1);
    errno = before;
}

} // namespace

TerminationSignals::TerminationSignals(std::function<void()> act)
{
    if (::pipe2(pipe_, O_CLOEXEC | O_NONBLOCK) != 0) {
        qCWarning(lcApp) << "signals end the program at once: no pipe";
        return;
    }
    pipeOfSignals = pipe_[1];
    notifier_ = std::make_unique<QSocketNotifier>(pipe_[0], QSocketNotifier::Read);
    QObject::connect(notifier_.get(), &QSocketNotifier::activated, [this, act = std::move(act)] {
        char byte = 0;
        (void)!::read(pipe_[0], &byte, 1);
        act();
    });
    struct sigaction handler = {};
    handler.sa_handler = passOn;
    handler.sa_flags = int(SA_RESETHAND | SA_RESTART);
    for (std::size_t i = 0; i < std::size(signals_); ++i)
        ::sigaction(signals_[i], &handler, &before_[i]);
}

TerminationSignals::~TerminationSignals()
{
    if (!notifier_)
        return;
    for (std::size_t i = 0; i < std::size(signals_); ++i)
        ::sigaction(signals_[i], &before_[i], nullptr);
    notifier_.reset(); // before what it watches is closed
    pipeOfSignals = -1;
    ::close(pipe_[0]);
    ::close(pipe_[1]);
}

} // namespace ph
