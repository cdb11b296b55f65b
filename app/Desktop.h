#pragma once

#include <QString>

#include <filesystem>

class QApplication;

namespace ph {

/// Installs the texts of QLocale's default language into the application: Chinese where it is Chinese, else
/// English with its plurals. Those of a call before go.
void installTranslations(QApplication& application);

/// Opens the window on a workspace and runs until it is closed. `pathToOpen`: a store, folder or file that is
/// to be connected and shown, or a pilothouse:// link; empty: none; so is what later starts on the workspace
/// pass on. Returns the exit code.
int runDesktop(QApplication& application, const std::filesystem::path& folder, const QString& pathToOpen);

} // namespace ph
