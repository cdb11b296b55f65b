#pragma once

#include "app/settings/SettingsMove.h"
#include "models/values/CacheUse.h"
#include "services/settings/SettingsFile.h"
#include "services/update/UpdateNews.h"
#include "widgets/settings/SettingsDialog.h"

#include <QFileSystemWatcher>
#include <QPointer>
#include <QTimer>

namespace ph {

/// Settings while a window is open: read again when a file of them changes, written where somebody chooses,
/// and the dialog over them. Whether there is a newer version is asked where they say so, once a day.
class SettingsController final : public QObject {
    Q_OBJECT
public:
    explicit SettingsController(Workspace& workspace, QObject* parent = nullptr);
    ~SettingsController() override;

    /// Tells what holds now, watches, and asks for updates if that is due.
    void start();
    const KnownSettings& known() const { return known_; }
    Settings settings() const { return known_.settings(); }
    /// Holds at once, and is written beside the window. An empty value takes it back there.
    void put(const QString& name, const QString& value, SettingOrigin place);
    bool isWriting() const; ///< what was put is not on the disk yet; it would not get there without this
    void openDialog(QWidget* parent, SettingsDialog::Page page = SettingsDialog::Page::Look);
    SettingsDialog* dialog() const { return dialog_; }
    /// Words beside a setting that does not hold yet, in the dialog whenever it is open; empty: it holds.
    void note(const QString& name, const QString& words);
    /// The page of what is kept, with what would be deleted by its limits.
    void showCleaning(QWidget* parent);
    /// From now on it is looked at by itself whether more is kept than the limits say: soon, then once an
    /// hour, and where a limit changes.
    void watchLimits();
    void lookAtLimits();   ///< now, beside the window; overLimitsFound() says what came of it
    void checkForUpdate(); ///< now, whatever is set; the dialog says what came of it, or newVersion()

Q_SIGNALS:
    void changed(const ph::Settings& settings);
    void newVersion(const QString& words); ///< found by itself
    void overLimitsFound(const QList<ph::OverLimit>& over);
    void shortcutsImported();
    void notificationsImported();
    void notificationsRequested();
    void shortcutsRequested();
    void connectionImported(const ph::Connection& connection);
    void failed(const ph::Error& error);

private:
    void watch();
    void reload();
    void take(KnownSettings known);
    void connectMoving();
    void lookAtCache();
    void cleanCache();
    void exportTo(const QString& file);
    void planImportOf(const QString& file);
    void confirmImport();
    enum class Asked { ByHand, ByItself };
    void askForUpdates(Asked asked);
    void checkIfDue();

    Workspace& workspace_;
    const QString userFile_, workspaceFile_;
    KnownSettings known_;
    QFileSystemWatcher watcher_;
    QTimer settle_, due_, limits_;
    QPointer<SettingsDialog> dialog_;
    QMap<QString, QString> notes_; ///< by the setting's name
    std::optional<SettingsImport> import_;
    std::vector<JobHandle> writes_;
    JobHandle readJob_, cleaningJob_, limitsJob_, movingJob_, updateJob_;
};

} // namespace ph
