#pragma once

#include "app/Desktop.h"
#include "tests/app/Desk.h"

namespace ph::testing {

/// How the program is ended.
using End = std::function<void(MainWindow&)>;
inline const End byClosing = [](MainWindow& window) { window.close(); };

/// Runs the program on a folder as main() does, lets somebody work at its window, and ends it.
inline void runProgram(const std::filesystem::path& folder, const std::function<void(MainWindow&)>& work,
                       const QString& path = {}, const End& end = byClosing)
{
    QTimer::singleShot(0, [&work, &end] {
        for (auto* top : QApplication::topLevelWidgets()) {
            if (auto* window = qobject_cast<MainWindow*>(top)) {
                window->activateWindow();
                (void)QTest::qWaitForWindowActive(window);
                // The stores are opened beside the window; it says how that ended.
                (void)QTest::qWaitFor(
                    [&] { return window->shell() || isShown(*window, QStringLiteral("retry")); }, patienceMs);
                work(*window);
                end(*window);
                return;
            }
        }
        QApplication::exit(1);
    });
    QCOMPARE(runDesktop(*qApp, folder, path), 0);
}

} // namespace ph::testing
