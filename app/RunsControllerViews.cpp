// Saved views of the runs screen: text files, so that they can be shared and kept under version control.
#include "app/ConnectionsController.h"
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

void RunsController::connectViews()
{
    connect(&screen_, &RunsScreen::savedViewSaveRequested, this, &RunsController::saveView);
    connect(&screen_, &RunsScreen::savedViewOpenRequested, this,
            [this](const QString& name) { openViewFile(viewFile(name)); });
    connect(&screen_, &RunsScreen::savedViewFileRequested, this, [this] {
        const auto file =
            QFileDialog::getOpenFileName(&screen_, tr("Open a saved view"), {}, tr("Saved views (*.json)"));
        if (!file.isEmpty())
            openViewFile(file);
    });
    connect(&screen_, &RunsScreen::savedViewPathRequested, this, [this](const QString& name) {
        QGuiApplication::clipboard()->setText(viewFile(name));
        screen_.setSavedViewMessage(tr("Path copied"));
    });
    connect(&screen_, &RunsScreen::savedViewRenameRequested, this, &RunsController::renameView);
    connect(&screen_, &RunsScreen::savedViewDeleteRequested, this, &RunsController::deleteView);
}

QString RunsController::viewsFolder() const
{
    return QString::fromStdString((workspace_.folder() / "views").string());
}

void RunsController::saveView(const QString& name, const SavedView& view)
{
    auto named = view;
    named.name = name;
    named.experiments.clear();
    const auto names = connections_.names();
    for (const auto& key : scope())
        named.experiments.append({names.value(key.connection.value), experimentName(key)});
    viewJob_ = workspace_.runner().run<void>(
        {}, [folder = viewsFolder(), named](JobContext&) { return putSavedView(folder, named); }, this,
        [this, name](Result<void> saved) {
            if (!saved) {
                showError(saved.error());
                return;
            }
            currentView_ = name;
            screen_.setSavedViewMessage(tr("Saved"));
            listViews();
        });
}

void RunsController::openViewFile(const QString& file)
{
    viewJob_ = workspace_.runner().run<SavedView>(
        {}, [file](JobContext&) -> Result<SavedView> { return savedViewIn(file); }, this,
        [this](Result<SavedView> view) {
            if (view)
                openView(*view);
            else
                showError(view.error());
        });
}

void RunsController::openView(const SavedView& view)
{
    QList<EntityKey> keys;
    QStringList absent;
    const auto names = connections_.names();
    for (const auto& wanted : view.experiments) {
        const auto before = keys.size();
        for (const auto& e : experiments_) {
            if (e.experiment.name == wanted.experiment &&
                names.value(e.experiment.key.connection.value) == wanted.connection)
                keys.append(e.experiment.key);
        }
        if (keys.size() == before)
            absent.append(wanted.connection + u'/' + wanted.experiment);
    }
    if (!absent.isEmpty())
        screen_.setSavedViewMessage(tr("Not cached here: %1").arg(absent.join(QStringLiteral(", "))));
    columnsChosen_ = true;
    query_ = view.query;
    currentView_ = view.name;
    screen_.setView(view);
    screen_.setSelectedExperiments(keys);
    listViews();
    keepSoon_.start();
    reloadTable();
}

void RunsController::renameView(const QString& name, const QString& to)
{
    viewJob_ = workspace_.runner().run<void>(
        {}, [folder = viewsFolder(), name, to](JobContext&) { return renameSavedView(folder, name, to); },
        this,
        [this, name, to](Result<void> renamed) {
            if (!renamed) {
                showNameError(screen_, renamed.error());
            } else {
                if (currentView_ == name)
                    currentView_ = to;
                screen_.setSavedViewMessage(tr("Renamed"));
            }
            listViews();
        });
}

void RunsController::deleteView(const QString& name)
{
    viewJob_ = workspace_.runner().run<void>(
        {}, [folder = viewsFolder(), name](JobContext&) { return deleteSavedView(folder, name); }, this,
        [this, name](Result<void> deleted) {
            if (!deleted) {
                showNameError(screen_, deleted.error());
            } else {
                if (currentView_ == name)
                    currentView_.clear();
                screen_.setSavedViewMessage(tr("Deleted"));
            }
            listViews();
        });
}

void RunsController::listViews()
{
    listJob_ = workspace_.runner().run<QMap<QString, QString>>(
        {},
        [folder = viewsFolder()](JobContext&) -> Result<QMap<QString, QString>> {
            return savedViewsIn(folder);
        },
        this,
        [this](const Result<QMap<QString, QString>>& files) {
            if (!files)
                return;
            viewFiles_ = *files;
            screen_.setSavedViews(viewFiles_.keys(), currentView_);
        });
}

QString RunsController::viewFile(const QString& name) const
{
    return viewFiles_.value(name, savedViewPath(viewsFolder(), name));
}

} // namespace ph
