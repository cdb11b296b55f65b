#include "app/RunsSavedViews.h"

#include "app/ConnectionsController.h"
#include "app/ExperimentFeed.h"
#include "app/RunsController.h"
#include "app/SavedViewFiles.h"
#include "models/values/HelpTopic.h"
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
    screen.setBanner(isAboutName && !error.detail.isEmpty() ? error.detail : text.title, text.details,
                     helpTopicOf(error.kind));
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
    connect(&screen_, &RunsScreen::savedViewRenameRequested, this,
            [this](const QString& name, const QString& to) { rename(name, to); });
    connect(&screen_, &RunsScreen::savedViewDeleteRequested, this,
            [this](const QString& name) { remove(name); });
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
    job_ = workspace_.runner().run<std::optional<SavedView>>(
        {},
        [folder = folder(), file = fileOf(name), named](JobContext&) -> Result<std::optional<SavedView>> {
            const auto earlier = savedViewIn(file);
            if (auto saved = putSavedView(folder, named); !saved)
                return fail(saved.error());
            return earlier ? std::optional(*earlier) : std::nullopt;
        },
        this,
        [this, named](Result<std::optional<SavedView>> earlier) {
            if (!earlier) {
                Q_EMIT failed(earlier.error());
                return;
            }
            current_ = named.name;
            screen_.setSavedViewMessage(RunsController::tr("Saved"));
            list();
            tellSaved(named, *earlier);
        });
}

void RunsSavedViews::tellSaved(const SavedView& view, const std::optional<SavedView>& earlier)
{
    Q_EMIT edited({RunsController::tr("saving the view %1").arg(view.name),
                   [this, view, earlier] {
                       earlier ? put(*earlier, Namesake::Replaced) : remove(view.name, Step::Again);
                   },
                   [this, view] { put(view, Namesake::Replaced); }});
}

/// As part of taking something back.
void RunsSavedViews::put(const SavedView& view, Namesake namesake)
{
    job_ = workspace_.runner().run<void>(
        {},
        [folder = folder(), view, namesake](JobContext&) -> Result<void> {
            if (namesake == Namesake::InTheWay && savedViewsIn(folder).contains(view.name))
                return fail(ErrorKind::Invalid, view.name,
                            RunsController::tr("There is a view “%1” already.").arg(view.name));
            return putSavedView(folder, view);
        },
        this, [this](Result<void> saved) { ended(saved, RunsController::tr("Saved"), Step::Again); });
}

void RunsSavedViews::ended(const Result<void>& done, const QString& message, Step step)
{
    if (done)
        screen_.setSavedViewMessage(message);
    else
        showNameError(screen_, done.error());
    if (!done && step == Step::Again)
        Q_EMIT editFailed();
    list();
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
    const auto before = screen_.view();
    const auto chosen = screen_.selectedExperiments();
    current_ = view.name;
    screen_.setView(view);
    screen_.setSelectedExperiments(keys);
    list();
    Q_EMIT opened(view, before, chosen);
}

void RunsSavedViews::rename(const QString& name, const QString& to, Step step)
{
    job_ = workspace_.runner().run<void>(
        {}, [folder = folder(), name, to](JobContext&) { return renameSavedView(folder, name, to); }, this,
        [this, name, to, step](Result<void> renamed) {
            if (renamed && current_ == name)
                current_ = to;
            ended(renamed, RunsController::tr("Renamed"), step);
            if (renamed && step == Step::First)
                Q_EMIT edited({RunsController::tr("renaming the view %1").arg(name),
                               [this, name, to] { rename(to, name, Step::Again); },
                               [this, name, to] { rename(name, to, Step::Again); }});
        });
}

void RunsSavedViews::remove(const QString& name, Step step)
{
    job_ = workspace_.runner().run<std::optional<SavedView>>(
        {},
        [folder = folder(), file = fileOf(name), name](JobContext&) -> Result<std::optional<SavedView>> {
            const auto view = savedViewIn(file);
            if (auto deleted = deleteSavedView(folder, name); !deleted)
                return fail(deleted.error());
            return view ? std::optional(*view) : std::nullopt;
        },
        this,
        [this, name, step](Result<std::optional<SavedView>> deleted) {
            if (deleted && current_ == name)
                current_.clear();
            ended(deleted.map([](const auto&) {}), RunsController::tr("Deleted"), step);
            if (deleted && *deleted && step == Step::First)
                Q_EMIT edited({RunsController::tr("deleting the view %1").arg(name),
                               [this, view = **deleted] { put(view, Namesake::InTheWay); },
                               [this, name] { remove(name, Step::Again); }});
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
