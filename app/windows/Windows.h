#pragma once

#include "app/windows/Session.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace ph {

class MainWindow;
class NotifyController;
class Workspace;

/// The windows over one workspace, of which there is one at least; the program ends with the last, or goes on
/// in the tray where people want that. What is connected is the same in all; notices are the business of one
/// of them.
class Windows final : public QObject {
    Q_OBJECT
public:
    Windows();
    ~Windows() override;

    /// The one that is worked in, or was last.
    MainWindow& current() const;
    qsizetype count() const { return qsizetype(windows_.size()); }
    /// Must outlive the windows. Until then there is one, which says that the workspace is opened.
    void attach(Workspace& workspace);
    bool isAttached() const { return workspace_ != nullptr; }

    /// As they were left; the window that is there is the first of them.
    void restore(const Session& session);
    Session session() const;

Q_SIGNALS:
    void changed();                                      ///< session() may say something else
    void programRequested(const QStringList& arguments); ///< one of MainWindow::programRequested()

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    MainWindow& add();
    /// A window with this layout, attached.
    MainWindow& open(const QByteArray& layout);
    void openBeside(const MainWindow& window, const QByteArray& layout);
    void connectAttached(MainWindow& window);
    NotifyController* notifyController() const; ///< of the window that has it; null while none is attached
    void shareConnections(const MainWindow& from);
    void letClosedGo();
    bool goesOnInTray(const MainWindow& closing) const;
    void hideInTray(MainWindow& window);
    void endProgram();

    Workspace* workspace_ = nullptr;
    std::vector<std::unique_ptr<MainWindow>> windows_; ///< in the order they were opened
    MainWindow* current_ = nullptr;
    enum class Closing { Window, Program } closing_ = Closing::Window; ///< what was asked for
    enum class Tray { Beside, Alone } tray_ = Tray::Beside;            ///< Alone: the one window is hidden
    QTimer closed_;
};

} // namespace ph
