#include "app/ConnectionsController.h"
#include "app/MainWindow.h"
#include "app/ModelsController.h"
#include "app/ReleasesController.h"
#include "app/RunsController.h"
#include "app/incidents/IncidentsController.h"
#include "app/packs/PackController.h"
#include "app/windows/Dropped.h"
#include "models/values/HelpTopic.h"
#include "models/values/ObjectIndex.h"
#include "models/values/PlaceLink.h"
#include "services/connectors/Catalog.h"
#include "services/connectors/RecogniseLocation.h"
#include "widgets/common/Banner.h"
#include "widgets/connections/ConnectionsScreen.h"
#include "widgets/endpoints/EndpointsScreen.h"
#include "widgets/shell/ShellFrame.h"

#include <QFileInfo>

// Places and links that people open: the command line, the menu and another program's click.
namespace ph {

namespace {

bool isPackFile(const QString& path)
{
    return path.endsWith(QLatin1String(".phpack"), Qt::CaseInsensitive) &&
           !path.contains(QLatin1String("://"));
}

} // namespace

void MainWindow::openObject(const NamedObject& object)
{
    const auto key = [&](EntityKind kind) { return EntityKey{object.connection, kind, object.id}; };
    switch (object.kind) {
    case ObjectKind::Experiment:
        runsController_->selectExperiments({key(EntityKind::Experiment)});
        return showDestination(QLatin1String(experimentsId));
    case ObjectKind::Run:
        return openRun(key(EntityKind::Run));
    case ObjectKind::Model:
        modelsController()->choose(key(EntityKind::RegisteredModel));
        return showDestination(QLatin1String(modelsId));
    case ObjectKind::ModelVersion: {
        const auto model = object.name.chopped(object.id.size() + 1);
        modelsController()->chooseVersion({object.connection, EntityKind::RegisteredModel, model}, object.id);
        return showDestination(QLatin1String(modelsId));
    }
    case ObjectKind::Endpoint:
        showDestination(QLatin1String(endpointsId));
        return endpointsScreen_->open(key(EntityKind::Endpoint));
    case ObjectKind::Release:
        return releasesController_->openRelease(object.id);
    case ObjectKind::Incident:
        showDestination(QLatin1String(incidentsId));
        return incidentsController()->choose(object.id);
    case ObjectKind::SavedView:
        runsController_->openSavedView(object.id);
        return showDestination(QLatin1String(experimentsId));
    case ObjectKind::Connection:
        connectionsScreen_->select(object.connection);
        return showDestination(QLatin1String(connectionsId));
    }
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::openPath(const QString& path)
{
    if (isProgramLink(path))
        return openProgramLink(path);
    if (isPackFile(path) && QFileInfo(path).isFile())
        return packController()->open(QFileInfo(path).absoluteFilePath());
    const bool isUrl = path.contains(QLatin1String("://"));
    const auto place = isUrl ? path : absoluteLocation(path);
    pathJob_ = workspace_->runner().run<Dropped>(
        {},
        [place, isUrl](JobContext&) -> Result<Dropped> {
            if (!isUrl && !QFileInfo::exists(place))
                return fail(ErrorKind::NotFound, place);
            if (!isUrl) {
                if (auto known = recogniseDropped(place); known.kind != Dropped::Kind::Unknown)
                    return known;
            }
            const auto connector = recogniseLocation(place); // why not, of a file
            if (!connector)
                return fail(connector.error());
            return Dropped{place, connector->isEmpty() ? Dropped::Kind::Unknown : Dropped::Kind::Store,
                           *connector};
        },
        this,
        [this, place](Result<Dropped> found) {
            // What is wrong is told at once: the general words of these kinds speak of servers.
            if (!found && found.error().kind == ErrorKind::NotFound) {
                shell_->banner()->showMessage({.tone = Tone::Bad,
                                               .text = tr("There is no such file or folder: %1").arg(place),
                                               .help = helpTopicOf(ErrorKind::NotFound)});
                return;
            }
            if (!found) {
                shell_->banner()->showError(found.error());
                return;
            }
            switch (found->kind) {
            case Dropped::Kind::Store:
                return addStore(place, found->connector);
            case Dropped::Kind::Policy:
                return releasesController_->openPolicyFile(place);
            case Dropped::Kind::Report:
                return importReports({place});
            case Dropped::Kind::Pack:
            case Dropped::Kind::Unknown:
                break;
            }
            shell_->banner()->showMessage(
                {.tone = Tone::Bad,
                 .text = tr("Nothing was recognised here: neither a mlruns folder nor a mlflow.db nor a "
                            "kubeconfig."),
                 .details = place,
                 .help = QStringLiteral("connections")});
        });
}

void MainWindow::addStore(const QString& path, const QString& kind)
{
    Connection connection;
    connection.kind = kind;
    connection.location = path;
    const QFileInfo info(path);
    const auto parent = QFileInfo(info.path()).fileName();
    connection.name = parent.isEmpty() ? info.fileName() : parent + u'/' + info.fileName();
    connect(
        connectionsController_, &ConnectionsController::connectionAdded, this,
        [this](const Connection& added) { say(tr("Connected %1").arg(added.name)); },
        Qt::SingleShotConnection);
    const auto holds = holdingOf(kind);
    showDestination(QLatin1String(holds == ConnectorDescriptor::Holds::Runs         ? experimentsId
                                  : holds == ConnectorDescriptor::Holds::Monitoring ? monitoringId
                                                                                    : endpointsId));
    connectionsController_->addKnown(connection);
}

} // namespace ph
