#include "app/Desktop.h"
#include "app/cli/CommandLine.h"
#include "services/log/Log.h"

#include <QApplication>

namespace {

void nameApplication()
{
    QCoreApplication::setApplicationName(QStringLiteral("pilothouse"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PH_VERSION));
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Pilothouse"));
    QGuiApplication::setDesktopFileName(QStringLiteral("pilothouse"));
}

} // namespace

int main(int argc, char** argv)
{
    ph::CommandLine line;
    if (const auto code = ph::parseCommandLine(argc, argv, line))
        return *code;
    nameApplication();
    if (line.command) {
        const QCoreApplication application(argc, argv);
        const ph::LogFile log(line.workspaceFolder / "log");
        line.command();
        return int(line.exitCode);
    }
    QApplication application(argc, argv);
    const ph::LogFile log(line.workspaceFolder / "log");
    return ph::runDesktop(application, line.workspaceFolder, line.pathToOpen);
}
