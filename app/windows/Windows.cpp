#include "app/windows/Windows.h"

#include "app/ConnectionsController.h"
#include "app/MainWindow.h"
#include "app/Workspace.h"
#include "app/notify/NotifyController.h"
#include "widgets/shell/ShellFrame.h"

#include <QEvent>
#include <QGuiApplication>
#include <QScreen>

#include <algorithm>

namespace ph {

namespace {

constexpr QPoint beside(32, 32); // so that the title of the one below is seen

} // namespace

Windows::Windows()
{
    closed_.setSingleShot(true);
    closed_.setInterval(0);
    connect(&closed_, &QTimer::timeout, this, &Windows::letClosedGo);
    // Where the desktop's session ends, so does the program.
    connect(qApp, &QGuiApplication::commitDataRequest, this, [this] { closing_ = Closing::Program; });
    current_ = &add();
}

Windows::~Windows()
{
    QGuiApplication::setQuitOnLastWindowClosed(true);
    for (const auto& window : windows_)
        window->removeEventFilter(this); // what happens to them while they go is no change
}

MainWindow& Windows::current() const
{
    return *current_;
}

MainWindow& Windows::add()
{
    auto& window = *windows_.emplace_back(std::make_unique<MainWindow>());
    window.installEventFilter(this);
    connect(&window, &MainWindow::closed, this, [this] { closed_.start(); });
    connect(&window, &MainWindow::quitting, this, &Windows::endProgram);
    connect(&window, &MainWindow::stayed, this, [this] { closing_ = Closing::Window; });
    connect(&window, &MainWindow::programRequested, this, &Windows::programRequested);
    connect(&window, &MainWindow::windowRequested, this,
            [this, &window](const QByteArray& layout) { openBeside(window, layout); });
    connect(&window, &MainWindow::notificationsRequested, this, [this](QWidget* parent) {
        if (auto* notices = notifyController())
            notices->openSettings(parent);
    });
    connect(&window, &MainWindow::notificationsImported, this, [this] {
        if (auto* notices = notifyController())
            notices->rereadSettings();
    });
    connect(&window, &MainWindow::madeAnew, this, [this, &window] { connectAttached(window); });
    return window;
}

NotifyController* Windows::notifyController() const
{
    for (const auto& window : windows_) {
        if (auto* notices = window->notifyController())
            return notices;
    }
    return nullptr;
}

void Windows::attach(Workspace& workspace)
{
    workspace_ = &workspace;
    auto& first = *windows_.front();
    first.attach(workspace);
    connectAttached(first);
}

void Windows::connectAttached(MainWindow& window)
{
    connect(window.connectionsController(), &ConnectionsController::connectionsChanged, this,
            [this, &window] { shareConnections(window); });
    const auto* shell = window.shell();
    connect(shell, &ShellFrame::tabShown, this, &Windows::changed);
    connect(shell, &ShellFrame::tabClosed, this, &Windows::changed);
    connect(shell, &ShellFrame::destinationShown, this, &Windows::changed);
}

/// What was connected, changed or removed in one window is so in the others.
void Windows::shareConnections(const MainWindow& from)
{
    const auto connections = from.connectionsController()->connections();
    for (const auto& each : windows_) {
        auto* others = each->connectionsController();
        if (each.get() != &from && others && others->connections() != connections)
            others->take(connections);
    }
}

MainWindow& Windows::open(const QByteArray& layout)
{
    const auto shared = windows_.front()->connectionsController()->connections();
    auto& window = add();
    window.attach(*workspace_, shared);
    connectAttached(window);
    window.restoreLayout(layout);
    return window;
}

void Windows::openBeside(const MainWindow& window, const QByteArray& layout)
{
    auto& opened = open(layout);
    const auto room = window.screen()->availableGeometry();
    const QPoint place = window.pos() + beside;
    opened.resize(window.size());
    opened.move(room.contains(place) ? place : room.topLeft());
    opened.show();
    opened.activateWindow();
    current_ = &opened;
    Q_EMIT changed();
}

void Windows::restore(const Session& session)
{
    windows_.front()->restoreLayout(session.windows.value(0));
    for (qsizetype i = 1; i < session.windows.size(); ++i)
        open(session.windows[i]).show();
    if (session.active < int(windows_.size()))
        windows_[std::size_t(session.active)]->comeForward();
}

Session Windows::session() const
{
    Session session;
    for (const auto& window : windows_) {
        if (window.get() == current_)
            session.active = int(session.windows.size());
        session.windows.append(window->saveLayout());
    }
    return session;
}

/// Windows that were closed beside others are gone. Where all are, the program ends, and these are what comes
/// back at the next start.
void Windows::letClosedGo()
{
    const auto isOpen = [](const auto& window) { return window->isVisible(); };
    if (std::ranges::none_of(windows_, isOpen))
        return;
    const bool isWatched = std::ranges::any_of(
        windows_, [&](const auto& window) { return isOpen(window) && window->notifyController(); });
    std::vector<std::unique_ptr<MainWindow>> going; // not out of a list that their last events look at
    for (auto& window : windows_) {
        if (!isOpen(window)) {
            window->removeEventFilter(this);
            going.push_back(std::move(window));
        }
    }
    std::erase(windows_, nullptr);
    if (std::ranges::find(windows_, current_, &std::unique_ptr<MainWindow>::get) == windows_.end())
        current_ = windows_.back().get();
    if (!isWatched && workspace_)
        windows_.front()->watchForNotices();
    Q_EMIT changed();
}

bool Windows::goesOnInTray(const MainWindow& closing) const
{
    if (closing_ == Closing::Program || !workspace_ ||
        workspace_->settings().settings().lastWindow != Settings::LastWindow::StaysInTray)
        return false;
    const auto* notices = notifyController();
    const bool isLast = std::ranges::none_of(
        windows_, [&closing](const auto& window) { return window.get() != &closing && window->isVisible(); });
    return isLast && notices && notices->tray()->isShown();
}

/// It stays as it is, with what it drives and listens to, so that there is nothing to ask about.
void Windows::hideInTray(MainWindow& window)
{
    current_ = &window;
    tray_ = Tray::Alone;
    QGuiApplication::setQuitOnLastWindowClosed(false); // nor when a dialog of the tray's is closed
    window.hide();
    Q_EMIT changed();
}

void Windows::endProgram()
{
    closing_ = Closing::Program;
    if (tray_ == Tray::Beside)
        return; // the last that is closed ends it
    if (current_->close())
        QCoreApplication::quit();
    else
        current_->comeForward(); // it asks something first
}

bool Windows::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Close: {
        auto& window = static_cast<MainWindow&>(*watched); // they alone are watched
        if (!goesOnInTray(window))
            break;
        event->ignore();
        hideInTray(window);
        return true;
    }
    case QEvent::Show:
        tray_ = Tray::Beside;
        QGuiApplication::setQuitOnLastWindowClosed(true);
        break;
    case QEvent::WindowActivate:
        for (const auto& window : windows_) {
            if (window.get() == watched)
                current_ = window.get();
        }
        [[fallthrough]];
    case QEvent::WindowDeactivate:
    case QEvent::WindowStateChange:
    case QEvent::Resize:
    case QEvent::Move:
        Q_EMIT changed();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace ph
