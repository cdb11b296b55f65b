#include "services/gates/ExternalCommand.h"

#include "services/log/Redaction.h"
#include "services/process/ChildProcess.h"

namespace ph {

namespace {

QString told(const ChildOutcome::Stream& stream)
{
    auto text = redact(QString::fromUtf8(stream.bytes));
    return stream.dropped == 0 ? text
                               : text + QStringLiteral("\n[%1 more bytes were cut]").arg(stream.dropped);
}

CommandOutcome::End endOf(ChildOutcome::End end)
{
    switch (end) {
    case ChildOutcome::End::Exited:
        return CommandOutcome::End::Exited;
    case ChildOutcome::End::Crashed:
        return CommandOutcome::End::Crashed;
    case ChildOutcome::End::TimedOut:
        return CommandOutcome::End::TimedOut;
    case ChildOutcome::End::NotStarted:
        break;
    }
    return CommandOutcome::End::NotStarted;
}

} // namespace

Result<CommandOutcome> runCommand(const ExternalCommand& command, std::stop_token stop)
{
    const auto child =
        runChild({command.arguments, command.folder, command.timeLimit, maxCommandOutputBytes}, stop);
    if (!child)
        return fail(child.error());
    CommandOutcome outcome;
    outcome.end = endOf(child->end);
    outcome.exitCode = child->exitCode;
    outcome.output = told(child->output);
    outcome.errors =
        outcome.end == CommandOutcome::End::NotStarted ? redact(child->whyNotStarted) : told(child->errors);
    return outcome;
}

} // namespace ph
