#include "services/process/ChildProcess.h"

#include <QDeadlineTimer>
#include <QProcess>

#include <csignal>
#include <unistd.h>

namespace ph {

namespace {

/// The rest is read, too, so that the program is not held up.
void add(ChildOutcome::Stream& stream, const QByteArray& more, qsizetype maxBytes)
{
    const auto room = maxBytes - stream.bytes.size();
    stream.bytes += more.left(room);
    stream.dropped += std::max<qsizetype>(0, more.size() - room);
}

QProcessEnvironment environmentOf(const ChildProcess& child)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (auto each = child.environment.begin(); each != child.environment.end(); ++each)
        environment.insert(each.key(), each.value());
    return environment;
}

} // namespace

Result<ChildOutcome> runChild(const ChildProcess& child, std::stop_token stop)
{
    ChildOutcome outcome;
    if (child.arguments.isEmpty())
        return outcome;
    QProcess process;
    process.setProgram(child.arguments.front());
    process.setArguments(child.arguments.mid(1));
    process.setWorkingDirectory(child.folder);
    if (!child.environment.isEmpty())
        process.setProcessEnvironment(environmentOf(child));
    process.setStandardInputFile(QProcess::nullDevice());
    // A group of its own, so that what it has started ends with it, and a session of its own, so that one
    // that wants to ask at our terminal finds none and says so, rather than being stopped until its time is
    // over.
    process.setChildProcessModifier([] { ::setsid(); });
    process.start();
    if (!process.waitForStarted()) {
        outcome.whyNotStarted = process.errorString();
        return outcome;
    }
    const auto group = pid_t(process.processId());
    const QDeadlineTimer deadline(child.timeLimit.count());
    const auto take = [&] {
        add(outcome.output, process.readAllStandardOutput(), child.maxBytes);
        add(outcome.errors, process.readAllStandardError(), child.maxBytes);
    };
    bool ended = false;
    while (!ended && !deadline.hasExpired() && !stop.stop_requested()) {
        ended = process.waitForFinished(int(std::min<qint64>(50, deadline.remainingTime()))) ||
                process.state() == QProcess::NotRunning;
        take();
    }
    if (!ended || child.leftovers == ChildProcess::Leftovers::Kill)
        ::kill(-group, SIGKILL);
    if (!ended)
        process.waitForFinished(-1);
    take();
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, child.arguments.front());
    outcome.end = !ended                                         ? ChildOutcome::End::TimedOut
                  : process.exitStatus() == QProcess::NormalExit ? ChildOutcome::End::Exited
                                                                 : ChildOutcome::End::Crashed;
    outcome.exitCode = outcome.end == ChildOutcome::End::Exited ? process.exitCode() : -1;
    return outcome;
}

} // namespace ph
