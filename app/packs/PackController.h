#pragma once

#include "app/Workspace.h"
#include "app/packs/PackWorkspace.h"

#include <QObject>

namespace ph {

class IncidentsController;
class IncidentsScreen;

/// Opens packs in the window: verified on a worker, then shown by the incidents' screen in place of the
/// workspace, until they are closed. Nothing of the workspace is written over.
class PackController : public QObject {
    Q_OBJECT
public:
    PackController(Workspace& workspace, IncidentsController& incidents, IncidentsScreen& screen,
                   QObject* parent = nullptr);
    void open(const QString& file);
    void close(); ///< the workspace is shown again
    const OpenedPackPtr& pack() const { return pack_; }

Q_SIGNALS:
    void opened();
    void refused(const QString& file, const ph::Error& error); ///< what was shown before still is

private:
    struct Read {
        PackPast past;
        PackStores stores;
        QString signer; ///< what the workspace calls the key; may be empty
    };
    void take(Read read);

    Workspace& workspace_;
    IncidentsController& incidents_;
    IncidentsScreen& screen_;
    OpenedPackPtr pack_;
    JobHandle job_;
};

} // namespace ph
