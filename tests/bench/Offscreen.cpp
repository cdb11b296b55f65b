#include "tests/bench/Offscreen.h"

#include <QApplication>

namespace ph::bench {

void needWidgets()
{
    static int argc = 1;
    static char name[] = "pilothouse_bench";
    static char* argv[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!qApp)
        new QApplication(argc, argv); // Qt cannot end before the statics that use it
}

} // namespace ph::bench
