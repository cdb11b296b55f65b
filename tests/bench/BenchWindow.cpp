#include "tests/bench/BenchWindow.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

namespace ph::bench {

std::unique_ptr<Workspace> openWorkspace(const QString& folder)
{
    auto stores = openStores(folder.toStdString());
    if (!stores)
        qFatal("%s", qPrintable(stores.error().detail));
    Workspace::Settings settings;
    settings.vault = makeMemoryVault();
    return std::make_unique<Workspace>(std::move(*stores), std::move(settings));
}

bool waitFor(int most, const std::function<bool()>& done)
{
    QElapsedTimer clock;
    clock.start();
    QEventLoop loop;
    QTimer look;
    look.setInterval(20);
    look.callOnTimeout([&] {
        if (done() || clock.elapsed() > most)
            loop.quit();
    });
    look.start();
    loop.exec();
    return clock.elapsed() <= most;
}

} // namespace ph::bench
