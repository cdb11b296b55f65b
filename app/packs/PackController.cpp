#include "app/packs/PackController.h"

#include "app/incidents/IncidentsController.h"
#include "models/tables/Format.h"
#include "services/release/KeyStore.h"
#include "widgets/incidents/IncidentsScreen.h"

#include <QFileInfo>

namespace ph {

PackController::PackController(Workspace& workspace, IncidentsController& incidents, IncidentsScreen& screen,
                               QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , incidents_(incidents)
    , screen_(screen)
{
    connect(&screen_, &IncidentsScreen::packCloseRequested, this, &PackController::close);
}

void PackController::open(const QString& file)
{
    job_ = workspace_.runner().run<Read>(
        {.title = tr("Verifying %1").arg(QFileInfo(file).fileName())},
        [file, &state = workspace_.state()](JobContext& job) -> Result<Read> {
            const auto keys = KeyStore(state).keys();
            if (!keys)
                return fail(keys.error());
            KnownKeys known;
            for (const auto& key : *keys)
                known.insert(key.id, key.publicKey);
            Read read;
            const auto pack = openWholePack(
                file, known, job.stop,
                [&](std::int64_t done, std::int64_t total) {
                    job.progress(tr("%1 of %2").arg(formatBytes(done), formatBytes(total)), done, total);
                },
                [&](const OpenedPackPtr& opened) -> Result<void> {
                    auto past = pastOf(*opened, state, job.stop);
                    if (!past)
                        return fail(past.error());
                    read.past = *std::move(past);
                    auto stores = packStores(opened, job.stop);
                    if (!stores)
                        return fail(stores.error());
                    read.stores = *std::move(stores);
                    return {};
                });
            if (!pack)
                return fail(pack.error());
            for (const auto& key : *keys) {
                if (key.id == (*pack)->verdict.keyId)
                    read.signer = key.label;
            }
            return read;
        },
        this,
        [this, file](Result<Read> read) {
            if (read)
                return take(*std::move(read));
            if (read.error().kind != ErrorKind::Cancelled)
                Q_EMIT refused(file, read.error());
        });
}

void PackController::take(Read read)
{
    pack_ = read.stores.pack;
    const auto& verdict = pack_->verdict;
    const auto key = read.signer.isEmpty() ? verdict.keyId : read.signer;
    const auto signature = verdict.signer == PackVerdict::Signer::Known ? tr("signed by %1").arg(key)
                           : verdict.signer == PackVerdict::Signer::Unknown
                               ? tr("signed with a key that is not known here")
                               : tr("not signed: anybody may have made it");
    screen_.showPack(tr("Pack %1, made %2 by Pilothouse %3, %4. Read-only; notes are kept here.")
                         .arg(QFileInfo(pack_->file).fileName(),
                              formatAge(pack_->manifest.madeMs, toMs(workspace_.clock()())),
                              pack_->manifest.madeBy, signature),
                     pack_->file + u'\n' + formatTimeToolTip(pack_->manifest.madeMs) + u'\n' +
                         (verdict.keyId.isEmpty() ? signature : verdict.keyId));
    incidents_.showPack(pack_, std::move(read.past), packSource(std::move(read.stores)));
    Q_EMIT opened();
}

void PackController::close()
{
    job_ = {};
    pack_.reset();
    screen_.showPack({});
    incidents_.showWorkspace();
}

} // namespace ph
