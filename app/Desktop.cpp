#include "app/Desktop.h"

#include "app/CompareController.h"
#include "app/MainWindow.h"
#include "app/RunsController.h"
#include "app/SingleInstance.h"
#include "app/TerminationSignals.h"
#include "services/log/Log.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QPointer>
#include <QTranslator>

#include <thread>

static void initTranslations()
{
    Q_INIT_RESOURCE(translations); // compiled into a static library, which the linker would leave out
}

namespace ph {

namespace {

const QString layoutSetting = QStringLiteral("window/layout");

/// Opens the stores beside the window: a slow disk shows a window that says so.
class Opening : public QObject {
public:
    Opening(MainWindow& window, std::filesystem::path folder, QString pathToOpen)
        : window_(window)
        , folder_(std::move(folder))
        , pathToOpen_(std::move(pathToOpen))
    {
        connect(&window_, &MainWindow::retryRequested, this, &Opening::begin);
    }

    void begin()
    {
        window_.showOpening(QString::fromStdString(folder_.string()));
        worker_ = std::jthread([this, folder = folder_] {
            auto stores = std::make_shared<Result<Stores>>(openStores(folder));
            std::optional<QByteArray> layout;
            if (*stores) {
                if (auto kept = (*stores)->state->setting(layoutSetting))
                    layout = *kept;
            }
            QMetaObject::invokeMethod(this, [this, stores, layout] { end(std::move(*stores), layout); });
        });
    }

    /// What another start passed on; one that comes before the workspace is there waits for it.
    void open(const QString& place)
    {
        window_.comeForward();
        if (place.isEmpty())
            return;
        if (workspace_)
            window_.openPath(place);
        else
            pathToOpen_ = place;
    }

    /// Blocking, after the event loop has ended.
    void keepLayout()
    {
        if (!workspace_)
            return;
        if (auto kept = workspace_->state().putSetting(layoutSetting, window_.saveLayout()); !kept)
            qCWarning(lcApp).noquote() << "layout not kept:" << kept.error().detail;
        // What was changed in the last moment waits for a pause that does not come any more.
        if (auto kept = window_.runsController()->keepNow(); !kept)
            qCWarning(lcApp).noquote() << "runs layout not kept:" << kept.error().detail;
        if (auto kept = window_.compareController()->keepNow(); !kept)
            qCWarning(lcApp).noquote() << "board not kept:" << kept.error().detail;
    }

private:
    void end(Result<Stores> stores, const std::optional<QByteArray>& layout)
    {
        if (!stores) {
            window_.showFailure(stores.error());
            return;
        }
        workspace_ = std::make_unique<Workspace>(std::move(*stores), Workspace::Settings{});
        window_.attach(*workspace_);
        if (layout)
            window_.restoreLayout(*layout);
        if (!pathToOpen_.isEmpty())
            window_.openPath(pathToOpen_);
    }

    MainWindow& window_;
    const std::filesystem::path folder_;
    QString pathToOpen_;
    std::jthread worker_;

public:
    std::unique_ptr<Workspace> workspace_;
};

} // namespace

void installTranslations(QApplication& application)
{
    initTranslations();
    const QLocale locale;
    auto* qt = new QTranslator(&application);
    if (qt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        application.installTranslator(qt);
    auto* own = new QTranslator(&application);
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
    auto window = std::make_unique<MainWindow>();
    int code = 0;
    std::unique_ptr<Workspace> workspace;
    {
        Opening opening(*window, folder, pathToOpen);
        // Out of every event loop, a dialog's too: nobody is there to answer it.
        const TerminationSignals signals([] { QCoreApplication::exit(0); });
        window->show();
        opening.begin();
        SingleInstance instance(folder); // goes before what it calls
        instance.listen([&opening](const QString& place) { opening.open(place); });
        code = QApplication::exec();
        opening.keepLayout();
        workspace = std::move(opening.workspace_);
    }
    window.reset(); // before the services that it refers to
    return code;
}

} // namespace ph
