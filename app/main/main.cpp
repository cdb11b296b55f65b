#include "app/Desktop.h"
#include "app/SingleInstance.h"
#include "app/cli/CommandLine.h"
#include "app/cli/EnglishPlurals.h"
#include "services/log/Log.h"

#include <QApplication>
#include <QFileInfo>
#include <QLocale>

#include <cstdio>
#include <cstdlib>

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

/// Where no display can be used, Qt aborts and advises to reinstall. That helps nobody.
void sayWhatToDoWithoutDisplay(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (type == QtFatalMsg) {
        std::fputs("pilothouse: there is no display to open the window on; run a command instead, see "
                   "pilothouse --help\n",
                   stderr);
        std::_Exit(int(ph::ExitCode::Failed));
    }
    if (qstrncmp(context.category, "qt.qpa", 6) != 0) // these only prepare what is said above
        std::fprintf(stderr, "%s\n", qPrintable(message));
}

std::unique_ptr<QApplication> applicationWithWindow(int& argc, char** argv)
{
    // Not by looking at DISPLAY: it may name one that is gone, and Qt knows other ways than X and Wayland.
    const auto usual = qInstallMessageHandler(sayWhatToDoWithoutDisplay);
    auto application = std::make_unique<QApplication>(argc, argv);
    qInstallMessageHandler(usual);
    return application;
}

/// As it is named from any folder.
QString wherever(const QString& place)
{
    return place.isEmpty() || place.contains(QLatin1String("://")) ? place
                                                                   : QFileInfo(place).absoluteFilePath();
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
        ph::installEnglishPlurals(*application);
        // What scripts read, and pictures for files, are the same everywhere.
        QLocale::setDefault(QLocale::c());
        const ph::LogFile log(line.workspaceFolder / "log");
        line.command();
        line.finish();
        return int(line.exitCode);
    }
    if (ph::SingleInstance(line.workspaceFolder).passOn(wherever(line.pathToOpen))) {
        std::fputs("pilothouse: shown in the window that is open on this workspace\n", stderr);
        return int(ph::ExitCode::Ok);
    }
    const auto application = applicationWithWindow(argc, argv);
    const ph::LogFile log(line.workspaceFolder / "log");
    return ph::runDesktop(*application, line.workspaceFolder, line.pathToOpen);
}
