#include "app/packs/PackWorkspace.h"

#include "services/incidents/IncidentStore.h"
#include "services/pack/PackFileTexts.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QThread>

namespace ph {

Result<PackStores> packStores(const OpenedPackPtr& pack, const std::stop_token& stop)
{
    const QString folder = pack->folder.path() + QStringLiteral("/workspace");
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::Storage, folder, PackFileTexts::tr("The folder cannot be made."));
    PackStores made{pack, {}, {}};
    made.stores.folder = folder.toStdString();
    auto state = StateStore::open(made.stores.folder / "state.db");
    if (!state)
        return fail(state.error());
    made.stores.state = *std::move(state);
    auto cache = CacheStore::open(made.stores.folder / "cache.db");
    if (!cache)
        return fail(cache.error());
    made.stores.cache = std::move(cache->store);
    auto observed = observedOf(*pack);
    if (!observed)
        return fail(observed.error());
    made.stores.observed = *std::move(observed);
    if (stop.stop_requested())
        return fail(ErrorKind::Cancelled, pack->file);
    if (const auto merged = IncidentStore(*made.stores.state).merge(pack->entries); !merged)
        return fail(ErrorKind::Unreadable, pack->file, merged.error().detail);
    if (!pack->policyText.isEmpty()) {
        made.policyFile = folder + QStringLiteral("/policy.yaml");
        QFile policy(made.policyFile);
        if (!policy.open(QIODevice::WriteOnly) || policy.write(pack->policyText) != pack->policyText.size())
            return fail(ErrorKind::Storage, made.policyFile, policy.errorString());
    }
    return made;
}

IncidentSource packSource(PackStores made)
{
    struct Held {
        OpenedPackPtr pack; // whose folder goes after what is open in it
        Workspace workspace;
    };
    Workspace::Settings settings;
    settings.clock = [at = TimeMs(std::chrono::milliseconds(made.pack->manifest.madeMs))] { return at; };
    settings.workers = 1;
    settings.vault = makeMemoryVault();
    auto* held = new Held{made.pack, Workspace(std::move(made.stores), std::move(settings))};
    // A job may hold it last, on a thread where its timers must not end. What is posted is destroyed on the
    // application's thread, whether it is still delivered or not.
    const std::shared_ptr<Held> owner(held, [](Held* last) {
        const auto* application = QCoreApplication::instance();
        if (!application || QThread::currentThread() == application->thread())
            delete last;
        else
            QMetaObject::invokeMethod(
                QCoreApplication::instance(), [kept = std::shared_ptr<Held>(last)] {}, Qt::QueuedConnection);
    });
    return {{owner, &owner->workspace}, made.policyFile, IncidentSource::Kind::Pack};
}

} // namespace ph
