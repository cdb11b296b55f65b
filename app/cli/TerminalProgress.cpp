#include "app/cli/TerminalProgress.h"

#include "app/cli/CommandLine.h"

#include <cstdio>
#include <unistd.h>

namespace ph {

TerminalProgress::TerminalProgress()
    : terminal_(isatty(STDERR_FILENO) != 0)
{
}

TerminalProgress::~TerminalProgress()
{
    if (dirty_)
        std::fputs("\r\033[K", stderr);
}

void TerminalProgress::show(const QString& who, const Progress& progress)
{
    const auto now = std::chrono::steady_clock::now();
    const auto pause = terminal_ ? std::chrono::milliseconds(100) : std::chrono::milliseconds(2000);
    if (now - last_ < pause)
        return;
    last_ = now;
    auto text = QStringLiteral("%1: %2").arg(terminalText(who), terminalText(progress.text));
    if (progress.total > 0)
        text += QStringLiteral(" (%1/%2)").arg(progress.done).arg(progress.total);
    std::fprintf(stderr, terminal_ ? "\r\033[K%s" : "%s\n", text.toUtf8().constData());
    dirty_ = terminal_;
}

} // namespace ph
