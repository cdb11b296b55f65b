#pragma once

#include "app/Workspace.h"
#include "app/windows/LocalEdits.h"
#include "models/values/SavedView.h"

#include <QMap>
#include <QObject>

namespace ph {

class ConnectionsController;
class ExperimentFeed;
class RunsScreen;

/// Saved views of the runs screen: text files, so that they can be shared and kept under version control.
class RunsSavedViews : public QObject {
    Q_OBJECT
public:
    RunsSavedViews(Workspace& workspace, ConnectionsController& connections,
                   const ExperimentFeed& experiments, RunsScreen& screen, QObject* parent = nullptr);
    ~RunsSavedViews() override;

    /// Reads which there are and offers them.
    void list();
    void openNamed(const QString& name) { openFile(fileOf(name)); }

Q_SIGNALS:
    /// The screen shows it; in place of `before`, of these experiments.
    void opened(const ph::SavedView& view, const ph::SavedView& before,
                const QList<ph::EntityKey>& experiments);
    void failed(const ph::Error& error);
    void edited(const ph::LocalEdit& edit);
    void editFailed(); ///< one that was to be taken back, or to be done again

private:
    /// Whether a person does it, or it is taken back or done again, which is no edit of its own.
    enum class Step { First, Again };
    void save(const QString& name, const SavedView& view);
    /// Where `earlier` is none, there was no view of its name.
    void tellSaved(const SavedView& view, const std::optional<SavedView>& earlier);
    enum class Namesake { Replaced, InTheWay };
    void put(const SavedView& view, Namesake namesake);
    void ended(const Result<void>& done, const QString& message, Step step);
    void openFile(const QString& file);
    void open(const SavedView& view);
    void rename(const QString& name, const QString& to, Step step = Step::First);
    void remove(const QString& name, Step step = Step::First);
    QString folder() const; ///< where they lie
    /// Where the view of this name is, or would be: a shared file may have any name.
    QString fileOf(const QString& name) const;

    Workspace& workspace_;
    ConnectionsController& connections_;
    const ExperimentFeed& experiments_;
    RunsScreen& screen_;
    QString current_;
    QMap<QString, QString> files_; ///< by the name that stands in the file
    JobHandle job_, listing_;
};

} // namespace ph
