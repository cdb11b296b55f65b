#include "app/ConnectionsController.h"
#include "app/MainWindow.h"
#include "app/Pinning.h"
#include "app/ReleasesController.h"
#include "app/RolloutController.h"
#include "app/RolloutDrives.h"
#include "app/RunController.h"
#include "app/help/AboutController.h"
#include "app/help/HelpController.h"
#include "app/notify/NotifyController.h"
#include "app/packs/OpenedPack.h"
#include "app/packs/PackController.h"
#include "app/packs/PackExporting.h"
#include "app/palette/ShortcutsController.h"
#include "app/settings/Language.h"
#include "app/settings/SettingsController.h"
#include "models/tables/CleaningTableModel.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Motion.h"
#include "widgets/contracts/ContractsView.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/shell/ShellFrame.h"
#include "widgets/shell/TopBar.h"

#include <QApplication>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSystemTrayIcon>
#include <QTextDocument>

// What is chosen of how the window looks, and another language while it is open.
namespace ph {

namespace {

SchemeChoice schemeOfTheme(Settings::Theme theme)
{
    return theme == Settings::Theme::Light  ? SchemeChoice::Light
           : theme == Settings::Theme::Dark ? SchemeChoice::Dark
                                            : SchemeChoice::System;
}

QString themeName(SchemeChoice choice)
{
    return choice == SchemeChoice::Light  ? QStringLiteral("light")
           : choice == SchemeChoice::Dark ? QStringLiteral("dark")
                                          : QStringLiteral("system");
}

/// Something that was written here and is nowhere else yet.
bool hasUnsentText(const QWidget& window)
{
    const auto edits = window.findChildren<QPlainTextEdit*>();
    return std::any_of(edits.begin(), edits.end(), [](const QPlainTextEdit* edit) {
        return !edit->isReadOnly() && edit->document()->isModified() && !edit->document()->isEmpty();
    });
}

} // namespace

void MainWindow::buildSettings()
{
    settings_ = new SettingsController(*workspace_, this);
    connect(settings_, &SettingsController::changed, this, &MainWindow::applySettings);
    connect(settings_, &SettingsController::failed, shell_->banner(), &Banner::showError);
    connect(settings_, &SettingsController::newVersion, this, [this](const QString& words) {
        shell_->banner()->showMessage({Tone::Accent, words});
    });
    connect(settings_, &SettingsController::notificationsRequested, this,
            [this] { openNotificationSettings(*settings_->dialog()); });
    connect(settings_, &SettingsController::shortcutsRequested, this,
            [this] { shortcuts_->openDialog(settings_->dialog()); });
    connect(settings_, &SettingsController::shortcutsImported, shortcuts_, &ShortcutsController::restore);
    connect(settings_, &SettingsController::notificationsImported, this, &MainWindow::rereadNotifications);
    connect(settings_, &SettingsController::connectionImported, connectionsController_,
            &ConnectionsController::accept);
    connect(
        settings_, &SettingsController::overLimitsFound, shell_->statusLine(),
        [this](const QList<OverLimit>& over) { shell_->statusLine()->setOverLimit(overLimitsText(over)); });
    connect(shell_->statusLine(), &StatusLine::overLimitRequested, this,
            [this] { settings_->showCleaning(this); });
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        settings_->note(QStringLiteral("last-window"),
                        tr("This desktop has no tray: closing the last window ends the program."));
}

void MainWindow::applySettings(const Settings& settings)
{
    showScheme(schemeOfTheme(settings.theme));
    applyMotion(*qApp, settings.motion == Settings::Motion::Reduced ? MotionChoice::Reduced
                       : settings.motion == Settings::Motion::Full  ? MotionChoice::Full
                                                                    : MotionChoice::System);
    speakLanguage(*qApp, settings.language); // changeEvent() does the rest, in every window
}

/// Again only where it is another one: a style sheet for the whole program takes a while.
void MainWindow::showScheme(SchemeChoice choice)
{
    if (choice != scheme_) {
        scheme_ = choice;
        applyTheme(*qApp, choice);
    }
    shell_->topBar()->setScheme(choice);
}

void MainWindow::chooseScheme(SchemeChoice choice)
{
    const auto& layers = settings_->known().layers;
    const bool isHere = layers.originOf(*settingKey(QStringLiteral("theme"))) == SettingOrigin::Workspace;
    // Taken back rather than written where that means the same.
    const bool isUsual = choice == SchemeChoice::System && !isHere;
    settings_->put(QStringLiteral("theme"), isUsual ? QString() : themeName(choice),
                   isHere ? SettingOrigin::Workspace : SettingOrigin::User);
    showScheme(choice);
}

/// The colours were kept with the window's layout once; they become a setting, where none is made yet.
void MainWindow::takeOldScheme(int scheme)
{
    const auto choice = SchemeChoice(scheme);
    const auto& layers = settings_->known().layers;
    if ((choice == SchemeChoice::Light || choice == SchemeChoice::Dark) &&
        layers.originOf(*settingKey(QStringLiteral("theme"))) == SettingOrigin::Usual)
        chooseScheme(choice);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && shell_)
        QMetaObject::invokeMethod(this, &MainWindow::reopenInPlace, Qt::QueuedConnection);
}

/// Everything in it is made anew over the same workspace, in the language that is spoken now. Where that
/// would lose something it waits for the next start.
void MainWindow::reopenInPlace()
{
    constexpr int soonMs = 50;
    const auto language = QStringLiteral("language");
    if (language_ == spokenLanguage(*qApp)) // told once for each catalog; or it was taken back
        return settings_->note(language, {});
    if (settings_->isWriting()) // the language itself, most likely
        return QTimer::singleShot(soonMs, this, &MainWindow::reopenInPlace);
    const bool isBusy = !drives_->driven().isEmpty() || !releasesController_->driven().isEmpty() ||
                        (driftScreen_ && driftScreen_->contracts()->hasUnsaved()) || hasUnsentText(*this);
    if (isBusy) {
        const auto words =
            tr("The language changes when the window is opened the next time: there is text here that is "
               "nowhere else yet, or a rollout is driven from here.");
        settings_->note(language, words);
        return say(words);
    }
    const bool hasDialog = settings_->dialog() != nullptr;
    const auto page = hasDialog ? settings_->dialog()->page() : SettingsDialog::Page::Look;
    const auto pack = packController_ && packController_->pack() ? packController_->pack()->file : QString();
    const auto layout = saveLayout();
    keepNow(); // the pause that it waits for does not come any more
    setUpdatesEnabled(false);
    workspace_->setConnections(connectionsController_->connections());
    const auto shared = notify_ ? std::nullopt : std::optional(connectionsController_->connections());
    detach();
    help_ = new HelpController(this);
    attach(*workspace_, shared);
    Q_EMIT madeAnew();
    restoreLayout(layout);
    if (!pack.isEmpty())
        packController()->open(pack);
    setUpdatesEnabled(true);
    if (hasDialog)
        settings_->openDialog(this, page);
}

/// Takes everything away that attach() has made. The controllers go first: they hold on to screens.
void MainWindow::detach()
{
    for (auto* job : {&pathJob_, &recentJob_, &workspaceJob_, &diagnosticsJob_, &linkJob_, &incidentJob_})
        *job = {};
    for (auto* timer : {&ages_, &message_, &incidentLook_}) {
        timer->stop();
        timer->disconnect(this);
    }
    workspace_->runner().disconnect(this);
    deleteControllers();
    for (QObject* one :
         {static_cast<QObject*>(shortcuts_), static_cast<QObject*>(pinning_), static_cast<QObject*>(drives_),
          static_cast<QObject*>(packExporting_), static_cast<QObject*>(help_), static_cast<QObject*>(about_)})
        delete one;
    delete takeCentralWidget();
    shell_ = nullptr;
    const auto forget = [](auto*&... screens) { ((screens = nullptr), ...); };
    forget(compareScreen_, modelsScreen_, driftScreen_, monitoringScreen_,
           incidentsScreen_); // made when wanted
    laidOut_.clear();
    setMenuBar(new QMenuBar(this));
    recentActions_.clear();
    qDeleteAll(std::exchange(actions_, {}));
}

} // namespace ph
