#include "app/Desktop.h"

#include "app/DesktopMotion.h"
#include "app/MainWindow.h"
#include "app/SingleInstance.h"
#include "app/TerminationSignals.h"
#include "app/settings/Language.h"
#include "app/start/RecentFile.h"
#include "app/windows/SessionKeeper.h"
#include "app/windows/Windows.h"
#include "services/log/Log.h"
#include "widgets/common/Banner.h"
#include "widgets/shell/ShellFrame.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QProcess>
#include <QTranslator>

#include <thread>

static void initTranslations()
{
    Q_INIT_RESOURCE(translations); // compiled into a static library, which the linker would leave out
}

namespace ph {

namespace {

/// Ourselves as we were started. What an AppImage holds is only there as long as this process is.
QString programFile()
{
    const auto own = QCoreApplication::applicationFilePath();
    const auto mounted = qEnvironmentVariable("APPDIR");
    return !mounted.isEmpty() && own.startsWith(mounted + u'/') ? qEnvironmentVariable("APPIMAGE", own) : own;
}

/// Opens the stores beside the window: a slow disk shows a window that says so.
class Opening : public QObject {
public:
    Opening(Windows& windows, std::filesystem::path folder, QString pathToOpen)
        : windows_(windows)
        , folder_(std::move(folder))
        , pathToOpen_(std::move(pathToOpen))
    {
        connect(&windows_.current(), &MainWindow::retryRequested, this, &Opening::begin);
        connect(&windows_, &Windows::programRequested, this, &Opening::startProgram);
    }

    void begin()
    {
        windows_.current().showOpening(QString::fromStdString(folder_.string()));
        worker_ = std::jthread([this, folder = folder_] {
            auto opened = std::make_shared<Result<Opened>>(openedIn(folder));
            QMetaObject::invokeMethod(this, [this, opened] { end(std::move(*opened)); });
        });
    }

    /// What another start passed on; one that comes before the workspace is there waits for it.
    void open(const QString& place)
    {
        windows_.current().comeForward();
        if (place.isEmpty())
            return;
        if (workspace_)
            windows_.current().openPath(place);
        else
            pathToOpen_ = place;
    }

    /// Blocking, after the event loop has ended.
    void keepLayout()
    {
        if (!workspace_)
            return;
        if (auto kept = keeper_->keepNow(); !kept)
            qCWarning(lcApp).noquote() << "session not kept:" << kept.error().forRecords();
        // What was changed in the last moment waits for a pause that does not come any more.
        windows_.current().keepNow();
    }

private:
    /// A window, and a program, of its own: what happens to one workspace is nothing to the other.
    void startProgram(const QStringList& arguments)
    {
        if (!QProcess::startDetached(programFile(), arguments))
            windows_.current().shell()->banner()->showMessage(
                {.tone = Tone::Bad,
                 .text = MainWindow::tr("Another window could not be opened."),
                 .help = QStringLiteral("troubleshooting")});
    }

    struct Opened {
        Stores stores;
        std::optional<KeptSession> session;
    };

    static Result<Opened> openedIn(const std::filesystem::path& folder)
    {
        auto stores = openStores(folder);
        if (!stores)
            return fail(stores.error());
        if (auto kept = rememberWorkspace(recentWorkspacesPath(), folder); !kept)
            qCWarning(lcApp).noquote() << "not among the recent ones:" << kept.error().forRecords();
        auto session = beginRestoring(*stores->state);
        if (!session)
            qCWarning(lcApp).noquote() << "session not read:" << session.error().forRecords();
        return Opened{std::move(*stores), session.value_or(std::nullopt)};
    }

    void end(Result<Opened> opened)
    {
        if (!opened) {
            windows_.current().showFailure(opened.error());
            return;
        }
        speakLanguage(*qApp, opened->stores.settings.settings().language);
        workspace_ = std::make_unique<Workspace>(std::move(opened->stores), Workspace::Settings{});
        windows_.attach(*workspace_);
        keeper_ = std::make_unique<SessionKeeper>(*workspace_, windows_);
        keeper_->begin(opened->session);
        if (!pathToOpen_.isEmpty())
            windows_.current().openPath(pathToOpen_);
    }

    Windows& windows_;
    const std::filesystem::path folder_;
    QString pathToOpen_;
    std::jthread worker_;
    std::unique_ptr<SessionKeeper> keeper_;

public:
    std::unique_ptr<Workspace> workspace_;
};

} // namespace

void installTranslations(QApplication& application)
{
    initTranslations();
    const auto mark = QStringLiteral("phTranslator");
    qDeleteAll(application.findChildren<QTranslator*>(mark)); // of the language before
    const QLocale locale;
    auto* qt = new QTranslator(&application);
    qt->setObjectName(mark);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(qt);
    auto* own = new QTranslator(&application);
    own->setObjectName(mark);
    const auto catalogs = QStringLiteral(":/i18n");
    // English is a catalog, too: it holds the plurals, so that no language is left with "1 runs".
    const auto fallback = locale.language() == QLocale::Chinese ? QStringLiteral("pilothouse_zh_CN")
                                                                : QStringLiteral("pilothouse_en");
    if (own->load(locale, QStringLiteral("pilothouse"), QStringLiteral("_"), catalogs) ||
        own->load(fallback, catalogs))
        application.installTranslator(own);
}

int runDesktop(QApplication& application, const std::filesystem::path& folder, const QString& pathToOpen)
{
    installTranslations(application);
    applyTheme(application, SchemeChoice::System);
    const DesktopMotion motion;
    QObject::connect(&motion, &DesktopMotion::told, &application,
                     [&application](Motion told) { applyDesktopMotion(application, told); });
    auto windows = std::make_unique<Windows>();
    int code = 0;
    std::unique_ptr<Workspace> workspace;
    {
        Opening opening(*windows, folder, pathToOpen);
        // Out of every event loop, a dialog's too: nobody is there to answer it.
        const TerminationSignals signals([] { QCoreApplication::exit(0); });
        windows->current().show();
        opening.begin();
        SingleInstance instance(folder); // goes before what it calls
        instance.listen([&opening](const QString& place) { opening.open(place); });
        code = QApplication::exec();
        opening.keepLayout();
        workspace = std::move(opening.workspace_);
    }
    windows.reset(); // before the services that they refer to
    return code;
}

} // namespace ph
