#include "app/RunsSavedViews.h"

#include "app/ConnectionsController.h"
#include "app/ExperimentFeed.h"
#include "app/RunsController.h"
#include "app/SavedViewFiles.h"
#include "widgets/common/ErrorText.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

namespace ph {

namespace {

/// What is in the way of a name is said outright, not below "Details".
void showNameError(RunsScreen& screen, const Error& error)
{
    const bool isAboutName = error.kind == ErrorKind::Invalid || error.kind == ErrorKind::NotFound;
    const auto text = errorText(error);
    screen.setBanner(isAboutName && !error.detail.isEmpty() ? error.detail : text.title, text.details);
}

} // namespace

RunsSavedViews::RunsSavedViews(Workspace& workspace, ConnectionsController& connections,
                               const ExperimentFeed& experiments, RunsScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , experiments_(experiments)
    , screen_(screen)
{
    connect(&screen_, &RunsScreen::savedViewSaveRequested, this, &RunsSavedViews::save);
    connect(&screen_, &RunsScreen::savedViewOpenRequested, this, &RunsSavedViews::openNamed);
    connect(&screen_, &RunsScreen::savedViewFileRequested, this, [this] {
        const auto file = QFileDialog::getOpenFileName(&screen_, RunsController::tr("Open a saved view"), {},
                                                       RunsController::tr("Saved views (*.json)"));
        if (!file.isEmpty())
            openFile(file);
    });
    connect(&screen_, &RunsScreen::savedViewPathRequested, this, [this](const QString& name) {
        QGuiApplication::clipboard()->setText(fileOf(name));
        screen_.setSavedViewMessage(RunsController::tr("Path copied"));
    });
    connect(&screen_, &RunsScreen::savedViewRenameRequested, this, &RunsSavedViews::rename);
    connect(&screen_, &RunsScreen::savedViewDeleteRequested, this, &RunsSavedViews::remove);
}

RunsSavedViews::~RunsSavedViews() = default;

QString RunsSavedViews::folder() const
{
    return QString::fromStdString((workspace_.folder() / "views").string());
}

void RunsSavedViews::save(const QString& name, const SavedView& view)
{
    auto named = view;
    named.name = name;
    named.experiments = experiments_.namesOf(screen_.selectedExperiments());
    job_ = workspace_.runner().run<void>(
        {}, [folder = folder(), named](JobContext&) { return putSavedView(folder, named); }, this,
        [this, name](Result<void> saved) {
            if (!saved) {
                Q_EMIT failed(saved.error());
                return;
            }
            current_ = name;
            screen_.setSavedViewMessage(RunsController::tr("Saved"));
            list();
        });
}

void RunsSavedViews::openFile(const QString& file)
{
    job_ = workspace_.runner().run<SavedView>(
        {}, [file](JobContext&) -> Result<SavedView> { return savedViewIn(file); }, this,
        [this](Result<SavedView> view) {
            if (view)
                open(*view);
            else
                Q_EMIT failed(view.error());
        });
}

void RunsSavedViews::open(const SavedView& view)
{
    QList<EntityKey> keys;
    QStringList absent;
    const auto names = connections_.names();
    for (const auto& wanted : view.experiments) {
        const auto before = keys.size();
        for (const auto& e : experiments_.experiments()) {
            if (e.experiment.name == wanted.experiment &&
                names.value(e.experiment.key.connection.value) == wanted.connection)
                keys.append(e.experiment.key);
        }
        if (keys.size() == before)
            absent.append(wanted.connection + u'/' + wanted.experiment);
    }
    if (!absent.isEmpty())
        screen_.setSavedViewMessage(
            RunsController::tr("Not cached here: %1").arg(absent.join(QStringLiteral(", "))));
    current_ = view.name;
    screen_.setView(view);
    screen_.setSelectedExperiments(keys);
    list();
    Q_EMIT opened(view);
}

void RunsSavedViews::rename(const QString& name, const QString& to)
{
    job_ = workspace_.runner().run<void>(
        {}, [folder = folder(), name, to](JobContext&) { return renameSavedView(folder, name, to); }, this,
        [this, name, to](Result<void> renamed) {
            if (!renamed) {
                showNameError(screen_, renamed.error());
            } else {
                if (current_ == name)
                    current_ = to;
                screen_.setSavedViewMessage(RunsController::tr("Renamed"));
            }
            list();
        });
}

void RunsSavedViews::remove(const QString& name)
{
    job_ = workspace_.runner().run<void>(
        {}, [folder = folder(), name](JobContext&) { return deleteSavedView(folder, name); }, this,
        [this, name](Result<void> deleted) {
            if (!deleted) {
                showNameError(screen_, deleted.error());
            } else {
                if (current_ == name)
                    current_.clear();
                screen_.setSavedViewMessage(RunsController::tr("Deleted"));
            }
            list();
        });
}

void RunsSavedViews::list()
{
    listing_ = workspace_.runner().run<SavedViewFolder>(
        {}, [folder = folder()](JobContext&) -> Result<SavedViewFolder> { return savedViewFolder(folder); },
        this,
        [this](const Result<SavedViewFolder>& found) {
            if (!found)
                return;
            files_ = found->views;
            screen_.setSavedViews(files_.keys(), current_, found->unreadable);
        });
}

QString RunsSavedViews::fileOf(const QString& name) const
{
    return files_.value(name, savedViewPath(folder(), name));
}

} // namespace ph
