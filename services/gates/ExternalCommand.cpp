#include "services/gates/ExternalCommand.h"

#include "services/log/Redaction.h"

#include <QDeadlineTimer>
#include <QProcess>

#include <csignal>
#include <unistd.h>

namespace ph {

namespace {

/// The beginning of a stream; the rest is read, so that the command is not held up, and dropped.
struct Kept {
    QByteArray bytes;
    qsizetype dropped = 0;
    void add(const QByteArray& more)
    {
        const auto room = maxCommandOutputBytes - bytes.size();
        bytes += more.left(room);
        dropped += std::max<qsizetype>(0, more.size() - room);
    }
    QString text() const
    {
        auto text = redact(QString::fromUtf8(bytes));
        return dropped == 0 ? text : text + QStringLiteral("\n[%1 more bytes were cut]").arg(dropped);
    }
};

} // namespace

Result<CommandOutcome> runCommand(const ExternalCommand& command, std::stop_token stop)
{
    CommandOutcome outcome;
    if (command.arguments.isEmpty())
        return outcome;
    QProcess process;
    process.setProgram(command.arguments.front());
    process.setArguments(command.arguments.mid(1));
    process.setWorkingDirectory(command.folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setChildProcessModifier([] { ::setpgid(0, 0); });
    process.start();
    if (!process.waitForStarted()) {
        outcome.errors = redact(process.errorString());
        return outcome;
    }
    const auto group = pid_t(process.processId());
    const QDeadlineTimer deadline(command.timeLimit.count());
    Kept output, errors;
    const auto take = [&] {
        output.add(process.readAllStandardOutput());
        errors.add(process.readAllStandardError());
    };
    bool ended = false;
    while (!ended && !deadline.hasExpired() && !stop.stop_requested()) {
        ended = process.waitForFinished(int(std::min<qint64>(50, deadline.remainingTime()))) ||
                process.state() == QProcess::NotRunning;
        take();
    }
    ::kill(-group, SIGKILL); // children that it left behind, too
    if (!ended)
        process.waitForFinished(-1);
    take();
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, command.arguments.front());
    outcome.output = output.text();
    outcome.errors = errors.text();
    outcome.end = !ended                                         ? CommandOutcome::End::TimedOut
                  : process.exitStatus() == QProcess::NormalExit ? CommandOutcome::End::Exited
                                                                 : CommandOutcome::End::Crashed;
    outcome.exitCode = outcome.end == CommandOutcome::End::Exited ? process.exitCode() : -1;
    return outcome;
}

} // namespace ph
