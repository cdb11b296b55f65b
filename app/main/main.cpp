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

std::unique_ptr<QCoreApplication> applicationFor(ph::CommandLine::Application needs, int& argc, char** argv)
{
    if (needs == ph::CommandLine::Application::Console)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen"); // pictures for files are made without a display, too
    return std::make_unique<QApplication>(argc, argv);
}

} // namespace

int main(int argc, char** argv)
{
    ph::CommandLine line;
    if (const auto code = ph::parseCommandLine(argc, argv, line))
        return *code;
    nameApplication();
    if (line.command) {
        (void)line.stop(); // before anything makes threads
        const auto application = applicationFor(line.application, argc, argv);
        const ph::LogFile log(line.workspaceFolder / "log");
        line.command();
        line.finish();
        return int(line.exitCode);
    }
    QApplication application(argc, argv);
    const ph::LogFile log(line.workspaceFolder / "log");
    return ph::runDesktop(application, line.workspaceFolder, line.pathToOpen);
}
